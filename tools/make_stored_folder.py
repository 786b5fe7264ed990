"""Makes a small state folder by the Keepclear of one checkout, to be kept as a test fixture.

Signed bytes cannot be migrated, so every release must be able to read what each earlier one has
written: `python tools/make_stored_folder.py CHECKOUT FILE.tar.xz`. Two parties run as processes of
that checkout, found a line and use it; the folder of A is what is kept, without its party key. The
keys in it were drawn for this file and serve nothing else.
"""

import json
import os
import shlex
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import Any

LOOKS_MAX, LOOK_EVERY_S = 20, 0.5  # A command is a process of its own: looking often costs most.
SETTINGS, DESK, NO_DESK = "keepclear.toml", 'listen = "127.0.0.1:0"', 'listen = ""'
LEFT_OUT = {"party.key", "control.sock", "keepclear.db.lock", "serve.log", "host"}
PLACE = ("--place", "36 53 30N 038 20 10E", "--radius-m", "2000")
TIMES = ("--start", "2030-06-01T05:00Z", "--end", "2030-06-01T09:00Z")
# What later versions have beside notices: who says it, the command, and its words.
LATER = (
    ("A", "query ask --expires 2030-06-01T04:00Z"),
    ("A", "site add --name CLINIC"),
    ("B", "zone announce --name R --kind temporary --rule r --article 2 --never-activity flight"),
)
WIDE = ("--place", "36 53 30N 038 20 10E", "--radius-m", "5000")


class Parties:
    """A and B in one folder, run by the code of a checkout."""

    def __init__(self, checkout: Path, root: Path) -> None:
        self.root, self.env = root, os.environ | {"PYTHONPATH": str(checkout / "src")}

    def words(self, name: str, *words: str) -> list[str]:
        """Return a command of one party as it is started."""
        folder = str(self.root / name)
        return [sys.executable, "-m", "keepclear.host.cli", "-f", folder, "--json", *words]

    def run(self, name: str, *words: str) -> Any:
        """Run a command until it is taken, and return its answer."""
        for _ in range(LOOKS_MAX):
            done = subprocess.run(
                self.words(name, *words), env=self.env, capture_output=True, text=True, check=False
            )
            if done.returncode == 0:
                return json.loads(done.stdout.splitlines()[0])
            time.sleep(LOOK_EVERY_S)
        sys.exit(f"{name} {' '.join(words)}: {done.stderr}")

    def help(self, command: str) -> str:
        """Return the help of a command; nothing where the checkout has no such command."""
        words = self.words("A", command, "--help")
        return subprocess.run(
            words, env=self.env, capture_output=True, text=True, check=False
        ).stdout

    def serve(self, name: str) -> "subprocess.Popen[str]":
        """Start a party's node; return once it serves."""
        process = subprocess.Popen(
            self.words(name, "serve"),
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout is not None
        if not process.stdout.readline():
            sys.exit(f"the node of {name} did not start")
        return process


def play(parties: Parties) -> None:
    """Let A and B use a line: notices, their versions, acknowledgements, words and a STOP."""
    for name in "AB":
        port = _free_port()
        endpoint = f"https://127.0.0.1:{port}"
        # The party key is thrown away, so nothing has to lock it; the first versions did not ask.
        asks = "--no-passphrase" in parties.help("init")
        unlocked = ("--no-passphrase",) if asks else ()
        words = ("init", name, "--port", str(port), "--endpoint", endpoint)
        parties.run(name, *words, *unlocked)
        file = parties.root / name / SETTINGS
        file.write_text(file.read_text().replace(DESK, NO_DESK))  # Its pages write nothing here.
    nodes = [parties.serve(name) for name in "AB"]
    for name, other in ("AB", "BA"):
        card = parties.run(other, "card")["card"]
        (parties.root / f"{other}.card").write_text(card)
        parties.run(name, "peer", "add", str(parties.root / f"{other}.card"))
    parties.run("A", "channel", "found", "line", "--with", "B")
    parties.run("B", "channel", "join", "line")
    parties.run("A", "notice", "give", "--name", "CONVOY", *PLACE, *TIMES, "--wait", "receipt")
    group = parties.run("B", "notice", "show", "CONVOY")["check_group"]
    parties.run("B", "ack", "readback", "CONVOY", "--group", group)
    parties.run("A", "ack", "correct", "CONVOY", "--party", "B")
    parties.run("B", "ack", "disseminated", "CONVOY", "--to", "units")
    parties.run("B", "notice", "give", "--name", "FLIGHT", *PLACE, *TIMES, "--wait", "receipt")
    for name, line in LATER:
        said = shlex.split(line)
        if parties.help(said[0]):
            parties.run(name, *said, *WIDE, *TIMES)
    parties.run("A", "notice", "cancel", "CONVOY", "--reason", "done")
    parties.run("A", "say", "all is well")
    parties.run("B", "stop", "stop now")
    parties.run("A", "line", "check")
    for node in nodes:
        node.terminate()
        node.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main() -> None:
    """Makes the folder and packs it."""
    checkout, file = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        play(Parties(checkout, root))
        with tarfile.open(file, "w:xz") as packed:
            for path in sorted((root / "A").iterdir()):
                if path.name not in LEFT_OUT:
                    packed.add(path, path.name, filter=_anonymous)


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    main()
