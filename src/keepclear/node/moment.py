"""A moment by both clocks of a node: the one that records carry, and one that nobody sets.

The first can be put forward or back, by a person or by a machine that slept.
The second only ever counts on, and so it shows by how much the first was set.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

# Between two looks a good clock drifts by far less, and a deadline is never kept to less.
CLOCK_STEP_S: Final = 2


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happens: the clock that records carry, and monotonic seconds for retries."""

    now: datetime
    tick: float

    @property
    def utc(self) -> int:
        """Whole seconds UTC."""
        return int(self.now.timestamp())

    def stepped_since(self, before: "Moment", rate: float = 1.0) -> float:
        """Return by how many of its seconds our clock was set since a moment; 0.0 for drift.

        `rate` is how many seconds of the clock pass in a real one. A machine that
        slept has a clock that jumped forward.
        """
        passed_s = (self.now - before.now) / timedelta(seconds=1)
        step_s = passed_s - (self.tick - before.tick) * rate
        return step_s if abs(step_s) > CLOCK_STEP_S * max(1.0, rate) else 0.0
