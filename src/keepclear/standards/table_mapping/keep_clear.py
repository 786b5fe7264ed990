"""Another party's notice as areas to keep clear of, and nothing by which anybody could be followed.

The rule: the areas hold all of its volumes, each for the whole time of the notice, in an order that
says nothing of the way; so neither direction nor speed nor the time of passing is in them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Final

from keepclear.exchange.notice import validity_of
from keepclear.space.volume import Core, CoreKind, Position, Volume, polygon

_STEP_DEG: Final = 0.1  # A road cut into areas of some ten kilometres; one would hold a country.
_PIECES_MAX: Final = 64
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
    for (x, y), (to_x, to_y) in pairwise(core.rings[0]):
        pieces = min(_PIECES_MAX, ceil(max(abs(to_x - x), abs(to_y - y)) / _STEP_DEG)) or 1
        for n in range(pieces):
            xs = [x + (to_x - x) * at / pieces for at in (n, n + 1)]
            ys = [y + (to_y - y) * at / pieces for at in (n, n + 1)]
            yield _box(min(xs), min(ys), max(xs), max(ys))


def _box(west: float, south: float, east: float, north: float) -> Core:
    east, north = max(east, west + _LEAST_DEG), max(north, south + _LEAST_DEG)
    if east > 180:
        west, east = 180 - _LEAST_DEG, 180.0
    if north > 90:
        south, north = 90 - _LEAST_DEG, 90.0
    corners: tuple[Position, ...] = ((west, south), (east, south), (east, north), (west, north))
    return polygon((*corners, corners[0]))
