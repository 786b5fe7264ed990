"""What is told of a volume where less than all is told: a released volume holds the true one.

Who is told of a place only roughly still keeps clear of it, since nothing is ever
cut away. The rule is that a release follows from the precision and from which
cells of a fixed grid are touched, never from chance: what is told again, or of
another plan in the same cells, tells nothing more. spec/release.md is the law.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from math import ceil, floor
from typing import Final

from keepclear.space import grid_square
from keepclear.space.altitude import Band
from keepclear.space.graticule import Graticule, core_of
from keepclear.space.interval import Interval
from keepclear.space.precision import AREA_SIZES_M, SQUARE_SIZES_M, Precision, Shape
from keepclear.space.tiling import TooMany
from keepclear.space.volume import Core, CoreKind, Volume

ALTITUDE_STEP_M: Final = 100.0
RECTANGLES_MAX: Final = (
    256  # of one altitude and time; a shape that takes more goes to larger cells
)
EVERYWHERE: Final = (0, 0, 360_000_000, 180_000_000)
_UTC_MAX: Final = 253_402_300_799


def released(volumes: Sequence[Volume], precision: Precision) -> tuple[Volume, ...]:
    """Return what is told of volumes; together they hold all of them, and may be more or fewer."""
    if precision.is_exact:
        return tuple(volumes)
    times = [replace(v, interval=rounded(v.interval, precision.step_s)) for v in volumes]
    if precision.shape is Shape.EXACT:
        return tuple(times)
    # Volumes of one altitude and time are told together: where they meet is not told.
    together: dict[tuple[Band, Interval], list[Volume]] = {}
    for volume in times:
        together.setdefault((_raised(volume.band), volume.interval), []).append(volume)
    return tuple(
        Volume(core, float(rim_m), band, interval)
        for (band, interval), alike in sorted(together.items(), key=_order)
        for core, rim_m in _cores(alike, precision)
    )


def rounded(interval: Interval, step_s: int) -> Interval:
    """Return a span that holds this one and starts and ends on whole steps since 1970."""
    if step_s == 0:
        return interval
    start = floor(interval.start.timestamp() / step_s) * step_s
    end = min(ceil(interval.end.timestamp() / step_s) * step_s, _UTC_MAX)
    return Interval(datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC))


def _raised(band: Band) -> Band:
    """Return a band that holds this one, its bounds on whole steps: a height can tell a place."""
    floor_m, ceiling_m = band.floor_m, band.ceiling_m
    return Band(
        None if floor_m is None else floor(floor_m / ALTITUDE_STEP_M) * ALTITUDE_STEP_M,
        None if ceiling_m is None else ceil(ceiling_m / ALTITUDE_STEP_M) * ALTITUDE_STEP_M,
        band.reference if band.bounded else None,
    )


def _order(item: tuple[tuple[Band, Interval], object]) -> tuple[object, ...]:
    (band, interval), _ = item
    heights = [-1e9 if bound is None else bound for bound in (band.floor_m, band.ceiling_m)]
    return interval.start, interval.end, *heights, -1 if band.reference is None else band.reference


def _cores(volumes: Sequence[Volume], precision: Precision) -> list[tuple[Core, int]]:
    """Return cells that hold volumes, each with its rim; larger ones where they would be many."""
    if precision.shape is Shape.SQUARE:
        for size_m in (size for size in SQUARE_SIZES_M if size >= precision.size_m):
            try:
                squares = grid_square.cover(volumes, size_m, RECTANGLES_MAX)
            except TooMany:
                continue
            return [(core, grid_square.RIMS_M[size_m]) for core in squares]
    sizes = [size_m for size_m in AREA_SIZES_M if size_m >= precision.size_m]
    same = sorted((volume.core for volume in volumes), key=_placed)
    if all(volume.radius_m == 0 and _is_rectangle(volume.core) for volume in volumes):
        # What is whole cells already, of a larger grid too, is told again as it is.
        for size_m in sizes:
            if sorted(_area(volumes, size_m) or [], key=_placed) == same:
                return [(core, 0) for core in same]
    covers = (_area(volumes, size_m) for size_m in sizes)
    found = next((cores for cores in covers if cores is not None), None)
    return [(core, 0) for core in (list(core_of(EVERYWHERE)) if found is None else found)]


def _placed(core: Core) -> tuple[float, float]:
    (lon, lat), *_ = core.rings[0]
    return lat, lon


def _is_rectangle(core: Core) -> bool:
    return core.kind is CoreKind.POLYGON and [len(ring) for ring in core.rings] == [5]


def _area(volumes: Sequence[Volume], size_m: int) -> list[Core] | None:
    """Return cells of the graticule that hold volumes, or None where they are too many."""
    try:
        found = Graticule(size_m).cover(volumes, RECTANGLES_MAX)
    except TooMany:
        return None
    return [core for rectangle in found for core in core_of(rectangle)]
