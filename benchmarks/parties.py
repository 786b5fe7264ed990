"""What every measurement needs: parties in fresh folders, nodes as processes, notices to give.

Nothing here measures. A party is set up as `keepclear init` does it, and its node runs as
`keepclear serve`, so what is measured is what an administrator runs.
"""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from keepclear.bearer.tls import tls_key_fingerprint
from keepclear.exchange.notice import encode_volumes
from keepclear.exchange.party import sign_card
from keepclear.host.clock import real_now
from keepclear.host.control import ControlClient
from keepclear.host.identity import create_identity
from keepclear.host.settings import SETTINGS_FILE, default_settings_text
from keepclear.record.canonical import encode
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

ROOT = Path(__file__).resolve().parents[1]
WEST, SOUTH, SIDE = 36.0, 32.0, 5.5  # A theatre of some 600 km each way.
HOURS = 72
START_S_MAX = 60.0


@dataclass(frozen=True)
class Party:
    """One party: its folder and the card that it gives to others."""

    name: str
    folder: Path
    card: bytes


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def make_party(name: str, folder: Path) -> Party:
    folder.mkdir(mode=0o700)
    port = free_port()
    endpoints = (f"https://127.0.0.1:{port}",)
    text = default_settings_text(name, port=port, endpoints=endpoints)
    (folder / SETTINGS_FILE).write_text(text)
    utc = int(real_now().timestamp())
    identity = create_identity(folder, utc)
    tls = tls_key_fingerprint(identity.tls_certificate.read_bytes())
    card = sign_card(identity.signer, name, identity.history, tls, endpoints, utc)
    return Party(name, folder, card.data)


@dataclass(frozen=True)
class Process:
    """A node that serves, and what its start took."""

    pid: int
    started_s: float


@contextmanager
def serving(folder: Path, runner: tuple[str, ...] = ()) -> Iterator[Process]:
    """Run `keepclear serve` on a folder until the block ends."""
    command = [*runner, str(Path(sys.executable).parent / "keepclear"), "-f", str(folder)]
    start = time.perf_counter()
    with subprocess.Popen(
        [*command, "serve", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            assert process.stdout is not None
            json.loads(process.stdout.readline())
            yield Process(process.pid, time.perf_counter() - start)
        finally:
            process.terminate()
            process.wait(START_S_MAX)


def memory_mb(pid: int) -> tuple[float, float]:
    """Return what a process holds in memory, and the most that it ever held."""
    status = Path(f"/proc/{pid}/status").read_text()
    sizes = dict(line.split(":", 1) for line in status.splitlines())
    return tuple(int(sizes[name].split()[0]) * 1024 / 1e6 for name in ("VmRSS", "VmHWM"))  # type: ignore[return-value]


def cpu_s(pid: int) -> float:
    """Return the CPU seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ask(folder: Path, **request: Any) -> Any:
    """Ask a node that serves, as a command does."""
    client = ControlClient(folder)
    try:
        return client.ask(request)
    finally:
        client.close()


async def ask_soon(folder: Path, **request: Any) -> Any:
    """Ask until the node takes it: what it needs from the other may still be under way."""
    for _ in range(200):
        try:
            return await asyncio.to_thread(lambda: ask(folder, **request))
        except Exception as error:  # Whatever is in the way, it is said below.
            fault = error
            await asyncio.sleep(0.05)
    raise RuntimeError("the node never took it") from fault


class Plans:
    """Notices over a theatre and three days: 40 % circles, 30 % corridors, 30 % polygons."""

    def __init__(self, seed: int, after: datetime | None = None, hours: int = HOURS) -> None:
        self.chance, self.hours = Random(seed), hours
        self.after = after or real_now() + timedelta(hours=1)
        self.count = 0

    def drafts(self, count: int) -> list[dict[str, Any]]:
        return [self.draft() for _ in range(count)]

    def draft(self) -> dict[str, Any]:
        self.count += 1
        volumes = encode(encode_volumes([self.volume()]))
        return {"name": f"plan {self.count}", "activity": "patrol", "volumes": volumes}

    def volume(self) -> Volume:
        chance = self.chance
        lon, lat = WEST + chance.random() * SIDE, SOUTH + chance.random() * SIDE
        start = self.after + timedelta(minutes=chance.randrange(self.hours * 60))
        interval = Interval(start, start + timedelta(minutes=chance.randrange(30, 360)))
        band = Band(0.0, float(chance.randrange(300, 3_000)), Reference.MSL)
        kind = chance.random()
        if kind < 0.4:
            core, radius = Core(CoreKind.POINT, (((lon, lat),),)), chance.uniform(500, 5_000)
        elif kind < 0.7:
            ring = tuple((lon + 0.1 * i, lat + chance.uniform(-0.1, 0.1)) for i in range(5))
            core, radius = Core(CoreKind.LINE, (ring,)), 1_000.0
        else:
            box = ((0, 0), (0.1, 0.02), (0.12, 0.1), (0.05, 0.13), (-0.03, 0.08), (0, 0))
            core = Core(CoreKind.POLYGON, (tuple((lon + x, lat + y) for x, y in box),))
            radius = 0.0
        return Volume(core, radius, band, interval)


def machine() -> str:
    """Say what the figures were measured on."""
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{os.cpu_count()} cores of {model}, Python {python}"
