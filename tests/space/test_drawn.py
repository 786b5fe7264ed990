"""Outlines for the eye: near enough to the true line, and whole across the antimeridian."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.drawn import middle_meridian, outline_of, outline_of_all
from keepclear.space.ellipsoid import geodesic
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

DAY = Interval(datetime(2030, 6, 1, tzinfo=UTC), datetime(2030, 6, 2, tzinfo=UTC))


def _volume(core: Core, radius_m: float) -> Volume:
    return Volume(core, radius_m, EVERY_ALTITUDE, DAY)


@settings(max_examples=40, deadline=None)
@given(st.floats(-180, 180), st.floats(-80, 80), st.floats(10, 200_000))
def test_a_circle_is_drawn_at_its_radius(lon: float, lat: float, radius_m: float) -> None:
    ((ring,),) = outline_of(_volume(point(lon, lat), radius_m), lon).areas
    for x, y in ring:
        assert geodesic(lon, lat, x, y) == pytest.approx(radius_m, rel=0.003, abs=0.1)


def test_a_corridor_is_drawn_at_its_radius_along_its_straight_edge() -> None:
    ((ring,),) = outline_of(_volume(line((36.0, 35.0), (40.0, 37.0)), 10_000)).areas
    samples = [(36 + 4 * n / 2000, 35 + 2 * n / 2000) for n in range(2001)]
    for x, y in ring:
        nearest = min(geodesic(*zip(*[(u, v, x, y) for u, v in samples], strict=True)))
        assert nearest == pytest.approx(10_000, rel=0.01)


def test_a_hole_that_the_radius_leaves_open_is_drawn() -> None:
    outer = ((36.0, 35.0), (37.0, 35.0), (37.0, 36.0), (36.0, 36.0), (36.0, 35.0))
    hole = ((36.4, 35.4), (36.6, 35.4), (36.6, 35.6), (36.4, 35.6), (36.4, 35.4))
    ((_, open_hole),) = outline_of(_volume(polygon(outer, hole), 2_000)).areas
    assert min(x for x, _ in open_hole) == pytest.approx(36.422, abs=0.001)
    ((_,),) = outline_of(_volume(polygon(outer, hole), 20_000)).areas


def test_volumes_that_differ_in_time_alone_are_drawn_once() -> None:
    later = Interval(datetime(2030, 6, 2, tzinfo=UTC), datetime(2030, 6, 3, tzinfo=UTC))
    core = point(36.0, 35.0)
    both = outline_of_all([_volume(core, 500), Volume(core, 500, EVERY_ALTITUDE, later)])
    assert len(both.cores) == 1
    assert both.areas == outline_of(_volume(core, 500)).areas


@pytest.mark.parametrize(
    ("lons", "middle"),
    [((36.0, 38.0), 37.0), ((179.0, -179.0), 180.0), ((-170.0, 170.0, 178.0), 180.0)],
)
def test_the_sheet_is_centred_opposite_the_widest_gap(
    lons: tuple[float, ...], middle: float
) -> None:
    found = middle_meridian([point(lon, 0.0) for lon in lons])
    assert abs((found - middle + 180) % 360 - 180) < 1e-9


def test_a_core_beyond_the_antimeridian_is_drawn_beside_its_neighbour() -> None:
    ((ring,),) = outline_of(_volume(point(-179.5, 10.0), 1000), 180.0).areas
    assert all(180.4 < x < 180.6 for x, _ in ring)


@pytest.mark.parametrize("lat", [89.5, 90.0, -89.9])
def test_what_lies_at_a_pole_is_drawn_as_a_cap(lat: float) -> None:
    ((ring,),) = outline_of(_volume(point(20.0, lat), 200_000), 20.0).areas
    assert max(x for x, _ in ring) - min(x for x, _ in ring) == 360
    assert max(abs(y) for _, y in ring) == 90
