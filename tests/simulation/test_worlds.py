"""Seeded worlds: parties, officers, bad disks, a bad network, and what must hold after every step.

Each world follows from its seed alone. A failure prints the seed, the last of
what happened, and the command that plays the same world again.
"""

from typing import Any

import pytest
from tests.piece import piece
from tests.simulation.life import Life, live

SEEDS = piece(300, 2_000)
BATCHES = 6  # of seeds to a test, so that a failure is found early and both cores are used
DONE = {
    "Give",
    "Amend",
    "Cancel",
    "ReadBack",
    "Stop",
    "CheckLine",
    "Endorse",
    "Suspend",
    "AskQuery",
}
DONE |= {"ProposeAgreement", "PlanPatrol", "OpenIncident", "AddSites"}


@pytest.mark.requirement("C-3", "F4-1", "F4-4", "F7-6")
@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_world_heals_to_one_picture(batch: int, record_property: Any) -> None:
    seeds = SEEDS[batch::BATCHES]
    done: set[str] = set()
    seconds = kills = 0.0
    for seed in seeds:
        life = live(seed)
        done |= life.officers.done.keys()
        seconds, kills = seconds + life.world.tick, kills + life.world.kills
    record_property("worlds", len(seeds))
    record_property("simulated seconds", round(seconds))
    record_property("starts after a kill or a power cut", round(kills))
    assert done >= DONE, "the officers did too little"


def test_a_seed_plays_the_same_world_again() -> None:
    first, second = (live(3) for _ in range(2))
    assert _heads(first) == _heads(second)
    assert first.world.told == second.world.told


def _heads(life: Life) -> list[Any]:
    members = life.world.members.values()
    lines = [line for member in members for line in member.node.lines.values()]
    return [replica.head for line in lines for replica in line.replicas.values()]
