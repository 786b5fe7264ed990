"""What a node knows: the rows it keeps, and the contract of the store that keeps them.

Truth is two things: the records (`RecordRow.data`) and our own journal. Every
other row and column is a projection that `rebuild` makes again from them. All
writes of one event are one transaction, so after a crash either all of them
hold or none does, and nothing leaves the node before they hold.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final, Protocol

from msgspec import Struct

from keepclear.record.log import LogName


class Place(IntEnum):
    """Where a record stands with respect to its log."""

    WAITING = 0  # verified, ahead of its log: shown and alarmed, not yet part of the log
    APPENDED = 1
    CONTESTED = 2  # another record stands at its place: a fork


class Verdict(IntEnum):
    """What became of a record's meaning."""

    UNDERSTOOD = 0
    NOT_UNDERSTOOD = 1
    REFUSED = 2


class RecordRow(Struct, frozen=True, gc=False):
    """One record, and what we hold of it. `data` is truth, the rest follows from it."""

    id: bytes
    channel: bytes
    party: int
    incarnation: bytes
    seq: int
    kind: int
    precedence: int
    utc: int
    target: bytes  # the record that this one is about, or empty
    place: Place
    verdict: Verdict
    why: str
    n: int  # the journal entry by which it came
    root: bytes
    data: bytes

    @property
    def log(self) -> LogName:
        """The log that the record names."""
        return LogName(self.party, self.incarnation)


class ChannelRow(Struct, frozen=True, gc=False):
    """A channel that lists us as a member; `joined` once our own log has begun."""

    channel: bytes
    founding: bytes
    joined: bool


class LogRow(Struct, frozen=True, gc=False):
    """How far our replica of a log reaches."""

    channel: bytes
    party: int
    incarnation: bytes
    size: int
    peaks: bytes  # the roots of its perfect subtrees, 32 bytes each
    key_number: int  # the key event in force at its end
    contested: bool


class PeerRow(Struct, frozen=True, gc=False):
    """Another party that we have taken the card of."""

    party: bytes
    card: bytes
    nonce: bytes  # the latest that it sent, for us to echo
    contact_utc: int  # when a parcel last echoed our own latest nonce
    offset_s: int  # its clock less ours, as then measured


class CursorRow(Struct, frozen=True, gc=False):
    """How much of a log a peer says it holds: a cache, told again with every parcel."""

    peer: bytes
    channel: bytes
    party: int
    incarnation: bytes
    size: int


class ReceiptRow(Struct, frozen=True, gc=False):
    """A peer's receipt for one record."""

    record: bytes
    holder: int
    utc: int
    n: int


class OwedRow(Struct, frozen=True, gc=False):
    """A receipt of ours that a peer has not shown to have: sent until its parcel is echoed."""

    peer: bytes
    held: bytes


ELSEWHERE: Final = 2**62  # the end of a version that another log of its author ended


class VersionRow(Struct, frozen=True, gc=False):
    """One version of a notice, and the span of its author's log in which it is the latest."""

    id: bytes
    channel: bytes
    party: int
    incarnation: bytes
    begin: int
    end: int  # the seq that superseded or cancelled it, or ELSEWHERE, or -1
    ended_by: bytes  # that record, or empty
    serial: int
    name: str
    activity: int
    start_utc: int
    until_utc: int
    precedence: int
    waiting: bool
    n: int

    @property
    def log(self) -> LogName:
        """The log that it was given in."""
        return LogName(self.party, self.incarnation)

    @property
    def stands_in_its_log(self) -> bool:
        """Whether nothing in its own log has superseded or cancelled it."""
        return self.end in (-1, ELSEWHERE)


class ConflictRow(Struct, frozen=True, gc=False):
    """Two versions that come closer than a separation allows."""

    a: bytes
    b: bytes
    channel: bytes  # the channel that both stand in, or empty where only we know both
    rule: bytes
    id: bytes
    meeting: bytes
    n: int


class BreachRow(Struct, frozen=True, gc=False):
    """What one version does against the rules of places, all of it at once."""

    version: bytes
    channel: bytes
    rule: bytes  # names all that it was held to
    found: bytes  # each breach as plain values
    n: int


class OddityRow(Struct, frozen=True, gc=False):
    """Something that a person should see and no rule foresees: a fork, a gap, a difference."""

    id: bytes
    channel: bytes
    what: str
    why: str
    n: int
    seen: bool


class ItemRow(Struct, frozen=True, gc=False):
    """Something that waits for a person, and when it is taken to the next role if nobody acts.

    `due` is when it is overdue, `next` when it rings next; `fixed` says that both follow from an
    instant that was notified, and stay where they are when our clock is put right.
    """

    need: int
    subject: bytes  # the record, the oddity or the channel that it is about
    party: int  # the member whose act it is about, or -1
    channel: bytes
    precedence: int
    opened: int
    due: int
    next: int
    rung: int  # the role that it has been taken to, or -1 before it is overdue
    fixed: bool
    n: int = 0  # the journal entry since which it stands so, but for `next`

    @property
    def key(self) -> "ItemKey":
        """What tells one item from another."""
        return self.need, self.subject, self.party


ItemKey = tuple[int, bytes, int]


class AskedRow(Struct, frozen=True, gc=False):
    """An item as it stood from one journal entry until before another: what was open then."""

    need: int
    subject: bytes
    party: int
    channel: bytes
    precedence: int
    opened: int
    due: int
    rung: int
    n: int
    until_n: int


class FactRow(Struct, frozen=True, gc=False):
    """Where in the journal a fact stands by which something of the watch or the lines changed."""

    kind: int
    about: bytes  # the channel or the oddity that it is about, or empty
    n: int


class Numbered(IntEnum):
    """What is numbered by the party that began it, such as A-3, so that numbers cannot disagree."""

    ZONE = 1
    PATROL = 2
    QUERY = 3
    INCIDENT = 4
    SITE = 5  # of our own register: in no channel, by no party index


class NumberedRow(Struct, frozen=True, gc=False):
    """One numbered thing and how it stands: what is active of it is found without its history.

    A thing of ours alone stands in no channel (empty), under party -1 and no incarnation.
    """

    kind: Numbered
    channel: bytes
    party: int
    incarnation: bytes
    serial: int
    id: bytes  # the record or the fact that began it
    latest: bytes  # the one that last changed it
    name: str
    state: int  # by the table of its kind
    from_utc: int
    until_utc: int
    n: int  # the journal entry that last changed it
    data: bytes  # what its kind wants at hand without reading records


class KeptRow(Struct, frozen=True, gc=False):
    """The latest of something that the journal tells again and again, by its name."""

    name: str
    data: bytes


class RequestRow(Struct, frozen=True, gc=False):
    """An act that was carried out, by the reference its caller gave it."""

    ref: str
    n: int  # the journal entry that holds the reply


class JournalRow(Struct, frozen=True, gc=False):
    """One commit: what happened, and the hash that chains it to the one before."""

    n: int
    utc: int
    facts: bytes
    chain: bytes


Row = (
    RecordRow
    | ChannelRow
    | LogRow
    | PeerRow
    | CursorRow
    | ReceiptRow
    | OwedRow
    | VersionRow
    | ConflictRow
    | BreachRow
    | OddityRow
    | ItemRow
    | AskedRow
    | FactRow
    | NumberedRow
    | KeptRow
    | RequestRow
    | JournalRow
)


class Store(Protocol):
    """The contract that tests/contract holds every store to.

    All calls between `begin` and `commit` are one transaction. When `commit`
    returns, everything in it survives a crash or a power cut.
    """

    def begin(self) -> None:
        """Start a transaction."""

    def commit(self) -> None:
        """Make the transaction durable."""

    def rollback(self) -> None:
        """Forget the transaction."""

    def put(self, row: Row) -> None:
        """Write a row, in the place of one with the same key."""

    def put_many(self, rows: Sequence[Row]) -> None:
        """Write rows of one kind."""

    def journal_head(self) -> JournalRow | None:
        """Return the last journal entry."""

    def journal(self, after: int, limit: int) -> list[JournalRow]:
        """Return journal entries in order."""

    def channels(self) -> list[ChannelRow]:
        """Return all channels."""

    def logs(self, channel: bytes) -> list[LogRow]:
        """Return the replicas of a channel."""

    def peers(self) -> list[PeerRow]:
        """Return all peers."""

    def record(self, record_id: bytes) -> RecordRow | None:
        """Return the record with this id."""

    def records_at(self, channel: bytes, log: LogName, seq: int) -> list[RecordRow]:
        """Return what stands at one place of a log: more than one record in a fork."""

    def entries(self, channel: bytes, log: LogName, start: int, limit: int) -> list[RecordRow]:
        """Return appended records of a log in order, from an index on."""

    def waiting(self, channel: bytes, log: LogName) -> list[RecordRow]:
        """Return the records of a log that wait for an earlier one, in order."""

    def contested(self, channel: bytes, log: LogName, limit: int) -> list[RecordRow]:
        """Return the contested records of a log, in order of their places."""

    def about(self, channel: bytes, target: bytes) -> list[RecordRow]:
        """Return the appended, understood records of one channel about a record, by log and seq."""

    def of_kinds(
        self, channel: bytes, kinds: Sequence[int], from_utc: int, limit: int
    ) -> list[RecordRow]:
        """Return the appended, understood records of some kinds from an instant on, newest first.

        Those of one second come by id, so that a limit cuts alike at every node.
        """

    def receipts(self, record_id: bytes) -> list[ReceiptRow]:
        """Return the receipts for a record."""

    def owed(self, peer: bytes) -> list[OwedRow]:
        """Return the receipts that a peer has not shown to have."""

    def drop_owed(self, peer: bytes, helds: Sequence[bytes]) -> None:
        """Forget owed receipts that the peer has shown to have."""

    def cursors(self, peer: bytes) -> list[CursorRow]:
        """Return what a peer holds."""

    def version(self, record_id: bytes) -> VersionRow | None:
        """Return the version that a record made."""

    def versions_of(self, channel: bytes, party: int, serial: int) -> list[VersionRow]:
        """Return the versions of one notice in order."""

    def versions_named(self, name: str) -> list[VersionRow]:
        """Return the versions of notices by this name, newest first."""

    def versions_until(self, channel: bytes, after_utc: int) -> list[VersionRow]:
        """Return all versions, superseded ones too, whose validity ends after an instant."""

    def serial_last(self, channel: bytes, party: int) -> int:
        """Return the highest serial that a party has used in a channel, or 0."""

    def conflicts(self, rule: bytes, after_utc: int) -> list[ConflictRow]:
        """Return the conflicts under one rule between versions that stand after an instant."""

    def breaches(self, rule: bytes, after_utc: int) -> list[BreachRow]:
        """Return the breaches under what held of the versions that stand after an instant."""

    def oddities(self, *, seen: bool) -> list[OddityRow]:
        """Return what a person should see, or has seen."""

    def oddities_alike(self, what: str, limit: int) -> list[OddityRow]:
        """Return the first of one kind that nobody has seen."""

    def oddity_kinds(self) -> dict[str, int]:
        """Count by kind what nobody has seen."""

    def oddity(self, row_id: bytes) -> OddityRow | None:
        """Return one oddity, seen or not."""

    def items(self) -> list[ItemRow]:
        """Return everything that waits for a person."""

    def asked_at(self, n: int) -> list[AskedRow]:
        """Return what stood open at a journal entry and has changed or closed since."""

    def fact_last(self, kind: int, about: bytes, n: int) -> int:
        """Return the last journal entry up to one that holds a fact about something, or 0."""

    def fact_next(self, kind: int, about: bytes, n: int) -> int:
        """Return the first journal entry after one that holds a fact about something, or 0."""

    def first_after(self, channel: bytes, log: LogName, start: int, n: int) -> int | None:
        """Return the first place of a log, from one on, that came after a journal entry."""

    def records_begun(self, first: bytes, last: bytes) -> list[RecordRow]:
        """Return the first two records whose ids lie between two."""

    def conflicts_of(self, rule: bytes, a: bytes) -> list[ConflictRow]:
        """Return the conflicts under one rule of which a version is the first, ended or not."""

    def oddities_about(self, what: str) -> list[OddityRow]:
        """Return the oddities of one kind, seen or not, in the order in which they were noted."""

    def drop_items(self, keys: Sequence[ItemKey]) -> None:
        """Forget what waits no longer."""

    def numbered(
        self, kind: Numbered, channel: bytes, after_utc: int, limit: int
    ) -> list[NumberedRow]:
        """Return what of a kind has not ended by an instant, that which ends first at the front."""

    def numbered_begun(
        self, kind: Numbered, channel: bytes, from_utc: int, until_utc: int, limit: int
    ) -> list[NumberedRow]:
        """Return what of a kind began from one instant until before another, in that order."""

    def numbered_as(
        self, kind: Numbered, channel: bytes, party: int, serial: int
    ) -> list[NumberedRow]:
        """Return what bears a number: more than one where a party began its log anew."""

    def numbered_by(self, row_id: bytes) -> NumberedRow | None:
        """Return the numbered thing that a record or fact began."""

    def numbered_last(self, kind: Numbered, channel: bytes, party: int) -> int:
        """Return the highest number that a party has used, or 0."""

    def kept(self, name: str) -> KeptRow | None:
        """Return the latest of something by its name."""

    def kept_under(self, prefix: str, after: str, limit: int) -> list[KeptRow]:
        """Return what is kept under names that begin so, in order of name, after one of them."""

    def drop_kept(self, names: Sequence[str]) -> None:
        """Forget what is kept under names; one under which nothing is kept is passed over."""

    def request(self, ref: str) -> RequestRow | None:
        """Return the act that was carried out under a reference."""

    def counts(self) -> dict[str, int]:
        """Count rows by table, for status and tests."""


def by_log(rows: Iterable[RecordRow]) -> list[RecordRow]:
    """Order records as every node orders them: by log, then by place in it."""
    return sorted(rows, key=lambda row: (row.party, row.incarnation, row.seq))
