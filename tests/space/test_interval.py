"""Half-open time: what abuts does not overlap, and nothing depends on who asks."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.interval import Interval

NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, length = draw(st.integers(-500, 500)), draw(st.integers(1, 500))
    return Interval(NOON + timedelta(minutes=start), NOON + timedelta(minutes=start + length))


@pytest.mark.requirement("F9-2")
def test_back_to_back_patrols_do_not_meet() -> None:
    first = Interval(NOON, NOON + timedelta(hours=1))
    second = Interval(NOON + timedelta(hours=1), NOON + timedelta(hours=2))
    assert not first.overlaps(second)
    assert first.gap(second) == timedelta(0)


@given(intervals(), intervals())
def test_overlap_and_gap_do_not_depend_on_who_asks(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.gap(b) == b.gap(a)


@given(intervals(), intervals())
def test_a_gap_is_what_must_be_added_for_the_spans_to_abut(a: Interval, b: Interval) -> None:
    if a.gap(b):
        assert not a.widened(a.gap(b)).overlaps(b)
        assert a.widened(a.gap(b) + timedelta(microseconds=1)).overlaps(b)
    if a.overlaps(b):
        assert a.gap(b) == timedelta(0)


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (datetime(2030, 6, 1), NOON, "starts outside UTC"),
        (NOON - timedelta(hours=1), datetime(2030, 6, 1, 13), "ends outside UTC"),
        (NOON, NOON.astimezone(timezone(timedelta(hours=2))), "ends outside UTC"),
        (NOON, NOON, "ends before it starts"),
    ],
)
def test_local_time_and_empty_spans_are_refused(start: datetime, end: datetime, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Interval(start, end)
