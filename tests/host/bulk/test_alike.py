"""What looks like a double is told, and what merely leaves from one depot is not."""

from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.host.bulk.alike import METRES_PER_DEGREE, Alike, Place, rough_m

LON, LAT = st.floats(-179, 179), st.floats(-80, 80)


@pytest.mark.requirement("F14-6")
@given(
    lon=LON,
    lat=LAT,
    east=st.floats(-1, 1),
    north=st.floats(-1, 1),
    within=st.sampled_from([1.0, 50.0, 5_000.0]),
)
def test_two_places_are_alike_exactly_within_the_distance(
    lon: float, lat: float, east: float, north: float, within: float
) -> None:
    other = (
        lon + east * 1.2 * within / METRES_PER_DEGREE / cos(radians(lat)),
        lat + north * 1.2 * within / METRES_PER_DEGREE,
    )
    alike = Alike(within)
    assert alike.find(Place("first", [(lon, lat)])) == ""
    found = alike.find(Place("second", [other]))
    assert (found == "first") == (rough_m((lon, lat), other) <= within)


def test_another_time_or_another_way_is_another_movement() -> None:
    alike = Alike(50.0)
    depot, north, south = (37.0, 36.0), (37.0, 36.5), (37.0, 35.5)
    assert alike.find(Place("a", [depot, north], 0, 100)) == ""
    assert alike.find(Place("b", [depot, south], 0, 100)) == ""
    assert alike.find(Place("c", [depot, north], 100, 200)) == ""
    assert alike.find(Place("d", [north, depot], 0, 100)) == ""
    assert alike.find(Place("e", [depot, north], 50, 150)) in ("a", "c")
    assert alike.find(Place("f", [depot, south, north], 0, 100)) == ""
