"""What waits for a person, each item with the time by which somebody acts.

An item opens with the record that asks for it and closes with the record that
answers it, in the same commits; so none is lost in a crash and none is asked
twice. What is overdue climbs a ladder of roles. All open items are in memory
in the order in which they ring and the order in which they matter, so that a
node with very many of them does nothing until one is due.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from keepclear.node.effects import Bell
from keepclear.node.known import AskedRow, ItemKey, ItemRow, Store
from keepclear.node.order import Order
from keepclear.record.envelope import Precedence

NO_PARTY = -1
STOP_RINGS_EVERY_S = 15  # until an officer takes it
UNSHOWN = 9  # The rank of what is not shown yet: after everything that is.


class Need(IntEnum):
    """What an open item asks of a person, by the number that stands in the journal."""

    TAKE_STOP = 1
    TAKE_MESSAGE = 2
    TAKE_CANCELLATION = 3
    READ_BACK = 4
    READ_BACK_ANEW = 5
    ANSWER = 6
    TELL_UNITS = 7
    OBJECTION = 8
    UNACKNOWLEDGED = 9  # ours: a member has not receipted it, or not read it back
    CONFIRM = 10
    LINE_CHECK = 11  # a member's line check did not come
    UNTAKEN = 12  # ours: a member's officer has not taken a STOP or an urgent message
    OUR_CHECK = 13  # our own line check, which the node makes by itself
    PATROL_CHECK_IN = 14  # a patrol, of ours or of another, has not reported in time
    ANSWER_QUERY = 15  # of another party: are own or partner forces in a volume?
    OUT_BY = 18  # ours: what is not out of a zone by its instant
    SIGN_DOCUMENT = 17  # proposed by another member, and neither signed by us nor over
    STATE_POSITION = 16  # an incident that another party reported, and we have said nothing of
    READING = 19  # sites are read, or made to come out, in an unusual way
    RELEASE_SITE = 20  # is a peer given what its notice approaches?
    UNWITNESSED = 23  # too few witnesses have cosigned our log in time
    FORK_FOUND = 24  # a log says two things at one place: an incident may be reported
    KEYS_EXPIRE = 22  # a key of ours is to be replaced


# These end with the version of a notice that they are about.
ABOUT_VERSION: Final = frozenset(
    {
        *(Need.READ_BACK, Need.READ_BACK_ANEW, Need.ANSWER, Need.RELEASE_SITE),
        *(Need.TELL_UNITS, Need.UNACKNOWLEDGED, Need.CONFIRM, Need.OUT_BY),
    }
)
# What we said and a member has yet to acknowledge.
FROM_MEMBERS: Final = frozenset({Need.UNACKNOWLEDGED, Need.UNTAKEN})
TO_TAKE: Final = frozenset(
    {Need.TAKE_STOP, Need.TAKE_MESSAGE, Need.TAKE_CANCELLATION, Need.OBJECTION}
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an item is shown and placed among others: a lower rank stands higher."""

    rank: int
    words: str
    bell: Bell = Bell.OVERDUE  # what rings when it is due
    repeats: bool = False  # rings from the start, again and again, until it is taken
    late_only: bool = False  # of no concern to anybody before it is overdue


WANTED: Final[Mapping[int, Wanted]] = MappingProxyType(
    {
        Need.TAKE_STOP: Wanted(0, "STOP", Bell.STOP, repeats=True),
        Need.ANSWER: Wanted(2, "read-back to answer"),
        Need.READ_BACK_ANEW: Wanted(2, "CORRECTION: read back anew"),
        Need.READ_BACK: Wanted(2, "notice to read back"),
        Need.TAKE_CANCELLATION: Wanted(2, "cancellation to take"),
        Need.PATROL_CHECK_IN: Wanted(1, "patrol not heard of", late_only=True),
        Need.ANSWER_QUERY: Wanted(2, "query to answer"),
        Need.OUT_BY: Wanted(2, "to be out of a zone"),
        Need.OBJECTION: Wanted(2, "objection"),
        Need.TELL_UNITS: Wanted(2, "own units to be told"),
        Need.UNACKNOWLEDGED: Wanted(3, "not acknowledged", late_only=True),
        Need.TAKE_MESSAGE: Wanted(2, "message"),
        Need.UNTAKEN: Wanted(1, "not taken", late_only=True),
        Need.OUR_CHECK: Wanted(3, "line check to make", Bell.LINE, late_only=True),
        Need.LINE_CHECK: Wanted(3, "line check missed", Bell.LINE, late_only=True),
        Need.CONFIRM: Wanted(3, "notice to confirm or cancel", late_only=True),
        Need.READING: Wanted(2, "unusual reading of protected sites"),
        Need.RELEASE_SITE: Wanted(1, "protected sites approached: give them?"),
        Need.KEYS_EXPIRE: Wanted(3, "keys to replace", late_only=True),
        Need.SIGN_DOCUMENT: Wanted(3, "document to sign"),
        Need.STATE_POSITION: Wanted(2, "incident: our position"),
        Need.UNWITNESSED: Wanted(3, "UNWITNESSED", Bell.LINE),
        Need.FORK_FOUND: Wanted(1, "fork proven: report it?"),
    }
)
LATE_ONLY: Final = frozenset(int(need) for need, wanted in WANTED.items() if wanted.late_only)


def _rings_at(row: ItemRow) -> int:
    return row.next


def is_shown(row: ItemRow) -> bool:
    """Tell whether an item concerns anybody yet."""
    return row.rung >= 0 or row.need not in LATE_ONLY


def rank(row: ItemRow) -> int:
    """Place an item among others: lower stands higher.

    What is overdue never stands below what is not, and what is overdue by FLASH
    or IMMEDIATE stands below nothing but a STOP.
    """
    usual = WANTED[row.need].rank
    if row.rung < 0:
        return usual
    return min(usual, 1 if row.precedence <= Precedence.IMMEDIATE else 2)


def _matters(row: ItemRow) -> tuple[int, ...]:
    return (rank(row) if is_shown(row) else UNSHOWN), row.due


class OpenItems:
    """All open items of a node, advanced in the transaction of each event."""

    def __init__(self, store: Store, next_n: Callable[[], int] = lambda: 0) -> None:
        self._store = store
        self._next_n = next_n  # the journal entry that is being written
        self._rows: dict[ItemKey, ItemRow] = {row.key: row for row in store.items()}
        self._about: dict[bytes, tuple[ItemKey, ...]] = {}
        self._of: dict[int, dict[ItemKey, None]] = {}  # by need, the oldest first
        self._late: dict[bytes, dict[ItemKey, None]] = {}  # by channel, the oldest first
        self._ringing = Order(self._rows, _rings_at)
        self._mattering = Order(self._rows, _matters)
        self.shown = sum(map(is_shown, self._rows.values()))  # how many concern somebody by now
        self.changed = False  # since the last commit
        for key, row in self._rows.items():
            self._note(key)
            self._note_late(row)

    def _note(self, key: ItemKey) -> None:
        self._about[key[1]] = (*self._about.get(key[1], ()), key)
        self._of.setdefault(key[0], {})[key] = None

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, row: ItemRow) -> None:
        """Open an item, or change what is known of it."""
        key = row.key
        before = self._rows.get(key)
        row = self._dated(row, before)
        if before == row:
            return
        self._rows[key] = row
        self.shown += is_shown(row)
        if before is None:
            self._note(key)
        else:
            self.shown -= is_shown(before)
        self._note_late(row)
        self._ringing.put(key)
        self._mattering.put(key)
        self._store.put(row)
        self.changed = True

    def _dated(self, row: ItemRow, before: ItemRow | None) -> ItemRow:
        """Say since which journal entry an item stands so, and keep how it stood before."""
        if before is None:
            return replace(row, n=self._next_n())
        if replace(row, next=before.next, n=before.n) == before:
            return replace(row, n=before.n)  # When it rings next is of no interest later.
        self._keep(before)
        return replace(row, n=self._next_n())

    def _keep(self, row: ItemRow) -> None:
        """Keep how an item stood until now; what came and went with one entry was never open."""
        until_n = self._next_n()
        if row.n < until_n:
            asked = (row.need, row.subject, row.party, row.channel, row.precedence)
            self._store.put(AskedRow(*asked, row.opened, row.due, row.rung, row.n, until_n))

    def _note_late(self, row: ItemRow) -> None:
        if row.rung >= 0 and row.need in FROM_MEMBERS:
            self._late.setdefault(row.channel, {})[row.key] = None
        else:
            self._late.get(row.channel, {}).pop(row.key, None)

    def late(self, channel: bytes) -> Iterator[ItemRow]:
        """Yield what members of a channel have not acknowledged in time, the oldest first."""
        for key in self._late.get(channel, ()):
            yield self._rows[key]

    def open(self, row: ItemRow) -> None:
        """Open an item; one that is open already keeps its time and its rung."""
        if row.key not in self._rows:
            self.put(row)

    def find(self, need: Need, subject: bytes, party: int = NO_PARTY) -> ItemRow | None:
        """Return an open item, or None."""
        return self._rows.get((int(need), subject, party))

    def about(self, subject: bytes) -> list[ItemRow]:
        """Return the open items about a record, in order."""
        return [self._rows[key] for key in sorted(self._about.get(subject, ()))]

    def close(self, *keys: ItemKey) -> None:
        """Close items; those that are not open are passed over."""
        rows = [self._rows.pop(key) for key in keys if key in self._rows]
        for row in rows:
            self._forget(row)
            self._keep(row)
        if rows:
            self._store.drop_items([row.key for row in rows])
            self.changed = True

    def _forget(self, row: ItemRow) -> None:
        left = tuple(key for key in self._about.pop(row.subject) if key != row.key)
        if left:
            self._about[row.subject] = left
        del self._of[row.need][row.key]
        self.shown -= is_shown(row)
        self._late.get(row.channel, {}).pop(row.key, None)

    def close_about(self, subject: bytes) -> None:
        """Close everything about a record that stands no longer."""
        self.close(*sorted(self._about.get(subject, ())))

    @property
    def next_utc(self) -> int | None:
        """When the next item rings, if one will."""
        row = self._ringing.first()
        return row.next if row else None

    def due(self, utc: int, limit: int) -> list[ItemRow]:
        """Return the items that ring by an instant, soonest first."""
        return self._ringing.take(limit, lambda row: row.next <= utc)

    def most_urgent(self, limit: int) -> list[ItemRow]:
        """Return the items that matter most: by rank, then by time left."""
        return self._mattering.take(limit, is_shown)

    def of(self, *needs: Need) -> list[ItemRow]:
        """Return every item of some needs, each need's in the order in which they came."""
        return [self._rows[key] for need in needs for key in self._of.get(need, ())]

    def each(self) -> list[ItemRow]:
        """Return every open item, in no order."""
        return list(self._rows.values())

    def shift(self, by_s: int) -> None:
        """Keep the time that is left where our clock was put forward (or, negative, back).

        What is due at an instant that a notice names is due at that instant by any clock.
        """
        for row in [row for row in self.each() if not row.fixed]:
            moved: dict[str, Any] = {
                "opened": row.opened + by_s,
                "due": row.due + by_s,
                "next": row.next + by_s,
            }
            self.put(replace(row, **moved))
