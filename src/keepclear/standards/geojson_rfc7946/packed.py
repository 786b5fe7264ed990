"""The volumes of a notice held in few bytes, and given back exactly as they were read.

A check of a hundred thousand notices holds them all and looks at a few at a time: as
objects their positions alone would take ten times the room.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from struct import Struct
from typing import Final, overload

from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Ring, Volume

# Kind, reference, which bounds there are, number of rings; radius, floor, ceiling; start, end.
_HEAD: Final = Struct("<BBBI3d2q")
_NO_REFERENCE: Final = 255
_HAS_FLOOR, _HAS_CEILING = 1, 2
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Packed(Sequence[Volume]):
    """The volumes of a notice; each is made anew whenever it is asked for."""

    __slots__ = ("_held",)

    def __init__(self, volumes: Sequence[Volume] = ()) -> None:
        self._held = tuple(_pack(volume) for volume in volumes)

    @classmethod
    def joined(cls, parts: "Iterable[Packed]") -> "Packed":
        """Return the volumes of several parts as those of one notice."""
        whole = cls()
        whole._held = tuple(chain.from_iterable(part._held for part in parts))
        return whole

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, at: int) -> Volume: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Volume, ...]: ...

    def __getitem__(self, at: int | slice) -> Volume | tuple[Volume, ...]:
        if isinstance(at, slice):
            return tuple(_unpack(held) for held in self._held[at])
        return _unpack(self._held[at])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            return self._held == other._held
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def _pack(volume: Volume) -> bytes:
    core, band, interval = volume.core, volume.band, volume.interval
    bounds = _HAS_FLOOR * (band.floor_m is not None) + _HAS_CEILING * (band.ceiling_m is not None)
    head = _HEAD.pack(
        core.kind,
        _NO_REFERENCE if band.reference is None else band.reference,
        bounds,
        len(core.rings),
        volume.radius_m,
        0.0 if band.floor_m is None else band.floor_m,
        0.0 if band.ceiling_m is None else band.ceiling_m,
        (interval.start - _EPOCH) // _MICROSECOND,
        (interval.end - _EPOCH) // _MICROSECOND,
    )
    sizes = [len(ring) for ring in core.rings]
    numbers = chain.from_iterable(chain.from_iterable(core.rings))
    return head + Struct(f"<{len(sizes)}I{2 * sum(sizes)}d").pack(*sizes, *numbers)


def _unpack(held: bytes) -> Volume:
    kind, reference, bounds, rings, radius_m, floor_m, ceiling_m, start, end = _HEAD.unpack_from(
        held
    )
    sizes = Struct(f"<{rings}I").unpack_from(held, _HEAD.size)
    degrees = iter(Struct(f"<{2 * sum(sizes)}d").unpack_from(held, _HEAD.size + 4 * rings))
    positions = zip(degrees, degrees, strict=True)
    parts: list[Ring] = [tuple(next(positions) for _ in range(size)) for size in sizes]
    band = Band(
        floor_m if bounds & _HAS_FLOOR else None,
        ceiling_m if bounds & _HAS_CEILING else None,
        None if reference == _NO_REFERENCE else Reference(reference),
    )
    span = Interval(_EPOCH + start * _MICROSECOND, _EPOCH + end * _MICROSECOND)
    return Volume(Core(CoreKind(kind), tuple(parts)), radius_m, band, span)
