"""The health of our lines: measured, concluded, kept, and told where it changes.

It is looked at when something happened on a line and when time alone changes
it, never by polling. That a node answers and that somebody is at its desk are
two things, and each is told by itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.message import DeskState, LineCheck, Suspension
from keepclear.node.awaited import late_by_member, others
from keepclear.node.clock import rate_of
from keepclear.node.effects import Bell, Ring
from keepclear.node.journal import Fact
from keepclear.node.known import Place, RecordRow
from keepclear.node.line_states import keep
from keepclear.node.log.line import Entry, Line
from keepclear.node.node import Moment, Node
from keepclear.node.open_item import Need
from keepclear.picture.line_state import (
    Health,
    Limits,
    Sign,
    Signs,
    State,
    Suspended,
    advance,
    next_change,
    phrase,
    reasons,
    states,
)
from keepclear.record.envelope import parse

AHEAD = "LINE CHECK FROM THE FUTURE"
DESK_STATES_SOUGHT = 1_000  # Of a channel's latest: desks are manned and left some times a day.
LOOKED_AT_EVERY_S = (
    1.0  # Of a line found open: to look with each record was 4 % of the line's time.
)


# Looking


def look(node: Node, moment: Moment, lines: Iterable[Line] | None = None) -> None:
    """Work out how lines stand, within a transaction; keep, journal and ring for what changed.

    Crash before the commit: the last state that was kept stands, and the next look finds the same.
    """
    if node.states.opened is None:
        node.states.opened, lines = moment.tick, None
    for line in node.lines.values() if lines is None else lines:
        if line.joined:
            _look_at(node, line, moment)
    for party in sorted(node.states.spoke):
        _ring_where_unmanned(node, party)
    node.states.spoke.clear()


def look_soon(node: Node, moment: Moment, lines: Iterable[Line]) -> None:
    """Look, as after each act and parcel; a line that was found open just now has a second's time.

    What turns an open line bad at once, a suspension or pictures that differ, is looked at
    at once; what is measured of it does so slowly, and the second is over by itself.
    """
    look(node, moment, [line for line in lines if not _is_put_off(node, line, moment)])


def _is_put_off(node: Node, line: Line, moment: Moment) -> bool:
    states, channel = node.states, line.channel
    at = states.open_at.get(channel)
    if at is None or not at <= moment.tick < at + LOOKED_AT_EVERY_S:
        return False
    due, soon = states.dues.get(channel), _utc_of(node, moment, at + LOOKED_AT_EVERY_S)
    states.dues[channel] = soon if due is None or (soon is not None and soon < due) else due
    return True


def _look_at(node: Node, line: Line, moment: Moment) -> None:
    before = dict(node.states.of(node.store, line.channel))
    measured = _measured(node, line, moment)
    limits = _limits(node)
    now = {
        index: advance(before.get(index, {}), health, limits, moment.utc, moment.tick)
        for index, health in measured.items()
    }
    node.states.signs[line.channel] = now
    node.states.open_at.pop(line.channel, None)
    if not any(now.values()):
        node.states.open_at[line.channel] = moment.tick
    ticks = [next_change(now[i], health, limits, moment.tick) for i, health in measured.items()]
    ticks += [at for at in (_settles_at(node),) if at > moment.tick]
    soonest = min((tick for tick in ticks if tick is not None), default=moment.tick)
    node.states.dues[line.channel] = _utc_of(node, moment, soonest)
    if before.keys() != now.keys() or any(_gist(before[i]) != _gist(now[i]) for i in now):
        _note(node, line, before, now, moment)


def _gist(signs: Signs) -> dict[Sign, int]:
    return {sign: held.since for sign, held in signs.items()}


def _utc_of(node: Node, moment: Moment, tick: float) -> int | None:
    """Return the second of our clock by which a tick has come, at the clock's own rate."""
    if tick <= moment.tick:
        return None
    return ceil(moment.now.timestamp() + (tick - moment.tick) * rate_of(node))


def _note(
    node: Node,
    line: Line,
    before: Mapping[int, Signs],
    now: Mapping[int, Signs],
    moment: Moment,
) -> None:
    row = keep(line.channel, now)
    node.store.put(row)
    worst = states(sign for signs in now.values() for sign in signs)[0]
    why = "; ".join(_said(node, line, index, signs, moment) for index, signs in now.items())
    node.journal.add(Fact.LINE_STATE, line.channel, int(worst), row.data, why)
    for index, signs in now.items():
        if index in before and _told(before[index]) != _told(signs):
            _ring(node, line, index, signs, moment)


def _told(signs: Signs) -> tuple[State, ...]:
    """Return the states that ring: not what we do ourselves, nor that a new line has opened."""
    silent = (Sign.NEVER_IN_CONTACT, Sign.SUSPENDED_BY_US)
    return states(sign for sign in signs if sign not in silent)


def _ring(node: Node, line: Line, index: int, signs: Signs, moment: Moment) -> None:
    if node.ringing:
        name = line.names.get(index, "?")
        exercise = "EXERCISE: " if line.founding.scenario else ""
        what = f"{exercise}{_said(node, line, index, signs, moment)}"
        role, alarm = node.procedure.role(0), not node.is_manned(moment.utc)
        node.journal.add(Fact.RANG, Bell.LINE.value, line.channel)
        node.effects.append(Ring(Bell.LINE, line.channel, name, what, role, alarm=alarm))


def _said(node: Node, line: Line, index: int, signs: Signs, moment: Moment) -> str:
    """Say how a line stands and why, as `A-B line: NO CONTACT since 1412Z: it does not answer`."""
    name = line.names.get(index, "?")
    why = ", ".join(reasons(signs))
    said = f"{node.us.name}-{name} line: {phrase(signs, node.us.name, name, moment.utc)}"
    return f"{said}: {why}" if why else said


def current(node: Node, line: Line, moment: Moment) -> dict[int, Signs]:
    """Return how a line stands at a moment, for showing; nothing is kept and nothing rings."""
    before, limits = node.states.of(node.store, line.channel), _limits(node)
    return {
        index: advance(before.get(index, {}), health, limits, moment.utc, moment.tick)
        for index, health in _measured(node, line, moment).items()
    }


# Measuring


def _settles_at(node: Node) -> float:
    """Return the tick from which on what did not come is missed: at our start it is under way."""
    return (node.states.opened or 0.0) + node.procedure.contact_s


def _limits(node: Node) -> Limits:
    """Return the limits; on a fast scenario clock a small real difference is a large one."""
    kept = node.procedure
    offset_s = kept.offset_s * max(1.0, rate_of(node))
    return Limits(kept.contact_s, kept.silence_s, kept.round_trip_s, offset_s)


def _measured(node: Node, line: Line, moment: Moment) -> dict[int, Health]:
    late = late_by_member(line, node.items.late(line.channel), node.procedure, moment.utc)
    suspended = node.states.suspensions(line)
    return {
        index: _health(node, line, index, suspended, late.get(index, 0), moment)
        for index in others(line)
    }


def _health(
    node: Node,
    line: Line,
    index: int,
    suspended: Mapping[int, Suspended],
    late: int,
    moment: Moment,
) -> Health:
    party, remembered = line.founding.members[index], node.states
    outbox = node.peers.get(party)
    if outbox is not None and outbox.contact_tick is not None:
        remembered.heard[party] = outbox.contact_tick
    heard = remembered.heard.get(party)
    met: bool | None = heard is not None or (outbox is not None and outbox.row.contact_utc > 0)
    if not met and index in remembered.of(node.store, line.channel):
        # A card that was taken anew has no time of contact: what was known of the line stands.
        met = None
    start = next((t for t in (heard, remembered.opened) if t is not None), moment.tick)
    best = outbox.offsets.best if outbox else None
    is_settled = _settles_at(node) <= moment.tick
    check = node.items.find(Need.LINE_CHECK, line.channel, index)
    return Health(
        met=met,
        heard=heard is not None or met is False,
        silent_s=0.0 if met is False else max(0.0, moment.tick - start),
        contact_utc=(outbox.row.contact_utc if outbox else 0) or None,
        round_trip_s=best.round_trip_s if best else None,
        offset_s=best.seconds if best else None,
        offset_error_s=best.error_s if best else 0.0,
        unacknowledged=late if is_settled else None,
        pictures_differ=(line.channel, index) in remembered.differ,
        check_missed=(check is not None and check.rung >= 0) if is_settled else None,
        by_us=suspended.get(line.our_index),
        by_them=suspended.get(index),
    )


# What members say of the line


def hear(node: Node, line: Line, entry: Entry, moment: Moment) -> None:
    """Take what a record says of the line itself, beside what it says to officers."""
    party = line.founding.members[entry.row.party]
    match entry.statement:
        case Suspension():
            node.states.forget_suspensions(line.channel)
        case DeskState() if entry.row.place is Place.APPENDED:
            node.states.spoke.add(party)
        case LineCheck(at=at) if at - moment.utc > _ahead_max_s(node, party):
            name = line.names.get(entry.row.party, "?")
            why = f"{name}: its picture is for {at - moment.utc} s ahead of our clock"
            node.odd(line.channel, entry.row.id, AHEAD, why, name)
        case _:
            pass


def _ahead_max_s(node: Node, party: bytes) -> float:
    """Return how far ahead of our clock a party may be: its measured offset is shown elsewhere."""
    outbox = node.peers.get(party)
    best = outbox.offsets.best if outbox else None
    return max(_limits(node).offset_s, best.seconds + best.error_s if best else 0.0)


@dataclass(frozen=True, slots=True)
class DeskSaid:
    """What a party last said of its desk, and since when, by its own clock."""

    manned: bool
    utc: int


def desk_said(node: Node, party: bytes) -> DeskSaid | None:
    """Return a party's last word on whether anybody is at its desk; None where it said nothing."""
    latest: dict[tuple[bytes, bytes], RecordRow] = {}
    for line in node.lines.values():
        index = line.founding.index(party)
        for row in node.store.of_kinds(line.channel, [Kind.DESK_STATE], 0, DESK_STATES_SOUGHT):
            where = line.channel, row.incarnation
            if row.party == index and (where not in latest or latest[where].seq < row.seq):
                latest[where] = row
    if not latest:
        return None
    row = max(latest.values(), key=lambda row: (row.utc, row.id))
    said = meaning(parse(row.data))
    return DeskSaid(isinstance(said, DeskState) and said.manned, row.utc)


def _ring_where_unmanned(node: Node, party: bytes) -> None:
    said = desk_said(node, party)
    if said is None or said.manned:
        node.states.unmanned.discard(party)
    elif party not in node.states.unmanned and party != node.us.party:
        node.states.unmanned.add(party)
        card = node.cards.get(party)
        name = card.name if card else next(_names(node, party), "?")
        node.ring(Bell.LINE, party, name, f"DESK UNMANNED: nobody is at the desk of {name}")


def _names(node: Node, party: bytes) -> Iterator[str]:
    for line in node.lines.values():
        index = line.founding.index(party)
        if index is not None:
            yield line.names.get(index, "?")
