"""A PostgreSQL of our own for one measurement: made in a folder, reached by a socket, then gone.

It listens on no network and runs as a user without rights. Where PostgreSQL 15 or PostGIS is not
there, the set-up says how to get it; only with --install does it ask the system's own packages.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.parties import ROOT

BIN = Path("/usr/lib/postgresql/15/bin")
POSTGIS = Path("/usr/share/postgresql/15/extension/postgis.control")
PACKAGES = ("postgresql-15", "postgresql-15-postgis-3")
DRIVER = ROOT / ".cache" / "bench-peers"
DRIVER_LOCK = Path(__file__).parent / "peers.lock"
FOLDER = ROOT / ".cache" / "conflicts"
OWNER = "postgres"
# All of an index of 1e6 stays in memory; commits are synced, as a record of safety must be.
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "2GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "effective_cache_size": "6GB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "60min",
    "random_page_cost": "1.1",
    "jit": "off",
    "autovacuum": "off",  # Each table is vacuumed and analysed once it is loaded.
    "synchronous_commit": "on",
    "fsync": "on",
}


class Missing(Exception):
    """Something that a peer needs is not there; the text says what to do."""


def set_up(*, install: bool = False) -> None:
    """See that PostgreSQL, PostGIS and the driver are there, or raise Missing."""
    if install and not (BIN.exists() and POSTGIS.exists()):
        _run(["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES])
    if not (BIN.exists() and POSTGIS.exists()):
        raise Missing(f"PostGIS is not there: apt-get install {' '.join(PACKAGES)}, or --install")
    if not (DRIVER / "psycopg").exists():
        uv = [str(ROOT / ".tools" / "bin" / "uv"), "pip", "install", "--quiet"]
        python = ["--python", sys.executable, "--target", str(DRIVER)]
        _run([*uv, *python, "--require-hashes", "-r", str(DRIVER_LOCK)])
    if str(DRIVER) not in sys.path:
        sys.path.append(str(DRIVER))  # Behind everything else: it must change nothing of ours.


@contextmanager
def cluster() -> Iterator[str]:
    """Run a fresh PostgreSQL until the block ends; yield how to connect to it."""
    as_owner = _as_owner()
    # A socket's path has a limit of some hundred bytes, and the user needs a way in.
    folder = Path(tempfile.mkdtemp(prefix="keepclear-bench-"))
    data, sockets = folder / "data", folder / "s"
    try:
        sockets.mkdir()
        if as_owner:
            shutil.chown(folder, OWNER)
            shutil.chown(sockets, OWNER)
        _run([*as_owner, str(BIN / "initdb"), "-D", str(data), "-A", "trust", "-U", "bench"])
        with (data / "postgresql.conf").open("a") as conf:
            conf.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())
            conf.write(f"unix_socket_directories = '{sockets}'\n")
        control = [*as_owner, str(BIN / "pg_ctl"), "-D", str(data), "-w"]
        _run([*control, "-l", str(folder / "log"), "start"])
        try:
            yield f"host={sockets} user=bench dbname=postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def connect(address: str) -> Any:
    """Open a connection with PostGIS, on which each statement commits by itself."""
    import psycopg

    connection = psycopg.connect(address, autocommit=True)
    connection.execute("create extension if not exists postgis")
    return connection


def _as_owner() -> list[str]:
    """PostgreSQL refuses to run as root: then it runs as the user that its package made."""
    return ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--init-groups"] * (not os.getuid())


def _run(command: list[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise Missing(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}")
