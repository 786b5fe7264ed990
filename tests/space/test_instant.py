"""Times as files write them: never without an offset, and rounded so that nothing is lost."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.instant import Doubt, Instant
from keepclear.space.typed_time import parse_exact

FIVE = datetime(2030, 6, 1, 5, tzinfo=UTC)


def read(text: str) -> Instant:
    instant = parse_exact(text)
    assert isinstance(instant, Instant), instant
    return instant


@pytest.mark.parametrize(
    "text",
    [
        "2030-06-01T05:00:00Z",
        "2030-06-01t05:00:00z",
        "2030-06-01T05:00:00.000Z",
        "2030-06-01T08:00:00+03:00",
        "2030-05-31T22:30:00-06:30",
        "2030-06-01T05:00:00-00:00",
        "010500ZJUN30",
        "01 0800C JUN 2030",
    ],
)
def test_one_instant_is_read_from_every_offset(text: str) -> None:
    assert (read(text).down(), read(text).up()) == (FIVE, FIVE)


@pytest.mark.parametrize(
    "text",
    [
        "2030-06-01T05:00:00.1Z",
        "2030-06-01T05:00:00.000000000000001Z",
        "2030-06-01T08:00:00.9+03:00",
    ],
)
def test_parts_of_a_second_round_outward(text: str) -> None:
    assert (read(text).down(), read(text).up()) == (FIVE, FIVE + timedelta(seconds=1))


def test_instants_are_compared_before_they_are_rounded() -> None:
    assert read("2030-06-01T05:00:00.7Z") > read("2030-06-01T05:00:00.65Z")


def test_a_leap_second_lies_before_the_next_day() -> None:
    leap = read("2016-12-31T23:59:60Z")
    assert leap.down() == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert leap.up() == datetime(2017, 1, 1, tzinfo=UTC)
    assert read("2017-01-01T00:59:60+01:00") == leap


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2030-06-01 08:00 Asia/Damascus", "not a time as RFC 3339"),
        ("2030-06-01T05:00:00", "without offset"),
        ("2030-06-01 05:00", "without offset"),
        ("2030-06-01", "without offset"),
        ("2030-06-01 05:00:00Z", "not a time"),
        ("2030-06-01T05:00Z", "not a time"),
        ("2030-06-01T05:00:00+0300", "not a time"),
        ("2030-06-01T05:00:00+03", "not a time"),
        ("2030-06-01T05:00:00.Z", "not a time"),
        ("٢٠٣٠-06-01T05:00:00Z", "not a time"),
        ("12:00", "not a time"),
        ("noon", "not a time"),
        ("2030-02-29T05:00:00Z", "no such day"),
        ("2030-06-01T24:00:00Z", "end of the day and as its beginning"),
        ("2030-06-01T05:60:00Z", "no such day"),
        ("2030-06-01T05:00:61Z", "no such day"),
        ("0000-01-01T00:00:00Z", "no such day"),
        ("0001-01-01T00:00:00+01:00", "no such day"),
        ("9999-12-31T23:59:59.5Z", "no such day"),
        ("2030-06-01T05:00:60Z", "leap second"),
        ("2030-06-01T05:00:00+24:00", "offset beyond"),
        ("2030-06-01T05:00:00+03:60", "offset beyond"),
    ],
)
def test_a_time_that_can_be_misread_is_refused(text: str, why: str) -> None:
    found = parse_exact(text)
    assert isinstance(found, Doubt)
    assert why in found.what


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)),
    st.integers(-23 * 60 - 59, 23 * 60 + 59),
)
def test_what_is_written_is_read_back_and_rounding_takes_less_than_a_second(
    when: datetime, minutes: int
) -> None:
    local = when.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    instant = read(local.isoformat())
    assert instant.down() <= local <= instant.up()
    assert instant.up() - instant.down() <= timedelta(seconds=1)
    assert (instant.up() == instant.down()) == (when.microsecond == 0)


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_is_refused_and_nothing_else(text: str) -> None:
    assert isinstance(parse_exact(text), Instant | Doubt)
