"""The plans of other parties round one notice, asked again and again as it is moved about.

The engine alone says what keeps clear: every verdict here is a search for conflicts
over all of the plans. Everything else here only tells which pairs of volumes may be
left out of a search, and how much room is left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import inf
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.separation import Separation
from keepclear.picture.area import Plan
from keepclear.picture.conflict import ActivePlans
from keepclear.picture.displacement import Cost, Dimension
from keepclear.picture.rules import Judge
from keepclear.picture.separation import HeldTo
from keepclear.space.altitude import EVERY_ALTITUDE, Band, vertical_gap_m
from keepclear.space.approach import approach_within
from keepclear.space.ellipsoid import Floats
from keepclear.space.interval import Interval
from keepclear.space.outline import Outline
from keepclear.space.volume import Volume

K = TypeVar("K")

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND: Final = timedelta(seconds=1)
_MICROSECOND: Final = timedelta(microseconds=1)
_MICROSECONDS: Final = 1_000_000
_ANY_TIME: Final = Interval(_EPOCH, _EPOCH + _SECOND)
_OURS: Final = "ours"
_OTHERS: Final = "others"


@dataclass(frozen=True, slots=True)
class Clearance(Generic[K]):
    """The air left to the plan that is then nearest to conflict.

    `lateral_m` is between the edges, `vertical_m` between the bands (None where they cannot
    be compared), `gap_s` between the times; each is 0 where the two meet in it. `kept` is what
    keeps the two apart, and `spare` by how much more than the rules want: seconds or metres.
    """

    plan: K
    lateral_m: float
    vertical_m: float | None
    gap_s: int
    kept: Dimension
    spare: float


class Surroundings(Generic[K]):
    """The volumes of all plans of other parties, one row each, under the rules in force."""

    def __init__(self, plan: Plan, others: Mapping[K, Plan], judge: Judge) -> None:
        self.plan, self._judge = plan, judge
        rules, self._held = judge.rules, judge.held
        across = {pair: Separation(one.lateral_m) for pair, one in self._held.apart.items()}
        self._held_flat = HeldTo(Separation(rules.base.lateral_m), across)
        self._flat: ActivePlans[int] | None = None
        self._active: ActivePlans[K] = ActivePlans()
        self._keys: list[K] = []
        self._doing: list[Activity] = []
        self.volumes: list[Volume] = []
        self.separations: list[Separation] = []
        for key, other in others.items():
            if other.party == plan.party:
                continue
            separation = rules.between(plan.activity, other.activity).separation
            self._active.add(key, other.party, other.volumes, other.activity)
            self._keys += [key] * len(other.volumes)
            self._doing += [other.activity] * len(other.volumes)
            self.volumes += other.volumes
            self.separations += [separation] * len(other.volumes)
        self.outlines = [Outline(volume.core) for volume in self.volumes]
        self._balls = np.array([outline.ball for outline in self.outlines]).reshape(-1, 4)
        self._spans = np.array([span_us(volume.interval) for volume in self.volumes]).reshape(-1, 2)
        self._time_us = np.array(
            [held.time_s * _MICROSECONDS for held in self.separations], np.int64
        )
        reach_m = [
            volume.radius_m + held.lateral_m
            for volume, held in zip(self.volumes, self.separations, strict=True)
        ]
        # The same few bands meet again and again, at each step of altitude.
        numbers: dict[Band, int] = {}
        at = [numbers.setdefault(volume.band, len(numbers)) for volume in self.volumes]
        self._bands, self._band_at = list(numbers), np.array(at, np.intp)
        self._vertical_m = np.array([held.vertical_m for held in self.separations])
        self._levels_m: dict[Band, Floats] = {}
        self._reach_m = np.array(reach_m, np.float64)
        self._known = frozenset(self._breaches(plan.volumes))

    def conflicts(self, volumes: Sequence[Volume]) -> tuple[K, ...]:
        """Return the plans that the notice would conflict with, were these its volumes."""
        plan = self.plan
        return tuple(
            self._active.conflicting(plan.party, volumes, self._held, activity=plan.activity)
        )

    def allows(self, volumes: Sequence[Volume]) -> bool:
        """Tell whether the notice may be there: no conflict at all, and no rule newly broken."""
        return not self.conflicts(volumes) and self._known.issuperset(self._breaches(volumes))

    def _breaches(self, volumes: Sequence[Volume]) -> set[tuple[str, str]]:
        plan = Plan(self.plan.party, self.plan.activity, tuple(volumes), self.plan.given)
        return {(breach.rule, str(breach.clause)) for breach in self._judge.breaches(plan)}

    def near(self, outline: Outline, radius_m: float, moved_m: float) -> NDArray[np.intp]:
        """Return the rows that may come too near to a core which goes up to `moved_m` away."""
        return np.flatnonzero(self._spare_m(outline, radius_m) <= moved_m)

    def too_near(self, volume: Volume) -> list[int]:
        """Return by the engine the rows that a volume is too near, whatever time and altitude."""
        if self._flat is None:
            self._flat = ActivePlans()
            for row, (other, activity) in enumerate(zip(self.volumes, self._doing, strict=True)):
                self._flat.add(row, _OTHERS, [_flat(other)], activity)
        doing = self.plan.activity
        return self._flat.conflicting(_OURS, [_flat(volume)], self._held_flat, activity=doing)

    def blocked_us(self, interval: Interval, rows: NDArray[np.intp]) -> NDArray[np.int64]:
        """Return, a column a row, the microseconds between which a shift in time stays too near.

        Both ends are clear: a gap as long as the time separation keeps clear.
        """
        start, end = span_us(interval)
        starts, ends = self._spans[rows].T
        slack = self._time_us[rows]
        return np.stack((starts - slack - end, ends + slack - start))

    def level_m(self, band: Band) -> Floats:
        """Return for each row the metres of altitude that a band has to spare.

        At 0 and below the altitude test is met; -inf where altitudes cannot be compared.
        """
        if band not in self._levels_m:
            margins = self._judge.rules.margins
            gaps = (vertical_gap_m(band, other, margins) for other in self._bands)
            gaps_m = np.array([-inf if gap_m is None else gap_m for gap_m in gaps])
            self._levels_m[band] = gaps_m[self._band_at] - self._vertical_m
        return self._levels_m[band]

    def clearance(self, volumes: Sequence[Volume], cost: Cost) -> Clearance[K] | None:
        """Return the air to the plan that the cheapest move would bring into conflict.

        Two volumes are as far from conflict as what keeps them apart best is worth at the
        prices of `cost`. None where there is no other plan at all.
        """
        least: tuple[float, K] | None = None
        found = None
        outlines = [Outline(volume.core) for volume in volumes]
        for worth, mine, row in self._by_worth(volumes, outlines, cost):
            if least is not None and worth > least[0]:
                break
            worth, air = self._air(volumes[mine], outlines[mine], row, cost)
            rank = worth, air.plan
            if least is None or rank < least:
                least, found = rank, air
        return found

    def _by_worth(
        self, volumes: Sequence[Volume], outlines: Sequence[Outline], cost: Cost
    ) -> Iterator[tuple[float, int, int]]:
        """Yield every pair, least first by what its room is worth at least, distance by balls."""
        if not (self.volumes and volumes):
            return
        worths = np.stack(
            [
                self._worths(volume, outline, cost)
                for volume, outline in zip(volumes, outlines, strict=True)
            ]
        )
        for place in np.argsort(worths, axis=None, kind="stable"):
            mine, row = divmod(int(place), len(self.volumes))
            yield float(worths[mine, row]), mine, row

    def _worths(self, volume: Volume, outline: Outline, cost: Cost) -> Floats:
        before, after = self.blocked_us(volume.interval, np.arange(len(self.volumes)))
        worth = np.maximum(before, -after) / _MICROSECONDS * cost.price(Dimension.TIME)
        worth = np.maximum(worth, self.level_m(volume.band) * cost.price(Dimension.ALTITUDE))
        spare_m = self._spare_m(outline, volume.radius_m)
        worths: Floats = np.maximum(worth, spare_m * cost.price(Dimension.PLACE))
        return worths

    def _air(
        self, volume: Volume, outline: Outline, row: int, cost: Cost
    ) -> tuple[float, Clearance[K]]:
        """Measure the room between a volume and a row, and say what it is worth."""
        other = self.volumes[row]
        found = approach_within(outline, self.outlines[row], inf)
        assert found is not None, "every two cores have a distance"
        apart_m = found.distance_m - volume.radius_m - other.radius_m
        before, after = self.blocked_us(volume.interval, np.array([row]))
        spares = {
            Dimension.TIME: max(int(before[0]), -int(after[0])) / _MICROSECONDS,
            Dimension.ALTITUDE: float(self.level_m(volume.band)[row]),
            Dimension.PLACE: apart_m - self.separations[row].lateral_m,
        }
        kept = max(spares, key=lambda what: spares[what] * cost.price(what))
        air = Clearance(
            self._keys[row],
            max(0.0, apart_m),
            vertical_gap_m(volume.band, other.band, self._judge.rules.margins),
            volume.interval.gap(other.interval) // _SECOND,
            kept,
            spares[kept],
        )
        return spares[kept] * cost.price(kept), air

    def _spare_m(self, outline: Outline, radius_m: float) -> Floats:
        """Return how much further off each row surely is than it must be, by balls; may be < 0."""
        x, y, z, ball_m = outline.ball
        apart = np.sqrt(((self._balls[:, :3] - (x, y, z)) ** 2).sum(axis=1))
        spare: Floats = apart - self._balls[:, 3] - ball_m - self._reach_m - radius_m
        return spare


def span_us(interval: Interval) -> tuple[int, int]:
    """Return start and end in whole microseconds since 1970."""
    return (interval.start - _EPOCH) // _MICROSECOND, (interval.end - _EPOCH) // _MICROSECOND


def _flat(volume: Volume) -> Volume:
    """Return a volume that meets every other in time and altitude."""
    return Volume(volume.core, volume.radius_m, EVERY_ALTITUDE, _ANY_TIME)
