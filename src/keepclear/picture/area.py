"""Rules on places: who may be inside an area, and which side of a line a party keeps to.

A plan is judged alone, from what it says of itself. Where it cannot be told whether
a plan keeps a rule, as where altitudes count from different references, it is shown
as breaking it and the breach says what was uncertain: a warning too many is cheaper
than one that never came.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from math import ceil, floor
from typing import Any, Final

from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import (
    ALTITUDE_M_MAX,
    ALTITUDE_M_MIN,
    RADIUS_M_MAX,
    Activity,
    encode_volumes,
    instant,
    parse_volumes,
)
from keepclear.limits import MEMBERS_MAX, NAME_CODE_POINTS_MAX
from keepclear.record.envelope import UTC_MAX
from keepclear.space.altitude import (
    EVERY_ALTITUDE,
    NOT_COMPARED,
    Band,
    Margins,
    Reference,
    vertical_gap_m,
)
from keepclear.space.approach import Approach, approach_within
from keepclear.space.duration import duration
from keepclear.space.interval import Interval
from keepclear.space.outline import Outline
from keepclear.space.side import Divide, Side, divide_faults
from keepclear.space.volume import Core, CoreKind, Position, Volume

ALWAYS: Final = Interval(instant(0), instant(UTC_MAX))
LEAD_S_MAX: Final = 90 * 86_400
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


@dataclass(frozen=True, slots=True)
class Who:
    """Some plans, by party and activity; where either set is empty it leaves none out."""

    parties: frozenset[str] = frozenset()
    activities: frozenset[Activity] = frozenset()

    def holds(self, plan: Plan) -> bool:
        """Tell whether a plan is one of them."""
        of_party = not self.parties or plan.party in self.parties
        return of_party and (not self.activities or plan.activity in self.activities)

    def body(self) -> list[Any]:
        """Return the two sets as they are written."""
        return [sorted(self.parties), sorted(self.activities)]


@dataclass(frozen=True)
class AreaRule:
    """Who may be inside an area, at what altitudes and on what notice.

    `volume` is the area itself, its interval ALWAYS where it has no end. `only` names those
    who may be inside, `never` those who may not; None names nobody. Those inside keep within
    `altitudes`, and their notice is given `lead_s` before they are.
    """

    name: str
    volume: Volume
    only: Who | None = None
    never: Who | None = None
    altitudes: Band = EVERY_ALTITUDE
    lead_s: int = 0

    @cached_property
    def _outline(self) -> Outline:
        return Outline(self.volume.core)

    def breaches(
        self, plan: Plan, outlines: Sequence[Outline], margins: Margins = NOT_COMPARED
    ) -> Iterator[Breach]:
        """Yield what each volume of a plan does against this rule; `outlines` are its cores'."""
        for volume, outline in zip(plan.volumes, outlines, strict=True):
            if not volume.interval.overlaps(self.volume.interval):
                continue
            gap_m = vertical_gap_m(volume.band, self.volume.band, margins)
            if gap_m is not None and gap_m > 0:
                continue
            limit_m = volume.radius_m + self.volume.radius_m
            found = approach_within(outline, self._outline, limit_m)
            if found is None:
                continue
            doubts = [_MIXED] if not _one_reference(volume.band, self.volume.band) else []
            doubts += [_CLOSE] if found.distance_m > limit_m else []
            yield from self._inside(plan, volume, found.where, doubts)

    def _inside(
        self, plan: Plan, volume: Volume, where: Position, doubts: list[str]
    ) -> Iterator[Breach]:
        """Yield what a volume that is inside the area does against the rule."""
        start = max(volume.interval.start, self.volume.interval.start)
        end = min(volume.interval.end, self.volume.interval.end)

        def breach(clause: Clause, why: str, *more: str) -> Breach:
            unsure = [*doubts, *more]
            told = "; ".join([why, *unsure])
            return Breach(self.name, clause, start, end, where, told, bool(unsure))

        barred = self.never is not None and self.never.holds(plan)
        if barred or (self.only is not None and not self.only.holds(plan)):
            activity = plan.activity.name.lower()
            yield breach(Clause.ENTRY, f"{activity} of {plan.party} may not be inside")
            return
        outside = _outside(_shared(volume.band, self.volume.band), self.altitudes)
        if outside:
            more = [outside] if outside == _MIXED else []
            yield breach(Clause.ALTITUDE, "leaves the altitudes allowed inside", *more)
        if plan.given is not None and start - plan.given < timedelta(seconds=self.lead_s):
            yield breach(Clause.NOTICE, late(plan.given, start, self.lead_s))

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        body: dict[int, Any] = {
            1: self.name,
            2: encode_volumes((self.volume,)),
            5: [_band_body(self.altitudes)],
            6: self.lead_s,
        }
        if self.only is not None:
            body[3] = self.only.body()
        if self.never is not None:
            body[4] = self.never.body()
        return body


@dataclass(frozen=True)
class SideRule:
    """Which parties keep to which side of a line, and how far from it.

    Left and right are those of someone who goes along the line as it is drawn. Where
    `activities` is not empty the rule is for these alone. It holds for what comes within
    `reach_m` of the line as drawn, everywhere where that is None.
    """

    name: str
    line: Core
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    buffer_m: int = 0
    activities: frozenset[Activity] = frozenset()
    interval: Interval = ALWAYS
    reach_m: int | None = None

    @cached_property
    def _divide(self) -> Divide:
        return Divide(self.line)

    def breaches(self, plan: Plan, outlines: Sequence[Outline]) -> Iterator[Breach]:
        """Yield what each volume of a plan does against this rule; `outlines` are its cores'."""
        if self.activities and plan.activity not in self.activities:
            return
        for side, parties in ((Side.LEFT, self.left), (Side.RIGHT, self.right)):
            if plan.party not in parties:
                continue
            for volume, outline in zip(plan.volumes, outlines, strict=True):
                if volume.interval.overlaps(self.interval):
                    yield from self._astray(side, volume, outline)

    def _astray(self, side: Side, volume: Volume, outline: Outline) -> Iterator[Breach]:
        limit_m = volume.radius_m + self.buffer_m
        crossing = self._divide.crossing(outline, side, limit_m)
        if crossing is None:
            return
        reach_m = None if self.reach_m is None else volume.radius_m + self.reach_m
        if reach_m is not None and not self._divide.is_near(outline, reach_m):
            return
        found: Approach = crossing.approach
        over = crossing.over or found.distance_m <= volume.radius_m
        if over:
            clause, why = Clause.SIDE, f"reaches over to the {side.other.name.lower()} of the line"
        else:
            clause, why = Clause.BUFFER, f"comes within {self.buffer_m} m of the line"
        unsure = found.distance_m > limit_m
        start = max(volume.interval.start, self.interval.start)
        end = min(volume.interval.end, self.interval.end)
        told = f"{why}; {_CLOSE}" if unsure else why
        yield Breach(self.name, clause, start, end, found.where, told, unsure)

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        line = Volume(self.line, 0.0, EVERY_ALTITUDE, self.interval)
        body: dict[int, Any] = {
            1: self.name,
            2: encode_volumes((line,)),
            3: sorted(self.left),
            4: sorted(self.right),
            5: self.buffer_m,
            6: sorted(self.activities),
        }
        if self.reach_m is not None:
            body[7] = self.reach_m
        return body


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


def parse_area(body: Any, outer: Fields) -> AreaRule:
    """Read one area rule."""
    fields = _fields(body, outer, "rules/11")
    name = fields.text(1, NAME_CODE_POINTS_MAX, empty=False)
    (volume,) = parse_volumes(fields.items(2, 1, 1), fields)
    only, never = (parse_who(body, key, fields) for key in (3, 4))
    (altitudes,) = (_parse_band(item, fields) for item in fields.items(5, 1, 1))
    rule = AreaRule(name, volume, only, never, altitudes, fields.integer(6, 0, LEAD_S_MAX))
    fields.done()
    return rule


def parse_side(body: Any, outer: Fields) -> SideRule:
    """Read one side rule."""
    fields = _fields(body, outer, "rules/12")
    name = fields.text(1, NAME_CODE_POINTS_MAX, empty=False)
    (line,) = parse_volumes(fields.items(2, 1, 1), fields)
    left, right = (parse_parties(fields.items(key, MEMBERS_MAX), fields) for key in (3, 4))
    buffer_m = fields.integer(5, 0, RADIUS_M_MAX)
    activities = parse_activities(fields.items(6, len(Activity)), fields)
    reach_m = fields.optional_integer(7, 0, RADIUS_M_MAX)
    fields.done()
    if line.core.kind is not CoreKind.LINE or divide_faults(line.core, "line"):
        raise fields.refuse("the line has not two sides")
    if left & right or not left | right:
        raise fields.refuse("a party keeps to both sides, or none to either")
    return SideRule(name, line.core, left, right, buffer_m, activities, line.interval, reach_m)


def parse_who(body: Mapping[int, Any], key: int, fields: Fields) -> Who | None:
    """Read who is meant, where that field is there."""
    if key not in body:
        return None
    parties, activities = _pair_of_lists(fields.items(key, 2, 2), fields)
    return Who(parse_parties(parties, fields), parse_activities(activities, fields))


def parse_parties(items: list[Any], fields: Fields) -> frozenset[str]:
    """Read names of parties, sorted and each once."""
    named = [
        Fields({1: item}, "rules/10").text(1, NAME_CODE_POINTS_MAX, empty=False) for item in items
    ]
    if len(named) > MEMBERS_MAX or named != sorted(set(named)):
        raise fields.refuse("the parties are too many, not in order or given twice")
    return frozenset(named)


def parse_activities(items: list[Any], fields: Fields) -> frozenset[Activity]:
    """Read codes of activities, sorted and each once."""
    known = sorted({activity for activity in Activity if int(activity) in items})
    if known != items:
        raise fields.refuse("an activity is not known, not in order or given twice")
    return frozenset(known)


def _pair_of_lists(items: list[Any], fields: Fields) -> tuple[list[Any], list[Any]]:
    first, second = items
    if not (isinstance(first, list) and isinstance(second, list)):
        raise fields.refuse("who is meant is not two arrays")
    return first, second


def _fields(body: Any, outer: Fields, rule: str) -> Fields:
    if not isinstance(body, dict):
        raise outer.refuse("a rule is not a map")
    return Fields(body, rule)


def _band_body(band: Band) -> Mapping[int, Any]:
    """Write a band in whole metres, rounded so that what is written is no wider."""
    body: dict[int, Any] = {}
    if band.floor_m is not None:
        body[1] = ceil(band.floor_m)
    if band.ceiling_m is not None:
        body[2] = floor(band.ceiling_m)
    if band.reference is not None:
        body[3] = int(band.reference)
    return body


def _parse_band(body: Any, outer: Fields) -> Band:
    fields = _fields(body, outer, "rules/11")
    low = fields.optional_integer(1, ALTITUDE_M_MIN, ALTITUDE_M_MAX)
    high = fields.optional_integer(2, ALTITUDE_M_MIN, ALTITUDE_M_MAX)
    reference = fields.optional_integer(3, min(Reference), max(Reference))
    fields.done()
    try:
        return Band(
            None if low is None else float(low),
            None if high is None else float(high),
            None if reference is None else Reference(reference),
        )
    except ValueError as error:
        raise fields.refuse(str(error)) from None


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
