"""Which side of a line a place is on: the line that two parties keep apart by.

A line has a left and a right as it is drawn, from its first position to its last.
Beyond both ends it goes on, straight in longitude and latitude, to the edge of the
map, so every place has a side. The map is cut at the meridian opposite the line, not
at 180, and what reaches over that cut counts on both sides.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from math import cos, inf, radians
from typing import TYPE_CHECKING, Final

import numpy as np

from keepclear.errors import Fault
from keepclear.space.approach import Approach, approach_within
from keepclear.space.ellipsoid import geodesic_at_most
from keepclear.space.outline import Outline
from keepclear.space.volume import Core, CoreKind, Position, core_faults

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_TURNS: Final = (0.0, 360.0, -360.0)
_DEGREE_M_MIN: Final = 110_000.0  # no degree of a meridian or of the equator is shorter
_BOX_DEGREES_MIN: Final = 1e-6  # a box without width would touch nothing; and this holds rounding
_FILTER_LAT_MAX: Final = 89.0  # nearer the pole a short way turns through any longitude


class Side(IntEnum):
    """A side of a line, seen along it."""

    LEFT = 0
    RIGHT = 1

    @property
    def other(self) -> "Side":
        """Return the other side."""
        return Side(1 - self)


@dataclass(frozen=True, slots=True)
class Crossing:
    """How a core comes too near the wrong side: over the line, or only within the buffer of it."""

    over: bool
    approach: Approach  # to the line, or a place on the wrong side at distance 0


class Divide:
    """A line made ready for telling its sides apart."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.outline = Outline(core)

    def crossing(self, outline: Outline, keeps_to: Side, buffer_m: float) -> Crossing | None:
        """Return how a core that keeps to a side fails to, or None where it surely does not.

        `buffer_m` is how far it stays from the line itself, its own radius included.
        """
        place = self._on(outline, keeps_to.other)
        if place:
            return Crossing(True, Approach(0.0, place, 0.0))
        if self._surely_clear(outline, buffer_m):
            return None
        found = approach_within(outline, self._prolonged, buffer_m)
        return Crossing(False, found) if found else None

    def is_near(self, outline: Outline, reach_m: float) -> bool:
        """Tell whether a core may come within a distance of the line as it is drawn."""
        corners = self.outline.levels[0].member
        chords = [np.linalg.norm(corners - np.array(end), axis=1).min() for end in outline.ends]
        if float(geodesic_at_most(np.array(min(chords)))) <= reach_m:
            return True  # a corner of the line is near enough: no need to measure the rest
        return approach_within(outline, self.outline, reach_m) is not None

    def _surely_clear(self, outline: Outline, reach_m: float) -> bool:
        """Tell whether the box that holds all within reach of a core misses the line.

        A way of that length climbs no more degrees of latitude than it would along a meridian,
        and turns through no more of longitude than it would along its own highest parallel.
        """
        import shapely

        up = reach_m / _DEGREE_M_MIN + _BOX_DEGREES_MIN
        highest = max(abs(outline.south), abs(outline.north)) + up
        if highest >= _FILTER_LAT_MAX:
            return False
        across = up / cos(radians(highest))
        south, north = outline.south - up, outline.north + up
        return not any(
            shapely.intersects(
                self._prolonged.shape,
                shapely.box(
                    outline.west - across + turn, south, outline.east + across + turn, north
                ),
            )
            for turn in _TURNS
        )

    def _on(self, outline: Outline, side: Side) -> Position | None:
        """Return a place of a core on a side of the line, if it has one."""
        import shapely

        for turn in _TURNS:
            shift = np.array((turn, 0.0))
            shape = shapely.transform(outline.shape, lambda at, by=shift: at + by)
            # The line itself is on neither side: touching it is for the buffer to judge.
            if shapely.relate_pattern(shape, self._faces[side], "T********"):
                shared = shapely.intersection(shape, self._faces[side]).representative_point()
                return float(shared.x) - turn, float(shared.y)
        return None

    @cached_property
    def _path(self) -> tuple[Position, ...]:
        """The line from one edge of the map to the other."""
        ring = self.core.rings[0]
        corners = [at for at, onward in pairwise(ring) if at != onward] + [ring[-1]]
        middle = (self.outline.west + self.outline.east) / 2
        first = _to_the_edge(corners[1], corners[0], middle)
        last = _to_the_edge(corners[-2], corners[-1], middle)
        return (first, *corners, last)

    @cached_property
    def _prolonged(self) -> Outline:
        return Outline(Core(CoreKind.LINE, (self._path,)))

    @cached_property
    def _faces(self) -> "tuple[BaseGeometry, BaseGeometry]":
        import shapely

        middle = (self.outline.west + self.outline.east) / 2
        path = self._path
        left = (*path, *_round_the_edge(path[-1], path[0], middle))
        right = (*path[::-1], *_round_the_edge(path[0], path[-1], middle))
        faces = shapely.Polygon(left), shapely.Polygon(right)
        shapely.prepare(faces)
        return faces


def divide_faults(core: Core, place: str) -> list[Fault]:
    """Return everything that keeps a line from having two sides; [] is good."""
    import shapely

    faults = core_faults(core, place)
    if faults:
        return faults
    if len(set(core.rings[0])) < 2:
        return [Fault(place, "the line has one place only", "give two positions or more")]
    if not shapely.LineString(Divide(core)._path).is_simple:
        fault = "the line, drawn on straight beyond its ends, crosses itself"
        return [Fault(place, fault, "turn its first and last edge away, or part it into two rules")]
    return []


def _to_the_edge(tail: Position, head: Position, middle: float) -> Position:
    """Return where the way from `tail` through `head` leaves the map."""
    lon, lat = head
    across, up = lon - tail[0], lat - tail[1]
    reach = inf
    if across:
        reach = ((middle + 180 if across > 0 else middle - 180) - lon) / across
    if up:
        reach = min(reach, ((90 if up > 0 else -90) - lat) / up)
    west, east = middle - 180, middle + 180
    at = lon + reach * across, lat + reach * up
    # Rounding must not leave the edge: the nearest edge is taken exactly.
    gaps = {(west, at[1]): at[0] - west, (east, at[1]): east - at[0]}
    gaps |= {(at[0], -90.0): at[1] + 90, (at[0], 90.0): 90 - at[1]}
    return min(gaps, key=lambda edge: abs(gaps[edge]))


def _round_the_edge(start: Position, end: Position, middle: float) -> list[Position]:
    """Return the corners of the map met going round it from `start` to `end`, leftwards."""
    west, east = middle - 180, middle + 180
    corners = [(east, -90.0), (east, 90.0), (west, 90.0), (west, -90.0)]
    length = _along(end, middle) - _along(start, middle)
    length += 1080.0 if length <= 0 else 0.0
    met = sorted(((_along(c, middle) - _along(start, middle)) % 1080.0, c) for c in corners)
    return [corner for at, corner in met if 0 < at < length]


def _along(place: Position, middle: float) -> float:
    """Return how far round the edge of the map a place on it is, from the south-west corner."""
    lon, lat = place[0] - (middle - 180), place[1] + 90
    if lat == 0:
        return lon
    if lon == 360:
        return 360 + lat
    if lat == 180:
        return 540 + (360 - lon)
    return 900 + (180 - lat)
