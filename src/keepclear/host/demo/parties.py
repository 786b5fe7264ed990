"""Parties as processes on this machine, each in a folder of its own, on one scenario clock.

They know of one another what any parties know: the card that each has given.
The last of them only calls out, as a party behind a strict firewall would.
"""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

import keepclear
from keepclear.errors import Unavailable
from keepclear.exchange.party import armour
from keepclear.host.card import our_card
from keepclear.host.clock import Clock, real_now
from keepclear.host.control import ControlClient
from keepclear.host.demo.officers import draw_password, seat
from keepclear.host.identity import create_identity
from keepclear.host.settings import SETTINGS_FILE, Scenario, default_settings_text

HOST: Final = "127.0.0.1"
STARTS_MAX: Final = 3  # A port that was free may be taken by another program before we listen.
STOP_WITHIN_S: Final = 10.0
ANSWER_WITHIN_S: Final = 30.0
SAID_FILE: Final = "said.jsonl"
SHOWN_OF_LOG: Final = 3


@dataclass(slots=True)
class Party:
    """One party: its folder, where it listens if it does, and its process while it runs."""

    name: str
    folder: Path
    port: int | None
    desk: int  # the port of its desk: the same after a restart, so that its link holds
    process: subprocess.Popen[bytes] | None = None


class Parties:
    """Some parties that have taken one another's cards; a context that stops them at its end."""

    def __init__(self, names: Sequence[str], folder: Path) -> None:
        calls_out = names[-1]
        self.all: Mapping[str, Party] = {
            name: Party(
                name, folder / name, None if name == calls_out else _free_port(), _free_port()
            )
            for name in names
        }
        self.password = draw_password()
        self._cards: dict[str, str] = {}
        self._declared: Scenario | None = None

    def __enter__(self) -> "Parties":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone, in order."""
        return tuple(self.all)

    @property
    def clock(self) -> Clock:
        """The clock that all of them go by."""
        return Clock(self._declared.pacing() if self._declared else None)

    @property
    def desks(self) -> Mapping[str, str]:
        """Where each party's desk is."""
        return {name: f"https://{HOST}:{party.desk}" for name, party in self.all.items()}

    def create(self) -> None:
        """Draw everyone's keys, and seat officers at every desk."""
        for party in self.all.values():
            party.folder.mkdir(parents=True, mode=0o700)
            create_identity(party.folder, int(real_now().timestamp()))
        seat((party.folder for party in self.all.values()), self.password)

    def _settle(self, party: Party) -> None:
        """Write a party's settings, and sign its card as they stand."""
        endpoints = () if party.port is None else (f"https://{HOST}:{party.port}",)
        text = default_settings_text(party.name, party.port, HOST, endpoints, self._declared)
        # The other end is on this machine: it is back a moment after it went away.
        text = text.replace("first_s = 1\n", "first_s = 0.2\n")
        text = text.replace("longest_s = 60\n", "longest_s = 2\n")
        text = text.replace('listen = "127.0.0.1:0"', f'listen = "{HOST}:{party.desk}"')
        # One person looks on at each desk; what binds a party takes two all the same.
        text = text.replace("four_eyes = true", "four_eyes = false")
        (party.folder / SETTINGS_FILE).write_text(text, encoding="utf-8")
        self._cards[party.name] = armour(our_card(party.folder))

    def card(self, name: str) -> str:
        """Return the card that a party gives to the others."""
        return self._cards[name]

    # Their processes

    def launch(self, declared: Scenario) -> None:
        """Start everyone on one declared clock; a port that was taken meanwhile is exchanged."""
        self._declared = declared
        for party in self.all.values():
            self._settle(party)
            self._spawn(party)
        for party in self.all.values():
            for left in reversed(range(STARTS_MAX)):
                try:
                    self._await(party)
                    break
                except Unavailable:
                    if not left:
                        raise
                    party.port = party.port and _free_port()
                    party.desk = _free_port()
                    self._settle(party)
                    self._spawn(party)

    def start(self, name: str) -> None:
        """Start a party again that was stopped or killed; returns once it serves."""
        self._spawn(self.all[name])
        self._await(self.all[name])

    def _spawn(self, party: Party) -> None:
        package = str(Path(keepclear.__file__).parents[1])
        paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
        with (party.folder / SAID_FILE).open("ab") as said:
            party.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "keepclear.host.cli"),
                    *("--folder", str(party.folder), "serve", "--json"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=said,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
                start_new_session=True,  # Ctrl-C is for who plays, who then ends everyone.
            )

    def _await(self, party: Party) -> None:
        assert party.process is not None
        assert party.process.stdout is not None
        if not party.process.stdout.readline():
            party.process.wait()
            raise Unavailable(f"the node of {party.name} did not start: {self._last_said(party)}")

    def _last_said(self, party: Party) -> str:
        lines = (party.folder / SAID_FILE).read_text(errors="replace").splitlines()
        return " / ".join(lines[-SHOWN_OF_LOG:]) or "it said nothing"

    def kill(self, name: str) -> None:
        """End a party's process with SIGKILL, as a power cut would."""
        process = self.all[name].process
        if process is not None:
            process.kill()
            _reap(process)

    def stop(self) -> None:
        """End everyone's process."""
        running = [p.process for p in self.all.values() if p.process is not None]
        for process in running:
            process.terminate()
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STOP_WITHIN_S)
            process.kill()
            _reap(process)

    def check_alive(self) -> None:
        """Raise Unavailable where a process has ended that nobody ended."""
        for party in self.all.values():
            if party.process is not None and party.process.poll() is not None:
                said = self._last_said(party)
                raise Unavailable(f"the node of {party.name} ended by itself: {said}")

    # Speaking to them

    def ask(self, name: str, request: Mapping[str, Any]) -> Any:
        """Ask one party's node what its officer would; raises what the node refuses it with."""
        client = ControlClient(self.all[name].folder, ANSWER_WITHIN_S)
        try:
            return client.ask(dict(request))
        except msgspec.DecodeError as error:
            raise Unavailable(f"the node of {name} went away within its answer") from error
        finally:
            with contextlib.suppress(OSError):
                client.close()


def _reap(process: subprocess.Popen[bytes]) -> None:
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _free_port() -> int:
    """Return a port that nobody uses at this moment: a card must name it before we listen."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
