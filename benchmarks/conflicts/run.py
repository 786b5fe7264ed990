"""One run over the theatre: Keepclear and its peers take turns on the same notices.

For each size the same new notices are asked of PostGIS and of Keepclear, turn about, after a turn
that does not count; the figure of each is the median of its turns. What all conflicts cost is
measured once. What each side found is compared, and nothing is left unexplained.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import numpy as np
from benchmarks.conflicts import check, engine, postgis, strtree
from benchmarks.conflicts.cluster import FOLDER, Missing, cluster, set_up
from benchmarks.conflicts.difference import Why, explain, keys
from benchmarks.conflicts.memory import bandwidth_gb_s, bare_sync, busy_share, readiness
from benchmarks.conflicts.workload import NEW_SEED, Columns, make
from numpy.typing import NDArray

SIZES = (10_000, 100_000, 1_000_000)
ALL_PAIRS_OF = DURABLE_OF = 100_000
READY_OF = 1_000_000
TURNS, A_TURN = 5, 200
DURABLE_TURNS = 5
ALL_PAIRS_LIMIT_S = 400.0
BUSY = 0.1  # Of all processors: beyond it two processes no longer have two of them.
LOAD_LIMIT_S = 360.0


@dataclass
class Run:
    """What is asked for, and all that was found."""

    largest: int = max(SIZES)
    cached: bool = False  # All pairs of peers are taken from an earlier run, where they are kept.
    install: bool = False
    figures: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, dict[Why, int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    peer: str = ""

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(size for size in SIZES if size <= self.largest)

    def say(self, what: str) -> None:
        print(what, file=sys.stderr, flush=True)

    def note(self, what: str) -> None:
        self.say(what)
        self.notes.append(what)


def measure(run: Run) -> None:
    """Fill a run with all its figures, beginning with what the peers may lack."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    new = make(TURNS * A_TURN + A_TURN, NEW_SEED)
    with _postgis(run) as address:
        for size in run.sizes:
            run.say(f"one new notice against {size:,} ...")
            _one_size(run, make(size), new, address)
    run.figures["bandwidth_gb_s"] = round(bandwidth_gb_s(), 2)
    for size in run.sizes:
        floor_us = size * engine.BYTES_OF_INDEX / run.figures["bandwidth_gb_s"] / 1e3
        run.figures[f"floor_{short(size)}_us"] = round(floor_us, 2)
    if run.largest >= READY_OF <= engine.CHECK_MAX:
        run.figures |= readiness(make(READY_OF))
    if run.largest >= max(check.SIZES):
        run.say("checking files ...")
        run.figures |= check.measure()
    _ratios(run)


def short(size: int) -> str:
    """Write a size as the names of figures have it."""
    return f"1e{round(np.log10(size))}"


@contextmanager
def _postgis(run: Run) -> Iterator[str | None]:
    """Run PostgreSQL until the block ends, or say why there is none."""
    with ExitStack() as stack:
        address = None
        try:
            set_up(install=run.install)
            address = stack.enter_context(cluster())
        except Missing as missing:
            run.note(f"PostGIS was not measured: {missing}")
        yield address


def _one_size(run: Run, columns: Columns, new: Columns, address: str | None) -> None:
    size = short(len(columns))
    _note_busy(run, size)
    peer = postgis.Peer.load(address, columns) if address else None
    if peer:
        run.peer, run.figures[f"postgis_load_{size}_s"] = peer.version, round(peer.load_s, 1)
        if peer.load_s > LOAD_LIMIT_S:
            run.note(f"PostGIS took {peer.load_s:.0f} s to load {len(columns):,} notices.")
    ours = engine.load(columns, new) if len(columns) <= engine.CHECK_MAX else None
    ways: dict[str, Callable[[int], list[int]]] = {}
    if peer:
        asked = list(postgis.rows(new, len(columns)))
        ways["postgis"] = lambda i: peer.check(asked[i])
    if ours:
        ways["keepclear"] = ours.check_one
    else:
        run.note(f"Keepclear was not asked for one notice against {len(columns):,}.")
    found = _turns(run, f"check_{size}", ways, TURNS)
    _same_answers(run, columns, new, found)
    if len(columns) == ALL_PAIRS_OF:
        _all_pairs(run, columns, peer, ours)
    if peer:
        peer.connection.close()
    if len(columns) == DURABLE_OF:
        _durable(run, columns, new, address, ours)


def _note_busy(run: Run, part: str) -> None:
    """Keep how busy others keep the machine, and say so where that spoils what is measured."""
    share = round(busy_share(), 2)
    run.figures[f"busy_before_{part}"] = share
    if share > BUSY:
        run.note(
            f"Others used {share:.0%} of the machine before {part}: times hold waiting for it."
        )


def _turns(
    run: Run, what: str, ways: dict[str, Callable[[int], list[int]]], turns: int
) -> dict[str, list[list[int]]]:
    """Let the ways answer in turn, keep p50 and p99 of each, and return the counted answers."""
    taken: dict[str, list[list[float]]] = {way: [] for way in ways}
    answers: dict[str, list[list[int]]] = {way: [] for way in ways}
    for turn in range(turns + 1):
        for way, ask in ways.items():
            times, found = [], []
            for i in range(turn * A_TURN, (turn + 1) * A_TURN):
                begun = time.perf_counter()
                found.append(ask(i))
                times.append((time.perf_counter() - begun) * 1e6)
            if turn:  # The first one warms up.
                taken[way].append(times)
                answers[way] += found
    for way, times_of_turns in taken.items():
        p50s = [float(np.median(times)) for times in times_of_turns]
        run.figures[f"{way}_{what}_p50_us"] = round(median(p50s), 1)
        run.figures[f"{way}_{what}_p50_least_us"] = round(min(p50s), 1)
        run.figures[f"{way}_{what}_p50_most_us"] = round(max(p50s), 1)
        run.figures[f"{way}_{what}_p99_us"] = round(float(np.quantile(times_of_turns, 0.99)), 1)
    run.say(json.dumps({key: value for key, value in run.figures.items() if what in key}))
    return answers


def _same_answers(
    run: Run, columns: Columns, new: Columns, found: dict[str, list[list[int]]]
) -> None:
    """Explain where the answers about new notices differ: they stand after all others here."""
    if len(found) < 2:
        return
    both = columns.followed_by(new)
    sets = {
        way: keys(_pairs(answers, len(columns) + A_TURN), len(both))
        for way, answers in found.items()
    }
    name = f"one new notice against {len(columns):,}"
    run.reasons[name] = explain(both, sets["keepclear"], sets["postgis"])


def _pairs(answers: list[list[int]], first_row: int) -> NDArray[np.int64]:
    pairs = [(first_row + i, other) for i, found in enumerate(answers) for other in found]
    return np.array(pairs, np.int64).reshape(-1, 2)


def _all_pairs(
    run: Run, columns: Columns, peer: postgis.Peer | None, ours: engine.Engine | None
) -> None:
    run.say("all conflicts ...")
    count = len(columns)
    peers: dict[str, NDArray[np.int64]] = {}

    def by_strtree() -> tuple[NDArray[np.int64], float, float]:
        return (*strtree.all_pairs(columns), 1.0)

    peers["strtree"] = _kept(run, "strtree", columns, by_strtree)
    if peer:
        peers["postgis"] = _kept(
            run, "postgis", columns, lambda: peer.all_pairs(count, ALL_PAIRS_LIMIT_S)
        )
        between = np.setxor1d(peers["strtree"], peers["postgis"])
        run.figures["pairs_strtree_or_postgis_alone"] = len(between)
    if ours is None or count > engine.ALL_PAIRS_MAX:
        run.note(f"Keepclear was not asked for all conflicts among {count:,}.")
        return
    ours.all_pairs()  # Compiled and warm, as its peers are.
    begun = time.perf_counter()
    pairs = ours.all_pairs()
    run.figures["keepclear_all_s"] = round(time.perf_counter() - begun, 2)
    mine = keys(pairs, count)
    run.figures["keepclear_pairs"] = len(mine)
    for way, theirs in peers.items():
        if run.figures[f"{way}_all_share"] == 1:
            run.reasons[f"all among {count:,}, beside {way}"] = explain(columns, mine, theirs)


def _kept(
    run: Run,
    way: str,
    columns: Columns,
    ask: Callable[[], tuple[NDArray[np.int64], float, float]],
) -> NDArray[np.int64]:
    """Return the pairs that a peer finds; keep them and the time, and reuse them if that is asked.

    Where the limit of time ended it, the time of the whole is reckoned from the share reached.
    """
    path = FOLDER / f"{way}-{columns.name}.npz"
    if run.cached and path.exists():
        with np.load(path) as kept:
            took_s, share = float(kept["took_s"]), float(kept["share"])
            found: NDArray[np.int64] = kept["keys"]
        run.note(f"All pairs of {way} were taken from an earlier run.")
    else:
        pairs, took_s, share = ask()
        found = keys(pairs, len(columns))
        np.savez(path, keys=found, took_s=took_s, share=share)
    run.figures |= {
        f"{way}_all_s": round(took_s / share, 2),
        f"{way}_all_share": share,
        f"{way}_pairs": len(found),
    }
    run.say(f"{way}: {len(found):,} pairs in {took_s:.1f} s, {share:.0%} of the notices")
    return found


def _durable(
    run: Run, columns: Columns, new: Columns, address: str | None, ours: engine.Engine | None
) -> None:
    run.say("durable check-and-insert ...")
    ways: dict[str, Callable[[int], list[int]]] = {}
    peer = postgis.Peer.load(address, columns, logged=True) if address else None
    if peer:
        asked = list(postgis.rows(new, len(columns)))
        ways["postgis"] = lambda i: peer.durable(asked[i])
    _note_busy(run, "durable")
    with ExitStack() as stack:
        ways["bare_sync"] = stack.enter_context(bare_sync())
        if ours:
            stack.enter_context(engine.recording(ours))
            ways["keepclear"] = ours.durable
        _turns(run, "durable", ways, DURABLE_TURNS)


def _ratios(run: Run) -> None:
    """Set each peer beside Keepclear, wherever both were measured."""
    asked: list[tuple[str, str, str]] = [
        *((f"check_{size}", f"postgis_check_{size}_p50_us", f"keepclear_check_{size}_p50_us")
          for size in map(short, run.sizes)),
        ("durable", "postgis_durable_p50_us", "keepclear_durable_p50_us"),
        ("all_postgis", "postgis_all_s", "keepclear_all_s"),
        ("all_strtree", "strtree_all_s", "keepclear_all_s"),
    ]  # fmt: skip
    found: dict[str, Any] = run.figures
    for name, theirs, ours in asked:
        if theirs in found and ours in found:
            run.figures[f"{name}_faster"] = round(found[theirs] / found[ours], 2)
