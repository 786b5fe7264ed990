"""Clocks: whether ours is kept true, how far each peer's stands from it, and when ours jumps.

Noon here and noon there are one instant only while both clocks are right. What
is known of them is measured, shown with what it may be wrong by, and alarms
once when it leaves its limit and rests by itself when it is back.
"""

from itertools import takewhile
from math import ceil
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from keepclear.node.effects import Effect
from keepclear.node.journal import Fact
from keepclear.node.known import OddityRow
from keepclear.node.log import forks
from keepclear.node.moment import CLOCK_STEP_S, Moment
from keepclear.node.offset import WHOLE_SECONDS_S, Offset, measure
from keepclear.node.outbox import Outbox
from keepclear.node.parcel import Parcel
from keepclear.record.canonical import digest

if TYPE_CHECKING:
    from keepclear.node.node import Node

NOT_SYNCHRONISED: Final = "CLOCK NOT SYNCHRONISED"
CLOCKS_DIFFER: Final = "CLOCKS DIFFER"
STANDING_MAX: Final = 1_000  # Alarms of one kind; each rests before the same is raised again.
_STATES: Final = {None: 0, True: 1, False: 2}  # as the journal writes them


def rate_of(node: "Node") -> float:
    """Return how many seconds of the node's clock pass in a real one."""
    return node.scenario.rate_permille / 1000 if node.scenario else 1.0


# Ours


def note_step(node: "Node", moment: Moment) -> None:
    """Take that our clock was set, and show it; nothing where it was not.

    Every item keeps the time that it had left. Crash before the commit: the items stand as they
    were, by the clock as it was.
    """
    by_s, node.stepped_s = node.stepped_s, 0
    if not by_s:
        return
    node.watch = node.watch.shifted(by_s)
    node.journal.add(Fact.CLOCK_STEPPED, by_s)
    node.odd(b"", str(moment.utc).encode(), "CLOCK WAS SET", f"by {by_s:+d} s")
    set_by(node, by_s, moment)


def set_by(node: "Node", by_s: int, moment: Moment) -> None:
    """Keep the time that is left of every item; let stand again what had ended too early.

    While a clock is ahead, notices end that nobody ended, agreements with them, and one that comes
    does not stand at all. Once it is set back each is compared with all others, and asked about.
    """
    node.items.shift(by_s)
    if by_s > 0:
        return
    was = moment.utc - by_s + CLOCK_STEP_S
    for line in node.lines.values():
        node.settle(line, moment)
        rows = node.store.versions_until(line.channel, moment.utc)
        for row in takewhile(lambda row: row.until_utc <= was, rows):
            if forks.counts(line, row):
                node.reinstate(line, row, moment)
                node.asking(line, moment).again(row)
                if row.party != line.our_index and node.ringing:
                    node.sites.pending.append(row.id)  # It may approach what we are to give.


def note_clock(node: "Node", synchronised: bool | None, moment: Moment) -> list[Effect]:
    """Take what the host's kernel says of our clock, None where it cannot be asked.

    Each change is journaled. An unsynchronised clock alarms once, until it is synchronised.
    """
    if synchronised is node.synchronised:
        return []
    with node.transaction(moment):
        node.synchronised = synchronised
        node.journal.add(Fact.CLOCK, _STATES[synchronised])
        standing = node.store.oddities_alike(NOT_SYNCHRONISED, STANDING_MAX)
        if synchronised:
            for row in standing:
                rest(node, row)
        elif synchronised is False and not standing:
            why = "this machine's kernel has no time source: every time that we sign may be wrong"
            node.odd(b"", digest([node.us.party, node.journal.next_n]), NOT_SYNCHRONISED, why)
    return node.take_effects()


# Theirs


def note_offset(node: "Node", outbox: Outbox, parcel: Parcel, moment: Moment) -> int:
    """Measure a peer's clock by a fresh parcel; return its offset, alarming where it is too far."""
    sent = outbox.asked.pop(parcel.echo, None)
    # Where our own clock jumped between, the middle of the span says nothing.
    if sent is not None and not moment.stepped_since(sent, rate_of(node)):
        round_trip_s = max(0.0, moment.tick - sent.tick)
        outbox.offsets.take(measure(parcel.utc, moment.now, round_trip_s, rate_of(node)))
    best = outbox.offsets.best
    if best is None:
        return outbox.row.offset_s
    _compare(node, outbox, best)
    return best.seconds


def _compare(node: "Node", outbox: Outbox, offset: Offset) -> None:
    """Alarm where a clock is surely too far off; rest where it is within, to the second."""
    limit_s = _limit_s(node)
    if outbox.clock_alarm is None:
        outbox.clock_alarm = _standing(node, outbox)
    if abs(offset.seconds) - offset.error_s > limit_s:
        outbox.clock_alarm = outbox.clock_alarm or _alarm(node, outbox, offset)
    elif abs(offset.seconds) + offset.error_s - WHOLE_SECONDS_S <= limit_s and outbox.clock_alarm:
        row = node.store.oddity(outbox.clock_alarm)
        outbox.clock_alarm = b""
        if row is not None and not row.seen:
            rest(node, row)


def _limit_s(node: "Node") -> float:
    """Return the limit; on a fast scenario clock a small real difference is a large one."""
    return node.procedure.offset_s * max(1.0, rate_of(node))


def _standing(node: "Node", outbox: Outbox) -> bytes:
    """Find an alarm about this peer that was raised before this start and asks still."""
    for row in node.store.oddities_alike(CLOCKS_DIFFER, STANDING_MAX):
        if row.why.startswith(f"{outbox.name} is "):
            return row.id
    return b""


def _alarm(node: "Node", outbox: Outbox, offset: Offset) -> bytes:
    side = "ahead of" if offset.seconds > 0 else "behind"
    why = (
        f"{outbox.name} is {abs(offset.seconds)} s {side} us, give or take {ceil(offset.error_s)} s"
    )
    if is_likely_ours(node):
        why += "; every peer differs alike, so OURS IS LIKELY THE WRONG ONE"
    about = digest([outbox.row.party, node.journal.next_n])
    node.odd(b"", about, CLOCKS_DIFFER, why)
    return digest([about, CLOCKS_DIFFER])


def is_likely_ours(node: "Node") -> bool:
    """Tell whether all the peers measured, two or more, differ from us and from no other."""
    offsets = [box.offsets.best for box in node.peers.values()]
    known = [offset for offset in offsets if offset is not None]
    limit_s = _limit_s(node)
    beyond = all(abs(one.seconds) - one.error_s > limit_s for one in known)
    alike = all(
        abs(one.seconds - other.seconds) <= max(limit_s, one.error_s + other.error_s)
        for one in known
        for other in known
    )
    return len(known) >= 2 and beyond and alike


def rest(node: "Node", row: OddityRow) -> None:
    """Let an alarm rest once what it was about is over."""
    node.store.put(replace(row, seen=True))
    node.journal.add(Fact.ODDITY_SEEN, row.id, "")
