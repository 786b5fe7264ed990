"""Keepclear asked the same questions as its peers: the one place here that knows its interface."""

import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.conflicts.workload import AREA, CORRIDOR, NEW_SEED, Columns, make
from numpy.typing import NDArray

from keepclear.exchange.notice import encode_volumes
from keepclear.exchange.rule.separation import Separation
from keepclear.picture.conflict import ActivePlans
from keepclear.record.canonical import encode
from keepclear.space.altitude import Band, Reference
from keepclear.space.columns import ROW
from keepclear.space.index import hasten, rehearse
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

# What the engine is asked for, at most; beyond it the table says that nothing was measured.
CHECK_MAX = 1_000_000
ALL_PAIRS_MAX = 100_000
BYTES_OF_INDEX = 6 * 4 + 2 * 8  # A notice: the sides of its box, and its times.
THREADS = os.cpu_count() or 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLOSE = Separation()


@dataclass
class Engine:
    """What stands, ready to be asked about each of the `new` notices by its row."""

    columns: Columns
    new: list[tuple[Volume, ...]]
    active: ActivePlans[int]
    record: Any = None

    def check_one(self, i: int) -> list[int]:
        """Return the rows that new notice `i` conflicts with."""
        return self.active.conflicting(("new", i), self.new[i], _CLOSE)

    def all_pairs(self) -> NDArray[np.int64]:
        """Return all pairs of rows that conflict."""
        with ThreadPoolExecutor(THREADS) as threads:
            return self.active.all_conflicting(_CLOSE, threads.map)[1]

    def durable(self, i: int) -> list[int]:
        """Check new notice `i`, record it in a synced commit, and count it as active."""
        found = self.check_one(i)
        body = encode(encode_volumes(self.new[i]))
        row = len(self.active)
        self.record.execute("insert into notice values (?, ?)", (row, body))
        self.active.add(row, ("new", i), self.new[i])
        return found


def load(columns: Columns, new: Columns) -> Engine:
    """Take in all notices, and hold the new ones as a node would have parsed them."""
    rehearse()
    active: ActivePlans[int] = ActivePlans()
    rows = np.zeros(len(columns), ROW)
    rows["start"], rows["end"] = columns.start_s * 1_000_000, columns.end_s * 1_000_000
    rows["floor"], rows["ceiling"] = columns.floor_m, columns.ceiling_m
    rows["radius_m"], rows["kind"], rows["reference"] = (
        columns.radius_m,
        columns.kind,
        Reference.MSL,
    )
    rows["first"], rows["count"] = columns.offsets[:-1], np.diff(columns.offsets)
    lonlat = np.column_stack((columns.lon, columns.lat))
    active.add_many(range(len(columns)), columns.party.tolist(), rows, lonlat)
    return Engine(columns, [(volume(new, i),) for i in range(len(new))], active)


def keep(columns: Columns, folder: Path) -> None:
    """Write what an engine holds of these notices, of three parties, to a folder."""
    columns.party[:] %= 3
    for name, array in load(columns, make(1, NEW_SEED)).active.state().items():
        np.save(folder / name, array)


def kept(folder: Path) -> ActivePlans[int]:
    """Return the engine that was written to a folder."""
    state = {
        path.stem: np.load(path, mmap_mode="c" if path.stem in ("xyz", "lonlat") else None)
        for path in folder.glob("*.npy")
    }
    state |= {name: state[name].tolist() for name in ("keys", "parties")}
    return ActivePlans.restored(state)


@contextmanager
def recording(engine: Engine) -> Iterator[Engine]:
    """Give the engine a store on disk until the block ends, each commit of which is synced."""
    import apsw

    with tempfile.TemporaryDirectory(prefix="keepclear-bench-") as folder:
        engine.record = apsw.Connection(str(Path(folder) / "record"))
        engine.record.execute("pragma journal_mode = wal; pragma synchronous = full")
        engine.record.execute("create table notice (id integer primary key, body blob)")
        yield engine
        engine.record.close()


def core(columns: Columns, row: int) -> Core:
    """Return the core of one row as the picture knows it."""
    first, last = columns.offsets[row : row + 2]
    lons, lats = columns.lon[first:last].tolist(), columns.lat[first:last].tolist()
    positions = tuple(zip(lons, lats, strict=True))
    if columns.kind[row] == AREA:
        return polygon(positions)
    return line(*positions) if columns.kind[row] == CORRIDOR else point(*positions[0])


def volume(columns: Columns, row: int) -> Volume:
    """Return one row as the picture knows it."""
    band = Band(float(columns.floor_m[row]), float(columns.ceiling_m[row]), Reference.MSL)
    start, end = (
        _EPOCH + timedelta(seconds=int(at)) for at in (columns.start_s[row], columns.end_s[row])
    )
    return Volume(core(columns, row), float(columns.radius_m[row]), band, Interval(start, end))


def ready(folder: str) -> None:
    """Read what was kept, check a notice against it, and say so: for a process of its own."""
    hasten()
    active = kept(Path(folder))
    active.conflicting(-1, (volume(make(1, NEW_SEED), 0),), _CLOSE)
    print("ready", flush=True)
    sys.stdin.read()  # Stay, so that the memory can be read.


if __name__ == "__main__":
    ready(sys.argv[1])
