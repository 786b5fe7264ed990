"""The tail of our own log: what is sent from memory is what the store would have given."""

from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.simulation.world import World

from keepclear.limits import PARCEL_BYTES_MAX, PARCEL_ENTRIES_MAX
from keepclear.node import request as ask
from keepclear.node.log.replica import Tail
from keepclear.record.envelope import Record


def record(seq: int, size: int) -> Record:
    return cast(Record, SimpleNamespace(seq=seq, data=b"%d " % seq + bytes(size)))


@given(
    st.lists(st.sampled_from([0, 300, 60_000, 400_000]), max_size=12),
    st.integers(0, 2_000),
    st.integers(-3, 15),
)
def test_a_tail_holds_the_last_entries_or_says_that_it_does_not(
    sizes: list[int], first: int, back: int
) -> None:
    records = [record(first + i, size) for i, size in enumerate(sizes)]
    tail = Tail()
    for one in records:
        tail.add(one)
    start = first + len(sizes) - back
    found = tail.since(start)
    if found is None:
        wanted = sum(len(one.data) for one in records[-back:]) if back > 0 else 0
        assert back <= 0 or back > len(sizes) or wanted > PARCEL_BYTES_MAX
    else:
        assert found == [one.data for one in records[-back:]]
        assert sum(map(len, found)) <= PARCEL_BYTES_MAX


def test_a_tail_holds_no_more_entries_than_a_parcel() -> None:
    tail = Tail()
    for seq in range(PARCEL_ENTRIES_MAX + 3):
        tail.add(record(seq, 0))
    assert tail.since(2) is None
    assert len(tail.since(3) or ()) == PARCEL_ENTRIES_MAX


@pytest.mark.parametrize("restarts", [False, True])
def test_entries_from_any_place_on_are_those_of_the_store(restarts: bool) -> None:
    world = World("AB")
    world.open_channel()
    for number in range(4):
        world.act("A", ask.Say, text=f"before {number}")
    if restarts:
        world.kill("A")
    for number in range(3):
        world.act("A", ask.Say, text=f"after {number}")
    [line] = world.node("A").lines.values()
    assert line.our_log is not None
    size = line.size(line.our_log)
    for start in range(size + 2):
        for limit in (1, 3, size):
            rows = line.store.entries(line.channel, line.our_log, start, limit)
            assert line.entries(line.our_log, start, limit) == [row.data for row in rows]
