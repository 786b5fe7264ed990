"""Rules that contradict each other: what nobody can keep both of, each pair side by side.

Found before a party proposes anything, within one agreement and beside those that are in
force or to come. It refuses a draft; what all have signed is never judged invalid by it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.zone import AreaRule, SideRule
from keepclear.exchange.rule.zone_rule import ZoneRule, contradictions
from keepclear.space.altitude import vertical_gap_m
from keepclear.space.approach import approach_within
from keepclear.space.interval import Interval
from keepclear.space.outline import Outline
from keepclear.space.volume import Volume


@dataclass(frozen=True, slots=True)
class Stated:
    """Rules, the words by which an officer knows whose they are, and when they hold."""

    label: str
    rules: Rules
    interval: Interval


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rules that nobody can keep both of, and why."""

    one: str
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class _Place:
    """One rule on being inside one place."""

    label: str
    rule: ZoneRule
    volume: Volume


def contradictions_of(draft: Stated, others: Sequence[Stated]) -> list[Contradiction]:
    """Return what a draft contradicts: itself, or any of the others while both hold."""
    ours = [*_places(draft)]
    pairs = list(combinations(ours, 2))
    sides = list(combinations(_sides(draft), 2))
    for other in others:
        if other.interval.overlaps(draft.interval):
            pairs += [(one, two) for one in ours for two in _places(other)]
            sides += [(one, two) for one in _sides(draft) for two in _sides(other)]
    return [*_alone(ours), *_inside(pairs), *_across(sides)]


def _places(stated: Stated) -> Iterator[_Place]:
    for area in stated.rules.areas:
        yield _Place(_label(stated, area.name), _as_zone_rule(area), area.volume)
    for zone in stated.rules.zones:
        for rule in zone.rules:
            for volume in zone.volumes:
                yield _Place(_label(stated, f"{zone.name}: {rule.name}"), rule, volume)


def _as_zone_rule(area: AreaRule) -> ZoneRule:
    return ZoneRule(
        area.name, only=area.only, never=area.never, altitudes=area.altitudes, lead_s=area.lead_s
    )


def _alone(places: Sequence[_Place]) -> Iterator[Contradiction]:
    """Yield rules that nobody at all can keep."""
    for one in places:
        for _, _, why in contradictions((one.rule,), ()):
            yield Contradiction(one.label, one.label, why)


def _inside(pairs: Sequence[tuple[_Place, _Place]]) -> Iterator[Contradiction]:
    """Yield pairs of rules on one place and time that leave nothing that keeps both."""
    for one, other in pairs:
        found = contradictions((one.rule, other.rule), ())
        clash = [why for a, b, why in found if a is not b]
        if clash and _shared(one.volume, other.volume):
            yield Contradiction(one.label, other.label, clash[0])


def _shared(a: Volume, b: Volume) -> bool:
    """Tell whether some place, height and time is surely within both volumes."""
    gap_m = vertical_gap_m(a.band, b.band)
    if not a.interval.overlaps(b.interval) or (gap_m is not None and gap_m > 0):
        return False
    reach_m = a.radius_m + b.radius_m
    return approach_within(Outline(a.core), Outline(b.core), reach_m) is not None


def _sides(stated: Stated) -> list[tuple[str, SideRule]]:
    found = [(_label(stated, side.name), side) for side in stated.rules.sides]
    for zone in stated.rules.zones:
        for line in zone.lines:
            one = SideRule(
                line.name,
                zone.volumes[0].core,
                line.left,
                line.right,
                activities=line.activities,
                interval=zone.validity,
            )
            found.append((_label(stated, f"{zone.name}: {line.name}"), one))
    return found


def _across(
    pairs: Sequence[tuple[tuple[str, SideRule], tuple[str, SideRule]]],
) -> Iterator[Contradiction]:
    """Yield pairs of rules that send one party to both sides of one line."""
    for (one_label, one), (other_label, other) in pairs:
        left, right = other.left, other.right
        if one.line.rings[0] == other.line.rings[0][::-1]:
            left, right = right, left
        elif one.line.rings[0] != other.line.rings[0]:
            continue
        torn = sorted((one.left & right) | (one.right & left))
        apart = one.activities and other.activities and not one.activities & other.activities
        if torn and not apart and one.interval.overlaps(other.interval):
            why = f"{', '.join(torn)} cannot keep to both sides of one line"
            yield Contradiction(one_label, other_label, why)


def _label(stated: Stated, rule: str) -> str:
    return f"{stated.label}, rule {rule!r}"
