"""Plans into an Outcome: every conflict and every breach, under one separation or under rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keepclear.errors import BadInput, Fault
from keepclear.host.check.asked import Terms

if TYPE_CHECKING:
    from keepclear.picture import area
    from keepclear.picture.conflict import Meeting, Separation
    from keepclear.picture.rules import Rules
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
    gives_way: tuple[str, ...] = ()  # those of the two that are asked to


@dataclass(frozen=True, slots=True)
class Broken:
    """A notice that breaks a rule by itself."""

    notice: str
    party: str
    breach: "area.Breach"


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a check found: what maps and ways out are made from."""

    plans: "Mapping[str, Plan]"
    terms: Terms
    conflicts: tuple[Conflict, ...]
    breaches: tuple[Broken, ...] = ()


def judged(plans: "Mapping[str, Plan]", terms: Terms) -> Outcome:
    """Return every conflict between plans, and under rules every breach, sorted by notice."""
    if terms.rules is None:
        return Outcome(plans, terms, tuple(_conflicts(plans, terms.separation)))
    stated = _stated(plans, terms)
    conflicts = tuple(_ruled(plans, stated, terms.rules))
    breaches = tuple(
        Broken(name, plan.party, breach)
        for name, plan in sorted(stated.items())
        for breach in terms.rules.breaches(plan)
    )
    return Outcome(plans, terms, conflicts, breaches)


def unjudged(plans: "Mapping[str, Plan]", terms: Terms) -> int:
    """Return how many plans a lead time is asked of, and no time is known when they were given."""
    if terms.rules is None or terms.given is not None:
        return 0
    from keepclear.exchange.notice import Activity

    asked = [activity for activity in Activity if terms.rules.needs_given(activity)]
    named = {activity.name.lower() for activity in asked}
    return sum(plan.given is None and plan.activities[0] in named for plan in plans.values())


def _conflicts(plans: "Mapping[str, Plan]", separation: "Separation") -> list[Conflict]:
    from keepclear.picture.conflict import all_meetings

    held = {name: (plan.party, plan.volumes) for name, plan in plans.items()}
    return [
        Conflict((a, b), (plans[a].party, plans[b].party), separation, meeting)
        for a, b, meeting in all_meetings(held, separation)
    ]


def _ruled(
    plans: "Mapping[str, Plan]", stated: "Mapping[str, area.Plan]", rules: "Rules"
) -> list[Conflict]:
    """Return the conflicts under rules: what comes within the widest is judged by its own terms."""
    from keepclear.picture.conflict import meeting

    found = []
    for near in _conflicts(plans, rules.widest()):
        a, b = (stated[name] for name in near.notices)
        terms = rules.between(a.activity, b.activity)
        how = near.meeting
        if terms.separation != near.separation:
            closer = meeting(a.volumes, b.volumes, terms.separation)
            if closer is None:
                continue
            how = closer
        asked = zip(near.notices, rules.gives_way(a.activity, b.activity), strict=True)
        yielding = tuple(name for name, gives_way in asked if gives_way)
        severity = terms.severity.name.lower()
        found.append(
            Conflict(
                near.notices, near.parties, terms.separation, how, severity, terms.rule, yielding
            )
        )
    return found


def _stated(plans: "Mapping[str, Plan]", terms: Terms) -> "dict[str, area.Plan]":
    """Return what rules judge of each plan; BadInput where one notice has several activities."""
    from keepclear.exchange.notice import Activity
    from keepclear.picture.area import Plan

    mixed = [
        Fault(
            f"notice {name!r}",
            f"is {' and '.join(plan.activities)} at once",
            "rules go by activity: give each a notice of its own",
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
