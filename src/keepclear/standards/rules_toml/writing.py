"""Rules, zones and agreements written as the files that people amend.

What is read back from such a file is what was written, but for what files do not say: whose
fingerprints its parties have. Of margins that followed from conditions of air and ground only the
outcome was signed, and that is written. What is left out is told beside it, never passed over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final

from keepclear.exchange.agreement import Agreement
from keepclear.exchange.notice import Activity, instant
from keepclear.exchange.procedure import BY_PRECEDENCE
from keepclear.exchange.query import QueryLimits
from keepclear.exchange.rule.announcement import Zone, ZoneKind
from keepclear.exchange.rule.rules import BASE, MARGINS, NO_SEPARATION, PairRule, Rules, Severity
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.rule.zone import ALWAYS, AreaRule, SideRule, Who
from keepclear.exchange.rule.zone_rule import LineRule, ZoneRule
from keepclear.space.altitude import CAUTIOUS, NOT_COMPARED, Band, Margins, Offset
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

Table = dict[str, Any]
_BARE: Final = re.compile(r"^[A-Za-z0-9_-]+$")
_INSTANT: Final = frozenset({"start", "end", "out_by"})
_ESCAPED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_OTHERS: Final = {"cautious": CAUTIOUS, "not compared": NOT_COMPARED}
_PLAIN: Final = ("reconfirm_s", "check_every_s", "check_grace_s")
LEADS_LEFT_OUT: Final = "articles of lead_s"


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and the parts that such a file cannot say."""

    text: str
    left_out: tuple[str, ...] = ()


def write_agreement(agreement: Agreement) -> Written:
    """Return an agreement as a file that amends it: from its proposal on, to the same end."""
    rules, under = agreement.rules, dict(agreement.under)
    left_out: list[str] = []
    document: Table = {"language": agreement.language}
    if agreement.until_utc is not None:
        document["end"] = _written(instant(agreement.until_utc))
    if agreement.withdrawal_s:
        document["withdrawal_notice_s"] = agreement.withdrawal_s
    if agreement.notified:
        document["notified"] = _names(agreement.notified)
    document |= _rules(rules, under, left_out)
    document["procedure"] = _procedure(agreement)
    if agreement.query_limits is not None:
        limits = agreement.query_limits
        document["query"] = {one.name: getattr(limits, one.name) for one in fields(QueryLimits)}
    document["extent"] = [_place(volume) for volume in agreement.area]
    document["article"] = [{"number": n, "text": text} for n, text in agreement.articles]
    return Written(toml_of(document), tuple(left_out))


def zone_table_of(zone: Zone) -> Table:
    """Return a zone as the table of a file."""
    table: Table = {"name": zone.name, "kind": zone.kind.name.lower()}
    first = zone.volumes[0]
    if zone.kind is ZoneKind.MOVING_BUFFER:
        table |= _band(first.band)
        table["segment"] = [_where(volume) | _span(volume.interval) for volume in zone.volumes]
    else:
        table |= _place(first) | _span(zone.validity)
        if zone.kind is ZoneKind.DECONFLICTION_LINE:
            table.pop("radius_m", None)
    table["rule"] = [*map(_zone_rule, zone.rules), *map(_line_rule, zone.lines)]
    return table


def write_zones(tables: Sequence[Table]) -> str:
    """Return tables of zones as a file."""
    return toml_of({"zone": list(tables)})


# The parts of rules


def _rules(rules: Rules, under: Mapping[str, str], left_out: list[str]) -> Table:
    found: Table = {}
    if rules.exempt:
        found["exempt"] = _names(rules.exempt)
    if rules.base != NO_SEPARATION or rules.severity is not Severity.CAUTION or BASE in under:
        found["base"] = _article(under, BASE) | _terms(rules.base, rules.severity)
    found["pair"] = [_pair(pair, under) for pair in rules.pairs]
    found["lead_s"] = _leads(rules, under, left_out)
    found["margins"] = _margins(rules.margins)
    found["area"] = [_area(area, under) for area in rules.areas]
    found["side"] = [_side(side, under) for side in rules.sides]
    found["zone"] = [zone_table_of(zone) for zone in rules.zones]
    return found


def _terms(apart: Separation, severity: Severity) -> Table:
    sizes = {"lateral_m": int(apart.lateral_m), "vertical_m": int(apart.vertical_m)}
    return sizes | {"time_s": apart.time_s, "severity": severity.name.lower()}


def _pair(pair: PairRule, under: Mapping[str, str]) -> Table:
    named = {"activities": [pair.a.name.lower(), pair.b.name.lower()]}
    return _article(under, pair.name) | named | _terms(pair.separation, pair.severity)


def _leads(rules: Rules, under: Mapping[str, str], left_out: list[str]) -> Table:
    leads: Table = {activity.name.lower(): lead_s for activity, lead_s in rules.lead_s}
    articles = {under.get(f"lead {name}", "") for name in leads}
    if len(articles) > 1:
        left_out.append(LEADS_LEFT_OUT)  # A file has one article for all of them.
    elif articles - {""}:
        (leads["article"],) = articles
    return leads


def _margins(margins: Margins) -> Table:
    """Return margins in the fewest words: what holds for the others, and those that differ."""
    ways = []
    for name, others in _OTHERS.items():
        given = {pair: getattr(margins, pair) for pair in MARGINS}
        own = {pair: at for pair, at in given.items() if at != getattr(others, pair)}
        if None not in own.values():
            said: Table = {} if others is NOT_COMPARED else {"others": name}
            ways.append(said | {f"{pair}_m": _offset(at) for pair, at in own.items()})
    return min(ways, key=len)


def _offset(offset: Offset) -> int | list[float]:
    if offset.low_m == -offset.high_m and not offset.share:
        return int(offset.high_m)
    span: list[float] = [int(offset.low_m), int(offset.high_m)]
    return [*span, offset.share] if offset.share else span


def _area(area: AreaRule, under: Mapping[str, str]) -> Table:
    table = {"name": area.name} | _article(under, area.name)
    table |= _place(area.volume) | _span(area.volume.interval)
    return table | _asked(area.only, area.never, area.altitudes, area.lead_s)


def _side(side: SideRule, under: Mapping[str, str]) -> Table:
    table = {"name": side.name} | _article(under, side.name) | _core(side.line)
    return table | _sides(side) | _span(side.interval)


def _sides(rule: SideRule | LineRule) -> Table:
    table: Table = {side: sorted(getattr(rule, side)) for side in ("left", "right")}
    table = {side: names for side, names in table.items() if names}
    table["buffer_m"] = rule.buffer_m
    if rule.reach_m is not None:
        table["reach_m"] = rule.reach_m
    return table | ({"activities": _names(rule.activities)} if rule.activities else {})


def _article(under: Mapping[str, str], rule: str) -> Table:
    return {"article": under[rule]} if rule in under else {}


def _zone_rule(rule: ZoneRule) -> Table:
    table = _named(rule) | _asked(rule.only, rule.never, rule.altitudes, rule.lead_s)
    if rule.out_by is not None:
        table |= {"out_by": _written(rule.out_by), "what": rule.what}
    exempt = [_who(one.who) | ({"lead_s": one.lead_s} if one.lead_s else {}) for one in rule.exempt]
    return table | ({"exempt": exempt} if exempt else {})


def _line_rule(rule: LineRule) -> Table:
    return _named(rule) | _sides(rule)


def _named(rule: ZoneRule | LineRule) -> Table:
    return {"name": rule.name} | ({"article": rule.article} if rule.article else {})


def _asked(only: Who | None, never: Who | None, altitudes: Band, lead_s: int) -> Table:
    table: Table = {"lead_s": lead_s} if lead_s else {}
    table |= {key: _who(who) for key, who in (("only", only), ("never", never)) if who is not None}
    return table | ({"altitudes": _band(altitudes)} if altitudes.bounded else {})


def _who(who: Who) -> Table:
    table: Table = {"parties": sorted(who.parties)} if who.parties else {}
    return table | ({"activities": _names(who.activities)} if who.activities else {})


def _names(activities: frozenset[Activity]) -> list[str]:
    return [activity.name.lower() for activity in sorted(activities)]


# Places, times and the watch


def _place(volume: Volume) -> Table:
    return _where(volume) | _band(volume.band)


def _where(volume: Volume) -> Table:
    is_area = volume.core.kind is CoreKind.POLYGON
    radius = {} if is_area and not volume.radius_m else {"radius_m": int(volume.radius_m)}
    return _core(volume.core) | radius


def _core(core: Core) -> Table:
    rings = [[list(at) for at in ring] for ring in core.rings]
    if core.kind is CoreKind.POINT:
        return {"point": rings[0][0]}
    if core.kind is CoreKind.LINE:
        return {"line": rings[0]}
    return {"polygon": rings[0]} | ({"holes": rings[1:]} if rings[1:] else {})


def _band(band: Band) -> Table:
    bounds = {"floor_m": band.floor_m, "ceiling_m": band.ceiling_m}
    said: Table = {key: int(at) for key, at in bounds.items() if at is not None}
    reference = band.reference
    return said | ({"altitude_reference": reference.name} if said and reference else {})


def _span(interval: Interval) -> Table:
    start, end = interval.start, interval.end
    said = {} if start == ALWAYS.start else {"start": _written(start)}
    return said | ({} if end == ALWAYS.end else {"end": _written(end)})


def _written(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _procedure(agreement: Agreement) -> Table:
    found: Table = {}
    for name, value in agreement.procedure:
        if name in BY_PRECEDENCE or name == "ladder":
            found[name] = list(value)
        elif name in _PLAIN:
            found[name] = value
        elif name == "check_at_s":
            found["check_at"] = [f"{at // 3600:02}:{at // 60 % 60:02}Z" for at in value]
    return found


# As text


def toml_of(document: Mapping[str, Any]) -> str:
    """Return tables as TOML; empty tables and arrays of tables are left out."""
    return "\n".join(_lines(document, "")).strip("\n") + "\n"


def _lines(table: Mapping[str, Any], path: str) -> Iterator[str]:
    """Yield what a table says itself, and then the tables within it."""
    for key, value in table.items():
        if not _holds_tables(value):
            yield f"{_key(key)} = {_value(value, is_instant=key in _INSTANT)}"
    for key, value in table.items():
        inner = f"{path}.{_key(key)}" if path else _key(key)
        if isinstance(value, dict) and value:
            yield from ("", f"[{inner}]")
            yield from _lines(value, inner)
        for one in value if _holds_tables(value) and isinstance(value, list) else ():
            yield from ("", f"[[{inner}]]")
            yield from _lines(one, inner)


def _holds_tables(value: object) -> bool:
    """Tell whether a value is written under a heading; an empty list of tables is no value."""
    if isinstance(value, dict):
        return True
    return isinstance(value, list) and (not value or isinstance(value[0], dict))


def _key(key: str) -> str:
    return key if _BARE.match(key) else _text(key)


def _value(value: Any, *, is_instant: bool = False) -> str:
    if isinstance(value, str):
        return value if is_instant else _text(value)
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    return repr(value)


def _text(text: str) -> str:
    shown = (_ESCAPED.get(c) or (c if c.isprintable() else f"\\U{ord(c):08X}") for c in text)
    return f'"{"".join(shown)}"'
