"""The machine beneath: how fast memory is read and a write is synced, and what 1e6 notices take.

A synced write is measured bare, in the same turns as the durable ways. On a machine with more to
do than processors, most of it is waiting for one: it then comes in whole ticks of the scheduler,
for every way alike, and says nothing of any of them.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from benchmarks.conflicts.engine import keep
from benchmarks.conflicts.workload import Columns
from benchmarks.parties import ROOT, memory_mb

FAR_LARGER_THAN_CACHE = 2 << 30  # Bytes; caches of 300 MB are on the market.
TIMES = 5
WATCH_S = 2.0
BLOCK = 8192  # Bytes: one page of PostgreSQL.


def bandwidth_gb_s() -> float:
    """Return how fast one thread reads memory: the sum of an array that no cache holds."""
    numbers = np.ones(FAR_LARGER_THAN_CACHE // 8)
    best_s = np.inf
    for _ in range(TIMES):
        begun = time.perf_counter()
        numbers.sum()
        best_s = min(best_s, time.perf_counter() - begun)
    return float(numbers.nbytes / best_s / 1e9)


def busy_share() -> float:
    """Return what share of the processors others use, watched for a moment while we do nothing."""

    def spent() -> tuple[int, int]:
        ticks = [int(part) for part in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
        return sum(ticks), ticks[3] + ticks[4]  # idle, and idle while a disk is awaited

    total, idle = spent()
    time.sleep(WATCH_S)
    total_then, idle_then = spent()
    return 1 - (idle_then - idle) / max(1, total_then - total)


@contextmanager
def bare_sync() -> Iterator[Callable[[int], list[int]]]:
    """Yield what writes one block and syncs it, to be asked as the durable ways are."""
    with tempfile.TemporaryFile(prefix="keepclear-bench-", buffering=0) as file:

        def write(i: int) -> list[int]:
            os.pwrite(file.fileno(), bytes(BLOCK), i * BLOCK)
            os.fdatasync(file.fileno())
            return []

        yield write


def readiness(columns: Columns) -> dict[str, float]:
    """Start a process that reads a kept picture and checks one notice; its seconds and memory."""
    with tempfile.TemporaryDirectory(prefix="keepclear-bench-") as folder:
        keep(columns, Path(folder))
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.conflicts.engine", folder],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            said = process.stdout.readline()
            ready_s = time.perf_counter() - begun
            assert said == b"ready\n", "the process ended before it was ready"
            held_mb, most_mb = memory_mb(process.pid)
            process.stdin.close()
    return {
        "ready_1e6_s": round(ready_s, 2),
        "memory_1e6_mb": round(held_mb, 1),
        "memory_1e6_most_mb": round(most_mb, 1),
    }
