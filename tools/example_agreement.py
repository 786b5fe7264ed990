"""The agreement of spec/agreement.md, and vectors of what an agreement may say and when it holds.

The rule: each bad content breaks one sentence of spec/ and names it.
"""

from dataclasses import replace
from typing import Any

from keepclear.exchange.agreement import Agreement, Deed
from keepclear.exchange.notice import Activity
from keepclear.exchange.query import QueryLimits
from keepclear.exchange.rule.rules import PairRule, Rules, Severity
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.rule.zone import ALWAYS, AreaRule, Who
from keepclear.exchange.settled import Said, Settled
from keepclear.record.canonical import decode, encode
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.volume import Volume, point

HOUR, DAY = 3_600, 86_400


def example_agreement(parties: tuple[tuple[str, bytes], ...], from_utc: int) -> Agreement:
    """Two centres: aircraft apart, one place for humanitarian movements alone."""
    apart = Separation(5_000.0, 300.0, 120)
    place = Volume(point(36.700, 35.845), 2_000.0, EVERY_ALTITUDE, ALWAYS)
    aid = frozenset({Activity.HUMANITARIAN_MOVEMENT, Activity.MEDEVAC})
    rules = Rules(
        Separation(1_000.0, 150.0, 60),
        pairs=(PairRule(Activity.FLIGHT, Activity.FLIGHT, apart, Severity.CRITICAL),),
        lead_s=((Activity.PATROL, DAY),),
        exempt=frozenset({Activity.MEDEVAC}),
        areas=(AreaRule("crossing", place, only=Who(activities=aid)),),
    )
    return Agreement(
        language="en",
        from_utc=from_utc,
        until_utc=from_utc + 365 * DAY,
        rules=rules,
        articles=(
            ("1", "Plans keep 1 km, 150 m and one minute apart; flights 5 km, 300 m, two minutes."),
            ("2", "A patrol is told of a day ahead."),
            ("3", "Only humanitarian movements and medical evacuation use the crossing."),
            ("4", "Any party may withdraw with two days' notice."),
        ),
        under=(
            ("base", "1"),
            ("crossing", "3"),
            ("flight + flight", "1"),
            ("lead patrol", "2"),
        ),
        procedure=(("reconfirm_s", 12 * HOUR), ("check_at_s", (9 * HOUR, 15 * HOUR))),
        query_limits=QueryLimits(),
        withdrawal_s=2 * DAY,
        parties=parties,
    )


def agreements(parties: tuple[tuple[str, bytes], ...], from_utc: int) -> dict[str, Any]:
    """Contents that are one agreement and some that are not, and how one stands at instants."""
    good = example_agreement(parties, from_utc)
    body = decode(good.content())
    both = replace(good.rules, lead_s=((Activity.MEDEVAC, HOUR), (Activity.PATROL, DAY)))
    under = (*good.under, ("lead medevac", "2"))
    bad: list[tuple[str, dict[int, Any], str]] = [
        ("an end before its beginning", {6: from_utc}, "agreement/2"),
        ("an article twice", {12: [["1", "one"], ["1", "two"]]}, "agreement/3"),
        ("a rule without an article", {13: body[13][1:]}, "agreement/4"),
        ("an article that is not there", {12: body[12][1:]}, "agreement/4"),
        (
            "a lead time for what is exempt",
            {7: both.content(), 13: [list(one) for one in sorted(under)]},
            "agreement/5",
        ),
        ("a party twice", {3: [body[3][0], body[3][0]]}, "agreement/6"),
        ("no language", {2: ""}, "agreement/1"),
        ("a part of the procedure that is each party's own", {8: {7: []}}, "procedure/1"),
        ("a field more", {14: 0}, "agreement/1"),
    ]
    return {
        "about": "spec/agreement.md: contents, and how an agreement stands at instants.",
        "good": [good.content().hex(), replace(good, amends=bytes([0x5A]) * 32).content().hex()],
        "bad": [
            {"why": why, "bytes": encode({**body, **fields}).hex(), "rule": rule}
            for why, fields, rule in bad
        ],
        "states": [_states(good, said, at) for said, at in _lives(from_utc)],
    }


def _lives(start: int) -> list[tuple[list[Said], list[int]]]:
    suspend = Said(1, Deed.SUSPEND, start + DAY, start + 10, "search and rescue")
    resume = Said(1, Deed.RESUME, start + 2 * DAY, start + DAY, "")
    other = Said(2, Deed.SUSPEND, start + DAY, start + 20, "")
    soon = Said(0, Deed.TERMINATE, start + 60, start + 60, "withdrawn")
    later = Said(2, Deed.TERMINATE, start + 30 * DAY, start, "no longer of use")
    never = Said(1, Deed.RESUME, start + 10, start + 10, "")
    times = [start - 1, start, start + DAY, start + 2 * DAY, start + 3 * DAY, start + 30 * DAY]
    return [
        ([], [*times, start + 365 * DAY]),
        ([suspend, resume], times),
        ([suspend, never], times),
        ([suspend, other, resume], times),
        ([suspend, soon], times),
        ([soon, later, resume], times),
    ]


def _states(agreement: Agreement, said: list[Said], at: list[int]) -> dict[str, Any]:
    one = Settled(bytes(32), "example", agreement, tuple(said))
    return {
        "said": [[s.party, int(s.deed), s.from_utc, s.utc] for s in said],
        "at": [[t, int(one.state(t)), sorted(one.suspended(t))] for t in at],
    }
