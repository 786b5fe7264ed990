"""A recorded track as the chain of timed segments that a notice can carry.

A track is where one of our own craft was, sample by sample. A notice says where it will be, as
volumes in space and time. The rule between them: at every instant, measured or interpolated in a
straight line in longitude, latitude and altitude between two samples, the craft is inside the
volume whose interval holds that instant. Whatever simplifying takes away is given back as radius,
times go outward to whole seconds, the altitude band outward to whole metres, and where the
altitude is not known the band is open.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import ceil, cos, floor, hypot, inf, isfinite, radians, sin, sqrt

from keepclear.errors import BadInput, Fault, Misused
from keepclear.limits import VOLUMES_PER_NOTICE_MAX
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point

# A longer segment is true of nobody: the craft would be notified along its whole length at once.
SEGMENT_S_MAX = 300

# Records carry positions in millionths of a degree, about 0.1 m.
DECIMALS = 6

# Covers the last bits of float arithmetic and the rounding of a cut at the antimeridian (0.06 m).
ROUNDING_M = 0.1

# WGS 84: semi-major axis and square of the first eccentricity (NGA.STND.0036).
AXIS_M = 6_378_137.0
E2 = 6.694379990141e-3

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Sample:
    """Where a craft was at one instant: degrees WGS 84, metres, None where not recorded."""

    time: datetime
    lon: float
    lat: float
    altitude_m: float | None = None

    def __post_init__(self) -> None:
        if self.time.utcoffset() != timedelta(0):
            raise ValueError(f"sample is timed outside UTC: {self.time!r}")
        if not (-180 <= self.lon <= 180 and -90 <= self.lat <= 90):
            raise ValueError(f"sample is off the earth: lon {self.lon!r}, lat {self.lat!r}")
        if self.altitude_m is not None and not isfinite(self.altitude_m):
            raise ValueError(f"sample has no finite altitude: {self.altitude_m!r}")


@dataclass(frozen=True, slots=True)
class Track:
    """One craft's samples in order of time, and what its reader had to say about them."""

    name: str
    samples: tuple[Sample, ...]
    reference: Reference | None = None
    warnings: tuple[str, ...] = ()


def gaps(samples: Sequence[Sample], longer_than_s: int = SEGMENT_S_MAX) -> tuple[Interval, ...]:
    """Return the spans without a sample that are longer than `longer_than_s` seconds.

    The volumes still cover the straight line across each; an officer must know that it is a guess.
    """
    limit = timedelta(seconds=longer_than_s)
    return tuple(Interval(a.time, b.time) for a, b in pairwise(samples) if b.time - a.time > limit)


def volumes_from_track(
    samples: Sequence[Sample],
    *,
    radius_m: float,
    tolerance_m: float,
    reference: Reference | None = None,
    segment_s_max: int = SEGMENT_S_MAX,
    length_m_max: float = inf,
    volumes_max: int = VOLUMES_PER_NOTICE_MAX,
) -> tuple[Volume, ...]:
    """Return the chain of timed segments that holds the craft at every instant of its track.

    `radius_m` is kept clear around the craft; the simplification error, at most `tolerance_m`, is
    added to it (more only where a single second of samples strays further). `length_m_max` bounds
    how far apart the ends of one segment lie, and so how much earlier or later than said the craft
    can be anywhere on it. Intervals follow one another without a hole; a segment over the
    antimeridian is two volumes with one interval. Raises BadInput where more than `volumes_max` are
    needed, for one notice cannot carry them.
    """
    if not 1 <= segment_s_max <= SEGMENT_S_MAX:
        raise Misused(f"segments of {segment_s_max} s; the limit is 1 to {SEGMENT_S_MAX}")
    if not (radius_m >= 0 and tolerance_m >= 0 and length_m_max > 0):
        raise Misused("radius and tolerance must not be negative, nor the length nothing")
    if not samples or any(b.time < a.time for a, b in pairwise(samples)):
        raise Misused("a track needs samples, in order of time")
    path = _Path(samples)
    volumes: list[Volume] = []
    start = 0
    while start < path.end_s:
        limit = min(start + segment_s_max, path.end_s)
        chord = _longest(path, start, limit, tolerance_m, length_m_max)
        band = _band(chord.altitudes_m, reference)
        interval = Interval(path.origin + start * SECOND, path.origin + chord.end_s * SECOND)
        clear_m = float(ceil(radius_m + chord.error_m + ROUNDING_M))
        volumes += [Volume(core, clear_m, band, interval) for core in _cores(chord)]
        start = chord.end_s
        if len(volumes) > volumes_max:
            fault = f"needs more than {volumes_max} volumes"
            cure = "allow a greater tolerance or length, or cut the track into several notices"
            raise BadInput([Fault("track", fault, cure)])
    return tuple(volumes)


@dataclass(frozen=True, slots=True)
class _Chord:
    """A straight core for the seconds up to `end_s`; longitudes run on past 180 degrees."""

    a: tuple[float, float]
    b: tuple[float, float]
    end_s: int
    error_m: float
    length_m: float
    altitudes_m: list[float | None]


class _Path:
    """The samples as a function of the seconds since the whole second before the first of them."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.origin = samples[0].time.replace(microsecond=0)
        self.times = [(sample.time - self.origin) / SECOND for sample in samples]
        # The interval is half-open, so the last sample lies inside only if the end is after it.
        self.end_s = floor(self.times[-1]) + 1
        self.points: list[tuple[float, float, float | None]] = []
        lon = samples[0].lon
        for sample in samples:
            lon += (sample.lon - lon + 180) % 360 - 180
            self.points.append((lon, sample.lat, sample.altitude_m))

    def at(self, second: int) -> tuple[float, float, float | None]:
        """Return longitude, latitude and altitude at a whole second, held beyond both ends."""
        after = bisect_left(self.times, second)
        if after == len(self.times):
            return self.points[-1]
        if after == 0 or self.times[after] == second:
            return self.points[after]
        share = (second - self.times[after - 1]) / (self.times[after] - self.times[after - 1])
        (lon0, lat0, alt0), (lon1, lat1, alt1) = self.points[after - 1], self.points[after]
        known = alt0 is not None and alt1 is not None
        altitude = alt0 + share * (alt1 - alt0) if known else None  # type: ignore[operator]
        return lon0 + share * (lon1 - lon0), lat0 + share * (lat1 - lat0), altitude

    def between(self, start: int, end: int) -> list[tuple[float, float, float | None]]:
        """Return the ends and every sample between them: from one to the next it is straight."""
        inner = slice(bisect_left(self.times, start), bisect_left(self.times, end))
        return [self.at(start), *self.points[inner], self.at(end)]


def _longest(path: _Path, start: int, limit: int, tolerance_m: float, length_m: float) -> _Chord:
    """Return the chord from `start` that reaches furthest within the limits, one second at least.

    Halving may miss a longer one where the error falls again; it never takes one that is too long.
    """

    def fits(chord: _Chord) -> bool:
        return chord.error_m <= tolerance_m and chord.length_m <= length_m

    best = _chord(path, start, limit)
    if fits(best):
        return best
    best, good, bad = _chord(path, start, start + 1), start + 1, limit
    while bad - good > 1:
        middle = (good + bad) // 2
        chord = _chord(path, start, middle)
        if fits(chord):
            best, good = chord, middle
        else:
            bad = middle
    return best


def _chord(path: _Path, start: int, end: int) -> _Chord:
    """Return the straight core from start to end and how far the track strays from it.

    The error is an upper bound. A straight line in longitude and latitude is at least as long as
    the geodesic, and is itself at most as long as in a plane that takes the greatest metres per
    degree found between its ends. In that plane distance to the core is convex along each leg of
    the track, so its greatest value is at a vertex.
    """
    vertices = path.between(start, end)
    a, b = _rounded(vertices[0]), _rounded(vertices[-1])
    if abs(b[0] - a[0]) > 180:
        # Only at a pole, where a leg in longitude means nothing: a point and its radius hold it.
        b = a
    x_m, y_m = _metres_per_degree([lat for _, lat, _ in vertices] + [a[1], b[1]])
    east, north = (b[0] - a[0]) * x_m, (b[1] - a[1]) * y_m
    squared = east * east + north * north
    error_m = 0.0
    for lon, lat, _ in vertices:
        dx, dy = (lon - a[0]) * x_m, (lat - a[1]) * y_m
        share = min(1.0, max(0.0, (dx * east + dy * north) / squared)) if squared else 0.0
        error_m = max(error_m, hypot(dx - share * east, dy - share * north))
    return _Chord(a, b, end, error_m, sqrt(squared), [altitude for _, _, altitude in vertices])


def _rounded(point: tuple[float, float, float | None]) -> tuple[float, float]:
    return round(point[0], DECIMALS), round(point[1], DECIMALS)


def _metres_per_degree(lats: list[float]) -> tuple[float, float]:
    """Return the greatest metres per degree of longitude and of latitude among the latitudes."""
    low = 0.0 if min(lats) < 0 < max(lats) else min(abs(lat) for lat in lats)
    high = max(abs(lat) for lat in lats)
    east = AXIS_M * cos(radians(low)) / sqrt(1 - E2 * sin(radians(low)) ** 2)
    north = AXIS_M * (1 - E2) / (1 - E2 * sin(radians(high)) ** 2) ** 1.5
    return radians(east), radians(north)


def _band(altitudes_m: list[float | None], reference: Reference | None) -> Band:
    known = [altitude for altitude in altitudes_m if altitude is not None]
    if reference is None or len(known) < len(altitudes_m):
        return EVERY_ALTITUDE
    return Band(float(floor(min(known))), float(ceil(max(known))), reference)


def _cores(chord: _Chord) -> list[Core]:
    """Return the core on [-180, 180], in two where it crosses the antimeridian."""
    turn = 360.0 * floor((chord.a[0] + chord.b[0] + 360) / 720)
    a, b = _turned(chord.a, turn), _turned(chord.b, turn)
    for edge in (180.0, -180.0):
        # Only one end can be over, for the turn put the middle on [-180, 180).
        if max(a[0] / edge, b[0] / edge) > 1:
            share = (edge - a[0]) / (b[0] - a[0])
            lat = round(a[1] + share * (b[1] - a[1]), DECIMALS)
            if a[0] / edge > 1:
                return [_core(_turned(a, 2 * edge), (-edge, lat)), _core((edge, lat), b)]
            return [_core(a, (edge, lat)), _core((-edge, lat), _turned(b, 2 * edge))]
    return [_core(a, b)]


def _turned(point: tuple[float, float], turn: float) -> tuple[float, float]:
    return round(point[0] - turn, DECIMALS), point[1]


def _core(a: tuple[float, float], b: tuple[float, float]) -> Core:
    return point(*a) if a == b else line(a, b)
