"""When: half-open spans of UTC time.

A span holds its start and not its end, so a patrol that leaves at 10:00 and
one that arrives at 10:00 do not meet. Every test in time rests on that choice;
spec/volume.md states it for other implementations.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """The span from `start` up to, and not including, `end`; both aware and in UTC."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.utcoffset() != NONE:
            raise ValueError(f"interval starts outside UTC: {self.start!r}")
        if self.end.utcoffset() != NONE:
            raise ValueError(f"interval ends outside UTC: {self.end!r}")
        if not self.start < self.end:
            raise ValueError(f"interval ends before it starts: {self.start} to {self.end}")

    def overlaps(self, other: "Interval") -> bool:
        """Tell whether some instant lies in both spans."""
        return self.start < other.end and other.start < self.end

    def gap(self, other: "Interval") -> timedelta:
        """Return the time between the spans; zero where they overlap or abut."""
        return max(NONE, other.start - self.end, self.start - other.end)

    def widened(self, by: timedelta) -> "Interval":
        """Return this span with `by` added at each end, to allow for clock error."""
        return Interval(self.start - by, self.end + by)
