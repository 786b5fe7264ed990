"""The rules of a zone: who may be inside and on what notice, what is out by when, which side.

Each has a name and the article of the text that it stands in, so that whoever breaks
one is told which. Rules that nobody can keep both of are found here and shown side by
side. spec/zone.md is the law.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any, Final

from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import RADIUS_M_MAX, Activity, instant, seconds
from keepclear.exchange.rule.zone import (
    LEAD_S_MAX,
    Who,
    band_body,
    parse_activities,
    parse_band,
    parse_parties,
    parse_who,
)
from keepclear.limits import MEMBERS_MAX, NAME_CODE_POINTS_MAX
from keepclear.record.envelope import UTC_MAX
from keepclear.space.altitude import EVERY_ALTITUDE, Band

EXEMPTIONS_MAX: Final = len(Activity)


@dataclass(frozen=True, slots=True)
class Exemption:
    """Those whom a rule lets be, where their notice is given so long before they are inside."""

    who: Who
    lead_s: int = 0


@dataclass(frozen=True, slots=True)
class ZoneRule:
    """One rule on being inside a zone.

    `only` names those who may be inside and `never` those who may not; None names nobody.
    Those inside keep within `altitudes`, and their notice is given `lead_s` before they are.
    With `out_by` those of `never` may be inside until that instant and are out from then on;
    `what` says in the parties' own words what has to be out.
    """

    name: str
    article: str = ""
    only: Who | None = None
    never: Who | None = None
    altitudes: Band = EVERY_ALTITUDE
    lead_s: int = 0
    out_by: datetime | None = None
    what: str = ""
    exempt: tuple[Exemption, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        named = self.only is not None or self.never is not None
        return named or self.altitudes != EVERY_ALTITUDE or self.lead_s > 0

    @property
    def needs_given(self) -> bool:
        """Whether it can be judged only where it is known when a plan was given."""
        return self.lead_s > 0 or any(one.lead_s for one in self.exempt)

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written; what is not asked is left out."""
        body: dict[int, Any] = {1: self.name, 2: self.article}
        if self.only is not None:
            body[3] = self.only.body()
        if self.never is not None:
            body[4] = self.never.body()
        if self.altitudes != EVERY_ALTITUDE:
            body[5] = band_body(self.altitudes)
        if self.lead_s:
            body[6] = self.lead_s
        if self.out_by is not None:
            body |= {7: seconds(self.out_by), 8: self.what}
        if self.exempt:
            body[9] = [[*one.who.body(), one.lead_s] for one in self.exempt]
        return body


@dataclass(frozen=True, slots=True)
class LineRule:
    """Which parties keep to which side of the line that a zone is; see exchange.zone.SideRule."""

    name: str
    article: str = ""
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    buffer_m: int = 0
    reach_m: int | None = None
    activities: frozenset[Activity] = frozenset()

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        body: dict[int, Any] = {
            1: self.name,
            2: self.article,
            3: sorted(self.left),
            4: sorted(self.right),
            5: self.buffer_m,
            7: sorted(self.activities),
        }
        if self.reach_m is not None:
            body[6] = self.reach_m
        return body


AnyRule = ZoneRule | LineRule


def parse_rule(body: Any, outer: Fields) -> ZoneRule:
    """Read a rule on being inside."""
    if not isinstance(body, dict):
        raise outer.refuse("a rule is not a map")
    fields = Fields(body, "zone/4")
    name, article = _named(fields)
    only, never = (parse_who(body, key, fields) for key in (3, 4))
    band = fields.optional_mapping(5)
    altitudes = EVERY_ALTITUDE if band is None else parse_band(band, fields)
    lead_s = fields.optional_integer(6, 1, LEAD_S_MAX) or 0
    out_by = fields.optional_integer(7, 0, UTC_MAX)
    what = fields.text(8, NAME_CODE_POINTS_MAX, empty=False) if out_by is not None else ""
    items = fields.optional_items(9, EXEMPTIONS_MAX)
    exempt = tuple(_parse_exemption(item, fields) for item in items)
    fields.done()
    due = None if out_by is None else instant(out_by)
    return ZoneRule(name, article, only, never, altitudes, lead_s, due, what, exempt)


def _parse_exemption(item: Any, fields: Fields) -> Exemption:
    if not isinstance(item, list) or len(item) != 3:
        raise fields.refuse("an exemption is not parties, activities and seconds")
    who = parse_who({1: item[:2]}, 1, Fields({1: item[:2]}, "zone/4"))
    assert who is not None
    return Exemption(who, Fields({1: item[2]}, "zone/4").integer(1, 0, LEAD_S_MAX))


def parse_line(body: Any, outer: Fields) -> LineRule:
    """Read a rule on the sides of a line."""
    if not isinstance(body, dict):
        raise outer.refuse("a rule is not a map")
    fields = Fields(body, "zone/5")
    name, article = _named(fields)
    left, right = (parse_parties(fields.items(key, MEMBERS_MAX), fields) for key in (3, 4))
    buffer_m = fields.integer(5, 0, RADIUS_M_MAX)
    reach_m = fields.optional_integer(6, 0, RADIUS_M_MAX)
    activities = parse_activities(fields.items(7, len(Activity)), fields)
    fields.done()
    return LineRule(name, article, left, right, buffer_m, reach_m, activities)


def _named(fields: Fields) -> tuple[str, str]:
    name = fields.text(1, NAME_CODE_POINTS_MAX, empty=False)
    return name, fields.text(2, NAME_CODE_POINTS_MAX)


# Rules that contradict each other


def contradictions(
    rules: Sequence[ZoneRule], lines: Sequence[LineRule]
) -> Iterator[tuple[AnyRule, AnyRule, str]]:
    """Yield rules of a zone that nobody can keep both of, with the words of both side by side."""
    for rule in rules:
        if rule.only and rule.never and rule.out_by is None and _covers(rule.never, rule.only):
            yield rule, rule, "it lets nobody in whom it does not bar"
    for one, other in combinations(rules, 2):
        if clash := _clash(one, other) or _clash(other, one):
            yield one, other, clash
    for a, b in combinations(lines, 2):
        shared = not (a.activities and b.activities) or a.activities & b.activities
        torn = sorted((a.left & b.right) | (a.right & b.left)) if shared else []
        if torn:
            yield a, b, f"{_told(a)} and {_told(b)}: {', '.join(torn)} cannot keep to both"


def _clash(one: ZoneRule, other: ZoneRule) -> str:
    """Say how two rules leave nothing that keeps both, or an empty text."""
    beside = f"{_told(one)} and {_told(other)}"
    barred = other.never if other.out_by is None else None
    if one.only and barred and _covers(barred, one.only):
        return f"{beside}: whom the one lets in the other bars"
    if one.only and other.only and not _meets(one.only, other.only):
        return f"{beside}: nobody may be inside by both"
    if barred and any(_bars(other, exemption.who) for exemption in one.exempt):
        return f"{beside}: whom the one exempts the other bars without exemption"
    if one.out_by and other.out_by and _due_twice(one, other):
        times = f"{iso(one.out_by)} and {iso(other.out_by)}"
        return f"{beside}: {one.what!r} is to be out by {times}"
    if _apart(one.altitudes, other.altitudes):
        return f"{beside}: no altitude is allowed by both"
    return ""


def _due_twice(one: ZoneRule, other: ZoneRule) -> bool:
    """Tell whether the same of somebody is to be out by two instants."""
    both = one.never is not None and other.never is not None and _meets(one.never, other.never)
    return both and one.what == other.what and one.out_by != other.out_by


def _bars(rule: ZoneRule, who: Who) -> bool:
    """Tell whether a rule bars all of some, and exempts them by nothing."""
    exempt = any(_covers(own.who, who) for own in rule.exempt)
    return rule.never is not None and _covers(rule.never, who) and not exempt


def _covers(wide: Who, narrow: Who) -> bool:
    """Tell whether everybody of `narrow` is among `wide`."""
    parties = not wide.parties or (bool(narrow.parties) and narrow.parties <= wide.parties)
    some = bool(narrow.activities) and narrow.activities <= wide.activities
    return parties and (not wide.activities or some)


def _meets(a: Who, b: Who) -> bool:
    """Tell whether somebody is among both."""
    parties = not (a.parties and b.parties) or bool(a.parties & b.parties)
    return parties and (not (a.activities and b.activities) or bool(a.activities & b.activities))


def _apart(a: Band, b: Band) -> bool:
    """Tell whether no altitude lies in both of two bands that can be compared."""
    if a.reference != b.reference or not (a.bounded and b.bounded):
        return False
    return any(
        low.floor_m is not None and high.ceiling_m is not None and low.floor_m > high.ceiling_m
        for low, high in ((a, b), (b, a))
    )


def _told(rule: AnyRule) -> str:
    return f"{rule.name!r} ({rule.article})" if rule.article else repr(rule.name)


def iso(time: datetime) -> str:
    """Return an instant as it stands in a refusal."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
