"""Plays worlds at the command line: one again, step by step, or new ones until told to stop.

.venv/bin/python -m tests.simulation 17
.venv/bin/python -m tests.simulation --soak 60 --from 1000 --out .cache/worlds.json
.venv/bin/python -m tests.simulation --planted
"""

import argparse
import json
import sys
import time
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import count
from pathlib import Path

from tests.piece import commit
from tests.simulation.life import live
from tests.simulation.planted import FAULTS, looked_at, planted

PLANTED_SEEDS_MAX = 60
Counts = dict[str, int]


def counted(seed: int) -> Counts:
    """Play one world; return what it counts for."""
    try:
        life = live(seed)
    except Exception as error:
        notes = getattr(error, "__notes__", [])
        sys.stderr.write(
            f"seed {seed}: {type(error).__name__}: {error}\n" + "\n".join(notes) + "\n"
        )
        return {"worlds": 1, "failed": 1, f"failed seed {seed}": 1}
    return {
        "worlds": 1,
        "failed": 0,
        "simulated seconds": round(life.world.tick),
        "acts of officers": sum(life.officers.done.values()),
        "parcels": life.world.carried,
        "starts after a kill or a power cut": life.world.kills,
        "forks proven": life.watcher.forks,
        f"worlds with {life.sort or 'honest parties alone'}": 1,
    }


def soak(minutes: float, start: int, out: Path, workers: int) -> int:
    """Play world after world until the time is over or somebody stops it; report what was done."""
    ends, total = time.monotonic() + minutes * 60, dict[str, int]()
    seeds, running = count(start), set[Future[Counts]]()
    pool = ProcessPoolExecutor(workers)
    try:
        while time.monotonic() < ends:
            while len(running) < workers * 2:
                running.add(pool.submit(counted, next(seeds)))
            done, running = wait(running, return_when=FIRST_COMPLETED)
            _add(total, done)
        _add(total, wait(running).done)
    except KeyboardInterrupt:
        pass  # What was played until now counts.
    pool.shutdown(cancel_futures=True)
    out.parent.mkdir(exist_ok=True)
    told = {"commit": commit(), "first seed": start, **total}
    out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    hours = total.get("simulated seconds", 0) / 3600
    sys.stdout.write(f"{total.get('worlds', 0):,} worlds, {hours:,.1f} simulated hours, ")
    sys.stdout.write(f"{total.get('failed', 0)} failed\n")
    return 1 if total.get("failed") else 0


def say_caught(workers: int) -> int:
    """Say of each planted fault the first world that catches it, for CAUGHT of planted.py."""
    with ProcessPoolExecutor(workers) as pool:
        for name, seed in zip(FAULTS, pool.map(_catching, FAULTS), strict=True):
            sys.stdout.write(f'        "{name}": {seed},\n')
    return 0


def _catching(name: str) -> int:
    for seed in looked_at(name, PLANTED_SEEDS_MAX):
        try:
            with planted(name):
                live(seed)
        except Exception:
            return seed
    raise AssertionError(f"no world of {PLANTED_SEEDS_MAX} noticed {name}")


def _add(total: Counts, done: set[Future[Counts]]) -> None:
    for one in done:
        for name, number in one.result().items():
            total[name] = total.get(name, 0) + number


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("seeds", nargs="*", type=int)
    parser.add_argument("--soak", type=float, metavar="MINUTES")
    parser.add_argument("--from", type=int, default=1_000, dest="start")
    parser.add_argument("--out", type=Path, default=Path(".cache/worlds.json"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--planted", action="store_true")
    asked = parser.parse_args()
    if asked.planted:
        return say_caught(asked.workers)
    if asked.soak is not None:
        return soak(asked.soak, asked.start, asked.out, asked.workers)
    for seed in asked.seeds:
        sys.stdout.write("\n".join(live(seed).world.told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
