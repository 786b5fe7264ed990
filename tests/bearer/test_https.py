"""Over a real socket with real TLS: only the holder of the pinned key is ever told anything."""

import asyncio
import gzip
import os
import ssl
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st
from tests.bearer.line import CERTIFICATE, PIN, Peer, files, line, run

from keepclear.bearer import http_server
from keepclear.bearer.https import HttpsClient, PinMismatch, Refused, frame, unframe
from keepclear.bearer.https_server import HttpsServer
from keepclear.bearer.tls import make_tls, pinned_context, server_context, tls_key_fingerprint
from keepclear.errors import Misused, Unavailable
from keepclear.limits import (
    PARCEL_BYTES_MAX,
    PARCELS_PER_REPLY_MAX,
    POLL_SECONDS_MAX,
    REPLY_BYTES_MAX,
)


def test_a_parcel_goes_there_and_parcels_come_back(tmp_path: Path) -> None:
    async def echo(data: bytes, wait_s: float) -> list[bytes]:
        return [data[::-1], data] if data else []

    async def story() -> None:
        async with line(tmp_path, echo) as there:
            assert await there.post(b"words") == [b"sdrow", b"words"]
            large = os.urandom(PARCEL_BYTES_MAX)
            assert await there.post(large, wait=1.5) == [large[::-1], large]
            assert await there.post(b"") == []
            assert there.peer.took == [(b"words", 0.0), (large, 1.5), (b"", 0.0)]

    run(story)


def test_as_many_parcels_come_back_as_a_reply_may_carry(tmp_path: Path) -> None:
    async def many(data: bytes, wait_s: float) -> list[bytes]:
        return [bytes([n]) * 1000 for n in range(int(data))]

    async def story() -> None:
        async with line(tmp_path, many) as there:
            faults: list[object] = []
            asyncio.get_running_loop().set_exception_handler(
                lambda _, context: faults.append(context["exception"])
            )
            assert len(await there.post(b"%d" % PARCELS_PER_REPLY_MAX)) == PARCELS_PER_REPLY_MAX
            with pytest.raises(Refused) as caught:
                await there.post(b"%d" % (PARCELS_PER_REPLY_MAX + 1))
            assert (caught.value.status, caught.value.reason) == (500, "")
            assert [type(fault) for fault in faults] == [Misused]

    run(story)


def test_a_long_poll_returns_as_soon_as_something_comes(tmp_path: Path) -> None:
    async def story() -> None:
        something, polled = asyncio.Event(), asyncio.Event()

        async def poll(data: bytes, wait_s: float) -> list[bytes]:
            if wait_s:
                polled.set()
                async with asyncio.timeout(wait_s):
                    await something.wait()
            return [data]

        async with line(tmp_path, poll) as there:
            waiting = asyncio.create_task(there.post(b"poll", POLL_SECONDS_MAX))
            await polled.wait()
            # FLASH passes while the poll is held open, and is itself what ends it.
            assert await there.post(b"FLASH") == [b"FLASH"]
            assert not waiting.done()
            something.set()
            assert await waiting == [b"poll"]

    run(story)


def test_flash_does_not_wait_behind_parcels_in_flight(tmp_path: Path) -> None:
    async def story() -> None:
        release, under_way = asyncio.Event(), asyncio.Semaphore(0)

        async def slow(data: bytes, wait_s: float) -> list[bytes]:
            if data != b"FLASH":
                under_way.release()
                await release.wait()
            return [data[:5]]

        async with line(tmp_path, slow) as there:
            bulk = [asyncio.create_task(there.post(bytes(PARCEL_BYTES_MAX))) for _ in range(5)]
            for _ in bulk:
                await under_way.acquire()
            assert await there.post(b"FLASH") == [b"FLASH"]
            assert not any(task.done() for task in bulk)
            release.set()
            assert await asyncio.gather(*bulk) == [[bytes(5)]] * 5

    run(story)


@pytest.mark.requirement("F15-2")
def test_a_wrong_key_is_refused_before_a_byte_of_the_request_is_written(tmp_path: Path) -> None:
    """Whoever took over the address, with any certificate, learns nothing but that we called."""

    async def story() -> None:
        heard: list[bytes] = []

        async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with suppress(OSError):
                heard.append(await reader.read(4096))
            writer.close()

        context = server_context(*files(tmp_path))
        impostor = await asyncio.start_server(listen, "127.0.0.1", 0, ssl=context)
        endpoint = f"https://127.0.0.1:{impostor.sockets[0].getsockname()[1]}"
        client, other = HttpsClient(), tls_key_fingerprint(make_tls()[0])
        for pin in (other, bytes(32), PIN[:-1], b""):
            with pytest.raises(PinMismatch):
                await client.post(endpoint, pin, b"secret")
        assert b"".join(heard) == b""
        with pytest.raises(Unavailable) as caught:  # With the right pin the same ear hears us.
            await client.post(endpoint, PIN, b"secret")
        assert type(caught.value) is Unavailable
        assert b"".join(heard).startswith(b"POST /parcel HTTP/1.1")
        await client.close()
        impostor.close()

    run(story)


def test_a_connection_made_under_one_pin_is_never_used_under_another(tmp_path: Path) -> None:
    async def story() -> None:
        async with line(tmp_path) as there:
            await there.post(b"words")
            with pytest.raises(PinMismatch):
                await there.client.post(f"https://127.0.0.1:{there.port}", bytes(32), b"secret")
            assert [data for data, _ in there.peer.took] == [b"words"]

    run(story)


def test_tls_before_1_3_is_refused_by_both_ends(tmp_path: Path) -> None:
    async def story() -> None:
        async with line(tmp_path) as there:
            old = pinned_context(PIN)
            old.minimum_version = ssl.TLSVersion.TLSv1_2
            old.maximum_version = ssl.TLSVersion.TLSv1_2
            with pytest.raises((ssl.SSLError, OSError)):
                await asyncio.open_connection("127.0.0.1", there.port, ssl=old)
            context = server_context(*files(tmp_path))
            context.minimum_version = ssl.TLSVersion.TLSv1_2
            context.maximum_version = ssl.TLSVersion.TLSv1_2
            ancient = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0, ssl=context)
            port = ancient.sockets[0].getsockname()[1]
            with pytest.raises(Unavailable):
                await there.client.post(f"https://127.0.0.1:{port}", PIN, b"secret")
            ancient.close()

    run(story)


def test_a_peer_that_has_restarted_is_called_again_at_once(tmp_path: Path) -> None:
    """The kept connection is dead; the officer's FLASH must not fail on it."""

    async def story() -> None:
        async with line(tmp_path) as there:
            await there.post(b"before")
            await there.server.stop(grace_s=0)
            again = Peer()
            server = HttpsServer(*files(tmp_path), "127.0.0.1", there.port, again.on_parcel)
            await server.start()
            assert await there.post(b"after") == []
            assert again.took == [(b"after", 0.0)]
            await there.client.close()
            await server.stop(grace_s=0)

    run(story)


def test_a_kept_connection_that_dies_under_a_parcel_is_replaced(tmp_path: Path) -> None:
    async def story() -> None:
        connections = 0

        async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal connections
            connections += 1
            await reader.readuntil(b"words")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            if connections == 1:
                with suppress(OSError, asyncio.IncompleteReadError):
                    await reader.readuntil(b"words")
                writer.close()

        server = await asyncio.start_server(
            listen, "127.0.0.1", 0, ssl=server_context(*files(tmp_path))
        )
        client = HttpsClient()
        endpoint = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        assert await client.post(endpoint, PIN, b"words") == []
        assert await client.post(endpoint, PIN, b"words") == []
        assert connections == 2
        await client.close()
        server.close()

    run(story)


def test_an_endless_reply_is_cut_off(tmp_path: Path) -> None:
    async def story() -> None:
        async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with suppress(OSError):
                await reader.readuntil(b"words")
                chunk = b"10000\r\n" + bytes(65_536) + b"\r\n"
                writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                writer.write(chunk * (1 + REPLY_BYTES_MAX // 65_536))
                await reader.read()  # More is to come: only the caller can end this.
            writer.close()

        server = await asyncio.start_server(
            listen, "127.0.0.1", 0, ssl=server_context(*files(tmp_path))
        )
        client = HttpsClient()
        with pytest.raises(Unavailable):
            await client.post(
                f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}", PIN, b"words"
            )
        await client.close()
        server.close()

    run(story)


def test_a_connection_is_kept_for_the_next_parcel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        made: list[object] = []
        original = http_server.Doorkeeper.enter

        def counted(self: http_server.Doorkeeper, connection: http_server.Connection) -> bool:
            made.append(connection)
            return original(self, connection)

        monkeypatch.setattr(http_server.Doorkeeper, "enter", counted)
        async with line(tmp_path) as there:
            for _ in range(5):
                await there.post(b"words")
        assert len(made) == 1

    run(story)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:1",
        "https://127.0.0.1",
        "127.0.0.1:1",
        "https://127.0.0.1:1/parcel",
        "https://user@127.0.0.1:1",
        "https://127.0.0.1:1?x",
        "https://127.0.0.1:99999",
        "https://[::1",
        "",
    ],
)
def test_an_endpoint_of_another_form_is_never_contacted(endpoint: str) -> None:
    async def story() -> None:
        client = HttpsClient()
        with pytest.raises(Misused):
            await client.post(endpoint, PIN, b"words")
        with pytest.raises(Misused):
            await client.post("https://127.0.0.1:1", PIN, b"words", POLL_SECONDS_MAX + 1)
        await client.close()

    run(story)


def test_nobody_there_is_unavailable() -> None:
    async def story() -> None:
        client = HttpsClient()
        server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        server.close()
        await server.wait_closed()
        with pytest.raises(Unavailable):
            await client.post(f"https://127.0.0.1:{port}", PIN, b"words")
        await client.close()

    run(story)


def test_a_proxy_named_by_the_surroundings_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with line(tmp_path) as there:
            assert await there.post(b"words") == []

    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    run(story)


PACKED = gzip.compress(frame([b"x"]), mtime=0)
ANSWERS = [
    b"HTTP/1.1 302 Found\r\nLocation: /parcel\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 307 Found\r\nLocation: /parcel\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(PACKED)
    + PACKED,
    b"HTTP/1.1 400 Bad\r\nContent-Length: 9\r\n\r\n<script>!",
    b"HTTP/1.1 400 Bad\r\nContent-Length: 1000000000\r\n\r\n" + b"x" * 100_000,
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\x00\x00\x00",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n\x00\x00\x00\x02x",
    b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\x00\x00\x00\x00",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"10000\r\n"
    + bytes(65_536)
    + b"\r\n",
    b"SSH-2.0 something else\r\n\r\n",
    b"",
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_that_is_not_ours_is_a_peer_that_is_unavailable(
    tmp_path: Path, answer: bytes
) -> None:
    """A peer's software may be anyone's: nothing it answers gets past `Unavailable`."""

    async def story() -> None:
        calls = 0

        async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal calls
            calls += 1
            with suppress(OSError):
                await reader.readuntil(b"words")
                writer.write(answer)
                await writer.drain()
            writer.close()

        server = await asyncio.start_server(
            listen, "127.0.0.1", 0, ssl=server_context(*files(tmp_path))
        )
        client = HttpsClient()
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(Unavailable) as caught:
            await client.post(f"https://127.0.0.1:{port}", PIN, b"words")
        if isinstance(caught.value, Refused):
            assert caught.value.reason == ""
            assert caught.value.status in (302, 307, 400)
            assert calls == 1
        assert calls <= 2
        await client.close()
        server.close()

    run(story)


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=PARCELS_PER_REPLY_MAX))
def test_parcels_in_a_reply_are_read_as_they_were_written(parcels: list[bytes]) -> None:
    assert unframe(frame(parcels)) == parcels


@given(st.binary(max_size=100))
def test_a_reply_is_read_in_one_way_or_refused(body: bytes) -> None:
    try:
        parcels = unframe(body)
    except ValueError:
        return
    assert frame(parcels) == body


def test_more_than_a_reply_may_carry_is_neither_written_nor_read() -> None:
    one = (1).to_bytes(4, "big") + b"x"
    with pytest.raises(ValueError, match=r"^$"):
        unframe(one * (PARCELS_PER_REPLY_MAX + 1))
    with pytest.raises(Misused):
        frame([b"x"] * (PARCELS_PER_REPLY_MAX + 1))
    with pytest.raises(Misused):
        frame([bytes(REPLY_BYTES_MAX)])


def test_a_certificate_names_nobody_and_no_date_of_its_own() -> None:
    first, second = make_tls()[0], make_tls()[0]
    certificates = [x509.load_pem_x509_certificate(pem) for pem in (first, second)]
    assert tls_key_fingerprint(first) != tls_key_fingerprint(second)
    for name in (
        "subject",
        "issuer",
        "serial_number",
        "not_valid_before_utc",
        "not_valid_after_utc",
    ):
        one, other = (getattr(certificate, name) for certificate in certificates)
        assert one == other
    assert len(list(certificates[0].extensions)) == 0


def test_the_fingerprint_is_that_of_the_public_key_as_other_tools_write_it() -> None:
    certificate = x509.load_pem_x509_certificate(CERTIFICATE)
    public = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert public in certificate.public_bytes(Encoding.DER)
    assert sha256(public).digest() == PIN
