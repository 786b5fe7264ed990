"""What officers see of zones: those agreed, those that one party announced, and what breaks them.

A zone that is not agreed is never shown without the name of who announced it, and no
view says that anybody is safe for keeping it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.position import written
from keepclear.desk.saying import translations
from keepclear.exchange.meaning import meaning
from keepclear.exchange.notice import Activity, instant
from keepclear.exchange.rule.announcement import Announcement, Zone
from keepclear.exchange.rule.zone_rule import LineRule, ZoneRule
from keepclear.exchange.ruling import ruling
from keepclear.exchange.zone_words import asks_of, asks_of_line, heights_of, instant_of
from keepclear.node.known import ItemRow, Numbered, NumberedRow, VersionRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import bad, line_named, speaking
from keepclear.node.officer.zoning import zone_named, zone_to_announce
from keepclear.node.register.agreements import papers_of, ruling_of
from keepclear.node.register.breaches import breach_id
from keepclear.node.register.zones import (
    STANDS,
    breaches_of,
    called,
    found_in,
    number_of,
    rule_of,
    told,
    with_members,
    zones_of,
)
from keepclear.picture.area import Breach, Clause, Ground, Plan, merged
from keepclear.picture.zone import JudgedZone
from keepclear.record.envelope import parse
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.interval import Interval
from keepclear.space.outline import Outline
from keepclear.space.volume import Volume, point

View = dict[str, Any]
LISTED_MAX: Final = 10_000
NOT_KEPT_SHOWN: Final = 50  # more than anybody reads before announcing
NOT_AGREED: Final = "announced, not agreed: nobody's consent is implied"


def zones(node: Node, moment: Moment, channel: str = "", *, every: bool = False) -> list[View]:
    """List the zones that hold or will hold, agreed and announced; or every one announced."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    found = []
    for line in lines:
        broken = list(_broken(node, line, moment))
        for zone, since in _agreed_from_now(line, moment.utc):
            view = _agreed(line, zone, since, moment)
            found.append(view | {"breaches": _count(broken, zone.name)})
        after = 0 if every else moment.utc
        rows = node.store.numbered(Numbered.ZONE, line.channel, after, LISTED_MAX)
        for row in sorted(rows, key=lambda one: (one.party, one.serial, one.n)):
            if every or row.state == STANDS:
                view = _announced(node, line, row, moment)
                label = f"{view['number']} {view['zone']}"
                found.append(view | {"breaches": _count(broken, label)})
    return found


def zone(node: Node, moment: Moment, zone: str, channel: str = "") -> View:
    """Show one zone whole: where, when, every rule with its article, and what breaks it now."""
    agreed = [
        (line, one, since)
        for line in ([line_named(node, channel)] if channel else node.lines.values())
        for one, since in _agreed_from_now(line, moment.utc)
        if zone in (one.name, one.name.rpartition(": ")[2])
    ]
    if agreed:
        line, one, since = agreed[0]
        view, label = _agreed(line, one, since, moment), one.name
        one = _in_names(line, one)
    else:
        line, row = zone_named(node, channel, zone)
        view = _announced(node, line, row, moment)
        stored, one = _said(node, line, row)
        view |= {"text": stored.text, "versions": _versions(line, row)}
        record = node.store.record(row.latest if row.state == STANDS else row.id)
        view["translations"] = translations(line, record) if record else []
        label = f"{view['number']} {view['zone']}"
    view["places"] = [_place(volume) for volume in one.volumes]
    view["rules"] = [*map(_rule, one.rules), *map(_line_rule, one.lines)]
    view["broken_by"] = [
        _breach(line, plan.row, breach)
        for plan, found in breaches_of(node, line, moment)
        for breach in found
        if _is_of(rule_of(line, breach), label)
    ]
    return view


def check_place(
    node: Node,
    moment: Moment,
    place: Sequence[float],
    at: int = 0,
    party: str = "",
    activity: str = "",
    channel: str = "",
    radius_m: float = 0.0,
) -> list[View]:
    """Return the zones that hold at a place and an instant, with what each asks of whom.

    A zone is named where it may hold: in doubt it does. With a party or an activity, rules
    that are not for it are left out.
    """
    utc = at or moment.utc
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    known = {name for line in lines for name in line.names.values()}
    if party and party not in known:
        raise bad("--party", f"no party {party!r}", f"use one of: {', '.join(sorted(known))}")
    span = Interval(instant(utc), instant(utc + 1))
    there = Volume(point(place[0], place[1]), radius_m, EVERY_ALTITUDE, span)
    asked = Plan("", Activity.OTHER, (there,))
    outlines = [Outline(there.core)]
    return [
        view
        | {"rules": _rules_for(one, party, activity), "altitudes": heights_of(one.volumes[0].band)}
        for line in lines
        for view, one in _held_at(node, line, utc)
        if one.lines or any(_is_there(volume, asked, outlines) for volume in one.volumes)
    ]


def announced_zone(node: Node, zone: str, channel: str = "") -> tuple[Zone, str]:
    """Return a zone that was announced, as it was last said, with the words beside it."""
    line, row = zone_named(node, channel, zone)
    said, named = _said(node, line, row)
    return named, said.text


def drafted(node: Node, moment: Moment, data: bytes, channel: str = "") -> View:
    """Show a zone that is not announced yet as it would be: what it asks, and who does not keep it.

    Raises BadInput with all that would keep it from being announced.
    """
    line = speaking(node, channel)
    signed = zone_to_announce(data, moment, line)
    zone = _in_names(line, signed)
    plans = node.situation.plans
    # Every place is on one side of a line, however far; of a place only what may be inside counts.
    near = plans if zone.lines else node.situation.within(zone.volumes)
    judged = JudgedZone(signed, zone.name)
    found = [
        (plans[version], breach)
        for version in sorted(near)
        if plans[version].row.channel == line.channel and plans[version].row.until_utc > moment.utc
        for breach in _of_one(judged, plans[version].judged())
    ]
    ours = {"announced_by": node.us.name, "agreed": False}
    return {
        "name": zone.name,
        "kind": zone.kind.words,
        "channel": line.founding.name,
        "from": instant_of(zone.validity.start),
        "until": instant_of(zone.validity.end),
        "places": [_place(volume) for volume in zone.volumes],
        "rules": [*map(_rule, zone.rules), *map(_line_rule, zone.lines)],
        "not_kept_by": [
            _breach(line, plan.row, breach) | ours for plan, breach in found[:NOT_KEPT_SHOWN]
        ],
        "more": max(0, len(found) - NOT_KEPT_SHOWN),
    }


def _of_one(zone: JudgedZone, plan: Plan) -> list[Breach]:
    """Return what a plan would do against a zone; one that is over by then, or before, nothing."""
    within = zone.zone.validity
    if not any(volume.interval.overlaps(within) for volume in plan.volumes):
        return []
    return merged(zone.breaches(plan, [Outline(volume.core) for volume in plan.volumes]))


def _is_there(volume: Volume, asked: Plan, outlines: list[Outline]) -> bool:
    return any(True for _ in Ground(volume).presences(asked, outlines))


def _held_at(node: Node, line: Line, utc: int) -> Iterator[tuple[View, Zone]]:
    """Yield each zone whose time an instant is in, agreed ones first."""
    when = instant(utc)
    moment = Moment(when, 0.0)
    for zone in zones_of(ruling_of(line, utc)):
        if zone.validity.start <= when < zone.validity.end:
            yield _agreed(line, zone, utc, moment), _in_names(line, zone)
    for row in node.store.numbered(Numbered.ZONE, line.channel, utc, LISTED_MAX):
        if row.state == STANDS and row.from_utc <= utc:
            yield _announced(node, line, row, moment), _said(node, line, row)[1]


def _agreed_from_now(line: Line, utc: int) -> Iterator[tuple[Zone, int]]:
    """Yield each agreed zone that has not ended, with from when its agreement is in force.

    That is now where it is in force already. What is signed and still to come is among them.
    """
    papers, named = papers_of(line), set[str]()
    for at in (utc, *sorted(one for one in papers.changes() if one > utc)):
        for zone in zones_of(ruling(papers, at)):
            if zone.name not in named and zone.validity.end > instant(at):
                named.add(zone.name)
                yield zone, at


def _rules_for(zone: Zone, party: str, activity: str) -> list[View]:
    """Return the rules that are for a party and an activity, as far as they are named."""
    kind = Activity[activity.upper()] if activity else None
    rules = [_rule(rule) for rule in zone.rules if _concerns(rule, party, kind)]
    lines = [
        _line_rule(line)
        for line in zone.lines
        if (not party or party in line.left | line.right)
        and (kind is None or not line.activities or kind in line.activities)
    ]
    return [*rules, *lines]


def _concerns(rule: ZoneRule, party: str, kind: Activity | None) -> bool:
    """Tell whether a rule asks anything of a party and an activity; in doubt it does."""
    if rule.never is None or rule.only is not None:
        return True
    parties = not (party and rule.never.parties) or party in rule.never.parties
    activities = not (kind and rule.never.activities) or kind in rule.never.activities
    return parties and activities


# One zone as plain values


def _agreed(line: Line, zone: Zone, since: int, moment: Moment) -> View:
    start = max(zone.validity.start, instant(since)) if since > moment.utc else zone.validity.start
    return {
        "zone": zone.name,
        "number": "",
        "standing": "AGREED",
        "announced_by": "",
        "channel": line.founding.name,
        "kind": zone.kind.words,
        **_times(Interval(start, zone.validity.end), moment, stands=True),
    }


def _announced(node: Node, line: Line, row: NumberedRow, moment: Moment) -> View:
    _, zone = _said(node, line, row)
    party = line.names.get(row.party, "?")
    span = Interval(instant(row.from_utc), instant(max(row.until_utc, row.from_utc + 1)))
    return {
        "zone": row.name,
        "number": number_of(line, row),
        "standing": "ANNOUNCED, NOT AGREED",
        "announced_by": party,
        "ours": row.party == line.our_index,
        "channel": line.founding.name,
        "kind": zone.kind.words,
        "record": row.id.hex(),
        "means": NOT_AGREED,
        **_times(span, moment, stands=row.state == STANDS),
    }


def _in_names(line: Line, zone: Zone) -> Zone:
    """Return a zone with its parties named as this desk names them."""
    return with_members(zone, lambda key: called(line, key))


def _said(node: Node, line: Line, row: NumberedRow) -> tuple[Announcement, Zone]:
    """Return the last announcement of a zone; of one that was ended, as it was before."""
    stored = node.store.record(row.latest)
    said = meaning(parse(stored.data)) if stored else None
    while stored is not None and not isinstance(said, Announcement):
        stored = node.store.record(stored.target)
        said = meaning(parse(stored.data)) if stored else None
    assert isinstance(said, Announcement), "a zone begins with its announcement"
    return said, _in_names(line, said.zone)


def _versions(line: Line, row: NumberedRow) -> int:
    """Count the versions of a zone, its first included."""
    count, latest = 1, line.store.record(row.latest)
    while latest is not None and latest.id != row.id:
        count, latest = count + 1, line.store.record(latest.target)
    return count if row.state == STANDS else count - 1


def _times(span: Interval, moment: Moment, *, stands: bool) -> View:
    now = instant(moment.utc)
    if not stands:
        state = "ENDED"
    elif span.end <= now:
        state = "OVER"
    else:
        state = "HOLDS" if span.start <= now else "TO COME"
    return {"state": state, "from": instant_of(span.start), "until": instant_of(span.end)}


def _place(volume: Volume) -> View:
    band = volume.band
    return {
        "core": volume.core.kind.name.lower(),
        "positions": [list(at) for ring in volume.core.rings for at in ring],
        "rings": [len(ring) for ring in volume.core.rings],
        "radius_m": volume.radius_m,
        "altitudes": heights_of(band),
        "from": instant_of(volume.interval.start),
        "until": instant_of(volume.interval.end),
    }


def _rule(rule: ZoneRule) -> View:
    due = {} if rule.out_by is None else {"out_by": instant_of(rule.out_by), "what": rule.what}
    return {"rule": rule.name, "article": rule.article, "asks": asks_of(rule)} | due


def _line_rule(rule: LineRule) -> View:
    return {"rule": rule.name, "article": rule.article, "asks": asks_of_line(rule)}


# What does not keep them


def _broken(node: Node, line: Line, moment: Moment) -> Iterator[set[str]]:
    """Yield the names of the rules that each plan does not keep."""
    for _, found in breaches_of(node, line, moment):
        yield {rule_of(line, breach) for breach in found}


def broken_by(node: Node, line: Line, version: bytes) -> Iterator[tuple[Breach, str]]:
    """Yield what a version does against rules of places, each told with rule and article."""
    row, articles = node.situation.breaches.rows.get(version), node.ruling_on(line).articles
    for breach in found_in(row) if row else ():
        article = breach.article or articles.get(breach.rule, "")
        yield breach, told(line, replace(breach, article=article))


def not_kept(node: Node, line: Line, version: bytes) -> list[View]:
    """List what a version does against rules of places: which, where it stands, when and why."""
    return [
        {
            "says": says,
            "from": instant_of(breach.start),
            "until": instant_of(breach.end),
            "why": breach.why,
            "uncertain": breach.uncertain,
        }
        for breach, says in broken_by(node, line, version)
    ]


def _count(broken: Sequence[set[str]], label: str) -> int:
    """Count the plans that do not keep some rule of a zone."""
    return sum(any(_is_of(rule, label) for rule in rules) for rules in broken)


def _is_of(rule: str, label: str) -> bool:
    """Tell whether a rule is one of a zone; an area of an agreement bears the name of its rule."""
    return rule == label or rule.startswith(f"{label}: ")


def _breach(line: Line, row: VersionRow, breach: Breach) -> View:
    return {
        "notice": row.name,
        "serial": f"{line.names.get(row.party, '?')}-{row.serial}",
        "party": line.names.get(row.party, "?"),
        "ours": row.party == line.our_index,
        "channel": line.founding.name,
        "record": row.id.hex(),
        "rule": rule_of(line, breach),
        "article": breach.article,
        "clause": str(breach.clause),
        "announced_by": called(line, breach.announced_by) if breach.announced_by else "",
        "agreed": not breach.announced_by,
        "uncertain": breach.uncertain,
        "id": breach_id(row.id, breach).hex(),
        "from": instant_of(breach.start),
        "until": instant_of(breach.end),
        "where": list(breach.where) if breach.where else None,
        "where_written": written(breach.where) if breach.where else [],
        "why": breach.why,
        "says": told(line, breach),
    }


def breaches(node: Node, moment: Moment, channel: str = "") -> list[View]:
    """List what plans do against zones, agreed or announced, by when each begins."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    found = [
        _breach(line, plan.row, breach)
        for line in lines
        for plan, many in breaches_of(node, line, moment)
        for breach in many
    ]
    return sorted(found, key=lambda one: (one["from"], one["notice"], one["rule"]))


def to_be_out(node: Node, line: Line, row: ItemRow) -> tuple[str, tuple[str, ...]]:
    """Name what of ours is to be out of a zone, and by which rule."""
    moment = Moment(instant(row.opened), 0.0)
    said = [
        f"{told(line, breach)}: {breach.why}"
        for plan, found in breaches_of(node, line, moment)
        for breach in found
        if plan.row.id == row.subject and breach.clause is Clause.OUT_BY
    ]
    plan = node.situation.plans.get(row.subject)
    return (plan.row.name if plan else "?"), tuple(said)


VIEWS: Final[Mapping[str, Any]] = MappingProxyType(
    {"zones": zones, "zone": zone, "zones at": check_place, "zone breaches": breaches}
)
