"""The journal: what this node alone knows, one entry for each commit, chained by hash.

A fact is [kind, fields...] in canonical CBOR. The journal with the records is
enough to make every other row again, and to say what was known at any instant.
"""

from collections.abc import Mapping
from enum import IntEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

from keepclear.node.known import FactRow, JournalRow, Store
from keepclear.record.canonical import decode, encode


class Fact(IntEnum):
    """The kinds of fact, by the number that stands in the journal."""

    ARRIVED = 1  # bearer, peer, [record id...]
    AUTHORED = 2  # ref, [record id...]
    HELD_GIVEN = 3  # peer, HELD bytes
    HELD_TAKEN = 4  # HELD bytes
    PEER_ADDED = 5  # card
    REQUEST = 6  # ref, reply
    REFUSED = 7  # where from, rule, what
    RANG = 8  # bell, record id
    ODDITY = 9  # id, channel, what, why
    ODDITY_SEEN = 10  # id, who
    CONTACT = 11  # peer, offset
    COMPARED = 12  # line check id, 1 equal 0 different
    PROCEDURE = 13  # the procedure, whole, where it changed
    CLIMBED = 14  # need, subject, party, rung, when it rings next
    CLOCK_STEPPED = 15  # by so many seconds
    WATCH_TAKEN = 16  # role, initials
    WATCH_GIVEN = 17  # role, initials, what was said
    CHECKLIST = 18  # checklist, step, its words, answer, what follows, 1 a new run, role, initials
    LINE_STATE = 19  # channel, its worst state, every member's signs, in words
    CLOCK = 20  # ours: 0 cannot be asked, 1 synchronised, 2 not synchronised
    EXACT = 21  # notice version, its exact volumes, how they were released
    SITE = 22  # serial, what was done with it, the site, role, initials
    RELEASED = 23  # what, record id, channel, precision, label
    READ = 24  # what was read, role, initials
    IMPORTED = 25  # from where, its keys with their notices
    ATTACHED = 26  # SHA-256, name, bytes
    WITNESSED = 30  # channel, log, size, peaks, cosignature or none, 1 where too few came in time
    INCARNATION = 31  # channel, incarnation of the log that we began anew, why
    KEYS = 32  # what of ours, since or until when; or kid of an encryption key that is gone
    BACKUP = 33  # up to which journal entry there is a backup


# Facts by which something changed that no row keeps the past of, and what each is about: for these
# the store knows where they stand, so that any instant is found without reading the journal.
SOUGHT: Final[Mapping[int, int | None]] = MappingProxyType(
    {
        Fact.ODDITY_SEEN: 1,
        Fact.LINE_STATE: 1,
        Fact.PROCEDURE: None,
        Fact.WATCH_TAKEN: None,
        Fact.WATCH_GIVEN: None,
        Fact.CLOCK: None,
        Fact.BACKUP: None,
    }
)
GENESIS = sha256(b"keepclear/journal/1").digest()


class Journal:
    """The entry that the current commit will write."""

    def __init__(self, head: JournalRow | None) -> None:
        self.n = head.n if head else 0
        self._chain = head.chain if head else GENESIS
        self._facts: list[list[Any]] = []

    @property
    def next_n(self) -> int:
        """The number of the entry being written."""
        return self.n + 1

    @property
    def is_begun(self) -> bool:
        """Whether the entry being written holds anything yet."""
        return bool(self._facts)

    def add(self, kind: Fact, *fields: Any) -> None:
        """Note a fact for this commit."""
        self._facts.append([int(kind), *fields])

    def resume(self, row: JournalRow) -> None:
        """Go on after an entry that was written elsewhere, as in a replay."""
        self.n, self._chain, self._facts = row.n, row.chain, []

    def flush(self, store: Store, utc: int) -> None:
        """Write the entry, if anything happened.

        Crash just after: the transaction is not committed, so neither the entry
        nor anything that it tells of holds.
        """
        if not self._facts:
            return
        facts = encode(self._facts)
        self._chain = chain(self._chain, self.next_n, utc, facts)
        self.n += 1
        store.put(JournalRow(self.n, utc, facts, self._chain))
        mark(store, self.n, self._facts)
        self._facts = []


def mark(store: Store, n: int, told: list[list[Any]]) -> None:
    """Note where the facts of an entry stand that are sought by what they are about."""
    for kind, *fields in told:
        if kind in SOUGHT:
            at = SOUGHT[kind]
            store.put(FactRow(kind, fields[at - 1] if at else b"", n))


def chain(before: bytes, n: int, utc: int, facts: bytes) -> bytes:
    """Hash an entry onto the one before it."""
    return sha256(before + encode([n, utc, facts])).digest()


def facts(row: JournalRow) -> list[list[Any]]:
    """Return the facts of an entry."""
    read: list[list[Any]] = decode(row.facts)
    return read
