"""The outbox: what one peer has yet to hold, and when to try again.

It follows the peer's own signed cursors and never our receipts, so whatever a
bearer loses is sent again. There is no upper age: a record is tried until the
peer shows that it holds it. FLASH goes first, by itself, and never waits for
what is already under way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from math import inf

from keepclear.exchange.meaning import Kind
from keepclear.limits import (
    AHEAD_PER_PARCEL_MAX,
    AHEAD_PER_PEER_MAX,
    BRANCH_RECORDS_MAX,
    NONCES_KEPT,
    PARCEL_BYTES_MAX,
    PARCEL_ENTRIES_MAX,
)
from keepclear.node.known import PeerRow, RecordRow, Store
from keepclear.node.log.line import Line
from keepclear.node.moment import Moment
from keepclear.node.offset import Offsets
from keepclear.node.parcel import Cursor, Parcel
from keepclear.record.envelope import Precedence
from keepclear.record.log import LogName

PARCEL_ROOM = PARCEL_BYTES_MAX * 3 // 4  # Leaves room for receipts, cursors and the seal.
BRANCH_TRIES_MAX = 32  # A peer that keeps other branches has no room for more, and says nothing.

Where = tuple[bytes, LogName]  # a log of a channel


@dataclass(frozen=True, slots=True)
class Pace:
    """How soon to try again; ticks are monotonic seconds."""

    first_s: float = 1.0
    longest_s: float = 60.0
    carry_after_s: float = 20.0


@dataclass(slots=True)
class Ahead:
    """A record that goes before its turn, until the peer holds all that precedes it as well."""

    where: Where
    seq: int
    precedence: int
    leads: bool = False  # a key event: nobody verifies what follows before having it
    sent: bool = False


@dataclass(slots=True)
class Branch:
    """A record beyond a fork: no cursor tells whether a peer holds this one or another."""

    channel: bytes
    tries: int = 0
    sent: bool = False


@dataclass(slots=True)
class Outbox:
    """What this node knows of one peer, and what it has under way to it."""

    row: PeerRow
    name: str
    cursors: dict[Where, int] = field(default_factory=dict)
    sent: dict[Where, int] = field(default_factory=dict)
    nonces: dict[bytes, int] = field(default_factory=dict)  # our latest, with their order
    asked: dict[bytes, Moment] = field(default_factory=dict)  # when each went out, until echoed
    offsets: Offsets = field(default_factory=Offsets)
    clock_alarm: bytes | None = None  # says that its clock differs; empty without, None unknown
    raised: dict[Where, int] = field(default_factory=dict)  # when each cursor last rose
    order: int = 0  # counts what we sent and what we were told, to tell old parcels from new
    ahead: list[Ahead] = field(default_factory=list)
    behind_since: dict[Where, float] = field(default_factory=dict)
    branches: dict[bytes, Branch] = field(default_factory=dict)  # of forks, until receipted
    owes: bool = False
    going: set[bytes] = field(default_factory=set)  # receipts sent that it has not shown to have
    failures: int = 0
    due: float | None = None  # when to try again, in ticks
    contact_tick: float | None = None

    def told(self, cursors: Iterable[Cursor], echo: bytes) -> tuple[list[Where], list[Where]]:
        """Take the peer's cursors; return the logs that rose and those that went back.

        A late parcel shows a lower cursor too. Only one that echoes a nonce of
        ours from after the cursor rose was written after it, and proves that the
        peer went back.
        """
        self.order += 1
        written_after = self.nonces.get(echo, -1)
        rose, back = [], []
        told = {(channel, log): size for channel, log, size in cursors}
        leading = [item for item in self.ahead if item.leads]
        for where, size in (dict.fromkeys(self.cursors, 0) | told).items():
            known = self.cursors.get(where, 0)
            if size > known:
                rose.append(where)
                self._set(where, size)
            elif size < known and written_after > self.raised.get(where, 0):
                back.append(where)
                self._set(where, size)
                self.sent[where] = size
                self.behind_since[where] = -inf  # It may be about to speak anew: do not wait.
        if any(item not in self.ahead for item in leading):
            self.take_back()  # What went under a key that it now knows to be revoked was not taken.
        if not (self.failures or self.is_under_way):
            self.due = None  # What goes next has all its time.
        return rose, back

    def _set(self, where: Where, size: int) -> None:
        self.cursors[where], self.raised[where] = size, self.order
        self.sent[where] = max(self.sent.get(where, 0), size)
        self.ahead = [item for item in self.ahead if item.where != where or item.seq >= size]

    def heard(self, parcel: Parcel, tick: float) -> bool:
        """Take a parcel's nonce and echo; True where the contact is fresh."""
        fresh = parcel.echo in self.nonces
        if fresh:
            self.contact_tick, self.failures = tick, 0
        return fresh

    def wants(self, lines: Sequence[Line], tick: float, pace: Pace) -> bool:
        """Tell whether there is anything to send now."""
        if self.owes or any(not item.sent for item in self.ahead):
            return True
        if any(not branch.sent for branch in self.branches.values()):
            return True
        return any(True for line in lines for _ in self._behind(line, tick, pace))

    def fill(
        self, lines: Sequence[Line], store: Store, tick: float, pace: Pace, *, flash: bool
    ) -> list[bytes]:
        """Choose the entries of the next parcel and count them as under way.

        One parcel may overtake another: until a peer shows that it holds a key event,
        each goes behind that event, since under its key nothing is verified without it.
        """
        leads = self._leads(store, lines)
        filled = self._filled(leads, lines, store, tick, pace, flash=flash)
        return filled if len(filled) > len(leads) else []

    def _leads(self, store: Store, lines: Sequence[Line]) -> list[bytes]:
        """Return our key events that are under way in their turn."""
        ours = {line.channel for line in lines}
        under_way = [
            item
            for item in self.ahead
            if item.leads and item.sent and item.seq < self.sent.get(item.where, 0)
        ]
        return [
            row.data
            for item in under_way[:AHEAD_PER_PARCEL_MAX]
            if item.where[0] in ours
            for row in store.entries(*item.where, item.seq, 1)
        ]

    def _filled(
        self,
        leads: Sequence[bytes],
        lines: Sequence[Line],
        store: Store,
        tick: float,
        pace: Pace,
        *,
        flash: bool,
    ) -> list[bytes]:
        size = sum(map(len, leads))
        rows = self._ahead(store, lines, flash=True, size=size)
        if flash or rows:
            return [*leads, *(row.data for row in rows)]
        rows = self._ahead(store, lines, flash=False, size=size)
        entries = [*leads, *(row.data for row in rows)]
        behind = [(line, *rest) for line in lines for rest in self._behind(line, tick, pace)]
        behind.sort(key=lambda item: (item[1][1].party != item[0].our_index, item[1]))
        for line, where, start in behind:
            room = PARCEL_ENTRIES_MAX - len(entries)
            if room <= 0:
                break
            batch = line.entries(where[1], start, room)
            fitting = _fitting(batch, sum(map(len, entries)))
            if fitting:
                self.sent[where] = start + len(fitting)
            entries += fitting
        branches = self._beyond_forks(store, lines, sum(map(len, entries)), len(entries))
        return [*entries, *(row.data for row in branches)]

    def branch(self, channel: bytes, ids: Iterable[bytes]) -> None:
        """Have records beyond a fork sent, each until the peer has receipted it."""
        for record_id in ids:
            if len(self.branches) < BRANCH_RECORDS_MAX:
                self.branches.setdefault(record_id, Branch(channel))

    def _beyond_forks(
        self, store: Store, lines: Sequence[Line], size: int, count: int
    ) -> list[RecordRow]:
        """Choose records beyond forks that have not gone; one that is never receipted is let go."""
        ours = {line.channel for line in lines}
        chosen: list[RecordRow] = []
        for record_id, branch in list(self.branches.items()):
            row = store.record(record_id)
            if row is None or branch.tries >= BRANCH_TRIES_MAX:
                del self.branches[record_id]
            elif not branch.sent and branch.channel in ours:
                size += len(row.data)
                if size > PARCEL_ROOM or count + len(chosen) >= PARCEL_ENTRIES_MAX:
                    break
                branch.sent, branch.tries = True, branch.tries + 1
                chosen.append(row)
        return chosen

    def _behind(self, line: Line, tick: float, pace: Pace) -> Iterable[tuple[Where, int]]:
        """Yield the logs of a line of which the peer lacks something that we should send.

        Our own log at once; another's only when the peer has lacked it for a
        while, since its author will mostly have sent it.
        """
        for log, replica in line.replicas.items():
            where = (line.channel, log)
            start = max(self.cursors.get(where, 0), self.sent.get(where, 0))
            if start >= replica.frontier.size:
                self.behind_since.pop(where, None)
            elif log.party == line.our_index:
                yield where, start
            elif line.founding.members[log.party] != self.row.party or where in self.cursors:
                # Its own log as well: that is how a party learns that its store went back.
                since = self.behind_since.setdefault(where, tick)
                if tick - since >= pace.carry_after_s:
                    yield where, start

    def _ahead(
        self, store: Store, lines: Sequence[Line], *, flash: bool, size: int
    ) -> list[RecordRow]:
        """Take records that go before their turn and have not gone yet, the most urgent first."""
        ours = {line.channel for line in lines}
        chosen: list[RecordRow] = []
        for item in sorted(self.ahead, key=lambda item: (item.precedence, item.seq)):
            is_meant = (item.precedence == Precedence.FLASH) == flash and not item.sent
            if not is_meant or item.where[0] not in ours:
                continue
            rows = store.entries(*item.where, item.seq, 1)
            size += sum(len(row.data) for row in rows)
            if size > PARCEL_ROOM or len(chosen) == AHEAD_PER_PARCEL_MAX:
                break
            chosen += rows
            item.sent = True
            self._in_turn(item)
        return chosen

    def _in_turn(self, item: Ahead) -> None:
        """Do not send a record twice that is the very next of its log."""
        if item.seq == max(self.cursors.get(item.where, 0), self.sent.get(item.where, 0)):
            self.sent[item.where] = item.seq + 1

    def overtake(self, where: Where, row: RecordRow) -> None:
        """Let a record go before everything that is less urgent."""
        if not any((item.where, item.seq) == (where, row.seq) for item in self.ahead):
            leads = row.kind == Kind.KEY_EVENT
            self.ahead.append(Ahead(where, row.seq, row.precedence, leads))

    def has_flash(self) -> bool:
        """Tell whether a FLASH record has yet to go."""
        return any(not item.sent and item.precedence == Precedence.FLASH for item in self.ahead)

    def must_overtake(self, row: RecordRow, where: Where) -> bool:
        """Tell whether a record should go ahead: FLASH always, others when the queue is long."""
        if is_flash(row):
            return True
        queue = row.seq - max(self.cursors.get(where, 0), self.sent.get(where, 0))
        urgent = row.precedence < Precedence.ROUTINE and queue > PARCEL_ENTRIES_MAX
        return urgent and len(self.ahead) < AHEAD_PER_PEER_MAX

    def under_way(self, tick: float, pace: Pace) -> float | None:
        """Count a parcel as sent; return when to try again unless it shows what it holds.

        What is due already is put off by nothing that goes after it: contact alone
        is kept more often than that, and what was lost would never go again.
        """
        if not self.is_under_way:
            self.due = None
            return None
        again = tick + pace.longest_s / 2
        self.due = again if self.due is None else min(self.due, again)
        return self.due

    @property
    def is_under_way(self) -> bool:
        """Tell whether anything has gone that the peer has not shown to hold."""
        behind = any(self.cursors.get(where, 0) < size for where, size in self.sent.items())
        return behind or bool(self.going or self.branches)

    def failed(self, tick: float, pace: Pace) -> float:
        """Take back what was under way; return when to try again. Nothing ages out."""
        self.take_back()
        self.failures += 1
        self.due = tick + min(pace.longest_s, pace.first_s * 2 ** min(self.failures - 1, 16))
        return self.due

    def take_back(self) -> None:
        """Send again from what the peer says it holds, and the receipts it has not shown."""
        self.sent = dict(self.cursors)
        self.owes = self.owes or bool(self.going)
        self.going.clear()
        for item in self.ahead:
            item.sent = False
        for branch in self.branches.values():
            branch.sent = False

    def remember(self, nonce: bytes, moment: "Moment") -> None:
        """Remember the nonce of a parcel that goes out, so that its echo counts and is timed."""
        self.order += 1
        self.nonces[nonce] = self.order
        self.asked[nonce] = moment
        while len(self.nonces) > NONCES_KEPT:
            oldest = next(iter(self.nonces))
            del self.nonces[oldest]
            self.asked.pop(oldest, None)

    @property
    def round_trip_s(self) -> float | None:
        """The shortest of the latest round trips, in real seconds; None before the first."""
        best = self.offsets.best
        return best.round_trip_s if best else None


def _fitting(batch: Sequence[bytes], size: int) -> Sequence[bytes]:
    """Return as many of a batch as there is room for beside so many bytes."""
    reached = accumulate(map(len, batch), initial=size)
    return batch[: sum(1 for total in islice(reached, 1, None) if total <= PARCEL_ROOM)]


def cursors(lines: Iterable[Line]) -> tuple[Cursor, ...]:
    """Say how much of every log we hold without a gap."""
    return tuple(
        (line.channel, log, size) for line in lines for log, size in sorted(line.cut().items())
    )


def is_flash(row: RecordRow) -> bool:
    """Tell whether a record overtakes the queue."""
    return row.precedence == Precedence.FLASH or row.kind == Kind.STOP


def shared(lines: Mapping[bytes, Line], peer: bytes) -> list[Line]:
    """Return the lines that a peer is a member of."""
    return [line for line in lines.values() if line.founding.index(peer) is not None]
