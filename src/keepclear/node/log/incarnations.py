"""A log begun anew: what a node does when its store has gone back in time.

It never writes again in a log of which others may hold more than it does: that would be
a fork, signed by us. It opens another log at once and by itself, which cites the last
head known of the old one; takes back what peers hold of the old one; and when no peer
that it knows holds more, says where the old one ends.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from keepclear.exchange.channel import Closed, Earlier, Joined
from keepclear.exchange.meaning import Kind
from keepclear.limits import LOGS_PER_MEMBER_MAX, PARCEL_CURSORS_MAX
from keepclear.node.effects import Effect
from keepclear.node.journal import Fact
from keepclear.node.log.line import Line
from keepclear.node.log.own_log import NO_ROOM
from keepclear.node.moment import Moment
from keepclear.node.parcel import Parcel
from keepclear.node.passing import may_speak, speak, tell_desk
from keepclear.record.canonical import digest
from keepclear.record.envelope import INCARNATION_BYTES, Precedence
from keepclear.record.log import LogName

if TYPE_CHECKING:
    from keepclear.node.node import Node

WENT_BACK: Final = "OUR STORE WENT BACK"
SHOWN: Final = "a peer holds entries of ours that this node does not"


def begin_anew(
    node: "Node", line: Line, why: str, moment: Moment, known: Earlier | None = None
) -> None:
    """Open another log of ours in a channel, within a transaction.

    `known` is the last head that is known of the old one from elsewhere. Crash before
    the commit: nothing was said in the new log, and the next start begins one again.
    Where the others would take no further log of ours, nothing more is said.
    """
    line.ours_elsewhere = False
    if not line.has_room():
        line.is_mute = True
        node.odd(
            line.channel, line.channel, NO_ROOM, f"{why}; {LOGS_PER_MEMBER_MAX} logs of ours stand"
        )
        return
    last = known or _last_head(line)
    name = LogName(line.our_index, _unused(node, line))
    node.journal.add(Fact.INCARNATION, line.channel, name.incarnation, why)
    line.begin(name)
    keys = tuple(event.data for event in node.us.history.events)
    joined = Joined(line.founding, keys, node.us.name, last)
    speak(node, line, Kind.JOINED, joined, Precedence.PRIORITY, moment)
    tell_desk(node, line, moment)
    said = f"{why}; we go on in a new log, and what is missing comes back from peers"
    node.odd(line.channel, name.incarnation, WENT_BACK, said)


def _last_head(line: Line) -> Earlier | None:
    if line.our_log is None:
        held = [r.head for log, r in line.replicas.items() if log.party == line.our_index]
        head = max(held, key=lambda head: (head.size, head.log), default=None)
    else:
        head = line.replicas[line.our_log].head
    return Earlier(head.log.incarnation, head.size, head.root) if head else None


def _unused(node: "Node", line: Line) -> bytes:
    """Return the name of a log that we do not hold, from the chance that the host drew."""
    incarnation = node.us.incarnation
    while LogName(line.our_index, incarnation) in line.replicas:
        incarnation = digest([incarnation, line.channel])[:INCARNATION_BYTES]
    return incarnation


def note_rollbacks(
    node: "Node", found: Mapping[bytes, tuple[str, Earlier | None]], moment: Moment
) -> list[Effect]:
    """Open new logs in the channels in which the host found that our store went back.

    `found` says by channel why, and which head was known. Crash before the commit: the
    host finds the same at the next start.
    """
    with node.transaction(moment):
        for channel, (why, known) in sorted(found.items()):
            line = node.lines.get(channel)
            if line is not None and line.our_log is not None and not line.is_mute:
                begin_anew(node, line, why, moment, known)
    return node.take_effects()


def look(node: "Node", peer: bytes, parcel: Parcel, moment: Moment, *, fresh: bool) -> None:
    """Begin anew where a peer showed that our store went back; close what is whole again."""
    for line in node.lines.values():
        if line.ours_elsewhere:
            begin_anew(node, line, SHOWN, moment)
        old = _unclosed(line)
        if old and fresh and line.founding.index(peer) is not None:
            _hear(line, peer, parcel)
            for log in old:
                if may_speak(node, line) and _is_whole(node, line, log):
                    _close(node, line, log, moment)


def _unclosed(line: Line) -> list[LogName]:
    """Return our earlier logs that have not ended; a forked one is never closed."""
    ours = [log for log in line.replicas if log.party == line.our_index and log != line.our_log]
    return [log for log in ours if log not in line.ended and log not in line.forked]


def _hear(line: Line, peer: bytes, parcel: Parcel) -> None:
    """Take how much of our earlier logs a peer says that it holds, now that we hear it afresh."""
    if len(parcel.cursors) < PARCEL_CURSORS_MAX:  # Else some may have been left out.
        line.told[peer] = {
            log: size
            for channel, log, size in parcel.cursors
            if channel == line.channel and log.party == line.our_index
        }


def _is_whole(node: "Node", line: Line, log: LogName) -> bool:
    """Tell whether no member whose card we hold has more of a log than we do."""
    others = [peer for peer in node.peers if line.founding.index(peer) is not None]
    heard = all(line.told.get(peer, {log: -1}).get(log, 0) != -1 for peer in others)
    size = line.size(log)
    most = max((line.told[peer].get(log, 0) for peer in others if peer in line.told), default=0)
    return heard and 0 < size >= most and not line.store.waiting(line.channel, log)


def _close(node: "Node", line: Line, log: LogName, moment: Moment) -> None:
    head = line.replicas[log].head
    closed = Closed(Earlier(log.incarnation, head.size, head.root))
    speak(node, line, Kind.CLOSED, closed, Precedence.ROUTINE, moment)
