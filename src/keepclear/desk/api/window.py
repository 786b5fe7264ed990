"""One open window of a desk, and what it has not been told yet.

A window that does not read is let go, never waited for: the node goes on for all
others. Which views may have changed is kept as one set however often they did, since a
window looks again at what it shows; a ring is kept by itself, since each is heard.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from keepclear.desk.changing import EVERY, Views
from keepclear.limits import FOLLOWER_EVENTS_MAX


def _nobody_waits(_: "Window") -> None:
    """Do nothing: the window is not followed yet, or no more."""


class Window:
    """What one window waits for; `is_watch` says that somebody on watch sits before it."""

    def __init__(self, *, is_watch: bool = True) -> None:
        self.is_watch = is_watch
        self.rings: deque[dict[str, Any]] = deque()
        self.changed: set[str] = set()  # views, or "*" for every one
        self.is_gone = False
        self.is_dismissed = False  # whoever sits before it may no longer have the watch
        self.when_gone: Callable[[Window], None] = _nobody_waits
        self._news = asyncio.Event()

    def ring(self, event: dict[str, Any]) -> None:
        """Let the window hear a bell; one that has fallen too far behind is let go."""
        if len(self.rings) >= FOLLOWER_EVENTS_MAX:
            self.go()
        else:
            self.rings.append(event)
            self._news.set()

    def change(self, views: Views = EVERY) -> None:
        """Let the window look again at some views, or at all."""
        self.changed |= views
        self._news.set()

    def go(self) -> None:
        """Let the window go, as when the node stops; from here on it counts for nothing."""
        self.is_gone = True
        self._news.set()
        self.when_gone(self)

    def dismiss(self) -> None:
        """Let the window go, since the rights that it was opened with are gone."""
        self.is_dismissed = True
        self.go()

    async def news(self, within_s: float | None = None) -> None:
        """Wait until there is something to tell, or for so long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._news.wait()
        self._news.clear()
