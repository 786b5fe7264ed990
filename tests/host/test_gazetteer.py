"""The nearest named place, against known towns and against a search of everything."""

import math

import numpy as np
import pyproj
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from keepclear.errors import Misused
from keepclear.host.gazetteer import Gazetteer, compass_point

GAZETTEER = Gazetteer()
GEOD = pyproj.Geod(ellps="WGS84")


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("Deir ez-Zor", 40.1408, 35.3359),
        ("Manbij", 37.9550, 36.5282),
        ("Al Qāmishlī", 41.2314, 37.0522),
        ("‘Ayn al ‘Arab", 38.3535, 36.8910),
    ],
)
def test_a_position_in_a_known_town_is_named_by_it(name: str, lon: float, lat: float) -> None:
    found = GAZETTEER.nearest(lon, lat)
    assert found.name == name
    assert found.distance_m < 100.0


@pytest.mark.requirement("F2-6")
def test_distance_and_bearing_are_from_the_town_to_the_position() -> None:
    lon, lat, _ = GEOD.fwd(37.955, 36.528, 45.0, 5_000.0)
    found = GAZETTEER.nearest(lon, lat)
    assert found.name == "Manbij"
    assert found.compass == "NE"
    assert found.distance_m == pytest.approx(5_000.0, abs=0.01)
    assert found.bearing_deg == pytest.approx(45.0, abs=0.01)


def test_the_two_sides_of_the_antimeridian_are_one_place() -> None:
    assert GAZETTEER.nearest(180.0, -16.5) == GAZETTEER.nearest(-180.0, -16.5)
    fijian = GAZETTEER.nearest(-179.999, -16.5)
    assert fijian.distance_m < 100_000.0, "towns west of the line are near from east of it"


@pytest.mark.requirement("F2-6")
@settings(max_examples=20)  # each one measures to all 69,000 towns
@given(
    lon=st.floats(-180.0, 180.0),
    lat=st.floats(-90.0, 90.0),
)
@example(lon=0.0, lat=90.0)
@example(lon=0.0, lat=-90.0)
@example(lon=180.0, lat=0.0)
@example(lon=38.6, lat=36.6)
@example(lon=-117.33, lat=-53.37)  # a sphere would name a town 12 km further away than the nearest
@example(lon=-129.44, lat=-57.1)  # the nearest by a straight line through the Earth is not
@example(lon=-124.47, lat=-55.57)
def test_no_town_is_nearer_than_the_one_named(lon: float, lat: float) -> None:
    found = GAZETTEER.nearest(lon, lat)
    lons, lats = GAZETTEER.positions_deg
    distances = GEOD.inv(lons, lats, np.full(len(lons), lon), np.full(len(lons), lat))[2]
    assert found.distance_m == pytest.approx(float(np.min(distances)), abs=1e-6)
    assert found.name in {
        GAZETTEER.names[i] for i in np.flatnonzero(distances <= np.min(distances))
    }


def test_there_are_towns_of_every_continent_and_all_are_on_the_globe() -> None:
    lons, lats = GAZETTEER.positions_deg
    assert len(GAZETTEER.names) == len(lons) == len(lats) > 60_000
    assert lons.min() >= -180.0
    assert lons.max() <= 180.0
    assert abs(lats).max() <= 90.0
    assert all(name == name.strip() != "" for name in GAZETTEER.names)


@pytest.mark.parametrize(
    ("bearing_deg", "point"),
    [
        (0.0, "N"),
        (11.2, "N"),
        (11.3, "NNE"),
        (90.0, "E"),
        (225.0, "SW"),
        (348.8, "N"),
        (-90.0, "W"),
    ],
)
def test_a_bearing_is_said_as_the_nearest_of_sixteen_points(bearing_deg: float, point: str) -> None:
    assert compass_point(bearing_deg) == point


@pytest.mark.parametrize(("lon", "lat"), [(math.nan, 0.0), (0.0, math.nan), (0.0, 90.1)])
def test_what_is_no_position_is_refused(lon: float, lat: float) -> None:
    with pytest.raises(Misused):
        GAZETTEER.nearest(lon, lat)
