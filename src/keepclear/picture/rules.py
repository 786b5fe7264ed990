"""Judging plans by rules: each by itself, and what a pair of them is held to.

The rules are what parties agreed or a file says (exchange.rules); here they meet
plans. spec/rules.md is the law.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from hashlib import sha256
from typing import Final

from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.separation import Separation
from keepclear.picture.area import Breach, Clause, JudgedArea, JudgedSide, Plan, late, merged
from keepclear.picture.separation import HeldTo
from keepclear.picture.zone import JudgedZone
from keepclear.record.canonical import encode
from keepclear.space.outline import Outline

_ID_DIGITS: Final = 32


@dataclass(frozen=True)
class Judge:
    """Rules made ready for plans: shapes of places and numbers for the search are made once."""

    rules: Rules
    announced: tuple[JudgedZone, ...] = ()  # by one party alone; they count as announced

    @cached_property
    def held(self) -> HeldTo:
        """What the search for conflicts is held to: every pair under its own separation."""
        table = self.rules.table
        apart = {(int(a), int(b)): terms.separation for (a, b), terms in table.items()}
        return HeldTo(self.rules.base, apart, self.rules.margins)

    @cached_property
    def _areas(self) -> tuple[JudgedArea, ...]:
        return tuple(JudgedArea(rule) for rule in self.rules.areas)

    @cached_property
    def _sides(self) -> tuple[JudgedSide, ...]:
        return tuple(JudgedSide(rule) for rule in self.rules.sides)

    @cached_property
    def _zones(self) -> tuple[JudgedZone, ...]:
        return (*(JudgedZone(zone, zone.name) for zone in self.rules.zones), *self.announced)

    @cached_property
    def has_places(self) -> bool:
        """Whether any place has rules."""
        return bool(self._areas or self._sides or self._zones)

    @property
    def asks_of_one(self) -> bool:
        """Whether anything at all is asked of a plan by itself."""
        return self.has_places or bool(self.rules.lead_s)

    def breaches(self, plan: Plan) -> list[Breach]:
        """Return what one plan does against lead times, area rules, side rules and zones.

        One for each rule and clause, sorted by these. Lead times are judged only where it is
        known when the plan was given.
        """
        if plan.activity in self.rules.exempt or not plan.volumes:
            return []
        if not self.has_places:
            return self._late(plan)
        outlines = [Outline(volume.core) for volume in plan.volumes]
        # What is inside an area is over the same ground.
        margins = self.rules.margins.at_one_place()
        found = [b for rule in self._areas for b in rule.breaches(plan, outlines, margins)]
        found += [b for rule in self._sides for b in rule.breaches(plan, outlines)]
        found += [b for zone in self._zones for b in zone.breaches(plan, outlines, margins)]
        return merged([*self._late(plan), *found])

    def _late(self, plan: Plan) -> list[Breach]:
        lead_s = self.rules.lead(plan.activity)
        if plan.given is None or lead_s is None:
            return []
        first = min(plan.volumes, key=lambda volume: volume.interval.start).interval
        if first.start - plan.given >= timedelta(seconds=lead_s):
            return []
        why = late(plan.given, first.start, lead_s)
        rule = f"lead {plan.activity.name.lower()}"
        return [Breach(rule, Clause.NOTICE, first.start, first.end, None, why)]


def judging(rules: "Rules | Separation | Judge") -> Judge:
    """Return rules made ready; a separation alone is rules that ask no medevac to give way."""
    if isinstance(rules, Judge):
        return rules
    if isinstance(rules, Separation):
        return Judge(Rules(base=rules, exempt=frozenset({Activity.MEDEVAC})))
    return Judge(rules)


def breach_id(notice: str, breach: Breach) -> str:
    """Return the name of a breach: 32 hexadecimal digits of SHA-256 over canonical CBOR.

    The array is [notice, rule, clause], so the name stays while the plan changes.
    """
    return sha256(encode([notice, breach.rule, str(breach.clause)])).hexdigest()[:_ID_DIGITS]
