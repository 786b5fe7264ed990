"""What comes in from a peer, and what goes out to it.

A record is kept and receipted as soon as its author's signature verifies,
whatever state its log is in. STOP rings before anything else is looked at.
"""

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from itertools import accumulate

from keepclear.errors import BadRecord, Unavailable
from keepclear.exchange.meaning import Kind
from keepclear.exchange.message import parse_stop
from keepclear.limits import (
    OWED_AGAIN_MAX,
    OWED_PARCELS_KEPT,
    PARCEL_CURSORS_MAX,
    PARCEL_HELDS_BYTES_MAX,
    PARCEL_HELDS_MAX,
    REFUSALS_JOURNALED_MAX,
)
from keepclear.node import health
from keepclear.node.clock import note_offset
from keepclear.node.comparison import compare_checks
from keepclear.node.effects import Bell, Effect, Ready, WakeAfter
from keepclear.node.journal import Fact
from keepclear.node.known import CursorRow, OwedRow, PeerRow, ReceiptRow
from keepclear.node.log import fork_finding, forks, incarnations, revoking
from keepclear.node.log.line import Line, Outcome
from keepclear.node.log.rekeying import is_revoked, signer_for
from keepclear.node.node import CONTRADICTS, OUT_OF_SEQUENCE, Moment, Node
from keepclear.node.open_item import Need
from keepclear.node.outbox import Outbox, cursors, shared
from keepclear.node.parcel import Cursor, Parcel
from keepclear.node.passing import pass_time, tell_manned
from keepclear.node.register import approaching
from keepclear.record.canonical import digest
from keepclear.record.envelope import Held, Record, parse, parse_held, sign_held
from keepclear.record.keys import KeyHistory

CONTACT_SAVED_S = 60  # How stale the stored time of contact may be; the one in memory is exact.

DAY_S = 86_400
REVOKED_PARCEL = "PARCEL UNDER A REVOKED KEY"
STOP_UNKNOWN_CHANNEL = "STOP, IN A CHANNEL THAT WE DO NOT KNOW"

# What a peer holds after each outcome, and may have a receipt for.
KEPT = frozenset(
    {
        Outcome.APPENDED,
        Outcome.WAITING,
        Outcome.DUPLICATE,
        Outcome.CONTESTED,
        Outcome.CONTRADICTION,
    }
)


def take_parcel(node: Node, parcel: Parcel, bearer: str, moment: Moment) -> list[Effect]:
    """Take everything in a parcel that opened and verified, in one transaction."""
    outbox = node.peers.get(parcel.sender)
    if outbox is None:
        refuse(node, "a stranger", "parcel/stranger", "no such peer", moment)
        return []
    if is_revoked(node.cards[parcel.sender].keys, parcel.kid):
        return _take_stops(node, outbox, parcel, bearer, moment)
    with node.transaction(moment):
        fresh = _contact(node, outbox, parcel, moment)
        _take_entries(node, outbox, parcel.entries, bearer, moment)
        for data in parcel.helds:
            _take_held(node, outbox, data, moment)
        _take_cursors(node, outbox, parcel)
        incarnations.look(node, parcel.sender, parcel, moment, fresh=fresh)
        fork_finding.look(node, moment)
        node.check_seen()
        compare_checks(node)
        approaching.look(node, moment)
        health.look_soon(node, moment, shared(node.lines, parcel.sender))
    if outbox.wants(shared(node.lines, parcel.sender), moment.tick, node.pace):
        node.effects.append(Ready(parcel.sender, flash=outbox.has_flash()))
    elif outbox.behind_since:
        # Another party's log may have to be carried to this peer: look again when it is time.
        node.effects.append(WakeAfter(node.pace.carry_after_s))
    return node.take_effects()


def _take_stops(
    node: Node, outbox: Outbox, parcel: Parcel, bearer: str, moment: Moment
) -> list[Effect]:
    """Take nothing but the STOPs of a parcel whose key was taken back, and show that it came.

    Neither what it says of contact and cursors nor the keys that it names are
    believed: whoever stole the key could say them.
    """
    stops = [data for data in parcel.entries if _is_stop(data)]
    unknown = any(node.store.record(sha256(data).digest()) is None for data in parcel.entries)
    with node.transaction(moment):
        _take_entries(node, outbox, stops, bearer, moment)
        if unknown:  # What was under way at the revocation holds nothing new.
            about = digest([parcel.kid, moment.utc // DAY_S])
            node.odd(b"", about, REVOKED_PARCEL, f"{outbox.name}: only STOPs in it were taken")
    return node.take_effects()


def _is_stop(data: bytes) -> bool:
    try:
        return parse(data).kind == Kind.STOP
    except BadRecord:
        return False


def refuse(node: Node, source: str, rule: str, what: str, moment: Moment) -> bool:
    """Count a refusal and show it; the journal keeps a bounded number of each rule.

    Return whether it kept this one: strangers can make as many as they like.
    """
    count = node.refused[rule] = node.refused.get(rule, 0) + 1
    if count <= REFUSALS_JOURNALED_MAX:
        with node.transaction(moment):
            node.journal.add(Fact.REFUSED, source, rule, what)
    return count <= REFUSALS_JOURNALED_MAX


def _contact(node: Node, outbox: Outbox, parcel: Parcel, moment: Moment) -> bool:
    """Take what a parcel says of its sender's node; tell whether the contact is fresh."""
    fresh = outbox.heard(parcel, moment.tick)
    row = outbox.row
    contact = moment.utc if fresh else row.contact_utc
    offset = note_offset(node, outbox, parcel, moment) if fresh else row.offset_s
    outbox.row = PeerRow(row.party, row.card, parcel.nonce, contact, offset)
    if contact - row.contact_utc > CONTACT_SAVED_S or offset != row.offset_s:
        node.store.put(outbox.row)
        node.journal.add(Fact.CONTACT, row.party, offset)
    shown = node.owed_by.pop(parcel.echo, None) if fresh else None
    if shown:
        node.store.drop_owed(row.party, shown)
        outbox.going.difference_update(shown)
    return fresh


def _take_entries(
    node: Node, outbox: Outbox, entries: Sequence[bytes], bearer: str, moment: Moment
) -> None:
    kept: dict[bytes, list[Record]] = {}
    new: list[bytes] = []
    # Each step for all of a batch: what a step needs is then still in the caches of the processor.
    records = [record for data in entries if (record := _parsed(node, outbox, data))]
    signed = {record.id for record in records if _is_signed_by_author(node, record)}
    for record in records:
        outcome = _take_record(node, outbox, record, record.id in signed, moment)
        if outcome in KEPT:
            kept.setdefault(record.channel, []).append(record)
            if outcome is not Outcome.DUPLICATE:
                new.append(record.id)
    if new:
        node.journal.add(Fact.ARRIVED, bearer, outbox.row.party, new)
    fresh = set(new)
    if not new and kept and len(node.store.owed(outbox.row.party)) >= OWED_AGAIN_MAX:
        return  # It has shown none of the receipts that it was sent for the same.
    for channel, records in kept.items():
        line = node.lines[channel]
        _hold(node, line, outbox, records, moment)
        _hold_carried(node, line, outbox, [r for r in records if r.id in fresh], moment)


def _parsed(node: Node, outbox: Outbox, data: bytes) -> Record | None:
    try:
        return parse(data)
    except BadRecord as error:
        _refused(node, outbox, error)
        return None


def _is_signed_by_author(node: Node, record: Record) -> bool:
    line = node.lines.get(record.channel)
    return line is not None and line.is_signed(record)


def _take_record(
    node: Node, outbox: Outbox, record: Record, is_signed: bool, moment: Moment
) -> Outcome | None:
    """Take one record; where its key comes with a record before it, it is verified only now."""
    line = node.line_of(record)
    _alarm_first(node, outbox, line, record, moment)
    if line is None:
        _refused(node, outbox, BadRecord("channel/5", "a record of a channel that we do not know"))
        return None
    if not (is_signed or line.is_signed(record)):
        _refused(node, outbox, BadRecord("record/6", "a record that no key of its author verifies"))
        return None
    outcome, entered = line.accept(record, node.journal.next_n)
    for entry in entered:
        health.hear(node, line, node.entered(line, entry, moment), moment)
    if record.kind == Kind.SUSPENSION:
        node.states.forget_suspensions(line.channel)  # What is contested counts as well.
    _show(node, line, record, outcome)
    if outcome is not Outcome.DUPLICATE:
        revoking.note_disowned(node, line, record)
        forks.carry_one(node, line, record, outbox.row.party)
    return outcome


def _alarm_first(
    node: Node, outbox: Outbox, line: Line | None, record: Record, moment: Moment
) -> None:
    """Ring for a STOP before any look at logs, once for each id.

    Any key ever accepted for its author is enough. In a channel that we know
    the author is named by the record; elsewhere any party of whom we hold a
    card may be the author.
    """
    if record.kind != Kind.STOP or node.store.record(record.id) is not None:
        return
    if line is not None and node.items.find(Need.TAKE_STOP, record.id, record.log.party):
        return  # It asks already: there was no room to hold it, so it came again.
    said = _words_of(record)
    if line is not None:
        if line.is_signed(record) and record.log.party != line.our_index:
            stood = revoking.standing(line, record).value
            mark = f"{stood}: " if stood else ""
            mark += "SUSPENDED: " if node.states.suspensions(line) else ""
            mark += "CONTESTED LOG: " if line.is_contested(record.log) else ""
            node.ring_for(line, record, Bell.STOP, mark + said)
            node.ask_to_take_stop(line, record, moment)
            if not node.is_manned(moment.utc):
                tell_manned(node, moment, manned=False)
        return
    signed_by = (party for party, card in node.cards.items() if _verified_by(card.keys, record))
    author = next(signed_by, None)
    if author is None:
        return
    name = node.peers[author].name  # Whoever has brought it.
    if node.odd(record.channel, record.id, STOP_UNKNOWN_CHANNEL, f"{name}: {said}"):
        node.ring(Bell.STOP, record.id, name, said)


def _words_of(stop: Record) -> str:
    """Return the words of a STOP; where they break stop/1, that there are some (spec/stop.md)."""
    body = stop.body or {}
    return parse_stop(body).text or ("" if body.get(1, "") == "" else "(its words cannot be shown)")


def _verified_by(history: KeyHistory, record: Record) -> bool:
    key = history.signing_keys_ever().get(record.envelope.kid)
    return key is not None and record.verified_by(key)


def _show(node: Node, line: Line, record: Record, outcome: Outcome) -> None:
    """Show what a person must know about where a record stands."""
    name = line.names.get(record.log.party, "?")
    ours = record.log.party == line.our_index
    stop = "STOP, " if record.kind == Kind.STOP else ""
    if ours and outcome is not Outcome.DUPLICATE and line.our_log in (None, record.log):
        # It is ours and we do not hold it: we never write again in the log that it is of.
        line.ours_elsewhere = True
    if outcome is Outcome.WAITING:
        what = OUT_OF_SEQUENCE
    elif outcome is Outcome.CONTESTED:
        what = stop + "FORK, CONTESTED"
    elif outcome is Outcome.CONTRADICTION:
        what = stop + CONTRADICTS
    elif outcome is Outcome.NO_ROOM:
        what = stop + "TOO FAR AHEAD, NOT HELD"
    else:
        return
    node.odd(line.channel, record.id, what, f"{name}: number {record.seq}", name)


def _hold(
    node: Node, line: Line, outbox: Outbox, records: Sequence[Record], moment: Moment
) -> None:
    """Sign one receipt for a batch, within the transaction that keeps the bytes.

    Crash just after the commit: the bytes are held, and the receipt is owed
    until the peer echoes the parcel that carried it.
    """
    signer = signer_for(node, outbox.row.party)
    held = sign_held(signer, line.channel, line.our_index, moment.utc, records)
    node.store.put(OwedRow(outbox.row.party, held.data))
    node.journal.add(Fact.HELD_GIVEN, outbox.row.party, held.data)
    outbox.owes = True


def _hold_carried(
    node: Node, line: Line, carrier: Outbox, records: Sequence[Record], moment: Moment
) -> None:
    """Let an author have our receipt as well where another party has carried its records."""
    for index in {record.log.party for record in records}:
        author = node.peers.get(line.founding.members[index])
        if author is not None and author is not carrier:
            theirs = [record for record in records if record.log.party == index]
            _hold(node, line, author, theirs, moment)
            node.effects.append(Ready(author.row.party, flash=False))


def _take_held(node: Node, outbox: Outbox, data: bytes, moment: Moment) -> None:
    try:
        held = parse_held(data)
    except BadRecord as error:
        _refused(node, outbox, error)
        return
    line = node.lines.get(held.channel)
    if line is None or not _is_signed(line, held):
        _refused(node, outbox, BadRecord("held/2", "a receipt that no key of its holder verifies"))
        return
    n = node.journal.next_n
    rows = [ReceiptRow(record_id, held.holder, held.utc, n) for _, _, record_id in held.records]
    new = [
        row for row in rows if all(r.holder != row.holder for r in node.store.receipts(row.record))
    ]
    for row in rows:
        outbox.branches.pop(row.record, None)
    if new:
        node.receipted(line, new, moment)
        node.journal.add(Fact.HELD_TAKEN, data)


def _is_signed(line: Line, held: Held) -> bool:
    history = line.histories.get(held.holder)
    key = history.signing_keys_ever().get(held.envelope.kid) if history else None
    return key is not None and held.verified_by(key)


def _take_cursors(node: Node, outbox: Outbox, parcel: Parcel) -> None:
    peer = outbox.row.party
    # What it says of a log that we do not hold it will say again once we do.
    held = {channel: line.replicas.keys() for channel, line in node.lines.items()}
    known = [
        (channel, log, outbox.cursors.get((channel, log), 0))
        if _beyond_ours(node, outbox, (channel, log, size))
        else (channel, log, size)
        for channel, log, size in parcel.cursors
        if log in held.get(channel, ())
    ]
    rose, back = outbox.told(known, parcel.echo)
    for channel, log in back:
        name = node.lines[channel].names.get(log.party, "?")
        why = f"{outbox.name} holds less of the log of {name} than before"
        about = digest([peer, channel, log.incarnation, outbox.cursors[channel, log]])
        node.odd(channel, about, "PEER ROLLED BACK", why, outbox.name)
    node.store.put_many(
        [
            CursorRow(peer, channel, log.party, log.incarnation, outbox.cursors[channel, log])
            for channel, log in (*rose, *back)
        ]
    )


def _beyond_ours(node: Node, outbox: Outbox, cursor: Cursor) -> bool:
    """Show where a peer claims more of our own log than we have written; such a claim counts not.

    Either our store went back and the peer will send us what we lack, or the
    peer is wrong; in no case does it hold what we have yet to say.
    """
    channel, log, size = cursor
    line = node.lines[channel]
    if log.party != line.our_index or size <= line.size(log):
        return False
    if log != line.our_log:
        return True  # We take it back from the peer; nothing is wrong but what was shown already.
    why = f"{outbox.name} claims {size} entries, we have written {line.size(log)}"
    about = digest([outbox.row.party, channel, size])
    node.odd(channel, about, "MORE OF OUR LOG THAN OURS", why, outbox.name)
    return True


def _refused(node: Node, outbox: Outbox, error: BadRecord) -> None:
    count = node.refused[error.rule] = node.refused.get(error.rule, 0) + 1
    if count <= REFUSALS_JOURNALED_MAX:
        node.journal.add(Fact.REFUSED, outbox.name, error.rule, error.what)


def next_parcel(
    node: Node,
    peer: bytes,
    nonce: bytes,
    moment: Moment,
    *,
    flash: bool = False,
    always: bool = False,
    greets: bool = False,
    keys: tuple[tuple[int, bytes], ...] = (),
) -> Parcel | None:
    """Return what to send to a peer now, or None where there is nothing.

    `nonce` is fresh chance from the host. `always` makes a parcel even where
    there is nothing to say, for a long poll or a reply. One that `greets` carries
    no record and no receipt. `keys` are those of this week, to be told.
    """
    if node.lost:
        raise Unavailable("a commit failed: what this mind holds may not be durable")
    outbox = node.peers[peer]
    lines = shared(node.lines, peer)
    if flash and not outbox.has_flash():
        return None
    if not always and not outbox.wants(lines, moment.tick, node.pace):
        return None
    fills = partial(outbox.fill, lines, node.store, moment.tick, node.pace, flash=flash)
    entries = [] if greets else fills()
    outbox.remember(nonce, moment)
    return Parcel(
        sender=node.us.party,
        recipient=peer,
        nonce=nonce,
        echo=outbox.row.nonce,
        utc=moment.utc,
        entries=tuple(entries),
        helds=() if greets else _owed(node, outbox, nonce, moment),
        cursors=cursors(lines)[:PARCEL_CURSORS_MAX],
        keys=keys,
    )


def _owed(node: Node, outbox: Outbox, nonce: bytes, moment: Moment) -> tuple[bytes, ...]:
    """Return the receipts owed, and note by which parcel they go.

    Losing that note in a crash only means that they go once more.
    """
    if not outbox.owes:
        return ()
    owed = [row for row in node.store.owed(outbox.row.party) if row.held not in outbox.going]
    sizes = accumulate(len(row.held) for row in owed)
    fitting = sum(1 for size in sizes if size <= PARCEL_HELDS_BYTES_MAX)
    rows = owed[: min(fitting, PARCEL_HELDS_MAX)]
    outbox.owes = len(owed) > len(rows)
    outbox.going.update(row.held for row in rows)
    while len(node.owed_by) >= OWED_PARCELS_KEPT:
        del node.owed_by[next(iter(node.owed_by))]
    node.owed_by[nonce] = [row.held for row in rows]
    return tuple(row.held for row in rows)


def is_fresh(node: Node, parcel: Parcel) -> bool:
    """Tell whether a parcel answers one of our latest, so that it was written just now."""
    outbox = node.peers.get(parcel.sender)
    return outbox is not None and parcel.echo in outbox.nonces


def sent(node: Node, peer: bytes, moment: Moment) -> list[Effect]:
    """Note that a bearer has delivered a parcel; ask to be woken if the peer stays behind."""
    outbox = node.peers[peer]
    due = outbox.under_way(moment.tick, node.pace)
    return [] if due is None else [WakeAfter(due - moment.tick)]


def failed(node: Node, peer: bytes, moment: Moment) -> list[Effect]:
    """Note that no bearer could deliver; it is tried again, later each time, for ever."""
    outbox = node.peers[peer]
    outbox.owes = bool(node.store.owed(peer))
    return [WakeAfter(outbox.failed(moment.tick, node.pace) - moment.tick)]


def woke(node: Node, moment: Moment) -> list[Effect]:
    """Try again whatever is due, and let time pass over the situation."""
    effects: list[Effect] = []
    for peer, outbox in node.peers.items():
        if outbox.due is not None and outbox.due <= moment.tick:
            outbox.due = None
            outbox.take_back()
        lines = shared(node.lines, peer)
        if outbox.due is None and outbox.wants(lines, moment.tick, node.pace):
            effects.append(Ready(peer, flash=outbox.has_flash()))
    pass_time(node, moment)
    return effects + node.take_effects()
