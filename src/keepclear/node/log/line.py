"""One channel as one node holds it: a replica of every member's log, and our own log.

Bytes that verify are kept whatever they mean and in whatever order they come.
Only what follows without a gap enters a log; the rest waits, is shown, and
enters when the gap closes. Nothing here depends on the order of arrival but
the journal number that a row carries.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice

from msgspec.structs import replace

from keepclear.errors import BadRecord, Misused
from keepclear.exchange.channel import Closed, Founding, Joined, parse_founding, parse_joined
from keepclear.exchange.fork import ForkProof
from keepclear.exchange.meaning import (
    KeyEntry,
    Kind,
    NotUnderstood,
    Refused,
    Statement,
    meaning,
)
from keepclear.exchange.notice import Notice
from keepclear.limits import (
    BRANCHES_PER_PLACE_MAX,
    KEY_EVENTS_MAX,
    LOGS_PER_MEMBER_MAX,
    MEMBERS_MAX,
    UNCHECKED_MAX,
    WAITING_PER_LOG_MAX,
    WAITING_STOPS_PER_LOG_MAX,
)
from keepclear.node.known import (
    ChannelRow,
    KeptRow,
    LogRow,
    Place,
    RecordRow,
    Store,
    Verdict,
    by_log,
)
from keepclear.node.log.replica import Entry as Entry
from keepclear.node.log.replica import Outcome as Outcome
from keepclear.node.log.replica import Replica, as_they_came, row_of
from keepclear.picture.digest import Mark, closed, lowest
from keepclear.record.envelope import Draft, Record, parse, seen_root, sign
from keepclear.record.fork import is_fork
from keepclear.record.keys import KeyHistory
from keepclear.record.log import Frontier, Head, LogName, leaf_hash
from keepclear.record.signing import Signer

OUR_LOG = "our log "  # with the channel, the name by which the incarnation we write is kept
MARKS_MAX = 100_000  # Beyond any line's life: a cut must never lose one to a limit.
KEY_RECORDS_MAX = KEY_EVENTS_MAX * MEMBERS_MAX * LOGS_PER_MEMBER_MAX  # All that count in a channel.


class Line:
    """The replicas of one channel, and the only way into them."""

    def __init__(self, store: Store, founding: Founding, us: bytes, *, joined: bool) -> None:
        index = founding.index(us)
        if index is None:
            raise Misused("a line is only kept for a channel that lists us")
        self.store = store
        self.founding = founding
        self.channel = founding.channel
        self.our_index = index
        self.joined = joined
        self.replicas: dict[LogName, Replica] = {}
        self.histories: dict[int, KeyHistory] = {}
        self.names: dict[int, str] = {}
        self.unchecked: list[Record] = []  # their `seen` reaches beyond what we hold
        self.fallen: list[Record] = []  # they waited, and their own log then said otherwise
        self.our_log: LogName | None = None
        self.forks: list[Mark] = []  # what entries prove of logs, in the order of taking
        self.endings: list[Mark] = []
        self.forked: dict[LogName, int] = {}  # the lowest place that any entry here proves
        self.ended: dict[LogName, int] = {}
        self.doubts: list[tuple[Record, RecordRow | None]] = []  # what may prove a fork
        self.ours_elsewhere = False  # a peer showed what we signed and do not hold
        self.agreed: dict[LogName, dict[LogName, int]] = {}  # what an author saw as we hold it
        self.is_mute = False  # our store went back, and no further log of ours would be taken
        self.told: dict[bytes, dict[LogName, int]] = {}  # what peers hold of our earlier logs
        self._serials: dict[int, int] = {}  # the highest that each party has used, where asked

    @classmethod
    def opened(
        cls, store: Store, row: ChannelRow, us: bytes, introduce: Callable[["Line"], None]
    ) -> "Line":
        """Read a line back from the store; `introduce` tells it the cards before its logs speak."""
        line = cls(store, parse_founding(row.founding), us, joined=row.joined)
        introduce(line)
        for log in store.logs(row.channel):
            peaks = tuple(log.peaks[i : i + 32] for i in range(0, len(log.peaks), 32))
            name = LogName(log.party, log.incarnation)
            line.replicas[name] = Replica(
                name, Frontier(log.size, peaks), log.key_number, log.contested
            )
        for name, first in as_they_came(store, row.channel, line.replicas):
            line._reopen(name, first)
        line._reopen_marks()
        kept = store.kept(OUR_LOG + row.channel.hex())
        if kept is not None:
            line.our_log = LogName(line.our_index, kept.data)
        for name in line.replicas:
            # The newest alone: a cut that never comes is not to make each start read a whole log.
            line.unchecked += reversed([*islice(line._beyond(name), UNCHECKED_MAX)])
        del line.unchecked[:-UNCHECKED_MAX]
        return line

    def _reopen(self, name: LogName, first: Joined | None) -> None:
        if first is not None:
            self.learn(name.party, first)
        replica = self.replicas[name]
        history = self.histories.get(name.party)
        if history is not None and replica.key_number >= len(history.events):
            rows = self.store.of_kinds(self.channel, [Kind.KEY_EVENT], 0, KEY_RECORDS_MAX)
            for row in by_log(row for row in rows if row.log == name):
                with suppress(
                    BadRecord
                ):  # Whoever has promised two keys keeps nobody from a start.
                    history.extend((parse(row.data).body or {})[1])
        last = self.record_at(name, replica.frontier.size - 1)
        replica.seen = dict(last.seen) if last else {}
        if name.party == self.our_index and self.joined:
            self.our_log = name  # A store of an earlier version holds one log of ours, and no name.

    def _reopen_marks(self) -> None:
        kinds = [Kind.FORK_PROOF, Kind.CLOSED]
        for row in self.store.of_kinds(self.channel, kinds, 0, MARKS_MAX):
            self._mark(row.log, row.seq, meaning(parse(row.data)))

    def _beyond(self, name: LogName) -> Iterator[Record]:
        """Go back over the records of a log whose `seen` we cannot check yet."""
        for seq in range(self.replicas[name].frontier.size - 1, -1, -1):
            record = self.record_at(name, seq)
            if record is None or self._reaches(record):
                return
            yield record

    def record_at(self, log: LogName, seq: int) -> Record | None:
        """Return the appended record at a place of a log."""
        rows = self.store.entries(self.channel, log, seq, 1)
        return parse(rows[0].data) if rows and rows[0].seq == seq else None

    def entries(self, log: LogName, start: int, limit: int) -> list[bytes]:
        """Return the bytes of appended records of a log in order, from a place on."""
        found = self.replicas[log].tail.since(start)
        if found is None:
            return [row.data for row in self.store.entries(self.channel, log, start, limit)]
        return found[:limit]

    def learn(self, party: int, joined: Joined) -> None:
        """Take the key history and the name that a member's log begins with."""
        self._learn_history(party, joined.history())
        self._learn_name(party, joined.name)

    def introduce(self, party: int, history: KeyHistory, name: str) -> None:
        """Take what a member's card says, so that its first entry can be verified."""
        self._learn_history(party, KeyHistory([event.data for event in history.events]))
        self._learn_name(party, name)

    def _learn_history(self, party: int, history: KeyHistory) -> None:
        """Keep the longest history; one that does not continue what we know is not believed."""
        known = self.histories.get(party)
        if known is None or history.events[: len(known.events)] == known.events:
            self.histories[party] = history

    def _learn_name(self, party: int, name: str) -> None:
        """Keep the first name heard, a card's before a log's; two of one name are told apart."""
        if party in self.names:
            return
        if name in self.names.values():
            name = f"{name} ({self.founding.members[party].hex()[:6]})"
        self.names[party] = name

    def serial_last(self, party: int) -> int:
        """Return the highest serial that a party has used here, or 0."""
        if party not in self._serials:
            self._serials[party] = self.store.serial_last(self.channel, party)
        return self._serials[party]

    def note_serial(self, entry: Entry) -> None:
        """Take the serial of a notice that entered its log, or waits for it."""
        party, notice = entry.row.party, entry.statement
        if isinstance(notice, Notice):
            self._serials[party] = max(notice.serial, self.serial_last(party))

    def is_first(self, entry: Entry) -> bool:
        """Tell whether a notice is the first that we hold under so high a serial, and its log too.

        Then nothing that we hold can be about it.
        """
        log, notice = entry.record.log, entry.statement
        is_new = isinstance(notice, Notice) and notice.serial > self.serial_last(log.party)
        return is_new and all(name.party != log.party or name == log for name in self.replicas)

    def is_signed(self, record: Record) -> bool:
        """Tell whether any node key ever accepted for the author verifies the record."""
        history = self._history_for(record)
        if history is None:
            return False
        kid = record.envelope.kid
        key = history.signing_keys_ever().get(kid) or self._announced(record.log, history).get(kid)
        return key is not None and record.verified_by(key)

    def _announced(self, log: LogName, history: KeyHistory) -> dict[bytes, bytes]:
        """Return the node keys of an author with those that entries of a log announce and wait.

        What comes under such a key is verified and waits behind them: a STOP rings meanwhile.
        """
        replica = self.replicas.get(log)
        if replica is None or not replica.has_aside:
            return {}
        ahead = KeyHistory([event.data for event in history.events])
        for row in self.store.waiting(self.channel, log):
            entry = meaning(parse(row.data)) if row.kind == Kind.KEY_EVENT else None
            if isinstance(entry, KeyEntry):
                with suppress(BadRecord):  # One that history holds already, or that follows none.
                    ahead.extend(entry.event)
        return ahead.signing_keys_ever()

    def _history_for(self, record: Record) -> KeyHistory | None:
        """Return the author's keys; a `joined` brings its own, bound to the founding record."""
        party = record.log.party
        if party >= len(self.founding.members):
            return None
        if record.understood and record.kind == Kind.JOINED and party not in self.histories:
            try:
                joined = parse_joined(record.body or {})
            except BadRecord:
                return None
            return joined.history() if self._is_ours_to_join(record, joined) else None
        return self.histories.get(party)

    def accept(self, record: Record, n: int) -> tuple[Outcome, list[Entry]]:
        """Take a verified record; return what became of it and all that now entered its log."""
        if self._is_plainly_next(record):
            return Outcome.APPENDED, [self._append(record, n)]
        if self.store.record(record.id) is not None:
            return Outcome.DUPLICATE, []
        if record.log not in self.replicas and self._is_full(record.log.party):
            return Outcome.NO_ROOM, []
        replica = self.replicas.get(record.log) or Replica(record.log)
        size = replica.frontier.size
        standing = self.store.records_at(self.channel, record.log, record.seq)
        forks = any(is_fork(parse(row.data), record) for row in standing)
        if forks:
            self.doubts.append((record, standing[0]))
        if forks and not _is_rightful(record, replica.head, standing):
            return self._contest(record, replica, len(standing), n)
        if record.seq > size:
            return self._wait(record, replica, n)
        if record.root != replica.frontier.root():
            self._put(record, Place.CONTESTED, n)
            self.doubts.append((record, None))
            if record.log in self.replicas:
                replica.contested = replica.changed = True
            return Outcome.CONTRADICTION, []
        self.replicas[record.log] = replica
        entered = [self._append(record, n), *self._promote(replica, n)]
        replica.has_aside = bool(
            self.store.waiting(self.channel, record.log)
            or self.store.contested(self.channel, record.log, 1)
        )
        return Outcome.APPENDED, entered

    def _is_plainly_next(self, record: Record) -> bool:
        """Tell whether a record follows a log of which nothing waits and nothing is contested.

        Then nothing of it is held, and nothing else claims its place: four searches less.
        """
        replica = self.replicas.get(record.log)
        if replica is None or replica.has_aside or record.seq != replica.frontier.size:
            return False
        return record.root == replica.frontier.root()

    def _contest(
        self, record: Record, replica: Replica, branches: int, n: int
    ) -> tuple[Outcome, list[Entry]]:
        """Keep another branch of a fork beside the first; neither is merged."""
        if branches > BRANCHES_PER_PLACE_MAX:
            return Outcome.NO_ROOM, []
        row, statement = self._put(record, Place.CONTESTED, n)
        self.replicas[record.log] = replica
        replica.contested = replica.changed = True
        return Outcome.CONTESTED, [Entry(record, row, statement)]

    def _is_full(self, party: int) -> bool:
        """Tell whether a member has begun as many logs as one may: every record names them all."""
        return sum(1 for log in self.replicas if log.party == party) >= LOGS_PER_MEMBER_MAX

    def _wait(self, record: Record, replica: Replica, n: int) -> tuple[Outcome, list[Entry]]:
        waiting = self.store.waiting(self.channel, record.log)
        stops = sum(1 for row in waiting if row.kind == Kind.STOP)
        if record.kind == Kind.STOP:
            full = stops >= WAITING_STOPS_PER_LOG_MAX
        else:
            full = len(waiting) - stops >= WAITING_PER_LOG_MAX
        if full:
            return Outcome.NO_ROOM, []
        self.replicas[record.log] = replica
        replica.changed = True
        row, statement = self._put(record, Place.WAITING, n)
        return Outcome.WAITING, [Entry(record, row, statement)]

    def _promote(self, replica: Replica, n: int) -> Iterator[Entry]:
        """Let waiting records in as far as they now follow."""
        for row in self.store.waiting(self.channel, replica.name):
            if row.seq != replica.frontier.size:
                return
            if row.root == replica.frontier.root():
                yield replace(self._append(parse(row.data), row.n), waited=True)
            else:
                self.store.put(replace(row, place=Place.CONTESTED))
                self.fallen.append(parse(row.data))
                self.doubts.append((parse(row.data), None))
                replica.contested = True

    def _append(self, record: Record, n: int, judged: Statement | None = None) -> Entry:
        replica = self.replicas[record.log]
        statement = self._judge(record, replica, judged or meaning(record))
        row = row_of(record, Place.APPENDED, statement, n)
        self.store.put(row)
        replica.frontier = replica.frontier.appended(leaf_hash(record.data))
        replica.changed, replica.seen = True, dict(record.seen)
        self._apply_keys(record, replica, statement)
        self._mark(record.log, record.seq, statement)
        if record.log == self.our_log:
            replica.tail.add(record)
        else:
            self.unchecked.append(record)
            del self.unchecked[:-UNCHECKED_MAX]
        return Entry(record, row, statement)

    def _judge(
        self, record: Record, replica: Replica, statement: Statement | NotUnderstood | Refused
    ) -> Statement | NotUnderstood | Refused:
        """Add the rules that depend on a record's place in its own log."""
        if isinstance(statement, Refused | NotUnderstood):
            return statement
        if (record.seq == 0) != isinstance(statement, Joined):
            return Refused("channel/4", "a log begins with `joined`, and says it once")
        if isinstance(statement, Joined) and not self._is_ours_to_join(record, statement):
            return Refused("channel/6", "it joins another channel, or for another party")
        if self._has_seen_less(record, replica.seen):
            return Refused("record/5", "its author had seen more before")
        history = self.histories.get(record.log.party)
        if record.seq and history and not history.holds_at(record.envelope.kid, replica.key_number):
            return Refused("keys/7", "the node key is not in force at this place of the log")
        match statement:
            case ForkProof():
                return self._judge_proof(record.log, statement)
            case Closed():
                return self._judge_closed(record.log, statement)
            case KeyEntry() if history:
                return self._judge_keys(history, replica, statement)
            case _:
                return statement

    def _judge_keys(
        self, history: KeyHistory, replica: Replica, entry: KeyEntry
    ) -> KeyEntry | Refused:
        try:
            event = history.extend(entry.event)
        except BadRecord as error:
            return Refused(error.rule, error.what)
        if event.number != replica.key_number + 1:
            return Refused("keys/4", "the key event does not follow the last one of its log")
        return entry

    def _has_seen_less(self, record: Record, before: Mapping[LogName, int]) -> bool:
        """Tell whether a record has seen less of a log than the one before it in its own log.

        A log that was closed is named no longer; its party has another one then.
        """
        seen = dict(record.seen)
        goes_on = {log.party for log in (*seen, record.log)}
        return any(
            seen[log] < size if log in seen else log.party not in goes_on
            for log, size in before.items()
        )

    def _judge_proof(self, holder: LogName, proof: ForkProof) -> ForkProof | Refused:
        fork, members = proof.fork, self.founding.members
        if fork.log.party >= len(members) or members[fork.log.party] != fork.party:
            return Refused("fork/6", "its keys are not those of the party whose log it is about")
        said = [mark.size for mark in self.forks if (mark.holder, mark.log) == (holder, fork.log)]
        if any(size <= fork.index for size in said):
            return Refused("fork/7", "its log has proven this fork before, from as low a place")
        return proof

    def _judge_closed(self, holder: LogName, closed: Closed) -> Closed | Refused:
        ended = LogName(holder.party, closed.last.incarnation)
        if any((mark.holder, mark.log) == (holder, ended) for mark in self.endings):
            return Refused("channel/13", "it closes a log that it has closed before")
        return closed

    def _mark(self, holder: LogName, seq: int, statement: object) -> None:
        """Take what an entry says of a whole log: that it forks, or where it ends."""
        match statement:
            case ForkProof(fork=fork):
                self.forks.append(Mark(holder, seq, fork.log, fork.index))
                self.forked = lowest(self.forks, self.cut())
            case Closed(last=last):
                log = LogName(holder.party, last.incarnation)
                self.endings.append(Mark(holder, seq, log, last.size))
                self.ended = lowest(self.endings, self.cut())
            case _:
                pass

    def _is_ours_to_join(self, record: Record, joined: Joined) -> bool:
        member = self.founding.members[record.log.party]
        return joined.founding.data == self.founding.data and joined.history().party == member

    def _apply_keys(
        self, record: Record, replica: Replica, statement: Statement | NotUnderstood | Refused
    ) -> None:
        """Let a key event take effect from the next entry of its log."""
        if isinstance(statement, Joined):
            self.learn(record.log.party, statement)
            replica.key_number = len(statement.keys) - 1
        elif isinstance(statement, KeyEntry):
            replica.key_number += 1

    def _put(
        self, record: Record, place: Place, n: int
    ) -> tuple[RecordRow, Statement | NotUnderstood | Refused]:
        statement = meaning(record)
        row = row_of(record, place, statement, n)
        self.store.put(row)
        if record.log in self.replicas:
            self.replicas[record.log].has_aside = True
        return row, statement

    def refuse(self, entry: Entry, refusal: Refused) -> Entry:
        """Mark an entry as refused by a rule that only its own log could show."""
        why = f"{refusal.why} ({refusal.rule})"
        row = replace(entry.row, verdict=Verdict.REFUSED, why=why)
        self.store.put(row)
        return Entry(entry.record, row, refusal)

    def save(self) -> None:
        """Write how far each log reaches, within the transaction of the entries themselves."""
        for replica in self.replicas.values():
            if replica.changed:
                name, frontier = replica.name, replica.frontier
                self.store.put(
                    LogRow(
                        self.channel,
                        name.party,
                        name.incarnation,
                        frontier.size,
                        b"".join(frontier.peaks),
                        replica.key_number,
                        replica.contested,
                    )
                )
                replica.changed = False

    def _reaches(self, record: Record) -> bool:
        """Tell whether we hold all that the author of a record had seen."""
        return all(self.size(log) >= size for log, size in record.seen)

    def _is_comparable(self, record: Record) -> bool:
        """Tell whether what a record had seen lies below every fork: beyond, each saw its own."""
        return all(size <= self.forked.get(log, size) for log, size in record.seen)

    def reaches(self, cut: Mapping[LogName, int]) -> bool:
        """Tell whether we hold all that a picture of a cut is made of."""
        wanted = dict(cut)
        for mark in self.endings:
            if mark.is_in(cut):
                wanted.setdefault(mark.log, mark.size)
        short = [log for log, size in wanted.items() if self.size(log) < size]
        if not short:
            return True
        bounds = lowest(self.forks, cut)  # Beyond a fork that the cut proves, nobody is compared.
        return all(log in bounds and self.size(log) >= bounds[log] for log in short)

    def seen_by(self, record: Record) -> dict[LogName, int]:
        """Return what the author of a record had seen; what it names no longer, up to its end."""
        seen = dict(record.seen)
        return {**lowest(self.endings, {**seen, record.log: record.seq}), **seen}

    def closed(self, cut: Mapping[LogName, int]) -> dict[LogName, int]:
        """Return what of a cut everybody takes alike (spec/picture.md)."""
        return closed(cut, self._seen_at, self.forks, self.endings)

    def trusted(self) -> dict[LogName, int] | None:
        """Return what of all that we hold everybody takes alike; None where that is all of it."""
        return self.closed(self.cut()) if self.forks or self.endings else None

    def _seen_at(self, log: LogName, seq: int) -> Sequence[tuple[LogName, int]]:
        record = self.record_at(log, seq)
        return record.seen if record else ()

    def cut_of(self, record: Record) -> dict[LogName, int]:
        """Return how much of each log the author of a record held, with those that had ended."""
        cut = record.cut()
        if self.endings:
            for log, size in lowest(self.endings, cut).items():
                cut.setdefault(log, size)
        return cut

    def size(self, log: LogName) -> int:
        """Return how many entries of a log we hold without a gap."""
        replica = self.replicas.get(log)
        return replica.frontier.size if replica else 0

    def root_at(self, log: LogName, size: int) -> bytes | None:
        """Return the root of a log at a size that we have reached."""
        replica = self.replicas.get(log) or Replica(log)
        if size == replica.frontier.size:
            return replica.frontier.root()
        rows = self.store.entries(self.channel, log, size, 1)
        return rows[0].root if rows and rows[0].seq == size else None

    def contradicted(self) -> list[Record]:
        """Check every `seen_root` that we now can; return the records whose author is wrong."""
        ready = [record for record in self.unchecked if self._reaches(record)]
        if not ready:
            return []
        self.unchecked = [record for record in self.unchecked if not self._reaches(record)]
        ready = [record for record in ready if self._is_comparable(record)]
        cuts = {record.seen: record for record in ready}  # A batch has mostly seen the same.
        roots = {seen: self._seen_root(record) for seen, record in cuts.items()}
        for record in ready:
            if roots[record.seen] == record.seen_root:
                self.agreed[record.log] = dict(record.seen)
        return [record for record in ready if roots[record.seen] != record.seen_root]

    def _seen_root(self, record: Record) -> bytes:
        """Bind the heads that the author says it had seen, as we hold them."""
        heads = [Head(log, size, self.root_at(log, size) or b"") for log, size in record.seen]
        return seen_root(self.channel, heads)

    def cut(self) -> Mapping[LogName, int]:
        """Return the size of every log that we hold without a gap."""
        return {name: r.frontier.size for name, r in self.replicas.items() if r.frontier.size}

    def author(
        self,
        signer: Signer,
        incarnation: bytes,
        draft: Draft,
        n: int,
        judged: Statement | None = None,
    ) -> Entry:
        """Write the next record of our own log and append it.

        `incarnation` names the log where ours has not begun; `judged` is what the
        draft's body was parsed to, where it has been. The record may leave the
        node only after the commit of this transaction.
        """
        if self.our_log is None:
            self.begin(LogName(self.our_index, incarnation))
        name = self.our_log
        assert name is not None
        replica = self.replicas.get(name) or self.replicas.setdefault(name, Replica(name))
        others = [r.head for r in self.replicas.values() if r.name != name and self._is_seen(r)]
        record = sign(signer, self.channel, replica.head, others, draft)
        return self._append(record, n, judged)

    def begin(self, name: LogName) -> None:
        """From now on write this log of ours."""
        self.our_log = name
        self.replicas.setdefault(name, Replica(name))
        self.store.put(KeptRow(OUR_LOG + self.channel.hex(), name.incarnation))

    def is_contested(self, log: LogName) -> bool:
        """Tell whether a log says two things somewhere, as far as we know."""
        replica = self.replicas.get(log)
        return log in self.forked or (replica is not None and replica.contested)

    def has_room(self) -> bool:
        """Tell whether another log of ours would be taken by the others."""
        return not self._is_full(self.our_index)

    def _is_seen(self, replica: Replica) -> bool:
        """Tell whether our records name a log: all that we hold of, but those closed and whole."""
        size = replica.frontier.size
        return size > 0 and not self.ended.get(replica.name, size + 1) <= size


def _is_rightful(record: Record, head: Head, others: Sequence[RecordRow]) -> bool:
    """Tell whether a record follows its log where none that claimed its place does."""
    follows = record.seq == head.size and record.root == head.root
    return follows and all(
        row.place is Place.CONTESTED and row.root != record.root for row in others
    )
