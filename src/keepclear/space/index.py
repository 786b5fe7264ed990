"""What is near a volume in space and time, among many: columns of numbers, one row a volume.

The rule is that no row which matters is ever left out. Time is compared in whole
microseconds, exactly; space by balls that hold each core whole, so that poles and
the antimeridian need no care. What is returned may still prove harmless.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from keepclear.space.interval import Interval
from keepclear.space.outline import Outline

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_MICROSECONDS: Final = 1_000_000
_TIME_S_MAX: Final = 10**12  # longer than all the years a datetime knows
_NEVER: Final = np.iinfo(np.int64).max // 2
_ROOM: Final = 64


class Index:
    """Volumes by row number: when, and a ball that holds the core and its radius."""

    def __init__(self) -> None:
        self._times = np.empty((2, _ROOM), np.int64)
        self._balls = np.empty((4, _ROOM), np.float64)
        self._group = np.empty(_ROOM, np.int64)
        self._free: list[int] = []
        self._used = 0

    def add(self, outline: Outline, radius_m: float, interval: Interval, group: int) -> int:
        """Take in a volume and return its row; rows of one `group` do not see each other."""
        row = self._free.pop() if self._free else self._next()
        self._times[:, row] = _microseconds(interval.start), _microseconds(interval.end)
        x, y, z, ball_m = outline.ball
        self._balls[:, row] = x, y, z, ball_m + radius_m
        self._group[row] = group
        return row

    def remove(self, row: int) -> None:
        """Forget a row, whose number may be given again."""
        self._times[:, row] = _NEVER, -_NEVER
        self._free.append(row)

    def near(
        self,
        outline: Outline,
        reach_m: float,
        interval: Interval,
        time_s: int,
        group: int,
    ) -> NDArray[np.intp]:
        """Return rows of other groups that may come within `reach_m` and less than `time_s`.

        `reach_m` is this volume's own radius and any separation; the rows' radii are added.
        Spans that overlap are always near in time.
        """
        slack = min(time_s, _TIME_S_MAX) * _MICROSECONDS
        until, since = _microseconds(interval.end) + slack, _microseconds(interval.start) - slack
        starts, ends = self._times[:, : self._used]
        found = starts < until
        found &= ends > since
        found &= self._group[: self._used] != group
        rows = np.flatnonzero(found)  # few as a rule: most plans are for another time
        xs, ys, zs, reaches = self._balls[:, rows]
        x, y, z, ball_m = outline.ball
        apart = (xs - x) ** 2 + (ys - y) ** 2 + (zs - z) ** 2
        within: NDArray[np.intp] = rows[apart <= (reaches + (ball_m + reach_m)) ** 2]
        return within

    def _next(self) -> int:
        if self._used == len(self._group):
            self._times = np.concatenate((self._times, np.empty_like(self._times)), axis=1)
            self._balls = np.concatenate((self._balls, np.empty_like(self._balls)), axis=1)
            self._group = np.concatenate((self._group, np.empty_like(self._group)))
        self._used += 1
        return self._used - 1


def _microseconds(instant: datetime) -> int:
    return (instant - _EPOCH) // _MICROSECOND
