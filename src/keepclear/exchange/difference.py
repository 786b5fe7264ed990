"""What one agreement says otherwise than another, in words, part by part.

Every part of an agreement has one line of words here, and two that differ in bytes
differ in a line: so what an officer signs is what was shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from keepclear.exchange.agreement import Agreement
from keepclear.exchange.notice import Activity, encode_volumes
from keepclear.exchange.query import QueryLimits
from keepclear.exchange.rule.announcement import Zone
from keepclear.exchange.rule.rules import MARGINS
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.rule.zone import AreaRule, SideRule
from keepclear.exchange.rule.zone_rule import AnyRule, LineRule, ZoneRule
from keepclear.exchange.zone_words import asks_of, asks_of_line, instant_of, where_of
from keepclear.record.canonical import digest
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.duration import duration
from keepclear.space.volume import Volume

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that differs; what is absent on a side is an empty text."""

    part: str
    old: str
    new: str


def differences(old: Agreement, new: Agreement) -> list[Difference]:
    """Return every part in which two agreements differ, in the order of the parts."""
    before, after = dict(parts(old)), dict(parts(new))
    names = [*after, *(name for name in before if name not in after)]
    return [
        Difference(name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name) != after.get(name)
    ]


def parts(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield the name of each part of an agreement, and what it says."""
    yield "language", agreement.language
    for name, key in agreement.parties:
        yield f"party {name}", key.hex()
    yield "in force from", _iso(agreement.from_utc)
    if agreement.until_utc is not None:
        yield "in force until", _iso(agreement.until_utc)
    yield "notice of withdrawal", duration(agreement.withdrawal_s)
    for count, volume in enumerate(agreement.area, 1):
        yield f"area {count}", _named(volume)
    yield from _rules(agreement)
    for name, value in agreement.procedure:
        said = _of_day(value) if name == "check_at_s" else _plain(value)
        yield f"procedure {name}", said
    if agreement.notified:
        yield "notice is given of", _listed(agreement.notified)
    if agreement.query_limits is not None:
        for one in fields(QueryLimits):
            yield f"query {one.name}", str(getattr(agreement.query_limits, one.name))
    for number, text in agreement.articles:
        yield f"article {number}", text


def _rules(agreement: Agreement) -> Iterator[tuple[str, str]]:
    rules = agreement.rules
    yield "separation", _ruled(agreement, "base", _apart(rules.base, rules.severity.name))
    for pair in rules.pairs:
        told = _apart(pair.separation, pair.severity.name)
        yield pair.name, _ruled(agreement, pair.name, told)
    for activity, lead_s in rules.lead_s:
        name = f"lead {activity.name.lower()}"
        yield name, _ruled(agreement, name, f"told {duration(lead_s)} ahead")
    if rules.exempt:
        yield "exempt", _listed(rules.exempt)
    places: tuple[AreaRule | SideRule, ...] = (*rules.areas, *rules.sides)
    for place in places:
        body = {**place.body(), 1: ""}
        yield place.name, _ruled(agreement, place.name, f"{_place(place)}, {_digits(body)}")
    for zone in rules.zones:
        yield from _zone(zone)
    for which in MARGINS:
        offset = getattr(rules.margins, which)
        if offset is not None:
            said = f"{offset.low_m:g} to {offset.high_m:g} m, share {offset.share:g}"
            yield f"margin {which}", said


def _zone(zone: Zone) -> Iterator[tuple[str, str]]:
    """Yield what a zone is, each of its places, and each of its rules with its article."""
    span = " to ".join(map(instant_of, (zone.validity.start, zone.validity.end)))
    yield f"zone {zone.name}", f"{zone.kind.words}, {span}, {_digits(zone.body())}"
    for count, volume in enumerate(zone.volumes, 1):
        number = f" {count}" if zone.volumes[1:] else ""
        yield f"zone {zone.name}, place{number}", ", ".join(where_of(volume))
    asked: list[tuple[AnyRule, list[str]]] = [(rule, asks_of(rule)) for rule in zone.rules]
    asked += [(line, asks_of_line(line)) for line in zone.lines]
    for rule, asks in asked:
        article = f" (article {rule.article})" if rule.article else ""
        yield f"zone {zone.name}, {rule.name}", "; ".join(asks) + article


def _ruled(agreement: Agreement, rule: str, words: str) -> str:
    article = agreement.article_of(rule)
    return f"{words} (article {article})" if article else words


def _apart(separation: Separation, severity: str) -> str:
    apart = f"{separation.lateral_m:g} m, {separation.vertical_m:g} m, {separation.time_s} s"
    return f"{apart}, {severity}"


def _place(place: AreaRule | SideRule) -> str:
    """Say what the rule of a place asks, and where the place is."""
    if isinstance(place, SideRule):
        asked = place.left, place.right, place.buffer_m, place.reach_m, place.activities
        drawn = Volume(place.line, 0.0, EVERY_ALTITUDE, place.interval)
        return "; ".join([*asks_of_line(LineRule(place.name, "", *asked)), *where_of(drawn)])
    rule = ZoneRule(place.name, "", place.only, place.never, place.altitudes, place.lead_s)
    return "; ".join([*asks_of(rule), *where_of(place.volume)])


def _listed(activities: Iterable[Activity]) -> str:
    return ", ".join(activity.name.lower() for activity in sorted(activities))


def _named(volume: Volume) -> str:
    return f"{', '.join(where_of(volume))}, {_digits(encode_volumes((volume,)))}"


def _digits(body: Any) -> str:
    return f"bytes {digest(body).hex()[:_DIGITS]}"


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _of_day(seconds: Iterable[int]) -> str:
    """Write times of a UTC day that are counted from its midnight."""
    return ", ".join(_iso(s).partition("T")[2] for s in seconds)


def _iso(utc: int) -> str:
    return datetime.fromtimestamp(utc, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
