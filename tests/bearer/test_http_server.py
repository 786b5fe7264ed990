"""Whatever bytes come, in whatever pieces and however slowly: the port stands, and forgets them."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bearer.wire import Wire, run

from keepclear.bearer.http_client import HEAD_BYTES_MAX
from keepclear.bearer.http_server import LINGER_SECONDS, Answer, Connection, Doorkeeper, Take
from keepclear.limits import (
    HTTPS_CONNECTIONS_PER_ADDRESS_MAX,
    HTTPS_HEADERS_MAX,
    HTTPS_IDLE_SECONDS_MAX,
    HTTPS_LINE_BYTES_MAX,
)

BODY_BYTES_MAX, BODY_SECONDS_MAX, POLL_SECONDS = 2_000, 60, 25
# From the last byte of a caller: an idle time, a body's, a refusal's and a poll's, and for those
# who read nothing of the answer once more the idle time.
LONGEST_SECONDS = 2 * HTTPS_IDLE_SECONDS_MAX + BODY_SECONDS_MAX + LINGER_SECONDS + POLL_SECONDS


class Port:
    """A door with one path, and what was taken through it."""

    def __init__(self, after_s: float = 0, fault: BaseException | None = None) -> None:
        self.door = Doorkeeper(self.admit, BODY_BYTES_MAX, BODY_SECONDS_MAX)
        self.after_s, self.fault = after_s, fault
        self.took: list[bytes] = []

    def admit(self, method: bytes, target: bytes) -> Answer | Take:
        return self.take if (method, target) == (b"POST", b"/parcel") else Answer(404)

    async def take(self, body: bytes, address: str) -> Answer:
        self.took.append(body)
        await asyncio.sleep(self.after_s)
        if self.fault is not None:
            raise self.fault
        return Answer(200, body)

    def connect(self, *, is_read: bool = True) -> Wire:
        wire = Wire(connection := Connection(self.door), is_read=is_read)
        connection.connection_made(wire)
        return wire

    def check_forgotten(self) -> None:
        """No place is held, by a request or by a connection."""
        for places in (self.door.requests, self.door.places):
            assert not places._held


def request(body: bytes, *headers: bytes, chunks: int = 0) -> bytes:
    if chunks:
        pieces = [body[at : at + chunks] for at in range(0, len(body), chunks)]
        framed = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
        framed, length = framed + b"0\r\n\r\n", b"Transfer-Encoding: chunked"
    else:
        framed, length = body, b"Content-Length: %d" % len(body)
    lines = [b"POST /parcel HTTP/1.1", b"Host: x", length, *headers, b"", framed]
    return b"\r\n".join(lines)


def whole(answer: Answer, *, is_last: bool) -> bytes:
    return answer.head(is_last=is_last) + answer.body


BODIES = st.binary(max_size=300)
VALID = st.builds(request, BODIES, chunks=st.sampled_from([0, 0, 1, 7, 100]))
OTHER = st.sampled_from(
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST /parcel HTTP/1.1\r\nContent-Length: 2001\r\n\r\n",
        b"POST /parcel HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"POST /parcel HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST /parcel HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n",
        b"POST /parcel HTTP/1.0\r\nContent-Length: 1\r\n\r\nx",
        b"POST /parcel HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"CONNECT x:1 HTTP/1.1\r\n\r\n",
        b"\r\n\r\n",
        b"A" * 5_000,
    ]
)
WORDS = st.lists(VALID | VALID | OTHER | st.binary(max_size=60), min_size=1, max_size=4).map(
    b"".join
)
# How many bytes come at once, and how long the caller then rests.
STEPS = st.lists(
    st.tuples(st.integers(1, 600), st.sampled_from([0, 0, 0, 0.01, 3, 30, 70])),
    min_size=1,
    max_size=12,
)


@given(
    WORDS,
    STEPS,
    st.booleans(),
    st.sampled_from([0, 0, POLL_SECONDS]),
    st.sampled_from([None, None, KeyError("ours")]),
    st.sampled_from(["stays", "stays", "goes", "stop"]),
)
def test_no_bytes_break_the_port_or_hold_a_place_or_stay_for_ever(
    words: bytes,
    steps: list[tuple[int, float]],
    is_read: bool,
    after_s: float,
    fault: Exception | None,
    end: str,
) -> None:
    async def story() -> None:
        port = Port(after_s, fault)
        wire, at = port.connect(is_read=is_read), 0
        for size, rest_s in steps:
            if wire.is_closing() or at >= len(words):
                break
            wire.connection.data_received(words[at : at + size])
            assert port.door.requests._held.total() <= 1
            assert len(wire.connection._body) <= BODY_BYTES_MAX + size
            at += size
            await asyncio.sleep(rest_s)
        if end == "goes":
            wire.lose()
        elif end == "stop":
            port.door._listener = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
            await port.door.stop()
        await asyncio.sleep(LONGEST_SECONDS)
        assert wire.is_cut
        port.check_forgotten()
        assert not wire.connection._timer or wire.connection._timer.cancelled()
        # Never more than one answer for each request and one for what follows them.
        assert wire.written.count(b"HTTP/1.1 ") <= words.count(b"HTTP/") + 1

    run(story)


@given(BODIES, st.sampled_from([0, 1, 7, 100]), st.lists(st.integers(1, 80), max_size=30))
def test_a_request_is_the_same_however_its_bytes_are_parted(
    body: bytes, chunks: int, sizes: list[int]
) -> None:
    async def story() -> None:
        port = Port()
        wire, left = port.connect(), request(body, chunks=chunks)
        for size in sizes:
            if left:
                wire.connection.data_received(left[:size])
                left = left[size:]
        if left:
            wire.connection.data_received(left)
        await asyncio.sleep(0.01)
        assert port.took == [body]
        assert bytes(wire.written) == whole(Answer(200, body), is_last=False)
        wire.connection.data_received(request(body))
        await asyncio.sleep(0.01)
        assert port.took == [body, body]
        await asyncio.sleep(LONGEST_SECONDS)
        port.check_forgotten()

    run(story)


def cut_after(*pieces: tuple[bytes, float], is_read: bool = True) -> tuple[float, bytes]:
    """After how many seconds a caller is cut who says this and then rests, and what it was told."""
    told: list[tuple[float, bytes]] = []

    async def story() -> None:
        port = Port()
        wire = port.connect(is_read=is_read)
        for words, rest_s in pieces:
            if not wire.is_closing():
                wire.connection.data_received(words)
            await asyncio.sleep(rest_s)
        await asyncio.sleep(LONGEST_SECONDS)
        assert wire.is_cut
        told.append((wire.cut_at, bytes(wire.written)))
        port.check_forgotten()

    run(story)
    return told[0]


IDLE = HTTPS_IDLE_SECONDS_MAX
OPEN = b"POST /parcel HTTP/1.1\r\nContent-Length: 1000\r\n\r\n"


@pytest.mark.parametrize(
    ("pieces", "seconds", "status"),
    [
        ([(b"P", 0)], IDLE, b""),
        ([(b"POST /parcel HTTP/1.1\r\nA: b", 5)] + [(b"c", 5)] * 30, IDLE, b""),
        ([(request(b"x"), 50)] * 3, 100 + IDLE, b"200"),
        ([(request(bytes(BODY_BYTES_MAX + 1)), 1)], IDLE, b"413"),
        ([(request(bytes(BODY_BYTES_MAX + 1), chunks=500), 1)], IDLE, b"413"),
        ([(OPEN.replace(b"Con", b"Connection: upgrade\r\nUpgrade: h2c\r\nCon"), 1)], 0, b"400"),
        ([(OPEN, 5)] + [(b"x", 5)] * 30, BODY_SECONDS_MAX + LINGER_SECONDS, b"408"),
        ([(b"GET" + OPEN[4:], 1)] + [(b"x", 1)] * 30, LINGER_SECONDS, b"404"),
        ([(OPEN.replace(b"1000", b"2001"), 1)] + [(b"x", 1)] * 30, LINGER_SECONDS, b"413"),
    ],
    ids=[
        "half a word",
        "slow headers",
        "kept",
        "read over",
        "chunks read over",
        "upgrade",
        "slow body",
        "refused",
        "too large",
    ],
)
def test_who_rests_or_drips_is_let_go_in_time(
    pieces: list[tuple[bytes, float]], seconds: float, status: bytes
) -> None:
    after_s, told = cut_after(*pieces)
    assert seconds <= after_s <= seconds + 1
    assert told[9:12] == status


def test_who_reads_no_answer_is_cut() -> None:
    for words in (request(b"x"), request(b"x", b"Connection: close")):
        after_s, _ = cut_after((words, 1), is_read=False)
        assert IDLE <= after_s <= IDLE + 1


def test_who_reads_no_answer_is_not_given_another() -> None:
    _, told = cut_after(*[(b"GET / HTTP/1.1\r\n\r\n", 0.01)] * 50, is_read=False)
    assert told.count(b"HTTP/1.1 404") == 1
    assert told.count(b"HTTP/1.1") <= 2


def test_requests_in_one_breath_get_one_answer() -> None:
    _, told = cut_after((request(b"one") + request(b"two"), 1))
    assert told == whole(Answer(200, b"one"), is_last=True)
    _, told = cut_after((b"GET / HTTP/1.1\r\n\r\n" * 100, 1))
    assert told.count(b"HTTP/1.1 ") == 2


def test_who_does_not_wait_for_an_answer_gets_that_one_and_no_other() -> None:
    async def story() -> None:
        port = Port(after_s=POLL_SECONDS)
        wire = port.connect()
        for body in (b"one", b"two", b"three"):
            wire.connection.data_received(request(body))
            await asyncio.sleep(1)
        await asyncio.sleep(POLL_SECONDS)
        assert port.took == [b"one"]
        assert bytes(wire.written) == whole(Answer(200, b"one"), is_last=True)
        assert wire.is_cut
        port.check_forgotten()

    run(story)


def test_a_last_answer_is_read_whole_before_the_connection_ends() -> None:
    async def story() -> None:
        port = Port()
        wire = port.connect(is_read=False)
        wire.connection.data_received(request(b"x", b"Connection: close"))
        await asyncio.sleep(IDLE - 1)
        assert not wire.is_cut
        wire.read()
        await asyncio.sleep(0.01)
        assert wire.is_cut
        port.check_forgotten()

    run(story)


@pytest.mark.parametrize("fault", [None, KeyError("ours")])
def test_what_a_caller_left_behind_is_taken_and_its_place_given_back(
    fault: Exception | None,
) -> None:
    async def story() -> None:
        port = Port(after_s=POLL_SECONDS, fault=fault)
        wire = port.connect()
        wire.connection.data_received(request(b"x"))
        await asyncio.sleep(1)
        wire.lose()
        await asyncio.sleep(1)
        assert port.door.requests._held.total() == 1
        await asyncio.sleep(POLL_SECONDS)
        assert port.took == [b"x"]
        assert not wire.connection._timer or wire.connection._timer.cancelled()
        port.check_forgotten()

    run(story)


def test_a_taking_may_last_longer_than_any_caller_may_rest() -> None:
    async def story() -> None:
        port = Port(after_s=2 * LONGEST_SECONDS)
        wire = port.connect()
        wire.connection.data_received(request(b"x"))
        await asyncio.sleep(2 * LONGEST_SECONDS + 1)
        assert bytes(wire.written) == whole(Answer(200, b"x"), is_last=False)

    run(story)


def test_a_taking_that_ends_itself_ends_the_connection() -> None:
    async def story() -> None:
        port = Port(fault=asyncio.CancelledError())
        wire = port.connect()
        wire.connection.data_received(request(b"x"))
        await asyncio.sleep(1)
        assert wire.is_cut
        port.check_forgotten()

    run(story)


def test_what_stands_around_a_body_is_bounded() -> None:
    longest = b"A: " + b"b" * HTTPS_LINE_BYTES_MAX
    most = [b"A: b"] * (HTTPS_HEADERS_MAX - 2)
    drip = request(bytes(1000), *[longest] * (HTTPS_HEADERS_MAX - 3), chunks=1)
    for words, status in (
        (request(b"x", longest, *most[1:]), b"200"),
        (request(b"x", longest + b"b"), b"400"),
        (request(b"x", *most, b"A: b"), b"400"),
        (request(bytes(1000), chunks=1), b"200"),
        (drip, b"400"),
        (request(b"x", chunks=1)[:-2] + b"A: b\r\n" * HTTPS_HEADERS_MAX + b"\r\n", b"400"),
        (request(b"x", chunks=1)[:-2] + b"A: " + b"b" * HEAD_BYTES_MAX, b"400"),
        (OPEN[:-2] + b"A: " + b"b" * HEAD_BYTES_MAX, b"400"),
    ):
        pieces = [(words[at : at + 1000], 0.001) for at in range(0, len(words), 1000)]
        _, told = cut_after(*pieces)
        assert told[9:12] == status, words[:200]


def test_one_connection_too_many_is_cut_without_a_word() -> None:
    async def story() -> None:
        port = Port()
        wires = [port.connect() for _ in range(HTTPS_CONNECTIONS_PER_ADDRESS_MAX + 1)]
        await asyncio.sleep(1)
        assert [wire.is_cut for wire in wires] == [False] * (len(wires) - 1) + [True]
        await asyncio.sleep(LONGEST_SECONDS)
        port.check_forgotten()

    run(story)
