"""How far one log is held, and what becomes of a record that is taken into it."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from msgspec import Struct

from keepclear.exchange.channel import Joined
from keepclear.exchange.meaning import NotUnderstood, Refused, Statement, meaning
from keepclear.limits import PARCEL_BYTES_MAX, PARCEL_ENTRIES_MAX
from keepclear.node.known import Place, RecordRow, Store, Verdict
from keepclear.record.envelope import Record, parse
from keepclear.record.log import Frontier, Head, LogName

NO_RECORD = b""


class Outcome(StrEnum):
    """What became of a record that verified."""

    APPENDED = "appended"
    WAITING = "out of sequence"
    DUPLICATE = "held already"
    CONTESTED = "contested"
    CONTRADICTION = "contradicts its own log"
    NO_ROOM = "no room to wait"


class Tail:
    """The bytes of the last entries of a log, no more than one parcel holds.

    What was just written is sent at once: to ask the store for it takes as long as to write it.
    """

    __slots__ = ("_bytes", "_end", "_entries")

    def __init__(self) -> None:
        self._entries: deque[bytes] = deque()
        self._bytes = self._end = 0

    def add(self, record: Record) -> None:
        """Take the record that was appended after the last."""
        self._entries.append(record.data)
        self._bytes, self._end = self._bytes + len(record.data), record.seq + 1
        while len(self._entries) > PARCEL_ENTRIES_MAX or self._bytes > PARCEL_BYTES_MAX:
            self._bytes -= len(self._entries.popleft())

    def since(self, start: int) -> list[bytes] | None:
        """Return all entries from a place on; None where they are no longer all here."""
        passed = start - self._end + len(self._entries)
        is_here = 0 <= passed < len(self._entries)
        return [*islice(self._entries, passed, None)] if is_here else None


@dataclass(slots=True)
class Replica:
    """How far we hold one log without a gap."""

    name: LogName
    frontier: Frontier = field(default_factory=Frontier)
    key_number: int = 0
    contested: bool = False
    changed: bool = False
    seen: Mapping[LogName, int] = field(default_factory=dict)  # by its last entry
    has_aside: bool = True  # whether the store may hold records of it that wait or are contested
    tail: Tail = field(default_factory=Tail)  # of a log of ours

    @property
    def head(self) -> Head:
        """The head of what we hold."""
        return Head(self.name, self.frontier.size, self.frontier.root())


def as_they_came(
    store: Store, channel: bytes, names: Iterable[LogName]
) -> list[tuple[LogName, Joined | None]]:
    """Return each log with its `joined`, in the order in which they came to us.

    Where two logs of one party tell of other keys or names, what came first counts.
    """
    found: list[tuple[int, LogName, Joined | None]] = []
    for name in names:
        rows = store.entries(channel, name, 0, 1)
        said = meaning(parse(rows[0].data)) if rows else None
        counts = bool(rows) and rows[0].verdict is Verdict.UNDERSTOOD
        joined = said if counts and isinstance(said, Joined) else None
        found.append((rows[0].n if rows else 0, name, joined))
    return [(name, said) for _, name, said in sorted(found, key=lambda one: one[:2])]


class Entry(Struct, frozen=True):
    """A record that has just entered a log (or begun to wait), with its verdict."""

    record: Record
    row: RecordRow
    statement: Statement | NotUnderstood | Refused
    waited: bool = False  # it was here before what it follows


def row_of(
    record: Record, place: Place, statement: Statement | NotUnderstood | Refused, n: int
) -> RecordRow:
    """Return how a record is kept: where it stands, what was judged of it, and when it came."""
    match statement:
        case NotUnderstood(why):
            verdict, why = Verdict.NOT_UNDERSTOOD, why
        case Refused(rule, why):
            verdict, why = Verdict.REFUSED, f"{why} ({rule})"
        case _:
            verdict, why = Verdict.UNDERSTOOD, ""
    return RecordRow(
        record.id,
        record.channel,
        record.log.party,
        record.log.incarnation,
        record.seq,
        record.kind,
        int(record.precedence),
        record.utc,
        _target(statement),
        place,
        verdict,
        why,
        n,
        record.root,
        record.data,
    )


def _target(statement: Statement | NotUnderstood | Refused) -> bytes:
    """Name the record that a statement is about."""
    for name in ("target", "supersedes", "proposal"):
        value = getattr(statement, name, None)
        if isinstance(value, bytes):
            return value
    return NO_RECORD
