"""Several agreements at once: whatever asks more holds.

The larger separation of each pair, the longer lead time, the places of all; what is exempt,
and how altitudes compare, only where all say the same. So no agreement is weakened by
another beside it. spec/agreement.md is the law.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import BY_PRECEDENCE, Parts, Procedure
from keepclear.exchange.rule.rules import MARGINS, PairRule, Rules, Severity
from keepclear.exchange.rule.separation import Separation, Separations
from keepclear.exchange.settled import Settled
from keepclear.space.altitude import Margins

_ID_DIGITS: Final = 8
NOTHING_ASKED: Final = Rules(exempt=frozenset({Activity.MEDEVAC}))  # none is asked to give way


def stands_in(title: str, article: str) -> str:
    """Name an article of an agreement as officers read it."""
    return f"{title}, article {article}"


def combined(
    agreements: Sequence[Settled], suspended: frozenset[bytes] = frozenset()
) -> tuple[Rules, Mapping[str, str]]:
    """Return the rules of all agreements together, and where each rule by name stands.

    The larger separation and the longer lead time hold, places of all hold beside each other;
    what is exempt, and how altitudes compare, holds only where all say the same. Nobody is
    held to the times of one that is `suspended`.
    """
    rules, articles = NOTHING_ASKED, dict[str, str]()
    for number, one in enumerate(agreements):
        own, told = _named(one, articles.keys())
        articles |= told
        own = _without_times(own) if one.id in suspended else own
        rules = both(rules, own) if number else own
    leads = dict(rules.lead_s)
    for one in agreements:
        for activity, lead_s in one.agreement.rules.lead_s:
            if leads.get(activity) == lead_s:
                rule = f"lead {activity.name.lower()}"
                articles[rule] = stands_in(one.title, one.agreement.article_of(rule))
    return rules, articles


def _named(one: Settled, taken: Iterable[str]) -> tuple[Rules, dict[str, str]]:
    """Return the rules of an agreement, places named after it, and the article of each place."""
    rules, known, articles = one.rules(), set(taken), dict[str, str]()

    def name(rule: Any) -> Any:
        called = f"{one.title}: {rule.name}"
        if called in known:  # Two agreements of one title.
            called = f"{called} ({one.id.hex()[:_ID_DIGITS]})"
        known.add(called)
        articles[called] = stands_in(one.title, one.agreement.article_of(rule.name))
        return replace(rule, name=called)

    areas, sides = tuple(map(name, rules.areas)), tuple(map(name, rules.sides))
    return replace(rules, areas=areas, sides=sides, zones=tuple(map(name, rules.zones))), articles


def _without_times(rules: Rules) -> Rules:
    """Return rules without what they ask to be told how early."""
    zones = tuple(
        replace(zone, rules=tuple(replace(rule, lead_s=0) for rule in zone.rules))
        for zone in rules.zones
    )
    areas = tuple(replace(area, lead_s=0) for area in rules.areas)
    return replace(rules, lead_s=(), areas=areas, zones=zones)


def both(a: Rules, b: Rules) -> Rules:
    """Return rules under which whatever either of two asks is asked."""
    leads = dict(a.lead_s)
    for activity, lead_s in b.lead_s:
        leads[activity] = max(lead_s, leads.get(activity, 0))
    same = {name: getattr(a.margins, name) for name in MARGINS}
    alike = {name: one for name, one in same.items() if one == getattr(b.margins, name)}
    return Rules(
        larger(a.base, b.base),
        max(a.severity, b.severity),
        _pairs(a, b),
        tuple(leads.items()),
        a.exempt & b.exempt,
        (*a.areas, *b.areas),
        (*a.sides, *b.sides),
        Margins(**alike),
        (*a.zones, *b.zones),
    )


def pairs_only(rules: Rules) -> Rules:
    """Return what rules ask of two plans, without what they ask of one alone."""
    return Rules(
        rules.base, rules.severity, rules.pairs, exempt=rules.exempt, margins=rules.margins
    )


def _pairs(a: Rules, b: Rules) -> tuple[PairRule, ...]:
    """Return the pairs that either names, each as far apart and as grave as either says."""
    found = []
    for one, other in sorted({(rule.a, rule.b) for rule in (*a.pairs, *b.pairs)}):
        x, y = a.between(one, other), b.between(one, other)
        severity = Severity(max(x.severity, y.severity))
        found.append(PairRule(one, other, larger(x.separation, y.separation), severity))
    return tuple(found)


def widened(rules: Rules, separations: Separations) -> Rules:
    """Return rules under which no pair comes closer than separations say."""
    least = Separation(
        float(separations.lateral_m), float(separations.vertical_m), separations.time_s
    )
    pairs = tuple(replace(one, separation=larger(one.separation, least)) for one in rules.pairs)
    return replace(rules, base=larger(rules.base, least), pairs=pairs)


def overlaid(parts: Sequence[Parts]) -> Parts:
    """Return the parts of the procedure that hold where several agreements name them.

    The shorter time holds, and every fixed time of day; the ladder is that of the latest.
    """
    found: dict[str, Any] = {}
    for part in parts:
        for name, value in part:
            found[name] = _stricter(name, found[name], value) if name in found else value
    return tuple((name, found[name]) for name in Procedure.__slots__ if name in found)


def _stricter(name: str, a: Any, b: Any) -> Any:
    if name in BY_PRECEDENCE:
        return tuple(map(min, a, b))
    if name == "ladder":
        return b
    if name == "check_at_s":
        return tuple(sorted({*a, *b}))
    if name == "reconfirm_s" and 0 in (a, b):
        return a or b  # 0 asks for none
    return min(a, b)


def larger(a: Separation, b: Separation) -> Separation:
    """Return the larger of two separations, part by part."""
    lateral_m, vertical_m = max(a.lateral_m, b.lateral_m), max(a.vertical_m, b.vertical_m)
    return Separation(lateral_m, vertical_m, max(a.time_s, b.time_s))


def parts_of(one: Separation) -> tuple[float, float, int]:
    """Return the three measures of a separation."""
    return one.lateral_m, one.vertical_m, one.time_s
