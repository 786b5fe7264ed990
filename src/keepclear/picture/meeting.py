"""How two plans conflict: how close, how high apart, when and where.

Each pair of volumes that may conflict is measured, the likely nearest first, and
the nearest tells how close the plans come. What is answered depends on the two
plans and the separation alone. spec/volume.md is the law.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from keepclear.exchange.rule.separation import Separation
from keepclear.picture.many import Near, Outlined, fewer
from keepclear.space.altitude import Margins, vertical_gap_m
from keepclear.space.approach import (
    STATED_ERROR_M,
    Approach,
    approach_within,
    approaches_within,
    surely_between_m,
)
from keepclear.space.interval import Interval
from keepclear.space.outline import Outline
from keepclear.space.volume import Position

_SAME_M: Final = 3  # decimals: distances alike to the millimetre count as equal
_MANY: Final = 512  # pairs of volumes to look at one by one
_BEATEN_BY_M: Final = 0.002  # further than this, and rounding to millimetres keeps the order


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two plans conflict.

    `closest_m`, `vertical_m` and `where` are those of the conflicting volume pair
    least by distance, then start, then order. `start` to `end` spans the real
    overlaps in time, or where there is none the smallest gap, of `gap_s` seconds.
    `vertical_m` is None where the altitudes count from different references. `doubt_m`
    is by how much `closest_m` may be too great where the cores were too much work to
    measure, and is else 0: such a pair is kept though it may be clear.
    """

    closest_m: float
    vertical_m: float | None
    start: datetime
    end: datetime
    gap_s: int | None
    where: Position
    doubt_m: float = 0.0


@dataclass(frozen=True, slots=True)
class _Pair:
    """A volume of each of two plans, whose times and altitudes conflict."""

    at_least_m: float  # what their closeness is surely no less than
    surely: bool  # whether they conflict, however close they come
    radii_m: float
    number: int
    other_number: int
    vertical_m: float | None


@dataclass(frozen=True, slots=True)
class _Clash:
    """One conflicting pair of volumes."""

    closest_m: float
    vertical_m: float | None
    where: Position
    doubt_m: float
    start: datetime
    order: tuple[int, int]


Measure: TypeAlias = Callable[[Outline, Outline, float], Approach | None]
_Rank: TypeAlias = tuple[float, datetime, tuple[int, int]]  # distance, start, order of input


def meetings_of(
    asked: Sequence[tuple[Outlined, Outlined, Near, Separation]], margins: Margins
) -> list[Meeting | None]:
    """Return for each what `meeting_of` returns where the first plan comes first.

    Where two plans have but one pair of volumes near each other, as most have, these are
    measured together: that takes far less time than one after the other.
    """
    lone = [number for number, (_, _, near, _) in enumerate(asked) if len(near) == 1]
    limits = []
    for number in lone:
        plan, other, [(one, two, _)], separation = asked[number]
        radii_m = plan.volumes[one].radius_m + other.volumes[two].radius_m
        limits.append((plan.outlines[one], other.outlines[two], radii_m + separation.lateral_m))
    measured = dict(zip(lone, approaches_within(limits), strict=True))
    return [
        meeting_of(plan, other, near, separation, margins, True, lambda *_, n=n: measured[n])
        if n in measured
        else meeting_of(plan, other, near, separation, margins, True)
        for n, (plan, other, near, separation) in enumerate(asked)
    ]


def meeting_of(
    plan: Outlined,
    other: Outlined,
    near: Near,
    separation: Separation,
    margins: Margins,
    plan_is_first: bool,
    measure: Measure | None = None,
) -> Meeting | None:
    """Return how two plans conflict in pairs of volumes that are near in space and time.

    The likely nearest are measured first. A pair that conflicts for certain, and
    is further apart than one already measured, counts with its times alone.
    """
    least: _Clash | None = None
    times = []
    if len(near) > _MANY:
        near = fewer(plan, other, near, separation, margins, plan_is_first)
    pairs = [
        (pair, *_best(plan, other, pair, plan_is_first))
        for pair in _pairs(plan, other, near, separation, margins)
    ]
    for pair, best, time in sorted(pairs, key=lambda one: one[1]):
        if not (least and pair.surely and _is_beaten(plan, other, pair, best, least)):
            clash = _clash(plan, other, pair, separation, plan_is_first, measure or approach_within)
            if clash is None:
                continue
            least = clash if least is None else min(least, clash, key=_rank)
        times.append(time)
    if least is None:
        return None
    closest = least.closest_m, least.vertical_m
    shared = [(start, end) for overlap, start, end in times if overlap]
    if shared:
        start, end = min(start for start, _ in shared), max(end for _, end in shared)
        return Meeting(*closest, start, end, None, least.where, least.doubt_m)
    _, start, end = min(times, key=lambda one: (one[2] - one[1], one[1]))
    gap_s = (end - start) // timedelta(seconds=1)
    return Meeting(*closest, start, end, gap_s, least.where, least.doubt_m)


def _best(
    plan: Outlined, other: Outlined, pair: _Pair, plan_is_first: bool
) -> tuple[_Rank, tuple[bool, datetime, datetime]]:
    """Return the best rank that a pair can come to, before it is measured, and its times."""
    mine, theirs = plan.volumes[pair.number], other.volumes[pair.other_number]
    time = _meeting_time(mine.interval, theirs.interval)
    order = (pair.number, pair.other_number) if plan_is_first else (pair.other_number, pair.number)
    least_m = max(0.0, pair.at_least_m - _BEATEN_BY_M)
    return (round(least_m, _SAME_M), time[1], order), time


def _is_beaten(plan: Outlined, other: Outlined, pair: _Pair, best: _Rank, least: _Clash) -> bool:
    """Tell whether a pair surely comes after one already measured."""
    if best > _rank(least):
        return True
    limit_m = least.closest_m + _BEATEN_BY_M
    mine, theirs = plan.outlines[pair.number], other.outlines[pair.other_number]
    return approach_within(mine, theirs, pair.radii_m + limit_m) is None


def _rank(clash: _Clash) -> _Rank:
    return round(clash.closest_m, _SAME_M), clash.start, clash.order


def _pairs(
    plan: Outlined, other: Outlined, near: Near, separation: Separation, margins: Margins
) -> Iterator[_Pair]:
    """Yield the pairs whose altitudes conflict and that may be close enough."""
    for number, other_number, close in near:
        mine, theirs = plan.volumes[number], other.volumes[other_number]
        vertical_m = vertical_gap_m(mine.band, theirs.band, margins)
        if vertical_m is not None and vertical_m > separation.vertical_m:
            continue
        radii_m = mine.radius_m + theirs.radius_m
        least_m, most_m = surely_between_m(plan.outlines[number], other.outlines[other_number])
        if least_m <= radii_m + separation.lateral_m:
            surely = close or most_m <= radii_m + separation.lateral_m
            yield _Pair(least_m - radii_m, surely, radii_m, number, other_number, vertical_m)


def _clash(
    plan: Outlined,
    other: Outlined,
    pair: _Pair,
    separation: Separation,
    plan_is_first: bool,
    measure: Measure,
) -> _Clash | None:
    """Measure a pair of volumes, and return how they conflict if they do."""
    mine, theirs = plan.volumes[pair.number], other.volumes[pair.other_number]
    found = measure(
        plan.outlines[pair.number],
        other.outlines[pair.other_number],
        pair.radii_m + separation.lateral_m,
    )
    if found is None:
        return None
    _, start, _ = _meeting_time(mine.interval, theirs.interval)
    order = pair.number, pair.other_number
    return _Clash(
        max(0.0, found.distance_m - pair.radii_m),
        pair.vertical_m,
        found.where,
        found.error_m if found.error_m > STATED_ERROR_M else 0.0,
        start,
        order if plan_is_first else order[::-1],
    )


def _meeting_time(a: Interval, b: Interval) -> tuple[bool, datetime, datetime]:
    """Return whether two spans overlap, and the overlap or else the gap between them."""
    start, end = max(a.start, b.start), min(a.end, b.end)
    return (True, start, end) if start < end else (False, end, start)
