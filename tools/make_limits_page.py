"""Makes docs/limits.md from src/keepclear/limits.py, so that the page is what the node does.

The rule: a limit without a reason above it is refused. `--print` writes to stdout, for comparison.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/keepclear/limits.py"
PAGE = ROOT / "docs/limits.md"
OPENING = """# Limits

What one node will not exceed. Input over a limit is refused whole, with a message that names the
limit and the cure; nothing is cut short in silence. The numbers are the same for every party and
are part of the protocol: a node with other numbers would refuse what its peers accept.

This page is made from `src/keepclear/limits.py` by `make limits`.

| limit | value | reason |
| --- | ---: | --- |
"""


def reason_above(lines: list[str], line: int) -> str:
    """The comment that stands right above a line (counted from 1), as one sentence or more."""
    words: list[str] = []
    index = line - 2
    while index >= 0 and lines[index].startswith("#"):
        words.insert(0, lines[index].lstrip("# ").rstrip())
        index -= 1
    return " ".join(words)


def rows(source: str) -> list[str]:
    """One row of the table for each constant, in the order of the module."""
    lines = source.splitlines()
    found = []
    for statement in ast.parse(source).body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                number = ast.literal_eval(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                number = ast.literal_eval(value)
            case _:
                continue
        reason = reason_above(lines, statement.lineno)
        if not reason:
            sys.exit(f"limits.py:{statement.lineno}: {name} has no reason above it; write one")
        found.append(f"| `{name}` | {number:,} | {reason} |")
    return found


def main() -> None:
    """Writes the page, or prints it."""
    page = OPENING + "\n".join(rows(SOURCE.read_text())) + "\n"
    if "--print" in sys.argv[1:]:
        print(page, end="")
    else:
        PAGE.write_text(page)


if __name__ == "__main__":
    main()
