"""Who is told what happens here: desk windows, and commands that follow.

Windows of the watch are counted, for two reasons: while one is open somebody is at the desk, and
a STOP that arrives while none is open runs the alarm command at once. A window of somebody
else, such as an auditor, is told the same and counts for nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from keepclear.desk.api.window import Window
from keepclear.desk.changing import EVERY, SUMS, Views
from keepclear.errors import Unavailable
from keepclear.limits import FOLLOWERS_MAX


class Following:
    """The open windows; `counted` is called whenever how many are of the watch changes.

    `left` is called in its place where the last of them is gone because its officer may
    have the watch no more.
    """

    def __init__(
        self, counted: Callable[[int], None], left: Callable[[int], None] | None = None
    ) -> None:
        self._counted, self._left = counted, left or counted
        self._windows: set[Window] = set()

    @property
    def is_followed(self) -> bool:
        """Whether any window is open."""
        return bool(self._windows)

    @property
    def on_watch(self) -> int:
        """How many windows of the watch are open."""
        return sum(window.is_watch for window in self._windows)

    @contextmanager
    def open(self, window: Window) -> Iterator[None]:
        """Keep a window told; raise Unavailable where too many are open.

        Half of all places are kept for the watch: who only looks on takes no bell from it.
        """
        looking_on = len(self._windows) - self.on_watch
        if len(self._windows) >= FOLLOWERS_MAX or (
            not window.is_watch and looking_on >= FOLLOWERS_MAX // 2
        ):
            raise Unavailable("as many windows follow this node as may: close one")
        self._windows.add(window)
        window.when_gone = self._drop
        try:
            self._counted(self.on_watch)
            yield
        finally:
            self._drop(window)

    def ring(self, event: dict[str, Any]) -> None:
        """Let every window hear a bell, and look at what it is about."""
        for window in list(self._windows):  # One that does not read is let go meanwhile.
            window.ring(event)
            window.change(SUMS)

    def change(self, views: Views = EVERY) -> None:
        """Let every window look again at some views, or at all."""
        for window in self._windows:
            window.change(views)

    def stop(self) -> None:
        """Let every window go."""
        for window in list(self._windows):
            window.go()

    def _drop(self, window: Window) -> None:
        if window in self._windows:
            self._windows.discard(window)
            is_left = window.is_dismissed and window.is_watch and not self.on_watch
            (self._left if is_left else self._counted)(self.on_watch)
