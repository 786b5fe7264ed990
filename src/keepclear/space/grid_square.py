"""Grid squares as they stand on officers' maps: those of MGRS, of 100 m, 1 km or 10 km.

The rule is that the squares named hold the whole of what is told by them. The
lines of MGRS are bent in longitude and latitude, so each square is written with a
rim that is wider than the bend. What does not lie within one zone of UTM, or lies
beyond 80 degrees south or 84 north, has no such squares here: its caller takes
another grid rather than a guess.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import ceil, floor, hypot, isfinite, radians, tan
from typing import Any, Final

import numpy as np

from keepclear.space.ellipsoid import CURVATURE_RADIUS_MIN_M
from keepclear.space.graticule import MICRO, STEPS_MAX, Box, reached, spans
from keepclear.space.outline import Outline
from keepclear.space.tiling import Rectangle, Run, Tiling, TooMany
from keepclear.space.volume import Core, CoreKind, Position, Volume, polygon

# How wide the rim of a square is: twice the bend of its side at 84 degrees, and the rounding of its
# corners. A side of s metres bends by s * s * tan(84) / (8 * 6,335,000) at most.
RIMS_M: Final = {100: 1, 1_000: 2, 10_000: 40}
SOUTH_MIN, NORTH_MAX = -80.0, 84.0
# No length on the ground is longer on the map, anywhere in a zone, Norway's wide ones included:
# 0.9996 (1 + x * x / (2 * 6,335,000 ** 2)) at x = 380 km is 1.0014.
_SCALE_MAX: Final = 1.002
_PROJECTED_M: Final = 0.001  # far above the error of the projection
_UP, _ROUND = 180 * MICRO, 360 * MICRO


def cover(volumes: Sequence[Volume], size_m: int, most: int) -> list[Core]:
    """Return squares that hold volumes entirely, joined where they abut; to be written with a rim.

    Raises TooMany where they are more than `most` rectangles or in no zone together. What was
    returned before is returned again, without another rim.
    """
    squares = _named(volumes, size_m)
    if squares is not None:
        return squares
    zone = zone_of(volumes)
    if zone is None:
        raise TooMany
    tiling, steps = Tiling(), 0
    for volume in volumes:
        for ring in volume.core.rings:
            for at, to in pairwise((*ring, ring[0]) if len(ring) == 1 else ring):
                parts = list(_parts(at, to, size_m))
                steps += len(parts)
                if steps > 4 * STEPS_MAX:
                    raise TooMany
                _touch(tiling, parts, volume.radius_m, size_m, zone)
        if volume.core.kind is CoreKind.POLYGON:
            _fill(tiling, volume.core, size_m, zone)
    return [_core(one, size_m, zone) for one in tiling.rectangles(_sides(size_m), most)]


def zone_of(volumes: Sequence[Volume]) -> int | None:
    """Return the zone of UTM that holds volumes with their radii; None where no one zone does."""
    zones: set[int | None] = set()
    for volume in volumes:
        outline = Outline(volume.core)
        west, south, east, north = reached(_box(outline), volume.radius_m + 1)
        if west < 0 or east > _ROUND:
            return None
        lons = [x / MICRO - 180 for x in (west, (west + east) / 2, east)]
        lats = [y / MICRO - 90 for y in (south, (south + north) / 2, north)]
        zones |= {_zone(lon, lat) for lon in lons for lat in lats}
    return zones.pop() if len(zones) == 1 else None


def _box(outline: Outline) -> Box:
    return (
        *(outline.west * MICRO + _ROUND / 2, outline.south * MICRO + _UP / 2),
        *(outline.east * MICRO + _ROUND / 2, outline.north * MICRO + _UP / 2),
    )


def _zone(lon: float, lat: float) -> int | None:
    """Return the zone of a position, by the letters and figures of MGRS."""
    if not SOUTH_MIN <= lat < NORTH_MAX:
        return None
    if 56 <= lat < 64 and 3 <= lon < 12:
        return 32
    if lat >= 72 and 0 <= lon < 42:
        return next(zone for zone, end in ((31, 9), (33, 21), (35, 33), (37, 42)) if lon < end)
    return min(60, floor((lon + 180) / 6) + 1)


def _parts(at: Position, to: Position, size_m: int) -> Iterator[tuple[Position, Position]]:
    """Cut an edge into parts no longer than a square is wide."""
    degrees = size_m / 111_700  # no degree is longer
    cuts = max(1, ceil(max(abs(to[0] - at[0]), abs(to[1] - at[1])) * 1.5 / degrees))
    if cuts > STEPS_MAX:
        raise TooMany
    ends = [
        (at[0] + (to[0] - at[0]) * n / cuts, at[1] + (to[1] - at[1]) * n / cuts)
        for n in range(cuts + 1)
    ]
    return pairwise(ends)


def _touch(
    tiling: Tiling,
    parts: Sequence[tuple[Position, Position]],
    radius_m: float,
    size_m: int,
    zone: int,
) -> None:
    """Take in the squares that come within a radius of the parts of an edge."""
    ends = np.array([parts[0][0], *(to for _, to in parts)])
    xs, ys = _project(zone)(ends[:, 0], ends[:, 1])
    lat_max = max(abs(parts[0][0][1]), abs(parts[-1][1][1]))
    for (x, y), (u, v) in pairwise(zip(xs.tolist(), ys.tolist(), strict=True)):
        # A line straight in degrees bends by tan(latitude) / radius and the map adds a little.
        bend_m = hypot(u - x, v - y) ** 2 * (tan(radians(lat_max)) + 0.2)
        reach_m = radius_m * _SCALE_MAX + bend_m / (4 * CURVATURE_RADIUS_MIN_M) + _PROJECTED_M
        first, last = floor((min(x, u) - reach_m) / size_m), floor((max(x, u) + reach_m) / size_m)
        low, high = floor((min(y, v) - reach_m) / size_m), floor((max(y, v) + reach_m) / size_m)
        for row in range(low, high + 1):
            tiling.touch(row, first, last)


def _fill(tiling: Tiling, core: Core, size_m: int, zone: int) -> None:
    """Take in the squares whose middle lies inside: those which no edge touches are among them."""
    import shapely

    fine = shapely.segmentize(Outline(core).shape, size_m / 111_700)
    project = _project(zone)
    shape = shapely.transform(fine, lambda at: np.column_stack(project(at[:, 0], at[:, 1])))
    west, south, east, north = shape.bounds
    rows = range(floor(south / size_m), floor(north / size_m) + 1)
    if len(rows) > STEPS_MAX:
        raise TooMany
    lines = shapely.linestrings(
        [[(west - 1, (row + 0.5) * size_m), (east + 1, (row + 0.5) * size_m)] for row in rows]
    )
    # Bending can make a narrow neck cross itself; the cautious reading holds what it encloses.
    shape = shape if shape.is_valid else shapely.convex_hull(shape)
    for row, found in zip(rows, shapely.intersection(shape, lines), strict=True):
        for start, end in spans(found):
            first, last = ceil(start / size_m - 0.5), floor(end / size_m - 0.5)
            if first <= last:
                tiling.touch(row, first, last)


def _sides(size_m: int) -> Any:
    def sides(row: int, run: Run) -> Rectangle:
        return run[0] * size_m, row * size_m, (run[1] + 1) * size_m, (row + 1) * size_m

    return sides


def _core(rectangle: Rectangle, size_m: int, zone: int) -> Core:
    """Return a rectangle of squares as a polygon with a position at every corner of a square."""
    west, south, east, north = rectangle
    along = [*range(west, east, size_m)], [*range(south, north, size_m)]
    xy = [
        *((x, south) for x in along[0]),
        *((east, y) for y in along[1]),
        *((x + size_m, north) for x in reversed(along[0])),
        *((west, y + size_m) for y in reversed(along[1])),
    ]
    lons, lats = _project(zone)([x for x, _ in xy], [y for _, y in xy], inverse=True)
    ring = [(round(lon, 6), round(lat, 6)) for lon, lat in zip(lons, lats, strict=True)]
    return polygon((*ring, ring[0]))


def _named(volumes: Sequence[Volume], size_m: int) -> list[Core] | None:
    """Return the cores of volumes that are such squares already, or None where one is not.

    Squares of a zone may reach over its border, so its neighbours are asked as well.
    """
    rim_m = RIMS_M[size_m]
    if any(v.core.kind is not CoreKind.POLYGON or v.radius_m != rim_m for v in volumes):
        return None
    lon, lat = volumes[0].core.rings[0][0]
    zone = _zone(lon, lat) or min(60, floor((lon + 180) / 6) + 1)
    cores = [volume.core for volume in volumes]
    near = (zone, zone % 60 + 1, (zone - 2) % 60 + 1)
    found = any(all(_is_square(core, size_m, one) for core in cores) for one in near)
    return cores if found else None


def _is_square(core: Core, size_m: int, zone: int) -> bool:
    xs, ys = _project(zone)(*zip(*core.rings[0], strict=True))
    if not all(map(isfinite, (*xs, *ys))):
        return False
    west, south, east, north = (
        round(at / size_m) * size_m for at in (min(xs), min(ys), max(xs), max(ys))
    )
    if not (west < east and south < north and east - west + north - south < 2_000 * size_m):
        return False
    return _core((west, south, east, north), size_m, zone) == core


@cache
def _project(zone: int) -> Any:
    from pyproj import Proj  # a fifth of a second to load

    return Proj(proj="utm", zone=zone, ellps="WGS84")
