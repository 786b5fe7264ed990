"""How much of a long run this one is: none, all of it, or a piece.

KEEPCLEAR_SOAK is not set for the short form of the tests, is 1 for the full counts, and is 2/5 for
the second of five pieces of them. The pieces of one commit come together on docs/reliability.md.
"""

import os
import subprocess
from functools import cache
from pathlib import Path

ASKED = os.environ.get("KEEPCLEAR_SOAK", "")
LONG = bool(ASKED)
ROOT = Path(__file__).resolve().parents[1]


def piece(short: int, whole: int) -> range:
    """The numbers that this run tries: the first few of a short run, or its piece of the whole."""
    if not LONG:
        return range(short)
    which, _, of = ASKED.partition("/")
    number, pieces = int(which), int(of or 1)
    if not 1 <= number <= pieces:
        raise ValueError(f"KEEPCLEAR_SOAK={ASKED}: give 1, or a piece as 2/5")
    return range(whole * (number - 1) // pieces, whole * number // pieces)


@cache
def commit() -> str:
    """The commit that is tried, marked where files differ from it; empty outside of git."""
    words = ["git", "describe", "--always", "--exclude=*", "--abbrev=12", "--dirty"]
    try:
        ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return ran.stdout.strip()
