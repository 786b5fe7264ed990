"""Instants as RFC 3339 writes them, with their offset, and whole seconds rounded outward.

A time without an offset has been read in the wrong zone by real watches, so it
is refused. Plans are kept in whole seconds: a start goes down and an end up, so
that rounding never takes time away from a plan.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from typing import Final

EXAMPLE: Final = "write date, time and zone, as 2030-06-01T05:00:00Z or 2030-06-01T08:00:00+03:00"
NO_SUCH: Final = "no such day or time"
_RFC3339: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A whole UTC second, and what part of the next one has passed."""

    second: datetime
    part: Fraction = Fraction(0)

    def down(self) -> datetime:
        """Return the last whole second not after this instant."""
        return self.second

    def up(self) -> datetime:
        """Return the first whole second not before this instant."""
        return self.second + _SECOND if self.part else self.second


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a text is not one instant: what it is, to be read after "is", and the cure."""

    what: str
    cure: str = EXAMPLE


def parse_rfc3339(text: str) -> Instant | Doubt | None:
    """Return the instant, or what is wrong with it; None where the text is of another form."""
    found = _RFC3339.fullmatch(text)
    if not found or found[4] == "24":
        return None  # The 24th hour is for who can say between which midnights to choose.
    zone = offset_of(found[8])
    if isinstance(zone, Doubt):
        return zone
    year, month, day, hour, minute, second = (int(found[group]) for group in range(1, 7))
    if second > 60:
        return Doubt(NO_SUCH)
    try:
        # A leap second (RFC 3339 5.7) ends where the next day begins.
        whole = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError:
        return Doubt(NO_SUCH)
    read = instant_at(whole)
    if isinstance(read, Doubt):
        return read
    if second < 60:
        digits = found[7]
        return Instant(read.second, Fraction(int(digits), 10 ** len(digits))) if digits else read
    if (read.second.hour, read.second.minute) != (23, 59):
        return Doubt("a leap second where none can be")
    # Within a leap second nothing is known but that it lies before the next day.
    return Instant(read.second, Fraction(1, 2))


def offset_of(text: str) -> timezone | Doubt:
    """Return the zone that `Z` or `+03:00` names."""
    if text in ("Z", "z"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[4:6])
    if hours > 23 or minutes > 59:
        return Doubt("an offset beyond 23:59")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def instant_at(time: datetime) -> Instant | Doubt:
    """Return the instant of an aware time, unless UTC leaves the calendar there."""
    try:
        utc = time.astimezone(UTC)
        utc + _SECOND  # The last second of the calendar cannot be rounded up.
    except OverflowError:
        return Doubt(NO_SUCH)
    return Instant(utc)


def rfc3339(instant: datetime) -> str:
    """Write an instant in UTC, its seconds only where there are any."""
    utc = instant.astimezone(UTC)
    seconds = utc.strftime(":%S") if utc.second else ""
    return f"{utc.year:04}-{utc:%m-%dT%H:%M}{seconds}Z"
