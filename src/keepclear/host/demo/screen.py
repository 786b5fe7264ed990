"""The demo as people watch it: a calm screen on a terminal, plain lines everywhere else.

Every word on the screen is what some party's own node answers at that moment. It
is drawn for 100 columns and 30 lines; a wider terminal has more room for words.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rich import box
from rich.console import Console, Group, RenderableType
from rich.layout import Layout
from rich.live import Live
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from keepclear.errors import Unavailable
from keepclear.host.clock import Clock
from keepclear.host.demo.onlooker import head, verdict
from keepclear.host.demo.parties import Parties
from keepclear.host.demo.scenario import Scenario

LOOK_EVERY_S: Final = 0.5
LATEST_SHOWN: Final = 3
LINES_SHOWN: Final = 10  # of conflicts, and of what is overdue
TO_READ_BACK: Final = ("notice to read back", "CORRECTION: read back anew")

View = dict[str, Any]


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


class Screen:
    """A picture of the line, drawn anew twice a second; a context that owns the terminal."""

    def __init__(
        self,
        parties: Parties,
        clock: Clock,
        console: Console,
        pause: Callable[[float], None],
        ticks: Callable[[], float],
    ) -> None:
        self.parties, self.clock = parties, clock
        self.console, self.pause, self.ticks = console, pause, ticks
        self.latest: deque[Text] = deque(maxlen=LATEST_SHOWN)
        self.head, self.foot = "", _LEGEND
        self._drawn = float("-inf")
        self._live = Live(console=console, screen=True, auto_refresh=False)

    def __enter__(self) -> "Screen":
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def begins(self, scenario: Scenario, parties: Parties) -> None:
        """Say that the parties are being set up."""
        self.head = head(scenario)
        names = ", ".join(parties.names)
        words = f" {self.head}\n\n Parties {names} start, each its own process ..."
        self._live.update(Text(words), refresh=True)

    def ended(self, good: bool, *, once: bool) -> None:
        """Say how it ended; the picture stays as it is now."""
        self.foot = f"{verdict(good)}{'' if once else '. Ctrl-C ends'}"
        self.draw()

    def said(self, name: str, what: str) -> None:
        """Show what an officer did among the latest acts."""
        line = Text(f"{self.clock.now():%H:%M}Z  {name}  {what}", no_wrap=True, overflow="ellipsis")
        if what.startswith("STOP"):
            line.stylize("bold red")
        self.latest.append(line)

    def wait(self, seconds: float) -> None:
        """Let real seconds pass, and draw where it is time."""
        if self.ticks() - self._drawn >= LOOK_EVERY_S:
            self.draw()
        self.pause(seconds)

    def draw(self) -> None:
        """Look at every party's desk and draw what it shows."""
        self._drawn = self.ticks()
        seen = [look(self.parties, name) for name in self.parties.names]
        self._live.update(self._drawing(seen), refresh=True)

    def _drawing(self, seen: Sequence[Seen]) -> RenderableType:
        longest = max((len(_own(one)) for one in seen), default=0)
        layout = Layout()
        layout.split_column(
            Layout(self._head(), size=1),
            Layout(_side_by_side([_party(one, seen) for one in seen]), size=max(longest, 9) + 4),
            Layout(_side_by_side([_conflicts(seen), _overdue(seen)]), size=LINES_SHOWN + 2),
            Layout(Group(*self.latest), size=LATEST_SHOWN),
            Layout(self._foot(), size=1),
        )
        return layout

    def _head(self) -> RenderableType:
        words = f" {self.head}   {self.clock.now():%A %d %B %Y  %H:%M}Z"
        return Text(words.ljust(self.console.width), style="black on yellow", no_wrap=True)

    def _foot(self) -> RenderableType:
        style = "dim" if self.foot == _LEGEND else "bold"
        return Text(self.foot, style=style, no_wrap=True, overflow="ellipsis")


_LEGEND: Final = (
    "held: its node has it · wait: read back, unanswered · read: and correct · told: its own units "
    "· LATE: not read back"
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


def _side_by_side(parts: Sequence[RenderableType]) -> Layout:
    row = Layout()
    row.split_row(*(Layout(part) for part in parts))
    return row


def _own(seen: Seen) -> list[View]:
    return [notice for notice in seen.notices if notice["party"] == seen.name]


def _late(seen: Sequence[Seen]) -> set[tuple[str, str]]:
    """Return the pairs of party and notice where a read-back is overdue on that party's desk."""
    return {
        (one.name, item["record"])
        for one in seen
        for item in one.watch
        if item["what"] in TO_READ_BACK and item.get("overdue")
    }


def _party(one: Seen, seen: Sequence[Seen]) -> Panel:
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
    for notice in _own(one):
        grades = {party["party"]: _grade(party) for party in notice["parties"]}
        words = [
            "LATE" if (other, notice["record"]) in late else grades.get(other, "")
            for other in others
        ]
        name = Text(notice["notice"], style="" if notice["conflicts"] == 0 else "yellow")
        table.add_row(name, *(Text(word, style=_GRADES[word]) for word in words))
    title = f"[bold]{one.name}[/]  {one.status['now'][11:16]}Z"
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
    return Text(f"{peer['party']} NO CONTACT", style="bold red")


def _grade(party: View) -> str:
    """Say in one word how far a notice has come with a party."""
    if party["objection"] != "NONE":
        return "OBJ"
    if party["read_back"] == "CORRECT" and party["dissemination"] != "NONE":
        return "told"
    words = {"UNANSWERED": "wait", "CORRECTION": "anew", "CORRECT": "read"}
    return words.get(party["read_back"], "held" if party["receipt"] != "NONE" else "")


def _conflicts(seen: Sequence[Seen]) -> Panel:
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


def _overdue(seen: Sequence[Seen]) -> Panel:
    """Draw the STOP that stands, then what is overdue, longest first."""
    stops = {row["record"]: row for one in seen for row in one.takings}
    lines = [line for row in stops.values() for line in _stop(row)]
    items = [
        (one.name, item)
        for one in seen
        for item in one.watch
        if item.get("overdue") and item["what"] in _OVERDUE_WORDS
    ]
    items.sort(key=lambda named: (named[1]["left_s"], named[0], named[1]["about"]))
    room = LINES_SHOWN - 2 * len(lines)
    late = [_late_line(name, item) for name, item in items]
    if len(late) > room:
        late = [*late[: room - 1], Text(f"and {len(late) - room + 1} more", style="dim")]
    body = [*lines, *late] or [Text("nothing", style="dim")]
    border = "bold red" if any(row["not_taken"] for row in stops.values()) else ""
    title = "[bold red]EXERCISE STOP[/], and what is overdue" if stops else "overdue"
    return Panel(
        Group(*body), title=title, title_align="left", border_style=border, box=box.ROUNDED
    )


_OVERDUE_WORDS: Final[Mapping[str, str]] = {
    "notice to read back": "read back",
    "CORRECTION: read back anew": "read back anew",
    "own units to be told": "tell own units of",
}


def _stop(row: View) -> Iterable[Text]:
    yield Text(f"{row['at'][11:16]}Z {row['party']}: {row['text']}", style="bold red")
    taken = [f"{name} has taken it" for name in row["taken"]]
    rings = [f"RINGS at {name}" for name in row["not_taken"]]
    yield Text("; ".join([*taken, *rings]), style="bold" if rings else "green")


def _late_line(name: str, item: View) -> Text:
    minutes = -item["left_s"] // 60
    words = _OVERDUE_WORDS[item["what"]]
    about = item["about"].split(" by ")[0]
    text = f"{minutes // 60}:{minutes % 60:02d} late  {name}: {words} {about}"
    return Text(text, no_wrap=True, overflow="ellipsis")
