"""Judging plans by the rules of a place: who is inside an area, which side of a line they keep.

A plan is judged alone, from what it says of itself. Where it cannot be told whether
a plan keeps a rule, as where altitudes count from different references, it is shown
as breaking it and the breach says what was uncertain: a warning too many is cheaper
than one that never came.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Final

from keepclear.exchange.notice import Activity
from keepclear.exchange.zone import AreaRule, SideRule
from keepclear.space.altitude import NOT_COMPARED, Band, Margins, vertical_gap_m
from keepclear.space.approach import Approach, approach_within
from keepclear.space.duration import duration
from keepclear.space.outline import Outline
from keepclear.space.side import Divide, Side
from keepclear.space.volume import Position, Volume

_MIXED: Final = "altitudes count from different references and were taken as meeting"
_CLOSE: Final = "nearer than the error of measuring can tell apart"


class Clause(StrEnum):
    """The part of a rule that a plan does not keep."""

    ENTRY = "entry"
    ALTITUDE = "altitude"
    NOTICE = "notice"
    SIDE = "side"
    BUFFER = "buffer"


@dataclass(frozen=True, slots=True)
class Plan:
    """What one notice says that rules judge; `given` is when it was given, if that is known."""

    party: str
    activity: Activity
    volumes: Sequence[Volume]
    given: datetime | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """A plan that does not keep a rule: which clause, from when to when, where and why.

    `uncertain` says that it may keep it after all; `why` then says what was not certain.
    """

    rule: str
    clause: Clause
    start: datetime
    end: datetime
    where: Position | None
    why: str
    uncertain: bool = False


@dataclass(frozen=True)
class JudgedArea:
    """An area rule with the shape of its area, made once."""

    rule: AreaRule

    @cached_property
    def _outline(self) -> Outline:
        return Outline(self.rule.volume.core)

    def breaches(
        self, plan: Plan, outlines: Sequence[Outline], margins: Margins = NOT_COMPARED
    ) -> Iterator[Breach]:
        """Yield what each volume of a plan does against this rule; `outlines` are its cores'."""
        for volume, outline in zip(plan.volumes, outlines, strict=True):
            if not volume.interval.overlaps(self.rule.volume.interval):
                continue
            gap_m = vertical_gap_m(volume.band, self.rule.volume.band, margins)
            if gap_m is not None and gap_m > 0:
                continue
            limit_m = volume.radius_m + self.rule.volume.radius_m
            found = approach_within(outline, self._outline, limit_m)
            if found is None:
                continue
            doubts = [_MIXED] if not _one_reference(volume.band, self.rule.volume.band) else []
            doubts += [_CLOSE] if found.distance_m > limit_m else []
            yield from self._inside(plan, volume, found.where, doubts)

    def _inside(
        self, plan: Plan, volume: Volume, where: Position, doubts: list[str]
    ) -> Iterator[Breach]:
        """Yield what a volume that is inside the area does against the rule."""
        start = max(volume.interval.start, self.rule.volume.interval.start)
        end = min(volume.interval.end, self.rule.volume.interval.end)

        def breach(clause: Clause, why: str, *more: str) -> Breach:
            unsure = [*doubts, *more]
            told = "; ".join([why, *unsure])
            return Breach(self.rule.name, clause, start, end, where, told, bool(unsure))

        only, never = self.rule.only, self.rule.never
        barred = never is not None and never.holds(plan.party, plan.activity)
        if barred or (only is not None and not only.holds(plan.party, plan.activity)):
            activity = plan.activity.name.lower()
            yield breach(Clause.ENTRY, f"{activity} of {plan.party} may not be inside")
            return
        outside = _outside(_shared(volume.band, self.rule.volume.band), self.rule.altitudes)
        if outside:
            more = [outside] if outside == _MIXED else []
            yield breach(Clause.ALTITUDE, "leaves the altitudes allowed inside", *more)
        if plan.given is not None and start - plan.given < timedelta(seconds=self.rule.lead_s):
            yield breach(Clause.NOTICE, late(plan.given, start, self.rule.lead_s))


@dataclass(frozen=True)
class JudgedSide:
    """A side rule with its line made ready, once."""

    rule: SideRule

    @cached_property
    def _divide(self) -> Divide:
        return Divide(self.rule.line)

    def breaches(self, plan: Plan, outlines: Sequence[Outline]) -> Iterator[Breach]:
        """Yield what each volume of a plan does against this rule; `outlines` are its cores'."""
        if self.rule.activities and plan.activity not in self.rule.activities:
            return
        for side, parties in ((Side.LEFT, self.rule.left), (Side.RIGHT, self.rule.right)):
            if plan.party not in parties:
                continue
            for volume, outline in zip(plan.volumes, outlines, strict=True):
                if volume.interval.overlaps(self.rule.interval):
                    yield from self._astray(side, volume, outline)

    def _astray(self, side: Side, volume: Volume, outline: Outline) -> Iterator[Breach]:
        limit_m = volume.radius_m + self.rule.buffer_m
        crossing = self._divide.crossing(outline, side, limit_m)
        if crossing is None:
            return
        reach_m = None if self.rule.reach_m is None else volume.radius_m + self.rule.reach_m
        if reach_m is not None and not self._divide.is_near(outline, reach_m):
            return
        found: Approach = crossing.approach
        over = crossing.over or found.distance_m <= volume.radius_m
        if over:
            clause, why = Clause.SIDE, f"reaches over to the {side.other.name.lower()} of the line"
        else:
            clause, why = Clause.BUFFER, f"comes within {self.rule.buffer_m} m of the line"
        unsure = found.distance_m > limit_m
        start = max(volume.interval.start, self.rule.interval.start)
        end = min(volume.interval.end, self.rule.interval.end)
        told = f"{why}; {_CLOSE}" if unsure else why
        yield Breach(self.rule.name, clause, start, end, found.where, told, unsure)


def merged(breaches: Iterable[Breach]) -> list[Breach]:
    """Return the breaches of one plan with those of one clause made one, in order of rule.

    The one told is the first that is certain, or else the first; its time spans them all.
    """
    grouped: dict[tuple[str, Clause], list[Breach]] = {}
    for breach in breaches:
        grouped.setdefault((breach.rule, breach.clause), []).append(breach)
    return [
        replace(
            min(group, key=lambda breach: breach.uncertain),
            start=min(breach.start for breach in group),
            end=max(breach.end for breach in group),
        )
        for _, group in sorted(grouped.items())
    ]


def late(given: datetime, start: datetime, lead_s: int) -> str:
    """Say how late a notice was given for what starts at `start`."""
    ahead_s = int((start - given).total_seconds())
    told = f"{duration(abs(ahead_s))} {'before' if ahead_s >= 0 else 'after'}"
    return f"given {told} the start, where {duration(lead_s)} before it is required"


def _one_reference(a: Band, b: Band) -> bool:
    """Tell whether two bands can be compared without a margin."""
    return not (a.bounded and b.bounded) or a.reference == b.reference


def _shared(band: Band, area: Band) -> Band:
    """Return the part of a band that lies within that of an area, where that can be told."""
    if not (band.bounded and area.bounded) or band.reference != area.reference:
        return band  # all of it, the cautious reading
    floors = [bound for bound in (band.floor_m, area.floor_m) if bound is not None]
    ceilings = [bound for bound in (band.ceiling_m, area.ceiling_m) if bound is not None]
    return Band(max(floors, default=None), min(ceilings, default=None), band.reference)


def _outside(band: Band, allowed: Band) -> str:
    """Return why a band is not surely within the one allowed, or an empty text where it is."""
    low = allowed.floor_m is not None and (band.floor_m is None or band.floor_m < allowed.floor_m)
    high = allowed.ceiling_m is not None and (
        band.ceiling_m is None or band.ceiling_m > allowed.ceiling_m
    )
    unbounded = (allowed.floor_m is not None and band.floor_m is None) or (
        allowed.ceiling_m is not None and band.ceiling_m is None
    )
    if allowed.bounded and band.bounded and band.reference != allowed.reference and not unbounded:
        return _MIXED
    return "outside" if low or high else ""
