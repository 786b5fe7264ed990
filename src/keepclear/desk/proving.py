"""Making a bundle: what this node holds that proves some records to a stranger, and no more.

The rule: whole records go in only where an officer chose them, or where they
say nothing of anybody's people: the first of each log, key events and line
checks. Everything else of the logs goes in as hashes.
"""

from base64 import b64encode
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from keepclear.errors import BadInput, BadRecord, Fault
from keepclear.evidence.bundle import (
    WORDLESS,
    ChannelPart,
    Cosigned,
    Cover,
    Entry,
    Excerpt,
    JournalEntry,
    LogPart,
    Reached,
    encode_bundle,
    sign_excerpt,
)
from keepclear.evidence.tree import Tree
from keepclear.exchange.meaning import Kind
from keepclear.limits import (
    BUNDLE_COSIGNATURES_MAX,
    BUNDLE_JOURNAL_ENTRIES_MAX,
    BUNDLE_RECORDS_MAX,
)
from keepclear.node.journal import GENESIS
from keepclear.node.journal import Fact as Told
from keepclear.node.journal import facts as facts_of
from keepclear.node.known import JournalRow, Place, RecordRow, by_log
from keepclear.node.log.line import Line
from keepclear.node.log.witnessing import Kept, first_after, latest
from keepclear.node.node import Moment, Node
from keepclear.node.officer import version_named
from keepclear.record.envelope import Held, Record, parse, parse_held, seen_root
from keepclear.record.log import Head, LogName, leaf_hash

View = dict[str, Any]
WITHOUT_CONTENT: Final = frozenset({Kind.JOINED, Kind.KEY_EVENT, Kind.LINE_CHECK})
ROWS_A_STEP: Final = 2_000
CHECKS_MAX: Final = 1_000_000  # Beyond any line's life.
PREFIX_LEAST: Final = 6  # as many digits of an id as tell one record from the others


def bundle(
    node: Node, moment: Moment, chosen: Sequence[str], channel: str = "", journal: bool = True
) -> View:
    """Make a bundle of records and notices; its bytes come in base64, with what it holds.

    A notice stands for its versions and all that was said about it; a record
    id, or how it begins, for that record alone. `journal` adds what our own
    journal says of their coming, signed by us.
    """
    rows = _chosen(node, chosen, channel)
    parts = [
        _Gathering(node, node.lines[name], moment, wanted).part(with_journal=journal)
        for name, wanted in rows.items()
    ]
    try:
        data = encode_bundle(parts)
    except BadRecord as error:
        raise BadInput([Fault("bundle", error.what, "choose fewer records")]) from error
    return {
        "bundle": b64encode(data).decode(),
        "bytes": len(data),
        "chosen": sum(len(wanted) for wanted in rows.values()),
        "records": sum(1 for part in parts for _ in part.records()),
        "receipts": sum(len(part.helds) for part in parts),
        "channels": [part.founding.name for part in parts],
    }


def _chosen(
    node: Node, names: Sequence[str], channel: str
) -> Mapping[bytes, dict[bytes, RecordRow]]:
    """Find what an officer means, by channel; refuse all that cannot be found, at once."""
    found: dict[bytes, dict[bytes, RecordRow]] = {}
    faults: list[Fault] = []
    for name in names:
        try:
            rows = _meant(node, name, channel)
        except BadInput as error:
            faults += error.faults
            continue
        for row in rows:
            if row.place is Place.APPENDED:
                found.setdefault(row.channel, {})[row.id] = row
            else:
                cure = "wait until its log has caught up, or leave it out"
                faults.append(
                    Fault(name, "the record is not in its log, so no place is proven", cure)
                )
    if not found and not faults:
        faults.append(Fault("ID", "nothing is chosen", "name a record or a notice"))
    if sum(len(rows) for rows in found.values()) > BUNDLE_RECORDS_MAX // 2:
        faults.append(Fault("ID", "so many records make no bundle", "choose fewer"))
    if faults:
        raise BadInput(faults)
    return found


def _meant(node: Node, name: str, channel: str) -> list[RecordRow]:
    row = _record_named(node, name)
    if row is not None:
        return [row]
    line, version = version_named(node, channel, name)
    store = node.store
    versions = store.versions_of(line.channel, version.party, version.serial)
    ids = [v.id for v in versions] + [v.ended_by for v in versions if v.ended_by]
    rows = {row.id: row for i in ids if (row := store.record(i)) is not None}
    for about in [act for v in versions for act in store.about(line.channel, v.id)]:
        rows[about.id] = about
        rows |= {answer.id: answer for answer in store.about(line.channel, about.id)}
    return list(rows.values())


def _record_named(node: Node, name: str) -> RecordRow | None:
    """Find a record by its id, or by how that begins where it is not all given."""
    digits = name.lower()
    if len(digits) < PREFIX_LEAST or any(c not in "0123456789abcdef" for c in digits):
        return None
    found = node.store.records_begun(_octets(digits, "0"), _octets(digits, "f"))
    if len(found) > 1:
        raise BadInput([Fault(name, "more than one record begins so", "give more of its id")])
    return found[0] if found else None


def _octets(digits: str, rest: str) -> bytes:
    return bytes.fromhex(digits.ljust(64, rest)[:64])


@dataclass
class _Log:
    """One log as far as we hold it: its leaves, and the records of it that go in."""

    line: Line
    name: LogName
    wanted: dict[int, Record] = field(default_factory=dict)

    @cached_property
    def tree(self) -> Tree:
        leaves: list[bytes] = []
        store = self.line.store
        while rows := store.entries(self.line.channel, self.name, len(leaves), ROWS_A_STEP):
            leaves += [leaf_hash(row.data) for row in rows]
        return Tree(leaves)

    def part(self) -> LogPart:
        records = [self.wanted[seq] for seq in sorted(self.wanted)]
        head = records[-1].seq
        entries = []
        for record, after in zip(records, [*records[1:], None], strict=True):
            if after is None:
                entries.append(Entry(record, (), ()))
            else:
                way = self.tree.inclusion(record.seq, head)
                grown = self.tree.consistency(record.seq, after.seq)
                entries.append(Entry(record, tuple(way), tuple(grown)))
        return LogPart(self.name, tuple(entries))


class _Gathering:
    """What is gathered for one channel."""

    def __init__(
        self, node: Node, line: Line, moment: Moment, wanted: Mapping[bytes, RecordRow]
    ) -> None:
        self.node, self.line, self.moment = node, line, moment
        self.chosen = {row_id: parse(row.data) for row_id, row in wanted.items()}
        self.rows = wanted
        self.logs = {name: _Log(line, name) for name in line.replicas}
        self._checks: dict[LogName, list[RecordRow]] = {}

    def part(self, *, with_journal: bool) -> ChannelPart:
        for record in self.chosen.values():
            self._take(record)
        around = self._around()
        self._ground()
        told = self._told()
        helds = {held.data: held for _, helds in told for held in helds}
        keys = tuple(
            (index, tuple(event.data for event in history.events))
            for index, history in sorted(self.line.histories.items())
        )
        seeing = {record.id: record for record in (*around, *self.chosen.values())}
        covers = [cover for record in seeing.values() if (cover := self._cover(record))]
        return ChannelPart(
            self.line.founding,
            keys,
            tuple(log.part() for log in self.logs.values() if log.wanted),
            tuple(helds.values()),
            tuple(covers),
            tuple(self._cosigned()),
            self._excerpt([row for row, _ in told]) if with_journal else None,
        )

    def _take(self, record: Record) -> None:
        self.logs[record.log].wanted[record.seq] = record

    def _ground(self) -> None:
        """Add to each log what says who speaks in it, and the last head without content."""
        for name, log in self.logs.items():
            first = self.line.record_at(name, 0)
            if first is not None:
                log.wanted[0] = first
            checks = self._empty_rows(name)
            if checks and checks[-1].seq > max(log.wanted, default=0):
                self._take(parse(checks[-1].data))

    def _empty_rows(self, name: LogName) -> list[RecordRow]:
        """Return the line checks of a log in order; what they say is hashes."""
        if not self._checks:
            rows = self.line.store.of_kinds(self.line.channel, [Kind.LINE_CHECK], 0, CHECKS_MAX)
            self._checks = {log: [] for log in self.logs}
            for row in by_log(rows):
                self._checks[row.log].append(row)
        return self._checks[name]

    def _around(self) -> list[Record]:
        """Find for each chosen record the line checks just before and after it in other logs.

        The last that its author had seen shows that it is no older, the first that covers it
        that it is no younger; both by the clocks of others.
        """
        found: dict[bytes, Record] = {}
        for record in self.chosen.values():
            seen = dict(record.seen)
            for name in self.logs:
                if name != record.log:
                    rows = self._empty_rows(name)
                    before = bisect_left(rows, seen.get(name, 0), key=lambda row: row.seq) - 1
                    after = bisect_left(rows, True, key=lambda row: self._has_seen(row, record))
                    for at in {before, after} & set(range(len(rows))):
                        check = parse(rows[at].data)
                        found[check.id] = check
        for check in found.values():
            self._take(check)
        return list(found.values())

    def _has_seen(self, row: RecordRow, record: Record) -> bool:
        return self.line.seen_by(parse(row.data)).get(record.log, 0) > record.seq

    def _cover(self, record: Record) -> Cover | None:
        """Prove what a record's `seen` covers: all that is chosen, and of each log the last.

        None where it covers nothing here, or says of other logs what they do not say.
        """
        heads = [Head(log, size, self.line.root_at(log, size) or b"") for log, size in record.seen]
        if any(not head.root for head in heads):
            return None
        if seen_root(self.line.channel, heads) != record.seen_root:
            return None
        reached = tuple(
            Reached(head.log, seq, tuple(self.logs[head.log].tree.inclusion(seq, head.size)))
            for head in heads
            for seq in self._of_interest(head)
        )
        return Cover(record.id, tuple(head.root for head in heads), reached) if reached else None

    def _of_interest(self, head: Head) -> list[int]:
        wanted = sorted(seq for seq in self.logs[head.log].wanted if seq < head.size)
        chosen = [s for s in wanted if self.logs[head.log].wanted[s].id in self.chosen]
        return sorted({*chosen, *wanted[-1:]})

    def _cosigned(self) -> Iterator[Cosigned]:
        """Find for what is chosen the first cosignature of each witness that ever cosigned."""
        store, channel = self.node.store, self.line.channel
        found: dict[tuple[LogName, bytes, int], Kept] = {}
        for record in self.chosen.values():
            for key in latest(store, channel, record.log):
                kept = first_after(store, channel, record.log, key, record.seq)
                if kept is not None:
                    found[record.log, key, kept.checkpoint.size] = kept
        for name, key, size in sorted(found)[:BUNDLE_COSIGNATURES_MAX]:
            kept, tree = found[name, key, size], self.logs[name].tree
            head, origin = kept.checkpoint, kept.checkpoint.origin
            under = sorted(seq for seq in self.logs[name].wanted if seq < size)
            yield Cosigned(
                name,
                bytes.fromhex(origin.partition("/")[0]),
                size,
                head.root,
                key,
                kept.cosignature.utc,
                kept.cosignature.signature,
                tuple((seq, tuple(tree.inclusion(seq, size))) for seq in under),
            )

    def _told(self) -> list[tuple[JournalRow, list[Held]]]:
        """Find the journal entries by which chosen records and receipts for them came."""
        numbers = {row.n for row in self.rows.values()}
        for row_id in self.chosen:
            numbers |= {receipt.n for receipt in self.node.store.receipts(row_id)}
        found = []
        for n in sorted(numbers):
            (row,) = self.node.store.journal(n - 1, 1)
            found.append((row, [held for held in _helds(row) if self._is_about(held)]))
        return found

    def _is_about(self, held: Held) -> bool:
        ours = held.channel == self.line.channel
        return ours and any(record_id in self.chosen for _, _, record_id in held.records)

    def _excerpt(self, rows: Sequence[JournalRow]) -> Excerpt | None:
        entries = []
        for row in rows:
            if all(fact[0] in WORDLESS for fact in facts_of(row)):
                before = self.node.store.journal(row.n - 2, 1)[0].chain if row.n > 1 else GENESIS
                entries.append(JournalEntry(row.n, row.utc, row.facts, before))
        entries = entries[:BUNDLE_JOURNAL_ENTRIES_MAX]
        us = self.line.our_index
        if not entries or us not in self.line.histories:
            return None
        return sign_excerpt(self.node.us.signer, self.line.channel, us, self.moment.utc, entries)


def _helds(row: JournalRow) -> Iterator[Held]:
    for fact in facts_of(row):
        match fact:
            case [Told.HELD_TAKEN, data] | [Told.HELD_GIVEN, _, data]:
                yield parse_held(data)
            case _:
                pass


VIEWS: Final[Mapping[str, Callable[..., View]]] = {"bundle": bundle}
