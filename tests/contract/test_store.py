"""What every store promises the mind; a new store is added to the parameters of `store`."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from keepclear.errors import Misused
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node.known import (
    AskedRow,
    BreachRow,
    ChannelRow,
    ConflictRow,
    CursorRow,
    FactRow,
    ItemRow,
    JournalRow,
    KeptRow,
    LogRow,
    Numbered,
    NumberedRow,
    OddityRow,
    OwedRow,
    PeerRow,
    Place,
    ReceiptRow,
    RecordRow,
    RequestRow,
    Row,
    Store,
    Verdict,
    VersionRow,
)
from keepclear.record.log import LogName

CHANNEL = sha256(b"channel").digest()
OTHER = sha256(b"another channel").digest()
LOG = LogName(1, b"incarnat")
NOON = 1_510_401_600  # 11 November 2017, 12:00 UTC
HOUR_S = 3_600


@pytest.fixture(params=["in memory", "in a file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = ":memory:" if request.param == "in memory" else tmp_path / "keepclear.db"
    with StoreSqlite(path) as opened:
        yield opened


def named(*parts: object) -> bytes:
    return sha256(repr(parts).encode()).digest()


def record(seq: int, **changes: Any) -> RecordRow:
    """An appended and understood notice of party 1."""
    row = RecordRow(
        id=named("record", seq),
        channel=CHANNEL,
        party=LOG.party,
        incarnation=LOG.incarnation,
        seq=seq,
        kind=10,
        precedence=3,
        utc=NOON + seq,
        target=b"",
        place=Place.APPENDED,
        verdict=Verdict.UNDERSTOOD,
        why="",
        n=seq + 1,
        root=named("root", seq),
        data=named("data", seq) * 8,
    )
    return replace(row, **changes)


def version(serial: int, **changes: Any) -> VersionRow:
    """A version that stands, valid for an hour from noon and as many seconds as its serial."""
    row = VersionRow(
        id=named("record", serial),
        channel=CHANNEL,
        party=LOG.party,
        incarnation=LOG.incarnation,
        begin=serial,
        end=-1,
        ended_by=b"",
        serial=serial,
        name=f"PATROL {serial}",
        activity=5,
        start_utc=NOON + serial,
        until_utc=NOON + serial + HOUR_S,
        precedence=3,
        waiting=False,
        n=serial,
    )
    return replace(row, **changes)


def conflict(a: int, b: int, **changes: Any) -> ConflictRow:
    one, other = sorted((named("record", a), named("record", b)))
    row = ConflictRow(one, other, CHANNEL, b"rule", named("conflict", a, b), b"{}", 7)
    return replace(row, **changes)


def breach(serial: int, **changes: Any) -> BreachRow:
    row = BreachRow(named("record", serial), CHANNEL, b"rule", b"[]", 7)
    return replace(row, **changes)


def numbered(serial: int, **changes: Any) -> NumberedRow:
    """A patrol that begins as many seconds after noon as its serial, and lasts an hour."""
    begun = named("record", serial)
    row = NumberedRow(
        kind=Numbered.PATROL,
        channel=CHANNEL,
        party=LOG.party,
        incarnation=LOG.incarnation,
        serial=serial,
        id=begun,
        latest=begun,
        name=f"PATROL {serial}",
        state=0,
        from_utc=NOON + serial,
        until_utc=NOON + serial + HOUR_S,
        n=serial,
        data=b"plan",
    )
    return replace(row, **changes)


def journal_entry(n: int) -> JournalRow:
    return JournalRow(n, NOON + n, named("facts", n), named("chain", n))


def write(store: Store, *rows: Row) -> None:
    store.begin()
    for row in rows:
        store.put(row)
    store.commit()


ONE_OF_EACH: list[Row] = [
    record(0, target=named("target"), why="nothing \u2014 odd", precedence=0),
    ChannelRow(CHANNEL, b"founding", True),
    LogRow(CHANNEL, 1, LOG.incarnation, 12, b"peaks" * 32, 3, True),
    PeerRow(named("peer"), b"card", b"nonce", NOON, -7),
    CursorRow(named("peer"), CHANNEL, 1, LOG.incarnation, 5),
    ReceiptRow(named("record", 0), 2, NOON, 9),
    OwedRow(named("peer"), b"held"),
    version(1, waiting=True, end=4, ended_by=named("record", 4)),
    conflict(1, 2),
    breach(1),
    OddityRow(named("oddity"), CHANNEL, "FORK", "two at one place", 3, False),
    ItemRow(4, named("record", 1), -1, CHANNEL, 3, NOON, NOON + 60, NOON + 90, 0, fixed=True),
    AskedRow(4, named("record", 1), -1, CHANNEL, 3, NOON, NOON + 60, -1, 2, 5),
    FactRow(10, named("oddity"), 4),
    numbered(3, name="nothing \u2014 odd"),
    KeptRow("watch", b"state"),
    RequestRow("ref 1", 1),
    journal_entry(1),
]

READ_BACK: dict[type[Any], Callable[[Store], Any]] = {
    RecordRow: lambda store: store.record(named("record", 0)),
    ChannelRow: lambda store: store.channels()[0],
    LogRow: lambda store: store.logs(CHANNEL)[0],
    PeerRow: lambda store: store.peers()[0],
    CursorRow: lambda store: store.cursors(named("peer"))[0],
    ReceiptRow: lambda store: store.receipts(named("record", 0))[0],
    OwedRow: lambda store: store.owed(named("peer"))[0],
    VersionRow: lambda store: store.version(named("record", 1)),
    OddityRow: lambda store: store.oddities(seen=False)[0],
    ItemRow: lambda store: store.items()[0],
    AskedRow: lambda store: store.asked_at(2)[0],
    NumberedRow: lambda store: store.numbered_by(named("record", 3)),
    KeptRow: lambda store: store.kept("watch"),
    RequestRow: lambda store: store.request("ref 1"),
    JournalRow: lambda store: store.journal_head(),
}


@pytest.mark.parametrize(
    "row",
    [row for row in ONE_OF_EACH if type(row) in READ_BACK],
    ids=lambda row: type(row).__name__,
)
def test_a_row_comes_back_as_it_was_put(store: Store, row: Row) -> None:
    write(store, row)
    found = READ_BACK[type(row)](store)
    assert found == row
    assert repr(found) == repr(row)  # Named integers and booleans are what they were, too.


def test_a_row_takes_the_place_of_one_with_the_same_key(store: Store) -> None:
    write(store, *ONE_OF_EACH)
    before = store.counts()
    assert set(before.values()) == {1}
    write(store, *ONE_OF_EACH)
    write(store, RequestRow("ref 1", 2), record(0, place=Place.CONTESTED))
    assert store.counts() == before
    assert store.request("ref 1") == RequestRow("ref 1", 2)
    assert store.record(named("record", 0)) == record(0, place=Place.CONTESTED)


def test_many_rows_are_put_as_one_would_be(store: Store) -> None:
    rows = [record(seq) for seq in range(300)]
    store.begin()
    store.put_many(rows)
    store.put_many([])
    store.commit()
    assert store.entries(CHANNEL, LOG, 0, 1_000) == rows


def test_many_rows_are_of_one_kind(store: Store) -> None:
    store.begin()
    with pytest.raises(Misused, match="one kind"):
        store.put_many([record(0), version(1)])
    store.rollback()


# Transactions


def test_a_rolled_back_transaction_leaves_nothing(store: Store) -> None:
    write(store, record(0), journal_entry(1))
    store.begin()
    for row in ONE_OF_EACH:
        store.put(row)
    store.put(replace(record(0), seq=99))
    store.rollback()
    assert {name for name, count in store.counts().items() if count} == {"record", "journal"}
    assert store.record(named("record", 0)) == record(0)


def test_a_transaction_reads_what_it_wrote(store: Store) -> None:
    store.begin()
    store.put(record(0))
    assert store.entries(CHANNEL, LOG, 0, 9) == [record(0)]
    store.rollback()
    assert store.entries(CHANNEL, LOG, 0, 9) == []


def test_a_rollback_without_a_transaction_is_harmless(store: Store) -> None:
    store.rollback()
    write(store, journal_entry(1))
    store.rollback()
    assert store.journal_head() == journal_entry(1)


def test_nothing_is_written_outside_a_transaction(store: Store) -> None:
    with pytest.raises(Misused, match="begin first"):
        store.put(record(0))
    with pytest.raises(Misused, match="begin first"):
        store.put_many([record(0)])
    with pytest.raises(Misused, match="begin first"):
        store.drop_owed(b"peer", [b"held"])
    with pytest.raises(Misused, match="no transaction"):
        store.commit()
    assert set(store.counts().values()) == {0}


def test_transactions_do_not_nest(store: Store) -> None:
    store.begin()
    with pytest.raises(Misused, match="already open"):
        store.begin()
    store.rollback()
    store.begin()
    store.commit()


# The questions


def test_the_journal_is_read_in_order_from_any_entry_on(store: Store) -> None:
    assert store.journal_head() is None
    write(store, *(journal_entry(n) for n in (3, 1, 2, 4)))
    assert store.journal_head() == journal_entry(4)
    assert store.journal(0, 2) == [journal_entry(1), journal_entry(2)]
    assert store.journal(2, 10) == [journal_entry(3), journal_entry(4)]


def test_replicas_are_those_of_one_channel(store: Store) -> None:
    ours, theirs = (LogRow(CHANNEL, p, LOG.incarnation, 1, b"", 0, False) for p in (0, 1))
    write(store, theirs, ours, LogRow(OTHER, 0, LOG.incarnation, 1, b"", 0, False))
    assert store.logs(CHANNEL) == [ours, theirs]


def test_a_place_of_a_log_holds_both_branches_of_a_fork(store: Store) -> None:
    fork = record(2, id=named("fork"), place=Place.CONTESTED, n=9)
    write(store, fork, record(1), record(2), record(3), record(2, id=named("x"), party=2))
    assert store.records_at(CHANNEL, LOG, 2) == [record(2), fork]
    assert store.records_at(CHANNEL, LOG, 4) == []


def test_entries_are_what_is_appended_in_order(store: Store) -> None:
    rows = [record(seq) for seq in range(5)]
    write(
        store,
        *reversed(rows),
        record(2, id=named("fork"), place=Place.CONTESTED),
        record(7, place=Place.WAITING),
        record(0, id=named("a"), incarnation=b"another "),
        record(0, id=named("b"), channel=OTHER),
    )
    assert store.entries(CHANNEL, LOG, 0, 10) == rows
    assert store.entries(CHANNEL, LOG, 2, 2) == rows[2:4]
    assert store.entries(CHANNEL, LOG, 5, 10) == []


def test_what_waits_is_in_order_and_of_one_log(store: Store) -> None:
    late, later = (record(seq, place=Place.WAITING) for seq in (5, 9))
    write(store, later, late, record(0), record(6, place=Place.WAITING, party=2))
    assert store.waiting(CHANNEL, LOG) == [late, later]
    write(store, record(5))
    assert store.waiting(CHANNEL, LOG) == [later]


def test_what_is_about_a_record_is_appended_and_understood(store: Store) -> None:
    target = named("record", 0)
    about = [record(seq, target=target) for seq in (3, 4)]
    theirs = record(8, target=target, party=0)
    write(
        store,
        *reversed(about),
        theirs,
        record(5, target=target, verdict=Verdict.REFUSED),
        record(6, target=target, place=Place.WAITING),
        record(7, target=named("another")),
    )
    assert store.about(CHANNEL, target) == [theirs, *about]
    assert store.about(named("another channel"), target) == []


def test_nothing_is_about_no_record(store: Store) -> None:
    write(store, record(0), record(1))
    assert store.about(CHANNEL, b"") == []


def test_records_of_some_kinds_come_newest_first(store: Store) -> None:
    stops = [record(seq, kind=30) for seq in range(4)]
    write(
        store,
        *stops,
        record(4, kind=32),
        record(5, kind=33),
        record(6, kind=30, verdict=Verdict.NOT_UNDERSTOOD),
        record(7, kind=30, place=Place.WAITING),
        record(8, kind=30, channel=OTHER),
    )
    assert store.of_kinds(CHANNEL, [30], 0, 10) == stops[::-1]
    assert store.of_kinds(CHANNEL, [30, 32, 30], NOON + 2, 10) == [
        record(4, kind=32),
        *stops[:1:-1],
    ]
    assert store.of_kinds(CHANNEL, [30, 32], 0, 2) == [record(4, kind=32), stops[3]]
    assert store.of_kinds(CHANNEL, [], 0, 10) == []


def test_the_contested_records_of_a_log_come_in_order(store: Store) -> None:
    first, second = (record(seq, place=Place.CONTESTED) for seq in (2, 4))
    elsewhere = record(3, place=Place.CONTESTED, channel=OTHER)
    write(store, record(0), second, first, record(1, place=Place.WAITING), elsewhere)
    assert store.contested(CHANNEL, first.log, 10) == [first, second]
    assert store.contested(CHANNEL, first.log, 1) == [first]


def test_a_limit_cuts_records_of_one_second_alike_whenever_they_arrived(store: Store) -> None:
    rows = [record(seq, kind=30, utc=NOON, n=n) for seq, n in ((1, 5), (2, 6), (3, 4))]
    write(store, *rows)
    last = sorted((row.id for row in rows), reverse=True)[:2]
    assert [row.id for row in store.of_kinds(CHANNEL, [30], NOON, 2)] == last


def test_receipts_are_those_for_one_record(store: Store) -> None:
    rows = [ReceiptRow(named("record", 0), holder, NOON, 1) for holder in (1, 2)]
    write(store, *reversed(rows), ReceiptRow(named("record", 1), 1, NOON, 1))
    assert store.receipts(named("record", 0)) == rows


def test_owed_receipts_are_dropped_one_by_one_and_peer_by_peer(store: Store) -> None:
    one, two, three = (OwedRow(b"peer", held) for held in (b"one", b"two", b"three"))
    other = OwedRow(b"other", b"one")
    write(store, one, two, three, other)
    assert store.owed(b"peer") == [one, three, two]
    store.begin()
    store.drop_owed(b"peer", [b"one", b"three", b"never owed"])
    store.drop_owed(b"peer", [])
    store.commit()
    assert store.owed(b"peer") == [two]
    assert store.owed(b"other") == [other]


def test_cursors_are_those_of_one_peer(store: Store) -> None:
    row = CursorRow(b"peer", CHANNEL, 1, LOG.incarnation, 5)
    write(store, row, replace(row, peer=b"other"), replace(row, size=6))
    assert store.cursors(b"peer") == [replace(row, size=6)]


def test_the_versions_of_one_notice_are_in_the_order_of_its_log(store: Store) -> None:
    first, second = (version(1, id=named(begin), begin=begin) for begin in (4, 9))
    write(store, second, first, version(2), version(1, id=named("b"), party=2))
    assert store.versions_of(CHANNEL, 1, 1) == [first, second]


def test_versions_by_one_name_come_newest_first(store: Store) -> None:
    rows = [version(n, name="EAST GATE") for n in (1, 2, 3)]
    write(store, *rows, version(4))
    assert store.versions_named("EAST GATE") == rows[::-1]


def test_versions_until_an_instant_hold_superseded_ones_too(store: Store) -> None:
    past, ended, stands = version(1), version(2, end=5), version(3)
    write(store, stands, past, ended, version(4, channel=OTHER))
    assert store.versions_until(CHANNEL, past.until_utc) == [ended, stands]
    assert store.versions_until(CHANNEL, stands.until_utc) == []


def test_the_last_serial_is_the_highest_or_none(store: Store) -> None:
    write(store, version(7), version(3), version(9, party=2), version(8, channel=OTHER))
    assert store.serial_last(CHANNEL, 1) == 7
    assert store.serial_last(CHANNEL, 0) == 0


def test_conflicts_are_between_versions_that_both_stand(store: Store) -> None:
    write(store, version(1), version(2), version(3, end=8), version(4))
    write(store, conflict(1, 2), conflict(1, 3), conflict(3, 2), conflict(2, 4, rule=b"old"))
    assert store.conflicts(b"rule") == [conflict(1, 2)]


def test_oddities_are_told_apart_by_whether_a_person_saw_them(store: Store) -> None:
    odd = OddityRow(named("oddity"), CHANNEL, "FORK", "why", 3, False)
    write(store, odd)
    assert (store.oddities(seen=False), store.oddities(seen=True)) == ([odd], [])
    write(store, replace(odd, seen=True))
    assert (store.oddities(seen=False), store.oddities(seen=True)) == (
        [],
        [replace(odd, seen=True)],
    )


def test_oddities_are_counted_by_kind_and_the_first_of_each_are_found(store: Store) -> None:
    rows = [
        OddityRow(named(f"{n}"), CHANNEL, ("FORK", "REFUSED")[n % 2], "why", 9 - n, n == 4)
        for n in range(7)
    ]
    write(store, *rows)
    assert store.oddity_kinds() == {"FORK": 3, "REFUSED": 3}
    assert store.oddities_alike("FORK", 2) == [rows[6], rows[2]]
    assert store.oddities_alike("REFUSED", 9) == [rows[5], rows[3], rows[1]]
    assert store.oddities_alike("STOP", 9) == []


def test_what_is_kept_under_one_beginning_comes_in_order_and_goes_by_its_name(store: Store) -> None:
    names = ["list 1 a", "list 1 b", "list 1 \u0434", "list 10 a", "list"]
    write(store, *(KeptRow(name, name.encode()) for name in names))
    under = [row.name for row in store.kept_under("list 1 ", "", 10)]
    assert under == ["list 1 a", "list 1 b", "list 1 \u0434"]
    assert [row.name for row in store.kept_under("list 1 ", "list 1 a", 1)] == ["list 1 b"]
    assert store.kept_under("list 2 ", "", 10) == []
    store.begin()
    store.drop_kept(["list 1 a", "list", "nothing"])
    store.commit()
    assert [row.name for row in store.kept_under("list", "", 10)] == [*names[1:3], "list 10 a"]


def test_an_act_is_found_by_its_reference(store: Store) -> None:
    write(store, RequestRow("ref", 7))
    assert store.request("ref") == RequestRow("ref", 7)
    assert store.request("REF") is None


# What was, at any journal entry


def test_what_stood_open_is_found_from_when_it_opened_until_it_closed(store: Store) -> None:
    def asked(n: int, until_n: int) -> AskedRow:
        return AskedRow(4, named(n, until_n), -1, CHANNEL, 3, NOON, NOON, -1, n, until_n)

    rows = [asked(1, 3), asked(2, 9), asked(5, 6)]
    write(store, *rows)
    found = {n: store.asked_at(n) for n in (0, 1, 2, 3, 5, 6, 9)}
    first, long, late = rows
    assert found == {0: [], 1: [first], 2: [first, long], 3: [long], 5: [late, long]} | {
        6: [long],
        9: [],
    }


def test_a_fact_is_found_by_what_it_is_about_before_and_after_any_entry(store: Store) -> None:
    write(store, *(FactRow(19, CHANNEL, n) for n in (2, 5)), FactRow(19, OTHER, 4))
    assert [store.fact_last(19, CHANNEL, n) for n in (1, 2, 4, 9)] == [0, 2, 2, 5]
    assert [store.fact_next(19, CHANNEL, n) for n in (0, 2, 4, 5)] == [2, 5, 5, 0]
    assert store.fact_last(16, CHANNEL, 9) == 0


def test_the_first_place_that_came_after_an_entry_may_lie_before_others(store: Store) -> None:
    came = {0: 1, 1: 7, 2: 3, 3: 8}
    write(store, *(record(seq, n=n) for seq, n in came.items()))
    write(store, record(9, n=2, place=Place.WAITING))
    assert store.first_after(CHANNEL, LOG, 0, 3) == 1
    assert store.first_after(CHANNEL, LOG, 2, 3) == 3
    assert store.first_after(CHANNEL, LOG, 0, 8) is None


def test_a_record_is_found_by_how_its_id_begins(store: Store) -> None:
    write(store, *(record(seq, id=bytes([1, seq]) + bytes(30)) for seq in range(4)))
    first = bytes([1, 2]) + bytes(30)
    assert [row.id for row in store.records_begun(first, b"\x01\x02" + b"\xff" * 30)] == [first]
    assert len(store.records_begun(b"\x01" + bytes(31), b"\x01" + b"\xff" * 31)) == 2


def test_conflicts_of_a_version_are_found_also_once_it_has_ended(store: Store) -> None:
    rows = [conflict(1, 2), conflict(1, 3, rule=b"older")]
    write(store, *rows, version(1, end=4), version(2), version(3))
    assert store.conflicts_of(b"rule", rows[0].a) == [rows[0]]
    assert store.conflicts_of(b"older", rows[1].a) == [rows[1]]
    assert store.conflicts_of(b"rule", rows[0].b) == []


def test_oddities_of_a_kind_are_found_seen_or_not(store: Store) -> None:
    rows = [OddityRow(named(n), CHANNEL, "FORK", "", n, n == 1) for n in (1, 2)]
    write(store, *rows, OddityRow(named(3), CHANNEL, "REFUSED", "", 3, False))
    assert store.oddities_about("FORK") == rows


# Whatever the mind writes

PLACES = st.sampled_from(Place)
STEPS = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from([0, 1]), PLACES, st.sampled_from([10, 30, 32])),
    max_size=12,
)


@given(transactions=st.lists(st.tuples(STEPS, st.booleans()), max_size=6))
def test_a_store_answers_as_a_list_in_memory_would(
    transactions: list[tuple[list[tuple[int, int, Place, int]], bool]],
) -> None:
    held: dict[bytes, RecordRow] = {}
    with StoreSqlite(":memory:") as store:
        for steps, kept in transactions:
            rows = [
                record(seq, id=named(seq, party), party=party, place=place, kind=kind, n=seq)
                for seq, party, place, kind in steps
            ]
            store.begin()
            store.put_many(rows)
            if kept:
                store.commit()
                held |= {row.id: row for row in rows}
            else:
                store.rollback()
        for log in (LogName(0, LOG.incarnation), LOG):
            of_log = sorted((r for r in held.values() if r.log == log), key=lambda r: r.seq)
            appended = [r for r in of_log if r.place is Place.APPENDED]
            assert store.entries(CHANNEL, log, 2, 3) == [r for r in appended if r.seq >= 2][:3]
            assert store.waiting(CHANNEL, log) == [r for r in of_log if r.place is Place.WAITING]
            assert store.records_at(CHANNEL, log, 3) == [r for r in of_log if r.seq == 3]
        assert store.counts()["record"] == len(held)


# Numbered things


def test_numbered_things_are_found_by_when_they_begin_and_end(store: Store) -> None:
    rows = [numbered(serial) for serial in (1, 2, 3)]
    write(store, *rows, numbered(4, kind=Numbered.INCIDENT), numbered(5, channel=named("other")))
    kind = Numbered.PATROL
    assert store.numbered(kind, CHANNEL, NOON, 9) == rows
    assert store.numbered(kind, CHANNEL, NOON + HOUR_S + 1, 9) == rows[1:]  # It ends as it says.
    assert store.numbered(kind, CHANNEL, NOON, 2) == rows[:2]
    assert store.numbered_begun(kind, CHANNEL, NOON + 1, NOON + 3, 9) == rows[:2]
    assert store.numbered_begun(kind, CHANNEL, NOON + 3, NOON + 4, 9) == rows[2:]


def test_a_number_is_found_whatever_log_it_stands_in(store: Store) -> None:
    begun_anew = numbered(7, incarnation=named("anew")[:8], id=named("record", 8))
    write(store, numbered(7), begun_anew, numbered(9, party=LOG.party + 1))
    found = store.numbered_as(Numbered.PATROL, CHANNEL, LOG.party, 7)
    assert sorted(row.id for row in found) == sorted((numbered(7).id, begun_anew.id))
    assert store.numbered_by(begun_anew.id) == begun_anew
    assert store.numbered_by(named("nothing")) is None
    assert store.numbered_last(Numbered.PATROL, CHANNEL, LOG.party) == 7
    assert store.numbered_last(Numbered.ZONE, CHANNEL, LOG.party) == 0


def test_a_numbered_thing_that_changes_stays_one_row(store: Store) -> None:
    write(store, numbered(1))
    write(store, numbered(1, state=2, latest=named("record", 2), n=9))
    changed = store.numbered_by(numbered(1).id)
    assert changed is not None
    assert (changed.state, changed.latest, changed.n) == (2, named("record", 2), 9)
    assert store.counts()["numbered"] == 1
