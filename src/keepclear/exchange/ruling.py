"""What is in force: the rules that follow from all that parties have signed, in a cut, at T.

Where several agreements are in force at once, whatever asks more holds. A suspended one
still finds conflicts, for a warning too many is cheaper than none; but nobody is held to
its times. What no longer stands never comes back by itself. spec/agreement.md is the law.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final

from keepclear.exchange.agreement import Agreement
from keepclear.exchange.combined import (
    NOTHING_ASKED,
    both,
    combined,
    overlaid,
    parts_of,
    stands_in,
    widened,
)
from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import Parts, Procedure
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.separation import Separations
from keepclear.exchange.settled import Settled, State


@dataclass(frozen=True)
class Papers:
    """The documents of a channel that rule plans, in some cut; each by its proposal.

    `separations` and `settled` have been signed by all, `proposed` by some.
    """

    separations: tuple[tuple[bytes, Separations], ...] = ()
    settled: tuple[Settled, ...] = ()
    proposed: tuple[tuple[bytes, Separations | Agreement], ...] = ()

    def changes(self) -> set[int]:
        """Return every instant at which something else may come to hold."""
        dates = {one.from_utc for _, one in self.separations}
        return dates.union(*(one.changes() for one in self.settled))


@dataclass(frozen=True)
class Ruling:
    """What plans are judged by, and what it follows from.

    `in_force` has each document in force, by its proposal, with the parties that have
    suspended it; it is empty where nothing is agreed, and the largest proposed is used.
    In `rules` parties are named by their fingerprints, and places after their agreement.
    """

    rules: Rules
    in_force: tuple[tuple[bytes, tuple[int, ...]], ...] = ()
    settled: tuple[Settled, ...] = ()  # the agreements among them
    procedure: Parts = ()
    articles: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def agreed(self) -> bool:
        """Whether anything is agreed."""
        return bool(self.in_force)

    def content(self) -> list[Any]:
        """Return what stands in the picture digest (spec/picture.md)."""
        rules = sha256(self.rules.content()).digest()
        return [rules, [[one, list(parties)] for one, parties in self.in_force]]

    def follow(self, own: Procedure) -> Procedure:
        """Return a node's own procedure with what is agreed in the place of its own."""
        if not self.settled:
            return own
        told = dict(own.lead_s) | {int(a): lead_s for a, lead_s in self.rules.lead_s}
        kept = {code: s for code, s in told.items() if code not in self.rules.exempt}
        return replace(own, lead_s=tuple(sorted(kept.items())), **dict(self.procedure))

    def articles_between(self, a: Activity, b: Activity) -> list[str]:
        """Return where it stands how far plans of two activities stay apart, as far as agreed."""
        whole = self.rules.between(a, b).separation
        found = []
        for one in self.settled:
            terms = one.agreement.rules.between(a, b)
            article = one.agreement.article_of(terms.rule)
            parts = zip(parts_of(terms.separation), parts_of(whole), strict=True)
            if article and any(part == most and most for part, most in parts):
                found.append(stands_in(one.title, article))
        return found


NOTHING_AGREED: Final = Ruling(NOTHING_ASKED)


def ruling(papers: Papers, at: int) -> Ruling:
    """Say what holds at an instant.

    Of the separations that all have signed the one with the latest date holds, beside every
    agreement in force. Where there is none of either, nothing is agreed, and the largest of
    what is proposed or still to come is used.
    """
    dated = [(one.from_utc, key, one) for key, one in papers.separations if one.from_utc <= at]
    now = [one for one in papers.settled if one.state(at) in (State.IN_FORCE, State.SUSPENDED)]
    if not now and not dated:
        return Ruling(_proposed(papers, at))
    now.sort(key=lambda one: (one.agreement.from_utc, one.id))
    agreements = {one.id: tuple(one.suspended(at)) for one in now}
    rules, articles = combined(now, frozenset(one for one in agreements if agreements[one]))
    held = dict(agreements)
    if dated:
        _, key, separations = max(dated, key=lambda one: one[:2])
        rules, held = widened(rules, separations), held | {key: ()}
    in_force = tuple(sorted(held.items()))
    unsuspended = [one.agreement.procedure for one in now if not agreements[one.id]]
    return Ruling(rules, in_force, tuple(now), overlaid(unsuspended), articles)


def _proposed(papers: Papers, at: int) -> Rules:
    """Return the largest separations of what is proposed, or signed and still to come."""
    coming = [one.agreement for one in papers.settled if one.state(at) is State.COMING]
    later = [one for _, one in papers.separations]  # none of them has begun
    rules = NOTHING_ASKED
    for one in (*(one for _, one in papers.proposed), *coming, *later):
        if isinstance(one, Separations):
            rules = widened(rules, one)
        else:
            apart = Rules(one.rules.base, one.rules.severity, one.rules.pairs)
            rules = replace(both(rules, apart), exempt=NOTHING_ASKED.exempt)
    return rules
