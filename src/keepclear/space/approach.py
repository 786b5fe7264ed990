"""How close two cores come, on the ellipsoid, with a stated error and no pair ever lost.

Contact is decided in the plane of longitude and latitude, where edges are
straight, by predicates that do not round. Cores that do not touch are nearest
on their edges, where `nearest` finds the points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, dist, inf
from typing import Final

import numpy as np

from keepclear.space.ellipsoid import (
    CURVATURE_RADIUS_MIN_M,
    GEODESIC_MAX_M,
    geodesic,
    midpoint,
)
from keepclear.space.nearest import TOLERANCE_M, nearest_of_each
from keepclear.space.outline import BALL_SLACK_M, Outline
from keepclear.space.volume import Core, CoreKind, Position

STATED_ERROR_M: Final = 0.006  # spec/volume.md, sentence 17; more only where the work ran out
POINTS_ERROR_M: Final = 1e-6  # of one geodesic; GeographicLib states 15 nanometres
CONTACT_M: Final = 1e-6  # nearer than this is contact: the pole has many longitudes


@dataclass(frozen=True, slots=True)
class Approach:
    """How close two cores come.

    The true distance lies between `distance_m - error_m` and `distance_m`, which
    is 0 where they touch; `where` is midway between the closest points, or a point
    that both hold (longitude, latitude).
    """

    distance_m: float
    where: Position
    error_m: float


def closest_approach(a: Core, b: Core) -> Approach:
    """Return how close two cores come, in metres along the ellipsoid."""
    found = approach_within(Outline(a), Outline(b), inf)
    assert found is not None, "every two cores have a distance"
    return found


def approach_within(a: Outline, b: Outline, limit_m: float) -> Approach | None:
    """Return how close two cores come, or None if that is surely more than `limit_m`.

    Where the error leaves it open whether the limit is kept, the approach is returned.
    """
    return approaches_within([(a, b, limit_m)])[0]


def approaches_within(asked: Sequence[tuple[Outline, Outline, float]]) -> list[Approach | None]:
    """Return for each what `approach_within` returns; together they take far less time."""
    found: list[Approach | None] = [None] * len(asked)
    apart = []
    for number, (a, b, limit_m) in enumerate(asked):
        if (b.core.kind, b.core.rings) < (a.core.kind, a.core.rings):
            a, b = b, a  # so that both parties compute the same point, whoever asks
        if _apart_m(a, b) > limit_m:
            continue
        if a.core.kind is CoreKind.POINT and b.core.kind is CoreKind.POINT:
            found[number] = _between_points(a, b, limit_m)
        elif touch := _contact(a, b):
            found[number] = Approach(0.0, touch, 0.0)
        else:
            apart.append((number, (a, b, limit_m)))
    measured = nearest_of_each([one for _, one in apart])
    for (number, (_, _, limit_m)), one in zip(apart, measured, strict=True):
        if one is not None:
            error_m = max(TOLERANCE_M, one.length_m - one.at_least_m)
            found[number] = _measured(one.length_m, one.on_a, one.on_b, error_m, limit_m)
    return found


def _between_points(a: Outline, b: Outline, limit_m: float) -> Approach | None:
    from_a, from_b = a.core.rings[0][0], b.core.rings[0][0]
    length_m = float(geodesic(*from_a, *from_b))
    return _measured(length_m, from_a, from_b, POINTS_ERROR_M, limit_m)


def surely_between_m(a: Outline, b: Outline) -> tuple[float, float]:
    """Return two lengths that the distance surely lies between, without measuring it.

    No geodesic is shorter than its chord; and the nearest places are no further
    apart than the places where the cores are drawn from and to.
    """
    chord_m = min(dist(from_a, from_b) for from_a in a.ends for from_b in b.ends)
    ratio = (chord_m + BALL_SLACK_M) / (2 * CURVATURE_RADIUS_MIN_M)
    # Schur's comparison, as in ellipsoid.geodesic_at_most, without the cost of an array.
    most_m = 2 * CURVATURE_RADIUS_MIN_M * asin(ratio) if ratio < 1 else GEODESIC_MAX_M
    return max(0.0, _apart_m(a, b)), most_m


def _measured(
    length_m: float, on_a: Position, on_b: Position, error_m: float, limit_m: float
) -> Approach | None:
    if length_m - error_m > limit_m:
        return None
    if length_m < CONTACT_M:
        return Approach(0.0, on_a, 0.0)
    return Approach(length_m, midpoint(on_a, on_b), error_m)


def _apart_m(a: Outline, b: Outline) -> float:
    """Return what the balls alone make certain; below 0 where they meet."""
    ax, ay, az, a_radius = a.ball
    bx, by, bz, b_radius = b.ball
    chord_m = ((ax - bx) ** 2 + (ay - by) ** 2 + (az - bz) ** 2) ** 0.5
    return float(chord_m - a_radius - b_radius)


def _contact(a: Outline, b: Outline) -> Position | None:
    """Return a place that both cores hold, if any, reading longitudes once round as well."""
    for turn in (0.0, 360.0, -360.0):
        if a.west > b.east + turn or b.west + turn > a.east:
            continue
        if a.south > b.north or b.south > a.north:
            continue
        touch = _shared(a, b, turn)
        if touch:
            return touch
    return None


def _shared(a: Outline, b: Outline, turn: float) -> Position | None:
    import shapely

    shift = np.array((turn, 0.0))
    other = shapely.transform(b.shape, lambda at: at + shift) if turn else b.shape
    if not shapely.intersects(a.shape, other):
        return None
    try:
        shared = shapely.intersection(a.shape, other).representative_point()
    except shapely.GEOSException:  # shapes of mixed dimension, from rings that cross
        shared = shapely.Point()
    if shared.is_empty:  # rounding can lose a touch that the exact test has seen
        shared = shapely.shortest_line(a.shape, other).interpolate(0.5, normalized=True)
    return float(shared.x), float(shared.y)
