"""Rules on places, as they are written: who may be inside an area, which side to keep to.

A place with rules is a zone. The same forms stand in what parties agree and in what
one of them announces; spec/rules.md, sentences 10 to 12, is the law of their bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
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
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

ALWAYS: Final = Interval(instant(0), instant(UTC_MAX))
LEAD_S_MAX: Final = 90 * 86_400


@dataclass(frozen=True, slots=True)
class Who:
    """Some plans, by party and activity; where either set is empty it leaves none out."""

    parties: frozenset[str] = frozenset()
    activities: frozenset[Activity] = frozenset()

    def holds(self, party: str, activity: Activity) -> bool:
        """Tell whether what a party does is among them."""
        of_party = not self.parties or party in self.parties
        return of_party and (not self.activities or activity in self.activities)

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

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        body: dict[int, Any] = {
            1: self.name,
            2: encode_volumes((self.volume,)),
            5: [band_body(self.altitudes)],
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


def parse_area(body: Any, outer: Fields) -> AreaRule:
    """Read one area rule."""
    fields = _fields(body, outer, "rules/11")
    name = fields.text(1, NAME_CODE_POINTS_MAX, empty=False)
    (volume,) = parse_volumes(fields.items(2, 1, 1), fields)
    only, never = (parse_who(body, key, fields) for key in (3, 4))
    (altitudes,) = (parse_band(item, fields) for item in fields.items(5, 1, 1))
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
    if line.core.kind is not CoreKind.LINE or not _has_sides(line.core):
        raise fields.refuse("the line has not two sides")
    if left & right or not left | right:
        raise fields.refuse("a party keeps to both sides, or none to either")
    return SideRule(name, line.core, left, right, buffer_m, activities, line.interval, reach_m)


def _has_sides(line: Core) -> bool:
    from keepclear.space.side import divide_faults  # geometry, where a side is read alone

    return not divide_faults(line, "line")


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


def band_body(band: Band) -> Mapping[int, Any]:
    """Return a band in whole metres, rounded so that what is written is no wider."""
    body: dict[int, Any] = {}
    if band.floor_m is not None:
        body[1] = ceil(band.floor_m)
    if band.ceiling_m is not None:
        body[2] = floor(band.ceiling_m)
    if band.reference is not None:
        body[3] = int(band.reference)
    return body


def parse_band(body: Any, outer: Fields) -> Band:
    """Read a band of altitudes allowed inside."""
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
