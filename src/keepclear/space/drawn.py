"""How a volume looks on a sheet: its core and the line drawn round it at its radius.

For display only. The line is a many-cornered polygon, some thousandths of the radius
off the true one, and nothing may be concluded from it: conflicts are found from core
and radius alone. Longitudes run on past 180 degrees where a shape does, so that
a shape across the antimeridian is drawn whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, hypot, radians
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from keepclear.space.ellipsoid import Floats
from keepclear.space.volume import Core, CoreKind, Position, Ring, Volume

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_CORNERS: Final = 48  # of a drawn circle: its sides stay within 0.3 % of the radius
_PIECE_DEG: Final = 0.5  # an edge is offset piece by piece, for its scale changes along it
_PIECES_MAX: Final = 400
_VERTICES_MAX: Final = 500
_POLE_DEG: Final = 89.0
_M_PER_DEGREE: Final = 111_000.0
_TURN: Final = 360.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """What to draw of a plan, in degrees: `areas` are an outer ring and its holes each.

    `cores` are as given, shifted by whole turns towards the meridian asked for.
    """

    areas: tuple[tuple[Ring, ...], ...]
    cores: tuple[Core, ...]


def outline_of(volume: Volume, about_lon: float = 0.0) -> Drawn:
    """Return one volume as it is drawn, near the meridian `about_lon`. For display only."""
    return outline_of_all((volume,), about_lon)


def outline_of_all(volumes: Iterable[Volume], about_lon: float = 0.0) -> Drawn:
    """Return volumes as they are drawn together, without the seams between them.

    For display only. The parts of a shape that is cut at the antimeridian join.
    """
    import shapely

    # A movement may pass one core many times; what differs in time alone is drawn once.
    places = dict.fromkeys((volume.core, volume.radius_m) for volume in volumes)
    near = [(_shifted(core, about_lon), radius_m) for core, radius_m in places]
    shapes = [shape for core, radius_m in near for shape in _shapes(core, radius_m)]
    merged = shapely.union_all(shapes, grid_size=1e-7)
    return Drawn(tuple(_areas(merged)), tuple(core for core, _ in near))


def middle_meridian(cores: Iterable[Core]) -> float:
    """Return the meridian to draw cores about: opposite the widest gap between them."""
    spans = sorted(_span(core) for core in cores)
    if not spans:
        return 0.0
    west, east = spans[0]
    gaps = []
    for start, end in spans[1:]:
        if start > east:
            gaps.append((start - east, east, start))
        east = max(east, end)
    gaps.append((west + _TURN - east, east, west + _TURN))
    _, gap_west, gap_east = max(gaps, key=lambda gap: (gap[0], -gap[1]))
    middle = (gap_east + gap_west + _TURN) / 2
    return (middle + 180.0) % _TURN - 180.0


def shifted_lon(lon: float, about_lon: float) -> float:
    """Return a longitude within half a turn of a meridian."""
    return lon + _TURN * round((about_lon - lon) / _TURN)


def _span(core: Core) -> tuple[float, float]:
    lons = [lon for ring in core.rings for lon, _ in ring]
    return min(lons), max(lons)


def _shifted(core: Core, about_lon: float) -> Core:
    west, east = _span(core)
    middle = (west + east) / 2
    turn = shifted_lon(middle, about_lon) - middle
    return Core(core.kind, tuple(tuple((x + turn, y) for x, y in ring) for ring in core.rings))


def _shapes(core: Core, radius_m: float) -> Iterator["BaseGeometry"]:
    """Yield shapes whose union is the core with its radius, in degrees."""
    import shapely

    rings = [_thinned(ring) for ring in core.rings]
    if core.kind is CoreKind.POLYGON:
        # Rings that cross are read by shapely's own repair: the sheet still shows where they lie.
        yield shapely.make_valid(shapely.Polygon(rings[0], rings[1:]))
    if radius_m <= 0:
        return
    lats = [lat for ring in rings for _, lat in ring]
    if max(abs(min(lats)), abs(max(lats))) + radius_m / _M_PER_DEGREE > _POLE_DEG:
        yield _cap(core, lats, radius_m)
        return
    for ring in rings:
        circles = _circles(list(_pieces(ring)), radius_m)
        if len(circles) == 1:
            yield shapely.Polygon(circles[0])
        pairs = np.concatenate((circles[:-1], circles[1:]), axis=1)
        yield from shapely.convex_hull(shapely.multipoints(pairs))


def _thinned(ring: Ring) -> Ring:
    if len(ring) <= _VERTICES_MAX:
        return ring
    step = ceil(len(ring) / _VERTICES_MAX)
    return (*ring[:-1:step], ring[-1])


def _pieces(ring: Ring) -> Iterator[Position]:
    """Yield the positions of a ring, with more along its longer edges."""
    length = sum(hypot(u - x, v - y) for (x, y), (u, v) in pairwise(ring))
    piece = max(_PIECE_DEG, length / _PIECES_MAX)
    yield ring[0]
    for (x, y), (u, v) in pairwise(ring):
        count = max(1, ceil(hypot(u - x, v - y) / piece))
        for step in range(1, count + 1):
            yield x + (u - x) * step / count, y + (v - y) * step / count


def _circles(at: Sequence[Position], radius_m: float) -> Floats:
    """Return the corners of a circle round each position: degrees, shape (n, corners, 2)."""
    import pyproj

    lons, lats = (np.repeat([xy[axis] for xy in at], _CORNERS) for axis in (0, 1))
    bearings = np.tile(np.arange(_CORNERS) * _TURN / _CORNERS, len(at))
    many = np.full(len(lons), radius_m)
    x, y, _ = pyproj.Geod(ellps="WGS84").fwd(lons, lats, bearings, many)
    x += _TURN * np.round((lons - x) / _TURN)
    corners: Floats = np.stack((x, y), axis=1).reshape(len(at), _CORNERS, 2)
    return corners


def _cap(core: Core, lats: Sequence[float], radius_m: float) -> "BaseGeometry":
    """Return a box that surely holds a shape beside a pole, where a circle has no plain outline."""
    import shapely

    reach = 1.01 * radius_m / _M_PER_DEGREE
    south, north = max(-90.0, min(lats) - reach), min(90.0, max(lats) + reach)
    west, east = _span(core)
    if max(abs(south), abs(north)) >= 90:
        middle = (west + east) / 2
        return shapely.box(middle - 180, south, middle + 180, north)
    over = reach / cos(radians(max(abs(south), abs(north))))
    return shapely.box(west - min(180.0, over), south, east + min(180.0, over), north)


def _areas(shape: Any) -> Iterator[tuple[Ring, ...]]:
    for part in getattr(shape, "geoms", [shape]):
        if part.geom_type == "Polygon" and not part.is_empty:
            holes = sorted(tuple(hole.coords) for hole in part.interiors)
            yield (tuple(part.exterior.coords), *holes)
