"""No sequence of queries cuts out a small piece unflagged, by an oracle that cuts them for real."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from keepclear.exchange.query import QueryLimits
from keepclear.picture.narrowing import Asked, Narrowing, findings, smallest_piece_m
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, point

NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)
LIMITS = QueryLimits()
LEAST_M = LIMITS.radius_m
ERROR = 0.03  # of the oracle: many-cornered circles on a plane
WGS84 = Geod(ellps="WGS84")
Circle = tuple[float, float, float]  # metres east and north of a point, and the radius


def asked(
    number: int,
    circle: Circle = (0, 0, 6_000),
    start_min: int = 0,
    minutes: int = 60,
    band: Band = EVERY_ALTITUDE,
    came: int = 0,
) -> Asked:
    east, north, radius = circle
    lon, lat, _ = WGS84.fwd(38.0, 36.0, 90.0, east)
    lon, lat, _ = WGS84.fwd(lon, lat, 0.0, north)
    start = NOON + timedelta(minutes=start_min)
    interval = Interval(start, start + timedelta(minutes=minutes))
    return Asked(bytes([number]), Volume(point(lon, lat), radius, band, interval), came)


def smallest_m(circles: Sequence[Circle]) -> float:
    """The radius of the widest circle in the smallest piece that all answers could cut out."""
    shapes = [shapely.Point(x, y).buffer(r, quad_segs=90) for x, y, r in dict.fromkeys(circles)]
    least = float("inf")
    for inside in product((True, False), repeat=len(shapes)):
        if any(inside):
            yes = shapely.intersection_all(
                [s for s, is_in in zip(shapes, inside, strict=True) if is_in]
            )
            no = shapely.union_all(
                [s for s, is_in in zip(shapes, inside, strict=True) if not is_in]
            )
            piece = yes.difference(no)
            if piece.area > 10_000:
                least = min(least, shapely.maximum_inscribed_circle(piece, tolerance=20).length)
    return least


KM = st.integers(-20, 20).map(lambda km: km * 1_000.0)
RADII = st.sampled_from([5_000.0, 7_000.0, 12_000.0, 20_000.0])
CIRCLES = st.lists(st.tuples(KM, KM, RADII), min_size=1, max_size=4)


@pytest.mark.requirement("F5-4")
@given(CIRCLES)
def test_whatever_cuts_out_a_small_piece_is_flagged_before_it_is_answered(
    circles: list[Circle],
) -> None:
    sequence = [asked(number, circle) for number, circle in enumerate(circles)]
    for count in range(1, len(circles) + 1):
        if smallest_m(circles[:count]) < LEAST_M * (1 - ERROR):
            assert any(findings(sequence[i], sequence[:i], LIMITS) for i in range(count))
            first = next(
                i for i in range(count) if smallest_m(circles[: i + 1]) < LEAST_M * (1 - ERROR)
            )
            assert findings(sequence[first], sequence[:first], LIMITS), "the very one that cuts it"
            return


@given(st.tuples(KM, KM, RADII), st.tuples(KM, KM, RADII))
def test_the_smallest_piece_of_two_is_what_the_oracle_cuts(one: Circle, other: Circle) -> None:
    apart = ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5
    if one != other and apart < one[2] + other[2] - 500:
        worked_out = smallest_piece_m(one[2], other[2], apart)
        cut = smallest_m([one, other])
        assert worked_out <= cut + 30
        if worked_out > 200:  # A thinner piece is thinner than the oracle's circles are round.
            assert worked_out == pytest.approx(cut, rel=ERROR, abs=60)


@given(st.lists(st.tuples(st.integers(0, 120), st.integers(30, 120)), min_size=2, max_size=5))
def test_whatever_cuts_out_a_short_time_is_flagged(spans: list[tuple[int, int]]) -> None:
    sequence = [asked(i, start_min=start, minutes=long) for i, (start, long) in enumerate(spans)]
    ends = sorted({end for start, long in spans for end in (start, start + long)})
    short = any(
        0 < b - a < LIMITS.duration_s // 60
        and any(start <= a and b <= start + long for start, long in spans)
        for a, b in pairwise(ends)
    )
    flagged = any(findings(one, sequence[:i], LIMITS) for i, one in enumerate(sequence))
    assert flagged or not short


def test_a_thin_slice_of_altitude_is_flagged() -> None:
    low = asked(1, band=Band(0.0, 3_000.0, Reference.MSL))
    high = asked(2, band=Band(2_900.0, 6_000.0, Reference.MSL))
    [found] = findings(high, [low], LIMITS)
    assert (found.what, found.least, found.keys) == (Narrowing.HEIGHT, 100.0, (b"\x01",))
    other = asked(3, band=Band(0.0, 3_000.0, Reference.WGS84))
    assert findings(other, [low], LIMITS)[0].least == 0.0, "the two are not compared"
    assert findings(asked(4), [low], LIMITS) == [], "the rest is thick"


@pytest.mark.requirement("F5-4")
def test_a_series_that_marches_over_an_area_is_flagged_at_its_third_circle() -> None:
    march = [asked(i, (i * 13_000.0, 0.0, 6_000.0)) for i in range(12)]
    assert findings(march[1], march[:1], LIMITS) == []
    [found] = findings(march[2], march[:2], LIMITS)
    assert (found.what, found.least) == (Narrowing.SERIES, 3)
    assert found.keys == (b"\x01", b"\x00")
    assert findings(march[11], march[:11], LIMITS)[0].what is Narrowing.SERIES


@pytest.mark.requirement("F5-4")
def test_a_series_that_shrinks_is_flagged_at_its_second_circle() -> None:
    wide, narrow = asked(1, (0, 0, 20_000)), asked(2, (1_000, 0, 15_000))
    found = findings(narrow, [wide], LIMITS)
    assert [one.what for one in found] == [Narrowing.PIECE]
    assert found[0].least == pytest.approx(3_000, abs=5)


def test_what_tells_no_more_is_not_flagged() -> None:
    first = asked(1)
    assert findings(asked(2), [first], LIMITS) == [], "the same question again"
    far = asked(3, (30_000.0, 0.0, 6_000.0))
    assert findings(far, [first], LIMITS) == [], "a place apart"
    wide = asked(4, (0.0, 0.0, 20_000.0)), asked(5, (20_000.0, 0.0, 20_000.0))
    assert findings(wide[1], [wide[0]], LIMITS) == [], "each piece holds a circle of 10 km"
    later = asked(6, (3_000.0, 0.0, 6_000.0), 60 * 49, came=2 * 86_400)
    assert findings(later, [first], LIMITS) == [], "two days on, about two days on"
    planned = asked(7, (3_000.0, 0.0, 6_000.0), came=2 * 86_400)
    assert findings(planned, [first], LIMITS), "about the same hour, whenever it is asked"
