"""A peer's clock is measured from an echo: never worse than said, and the shortest way counts."""

from datetime import UTC, datetime, timedelta
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.node.offset import SAMPLES_KEPT, Offset, Offsets, measure

NOON = datetime(2017, 11, 11, 12, tzinfo=UTC)
FRACTIONS = st.fractions(0, 1, max_denominator=1000)


@pytest.mark.requirement("F9-6")
@given(
    st.integers(-100_000_000, 100_000_000),  # how far ahead the peer's clock truly is, in ms
    st.integers(0, 100_000),  # the round trip in ms
    FRACTIONS,  # when within it the peer wrote
    st.integers(0, 999),  # where in a second it began
    st.sampled_from([1.0, 0.5, 60.0, 600.0]),
)
def test_the_truth_is_never_further_off_than_is_said(
    ahead_ms: int, round_trip_ms: int, part: float, begin_ms: int, rate: float
) -> None:
    span_s = round_trip_ms / 1000 * rate
    sent = NOON + timedelta(milliseconds=begin_ms)
    theirs = sent + timedelta(seconds=span_s * float(part)) + timedelta(milliseconds=ahead_ms)
    taken = sent + timedelta(seconds=span_s)
    found = measure(floor(theirs.timestamp()), taken, round_trip_ms / 1000, rate)
    assert abs(found.seconds - ahead_ms / 1000) <= found.error_s + 1e-4
    assert found.error_s == round_trip_ms / 1000 * rate / 2 + 1


def test_equal_clocks_are_measured_equal_on_a_quick_line() -> None:
    for begin_ms in range(0, 1000, 50):
        taken = NOON + timedelta(milliseconds=begin_ms)
        assert measure(floor(taken.timestamp()), taken, 0.0, 1.0).seconds == 0


@pytest.mark.requirement("F9-6")
def test_the_shortest_of_the_latest_round_trips_counts() -> None:
    offsets = Offsets()
    assert offsets.best is None
    for round_trip_s in (25.0, 0.2, 25.0):
        offsets.take(Offset(3, 1 + round_trip_s / 2, round_trip_s))
    assert offsets.best == Offset(3, 1.1, 0.2)
    for _ in range(SAMPLES_KEPT):
        offsets.take(Offset(4, 13.5, 25.0))
    assert offsets.best == Offset(4, 13.5, 25.0)


def test_a_measure_that_contradicts_older_ones_takes_their_place() -> None:
    offsets = Offsets([Offset(0, 1.1, 0.2)])
    offsets.take(Offset(60, 13.5, 25.0))
    assert offsets.best == Offset(60, 13.5, 25.0)


def test_an_offset_is_said_with_its_sign_and_with_what_it_may_be_wrong_by() -> None:
    assert str(Offset(3, 1.0, 0.0)) == "+3 s ±1"
    assert str(Offset(-12, 1.1, 0.2)) == "-12 s ±2"
