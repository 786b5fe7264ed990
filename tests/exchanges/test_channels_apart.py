"""What is said in one channel has no effect in another, even where the same parties are in both."""

import pytest
from tests.simulation.world import World, draft

from keepclear.desk import views
from keepclear.errors import BadInput
from keepclear.exchange.acknowledgement import ReadBack, check_group
from keepclear.exchange.meaning import Kind
from keepclear.node import request as ask
from keepclear.record.envelope import Draft, Precedence, Signature


@pytest.fixture
def world() -> World:
    """A line of three, and one between B and A alone; C is the second member of the first."""
    world = World("ABC")
    world.open_channel("all")
    world.open_channel("two", "AB")
    world.act("A", ask.Give, channel="all", notices=[draft("N1")])
    world.settle()
    return world


def test_a_read_back_in_another_channel_is_credited_to_nobody(world: World) -> None:
    target = bytes.fromhex(views.notice(world.node("A"), world.moment, "N1")["record"])
    node = world.node("B")
    two = next(line for line in node.lines.values() if line.founding.name == "two")
    # B's own node would not write this; a node of B's making can.
    body = ReadBack(target, check_group(target, two.our_index), "", "").body()
    said = Draft(Kind.READ_BACK, body, Precedence.ROUTINE, Signature("watch", ""), 1)
    with node.transaction(world.moment):
        entry = two.author(node.us.signer, node.us.incarnation, said, node.journal.next_n)
        node.speak(two, entry, world.moment)
    world.carry_out(world.members["B"], node.take_effects())
    world.settle()
    for name in "ABC":
        parties = views.notice(world.node(name), world.moment, "N1")["parties"]
        assert {party["read_back"] for party in parties} == {"NONE"}, name


def test_a_notice_of_another_channel_is_not_found_where_one_is_named(world: World) -> None:
    with pytest.raises(BadInput, match="no notice"):
        world.act("B", ask.Object, channel="two", notice="N1", reason="not ours to see here")
