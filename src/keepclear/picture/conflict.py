"""Which plans of different parties come closer than agreed, and how close, where and when.

A conflict is a pair of volumes whose cores come within both radii and the lateral
separation, whose altitude bands come within the vertical one, and whose spans of
time overlap or lie less than the time separation apart. It depends on the plans
and the separation alone: not on the order they arrived in, nor on who asks, so
two nodes that hold the same plans list the same conflicts. spec/volume.md is the law.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from math import isfinite
from struct import pack, unpack
from typing import Any, Final, Generic, TypeAlias, TypeVar

from keepclear.space.altitude import vertical_gap_m
from keepclear.space.approach import approach_within, surely_between_m
from keepclear.space.index import Index
from keepclear.space.interval import Interval
from keepclear.space.outline import Outline
from keepclear.space.volume import Position, Volume

K = TypeVar("K", bound=Hashable)
_ID_DIGITS: Final = 32
_SAME_M: Final = 3  # decimals: distances alike to the millimetre count as equal
_BEATEN_BY_M: Final = 0.002  # further than this, and rounding to millimetres keeps the order


@dataclass(frozen=True, slots=True)
class Separation:
    """How far plans must stay apart beyond their own volumes: metres and seconds, none below 0."""

    lateral_m: float = 0.0
    vertical_m: float = 0.0
    time_s: int = 0

    def __post_init__(self) -> None:
        for length in (self.lateral_m, self.vertical_m, self.time_s):
            if not (isfinite(length) and length >= 0):
                raise ValueError(f"separation is not a number of 0 or more: {length!r}")


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two plans conflict.

    `closest_m`, `vertical_m` and `where` are those of the conflicting volume pair
    least by distance, then start, then order. `start` to `end` spans the real
    overlaps in time, or where there is none the smallest gap, of `gap_s` seconds.
    `vertical_m` is None where the altitudes count from different references.
    """

    closest_m: float
    vertical_m: float | None
    start: datetime
    end: datetime
    gap_s: int | None
    where: Position


@dataclass(frozen=True, slots=True)
class _Pair:
    """A volume of each of two plans, whose times and altitudes conflict."""

    at_least_m: float  # what their closeness is surely no less than
    surely: bool  # whether they conflict, however close they come
    radii_m: float
    number: int
    other_number: int
    vertical_m: float | None


@dataclass(frozen=True, slots=True)
class _Clash:
    """One conflicting pair of volumes."""

    closest_m: float
    vertical_m: float | None
    where: Position
    start: datetime
    order: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Plan:
    group: int
    volumes: tuple[Volume, ...]
    outlines: tuple[Outline, ...]
    rows: tuple[int, ...]


_Rank: TypeAlias = tuple[float, datetime, tuple[int, int]]  # distance, start, order of input


class ActivePlans(Generic[K]):
    """The plans in force, held so that a new one is compared with all of them at once.

    Keys are sortable; plans of one party are never compared with each other.
    """

    def __init__(self) -> None:
        self._plans: dict[K, _Plan] = {}
        self._at: dict[int, tuple[K, int]] = {}
        self._groups: dict[Hashable, int] = {}
        self._index = Index()

    def __len__(self) -> int:
        return len(self._plans)

    def __contains__(self, key: object) -> bool:
        return key in self._plans

    def add(self, key: K, party: Hashable, volumes: Sequence[Volume]) -> None:
        """Take in a plan; one already held under `key` is replaced."""
        self.remove(key)
        group = self._groups.setdefault(party, len(self._groups))
        outlines = tuple(Outline(volume.core) for volume in volumes)
        rows = tuple(
            self._index.add(outline, volume.radius_m, volume.interval, group)
            for volume, outline in zip(volumes, outlines, strict=True)
        )
        self._plans[key] = _Plan(group, tuple(volumes), outlines, rows)
        for number, row in enumerate(rows):
            self._at[row] = (key, number)

    def remove(self, key: K) -> None:
        """Forget the plan under `key`, if there is one."""
        plan = self._plans.pop(key, None)
        for row in plan.rows if plan else ():
            self._index.remove(row)
            del self._at[row]

    def meetings(
        self,
        party: Hashable,
        volumes: Sequence[Volume],
        separation: Separation,
        *,
        key: K | None = None,
    ) -> list[tuple[K, Meeting]]:
        """Return the conflicts of a plan with all plans of other parties, sorted by key.

        Where the plan has a `key`, equal distances are told apart as they would be
        had the other plan come second.
        """
        group = self._groups.get(party, -1)
        outlines = tuple(Outline(volume.core) for volume in volumes)
        near: dict[K, list[tuple[int, int]]] = {}
        for number, (volume, outline) in enumerate(zip(volumes, outlines, strict=True)):
            reach_m = volume.radius_m + separation.lateral_m
            rows = self._index.near(outline, reach_m, volume.interval, separation.time_s, group)
            for row in rows:
                other, other_number = self._at[int(row)]
                near.setdefault(other, []).append((number, other_number))
        plan = _Plan(group, tuple(volumes), outlines, ())
        found = []
        for other in sorted(near):  # type: ignore[type-var]  # keys are sortable
            first = key is None or key < other  # type: ignore[operator]
            meeting = _meeting(plan, self._plans[other], near[other], separation, first)
            if meeting:
                found.append((other, meeting))
        return found


def meeting(a: Sequence[Volume], b: Sequence[Volume], separation: Separation) -> Meeting | None:
    """Return how two plans of different parties conflict, or None if they keep clear."""
    plans: ActivePlans[int] = ActivePlans()
    plans.add(1, "b", b)
    found = plans.meetings("a", a, separation)
    return found[0][1] if found else None


def all_meetings(
    plans: Mapping[K, tuple[Hashable, Sequence[Volume]]], separation: Separation
) -> list[tuple[K, K, Meeting]]:
    """Return every conflict between plans of different parties, sorted by the two keys."""
    active: ActivePlans[K] = ActivePlans()
    found = []
    for key in sorted(plans):  # type: ignore[type-var]
        party, volumes = plans[key]
        meetings = active.meetings(party, volumes, separation, key=key)
        found += [(other, key, meeting) for other, meeting in meetings]
        active.add(key, party, volumes)
    return sorted(found, key=lambda row: row[:2])


def conflict_id(a: str, b: str, separation: Separation) -> str:
    """Return the name of a conflict between two notices under a separation.

    The first 32 hexadecimal digits of SHA-256 over the deterministic CBOR
    (RFC 8949 4.2.1) of [name, name, lateral_m, vertical_m, time_s], names sorted by
    their UTF-8 bytes, whole numbers as integers and others as the shortest float.
    """
    names = sorted((a, b), key=lambda name: name.encode())
    parts: list[str | float] = [
        *names,
        separation.lateral_m,
        separation.vertical_m,
        separation.time_s,
    ]
    encoded = _head(4, len(parts)) + b"".join(_cbor(part) for part in parts)
    return sha256(encoded).hexdigest()[:_ID_DIGITS]


def _meeting(
    plan: _Plan,
    other: _Plan,
    near: Iterable[tuple[int, int]],
    separation: Separation,
    plan_is_first: bool,
) -> Meeting | None:
    """Return how two plans conflict in pairs of volumes that are near in space and time.

    The likely nearest are measured first. A pair that conflicts for certain, and
    is further apart than one already measured, counts with its times alone.
    """
    least: _Clash | None = None
    times = []
    pairs = [
        (pair, *_best(plan, other, pair, plan_is_first))
        for pair in _pairs(plan, other, near, separation)
    ]
    for pair, best, time in sorted(pairs, key=lambda one: one[1]):
        if not (least and pair.surely and _is_beaten(plan, other, pair, best, least)):
            clash = _clash(plan, other, pair, separation, plan_is_first)
            if clash is None:
                continue
            least = clash if least is None else min(least, clash, key=_rank)
        times.append(time)
    if least is None:
        return None
    closest = least.closest_m, least.vertical_m
    shared = [(start, end) for overlap, start, end in times if overlap]
    if shared:
        start, end = min(start for start, _ in shared), max(end for _, end in shared)
        return Meeting(*closest, start, end, None, least.where)
    _, start, end = min(times, key=lambda one: (one[2] - one[1], one[1]))
    return Meeting(*closest, start, end, (end - start) // timedelta(seconds=1), least.where)


def _best(
    plan: _Plan, other: _Plan, pair: _Pair, plan_is_first: bool
) -> tuple[_Rank, tuple[bool, datetime, datetime]]:
    """Return the best rank that a pair can come to, before it is measured, and its times."""
    mine, theirs = plan.volumes[pair.number], other.volumes[pair.other_number]
    time = _meeting_time(mine.interval, theirs.interval)
    order = (pair.number, pair.other_number) if plan_is_first else (pair.other_number, pair.number)
    least_m = max(0.0, pair.at_least_m - _BEATEN_BY_M)
    return (round(least_m, _SAME_M), time[1], order), time


def _is_beaten(plan: _Plan, other: _Plan, pair: _Pair, best: _Rank, least: _Clash) -> bool:
    """Tell whether a pair surely comes after one already measured."""
    if best > _rank(least):
        return True
    limit_m = least.closest_m + _BEATEN_BY_M
    mine, theirs = plan.outlines[pair.number], other.outlines[pair.other_number]
    return approach_within(mine, theirs, pair.radii_m + limit_m) is None


def _rank(clash: _Clash) -> _Rank:
    return round(clash.closest_m, _SAME_M), clash.start, clash.order


def _pairs(
    plan: _Plan, other: _Plan, near: Iterable[tuple[int, int]], separation: Separation
) -> Iterator[_Pair]:
    """Yield the pairs whose altitudes conflict and that may be close enough."""
    for number, other_number in near:
        mine, theirs = plan.volumes[number], other.volumes[other_number]
        vertical_m = vertical_gap_m(mine.band, theirs.band)
        if vertical_m is not None and vertical_m > separation.vertical_m:
            continue
        radii_m = mine.radius_m + theirs.radius_m
        least_m, most_m = surely_between_m(plan.outlines[number], other.outlines[other_number])
        if least_m <= radii_m + separation.lateral_m:
            surely = most_m <= radii_m + separation.lateral_m
            yield _Pair(least_m - radii_m, surely, radii_m, number, other_number, vertical_m)


def _clash(
    plan: _Plan, other: _Plan, pair: _Pair, separation: Separation, plan_is_first: bool
) -> _Clash | None:
    """Measure a pair of volumes, and return how they conflict if they do."""
    mine, theirs = plan.volumes[pair.number], other.volumes[pair.other_number]
    found = approach_within(
        plan.outlines[pair.number],
        other.outlines[pair.other_number],
        pair.radii_m + separation.lateral_m,
    )
    if found is None:
        return None
    _, start, _ = _meeting_time(mine.interval, theirs.interval)
    order = pair.number, pair.other_number
    return _Clash(
        max(0.0, found.distance_m - pair.radii_m),
        pair.vertical_m,
        found.where,
        start,
        order if plan_is_first else order[::-1],
    )


def _meeting_time(a: Interval, b: Interval) -> tuple[bool, datetime, datetime]:
    """Return whether two spans overlap, and the overlap or else the gap between them."""
    start, end = max(a.start, b.start), min(a.end, b.end)
    return (True, start, end) if start < end else (False, end, start)


def _head(major: int, value: int) -> bytes:
    if value < 24:
        return bytes([major << 5 | value])
    for extra, (form, size) in enumerate((("B", 8), (">H", 16), (">I", 32), (">Q", 64))):
        if value < 1 << size:
            return bytes([major << 5 | 24 + extra]) + pack(form, value)
    raise ValueError(f"number too great to name a conflict: {value}")


def _cbor(part: str | float) -> bytes:
    if isinstance(part, str):
        encoded = part.encode()
        return _head(3, len(encoded)) + encoded
    if part == int(part) and part < 1 << 64:
        return _head(0, int(part))
    for lead, form in ((b"\xf9", ">e"), (b"\xfa", ">f")):
        try:
            shorter: tuple[Any, ...] = unpack(form, pack(form, part))
        except OverflowError:
            continue
        if shorter[0] == part:
            return lead + pack(form, part)
    return b"\xfb" + pack(">d", part)
