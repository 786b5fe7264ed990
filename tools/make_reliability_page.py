"""Makes docs/reliability.md from the report of a long run (`make soak`).

The rule: the page says only what ran and what came of it. A test that counts worlds, kills, cuts or
inputs says so by `record_property("worlds", 10_000)`; the counts of all tests are added up.
"""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

OPENING = """# Reliability

What the last long run did, by `make soak`. Every count is of something tried and then checked; the
short form of the same tests is in `make test`.

"""
ARGUMENTS = 3


def outcome(case: ElementTree.Element) -> str:
    """How one test ended: passed, failed or skipped."""
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


def page(report: ElementTree.Element) -> str:
    """The page for one report in JUnit's form."""
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
    lines += [f"| {name} | {count:,} |" for name, count in sorted(counts.items())]
    return OPENING + "\n".join(lines) + "\n"


def main() -> None:
    """Reads the report named first and writes the page named second."""
    if len(sys.argv) != ARGUMENTS:
        sys.exit("usage: make_reliability_page.py REPORT.xml PAGE.md")
    report = ElementTree.parse(sys.argv[1]).getroot()
    Path(sys.argv[2]).write_text(page(report), encoding="utf-8")


if __name__ == "__main__":
    main()
