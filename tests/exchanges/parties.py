"""Parties as an administrator runs them: a folder each, `keepclear serve` as a process.

A test speaks to a node through its control socket or by the command line. It waits for what a
node says, never for a length of time.
"""

import json
import os
import select
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from tests import warm

from keepclear.errors import BadInput
from keepclear.host.card import our_card
from keepclear.host.clock import real_now
from keepclear.host.control import ControlClient
from keepclear.host.identity import create_identity
from keepclear.host.settings import SETTINGS_FILE, Scenario, default_settings_text

COMMAND = (sys.executable, "-c", "from keepclear.host.cli import main; main()")
ANSWER_S_MAX = 60.0
LOOKS_MAX = 600
BETWEEN_LOOKS_S = 0.05
# Below those that the kernel gives to whoever calls: no call takes one before its node listens.
PORTS = range(10_000, 32_000)
# Workers and runs that are under way at once begin far from each other.
_ports = count(int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) * 11_000 + os.getpid() * 7)


@dataclass(frozen=True)
class Party:
    """One party: its name, its folder and where it listens; None calls out only."""

    name: str
    folder: Path
    port: int | None

    def ask(self, **request: Any) -> Any:
        """Ask the node that serves here, as a command does."""
        client = ControlClient(self.folder, ANSWER_S_MAX)
        try:
            return client.ask(request)
        finally:
            client.close()


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        return json.loads(self.out)


def run(folder: Path, *words: str | Path, stdin: str = "") -> Ran:
    """Run one command in a process of its own."""
    with TemporaryFile("w+") as given, TemporaryFile("w+") as out, TemporaryFile("w+") as err:
        given.write(stdin)
        given.seek(0)
        asked = ["-f", str(folder), *map(str, words)]
        process = warm.begin(asked, stdin=given, stdout=out, stderr=err)
        try:
            code = process.wait(ANSWER_S_MAX)
        finally:
            process.kill()
        out.seek(0)
        err.seek(0)
        return Ran(code, out.read(), err.read())


def free_port() -> int:
    """Return a port of this machine that nobody listens on, each once."""
    while True:
        port = PORTS[next(_ports) % len(PORTS)]
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port


def make_party(
    root: Path,
    name: str,
    *,
    listens: bool = True,
    scenario: Scenario | None = None,
    desk: bool = False,
) -> Party:
    """Set a party up, as `keepclear init` does; without a desk unless the test is about it."""
    party = Party(name, root / name, free_port() if listens else None)
    party.folder.mkdir(mode=0o700)
    endpoints = [f"https://127.0.0.1:{party.port}"] if listens else []
    text = default_settings_text(name, port=party.port, endpoints=endpoints, scenario=scenario)
    # Whether the machine that runs a test keeps its clock true is nothing that the test may show.
    text = text.replace("ask_kernel = true", "ask_kernel = false")
    if not desk:
        text = text.replace('listen = "127.0.0.1:0"', 'listen = ""')
    (party.folder / SETTINGS_FILE).write_text(text)
    create_identity(party.folder, int(real_now().timestamp()))
    return party


Process = subprocess.Popen[str] | warm.Process


@contextmanager
def serving(party: Party, command: Sequence[str] = ()) -> Iterator[Process]:
    """Run a party's node until the block ends, by the command itself unless another is given."""
    with told_by(party, command) as (process, _):
        yield process


@contextmanager
def told_by(party: Party, command: Sequence[str] = ()) -> Iterator[tuple[Process, dict[str, Any]]]:
    """Run a party's node until the block ends; beside it what its first line says."""
    words = ["-f", str(party.folder), "serve", "--json"]
    with (party.folder / "serve.log").open("a") as log, _begun(command, words, log) as process:
        try:
            assert process.stdout is not None
            first = json.loads(process.stdout.readline())
            assert first["party"] == party.name
            yield process, first
        finally:
            process.terminate()
            process.wait(ANSWER_S_MAX)


def _begun(command: Sequence[str], words: Sequence[str], log: IO[str]) -> Process:
    """Begin a node: warm, unless the command is not a module of Python."""
    match command:
        case ():
            return warm.begin(words, stderr=log)
        case (sys.executable, "-m", module):
            return warm.begin(words, module=module, stderr=log)
        case _:
            asked = [*command, *words]
            return subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=log, text=True)


def until(look: Callable[[], Any], looks_max: int = LOOKS_MAX) -> Any:
    """Look until there is something to see, and return it; a refusal counts as nothing yet."""
    refused = None
    for _ in range(looks_max):
        try:
            seen = look()
        except BadInput as error:
            refused, seen = error, None
        if seen:
            return seen
        select.select([], [], [], BETWEEN_LOOKS_S)
    raise AssertionError(f"it never came about; the last refusal: {refused}")


def awaited(party: Party, what: str, /, **said: str) -> dict[str, Any]:
    """Look until this very thing needs a person at a party's desk, and return it."""

    def look() -> Any:
        items = party.ask(view="watch")
        return [one for one in items if one["what"] == what and said.items() <= one.items()]

    return dict(until(look)[0])


def level(*parties: Party) -> None:
    """Wait until all, who are in the same channels, hold the same records there."""
    until(lambda: len({frozenset(_roots(party).items()) for party in parties}) == 1)


def _roots(party: Party) -> dict[tuple[str, ...], str]:
    return {
        (channel["channel"], log["party"], log["incarnation"]): log["root"]
        for channel in party.ask(view="status")["channels"]
        for log in channel["logs"]
    }


def introduce(*parties: Party) -> None:
    """Give every party the cards of the others."""
    for party in parties:
        for other in parties:
            if other is not party:
                party.ask(
                    act="peer add", ref=f"card {other.name}", card=our_card(other.folder).data
                )


def found_line(name: str, founder: Party, *others: Party) -> None:
    """Found a channel and have everyone join it, until each node knows that all have."""
    founder.ask(act="channel found", name=name, peers=[other.name for other in others])
    for other in others:
        until(lambda other=other: other.ask(act="channel join", channel=name))
    for party in (founder, *others):
        until(lambda party=party: _entries(party, name) > len(others))


def _entries(party: Party, name: str) -> int:
    channels = party.ask(view="status")["channels"]
    return sum(min(log["size"], 1) for c in channels if c["channel"] == name for log in c["logs"])
