"""A reference stands for one act: the same act again changes nothing, another one is refused."""

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.errors import BadInput
from keepclear.node import request as ask


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    return world


def test_a_retry_is_answered_as_before_and_writes_nothing(world: World) -> None:
    first = world.act("A", ask.Say, text="delayed by an hour", ref="r-1")
    counts = world.members["A"].store.counts()
    assert world.act("A", ask.Say, text="delayed by an hour", ref="r-1") == first
    assert world.members["A"].store.counts() == counts


def test_a_reference_is_not_taken_for_another_act(world: World) -> None:
    world.act("A", ask.Say, text="delayed by an hour", ref="r-1")
    with pytest.raises(BadInput, match="stands for another act"):
        world.act("A", ask.Say, text="delayed by two hours", ref="r-1")


@pytest.mark.parametrize(("precedence", "count"), [("FLASH", 16), ("ROUTINE", 24)])
def test_many_large_notices_go_in_as_many_parcels_as_they_need(
    world: World, precedence: str, count: int
) -> None:
    """So many of the largest would not fit one parcel."""
    world.cut_off = {"B"}
    volumes = [circle(38.0 + 0.001 * i, 36.0, 10.0) for i in range(1_200)]
    for number in range(count):
        name = f"N{number}"
        world.act("A", ask.Give, notices=[draft(name, *volumes)], precedence=precedence)
    world.pass_seconds(30.0)
    world.cut_off = set()
    world.pass_seconds(60.0)
    assert world.members["B"].bells.count("notice to read back") == count


def test_words_that_no_record_may_hold_are_refused_in_each_of_many_notices(world: World) -> None:
    hidden = ask.Draft(name="N2", activity="patrol", volumes=b"", text="left\u202eright")
    with pytest.raises(BadInput) as refused:
        world.act("A", ask.Give, notices=[draft("N1"), hidden])
    assert [fault.place for fault in refused.value.faults] == ["notices[2].text"]


def test_two_members_of_one_name_are_told_apart() -> None:
    world = World("ABC")
    world.open_channel()
    line = next(iter(world.node("A").lines.values()))
    line.names.clear()
    for index in range(3):
        line.introduce(index, line.histories[index], "North")
    assert len(set(line.names.values())) == 3
