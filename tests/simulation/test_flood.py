"""A peer that floods, or lets its parcels drip in, holds up no FLASH of another channel.

The port's admission and the mind are the real ones. What the mind takes for each parcel is laid
on one simulated clock, as one node has one mind: whatever waits, waits behind it.
"""

import asyncio
from contextlib import nullcontext
from dataclasses import dataclass, field

from tests.simulation.world import World

from keepclear.bearer.admission import Places, Proven, Turns
from keepclear.limits import (
    HTTPS_BODY_SECONDS_MAX,
    HTTPS_REQUESTS_MAX,
    HTTPS_REQUESTS_PER_ADDRESS_MAX,
)
from keepclear.node import request as ask

FLASH_S_MAX = 1.0


@dataclass
class Port:
    """Our port by a simulated clock: places, bodies that drip in, and one mind behind them."""

    proven: Proven = field(default_factory=Proven)
    tick: float = 0.0
    mind_free: float = 0.0
    dripping: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        limits = (HTTPS_REQUESTS_MAX, HTTPS_REQUESTS_PER_ADDRESS_MAX)
        self.places = Places(*limits, self.proven)

    def drip(self, address: str) -> bool:
        """Begin a body that never ends; the port lets go of it in time."""
        self.let_go()
        if not self.places.enter(address):
            return False
        self.dripping.append((self.tick + HTTPS_BODY_SECONDS_MAX, address))
        return True

    def let_go(self) -> None:
        """End what has taken too long."""
        for due, address in self.dripping:
            if due <= self.tick:
                self.places.leave(address)
        self.dripping = [row for row in self.dripping if row[0] > self.tick]

    def take(self, address: str, work_s: float) -> float | None:
        """Have the mind take a whole body after what it has begun; return when, None if refused."""
        self.let_go()
        if not self.places.enter(address):
            return None
        self.mind_free = max(self.mind_free, self.tick) + work_s
        self.places.leave(address)
        self.proven.add(address)
        return self.mind_free


def test_slow_drips_from_everywhere_leave_a_peer_its_place_at_once() -> None:
    port = Port()
    assert port.take("peer", 0.001) is not None
    for number in range(5_000):
        port.tick += 0.05
        port.drip(f"stranger {number % 700}")
        port.drip("flooding peer")
        taken = port.take("peer", 0.001)
        assert taken is not None, "a peer found no place"
        assert taken - port.tick <= FLASH_S_MAX


def test_a_proven_peer_that_drips_keeps_no_other_out() -> None:
    port = Port()
    for address in ("peer", "flooding peer"):
        assert port.take(address, 0.001) is not None
    held = [port.drip("flooding peer") for _ in range(1_000)]
    assert sum(held) == HTTPS_REQUESTS_PER_ADDRESS_MAX
    assert port.take("peer", 0.001) is not None


PARCEL_WORK_S = 0.35  # what a full parcel of 500 notices takes of the mind
ROUNDS = 8  # of the event loop, from the last bytes of a body to the mind


async def _flooded(turns: Turns | None) -> float:
    """Let one peer bring all it may at once, and another one FLASH; return how long that waits."""
    clock, waited = 0.0, []

    async def take(peer: bytes, work_s: float) -> None:
        nonlocal clock
        for _ in range(ROUNDS):
            await asyncio.sleep(0)
        async with turns.of(peer) if turns else nullcontext():
            clock += work_s  # The mind works, and nothing else runs.
        if peer == b"other":
            waited.append(clock - PARCEL_WORK_S)  # It arrived while the first was taken.

    async def later() -> None:
        while not clock:
            await asyncio.sleep(0)
        await take(b"other", 0.005)

    async with asyncio.TaskGroup() as group:
        group.create_task(later())
        for _ in range(HTTPS_REQUESTS_PER_ADDRESS_MAX):
            group.create_task(take(b"flooding", PARCEL_WORK_S))
    return waited[0]


def test_a_flood_of_full_parcels_delays_a_flash_of_another_channel_by_less_than_a_second() -> None:
    assert asyncio.run(_flooded(Turns())) <= FLASH_S_MAX


def test_without_turns_the_flood_above_would_delay_it() -> None:
    assert asyncio.run(_flooded(None)) > FLASH_S_MAX


def test_a_stop_of_one_channel_rings_while_another_is_flooded() -> None:
    world = World("ABC")
    world.open_channel("flooded", "AB")
    world.open_channel("other", "AC")
    for number in range(1_000):
        world.act("B", ask.Say, channel="flooded", text=f"{number} " + "x" * 1_000)
    world.act("C", ask.Stop, channel="other", text="cease")
    world.pass_seconds(world.longest_s + FLASH_S_MAX)
    assert world.members["A"].bells.count("STOP") == 1
