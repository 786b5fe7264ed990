"""What memory does: how fast it is read, and how much of it a process with 1e6 notices takes."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from benchmarks.conflicts.workload import Columns
from benchmarks.parties import ROOT, memory_mb

FAR_LARGER_THAN_CACHE = 2 << 30  # Bytes; caches of 300 MB are on the market.
TIMES = 5


def bandwidth_gb_s() -> float:
    """Return how fast one thread reads memory: the sum of an array that no cache holds."""
    numbers = np.ones(FAR_LARGER_THAN_CACHE // 8)
    best_s = np.inf
    for _ in range(TIMES):
        begun = time.perf_counter()
        numbers.sum()
        best_s = min(best_s, time.perf_counter() - begun)
    return float(numbers.nbytes / best_s / 1e9)


def readiness(columns: Columns) -> dict[str, float]:
    """Start a process that loads notices and checks one; return its seconds and its memory."""
    with tempfile.TemporaryDirectory(prefix="keepclear-bench-") as folder:
        path = str(Path(folder) / "notices.npz")
        columns.save(path)
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.conflicts.engine", path],
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
        "memory_1e6_mb": held_mb,
        "memory_1e6_most_mb": most_mb,
    }
