"""Plans into an Outcome: every conflict and every breach, under one separation or under rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

from keepclear.errors import BadInput, Fault
from keepclear.host.check.asked import Terms

if TYPE_CHECKING:
    from keepclear.host.check.resolving import Offers
    from keepclear.picture import area
    from keepclear.picture.meeting import Meeting
    from keepclear.picture.rules import Rules
    from keepclear.picture.separation import Separation
    from keepclear.standards.geojson_rfc7946.mapping import Plan


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two notices that come closer than they may, their names in order."""

    notices: tuple[str, str]
    parties: tuple[str, str]
    separation: "Separation"  # the one that this pair is held to
    meeting: "Meeting"
    severity: str | None = None  # this and what follows are None where there are no rules
    rule: str | None = None
    margin: str = ""  # what was allowed for in height, where references differ
    gives_way: tuple[str, ...] = ()  # those of the two that are asked to


@dataclass(frozen=True, slots=True)
class Broken:
    """A notice that breaks a rule by itself."""

    notice: str
    party: str
    breach: "area.Breach"


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a check found: what maps and ways out are made from.

    `offers` are the ways out of each conflict, by those asked to move; None where none were sought.
    """

    plans: "Mapping[str, Plan]"
    terms: Terms
    conflicts: tuple[Conflict, ...]
    breaches: tuple[Broken, ...] = ()
    offers: "Offers | None" = None


def judged(
    plans: "Mapping[str, Plan]", terms: Terms, told: IO[str], *, resolve: bool = False
) -> Outcome:
    """Return every conflict between plans, and under rules every breach, sorted by notice.

    With `resolve` the ways out of every conflict are sought as well.
    """
    stated = _stated(plans, terms) if terms.rules is not None or resolve else {}
    if terms.rules is None:
        outcome = Outcome(plans, terms, tuple(_conflicts(plans, terms.separation, told)))
    else:
        conflicts = tuple(_ruled(plans, stated, terms.rules, told))
        outcome = Outcome(plans, terms, conflicts, tuple(_breaches(stated, terms.rules)))
    if not resolve:
        return outcome
    from keepclear.host.check.resolving import offered

    pairs = [conflict.notices for conflict in outcome.conflicts]
    offers = offered(pairs, stated, terms.rules or terms.separation, terms.given, told)
    return replace(outcome, offers=offers)


def unjudged(plans: "Mapping[str, Plan]", terms: Terms) -> int:
    """Return how many plans a lead time is asked of, and no time is known when they were given."""
    if terms.rules is None or terms.given is not None:
        return 0
    from keepclear.exchange.notice import Activity

    asked = [activity for activity in Activity if terms.rules.needs_given(activity)]
    named = {activity.name.lower() for activity in asked}
    return sum(plan.given is None and plan.activities[0] in named for plan in plans.values())


def _conflicts(
    plans: "Mapping[str, Plan]", separation: "Separation", told: IO[str]
) -> Iterator[Conflict]:
    from keepclear.host.check.comparing import meetings
    from keepclear.picture.separation import held_to

    for a, b, meeting in meetings(plans, held_to(separation), {}, told):
        yield Conflict((a, b), (plans[a].party, plans[b].party), separation, meeting)


def _ruled(
    plans: "Mapping[str, Plan]", stated: "Mapping[str, area.Plan]", rules: "Rules", told: IO[str]
) -> Iterator[Conflict]:
    from keepclear.host.check.comparing import margin_note, meetings

    activities = {name: plan.activity for name, plan in stated.items()}
    for a, b, meeting in meetings(plans, rules.held, activities, told):
        one, other = stated[a], stated[b]
        terms = rules.between(one.activity, other.activity)
        asked = zip((a, b), rules.gives_way(one.activity, other.activity), strict=True)
        yield Conflict(
            (a, b),
            (one.party, other.party),
            terms.separation,
            meeting,
            terms.severity.name.lower(),
            terms.rule,
            margin_note(one.volumes, other.volumes, terms.separation, rules.margins),
            tuple(name for name, gives_way in asked if gives_way),
        )


def _breaches(stated: "Mapping[str, area.Plan]", rules: "Rules") -> Iterator[Broken]:
    for name, plan in sorted(stated.items()):
        for breach in rules.breaches(plan):
            yield Broken(name, plan.party, breach)


def _stated(plans: "Mapping[str, Plan]", terms: Terms) -> "dict[str, area.Plan]":
    """Return each plan as rules see it; BadInput where one notice has several activities."""
    from keepclear.exchange.notice import Activity
    from keepclear.picture.area import Plan

    mixed = [
        Fault(
            f"notice {name!r}",
            f"is {' and '.join(plan.activities)} at once",
            "rules and ways out go by activity: give each a notice of its own",
        )
        for name, plan in plans.items()
        if len(plan.activities) > 1
    ]
    if mixed:
        raise BadInput(mixed)
    return {
        name: Plan(
            plan.party,
            Activity[plan.activities[0].upper()],
            plan.volumes,
            plan.given or terms.given,
        )
        for name, plan in plans.items()
    }
