"""Rules: what the parties hold each other's plans to, as one plain value.

How far a pair of plans stays apart depends on what both are doing; how early a notice
is given depends on what it announces; some places have rules of their own. The value
holds no clock, file or party's key: equal rules have equal bytes, so that parties may
sign them. spec/rules.md is the law.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, TypeVar

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.announcement import Zone, parse_zone
from keepclear.exchange.rule.separation import LATERAL_M_MAX, TIME_S_MAX, VERTICAL_M_MAX, Separation
from keepclear.exchange.rule.zone import (
    LEAD_S_MAX,
    AreaRule,
    SideRule,
    parse_activities,
    parse_area,
    parse_side,
)
from keepclear.limits import PLACE_RULES_MAX
from keepclear.record.canonical import decode, encode
from keepclear.space.altitude import NOT_COMPARED, Margins, Offset

T = TypeVar("T")
BASE: Final = "base"
NO_SEPARATION: Final = Separation()
MARGINS: Final = ("msl_wgs84", "agl_wgs84", "fl_wgs84", "agl_msl", "fl_msl", "fl_agl", "agl_agl")
MARGIN_M_MAX: Final = 20_000
OFFSET_SHARES: Final = 10_000


class Severity(IntEnum):
    """How grave a conflict is, for sorting and showing; it never hides one."""

    ADVISORY = 1
    CAUTION = 2
    CRITICAL = 3


@dataclass(frozen=True, slots=True)
class Terms:
    """What a pair of plans is held to, and the name of the rule that says so."""

    separation: Separation
    severity: Severity
    rule: str = BASE


@dataclass(frozen=True, slots=True)
class PairRule:
    """The separation and severity of one pair of activities, kept with the lesser code first."""

    a: Activity
    b: Activity
    separation: Separation
    severity: Severity

    def __post_init__(self) -> None:
        if self.b < self.a:
            first, second = self.b, self.a
            object.__setattr__(self, "a", first)
            object.__setattr__(self, "b", second)

    @property
    def name(self) -> str:
        """Return what the rule is called: its two activities."""
        return f"{self.a.name.lower()} + {self.b.name.lower()}"


@dataclass(frozen=True)
class Rules:
    """All rules in force between some parties.

    Lengths are whole metres and times whole seconds. `lead_s` is how long before its start
    a notice of an activity is given. Activities in `exempt` are held to no lead time and no
    area or side rule, but to every separation: a conflict with them is shown, and the other
    side is asked to give way. `margins` say how altitudes of different references compare.
    `zones` are places with rules that name the article they stand in.
    """

    base: Separation = NO_SEPARATION
    severity: Severity = Severity.CAUTION
    pairs: tuple[PairRule, ...] = ()
    lead_s: tuple[tuple[Activity, int], ...] = ()
    exempt: frozenset[Activity] = frozenset()
    areas: tuple[AreaRule, ...] = ()
    sides: tuple[SideRule, ...] = ()
    margins: Margins = NOT_COMPARED
    zones: tuple[Zone, ...] = ()

    def __post_init__(self) -> None:
        # Equal rules are equal values, in whatever order they were written down.
        object.__setattr__(self, "pairs", _each_once(self.pairs, lambda rule: (rule.a, rule.b)))
        object.__setattr__(self, "lead_s", _each_once(self.lead_s, lambda lead: lead[0]))
        object.__setattr__(self, "areas", _each_once(self.areas, lambda rule: rule.name))
        object.__setattr__(self, "sides", _each_once(self.sides, lambda rule: rule.name))
        object.__setattr__(self, "zones", _each_once(self.zones, lambda zone: zone.name))
        named = [rule.name for rule in self.areas] + [rule.name for rule in self.sides]
        _each_once([*named, *(zone.name for zone in self.zones)], str)

    @cached_property
    def table(self) -> Mapping[tuple[Activity, Activity], Terms]:
        """Every ordered pair of activities with its terms."""
        base = Terms(self.base, self.severity)
        table = {(a, b): base for a in Activity for b in Activity}
        for rule in self.pairs:
            terms = Terms(rule.separation, rule.severity, rule.name)
            table[rule.a, rule.b] = table[rule.b, rule.a] = terms
        return table

    def between(self, a: Activity, b: Activity) -> Terms:
        """Return what two plans of these activities are held to, in either order."""
        return self.table[a, b]

    def widest(self) -> Separation:
        """Return a separation that none between any two activities exceeds, part by part."""
        held = [terms.separation for terms in self.table.values()]
        return Separation(
            max(one.lateral_m for one in held),
            max(one.vertical_m for one in held),
            max(one.time_s for one in held),
        )

    def gives_way(self, a: Activity, b: Activity) -> tuple[bool, bool]:
        """Tell for each of two plans in conflict whether it is the one asked to give way."""
        alike = (a in self.exempt) == (b in self.exempt)
        return (False, False) if alike else (a not in self.exempt, b not in self.exempt)

    def lead(self, activity: Activity) -> int | None:
        """Return how many seconds ahead an activity is told of, or None where no rule says."""
        return None if activity in self.exempt else dict(self.lead_s).get(activity)

    def needs_given(self, activity: Activity) -> bool:
        """Tell whether some rule on such a plan can be judged only if it is known when given."""
        if activity in self.exempt:
            return False
        if self.lead(activity) or any(area.lead_s for area in self.areas):
            return True
        return any(rule.needs_given for zone in self.zones for rule in zone.rules)

    def content(self) -> bytes:
        """Return the canonical bytes of the rules, which the parties may sign (spec/rules.md)."""
        pairs = [[r.a, r.b, *_terms(r.separation, r.severity)] for r in self.pairs]
        body = {
            1: _terms(self.base, self.severity),
            2: pairs,
            3: [list(lead) for lead in self.lead_s],
            4: sorted(self.exempt),
            5: [rule.body() for rule in self.areas],
            6: [rule.body() for rule in self.sides],
            7: margins_body(self.margins),
        }
        if self.zones:
            body[8] = [zone.body() for zone in self.zones]
        return encode(body)


def rules_from(content: bytes) -> Rules:
    """Read the canonical bytes of rules; BadRecord names the sentence that they break."""
    body = decode(content)
    if not isinstance(body, dict):
        raise BadRecord("rules/9", "the content is not a map")
    fields = Fields(body, "rules/9")
    base, severity = _parse_terms(fields.items(1, 4, 4), fields)
    pairs = tuple(_parse_pair(item, fields) for item in fields.items(2, len(Activity) ** 2))
    lead_s = tuple(_parse_lead(item, fields) for item in fields.items(3, len(Activity)))
    exempt = parse_activities(fields.items(4, len(Activity)), fields)
    areas = tuple(parse_area(item, fields) for item in fields.items(5, PLACE_RULES_MAX))
    sides = tuple(parse_side(item, fields) for item in fields.items(6, PLACE_RULES_MAX))
    margins = _parse_margins(fields.items(7, len(MARGINS)), fields)
    zones = tuple(parse_zone(item, fields) for item in fields.optional_items(8, PLACE_RULES_MAX))
    fields.done()
    try:
        rules = Rules(base, severity, pairs, lead_s, exempt, areas, sides, margins, zones)
    except ValueError as error:
        raise fields.refuse(str(error)) from None
    if rules.content() != content:
        raise fields.refuse("the parts are not in order")
    return rules


def _each_once(rules: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    """Return rules in the order of their keys; ValueError where two have one key."""
    ordered = sorted(rules, key=key)
    for first, second in pairwise(ordered):
        if key(first) == key(second):
            raise ValueError(f"ruled twice: {key(first)!r}")
    return tuple(ordered)


def _terms(separation: Separation, severity: Severity) -> list[int]:
    lateral_m, vertical_m = int(separation.lateral_m), int(separation.vertical_m)
    if (lateral_m, vertical_m) != (separation.lateral_m, separation.vertical_m):
        raise ValueError(f"rules are in whole metres: {separation}")
    return [lateral_m, vertical_m, separation.time_s, int(severity)]


def _parse_terms(items: list[Any], fields: Fields) -> tuple[Separation, Severity]:
    numbers = Fields(dict(enumerate(items)), "rules/9")
    separation = Separation(
        numbers.integer(0, 0, LATERAL_M_MAX),
        numbers.integer(1, 0, VERTICAL_M_MAX),
        numbers.integer(2, 0, TIME_S_MAX),
    )
    severity = Severity(numbers.integer(3, min(Severity), max(Severity)))
    numbers.done()
    return separation, severity


def _parse_pair(item: Any, fields: Fields) -> PairRule:
    if not isinstance(item, list) or len(item) != 6:
        raise fields.refuse("a pair is not six integers")
    numbers = Fields(dict(enumerate(item[:2])), "rules/9")
    last = max(Activity)
    a, b = Activity(numbers.integer(0, 1, last)), Activity(numbers.integer(1, 1, last))
    return PairRule(a, b, *_parse_terms(item[2:], fields))


def margins_body(margins: Margins) -> list[list[int]]:
    """Return the margins that are known: [which, low m, high m, share in ten-thousandths]."""
    body = []
    for number, name in enumerate(MARGINS):
        offset: Offset | None = getattr(margins, name)
        if offset is not None:
            share = round(offset.share * OFFSET_SHARES)
            if offset != Offset(int(offset.low_m), int(offset.high_m), share / OFFSET_SHARES):
                raise ValueError(f"rules are in whole metres and ten-thousandths: {offset}")
            body.append([number, int(offset.low_m), int(offset.high_m), share])
    return body


def _parse_margins(items: list[Any], fields: Fields) -> Margins:
    known: dict[str, Offset] = {}
    for item in items:
        if not isinstance(item, list) or len(item) != 4:
            raise fields.refuse("a margin is not four integers")
        numbers = Fields(dict(enumerate(item)), "rules/9")
        name = MARGINS[numbers.integer(0, 0, len(MARGINS) - 1)]
        low_m = numbers.integer(1, -MARGIN_M_MAX, MARGIN_M_MAX)
        high_m = numbers.integer(2, low_m, MARGIN_M_MAX)
        known[name] = Offset(
            low_m, high_m, numbers.integer(3, 0, OFFSET_SHARES - 1) / OFFSET_SHARES
        )
    try:
        return Margins(**known)
    except ValueError as error:
        raise fields.refuse(str(error)) from None


def _parse_lead(item: Any, fields: Fields) -> tuple[Activity, int]:
    if not isinstance(item, list) or len(item) != 2:
        raise fields.refuse("a lead time is not two integers")
    numbers = Fields(dict(enumerate(item)), "rules/9")
    return Activity(numbers.integer(0, 1, max(Activity))), numbers.integer(1, 0, LEAD_S_MAX)
