"""Bands of altitude: closed at both ends, and never subtracted across references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.altitude import (
    EVERY_ALTITUDE,
    METRES_PER_FLIGHT_LEVEL,
    Band,
    Reference,
    vertical_gap_m,
)

bounds = st.none() | st.integers(-400, 20_000).map(float)


@st.composite
def bands(draw: st.DrawFn, references: st.SearchStrategy[Reference]) -> Band:
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Band(low, high, draw(references))


@pytest.mark.parametrize(
    ("a", "b", "gap"),
    [
        ((0, 1000), (1000, 2000), 0),
        ((0, 1000), (1001, 2000), 1),
        ((3000, 4000), (0, 1000), 2000),
        ((None, 1000), (1500, None), 500),
        ((None, 1000), (None, 2000), 0),
        ((500, 500), (500, 500), 0),
    ],
)
def test_the_gap_is_the_air_between(
    a: tuple[float | None, float | None], b: tuple[float | None, float | None], gap: float
) -> None:
    assert vertical_gap_m(Band(*a, Reference.MSL), Band(*b, Reference.MSL)) == gap


def test_different_references_are_not_compared() -> None:
    low, high = Band(0.0, 100.0, Reference.AGL), Band(9000.0, None, Reference.MSL)
    assert vertical_gap_m(low, high) is None


def test_what_fills_every_altitude_meets_all_whatever_the_reference() -> None:
    assert vertical_gap_m(EVERY_ALTITUDE, Band(9000.0, None, Reference.FL)) == 0
    assert vertical_gap_m(Band(None, None, Reference.AGL), Band(1.0, 2.0, Reference.MSL)) == 0


def test_flight_level_250_is_7620_metres() -> None:
    assert pytest.approx(7620) == 250 * METRES_PER_FLIGHT_LEVEL


@given(bands(st.sampled_from(Reference)), bands(st.sampled_from(Reference)))
def test_the_gap_does_not_depend_on_who_asks(a: Band, b: Band) -> None:
    assert vertical_gap_m(a, b) == vertical_gap_m(b, a)


@given(bands(st.just(Reference.MSL)), bands(st.just(Reference.MSL)))
def test_no_gap_means_a_shared_altitude(a: Band, b: Band) -> None:
    low = max(-1e9 if x.floor_m is None else x.floor_m for x in (a, b))
    high = min(1e9 if x.ceiling_m is None else x.ceiling_m for x in (a, b))
    assert (vertical_gap_m(a, b) == 0) == (low <= high)


@pytest.mark.parametrize(
    ("floor_m", "ceiling_m", "reference", "why"),
    [
        (1.0, None, None, "without a reference"),
        (2.0, 1.0, Reference.MSL, "above ceiling"),
        (float("nan"), None, Reference.MSL, "not a finite"),
        (None, float("inf"), Reference.MSL, "not a finite"),
    ],
)
def test_a_band_that_means_nothing_cannot_be_made(
    floor_m: float | None, ceiling_m: float | None, reference: Reference | None, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Band(floor_m, ceiling_m, reference)
