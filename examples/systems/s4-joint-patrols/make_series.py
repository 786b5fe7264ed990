"""Makes series.csv: a series of 95 joint patrols, from what is public and from what is composed.

The rule: no chance and no clock. The same file comes out on every machine, and a test compares.
What is public: a memorandum of 22 October 2019 set up joint patrols; those near Kobani reached
number 95 on 11 April 2022; a typical one has four vehicles of each party and two helicopters and
leaves a named gate at about 09:30 local time. Everything else is composed: the other dates, the
route, the delays, which of them were cut short and why.
"""

import csv
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("series.csv")
COUNT = 95
FIRST, LAST = date(2019, 11, 5), date(2022, 4, 11)
REASONS = (
    "the road is blocked by a crowd",
    "a vehicle broke down",
    "mud after rain: the vehicles do not pass",
    "stones were thrown at the vehicles",
)
POINTS = 4
HEADINGS = ("number", "date", "a_min", "b_min", "cut_after", "reason")


def drawn(number: int, use: str, below: int) -> int:
    """A number that looks like chance and is the same every time."""
    data = sha256(f"series {number} {use}".encode()).digest()
    return int.from_bytes(data[:4], "big") % below


def day(number: int) -> date:
    """When the n-th sets out: evenly between the first and the last."""
    span = (LAST - FIRST).days
    return FIRST + timedelta(days=round(span * (number - 1) / (COUNT - 1)))


def delays(number: int, party: str) -> list[str]:
    """Minutes by which each point is reported late; `-` where a point was left out."""
    said = [drawn(number, f"{party} {point}", 9) for point in range(POINTS)]
    if drawn(number, f"{party} slow", 12) == 0:
        said[2] += 15  # beyond its grace
    left_out = drawn(number, f"{party} silent", 25) == 0
    return ["-" if left_out and point == 1 else str(late) for point, late in enumerate(said)]


def row(number: int) -> dict[str, Any]:
    """One patrol of the series."""
    cut = drawn(number, "cut", 16) == 0
    return {
        "number": number,
        "date": day(number).isoformat(),
        "a_min": " ".join(delays(number, "A")),
        "b_min": " ".join(delays(number, "B")),
        "cut_after": 1 + drawn(number, "where", 2) if cut else "",
        "reason": REASONS[drawn(number, "why", len(REASONS))] if cut else "",
    }


def rows() -> list[dict[str, Any]]:
    """The whole series."""
    return [row(number) for number in range(1, COUNT + 1)]


def main() -> None:
    """Write the file."""
    with FILE.open("w", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())


if __name__ == "__main__":
    main()
