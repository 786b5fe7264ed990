"""Strangers may knock at our port: each learns nothing and costs us only so much."""

import asyncio
import gc
import gzip
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.bearer.line import PIN, line, run

from keepclear.bearer import http_client, http_server
from keepclear.bearer.https import HttpsClient, Refused
from keepclear.errors import BadRecord, Misused, Unavailable
from keepclear.limits import (
    HTTPS_CONNECTIONS_PER_ADDRESS_MAX,
    HTTPS_REQUESTS_PER_ADDRESS_MAX,
    PARCEL_BYTES_MAX,
    POLL_SECONDS_MAX,
)


def test_plain_http_gets_no_answer(tmp_path: Path) -> None:
    async def story() -> None:
        async with line(tmp_path) as there:
            reader, writer = await asyncio.open_connection("127.0.0.1", there.port)
            writer.write(b"POST /parcel HTTP/1.1\r\nContent-Length: 1\r\n\r\nx")
            with suppress(OSError):
                assert b"HTTP" not in await reader.read()
            writer.close()
            assert there.peer.took == []

    run(story)


REFUSED = [
    (b"GET /parcel HTTP/1.1\r\nHost: x\r\n\r\n", b"404"),
    (b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", b"404"),
    (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", b"404"),
    (b"POST /parcel/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", b"404"),
    (b"POST /%70arcel HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", b"404"),
    (b"POST http://x/parcel HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", b"404"),
    (b"POST /parcel?wait=26 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", b"400"),
    (b"POST /parcel?wait=-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", b"400"),
    (b"POST /parcel?wait=nan HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", b"400"),
    (b"POST /parcel?wait=1&x=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", b"400"),
    (b"POST /parcel HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", b"413"),
    (b"POST /parcel HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
    (b"POST /" + b"x" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"400"),
    (
        b"POST /parcel HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n" + b"A: b\r\n" * 100 + b"\r\n",
        b"400",
    ),
    (b"\x16\x03\x01 not http at all\r\n\r\n", b"400"),
]


@pytest.mark.parametrize(("words", "status"), REFUSED)
def test_nothing_else_is_served_and_nothing_is_told(
    tmp_path: Path, words: bytes, status: bytes
) -> None:
    async def story() -> None:
        async with line(tmp_path) as there:
            closing = words.replace(b"Host: x\r\n", b"Host: x\r\nConnection: close\r\n")
            heard = await there.say(closing)
            head, _, body = heard.partition(b"\r\n\r\n")
            assert head.split()[1] == status
            assert body in (b"", b"https/1")
            names = {row.split(b":")[0].lower() for row in head.split(b"\r\n")[1:]}
            assert names <= {b"content-type", b"content-length", b"connection"}
            assert there.peer.took == []

    run(story)


def test_a_body_without_a_stated_length_is_cut_at_the_limit(tmp_path: Path) -> None:
    async def story() -> None:
        async with line(tmp_path) as there:
            _, writer = connection = await there.connect()
            writer.write(b"POST /parcel HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            chunk = b"10000\r\n" + bytes(65_536) + b"\r\n"
            writer.write(chunk * (PARCEL_BYTES_MAX // 65_536) + b"1\r\nx\r\n")
            assert (await connection[0].readline()).startswith(b"HTTP/1.1 413")
            writer.close()
            assert there.peer.took == []
            with pytest.raises(Misused):
                await there.post(bytes(PARCEL_BYTES_MAX + 1))

    run(story)


def test_a_body_packed_small_is_not_unfolded(tmp_path: Path) -> None:
    async def story() -> None:
        async with line(tmp_path) as there:
            packed = gzip.compress(bytes(1000))
            await there.say(
                b"POST /parcel HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed
            )
            assert there.peer.took == [(packed, 0.0)]

    run(story)


def test_slow_strangers_do_not_hold_up_a_peer(tmp_path: Path) -> None:
    async def story() -> None:
        async with line(tmp_path) as there:
            drips = [
                b"",
                b"POST /par",
                b"POST /parcel HTTP/1.1\r\nHost: x\r\n",
                b"POST /parcel HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nx",
            ]
            writers = []
            for drip in drips * 4:
                _, writer = await there.connect()
                writer.write(drip)
                writers.append(writer)
            for _ in range(10):
                assert await there.post(b"words") == []
                for writer in writers:
                    writer.write(b"x")
            assert len(there.peer.took) == 10
            for writer in writers:
                writer.close()

    run(story)


def test_one_address_cannot_hold_more_requests_than_its_share(tmp_path: Path) -> None:
    async def story() -> None:
        release, under_way = asyncio.Event(), asyncio.Semaphore(0)

        async def hold(data: bytes, wait_s: float) -> list[bytes]:
            under_way.release()
            await release.wait()
            return []

        async with line(tmp_path, hold) as there:
            second = HttpsClient()
            held = [
                asyncio.create_task(there.post(b"words"))
                for _ in range(HTTPS_REQUESTS_PER_ADDRESS_MAX)
            ]
            for _ in held:
                await under_way.acquire()
            with pytest.raises(Refused) as caught:
                await second.post(f"https://127.0.0.1:{there.port}", PIN, b"words")
            assert caught.value.status == 429
            release.set()
            await asyncio.gather(*held)
            assert await there.post(b"words") == []  # Each place was given back.
            await second.close()

    run(story)


def test_one_address_cannot_hold_more_connections_than_its_share(tmp_path: Path) -> None:
    async def story() -> None:
        async with line(tmp_path) as there:
            inside = [await there.connect() for _ in range(HTTPS_CONNECTIONS_PER_ADDRESS_MAX)]
            with pytest.raises(Unavailable):
                await there.post(b"words")
            for _, writer in inside:
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()
            while True:  # The server hears of a closed connection a little later than we do.
                try:
                    assert await there.post(b"words") == []
                    break
                except Unavailable:
                    await asyncio.sleep(0)

    run(story)


def test_a_refused_parcel_is_answered_with_its_rule_and_nothing_of_its_content(
    tmp_path: Path,
) -> None:
    async def refuse(data: bytes, wait_s: float) -> list[bytes]:
        raise BadRecord("parcel/7", f"the content was {data!r}")

    async def story() -> None:
        async with line(tmp_path, refuse) as there:
            with pytest.raises(Refused) as caught:
                await there.post(b"words")
            assert (caught.value.status, caught.value.reason) == (400, "parcel/7")
            heard = await there.say(
                b"POST /parcel HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                b"Content-Length: 5\r\n\r\nwords"
            )
            assert heard.endswith(b"\r\n\r\nparcel/7")

    run(story)


def test_our_own_fault_is_ours_to_write_down_and_not_told_to_the_caller(tmp_path: Path) -> None:
    async def fail(data: bytes, wait_s: float) -> list[bytes]:
        raise KeyError("our inner matter")

    async def story() -> None:
        faults: list[object] = []
        asyncio.get_running_loop().set_exception_handler(
            lambda _, context: faults.append(context["exception"])
        )
        async with line(tmp_path, fail) as there:
            with pytest.raises(Refused) as caught:
                await there.post(b"words")
            assert (caught.value.status, caught.value.reason) == (500, "")
            assert [str(fault) for fault in faults] == ["'our inner matter'"]

    run(story)


def test_a_node_that_cannot_take_parcels_now_says_only_that(tmp_path: Path) -> None:
    async def unable(data: bytes, wait_s: float) -> list[bytes]:
        raise Unavailable("the disk is full")

    async def story() -> None:
        async with line(tmp_path, unable) as there:
            with pytest.raises(Refused) as caught:
                await there.post(b"words")
            assert (caught.value.status, caught.value.reason) == (503, "")

    run(story)


def test_stopping_ends_a_long_poll_with_an_answer_and_takes_nothing_new(tmp_path: Path) -> None:
    async def story() -> None:
        polled = asyncio.Event()

        async def poll(data: bytes, wait_s: float) -> list[bytes]:
            polled.set()
            await asyncio.Event().wait()
            return []

        async with line(tmp_path, poll) as there:
            waiting = asyncio.create_task(there.post(b"poll", POLL_SECONDS_MAX))
            await polled.wait()
            await there.server.stop(grace_s=0)
            with pytest.raises(Refused) as caught:
                await waiting
            assert caught.value.status == 503
            with pytest.raises(Unavailable):
                await there.post(b"words")
            assert len(there.peer.took) == 1

    run(story)


def test_a_caller_that_goes_away_does_not_break_off_what_it_has_begun(tmp_path: Path) -> None:
    async def story() -> None:
        begun, go_on, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

        async def commit(data: bytes, wait_s: float) -> list[bytes]:
            begun.set()
            await go_on.wait()
            done.set()
            return []

        async with line(tmp_path, commit) as there:
            calling = asyncio.create_task(there.post(b"words"))
            await begun.wait()
            calling.cancel()
            await there.client.close()
            go_on.set()
            assert await done.wait()

    run(story)


def test_an_address_that_sent_a_good_parcel_finds_the_places_kept_for_peers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_server, "HTTPS_REQUESTS_MAX", 2)

    async def story() -> None:
        begun, release = asyncio.Event(), asyncio.Event()

        async def take(data: bytes, wait_s: float) -> list[bytes]:
            if data == b"hold":
                begun.set()
                await release.wait()
                raise BadRecord("parcel/7", "a stranger")
            return []

        async with line(tmp_path, take) as there:
            holding = asyncio.create_task(there.post(b"hold"))
            await begun.wait()
            with pytest.raises(Refused):
                await there.post(b"good")
            release.set()
            with pytest.raises(Refused):
                await holding
            assert await there.post(b"good") == []
            begun.clear()
            release.clear()
            holding = asyncio.create_task(there.post(b"hold"))
            await begun.wait()
            assert await there.post(b"good") == []
            release.set()
            with pytest.raises(Refused):
                await holding

    run(story)


def test_a_connection_that_ended_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection has a quarter of a megabyte of buffers: they go with it, not when rings are."""
    made: list[weakref.ref[object]] = []
    for kind in (http_server.Connection, http_client._Connection):
        original = kind.connection_made

        def noted(self: Any, transport: asyncio.BaseTransport, of: Any = original) -> None:
            made.append(weakref.ref(self))
            of(self, transport)

        monkeypatch.setattr(kind, "connection_made", noted)

    async def story() -> None:
        async with line(tmp_path) as there:
            await there.post(b"words")
            await there.client.close()
            await there.say(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
            await there.say(b"nonsense\r\n\r\n")
            while any(connection() is not None for connection in made):
                await asyncio.sleep(0.01)  # Until both ends have heard of the end.
            assert len(made) == 4

    gc.disable()
    try:
        run(story)
    finally:
        gc.enable()
