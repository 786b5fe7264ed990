"""Volumes somewhere else: as far as asked, in the shape they had, and as a record holds them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from keepclear.space.altitude import Band, Reference
from keepclear.space.approach import closest_approach
from keepclear.space.displaced import course, displaced_core, displaced_volume, shifted, stretch
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

DAWN = datetime(2030, 6, 1, 5, tzinfo=UTC)
HOUR = Interval(DAWN, DAWN + timedelta(hours=1))
WGS84 = Geod(ellps="WGS84")
MILLIONTH_M = 0.12  # how far a position goes when it is rounded to a millionth of a degree


@given(
    st.floats(-179, 179),
    st.floats(-84, 84),
    st.integers(0, 359),
    st.integers(0, 20_000),
)
def test_a_point_goes_as_far_as_asked_and_by_the_bearing_asked(
    lon: float, lat: float, bearing: int, distance_m: int
) -> None:
    there = displaced_core(point(lon, lat), bearing, distance_m)
    assert there is not None
    ((at,),) = there.rings
    aim = WGS84.fwd(lon, lat, bearing, distance_m)
    assert WGS84.inv(*at, aim[0], aim[1])[2] <= MILLIONTH_M
    assert all(degrees == round(degrees, 6) for degrees in at)


def test_every_position_of_every_ring_goes_and_rings_stay_closed() -> None:
    outer = ((36.0, 35.0), (36.5, 35.0), (36.5, 35.5), (36.0, 35.0))
    hole = ((36.3, 35.1), (36.4, 35.1), (36.4, 35.2), (36.3, 35.1))
    there = displaced_core(polygon(outer, hole), 90, 5_000)
    assert there is not None
    for before, after in zip((outer, hole), there.rings, strict=True):
        assert after[0] == after[-1]
        for at, to in zip(before, after, strict=True):
            assert WGS84.inv(*at, *to)[2] == pytest.approx(5_000, abs=MILLIONTH_M)


def test_a_core_that_would_lie_across_the_antimeridian_is_not_displaced() -> None:
    assert displaced_core(line((179.9, 0.0), (179.99, 0.0)), 90, 5_000) is None
    assert displaced_core(line((-180.0, 0.0), (-179.9, 0.0)), 270, 5_000) is None


def test_a_core_that_crosses_the_antimeridian_whole_is_displaced() -> None:
    there = displaced_core(line((179.98, 0.0), (179.99, 0.0)), 90, 5_000)
    assert there is not None
    assert all(lon < -179.9 for lon, _ in there.rings[0])


def test_nothing_is_displaced_to_near_a_pole() -> None:
    assert displaced_core(point(10, 84.9), 0, 20_000) is None
    assert displaced_core(point(10, -84.9), 180, 20_000) is None
    assert displaced_core(point(10, 84.9), 180, 20_000) is not None


def test_a_shift_keeps_the_shape_and_moves_both_bounds_and_both_times() -> None:
    volume = Volume(point(36, 35), 500, Band(100, 300, Reference.MSL), HOUR)
    moved = shifted(volume, timedelta(minutes=-12), 150)
    assert moved.core == volume.core
    assert moved.band == Band(250, 450, Reference.MSL)
    assert moved.interval.start == DAWN - timedelta(minutes=12)
    assert moved.interval.end - moved.interval.start == timedelta(hours=1)


def test_a_displaced_volume_keeps_radius_band_and_time() -> None:
    volume = Volume(point(36, 35), 500, Band(None, 300, Reference.AGL), HOUR)
    moved = displaced_volume(volume, 0, 1_000)
    assert moved is not None
    assert (moved.radius_m, moved.band, moved.interval) == (500, volume.band, HOUR)


def test_the_course_of_a_chain_is_from_where_it_begins_to_where_it_ends() -> None:
    band = Band(None, None, None)
    later = Interval(DAWN + timedelta(hours=1), DAWN + timedelta(hours=2))
    second = Volume(line((36.0, 35.1), (36.0, 35.2)), 0, band, later)
    first = Volume(line((36.0, 35.0), (36.1, 35.0), (36.0, 35.1)), 0, band, HOUR)
    assert course([second, first]) == 0
    assert course([Volume(line((36.1, 0.0), (36.0, 0.0)), 0, band, HOUR)]) == 270


def test_what_is_no_line_or_ends_where_it_began_has_no_course() -> None:
    band = Band(None, None, None)
    assert course([Volume(point(36, 35), 100, band, HOUR)]) is None
    loop = line((36.0, 35.0), (36.1, 35.0), (36.0, 35.0))
    assert course([Volume(loop, 0, band, HOUR)]) is None


LATS = st.floats(-80, 80)


@given(LATS, LATS, st.floats(0, 5), st.integers(0, 359), st.integers(0, 19_000), st.floats(0, 1))
def test_no_place_of_a_core_goes_further_than_its_stretch_says(
    south: float, north: float, east: float, bearing: int, distance_m: int, share: float
) -> None:
    core = line((36.0, south), (36.0 + east, north))
    factor = stretch(core, 20_000)
    here, there = (displaced_core(core, bearing, at) for at in (distance_m, distance_m + 1_000))
    assert here is not None
    assert there is not None
    gone_m = WGS84.inv(*_along(here, share), *_along(there, share))[2]
    assert gone_m <= factor * 1_000 + 2 * MILLIONTH_M


def _along(core: Core, share: float) -> tuple[float, float]:
    ((lon, lat), (to_lon, to_lat)) = core.rings[0]
    return lon + share * (to_lon - lon), lat + share * (to_lat - lat)


def test_distances_change_no_more_than_a_core_is_displaced() -> None:
    core, other = line((36.0, 35.0), (36.4, 35.3)), point(36.9, 35.0)
    before = closest_approach(core, other).distance_m
    there = displaced_core(core, 90, 3_000)
    assert there is not None
    assert before - closest_approach(there, other).distance_m <= 3_000 * stretch(core, 3_000)
