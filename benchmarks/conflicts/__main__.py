"""Finding conflicts, beside PostGIS and shapely: the table, the differences and the chart.

Run: python -m benchmarks.conflicts [--write] [--largest N] [--cached] [--install].
--write puts them into docs/; --install lets the system's package manager add PostGIS;
--cached takes what peers need for all conflicts from an earlier run; --largest leaves sizes out.
"""

import argparse
import json
import sys

from benchmarks.conflicts.chart import chart
from benchmarks.conflicts.difference import WRONG
from benchmarks.conflicts.page import CHART, PROMISES, reasons, section, write
from benchmarks.conflicts.run import SIZES, Run, measure
from benchmarks.parties import machine
from benchmarks.promise import all_met, table


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what a run of this part may be told."""
    parser.add_argument("--largest", type=int, default=max(SIZES), help="notices, at most")
    parser.add_argument("--cached", action="store_true", help="peers' pairs of an earlier run")
    parser.add_argument("--install", action="store_true", help="install PostGIS if it is missing")


def run(chosen: argparse.Namespace) -> Run:
    """Measure, print the table and the differences, and write them if that is asked."""
    found = Run(chosen.largest, chosen.cached, chosen.install)
    measure(found)
    print(table(PROMISES, found.figures), reasons(found), sep="\n\n")
    print(json.dumps(found.figures))
    if chosen.write:
        write(section(found))
        CHART.write_text(chart(found.figures))
    return found


def succeeded(found: Run) -> bool:
    """Tell whether every promise is met and no answer is wrong."""
    wrong = sum(of[why] for of in found.reasons.values() for why in WRONG)
    return not wrong and all_met(PROMISES, found.figures)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conflicts", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md anew")
    arguments(parser)
    print(machine(), file=sys.stderr)
    return 0 if succeeded(run(parser.parse_args())) else 1


if __name__ == "__main__":
    sys.exit(main())
