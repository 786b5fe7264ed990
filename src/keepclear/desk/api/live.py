"""What happens, as it happens: server-sent events for one window.

`ring` for each bell, `changed` where pages are to look again, `clock` every few seconds.
A ring goes at once; changes that come together are told as one, the first of them at once,
so that a batch of a thousand records is one look and a single record is seen without delay.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

import msgspec
from litestar import get
from litestar.response import ServerSentEvent, ServerSentEventMessage

from keepclear.desk.api.part import Desk
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import Role, Session, needs
from keepclear.desk.api.window import Window
from keepclear.limits import DESK_WINDOWS_PER_SESSION_MAX

CLOCK_EVERY_S: Final = 5.0
CHANGES_APART_S: Final = 0.1
RETRY_MS: Final = 1_000
EVERY_VIEW: Final = ["*"]


def event(desk: Desk, kind: str, said: object) -> ServerSentEventMessage:
    """Return one event; its id is how long the journal was when it was told."""
    return ServerSentEventMessage(
        data=msgspec.json.encode(said).decode(), event=kind, id=desk.entries()
    )


def changed(desk: Desk) -> ServerSentEventMessage:
    """Return the event that lets a window look again at what it shows."""
    return event(desk, "changed", {"n": desk.entries(), "views": EVERY_VIEW})


def clock(desk: Desk) -> ServerSentEventMessage:
    """Return the event that tells the node's time, its scenario and what troubles it."""
    return event(
        desk,
        "clock",
        {"utc": desk.utc(), "scenario": desk.scenario, "trouble": desk.trouble()},
    )


async def events(desk: Desk, window: Window) -> AsyncIterator[ServerSentEventMessage]:
    """Yield what a window is told, until it or the node goes."""
    now = asyncio.get_running_loop().time
    with desk.open(window):
        yield clock(desk)
        yield changed(desk)  # Whatever was missed before now is seen by looking.
        window.changed = False
        told = clocked = now()
        while not window.is_gone:
            due = told + CHANGES_APART_S if window.changed else clocked + CLOCK_EVERY_S
            await window.news(max(0.0, due - now()))
            while window.rings:
                yield event(desk, "ring", window.rings.popleft())
            if window.changed and now() - told >= CHANGES_APART_S:
                window.changed, told = False, now()
                yield changed(desk)
            if now() - clocked >= CLOCK_EVERY_S:
                clocked = now()
                yield clock(desk)


class Windows:
    """How many windows each session has open."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}

    async def watch(self, desk: Desk, session: Session) -> AsyncIterator[ServerSentEventMessage]:
        """Yield what one more window of a session is told; raise Refused where it has too many."""
        self._open[session.id] = self._open.get(session.id, 0) + 1
        try:
            window = Window(is_watch=Role.WATCH in session.roles)
            async for one in events(desk, window):
                if desk.guards.is_open(session.id):
                    yield one
                else:
                    return  # Signed out, or for too long idle: nothing more is told.
        finally:
            self._open[session.id] -= 1
            if not self._open[session.id]:
                del self._open[session.id]

    def check_room(self, session: Session) -> None:
        """Raise Refused where a session has as many windows as it may."""
        if self._open.get(session.id, 0) >= DESK_WINDOWS_PER_SESSION_MAX:
            words = f"{DESK_WINDOWS_PER_SESSION_MAX} windows of this session are open: close one"
            raise Refused(429, "too-many-windows", words, retry_after_s=5)


@get("/live", guards=[needs()], media_type="text/event-stream", tags=["live"])
async def live(desk: Desk, session: Session, windows: Windows) -> ServerSentEvent:
    """Server-sent events: `ring`, `changed`, `clock`."""
    windows.check_room(session)
    return ServerSentEvent(windows.watch(desk, session), retry_duration=None)


ROUTES: Final = [live]
