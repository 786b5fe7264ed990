"""One patrol as a strip of time for a terminal: where each party was to report, and where it did.

Plain characters of one width, so that it also reads well in a file or a mail.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

WIDTH: Final = 60
DUE, ON_TIME, LATE, CUT_SHORT, NOW = "|", "*", "!", "x", "^"
LEGEND: Final = f"{DUE} due  {ON_TIME} reported  {LATE} late  {CUT_SHORT} cut short  {NOW} now"


def strip(view: Mapping[str, Any]) -> list[str]:
    """Return the lines of a patrol's strip, as the view `patrol` shows it."""
    times = [_seconds(point["due"]) for point in view["points"]]
    told = [_seconds(report["at"]) for part in view["parts"] for report in part["reports"]]
    ends = [_seconds(part["ended"]) for part in view["parts"] if part["ended"]]
    now = _seconds(view["now"])
    low, high = min(*times, *told), max(*times, *told, *ends)
    # A patrol long past or far ahead is not squeezed to a corner by the time of day.
    high = max(high, min(now, high + (high - low)))

    def column(at: int) -> int:
        return round((WIDTH - 1) * (at - low) / max(high - low, 1))

    longest = max((len(part["party"]) for part in view["parts"]), default=0)
    width = max(longest, 3)
    marks = [(column(at), DUE) for at in times]
    rows = [("due", marks)]
    rows += [(part["party"], [*_reports(part, column)]) for part in view["parts"]]
    if low <= now <= high:
        rows.append(("", [(column(now), NOW)]))
    lines = [f"{name:<{width}}  {_drawn(marks)}".rstrip() for name, marks in rows]
    first, last = view["points"][0]["due"], view["points"][-1]["due"]
    return [*lines, f"{'':<{width}}  {first[11:16]}Z to {last[11:16]}Z   {LEGEND}"]


def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def _reports(part: Mapping[str, Any], column: Any) -> Iterator[tuple[int, str]]:
    for report in part["reports"]:
        yield column(_seconds(report["at"])), LATE if report["late_s"] else ON_TIME
    if part["state"] == "CUT_SHORT" and part["ended"]:
        yield column(_seconds(part["ended"])), CUT_SHORT


def _drawn(marks: Sequence[tuple[int, str]]) -> str:
    row = ["-"] * WIDTH if marks and marks[0][1] == DUE else [" "] * WIDTH
    for at, mark in marks:
        row[at] = mark
    return "".join(row)
