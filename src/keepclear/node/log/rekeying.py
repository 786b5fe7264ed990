"""Our own keys as they change: each log hears of a key event in its turn, and so does each peer.

A key event counts in a log from the entry after it, so each of our logs is
signed by the key that is in force at its own end. A parcel to a peer is signed
by a key that this peer is known to know. So nothing waits for anything, and a
crash between any two steps leaves only a log to which the event is yet to be
written: whoever opens the mind writes it then.
"""

from typing import TYPE_CHECKING

from keepclear.exchange.meaning import KeyEntry, Kind
from keepclear.node.effects import Effect
from keepclear.node.known import Verdict
from keepclear.node.log.line import KEY_RECORDS_MAX, Line
from keepclear.node.moment import Moment
from keepclear.node.outbox import shared
from keepclear.node.passing import may_speak, speak
from keepclear.record.envelope import Precedence
from keepclear.record.keys import KeyHistory
from keepclear.record.signing import Signer

if TYPE_CHECKING:
    from keepclear.node.node import Node, Us


def take_keys(node: "Node", us: "Us", moment: Moment) -> list[Effect]:
    """Go on under the keys of `us`, whose history continues ours, and tell every log of it.

    Crash before the commit: the next start is given the same keys and does it then.
    """
    node.us = us
    for line in node.lines.values():
        line.introduce(line.our_index, us.history, us.name)
    return catch_up(node, moment)


def catch_up(node: "Node", moment: Moment) -> list[Effect]:
    """Write into each of our logs the key events that it does not hold yet."""
    behind = [line for line in node.lines.values() if _lacks(node, line)]
    if not behind:
        return []
    with node.transaction(moment):
        for line in behind:
            _write(node, line, moment)
    return node.take_effects()


def _lacks(node: "Node", line: Line) -> bool:
    number = _number(line)
    return number is not None and number < len(node.us.history.events) - 1 and may_speak(node, line)


def _number(line: Line) -> int | None:
    """Return the key event in force at the end of our log, or None where it has not begun."""
    replica = line.replicas.get(line.our_log) if line.our_log else None
    return replica.key_number if replica and replica.frontier.size else None


def _write(node: "Node", line: Line, moment: Moment) -> None:
    # FLASH, and the outbox lets it lead all that follows, so that no record under the new key
    # arrives before the word on whose key it is.
    for event in node.us.history.events[(_number(line) or 0) + 1 :]:
        entry = KeyEntry(event.data)
        speak(node, line, Kind.KEY_EVENT, entry, Precedence.FLASH, moment)


def signer_for(node: "Node", peer: bytes) -> Signer:
    """Return the newest node key of ours that a peer knows, as far as it has shown what it holds.

    Of one that has shown nothing we cannot tell: it is tried by turns.
    """
    us, outbox = node.us, node.peers.get(peer)
    if not us.former or outbox is None:
        return us.signer
    lines = shared(node.lines, peer)
    known = [n for line in lines if (n := _known(node, line, peer)) is not None]
    if known:
        return us.signer_under(max(known))
    return us.former[0] if outbox.failures % 2 else us.signer


def _known(node: "Node", line: Line, peer: bytes) -> int | None:
    """Return the last of our key events that a peer holds in our log; None if it holds none."""
    number, log = _number(line), line.our_log
    size = node.peers[peer].cursors.get((line.channel, log), 0) if log else 0
    if number is None or not size:
        return None
    rows = node.store.of_kinds(line.channel, [Kind.KEY_EVENT], 0, KEY_RECORDS_MAX)
    ours = (row for row in rows if row.log == log and row.verdict is Verdict.UNDERSTOOD)
    return number - sum(1 for row in ours if row.seq >= size)


def is_revoked(history: KeyHistory, key_id: bytes) -> bool:
    """Tell whether a party has taken one of its node keys back."""
    return key_id in history.revoked()
