"""All figures of docs/performance.md in one run: what is promised, what is measured, met or not.

Run: make bench, or python -m benchmarks [--write]; --write also makes docs/performance.md anew.
The part on finding conflicts runs alone as python -m benchmarks.conflicts, the rest of it as
python -m benchmarks --only line.
"""

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path

from benchmarks import bearer_latency, bulk, desk, line, seal, start, stranger, watch, year
from benchmarks.conflicts import __main__ as conflicts
from benchmarks.conflicts import page as conflicts_page
from benchmarks.parties import ROOT, machine
from benchmarks.promise import Promise, all_met, table

from keepclear.host.clock import real_now

PAGE = ROOT / "docs" / "performance.md"


PROMISES = (
    Promise("give to HELD, beside the floor (p50)", "line_to_floor", " x", most=2),
    Promise("receipted notices in batches", "held_a_second", " a second", least=1_000),
    Promise("CPU of a stranger's parcel of any size, after TLS", "stranger_us", " us", most=200),
    Promise("start with 100,000 past notices", "past_start_s", " s", most=2),
    Promise("most memory within that start", "past_memory_most_mb", " MB", most=200),
    Promise("CPU of `keepclear --help`", "help_cpu_s", " s", most=0.3),
    Promise("`watch` with 100,000 open timers (p95)", "watch_socket_p95_ms", " ms", most=50),
    Promise("wakes in an hour with nothing due", "idle_wakes_an_hour", "", most=0),
    Promise("import of a year's movements and sites", "bulk_import_s", " s", most=60),
    Promise("a bulletin over a year (p95)", "bulletin_p95_ms", " ms", most=1_000),
    Promise("a status statement over a year (p95)", "statement_p95_ms", " ms", most=1_000),
    Promise("what was known at an instant of it (p95)", "timeline_at_p95_ms", " ms", most=1_000),
    Promise("what happened in an hour of it (p95)", "timeline_hour_p95_ms", " ms", most=1_000),
    Promise("the desk's first usable screen (p50)", "desk_first_screen_ms", " ms", most=1_000),
    Promise("a peer's act until it is on the desk (p50)", "desk_record_p50_ms", " ms", most=300),
    Promise("frames while a full map is dragged", "desk_pan_frames_s", " a second", least=20),
    Promise("scripts that the desk loads first", "desk_first_scripts_kb", " KB", most=250),
)

TEXT = """\
# Performance

What a node promises, and what `make bench` measured. `make bench ARGS=--write` makes this page
again, on the machine at hand; ratios with what ran beside it hold better than times.

Measured on {day} on {machine}, in one run.
The load of the machine just before each part stands among the figures (`load_before_`).

{table}

Read the ratio together with `floor_p50_ms`. Where other work keeps the disk busy, waiting for four
syncs is most of both and the ratio nears 1; it says most where the floor is near 2 ms. What the
line takes beyond the floor is spread thin: the act at its author, the taking at its peer and that
of the receipt, each beside its commit, HTTPS beyond a bare echo, and the floor's own signatures,
seals and commits in colder caches.

## What stands behind it

The **floor** is the least that the same promises cost with the same libraries
([benchmarks/floor.py](../benchmarks/floor.py)): four signatures, four verifications, two seals,
three synced commits and one synced guard, over TLS between two processes, and nothing else. The
**line** is an officer's act in one node that serves, until the receipt of another is committed
([benchmarks/line.py](../benchmarks/line.py)); {standing} notices of the peer's stand, and each
new one is compared with them. Both take turns in one run.

Parcels are sealed by **X-Wing** (ML-KEM-768 with X25519). What that costs beside X25519 alone, for
a parcel of one record and of 100: to sign and seal {seal_us_ratio_1:g} and {seal_us_ratio_100:g}
times the time, to open and verify {open_us_ratio_1:g} and {open_us_ratio_100:g} times, and
{bytes_ratio_1:g} and {bytes_ratio_100:g} times the bytes
([benchmarks/seal.py](../benchmarks/seal.py)): 1,088 bytes a parcel, whatever is in it. Most of
sealing is done before there is anything to send (`prepare_us_`); `seal_prepared_us_` is what is
left then.

A **stranger's parcel** ([benchmarks/stranger.py](../benchmarks/stranger.py)) is timed from its
bytes to the rule that refuses it, for seven strangers by how far they get, small and of a megabyte
(`_largest`), by each suite; `stranger_us` is the most of all. Most is taken by who names a peer of
ours and that peer's key, so that seal and head are opened and the signature tried:
`stranger_bare_us` is what the libraries take for these three, in the same run. The body is not
looked at: `stranger_largest_hash_us` is what the hash of the largest alone would take.

| figure | value |
| --- | ---: |
{figures}

`line_to_floor_least` and `_most` are the extremes of {turns} turns of {a_turn} notices. The
start is measured beside that of a party with no past, and with no peer or channel either (`new_`):
a node reads what still stands, not what has been. Its memory is taken once it has also loaded what
it leaves for after the start, which is when it holds the most.

**What is open**: a node with {items:,} open timers and {beside:,} oddities
([benchmarks/watch.py](../benchmarks/watch.py)). `watch_few_` is the same list in a node with 2,000
notices and little more; `watch_mind_` is worked out in the process, beside {beside:,} conflicts as
well; `watch_socket_` is asked as the command asks. `wake_p50_ms` is one wake with one timer due,
its synced commit included. `notice_with_items_ratio` is what a notice takes at both nodes, from act
to receipt, beside the same where nothing is asked of anybody.

**A busy year** ([benchmarks/year.py](../benchmarks/year.py)): 12 calls a day, 95 patrols, 10,000
humanitarian movements, 2,000 sites that stand all year and 300 incidents, lived by two nodes.
`bulletin_`, `statement_` and `timeline_` look back on all of it; `bulk_` is the command that
imports the lists of it into a node that serves
([benchmarks/bulk.py](../benchmarks/bulk.py)), and `bulk_to_given` is that beside the same notices
given without a list.

**The desk** ([benchmarks/desk.py](../benchmarks/desk.py)): headless Chromium without WebGL, on the
same cores as both nodes. Its first screen is that of a browser that has never seen it, until the
heading and the map stand; `desk_full_screen_ms` is the same with {desk_notices:,} notices, of which
{desk_moving:,} are moving symbols, and these are what is dragged. A record's time begins before the
act at the peer and ends when its words are on the page, so the whole line is in it. Scripts are
counted as they are sent, packed.

## Where the time goes

From separate measurements while the code was made faster, not from the run above:

- A commit costs some 50 us and 15 us a page that it touches, the sync included; a notice touches
  some twelve pages at its author and as many at its peer.
- One post and its reply over HTTPS cost `post_p50_us`, a bare echo over TLS `floor_p50_us`.
- SQLite plans a question anew for each value unless it is told not to; told so, a search takes
  3-6 us and not 20-30.
- A notice by itself, hot and in one process, took 3.3 ms of both nodes together: 0.6 of it commits
  and some 1.0 signatures and seals. In a batch its author took 0.5-0.7 ms for each, its peer as
  much.
- The fixed parts of an envelope are written and read in place, and what is signed here is not
  decoded again: together some 85 us a record.
"""


def page(found: dict[str, float]) -> str:
    return TEXT.format(
        day=f"{real_now():%Y-%m-%d}",
        machine=machine(),
        table=table(PROMISES, found),
        standing=line.STANDING,
        **{name: found[name] for name in found if "_ratio_" in name},
        turns=line.TURNS,
        items=watch.ITEMS,
        beside=watch.BESIDE,
        desk_notices=desk.STANDING + desk.MOVING,
        desk_moving=desk.MOVING,
        a_turn=line.NOTICES_A_TURN,
        figures="\n".join(f"| `{name}` | {value:,g} |" for name, value in found.items()),
    )


def measure_line(*, write: bool) -> bool:
    """Measure the line, the bearer and the start; tell whether every promise is met."""
    found: dict[str, float] = {}
    for name, measure in (
        ("line", lambda: asyncio.run(line.measure())),
        ("bearer", lambda: asyncio.run(bearer_latency.measure())),
        ("seal", seal.measure),
        ("stranger", stranger.measure),
        ("start", start.measure),
        ("watch", watch.measure),
        ("bulk", bulk.measure),
        ("year", year.measure),
        ("desk", desk.measure),
    ):
        print(f"measuring: {name} ...", file=sys.stderr, flush=True)
        found[f"load_before_{name}"] = round(os.getloadavg()[0], 1)
        figures = measure()
        print(json.dumps(figures), file=sys.stderr, flush=True)  # Not lost if a later part fails.
        found |= figures
    if write:
        conflicts_part = conflicts_page.kept()
        Path(PAGE).write_text(page(found))
        if conflicts_part:
            conflicts_page.write(conflicts_part)
    print(table(PROMISES, found))
    print(json.dumps(found))
    return all_met(PROMISES, found)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md anew")
    parser.add_argument("--only", choices=("line", "conflicts"), help="leave the other part out")
    conflicts.arguments(parser)
    chosen = parser.parse_args()
    print(machine(), file=sys.stderr)
    met = True
    if chosen.only != "conflicts":
        met = measure_line(write=chosen.write)
    if chosen.only != "line":
        met = conflicts.succeeded(conflicts.run(chosen)) and met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
