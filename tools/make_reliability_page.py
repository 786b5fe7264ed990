"""Makes docs/reliability.md from the reports of a long run (`make soak`), whole or in pieces.

The rule: the page says only what ran and what came of it, all tests of one commit, and all worlds
of that one or of another, which is then named beside them. A test that counts worlds, kills, cuts
or inputs says so by `record_property("worlds", 10_000)`; the counts of all tests of all reports are
added up. A planted fault says what caught it by `record_property("fault: ...", "...")`. What a full
run counts stands beside it (tests/piece.py).
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

OPENING = """# Reliability

What the last long run did, and no more: a count that is not here was no part of it. Every count is
of something tried and then checked; the short form of the same tests is in `make test`.

"""
# What `make soak` counts where nobody stops it.
FULL = {
    "power cuts": 2_000,
    "kills of real nodes under load": 300,
}
EDITS, FUZZED, LED = "random edits: ", "fuzz executions: ", "fuzz seconds: "
FULL_EDITS, FULL_LED_S = 1_000_000, 600
FAULT = "fault: "
PYTHON = ".venv/bin/python"
COMMANDS = (
    ("everything, with this page; Ctrl-C ends the worlds earlier", "make soak MINUTES=600"),
    ("worlds, from any seed on", f"{PYTHON} -m tests.simulation --soak 60 --from 1000"),
    ("one world, step by step", f"{PYTHON} -m tests.simulation 17"),
    ("planted faults", f"{PYTHON} -m pytest tests/simulation/test_planted_faults.py"),
    ("power cuts", f"KEEPCLEAR_SOAK=1 {PYTHON} -m pytest tests/contract/test_power_loss.py"),
    ("kills of real nodes", f"KEEPCLEAR_SOAK=1 {PYTHON} -m pytest tests/exchanges/test_kill.py"),
    ("fuzzing and random edits", f"KEEPCLEAR_SOAK=1 {PYTHON} -m pytest tests/fuzz"),
    (
        "the second of five pieces of any of these, with a report",
        f"KEEPCLEAR_SOAK=2/5 {PYTHON} -m pytest tests/fuzz --junitxml=.cache/piece-2.xml",
    ),
    (
        "this page, from the reports of one commit",
        f"{PYTHON} tools/make_reliability_page.py docs/reliability.md .cache/*.xml .cache/*.json",
    ),
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


# What was found in the reports


@dataclass
class Found:
    """What all reports together say."""

    commits: set[str] = field(default_factory=set)
    begun: list[str] = field(default_factory=list)
    seconds: float = 0.0
    outcomes: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    pieces: dict[str, set[str]] = field(default_factory=dict)  # of each command
    faults: list[tuple[str, str, str]] = field(default_factory=list)
    worlds: Counter[str] = field(default_factory=Counter)
    seeds: list[str] = field(default_factory=list)
    commits_of_worlds: set[str] = field(default_factory=set)

    def take(self, path: Path) -> None:
        """Add what one report says: of tests in JUnit's form, or of worlds in JSON."""
        if path.suffix == ".json":
            self._take_worlds(json.loads(path.read_text(encoding="utf-8")))
        else:
            self._take_tests(ElementTree.parse(path).getroot())

    def _take_tests(self, report: ElementTree.Element) -> None:
        self.begun += [suite.get("timestamp", "")[:19] for suite in report.iter("testsuite")]
        for case in report.iter("testcase"):
            self.outcomes[outcome(case)] += 1
            self.seconds += float(case.get("time", "0"))
            told = [(p.get("name", ""), p.get("value", "")) for p in case.iter("property")]
            counts = [(name, int(value)) for name, value in told if value.isdigit()]
            for name, count in counts:
                self.counts[name] += count
            for name, value in told:
                self._take(name, value, counts=bool(counts))

    def _take(self, name: str, value: str, *, counts: bool) -> None:
        if name == "commit":
            self.commits.add(value)
        elif name == "command" and counts:
            piece, _, command = value.partition(" ")
            self.pieces.setdefault(command, set()).add(piece.partition("=")[2])
        elif name.startswith(FAULT):
            seed, _, how = value.partition(": ")
            self.faults.append((name.removeprefix(FAULT), seed, how.replace("|", "/")))

    def _take_worlds(self, counts: dict[str, str | int]) -> None:
        self.commits_of_worlds.add(str(counts.pop("commit", "")))
        first, played = int(counts.pop("first seed")), int(counts.get("worlds", 0))
        self.seeds.append(f"{first} to {first + played - 1}")
        self.worlds.update({name: int(number) for name, number in counts.items()})


def outcome(case: ElementTree.Element) -> str:
    """How one test ended: passed, failed or skipped."""
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


# What the page says of it


def run(found: Found) -> Iterator[str]:
    """What was tried, when, and what all tests of it counted."""
    commit = (
        f"Commit `{', '.join(sorted(found.commits))}`" if any(found.commits) else "A commit unknown"
    )
    minutes = f"{found.seconds / 60:,.0f} minutes of tests"
    span = f"from {min(found.begun)} on (the machine's clock)" if found.begun else "at no time told"
    yield f"{commit}, {span}, {minutes}."
    yield ""
    yield from table(("what", "reached", "in full"), *_counted(found))
    if short := list(_short(found)):
        yield f"Stopped before the full count: {'; '.join(short)}."
        yield ""


def _counted(found: Found) -> Iterator[tuple[str, str, str]]:
    for name in ("passed", "failed", "skipped"):
        yield f"tests {name}", f"{found.outcomes[name]:,}", ""
    for name, count in found.counts.items():
        if not name.startswith((EDITS, FUZZED, LED)):
            full = FULL.get(name)
            yield name, f"{count:,}", f"{full:,}" if full else ""


def _short(found: Found) -> Iterator[str]:
    full = dict(FULL)
    for name in found.counts:
        if name.startswith((EDITS, LED)):
            full[name] = FULL_EDITS if name.startswith(EDITS) else FULL_LED_S
    for name, wanted in full.items():
        if found.counts[name] < wanted:
            yield f"{name} {found.counts[name]:,} of {wanted:,}"


def doors(found: Found) -> Iterator[str]:
    """What arbitrary bytes were thrown at."""
    heads = (EDITS, FUZZED, LED)
    names = sorted({n.removeprefix(h) for n in found.counts for h in heads if n.startswith(h)})
    if not names:
        return
    yield from ("## Arbitrary bytes", "")
    yield "Each door was given changes that a seed draws, and what a fuzzer that sees which code"
    yield f"runs (atheris) made; in full {FULL_EDITS:,} edits and {FULL_LED_S // 60} minutes each."
    yield ""
    rows = [(name, *(f"{found.counts[head + name]:,}" for head in heads)) for name in names]
    yield from table(("door", "random edits", "fuzz executions", "fuzz seconds"), *rows)


def worlds(found: Found) -> Iterator[str]:
    """What a soak of seeded worlds did."""
    if not found.worlds:
        return
    hours = found.worlds.pop("simulated seconds", 0) / 3600
    other = found.commits_of_worlds - found.commits
    commit = f", of commit `{', '.join(sorted(other))}`" if any(other) else ""
    yield from ("## Seeded worlds", "", f"Seeds {', '.join(found.seeds)}{commit}.", "")
    rows = [(name, f"{number:,}") for name, number in found.worlds.items()]
    yield from table(("what", "count"), ("simulated hours", f"{hours:,.1f}"), *rows)


def faults(found: Found) -> Iterator[str]:
    """Which planted fault was caught in the world of which seed, and by what."""
    if not found.faults:
        return
    yield from ("## Planted faults", "")
    yield from ("Each is planted in the code by itself, and caught in the world of the seed.", "")
    yield from table(("fault", "caught by seed", "how it showed"), *found.faults)


def pieces(found: Found) -> Iterator[str]:
    """The commands of a run that was made in pieces."""
    if found.pieces:
        yield from ("## The pieces of this run", "", "Of the tests that count something:", "")
        rows = [(f"`{c}`", ", ".join(sorted(of))) for c, of in sorted(found.pieces.items())]
        yield from table(("command", "each with KEEPCLEAR_SOAK="), *rows)


def table(*rows: Sequence[str]) -> list[str]:
    """Rows of a table in Markdown, of which the first is its head; figures stand right."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    figures = [
        rows[1:] and all(_is_figure(row[i]) for row in rows[1:]) for i in range(len(rows[0]))
    ]
    marks = ["---:" if figure else "---" for figure in figures]
    return [lines[0], "| " + " | ".join(marks) + " |", *lines[1:], ""]


def _is_figure(text: str) -> bool:
    return text.replace(",", "").replace(".", "").isdigit() or not text


def again() -> Iterator[str]:
    """How to make the figures again, and what others publish of themselves."""
    yield from ("## To make it again", "")
    yield from table(("what", "command"), *((what, f"`{command}`") for what, command in COMMANDS))
    yield from ("## Beside others", "", "The manner is theirs; the amount is not.", "")
    yield from table(("who", "what they say", "here"), *OTHERS)
    yield ENDING


def page(found: Found) -> str:
    """The page for all that was found."""
    parts = (run, doors, worlds, faults, pieces)
    lines = [line for part in parts for line in part(found)]
    return OPENING + "\n".join([*lines, *again()])


def main() -> None:
    """Writes the page named first from the reports named after it."""
    match [Path(name) for name in sys.argv[1:]]:
        case [target, *reports] if reports:
            found = Found()
            for report in filter(Path.exists, reports):
                found.take(report)
            for commits in (found.commits, found.commits_of_worlds):
                if len(commits) > 1:
                    sys.exit(f"reports of different commits: {', '.join(sorted(commits))}")
            target.write_text(page(found), encoding="utf-8")
        case _:
            sys.exit("usage: make_reliability_page.py PAGE.md REPORT.xml... [WORLDS.json...]")


if __name__ == "__main__":
    main()
