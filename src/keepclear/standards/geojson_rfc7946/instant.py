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

_RFC3339: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:([Zz])|([+-])(\d\d):(\d\d))",
    re.ASCII,
)
_NO_OFFSET: Final = re.compile(r"[\d-]+([Tt ][\d:.]*)?", re.ASCII)
_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A whole UTC second, and what part of the next one has passed."""

    second: datetime
    part: Fraction

    def down(self) -> datetime:
        """Return the last whole second not after this instant."""
        return self.second

    def up(self) -> datetime:
        """Return the first whole second not before this instant."""
        return self.second + _SECOND if self.part else self.second


def parse_instant(text: str) -> Instant | str:
    """Return the instant, or in words what is wrong with the text."""
    found = _RFC3339.fullmatch(text)
    if not found:
        if _NO_OFFSET.fullmatch(text):
            return "a time without offset from UTC"
        return "not a time as RFC 3339 writes it"
    year, month, day, hour, minute, second = (int(found[group]) for group in range(1, 7))
    offset = timedelta(0)
    if found[9]:
        if int(found[10]) > 23 or int(found[11]) > 59:
            return "an offset beyond 23:59"
        offset = timedelta(hours=int(found[10]), minutes=int(found[11]))
    zone = timezone(-offset if found[9] == "-" else offset)
    try:
        # A leap second (RFC 3339 5.7) ends where the next day begins.
        whole = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
        utc = whole.astimezone(UTC)
        if second == 60 and (utc.hour, utc.minute) != (23, 59):
            return "a leap second where none can be"
        utc + _SECOND  # the last second of the calendar cannot be rounded up
    except (ValueError, OverflowError):
        return "no such day or time"
    if second > 60:
        return "no such day or time"
    digits = found[7] or ""
    part = Fraction(int(digits), 10 ** len(digits)) if digits else Fraction(0)
    # Within a leap second nothing is known but that it lies before the next day.
    return Instant(utc, part if second < 60 else Fraction(1, 2))
