"""The bearer is HTTP and nothing of our own: programs that are none of ours speak it with us."""

import asyncio
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.bearer.line import PIN, files, line, run

from keepclear.bearer.https import HttpsClient, Refused, frame, unframe
from keepclear.bearer.tls import make_tls, pinned_context, server_context, tls_key_fingerprint
from keepclear.bearer.witness_client import WitnessClient
from keepclear.bearer.witness_server import Reply, WitnessServer
from keepclear.errors import Unavailable

LARGE = bytes(1_000_000)


class Handler(BaseHTTPRequestHandler):
    """A peer as Python's own server makes one."""

    protocol_version = "HTTP/1.1"
    heard: list[tuple[str, dict[str, str], bytes, int]] = []  # noqa: RUF012 (of all connections)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((self.path, dict(self.headers), body, self.client_address[1]))
        if body == b"refuse":
            self.send_response(400, "No")
            answer = b"parcel/4"
        else:
            self.send_response(200)
            answer = frame([body, b"other"])
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def foreign_server(folder: Path | None) -> Iterator[int]:
    Handler.heard.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if folder is not None:
        context = server_context(*files(folder))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_our_client_is_served_by_a_foreign_server(tmp_path: Path) -> None:
    async def story(port: int) -> None:
        client, endpoint = HttpsClient(), f"https://127.0.0.1:{port}"
        for words in (b"words", LARGE, b""):
            found = await client.post(endpoint, PIN, words or b"x", wait=0.5)
            assert found == [words or b"x", b"other"]
        with pytest.raises(Refused) as caught:
            await client.post(endpoint, PIN, b"refuse")
        assert caught.value.reason == "parcel/4"
        assert await client.post(endpoint, PIN, b"words") == [b"words", b"other"]
        await client.close()

    with foreign_server(tmp_path) as port:
        run(lambda: story(port))
    assert [path for path, *_ in Handler.heard] == ["/parcel?wait=0.500"] * 3 + ["/parcel"] * 2
    assert len({caller for *_, caller in Handler.heard}) == 1
    assert Handler.heard[0][1] == {
        "Host": f"127.0.0.1:{port}",
        "Content-Type": "application/octet-stream",
        "Content-Length": "5",
    }


def test_a_foreign_client_is_served_by_our_server(tmp_path: Path) -> None:
    async def echo(data: bytes, wait_s: float) -> list[bytes]:
        return [data, b"other"]

    def call(port: int) -> None:
        caller = http.client.HTTPSConnection("127.0.0.1", port, context=pinned_context(PIN))
        for body, chunked in ((b"words", False), (LARGE, False), ([b"wo", b"rds"], True)):
            caller.request("POST", "/parcel?wait=0.5", body, {}, encode_chunked=chunked)
            answer = caller.getresponse()
            assert (answer.status, answer.reason) == (200, "OK")
            words = body if isinstance(body, bytes) else b"".join(body)
            assert unframe(answer.read()) == [words, b"other"]
        for method, path, status in (("GET", "/parcel", 404), ("POST", "/parcel?wait=99", 400)):
            caller.request(method, path)
            answer = caller.getresponse()
            assert (answer.status, answer.read()) == (status, b"https/1" if status == 400 else b"")
        caller.close()

    async def story() -> None:
        async with line(tmp_path, echo) as there:
            await asyncio.to_thread(call, there.port)

    run(story)


def test_a_witness_is_asked_where_its_address_says(tmp_path: Path) -> None:
    async def story(port: int) -> None:
        client = WitnessClient()
        for url in (f"http://127.0.0.1:{port}", f"http://localhost:{port}/w/1/"):
            assert await client.ask(url, None, b"words") == (200, frame([b"words", b"other"]))
        assert await client.ask(url, None, b"refuse") == (400, b"parcel/4")
        await client.close()

    with foreign_server(None) as port:
        run(lambda: story(port))
    paths = [path for path, *_ in Handler.heard]
    assert paths == ["/add-checkpoint", "/w/1/add-checkpoint", "/w/1/add-checkpoint"]


def test_a_witness_is_known_by_its_pinned_key_or_by_an_authority(tmp_path: Path) -> None:
    async def story() -> None:
        server = WitnessServer(lambda data: Reply(409, size=7), "127.0.0.1", 0, tls=files(tmp_path))
        client = WitnessClient()
        url = f"https://127.0.0.1:{await server.start()}"
        assert await client.ask(url, PIN, b"words") == (409, b"7\n")
        for key in (tls_key_fingerprint(make_tls()[0]), None):
            with pytest.raises(Unavailable, match="TLS key"):
                await client.ask(url, key, b"words")
        await client.close()
        await server.stop()
        with pytest.raises(Unavailable, match="reached"):
            await client.ask(url, PIN, b"words")
        await client.close()

    run(story)
