"""Plans into an Outcome: every conflict and every breach, under one separation or under rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import IO, TYPE_CHECKING

from keepclear.errors import BadInput, Fault
from keepclear.host.check.asked import Terms

if TYPE_CHECKING:
    from keepclear.exchange.rule.separation import Separation
    from keepclear.host.check.intake import Plans
    from keepclear.host.check.resolving import Offers
    from keepclear.picture import area
    from keepclear.picture.meeting import Meeting
    from keepclear.picture.rules import Judge


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
    """All that a check finds: what maps and ways out are made from.

    Conflicts and breaches are found as they are taken, and can then be taken once, unless they
    are `held`. `offers` are the ways out of each conflict, by those asked to move; None where
    none were sought.
    """

    plans: "Plans"
    terms: Terms
    conflicts: Iterable[Conflict]
    breaches: Iterable[Broken] = ()
    offers: "Offers | None" = None

    def held(self) -> "Outcome":
        """Return the same with all that was found in memory, to be taken more than once."""
        return replace(self, conflicts=tuple(self.conflicts), breaches=tuple(self.breaches))


def judged(plans: "Plans", terms: Terms, told: IO[str], *, resolve: bool = False) -> Outcome:
    """Return every conflict between plans, and under rules every breach, sorted by notice.

    With `resolve` the ways out of every conflict are sought as well. Raises BadInput, before
    anything is compared, where one notice has several activities and they matter.
    """
    stated = Stated(plans, terms.given)
    if terms.rules is not None or resolve:
        _refuse_mixed(plans)
    if terms.rules is None:
        outcome = Outcome(plans, terms, _conflicts(plans, terms.separation, told))
    else:
        from keepclear.picture.rules import Judge

        judge = Judge(terms.rules)
        conflicts = _ruled(plans, stated, judge, told)
        outcome = Outcome(plans, terms, conflicts, _breaches(stated, judge))
    if not resolve:
        return outcome
    from keepclear.host.check.resolving import offered

    outcome = outcome.held()
    pairs = [conflict.notices for conflict in outcome.conflicts]
    ruled = terms.rules or terms.separation
    offers = offered(pairs, stated, plans.active, ruled, terms.given, told)
    return replace(outcome, offers=offers)


def unjudged(plans: "Plans", terms: Terms) -> int:
    """Return how many plans a lead time is asked of, and no time is known when they were given."""
    if terms.rules is None or terms.given is not None:
        return 0
    from keepclear.exchange.notice import Activity

    asked = [activity for activity in Activity if terms.rules.needs_given(activity)]
    named = {activity.name.lower() for activity in asked}
    return sum(
        plans.given(name) is None and plans.activities(name)[0] in named
        for name in (plans if named else ())
    )


def _conflicts(plans: "Plans", separation: "Separation", told: IO[str]) -> Iterator[Conflict]:
    from keepclear.host.check.comparing import meetings
    from keepclear.picture.separation import held_to

    for a, b, meeting in meetings(plans.active, held_to(separation), told):
        yield Conflict((a, b), (plans.party(a), plans.party(b)), separation, meeting)


def _ruled(
    plans: "Plans", stated: "Mapping[str, area.Plan]", judge: "Judge", told: IO[str]
) -> Iterator[Conflict]:
    from keepclear.host.check.comparing import margin_note, meetings

    rules = judge.rules
    for a, b, meeting in meetings(plans.active, judge.held, told):
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


def _breaches(stated: "Mapping[str, area.Plan]", judge: "Judge") -> Iterator[Broken]:
    for name, plan in stated.items():
        for breach in judge.breaches(plan):
            yield Broken(name, plan.party, breach)


class Stated(Mapping[str, "area.Plan"]):
    """Each plan as rules see it, made when it is asked for; `given` is for those that say none."""

    def __init__(self, plans: "Plans", given: datetime | None) -> None:
        self._plans, self._given = plans, given

    def __getitem__(self, name: str) -> "area.Plan":
        from keepclear.exchange.notice import Activity
        from keepclear.picture.area import Plan

        plan = self._plans[name]
        activity = Activity[plan.activities[0].upper()]
        return Plan(plan.party, activity, plan.volumes, plan.given or self._given)

    def __iter__(self) -> Iterator[str]:
        return iter(self._plans)

    def __len__(self) -> int:
        return len(self._plans)


def _refuse_mixed(plans: "Plans") -> None:
    """Refuse notices of several activities."""
    mixed = [
        Fault(
            f"notice {name!r}",
            f"is {' and '.join(activities)} at once",
            "rules and ways out go by activity: give each a notice of its own",
        )
        for name in plans
        if len(activities := plans.activities(name)) > 1
    ]
    if mixed:
        raise BadInput(mixed)
