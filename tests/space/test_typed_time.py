"""Typed times: one reading for everybody, or a refusal that names the readings."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.dtg import ZONE_HOURS, dtg
from keepclear.space.instant import Doubt, Instant, parse_rfc3339, rfc3339
from keepclear.space.local_time import find_zone, shown
from keepclear.space.typed_time import parse_exact, parse_typed

NOON = Instant(datetime(2017, 11, 11, 12, tzinfo=UTC))
MINUTES = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)).map(
    lambda when: when.replace(second=0, microsecond=0, tzinfo=UTC)
)
ZONES = ["Asia/Damascus", "Europe/London", "America/St_Johns", "Asia/Kathmandu", "UTC"]


def doubt_of(text: str, zone: str = "") -> Doubt:
    found = parse_typed(text, zone)
    assert isinstance(found, Doubt), found
    return found


@pytest.mark.requirement("F9-3")
@pytest.mark.parametrize(
    "text",
    [
        "2017-11-11T12:00Z",
        "2017-11-11 12:00Z",
        " 2017-11-11  12:00:00 z ",
        "2017-11-11T15:00+03:00",
        "2017-11-11 15:00 +03:00",
        "2017-11-11T05:30:00-06:30",
        "2017-11-11 14:00 Asia/Damascus",
        "Sat 2017-11-11 14:00 Asia/Damascus",
        "Saturday, 11 November 2017 12:00 UTC",
        "Sat 11 Nov 2017 12:00Z",
        "11 nov 2017 12:00 gmt",
        "111200ZNOV17",
        "11 1400B NOV 17",
    ],
)
def test_one_instant_is_read_from_every_notation(text: str) -> None:
    assert parse_typed(text) == NOON


@pytest.mark.requirement("F9-1")
@pytest.mark.requirement("F9-5")
@pytest.mark.parametrize(
    ("text", "what", "cure"),
    [
        ("12:00", "12:00 of which day", "T12:00Z for UTC or 2030-06-01T12:00 Europe/Istanbul"),
        ("12:00Z", "12:00 of which day", "write its date"),
        ("1200", "12:00 of which day", "write its date"),
        ("24:00", "ends a day and is read as its beginning", "write 00:00 with the date"),
        (
            "2017-11-11T24:00Z",
            "read as the end of the day and as its beginning",
            "2017-11-12T00:00Z for its end, or 2017-11-11T00:00Z for its beginning",
        ),
        (
            "2017-12-31 24:00:00 Asia/Damascus",
            "read as the end of the day and as its beginning",
            "2018-01-01T00:00 Asia/Damascus for its end, or 2017-12-31T00:00 Asia/Damascus",
        ),
        ("2017-11-11 24:00", "24:00", "2017-11-12T00:00Z for its end"),
        (
            "2017-11-11 12:00",
            "without offset from UTC",
            "2017-11-11T12:00Z for UTC, or 2017-11-11 12:00 Europe/Istanbul for local time",
        ),
        ("2017-11-11T12:00:30.5", "without offset", "2017-11-11T12:00:30Z for UTC"),
        ("12:00 AM", "noon and as midnight", "12:00 for noon or 00:00 for midnight"),
        ("2017-11-11 12:00 p.m. Asia/Damascus", "noon and as midnight", "12:00 for noon"),
        ("2017-11-11 5:00 PM", "12-hour clock", "write 17:00"),
        ("7am", "12-hour clock", "write 07:00"),
        (
            "until 26 Feb 2016",
            "read as until its beginning and until its end",
            "2016-02-27T00:00Z for its end, or 2016-02-26T00:00Z for its beginning",
        ),
        ("2016-02-26", "until its end", "2016-02-27T00:00Z for its end"),
        ("until 26 Feb", "without year and time", "00:00 of 26 Feb for its beginning"),
        ("February 26", "without year and time", "00:00 of the day after for its end"),
        ("01/02/2017 12:00Z", "a date in numbers", "2017-02-01 or 2017-01-02"),
        ("11-12-13", "a date in numbers", "2013-12-11 or 2013-11-12 or 2011-12-13"),
        ("99/99/2017", "no such day", "write date, time and zone"),
        ("11 Nov 17 12:00Z", "read as 1917 and as 2017", "four digits"),
        ("Sun 11 Nov 2017 12:00Z", "a Sun that is a Sat", "Sat 2017-11-11 or Sun 2017-11-12"),
        ("Fri 11 Nov 2017 12:00Z", "a Fri that is a Sat", "Sat 2017-11-11 or Fri 2017-11-10"),
        ("2017-11-11 12:00 IST", "letters that mean more than one: IST", "+03:00"),
        ("2017-11-11 12:00 J", "letters that mean more than one: J", "+03:00"),
        ("2017-11-11 12:00 Asia/Nowhere", "not known here: Asia/Nowhere", "Region/City"),
        ("2017-11-11 12:00 Etc/GMT-3", "not known here", "give the offset"),
        ("2017-10-29 01:30 Europe/London", "comes twice", "01:30Z for the second"),
        ("111200JNOV17", "zone J", "111200ZNOV17 for UTC"),
        ("2017-02-29T12:00Z", "no such day", "write date"),
        ("2017-11-11T12:61Z", "no such day", "write date"),
        ("2017-11-11T12:00+25:00", "offset beyond", "write date"),
        ("tomorrow", "not a time", "111200ZNOV17"),
        ("", "not a time", "111200ZNOV17"),
    ],
)
def test_what_has_two_readings_or_none_is_refused_with_the_cure(
    text: str, what: str, cure: str
) -> None:
    found = doubt_of(text, "Europe/Istanbul")
    assert what in found.what
    assert cure in found.cure


@pytest.mark.requirement("F9-3")
@given(MINUTES, st.integers(-14 * 60, 14 * 60), st.sampled_from(["T", " "]))
def test_what_is_written_with_an_offset_is_read_back(
    when: datetime, minutes: int, between: str
) -> None:
    local = when.astimezone(timezone(timedelta(minutes=minutes)))
    for text in (local.isoformat(between), local.isoformat(between, "minutes"), rfc3339(when)):
        assert parse_typed(text) == Instant(when)


@pytest.mark.requirement("F9-3")
@given(MINUTES, st.sampled_from(ZONES))
def test_what_is_written_in_a_named_zone_is_read_back_or_has_two_readings(
    when: datetime, name: str
) -> None:
    zone = find_zone(name)
    assert zone is not None
    local = when.astimezone(zone)
    found = parse_typed(f"{local:%Y-%m-%d %H:%M} {name}")
    if isinstance(found, Doubt):
        assert "comes twice" in found.what
        assert rfc3339(when) in found.cure
    else:
        assert found == Instant(when)


@given(MINUTES, st.sampled_from(ZONES))
def test_what_is_shown_can_be_typed_again(when: datetime, name: str) -> None:
    zone = find_zone(name)
    assert zone is not None
    utc = shown(when, zone).partition(" (")[0]
    assert parse_typed(utc) == parse_typed(dtg(when)) == Instant(when)


PIECES = st.sampled_from(
    [
        *("2017-11-11", "11", "12", "1200", "111200", "12:00", "24:00", ":", "-", "/", " ", "T"),
        *("Z", "J", "C", "N", "+03:00", "-03:00", "NOV", "Nov", "MAY", "17", "2017", "2070", "69"),
        *("Asia/Damascus", "UTC", "Etc/GMT-3", "AM", "PM", "Sat", "Sun", "until ", ":00", ".5"),
    ]
)


@pytest.mark.requirement("F9-5")
@given(st.lists(PIECES, max_size=8).map("".join))
def test_no_text_that_is_taken_has_two_readings(text: str) -> None:
    """Whoever reads it by another rule reads the same instant, or does not read it."""
    taken = parse_typed(text)
    if isinstance(taken, Doubt):
        return
    others = [parse_exact(text), parse_rfc3339(text.strip()), parse_typed(text, "Europe/Istanbul")]
    others += [_by_the_library(text)]
    assert {other for other in others if isinstance(other, Instant)} == {taken}
    # And it says day, clock and zone: none of them was filled in.
    assert sum(letter.isdigit() for letter in text) >= 8
    assert any(letter.isalpha() or letter in "+-" for letter in text[10:] + text)


def _by_the_library(text: str) -> Instant | None:
    try:
        read = datetime.fromisoformat(text.strip().replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return None
    return Instant(read.astimezone(UTC)) if read.tzinfo and not read.microsecond else None


@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=8).map("".join)))
def test_any_text_is_an_instant_or_a_doubt_with_a_cure(text: str) -> None:
    found = parse_typed(text)
    assert isinstance(found, Instant) or (found.what and found.cure)


@given(MINUTES, st.sampled_from("ABCDEFGHIKLMNOPQRSTUVWXYZ"))
def test_a_cure_of_a_missing_zone_letter_can_be_typed(when: datetime, letter: str) -> None:
    assert letter in ZONE_HOURS
    text = dtg(when).replace("Z", "", 1)
    for typed in doubt_of(text).cure.split():
        if typed[:6].isdigit() and typed[7:].isalnum():
            assert isinstance(parse_typed(typed), Instant)
