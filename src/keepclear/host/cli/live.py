"""The watch on a terminal, drawn anew as it changes: a window that is left open all day.

Each frame is what the node answers at that moment. A bell is rung and its words
stay under the list, so that whoever comes back to the desk sees why it rang.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from queue import Empty, Queue
from threading import Thread
from typing import Any, Final, Protocol

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from keepclear.errors import Unavailable
from keepclear.host.cli.watch import HEADINGS, row_of, rung, who
from keepclear.space.local_time import shown

LOOK_EVERY_S: Final = 2.0  # Time left is told in seconds and minutes; faster is not read.
BELLS_SHOWN: Final = 4
AROUND: Final = 5 + BELLS_SHOWN  # lines of a screen that hold no item
View = Mapping[str, Any]


class Client(Protocol):
    """One end of a node's control socket."""

    def ask(self, request: dict[str, Any]) -> Any:
        """Return the answer of the node."""

    def follow(self) -> Iterable[dict[str, Any]]:
        """Yield what rings, until the node stops."""


def follow_live(ringing: Client, asking: Client, zone: tzinfo) -> None:
    """Draw the watch until the node stops or the officer ends it; both clients are used up."""
    console = Console(highlight=False)
    events: Queue[dict[str, Any] | None] = Queue()
    Thread(target=_listen, args=(ringing, events), daemon=True).start()
    bells: deque[str] = deque(maxlen=BELLS_SHOWN)
    with Live(console=console, screen=True, auto_refresh=False) as screen:
        while True:
            limit = max(3, console.height - AROUND)
            try:
                view = asking.ask({"view": "on watch", "limit": limit})
            except Unavailable:
                return
            screen.update(frame(view, bells, zone), refresh=True)
            if not _wait(events, bells, console):
                return


def _listen(client: Client, events: "Queue[dict[str, Any] | None]") -> None:
    try:
        for event in client.follow():
            events.put(event)
    except (OSError, ValueError, Unavailable):
        pass  # The node went away: nothing rings any more, and whoever waits is told so.
    events.put(None)


def _wait(events: "Queue[dict[str, Any] | None]", bells: deque[str], console: Console) -> bool:
    """Wait for a bell or the next look, and ring; False once the node is gone."""
    try:
        event = events.get(timeout=LOOK_EVERY_S)
    except Empty:
        return True
    if event is not None and "bell" in event:
        console.bell()
        bells.append(rung(event))
    return event is not None


def frame(view: View, bells: Sequence[str] | deque[str], zone: tzinfo) -> RenderableType:
    """Return one frame: who has the watch, what needs a person, what rang."""
    scenario = f"   SCENARIO CLOCK {view['scenario']}" if view["scenario"] else ""
    head = f" {view['party']}   {shown(datetime.fromisoformat(view['now']), zone)}{scenario}"
    more = f"{view['more']} more wait" if view["more"] else ""
    kept = view["watch"]["state"] == "KEPT" and view["watch"]["manned"]
    return Group(
        Text(head, style="reverse", no_wrap=True, overflow="ellipsis"),
        Text(who(view["watch"], zone), style="" if kept else "bold"),
        _items(view["items"]) if view["items"] else Text("\nNothing needs a person."),
        Text(more, style="bold"),
        *(Text(bell, no_wrap=True, overflow="ellipsis") for bell in bells),
        Text("Ctrl-C ends; then nobody rings for you here", style="dim"),
    )


def _items(items: Sequence[View]) -> Table:
    """Return the list; on a narrow screen only what an item is about and its command are cut."""
    table = Table(box=None, pad_edge=False, header_style="dim", expand=True)
    for heading in HEADINGS:
        # A screen that is too narrow takes its width from the columns that may be wrapped.
        table.add_column(heading, no_wrap=heading not in ("about", "do"), min_width=4)
    for item in items:
        cells = (Text(cell, no_wrap=True, overflow="ellipsis") for cell in row_of(item))
        table.add_row(*cells, style=_style(item))
    return table


def _style(item: View) -> str:
    if item["order"] == 0:
        return "bold white on red"
    return "bold" if item.get("overdue") else ""
