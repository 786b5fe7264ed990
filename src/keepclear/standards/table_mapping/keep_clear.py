"""Another party's notice as areas to keep clear of, and nothing by which anybody could be followed.

The rule: the areas hold all of its volumes, each for the whole time of the notice, in an order that
says nothing of the way; so neither path nor speed can be read from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from keepclear.exchange.notice import validity_of
from keepclear.space.volume import Core, CoreKind, Position, Volume, polygon

_LEAST_DEG: Final = 1e-6  # A path due north still becomes an area.


def areas_of(volumes: Sequence[Volume]) -> list[Volume]:
    """Return areas over the whole time of a notice that hold all its volumes."""
    whole = validity_of(volumes)
    found = {
        replace(volume, core=core, interval=whole)
        for volume in volumes
        for core in _areas(volume.core)
    }
    return sorted(found, key=lambda area: (area.core.rings, area.radius_m, str(area.band)))


def _areas(core: Core) -> Iterator[Core]:
    if core.kind is not CoreKind.LINE:
        yield core
        return
    # No core crosses the antimeridian, so west is the least longitude.
    lons, lats = zip(*core.rings[0], strict=True)
    yield _box(min(lons), min(lats), max(lons), max(lats))


def _box(west: float, south: float, east: float, north: float) -> Core:
    east, north = max(east, west + _LEAST_DEG), max(north, south + _LEAST_DEG)
    if east > 180:
        west, east = 180 - _LEAST_DEG, 180.0
    if north > 90:
        south, north = 90 - _LEAST_DEG, 90.0
    corners: tuple[Position, ...] = ((west, south), (east, south), (east, north), (west, north))
    return polygon((*corners, corners[0]))
