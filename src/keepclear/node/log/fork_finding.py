"""Finding forks: what came in is held against what stands, and what is proven is said to all.

The proof is an entry of our own log, once for each log and lowest place. What has not
been proven yet to all is proven again by whoever holds the proof.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from keepclear.errors import BadRecord
from keepclear.exchange.fork import ForkProof
from keepclear.exchange.meaning import Kind, meaning
from keepclear.limits import BRANCH_RECORDS_MAX, RECORD_BYTES_MAX
from keepclear.node.known import RecordRow
from keepclear.node.log.line import Line
from keepclear.node.moment import Moment
from keepclear.node.passing import may_speak, speak
from keepclear.picture.digest import lowest
from keepclear.record.envelope import Precedence, Record
from keepclear.record.fork import Claim, Fork, prove
from keepclear.record.log import Frontier, leaf_hash

if TYPE_CHECKING:
    from keepclear.node.node import Node

PROOF_ROOM: Final = 8_192  # bytes of a record beside the proof in it: `seen` and the envelope
LEAVES_READ: Final = 1_000  # at a time


def look(node: "Node", moment: Moment) -> None:
    """Prove what came in this event and forks a log; say again what only a forked log has proven.

    Crash before the commit: the records that fork are not held either, and come again.
    """
    for line in node.lines.values():
        if not may_speak(node, line):
            # Whoever joins later proves it then. What is beyond the limit is read at a start.
            del line.doubts[BRANCH_RECORDS_MAX:]
            continue
        doubts, line.doubts = line.doubts, []
        for record, beside in doubts:
            found = _prove(line, record, beside)
            if found is not None and found.index < line.forked.get(found.log, found.index + 1):
                _say(node, line, found, moment)
        for fork in _unsupported(line):
            _say(node, line, fork, moment)


def _say(node: "Node", line: Line, fork: Fork, moment: Moment) -> None:
    speak(node, line, Kind.FORK_PROOF, ForkProof(fork), Precedence.IMMEDIATE, moment)


def _prove(line: Line, record: Record, beside: RecordRow | None) -> Fork | None:
    """Return the fork that a record proves with the one at its place, or with its own log."""
    history = line.histories.get(record.log.party)
    other = Claim(beside.data) if beside is not None else _head_before(line, record)
    if history is None or other is None:
        return None
    try:
        found = prove([event.data for event in history.events], Claim(record.data), other)
    except BadRecord:
        return None  # Signed by keys that its history does not hold, or no contradiction after all.
    return found if len(found.data) + PROOF_ROOM <= RECORD_BYTES_MAX else None


def _head_before(line: Line, record: Record) -> Claim | None:
    """Return the entry before a place, as its author's word on the head at that place."""
    last = line.record_at(record.log, record.seq - 1) if record.seq else None
    if last is None:
        return None
    frontier = Frontier()
    while frontier.size < last.seq:
        room = min(LEAVES_READ, last.seq - frontier.size)
        for row in line.store.entries(line.channel, record.log, frontier.size, room):
            frontier = frontier.appended(leaf_hash(row.data))
    return Claim(last.data, frontier.peaks)


def _unsupported(line: Line) -> Iterator[Fork]:
    """Yield each fork whose lowest proof stands nowhere but beyond the fork of another log.

    Others may hold another branch there, and would not find the proof in the same cut.
    """
    cut = line.cut()
    below = {log: min(size, line.forked.get(log, size)) for log, size in cut.items()}
    if not any(mark.seq >= below[mark.holder] for mark in line.forks if mark.is_in(cut)):
        return
    supported = lowest(line.forks, below)
    for log, place in line.forked.items():
        if place < supported.get(log, place + 1):
            mark = next(m for m in line.forks if (m.log, m.size) == (log, place))
            record = line.record_at(mark.holder, mark.seq)
            proof = meaning(record) if record else None
            if isinstance(proof, ForkProof):
                yield proof.fork
