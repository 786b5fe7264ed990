"""An agreement: what all parties of a channel have signed, with dates and measures.

It is one countersigned document: where it is for, from when to when, how far plans stay
apart, rules of places, how early what is told, how the watch is kept, and the articles
of its text, so that whoever breaks a rule is told the article. What it does not name
stays each party's own. spec/agreement.md is the law.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final, TypeAlias

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import Activity, encode_volumes, parse_volumes
from keepclear.exchange.procedure import SECONDS_MAX, Parts, parse_parts, parts_body
from keepclear.exchange.query import QueryLimits
from keepclear.exchange.rule.rules import BASE, NO_SEPARATION, Rules, rules_from
from keepclear.exchange.rule.zone import Who, parse_activities
from keepclear.exchange.rule.zone_rule import AnyRule
from keepclear.limits import ARTICLES_MAX, MEMBERS_MAX, NAME_CODE_POINTS_MAX, PLACE_RULES_MAX
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import UTC_MAX
from keepclear.space.volume import Volume

AREA_VOLUMES_MAX: Final = 32
_QUERY_MAX: Final = 2**31 - 1
Naming: TypeAlias = Callable[[str], str]
_READ_MAX: Final = 64  # contents kept read: more than any channel has in force at once


@dataclass(frozen=True)
class Agreement:
    """What is agreed. Instants are UTC seconds; what is None or empty is not agreed.

    `parties` are all members by name and fingerprint: whom the names in rules mean.
    `under` says for each rule the number of the article that it stands in. `procedure` has
    the parts of a procedure that are agreed. `notified` are the activities of which notice
    is given, all where it is empty. A termination takes effect `withdrawal_s` after it is said.
    """

    language: str
    from_utc: int
    rules: Rules
    articles: tuple[tuple[str, str], ...] = ()  # number, text
    under: tuple[tuple[str, str], ...] = ()  # name of a rule, number of its article
    until_utc: int | None = None
    area: tuple[Volume, ...] = ()
    procedure: Parts = ()
    notified: frozenset[Activity] = frozenset()
    query_limits: QueryLimits | None = None
    withdrawal_s: int = 0
    amends: bytes | None = None  # the proposal that it replaces
    parties: tuple[tuple[str, bytes], ...] = ()

    @property
    def target(self) -> bytes:
        """The proposal that this one amends, or nothing: by it its amendments are found."""
        return self.amends or b""

    def article_of(self, rule: str) -> str:
        """Return the number of the article that a rule stands in, or an empty text."""
        return dict(self.under).get(rule, "")

    def content(self) -> bytes:
        """Return the canonical bytes that the members sign."""
        body: dict[int, Any] = {
            2: self.language,
            3: [list(party) for party in self.parties],
            4: encode_volumes(self.area),
            5: self.from_utc,
            7: self.rules.content(),
            8: parts_body(self.procedure),
            9: sorted(self.notified),
            11: self.withdrawal_s,
            12: [list(article) for article in self.articles],
            13: [list(rule) for rule in sorted(self.under)],
        }
        if self.amends is not None:
            body[1] = self.amends
        if self.until_utc is not None:
            body[6] = self.until_utc
        if self.query_limits is not None:
            body[10] = [getattr(self.query_limits, one.name) for one in fields(QueryLimits)]
        return encode(body)


@lru_cache(_READ_MAX)
def parse_agreement(content: bytes) -> Agreement:
    """Read the content of an agreement; BadRecord names the sentence that it breaks."""
    body = decode(content)
    if not isinstance(body, dict):
        raise BadRecord("agreement/1", "the content is not a map")
    taken = Fields(body, "agreement/1")
    found = Agreement(
        amends=taken.optional_octets(1, 32),
        language=taken.text(2, NAME_CODE_POINTS_MAX, empty=False),
        parties=_parse_parties(taken),
        area=parse_volumes(taken.items(4, AREA_VOLUMES_MAX), taken),
        from_utc=taken.integer(5),
        until_utc=taken.optional_integer(6, 0, UTC_MAX),
        rules=rules_from(taken.octets(7)),
        procedure=parse_parts(taken.mapping(8)),
        notified=parse_activities(taken.items(9, len(Activity)), taken),
        query_limits=_parse_limits(taken),
        withdrawal_s=taken.integer(11, 0, SECONDS_MAX),
        articles=_parse_texts(taken, 12, ARTICLES_MAX, whole=True),
        under=_parse_texts(taken, 13, PLACE_RULES_MAX * 4, whole=False),
    )
    taken.done()
    for fault in faults(found):
        raise BadRecord(fault.sentence, f"{fault.what}: {fault.why}")
    if found.content() != content:
        raise taken.refuse("the parts are not in order")
    return found


def _parse_parties(taken: Fields) -> tuple[tuple[str, bytes], ...]:
    pairs = [_pair(item, taken) for item in taken.items(3, MEMBERS_MAX)]
    return tuple(
        (pair.text(0, NAME_CODE_POINTS_MAX, empty=False), pair.octets(1, 32)) for pair in pairs
    )


def _parse_texts(
    taken: Fields, key: int, length_max: int, *, whole: bool
) -> tuple[tuple[str, str], ...]:
    """Read pairs of texts; the second is the text of an article where it is `whole`."""
    found = []
    for item in taken.items(key, length_max):
        pair = _pair(item, taken)
        # The name of a rule may be that of two activities.
        first = pair.text(0, 2 * NAME_CODE_POINTS_MAX, empty=False)
        second = pair.text(1) if whole else pair.text(1, NAME_CODE_POINTS_MAX, empty=False)
        found.append((first, second))
    return tuple(found)


def _pair(item: Any, taken: Fields) -> Fields:
    if not isinstance(item, list) or len(item) != 2:
        raise taken.refuse("a pair is not two values")
    return Fields(dict(enumerate(item)), "agreement/1")


def _parse_limits(taken: Fields) -> QueryLimits | None:
    names = [one.name for one in fields(QueryLimits)]
    items = taken.optional_items(10, len(names))
    if not items:
        return None
    if len(items) != len(names):
        raise taken.refuse("the limits of queries are not all there")
    numbers = Fields(dict(enumerate(items)), "agreement/1")
    return QueryLimits(**{n: numbers.integer(i, 0, _QUERY_MAX) for i, n in enumerate(names)})


# What makes parts one agreement


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with an agreement: the sentence that it breaks, where, why, and the cure."""

    sentence: str
    what: str
    why: str
    cure: str


def faults(agreement: Agreement) -> list[Flaw]:
    """Return everything that keeps these parts from being one agreement; empty is good."""
    return [*_time_flaws(agreement), *_article_flaws(agreement), *_party_flaws(agreement)]


def _time_flaws(agreement: Agreement) -> Iterator[Flaw]:
    until = agreement.until_utc
    if until is not None and until <= agreement.from_utc:
        yield Flaw("agreement/2", "until", "it ends before it begins", "give a later end")
    told = dict(agreement.rules.lead_s)
    for activity in sorted(agreement.rules.exempt & told.keys()):
        name, cure = activity.name.lower(), "take one of the two away"
        yield Flaw("agreement/5", name, "it is exempt, and has a lead time", cure)
    for activity in sorted(told.keys() - agreement.notified if agreement.notified else ()):
        name, cure = activity.name.lower(), "add it to notified, or take its lead time away"
        yield Flaw("agreement/5", name, "it has a lead time, and needs no notice", cure)


def _article_flaws(agreement: Agreement) -> Iterator[Flaw]:
    numbers = [number for number, _ in agreement.articles]
    for number in sorted({one for one in numbers if numbers.count(one) > 1}):
        yield Flaw("agreement/3", f"article {number}", "it is there twice", "renumber one")
    under, rules = dict(agreement.under), set(rule_names(agreement.rules))
    for rule in sorted(rules - under.keys()):
        yield Flaw("agreement/4", rule, "it names no article", "say which article it stands in")
    for rule in sorted(under.keys() - rules):
        yield Flaw("agreement/4", rule, "no rule has this name", "take it out")
    for rule, number in [*under.items(), *_in_zones(agreement.rules)]:
        if number not in numbers:
            cure = "give the text of that article, or name another"
            yield Flaw("agreement/4", rule, f"there is no article {number!r}", cure)


def _in_zones(rules: Rules) -> Iterator[tuple[str, str]]:
    for zone in rules.zones:
        rules_of: tuple[AnyRule, ...] = (*zone.rules, *zone.lines)
        for rule in rules_of:
            yield f"{zone.name}: {rule.name}", rule.article


def _party_flaws(agreement: Agreement) -> Iterator[Flaw]:
    names = [name for name, _ in agreement.parties]
    if len(set(names)) < len(names) or len({key for _, key in agreement.parties}) < len(names):
        yield Flaw("agreement/6", "parties", "one is there twice", "list each once")
    for name in sorted(parties_of(agreement.rules) - set(names)):
        yield Flaw("agreement/6", name, "it is not a party", f"the parties are {', '.join(names)}")


def rule_names(rules: Rules) -> Iterator[str]:
    """Yield the name of every rule that names its article beside it; zones name theirs inside."""
    if rules.base != NO_SEPARATION:
        yield BASE
    yield from (pair.name for pair in rules.pairs)
    yield from (f"lead {activity.name.lower()}" for activity, _ in rules.lead_s)
    yield from (rule.name for rule in rules.areas)
    yield from (rule.name for rule in rules.sides)


# Whom names mean


def parties_of(rules: Rules) -> frozenset[str]:
    """Return every party that rules name."""
    found: set[str] = set()

    def note(name: str) -> str:
        found.add(name)
        return name

    with_parties(rules, note)
    return frozenset(found)


def with_parties(rules: Rules, named: Naming) -> Rules:
    """Return the same rules with every name of a party replaced by what `named` makes of it."""

    def names(parties: frozenset[str]) -> frozenset[str]:
        return frozenset(named(party) for party in parties)

    def who(one: Who | None) -> Who | None:
        return one and Who(names(one.parties), one.activities)

    def sides(rule: Any) -> Any:
        return replace(rule, left=names(rule.left), right=names(rule.right))

    def inside(rule: Any) -> Any:
        return replace(rule, only=who(rule.only), never=who(rule.never))

    return replace(
        rules,
        areas=tuple(inside(rule) for rule in rules.areas),
        sides=tuple(sides(rule) for rule in rules.sides),
        zones=tuple(
            replace(
                zone,
                lines=tuple(sides(line) for line in zone.lines),
                rules=tuple(
                    replace(
                        inside(rule),
                        exempt=tuple(
                            replace(one, who=Who(names(one.who.parties), one.who.activities))
                            for one in rule.exempt
                        ),
                    )
                    for rule in zone.rules
                ),
            )
            for zone in rules.zones
        ),
    )


# What a party does with an agreement in force


class Deed(IntEnum):
    """What a party says of an agreement once all have signed it."""

    SUSPEND = 1
    RESUME = 2
    TERMINATE = 3


@dataclass(frozen=True, slots=True)
class AgreementAct:
    """One party suspends, resumes or terminates an agreement from an instant, and says why."""

    deed: Deed
    proposal: bytes
    from_utc: int
    reason: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: int(self.deed), 2: self.proposal, 3: self.from_utc, 4: self.reason}


def parse_act(body: Mapping[int, Any]) -> AgreementAct:
    """Read the body of an act; that it is not for the past is asked with its record."""
    taken = Fields(body, "agreement/7")
    deed = Deed(taken.integer(1, min(Deed), max(Deed)))
    act = AgreementAct(
        deed, taken.octets(2, 32), taken.integer(3), taken.text(4, empty=deed is Deed.RESUME)
    )
    taken.done()
    return act
