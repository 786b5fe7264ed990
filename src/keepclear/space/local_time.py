"""Local time: what the clocks of a named zone show, read and written.

A local time that comes twice when clocks go back, or never when they go
forward, names no instant; both readings are named instead of one being taken.
Zones are those of the IANA database, as Python's zoneinfo finds it. An officer
is shown the weekday and both zones, because noon has been taken for midnight
and one date for the next; the words are English, whatever the machine speaks.
"""

import re
from datetime import UTC, datetime, tzinfo
from typing import Final

from keepclear.space.dtg import MONTHS, dtg
from keepclear.space.instant import NO_SUCH, Doubt, Instant, instant_at, rfc3339

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ZONE_EXAMPLE: Final = "write it as Region/City of the IANA database, as Asia/Damascus, or UTC"
ZONE_NAME: Final = r"[A-Za-z][\w+-]*(?:/[A-Za-z0-9][\w+-]*)+|UTC|GMT"
_ZONE_NAME: Final = re.compile(ZONE_NAME, re.ASCII)
# Etc/GMT-3 is three hours ahead of Greenwich; right/ counts leap seconds, which no clock shows.
_MISREAD: Final = ("Etc/GMT-", "Etc/GMT+", "right/", "posix/")


def find_zone(name: str) -> tzinfo | None:
    """Find a time zone by its IANA name, where the machine or the tzdata package has it."""
    if name.upper() in ("UTC", "GMT"):
        return UTC
    if not _ZONE_NAME.fullmatch(name) or name.startswith(_MISREAD):
        return None
    from zoneinfo import ZoneInfo  # Only who names a zone waits for it.

    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return None


def instant_in(local: datetime, name: str) -> Instant | Doubt:
    """Return the instant at which the clocks of a named zone show a naive local time."""
    zone = find_zone(name)
    if zone is None:
        what = f"a time in a zone that is not known here: {name}"
        return Doubt(what, f"{ZONE_EXAMPLE}, or give the offset, as +03:00")
    before, after = (instant_at(local.replace(tzinfo=zone, fold=fold)) for fold in (0, 1))
    if isinstance(before, Doubt) or isinstance(after, Doubt):
        return Doubt(NO_SUCH)
    if before == after:
        return before
    # Of a gap the first fold counts by the offset before it, which lands after the second's.
    first, last = sorted((before.second, after.second))
    if before.second == first:
        what = f"a local time that comes twice in {name}, where clocks go back"
        cure = f"write {rfc3339(first)} for the first, or {rfc3339(last)} for the second"
    else:
        what = f"a local time that does not exist in {name}, where clocks go forward"
        cure = (
            f"write {rfc3339(last)}, by the clock before the change, "
            f"or {rfc3339(first)}, by the clock after it"
        )
    return Doubt(what, cure)


def shown(instant: datetime, zone: tzinfo) -> str:
    """Write an instant for an officer: weekday, UTC, date-time group, and the desk's own zone.

    As `Sat 11 Nov 2017 12:00Z (111200ZNOV17) = 14:00 +02:00 Asia/Damascus`. A
    date-time group counts whole minutes, and stands only where it is exact.
    """
    group = "" if instant.second or instant.microsecond else f" ({dtg(instant)})"
    return f"{_in_utc(instant)}{group}{_in_zone(instant, zone, named=True)}"


def shown_in_row(instant: datetime, zone: tzinfo) -> str:
    """Write an instant for a table whose heading names the zone: weekday and both times."""
    return f"{_in_utc(instant)}{_in_zone(instant, zone, named=False)}"


def _in_utc(instant: datetime) -> str:
    utc = instant.astimezone(UTC)
    return f"{_day(utc)} {_clock(utc)}Z"


def _in_zone(instant: datetime, zone: tzinfo, *, named: bool) -> str:
    """Say the local time, with its own day where that is another."""
    if str(zone) == "UTC":
        return ""
    try:
        local = instant.astimezone(zone)
    except OverflowError:
        return ""  # Within a day of the calendar's ends only UTC can be said.
    day = "" if local.date() == instant.astimezone(UTC).date() else f"{_day(local)} "
    name = f" {zone}" if named else ""
    return f" = {day}{_clock(local)} {_offset(local)}{name}"


def _day(time: datetime) -> str:
    return f"{WEEKDAYS[time.weekday()]} {time.day:02} {MONTHS[time.month - 1]} {time.year:04}"


def _clock(time: datetime) -> str:
    return f"{time:%H:%M:%S}" if time.second else f"{time:%H:%M}"


def _offset(time: datetime) -> str:
    """Return an offset as +02:00; its seconds only where a zone has any, before 1970 mostly."""
    return time.isoformat()[len(time.replace(tzinfo=None).isoformat()) :]
