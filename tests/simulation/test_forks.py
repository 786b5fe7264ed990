"""A party that tells one thing to one and another to the next, in seeded worlds."""

from random import Random

import pytest
from tests.piece import piece
from tests.simulation.equivocal import EquivocalWorld
from tests.simulation.world import FragileStore, Member, circle, draft

from keepclear.desk import views
from keepclear.node import request as ask
from keepclear.node.comparison import picture
from keepclear.node.log.line import Line
from keepclear.node.node import Node
from keepclear.node.open_item import Need
from keepclear.node.replay import replay
from keepclear.record.log import LogName

SEEDS = piece(16, 400)


def line_of(member: Member) -> Line:
    (line,) = member.node.lines.values()
    return line


def forked_log(world: EquivocalWorld) -> LogName:
    log = line_of(world.members[world.liar]).our_log
    assert log is not None
    return log


def said_twice(world: EquivocalWorld) -> int:
    """The first place at which the two copies of the liar say different things."""
    assert world.twin is not None
    one, other = line_of(world.members[world.liar]), line_of(world.twin)
    log = forked_log(world)
    for seq in range(min(one.size(log), other.size(log))):
        a, b = one.record_at(log, seq), other.record_at(log, seq)
        assert a is not None
        assert b is not None
        if a.id != b.id:
            return seq
    raise AssertionError("the liar did not lie")


def branches(member: Member, log: LogName, start: int) -> set[bytes]:
    """All that a party holds of a log from a place on, on whichever branch."""
    line, store = line_of(member), member.store
    rows = [
        *store.entries(line.channel, log, start, 1_000),
        *store.contested(line.channel, log, 1_000),
        *store.waiting(line.channel, log),
    ]
    return {row.id for row in rows if row.seq >= start}


def check_proven(world: EquivocalWorld) -> None:
    """Every honest party holds the proof, both branches, one picture, and asks its officers."""
    log, place = forked_log(world), said_twice(world)
    at, digests, held = world.moment.utc, set(), []
    for member in world.honest:
        line = line_of(member)
        assert line.forked.get(log) == place, f"{member.name}: not proven from {place} on"
        now = picture(line, member.node.situation, line.cut(), at)
        assert all(head.size <= place for head in now.heads if head.log == log)
        digests.add((now.digest(), now.conflict_digest()))
        held.append(branches(member, log, place))
        assert [row.party for row in member.node.items.of(Need.FORK_FOUND)] == [log.party]
        views.status(member.node, world.moment)
    assert len(digests) == 1, "pictures differ"
    assert all(ids == held[0] for ids in held), "branches differ"


def live(seed: int) -> EquivocalWorld:
    """Play the world of a seed: honest talk, a lie, more talk over a bad network, and healing."""
    chance = Random(f"forks {seed}")
    names = chance.choice(["ABC", "ABCD", "ABCDE"])
    world = EquivocalWorld(names, seed, longest_s=chance.choice([1.0, 3.0]))
    world.open_channel()
    for number in range(chance.randrange(4)):
        world.act(chance.choice(names), ask.Say, text=f"before {number}")
    world.settle()
    honest = [name for name in names if name != "B"]
    deceived = "".join(chance.sample(honest, chance.randrange(1, len(honest))))
    world.part(deceived)
    world.loss = chance.choice([0.0, 0.2, 0.4])
    for number in range(chance.randrange(1, 5)):
        world.act("B", ask.Give, notices=[draft(f"one {number}", circle(38.0 + number / 10, 36.0))])
    for number in range(chance.randrange(1, 5)):
        world.act_twin(
            ask.Give, notices=[draft(f"other {number}", circle(38.0, 36.0 + number / 10))]
        )
    for number in range(chance.randrange(6)):
        world.act(chance.choice(honest), ask.Say, text=f"meanwhile {number}")
        world.pass_seconds(chance.choice([1.0, 5.0]))
        if chance.random() < 0.3:
            world.kill(chance.choice(honest))
    for name in honest:
        world.act(name, ask.CheckLine)
    world.heal()
    for name in honest:
        world.act(name, ask.CheckLine)
    world.heal()
    return world


@pytest.mark.requirement("P-1", "P-2")
@pytest.mark.parametrize("batch", range(4))
def test_a_fork_that_reached_two_is_proven_at_all_and_they_conclude_alike(batch: int) -> None:
    for seed in SEEDS[batch::4]:
        try:
            check_proven(live(seed))
        except BaseException as error:
            error.add_note(f"seed {seed}: tests.simulation.test_forks.live({seed})")
            raise


def test_who_proved_a_fork_is_still_asked_about_it_when_all_is_made_again() -> None:
    world = live(0)
    for member in world.honest:
        fresh = Node(FragileStore(), member.us, world.pace)
        replay(member.store, fresh)
        asked = [[row.key for row in n.items.of(Need.FORK_FOUND)] for n in (member.node, fresh)]
        assert asked[0] == asked[1] != []
