"""Date-time groups: one instant each, in every letter's zone, or refused with both readings."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.dtg import ZONE_HOURS, dtg, parse_dtg
from keepclear.space.instant import Doubt, Instant

NOON = datetime(2017, 11, 11, 12, tzinfo=UTC)
MINUTES = st.datetimes(datetime(1901, 1, 1), datetime(2999, 1, 1)).map(
    lambda when: when.replace(second=0, microsecond=0, tzinfo=UTC)
)


@pytest.mark.requirement("F9-3")
@pytest.mark.parametrize(
    "text",
    [
        "111200ZNOV17",
        "11 1200Z NOV 17",
        "11 1200 Z NOV 2017",
        "111200znov17",
        "111500CNov17",
        "110700RNOV17",
        "120000MNOV17",
        "110000YNOV17",
    ],
)
def test_one_instant_is_read_with_and_without_spaces_and_from_every_zone(text: str) -> None:
    assert parse_dtg(text) == Instant(NOON)


def test_the_letters_are_the_military_zones_and_j_is_none() -> None:
    assert sorted(ZONE_HOURS) == sorted(set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") - {"J"})
    assert (ZONE_HOURS["A"], ZONE_HOURS["I"], ZONE_HOURS["K"], ZONE_HOURS["M"]) == (1, 9, 10, 12)
    assert (ZONE_HOURS["N"], ZONE_HOURS["Y"], ZONE_HOURS["Z"]) == (-1, -12, 0)


@pytest.mark.requirement("F9-5")
@pytest.mark.parametrize(
    ("text", "what", "cure"),
    [
        ("111200JNOV17", "zone J", "111200ZNOV17 for UTC"),
        ("111200NOV17", "without its zone letter", "111200CNOV17 for +03:00"),
        ("111200Z", "without its month and year", "111200ZNOV17"),
        ("112400ZDEC17", "24th hour", "120000ZDEC17 for its end, or 110000ZDEC17"),
        ("312400CDEC17", "24th hour", "010000CJAN18 for its end, or 310000CDEC17"),
        ("111200ZNOV69", "read as 1969 and as 2069", "111200ZNOV1969 or 111200ZNOV2069"),
        ("301200ZFEB17", "no such day", "111200ZNOV17"),
        ("111260ZNOV17", "no such day", "111200ZNOV17"),
    ],
)
def test_a_group_with_two_readings_is_refused_and_both_are_named(
    text: str, what: str, cure: str
) -> None:
    found = parse_dtg(text)
    assert isinstance(found, Doubt)
    assert what in found.what
    assert cure in found.cure


@pytest.mark.parametrize("text", ["", "12:00", "111200ZNOW17", "1111200ZNOV17", "١١1200ZNOV17"])
def test_what_is_no_group_is_left_to_others(text: str) -> None:
    assert parse_dtg(text) is None


@pytest.mark.requirement("F9-3")
@given(MINUTES, st.sampled_from(sorted(ZONE_HOURS)), st.booleans(), st.booleans())
def test_what_is_written_is_read_back(
    when: datetime, letter: str, spaced: bool, lower: bool
) -> None:
    text = dtg(when, letter)
    if spaced:
        text = f"{text[:2]} {text[2:7]} {text[7:10]} {text[10:]}"
    assert parse_dtg(text.lower() if lower else text) == Instant(when)


@given(MINUTES, st.sampled_from(sorted(ZONE_HOURS)))
def test_a_group_shows_what_the_clocks_of_its_zone_show(when: datetime, letter: str) -> None:
    local = when.astimezone(timezone(timedelta(hours=ZONE_HOURS[letter])))
    assert dtg(when, letter)[:6] == f"{local.day:02}{local.hour:02}{local.minute:02}"


def test_a_group_never_loses_seconds_in_silence() -> None:
    with pytest.raises(ValueError, match="whole minutes"):
        dtg(NOON + timedelta(seconds=1))
