"""How far apart two cores are and whether two plans conflict, found slowly and by another way.

Nothing is taken from the product but the values it is asked about. Whether cores share a place is
decided with exact fractions in the plane of longitude and latitude. Otherwise the edges are stepped
along and geodesics measured between the steps; where they might still come closer the steps are
made smaller. Two numbers come out: `most_m` was measured between two places, so the distance is no
more; `least_m` is proven, so it is no less.

The proof is Toponogov's comparison. On a surface that curves outwards everywhere, a place x is no
nearer to the point at share s of a shortest path of length l between p and q than it would be on
flat ground: its distance d there obeys d*d >= (1-s) xp*xp + s xq*xq - s (1-s) l*l. Used for one
path and then for the other, it bounds the distance between two paths by the four between their
ends. An edge is not a shortest path; how far it can stray from the one between its ends is taken
off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import chain, pairwise
from math import inf

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from keepclear.exchange.rule.separation import Separation
from keepclear.space.altitude import Band
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Position, Volume

Floats = NDArray[np.float64]
Edge = tuple[Position, Position]

GEOD = Geod(ellps="WGS84")
PRECISE_M = 0.01  # how far apart the two bounds are left, unless the work runs out
FALSE_ALARM_M = 0.5  # how much too close the product may take two volumes to be
WORK_PAIRS = 400_000
SHARPEST_M, FLATTEST_M = 6.335e6, 6.4e6  # between these lie all radii of curvature
ROUNDING = 1e-13  # of a square of lengths, a hundredfold
FEW = 16  # places to measure between, of those that look nearest
TURNS = (0.0, 360.0, -360.0)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The distance is between these two lengths in metres; both are 0 where a place is shared."""

    least_m: float
    most_m: float


class Verdict(Enum):
    """Whether plans conflict; OPEN where the distance is within the tolerance of the reach."""

    CONFLICT = "conflict"
    CLEAR = "clear"
    OPEN = "open"


def verdict(a: Sequence[Volume], b: Sequence[Volume], separation: Separation) -> Verdict:
    """Whether some volume of one plan conflicts with some volume of the other."""
    found = {of_volumes(one, other, separation) for one in a for other in b}
    ranked = (Verdict.CONFLICT, Verdict.OPEN, Verdict.CLEAR)
    return next((one for one in ranked if one in found), Verdict.CLEAR)


def of_volumes(
    a: Volume, b: Volume, separation: Separation, known: Bounds | None = None
) -> Verdict:
    """Whether two volumes conflict, by spec/volume.md alone."""
    if not near_in_time(a.interval, b.interval, separation.time_s):
        return Verdict.CLEAR
    if not near_in_height(a.band, b.band, separation.vertical_m):
        return Verdict.CLEAR
    reach_m = Fraction(a.radius_m) + Fraction(b.radius_m) + Fraction(separation.lateral_m)
    bounds = known or distance(a.core, b.core, float(reach_m))
    if Fraction(bounds.most_m) <= reach_m:
        return Verdict.CONFLICT
    return Verdict.CLEAR if bounds.least_m > reach_m + Fraction(FALSE_ALARM_M) else Verdict.OPEN


def near_in_time(a: Interval, b: Interval, time_s: int) -> bool:
    """Whether each starts before the other ends, or the gap is less than the separation."""
    first, then = (a, b) if a.start <= b.start else (b, a)
    if then.start < first.end:
        return True
    return (then.start - first.end).total_seconds() < time_s


def near_in_height(a: Band, b: Band, vertical_m: float) -> bool:
    """Whether the altitude test is met, or taken as met where the references differ."""
    if {a.floor_m, a.ceiling_m} == {None} or {b.floor_m, b.ceiling_m} == {None}:
        return True
    if a.reference is not b.reference:
        return True
    return _over(b, a) <= Fraction(vertical_m) and _over(a, b) <= Fraction(vertical_m)


def _over(high: Band, low: Band) -> Fraction:
    """How far one band begins above the end of another; 0 where a bound is missing."""
    if high.floor_m is None or low.ceiling_m is None:
        return Fraction(0)
    return Fraction(high.floor_m) - Fraction(low.ceiling_m)


def distance(a: Core, b: Core, reach_m: float = inf) -> Bounds:
    """The least geodesic distance between two cores.

    With a reach the bounds are only made tight enough to judge by it.
    """
    if share_a_place(a, b):
        return Bounds(0.0, 0.0)
    pieces_a, pieces_b = _edges(a), _edges(b)
    rows, columns = np.divmod(np.arange(len(pieces_a) * len(pieces_b)), len(pieces_b))
    pairs = np.stack((pieces_a[rows], pieces_b[columns]), axis=1)
    least, most, work = inf, inf, WORK_PAIRS
    while len(pairs):
        work -= len(pairs)
        lower, upper, cost = _bounded(pairs)
        most = min(most, upper)
        doubtful = (lower < most - PRECISE_M) & (lower <= reach_m + FALSE_ALARM_M)
        done = ~doubtful if work > 0 and (reach_m == inf or most > reach_m) else doubtful | True
        least = min(least, float(lower[done].min(initial=inf)))
        pairs = _cut(pairs[~done], cost[~done])
    return Bounds(max(0.0, min(least, most)), most)


def _edges(core: Core) -> Floats:
    """One row an edge: longitude and latitude where it starts, and how far it goes in each."""
    ends = np.array(edges(core), dtype=np.float64)
    return np.unique(np.hstack((ends[:, 0], ends[:, 1] - ends[:, 0])), axis=0)


def _bounded(pairs: Floats) -> tuple[Floats, float, Floats]:
    """What no place of each pair of pieces is nearer than, the least measured, what pieces cost."""
    (a, b), (end_a, end_b) = pairs[:, :, :2].swapaxes(0, 1), _at(pairs, 1.0)
    corners = [_metres(p, q) for p, q in ((a, b), (end_a, b), (a, end_b), (end_a, end_b))]
    paths = np.stack((_metres(a, end_a), _metres(b, end_b)))
    flat, share_a, share_b = _on_flat_ground([one * one for one in corners], *(paths * paths))
    stray = _stray(pairs)
    lower = np.sqrt(flat) - stray.sum(axis=1)
    few = np.argsort(lower)[:FEW]
    probes = _at(pairs[few], np.stack((share_a, share_b), axis=1)[few, :, None])
    upper = min(float(one.min()) for one in (*corners, _metres(*probes)))
    bend = (paths * paths / (8 * np.maximum(1.0, np.minimum.reduce(corners)))).T
    return lower, upper, stray + np.minimum(bend, paths.T)


def _on_flat_ground(squares: list[Floats], aa: Floats, bb: Floats) -> tuple[Floats, Floats, Floats]:
    """The least square of the distance by the comparison, and at which shares of the paths."""
    d00, d10, d01, d11 = squares
    p, q, both = d10 - d00 - aa, d01 - d00 - bb, d11 - d10 - d01 + d00
    zero, one = np.zeros_like(aa), np.ones_like(aa)
    free = 4 * aa * bb - both * both
    ways = [
        (_share(-p, 2 * aa), zero),
        (_share(-p - both, 2 * aa), one),
        (zero, _share(-q, 2 * bb)),
        (one, _share(-q - both, 2 * bb)),
        (_share(both * q - 2 * bb * p, free), _share(both * p - 2 * aa * q, free)),
    ]
    values = np.stack(
        [d00 + s * p + t * q + s * t * both + s * s * aa + t * t * bb for s, t in ways]
    )
    best = np.argmin(values, axis=0)
    at = np.arange(len(best))
    flat = values[best, at] - ROUNDING * (np.maximum.reduce(squares) + aa + bb)
    shares = np.stack([np.stack(way) for way in ways])
    return np.maximum(0.0, flat), shares[best, 0, at], shares[best, 1, at]


def _share(part: Floats, whole: Floats) -> Floats:
    raw = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return np.clip(raw, 0.0, 1.0)


def _stray(pairs: Floats) -> Floats:
    """How far a piece can be from the shortest path between its ends, for both of each pair.

    A curve strays from its chord through the Earth by at most an eighth of its greatest
    acceleration. Piece and path have one chord, so they stray from one another by at most the sum.
    """
    lat, (turn, rise) = pairs[..., 1], np.radians(np.moveaxis(pairs[..., 2:], -1, 0))
    end = lat + pairs[..., 3]
    level = np.where(lat * end <= 0, 0.0, np.minimum(np.abs(lat), np.abs(end)))
    wide = np.cos(np.radians(level))
    turn, rise = np.abs(turn), np.abs(rise)
    speeding_up = FLATTEST_M * (rise * rise + 2 * rise * turn + wide * turn * turn)
    length = FLATTEST_M * np.hypot(rise, wide * turn)
    # 1.6 > pi / 2: no way along the surface is longer than that many times the chord.
    along = np.where(length < 1e5, 1.01, 1.6)
    return np.asarray(along * (speeding_up + length * length / SHARPEST_M) / 8)


def _cut(pairs: Floats, cost: Floats) -> Floats:
    """The pairs, the costlier piece of each cut in four, and the other if it costs nearly that."""
    for side in (0, 1):
        which = (cost[:, side] * 4 > cost[:, 1 - side]) & pairs[:, side, 2:].any(axis=1)
        cut = np.repeat(pairs[which], 4, axis=0)
        cut[:, side, 2:] /= 4
        cut[:, side, :2] += np.tile(np.arange(4), len(cut) // 4)[:, None] * cut[:, side, 2:]
        cost = np.concatenate((cost[~which], np.repeat(cost[which], 4, axis=0)))
        pairs = np.concatenate((pairs[~which], cut))
    return pairs


def _at(pairs: Floats, share: float | Floats) -> Floats:
    places: Floats = (pairs[:, :, :2] + share * pairs[:, :, 2:]).swapaxes(0, 1)
    return places


def _metres(p: Floats, q: Floats) -> Floats:
    up, over = np.clip(p[:, 1], -90, 90), np.clip(q[:, 1], -90, 90)  # for sums round past the pole
    lengths = np.asarray(GEOD.inv(p[:, 0], up, q[:, 0], over)[2])
    assert np.isfinite(lengths).all(), "every geodesic has a length"
    return lengths


def edges(core: Core) -> list[Edge]:
    """The edges of a core; that of a point goes nowhere."""
    if core.kind is CoreKind.POINT:
        return [(core.rings[0][0], core.rings[0][0])]
    return [edge for ring in core.rings for edge in pairwise(ring)]


def share_a_place(a: Core, b: Core) -> bool:
    """Whether cores meet in the plane of longitude and latitude, longitudes read once round."""
    return any(_meet(a, b, turn) for turn in TURNS)


def _meet(a: Core, b: Core, turn: float) -> bool:
    box_a, box_b = _boxes(a), _boxes(b) + np.array((turn, 0, turn, 0))
    near = np.ones((len(box_a), len(box_b)), bool)
    whole = True
    for low, high in ((0, 2), (1, 3)):
        near &= box_a[:, None, low] <= box_b[None, :, high] + 1e-9
        near &= box_b[None, :, low] <= box_a[:, None, high] + 1e-9
        whole &= bool(box_a[:, low].min() <= box_b[:, high].max() + 1e-9)
        whole &= bool(box_b[:, low].min() <= box_a[:, high].max() + 1e-9)
    if not whole:
        return False
    edges_a, edges_b = edges(a), edges(b)
    pairs = zip(*(rows.tolist() for rows in np.nonzero(near)), strict=True)
    if any(_cross(edges_a[i], edges_b[j], turn) for i, j in pairs):
        return True
    # No edges meet, so each ring lies wholly within the other core or wholly outside it.
    (x, y), (u, v) = a.rings[0][0], b.rings[0][0]
    return _holds(b, Fraction(x) - Fraction(turn), Fraction(y)) or _holds(
        a, Fraction(u) + Fraction(turn), Fraction(v)
    )


def _boxes(core: Core) -> Floats:
    ends = np.array(edges(core), dtype=np.float64)
    return np.hstack((ends.min(axis=1), ends.max(axis=1)))


def _cross(p: Edge, q: Edge, turn: float) -> bool:
    by = Fraction(turn)
    a, b = ((Fraction(x), Fraction(y)) for x, y in p)
    c, d = ((Fraction(x) + by, Fraction(y)) for x, y in q)
    sides = _side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        return True
    ends = ((a, b, c), (a, b, d), (c, d, a), (c, d, b))
    return any(not side and _between(*end) for side, end in zip(sides, ends, strict=True))


_Exact = tuple[Fraction, Fraction]


def _side(a: _Exact, b: _Exact, c: _Exact) -> int:
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (area > 0) - (area < 0)


def _between(a: _Exact, b: _Exact, c: _Exact) -> bool:
    return all(min(x, y) <= z <= max(x, y) for x, y, z in zip(a, b, c, strict=True))


def _holds(core: Core, x: Fraction, y: Fraction) -> bool:
    """Whether a ray to the east leaves the polygon: holes count as outside.

    A ring that crosses itself holds what it goes round, however often.
    """
    if core.kind is not CoreKind.POLYGON:
        return False
    crossed = round_ = 0
    for (ax, ay), (bx, by) in chain.from_iterable(pairwise(ring) for ring in core.rings):
        if (ay > y) == (by > y):
            continue
        at = Fraction(ax) + (y - Fraction(ay)) / (Fraction(by) - Fraction(ay)) * (
            Fraction(bx) - Fraction(ax)
        )
        if at > x:
            crossed += 1
            round_ += 1 if by > ay else -1
    return crossed % 2 == 1 or (len(core.rings) == 1 and round_ != 0)
