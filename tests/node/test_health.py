"""When a line is looked at: at once for what turns it bad at once, within a second for the rest."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from tests.simulation.world import World

from keepclear.exchange.meaning import Kind
from keepclear.node import request as ask
from keepclear.node.health import LOOKED_AT_EVERY_S
from keepclear.node.moment import Moment
from keepclear.node.offset import SAMPLES_KEPT, Offset
from keepclear.node.passing import only_looks
from keepclear.picture.line_state import Sign

SLOW = Offset(0, 60.0, 120.0)


@pytest.fixture
def world() -> World:
    """Two parties whose line is open, and was looked at just now."""
    world = World("AB")
    world.open_channel()
    world.pass_seconds(30.0)
    world.act("A", ask.Say, text="all well")
    world.settle()
    assert signs(world) == set()
    return world


def signs(world: World, who: str = "A") -> set[Sign]:
    [by_member] = world.node(who).states.signs.values()
    return {sign for held in by_member.values() for sign in held}


def make_slow(world: World) -> None:
    [outbox] = world.node("A").peers.values()
    for _ in range(SAMPLES_KEPT):
        outbox.offsets.take(SLOW)


def test_what_is_measured_just_after_a_look_is_seen_a_second_later_with_nothing_said(
    world: World,
) -> None:
    world.cut_off = {"B"}  # No parcel helps: time alone shows it.
    world.act("A", ask.Say, text="all well")
    make_slow(world)
    world.act("A", ask.Say, text="still well")
    assert signs(world) == set()
    world.pass_seconds(LOOKED_AT_EVERY_S + 1.0)
    assert signs(world) == {Sign.ROUND_TRIP_LONG}


def test_a_line_that_is_not_open_is_looked_at_with_each_act(world: World) -> None:
    make_slow(world)
    world.pass_seconds(LOOKED_AT_EVERY_S + 1.0)
    world.act("A", ask.Say, text="slow now")
    assert signs(world) == {Sign.ROUND_TRIP_LONG}
    before = world.node("A").states.signs.copy()
    world.act("A", ask.Say, text="and again")
    assert next(iter(world.node("A").states.signs.values())) is not next(iter(before.values()))


def test_a_suspension_is_seen_in_the_second_in_which_it_is_said_or_comes(world: World) -> None:
    for who in "AB":  # Both have just looked.
        world.act(who, ask.Say, text="all well")
    world.act("A", ask.Suspend, channel="line", reason="for the day")
    assert signs(world) == {Sign.SUSPENDED_BY_US}
    [line] = world.node("B").lines.values()
    while not line.store.of_kinds(line.channel, [Kind.SUSPENSION], 0, 1):
        assert world.step()
    assert signs(world, "B") == {Sign.SUSPENDED_BY_THEM}


def test_pictures_that_differ_are_seen_at_once(world: World) -> None:
    node = world.node("A")
    [line] = node.lines.values()
    world.act("A", ask.Say, text="all well")
    node.states.compared(line.channel, 1, differs=True)
    world.act("A", ask.Say, text="compare")
    assert signs(world) == {Sign.PICTURES_DIFFER}


def test_a_look_that_was_put_off_is_told_from_all_else_that_time_brings(world: World) -> None:
    """Of a look the journal says what it found; of the rest a desk must look at everything anew."""
    node = world.node("A")
    world.act("A", ask.Say, text="all well")
    world.act("A", ask.Say, text="and still")
    assert not only_looks(node, world.moment)
    at = datetime.fromtimestamp(world.moment.utc + 2, UTC)
    later = Moment(at, world.tick + 2.0)
    assert only_looks(node, later)
    with node.transaction(world.moment):
        node.items.put(replace(node.items.each()[0], next=later.utc))
    assert not only_looks(node, later)
