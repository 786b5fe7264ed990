"""What is known of air, ground and sea level: margins that hold in any weather within it."""

import re
from itertools import permutations
from math import radians, sin, sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepclear.space.altitude import (
    CAUTIOUS,
    NOT_COMPARED,
    Band,
    Margins,
    Offset,
    Reference,
    vertical_gap,
    vertical_gap_m,
)
from keepclear.space.conditions import Conditions, pressure_altitude_m

# A few rows of the tables of ICAO Doc 7488: geopotential metres and hectopascals.
STANDARD = [(0, 1013.25), (1000, 898.745), (2000, 794.952), (5000, 540.199), (11000, 226.32)]

KNOWN = Conditions(
    undulation_m=(20.0, 26.0),
    terrain_m=(-2.5, 1562.0),
    qnh_hpa=(1004.0, 1016.0),
    air_k=20.0,
    station_m=700.0,
)


@pytest.mark.parametrize(("height_m", "pressure_hpa"), STANDARD)
def test_pressure_altitude_is_that_of_the_standard_atmosphere(
    height_m: float, pressure_hpa: float
) -> None:
    assert pressure_altitude_m(pressure_hpa) == pytest.approx(height_m, abs=0.2)


def test_a_qnh_of_995_shifts_a_flight_level_by_some_500_feet() -> None:
    assert pressure_altitude_m(995) / 0.3048 == pytest.approx(500, abs=5)


def test_the_cautious_margins_are_those_of_knowing_nothing() -> None:
    assert Conditions().margins() == CAUTIOUS


def _standard_k(height_m: float) -> float:
    """Temperature of the standard atmosphere up to 32 km (ICAO Doc 7488)."""
    if height_m < 11_000:
        return 288.15 - 0.0065 * height_m
    return 216.65 + max(0.0, 0.001 * (height_m - 20_000))


def _true_m(
    level_m: float, qnh_hpa: float, station_m: float, lat: float, air: list[float]
) -> float:
    """Height above the sea of a flight level, by steps through air that is `air` K off standard.

    The station stands at its own height where the altimeter set to its QNH says so;
    from there the column is warmer or colder than standard, layer by layer.
    """
    at_m = pressure_altitude_m(qnh_hpa) + station_m
    way = 1 if level_m >= at_m else -1
    steps = max(1, round(abs(level_m - at_m) / 50))
    step_m = abs(level_m - at_m) / steps
    s = sin(radians(lat)) ** 2
    surface = 9.7803253359 * (1 + 0.00193185265241 * s) / sqrt(1 - 0.00669437999013 * s)
    height = station_m
    for n in range(steps):
        middle_m = at_m + way * (n + 0.5) * step_m
        warmth = air[n * len(air) // steps]
        gravity = surface * (6_356_752 / (6_356_752 + height)) ** 2
        height += way * step_m * (1 + warmth / _standard_k(middle_m)) * 9.80665 / gravity
    return height


@given(
    st.floats(-400, 31_000),
    st.floats(1004, 1016),
    st.floats(0, 700),
    st.floats(-90, 90),
    st.lists(st.floats(-20, 20), min_size=1, max_size=12),
)
def test_no_weather_within_what_is_known_puts_a_flight_level_outside(
    level_m: float, qnh_hpa: float, station_m: float, lat: float, air: list[float]
) -> None:
    offset = KNOWN.margins().fl_msl
    assert offset is not None
    true_m = _true_m(level_m, qnh_hpa, station_m, lat, air)
    assert offset.lowest(level_m) <= true_m <= offset.highest(level_m)


@given(
    st.floats(0, 31_000),
    st.floats(948, 1050),
    st.floats(-90, 90),
    st.lists(st.floats(-50, 50), min_size=1, max_size=12),
)
def test_no_weather_an_altimeter_can_be_set_for_breaks_the_cautious_margin(
    level_m: float, qnh_hpa: float, lat: float, air: list[float]
) -> None:
    offset = CAUTIOUS.fl_msl
    assert offset is not None
    true_m = _true_m(level_m, qnh_hpa, 0.0, lat, air)
    assert offset.lowest(level_m) <= true_m <= offset.highest(level_m)


def test_the_margin_of_a_flight_level_is_not_much_wider_than_the_weather() -> None:
    """Air of one warmth throughout comes within a quarter of what is allowed for it."""
    offset = Conditions(qnh_hpa=(1013.25, 1013.25), air_k=20.0).margins().fl_msl
    assert offset is not None
    true_m = _true_m(9144.0, 1013.25, 0.0, 35.0, [20.0]) - 9144.0
    assert 0.75 * (offset.highest(9144.0) - 9144.0) < true_m


def _place(terrain: float, undulation: float, level: float) -> dict[Reference, float]:
    """One place in the air, 1000 m above the sea, counted from each reference."""
    return {
        Reference.WGS84: 1000 + undulation,
        Reference.MSL: 1000.0,
        Reference.AGL: 1000 - terrain,
        Reference.FL: level,
    }


@pytest.mark.parametrize(("a", "b"), list(permutations(Reference, 2)))
@pytest.mark.parametrize("terrain", [-2.5, 0.0, 1562.0])
@settings(max_examples=10)
@given(st.floats(20, 26), st.floats(1004, 1016), st.floats(-20, 20))
def test_one_place_has_no_gap_to_itself_whatever_it_is_counted_from(
    a: Reference, b: Reference, terrain: float, undulation: float, qnh: float, warmth: float
) -> None:
    level = pressure_altitude_m(qnh) + 1000 / (1 + warmth / 285)
    place = _place(terrain, undulation, level)
    one, other = (Band(place[r], place[r], r) for r in (a, b))
    assert vertical_gap_m(one, other, KNOWN.margins()) == 0.0


@pytest.mark.parametrize("warmth", [-20.0, 20.0])
@pytest.mark.parametrize("qnh_hpa", [1004.0, 1016.0])
def test_below_the_station_warm_air_lowers_a_flight_level_and_cold_air_lifts_it(
    warmth: float, qnh_hpa: float
) -> None:
    """The lowest ground is then the furthest from where the pressure was measured."""
    offset = KNOWN.margins().fl_msl
    assert offset is not None
    true_m = _true_m(-400.0, qnh_hpa, 700.0, 35.0, [warmth])
    assert (true_m + 400 + pressure_altitude_m(qnh_hpa) < 0) == (warmth > 0)
    assert offset.lowest(-400.0) <= true_m <= offset.highest(-400.0)


def test_the_page_of_the_protocol_has_these_margins() -> None:
    page = (Path(__file__).parents[2] / "spec" / "altitude.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (\w+) against (\w+) \| (-\d+) m \| \+(\d+) m \| ([0-9.]+) \|$", page, re.M
    )
    stated = {
        f"{a}_{b}".lower(): Offset(float(low), float(high), float(share))
        for a, b, low, high, share in rows
    }
    assert Margins(**stated) == CAUTIOUS


def test_the_example_of_the_protocol_comes_out_as_it_says() -> None:
    page = (Path(__file__).parents[2] / "spec" / "altitude.md").read_text(encoding="utf-8")
    level, plan = Band(3048.0, None, Reference.FL), Band(None, 2000.0, Reference.MSL)
    weather = Conditions(qnh_hpa=(1004.0, 1016.0), air_k=20.0).margins()
    for margins in (NOT_COMPARED, Margins(fl_msl=Offset.within(500)), weather):
        gap = vertical_gap(level, plan, margins)
        metres = "not known" if gap.gap_m is None else f" {gap.gap_m:g} m"
        assert re.search(rf"gap {metres} +{re.escape(gap.note)}\n", page)


def test_the_ground_is_needed_to_compare_with_what_counts_from_it() -> None:
    without = Conditions(qnh_hpa=(1013.0, 1014.0)).margins()
    assert (without.agl_msl, without.agl_wgs84, without.fl_agl) == (None, None, None)
    assert without.agl_agl == CAUTIOUS.agl_agl
    assert KNOWN.margins().agl_agl == Offset.within(1565.0)
    assert None not in (KNOWN.margins().agl_msl, KNOWN.margins().agl_wgs84)
    assert KNOWN.margins().agl_msl == Offset(-3.0, 1562.0)
    assert KNOWN.margins().agl_wgs84 == Offset(17.0, 1588.0)


def test_what_is_known_leaves_air_that_is_not_certain_without_it() -> None:
    level, plan = Band(3048.0, None, Reference.FL), Band(None, 2000.0, Reference.MSL)
    still = Conditions(qnh_hpa=(1010.0, 1016.0), air_k=20.0).margins()
    assert vertical_gap_m(level, plan, CAUTIOUS) == 0.0
    assert vertical_gap_m(level, plan, still) == pytest.approx(3048 * (1 - 0.1009) - 30 - 2000)


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        ({"undulation_m": (5.0, 4.0)}, "undulation is not a range"),
        ({"terrain_m": (0.0, float("inf"))}, "terrain is not a range"),
        ({"qnh_hpa": (float("nan"), 1013.0)}, "QNH is not a range"),
        ({"qnh_hpa": (29.92, 29.92)}, "no pressure at sea level"),
        ({"air_k": -1.0}, "air is not"),
        ({"air_k": 288.15}, "air is not"),
        ({"station_m": -1.0}, "station is not"),
    ],
)
def test_conditions_that_mean_nothing_cannot_be_made(given_: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Conditions(**given_)  # type: ignore[arg-type]
