"""What a peer answers may be anything, and may never come: a call ends, and in time."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bearer.wire import Hurrying, Wire, run

from keepclear.bearer.http_client import HEAD_BYTES_MAX, Callee
from keepclear.limits import (
    HTTPS_CLIENT_IDLE_SECONDS_MAX,
    HTTPS_CONNECT_SECONDS_MAX,
    HTTPS_HEADERS_MAX,
    HTTPS_REQUESTS_PER_ADDRESS_MAX,
)

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
BODY_BYTES_MAX, SECONDS_MAX = 2_000, 60
Answers = Callable[["Peer", Wire], Awaitable[None]]


class Peer:
    """Who is called: makes connections, and answers each request as the test says."""

    def __init__(self, answer: Answers, monkeypatch: pytest.MonkeyPatch, opens: int = 99) -> None:
        self.wires: list[Wire] = []
        self.answer, self.opens = answer, opens
        self.tasks: set[asyncio.Task[None]] = set()
        monkeypatch.setattr(Hurrying, "create_connection", self.connect, raising=False)
        self.callee = Callee("192.0.2.7", 7443, None)

    async def connect(self, factory: Callable[[], asyncio.Protocol], *_: Any, **__: Any) -> Any:
        if len(self.wires) >= self.opens:
            await asyncio.sleep(1_000)
        wire = Asked(factory(), self)
        self.wires.append(wire)
        wire.connection.connection_made(wire)
        return wire, wire.connection

    async def post(self) -> tuple[int, bytes]:
        return await self.callee.post("/parcel", b"data", BODY_BYTES_MAX, SECONDS_MAX)


class Asked(Wire):
    """The peer's end."""

    def __init__(self, connection: asyncio.Protocol, peer: Peer) -> None:
        super().__init__(connection, is_read=True)
        self.peer = peer

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return socket.socket() if name == "socket" else default

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def write(self, data: Any) -> None:
        super().write(data)
        task = asyncio.ensure_future(self.peer.answer(self.peer, self))
        self.peer.tasks.add(task)

    def say(self, words: bytes) -> None:
        if not self.is_closing():
            self.connection.data_received(words)


async def well(peer: Peer, wire: Wire) -> None:
    wire.connection.data_received(OK)


async def nothing(peer: Peer, wire: Wire) -> None:
    """No answer ever."""


def saying(*pieces: bytes, ends: bool = False) -> Answers:
    async def answer(peer: Peer, wire: Wire) -> None:
        for piece in pieces:
            assert isinstance(wire, Asked)
            wire.say(piece)
        if ends:
            wire.connection.eof_received()
            wire.lose()

    return answer


def now() -> float:
    return asyncio.get_running_loop().time()


def test_a_request_says_what_it_must_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        peer = Peer(well, monkeypatch)
        assert await peer.post() == (200, b"ok")
        assert bytes(peer.wires[0].written) == (
            b"POST /parcel HTTP/1.1\r\nHost: 192.0.2.7:7443\r\n"
            b"Content-Type: application/octet-stream\r\nContent-Length: 4\r\n\r\ndata"
        )

    run(story)


def test_each_wait_has_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        peer = Peer(nothing, monkeypatch, opens=1)
        begun = now()
        with pytest.raises(TimeoutError):
            await peer.post()
        assert now() - begun == pytest.approx(SECONDS_MAX)
        assert peer.wires[0].is_closing()
        begun = now()
        with pytest.raises(TimeoutError):
            await peer.post()  # Nobody opens.
        assert now() - begun == pytest.approx(HTTPS_CONNECT_SECONDS_MAX)

    run(story)


def test_a_connection_is_kept_for_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        peer = Peer(well, monkeypatch)
        for _ in range(3):
            await peer.post()
            await asyncio.sleep(HTTPS_CLIENT_IDLE_SECONDS_MAX - 1)
        assert len(peer.wires) == 1
        assert not peer.wires[0].is_cut
        await asyncio.sleep(2)
        assert peer.wires[0].is_cut
        assert peer.callee._kept == []
        await peer.post()
        assert len(peer.wires) == 2

    run(story)


def test_more_calls_than_a_peer_serves_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    async def slowly(peer: Peer, wire: Wire) -> None:
        await asyncio.sleep(5)
        wire.connection.data_received(OK)

    async def story() -> None:
        peer = Peer(slowly, monkeypatch)
        calls = [peer.post() for _ in range(2 * HTTPS_REQUESTS_PER_ADDRESS_MAX)]
        assert await asyncio.gather(*calls) == [(200, b"ok")] * len(calls)
        assert len(peer.wires) == HTTPS_REQUESTS_PER_ADDRESS_MAX
        assert now() == pytest.approx(10)

    run(story)


@pytest.mark.parametrize("heard", [b"", b"HTTP/1.1 2"])
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_call_is_made_again_where_a_kept_connection_was_dead(
    monkeypatch: pytest.MonkeyPatch, heard: bytes, is_kept: bool
) -> None:
    async def dies(peer: Peer, wire: Wire) -> None:
        if len(peer.wires) == 1 and wire.written.count(b"POST") == 1 + is_kept:
            if heard:
                wire.connection.data_received(heard)
            wire.lose()
        else:
            wire.connection.data_received(OK)

    async def story() -> None:
        peer = Peer(dies, monkeypatch)
        if is_kept:
            await peer.post()
        if is_kept and not heard:
            assert await peer.post() == (200, b"ok")
        else:
            with pytest.raises(ConnectionError):
                await peer.post()
        assert len(peer.wires) == (2 if is_kept and not heard else 1)

    run(story)


def test_a_call_that_is_given_up_leaves_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        peer = Peer(nothing, monkeypatch)
        call = asyncio.create_task(peer.post())
        await asyncio.sleep(1)
        call.cancel()
        await asyncio.sleep(1)
        assert peer.wires[0].is_cut
        calls = [asyncio.create_task(peer.post()) for _ in range(3)]
        await asyncio.sleep(1)
        peer.callee.close()
        found = await asyncio.gather(*calls, return_exceptions=True)
        assert [isinstance(error, OSError) for error in found] == [True] * 3
        assert all(wire.is_cut for wire in peer.wires)
        assert len(peer.wires) == 4

    run(story)


def test_where_all_kept_connections_are_dead_the_call_goes_by_a_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def dies(peer: Peer, wire: Wire) -> None:
        await asyncio.sleep(1)
        if wire.written.count(b"POST") == 2:
            wire.lose()
        else:
            wire.connection.data_received(OK)

    async def story() -> None:
        peer = Peer(dies, monkeypatch)
        for wires in (3, 4):
            await asyncio.gather(*[peer.post() for _ in range(3)] if wires == 3 else [peer.post()])
            assert len(peer.wires) == wires

    run(story)


def test_a_client_that_is_closed_opens_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        peer = Peer(well, monkeypatch)
        opening = peer.connect

        async def slowly(loop: Any, *args: Any, **options: Any) -> Any:
            await asyncio.sleep(5)
            return await opening(*args, **options)

        monkeypatch.setattr(Hurrying, "create_connection", slowly)
        call = asyncio.create_task(peer.post())
        await asyncio.sleep(1)
        peer.callee.close()
        with pytest.raises(OSError, match="closed"):
            await call
        await asyncio.sleep(0)
        assert peer.wires[0].is_cut
        assert peer.wires[0].written == b""

    run(story)


HEADERS = b"A: b\r\n" * (HTTPS_HEADERS_MAX - 1)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
READ = [
    (saying(OK), True),
    (saying(b"HTTP/1.1 100 Continue\r\n\r\n", OK), True),
    (saying(b"HTTP/1.1 100 Continue\r\n\r\n" + OK), True),
    (saying(OK.replace(b"\r\n\r\n", b"\r\n" + HEADERS + b"\r\n")), True),
    (saying(CHUNKED, b"1\r\no\r\n1\r\nk\r\n0\r\n\r\n"), True),
    (saying(OK.replace(b"OK\r\n", b"OK\r\nConnection: close\r\n")), False),
    (saying(b"HTTP/1.0 200 OK\r\n\r\no", b"k", ends=True), False),
    (saying(OK + OK), False),
    (saying(OK + b"x"), False),
    (saying(OK, OK), False),
]


@pytest.mark.parametrize(("answer", "is_kept"), READ)
def test_a_reply_of_any_right_form_is_read_and_what_follows_it_is_not(
    monkeypatch: pytest.MonkeyPatch, answer: Answers, is_kept: bool
) -> None:
    async def story() -> None:
        peer = Peer(answer, monkeypatch)
        assert await peer.post() == (200, b"ok")
        await asyncio.sleep(1)
        assert peer.wires[0].is_cut == (not is_kept)
        assert await peer.post() == (200, b"ok")
        assert len(peer.wires) == (1 if is_kept else 2)

    run(story)


REFUSED = [
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 2001\r\n\r\n" + bytes(2_001),
    b"HTTP/1.0 200 OK\r\n\r\n" + bytes(2_001),
    OK.replace(b"\r\n\r\n", b"\r\n" + HEADERS + b"A: b\r\n\r\n"),
    b"HTTP/1.1 200 OK\r\nA: " + b"b" * (HEAD_BYTES_MAX + 1),
    b"HTTP/1.1 200 " + b"b" * (HEAD_BYTES_MAX + 1),
    b"HTTP/1.1 100 Continue\r\n\r\n" * 2_000,
    CHUNKED + b"1;" + b"x" * (HEAD_BYTES_MAX + 1),
    b"SSH-2.0 something else\r\n\r\n",
]


@pytest.mark.parametrize("words", REFUSED)
def test_a_reply_beyond_its_bounds_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch, words: bytes
) -> None:
    async def story() -> None:
        pieces = [words[at : at + 500] for at in range(0, len(words), 500)]
        peer = Peer(saying(*pieces), monkeypatch)
        with pytest.raises(ValueError, match="reply"):
            await peer.post()
        assert now() < 1
        assert peer.wires[0].is_closing()

    run(story)


WORDS = st.lists(st.sampled_from([OK, b"HTTP/1.1 204 No\r\n\r\n"]) | st.binary(max_size=60))


@given(WORDS, st.lists(st.integers(1, 80), max_size=20), st.booleans())
def test_whatever_is_answered_is_a_reply_or_a_fault_that_is_foreseen(
    words: list[bytes], sizes: list[int], ends: bool
) -> None:
    left, pieces = b"".join(words), []
    for size in sizes:
        pieces.append(left[:size])
        left = left[size:]

    async def story() -> None:
        with pytest.MonkeyPatch.context() as monkeypatch:
            peer = Peer(saying(*pieces, left, ends=ends), monkeypatch)
            for _ in range(2):
                try:
                    status, body = await peer.post()
                    assert 200 <= status < 600
                    assert len(body) <= BODY_BYTES_MAX
                except (OSError, ValueError):
                    pass
            await asyncio.sleep(HTTPS_CLIENT_IDLE_SECONDS_MAX)
            assert all(task.done() and task.exception() is None for task in peer.tasks)
            assert all(wire.is_cut for wire in peer.wires)
            assert not peer.callee._busy
            assert not peer.callee._kept

    run(story)
