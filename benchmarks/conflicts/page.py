"""The part of docs/performance.md on finding conflicts: promises, figures, differences."""

from benchmarks.conflicts.cluster import SETTINGS
from benchmarks.conflicts.run import A_TURN, TURNS, Run
from benchmarks.conflicts.workload import HOURS
from benchmarks.parties import ROOT, machine
from benchmarks.promise import Promise, table

from keepclear.host.clock import real_now

PAGE = ROOT / "docs" / "performance.md"
CHART = ROOT / "docs" / "performance-conflicts.svg"
HEADING = "## Finding conflicts"

PROMISES = (
    Promise("one new notice against 100,000, beside PostGIS", "check_1e5_faster", " x", least=20),
    Promise("one new notice against 1,000,000, beside PostGIS", "check_1e6_faster", " x", least=12),
    Promise("all conflicts among 100,000, beside PostGIS", "all_postgis_faster", " x", least=60),
    Promise("all conflicts among 100,000, beside STRtree", "all_strtree_faster", " x", least=3),
    Promise("check and insert in a synced commit, beside PostGIS", "durable_faster", " x", least=2),
    Promise("memory with 1,000,000 active", "memory_1e6_mb", " MB", most=600),
    Promise("ready with 1,000,000 active", "ready_1e6_s", " s", most=3),
    Promise("most memory of a check, a feature", "check_bytes_a_feature", " bytes", most=1_000),
)

TEXT = """\
{heading}

Measured on {day} on {machine}, in one run of `python -m benchmarks.conflicts`, beside {peer}
and shapely. Ratios are of medians.

{table}

Where a target is missed, as measured when this was written: one notice among 100,000 took 50 to
60 us, some 20 of them Python around the search (making the volume ready, the call, sorting the
keys), which weighs less among 1,000,000. All conflicts took 1.0 to 1.4 s on both cores, 1.7 s of
one core's time for 2.6 million pairs looked at, 0.65 us each. The targets came of PostGIS at 130
to 222 s and STRtree at 6.9 s; here PostGIS joins on both cores at once and took 49 s, STRtree 3.0
to 5.7 s.

![Time of one check against the number of active notices](performance-conflicts.svg)

The theatre is 600 by 600 km and {hours} h long: 40 % circles, 30 % corridors of up to 200 km, 30 %
areas, half of all around thirty places
([benchmarks/conflicts/workload.py](../benchmarks/conflicts/workload.py)). Every notice is of a
party of its own, so that every pair counts. PostGIS holds core, radius and a box of four dimensions
with an n-dimensional GiST index, and asks `ST_DWithin` on the cores
([benchmarks/conflicts/postgis.py](../benchmarks/conflicts/postgis.py)); its statements are
prepared, its settings {settings}.
STRtree is shapely's, one for each hour. Each figure of a check is the median of {turns} turns of
{a_turn} notices, both sides turn about on the same notices; `_least` and `_most` are the extremes
of the turns. "Every column read once" is the time in which one thread reads the index columns from
memory: what a plain scan cannot beat, and a tree can. `bare_sync` writes one block and syncs it:
where it nears a durable check, waiting is most of both. `check_file_` is `keepclear check` on one
file of so many of these notices, of three parties and spread over so long a time that few conflict
([benchmarks/conflicts/check.py](../benchmarks/conflicts/check.py)); what it holds of each is told
in [Checking files](run/checking.md).
{notes}
| figure | value |
| --- | ---: |
{figures}

### Where the answers differ

PostGIS and STRtree search in a conformal plane, Keepclear on the ellipsoid. Each pair that only one
side found was measured anew along the ellipsoid, with edges straight in longitude and latitude.

{reasons}
"""


def section(run: Run) -> str:
    """Write the part of the page for one run."""
    return TEXT.format(
        heading=HEADING,
        day=f"{real_now():%Y-%m-%d}",
        machine=machine(),
        peer=run.peer or "no PostGIS",
        table=table(PROMISES, run.figures),
        hours=HOURS,
        settings=", ".join(f"`{name}` {value}" for name, value in SETTINGS.items() if value),
        turns=TURNS,
        a_turn=A_TURN,
        notes="".join(f"\n{note}\n" for note in run.notes),
        figures="\n".join(f"| `{name}` | {value:,g} |" for name, value in run.figures.items()),
        reasons=reasons(run),
    )


def reasons(run: Run) -> str:
    """Write how many pairs differ in each comparison, and why."""
    if not run.reasons:
        return "Nothing was compared in this run."
    names = list(run.reasons)
    rows = ["| why | " + " | ".join(names) + " |", "| --- |" + " ---: |" * len(names)]
    for why in next(iter(run.reasons.values())):
        counts = (f"{run.reasons[name][why]:,}" for name in names)
        rows.append(f"| {why} | " + " | ".join(counts) + " |")
    return "\n".join(rows)


def write(part: str) -> None:
    """Put the part in its place at the end of the page, in the stead of the last one."""
    before = PAGE.read_text().partition(f"\n{HEADING}\n")[0]
    PAGE.write_text(f"{before.rstrip()}\n\n{part}")


def kept() -> str:
    """Return the part as the page has it, so that the rest can be written anew; may be empty."""
    return "".join(PAGE.read_text().partition(f"\n{HEADING}\n")[1:]).lstrip()
