"""Replay: make a node's every conclusion again from its journal and its records.

The journal says in which order records came and what this node did; nothing
else is read but the bytes of the records themselves. Stopped at an earlier
entry, it shows what was known then.
"""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from keepclear.errors import Misused
from keepclear.exchange.message import DeskState
from keepclear.exchange.notice import instant
from keepclear.exchange.party import parse_card
from keepclear.exchange.procedure import parse_procedure
from keepclear.node.checklist import Answered, advance, kept_as, parse_run
from keepclear.node.clock import set_by
from keepclear.node.effects import Bell
from keepclear.node.journal import GENESIS, Fact, chain, facts, mark
from keepclear.node.known import (
    JournalRow,
    KeptRow,
    OddityRow,
    PeerRow,
    ReceiptRow,
    RequestRow,
    Store,
)
from keepclear.node.line_states import NAME
from keepclear.node.node import Moment, Node
from keepclear.node.open_item import Need
from keepclear.node.opening import PROCEDURE
from keepclear.node.outbox import Outbox
from keepclear.node.passing import set_watch
from keepclear.node.register import registers
from keepclear.record.envelope import parse, parse_held

ENTRIES_PER_STEP = 500


def replay(old: Store, node: Node, until: int | None = None) -> int:
    """Replay the journal of `old` into the empty store of `node`; return the records replayed.

    Raises Misused where the journal's chain is broken or a record is missing.
    Crash inside: the new store is not complete and is thrown away; the old one
    is untouched.
    """
    node.ringing = False
    count, before, after = 0, GENESIS, 0
    while rows := old.journal(after, ENTRIES_PER_STEP):
        rows = [row for row in rows if until is None or row.n <= until]
        node.store.begin()
        for row in rows:
            if chain(before, row.n, row.utc, row.facts) != row.chain:
                raise Misused(f"journal entry {row.n} does not follow the one before it")
            count += _entry(old, node, row)
            before, after = row.chain, row.n
        for line in node.lines.values():
            line.save()
        node.store.commit()
        if not rows:
            break
    _copy_caches(old, node)
    return count


def _entry(old: Store, node: Node, row: JournalRow) -> int:
    """Replay one commit under its own number and time."""
    node.journal.n = row.n - 1
    moment = Moment(instant(row.utc), 0.0)
    node.expire(moment)
    for line in node.lines.values():
        if node.is_unsettled(line, moment):
            node.settle(line, moment)
    told = facts(row)
    count = sum(_fact(old, node, row, fact, moment) for fact in _as_it_went(told))
    node.store.put(row)
    mark(node.store, row.n, told)
    node.journal.resume(row)
    return count


def _as_it_went(told: list[Any]) -> Iterator[list[Any]]:
    """Put each STOP that rang right before its record: one before it may have opened its line."""
    rang = {fact[2]: fact for fact in told if fact[:2] == [Fact.RANG, Bell.STOP]}
    arrived = {one for fact in told if fact[0] == Fact.ARRIVED for one in fact[3]}
    for fact in told:
        match fact:
            case [Fact.ARRIVED, bearer, peer, ids] if rang:
                for one in ids:
                    yield from [rang[one]] if one in rang else []
                    yield [Fact.ARRIVED, bearer, peer, [one]]
            case [Fact.RANG, Bell.STOP, one] if one in arrived:
                pass
            case _:
                yield fact


def _fact(old: Store, node: Node, row: JournalRow, fact: list[Any], moment: Moment) -> int:
    match fact:
        case [Fact.ARRIVED, _, _, ids] | [Fact.AUTHORED, _, ids]:
            for record_id in ids:
                _record(old, node, record_id, row.n, moment)
            return len(ids)
        case [Fact.HELD_TAKEN, data]:
            held = parse_held(data)
            receipts = [
                ReceiptRow(r, held.holder, held.utc, row.n)
                for _, _, r in held.records
                if all(known.holder != held.holder for known in node.store.receipts(r))
            ]  # A second receipt for one record changes nothing: the first says since when.
            node.receipted(node.lines[held.channel], receipts, moment)
        case [Fact.PEER_ADDED, card]:
            _peer(node, card)
        case [Fact.REQUEST, ref, _]:
            node.store.put(RequestRow(ref, row.n))
        case [Fact.ODDITY, row_id, channel, what, why]:
            node.store.put(OddityRow(row_id, channel, what, why, row.n, seen=False))
        case [Fact.ODDITY_SEEN, row_id, _]:
            odd = node.store.oddity(row_id)
            if odd is not None:
                node.store.put(replace(odd, seen=True))
                node.items.close_about(row_id)
        case _:
            _of_the_watch(old, node, row, fact, moment)
    return 0


def _of_the_watch(old: Store, node: Node, row: JournalRow, fact: list[Any], moment: Moment) -> None:
    """Replay what the watch did beside records, and what time brought."""
    match fact:
        case [Fact.RANG, Bell.STOP, record_id]:
            _ask_to_take(old, node, record_id, moment)
        case [Fact.PROCEDURE, data]:
            node.procedure = parse_procedure(data)
            node.store.put(KeptRow(PROCEDURE, data))
        case [Fact.CLIMBED, need, subject, party, rung, next_utc]:
            item = node.items.find(Need(need), subject, party)
            if item is not None:
                node.items.put(replace(item, rung=rung, next=next_utc))
        case [Fact.CLOCK_STEPPED, by_s]:
            set_by(node, by_s, moment)
        case [Fact.WATCH_TAKEN, role, initials]:
            set_watch(node, node.watch.taken(role, initials, moment.utc, node.journal.next_n))
        case [Fact.WATCH_GIVEN, role, initials, note]:
            set_watch(node, node.watch.gave(f"{role} {initials}", note, moment.utc))
        case [Fact.CHECKLIST, name, step, say, answer, then, begins, role, initials]:
            answered = Answered(step, say, answer, role, initials, moment.utc)
            _step(node, name, answered, then, begins=bool(begins))
        case [Fact.LINE_STATE, channel, _, signs, _]:
            node.store.put(KeptRow(NAME + channel.hex(), signs))
        case _:
            registers.replay(node, row, fact, moment)


def _step(node: Node, checklist: str, answered: Answered, then: str, *, begins: bool) -> None:
    kept = None if begins else node.store.kept(kept_as(checklist))
    run = advance(parse_run(kept.data) if kept else None, answered, then)
    node.store.put(KeptRow(kept_as(checklist), run.encode()))


def _record(old: Store, node: Node, record_id: bytes, n: int, moment: Moment) -> None:
    stored = old.record(record_id)
    if stored is None:
        raise Misused(f"record {record_id.hex()} of journal entry {n} is not in the store")
    record = parse(stored.data)
    line = node.line_of(record)
    if line is None:
        raise Misused(f"record {record_id.hex()} belongs to a channel that was not known then")
    for entry in line.accept(record, n)[1]:
        node.entered(line, entry, moment)
        if isinstance(entry.statement, DeskState) and entry.row.party == line.our_index:
            set_watch(node, replace(node.watch, told_manned=entry.statement.manned))


def _ask_to_take(old: Store, node: Node, record_id: bytes, moment: Moment) -> None:
    """Ask for an officer who takes a STOP that rang, whatever became of its record."""
    stored = old.record(record_id)
    line = node.lines.get(stored.channel) if stored else None
    if stored is not None and line is not None:
        node.ask_to_take_stop(line, parse(stored.data), moment)


def _peer(node: Node, data: bytes) -> None:
    card = parse_card(data)
    row = PeerRow(card.party, data, b"", 0, 0)
    node.store.put(row)
    node.cards[card.party] = card
    node.peers[card.party] = Outbox(row, card.name)
    for line in node.lines.values():
        index = line.founding.index(card.party)
        if index is not None:
            line.introduce(index, card.keys, card.name)


def _copy_caches(old: Store, node: Node) -> None:
    """Carry over what peers would tell us again anyway: cursors, contact, receipts owed."""
    node.store.begin()
    for peer in old.peers():
        node.store.put(peer)
        node.store.put_many(old.cursors(peer.party))
        node.store.put_many(old.owed(peer.party))
    node.store.commit()
