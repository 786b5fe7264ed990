"""How far a peer's clock stands from ours, measured from what it echoes.

A parcel that echoes our nonce was written between our sending that nonce and
now. So the peer's clock is compared with the middle of that span, and half the
span is what the comparison may be wrong by. A bearer that holds a reply back
makes the span long and the measure loose, but never wrong; of the latest few
the one with the shortest span is believed.
"""

from collections import deque
from collections.abc import Iterable
from datetime import datetime
from math import ceil

from msgspec import Struct

SAMPLES_KEPT = 8  # At one contact each half minute, a drifting clock shows within minutes.
WHOLE_SECONDS_S = 1.0  # A parcel tells its time in whole seconds, rounded down.


class Offset(Struct, frozen=True):
    """A peer's clock less ours, in seconds of the clock that records carry.

    `error_s` is how far the truth may lie from it; `round_trip_s` is in real
    seconds, from sending our nonce to taking its echo.
    """

    seconds: int
    error_s: float
    round_trip_s: float

    def agrees(self, other: "Offset") -> bool:
        """Tell whether one and the same offset can lie behind both measures."""
        return abs(self.seconds - other.seconds) <= self.error_s + other.error_s

    def __str__(self) -> str:
        return f"{self.seconds:+d} s ±{ceil(self.error_s)}"


def measure(their_utc: int, taken: datetime, round_trip_s: float, rate: float) -> Offset:
    """Compare a peer's whole UTC second with the middle of the span in which it wrote it.

    `taken` is our own clock at the end of that span, and `rate` how many of its
    seconds pass in a real one.
    """
    half_s = round_trip_s * rate / 2
    middle = taken.timestamp() - half_s
    # Its clock showed that second or a part of it more: of the whole seconds between, the upper.
    return Offset(ceil(their_utc - middle), half_s + WHOLE_SECONDS_S, round_trip_s)


class Offsets:
    """The latest measures of one peer's clock."""

    def __init__(self, samples: Iterable[Offset] = ()) -> None:
        self._samples = deque(samples, SAMPLES_KEPT)
        self._best = self._shortest()

    def take(self, sample: Offset) -> None:
        """Add a measure; those that it contradicts were made before one of the clocks moved."""
        agreeing = [one for one in self._samples if one.agrees(sample)]
        self._samples = deque([*agreeing, sample], SAMPLES_KEPT)
        self._best = self._shortest()

    @property
    def best(self) -> Offset | None:
        """The measure with the shortest round trip, the latest of equals; None without any."""
        return self._best

    def _shortest(self) -> Offset | None:
        return min(reversed(self._samples), key=lambda one: one.round_trip_s, default=None)
