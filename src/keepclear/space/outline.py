"""A core made ready for measuring: its box, a ball around it, its edges in runs of runs.

The ball is the quick filter: two cores are at least as far apart as the gap
between their balls. It is drawn round the whole longitude-latitude box, so it
holds the inside of a polygon as well, at the poles and beside the antimeridian
alike. The edges are grouped in runs of eight, these again, and so on up: the
nearest of many edges are found by looking at few.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import cos, hypot, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

import numpy as np

from keepclear.space.ellipsoid import (
    CHORD_MAX_M,
    CURVATURE_RADIUS_MAX_M,
    EQUATOR_RADIUS_M,
    FLATTENING,
    Floats,
    earth_centred,
)
from keepclear.space.volume import Core, CoreKind

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

RUN: Final = 8
_E2: Final = FLATTENING * (2 - FLATTENING)
# Rounding of earth-centred metres stays under a hundred-millionth of one.
BALL_SLACK_M: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Level:
    """Runs of edges, one a row: centre and radius of a ball round the run, and a point of it."""

    centre: Floats
    radius: Floats
    member: Floats


class Outline:
    """One core, with what measuring needs of it made once and kept."""

    def __init__(self, core: Core) -> None:
        self.core = core
        lons = [lon for lon, _ in chain.from_iterable(core.rings)]
        lats = [lat for _, lat in chain.from_iterable(core.rings)]
        self.west, self.east = min(lons), max(lons)
        self.south, self.north = min(lats), max(lats)

    @cached_property
    def ball(self) -> tuple[float, float, float, float]:
        """Centre and radius, earth-centred metres, of a ball that holds the whole core.

        The way from the middle of the box to any place in it that is straight in
        longitude and latitude is no longer than the radius, hence neither is the chord.
        """
        turn, rise = (self.west + self.east) / 2, (self.south + self.north) / 2
        x, y, z = _earth_centred(turn, rise)
        widest = 0.0 if self.south <= 0 <= self.north else min(abs(self.south), abs(self.north))
        radius = CURVATURE_RADIUS_MAX_M * hypot(
            radians(self.north - self.south) / 2,
            cos(radians(widest)) * radians(self.east - self.west) / 2,
        )
        return x, y, z, min(radius, CHORD_MAX_M) + BALL_SLACK_M

    @cached_property
    def ends(self) -> tuple[tuple[float, float, float], ...]:
        """Two places of the core, earth-centred metres: where it is drawn from, and where to."""
        ring = self.core.rings[0]
        return tuple(_earth_centred(*at) for at in dict.fromkeys((ring[0], ring[-1])))

    @cached_property
    def edges(self) -> Floats:
        """One row an edge: longitude and latitude where it starts, and how far it goes in each."""
        rings = [np.array(ring, dtype=np.float64) for ring in self.core.rings]
        if self.core.kind is CoreKind.POINT:
            return np.array([[*self.core.rings[0][0], 0.0, 0.0]])
        rows = np.concatenate([np.hstack((ring[:-1], np.diff(ring, axis=0))) for ring in rings])
        moving = rows[np.any(rows[:, 2:] != 0.0, axis=1)]
        return moving if len(moving) else rows[:1]

    @cached_property
    def levels(self) -> list[Level]:
        """The edges, then runs of eight of them, and so on until one run holds all."""
        edges = self.edges
        end = edges[:, :2] + edges[:, 2:]
        low, high = np.minimum(edges[:, :2], end), np.maximum(edges[:, :2], end)
        member = earth_centred(edges[:, 0], edges[:, 1])
        levels = [_level(low, high, member)]
        while len(low) > 1:
            starts = np.arange(0, len(low), RUN)
            low = np.minimum.reduceat(low, starts)
            high = np.maximum.reduceat(high, starts)
            member = member[starts]
            levels.append(_level(low, high, member))
        return levels

    @cached_property
    def shape(self) -> "BaseGeometry":
        """The core in the plane of longitude and latitude, for tests of contact alone."""
        import shapely

        first = self.core.rings[0][0]
        if all(position == first for position in chain.from_iterable(self.core.rings)):
            return shapely.Point(first)
        if self.core.kind is CoreKind.LINE:
            return shapely.LineString(self.core.rings[0])
        shape = shapely.Polygon(self.core.rings[0], self.core.rings[1:])
        if not shape.is_valid:
            shape = self._enclosed()
        shapely.prepare(shape)
        return shape

    def _enclosed(self) -> "BaseGeometry":
        """All that rings which cross can be meant to enclose: the cautious reading of them.

        Files with such rings are refused, but a signed record may hold them, and
        rounding to a millionth of a degree may make a narrow neck cross itself.
        """
        import shapely

        drawn = shapely.union_all([shapely.LineString(ring) for ring in self.core.rings])
        faces = shapely.polygonize([drawn])
        return shapely.union_all([drawn, *faces.geoms])


def box_radius_m(low: Floats, high: Floats) -> Floats:
    """Return, for boxes in degrees, how far at most any place in one is from its middle."""
    nearest = np.where(
        (low[:, 1] <= 0) & (high[:, 1] >= 0),
        0.0,
        np.minimum(np.abs(low[:, 1]), np.abs(high[:, 1])),
    )
    rise = np.radians(high[:, 1] - low[:, 1]) / 2
    turn = np.radians(high[:, 0] - low[:, 0]) / 2 * np.cos(np.radians(nearest))
    return np.minimum(CURVATURE_RADIUS_MAX_M * np.hypot(rise, turn), CHORD_MAX_M) + BALL_SLACK_M


def _level(low: Floats, high: Floats, member: Floats) -> Level:
    middle = (low + high) / 2
    return Level(earth_centred(middle[:, 0], middle[:, 1]), box_radius_m(low, high), member)


def _earth_centred(lon: float, lat: float) -> tuple[float, float, float]:
    """Return one position as earth-centred metres, without the cost of an array."""
    turn, rise = radians(lon), radians(lat)
    across = EQUATOR_RADIUS_M / sqrt(1 - _E2 * sin(rise) ** 2)
    parallel = across * cos(rise)
    return parallel * cos(turn), parallel * sin(turn), across * (1 - _E2) * sin(rise)
