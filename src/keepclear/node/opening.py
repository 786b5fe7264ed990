"""Opening a mind: what it knows at its start, read back from its store.

Only what is active is read, so a start costs the same however long the history
is. What changed while the node was away is noted in the first commits.
"""

from typing import TYPE_CHECKING

from keepclear.exchange.meaning import meaning
from keepclear.exchange.notice import Notice
from keepclear.exchange.party import parse_card
from keepclear.node.clock import note_step
from keepclear.node.effects import Effect, Ready
from keepclear.node.journal import Fact, Journal
from keepclear.node.known import ChannelRow, ItemRow, KeptRow, PeerRow
from keepclear.node.log import forks
from keepclear.node.log.line import Line
from keepclear.node.log.own_log import is_mute
from keepclear.node.moment import CLOCK_STEP_S, Moment
from keepclear.node.open_item import ABOUT_VERSION, Need, OpenItems
from keepclear.node.outbox import Outbox, shared
from keepclear.node.register.agreements import hold
from keepclear.node.register.breaches import Plan
from keepclear.node.register.sites import AtHand
from keepclear.node.register.zones import asked_anew
from keepclear.node.situation import Situation
from keepclear.node.watch import WATCH, Watch, parse_watch
from keepclear.record.envelope import parse
from keepclear.record.log import LogName

if TYPE_CHECKING:
    from keepclear.node.node import Node

PROCEDURE = "procedure"  # the name by which the procedure in force is kept
FLASHES_SOUGHT = 1_000  # How far back the start looks for FLASH records that a peer lacks.


def open_mind(node: "Node", moment: Moment) -> list[Effect]:
    """Read what is active from the store. Its cost does not grow with history."""
    node.lines, node.peers, node.cards = {}, {}, {}
    node.situation, node.effects, node.checks = Situation(), [], []
    node.sites = AtHand()
    node.rulings = {}
    node.documents = {}
    node.journal = Journal(node.store.journal_head())
    if node.last is not None:  # A mind that was just made has read them already.
        node.items = OpenItems(node.store, lambda: node.journal.next_n)
    for peer in node.store.peers():
        _know(node, peer)
    for row in node.store.channels():
        _open_line(node, row)
    for line in node.lines.values():
        _restore(node, line, moment)
    _restore_conflicts(node, moment)
    _drop_stale(node)
    _restore_watch(node, moment)
    for peer_id, outbox in node.peers.items():
        _seek_flashes(node, outbox)
        node.effects.append(Ready(peer_id, flash=outbox.has_flash()))
    forks.restore(node)
    return node.take_effects()


def _open_line(node: "Node", row: ChannelRow) -> None:
    line = Line.opened(node.store, row, node.us.party, node.introduce)
    node.learn_keys(line)
    line.is_mute = is_mute(node.store, row.channel)
    node.lines[row.channel] = line


def _know(node: "Node", row: PeerRow) -> None:
    card = parse_card(row.card)
    node.cards[row.party] = card
    outbox = Outbox(row, card.name)
    for cursor in node.store.cursors(row.party):
        log = (cursor.channel, LogName(cursor.party, cursor.incarnation))
        outbox.cursors[log] = outbox.sent[log] = cursor.size
    outbox.owes = bool(node.store.owed(row.party))
    node.peers[row.party] = outbox


def _restore(node: "Node", line: Line, moment: Moment) -> None:
    for row in node.store.versions_until(line.channel, moment.utc):
        if forks.counts(line, row):
            stored = node.store.record(row.id)
            notice = meaning(parse(stored.data)) if stored else None
            if stored is not None and isinstance(notice, Notice):
                party = line.founding.members[row.party]
                name = line.names.get(row.party, "")
                node.situation.restore(Plan(row, party, notice.volumes, stored.utc, name))


def _restore_conflicts(node: "Node", moment: Moment) -> None:
    """Read conflicts back; look anew at what came into force while we were away.

    And at all where our clock was ahead before: what ended by it was never compared with what
    came meanwhile.
    """
    head = node.store.journal_head()
    then = head.utc if head else moment.utc
    changed = then > moment.utc
    for line in node.lines.values():
        hold(node, line, then)
    node.situation.restore_conflicts(node.store, moment.utc)
    kept = {channel: node.procedure_on(line) for channel, line in node.lines.items()}
    for line in node.lines.values():
        changed |= any(hold(node, line, moment.utc))
    if changed or any(node.procedure_on(node.lines[one]) != kept[one] for one in kept):
        # Crash before the commit: the next start finds the same change and judges again.
        node.store.begin()
        if changed:
            node.store.put_many(node.situation.judge_anew(node.journal.next_n))
        for line in node.lines.values():
            asked_anew(node, line, moment)
            node.asking(line, moment).rescheduled(kept[line.channel])
        node.store.commit()
        node.items.changed = False


def _restore_watch(node: "Node", moment: Moment) -> None:
    """Go on under the watch and the procedure that we have, and note where they are new."""
    encoded, known = node.procedure.encode(), node.store.kept(PROCEDURE)
    head = node.store.journal_head()
    if node.last is None:
        kept = node.store.kept(WATCH)
        node.watch = parse_watch(kept.data) if kept else Watch()
        if head is not None and moment.utc < head.utc - CLOCK_STEP_S:
            # Forward, a step across a start cannot be told from time that passed.
            node.stepped_s = moment.utc - head.utc
    node.look(moment)
    if known is None or known.data != encoded or node.stepped_s:
        # Crash before the commit: the next start finds the same and notes it then.
        node.store.begin()
        node.store.put(KeptRow(PROCEDURE, encoded))
        node.journal.add(Fact.PROCEDURE, encoded)
        note_step(node, moment)
        node.journal.flush(node.store, moment.utc)
        node.store.commit()
        node.items.changed = False


def _drop_stale(node: "Node") -> None:
    """Forget what was asked about versions that ended while we were away."""
    stale = [
        row.key
        for row in node.items.of(Need.OBJECTION, *ABOUT_VERSION)
        if _version_of(node, row) not in node.situation.plans
    ]
    if stale:
        # Crash before the commit: the next start finds the same and forgets it again.
        node.store.begin()
        node.items.close(*stale)
        node.store.commit()
        node.items.changed = False


def _version_of(node: "Node", row: ItemRow) -> bytes:
    """Return the version that an item is about."""
    if row.need != Need.OBJECTION:
        return row.subject
    objection = node.store.record(row.subject)
    return objection.target if objection else b""


def _seek_flashes(node: "Node", outbox: Outbox) -> None:
    for line in shared(node.lines, outbox.row.party):
        if line.our_log is not None:
            where = (line.channel, line.our_log)
            # The newest, where more is queued than is looked at: they are what is urgent now.
            start = max(outbox.cursors.get(where, 0), line.size(line.our_log) - FLASHES_SOUGHT)
            for row in node.store.entries(line.channel, line.our_log, start, FLASHES_SOUGHT):
                if outbox.must_overtake(row, where):
                    outbox.overtake(where, row)
