"""Bands of altitude: closed at both ends, and never subtracted across references bare."""

from dataclasses import fields
from itertools import permutations
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.altitude import (
    CAUTIOUS,
    EVERY_ALTITUDE,
    METRES_PER_FLIGHT_LEVEL,
    NOT_COMPARED,
    Band,
    Gap,
    Margins,
    Offset,
    Reference,
    vertical_gap,
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


@pytest.mark.requirement("C-2")
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


# Whole metres and shares of a power of two: no rounding blurs what the properties say.
_metres = st.integers(-3000, 3000).map(float)
_shares = st.integers(0, 120).map(lambda n: n / 128)


@st.composite
def offsets(draw: st.DrawFn) -> Offset:
    low, high = sorted((draw(_metres), draw(_metres)))
    return Offset(low, high, draw(_shares))


_rises = st.integers(0, 3000).map(Offset.within)
margins = st.builds(Margins, *[st.none() | offsets()] * 6, st.none() | _rises)
MIXED = tuple(field.name for field in fields(Margins) if field.name != "agl_agl")
mixed = bands(st.sampled_from(Reference))


def _stands(offset: Offset, height_m: float | None, part: float, unbounded: float) -> float:
    """Where a height truly stands: `part` of the way through what its offset allows."""
    if height_m is None:
        return unbounded
    bend = (2 * part - 1) * offset.share * abs(height_m)
    return height_m + offset.low_m + part * (offset.high_m - offset.low_m) + bend


@given(mixed, mixed, offsets(), st.integers(0, 64), st.integers(0, 64))
def test_the_gap_is_never_more_than_the_true_one(
    a: Band, b: Band, offset: Offset, floor_part: int, ceiling_part: int
) -> None:
    if a.reference == b.reference:
        return
    known = Margins(**dict.fromkeys(MIXED, offset))
    kept, moved = sorted((a, b), key=lambda band: band.reference or 0)
    floor = _stands(offset, moved.floor_m, floor_part / 64, -inf)
    ceiling = _stands(offset, moved.ceiling_m, ceiling_part / 64, inf)
    kept_floor = -inf if kept.floor_m is None else kept.floor_m
    kept_ceiling = inf if kept.ceiling_m is None else kept.ceiling_m
    found = vertical_gap_m(a, b, known)
    assert found is not None
    assert found <= max(0.0, floor - kept_ceiling, kept_floor - ceiling)


@given(mixed, mixed, offsets())
def test_the_gap_is_the_least_that_an_offset_allows(a: Band, b: Band, offset: Offset) -> None:
    if a.reference == b.reference or not (a.bounded and b.bounded):
        return
    known = Margins(**dict.fromkeys(MIXED, offset))
    kept, moved = sorted((a, b), key=lambda band: band.reference or 0)
    lowest = _stands(offset, moved.floor_m, 0.0, -inf)
    highest = _stands(offset, moved.ceiling_m, 1.0, inf)
    kept_floor = -inf if kept.floor_m is None else kept.floor_m
    kept_ceiling = inf if kept.ceiling_m is None else kept.ceiling_m
    assert vertical_gap_m(a, b, known) == max(0.0, lowest - kept_ceiling, kept_floor - highest)


@given(mixed, mixed, margins)
def test_with_margins_too_the_gap_does_not_depend_on_who_asks(
    a: Band, b: Band, known: Margins
) -> None:
    assert vertical_gap(a, b, known) == vertical_gap(b, a, known)


@given(mixed, mixed, offsets(), st.integers(0, 500), st.integers(0, 500), st.integers(0, 7))
def test_a_wider_margin_never_leaves_more_air(
    a: Band, b: Band, offset: Offset, below: int, above: int, more: int
) -> None:
    wider = Offset(offset.low_m - below, offset.high_m + above, offset.share + more / 128)
    gaps = [
        vertical_gap_m(a, b, Margins(**dict.fromkeys(MIXED, known))) for known in (offset, wider)
    ]
    assert gaps[0] is not None
    assert gaps[1] is not None
    assert gaps[1] <= gaps[0]


@given(bands(st.just(Reference.FL)), bands(st.just(Reference.FL)), margins)
def test_bands_of_one_reference_need_no_margin(a: Band, b: Band, known: Margins) -> None:
    assert vertical_gap(a, b, known) == Gap(vertical_gap_m(a, b))


@given(mixed, margins)
def test_with_margins_too_what_fills_every_altitude_meets_all(a: Band, known: Margins) -> None:
    assert vertical_gap(a, EVERY_ALTITUDE, known) == Gap(0.0)


@given(mixed, mixed, margins)
def test_the_gap_alone_is_the_gap_with_its_words(a: Band, b: Band, known: Margins) -> None:
    assert vertical_gap(a, b, known).gap_m == vertical_gap_m(a, b, known)


def test_each_pair_of_references_has_a_margin_of_its_own() -> None:
    known = {name: Offset.within(n) for n, name in enumerate(MIXED)}
    found = {pair: Margins(**known).of(*pair) for pair in permutations(Reference, 2)}
    assert len(set(found.values())) == 6
    assert all(found[a, b] == found[b, a] for a, b in found)
    assert found[Reference.FL, Reference.MSL] == known["fl_msl"]
    assert found[Reference.AGL, Reference.FL] == known["fl_agl"]


@given(bands(st.just(Reference.AGL)), bands(st.just(Reference.AGL)), _rises, st.integers(-64, 64))
def test_above_ground_that_rises_the_gap_is_never_more_than_the_true_one(
    a: Band, b: Band, rise: Offset, part: int
) -> None:
    up_m = rise.high_m * part / 64  # how much higher the ground is under b than under a
    lifted = Band(
        None if b.floor_m is None else b.floor_m + up_m,
        None if b.ceiling_m is None else b.ceiling_m + up_m,
        Reference.AGL,
    )
    found = vertical_gap_m(a, b, Margins(agl_agl=rise))
    assert found is not None
    assert found <= (vertical_gap_m(a, lifted) or 0.0)


def test_heights_above_ground_are_compared_with_a_margin_that_is_said() -> None:
    low, high = Band(0.0, 100.0, Reference.AGL), Band(400.0, 500.0, Reference.AGL)
    assert vertical_gap(low, high) == Gap(300.0)
    hills = Margins(agl_agl=Offset.within(250))
    assert vertical_gap(low, high, hills) == Gap(50.0, 250.0, "AGL against AGL: 250 m margin")
    assert vertical_gap(low, high, CAUTIOUS).gap_m == 0.0
    assert vertical_gap(low, high, hills.at_one_place()) == Gap(300.0)
    # Whoever asks, the parts of a metre are rounded alike.
    low, high = Band(0.0, 76.4, Reference.AGL), Band(527.5, 600.0, Reference.AGL)
    assert vertical_gap_m(low, high, hills) == vertical_gap_m(high, low, hills)
    with pytest.raises(ValueError, match="rises as far as it falls"):
        Margins(agl_agl=Offset(0, 250))


LEVEL = Band(3048.0, None, Reference.FL)
BELOW = Band(None, 2000.0, Reference.MSL)


@pytest.mark.parametrize(
    ("margins", "gap"),
    [
        (NOT_COMPARED, Gap(None, 0.0, "FL against MSL: not comparable")),
        (Margins(fl_msl=Offset.within(500)), Gap(548.0, 500.0, "FL against MSL: 500 m margin")),
        (Margins(fl_msl=Offset.within(1048)), Gap(0.0, 1048.0, "FL against MSL: 1048 m margin")),
        (Margins(fl_msl=Offset.within(499.5)), Gap(548.5, 499.5, "FL against MSL: 500 m margin")),
        (Margins(fl_msl=Offset(-76, 17)), Gap(972.0, 76.0, "FL against MSL: -76 to +17 m")),
        (Margins(fl_msl=Offset(20, 150.5)), Gap(1068.0, 150.5, "FL against MSL: +20 to +151 m")),
        (
            Margins(fl_msl=Offset(-52, 48, 0.125)),
            Gap(615.0, 433.0, "FL against MSL: -433 to +429 m"),
        ),
    ],
)
def test_a_margin_is_taken_off_the_gap_and_said(margins: Margins, gap: Gap) -> None:
    assert vertical_gap(LEVEL, BELOW, margins) == gap


def test_a_margin_is_taken_off_on_either_side() -> None:
    above = Band(4000.0, None, Reference.MSL)
    level = Band(None, 3048.0, Reference.FL)
    assert vertical_gap_m(level, above, Margins(fl_msl=Offset(-76, 17))) == 935.0


def test_an_airliner_is_clear_of_a_drone_even_where_nothing_is_known() -> None:
    drone = Band(None, 500.0, Reference.MSL)
    assert vertical_gap(Band(9144.0, None, Reference.FL), drone, CAUTIOUS) == Gap(
        pytest.approx(9144 - 693 - 0.2404 * 9144 - 500),
        pytest.approx(693 + 0.2404 * 9144),
        "FL against MSL: -2892 to +2574 m",
    )
    assert vertical_gap_m(Band(1524.0, None, Reference.FL), drone, CAUTIOUS) == 0.0
    assert vertical_gap_m(Band(9144.0, None, Reference.AGL), drone, CAUTIOUS) is None


def test_margins_may_be_the_key_of_a_table() -> None:
    assert {CAUTIOUS: "cautious", NOT_COMPARED: "none"}[Margins()] == "none"


@pytest.mark.parametrize(
    ("offset", "why"),
    [
        ((1.0, 0.0), "not a span"),
        ((float("nan"), 0.0), "not a span"),
        ((0.0, inf), "not a span"),
        ((0.0, 0.0, 1.0), "from 0 to 1"),
        ((0.0, 0.0, -0.1), "from 0 to 1"),
        ((0.0, 0.0, float("nan")), "from 0 to 1"),
    ],
)
def test_an_offset_that_means_nothing_cannot_be_made(offset: tuple[float, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Offset(*offset)


def test_a_margin_below_nothing_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Offset.within(-1.0)
