"""A node speaks to its configured peers and to nobody else, whatever stands in what it is sent.

Three nodes serve, each watched from inside: every address that its process binds, connects to or
asks the name of is written down by an audit hook, which no library can get round in Python.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.exchanges.parties import Party, found_line, introduce, make_party, serving, until

from keepclear.host.control import SOCKET_FILE

# Runs in the node's process before anything of Keepclear is imported.
WATCHED = """
import json, os, sys
_out = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_events = {
    "socket.bind": 1, "socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1,
    "socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0,
    "subprocess.Popen": 0, "os.system": 0, "urllib.Request": 0,
}
def _hook(event, arguments):
    if event in _events:
        said = arguments[_events[event]]
        if event == "socket.getaddrinfo":
            said = [arguments[0], arguments[1]]
        line = json.dumps([event, said if isinstance(said, (list, tuple)) else str(said)])
        os.write(_out, line.encode() + b"\\n")
sys.addaudithook(_hook)
sys.argv = ["keepclear", *sys.argv[2:]]
from keepclear.host.cli import main
main()
"""

ELSEWHERE = "https://203.0.113.9:8443 http://example.org/x"


@dataclass(frozen=True)
class Watched:
    """A party, and the file of what its process reached for."""

    party: Party
    file: Path

    @property
    def command(self) -> tuple[str, ...]:
        return (sys.executable, "-c", WATCHED, str(self.file))

    def reached(self, *events: str) -> set[tuple[str, ...]]:
        """What was reached for, as address and port, or as a path."""
        rows = [json.loads(line) for line in self.file.read_text().splitlines()]
        return {
            tuple(map(str, said[:2] if isinstance(said, list) else [said]))
            for event, said in rows
            if event in events
        }


def play(a: Party, b: Party, c: Party) -> None:
    """Introduce everyone, give a notice whose words name other addresses, and answer it."""
    introduce(a, b, c)
    found_line("line", a, b, c)
    a.ask(act="say", text=f"call us at {ELSEWHERE}", precedence="FLASH")
    a.ask(act="stop", text=ELSEWHERE)
    for party in (b, c):
        until(lambda party=party: len(party.ask(view="messages")) == 2)
    b.ask(act="take")
    c.ask(act="line check")
    until(lambda: any(row["taken_by"] == ["B"] for row in c.ask(view="messages")))
    for party in (a, b):
        until(lambda party=party: party.ask(view="status")["channels"][0]["line_checks"])


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Watched, ...]]:
    """A and B, which listen, and C, which only calls out, after a story among them."""
    root = tmp_path_factory.mktemp("connections")
    parties = (make_party(root, "A"), make_party(root, "B"), make_party(root, "C", listens=False))
    all_ = tuple(Watched(party, root / f"{party.name}.audit") for party in parties)
    with ExitStack() as running:
        for one in all_:
            running.enter_context(serving(one.party, one.command))
        play(*parties)
        yield all_


@pytest.mark.requirement("F15-2")
def test_a_node_connects_to_its_peers_endpoints_alone(watched: tuple[Watched, ...]) -> None:
    for one in watched:
        peers = {
            ("127.0.0.1", str(other.party.port))
            for other in watched
            if other is not one and other.party.port is not None
        }
        assert one.reached("socket.connect") == peers


def test_a_node_binds_its_configured_address_and_its_own_socket_alone(
    watched: tuple[Watched, ...],
) -> None:
    for one in watched:
        listens = {("127.0.0.1", str(one.party.port))} if one.party.port else set()
        control = {(str(one.party.folder / SOCKET_FILE),)}
        assert one.reached("socket.bind") == listens | control


def test_a_node_asks_for_no_name_sends_no_datagram_and_starts_no_program(
    watched: tuple[Watched, ...],
) -> None:
    for one in watched:
        assert one.reached("socket.getaddrinfo") <= {("127.0.0.1", str(one.party.port))}
        assert one.reached("socket.gethostbyname", "socket.gethostbyaddr") == set()
        assert one.reached("socket.sendto", "socket.sendmsg", "urllib.Request") == set()
        assert one.reached("subprocess.Popen", "os.system") == set()
