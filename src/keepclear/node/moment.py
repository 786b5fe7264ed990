"""A moment by both clocks of a node: the one that records carry, and one that nobody sets.

The first can be put forward or back, by a person or by a machine that slept.
The second only ever counts on, and so it shows by how much the first was set.
"""

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import force_setattr

# Between two looks a good clock drifts by far less, and a deadline is never kept to less.
CLOCK_STEP_S: Final = 2
_SECOND: Final = timedelta(seconds=1)


class Moment(Struct, frozen=True):
    """When something happens: the clock that records carry, and monotonic seconds for retries."""

    now: datetime
    tick: float
    utc: int = -1  # whole seconds UTC of `now`, worked out once: every record asks a dozen times

    def __post_init__(self) -> None:
        force_setattr(self, "utc", int(self.now.timestamp()))

    def stepped_since(self, before: "Moment", rate: float = 1.0) -> float:
        """Return by how many of its seconds our clock was set since a moment; 0.0 for drift.

        `rate` is how many seconds of the clock pass in a real one. A machine that
        slept has a clock that jumped forward.
        """
        passed_s = (self.now - before.now) / _SECOND
        step_s = passed_s - (self.tick - before.tick) * rate
        return step_s if abs(step_s) > CLOCK_STEP_S * max(1.0, rate) else 0.0
