"""Where the figures stand along an axis: round heights, and round times of day in UTC."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil, floor, log10
from typing import Final

from keepclear.space.interval import Interval

_MINUTES: Final = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)
_DAY: Final = 1440
_LABEL_EVERY: Final = 58.0  # units of the sheet: a time of day with room beside it
_EPOCH: Final = datetime(2000, 1, 3, tzinfo=UTC)  # a Monday, so that weeks are round as well


def ticks(low: float, high: float, about: int) -> list[float]:
    """Return round values between two bounds, about so many: steps of 1, 2 or 5 and noughts."""
    least = (high - low) / about
    power = 10.0 ** floor(log10(least))
    step = next(power * lead for lead in (1, 2, 5, 10) if power * lead >= least * 0.999)
    return [number * step for number in range(ceil(low / step), floor(high / step) + 1)]


@dataclass(frozen=True, slots=True)
class Clock:
    """A span of time along an axis from `left` to `right`."""

    span: Interval
    left: float
    right: float

    def x(self, instant: datetime) -> float:
        """Return where an instant lies; one outside the span at the nearer end."""
        share = (instant - self.span.start) / (self.span.end - self.span.start)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def labels(self) -> Iterator[tuple[float, str]]:
        """Yield where round times lie and how they are written: with the day where it begins."""
        day = None
        for instant in self._round():
            at = self.x(instant)
            fresh = instant.date() != day
            words = f"{instant:%d%H%M}Z" if fresh else f"{instant:%H%M}Z"
            day = instant.date()
            half = 18.0
            if self.left + half - 8 <= at <= self.right - half + 8:
                yield at, words

    def _round(self) -> Iterator[datetime]:
        minutes = (self.span.end - self.span.start) / timedelta(minutes=1)
        room = max(2.0, (self.right - self.left) / _LABEL_EVERY)
        least = minutes / room
        step = next((one for one in _MINUTES if one >= least), ceil(least / _DAY) * _DAY)
        start = (self.span.start - _EPOCH) / timedelta(minutes=1)
        for number in range(ceil(start / step), floor((start + minutes) / step) + 1):
            yield _EPOCH + timedelta(minutes=number * step)
