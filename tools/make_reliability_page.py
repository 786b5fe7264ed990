"""Makes docs/reliability.md from the reports of a long run (`make soak`).

The rule: the page says only what ran and what came of it. A test that counts worlds, kills, cuts or
inputs says so by `record_property("worlds", 10_000)`; the counts of all tests are added up. A
planted fault says what caught it by `record_property("fault: ...", "...")`.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

OPENING = """# Reliability

What the last run did, long or short: a count that is not here was no part of it. Every count is of
something tried and then checked; the short form of the same tests is in `make test`.

"""
FAULT = "fault: "
PYTHON = ".venv/bin/python"
COMMANDS = (
    ("everything, with this page; Ctrl-C ends the worlds earlier", "make soak MINUTES=600"),
    ("worlds, from any seed on", f"{PYTHON} -m tests.simulation --soak 60 --from 1000"),
    ("one world, step by step", f"{PYTHON} -m tests.simulation 17"),
    ("planted faults", f"{PYTHON} -m pytest tests/simulation/test_planted_faults.py"),
    ("power cuts", f"KEEPCLEAR_SOAK=1 {PYTHON} -m pytest tests/contract/test_power_loss.py"),
    ("kills of real nodes", f"KEEPCLEAR_SOAK=1 {PYTHON} -m pytest tests/exchanges/test_kill.py"),
)
OTHERS = (
    (
        "[SQLite](https://www.sqlite.org/testing.html)",
        "power loss played by a file layer that drops and damages unsynced writes; every branch "
        "covered; a full run of one of its four harnesses is about 1.5 million test instances",
        "the same idea, laid under SQLite as we use it. We rest on their work: the medium is "
        "theirs, the order of commit and speech is ours. Our branches are not counted",
    ),
    (
        "[TigerBeetle](https://docs.tigerbeetle.com/about/vopr)",
        "the real code in a simulator that a seed drives, with faults of network and disk; "
        "a minute of it stands for days",
        "the real code, a seed, faults of network, disk and clock, and parties who lie; our "
        "worlds are small, and each lasts minutes of its own time",
    ),
    (
        "[FoundationDB](https://apple.github.io/foundationdb/testing.html)",
        "tens of thousands of simulations every night; by their estimate as much as a trillion "
        "hours of processor",
        "the run above, on two processors: smaller by many powers of ten",
    ),
)
ENDING = """What this does not show: that a disk keeps what it says it has synced (a control shows
that such a disk does lose), that processors and memory are sound, or that no fault is left that no
check here would notice.
"""


def table(*rows: Sequence[str]) -> list[str]:
    """Rows of a table in Markdown, of which the first is its head."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], "| " + " | ".join("---" for _ in rows[0]) + " |", *lines[1:], ""]


def again() -> list[str]:
    """How to make the figures again, and what others publish of themselves."""
    commands = [(what, f"`{command}`") for what, command in COMMANDS]
    return [
        *("## To make it again", ""),
        *table(("what", "command"), *commands),
        *("## Beside others", "", "The manner is theirs; the amount is not.", ""),
        *table(("who", "what they say", "here"), *OTHERS),
        ENDING,
    ]


def outcome(case: ElementTree.Element) -> str:
    """How one test ended: passed, failed or skipped."""
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


def run(report: ElementTree.Element) -> list[str]:
    """What the tests of one report did, as the lines of a table."""
    cases = list(report.iter("testcase"))
    outcomes = Counter(outcome(case) for case in cases)
    counts: Counter[str] = Counter()
    for found in report.iter("property"):
        if found.get("value", "").isdigit():
            counts[found.get("name", "")] += int(found.get("value", ""))
    started = next((suite.get("timestamp", "") for suite in report.iter("testsuite")), "")[:19]
    seconds = sum(float(case.get("time", "0")) for case in cases)
    lines = [f"Run of {started} (the machine's clock), {seconds / 60:,.0f} minutes of tests.", ""]
    lines += ["| what | count |", "| --- | ---: |"]
    lines += [f"| tests {name} | {outcomes[name]:,} |" for name in ("passed", "failed", "skipped")]
    return [*lines, *(f"| {name} | {count:,} |" for name, count in sorted(counts.items())), ""]


def worlds(counts: Mapping[str, int]) -> list[str]:
    """What a soak of seeded worlds did, as the lines of a table."""
    hours = counts.get("simulated seconds", 0) / 3600
    rows = {name: number for name, number in counts.items() if name != "simulated seconds"}
    lines = ["## Seeded worlds", "", "| what | count |", "| --- | ---: |"]
    return [
        *lines,
        f"| simulated hours | {hours:,.1f} |",
        *(f"| {name} | {number:,} |" for name, number in rows.items()),
        "",
    ]


def faults(report: ElementTree.Element) -> list[str]:
    """Which planted fault was caught in the world of which seed, and by what, as a table."""
    found = [
        (named.get("name", "")[len(FAULT) :], *named.get("value", "").split(": ", 1))
        for named in report.iter("property")
        if named.get("name", "").startswith(FAULT)
    ]
    if not found:
        return []
    lines = ["## Planted faults", ""]
    lines += ["Each is planted in the code by itself, and caught in the world of the seed.", ""]
    lines += ["| fault | caught by seed | how it showed |", "| --- | ---: | --- |"]
    told = [(fault, seed, how.replace("|", "/")) for fault, seed, how in found]
    return [*lines, *(f"| {fault} | {seed} | {how} |" for fault, seed, how in told), ""]


def page(report: ElementTree.Element, counts: Mapping[str, int] | None = None) -> str:
    """The page for one report in JUnit's form, and what a soak of worlds counted."""
    lines = [*run(report), *(worlds(counts) if counts else []), *faults(report)]
    return OPENING + "\n".join([*lines, *again()])


def main() -> None:
    """Reads the report named first, writes the page named second; worlds are counted in a third."""
    match sys.argv[1:]:
        case [sources, target, *rest] if len(rest) <= 1:
            read = [Path(name) for name in rest if Path(name).exists()]
            counts = json.loads(read[0].read_text(encoding="utf-8")) if read else None
            report = ElementTree.Element("testsuites")
            for source in sources.split(","):  # A run may be made in pieces.
                report.extend(ElementTree.parse(source).getroot())
            Path(target).write_text(page(report, counts), encoding="utf-8")
        case _:
            sys.exit("usage: make_reliability_page.py REPORT.xml[,OTHER.xml] PAGE.md [WORLDS.json]")


if __name__ == "__main__":
    main()
