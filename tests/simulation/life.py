"""The life of one world: what its seed has happen in it, until the network is mended and all holds.

    python -m tests.simulation 17

plays the world of seed 17 again, step by step.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.simulation.crooked import EQUIVOCATOR, FLOODER, FORGER, CrookedWorld
from tests.simulation.officers import Officers
from tests.simulation.watcher import Watcher
from tests.simulation.witnessed import WorldWitness
from tests.simulation.world import World

from keepclear.errors import BadInput
from keepclear.exchange.channel import Earlier
from keepclear.node import request as ask
from keepclear.node.log import witnessing
from keepclear.node.log.incarnations import note_rollbacks

STEPS_MAX = 300  # for each pair of parties, itself included; worlds of honest nodes need 80
SIZES = [2] * 10 + [3] * 8 + [4, 5]  # Five who talk cost ten times as much as two.
WITNESSED = 3  # Every third world has a witness.
RESTORE = "an old copy restored"
VERSIONS = "an earlier version among others"
STEPS_SHOWN = 25
CALLS_WITHIN = 0.9  # of the time after which what was lost is sent again
# What a seed has happen beside kills, cuts and clocks; half of the worlds have none of it.
SORTS = ["", "", "", "", "", RESTORE, VERSIONS, FORGER, FLOODER, EQUIVOCATOR]
WENT_BACK = {"PEER ROLLED BACK", "OUR STORE WENT BACK", "MORE OF OUR LOG THAN OURS"}
# What was said last may come to light late: after its log was closed, and after later serials.
WENT_BACK |= {"A CLOSED LOG GOES ON", "SERIALS MISSING"}
FORK_REMARKS = {"FORK PROVEN", "FORK, CONTESTED", "STOP, FORK, CONTESTED"}
FORK_REMARKS |= {"CONTRADICTS ITS OWN LOG", "STOP, CONTRADICTS ITS OWN LOG"}
# Until the proof is there, two who were told different things only see that they differ.
FORK_REMARKS |= {"SEEN CONTRADICTED", "PICTURES DIFFER", "CONFLICTS DIFFER"}
FLOOD_REMARKS = {"TOO FAR AHEAD, NOT HELD"}
WITNESS_REMARKS = {witnessing.SEEN_MORE, witnessing.SEEN_ANOTHER}
VERSION_REMARKS = {"NOT UNDERSTOOD, UPGRADE", "RULESETS DIFFER"}
CLOCK_REMARKS = {"CLOCK WAS SET", "CLOCKS DIFFER", "LINE CHECK FROM THE FUTURE"}


@dataclass
class Life:
    """A world and those in it."""

    world: World
    officers: Officers
    watcher: Watcher
    chance: Random
    sort: str = ""
    copy: tuple[str, dict[str, bytes]] | None = None  # of whom, and what its disk held


def _drawn(seed: int) -> tuple[Random, str, float, float, str]:
    """Draw what a world is: by what chance, of whom, over what network, and what is special."""
    chance = Random(f"day {seed}")
    names = "ABCDE"[: chance.choice(SIZES)]
    loss, longest_s = chance.choice([0.0, 0.1, 0.3, 0.5]), chance.choice([1.0, 5.0, 30.0])
    return chance, names, loss, longest_s, chance.choice(SORTS)


def sort_of(seed: int) -> str:
    """Say what is special in the world of a seed, without playing it."""
    return _drawn(seed)[-1]


def size_of(seed: int) -> int:
    """Say of how many parties the world of a seed is, without playing it."""
    return len(_drawn(seed)[1])


def begin(seed: int) -> Life:
    """Make the world of a seed: its parties, its network, its lines."""
    chance, names, loss, longest_s, sort = _drawn(seed)
    if sort == EQUIVOCATOR:
        names = "ABC"  # It takes two who compare.
    crooked = sort in (FORGER, FLOODER, EQUIVOCATOR)
    made: dict[str, Any] = {"longest_s": longest_s, "disks": True}
    world = (
        CrookedWorld(names, seed, loss, liar=names[-1], sort=sort, **made)
        if crooked
        else World(names, seed, loss, **made)
    )
    world.steps_max = STEPS_MAX * len(names) ** 2
    watcher = Watcher(world)
    if crooked:
        watcher.skipped.add(world.members[names[-1]].us.party)
        watcher.expected |= FORK_REMARKS if sort == EQUIVOCATOR else FLOOD_REMARKS
    if seed % WITNESSED == 0:
        world.witness = WorldWitness(world, Random(f"witness {seed}"))
        watcher.expected |= WITNESS_REMARKS if sort == RESTORE else set()
    if sort == VERSIONS:
        world.members[names[0]].is_older = True
        watcher.expected |= VERSION_REMARKS
    officers = Officers(world, chance, watcher)
    life = Life(world, officers, watcher, chance, sort)
    founder = chance.choice(names)
    others = [name for name in names if name != founder]
    world.act(founder, ask.Found, name="line", peers=others, random=chance.randbytes(16))
    if len(names) > 2 and chance.random() < 0.5:
        world.act(names[0], ask.Found, name="two", peers=[names[1]], random=chance.randbytes(16))
    for name in [name for name in others if chance.random() < 0.8]:
        world.pass_seconds(chance.choice([5.0, 40.0]))
        officers.act_as(name, Officers.join)
    return life


def live(seed: int) -> Life:
    """Play the world of a seed to its end; raise AssertionError where it goes wrong."""
    life = begin(seed)
    try:
        steps = life.chance.choice([10, 15, 20, 30])
        for step in range(steps):
            happen(life)
            if life.sort and step in (steps // 3, steps * 2 // 3):
                turn(life, first=step == steps // 3)
            life.watcher.check_world()
        heal(life)
        if life.sort == EQUIVOCATOR:
            for _ in range(3):  # Proof and branches go from one to the next.
                settle(life, 60.0)
            check_lines(life)  # What differed until the proof was there differs no more.
        if life.world.witness is not None:
            life.world.witness.catch_up()
            settle(life, 10.0)
        if seed % 8 == 0:
            for _ in range(3):  # A line gets better only after a while.
                settle(life, 100.0)
        life.watcher.check_healed(lines=seed % 8 == 0)
        if seed % 4 == 1:
            life.watcher.check_rebuilt(
                life.world.members[life.chance.choice(life.watcher.honest).name]
            )
    except BaseException as error:
        error.add_note("\n".join(["the last of what happened:", *life.world.told[-STEPS_SHOWN:]]))
        error.add_note(f"to play it again: .venv/bin/python -m tests.simulation {seed}")
        raise
    finally:
        life.world.close()
    return life


def happen(life: Life) -> None:
    """One thing happens: an act, a kill, a cut, some time, or a parcel."""
    world, chance = life.world, life.chance
    roll, names = chance.random(), list(world.members)
    if roll < 0.55:
        life.officers.act()
    elif roll < 0.58:
        world.kill(chance.choice(names), power_cut=chance.random() < 0.5)
    elif roll < 0.61:
        world.cut_off ^= {chance.choice(names)}
        world.tell(f"cut off: {' '.join(sorted(world.cut_off)) or 'nobody'}")
    elif roll < 0.63:
        jump(life, chance.choice(names))
    elif roll < 0.68:
        world.tick += chance.choice([1.0, 20.0, 60.0])
        world.keep_contact()
    else:
        world.step()


def turn(life: Life, *, first: bool) -> None:
    """Let what is special in this world begin, or go on."""
    world, chance = life.world, life.chance
    if life.sort == RESTORE:
        if first:
            name = chance.choice(list(world.members))
            disk = world.members[name].disk
            assert disk is not None
            life.copy = name, disk.copied()
        elif life.copy is not None:
            life.watcher.check_world()
            restore(life, *life.copy)
    elif first and isinstance(world, CrookedWorld):
        world.begin_to_lie(chance.choice([n for n in world.members if n != world.liar]))
    elif isinstance(world, CrookedWorld) and world.twin is not None:
        with suppress(BadInput):
            world.act_twin(ask.Say, text="otherwise")


def restore(life: Life, name: str, copy: dict[str, bytes]) -> None:
    """Put an old copy in the place of a store; the guard beside it says how far it had come."""
    world, member = life.world, life.world.members[name]
    known = {}
    for channel, line in member.node.lines.items():
        if line.our_log is not None:
            head = line.replicas[line.our_log].head
            known[channel] = Earlier(head.log.incarnation, head.size, head.root)
    member.us = replace(member.us, incarnation=life.chance.randbytes(8))
    life.watcher.forget(name)
    life.watcher.expected |= WENT_BACK
    world.restore(name, copy)
    found = {}
    for channel, line in member.node.lines.items():
        if line.our_log is not None and channel in known:
            head = line.replicas[line.our_log].head
            if known[channel] != Earlier(head.log.incarnation, head.size, head.root):
                found[channel] = ("the guard says so", known[channel])
    if found:
        world.carry_out(member, note_rollbacks(member.node, found, world.moment_of(member)))


def jump(life: Life, name: str) -> None:
    """Set the clock of a party forward or back."""
    member = life.world.members[name]
    member.ahead_s = life.chance.choice([0, -40, 40, 3_600, -3_600])
    life.world.tell(f"{name} has its clock {member.ahead_s:+d} s")
    life.watcher.expected |= CLOCK_REMARKS


def heal(life: Life) -> None:
    """Mend the network, let everybody join, and let time pass until all has arrived."""
    world = life.world
    world.loss, world.cut_off, world.longest_s = 0.0, set(), 1.0
    if world.witness is not None:
        world.witness.loss = 0.0
    world.tell("the network is mended")
    for member in world.members.values():
        member.ahead_s = 0
        if member.disk is not None:
            member.disk.cut_at = member.disk.fail_at = None
    for seconds in (20.0, 40.0):
        for name, member in world.members.items():
            for line in list(member.node.lines.values()):
                if not line.joined:
                    world.act(name, ask.Join, channel=line.founding.name)
        keep_calling(life, seconds)
    _lift(world)
    check_lines(life)


def check_lines(life: Life) -> None:
    """Have every party compare its picture with those of the others."""
    for name, member in life.world.members.items():
        if member.node.lines:
            life.world.act(name, ask.CheckLine)
    keep_calling(life, 20.0)


def keep_calling(life: Life, seconds: float) -> None:
    """Let everybody call a little more often than what was lost is sent again.

    As serving nodes do; no call is to put off what was lost.
    """
    every_s = life.world.pace.longest_s / 2 * CALLS_WITHIN
    for _ in range(round(seconds / every_s)):
        life.world.keep_contact()
        life.world.pass_seconds(every_s)
    life.watcher.check_world()


def settle(life: Life, seconds: float) -> None:
    """Let everybody call, and what is under way arrive."""
    life.world.keep_contact()
    life.world.pass_seconds(seconds)
    life.watcher.check_world()


def _lift(world: World) -> None:
    """Have every party lift what it has suspended."""
    for name, member in world.members.items():
        for line in list(member.node.lines.values()):
            if line.our_index in member.node.states.suspensions(line):
                world.act(name, ask.Lift, channel=line.founding.name)
