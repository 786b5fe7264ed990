"""How a notice might be moved: in time, in altitude or in place, on a grid, at a cost.

A displacement moves all volumes of a notice together and leaves its shape as it is.
The rule is that what is tried is stated: the steps of the grid, its bounds, what each
activity may be asked to do, and what a step costs are plain values, the same for all
parties. docs/watch/ways-out.md tells them to officers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, Flag, auto
from math import isfinite
from typing import Final

from keepclear.exchange.notice import Activity
from keepclear.limits import (
    WAY_OUT_ALTITUDE_M_MAX,
    WAY_OUT_LATERAL_M_MAX,
    WAY_OUT_TIME_S_MAX,
)
from keepclear.space.displaced import course, displaced_volume, shifted
from keepclear.space.volume import Volume

COST_DECIMALS: Final = 9  # sums of costs that are equal on paper compare as equal


class Dimension(Flag):
    """What a move changes, or what keeps two plans apart."""

    TIME = auto()
    ALTITUDE = auto()
    PLACE = auto()


class Way(Enum):
    """The directions a notice can be moved in; the values are words for people."""

    EARLIER = "earlier"
    LATER = "later"
    HIGHER = "higher"
    LOWER = "lower"
    AHEAD = "ahead"
    RIGHT = "right"
    BACK = "back"
    LEFT = "left"
    NORTH = "north"
    NORTH_EAST = "north-east"
    EAST = "east"
    SOUTH_EAST = "south-east"
    SOUTH = "south"
    SOUTH_WEST = "south-west"
    WEST = "west"
    NORTH_WEST = "north-west"


_ALONG: Final = (Way.AHEAD, Way.RIGHT, Way.BACK, Way.LEFT)
_COMPASS: Final = tuple(Way)[8:]

_ALL: Final = Dimension.TIME | Dimension.ALTITUDE | Dimension.PLACE
_ON_THE_SURFACE: Final = Dimension.TIME | Dimension.PLACE

# A road or a river has no other altitude to go to, and a site stands where it stands at all
# hours: to be offered a move that nobody can make costs an officer time.
MAY_MOVE: Final[Mapping[Activity, Dimension]] = {
    Activity.FLIGHT: _ALL,
    Activity.UNMANNED_FLIGHT: _ALL,
    Activity.GROUND_MOVEMENT: _ON_THE_SURFACE,
    Activity.VESSEL_MOVEMENT: _ON_THE_SURFACE,
    Activity.PATROL: _ALL,  # on foot or in the air
    Activity.EXERCISE: _ALL,
    Activity.HAZARD_AREA: _ALL,
    Activity.RESTRICTED_AREA: _ALL,
    Activity.STATIC_SITE: Dimension(0),
    Activity.HUMANITARIAN_MOVEMENT: _ON_THE_SURFACE,
    Activity.HUMANITARIAN_SITE: Dimension(0),
    Activity.MEDEVAC: _ALL,
    Activity.OTHER: _ALL,
}


@dataclass(frozen=True, slots=True)
class Grid:
    """The steps in which ways out are sought, and how far: seconds and metres."""

    time_s: int = 60
    altitude_m: int = 50
    lateral_m: int = 100
    time_max_s: int = WAY_OUT_TIME_S_MAX
    altitude_max_m: int = WAY_OUT_ALTITUDE_M_MAX
    lateral_max_m: int = WAY_OUT_LATERAL_M_MAX

    def __post_init__(self) -> None:
        if min(self.time_s, self.altitude_m, self.lateral_m) < 1:
            raise ValueError("a step of the grid is less than 1")
        if min(self.time_max_s, self.altitude_max_m, self.lateral_max_m) < 0:
            raise ValueError("a bound of the grid is below 0")


@dataclass(frozen=True, slots=True)
class Move:
    """A displacement: seconds later, metres higher, metres by a bearing; below 0 the other way.

    `toward` names the bearing; it and `bearing`, in degrees, are None where the place stays.
    """

    time_s: int = 0
    altitude_m: int = 0
    lateral_m: int = 0
    toward: Way | None = None
    bearing: int | None = None

    @property
    def ways(self) -> tuple[Way, ...]:
        """The directions of this move, time first."""
        ways = []
        if self.time_s:
            ways.append(Way.LATER if self.time_s > 0 else Way.EARLIER)
        if self.altitude_m:
            ways.append(Way.HIGHER if self.altitude_m > 0 else Way.LOWER)
        if self.toward:
            ways.append(self.toward)
        return tuple(ways)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a move costs: so much for each minute, each 50 m of altitude, each 100 m of ground.

    All above 0, so that no move is free and a longer one is never cheaper. A minute is
    reckoned like 50 m of altitude; ground costs most, for a road is where it is.
    """

    minute: float = 1.0
    altitude_50_m: float = 1.0
    lateral_100_m: float = 2.0

    def __post_init__(self) -> None:
        for price in (self.minute, self.altitude_50_m, self.lateral_100_m):
            if not (isfinite(price) and price > 0):
                raise ValueError(f"cost is not a number above 0: {price!r}")

    def price(self, dimension: Dimension) -> float:
        """Return what one second, one metre of altitude or one metre of ground costs."""
        if dimension is Dimension.TIME:
            return self.minute / 60
        return (
            self.altitude_50_m / 50 if dimension is Dimension.ALTITUDE else self.lateral_100_m / 100
        )

    def of(self, move: Move) -> float:
        """Return what a move costs."""
        total = (
            abs(move.time_s) * self.minute / 60
            + abs(move.altitude_m) * self.altitude_50_m / 50
            + abs(move.lateral_m) * self.lateral_100_m / 100
        )
        return round(total, COST_DECIMALS)


def bearings(volumes: Sequence[Volume]) -> dict[Way, int]:
    """Return where a plan may be moved to: along and across its way, or by the compass.

    A movement along lines goes ahead, back, right or left of the course from its beginning
    to its end; all else, and a movement that ends where it began, to eight points.
    """
    ahead = course(volumes)
    if ahead is None:
        return {way: 45 * number for number, way in enumerate(_COMPASS)}
    return {way: (ahead + 90 * number) % 360 for number, way in enumerate(_ALONG)}


def displaced(volumes: Sequence[Volume], move: Move) -> tuple[Volume, ...] | None:
    """Return all volumes of a plan moved together, or None where one cannot be moved so."""
    later = timedelta(seconds=move.time_s)
    moved = []
    for volume in volumes:
        there: Volume | None = volume
        if move.bearing is not None:
            there = displaced_volume(volume, move.bearing, move.lateral_m)
        if there is None:
            return None
        moved.append(shifted(there, later, move.altitude_m))
    return tuple(moved)
