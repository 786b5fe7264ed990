"""Which side of a line a core is on, beyond its ends and round the Earth too."""

from math import cos, radians

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from keepclear.space.approach import closest_approach
from keepclear.space.outline import Outline
from keepclear.space.side import Divide, Side, divide_faults
from keepclear.space.volume import Core, line, point, polygon

RIVER = line((38.0, 36.0), (39.0, 35.5), (40.0, 35.0))  # left is north-east
DEGREE_M = 111_000


def over(divide: Core, core: Core, keeps_to: Side, buffer_m: float = 0.0) -> bool | None:
    """Whether a core is over the line, or False where only in its buffer, None where clear."""
    found = Divide(divide).crossing(Outline(core), keeps_to, buffer_m)
    return found and found.over


@given(st.floats(-170, 170), st.floats(-80, 80), st.floats(0.001, 9), st.booleans())
def test_east_and_west_of_a_meridian_are_its_sides_as_it_runs(
    lon: float, lat: float, apart: float, northward: bool
) -> None:
    path = [(lon, -5.0), (lon, 5.0)]
    divide = line(*(path if northward else path[::-1]))
    east = (lon + apart + 180) % 360 - 180
    assume(abs(east) < 179.9)
    eastern = Side.RIGHT if northward else Side.LEFT
    assert over(divide, point(east, lat), eastern) is None
    assert over(divide, point(east, lat), eastern.other) is True


@given(st.floats(36, 42), st.floats(33, 38), st.floats(100, 50_000))
def test_a_place_keeps_to_one_side_or_is_in_the_buffer_of_both(
    lon: float, lat: float, buffer_m: float
) -> None:
    left, right = (over(RIVER, point(lon, lat), side, buffer_m) for side in Side)
    bare = [over(RIVER, point(lon, lat), side) for side in Side]
    assert sorted([bare[0] is None, bare[1] is None]) == [False, True]
    assert (left is None) <= (bare[0] is None)
    assert (right is None) <= (bare[1] is None)
    off_m = abs((lat - 36.0) + (lon - 38.0) / 2) * DEGREE_M * cos(radians(39)) * 0.9
    if off_m > 2 * buffer_m + 1000:
        assert None in (left, right)


def test_the_buffer_is_a_geodesic_distance() -> None:
    meridian = line((40.0, 30.0), (40.0, 40.0))
    near = point(40.1, 35.0)  # 9,129 m east of it
    assert over(meridian, near, Side.RIGHT, 9_120.0) is None
    assert over(meridian, near, Side.RIGHT, 9_140.0) is False


def test_what_lies_across_is_over_and_what_only_touches_is_not() -> None:
    assert over(RIVER, line((38.9, 35.0), (39.1, 36.0)), Side.LEFT) is True
    assert over(RIVER, line((38.9, 35.0), (39.1, 36.0)), Side.RIGHT) is True
    assert over(RIVER, point(39.0, 35.5), Side.LEFT) is False
    assert over(RIVER, point(39.0, 35.5), Side.RIGHT) is False
    box = polygon(((38.0, 37.0), (41.0, 37.0), (41.0, 37.5), (38.0, 37.5), (38.0, 37.0)))
    assert over(RIVER, box, Side.LEFT) is None
    assert over(RIVER, box, Side.RIGHT) is True


@pytest.mark.parametrize("core", [point(30.0, 38.0), point(60.0, 20.0), point(-100.0, -60.0)])
def test_beyond_its_ends_a_line_goes_on_straight(core: Core) -> None:
    (at,) = core.rings[0]
    north_east = at[1] > 36.0 - (at[0] - 38.0) / 2
    keeps_to, astray = (Side.LEFT, Side.RIGHT) if north_east else (Side.RIGHT, Side.LEFT)
    assert over(RIVER, core, keeps_to) is None
    assert over(RIVER, core, astray) is True


def test_sides_hold_across_the_antimeridian() -> None:
    meridian = line((179.5, -10.0), (179.5, 10.0))
    assert over(meridian, point(-179.9, 0.0), Side.RIGHT) is None
    assert over(meridian, point(-179.9, 0.0), Side.LEFT) is True
    assert over(meridian, point(-179.9, 0.0), Side.RIGHT, 70_000.0) is False
    assert over(meridian, point(179.4, 0.0), Side.LEFT) is None


@given(st.floats(36, 42), st.floats(33, 38), st.floats(0, 200_000))
def test_near_a_line_means_within_that_distance_of_it_as_drawn(
    lon: float, lat: float, reach_m: float
) -> None:
    distance_m = closest_approach(point(lon, lat), RIVER).distance_m
    assume(abs(distance_m - reach_m) > 0.01)
    assert Divide(RIVER).is_near(Outline(point(lon, lat)), reach_m) == (distance_m < reach_m)


def test_near_a_pole_nothing_is_filtered_away() -> None:
    meridian = line((0.0, 80.0), (0.0, 89.0))
    assert over(meridian, point(90.0, 89.95), Side.RIGHT, 6_000.0) is False
    assert over(meridian, point(90.0, 89.95), Side.RIGHT, 5_000.0) is None
    assert over(meridian, point(90.0, 88.0), Side.RIGHT, 800_000.0) is False


def test_a_line_without_two_sides_is_refused() -> None:
    assert divide_faults(RIVER, "line") == []
    assert divide_faults(line((38.0, 36.0), (38.0, 36.0), (39.0, 35.0)), "line") == []
    assert divide_faults(line((38.0, 36.0), (38.0, 36.0)), "line")
    hook = line((38.0, 36.0), (39.0, 36.0), (39.0, 37.0), (38.5, 35.0))
    assert "crosses itself" in divide_faults(hook, "line")[0].fault
    assert divide_faults(line((38.0, 36.0)), "line")
