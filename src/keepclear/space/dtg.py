"""The date-time group, as officers write an instant: 111200ZNOV17.

Day, hour, minute, the letter of a military time zone, month in English, year:
`DDHHMM Z MMM YY`, with or without spaces, in any letter case. J is the local
time of whoever reads it, so it names no instant. Two digits name a year up to
2068; from 69 on some read 19 and some 20, so four digits are needed there.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from keepclear.space.instant import NO_SUCH, Doubt, Instant, instant_at

# English whatever the machine speaks.
MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
EXAMPLE: Final = "write day, hour, minute, zone letter, month and year, as 111200ZNOV17"
# ACP 121: A to M without J go east hour by hour, N to Y west, and Z is UTC.
ZONE_HOURS: Final = {"Z": 0} | {
    letter: hours * sign
    for letters, sign in (("ABCDEFGHIKLM", 1), ("NOPQRSTUVWXY", -1))
    for hours, letter in enumerate(letters, 1)
}
# POSIX reads 69 to 99 as 1969 to 1999, others count on from 2000: neither is taken.
_CENTURY, _DOUBTED_FROM = 2000, 69
_MONTH: Final = "|".join(MONTHS)
_DTG: Final = re.compile(
    rf"(\d\d) ?(\d\d)(\d\d) ?([A-Z])? ?({_MONTH}) ?(\d{{4}}|\d\d)", re.ASCII | re.IGNORECASE
)
_WITHOUT_MONTH: Final = re.compile(r"\d{6} ?[A-Z]", re.ASCII | re.IGNORECASE)


def dtg(instant: datetime, letter: str = "Z") -> str:
    """Write an instant of whole minutes as a date-time group; ValueError for any other."""
    if instant.second or instant.microsecond:
        raise ValueError(f"a date-time group counts whole minutes: {instant!r}")
    local = instant.astimezone(_zone(letter))
    short = _CENTURY <= local.year < _CENTURY + _DOUBTED_FROM
    year = f"{local.year % 100:02}" if short else f"{local.year:04}"
    return f"{local:%d%H%M}{letter}{MONTHS[local.month - 1].upper()}{year}"


def parse_dtg(text: str) -> Instant | Doubt | None:
    """Return the instant, or what is wrong with it; None where the text is no date-time group."""
    found = _DTG.fullmatch(text)
    if not found:
        if _WITHOUT_MONTH.fullmatch(text):
            return Doubt("a date-time group without its month and year", EXAMPLE)
        return None
    day, hour, minute, year = found[1], found[2], found[3], found[6]
    letter, month = (found[4] or "").upper(), found[5].upper()
    if len(year) == 2 and int(year) >= _DOUBTED_FROM:
        whole = f"{day}{hour}{minute}{letter or 'Z'}{month}"
        cure = f"write all four digits: {whole}19{year} or {whole}20{year}"
        return Doubt(f"a year that is read as 19{year} and as 20{year}", cure)
    if letter not in ZONE_HOURS:
        return _without_zone(letter, f"{day}{hour}{minute}", f"{month}{year}")
    whole_year = int(year) + (_CENTURY if len(year) == 2 else 0)
    place = MONTHS.index(month.capitalize()) + 1
    if hour == "24" and minute == "00":
        return _midnight(whole_year, place, int(day), letter)
    try:
        return instant_at(
            datetime(whole_year, place, int(day), int(hour), int(minute), tzinfo=_zone(letter))
        )
    except ValueError:
        return Doubt(NO_SUCH, EXAMPLE)


def _without_zone(letter: str, day_and_time: str, month_and_year: str) -> Doubt:
    what = "a date-time group without its zone letter"
    if letter == "J":
        what = "a date-time group in zone J, the local time of whoever reads it"
    utc, east = (f"{day_and_time}{zone}{month_and_year}" for zone in "ZC")
    return Doubt(what, f"write {utc} for UTC, or the letter of the zone, as {east} for +03:00")


def _midnight(year: int, month: int, day: int, letter: str) -> Doubt:
    """Name the day's two midnights: 2400 has been read as either."""
    what = "the 24th hour, which is read as the end of the day and as its beginning"
    try:
        begins = datetime(year, month, day, tzinfo=_zone(letter))
        ends = begins + timedelta(days=1)
        cure = f"write {dtg(ends, letter)} for its end, or {dtg(begins, letter)} for its beginning"
    except (ValueError, OverflowError):
        return Doubt(NO_SUCH, EXAMPLE)
    return Doubt(what, cure)


def _zone(letter: str) -> timezone:
    hours = ZONE_HOURS[letter]
    return timezone(timedelta(hours=hours)) if hours else UTC
