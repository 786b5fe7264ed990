"""What is prepared of parcels serves one parcel each, one key alone, and delays nothing."""

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.bearer.parcel import Opener, Prepared, generate_encryption_key, prepare, seal
from keepclear.host import preparing as preparing_module
from keepclear.host.preparing import (
    LOOKS,
    PREPARES_AFTER_S,
    Preparing,
    SealTo,
)
from keepclear.host.serve import Serving
from keepclear.limits import PREPARED_PER_PEER_MAX
from keepclear.node.parcel import Parcel
from keepclear.record.keys import X25519, XWING
from keepclear.record.signing import Signer, kid

PEERS = (b"p" * 32, b"q" * 32)
KEYS = [generate_encryption_key(X25519) for _ in range(2)]
WEEK, NEXT_WEEK = (SealTo(X25519, public, greets=False) for _, public in KEYS)
GREETING = SealTo(X25519, KEYS[0][1], greets=True)
US = Signer(b"u" * 32)


class Made:
    """Counts what is prepared, and lets a test say what is to happen at that moment."""

    def __init__(self) -> None:
        self.log: list[object] = []

    def prepare(self, suite: int, key: bytes, peer: bytes) -> Prepared:
        self.log.append(peer)
        return prepare(suite, key, peer)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    made = Made()
    monkeypatch.setattr(preparing_module, "prepare", made.prepare)
    return made


def key_id_of(prepared: Prepared) -> bytes:
    return prepared.begin[7:15]


# Each for one parcel

STEPS = st.lists(
    st.tuples(st.sampled_from(["take", "take", "fill", "forget"]), st.sampled_from(PEERS))
    | st.tuples(st.just("turn"), st.sampled_from([WEEK, NEXT_WEEK, GREETING])),
    max_size=40,
)


@given(STEPS)
def test_however_senders_take_turns_nothing_prepared_is_handed_out_twice(
    steps: Sequence[tuple[str, Any]],
) -> None:
    preparing, sealed_to = Preparing(), WEEK
    taken: list[Prepared] = []
    for step, what in steps:
        match step:
            case "take":
                prepared = preparing.take(what, sealed_to)
                assert prepared.recipient == what
                assert key_id_of(prepared) == kid(sealed_to.key)
                taken.append(prepared)
            case "fill":
                preparing.fill(what)
            case "forget":
                preparing.forget(what)
            case "turn":
                sealed_to = what
        assert all(len(ready) <= PREPARED_PER_PEER_MAX for _, ready in preparing._ready.values())
    assert len({id(prepared) for prepared in taken}) == len(taken)
    assert len({prepared.head_key.octets for prepared in taken}) == len(taken)
    for prepared in taken:
        seal(Parcel(bytes(32), prepared.recipient, bytes(16), b"", 1), US, prepared)


def test_two_are_ready_for_a_peer_and_no_more(made: Made) -> None:
    preparing = Preparing()
    preparing.take(PEERS[0], WEEK)
    assert [preparing.fill(PEERS[0]) for _ in range(4)] == [True, False, False, False]
    assert made.log == [PEERS[0]] * 3
    preparing.take(PEERS[0], WEEK)
    preparing.take(PEERS[0], WEEK)
    assert len(made.log) == 3
    preparing.take(PEERS[0], WEEK)
    assert len(made.log) == 4


@pytest.mark.parametrize("suite", [X25519, XWING])
def test_a_parcel_made_of_what_was_prepared_opens(suite: int) -> None:
    private, public = generate_encryption_key(suite)
    preparing, to = Preparing(), SealTo(suite, public, greets=False)
    preparing.take(PEERS[0], to)
    preparing.fill(PEERS[0])
    parcel = Parcel(PEERS[1], PEERS[0], bytes(16), b"", 1, (b"entry",))
    data = seal(parcel, US, preparing.take(PEERS[0], to))
    opener = Opener(PEERS[0], [(suite, private)])
    assert opener.open(data, lambda _: {US.kid: US.public_key}) == parcel


# One key alone


def test_what_was_prepared_for_a_key_is_gone_when_the_peer_has_another() -> None:
    preparing = Preparing()
    preparing.take(PEERS[0], WEEK)
    while preparing.fill(PEERS[0]):
        pass
    [(_, old)] = preparing._ready.values()
    assert len(old) == PREPARED_PER_PEER_MAX
    assert key_id_of(preparing.take(PEERS[0], NEXT_WEEK)) == kid(NEXT_WEEK.key)
    while preparing.fill(PEERS[0]):
        pass
    [(_, new)] = preparing._ready.values()
    assert [key_id_of(prepared) for prepared in new] == [kid(NEXT_WEEK.key)] * PREPARED_PER_PEER_MAX
    # No way back to what was sealed to the key before, either.
    assert preparing.take(PEERS[0], WEEK) not in old


def test_what_was_prepared_is_forgotten_as_soon_as_a_new_key_is_heard_of() -> None:
    preparing = Preparing()
    for peer in PEERS:
        preparing.take(peer, WEEK)
        preparing.fill(peer)
    preparing.forget(PEERS[0])
    assert list(preparing._ready) == [PEERS[1]]
    assert not preparing.fill(PEERS[0])  # What was to be made for it is made no more.
    assert list(preparing._ready) == [PEERS[1]]


def test_nothing_is_prepared_for_a_greeting(made: Made) -> None:
    preparing = Preparing()
    preparing.take(PEERS[0], GREETING)
    assert not preparing.fill(PEERS[0])
    assert len(made.log) == 1


def test_a_key_that_cannot_be_sealed_to_is_found_by_who_sends_and_not_in_the_background() -> None:
    preparing = Preparing()
    preparing.take(PEERS[0], WEEK)
    with pytest.raises(Exception, match="sealed to"):
        preparing.take(PEERS[0], SealTo(X25519, bytes(32), greets=False))
    assert preparing.fill(PEERS[0])


def test_nothing_shows_what_is_prepared() -> None:
    preparing = Preparing()
    preparing.take(PEERS[0], WEEK)
    preparing.fill(PEERS[0])
    [(_, ready)] = preparing._ready.values()
    shown = f"{preparing!r} {preparing.__dict__}"
    assert ready[0].head_key.octets.hex() not in shown
    assert repr(ready[0].head_key.octets)[2:-1] not in shown


# Nothing waits for it


def in_a_loop(made: Made, preparing: Preparing, *, hops: int, count: int) -> list[object]:
    """Set a round, and let other work begin as its time comes; return what happened in turn."""

    def hop(left: int) -> None:
        if left > 0:
            asyncio.get_running_loop().call_soon(hop, left - 1)
        else:
            made.log.append("work done")

    async def run() -> None:
        loop = asyncio.get_running_loop()
        preparing.fill_soon(PEERS[0])
        loop.call_later(PREPARES_AFTER_S, hop, hops)
        while len(made.log) < count:
            await asyncio.sleep(PREPARES_AFTER_S)

    made.log.clear()
    asyncio.run(run())
    return made.log


def test_whatever_is_under_way_goes_before_anything_is_prepared(made: Made) -> None:
    preparing = Preparing()
    preparing.take(PEERS[0], WEEK)
    happened = in_a_loop(made, preparing, hops=LOOKS - 1, count=3)
    assert happened == ["work done", PEERS[0], PEERS[0]]


def test_rounds_that_are_asked_for_many_times_are_one(made: Made) -> None:
    async def run() -> int:
        preparing = Preparing()
        preparing.take(PEERS[0], WEEK)
        for _ in range(20):
            preparing.fill_soon(PEERS[0])
        while len(preparing._ready[PEERS[0]][1]) < PREPARED_PER_PEER_MAX or preparing._awaited:
            await asyncio.sleep(PREPARES_AFTER_S)
        return len(made.log)

    assert asyncio.run(run()) == 1 + PREPARED_PER_PEER_MAX


def test_flash_takes_what_is_ready_or_makes_it_at_once_and_never_waits(made: Made) -> None:
    """No loop runs here: what is handed out is there when the call returns."""
    preparing = Preparing()
    preparing.take(PEERS[0], WEEK)
    preparing.fill(PEERS[0])
    made.log.clear()
    preparing.take(PEERS[0], WEEK)
    assert made.log == []
    preparing.take(PEERS[0], WEEK)
    assert made.log == [PEERS[0]]


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    order: list[str] = []
    parcel = Parcel(PEERS[1], PEERS[0], bytes(16), b"", 1)
    monkeypatch.setattr("keepclear.host.serve.intake.next_parcel", lambda *_, **__: parcel)
    monkeypatch.setattr("keepclear.host.serve.signer_for", lambda *_: US)
    return order


@pytest.mark.parametrize("flash", [True, False])
def test_a_node_prepares_the_next_parcel_once_one_is_made_and_never_before(
    order: list[str], flash: bool
) -> None:
    def sealed(parcel: Parcel, signer: Signer, to: SealTo) -> bytes:
        order.append("sealed")
        return Preparing().seal(parcel, signer, to)

    preparing = SimpleNamespace(seal=sealed, fill_soon=lambda _: order.append("more later"))
    body = SimpleNamespace(
        node=None, moment=lambda: None, keep_guard=lambda: order.append("guard kept")
    )
    serving: Any = SimpleNamespace(
        body=body,
        endurance=SimpleNamespace(check=lambda: None),
        sealing=SimpleNamespace(told=lambda _: (), preparing=preparing),
        seal_to=lambda *_, **__: WEEK,
    )
    assert Serving.next_parcel(serving, PEERS[0], flash=flash)
    assert order == ["guard kept", "sealed", "more later"]
