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
from math import cos, radians
from typing import Final

from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.zone import AreaRule, SideRule
from keepclear.exchange.rule.zone_rule import ZoneRule
from keepclear.space.altitude import NOT_COMPARED, Band, Margins, vertical_gap_m
from keepclear.space.approach import Approach, approach_within
from keepclear.space.duration import duration
from keepclear.space.outline import Outline
from keepclear.space.side import Divide, Side
from keepclear.space.volume import Position, Volume

_MIXED: Final = "altitudes count from different references and were taken as meeting"
_CLOSE: Final = "nearer than the error of measuring can tell apart"

_DEGREE_M_MIN: Final = 110_000.0  # no degree of a meridian or of the equator is shorter
_ROUNDING_DEG: Final = 1e-6
_FILTER_LAT_MAX: Final = 89.0  # nearer the pole a short way turns through any longitude
_TURNS: Final = (0.0, 360.0, -360.0)


class Clause(StrEnum):
    """The part of a rule that a plan does not keep."""

    ENTRY = "entry"
    ALTITUDE = "altitude"
    NOTICE = "notice"
    SIDE = "side"
    BUFFER = "buffer"
    OUT_BY = "out by"


@dataclass(frozen=True, slots=True)
class Plan:
    """What one notice says that rules judge; `given` is when it was given, if that is known."""

    party: str
    activity: Activity
    volumes: Sequence[Volume]
    given: datetime | None = None
    called: str = ""  # the party as officers say it, where `party` is not its name


@dataclass(frozen=True, slots=True)
class Breach:
    """A plan that does not keep a rule: which clause, from when to when, where and why.

    `uncertain` says that it may keep it after all; `why` then says what was not certain.
    `article` is where the parties' own text has the rule, as far as it says; `announced_by`
    names the one party that announced it, where it is not agreed.
    """

    rule: str
    clause: Clause
    start: datetime
    end: datetime
    where: Position | None
    why: str
    uncertain: bool = False
    article: str = ""
    announced_by: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """A volume of a plan that is inside a place, or may be: where, when, and what is in doubt.

    `band` is the part of its altitudes that is within those of the place.
    """

    where: Position
    start: datetime
    end: datetime
    band: Band
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Ground:
    """A volume with rules, its shape made once."""

    volume: Volume

    @cached_property
    def _outline(self) -> Outline:
        return Outline(self.volume.core)

    def presences(
        self, plan: Plan, outlines: Sequence[Outline], margins: Margins = NOT_COMPARED
    ) -> Iterator[Presence]:
        """Yield each volume of a plan that is inside; `outlines` are those of its cores."""
        within = self.volume.interval
        for volume, outline in zip(plan.volumes, outlines, strict=True):
            if not volume.interval.overlaps(within):
                continue
            gap_m = vertical_gap_m(volume.band, self.volume.band, margins)
            if gap_m is not None and gap_m > 0:
                continue
            limit_m = volume.radius_m + self.volume.radius_m
            if _surely_apart(outline, self._outline, limit_m):
                continue
            found = approach_within(outline, self._outline, limit_m)
            if found is None:
                continue
            doubts = [_MIXED] if not _one_reference(volume.band, self.volume.band) else []
            doubts += [_CLOSE] if found.distance_m > limit_m else []
            start = max(volume.interval.start, within.start)
            end = min(volume.interval.end, within.end)
            band = _shared(volume.band, self.volume.band)
            yield Presence(found.where, start, end, band, tuple(doubts))


def _surely_apart(a: Outline, b: Outline, limit_m: float) -> bool:
    """Tell whether two cores are surely further apart than a limit, by their boxes alone.

    A way of that length climbs no more degrees of latitude than it would along a meridian, and
    turns through no more of longitude than it would along its own highest parallel.
    """
    up = limit_m / _DEGREE_M_MIN + _ROUNDING_DEG
    if a.south - b.north > up or b.south - a.north > up:
        return True
    highest = max(abs(a.south), abs(a.north)) + up
    if highest >= _FILTER_LAT_MAX:
        return False
    across = up / cos(radians(highest))
    west, east = a.west - across, a.east + across
    return not any(west <= b.east + turn and b.west + turn <= east for turn in _TURNS)


def inside(rule: ZoneRule, plan: Plan, there: Presence) -> Iterator[Breach]:
    """Yield what a plan that is inside a place does against one rule on being there."""
    found = list(_unexempted(rule, plan, there))
    leads = [one.lead_s for one in rule.exempt if one.who.holds(plan.party, plan.activity)]
    if not found or not leads:
        yield from found
        return
    start, lead_s = min(breach.start for breach in found), min(leads)
    if lead_s == 0:
        return
    on_notice = f"{plan.activity.name.lower()} may on notice"
    if plan.given is None:
        why = f"{on_notice} of {duration(lead_s)}; when it was given is not known"
        yield replace(found[0], clause=Clause.NOTICE, why=why, uncertain=True)
    elif start - plan.given < timedelta(seconds=lead_s):
        why = f"{on_notice}; {late(plan.given, start, lead_s)}"
        yield replace(found[0], clause=Clause.NOTICE, why=why)


def _unexempted(rule: ZoneRule, plan: Plan, there: Presence) -> Iterator[Breach]:
    """Yield what a plan that is inside does against a rule, as if nobody were exempt."""
    start, who = there.start, f"{plan.activity.name.lower()} of {plan.called or plan.party}"

    def breach(clause: Clause, why: str, *more: str) -> Breach:
        unsure = [*there.doubts, *more]
        told = "; ".join([why, *unsure])
        return Breach(
            rule.name, clause, start, there.end, there.where, told, bool(unsure), rule.article
        )

    barred = rule.never is not None and rule.never.holds(plan.party, plan.activity)
    if rule.out_by is not None:
        if barred and there.end > rule.out_by:
            start = max(start, rule.out_by)
            due = rule.out_by.strftime("%Y-%m-%dT%H:%M:%SZ")
            yield breach(Clause.OUT_BY, f"{rule.what}: out by {due}, and {who} is inside after")
        return
    if barred or (rule.only is not None and not rule.only.holds(plan.party, plan.activity)):
        yield breach(Clause.ENTRY, f"{who} may not be inside")
        return
    outside = _outside(there.band, rule.altitudes)
    if outside:
        more = [outside] if outside == _MIXED else []
        yield breach(Clause.ALTITUDE, "leaves the altitudes allowed inside", *more)
    if plan.given is not None and start - plan.given < timedelta(seconds=rule.lead_s):
        yield breach(Clause.NOTICE, late(plan.given, start, rule.lead_s))


class JudgedArea:
    """An area rule with the shape of its area, made once."""

    def __init__(self, rule: AreaRule) -> None:
        self._ground = Ground(rule.volume)
        self._rule = ZoneRule(
            rule.name,
            only=rule.only,
            never=rule.never,
            altitudes=rule.altitudes,
            lead_s=rule.lead_s,
        )

    def breaches(
        self, plan: Plan, outlines: Sequence[Outline], margins: Margins = NOT_COMPARED
    ) -> Iterator[Breach]:
        """Yield what each volume of a plan does against this rule; `outlines` are its cores'."""
        for there in self._ground.presences(plan, outlines, margins):
            yield from inside(self._rule, plan, there)


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
