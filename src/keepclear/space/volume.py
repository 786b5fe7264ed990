"""Where and when at once: the volume of space-time that a notice asks others to mind.

A volume is a core widened by a radius, an altitude band and a span of time. A
circle is a point with a radius and a corridor a line with a radius; neither is
ever turned into a many-cornered polygon, because the slivers so cut away have
hidden real conflicts. Movement is a chain: a tuple of volumes, one after another.

Edges are straight in longitude and latitude (RFC 7946 3.1.1) and never longer
than 180 degrees of longitude, so that no edge has two readings: a core that
crosses the antimeridian is cut there into two (RFC 7946 3.1.9).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from math import isfinite
from typing import Final, TypeAlias

from keepclear.errors import Fault
from keepclear.limits import VERTICES_PER_GEOMETRY_MAX
from keepclear.space.altitude import Band
from keepclear.space.interval import Interval

Position: TypeAlias = tuple[float, float]  # longitude, latitude; degrees, WGS 84
Ring: TypeAlias = tuple[Position, ...]

EDGE_LON_MAX: Final = 180.0


class CoreKind(IntEnum):
    """What a core is made of; the numbers go into records."""

    POINT = 0
    LINE = 1
    POLYGON = 2


@dataclass(frozen=True, slots=True)
class Core:
    """A point, a line, or a polygon with holes.

    `rings` holds one position for a point, one run of two or more for a line,
    and for a polygon the closed outer ring and then the closed holes. Nothing
    is checked here, so that a core may be built and then asked for its faults.
    """

    kind: CoreKind
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """A core, how far around it to keep clear in metres, at which altitudes, and when."""

    core: Core
    radius_m: float
    band: Band
    interval: Interval

    def __post_init__(self) -> None:
        if not (isfinite(self.radius_m) and self.radius_m >= 0):
            raise ValueError(f"radius is not a length in metres: {self.radius_m!r}")


def point(lon: float, lat: float) -> Core:
    """Return the core of one position."""
    return Core(CoreKind.POINT, (((lon, lat),),))


def line(*positions: Position) -> Core:
    """Return the core of a path through these positions."""
    return Core(CoreKind.LINE, (positions,))


def polygon(outer: Ring, *holes: Ring) -> Core:
    """Return the core of an area with holes; rings are closed."""
    return Core(CoreKind.POLYGON, (outer, *holes))


def core_faults(core: Core, place: str) -> list[Fault]:
    """Return everything that makes a core unusable, under the name `place`; [] is good.

    A ring may wind either way, a line may cross itself and vertices may repeat.
    A ring may not cross or touch itself or another: what lies inside would be
    a matter of opinion.
    """
    count = sum(len(ring) for ring in core.rings)
    if count > VERTICES_PER_GEOMETRY_MAX:
        cure = f"simplify to {VERTICES_PER_GEOMETRY_MAX} and add what that loses to the radius"
        return [Fault(place, f"{count} vertices", cure)]
    faults = [*_too_few(core, place)]
    for number, ring in enumerate(core.rings):
        where = f"{place}[{number}]" if core.kind is CoreKind.POLYGON else place
        faults += position_faults(enumerate(ring), where)
        faults += _edge_faults(ring, where)
        if core.kind is CoreKind.POLYGON and len(ring) > 1 and ring[0] != ring[-1]:
            cure = "repeat its first position at the end"
            faults.append(Fault(where, "ring is not closed", cure))
    if not faults and core.kind is CoreKind.POLYGON:
        faults += _crossing_faults(core, place)
    return faults


def _too_few(core: Core, place: str) -> Iterator[Fault]:
    least = {CoreKind.POINT: 1, CoreKind.LINE: 2, CoreKind.POLYGON: 4}[core.kind]
    if not core.rings:
        yield Fault(place, "no positions", "give the positions of the core")
    for ring in core.rings:
        if len(ring) < least:
            yield Fault(place, f"{len(ring)} positions where {least} are needed", "add the missing")


def position_faults(numbered: Iterable[tuple[int, Position]], place: str) -> list[Fault]:
    """Return the fault of numbered positions of a list that are nowhere on the Earth, if any."""
    bad = [(at, position) for at, position in numbered if not _on_earth(*position)]
    if not bad:
        return []
    at, (lon, lat) = bad[0]
    more = f" (and {len(bad) - 1} more like it)" if len(bad) > 1 else ""
    cure = "longitude is first, within 180 degrees; latitude second, within 90"
    if _on_earth(lat, lon):
        cure += "; these two look swapped"
    return [Fault(f"{place}[{at}]", f"[{lon!r}, {lat!r}] is not a position{more}", cure)]


def _on_earth(lon: float, lat: float) -> bool:
    return -180 <= lon <= 180 and -90 <= lat <= 90  # false for NaN as well


def _edge_faults(ring: Ring, place: str) -> list[Fault]:
    pairs = enumerate(pairwise(ring))
    bad = [at for at, ((lon, _), (onward, _)) in pairs if abs(onward - lon) > EDGE_LON_MAX]
    if not bad:
        return []
    cure = "cut the shape at the antimeridian into a Multi geometry, or add a position between"
    fault = f"edge to the next position spans more than {EDGE_LON_MAX:.0f} degrees of longitude"
    return [Fault(f"{place}[{bad[0]}]", fault, cure)]


def _crossing_faults(core: Core, place: str) -> list[Fault]:
    import shapely  # heavy, and only polygons need it

    shape = shapely.Polygon(core.rings[0], core.rings[1:])
    reason = str(shapely.is_valid_reason(shape))
    if reason == "Valid Geometry" and shape.area > 0:
        return []
    fault = "polygon crosses or touches itself" if reason != "Valid Geometry" else "no area"
    cure = "draw rings that do not cross, with every hole inside the outer ring"
    return [Fault(place, f"{fault} ({reason})", cure)]
