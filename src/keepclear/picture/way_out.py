"""The search for ways out of one notice: where on the grid it comes clear first.

The rule is that nothing is passed over which could be clear. In time and altitude each
pair of volumes that is too near in place rules out a rectangle of shifts; in place a pair
that is too near stays so for as many metres as it lies within the limit. What no such
reasoning rules out is asked of the engine, the cheapest first, and the engine decides.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from math import floor, inf
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from keepclear.exchange.notice import ALTITUDE_M_MAX, instant, validity_of
from keepclear.picture.displacement import (
    COST_DECIMALS,
    Cost,
    Dimension,
    Grid,
    Move,
    Way,
    bearings,
    displaced,
)
from keepclear.picture.surroundings import Surroundings
from keepclear.record.envelope import UTC_MAX
from keepclear.space.approach import approach_within, surely_between_m
from keepclear.space.displaced import displaced_volume, raised, stretch
from keepclear.space.outline import Outline
from keepclear.space.volume import Volume

K = TypeVar("K")
Board: TypeAlias = NDArray[np.bool_]  # time by altitude, the notice as it stands in the middle
Found: TypeAlias = tuple[Move, tuple[Volume, ...]]

_MICROSECONDS: Final = 1_000_000
# Within this of the limit only the engine decides; its error and that of a position rounded to
# a millionth of a degree are far less.
_DOUBT_M: Final = 1.0


class _Pair(NamedTuple):
    """A volume of the notice, by its number, and a row of the others' volumes."""

    mine: int
    row: int


class Search(Generic[K]):
    """The search for ways out of one notice, which stands as a record holds it."""

    def __init__(
        self,
        around: Surroundings[K],
        volumes: tuple[Volume, ...],
        grid: Grid,
        cost: Cost,
        not_before: datetime | None,
    ) -> None:
        self._around, self._volumes = around, volumes
        self._grid, self._cost, self._not_before = grid, cost, not_before
        self._outlines = [Outline(volume.core) for volume in volumes]
        self._stretches = [stretch(volume.core, grid.lateral_max_m) for volume in volumes]

    def in_time_and_altitude(self, may: Dimension) -> Iterator[Found]:
        """Yield the cheapest clear move earlier, later, higher, lower, and of two of these.

        Two together only where that is cheaper than either alone.
        """
        times = self._times() if Dimension.TIME in may else [0]
        levels = self._levels() if Dimension.ALTITUDE in may else [0]
        blocked = self._board(times, levels)
        best: dict[tuple[int, int], float] = {}
        for signs in ((-1, 0), (1, 0), (0, 1), (0, -1), *product((-1, 1), (1, -1))):
            alone = min(best.get((signs[0], 0), inf), best.get((0, signs[1]), inf))
            chosen = (np.sign(times) == signs[0], np.sign(levels) == signs[1])
            free = ~blocked & chosen[0][:, None] & chosen[1]
            found = self._cheapest(times, levels, free, alone if all(signs) else inf)
            if found:
                best[signs] = self._cost.of(found[0])
                yield found

    def _times(self) -> list[int]:
        """Return the shifts in time to try, in seconds; records know years up to 9999."""
        whole, step = validity_of(self._volumes), self._grid.time_s
        earliest = max(instant(0), self._not_before or instant(0))
        most = self._grid.time_max_s // step
        shifts = [step * number for number in range(-most, most + 1)]
        room_s = (instant(UTC_MAX) - whole.end) // timedelta(seconds=1)
        least_s = (earliest - whole.start) / timedelta(seconds=1)
        return [shift for shift in shifts if shift == 0 or least_s <= shift <= room_s]

    def _levels(self) -> list[int]:
        """Return the shifts in altitude to try, in metres.

        Bands are moved only where every one has both bounds: to move one bound alone is to
        change what is done, not where. A floor is not lowered below 0 of its own reference.
        """
        step = self._grid.altitude_m
        floors = [volume.band.floor_m for volume in self._volumes]
        ceilings = [volume.band.ceiling_m for volume in self._volumes]
        if None in floors or None in ceilings:
            return [0]
        down_m = min(floor_m for floor_m in floors if floor_m is not None)
        up_m = ALTITUDE_M_MAX - max(top_m for top_m in ceilings if top_m is not None)
        most = self._grid.altitude_max_m // step
        shifts = [step * number for number in range(-most, most + 1)]
        return [shift for shift in shifts if shift == 0 or -down_m <= shift <= up_m]

    def _board(self, times: list[int], levels: list[int]) -> Board:
        """Return where on the grid of time and altitude the notice is surely too near a plan.

        A pair of volumes that is too near in place rules out an open span of shifts in time at
        each altitude where its altitude test is met.
        """
        blocked = np.zeros((len(times), len(levels)), np.bool_)
        shifts_us = np.array(times, np.int64) * _MICROSECONDS
        for volume in self._volumes:
            rows = np.array(self._around.too_near(volume), np.intp)
            after, before = self._around.blocked_us(volume.interval, rows)
            firsts, ends = np.searchsorted(shifts_us, after + 1), np.searchsorted(shifts_us, before)
            bands = [raised(volume.band, level) if level else volume.band for level in levels]
            met = np.array([self._around.level_m(band)[rows] <= 0 for band in bands])
            for number in np.flatnonzero(firsts < ends):
                blocked[firsts[number] : ends[number]] |= met[:, number]
        return blocked

    def _cheapest(
        self, times: list[int], levels: list[int], free: Board, below: float
    ) -> Found | None:
        """Return the cheapest clear move among those free that costs less than `below`.

        Of equal ones that which shifts time least. The engine has the last word.
        """
        rows, columns = np.nonzero(free)
        time_s, level_m = np.array(times)[rows], np.array(levels)[columns]
        price = self._cost.price
        costs = np.abs(time_s) * price(Dimension.TIME) + np.abs(level_m) * price(Dimension.ALTITUDE)
        costs = np.round(costs, COST_DECIMALS)
        for at in np.lexsort((np.abs(time_s), costs)):
            move = Move(int(time_s[at]), int(level_m[at]))
            if self._cost.of(move) >= below:
                return None
            there = displaced(self._volumes, move)
            if there is not None and self._around.allows(there):
                return move, there
        return None

    def in_place(self) -> Iterator[Found]:
        """Yield the nearest clear move in each direction that the plan may be moved in."""
        pairs = self._pairs_in_place()
        for toward, bearing in bearings(self._volumes).items():
            found = self._nearest(toward, bearing, dict.fromkeys(pairs, 0.0))
            if found:
                yield found

    def _pairs_in_place(self) -> list[_Pair]:
        """Return the pairs that conflict in time and altitude and may come too near in place."""
        pairs = []
        for mine, volume in enumerate(self._volumes):
            far_m = self._grid.lateral_max_m * self._stretches[mine] + _DOUBT_M
            rows = self._around.near(self._outlines[mine], volume.radius_m, far_m)
            after, before = self._around.blocked_us(volume.interval, rows)
            met = self._around.level_m(volume.band)[rows] <= 0
            pairs += [_Pair(mine, int(row)) for row in rows[(after < 0) & (before > 0) & met]]
        return pairs

    def _nearest(self, toward: Way, bearing: int, clear_to: dict[_Pair, float]) -> Found | None:
        """Return the shortest clear move by a bearing.

        `clear_to` keeps for each pair how many metres on it is surely not too near before, so
        that pairs far apart are measured seldom.
        """
        step_m = self._grid.lateral_m
        number, last = 1, self._grid.lateral_max_m // step_m
        while number <= last:
            move = Move(0, 0, number * step_m, toward, bearing)
            held_m = self._held_m(move, clear_to)
            if held_m is None:
                there = displaced(self._volumes, move)
                if there is not None and self._around.allows(there):
                    return move, there
            number += 1 + floor((held_m or 0.0) / step_m)
        return None

    def _held_m(self, move: Move, clear_to: dict[_Pair, float]) -> float | None:
        """Return for how many metres on some pair surely stays too near; None where none does."""
        outlines: dict[int, Outline | None] = {}
        for pair, until_m in clear_to.items():
            if until_m > move.lateral_m:
                continue
            if pair.mine not in outlines:
                outlines[pair.mine] = self._outline_at(pair.mine, move)
            outline = outlines[pair.mine]
            if outline is None:
                return 0.0
            room_m = self._room_m(outline, pair)
            on_m = (abs(room_m) - _DOUBT_M) / self._stretches[pair.mine]
            if on_m < 0:
                continue
            if room_m < 0:
                return on_m
            clear_to[pair] = move.lateral_m + on_m
        return None

    def _outline_at(self, mine: int, move: Move) -> Outline | None:
        assert move.bearing is not None, "a move in place has a bearing"
        moved = displaced_volume(self._volumes[mine], move.bearing, move.lateral_m)
        return None if moved is None else Outline(moved.core)

    def _room_m(self, outline: Outline, pair: _Pair) -> float:
        """Return how far beyond its limit a pair is, at least; below 0 how far within, at least."""
        other = self._around.outlines[pair.row]
        limit_m = self._volumes[pair.mine].radius_m + self._around.volumes[pair.row].radius_m
        limit_m += self._around.separations[pair.row].lateral_m
        least_m, _ = surely_between_m(outline, other)
        if least_m - limit_m > self._grid.lateral_m:
            return least_m - limit_m
        found = approach_within(outline, other, inf)
        assert found is not None, "every two cores have a distance"
        if found.distance_m <= limit_m:
            return found.distance_m - limit_m
        return max(0.0, found.distance_m - found.error_m - limit_m)
