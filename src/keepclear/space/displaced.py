"""A volume somewhere else: later, higher, or so many metres over there.

The rule is that a displaced volume is one that a record can hold as it stands, so
what was found clear is what would be signed: positions come out in millionths of a
degree. Every position goes the same way by the same bearing along a geodesic; edges
stay straight in longitude and latitude, so a shape of 100 km that goes 20 km north at
35 degrees is some 0.2 % wider or narrower at the end.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import chain
from math import cos, radians
from typing import TYPE_CHECKING, Final

from keepclear.space.altitude import Band
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

if TYPE_CHECKING:
    from pyproj import Geod

# Nearer a pole one bearing leads positions of one shape different ways, and bends it.
LATITUDE_MAX: Final = 85.0
# A line that ends this near to where it begins leads nowhere in particular.
COURSE_M_MIN: Final = 100.0
_DECIMALS: Final = 6
_HALF_TURN: Final = 180.0


def displaced_core(core: Core, bearing: float, distance_m: float) -> Core | None:
    """Return a core with each position moved by a geodesic of this bearing and length.

    None where a position would lie beyond 85 degrees of latitude, or where the core would
    come to lie across the antimeridian, where it would have to be cut in two.
    """
    lons, lats = zip(*chain.from_iterable(core.rings), strict=True)
    count = len(lons)
    to_lon, to_lat, _ = _geod().fwd(lons, lats, [bearing] * count, [distance_m] * count)
    if max(map(abs, to_lat)) > LATITUDE_MAX:
        return None
    across = [abs(after - lon) > _HALF_TURN for after, lon in zip(to_lon, lons, strict=True)]
    if any(across) and not all(across):
        return None
    there = zip(to_lon, to_lat, strict=True)
    # Adding nothing turns -0.0 into 0.0.
    moved = [(round(lon, _DECIMALS) + 0.0, round(lat, _DECIMALS) + 0.0) for lon, lat in there]
    each = iter(moved)
    return Core(core.kind, tuple(tuple(next(each) for _ in ring) for ring in core.rings))


def displaced_volume(volume: Volume, bearing: float, distance_m: float) -> Volume | None:
    """Return a volume whose core is displaced; None where the core cannot be."""
    core = displaced_core(volume.core, bearing, distance_m)
    return None if core is None else replace(volume, core=core)


def shifted(volume: Volume, later: timedelta, higher_m: float) -> Volume:
    """Return a volume at another time and altitude; a missing bound stays missing."""
    interval, band = volume.interval, volume.band
    return replace(
        volume,
        interval=Interval(interval.start + later, interval.end + later),
        band=raised(band, higher_m) if higher_m else band,
    )


def raised(band: Band, higher_m: float) -> Band:
    """Return a band with both bounds so much higher, counted from the same reference."""
    floor_m, ceiling_m = band.floor_m, band.ceiling_m
    return Band(
        None if floor_m is None else floor_m + higher_m,
        None if ceiling_m is None else ceiling_m + higher_m,
        band.reference,
    )


def course(volumes: Sequence[Volume]) -> int | None:
    """Return the bearing of a movement in whole degrees from where it begins to where it ends.

    It begins where its earliest line is drawn from and ends where its latest is drawn to.
    None where nothing is a line, or where it ends less than 100 m from its beginning.
    """
    lines = [volume for volume in volumes if volume.core.kind is CoreKind.LINE]
    if not lines:
        return None
    lines.sort(key=lambda volume: volume.interval.start)
    bearing, _, length_m = _geod().inv(*lines[0].core.rings[0][0], *lines[-1].core.rings[0][-1])
    return None if length_m < COURSE_M_MIN else round(bearing) % 360


def stretch(core: Core, by_m: float) -> float:
    """Return how many metres at most any place of a core goes for each metre it is displaced.

    Places within an edge are carried by the turns of its ends, and a turn that is so many
    metres at the end nearer the pole is more at the other. Holds up to `by_m` metres.
    """
    lats = [abs(lat) for _, lat in chain.from_iterable(core.rings)]
    spread = by_m / 100_000  # degrees of latitude, with a tenth to spare
    low = 0.0 if len({lat > 0 for _, lat in chain.from_iterable(core.rings)}) > 1 else min(lats)
    nearest, furthest = max(0.0, low - spread), min(89.0, max(lats) + spread)
    return cos(radians(nearest)) / cos(radians(furthest)) * 1.01


@cache
def _geod() -> "Geod":
    from pyproj import Geod  # a fifth of a second to load

    return Geod(ellps="WGS84")
