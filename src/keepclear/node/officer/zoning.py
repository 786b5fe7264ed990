"""Announcing, amending and ending zones of our own. An announcement asks nobody's consent."""

from keepclear.errors import BadInput, BadRecord, Fault
from keepclear.exchange.fields import Fields
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import seconds
from keepclear.exchange.rule.announcement import Announcement, Zone, ZoneEnd, read_zone
from keepclear.exchange.rule.zone import ALWAYS
from keepclear.exchange.rule.zone_rule import ZoneRule
from keepclear.node import request as ask
from keepclear.node.known import Numbered, NumberedRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, is_id, line_named, speaking
from keepclear.node.officer.writing import check_size, reply_of, write
from keepclear.node.register.zones import STANDS, with_members
from keepclear.record.canonical import decode

_NAMED_MAX = 10_000  # zones of a channel that are looked through for a name


def zone_named(node: Node, channel: str, name: str) -> tuple[Line, NumberedRow]:
    """Find the zone an officer means: by its number (A-3), its name or its record's id.

    Of those with one name the one that stands is meant.
    """
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    found = {row.id: (line, row) for line in lines for row in _rows(line, name)}
    standing = {key: pair for key, pair in found.items() if pair[1].state == STANDS}
    meant = standing if len(found) > 1 and standing else found
    if len(meant) == 1:
        return next(iter(meant.values()))
    if not meant:
        raise bad("zone", f"no zone {name!r}", "see: keepclear zone list")
    numbers = sorted(
        f"{line.names.get(row.party, '?')}-{row.serial}" for line, row in meant.values()
    )
    raise bad("zone", f"more than one is {name!r}", f"name one: {', '.join(numbers)}")


def _rows(line: Line, name: str) -> list[NumberedRow]:
    party, _, serial = name.rpartition("-")
    rows = [
        row
        for index, known in line.names.items()
        if known == party and serial.isdigit()
        for row in line.store.numbered_as(Numbered.ZONE, line.channel, index, int(serial))
    ]
    if rows:
        return rows
    every = line.store.numbered(Numbered.ZONE, line.channel, 0, _NAMED_MAX)
    return [row for row in every if row.name == name or is_id(row.id, name)]


def zone_to_announce(data: bytes, moment: Moment, line: Line) -> Zone:
    """Read a zone that is to be announced; raise BadInput with all its faults."""
    try:
        zone = read_zone(decode(data), Fields({}, "zone/1"))
    except BadRecord as error:
        raise bad("zone", error.what, "correct it and try again") from error
    place = f"zone {zone.name}"
    faults = [Fault(f"{place}, {one.place}", one.fault, one.cure) for one in zone.faults]
    if zone.validity.end >= ALWAYS.end:
        cure = "give an end; what one party announces is said anew when it is still true"
        faults.append(Fault(f"{place}, end", "it has no end", cure))
    elif seconds(zone.validity.end) <= moment.utc:
        faults.append(Fault(f"{place}, end", "it is over already", "give a later end"))
    named = {party for rule in zone.rules for party in _parties(rule)}
    named |= {party for rule in zone.lines for party in rule.left | rule.right}
    members = set(line.names.values())
    for party in sorted(named - members):
        cure = f"members of this channel are {', '.join(sorted(members))}"
        faults.append(Fault(f"{place}, parties", f"{party!r} is not on this channel", cure))
    if faults:
        raise BadInput(faults)
    check_size(len(data), place)
    keys = {name: line.founding.members[index].hex() for index, name in line.names.items()}
    return with_members(zone, lambda name: keys[name])


def _parties(rule: ZoneRule) -> set[str]:
    whos = [rule.only, rule.never, *(one.who for one in rule.exempt)]
    return {party for who in whos if who is not None for party in who.parties}


def _announce(node: Node, request: ask.AnnounceZone, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    zone = zone_to_announce(request.zone, moment, line)
    if request.amends:
        _, row = _ours(node, request.channel, request.amends)
        said = Announcement(_serial_of(node, line, row), zone, request.text, row.latest)
    else:
        serial = node.store.numbered_last(Numbered.ZONE, line.channel, line.our_index) + 1
        said = Announcement(serial, zone, request.text)
    entry = write(node, line, request, Kind.ZONE, said, request.precedence, moment)
    return reply_of(entry, line) | {"zone": f"{node.us.name}-{said.serial}", "name": zone.name}


def _serial_of(node: Node, line: Line, row: NumberedRow) -> int:
    """Return the number that a zone of ours bears in the log that we write now."""
    ours = line.our_log.incarnation if line.our_log else b""
    alike = node.store.numbered_as(Numbered.ZONE, line.channel, line.our_index, row.serial)
    if row.incarnation == ours or all(one.incarnation != ours for one in alike):
        return row.serial
    return node.store.numbered_last(Numbered.ZONE, line.channel, line.our_index) + 1


def _end(node: Node, request: ask.EndZone, moment: Moment) -> Reply:
    line, row = _ours(node, request.channel, request.zone)
    said = ZoneEnd(_serial_of(node, line, row), row.latest, request.reason)
    entry = write(node, line, request, Kind.ZONE_END, said, request.precedence, moment)
    return reply_of(entry, line) | {"zone": f"{node.us.name}-{row.serial}", "name": row.name}


def _ours(node: Node, channel: str, name: str) -> tuple[Line, NumberedRow]:
    line, row = zone_named(node, channel, name)
    line = speaking(node, line.founding.name)
    if row.party != line.our_index:
        party = line.names.get(row.party, "?")
        cure = f"only {party} amends or ends it: keepclear say"
        raise bad("zone", f"{name!r} was announced by {party}", cure)
    if row.state != STANDS:
        raise bad("zone", f"{name!r} has ended", "announce a new one")
    return line, row


ACTS: Acts = {ask.AnnounceZone: _announce, ask.EndZone: _end}
