"""A fixed grid of longitude and latitude whose cells are at least so many metres wide and high.

Its lines stand at whole millionths of a degree, so a cell is written as it is and
an edge along a line is straight: what lies within the cells lies within what is
written of them, at the poles and beside the antimeridian alike. Rows divide the
way from pole to pole evenly and columns the way round, fewer the nearer a pole,
so no cell crosses either.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import ceil, cos, floor, radians
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from keepclear.space.ellipsoid import CURVATURE_RADIUS_MIN_M, EQUATOR_RADIUS_M
from keepclear.space.outline import Outline
from keepclear.space.tiling import Rectangle, Run, Tiling, TooMany
from keepclear.space.volume import Core, CoreKind, Position, Volume, polygon

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MICRO: Final = 1_000_000
_ROUND: Final = 360 * MICRO
_UP: Final = 180 * MICRO
_METRES_PER_DEGREE_MIN: Final = 110_574.0  # of latitude, at the equator; of longitude it is more
# Rounding to a millionth of a degree moves a position by at most 0.08 m (spec/notice.md, 11).
_ROUNDING_M: Final = 0.08
STEPS_MAX: Final = 20_000  # into which edges are cut, over all of a shape

# West, south, east, north in millionths of a degree, from the antimeridian and the south pole;
# not wrapped, so a box may begin below 0 or end beyond the whole way round.
Box: TypeAlias = tuple[float, float, float, float]


class Graticule:
    """The grid of cells of at least `size_m` metres each way."""

    def __init__(self, size_m: int) -> None:
        self.size_m = size_m
        self.height = _divisor(_UP // 2, size_m / _METRES_PER_DEGREE_MIN * MICRO)

    def width(self, row: int) -> int:
        """Return how wide the cells of a row are, in millionths of a degree."""
        return _width(self.size_m, self.height, row)

    def cover(self, volumes: Sequence[Volume], most: int) -> list[Rectangle]:
        """Return rectangles of whole cells that hold volumes entirely; TooMany where beyond `most`.

        They depend on the cells that the volumes touch alone.
        """
        tiling, steps = Tiling(), 0
        for volume in volumes:
            core, moved = _whole(volume.core)
            outline = Outline(core)
            reach_m = volume.radius_m + (_ROUNDING_M if moved else 0.0)
            # An edge on a line of the grid has its polygon on one side: the other is not touched.
            on_lines = core.kind is CoreKind.POLYGON and reach_m == 0 and outline.shape.is_valid
            for ring in core.rings:
                for at, to in pairwise((*ring, ring[0]) if len(ring) == 1 else ring):
                    cuts = self._cuts(at, to)
                    steps += cuts - 1
                    if steps > STEPS_MAX:
                        raise TooMany
                    self._edge(tiling, at, to, cuts, reach_m, on_lines=on_lines)
            if core.kind is CoreKind.POLYGON:
                self._fill(tiling, outline)
        return tiling.rectangles(self._sides, most)

    def _sides(self, row: int, run: Run) -> Rectangle:
        width = self.width(row)
        south = row * self.height
        return run[0] * width, south, (run[1] + 1) * width, south + self.height

    def _cuts(self, at: Position, to: Position) -> int:
        width = self.width(self._row(at[1] * MICRO + _UP / 2))
        return max(
            1,
            ceil(abs(to[0] - at[0]) * MICRO / width),
            ceil(abs(to[1] - at[1]) * MICRO / self.height),
        )

    def _edge(
        self,
        tiling: Tiling,
        at: Position,
        to: Position,
        cuts: int,
        reach_m: float,
        *,
        on_lines: bool,
    ) -> None:
        for number in range(cuts):
            (x, y), (u, v) = _part(at, to, number, cuts), _part(at, to, number + 1, cuts)
            box = reached((min(x, u), min(y, v), max(x, u), max(y, v)), reach_m)
            if not (on_lines and y == v and y % self.height == 0):
                self._touch(tiling, box, on_lines=on_lines and x == u)

    def _touch(self, tiling: Tiling, box: Box, *, on_lines: bool) -> None:
        """Take in the cells of a box; where it lies on a line between columns, none of that row."""
        west, south, east, north = box
        for row in range(self._row(south), self._last(south, north, self.height, _UP) + 1):
            width = self.width(row)
            if on_lines and west % width == 0:
                continue
            for start, end in _turns(west, east):
                first = min(floor(start / width), _ROUND // width - 1)
                tiling.touch(row, first, self._last(start, end, width, _ROUND))

    def _row(self, y: float) -> int:
        return min(floor(y / self.height), _UP // self.height - 1)

    @staticmethod
    def _last(start: float, end: float, size: int, whole: int) -> int:
        """Return the last cell of a span: one that it only touches at its end does not count."""
        return max(min(floor(start / size), whole // size - 1), ceil(end / size) - 1)

    def _fill(self, tiling: Tiling, outline: Outline) -> None:
        """Take in the cells whose middle lies inside: all that no edge touches are among them."""
        import shapely

        south, north = outline.south * MICRO + _UP / 2, outline.north * MICRO + _UP / 2
        rows = range(self._row(south), self._row(north) + 1)
        if len(rows) > 4 * STEPS_MAX:
            raise TooMany
        ys = ((np.array(rows) + 0.5) * self.height - _UP / 2) / MICRO
        lines = shapely.linestrings([[(-180.0, y), (180.0, y)] for y in ys])
        for row, found in zip(rows, shapely.intersection(outline.shape, lines), strict=True):
            width = self.width(row)
            for west, east in spans(found):
                first = ceil((west * MICRO + _ROUND / 2) / width - 0.5)
                last = floor((east * MICRO + _ROUND / 2) / width - 0.5)
                if first <= last:
                    tiling.touch(row, first, last)


def spans(cut: "BaseGeometry") -> Iterator[tuple[float, float]]:
    """Yield from where to where each part of a cut along a row reaches."""
    import shapely

    for part in shapely.get_parts(cut):
        if not part.is_empty:
            west, _, east, _ = part.bounds
            yield west, east


def core_of(rectangle: Rectangle) -> Iterator[Core]:
    """Yield a rectangle of cells as polygons, none of them wider than half the way round."""
    west, south, east, north = rectangle
    middles = [east] if east - west <= _ROUND // 2 else [(west + east) // 2, east]
    for end in middles:
        low, high = (south - _UP // 2) / MICRO, (north - _UP // 2) / MICRO
        left, right = (west - _ROUND // 2) / MICRO, (end - _ROUND // 2) / MICRO
        yield polygon(((left, low), (right, low), (right, high), (left, high), (left, low)))
        west = end


def reached(box: Box, reach_m: float) -> Box:
    """Return a box that holds every place within a distance of a box, in the same units.

    A path of s metres rises by no more than s over the least radius of a meridian, and turns
    by no more than s over the least radius of a parallel on its way.
    """
    west, south, east, north = box
    if reach_m == 0:
        return box
    rise = reach_m / CURVATURE_RADIUS_MIN_M / radians(1) * MICRO + 1
    south, north = south - rise, north + rise
    furthest = max(abs(south - _UP / 2), abs(north - _UP / 2)) / MICRO
    if furthest >= 90:
        return 0, max(0.0, south), _ROUND, min(float(_UP), north)
    turn = reach_m / (EQUATOR_RADIUS_M * cos(radians(furthest))) / radians(1) * MICRO + 1
    if east - west + 2 * turn >= _ROUND:
        return 0, south, _ROUND, north
    return west - turn, south, east + turn, north


def _turns(west: float, east: float) -> Iterator[tuple[float, float]]:
    """Yield a span of longitudes in parts that lie within one way round."""
    if west < 0:
        yield west + _ROUND, _ROUND
    if east > _ROUND:
        yield 0, east - _ROUND
    yield max(0, west), min(east, _ROUND)


def _part(at: Position, to: Position, number: int, cuts: int) -> tuple[float, float]:
    """Return a place on an edge, counted from the antimeridian and the south pole."""
    x, y = round(at[0] * MICRO), round(at[1] * MICRO)
    u, v = round(to[0] * MICRO), round(to[1] * MICRO)
    share_x, share_y = number * (u - x) / cuts, number * (v - y) / cuts
    return x + share_x + _ROUND // 2, y + share_y + _UP // 2


def _whole(core: Core) -> tuple[Core, bool]:
    """Return a core as it is written, and whether writing moves any position of it."""
    rings = tuple(
        tuple((round(x * MICRO) / MICRO, round(y * MICRO) / MICRO) for x, y in ring)
        for ring in core.rings
    )
    return Core(core.kind, rings), rings != core.rings


def _divisor(whole: int, least: float) -> int:
    """Return the least number that divides `whole` and is no less than `least`."""
    if least >= whole:
        return whole
    return whole // max(n for n in _divisors(whole) if whole // n >= least)


@cache
def _divisors(whole: int) -> tuple[int, ...]:
    small = [n for n in range(1, int(whole**0.5) + 1) if whole % n == 0]
    return tuple(sorted({*small, *(whole // n for n in small)}))


@cache
def _width(size_m: int, height: int, row: int) -> int:
    """Return the width of a row's cells: at least `size_m` at the edge nearer a pole."""
    edges = abs(row * height - _UP // 2), abs((row + 1) * height - _UP // 2)
    across = cos(radians(max(edges) / MICRO)) * _METRES_PER_DEGREE_MIN
    least = size_m / across * MICRO if across * 360 > size_m else _ROUND
    return _divisor(_ROUND, least)
