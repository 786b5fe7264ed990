"""What an answer to one more query would tell, beside the answers to those before it.

One answer about a wide circle tells little. YES to one circle and NO to another
that overlaps it tell that somebody is in the piece that the first has alone, and
pieces can be made as small as one likes. The rule here is cautious and simple:
what is not flagged cannot be cut into a piece that holds no circle of the least
radius, whatever was answered; and so for the time and the height asked about.
Answers are not looked at, so that a flag stands before anything is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from keepclear.exchange.query import QueryLimits
from keepclear.space.ellipsoid import geodesic
from keepclear.space.volume import Volume

SLACK_M: Final = (
    1.0  # A record rounds a place to 0.1 m; what is this close to a bound is beyond it.
)
SERIES_MIN: Final = 3  # Two circles are compared exactly; of three nobody sees every piece.
SERIES_TOLD: Final = 8  # A longer series is no worse; its length is not counted further.


class Narrowing(StrEnum):
    """How queries together could tell more than each of them may."""

    PIECE = "SMALL PIECE"
    SERIES = "SERIES"
    TIME = "SHORT TIME"
    HEIGHT = "THIN BAND"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it is compared: its key, its circle and times, and when it came."""

    key: bytes
    volume: Volume
    came_utc: int

    @property
    def circle(self) -> tuple[float, float, float]:
        """Longitude, latitude, and the radius in metres."""
        [[position]] = self.volume.core.rings
        return *position, self.volume.radius_m


@dataclass(frozen=True, slots=True)
class Finding:
    """One way in which an answer would tell more, and with which other queries.

    `least` is the radius in metres of the widest circle in the smallest piece, the
    shortest time in seconds, the thinnest band in metres or the length of the series.
    """

    what: Narrowing
    keys: tuple[bytes, ...]
    least: float


def findings(one: Asked, others: Sequence[Asked], limits: QueryLimits) -> list[Finding]:
    """Return how a query could tell more with others near it in time; [] where it cannot."""
    near = [other for other in others if _near_in_time(one, other, limits.window_s)]
    if not near:
        return []
    found: list[Finding] = []
    apart = _apart_m(one, near)
    for other, distance_m in zip(near, apart, strict=True):
        found += _pair(one, other, float(distance_m), limits)
    series = _series(one, near, limits)
    if len(series) >= SERIES_MIN:
        keys = tuple(other.key for other in series if other.key != one.key)
        found.append(Finding(Narrowing.SERIES, keys, len(series)))
    return found


def _near_in_time(one: Asked, other: Asked, window_s: int) -> bool:
    """Tell whether two were asked within a window, or ask about times within it."""
    gap_s = one.volume.interval.gap(other.volume.interval).total_seconds()
    return abs(one.came_utc - other.came_utc) <= window_s or gap_s <= window_s


def _apart_m(one: Asked, others: Sequence[Asked]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    places = np.array([other.circle[:2] for other in others])
    lon, lat, _ = one.circle
    many = len(others)
    return np.asarray(geodesic(np.full(many, lon), np.full(many, lat), places[:, 0], places[:, 1]))


def _pair(one: Asked, other: Asked, apart_m: float, limits: QueryLimits) -> Iterator[Finding]:
    keys = (other.key,)
    r, s = one.volume.radius_m, other.volume.radius_m
    if apart_m - SLACK_M >= r + s:
        return
    if one.circle != other.circle:
        least = smallest_piece_m(r, s, apart_m)
        if least < limits.radius_m:
            yield Finding(Narrowing.PIECE, keys, least)
    shortest = _closest(_times(one), _times(other))
    if shortest < limits.duration_s:
        yield Finding(Narrowing.TIME, keys, shortest)
    thinnest = _thinnest(one, other)
    if thinnest < limits.height_m:
        yield Finding(Narrowing.HEIGHT, keys, thinnest)


def smallest_piece_m(r: float, s: float, apart_m: float) -> float:
    """Return the radius of the widest circle that fits the smallest piece of two circles.

    The pieces are what both hold and what each has alone. A circle of radius x
    around p lies in both where x <= r - |pa| and x <= s - |pb|, and |pa| + |pb| is
    at least the distance: so 2x <= r + s - distance. One that lies in the first alone has
    x <= r - |pa| and x <= |pb| - s, and |pb| <= |pa| + distance: so 2x <= r - s + distance.
    The line through both centres has a p that attains each.
    """
    pieces = [min(r, s, (r + s - apart_m - SLACK_M) / 2)]
    for mine, theirs in ((r, s), (s, r)):
        if mine - theirs + apart_m + SLACK_M > 0:  # else the other circle leaves nothing of it
            pieces.append(min(mine, (mine - theirs + apart_m - SLACK_M) / 2))
    return max(0.0, min(pieces))


def _times(one: Asked) -> tuple[float, ...]:
    interval = one.volume.interval
    return interval.start.timestamp(), interval.end.timestamp()


def _closest(ends: Sequence[float], others: Sequence[float]) -> float:
    """Return the least distance between ends that differ; what begins together cuts nothing."""
    return min((abs(a - b) for a in ends for b in others if a != b), default=float("inf"))


def _thinnest(one: Asked, other: Asked) -> float:
    """Return the same for altitudes; of bands that count from different things nothing is sure."""
    band, theirs = one.volume.band, other.volume.band
    if not (band.bounded and theirs.bounded):
        return float("inf")
    if band.reference != theirs.reference:
        return 0.0
    ends = [[end for end in (b.floor_m, b.ceiling_m) if end is not None] for b in (band, theirs)]
    return _closest(*ends)


def _series(one: Asked, near: Sequence[Asked], limits: QueryLimits) -> list[Asked]:
    """Return the circles that go on from this one, each within a least circle of another.

    A place that is asked about again counts once.
    """
    places = {other.circle: other for other in near}
    left = [other for circle, other in places.items() if circle != one.circle]
    series, at = [one], 0
    while at < len(series) and left and len(series) < SERIES_TOLD:
        reach_m = series[at].volume.radius_m + 2 * limits.radius_m + SLACK_M
        apart = _apart_m(series[at], left)
        joins = [bool(d < reach_m + o.volume.radius_m) for d, o in zip(apart, left, strict=True)]
        series += [other for other, joined in zip(left, joins, strict=True) if joined]
        left = [other for other, joined in zip(left, joins, strict=True) if not joined]
        at += 1
    return series[:SERIES_TOLD]
