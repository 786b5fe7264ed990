"""Forks: what follows at a node from the proof that a log says two things at one place.

Both branches are kept, and carried to whoever has not receipted them; officers are
shown what was proven. What everybody concludes alike takes that log only below the
fork; our own picture counts all that any branch announces, and nothing beyond the
fork takes a plan away from it.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from keepclear.exchange.fork import ForkProof
from keepclear.exchange.meaning import meaning
from keepclear.exchange.notice import Notice
from keepclear.limits import BRANCH_RECORDS_MAX
from keepclear.node.known import ItemRow, RecordRow, VersionRow
from keepclear.node.later_log import end_of
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import Need
from keepclear.record.canonical import digest
from keepclear.record.envelope import Precedence, Record, parse
from keepclear.record.fork import Fork
from keepclear.record.log import LogName, log_id

if TYPE_CHECKING:
    from keepclear.node.node import Node

PROVEN: Final = "FORK PROVEN"
OFFERED_MAX: Final = 1_000  # entries of a log that are sent to whoever may hold others there


def _take(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    assert isinstance(entry.statement, ForkProof)
    fork = entry.statement.fork
    if line.forked.get(fork.log) != fork.index:
        return  # It was proven from a lower place.
    replica = line.replicas.get(fork.log)
    if replica is not None:
        replica.contested = replica.changed = True
    name = line.names.get(fork.log.party, "?")
    about = log_id(line.channel, fork.log)
    why = f"{name} signed two things in one log, from number {fork.index} on"
    node.odd(line.channel, about, PROVEN, why)
    alarm = node.store.oddity(proven_id(line, fork.log))
    if alarm is not None and not alarm.seen:
        # Even where the alarm was there before: a replay reads it before the record that proves.
        _ask(node, line, alarm.id, fork.log.party, moment)
    reinstate(node, line, fork.log, moment)
    carry(node, line, fork.log)


def _ask(node: "Node", line: Line, subject: bytes, party: int, moment: Moment) -> None:
    """Ask for an officer who looks, and who may report it as an incident."""
    due = moment.utc + node.procedure_on(line).take_s[Precedence.IMMEDIATE]
    where = (int(Need.FORK_FOUND), subject, party, line.channel, int(Precedence.IMMEDIATE))
    node.items.open(ItemRow(*where, moment.utc, due, due, -1, fixed=False))


def reinstate(node: "Node", line: Line, log: LogName, moment: Moment) -> None:
    """Let versions stand that only entries beyond a fork of a log, or beyond its end, took away."""
    for row in line.store.versions_until(line.channel, moment.utc):
        ended = end_of(line.store, row)
        if ended is not None and ended[0] == log and takes_nothing_away(line, *ended):
            node.reinstate(line, row, moment)


def takes_nothing_away(line: Line, log: LogName, seq: int) -> bool:
    """Tell whether an entry stands beyond a fork of its log: what it ends goes on counting.

    So it does where the log was closed below: its author's node may not know that it ended it.
    """
    return any(seq >= found[log] for found in (line.forked, line.ended) if log in found)


def carry(node: "Node", line: Line, log: LogName) -> None:
    """Have every member sent every branch, record by record, until it has receipted each.

    Where the proof leaves open how far below its place the branches part, what we hold
    below goes as well: whoever holds it otherwise then proves the lower place.
    """
    proof = proof_of(line, log)
    if proof is None:
        return
    place = proof.index if proof.is_exact else max(0, proof.index - OFFERED_MAX)
    rows = list(_branches(line, log, place))
    for peer, outbox in node.peers.items():
        index = line.founding.index(peer)
        if index is not None and index != log.party:
            held = {row.id for row in rows if _has_receipt(node, row, index)}
            outbox.branch(line.channel, [row.id for row in rows if row.id not in held])


def proof_of(line: Line, log: LogName) -> Fork | None:
    """Return the first proof of the lowest place at which a log forks."""
    marks = [mark for mark in line.forks if (mark.log, mark.size) == (log, line.forked.get(log))]
    exact = None
    for mark in marks:
        record = line.record_at(mark.holder, mark.seq)
        proof = meaning(record) if record else None
        if isinstance(proof, ForkProof):
            exact = proof.fork if exact is None or proof.fork.is_exact else exact
    return exact


def offer(node: "Node", line: Line, record: Record) -> None:
    """Send the author of a record what we hold of the logs that it says it saw otherwise.

    Nobody can tell from one hash which log parts where. Whichever of us both holds two
    records of one place then proves the fork. Each entry is offered once to each author.
    """
    outbox = node.peers.get(line.founding.members[record.log.party])
    before = line.agreed.get(record.log, {})
    line.agreed[record.log] = dict(record.seen)
    if outbox is None:
        return
    for log, size in record.seen:
        start = max(before.get(log, 0), size - OFFERED_MAX)
        if log.party not in (record.log.party, line.our_index) and start < size:
            rows = line.store.entries(line.channel, log, start, size - start)
            outbox.branch(line.channel, [row.id for row in rows])


def _branches(line: Line, log: LogName, place: int) -> Iterator[RecordRow]:
    yield from line.store.entries(line.channel, log, place, BRANCH_RECORDS_MAX)
    beside = line.store.contested(line.channel, log, BRANCH_RECORDS_MAX)
    for row in (*beside, *line.store.waiting(line.channel, log)):
        if row.seq >= place:
            yield row


def _has_receipt(node: "Node", row: RecordRow, holder: int) -> bool:
    return any(receipt.holder == holder for receipt in node.store.receipts(row.id))


def carry_one(node: "Node", line: Line, record: Record, from_peer: bytes) -> None:
    """Carry on what came beyond a fork: others may hold another branch and not be sent it."""
    if record.seq < line.forked.get(record.log, record.seq + 1):
        return
    for peer, outbox in node.peers.items():
        index = line.founding.index(peer)
        if index is not None and index != record.log.party and peer != from_peer:
            outbox.branch(line.channel, [record.id])


# A draft for the officer who reports it


class Report(NamedTuple):
    """What an incident about a fork would say."""

    title: str
    span: tuple[int, int]  # seconds UTC, by the author's own clock
    text: str


def proven_id(line: Line, log: LogName) -> bytes:
    """Return the id under which a proven fork waits for an officer."""
    return digest([log_id(line.channel, log), PROVEN])


def draft(line: Line, log: LogName) -> Report:
    """Fill a report of a fork; nothing is sent until an officer opens it."""
    name, fork = line.names.get(log.party, "?"), proof_of(line, log)
    assert fork is not None, "a fork that is known was proven by an entry"
    first, second = fork.first, fork.second
    times = sorted((first.utc, second.utc))
    text = (
        f"The log {log.incarnation.hex()} of {name} says two things from number {fork.index} on. "
        f"Both are signed: records {first.id.hex()} and {second.id.hex()}."
    )
    return Report(f"two signed versions of the log of {name}", (times[0], times[1] + 1), text)


def counts(line: Line, row: VersionRow) -> bool:
    """Tell whether a version counts in our own picture: nothing that counts has ended it."""
    ended = end_of(line.store, row)
    return ended is None or takes_nothing_away(line, *ended)


def restore(node: "Node") -> None:
    """At a start, go on carrying branches, and look anew at what was contested and not proven."""
    for line in node.lines.values():
        for log in line.forked:
            carry(node, line, log)
        for log, replica in line.replicas.items():
            if replica.contested and log not in line.forked:
                line.doubts += _contested(line, log)


def _contested(line: Line, log: LogName) -> Iterator[tuple[Record, RecordRow | None]]:
    for row in line.store.contested(line.channel, log, BRANCH_RECORDS_MAX):
        others = line.store.records_at(line.channel, log, row.seq)
        yield parse(row.data), next((one for one in others if one.id != row.id), None)


def notice_of(line: Line, row: VersionRow) -> Notice | None:
    """Return the notice that a version is, where its record is held."""
    stored = line.store.record(row.id)
    notice = meaning(parse(stored.data)) if stored else None
    return notice if isinstance(notice, Notice) else None


TAKES: Final[Mapping[type, Any]] = MappingProxyType({ForkProof: _take})
