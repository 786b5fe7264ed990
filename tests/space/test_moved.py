"""How far a version lies from the one before it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from keepclear.space.altitude import Band
from keepclear.space.interval import Interval
from keepclear.space.moved import moved_m
from keepclear.space.volume import Core, Volume, line, point, polygon

NOON = datetime(2017, 11, 11, 12, tzinfo=UTC)
WGS84 = Geod(ellps="WGS84")
LON, LAT = st.floats(-179.9, 179.9), st.floats(-80, 80)


def at(core: Core, hours: int = 0) -> Volume:
    start = NOON + timedelta(hours=hours)
    return Volume(core, 500.0, Band(None, None, None), Interval(start, start + timedelta(hours=1)))


@given(LON, LAT, LON, LAT)
def test_a_point_has_moved_by_the_geodesic_between_the_two(
    lon: float, lat: float, to_lon: float, to_lat: float
) -> None:
    _, _, metres = WGS84.inv(lon, lat, to_lon, to_lat)
    assert moved_m([at(point(lon, lat))], [at(point(to_lon, to_lat))]) == pytest.approx(
        metres, abs=0.5
    )


def test_the_one_wrong_position_of_a_long_route_is_found() -> None:
    route = [(38.0 + i / 100, 36.0) for i in range(200)]
    wrong = [*route[:120], (route[120][0], 36.1), *route[121:]]
    moved = moved_m([at(line(*route))], [at(line(*wrong))])
    _, _, metres = WGS84.inv(route[120][0], 36.0, route[120][0], 36.1)
    assert moved == pytest.approx(metres, abs=1.0)


def test_a_position_added_on_a_long_edge_has_not_moved() -> None:
    assert moved_m(
        [at(line((38.0, 36.0), (39.0, 36.0)))], [at(line((38.0, 36.0), (38.5, 36.0), (39.0, 36.0)))]
    ) == pytest.approx(0.0, abs=0.01)


def test_what_is_only_later_or_within_the_old_area_has_not_moved() -> None:
    area = polygon(((38.0, 36.0), (39.0, 36.0), (39.0, 37.0), (38.0, 37.0), (38.0, 36.0)))
    assert moved_m([at(area)], [at(point(38.5, 36.5), hours=5)]) == 0.0


def test_the_nearest_of_several_old_shapes_counts_also_across_the_antimeridian() -> None:
    before = [at(point(0.0, 10.0)), at(point(179.99, 10.0))]
    _, _, metres = WGS84.inv(179.99, 10.0, -179.99, 10.0)
    assert moved_m(before, [at(point(-179.99, 10.0))]) == pytest.approx(metres, abs=0.5)
