"""The demo as people watch it: a calm screen on a terminal, plain lines everywhere else.

Every word on the screen is what some party's own node answers at that moment. It
is drawn for 100 columns and 30 lines; a wider terminal has more room for words.
"""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.layout import Layout
from rich.live import Live
from rich.text import Text

from keepclear.host.demo.officers import OFFICER
from keepclear.host.demo.onlooker import head, verdict
from keepclear.host.demo.panel import (
    LEGEND,
    LINES_SHOWN,
    Seen,
    conflict_panel,
    look,
    overdue_panel,
    own,
    party_panel,
)
from keepclear.host.demo.parties import Parties
from keepclear.host.demo.scenario import Scenario

LOOK_EVERY_S: Final = 0.5
LATEST_SHOWN: Final = 2


class Screen:
    """A picture of the line, drawn anew twice a second; a context that owns the terminal."""

    def __init__(
        self,
        parties: Parties,
        console: Console,
        pause: Callable[[float], None],
        ticks: Callable[[], float],
    ) -> None:
        self.parties = parties
        self.console, self.pause, self.ticks = console, pause, ticks
        self.latest: deque[Text] = deque(maxlen=LATEST_SHOWN)
        self.head, self.desks, self.foot = "", "", LEGEND
        self._drawn = float("-inf")
        self._eyes = ThreadPoolExecutor(len(parties.names))
        self._live = Live(console=console, screen=True, auto_refresh=False)

    def __enter__(self) -> "Screen":
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()
        self._eyes.shutdown()

    def begins(self, scenario: Scenario) -> None:
        """Say that the parties are being set up."""
        self.head = head(scenario)
        names = ", ".join(self.parties.names)
        words = f" {self.head}\n\n Parties {names} start, each its own process ..."
        self._live.update(Text(words), refresh=True)

    def serves(self) -> None:
        """Show where the desks are from now on."""
        desks = " ".join(f"{name} {desk}" for name, desk in self.parties.desks.items())
        self.desks = f"{desks} {OFFICER}/{self.parties.password}"

    def ended(self, good: bool, *, once: bool) -> None:
        """Say how it ended; the picture stays as it is now."""
        self.foot = f"{verdict(good)}{'' if once else '. Ctrl-C ends'}"
        self.draw()

    def said(self, name: str, what: str) -> None:
        """Show what an officer did among the latest acts."""
        line = Text(
            f"{self.parties.clock.now():%H:%M}Z  {name}  {what}", no_wrap=True, overflow="ellipsis"
        )
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
        # All desks at once, so that they are seen at one moment even where a node is slow.
        seen = list(self._eyes.map(lambda name: look(self.parties, name), self.parties.names))
        self._live.update(self._drawing(seen), refresh=True)

    def _drawing(self, seen: Sequence[Seen]) -> RenderableType:
        longest = max((len(own(one)) for one in seen), default=0)
        layout = Layout()
        layout.split_column(
            Layout(self._head(), size=1),
            Layout(
                _side_by_side([party_panel(one, seen, self._reach(one.name)) for one in seen]),
                size=max(longest, 9) + 4,
            ),
            Layout(
                _side_by_side([conflict_panel(seen), overdue_panel(seen, self.console)]),
                size=LINES_SHOWN + 2,
            ),
            Layout(Group(*self.latest), size=LATEST_SHOWN),
            Layout(Text(self.desks, no_wrap=True, overflow="ellipsis"), size=1),
            Layout(self._foot(), size=1),
        )
        return layout

    def _reach(self, name: str) -> str:
        """Say of a party that nobody can call it; it fetches what the others have for it."""
        return "  only calls out" if self.parties.all[name].port is None else ""

    def _head(self) -> RenderableType:
        words = f" {self.head}   {self.parties.clock.now():%A %d %B %Y  %H:%M}Z"
        return Text(words.ljust(self.console.width), style="black on yellow", no_wrap=True)

    def _foot(self) -> RenderableType:
        style = "dim" if self.foot == LEGEND else "bold"
        return Text(self.foot, style=style, no_wrap=True, overflow="ellipsis")


def _side_by_side(parts: Sequence[RenderableType]) -> Layout:
    row = Layout()
    row.split_row(*(Layout(part) for part in parts))
    return row
