"""Two nodes of which one has just changed its keys come together by themselves, at once."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.exchanges.parties import make_party

from keepclear.errors import BadRecord, Unavailable
from keepclear.host.body import TAKE_KEYS
from keepclear.host.card import our_card
from keepclear.host.rotation import rotate
from keepclear.host.serve import Serving
from keepclear.record.keys import Revocation

TURNS = 200  # of the loop, after which nothing more comes of what has arrived
CALLS_MAX = 60


class Calls:
    """Two nodes that serve, and their calls to each other, each held until it is let through."""

    def __init__(self, root: Path) -> None:
        self.at = {name: Serving(make_party(root, name).folder) for name in "AB"}
        self.held: list[tuple[Serving, bytes, asyncio.Future[list[bytes]]]] = []
        for name, other in ("AB", "BA"):
            client: Any = self.at[name]._client
            client.post = self._post_to(self.at[other])

    def _post_to(self, other: Serving) -> Callable[..., Awaitable[list[bytes]]]:
        async def post(endpoint: str, tls_key: bytes, data: bytes, wait: float = 0) -> list[bytes]:
            answer: asyncio.Future[list[bytes]] = asyncio.get_running_loop().create_future()
            self.held.append((other, data, answer))
            return await answer

        return post

    async def rest(self) -> None:
        """Let the loop run until nothing happens but by a call."""
        for _ in range(TURNS):
            await asyncio.sleep(0)

    async def settle(self) -> None:
        """Let every call through, in its order, until nobody calls; no time passes."""
        await self.rest()
        for _ in range(CALLS_MAX):
            if not self.held:
                return
            called, data, answer = self.held.pop(0)
            try:
                answer.set_result(await called._on_parcel(data, 0))
            except BadRecord as error:
                answer.set_exception(Unavailable(str(error)))
            await self.rest()
        raise AssertionError("they call each other without end")

    async def act(self, who: str, **request: Any) -> Any:
        return await self.at[who].answer(request)

    async def found_line(self) -> None:
        for name, other in ("AB", "BA"):
            card = our_card(self.at[other].body.folder).data
            await self.act(name, act="peer add", ref="card", card=card)
        await self.act("A", act="channel found", name="line", peers=["B"])
        await self.settle()
        await self.act("B", act="channel join", channel="line")
        await self.settle()

    async def rotate(self, name: str, *, revokes: bool = False) -> None:
        body = self.at[name].body
        heads = await self.act(name, view="key heads", good={})
        stood_by = tuple(
            (bytes.fromhex(row["log"]), row["size"], bytes.fromhex(row["root"])) for row in heads
        )
        revoked = [Revocation(body.identity.signer.kid, stood_by)] if revokes else []
        rotate(body.folder, body.folder / "party.key", lambda: b"", 2_000_000_000, revoked)
        await self.act(name, act=TAKE_KEYS)

    def keep_contact(self, name: str, to: str) -> None:
        """Call with nothing to say, as is done now and then."""
        serving, peer = self.at[name], self.at[to].body.identity.party
        data = serving.next_parcel(peer, always=True)
        assert data is not None
        serving._keep(serving.post(peer, data, wait_s=0.0))

    def unreceipted(self, name: str) -> int:
        """How many records of a party its peer has not receipted."""
        store = self.at[name].body.store
        (line,) = self.at[name].body.node.lines.values()
        assert line.our_log is not None
        rows = store.entries(line.channel, line.our_log, 0, 100)
        return sum(not store.receipts(row.id) for row in rows)

    async def stop(self) -> None:
        for serving in self.at.values():
            await serving._stop()


def played(root: Path, story: Callable[[Calls], Awaitable[None]]) -> None:
    async def play() -> None:
        calls = Calls(root)
        try:
            await calls.found_line()
            await story(calls)
        finally:
            await calls.stop()

    asyncio.run(play())


@pytest.mark.requirement("K-3")
def test_what_is_owed_to_a_peer_with_new_keys_does_not_wait_for_the_next_contact(
    tmp_path: Path,
) -> None:
    async def story(calls: Calls) -> None:
        assert calls.unreceipted("A") == 0
        await calls.rotate("A")
        await calls.rest()
        calls.keep_contact("A", "B")
        await calls.rest()
        assert calls.unreceipted("A") == 1
        assert len(calls.held) == 2
        calls.held.reverse()  # The contact comes first, and tells the key of the week already.
        await calls.settle()
        assert calls.unreceipted("A") == 0

    played(tmp_path, story)


@pytest.mark.requirement("K-3")
def test_a_notice_that_overtakes_the_word_on_a_new_key_is_receipted_without_delay(
    tmp_path: Path,
) -> None:
    async def story(calls: Calls) -> None:
        await calls.rotate("A")
        await calls.rest()
        await calls.act("A", act="say", ref="words", text="words")
        await calls.rest()
        assert len(calls.held) == 2
        calls.held.reverse()
        await calls.settle()
        assert calls.unreceipted("A") == 0
        assert not calls.at["B"].body.node.refused

    played(tmp_path, story)


@pytest.mark.requirement("K-4")
@pytest.mark.parametrize("overtakes", [False, True])
def test_what_went_under_the_key_that_is_taken_back_goes_again_as_soon_as_the_peer_knows(
    tmp_path: Path, overtakes: bool
) -> None:
    async def story(calls: Calls) -> None:
        await calls.rotate("A", revokes=True)
        await calls.rest()
        await calls.act("A", act="say", ref="words", text="words")
        await calls.rest()
        assert len(calls.held) == 2
        if overtakes:
            calls.held.reverse()
        await calls.settle()
        assert calls.unreceipted("A") == 0

    played(tmp_path, story)
