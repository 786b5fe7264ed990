"""Zones that one party announced: numbered, held in force by version, judged against all plans.

An announced zone counts in everybody's picture as announced, from the commit that
holds it. What a plan of the channel does against it is found when either arrives or
changes; from when to when it does is part of what is found, so nothing is judged again
when a zone begins or ends. What of ours is not out by its instant waits for a person.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.announcement import Announcement, Zone, ZoneEnd, parse_announcement
from keepclear.exchange.meaning import Refused
from keepclear.exchange.notice import Activity, instant, seconds
from keepclear.exchange.procedure import DAY_S
from keepclear.exchange.rules import Rules
from keepclear.limits import MEMBERS_MAX, ZONES_PER_PARTY_MAX
from keepclear.node.effects import Bell
from keepclear.node.known import ItemRow, Numbered, NumberedRow, Store
from keepclear.node.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import NO_PARTY, Need
from keepclear.picture.area import Breach, Clause, Plan
from keepclear.picture.rules import Judge
from keepclear.picture.zone import JudgedZone
from keepclear.record.envelope import parse

if TYPE_CHECKING:
    from keepclear.node.node import Node
    from keepclear.node.situation import Plan as Standing

STANDS, ENDED = 1, 2
# What has to leave a zone moves by road and by night: its officers are told a day before.
TOLD_BEFORE_S: Final = DAY_S
_HELD_MAX: Final = ZONES_PER_PARTY_MAX * MEMBERS_MAX


@dataclass(frozen=True, slots=True)
class Announced:
    """A zone that holds or will hold, and the record of its latest version."""

    row: NumberedRow
    judged: JudgedZone

    @property
    def zone(self) -> Zone:
        """The zone as its author announced it."""
        return self.judged.zone


@dataclass(slots=True)
class Zones:
    """All announced zones that have not ended, by channel, and what plans do against them.

    Breaches of a channel are worked out when they are first asked for, so that a start costs
    nothing for them, and then kept up with each plan and zone that comes or goes.
    """

    held: dict[bytes, dict[bytes, Announced]] = field(default_factory=dict)
    breaches: dict[bytes, dict[bytes, tuple[Breach, ...]]] = field(default_factory=dict)

    def of(self, channel: bytes, utc: int) -> list[Announced]:
        """Return the zones of a channel that have not ended, by party and number."""
        kept = [one for one in self.held.get(channel, {}).values() if one.row.until_utc > utc]
        return sorted(kept, key=lambda one: (one.row.party, one.row.serial, one.row.incarnation))

    def put(self, line: Line, row: NumberedRow, zone: Zone) -> Announced:
        """Hold a zone, in the place of an earlier version."""
        party = line.names.get(row.party, "?")
        announced = Announced(row, JudgedZone(zone, f"{party}-{row.serial} {row.name}", party))
        self.held.setdefault(line.channel, {})[row.id] = announced
        return announced

    def forget(self, utc: int) -> None:
        """Let go of zones whose validity has ended, and of what was found against them."""
        for channel, zones in self.held.items():
            over = [key for key, one in zones.items() if one.row.until_utc <= utc]
            for key in over:
                del zones[key]
            if over:
                self.breaches.pop(channel, None)


# What a log allows


def _check(store: Store, entry: Entry) -> Refused | None:
    said, row = entry.statement, entry.row
    assert isinstance(said, Announcement)
    begun = _begun(store, entry, said.serial)
    if said.supersedes is not None:
        return _check_latest(begun, said.supersedes)
    if begun is not None:
        return Refused("zone/12", f"number {said.serial} was given before")
    active = store.numbered(Numbered.ZONE, row.channel, row.utc, _HELD_MAX)
    own = [one for one in active if _author(one) == (row.party, row.incarnation)]
    if len(own) >= ZONES_PER_PARTY_MAX:
        return Refused("zone/14", f"over {ZONES_PER_PARTY_MAX} zones at once")
    return None


def _check_end(store: Store, entry: Entry) -> Refused | None:
    said = entry.statement
    assert isinstance(said, ZoneEnd)
    return _check_latest(_begun(store, entry, said.serial), said.supersedes)


def _check_latest(begun: NumberedRow | None, supersedes: bytes) -> Refused | None:
    if begun is None or begun.state != STANDS or begun.latest != supersedes:
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
    kept = NumberedRow(
        Numbered.ZONE,
        row.channel,
        row.party,
        row.incarnation,
        said.serial,
        before.id if before else row.id,
        row.id,
        said.zone.name,
        STANDS,
        seconds(said.zone.validity.start),
        seconds(said.zone.validity.end),
        row.n,
        b"",
    )
    node.store.put(kept)
    announced = node.zones.put(line, kept, said.zone)
    if row.party != line.our_index and kept.until_utc > moment.utc:
        what = f"zone {announced.judged.label} announced, not agreed"
        node.ring_for(line, entry.record, Bell.NOTICE, what)
    _judge_anew(node, line, moment)


def _take_end(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    said, row = entry.statement, entry.row
    assert isinstance(said, ZoneEnd)
    begun = _begun(node.store, entry, said.serial)
    assert begun is not None, "an end that names no zone was refused"
    until = max(begun.from_utc, min(begun.until_utc, row.utc))
    node.store.put(replace(begun, latest=row.id, state=ENDED, until_utc=until, n=row.n))
    node.zones.held.get(line.channel, {}).pop(begun.id, None)
    if row.party != line.our_index:
        party = line.names.get(row.party, "?")
        what = f"zone {party}-{begun.serial} {begun.name} ended: {said.reason}"
        node.ring_for(line, entry.record, Bell.NOTICE, what)
    _judge_anew(node, line, moment)


def restore(node: "Node", line: Line, moment: Moment) -> None:
    """Read back the zones of a channel that have not ended; the rest of its history is not read."""
    for row in node.store.numbered(Numbered.ZONE, line.channel, moment.utc, _HELD_MAX):
        stored = node.store.record(row.latest)
        if row.state == STANDS and stored is not None:
            body = parse(stored.data).body or {}
            node.zones.put(line, row, parse_announcement(body).zone)


# What plans do against zones


def stood(node: "Node", line: Line, plan: "Standing", moment: Moment) -> None:
    """Judge a version that has just begun to stand, and ring for what it does."""
    known = node.zones.breaches.get(line.channel)
    if not node.zones.of(line.channel, moment.utc):
        return
    found = tuple(_judge(node, line, moment).breaches(judged(node, line, plan)))
    if known is not None:
        known[plan.row.id] = found
    _ring(node, line, plan, found, moment)
    _ask_out(node, line, plan, found, moment)


def breaches_of(
    node: "Node", line: Line, moment: Moment
) -> Iterator[tuple["Standing", tuple[Breach, ...]]]:
    """Yield each plan of a channel that does not keep a zone that was announced, with what it does.

    What is over by now is left out.
    """
    node.zones.forget(moment.utc)
    if line.channel not in node.zones.breaches:
        node.zones.breaches[line.channel] = dict(_all(node, line, moment))
    now = instant(moment.utc)
    for version, found in node.zones.breaches[line.channel].items():
        plan = node.situation.plans.get(version)
        lasting = tuple(breach for breach in found if breach.end > now)
        if plan is not None and lasting:
            yield plan, lasting


def agreed_zones(node: "Node", line: Line, utc: int) -> tuple[Zone, ...]:
    """Return the zones that the parties of a line have agreed and that have not ended."""
    return ()


def _judge_anew(node: "Node", line: Line, moment: Moment) -> None:
    """Judge every plan of a channel by the zones that stand now, and ring for what is new."""
    before = node.zones.breaches.pop(line.channel, None) or {}
    now = node.zones.breaches[line.channel] = dict(_all(node, line, moment))
    for plan in [node.situation.plans[version] for version in now]:
        told = {(one.rule, one.clause) for one in before.get(plan.row.id, ())}
        new = [one for one in now[plan.row.id] if (one.rule, one.clause) not in told]
        _ring(node, line, plan, new, moment)
    asked = {row.subject for row in node.items.of(Need.OUT_BY) if row.channel == line.channel}
    for version in sorted(asked | now.keys()):
        if version in node.situation.plans:
            plan = node.situation.plans[version]
            _ask_out(node, line, plan, now.get(version, ()), moment)


def _all(node: "Node", line: Line, moment: Moment) -> Iterator[tuple[bytes, tuple[Breach, ...]]]:
    """Yield what each plan that stands in a channel does, of those that do anything."""
    zones = node.zones.of(line.channel, moment.utc)
    if not zones:
        return
    judge = _judge(node, line, moment)
    for version in _candidates(node, zones):
        plan = node.situation.plans[version]
        if plan.row.channel == line.channel:
            found = tuple(judge.breaches(judged(node, line, plan)))
            if found:
                yield version, found


def _candidates(node: "Node", zones: Iterable[Announced]) -> list[bytes]:
    """Return the plans that may be inside a zone; with a line among them every plan has a side."""
    found: set[bytes] = set()
    for one in zones:
        if one.zone.lines:
            return sorted(node.situation.plans)
        found.update(node.situation.within(one.zone.volumes))
    return sorted(found)


def _judge(node: "Node", line: Line, moment: Moment) -> Judge:
    agreed = Rules()
    announced = tuple(one.judged for one in node.zones.of(line.channel, moment.utc))
    return Judge(Rules(exempt=agreed.exempt, margins=agreed.margins), announced)


def judged(node: "Node", line: Line, plan: "Standing") -> Plan:
    """Return a plan as rules see it; when it was given is by its author's clock."""
    stored = node.store.record(plan.row.id)
    given = instant(stored.utc) if stored else None
    party = line.names.get(plan.row.party, "?")
    return Plan(party, Activity(plan.row.activity), plan.volumes, given)


def told(breach: Breach) -> str:
    """Say what rule a breach is of, where that stands and who says so."""
    article = f" ({breach.article})" if breach.article else ""
    said = f", announced by {breach.announced_by}, not agreed" if breach.announced_by else ""
    unsure = ", uncertain" if breach.uncertain else ""
    return f"{breach.rule}{article}, {breach.clause}{unsure}{said}"


def _ring(
    node: "Node", line: Line, plan: "Standing", found: Iterable[Breach], moment: Moment
) -> None:
    lasting = [breach for breach in found if breach.end > instant(moment.utc)]
    for breach in lasting[:1]:
        more = f" and {len(lasting) - 1} more" if lasting[1:] else ""
        party = line.names.get(plan.row.party, "?")
        what = f"breach by {plan.row.name}: {told(breach)}{more}"
        node.ring(Bell.CONFLICT, plan.row.id, party, what)


def _ask_out(
    node: "Node", line: Line, plan: "Standing", found: Iterable[Breach], moment: Moment
) -> None:
    """Ask for what of ours is not out of a zone by its instant; nothing is asked of what is out."""
    if plan.row.party != line.our_index:
        return
    starts = [seconds(breach.start) for breach in found if breach.clause is Clause.OUT_BY]
    item = node.items.find(Need.OUT_BY, plan.row.id)
    due = min(starts, default=None)
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


CHECKS: Final[Mapping[type, Any]] = MappingProxyType({Announcement: _check, ZoneEnd: _check_end})
TAKES: Final[Mapping[type, Any]] = MappingProxyType({Announcement: _take, ZoneEnd: _take_end})
