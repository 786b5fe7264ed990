"""A desk as it is served: a real node in a process of its own, its port, its TLS and its events."""

import asyncio
import http.client
import json
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import uvicorn
from tests.desk.api.asking import in_no_time
from tests.desk.people.browser import Browser
from tests.desk.served import COMMAND
from tests.desk.stand_in import PASSWORD
from tests.exchanges.parties import Party, found_line, introduce, make_party, run, serving, until

from keepclear.bearer.tls import server_context, tls_key_fingerprint
from keepclear.desk.api.session import COOKIE
from keepclear.host.clock import real_now
from keepclear.host.desk_certificate import CERTIFICATE_FILE, KEY_FILE, keep_certificate
from keepclear.host.desk_http import Patient, make_server, serve
from keepclear.host.desk_server import DeskServer
from keepclear.host.identity import TLS_CERTIFICATE_FILE
from keepclear.host.people_store import PEOPLE_FILE
from keepclear.host.settings import SETTINGS_FILE
from keepclear.limits import (
    DESK_CONNECTIONS_PER_ADDRESS_MAX,
    DESK_DEAF_SECONDS_MAX,
    DESK_HEAD_BYTES_MAX,
    HTTPS_HANDSHAKE_SECONDS_MAX,
)

STAND_IN = (sys.executable, *COMMAND)


@pytest.fixture(scope="module")
def parties(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Party, Party]]:
    """A with a desk and B without one, on one line."""
    root = tmp_path_factory.mktemp("served")
    a, b = make_party(root, "A", desk=True), make_party(root, "B")
    with serving(a, STAND_IN), serving(b):
        introduce(a, b)
        found_line("LINE", a, b)
        yield a, b


@pytest.fixture(scope="module")
def desk(parties: tuple[Party, Party]) -> str:
    url: str = parties[0].ask(view="where")["desk"]
    return url


@pytest.fixture
def browser(parties: tuple[Party, Party], desk: str) -> Browser:
    found = Browser(parties[0].folder, desk)
    found.call("POST", "session", {"name": "ADMIN", "password": PASSWORD})
    assert found.status == 200
    return found


@contextmanager
def connected(folder: Path, desk: str) -> Iterator[ssl.SSLSocket]:
    at = urlsplit(desk)
    trusts = ssl.create_default_context(cafile=str(folder / CERTIFICATE_FILE))
    with (
        socket.create_connection((at.hostname, at.port), timeout=60) as plain,
        trusts.wrap_socket(plain, server_hostname=at.hostname) as line,
    ):
        yield line


# TLS


def test_the_desk_has_a_key_of_its_own_and_not_the_one_that_peers_pin(
    parties: tuple[Party, Party], desk: str
) -> None:
    folder = parties[0].folder
    with connected(folder, desk) as line:
        shown = ssl.DER_cert_to_PEM_cert(line.getpeercert(binary_form=True) or b"")
        assert line.version() == "TLSv1.3"
    pinned = tls_key_fingerprint((folder / TLS_CERTIFICATE_FILE).read_bytes())
    assert tls_key_fingerprint(shown.encode()) != pinned


def test_nothing_is_served_in_clear(desk: str) -> None:
    at = urlsplit(desk)
    line = http.client.HTTPConnection(at.hostname or "", at.port, timeout=60)
    line.request("GET", "/")
    with pytest.raises((http.client.HTTPException, OSError)):
        line.getresponse()


# Requests that are none


def test_a_head_without_an_end_is_refused(parties: tuple[Party, Party], desk: str) -> None:
    with connected(parties[0].folder, desk) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 2 * DESK_HEAD_BYTES_MAX)
        assert line.recv(100).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET\r\n\r\n",
        b"POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
def test_what_is_no_http_is_refused_and_the_desk_goes_on(
    parties: tuple[Party, Party], desk: str, browser: Browser, sent: bytes
) -> None:
    with connected(parties[0].folder, desk) as line:
        line.sendall(sent)
        assert line.recv(100).startswith(b"HTTP/1.1 4")
    browser.call("GET", "views/watch")
    assert browser.status == 200


class Deaf(asyncio.Transport):
    """A connection whose other end says nothing more."""

    def __init__(self, address: str = "", line: socket.socket | None = None) -> None:
        super().__init__()
        self.closed_at: float | None = None
        self._known = {"peername": (address, 40_000) if address else None, "socket": line}

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        # uvicorn asks a socket before it asks the transport itself.
        wanted = None if name == "socket" and self._known["peername"] else self._known.get(name)
        return default if wanted is None else wanted

    def is_closing(self) -> bool:
        return self.closed_at is not None

    def close(self) -> None:
        self.closed_at = asyncio.get_running_loop().time()

    abort = close

    def write(self, data: Any) -> None:
        pass


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHo"])
def test_who_does_not_come_to_the_end_of_a_request_is_let_go(said: bytes) -> None:
    async def story() -> None:
        server, transport = paper_server(), Deaf()
        line = Patient(server.config, server.server_state, {})
        line.connection_made(transport)
        await asyncio.sleep(1)
        if said:
            line.data_received(said)
        await asyncio.sleep(100)
        assert transport.closed_at is not None
        assert transport.closed_at <= 2 * HTTPS_HANDSHAKE_SECONDS_MAX

    in_no_time(story)


def connection(server: uvicorn.Server, transport: Deaf) -> Deaf:
    Patient(server.config, server.server_state, {}).connection_made(transport)
    return transport


def paper_server() -> uvicorn.Server:
    config = uvicorn.Config(_none, interface="asgi3", log_config=None)
    config.load()
    return uvicorn.Server(config)


def test_one_address_does_not_take_every_connection() -> None:
    async def story() -> None:
        server = paper_server()
        crowd = [
            connection(server, Deaf(f"2001:db8::{number:x}"))
            for number in range(DESK_CONNECTIONS_PER_ADDRESS_MAX + 20)
        ]
        cut = [one for one in crowd if one.is_closing()]
        assert len(cut) == 20
        assert not connection(server, Deaf("192.0.2.7")).is_closing()

    in_no_time(story)


def test_a_window_that_is_gone_without_a_word_is_noticed() -> None:
    async def story() -> int:
        with socket.socket() as line:
            connection(paper_server(), Deaf(line=line))
            return line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)

    assert in_no_time(story) == DESK_DEAF_SECONDS_MAX * 1_000


def test_who_only_knocks_holds_no_more_files_than_are_spared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keepclear.host.desk_http.DESK_CONNECTIONS_MAX", 4)
    monkeypatch.setattr("keepclear.host.desk_http.HTTPS_HANDSHAKE_SECONDS_MAX", 600)
    keep_certificate(tmp_path, {"127.0.0.1"}, real_now())
    context = server_context(tmp_path / CERTIFICATE_FILE, tmp_path / KEY_FILE)

    async def story() -> None:
        server = make_server(_none, context)
        with socket.create_server(("127.0.0.1", 0)) as listening:
            serves = asyncio.create_task(serve(server, listening))
            at = listening.getsockname()
            knocks = [await asyncio.open_connection(*at) for _ in range(4)]
            late, writer = await asyncio.open_connection(*at)
            assert await late.read(1) == b"", "it is let go at once"
            writer.close()
            for _, one in knocks:
                one.transport.abort()
            while server._knocking:
                await asyncio.sleep(0)
            trusts = ssl.create_default_context(cafile=str(tmp_path / CERTIFICATE_FILE))
            _, officer = await asyncio.open_connection(*at, ssl=trusts)
            officer.transport.abort()
            server.end()
            await serves

    asyncio.run(asyncio.wait_for(story(), 60))


async def _none(_scope: Any, _receive: Any, _send: Any) -> None: ...


# What happens at the node is on the desk


class Live:
    """One window: what it is told, event by event."""

    def __init__(self, folder: Path, desk: str, cookie: str) -> None:
        at = urlsplit(desk)
        trusts = ssl.create_default_context(cafile=str(folder / CERTIFICATE_FILE))
        self._line = http.client.HTTPSConnection(
            at.hostname or "", at.port, context=trusts, timeout=60
        )
        self._line.request("GET", "/api/live", headers={"Cookie": f"{COOKIE}={cookie}"})
        self._reply = self._line.getresponse()
        assert self._reply.status == 200
        assert self._reply.getheader("content-type", "").startswith("text/event-stream")

    def until(self, kind: str, **said: Any) -> dict[str, Any]:
        """Read on until an event of a kind that says this."""
        found: dict[str, str] = {}
        while line := self._reply.readline().decode().strip("\r\n") or found or "\n":
            if isinstance(line, str) and line.strip():
                key, _, value = line.partition(": ")
                found[key] = value
                continue
            if found.get("event") == kind:
                told: dict[str, Any] = json.loads(found["data"])
                if said.items() <= told.items():
                    return told
            found = {}
        raise AssertionError("the desk ended")

    def close(self) -> None:
        self._line.close()


@pytest.fixture
def live(parties: tuple[Party, Party], desk: str, browser: Browser) -> Iterator[Live]:
    window = Live(parties[0].folder, desk, browser.cookie)
    yield window
    window.close()


def test_a_record_that_arrives_rings_at_the_desk_and_is_then_in_the_view(
    parties: tuple[Party, Party], live: Live, browser: Browser
) -> None:
    live.until("changed")
    record = parties[1].ask(act="stop", text="STOP: the bridge")["records"][0]
    ring = live.until("ring", bell="STOP")
    assert ring["record"] == record
    assert (ring["party"], ring["channel"], ring["exercise"]) == ("B", "LINE", False)
    live.until("changed")
    assert "STOP: the bridge" in json.dumps(browser.call("GET", "views/watch"))


def test_an_act_at_the_desk_is_a_record_under_the_officer_s_initials(
    parties: tuple[Party, Party], browser: Browser
) -> None:
    said = {"ref": "say-once-only", "text": "one act, sent twice"}
    first = browser.call("POST", "acts/say", said)
    assert browser.call("POST", "acts/say", said)["record"] == first["record"]
    found = until(lambda: [m for m in parties[1].ask(view="messages") if m["text"] == said["text"]])
    assert len(found) == 1
    assert "AD" in json.dumps(found[0])


# Starting


def test_serve_says_where_the_desk_is(tmp_path: Path) -> None:
    party = make_party(tmp_path, "A", listens=False, desk=True)
    with serving(party):
        where = party.ask(view="where")["desk"]
        assert where.startswith("https://127.0.0.1:")
    text = (party.folder / SETTINGS_FILE).read_text()
    assert 'listen = "127.0.0.1:0"' in text


def test_a_node_goes_on_where_its_pages_cannot_be_loaded_and_says_so(tmp_path: Path) -> None:
    party = make_party(tmp_path, "A", listens=False, desk=True)
    file = party.folder / SETTINGS_FILE
    file.write_text(file.read_text().replace("# [health]", "[health]\nport = 0"))
    (party.folder / PEOPLE_FILE).write_bytes(b"no book of people" * 512)
    with serving(party) as process:
        where = until(lambda: (told := party.ask(view="where"))["desk_lost"] and told)
        party.ask(act="line check", ref="still here")
        at = urlsplit(where["desk"])
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((at.hostname, at.port), timeout=60).close()
        with urlopen(f"http://127.0.0.1:{where['health']}/healthz", timeout=60) as told:
            assert "desk" in told.read().decode().split()
        assert "PAGES OF OUR DESK" in run(party.folder, "line", "status").out
        found = json.loads(run(party.folder, "doctor", "--json").out)["findings"]
        assert [row["state"] for row in found if row["what"] == "desk"] == ["BROKEN"]
        assert process.poll() is None
    assert "desk failed" in (party.folder / "serve.log").read_text()


@pytest.mark.parametrize("fault", [None, RuntimeError("it gave up"), SystemExit(3)])
def test_pages_that_end_while_they_are_served_end_nothing_but_themselves(
    fault: BaseException | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def served(_server: Any, listening: socket.socket) -> None:
        assert listening.fileno() >= 0
        if fault is not None:
            raise fault

    monkeypatch.setattr("keepclear.host.desk_server._load", lambda *_: None)
    monkeypatch.setattr("keepclear.host.desk_http.serve", served)
    settings = SimpleNamespace(desk=SimpleNamespace(listen="127.0.0.1:0", names=()))
    serving_node: Any = SimpleNamespace(body=SimpleNamespace(folder=tmp_path, settings=settings))
    desk = DeskServer(serving_node)
    desk.bind()
    asyncio.run(desk.run())
    assert desk.is_lost
    with socket.socket() as free:
        free.bind(("127.0.0.1", desk.port))


def test_without_a_desk_nothing_listens_for_browsers(parties: tuple[Party, Party]) -> None:
    assert parties[1].ask(view="where")["desk"] is None
    assert not (parties[1].folder / CERTIFICATE_FILE).exists()


def test_a_port_that_is_taken_is_told_with_the_setting_to_change(tmp_path: Path) -> None:
    party = make_party(tmp_path, "A", listens=False, desk=True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        path = party.folder / SETTINGS_FILE
        port = taken.getsockname()[1]
        path.write_text(path.read_text().replace("127.0.0.1:0", f"127.0.0.1:{port}"))
        refused = run(party.folder, "serve")
    assert refused.code == 3
    assert "desk.listen" in refused.err


def test_help_loads_nothing_of_the_desk() -> None:
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from keepclear.host.cli import main\n"
            "try: main()\n"
            "except SystemExit: pass\n"
            "print('LOADED', [m for m in sys.modules if m in ('litestar', 'uvicorn')])",
            "--help",
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "LOADED []" in loaded.stdout
