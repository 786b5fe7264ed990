"""GeoJSON geometry to the cores of volumes: each part of a Multi geometry is one core.

Longitude comes first, always (RFC 7946 3.1.1); a third coordinate is not a plan's
altitude and is left out with a warning. Nothing is mended: a ring that is not
closed stays a fault, because only its author knows which corner is missing.
"""

from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Final

from keepclear.errors import Fault
from keepclear.limits import VERTICES_PER_GEOMETRY_MAX
from keepclear.space.volume import Core, CoreKind, Position, Ring, core_faults, position_faults
from keepclear.standards.geojson_rfc7946.wire import Literal, shown

# For each type: what a part is made of, how many levels of list hold its positions, and whether
# the outermost level counts parts.
TYPES: Final = {
    "Point": (CoreKind.POINT, 0, False),
    "MultiPoint": (CoreKind.POINT, 1, True),
    "LineString": (CoreKind.LINE, 1, False),
    "MultiLineString": (CoreKind.LINE, 2, True),
    "Polygon": (CoreKind.POLYGON, 2, False),
    "MultiPolygon": (CoreKind.POLYGON, 3, True),
}
CRS84: Final = {
    "ogc:crs84",
    "urn:ogc:def:crs:ogc:1.3:crs84",
    "urn:ogc:def:crs:ogc::crs84",
    "http://www.opengis.net/def/crs/ogc/1.3/crs84",
    "https://www.opengis.net/def/crs/ogc/1.3/crs84",
    "epsg:4326",
    "urn:ogc:def:crs:epsg::4326",
    "http://www.opengis.net/def/crs/epsg/0/4326",
    "https://www.opengis.net/def/crs/epsg/0/4326",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """A theatre: west, south, east and north in degrees; west beyond east crosses 180."""

    west: float
    south: float
    east: float
    north: float

    def hold(self, lon: float, lat: float) -> bool:
        """Tell whether a position lies in the theatre."""
        if not self.south <= lat <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= lon <= self.east
        return lon >= self.west or lon <= self.east


@dataclass(slots=True)
class Shapes:
    """The cores of one geometry, or its faults."""

    cores: list[Core] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    heights: bool = False
    unread: bool = False  # holds what the JSON itself is faulted for, and is not told twice


def read_geometry(place: str, geometry: object, bounds: Bounds | None) -> Shapes:
    """Return the cores of a GeoJSON geometry; faults name `place` and what in it."""
    shapes = Shapes()
    kinds = ", ".join(TYPES)
    if not isinstance(geometry, dict):
        fault = "no geometry" if geometry is None else "geometry is not an object"
        shapes.faults.append(Fault(f"{place}: geometry", fault, f"give one of {kinds}"))
        return shapes
    shapes.faults += crs_faults(f"{place}: geometry", geometry)
    kind = geometry.get("type")
    if not isinstance(kind, str) or kind not in TYPES:
        cure = f"give one of {kinds}"
        if kind == "GeometryCollection":
            cure += "; one feature for each part, with the same notice"
        shapes.faults.append(
            Fault(f"{place}: geometry.type", f"{shown(str(kind))!r} is not taken", cure)
        )
        return shapes
    _read_parts(shapes, f"{place}: geometry.coordinates", kind, geometry.get("coordinates"))
    if bounds and not shapes.faults:
        shapes.faults += _out_of_bounds(f"{place}: geometry.coordinates", shapes.cores, bounds)
    return shapes


def crs_faults(place: str, holder: dict[str, Any]) -> list[Fault]:
    """Return the fault of a coordinate reference system other than WGS 84, if one is named."""
    if "crs" not in holder:
        return []
    crs = holder["crs"]
    inner = crs.get("properties") if isinstance(crs, dict) else None
    name = inner.get("name") if isinstance(inner, dict) else None
    if isinstance(name, str) and name.strip().lower() in CRS84:
        return []
    fault = (
        f"positions in {shown(name)!r}" if isinstance(name, str) else "a crs that cannot be read"
    )
    cure = "give positions in WGS 84 longitude and latitude, and leave crs out"
    return [Fault(f"{place}: crs" if place else "crs", fault, cure)]


def _read_parts(shapes: Shapes, place: str, kind: str, coordinates: object) -> None:
    core_kind, depth, many = TYPES[kind]
    count = _count(coordinates, depth)
    if count > VERTICES_PER_GEOMETRY_MAX:
        fault = f"{count} vertices in one geometry"
        cure = f"simplify to {VERTICES_PER_GEOMETRY_MAX} and add what that loses to radius_m"
        shapes.faults.append(Fault(place, fault, cure))
        return
    if many and not (isinstance(coordinates, list) and coordinates):
        shapes.faults.append(Fault(place, f"a {kind} without parts", "give at least one part"))
        return
    parts = coordinates if many and isinstance(coordinates, list) else [coordinates]
    for number, part in enumerate(parts):
        _read_part(shapes, f"{place}[{number}]" if many else place, core_kind, part)


def _read_part(shapes: Shapes, place: str, kind: CoreKind, part: object) -> None:
    before, shapes.unread = len(shapes.faults), False
    rings: tuple[Ring, ...]
    if kind is CoreKind.POINT:
        position = _position(shapes, place, part)
        rings = ((position,),) if position else ()
    elif kind is CoreKind.LINE:
        rings = (_positions(shapes, place, part),)
    else:
        listed = part if isinstance(part, list) else []
        if not listed:
            cure = "give the outer ring, then the holes"
            shapes.faults.append(Fault(place, "a polygon without rings", cure))
        rings = tuple(
            _positions(shapes, f"{place}[{number}]", ring) for number, ring in enumerate(listed)
        )
    if len(shapes.faults) > before or shapes.unread:
        return
    core = Core(kind, rings)
    found = core_faults(core, place)
    shapes.faults += found
    if not found:
        shapes.cores.append(core)


def _positions(shapes: Shapes, place: str, items: object) -> tuple[Position, ...]:
    if not isinstance(items, list):
        cure = "give a list of [longitude, latitude]"
        shapes.faults.append(Fault(place, "not a list of positions", cure))
        return ()
    placed: list[tuple[int, Position]] = []
    bad: list[Fault] = []
    for number, item in enumerate(items):
        position = _plain(shapes, item)
        if position:
            placed.append((number, position))
        elif _has_literal(item):
            shapes.unread = True
        else:
            bad.append(_bad_position(f"{place}[{number}]", item))
    if bad:
        first = bad[0]
        more = f" (and {len(bad) - 1} more like it)" if len(bad) > 1 else ""
        shapes.faults.append(Fault(first.place, first.fault + more, first.cure))
    if len(placed) < len(items):  # It is no ring yet, and this can be told of it already.
        shapes.faults += position_faults(placed, place)
    return tuple(position for _, position in placed)


def _position(shapes: Shapes, place: str, item: object) -> Position | None:
    position = _plain(shapes, item)
    if _has_literal(item):
        shapes.unread = True
    elif position is None:
        shapes.faults.append(_bad_position(place, item))
    return position


def _plain(shapes: Shapes, item: object) -> Position | None:
    if not isinstance(item, list) or len(item) < 2:
        return None
    lon, lat = item[0], item[1]
    if type(lon) not in (int, float) or type(lat) not in (int, float):
        return None
    if len(item) > 2:
        if any(type(extra) not in (int, float, type(None)) for extra in item[2:]):
            return None
        shapes.heights = True
    try:
        position = float(lon), float(lat)
    except OverflowError:
        return None
    return position if isfinite(position[0]) and isfinite(position[1]) else None


def _has_literal(item: object) -> bool:
    return isinstance(item, list) and any(isinstance(part, Literal) for part in item)


def _bad_position(place: str, item: object) -> Fault:
    return Fault(
        place,
        f"{shown(ascii(item))} is not a position",
        "give [longitude, latitude] as two numbers",
    )


def _count(coordinates: object, depth: int) -> int:
    if depth == 0 or not isinstance(coordinates, list):
        return 1
    if depth == 1:
        return len(coordinates)
    return sum(_count(part, depth - 1) for part in coordinates)


def _out_of_bounds(place: str, cores: list[Core], bounds: Bounds) -> list[Fault]:
    outside = [
        position
        for core in cores
        for ring in core.rings
        for position in ring
        if not bounds.hold(*position)
    ]
    if not outside:
        return []
    lon, lat = outside[0]
    more = f" (and {len(outside) - 1} more)" if len(outside) > 1 else ""
    cure = "correct the position, or check the bounds"
    if all(bounds.hold(lat, lon) for lon, lat in outside):
        cure = "longitude comes first: latitude and longitude look swapped"
    return [Fault(place, f"[{lon:g}, {lat:g}] is outside the bounds{more}", cure)]
