"""What waits for a person, each item with the time by which somebody acts.

An item opens with the record that asks for it and closes with the record that
answers it, in the same commits; so none is lost in a crash and none is asked
twice. What is overdue climbs a ladder of roles. All open items are in memory
in the order in which they ring and the order in which they matter, so that a
node with very many of them does nothing until one is due.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from heapq import heapify, heappop, heappush
from types import MappingProxyType
from typing import Any, Final

from keepclear.node.effects import Bell
from keepclear.node.known import ItemKey, ItemRow, Store

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


# These end with the version of a notice that they are about.
ABOUT_VERSION: Final = frozenset(
    {
        *(Need.READ_BACK, Need.READ_BACK_ANEW, Need.ANSWER),
        *(Need.TELL_UNITS, Need.UNACKNOWLEDGED, Need.CONFIRM),
    }
)
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


WANTED: Final = MappingProxyType(
    {
        Need.TAKE_STOP: Wanted(0, "STOP", Bell.STOP, repeats=True),
        Need.ANSWER: Wanted(2, "read-back to answer"),
        Need.READ_BACK_ANEW: Wanted(2, "CORRECTION: read back anew"),
        Need.READ_BACK: Wanted(2, "notice to read back"),
        Need.TAKE_CANCELLATION: Wanted(2, "cancellation to take"),
        Need.OBJECTION: Wanted(2, "objection"),
        Need.TELL_UNITS: Wanted(2, "own units to be told"),
        Need.UNACKNOWLEDGED: Wanted(3, "not acknowledged", late_only=True),
        Need.TAKE_MESSAGE: Wanted(3, "message"),
        Need.UNTAKEN: Wanted(1, "not taken", late_only=True),
        Need.OUR_CHECK: Wanted(3, "line check to make", Bell.LINE, late_only=True),
        Need.LINE_CHECK: Wanted(3, "line check missed", Bell.LINE, late_only=True),
        Need.CONFIRM: Wanted(3, "notice to confirm or cancel", late_only=True),
    }
)


@dataclass(slots=True)
class _Order:
    """Keys in order of a number that each row gives; what has changed since is passed over."""

    place: Callable[[ItemRow], tuple[int, ...]]
    heap: list[tuple[tuple[int, ...], ItemKey]] = field(default_factory=list)

    def put(self, row: ItemRow) -> None:
        heappush(self.heap, (self.place(row), row.key))

    def first(self, rows: dict[ItemKey, ItemRow]) -> ItemRow | None:
        while self.heap:
            place, key = self.heap[0]
            row = rows.get(key)
            if row is not None and self.place(row) == place:
                return row
            heappop(self.heap)
        return None

    def in_order(self, rows: dict[ItemKey, ItemRow]) -> Iterator[ItemRow]:
        """Yield rows from the first on; the heap is as before once the caller has enough."""
        taken = []
        try:
            while (row := self.first(rows)) is not None:
                taken.append(heappop(self.heap))
                while self.heap and self.heap[0] == taken[-1]:
                    heappop(self.heap)  # A row that came back to its old place stands here twice.
                yield row
        finally:
            for entry in taken:
                heappush(self.heap, entry)


def _rings_at(row: ItemRow) -> tuple[int, ...]:
    return (row.next,)


def is_shown(row: ItemRow) -> bool:
    """Tell whether an item concerns anybody yet."""
    return row.rung >= 0 or not WANTED[Need(row.need)].late_only


def _matters(row: ItemRow) -> tuple[int, ...]:
    return (WANTED[Need(row.need)].rank if is_shown(row) else UNSHOWN), row.due


class OpenItems:
    """All open items of a node, advanced in the transaction of each event."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[ItemKey, ItemRow] = {}
        self._about: dict[bytes, set[ItemKey]] = {}
        self._ringing = _Order(_rings_at)
        self._mattering = _Order(_matters)
        self.changed = False  # since the last commit
        self._restore(store.items())

    def _restore(self, rows: Iterable[ItemRow]) -> None:
        for row in rows:
            self._rows[row.key] = row
            self._about.setdefault(row.subject, set()).add(row.key)
            self._ringing.heap.append((_rings_at(row), row.key))
            self._mattering.heap.append((_matters(row), row.key))
        heapify(self._ringing.heap)
        heapify(self._mattering.heap)

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, row: ItemRow) -> None:
        """Open an item, or change what is known of it."""
        if self._rows.get(row.key) == row:
            return
        self._rows[row.key] = row
        self._about.setdefault(row.subject, set()).add(row.key)
        self._ringing.put(row)
        self._mattering.put(row)
        self._store.put(row)
        self.changed = True

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
        gone = [key for key in keys if self._rows.pop(key, None) is not None]
        for key in gone:
            about = self._about[key[1]]
            about.discard(key)
            if not about:
                del self._about[key[1]]
        if gone:
            self._store.drop_items(gone)
            self.changed = True

    def close_about(self, subject: bytes) -> None:
        """Close everything about a record that stands no longer."""
        self.close(*sorted(self._about.get(subject, ())))

    @property
    def next_utc(self) -> int | None:
        """When the next item rings, if one will."""
        row = self._ringing.first(self._rows)
        return row.next if row else None

    def due(self, utc: int, limit: int) -> list[ItemRow]:
        """Return the items that ring by an instant, soonest first."""
        found: list[ItemRow] = []
        for row in self._ringing.in_order(self._rows):
            if row.next > utc or len(found) >= limit:
                break
            found.append(row)
        return found

    def most_urgent(self, limit: int) -> list[ItemRow]:
        """Return the items that matter most: by rank, then by time left."""
        found: list[ItemRow] = []
        for row in self._mattering.in_order(self._rows):
            if len(found) >= limit or not is_shown(row):
                break
            found.append(row)
        return found

    def each(self) -> Iterable[ItemRow]:
        """Return every open item, in no order."""
        return self._rows.values()

    def shift(self, by_s: int) -> None:
        """Keep the time that is left where our clock was put forward (or, negative, back).

        What is due at an instant that a notice names is due at that instant by any clock.
        """
        for row in [row for row in self._rows.values() if not row.fixed]:
            moved: dict[str, Any] = {
                "opened": row.opened + by_s,
                "due": row.due + by_s,
                "next": row.next + by_s,
            }
            self.put(replace(row, **moved))
