"""What neutral witnesses have cosigned of our own logs, and what they are to be asked next.

The rule: nothing waits for a witness. The mind says what is to be asked and
takes the answer; the host asks. What was cosigned stands in the journal, and so
does that too few had cosigned in time. Times are by the witnesses' own clocks.
Of very many cosignatures of one log the older are kept ever more sparsely: the
next one that is kept covers what lies before it, and says a later time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.errors import BadRecord
from keepclear.limits import COSIGNATURES_KEPT_MAX, WITNESS_STEP_ENTRIES_MAX
from keepclear.node.effects import AskWitnesses, Effect
from keepclear.node.journal import Fact
from keepclear.node.known import ItemRow, JournalRow, KeptRow, Store
from keepclear.node.moment import Moment
from keepclear.node.open_item import NO_PARTY, Need
from keepclear.record.canonical import decode, digest, encode
from keepclear.record.checkpoint import (
    Checkpoint,
    Cosignature,
    NoteKey,
    consistency,
    find_cosignature,
    origin_of,
    parse_lines,
)
from keepclear.record.envelope import Precedence
from keepclear.record.log import Frontier, LogName, leaf_hash, log_id

if TYPE_CHECKING:
    from keepclear.node.log.line import Entry, Line
    from keepclear.node.node import Node

SEEN_MORE = "WITNESS HAS SEEN MORE OF OUR LOG"
SEEN_ANOTHER = "WITNESS HAS SEEN ANOTHER LOG OF OURS"
REFUSED = "WITNESS DOES NOT SERVE US"
NOT_LOOKED: Final = 0  # An instant long past: a node that has just started looks at once.
SIZE_DIGITS_MAX: Final = 20


@dataclass(frozen=True, slots=True)
class Policy:
    """Whose cosignatures count, how many of them it takes, and within what time."""

    witnesses: tuple[NoteKey, ...] = ()
    least: int = 1
    within_s: int = 1_800
    every_s: int = 300
    log_key: bytes = b""  # the public half of what signs checkpoints of our logs


@dataclass(frozen=True, slots=True)
class Asked:
    """What one witness is asked: that this checkpoint continues the log at its old size."""

    witness: NoteKey
    channel: bytes
    log: LogName
    old: int
    proof: tuple[bytes, ...]
    head: Frontier
    checkpoint: Checkpoint


@dataclass(slots=True)
class Reached:
    """How far one witness has come with one log of ours."""

    at: Frontier = field(default_factory=Frontier)
    wanted: int | None = None  # the size from which it says to go on, where `at` is not there yet
    disputed: bool = False  # it named another size than ours since it last cosigned
    stopped: bool = False  # it has seen what we have not: a person looks first


@dataclass(slots=True)
class Calls:
    """When one witness is asked next, by ticks, and why not sooner."""

    next_tick: float = 0.0
    failures: int = 0
    trouble: str = ""


@dataclass(slots=True)
class Witnessing:
    """What a node remembers of its witnesses in memory."""

    policy: Policy = field(default_factory=Policy)
    reached: dict[tuple[bytes, bytes], Reached] = field(default_factory=dict)  # by key and log id
    calls: dict[bytes, Calls] = field(default_factory=dict)
    lapses: dict[bytes, int | None] = field(default_factory=dict)  # by channel: when it is late
    counts: dict[str, int] = field(default_factory=dict)  # of what is kept, by log and key

    @property
    def next_utc(self) -> int | None:
        """When time alone makes it late that too few have cosigned."""
        return min((at for at in self.lapses.values() if at is not None), default=None)

    def calls_of(self, key: bytes) -> Calls:
        """Return how it stands with calling one witness."""
        return self.calls.setdefault(key, Calls())

    def rest_s(self, key: bytes, tick: float) -> float:
        """Return the seconds until a witness is asked again."""
        return max(0.0, self.calls_of(key).next_tick - tick)


@dataclass(frozen=True, slots=True)
class Kept:
    """One cosignature of a checkpoint of ours, as it was kept."""

    key: bytes
    checkpoint: Checkpoint
    cosignature: Cosignature


# Names under which it is kept


def _of_key(log: bytes, key: bytes) -> str:
    return f"cosigned {log.hex()} {key.hex()} "


def _last_of(log: bytes) -> str:
    return f"witnessed {log.hex()} "


# What is asked


def said(node: "Node", line: "Line", entry: "Entry") -> None:
    """Note a new record of ours: what is urgent is to be cosigned at once, the rest in its time."""
    witnessing = node.witnessing
    if not witnessing.policy.witnesses:
        return
    if witnessing.lapses.get(line.channel, NOT_LOOKED) is None:
        witnessing.lapses[line.channel] = entry.row.utc + witnessing.policy.within_s
    if entry.row.precedence <= Precedence.IMMEDIATE:
        for calls in witnessing.calls.values():
            if not calls.failures:
                calls.next_tick = 0.0
        node.effects.append(AskWitnesses())


def next_ask(node: "Node", witness: NoteKey, moment: Moment) -> Asked | None:
    """Return what a witness is to be asked now, or None until `rest_s` has passed."""
    calls = node.witnessing.calls_of(witness.public_key)
    if calls.next_tick > moment.tick:
        return None
    calls.next_tick = moment.tick + node.witnessing.policy.every_s
    for line, log in _logs(node):
        reached = _reached(node, witness, line, log)
        if reached.stopped or line.size(log) <= reached.at.size:
            continue
        calls.next_tick = moment.tick  # There may be more after this one.
        if _catch_up(line, log, reached):
            return _ask(node, witness, line, log, reached.at)
        return None
    return None


def _logs(node: "Node") -> Iterator[tuple["Line", LogName]]:
    for line in node.lines.values():
        if line.our_log is not None and line.size(line.our_log):
            yield line, line.our_log


def _ask(node: "Node", witness: NoteKey, line: "Line", log: LogName, old: Frontier) -> Asked:
    leaves = _leaves(line, log, old.size)
    head = _grown(old, leaves)
    origin = origin_of(node.witnessing.policy.log_key, line.channel, log)
    checkpoint = Checkpoint(origin, head.size, head.root())
    proof = tuple(consistency(old, leaves))
    return Asked(witness, line.channel, log, old.size, proof, head, checkpoint)


def _catch_up(line: "Line", log: LogName, reached: Reached) -> bool:
    """Go on to the size that a witness named; True once there, as far as one step goes."""
    if reached.wanted is None:
        return True
    if reached.wanted < reached.at.size:
        reached.at = Frontier()
    leaves = _leaves(line, log, reached.at.size)[: reached.wanted - reached.at.size]
    reached.at = _grown(reached.at, leaves)
    if reached.at.size == reached.wanted:
        reached.wanted = None
    return reached.wanted is None and line.size(log) > reached.at.size


def _leaves(line: "Line", log: LogName, start: int) -> list[bytes]:
    rows = line.store.entries(line.channel, log, start, WITNESS_STEP_ENTRIES_MAX)
    return [leaf_hash(row.data) for row in rows]


def _grown(frontier: Frontier, leaves: Sequence[bytes]) -> Frontier:
    for leaf in leaves:
        frontier = frontier.appended(leaf)
    return frontier


def _reached(node: "Node", witness: NoteKey, line: "Line", log: LogName) -> Reached:
    where = witness.public_key, log_id(line.channel, log)
    known = node.witnessing.reached.get(where)
    if known is None:
        kept = node.store.kept(_last_of(where[1]) + where[0].hex())
        at = Frontier()
        if kept is not None:
            size, peaks = decode(kept.data)
            at = Frontier(size, tuple(peaks))
        known = node.witnessing.reached[where] = Reached(at)
    return known


# What is answered


def answered(
    node: "Node", asked: Asked, status: int, body: bytes, moment: Moment
) -> Sequence[Effect]:
    """Take a witness's answer (spec/witness.md, sentences 5 and 11)."""
    match status:
        case 200:
            found = _found(asked, body)
            if found is None:
                return failed(node, asked.witness, "its answer holds no good cosignature", moment)
            _take(node, asked, found, moment)
        case 409:
            return _conflict(node, asked, body, moment)
        case 422:
            return _stop(node, asked, SEEN_ANOTHER, moment)
        case 403 | 404:
            why = f"{asked.witness.name}: give its operator the line of `keepclear witness key`"
            with node.transaction(moment):
                node.odd(b"", asked.witness.public_key, REFUSED, why)
            return [*node.take_effects(), *failed(node, asked.witness, REFUSED.lower(), moment)]
        case _:
            return failed(node, asked.witness, f"it answered {status}", moment)
    return node.take_effects()


def failed(node: "Node", witness: NoteKey, why: str, moment: Moment) -> Sequence[Effect]:
    """Note that a witness could not be asked: it is asked again later, each time later still."""
    calls, pace = node.witnessing.calls_of(witness.public_key), node.pace
    calls.failures += 1
    calls.trouble = why
    doubled = pace.first_s * 2.0 ** min(calls.failures - 1, 30)
    calls.next_tick = moment.tick + min(pace.longest_s, doubled)
    return ()


def _found(asked: Asked, body: bytes) -> Cosignature | None:
    try:
        return find_cosignature(parse_lines(body), asked.witness, asked.checkpoint)
    except BadRecord:
        return None


def _take(node: "Node", asked: Asked, found: Cosignature, moment: Moment) -> None:
    """Keep a cosignature.

    Crash before the commit: the witness has cosigned what we do not hold; it says so
    by its size when it is asked again.
    """
    calls = node.witnessing.calls_of(asked.witness.public_key)
    calls.failures, calls.trouble = 0, ""
    line = node.lines[asked.channel]
    reached = _reached(node, asked.witness, line, asked.log)
    reached.at, reached.wanted, reached.disputed = asked.head, None, False
    cosignature = [asked.checkpoint.origin, asked.witness.public_key, found.utc, found.signature]
    with node.transaction(moment):
        _note(node, line, asked.log, asked.head, cosignature, moment)


def _conflict(node: "Node", asked: Asked, body: bytes, moment: Moment) -> Sequence[Effect]:
    text = body.decode("ascii", "replace").strip()
    size = int(text) if text.isdecimal() and text.isascii() and len(text) < SIZE_DIGITS_MAX else -1
    line = node.lines[asked.channel]
    if size > line.size(asked.log):
        return _stop(node, asked, SEEN_MORE, moment)
    if size < 0 or size == asked.old:
        return failed(node, asked.witness, "its answer makes no sense", moment)
    reached = _reached(node, asked.witness, line, asked.log)
    if reached.disputed:  # Two that never agree on a size are not to go round.
        failed(node, asked.witness, "it goes on from another size again", moment)
    else:
        node.witnessing.calls_of(asked.witness.public_key).next_tick = moment.tick
    reached.disputed = True
    reached.wanted = size
    return ()


def _stop(node: "Node", asked: Asked, what: str, moment: Moment) -> Sequence[Effect]:
    line = node.lines[asked.channel]
    _reached(node, asked.witness, line, asked.log).stopped = True
    about = digest([asked.witness.public_key, log_id(asked.channel, asked.log)])
    why = f"{asked.witness.name}, of {line.founding.name}: our log was rolled back, or our key is"
    with node.transaction(moment):
        node.odd(asked.channel, about, what, f"{why} in other hands")
    return node.take_effects()


# What is kept


def _note(
    node: "Node",
    line: "Line",
    log: LogName,
    head: Frontier,
    cosignature: list[Any],
    moment: Moment,
) -> None:
    late = _is_late(node, line, moment)
    told = [line.channel, *log, head.size, list(head.peaks), cosignature, int(late)]
    node.journal.add(Fact.WITNESSED, *told)
    _apply(node, told, moment)


def _apply(node: "Node", told: list[Any], moment: Moment) -> None:
    """Let what the journal tells hold: the cosignature, and whether too few came in time."""
    channel, party, incarnation, size, peaks, cosignature, late = told
    name = log_id(channel, LogName(party, incarnation))
    if cosignature:
        origin, key, utc, signature = cosignature
        root = Frontier(size, tuple(peaks)).root()
        data = encode([origin, root, utc, signature])
        node.store.put(KeptRow(f"{_of_key(name, key)}{size:016x}", data))
        node.store.put(KeptRow(_last_of(name) + key.hex(), encode([size, peaks])))
        _thin_out(node, _of_key(name, key))
    key_of_item = (int(Need.UNWITNESSED), channel, NO_PARTY)
    if not late:
        node.items.close(key_of_item)
        return
    times = (moment.utc, moment.utc, moment.utc)
    row = ItemRow(*key_of_item, channel, int(Precedence.PRIORITY), *times, -1, fixed=False)
    node.items.open(row)


def _thin_out(node: "Node", prefix: str) -> None:
    """Let every second one of the older half go, once there are too many under a log and a key.

    What is counted in memory may run ahead of a commit that failed, so the store is counted first.
    """
    counts, most = node.witnessing.counts, COSIGNATURES_KEPT_MAX
    counts[prefix] = counts.get(prefix, most) + 1
    if counts[prefix] > most:
        rows = node.store.kept_under(prefix, prefix, most + 1)
        gone = rows[1 : most // 2 : 2] if len(rows) > most else []
        node.store.drop_kept([row.name for row in gone])
        counts[prefix] = len(rows) - len(gone)


def _replay(node: "Node", _row: JournalRow, fact: list[Any], moment: Moment) -> None:
    _apply(node, fact[1:], moment)


# What is late


def look(node: "Node", moment: Moment) -> None:
    """See, within a transaction, whether too few have cosigned in time; ask for a person if so.

    Crash before the commit: the next look finds the same.
    """
    for line in node.lines.values():
        log = line.our_log
        if log is None:
            continue
        late = _is_late(node, line, moment)
        is_open = node.items.find(Need.UNWITNESSED, line.channel) is not None
        if late != is_open:
            _note(node, line, log, line.replicas[log].frontier, [], moment)


def _is_late(node: "Node", line: "Line", moment: Moment) -> bool:
    lapse = _lapse(node, line)
    late = lapse is not None and lapse <= moment.utc
    node.witnessing.lapses[line.channel] = None if late else lapse
    return late


def _lapse(node: "Node", line: "Line") -> int | None:
    """Return by when the first record of ours that is not posted was to be; None where all are."""
    policy, log = node.witnessing.policy, line.our_log
    if not policy.witnesses or log is None:
        return None
    posted = posted_size(node, line)
    rows = node.store.entries(line.channel, log, posted, 1)
    return rows[0].utc + policy.within_s if rows else None


def posted_size(node: "Node", line: "Line") -> int:
    """Return how many records of our log are covered by as many witnesses as the policy wants."""
    policy, log = node.witnessing.policy, line.our_log
    if log is None or len(policy.witnesses) < policy.least:
        return 0
    sizes = sorted(_reached(node, one, line, log).at.size for one in policy.witnesses)
    return sizes[-policy.least]


def reached_size(node: "Node", line: "Line", witness: NoteKey) -> int:
    """Return how far one witness has cosigned our log."""
    return _reached(node, witness, line, line.our_log).at.size if line.our_log else 0


# What it shows


@dataclass(frozen=True, slots=True)
class Posted:
    """By when a record was posted: who has cosigned a checkpoint that covers it, and when."""

    by: tuple[tuple[str, int], ...]  # (witness, UTC by its clock), the earliest first
    utc: int | None  # once as many as the policy wants have; None before


def posted(node: "Node", line: "Line", log: LogName, seq: int) -> Posted:
    """Tell what the witnesses of our settings have cosigned of one record of ours."""
    found = []
    for witness in node.witnessing.policy.witnesses:
        kept = first_after(node.store, line.channel, log, witness.public_key, seq)
        if kept is not None:
            found.append((kept.cosignature.utc, witness.name))
    found.sort()
    least = node.witnessing.policy.least
    utc = found[least - 1][0] if len(found) >= least else None
    return Posted(tuple((name, at) for at, name in found), utc)


def first_after(store: Store, channel: bytes, log: LogName, key: bytes, seq: int) -> Kept | None:
    """Return a witness's first cosignature that is kept and covers a place of a log of ours."""
    prefix = _of_key(log_id(channel, log), key)
    rows = store.kept_under(prefix, f"{prefix}{seq:016x}", 1)
    if not rows:
        return None
    origin, root, utc, signature = decode(rows[0].data)
    checkpoint = Checkpoint(origin, int(rows[0].name.removeprefix(prefix), 16), root)
    return Kept(key, checkpoint, Cosignature(utc, signature))


def latest(store: Store, channel: bytes, log: LogName) -> dict[bytes, int]:
    """Return every witness that has ever cosigned a log, and up to which size."""
    prefix = _last_of(log_id(channel, log))
    rows = store.kept_under(prefix, prefix, 1_000)
    return {bytes.fromhex(row.name.removeprefix(prefix)): decode(row.data)[0] for row in rows}


FACTS: Final[Mapping[int, Any]] = MappingProxyType({Fact.WITNESSED: _replay})
