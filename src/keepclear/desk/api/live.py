"""What happens, as it happens: server-sent events for one window.

`ring` for each bell, `changed` where pages are to look again, `clock` every few seconds.
A ring goes at once; changes that come together are told as one, the first of them at once,
so that a batch of a thousand records is one look and a single record is seen without delay.
"""

import asyncio
from collections.abc import AsyncGenerator, Collection
from contextlib import aclosing
from typing import Final

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.response import ServerSentEvent, ServerSentEventMessage

from keepclear.desk.api.part import Desk
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import Role, Session, needs
from keepclear.desk.api.views import path_of
from keepclear.desk.api.window import Window
from keepclear.desk.changing import EVERY
from keepclear.limits import DESK_WINDOWS_PER_SESSION_MAX

Events = AsyncGenerator[ServerSentEventMessage, None]

CLOCK_EVERY_S: Final = 5.0
CHANGES_APART_S: Final = 0.1
QUIET_APART_S: Final = 2.0  # where nothing entered the journal: contact with a peer, and the like
RETRY_MS: Final = 1_000


def event(desk: Desk, kind: str, said: object) -> ServerSentEventMessage:
    """Return one event; its id is how long the journal was when it was told."""
    return ServerSentEventMessage(
        data=msgspec.json.encode(said).decode(), event=kind, id=desk.entries()
    )


def changed(desk: Desk, views: Collection[str] = EVERY) -> ServerSentEventMessage:
    """Return the event that lets a window look again at what it shows of some views, or of all."""
    told = EVERY if "*" in views else views
    return event(desk, "changed", {"n": desk.entries(), "views": sorted(map(path_of, told))})


def clock(desk: Desk) -> ServerSentEventMessage:
    """Return the event that tells the node's time, its scenario and what troubles it."""
    return event(
        desk,
        "clock",
        {"utc": desk.utc(), "scenario": desk.scenario, "trouble": desk.trouble()},
    )


class Pace:
    """When one window is next told what, so that it is told much only where there is much."""

    def __init__(self, desk: Desk, window: Window) -> None:
        self._desk, self._window = desk, window
        self._now = asyncio.get_running_loop().time
        self._told = self._clocked = self._now()
        self._entries = desk.entries()

    def rest_s(self) -> float:
        """Return how long nothing but a ring is told."""
        due = self._clocked + CLOCK_EVERY_S
        if self._window.changed:
            due = min(due, self._change_due())
        return max(0.0, due - self._now())

    def _change_due(self) -> float:
        is_quiet = self._desk.entries() == self._entries
        return self._told + (QUIET_APART_S if is_quiet else CHANGES_APART_S)

    def tells_change(self) -> bool:
        """Tell whether to look again is said now; it counts as said."""
        if not self._window.changed or self._now() < self._change_due():
            return False
        self._told, self._entries = self._now(), self._desk.entries()
        return True

    def tells_clock(self) -> bool:
        """Tell whether the time is said now; it counts as said."""
        if self._now() < self._clocked + CLOCK_EVERY_S:
            return False
        self._clocked = self._now()
        return True


async def events(desk: Desk, window: Window) -> Events:
    """Yield what a window is told, until it or the node goes."""
    with desk.open(window):
        yield clock(desk)
        window.changed.clear()
        yield changed(desk)  # Whatever was missed before now is seen by looking.
        pace = Pace(desk, window)
        while not window.is_gone:
            await window.news(pace.rest_s())
            while window.rings:
                yield event(desk, "ring", window.rings.popleft())
            if pace.tells_change():
                views, window.changed = window.changed, set()
                yield changed(desk, views)
            if pace.tells_clock():
                yield clock(desk)


def rights(desk: Desk, session: Session, roles: Collection[Role] | None) -> ServerSentEventMessage:
    """Return the event that tells a window why it is let go: its officer's rights are others."""
    why = "role" if roles is not None else "ended" if desk.guards.knows(session.name) else "removed"
    return event(desk, "rights", {"roles": sorted(roles or ()), "why": why})


class Windows:
    """The windows that each session has open.

    A window goes by the roles that it was opened with; where they change it ends, and the
    browser opens it anew.
    """

    def __init__(self) -> None:
        self._open: dict[str, tuple[Session, list[Window]]] = {}

    async def watch(self, desk: Desk, session: Session) -> Events:
        """Yield what one more window of a session is told, until it or its rights end."""
        window = Window(is_watch=Role.WATCH in session.roles)
        _, opened = self._open.setdefault(session.id, (session, []))
        opened.append(window)
        try:
            async with aclosing(events(desk, window)) as told:
                async for one in told:
                    if desk.guards.roles_of(session.id) != session.roles:
                        window.dismiss()  # Signed out, or for too long idle, or of other roles.
                        break
                    yield one
            if window.is_dismissed:
                yield rights(desk, session, desk.guards.roles_of(session.id))
        finally:
            opened.remove(window)
            if not opened:
                self._open.pop(session.id, None)

    def look(self, desk: Desk) -> None:
        """Let every window go that was opened with other rights than its officer has now."""
        for session, opened in list(self._open.values()):
            if desk.guards.roles_of(session.id) != session.roles:
                for window in list(opened):
                    window.dismiss()

    def check_room(self, session: Session) -> None:
        """Raise Refused where a session has as many windows as it may."""
        _, opened = self._open.get(session.id, (session, []))
        if len(opened) >= DESK_WINDOWS_PER_SESSION_MAX:
            words = f"{DESK_WINDOWS_PER_SESSION_MAX} windows of this session are open: close one"
            raise Refused(429, "too-many-windows", words, retry_after_s=5)


@get("/live", guards=[needs()], media_type="text/event-stream", tags=["live"])
async def live(
    desk: NamedDependency[Desk],
    session: NamedDependency[Session],
    windows: NamedDependency[Windows],
) -> ServerSentEvent:
    """Server-sent events: `ring`, `changed`, `clock`, and at last `rights` where these changed."""
    windows.check_room(session)
    return ServerSentEvent(windows.watch(desk, session), retry_duration=None)


ROUTES: Final = [live]
