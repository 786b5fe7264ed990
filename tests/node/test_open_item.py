"""Open items beside a naive list: nothing is lost, nothing is there twice, a crash tears none.

The list looks at every item for every question. The items under test may be
opened, changed, closed and shifted in any order, and be killed at any commit.
"""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node.known import ItemKey, ItemRow
from keepclear.node.open_item import (
    NO_PARTY,
    TO_TAKE,
    Need,
    OpenItems,
    is_shown,
    rank,
)
from keepclear.record.envelope import Precedence

# Few values, so that keys meet, times tie and rows come back to where they were.
SUBJECTS = [bytes([n]) * 32 for n in range(4)]
needs = st.sampled_from([Need.TAKE_STOP, Need.TAKE_MESSAGE, Need.READ_BACK, Need.UNTAKEN])
times = st.integers(0, 12)
rows = st.builds(
    lambda need, subject, party, precedence, opened, due, following, rung, fixed: ItemRow(
        need, subject, party, b"c" * 32, precedence, opened, due, following, rung, fixed=fixed
    ),
    needs.map(int),
    st.sampled_from(SUBJECTS),
    st.sampled_from([NO_PARTY, 0, 1]),
    st.sampled_from([int(precedence) for precedence in Precedence]),
    times,
    times,
    times,
    st.integers(-1, 3),
    st.booleans(),
)


class Beside(RuleBasedStateMachine):
    """The items, the naive list, and what the list was at the last commit."""

    @initialize()
    def start(self) -> None:
        self.store = StoreSqlite(":memory:")
        self.items = OpenItems(self.store)
        self.naive: dict[ItemKey, ItemRow] = {}
        self.durable: dict[ItemKey, ItemRow] = {}
        self.store.begin()

    def teardown(self) -> None:
        self.store.close()

    @rule(row=rows)
    def open(self, row: ItemRow) -> None:
        self.items.open(row)
        self.naive.setdefault(row.key, row)

    @rule(row=rows)
    def put(self, row: ItemRow) -> None:
        self.items.put(row)
        self.naive[row.key] = row

    @rule(closing=st.lists(rows, max_size=3))
    def close(self, closing: list[ItemRow]) -> None:
        self.items.close(*(row.key for row in closing))
        for row in closing:
            self.naive.pop(row.key, None)

    @rule(subject=st.sampled_from(SUBJECTS))
    def close_about(self, subject: bytes) -> None:
        self.items.close_about(subject)
        self.naive = {key: row for key, row in self.naive.items() if row.subject != subject}

    @rule(by_s=st.integers(-6, 6))
    def shift(self, by_s: int) -> None:
        self.items.shift(by_s)
        for key, row in self.naive.items():
            if not row.fixed:
                self.naive[key] = replace(
                    row, opened=row.opened + by_s, due=row.due + by_s, next=row.next + by_s
                )

    @rule()
    def commit(self) -> None:
        self.store.commit()
        self.durable = dict(self.naive)
        self.store.begin()

    @rule()
    def be_killed(self) -> None:
        """What was committed is there again, and nothing else."""
        self.store.rollback()
        self.items = OpenItems(self.store)
        self.naive = dict(self.durable)
        self.store.begin()

    @rule()
    def be_killed_after_the_commit(self) -> None:
        self.commit()
        self.be_killed()

    @invariant()
    def the_store_holds_what_memory_holds(self) -> None:
        assert {row.key: row for row in self.store.items()} == self.naive
        assert sorted(self.items.each(), key=lambda row: row.key) == [
            self.naive[key] for key in sorted(self.naive)
        ]
        assert len(self.items) == len(self.naive)

    @invariant()
    def what_rings_next_is_the_soonest(self) -> None:
        assert self.items.next_utc == min((row.next for row in self.naive.values()), default=None)
        for utc, limit in ((-9, 9), (3, 2), (6, 99), (30, 3), (30, 99)):
            due = self.items.due(utc, limit)
            wanted = sorted(row.next for row in self.naive.values() if row.next <= utc)
            assert [row.next for row in due] == wanted[:limit]
            assert len({row.key for row in due}) == len(due)
            assert all(self.naive[row.key] == row for row in due)

    @invariant()
    def what_matters_most_stands_first(self) -> None:
        shown = [row for row in self.naive.values() if is_shown(row)]
        assert self.items.shown == len(shown)
        wanted = sorted((rank(row), row.due) for row in shown)
        for limit in (1, 3, 99):
            listed = self.items.most_urgent(limit)
            assert [(rank(row), row.due) for row in listed] == wanted[:limit]
            assert len({row.key for row in listed}) == len(listed)
            assert all(self.naive[row.key] == row for row in listed)

    @invariant()
    def each_is_found_by_its_subject_and_by_its_need(self) -> None:
        for subject in SUBJECTS:
            about = [row for _, row in sorted(self.naive.items()) if row.subject == subject]
            assert self.items.about(subject) == about
        to_take = {key for key, row in self.naive.items() if row.need in TO_TAKE}
        found = self.items.of(*TO_TAKE)
        assert len(found) == len(to_take)
        assert {row.key for row in found} == to_take
        for need, subject, party in self.naive:
            row = self.items.find(Need(need), subject, party)
            assert row == self.naive[need, subject, party]


Beside.TestCase.settings = settings(max_examples=150, stateful_step_count=40)
TestOpenItemsBesideANaiveList = Beside.TestCase


def item(number: int, need: Need = Need.READ_BACK, due: int = 100, rung: int = -1) -> ItemRow:
    subject = number.to_bytes(32)
    return ItemRow(int(need), subject, NO_PARTY, b"c" * 32, 3, 0, due, due, rung, fixed=False)


def test_what_was_closed_long_before_it_was_due_does_not_fill_the_memory() -> None:
    items = OpenItems(StoreSqlite(":memory:"))
    items._store.begin()
    items.open(item(0, due=1))  # It stands before all the others, in both orders.
    for number in range(1, 2_000):
        items.open(item(number, due=1_000_000 + number))
        items.close(item(number).key)
    assert len(items) == 1
    assert max(len(items._ringing._marks), len(items._mattering._marks)) < 100


def test_what_is_overdue_by_its_precedence_stands_above_what_is_not() -> None:
    flash_late = replace(item(1, Need.TAKE_MESSAGE, rung=0), precedence=int(Precedence.FLASH))
    routine_late = item(2, Need.TAKE_MESSAGE, due=50, rung=0)
    waiting = item(3, Need.READ_BACK, due=200)
    stop = item(4, Need.TAKE_STOP, due=300)
    items = OpenItems(StoreSqlite(":memory:"))
    items._store.begin()
    for row in (waiting, routine_late, flash_late, stop):
        items.put(row)
    assert items.most_urgent(9) == [stop, flash_late, routine_late, waiting]
