"""Local time of named zones: one instant, or both readings; and what an officer is shown."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.instant import Doubt, Instant
from keepclear.space.local_time import find_zone, instant_in, shown, shown_in_row

NOON = datetime(2017, 11, 11, 12, tzinfo=UTC)
NAMES = st.sampled_from(
    [
        *("Asia/Damascus", "Europe/London", "America/St_Johns", "Australia/Lord_Howe", "UTC"),
        *("Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "America/Argentina/Buenos_Aires"),
    ]
)
SECONDS = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)).map(
    lambda when: when.replace(microsecond=0)
)


def zone_of(name: str) -> tzinfo:
    zone = find_zone(name)
    assert zone is not None
    return zone


@pytest.mark.requirement("F9-3")
def test_a_local_time_of_a_named_zone_is_one_instant() -> None:
    assert instant_in(datetime(2017, 11, 11, 14), "Asia/Damascus") == Instant(NOON)


@pytest.mark.requirement("F9-5")
def test_a_local_time_that_comes_twice_names_both_instants() -> None:
    found = instant_in(datetime(2017, 10, 29, 1, 30), "Europe/London")
    assert isinstance(found, Doubt)
    assert "comes twice in Europe/London" in found.what
    assert "2017-10-29T00:30Z for the first, or 2017-10-29T01:30Z for the second" in found.cure


@pytest.mark.requirement("F9-5")
def test_a_local_time_that_never_comes_names_both_readings() -> None:
    found = instant_in(datetime(2017, 3, 26, 1, 30), "Europe/London")
    assert isinstance(found, Doubt)
    assert "does not exist in Europe/London" in found.what
    before, after = found.cure.index("2017-03-26T01:30Z, by the"), found.cure.index("00:30Z, by")
    assert before < after


@pytest.mark.parametrize(
    "name",
    [
        *("Asia/Nowhere", "Asia", "Etc/GMT-3", "right/UTC", "posix/UTC", "localtime", "EST", ""),
        *("Asia/../UTC", "/etc/passwd", "../zoneinfo/UTC", "Asia/Damascus\0"),
    ],
)
def test_a_zone_that_is_unknown_or_misread_is_none(name: str) -> None:
    assert find_zone(name) is None
    assert isinstance(instant_in(datetime(2017, 11, 11, 14), name), Doubt)


@given(SECONDS, NAMES)
def test_a_local_time_is_taken_when_exactly_one_instant_shows_it(
    local: datetime, name: str
) -> None:
    """An oracle that shares nothing: try every instant that any offset could make of it."""
    near = local.replace(tzinfo=UTC)
    offsets = {
        (near + timedelta(hours=hours)).astimezone(zone_of(name)).utcoffset()
        for hours in range(-30, 31)
    }
    candidates = {near - offset for offset in offsets if offset is not None}
    showing = {
        at for at in candidates if at.astimezone(zone_of(name)).replace(tzinfo=None) == local
    }
    found = instant_in(local, name)
    if len(showing) == 1:
        assert found == Instant(showing.pop())
    else:
        assert isinstance(found, Doubt)


@given(SECONDS, NAMES)
def test_what_is_refused_names_only_instants_that_can_be_typed(local: datetime, name: str) -> None:
    found = instant_in(local, name)
    if isinstance(found, Doubt):
        assert found.cure.count("Z, by" if "not exist" in found.what else "Z for the") == 2


@pytest.mark.requirement("F9-4")
def test_an_officer_is_shown_weekday_utc_group_and_the_own_zone() -> None:
    words = "Sat 11 Nov 2017 12:00Z (111200ZNOV17) = 14:00 +02:00 Asia/Damascus"
    assert shown(NOON, ZoneInfo("Asia/Damascus")) == words
    assert shown_in_row(NOON, ZoneInfo("Asia/Damascus")) == "Sat 11 Nov 2017 12:00Z = 14:00 +02:00"


@pytest.mark.requirement("F9-4")
def test_where_the_local_day_is_another_it_is_said() -> None:
    late = NOON + timedelta(hours=11, seconds=7)
    words = "Sat 11 Nov 2017 23:00:07Z = Sun 12 Nov 2017 01:00:07 +02:00 Asia/Damascus"
    assert shown(late, ZoneInfo("Asia/Damascus")) == words


def test_a_desk_on_utc_is_not_told_everything_twice() -> None:
    assert shown(NOON, UTC) == "Sat 11 Nov 2017 12:00Z (111200ZNOV17)"


@pytest.mark.parametrize("when", [datetime.min, datetime.max])
def test_the_ends_of_the_calendar_can_be_shown(when: datetime) -> None:
    for name in ("Asia/Damascus", "America/St_Johns"):
        assert "Z" in shown(when.replace(tzinfo=UTC), ZoneInfo(name))


@given(SECONDS, NAMES)
def test_both_times_that_are_shown_are_the_same_instant(when: datetime, name: str) -> None:
    utc, _, local = shown_in_row(when.replace(tzinfo=UTC), zone_of(name)).partition(" = ")
    read = datetime.strptime(utc.replace("Z", "+0000"), _form(utc) + "%z")
    assert read == when.replace(tzinfo=UTC)
    if local:
        day = utc[:15] if not local[:1].isalpha() else local[:15]
        clock = local.removeprefix(day).strip()
        text = f"{day} {clock.replace(' ', '')}"
        assert datetime.strptime(text, _form(clock) + "%z") == read


def _form(clock: str) -> str:
    """The form of a day and a clock, with seconds where the clock has them."""
    seconds = ":%S" if clock.split("+")[0].split(" -")[0].count(":") == 2 else ""
    return f"%a %d %b %Y %H:%M{seconds}"
