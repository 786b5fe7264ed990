"""Who looks at a world from outside, remembers all that was said in it, and says what must hold.

Some things must hold after every step: nothing was sent or acknowledged that its sender does not
have for good, logs only grow, and no log says two things at one place. The rest must hold once the
network is mended and all has arrived.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from tests.simulation.world import Member, World

from keepclear.desk import views, watching
from keepclear.exchange.document import Act, Endorsement, Fate, Proposal
from keepclear.exchange.meaning import Kind, meaning
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import intake
from keepclear.node.comparison import conflicts_anew, picture
from keepclear.node.health import current
from keepclear.node.journal import GENESIS, Fact, facts
from keepclear.node.known import Place, RecordRow, Verdict
from keepclear.node.log.line import Line
from keepclear.node.log.witnessing import posted_size
from keepclear.node.node import Node
from keepclear.node.open_item import Need
from keepclear.node.parcel import Parcel
from keepclear.node.register.agreements import judge_of, ruling_of
from keepclear.node.replay import replay
from keepclear.node.standing import documents, stands_in
from keepclear.picture.line_state import Sign
from keepclear.record.canonical import encode
from keepclear.record.envelope import Precedence, Record, parse, parse_held
from keepclear.record.log import LogName

# What a world may show its officers. Parcels overtake each other, so records wait; and a STOP may
# come before the channel that it is said in. Nothing else happens among honest nodes.
# An amended patrol may well lie further away than is usual.
EXPECTED = {"OUT OF SEQUENCE", "MOVED FAR", intake.STOP_UNKNOWN_CHANNEL}
REBUILT = ("record", "channel", "log", "receipt", "version", "oddity", "request", "journal")
ROW_BY_ROW = ("record", "receipt", "version", "oddity", "conflict")
ALL = 1_000_000

Where = tuple[bytes, LogName, int]


@dataclass
class Watcher:
    """Looks at a world from outside and remembers what every log has said."""

    world: World
    said: dict[Where, bytes] = field(default_factory=dict)  # the one record of each place
    sizes: dict[tuple[str, bytes, LogName], int] = field(default_factory=dict)
    stops: dict[bytes, str] = field(default_factory=dict)
    promised: dict[str, set[bytes]] = field(default_factory=dict)  # sent or acknowledged, by party
    looked: dict[str, set[bytes]] = field(default_factory=dict)  # what was looked at, by party
    urgent: dict[str, list[tuple[bytes, bytes]]] = field(default_factory=dict)
    sent: dict[tuple[str, bytes], set[bytes]] = field(default_factory=dict)
    kills: int = 0
    forks: int = 0  # that were proven
    expected: set[str] = field(default_factory=lambda: set(EXPECTED))
    restored: set[str] = field(default_factory=set)
    skipped: set[bytes] = field(default_factory=set)  # parties who lie, by fingerprint

    @property
    def honest(self) -> list[Member]:
        """The parties whose word is held to be kept."""
        return [m for m in self.world.members.values() if m.us.party not in self.skipped]

    def forget(self, name: str) -> None:
        """Let a party start from an old copy: what it spoke of since, its peers hold."""
        self.promised.pop(name, None)
        self.looked.pop(name, None)
        self.restored.add(name)
        for key in [key for key in self.sizes if key[0] == name]:
            del self.sizes[key]

    # After every step

    def check_world(self) -> None:
        """What must hold after every step."""
        self._check_parcels()
        if self.kills != self.world.kills:
            self.kills = self.world.kills
            self._check_kept()
        for member in self.honest:
            for line in member.node.lines.values():
                for log, size in line.cut().items():
                    if line.founding.members[log.party] not in self.skipped:
                        self._check_log(member, line.channel, log, size)
                self._check_cosigned(member, line, whole=False)

    def _check_parcels(self) -> None:
        """Nothing is sent or acknowledged that the sender's store does not hold."""
        for name, parcel in self.world.parcels:
            member = self.world.members[name]
            if member.us.party in self.skipped:
                continue
            store, promised = member.store, self.promised.setdefault(name, set())
            self._check_flash_first(name, parcel)
            fresh = self.looked.setdefault(name, set())
            for data in parcel.entries:
                if data in fresh:
                    continue
                fresh.add(data)
                record = parse(data)
                stored = store.record(record.id)
                assert stored is not None, f"{name} sent what it does not hold"
                is_whole = stored.place is Place.APPENDED or self._is_forked(member, record)
                assert is_whole, f"{name} sent what is not in a log"
                promised.add(record.id)
            for data in set(parcel.helds) - fresh:
                fresh.add(data)
                promised.update(self._check_held(member, data))
            for channel, log, size in parcel.cursors:
                rows = {LogName(r.party, r.incarnation): r.size for r in store.logs(channel)}
                assert rows[log] >= size, f"{name} claims more of a log than it holds"
        self.world.parcels.clear()

    def _check_flash_first(self, name: str, parcel: Parcel) -> None:
        """Nothing goes to a peer before what cannot wait."""
        sent = self.sent.setdefault((name, parcel.recipient), set())
        records = [parse(data) for data in parcel.entries]
        first = [r for r in records if is_urgent(r) and r.id not in sent and self._is_own(name, r)]
        sent |= {record.id for record in records}
        if all(is_urgent(record) for record in records):
            return
        assert not first, f"{name} did not send by itself what cannot wait"
        for channel, record_id in self.urgent.get(name, ()):
            line = self.world.members[name].node.lines.get(channel)
            if line is not None and line.founding.index(parcel.recipient) is not None:
                assert record_id in sent, f"{name} sent something else before what cannot wait"

    def _is_own(self, name: str, record: Record) -> bool:
        """Tell whether a party sends a record of its own; an old copy is told of it by others."""
        line = self.world.members[name].node.lines[record.channel]
        return record.log.party == line.our_index and name not in self.restored

    def _is_forked(self, member: Member, record: Record) -> bool:
        """Tell whether a record is of a party who lies: both branches of its log are carried."""
        line = member.node.lines[record.channel]
        return line.founding.members[record.log.party] in self.skipped

    def _check_held(self, member: Member, data: bytes) -> list[bytes]:
        """A receipt is signed by who gives it, and is for bytes that it holds just so."""
        held = parse_held(data)
        key = member.us.history.signing_keys_ever().get(held.envelope.kid)
        assert key is not None, f"{member.name} signed a receipt by no key of its own"
        assert held.verified_by(key), f"{member.name} signed a receipt wrongly"
        for log, seq, record_id in held.records:
            stored = member.store.record(record_id)
            assert stored is not None, f"{member.name} receipted what it lost"
            assert (stored.log, stored.seq) == (log, seq), "a receipt for another place"
            assert sha256(stored.data).digest() == record_id
        return [record_id for _, _, record_id in held.records]

    def _check_kept(self) -> None:
        """Whoever has started again still holds all that it ever sent or acknowledged."""
        for member in self.honest:
            lost = [r for r in self.promised.get(member.name, ()) if not member.store.record(r)]
            assert lost == [], f"{member.name} lost {len(lost)} records that it had spoken of"

    def _check_log(self, member: Member, channel: bytes, log: LogName, size: int) -> None:
        """Logs grow, do not fork, and hold each record once."""
        key = (member.name, channel, log)
        before = self.sizes.get(key, 0)
        assert size >= before, f"{member.name}: a log went back"
        rows = member.store.entries(channel, log, before, size - before) if size > before else []
        places = [row.seq for row in rows]
        assert places == list(range(before, size)), f"{member.name}: a log has gaps"
        for row in rows:
            if row.party == member.node.lines[channel].our_index and is_urgent(row):
                self.urgent.setdefault(member.name, []).append((channel, row.id))
            first = self.said.setdefault((channel, log, row.seq), row.id)
            assert first == row.id, f"{member.name}: a log says two things at {row.seq}"
            self._check_signed(member, row)
            self._check_seen(member, row)
        self.sizes[key] = size

    def _check_cosigned(self, member: Member, line: Line, *, whole: bool) -> None:
        """A witness never knows more of a log than its party holds, and in the end all of it."""
        witness, log = self.world.witness, line.our_log
        if witness is None or log is None or member.name in self.restored:
            return
        cosigned, size = witness.latest(member, line.channel, log), line.size(log)
        assert cosigned.size <= size, f"{member.name}: a witness knows more than it holds"
        if whole:
            posted, now = posted_size(member.node, line), self.world.moment_of(member).utc
            old = [r for r in line.store.entries(line.channel, log, posted, 1) if r.utc < now - 60]
            assert old == [], f"{member.name}: {posted} of {size} records are cosigned"
            same = cosigned.size != size or cosigned.root == line.replicas[log].frontier.root()
            assert same, f"{member.name}: a witness of another log"

    def _check_signed(self, member: Member, row: RecordRow) -> None:
        """A record in a log was signed by a node key of its author."""
        record = parse(row.data)
        party = member.node.lines[row.channel].founding.members[row.party]
        key = self.world.by_party(party).us.history.signing_keys_ever().get(record.envelope.kid)
        assert key is not None, f"{member.name} holds what no key of its author signed"
        assert record.verified_by(key), f"{member.name} holds what its author did not sign"

    def _check_seen(self, member: Member, row: RecordRow) -> None:
        """What the author of a record had seen never decreases within its log."""
        record = parse(row.data)
        rows = member.store.entries(row.channel, row.log, row.seq - 1, 1) if row.seq else []
        for before in rows:
            seen = dict(record.seen)
            less = [n for log, n in parse(before.data).seen if seen.get(log, n) < n]
            assert less == [], f"{member.name}: at {row.seq} a log had seen less than before"

    # Once all has arrived

    def check_healed(self, *, lines: bool = True) -> None:
        """What must hold once everything has arrived."""
        assert len(set(self.said.values())) == len(self.said), "a record stands twice"
        for member in self.honest:
            with self.world.version_of(member):
                self._check_member(member, lines=lines)
        for channel in {c for m in self.honest for c in m.node.lines}:
            holders = [m for m in self.honest if channel in m.node.lines]
            concluded = {m.name: self._conclusion(m, channel) for m in holders if not m.is_older}
            told = [f"{name} {c[1].hex()[:8]} {c[2].hex()[:8]}" for name, c in concluded.items()]
            assert len(set(concluded.values())) <= 1, f"pictures differ: {told}"
            self._check_forks(channel, holders)
            for member in holders:
                with self.world.version_of(member):
                    self._check_documents(member.node.lines[channel])
                    self._check_conflicts(member, member.node.lines[channel])
            heads = {self._heads(m.node.lines[channel]) for m in holders}
            assert len(heads) == 1, "logs differ"

    def _check_member(self, member: Member, *, lines: bool) -> None:
        self._check_oddities(member)
        self._check_receipts(member)
        self._check_stops(member)
        self._check_urgent(member)
        self._check_journal(member)
        if lines:
            self._check_lines(member)
        for line in member.node.lines.values():
            self._check_cosigned(member, line, whole=True)
        watching.watch(member.node, self.world.moment)
        views.status(member.node, self.world.moment)

    def _check_lines(self, member: Member) -> None:
        """Every line is OPEN again, but for what officers left unanswered and a slow network."""
        slow = {Sign.ROUND_TRIP_LONG}  # It counts for a quarter of an hour.
        slow |= {Sign.CLOCKS_APART} if "CLOCKS DIFFER" in self.expected else set()
        for line in member.node.lines.values():
            for index, signs in current(member.node, line, self.world.moment).items():
                left = set(signs) - {Sign.NOT_ACKNOWLEDGED} - slow
                if line.founding.members[index] in self.skipped:
                    left -= {Sign.SUSPENDED_BY_THEM}  # Said on one branch, and lifted on another.
                assert left == set(), f"{member.name} to {line.names[index]}: {signs}"

    def _check_forks(self, channel: bytes, holders: list[Member]) -> None:
        """Every fork of which two honest parties hold a branch is proven at each, and shown."""
        said: dict[tuple[LogName, int], set[bytes]] = {}
        held = {m.name: list(self._of_liars(m.node.lines[channel])) for m in holders}
        for row in [row for rows in held.values() for row in rows]:
            said.setdefault((row.log, row.seq), set()).add(row.id)
        forks: dict[LogName, int] = {}
        for (log, seq), ids in said.items():
            if len(ids) > 1:
                forks[log] = min(seq, forks.get(log, seq))
        self.forks += len(forks)
        for member in holders:
            line = member.node.lines[channel]
            for log, place in forks.items():
                proven = line.forked.get(log)
                assert proven == place, f"{member.name}: a fork at {place} is proven at {proven}"
                shown = [row.party for row in member.node.items.of(Need.FORK_FOUND)]
                assert log.party in shown, f"{member.name}: a fork is not shown"
        if forks:
            ids = {frozenset(row.id for row in rows) for rows in held.values()}
            assert len(ids) == 1, f"branches differ: {[(n, len(r)) for n, r in held.items()]}"

    def _of_liars(self, line: Line) -> Iterator[RecordRow]:
        """All that a party holds of the logs of who lies, on whichever branch."""
        for log, replica in line.replicas.items():
            if line.founding.members[log.party] in self.skipped:
                yield from line.store.entries(line.channel, log, 0, replica.frontier.size)
                yield from line.store.contested(line.channel, log, 1_000)
                yield from line.store.waiting(line.channel, log)

    def _check_conflicts(self, member: Member, line: Line) -> None:
        """The conflicts that stand are those that all pairs, judged anew, give."""
        at, cut = self.world.moment.utc, line.closed(line.cut())
        rows = line.store.versions_until(line.channel, at)
        stand = [row for row in rows if stands_in(line.store, row, cut, at)]
        gone = [row.name for row in stand if row.id not in member.node.situation.plans]
        assert gone == [], f"{member.name} does not see {gone}"
        judge = judge_of(line, at, ruling_of(line, at, cut), cut)
        shown = picture(line, member.node.situation, line.cut(), at).conflicts
        assert sorted(shown) == sorted(conflicts_anew(line, stand, judge)), "a conflict is missing"

    def _conclusion(self, member: Member, channel: bytes) -> Any:
        line = member.node.lines[channel]
        concluded = picture(line, member.node.situation, line.cut(), self.world.moment.utc)
        fates = tuple(sorted((d.row.id, d.fate, d.signed) for d in documents(line)))
        return self._heads(line), concluded.digest(), concluded.conflict_digest(), fates

    def _heads(self, line: Line) -> Any:
        """Return how far each log of the honest is held, and its root."""
        replicas = sorted(line.replicas.items())
        members = line.founding.members
        honest = [(log, r) for log, r in replicas if members[log.party] not in self.skipped]
        return tuple((log, r.frontier.root()) for log, r in honest)

    def _check_oddities(self, member: Member) -> None:
        rows = [*member.store.oddities(seen=False), *member.store.oddities(seen=True)]
        odd = {(row.what, row.why) for row in rows if row.what not in self.expected}
        assert odd == set(), f"{member.name} was shown {odd}"
        gaps = [r.why for r in member.store.oddities(seen=False) if r.what == "OUT OF SEQUENCE"]
        liars = {m.name for m in self.world.members.values() if m.us.party in self.skipped}
        gaps = [why for why in gaps if why.split(":")[0] not in liars and not self._is_lost(why)]
        assert gaps == [], "a gap stays open"
        if not self.skipped and not any(m.is_older for m in self.honest):
            wrong = [f for f in _facts(member, Fact.COMPARED) if f[2] != 1]
            assert wrong == [], f"{member.name}: a line check found a difference"

    def _is_lost(self, why: str) -> bool:
        """Tell whether what a gap lacks went with its author's store: it has no copy of it either.

        What goes ahead of the rest may reach a peer, and the rest be lost before it was sent.
        """
        name, _, place = why.partition(": number ")
        if name not in self.restored:
            return False
        lines = self.world.node(name).lines.values()
        return any(
            log.party == line.our_index and log != line.our_log and int(place) > replica.head.size
            for line in lines
            for log, replica in line.replicas.items()
        )

    def _check_receipts(self, member: Member) -> None:
        """Each other honest member has receipted each of our records, and holds it."""
        given = _receipts_given(member)
        for line in member.node.lines.values():
            if line.our_log is None:
                continue
            for row in member.store.entries(line.channel, line.our_log, 0, 10_000):
                receipts = {r.holder for r in member.store.receipts(row.id)}
                assert {(row.id, holder) for holder in receipts} <= given, "a receipt from nowhere"
                for index in receipts:
                    holder = self.world.by_party(line.founding.members[index])
                    held = holder.store.record(row.id)
                    assert holder not in self.honest or (held and held.data == row.data)
                missing = set() if member.name in self.restored else self._others(line) - receipts
                assert missing == set(), f"{member.name} has no receipt for {row.seq}"

    def _others(self, line: Line) -> set[int]:
        """The other honest members of a line, who hold it as well."""
        honest = {m.us.party for m in self.honest}
        members = enumerate(line.founding.members)
        return {i for i, party in members if party in honest and i != line.our_index}

    def _check_stops(self, member: Member) -> None:
        rang = {fact[2] for fact in _facts(member, Fact.RANG) if fact[1] == "STOP"}
        open_ids = {i.get("record") for i in watching.watch(member.node, self.world.moment)}
        for record_id, author in self.stops.items():
            row = member.store.record(record_id)
            if member.name != author and row is not None:
                assert record_id in rang, f"a STOP of {author} did not ring at {member.name}"
                line = member.node.lines[row.channel]
                taken = line.our_index in views.takers(line, row)
                assert taken or record_id.hex() in open_ids, "a STOP is neither taken nor shown"

    def _check_urgent(self, member: Member) -> None:
        """What is urgent and not taken asks for somebody, and climbs once it is overdue."""
        now = self.world.moment_of(member).utc
        for line in member.node.lines.values():
            for row in line.store.of_kinds(line.channel, [Kind.STOP, Kind.MESSAGE], 0, ALL):
                if row.party == line.our_index or row.place is not Place.APPENDED:
                    continue
                if row.kind == Kind.MESSAGE and row.precedence != Precedence.FLASH:
                    continue
                if line.our_index not in views.takers(line, row):
                    items = member.node.items.about(row.id)
                    assert items, f"{member.name}: {Kind(row.kind).name} is asked about no more"
                    late = [i for i in items if i.due + 120 < now and i.rung < 0]
                    assert late == [], f"{member.name}: what is overdue did not climb"

    def _check_journal(self, member: Member) -> None:
        """Each entry of the journal binds the one before it."""
        before = GENESIS
        for n, row in enumerate(member.store.journal(0, ALL), 1):
            assert row.n == n, f"{member.name}: the journal leaves out {n}"
            bound = sha256(before + encode([row.n, row.utc, row.facts])).digest()
            assert row.chain == bound, f"{member.name}: entry {n} of the journal is not chained"
            before = row.chain

    def _check_documents(self, line: Line) -> None:
        """A document is complete exactly where its proposer closed it over every signature."""
        rows = list(_appended(line))
        for document in documents(line):
            if line.founding.members[document.row.party] in self.skipped:
                continue
            complete = document.fate is Fate.COMPLETE
            assert complete == _is_complete(line, document.row, rows), "a document is not as signed"

    def _asked(self, node: Node) -> set[Any]:
        """What waits for officers, but for what is about notices that have just ended."""
        rows = [(node.store.version(row.subject), row) for row in node.items.each()]
        utc = self.world.moment.utc
        return {
            (row.key, row.due, row.rung)
            for version, row in rows
            if version is None or version.until_utc > utc
        }

    def check_rebuilt(self, member: Member) -> None:
        """The journal and the records make every row again."""
        with self.world.version_of(member):
            self._check_rebuilt(member)

    def _check_rebuilt(self, member: Member) -> None:
        fresh = Node(StoreSqlite(":memory:"), member.us, self.world.pace)
        fresh.witnessing.policy = member.node.witnessing.policy
        replay(member.store, fresh)
        old, new = member.store.counts(), fresh.store.counts()
        assert {n: new[n] for n in REBUILT} == {n: old[n] for n in REBUILT}
        for table in ROW_BY_ROW:
            rows, again = (_rows(store, table) for store in (member.store, fresh.store))
            assert rows == again, f"{member.name}: {table} made again: {rows ^ again}"
        wrong = self._asked(member.node) ^ self._asked(fresh)
        assert wrong == set(), f"{member.name}: items made again differ: {sorted(wrong)}"
        fresh.situation.expire(self.world.moment.utc)
        for channel, line in fresh.lines.items():
            again = picture(line, fresh.situation, line.cut(), self.world.moment.utc)
            _, ours, conflicts, _ = self._conclusion(member, channel)
            assert (again.digest(), again.conflict_digest()) == (ours, conflicts)


def is_urgent(said: RecordRow | Record) -> bool:
    """Tell whether a record overtakes all else, whatever the node takes for that."""
    return said.precedence == Precedence.FLASH or said.kind == Kind.STOP


def _facts(member: Member, kind: Fact) -> list[list[Any]]:
    rows = member.store.journal(0, ALL)
    return [fact for row in rows for fact in facts(row) if fact[0] == kind]


def _rows(store: StoreSqlite, table: str) -> set[tuple[Any, ...]]:
    return set(store._connection.execute(f"SELECT * FROM {table}").fetchall())


def _receipts_given(member: Member) -> set[tuple[bytes, int]]:
    """Every receipt in a party's journal whose signature verifies, as record and holder."""
    given = set()
    for _, data in _facts(member, Fact.HELD_TAKEN):
        held = parse_held(data)
        history = member.node.lines[held.channel].histories[held.holder]
        key = history.signing_keys_ever().get(held.envelope.kid)
        assert key is not None, "a receipt by no key of its holder"
        assert held.verified_by(key), "a receipt does not verify"
        given |= {(record_id, held.holder) for _, _, record_id in held.records}
    return given


def _appended(line: Line) -> Iterator[tuple[RecordRow, Endorsement]]:
    """What all take alike, whoever said it: who lies may have signed before."""
    for log, size in sorted(line.closed(line.cut()).items()):
        for row in line.store.entries(line.channel, log, 0, size):
            if row.kind == Kind.ENDORSEMENT and row.verdict is Verdict.UNDERSTOOD:
                statement = meaning(parse(row.data))
                if isinstance(statement, Endorsement):
                    yield row, statement


def _is_complete(
    line: Line, proposal: RecordRow, rows: Sequence[tuple[RecordRow, Endorsement]]
) -> bool:
    """Tell from the records alone whether a document is complete, by spec/document.md."""
    statement = meaning(parse(proposal.data))
    assert isinstance(statement, Proposal)
    wanted = sha256(statement.content).digest()
    about = [
        (row, said)
        for row, said in rows
        if said.proposal == proposal.id and said.content_hash == wanted
    ]
    ends = [
        (row, said)
        for row, said in about
        if row.log == proposal.log and said.act in (Act.CLOSE, Act.RETRACT)
    ]
    if not ends or ends[0][1].act is Act.RETRACT:
        return False
    cut = dict(parse(ends[0][0].data).seen)
    for party in range(len(line.founding.members)):
        if party == proposal.party:
            continue
        words = [
            said.act
            for row, said in about
            if row.party == party
            and row.seq < cut.get(row.log, 0)
            and said.act in (Act.SIGN, Act.WITHDRAW)
        ]
        if not words or words[-1] is not Act.SIGN:
            return False
    return True
