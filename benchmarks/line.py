"""The line through two nodes that serve, beside the floor in the same run.

The author's node serves in this process and the peer's in another, as `keepclear serve` runs
them; an officer's act is handed to the node where the control socket would hand it over. A notice
is HELD once the peer's receipt is committed here. Floor and line take turns, so that whatever else
the machine does meets both alike.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
from benchmarks import floor, parties
from benchmarks.parties import Plans, make_party

from keepclear.host.clock import real_now
from keepclear.host.log import set_up_log
from keepclear.host.running import collect_seldom
from keepclear.host.serve import Serving
from keepclear.limits import NOTICES_PER_ACT_MAX

TURNS, NOTICES_A_TURN = 9, 100
WARM_UP = 50
STANDING = 300  # Notices of the peer's that stand, so that each new one is compared with them.
BATCHES = 6
HASTENED_FROM = 10  # Some of our own, so that both nodes have something to search.
SETTLES_S = 3.0


@dataclass
class Author:
    """The node in this process, and what an officer of it does."""

    serving: Serving
    plans: Plans
    refs: int = 0

    def give(self, drafts: list[dict[str, Any]]) -> Any:
        self.refs += 1
        return self.serving.answer({"act": "give", "ref": f"ref-{self.refs}", "notices": drafts})

    def is_held(self, record: str) -> bool:
        return bool(self.serving.body.store.receipts(bytes.fromhex(record)))

    async def until_held(self, record: str) -> None:
        await self.serving.until(lambda: self.is_held(record))

    async def once(self) -> float:
        """Give one notice; return the seconds until it is HELD."""
        draft = self.plans.drafts(1)
        start = time.perf_counter()
        reply = await self.give(draft)
        await asyncio.sleep(0)  # The parcel goes first, and then somebody looks for its receipt.
        await self.until_held(reply["notices"][0]["record"])
        return time.perf_counter() - start

    async def in_batches(self, batches: int) -> float:
        """Give acts of as many notices as one may hold, as commands do; return HELD a second."""
        acts = [_plain(self.plans.drafts(NOTICES_PER_ACT_MAX)) for _ in range(batches)]
        store, before = self.serving.body.store, self.serving.body.store.counts()["receipt"]
        start = time.perf_counter()
        reply = await asyncio.to_thread(self._give_in_turn, acts)
        await self.until_held(reply["notices"][-1]["record"])
        took_s = time.perf_counter() - start
        assert store.counts()["receipt"] - before == batches * NOTICES_PER_ACT_MAX
        return batches * NOTICES_PER_ACT_MAX / took_s

    def _give_in_turn(self, acts: list[list[dict[str, Any]]]) -> Any:
        for drafts in acts:
            reply = parties.ask(self.serving.body.folder, act="give", notices=drafts)
        return reply


@asynccontextmanager
async def joined(root: Path) -> AsyncIterator[Author]:
    """Two parties on one channel: A serves here, B in a process of its own."""
    a, b = make_party("A", root / "a"), make_party("B", root / "b")
    with parties.serving(b.folder):
        set_up_log("info", real_now, root / "a" / "log.jsonl")
        ready = asyncio.Event()
        serving = Serving(a.folder)
        collect_seldom()  # As in a node that is a process of its own.
        task = asyncio.create_task(serving.run(lambda _: ready.set()))
        await ready.wait()
        try:
            await parties.ask_soon(b.folder, act="peer add", card=_text(a.card))
            await serving.answer({"act": "peer add", "card": _text(b.card)})
            await serving.answer({"act": "channel found", "name": "line", "peers": ["B"]})
            await parties.ask_soon(b.folder, act="channel join", channel="line")
            drafts = Plans(seed=2).drafts(STANDING)
            await parties.ask_soon(b.folder, act="give", notices=_plain(drafts))
            author = Author(serving, Plans(seed=1))
            await author.give(Plans(seed=3).drafts(HASTENED_FROM))
            await until_hastened(serving, b.folder)
            yield author
        finally:
            serving.stopping.set()
            await task


async def until_hastened(serving: Serving, peer: Path) -> None:
    """Wait until both nodes have loaded their search, as they do once after a start."""
    while not (
        (await serving.answer({"view": "where"}))["hastened"]
        and (await asyncio.to_thread(parties.ask, peer, view="where"))["hastened"]
    ):
        await asyncio.sleep(0.2)
    await asyncio.sleep(SETTLES_S)


def _text(card: bytes) -> str:
    return str(_plain(card))


def _plain(value: Any) -> Any:
    """As the value goes over the control socket."""
    return msgspec.json.decode(msgspec.json.encode(value))


async def latency(author: Author, plain: floor.Floor) -> dict[str, float]:
    for _ in range(WARM_UP):
        await author.once()
        await plain.once()
    floors, lines, ratios = [], [], []
    for _ in range(TURNS):
        ours = [await plain.once() for _ in range(NOTICES_A_TURN)]
        theirs = [await author.once() for _ in range(NOTICES_A_TURN)]
        floors.append(median(ours))
        lines.append(median(theirs))
        ratios.append(lines[-1] / floors[-1])
    return {
        "floor_p50_ms": round(median(floors) * 1e3, 2),
        "line_p50_ms": round(median(lines) * 1e3, 2),
        "line_to_floor": round(median(ratios), 2),
        "line_to_floor_least": round(min(ratios), 2),
        "line_to_floor_most": round(max(ratios), 2),
    }


async def measure(batches: int = BATCHES) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with floor.peer(root) as (port, pin):
            async with joined(root) as author:
                plain = floor.Floor(root, bytes(400))
                await plain.connect(port, pin)
                found = await latency(author, plain)
                await author.in_batches(1)
                # The first act fills the line, and the last one drains it.
                rates = [await author.in_batches(batches) for _ in range(3)]
    return found | {"held_a_second": round(median(rates))}


if __name__ == "__main__":
    print(asyncio.run(measure()))
