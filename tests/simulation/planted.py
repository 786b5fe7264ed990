"""Faults that are planted in the real code, each by itself, to see that some world catches it.

A check that never fails shows nothing. Each fault here is one that a programmer might make, or
that a disk might make for us; a world with it in must not come to a good end.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

import pytest
from msgspec.structs import replace
from tests.simulation.crooked import EQUIVOCATOR, FORGER
from tests.simulation.life import size_of, sort_of
from tests.simulation.world import FragileStore

from keepclear.errors import KeepclearError
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import intake, journal, node, outbox, standing
from keepclear.node.journal import Fact, Journal
from keepclear.node.known import Place
from keepclear.node.log import line, witnessing
from keepclear.node.log.line import Line, Outcome
from keepclear.node.outbox import Outbox
from keepclear.node.situation import Situation
from keepclear.picture.digest import Picture
from keepclear.record.canonical import encode
from keepclear.record.log import leaf_hash

Plant = Callable[[pytest.MonkeyPatch], None]


def _no_sync(patch: pytest.MonkeyPatch) -> None:
    begin = StoreSqlite.__init__

    def opened(self: StoreSqlite, *args: Any, **named: Any) -> None:
        begin(self, *args, **named)
        self._connection.execute("PRAGMA synchronous = OFF")

    patch.setattr(StoreSqlite, "__init__", opened)


def _late_commit(patch: pytest.MonkeyPatch) -> None:
    begin, commit = StoreSqlite.begin, StoreSqlite.commit

    def begun(self: StoreSqlite) -> None:
        if self._connection.in_transaction:
            commit(self)
        begin(self)

    patch.setattr(StoreSqlite, "begin", begun)
    patch.setattr(FragileStore, "commit", lambda self: None)


def _failed_commit(patch: pytest.MonkeyPatch) -> None:
    commit = StoreSqlite.commit

    def committed(self: FragileStore) -> None:
        try:
            commit(self)
        except KeepclearError:
            self._failed = ""
            self.rollback()

    patch.setattr(FragileStore, "commit", committed)


def _receipt_unverified(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(intake, "_is_signed", lambda line, held: True)


def _record_unverified(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Line, "is_signed", lambda self, record: True)


def _appended_twice(patch: pytest.MonkeyPatch) -> None:
    accept = Line.accept

    def accepted(self: Line, record: Any, n: int) -> Any:
        outcome, entered = accept(self, record, n)
        if outcome is Outcome.DUPLICATE and record.log != self.our_log:
            replica = self.replicas.get(record.log)
            if replica is not None:
                replica.frontier = replica.frontier.appended(leaf_hash(record.data))
                replica.changed = True
        return outcome, entered

    patch.setattr(Line, "accept", accepted)


def _appended_early(patch: pytest.MonkeyPatch) -> None:
    def waits(self: Line, record: Any, replica: Any, n: int) -> Any:
        self.replicas[record.log] = replica
        return Outcome.APPENDED, [self._append(record, n)]

    patch.setattr(Line, "_wait", waits)


def _never_promoted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Line, "_promote", lambda self, replica, n: iter(()))


def _act_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(StoreSqlite, "request", lambda self, ref: None)


def _receipts_dropped(patch: pytest.MonkeyPatch) -> None:
    owed = intake._owed

    def sent(mind: Any, box: Outbox, nonce: bytes, moment: Any) -> Any:
        helds = owed(mind, box, nonce, moment)
        if helds:
            mind.store.begin()
            mind.store.drop_owed(box.row.party, helds)
            mind.store.commit()
        return helds

    patch.setattr(intake, "_owed", sent)


def _receipts_untaken(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(node.Node, "receipted", lambda self, line, receipts, moment: None)


def _digest_by_arrival(patch: pytest.MonkeyPatch) -> None:
    content = Picture.content

    def unsorted(self: Picture) -> list[Any]:
        return [*content(self), [[h.log.party, h.size] for h in self.heads]]

    patch.setattr(Picture, "content", unsorted)


def _cancelled_early(patch: pytest.MonkeyPatch) -> None:
    cancel = standing._cancel

    def early(store: Any, entry: Any, cancellation: Any) -> Any:
        return cancel(
            store, replace(entry, row=replace(entry.row, place=Place.APPENDED)), cancellation
        )

    patch.setattr(standing, "_cancel", early)


def _fork_merged(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(line, "lowest", lambda marks, sizes: {})


def _stop_in_turn(patch: pytest.MonkeyPatch) -> None:
    alarm = intake._alarm_first

    def in_turn(mind: Any, box: Any, on: Line | None, record: Any, moment: Any) -> None:
        if on is None or on.size(record.log) == record.seq:
            alarm(mind, box, on, record, moment)

    patch.setattr(intake, "_alarm_first", in_turn)


def _flash_in_turn(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Outbox, "must_overtake", lambda self, row, where: False)
    patch.setattr(outbox, "is_flash", lambda row: False)


def _unchained(patch: pytest.MonkeyPatch) -> None:
    def alone(before: bytes, n: int, utc: int, facts: bytes) -> bytes:
        return sha256(encode([n, utc, facts])).digest()

    patch.setattr(journal, "chain", alone)


def _seen_less(patch: pytest.MonkeyPatch) -> None:
    seen = Line._is_seen

    def sometimes(self: Line, replica: Any) -> bool:
        own = self.size(self.our_log) if self.our_log else 0
        return seen(self, replica) and own % 3 != 2

    patch.setattr(Line, "_is_seen", sometimes)


def _items_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(StoreSqlite, "items", lambda self: [])


def _climb_unnoted(patch: pytest.MonkeyPatch) -> None:
    add = Journal.add

    def added(self: Journal, kind: Fact, *about: Any) -> None:
        if kind != Fact.CLIMBED:
            add(self, kind, *about)

    patch.setattr(Journal, "add", added)


def _conflict_dropped(patch: pytest.MonkeyPatch) -> None:
    stand, add = node.Node._stand, Situation.add
    amending: list[bool] = []

    def stood(self: Any, on: Line, row: Any, notice: Any, utc: int, moment: Any) -> None:
        amending[:] = [notice.supersedes is not None]
        stand(self, on, row, notice, utc, moment)

    def added(self: Situation, plan: Any, n: int) -> Any:
        if amending == [True]:
            self.restore(plan)
            return []
        return add(self, plan, n)

    patch.setattr(node.Node, "_stand", stood)
    patch.setattr(Situation, "add", added)


def _cursor_ahead(patch: pytest.MonkeyPatch) -> None:
    told = intake.cursors
    patch.setattr(
        intake, "cursors", lambda lines: tuple((c, log, n + 1) for c, log, n in told(lines))
    )


def _lost_not_resent(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Outbox, "take_back", lambda self: None)


def _put_off(patch: pytest.MonkeyPatch) -> None:
    under_way = Outbox.under_way

    def anew(self: Outbox, tick: float, pace: Any) -> float | None:
        self.due = None
        return under_way(self, tick, pace)

    patch.setattr(Outbox, "under_way", anew)


def _witness_unheard(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(witnessing, "_conflict", lambda *told: ())


FAULTS: Final[Mapping[str, tuple[str, Plant]]] = MappingProxyType(
    {
        "unsynced": ("a commit that is not synced", _no_sync),
        "late": ("what follows is carried out before the commit", _late_commit),
        "taken for done": ("a commit that failed is taken for done", _failed_commit),
        "receipt": ("a receipt whose signature nobody looks at", _receipt_unverified),
        "record": ("a record whose signature nobody looks at", _record_unverified),
        "twice": ("a record that came twice is appended twice", _appended_twice),
        "early": ("a record ahead of its log is appended", _appended_early),
        "waits for ever": ("what waited is not appended when the gap closes", _never_promoted),
        "act": ("an act that is asked for again is done again", _act_twice),
        "receipt sent": ("a receipt is forgotten once it was sent", _receipts_dropped),
        "receipt taken": ("a receipt that came is not kept", _receipts_untaken),
        "resent": ("what was lost on its way is not sent again", _lost_not_resent),
        "put off": ("each call puts off when what was lost is sent again", _put_off),
        "cursor": ("a cursor says one more than is held", _cursor_ahead),
        "seen": ("what an author has seen decreases", _seen_less),
        "digest": ("the digest depends on the order of arrival", _digest_by_arrival),
        "cancel": ("a cancellation counts while it waits", _cancelled_early),
        "conflict": ("an amended notice is not judged anew", _conflict_dropped),
        "fork": ("a log that is proven to fork is taken whole", _fork_merged),
        "stop": ("a STOP ahead of its log does not ring", _stop_in_turn),
        "flash": ("FLASH goes in its turn", _flash_in_turn),
        "items": ("what waited for an officer is forgotten at a start", _items_forgotten),
        "climb": ("the journal does not say how far an item climbed", _climb_unnoted),
        "witness": ("what a witness says of its own size is not heard", _witness_unheard),
        "journal": ("an entry of the journal does not bind the one before", _unchained),
    }
)


# Where each was caught last: looked at first, so that looking costs two worlds and not fifty.
# `python -m tests.simulation --planted` says them anew once worlds go otherwise.
CAUGHT: Final = MappingProxyType(
    {
        "unsynced": 0,
        "late": 0,
        "taken for done": 0,
        "receipt": 36,
        "record": 0,
        "twice": 0,
        "early": 0,
        "waits for ever": 8,
        "act": 13,
        "receipt sent": 11,
        "receipt taken": 6,
        "resent": 6,
        "put off": 20,
        "cursor": 0,
        "seen": 0,
        "digest": 0,
        "cancel": 52,
        "conflict": 18,
        "fork": 56,
        "stop": 47,
        "flash": 0,
        "items": 37,
        "climb": 17,
        "witness": 24,
        "journal": 0,
    }
)

# What only shows where a party lies is looked for in worlds of such liars.
LIARS: Final = MappingProxyType({"receipt": FORGER, "record": FORGER, "fork": EQUIVOCATOR})


def looked_at(name: str, seeds_max: int) -> list[int]:
    """Where a fault is looked for: first in the world that caught it last, then in small ones."""
    seeds = [seed for seed in range(seeds_max) if LIARS.get(name, sort_of(seed)) == sort_of(seed)]
    return sorted(seeds, key=lambda seed: (seed != CAUGHT.get(name), size_of(seed), seed))


@contextmanager
def planted(name: str) -> Iterator[None]:
    """Have the fault of this name in the code."""
    with pytest.MonkeyPatch.context() as patch:
        FAULTS[name][1](patch)
        yield
