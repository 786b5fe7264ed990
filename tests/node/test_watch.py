"""Taking and giving the watch: who has it is on record, and the others learn if nobody is there."""

from datetime import timedelta
from typing import Any

import pytest
from tests.simulation.world import World

from keepclear.errors import BadInput
from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.message import DeskState
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import passing
from keepclear.node import request as ask
from keepclear.node.effects import Effect
from keepclear.node.journal import Fact, facts
from keepclear.node.moment import Moment
from keepclear.node.node import Node
from keepclear.node.officer import act
from keepclear.node.replay import replay
from keepclear.node.watch import CHANGE_S, WATCH
from keepclear.record.envelope import parse


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    return world


def take(world: World, initials: str, role: str = "watch", **fields: Any) -> dict[str, Any]:
    return world.act("A", ask.TakeWatch, role=role, initials=initials, **fields)


def give(world: World, initials: str, note: str = "nothing", role: str = "watch") -> dict[str, Any]:
    return world.act("A", ask.GiveWatch, role=role, initials=initials, note=note)


def told(world: World) -> list[bool]:
    """What A's log says of its desk, in order, as B holds it."""
    world.settle()
    (line,) = world.node("B").lines.values()
    rows = line.store.of_kinds(line.channel, [Kind.DESK_STATE], 0, 100)
    said = [meaning(parse(row.data)) for row in sorted(rows, key=lambda row: row.seq)]
    return [one.manned for one in said if isinstance(one, DeskState)]


def noted(world: World, kind: Fact) -> list[list[Any]]:
    rows = world.members["A"].store.journal(0, 10_000)
    return [fact[1:] for row in rows for fact in facts(row) if fact[0] == kind]


@pytest.mark.requirement("F13-1")
def test_taking_and_giving_the_watch_are_records_of_the_journal(world: World) -> None:
    take(world, "AB", "night watch")
    give(world, "AB", "convoy late; B told by telephone", "night watch")
    take(world, "CD")
    assert noted(world, Fact.WATCH_TAKEN) == [["night watch", "AB"], ["watch", "CD"]]
    said = "convoy late; B told by telephone"
    assert noted(world, Fact.WATCH_GIVEN) == [["night watch", "AB", said]]


@pytest.mark.requirement("F13-1")
def test_what_was_said_in_giving_it_is_read_by_whoever_takes_it(world: World) -> None:
    take(world, "AB")
    give(world, "AB", "the west gate is shut")
    reply = take(world, "CD")
    assert (reply["note"], reply["note_by"]) == ("the west gate is shut", "watch AB")
    assert (reply["from"], reply["given"]) == ("watch AB", True)
    assert take(world, "EF")["note"] == "", "that note was for the watch before"


@pytest.mark.requirement("F13-1")
def test_an_absent_officer_is_relieved_by_any_other_and_it_is_said_from_whom(world: World) -> None:
    take(world, "AB")
    since = world.moment.utc
    world.pass_seconds(2 * 3_600)
    reply = take(world, "CD", "watch leader")
    assert (reply["watch"], reply["from"]) == ("watch leader CD", "watch AB")
    assert (reply["given"], reply["was_manned"]) == (False, False)
    assert reply["before_since"] == since


def test_the_others_are_told_that_the_desk_is_manned_when_the_watch_is_taken(world: World) -> None:
    assert told(world) == []
    take(world, "AB")
    assert told(world) == [True]
    take(world, "CD")
    assert told(world) == [True], "nothing has changed for them"


@pytest.mark.requirement("F13-2")
def test_a_watch_that_was_given_and_not_taken_leaves_the_desk_unmanned(world: World) -> None:
    take(world, "AB")
    give(world, "AB")
    assert not world.node("A").is_manned(world.moment.utc)
    world.pass_seconds(CHANGE_S + 1)
    assert told(world) == [True, False]
    world.act("A", ask.Say, text="somebody passes by", initials="EF")
    assert told(world) == [True, False], "an act is not the watch"
    take(world, "CD")
    assert told(world) == [True, False, True]


@pytest.mark.requirement("F13-2")
def test_a_desk_whose_window_stays_open_is_unmanned_all_the_same_once_given(world: World) -> None:
    take(world, "AB")
    world.carry_out(world.members["A"], passing.note_windows(world.node("A"), 1, world.moment))
    give(world, "AB")
    world.pass_seconds(CHANGE_S + 1)
    assert told(world) == [True, False]


@pytest.mark.requirement("F13-2")
def test_a_change_of_watch_within_two_minutes_is_no_concern_of_the_others(world: World) -> None:
    take(world, "AB")
    give(world, "AB")
    world.pass_seconds(CHANGE_S - 10)
    take(world, "CD")
    world.pass_seconds(CHANGE_S)
    assert told(world) == [True]


def at_a_set_clock(world: World, by_s: int) -> Moment:
    return Moment(world.moment.now + timedelta(seconds=by_s), world.moment.tick)


@pytest.mark.requirement("F1-6", "F13-2")
@pytest.mark.parametrize("by_s", [-7 * 3_600, 7 * 3_600])
def test_a_clock_that_is_set_neither_mans_a_desk_nor_leaves_it_empty(
    world: World, by_s: int
) -> None:
    node = world.node("A")
    take(world, "AB")
    world.pass_seconds(node.procedure.unmanned_s - 60)
    world.carry_out(world.members["A"], pass_all(node, at_a_set_clock(world, by_s)))
    assert node.is_manned(at_a_set_clock(world, by_s).utc)
    world.tick += 61
    world.carry_out(world.members["A"], pass_all(node, at_a_set_clock(world, by_s)))
    assert not node.is_manned(at_a_set_clock(world, by_s).utc)
    assert node.watch.told_manned is False


@pytest.mark.requirement("F1-6", "F13-2")
def test_a_watch_that_was_given_is_missed_in_time_though_the_clock_goes_back(world: World) -> None:
    node = world.node("A")
    take(world, "AB")
    give(world, "AB")
    world.tick += CHANGE_S + 1
    pass_all(node, at_a_set_clock(world, -3_600))
    assert node.watch.told_manned is False


def pass_all(node: Node, moment: Moment) -> list[Effect]:
    passing.pass_time(node, moment)
    return node.take_effects()


def test_a_refused_act_closes_no_window_and_forgets_no_act(world: World) -> None:
    node = world.node("A")
    take(world, "AB")
    passing.note_windows(node, 2, world.moment)
    world.pass_seconds(100)
    world.act("A", ask.Say, text="here")
    before = node.watch
    late = at_a_set_clock(world, 3_600)  # What the clock's jump wrote is taken back as well.
    with pytest.raises(BadInput):
        act(node, ask.Take(ref="none", record="00"), late)
    assert (node.watch.windows, node.watch.acted_utc) == (2, before.acted_utc + 3_600)


@pytest.mark.requirement("F1-7")
def test_a_channel_that_is_joined_later_is_told_how_the_desk_stands() -> None:
    world = World("AB")
    world.open_channel()
    take(world, "AB")
    world.act("B", ask.Found, name="second", peers=["A"], random=bytes(16))
    world.settle()
    node = world.node("A")
    world.act("A", ask.Join, channel="second")
    world.settle()
    second = next(x for x in world.node("B").lines.values() if x.founding.name == "second")
    rows = second.store.of_kinds(second.channel, [Kind.DESK_STATE], 0, 100)
    assert [row.party for row in rows] == [second.founding.index(node.us.party)]


def test_who_has_the_watch_is_known_after_a_crash_and_in_a_replay(world: World) -> None:
    take(world, "AB")
    give(world, "AB", "note")
    world.pass_seconds(1_000)
    take(world, "CD")
    kept = world.members["A"].store.kept(WATCH)
    before = world.node("A").watch
    world.kill("A")
    after = world.node("A").watch
    assert (after.holder, after.taken_n, after.before_n) == (
        "watch CD",
        before.taken_n,
        before.before_n,
    )
    again = Node(StoreSqlite(":memory:"), world.members["A"].us)
    replay(world.members["A"].store, again)
    assert kept is not None
    assert again.store.kept(WATCH) == kept, "also what the others were last told"
    assert (again.watch.holder, again.watch.note) == ("watch CD", "note")


REFUSED: list[tuple[type, dict[str, Any], list[str]]] = [
    (ask.TakeWatch, {}, ["--initials"]),
    (ask.TakeWatch, {"initials": " ", "role": ""}, ["--initials", "--role"]),
    (ask.TakeWatch, {"initials": "AB", "role": "node"}, ["--role"]),
    (ask.TakeWatch, {"initials": "A\u202eB", "role": "w" * 65}, ["--role", "--initials"]),
    (ask.GiveWatch, {"initials": "AB", "note": "x"}, ["watch"]),
    (ask.GiveWatch, {"note": ""}, ["--initials", "--note"]),
    (ask.GiveWatch, {"initials": "AB", "note": "\x1b[2J"}, ["--note"]),
    (ask.GiveWatch, {"initials": "AB", "note": "x" * 4_001}, ["--note"]),
]


@pytest.mark.parametrize(("what", "fields", "places"), REFUSED)
def test_what_cannot_be_taken_or_given_is_refused_and_changes_nothing(
    world: World, what: Any, fields: dict[str, Any], places: list[str]
) -> None:
    node, before = world.node("A"), world.members["A"].store.counts()
    watch = node.watch
    with pytest.raises(BadInput) as refused:
        world.act("A", what, **fields)
    assert [fault.place for fault in refused.value.faults] == places
    assert (world.members["A"].store.counts(), node.watch) == (before, watch)


def test_a_watch_that_was_given_is_not_given_again(world: World) -> None:
    take(world, "AB")
    give(world, "AB")
    with pytest.raises(BadInput, match="nobody has it: watch AB gave it at 2030-06-01T05:00"):
        give(world, "AB")


def test_a_watch_is_not_taken_twice_by_the_same_officer(world: World) -> None:
    take(world, "AB")
    with pytest.raises(BadInput, match="watch AB has it already"):
        take(world, "AB")


def test_the_same_reference_takes_the_watch_once(world: World) -> None:
    first = take(world, "AB", ref="mine")
    assert take(world, "AB", ref="mine") == first
