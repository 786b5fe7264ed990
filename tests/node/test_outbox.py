"""What is under way to a peer is sent again until the peer shows it, however often it is called."""

import pytest
from tests.simulation.world import World, draft

from keepclear.host.sender import CONTACT_EVERY_S
from keepclear.node import request as ask
from keepclear.node.officer import act
from keepclear.node.outbox import Pace

PACE = Pace()  # what a node keeps unless its settings say otherwise


@pytest.fixture
def world() -> World:
    made = World("AB", seed=5, pace=PACE, longest_s=0.5)
    made.open_channel()
    return made


def held(world: World, who: str) -> set[str]:
    return {plan.row.name for plan in world.node(who).situation.plans.values()}


def lose_what_is_under_way(world: World) -> None:
    assert world.letters
    world.letters.clear()


def keep_contact(world: World, seconds: float) -> None:
    """Let both call each other as serving nodes do, each at its own times."""
    until = world.tick + seconds
    names = list(world.members)
    while world.tick < until:
        for name in names:
            member = world.members[name]
            for peer in member.node.peers:
                world.send(member, peer, always=True)
            world.pass_seconds(CONTACT_EVERY_S / len(names))


def test_what_was_lost_is_sent_again_though_contact_is_kept_all_the_while(world: World) -> None:
    world.act("A", ask.Give, notices=[draft("LOST")])
    lose_what_is_under_way(world)
    keep_contact(world, PACE.longest_s)
    assert held(world, "B") == {"LOST"}


def test_an_answer_that_was_lost_is_sent_again_though_contact_is_kept(world: World) -> None:
    a, b = world.members["A"], world.members["B"]
    world.cut_off = {"A"}
    world.act("A", ask.Give, notices=[draft("LOST")])
    world.cut_off = set()
    a.node.peers[b.us.party].due = None  # It was not tried alone: the answer carries it.
    world.answer(a, b.us.party)
    lose_what_is_under_way(world)
    keep_contact(world, PACE.longest_s)
    assert held(world, "B") == {"LOST"}


def test_what_has_been_shown_is_not_sent_again(world: World) -> None:
    world.act("A", ask.Give, notices=[draft("ONE")])
    world.settle()
    world.parcels.clear()
    keep_contact(world, 2 * PACE.longest_s)
    assert not [parcel for _, parcel in world.parcels if parcel.entries or parcel.helds]


def test_what_goes_next_is_not_sent_again_at_the_time_of_what_went_before(world: World) -> None:
    a, b = world.members["A"], world.members["B"]
    for name in ("ONE", "TWO"):
        act(a.node, ask.Give(ref=name, notices=[draft(name)]), world.moment)
        world.send(b, a.us.party, always=True)
        for _ in "there", "back":
            letters, world.letters = world.letters, []
            for letter in letters:
                world.deliver(letter)
        world.letters.clear()  # B holds it, and shows it with its next call.
        assert name in held(world, "B")
        assert a.node.peers[b.us.party].due == world.tick + PACE.longest_s / 2
        world.tick += PACE.longest_s / 3
