"""Ways out for the notices in conflict, each sought once however many conflicts it has."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import IO, TYPE_CHECKING, TypeAlias

from keepclear.host.check.progress import progress

if TYPE_CHECKING:
    from keepclear.exchange.rule.rules import Rules
    from keepclear.exchange.rule.separation import Separation
    from keepclear.picture.area import Plan
    from keepclear.picture.conflict import ActivePlans
    from keepclear.picture.resolution import Offer

Offers: TypeAlias = "Mapping[tuple[str, str], Mapping[str, Sequence[Offer[str]]]]"


def offered(
    pairs: Sequence[tuple[str, str]],
    plans: "Mapping[str, Plan]",
    active: "ActivePlans[str]",
    rules: "Rules | Separation",
    given: datetime | None,
    told: IO[str],
) -> "Offers":
    """Return for each pair the ways out of those of the two that may be asked to move.

    `active` holds the same plans. A way out does not lead to before its notice was given, where
    that is known.
    """
    from keepclear.picture.resolution import neighbours, ways_out
    from keepclear.picture.rules import judging

    judge = judging(rules)
    moving = {pair: movers(pair, plans, judge.rules) for pair in pairs}
    asked = sorted({name for names in moving.values() for name in names})
    found: dict[str, Sequence[Offer[str]]] = {}
    with progress("looking for ways out", len(asked), told) as advance:
        for name in asked:
            plan = plans[name]
            near = {other: plans[other] for other in neighbours(plan, active, judge)}
            found[name] = ways_out(plan, near, judge, not_before=plan.given or given)
            advance(1)
    return {pair: {name: found[name] for name in names} for pair, names in moving.items()}


def movers(pair: tuple[str, str], plans: "Mapping[str, Plan]", rules: "Rules") -> tuple[str, ...]:
    """Return those of a pair that may be asked to move: an exempt one only where both are."""
    a, b = (plans[name].activity for name in pair)
    asked = rules.gives_way(a, b)
    return tuple(name for name, gives in zip(pair, asked, strict=True) if gives or not any(asked))
