"""The clock: the only place where this package reads the time.

On a live channel it is this machine's clock. Exercises, replays and demos run
on a scenario clock: it stood at `origin` when the real clock stood at
`started`, and goes `rate` times as fast since, so that nodes with one setting
agree wherever they run. Waiting is always measured on the monotonic clock.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Pacing:
    """How a scenario clock runs: scenario seconds for each real second since `started`."""

    origin: datetime
    rate: float
    started: datetime


def real_now() -> datetime:
    """Return this machine's time, as an aware UTC instant."""
    return datetime.now(UTC)  # noqa: TID251 - the one reading of the clock.


class Clock:
    """What time it is for this node; live where no scenario is given."""

    def __init__(
        self,
        scenario: Pacing | None = None,
        real: Callable[[], datetime] = real_now,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._scenario = scenario
        self._real = real
        self._ticks = ticks

    @property
    def is_scenario(self) -> bool:
        """Whether the time is declared and not this machine's own."""
        return self._scenario is not None

    def now(self) -> datetime:
        """Return the node's time, as an aware UTC instant."""
        real = self._real().astimezone(UTC)
        if self._scenario is None:
            return real
        passed = real - self._scenario.started
        return self._scenario.origin.astimezone(UTC) + passed * self._scenario.rate

    def monotonic(self) -> float:
        """Return real seconds from some fixed point on; it never goes back."""
        return self._ticks()

    def real_delay(self, until: datetime) -> float:
        """Return the real seconds until the node's time is `until`; 0 where it has passed."""
        left = (until - self.now()) / timedelta(seconds=1)
        rate = self._scenario.rate if self._scenario else 1.0
        return max(0.0, left / rate)
