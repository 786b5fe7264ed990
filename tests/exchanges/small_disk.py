"""A party whose folder lies on a disk of its own, which can really be full or read-only.

The disk is a tmpfs in a mount namespace of the node's process; no rights are needed where the
machine lets users have namespaces. It is reached from outside by the process's own root.
"""

import errno
import json
import resource
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.exchanges.parties import ANSWER_S_MAX, COMMAND, Party

CURE = (
    "this test needs user and mount namespaces (unshare -rm): on Debian and Ubuntu run "
    "`sysctl kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0` "
    "as root, or run the tests in a container that may make them"
)
BLOCK = bytes(65_536)


@dataclass(frozen=True)
class SmallDisk:
    """The disk, seen from outside."""

    party: Party  # its folder as it is reached from outside
    process: "subprocess.Popen[str]"
    inside: Path  # its folder as the node names it

    @property
    def filler(self) -> Path:
        return self.party.folder / "filler"

    def fill(self) -> None:
        """Write until the disk takes not one byte more."""
        for block in (BLOCK, b"\0"):
            with (
                self.filler.open("ab", buffering=0) as file,
                pytest.raises(OSError, match=f"Errno {errno.ENOSPC}"),
            ):
                write_for_ever(file, block)

    def make_room(self) -> None:
        self.filler.unlink()

    def turn_read_only(self) -> None:
        """Refuse every write, as a file system does that its kernel has put out of service.

        No kernel lets anybody remount what is open for writing. So the folder is mounted once more
        on itself, read-only, which whoever opens a file meets; what is open already grows no more.
        """
        disk = shlex.quote(str(self.inside))
        self._mount(f"mount --bind {disk} {disk} && mount -o remount,bind,ro {disk}")
        self._let_files_grow(False)

    def turn_writable(self) -> None:
        self._let_files_grow(True)
        self._mount(f"umount {shlex.quote(str(self.inside))}")

    def _mount(self, script: str) -> None:
        entered = ["nsenter", f"--target={self.process.pid}", "--user", "--mount"]
        subprocess.run([*entered, "--preserve-credentials", "sh", "-c", script], check=True)

    def _let_files_grow(self, yes: bool) -> None:
        _, hard = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (hard if yes else 0, hard))


def write_for_ever(file: BinaryIO | RawIOBase, block: bytes) -> None:
    while True:
        file.write(block)


@contextmanager
def on_small_disk(party: Party, size: str) -> Iterator[SmallDisk]:
    """Serve a party's folder from a disk of this size; its own folder stays as it is."""
    disk = party.folder.with_name(f"{party.folder.name}-disk")
    disk.mkdir()
    words = shlex.join([*COMMAND, "-f", str(disk), "serve", "--json"])
    script = (
        f"mount -t tmpfs -o size={size},mode=700 none {shlex.quote(str(disk))} && "
        f"cp -a {shlex.quote(str(party.folder))}/. {shlex.quote(str(disk))} && exec {words}"
    )
    with (
        (party.folder / "serve.log").open("a") as log,
        subprocess.Popen(
            ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            if not said:
                pytest.fail(f"{CURE}\n{(party.folder / 'serve.log').read_text()}")
            assert json.loads(said)["party"] == party.name
            seen = Path(f"/proc/{process.pid}/root{disk}")
            yield SmallDisk(Party(party.name, seen, party.port), process, disk)
        finally:
            process.terminate()
            process.wait(ANSWER_S_MAX)
