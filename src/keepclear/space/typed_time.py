"""Times as people type them: one instant, or the readings between which they must choose.

Noon has been read as midnight, and a deadline "by the 26th" as the 27th. What
has one reading for everybody is taken, in a few notations; what has two, or
leaves its zone or its day to be guessed, is refused, and the cure names both
readings as they would be typed. Nothing here knows what time it is now.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

from keepclear.space.dtg import EXAMPLE as DTG_EXAMPLE
from keepclear.space.dtg import MONTHS, parse_dtg
from keepclear.space.instant import (
    NO_SUCH,
    Doubt,
    Instant,
    instant_at,
    offset_of,
    parse_rfc3339,
)
from keepclear.space.local_time import WEEKDAYS, ZONE_NAME, instant_in

EXAMPLE: Final = (
    "write date, time and zone, as 2030-06-01T05:00Z, 2030-06-01T08:00+03:00, "
    "2030-06-01 08:00 Asia/Damascus or 010500ZJUN30"
)
# Short or in full, as Sat or Saturday, Nov or November.
_WEEKDAY: Final = (
    "Mon(?:day)?|Tue(?:sday)?|Wed(?:nesday)?|Thu(?:rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?"
)
_MONTH: Final = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    "Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY: Final = (
    rf"(?:(?P<weekday>{_WEEKDAY}),? )?(?:(?P<iso>\d{{4}}-\d\d-\d\d)|"
    rf"(?P<day>\d\d?) (?P<month>{_MONTH}) (?P<year>\d{{4}}))"
)
_CLOCK: Final = r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
_HALF: Final = r"(?P<half>[AaPp]\.?[Mm]\.?)"
_ZONE: Final = rf" ?(?:(?P<offset>[Zz]|[+-]\d\d:\d\d)|(?P<zone>{ZONE_NAME}))"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


_WHOLE: Final = _form(rf"{_DAY}[ T]{_CLOCK}{_ZONE}")


def parse_exact(text: str) -> Instant | Doubt:
    """Read what files may hold, RFC 3339 or a date-time group: it needs no table of zones."""
    read = parse_rfc3339(text) or parse_dtg(text)
    if read is not None:
        return read
    typed = parse_typed(text)
    if isinstance(typed, Doubt):
        return typed
    whole = typed.second.isoformat().replace("+00:00", "Z")
    return Doubt("not a time as RFC 3339 writes it", f"write {whole}")


def parse_typed(text: str, zone: str = "") -> Instant | Doubt:
    """Read a time as a person types it; a cure for a time without zone names `zone` as well."""
    text = " ".join(text.split())
    read = parse_rfc3339(text) or parse_dtg(text)
    if read is not None:
        return read
    found = _WHOLE.fullmatch(text)
    return _instant(found) if found else _doubt(text, zone)


def _instant(found: re.Match[str]) -> Instant | Doubt:
    """Read day, clock and zone, each with its own doubts."""
    day = _day_of(found)
    if isinstance(day, Doubt):
        return day
    if (found["hour"], found["minute"], found["second"] or "00") == ("24", "00", "00"):
        return _midnight(day, found[0][found.end("second" if found["second"] else "minute") :])
    try:
        clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return Doubt(NO_SUCH, EXAMPLE)
    local = datetime.combine(day, clock)
    if not found["offset"]:
        return instant_in(local, found["zone"])
    offset = offset_of(found["offset"])
    return offset if isinstance(offset, Doubt) else instant_at(local.replace(tzinfo=offset))


def _day_of(found: re.Match[str]) -> date | Doubt:
    """Return the day that is meant; a weekday, where one is typed, must be its own."""
    try:
        if found["iso"]:
            day = date.fromisoformat(found["iso"])
        else:
            month = MONTHS.index(found["month"][:3].capitalize()) + 1
            day = date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return Doubt(NO_SUCH, EXAMPLE)
    typed = (found["weekday"] or "")[:3].capitalize()
    if not typed or WEEKDAYS[day.weekday()] == typed:
        return day
    ahead = (WEEKDAYS.index(typed) - day.weekday()) % 7
    try:
        near = day + timedelta(days=ahead if ahead < 4 else ahead - 7)
    except OverflowError:
        return Doubt(NO_SUCH, EXAMPLE)
    own = WEEKDAYS[day.weekday()]
    cure = f"write {own} {day.isoformat()} or {typed} {near.isoformat()}"
    return Doubt(f"a {typed} that is a {own}: {day.isoformat()}", cure)


def _midnight(day: date, zone: str) -> Doubt:
    """Name the two midnights of a day, as they would be typed."""
    what = "24:00, which is read as the end of the day and as its beginning"
    return Doubt(what, _ends(day, zone))


def _ends(day: date, zone: str) -> str:
    joined = zone if zone[:1] in " Z+-" else f" {zone}"
    try:
        after = day + timedelta(days=1)
    except OverflowError:
        return EXAMPLE
    return f"write {after}T00:00{joined} for its end, or {day}T00:00{joined} for its beginning"


# Why a text is no instant: one form after another, the first that fits


def _half_day(found: re.Match[str], zone: str) -> Doubt:
    if int(found["hour"]) == 12:
        what = "a time by the 12-hour clock, whose 12:00 is read as noon and as midnight"
        return Doubt(what, f"write 12:00 for noon or 00:00 for midnight; {EXAMPLE}")
    hour = int(found["hour"]) % 12 + (12 if found["half"][0] in "Pp" else 0)
    clock = f"{hour:02}:{found['minute'] or '00'}"
    return Doubt("a time by the 12-hour clock", f"write {clock}; {EXAMPLE}")


def _zoneless(found: re.Match[str], zone: str) -> Doubt:
    day = _day_of(found)
    if isinstance(day, Doubt):
        return day
    if found["hour"] == "24":
        return _midnight(day, "Z")
    clock = ":".join(part for part in found.group("hour", "minute", "second") if part)
    local = f"or {day} {clock} {zone}" if zone not in ("", "UTC") else f"or {day}T{clock}+03:00"
    cure = f"write {day}T{clock}Z for UTC, {local} for local time (its own zone)"
    return Doubt("a time without offset from UTC", cure)


def _dayless(found: re.Match[str], zone: str) -> Doubt:
    clock = f"{found['hour']:0>2}:{found['minute']}"
    if found["hour"] == "24":
        what = "not a time that all read alike: 24:00 ends a day and is read as its beginning too"
        return Doubt(what, "write 00:00 with the date of the day that begins then, and its zone")
    local = f" {zone}" if zone not in ("", "UTC") else "+03:00"
    what = f"not a time that all read alike: {clock} of which day, in UTC or in local time"
    cure = f"as 2030-06-01T{clock}Z for UTC or 2030-06-01T{clock}{local} for local time"
    return Doubt(what, f"write its date and zone, {cure}")


def _clockless(found: re.Match[str], zone: str) -> Doubt:
    day = _day_of(found)
    if isinstance(day, Doubt):
        return day
    what = "a day without offset from UTC or time, read as until its beginning and until its end"
    return Doubt(what, _ends(day, "Z"))


def _yearless(found: re.Match[str], zone: str) -> Doubt:
    what = "a day without year and time, read as until its beginning and until its end"
    day = f"{found['a'] or found['d']} {found['b'] or found['c']}"
    cure = f"write 00:00 of {day} for its beginning, or 00:00 of the day after for its end"
    return Doubt(what, f"{cure}, with year and zone")


def _numbers(found: re.Match[str], zone: str) -> Doubt:
    """Name the dates that two or three plain numbers can be."""
    first, second, third = (int(part) for part in found.group("a", "b", "c"))
    orders = [(third, second, first), (third, first, second)]
    if third < 100:
        orders += [(first, second, third)] if len(found["a"]) == 2 else []
        orders = [(2000 + year, month, day) for year, month, day in orders]
    readings = []
    for year, month, day in orders:
        try:
            reading = date(year, month, day).isoformat()
        except ValueError:
            continue
        if reading not in readings:
            readings.append(reading)
    if not readings:
        return Doubt(NO_SUCH, EXAMPLE)
    what = "a date in numbers, whose order is read in more than one way"
    return Doubt(what, f"write {' or '.join(readings)}, then time and zone")


def _short_year(found: re.Match[str], zone: str) -> Doubt:
    year = found["short"]
    what = f"a year that is read as 19{year} and as 20{year}"
    return Doubt(what, f"write all four digits; {EXAMPLE}")


def _letters(found: re.Match[str], zone: str) -> Doubt:
    what = f"a time in a zone by letters that mean more than one: {found['letters']}"
    return Doubt(what, f"write the offset, as +03:00, or the place, as Asia/Damascus; {EXAMPLE}")


_BARE: Final = rf"(?P<hour>\d\d?):?(?P<minute>\d\d)(?::\d\d)?(?:{_ZONE})?"
_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], Doubt]], ...]] = (
    (
        _form(rf"(?:.*[ T])?(?P<hour>\d\d?)(?::(?P<minute>\d\d))?(?::\d\d)? ?{_HALF}(?: .*)?"),
        _half_day,
    ),
    (_form(rf"{_DAY}[ T]{_CLOCK}(?:\.\d+)?"), _zoneless),
    (_form(rf"(?:until )?{_DAY}"), _clockless),
    (
        _form(rf"(?:until )?(?:(?P<a>\d\d?) (?P<b>{_MONTH})|(?P<c>{_MONTH}) (?P<d>\d\d?))"),
        _yearless,
    ),
    (_form(r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<c>\d{4}|\d{2})(?:[ T].*)?"), _numbers),
    (_form(rf"\d\d? ?(?:{_MONTH}) ?(?P<short>\d\d)(?: .*)?"), _short_year),
    (_form(rf"{_DAY}[ T]{_CLOCK} ?(?P<letters>[A-Z]{{1,5}})"), _letters),
    (_form(_BARE), _dayless),
)


def _doubt(text: str, zone: str) -> Doubt:
    """Say why a text is no instant, in the words of the first form that it has."""
    for form, doubt in _FORMS:
        found = form.fullmatch(text)
        if found:
            return doubt(found, zone)
    return Doubt("not a time that all read alike", f"{EXAMPLE}; {DTG_EXAMPLE}")
