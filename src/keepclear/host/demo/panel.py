"""What one party's desk shows, and the panels of the demo's screen that are drawn from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from keepclear.errors import Unavailable
from keepclear.host.demo.parties import Parties

View = dict[str, Any]

LINES_SHOWN: Final = 10  # of conflicts, and of what is overdue
PANEL_EDGES: Final = 4  # columns taken by a panel's border and padding
OWN_UNITS_TO_BE_TOLD: Final = "own units to be told"
TO_READ_BACK: Final = ("notice to read back", "CORRECTION: read back anew")
LEGEND: Final = (
    "held by its node · wait: read back, unanswered · read back · told own units · LATE: not read "
    "back"
)
_GRADES: Final[Mapping[str, str]] = {
    "": "dim",
    "held": "",
    "wait": "yellow",
    "anew": "yellow",
    "read": "green",
    "told": "bold green",
    "OBJ": "bold magenta",
    "LATE": "bold red",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one party's desk shows at one moment; `away` where its node does not answer."""

    name: str
    status: View
    notices: Sequence[View] = ()
    watch: Sequence[View] = ()
    conflicts: Sequence[View] = ()
    takings: Sequence[View] = ()
    away: bool = False


def look(parties: Parties, name: str) -> Seen:
    """Ask one party's node for everything that the screen shows of it."""
    asked = ("status", "notices", "watch", "conflicts", "takings")
    try:
        return Seen(name, *(parties.ask(name, {"view": view}) for view in asked))
    except Unavailable:
        return Seen(name, {}, away=True)


def own(seen: Seen) -> list[View]:
    """Return the notices that a party has itself given."""
    return [notice for notice in seen.notices if notice["party"] == seen.name]


def _late(seen: Sequence[Seen]) -> set[tuple[str, str]]:
    """Return the pairs of party and notice where a read-back is overdue on that party's desk."""
    return {
        (one.name, item["record"])
        for one in seen
        for item in one.watch
        if item["what"] in TO_READ_BACK and item.get("overdue")
    }


def party_panel(one: Seen, seen: Sequence[Seen], reach: str) -> Panel:
    """Draw a party: its clock, its line to the others, and its notices with each of them."""
    if one.away:
        return Panel(Text("its node does not answer", style="bold red"), title=one.name)
    peers = sorted(one.status["peers"], key=lambda peer: peer["party"])
    others = [peer["party"] for peer in peers]
    late = _late(seen)
    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, pad_edge=False, expand=True)
    table.add_column("its notices", no_wrap=True, ratio=1, header_style="dim")
    for other in others:
        table.add_column(other, no_wrap=True, width=4, header_style="dim")
    for notice in own(one):
        grades = {party["party"]: _grade(party) for party in notice["parties"]}
        words = [
            "LATE" if (other, notice["record"]) in late else grades.get(other, "")
            for other in others
        ]
        name = Text(notice["notice"], style="" if notice["conflicts"] == 0 else "yellow")
        table.add_row(name, *(Text(word, style=_GRADES[word]) for word in words))
    title = f"[bold]{one.name}[/]  {one.status['now'][11:16]}Z{reach}"
    lines = [_line_to(peer) for peer in peers]
    return Panel(
        Group(Text("  ").join(lines), table),
        title=title,
        title_align="left",
        box=box.ROUNDED,
    )


def _line_to(peer: View) -> Text:
    if peer["node_reachable"]:
        return Text(f"{peer['party']} reachable", style="dim")
    if peer["last_contact"] is None:
        return Text(f"{peer['party']} not yet", style="dim")
    return Text(f"{peer['party']} NO CONTACT", style="bold red")


def _grade(party: View) -> str:
    """Say in one word how far a notice has come with a party."""
    if party["objection"] != "NONE":
        return "OBJ"
    if party["read_back"] == "CORRECT" and party["dissemination"] != "NONE":
        return "told"
    words = {"UNANSWERED": "wait", "CORRECTION": "anew", "CORRECT": "read"}
    return words.get(party["read_back"], "held" if party["receipt"] != "NONE" else "")


def conflict_panel(seen: Sequence[Seen]) -> Panel:
    """Draw the conflicts that stand, and who shows them where not everyone does."""
    shown_by: dict[str, list[str]] = {}
    rows: dict[str, View] = {}
    for one in seen:
        for row in one.conflicts:
            rows[row["id"]] = row
            shown_by.setdefault(row["id"], []).append(one.name)
    table = Table(box=None, padding=(0, 1, 0, 0), show_header=False, expand=True)
    table.add_column(no_wrap=True, ratio=1, overflow="ellipsis")
    table.add_column(no_wrap=True)
    listed = sorted(rows.values(), key=lambda row: (row["start"], row["notices"]))
    for row in listed[:LINES_SHOWN]:
        by = shown_by[row["id"]]
        everyone = len(by) == len(seen)
        who = row["start"][11:16] + "Z" if everyone else f"only {' '.join(by)}"
        table.add_row(Text(" / ".join(row["notices"]), style="yellow"), Text(who))
    title = f"conflicts that stand: {len(listed)}" + (", and when they begin" if listed else "")
    body: RenderableType = table if listed else Text("none", style="dim")
    return Panel(body, title=title, title_align="left", box=box.ROUNDED)


def overdue_panel(seen: Sequence[Seen], console: Console) -> Panel:
    """Draw the STOPs, then what is overdue: read-backs first, longest first."""
    stops = {row["record"]: row for one in seen for row in one.takings}
    width = console.width // 2 - PANEL_EDGES
    lines = [line for row in stops.values() for line in _stop(row, console, width)]
    late, untold = _late_read_backs(seen), _untold(seen)
    room = LINES_SHOWN - len(lines) - len(untold)
    if len(late) > room:
        more = Text(f"and {len(late) - room + 1} more read-backs", style="dim")
        late = [*late[: max(room - 1, 0)], more]
    body = [*lines, *late, *untold] or [Text("nothing", style="dim")]
    border = "bold red" if any(row["not_taken"] for row in stops.values()) else ""
    title = "[bold red]EXERCISE STOP[/], and what is overdue" if stops else "overdue"
    return Panel(
        Group(*body), title=title, title_align="left", border_style=border, box=box.ROUNDED
    )


def _stop(row: View, console: Console, width: int) -> Iterable[Text]:
    words = Text(f"{row['at'][11:16]}Z {row['party']}: {row['text']}", style="bold red")
    yield from words.wrap(console, width)  # A STOP is shown whole, whatever else has no room.
    taken = [f"{name} has taken it" for name in sorted(row["taken"])]
    rings = [f"RINGS at {name}" for name in sorted(row["not_taken"])]
    yield Text("; ".join([*rings, *taken]), style="bold red" if rings else "green")


def _late_read_backs(seen: Sequence[Seen]) -> list[Text]:
    items = [
        (item["left_s"], one.name, item["notice"])
        for one in seen
        for item in one.watch
        if item.get("overdue") and item["what"] in TO_READ_BACK
    ]
    return [
        Text(f"{_lateness(left_s)} late: {name} to read back {notice}", no_wrap=True)
        for left_s, name, notice in sorted(items)
    ]


def _lateness(left_s: int) -> str:
    minutes = -left_s // 60
    return f"{minutes // 60}:{minutes % 60:02d}"


def _untold(seen: Sequence[Seen]) -> list[Text]:
    """Count for each party the notices that have begun and that its own units were not told of."""
    counts = {
        one.name: sum(
            1 for item in one.watch if item.get("overdue") and item["what"] == OWN_UNITS_TO_BE_TOLD
        )
        for one in seen
    }
    return [
        Text(f"{name}: own units not told of {count} that have begun", no_wrap=True)
        for name, count in counts.items()
        if count
    ]
