"""Zones that one party announced: numbered, held in force by version, judged against all plans.

An announced zone counts in everybody's picture as announced, in a cut like all else. What
a plan of the channel does against it is found when either comes or changes, from when to
when; what of ours is not out of one by its instant waits for a person. Within an
announcement, and in what is judged, a party is its fingerprint: each desk has its own names.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec.structs import replace

from keepclear.exchange.agreement import with_parties
from keepclear.exchange.meaning import Kind, NotUnderstood, Refused, Statement, meaning
from keepclear.exchange.notice import instant, seconds
from keepclear.exchange.procedure import DAY_S
from keepclear.exchange.rule.announcement import Announcement, Zone, ZoneEnd, ZoneKind
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.zone import AreaRule, SideRule
from keepclear.exchange.rule.zone_rule import LineRule, ZoneRule
from keepclear.exchange.ruling import Ruling
from keepclear.limits import MEMBERS_MAX, ZONES_PER_PARTY_MAX
from keepclear.node import later_log
from keepclear.node.effects import Bell
from keepclear.node.known import BreachRow, ItemRow, Numbered, NumberedRow, RecordRow, Store
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import NO_PARTY, Need
from keepclear.node.register.breaches import Plan
from keepclear.node.standing import DOCUMENTS_MAX, Cut, within
from keepclear.picture.area import Breach, Clause
from keepclear.picture.zone import JudgedZone
from keepclear.record.envelope import parse
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.volume import Volume

if TYPE_CHECKING:
    from keepclear.node.node import Node

STANDS, ENDED, ENDED_ELSEWHERE = 1, 2, 3  # the last by another log of who announced it
# What has to leave a zone moves by road and by night: its officers are told a day before.
TOLD_BEFORE_S: Final = DAY_S
_HELD_MAX: Final = ZONES_PER_PARTY_MAX * MEMBERS_MAX
_READ_MAX: Final = 1_024  # some kilobytes each; a theatre has dozens
_KEY_DIGITS: Final = 8  # of a fingerprint; no two members of a channel share so many
_FOUND: Final = msgspec.json.Decoder(tuple[Breach, ...])


# What a log allows


def _check(store: Store, entry: Entry) -> Refused | None:
    said, row = entry.statement, entry.row
    assert isinstance(said, Announcement)
    begun = _begun(store, entry, said.serial)
    refused = None
    if said.supersedes is not None:
        refused = _check_latest(store, entry, begun, said.supersedes)
    elif begun is not None:
        refused = Refused("zone/12", f"number {said.serial} was given before")
    if refused is not None or begun is not None:
        return refused
    active = store.numbered(Numbered.ZONE, row.channel, row.utc, _HELD_MAX)
    own = [one for one in active if _author(one) == (row.party, row.incarnation)]
    if len(own) >= ZONES_PER_PARTY_MAX:
        return Refused("zone/14", f"over {ZONES_PER_PARTY_MAX} zones at once")
    return None


def _check_end(store: Store, entry: Entry) -> Refused | None:
    said = entry.statement
    assert isinstance(said, ZoneEnd)
    return _check_latest(store, entry, _begun(store, entry, said.serial), said.supersedes)


def _check_latest(
    store: Store, entry: Entry, begun: NumberedRow | None, supersedes: bytes
) -> Refused | None:
    if begun is None and later_log.may_name(store, entry.row, supersedes, later_log.ZONES):
        return None
    if begun is None or begun.state == ENDED or begun.latest != supersedes:
        return Refused("zone/13", "it supersedes something else than the version that stands")
    return None


def _begun(store: Store, entry: Entry, serial: int) -> NumberedRow | None:
    """Return the zone of a number that the same log began, or None."""
    row = entry.row
    rows = store.numbered_as(Numbered.ZONE, row.channel, row.party, serial)
    return next((one for one in rows if _author(one) == (row.party, row.incarnation)), None)


def _author(row: NumberedRow) -> tuple[int, bytes]:
    return row.party, row.incarnation


# What a statement does


def _take(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    said, row = entry.statement, entry.row
    assert isinstance(said, Announcement)
    before = _begun(node.store, entry, said.serial)
    if before is None and said.supersedes is not None:
        _end_elsewhere(node.store, row, said.supersedes)
    is_ended = any(later_log.enders(node.store, row, later_log.ZONES))
    kept = NumberedRow(
        Numbered.ZONE,
        row.channel,
        row.party,
        row.incarnation,
        said.serial,
        before.id if before else row.id,
        row.id,
        said.zone.name,
        ENDED_ELSEWHERE if is_ended else STANDS,
        seconds(said.zone.validity.start),
        seconds(said.zone.validity.end),
        row.n,
        b"",
    )
    node.store.put(kept)
    if row.party != line.our_index and kept.until_utc > moment.utc:
        what = f"zone {number_of(line, kept)} {kept.name} announced, not agreed"
        node.ring_for(line, entry.record, Bell.ZONE, what)
    node.settle(line, moment)


def _take_end(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    said, row = entry.statement, entry.row
    assert isinstance(said, ZoneEnd)
    begun = _begun(node.store, entry, said.serial)
    if begun is None:
        begun = _end_elsewhere(node.store, row, said.supersedes)
    else:
        until = max(begun.from_utc, min(begun.until_utc, row.utc))
        node.store.put(replace(begun, latest=row.id, state=ENDED, until_utc=until, n=row.n))
    if begun is not None and row.party != line.our_index:
        what = f"zone {number_of(line, begun)} {begun.name} ended: {said.reason}"
        node.ring_for(line, entry.record, Bell.ZONE, what)
    node.settle(line, moment)


def _end_elsewhere(store: Store, row: RecordRow, target: bytes) -> NumberedRow | None:
    """Let a record end a zone that another log of its author announced; None where none stands."""
    named = store.record(target)
    said = _said(named.data) if named is not None and later_log.may_end(row, named) else None
    if named is None or not isinstance(said, Announcement):
        return None
    for begun in store.numbered_as(Numbered.ZONE, row.channel, row.party, said.serial):
        if begun.latest == target and begun.state == STANDS:
            ended = replace(begun, state=ENDED_ELSEWHERE)
            store.put(ended)
            return ended
    return None


def number_of(line: Line, row: NumberedRow) -> str:
    """Return what officers call a zone, such as A-3."""
    return f"{line.names.get(row.party, '?')}-{row.serial}"


# What holds


def announced(line: Line, at: int, cut: Cut | None = None) -> tuple[JudgedZone, ...]:
    """Return the announced zones that have not ended by an instant, by party and number.

    Those of a cut; without one, of all that we hold. They are named alike at every node.
    """
    rows = _standing(line, at) if cut is None else standing_in(line, cut)
    found = []
    for row in rows:
        said = _said(row.data)
        if isinstance(said, Announcement) and seconds(said.zone.validity.end) > at:
            key = line.founding.members[row.party].hex()
            label = f"{key[:_KEY_DIGITS]}-{said.serial} {said.zone.name}"
            found.append((row.party, said.serial, row.id, JudgedZone(said.zone, label, key)))
    return tuple(one for *_, one in sorted(found, key=lambda one: one[:3]))


@lru_cache(_READ_MAX)
def _said(data: bytes) -> Statement | NotUnderstood | Refused:
    """Read an announcement once, though every picture asks for it."""
    return meaning(parse(data))


def _standing(line: Line, at: int) -> Iterator[RecordRow]:
    for row in line.store.numbered(Numbered.ZONE, line.channel, at, _HELD_MAX):
        stored = line.store.record(row.latest)
        if row.state == STANDS and stored is not None:
            yield stored


def standing_in(line: Line, cut: Cut) -> Iterator[RecordRow]:
    """Yield the last announcement of each number in a cut, of those that none ended in it."""
    kinds = [Kind.ZONE, Kind.ZONE_END]
    rows = within(line.store.of_kinds(line.channel, kinds, 0, DOCUMENTS_MAX), cut)
    last: dict[tuple[int, bytes, int], RecordRow] = {}
    ends: dict[bytes, list[RecordRow]] = {}
    for row in sorted(rows, key=lambda one: one.seq):
        said = meaning(parse(row.data))
        if isinstance(said, Announcement | ZoneEnd):
            last[row.party, row.incarnation, said.serial] = row
            if said.supersedes is not None:
                ends.setdefault(said.supersedes, []).append(row)
    for row in last.values():
        if row.kind == Kind.ZONE and not any(
            later_log.may_end(end, row) for end in ends.get(row.id, ())
        ):
            yield row


def next_end(line: Line, at: int) -> int | None:
    """Return when the next announced zone ends, if one will."""
    rows = line.store.numbered(Numbered.ZONE, line.channel, at, 1)
    return rows[0].until_utc if rows else None


def zones_of(held: Ruling) -> tuple[Zone, ...]:
    """Return the places that have rules where something is in force: its zones, areas and sides."""
    rules, articles = held.rules, held.articles
    areas = (_of_area(one, articles.get(one.name, "")) for one in rules.areas)
    sides = (_of_side(one, articles.get(one.name, "")) for one in rules.sides)
    return (*rules.zones, *areas, *sides)


def _of_area(area: AreaRule, article: str) -> Zone:
    own = area.name.rpartition(": ")[2]
    rule = ZoneRule(own, article, area.only, area.never, area.altitudes, area.lead_s)
    span = area.volume.interval
    return Zone(ZoneKind.RESTRICTED, area.name, (area.volume,), span, (rule,))


def _of_side(side: SideRule, article: str) -> Zone:
    own, drawn = (
        side.name.rpartition(": ")[2],
        Volume(side.line, 0.0, EVERY_ALTITUDE, side.interval),
    )
    asked = side.left, side.right, side.buffer_m, side.reach_m, side.activities
    rule = LineRule(own, article, *asked)
    return Zone(ZoneKind.DECONFLICTION_LINE, side.name, (drawn,), side.interval, (), (rule,))


# By which names


def with_members(zone: Zone, named: Callable[[str], str]) -> Zone:
    """Return a zone with every party that its rules name replaced by what `named` makes of it."""
    (renamed,) = with_parties(Rules(zones=(zone,)), named).zones
    return renamed


def called(line: Line, key: str) -> str:
    """Return what officers call a party that is named by its fingerprint."""
    found = [i for i, member in enumerate(line.founding.members) if member.hex() == key]
    return line.names.get(found[0], "?") if found else key[:_KEY_DIGITS]


def rule_of(line: Line, breach: Breach) -> str:
    """Return the name of the rule of a breach as officers say it: that of a zone as B-1 NAME."""
    if not breach.announced_by:
        return breach.rule
    name = called(line, breach.announced_by)
    return name + breach.rule.removeprefix(breach.announced_by[:_KEY_DIGITS])


def told(line: Line, breach: Breach) -> str:
    """Say what rule a breach is of, where that stands and who says so."""
    article = f" ({breach.article})" if breach.article else ""
    by = breach.announced_by
    said = f", announced by {called(line, by)}, not agreed" if by else ""
    unsure = ", uncertain" if breach.uncertain else ""
    return f"{rule_of(line, breach)}{article}, {breach.clause}{unsure}{said}"


# What does not keep them


def found_in(row: BreachRow) -> tuple[Breach, ...]:
    """Return what a version does against rules of places, as it is kept."""
    return _FOUND.decode(row.found)


def breaches_of(
    node: "Node", line: Line, moment: Moment
) -> Iterator[tuple[Plan, tuple[Breach, ...]]]:
    """Yield each plan of a channel that does not keep what it is held to by itself, and how.

    What is over by now is left out.
    """
    now = instant(moment.utc)
    for row in node.situation.breaches:
        if row.channel == line.channel:
            lasting = tuple(breach for breach in found_in(row) if breach.end > now)
            if lasting:
                yield node.situation.plans[row.version], lasting


def asked_anew(node: "Node", line: Line, moment: Moment) -> None:
    """Look at every plan of ours in a channel for what is to be out of a zone by an instant."""
    rows = node.situation.breaches.rows
    asked = {row.subject for row in node.items.of(Need.OUT_BY) if row.channel == line.channel}
    ours = {key for key, row in rows.items() if row.channel == line.channel}
    for version in sorted(asked | ours):
        plan = node.situation.plans.get(version)
        if plan is not None:
            stood(node, line, plan, moment)


def stood(node: "Node", line: Line, plan: Plan, moment: Moment) -> None:
    """Ask for a plan of ours that is not out of a zone by its instant; of what is out nothing."""
    if plan.row.party != line.our_index:
        return
    row = node.situation.breaches.rows.get(plan.row.id)
    due = _due(found_in(row)) if row else None
    item = node.items.find(Need.OUT_BY, plan.row.id)
    if item is not None and due != item.due:
        node.items.close(item.key)
        item = None
    if item is None and due is not None:
        rings = max(moment.utc, due - TOLD_BEFORE_S)
        node.items.open(
            ItemRow(
                int(Need.OUT_BY),
                plan.row.id,
                NO_PARTY,
                line.channel,
                plan.row.precedence,
                moment.utc,
                due,
                rings,
                -1,
                fixed=True,
            )
        )


def _due(found: Iterable[Breach]) -> int | None:
    """Return the first instant by which something has to be out, or None."""
    starts = [seconds(breach.start) for breach in found if breach.clause is Clause.OUT_BY]
    return min(starts, default=None)


CHECKS: Final[Mapping[type, Any]] = MappingProxyType({Announcement: _check, ZoneEnd: _check_end})
TAKES: Final[Mapping[type, Any]] = MappingProxyType({Announcement: _take, ZoneEnd: _take_end})
