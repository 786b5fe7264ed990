"""A desk whose node is on paper, asked through everything that a browser's request passes."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import httpx
from tests.desk.stand_in import StandIn, stand_in_part

from keepclear.desk.api.app import make_app
from keepclear.desk.api.front import Front
from keepclear.desk.api.part import Desk
from keepclear.desk.api.session import COOKIE, TOKEN_HEADER, Guards
from keepclear.desk.api.window import Window

T = TypeVar("T")
URL = "https://127.0.0.1:8440"


class PaperNode:
    """Answers every view and act with what it was asked, or with what it is told to raise."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Be as new."""
        self.asked: list[dict[str, Any]] = []
        self.raises: Exception | None = None
        self.answers: dict[str, Any] = {}  # of views that are to say something of their own
        self.windows: list[Window] = []
        self.entries = 7
        self.trouble = ""

    async def answer(self, request: dict[str, Any]) -> Any:
        self.asked.append(request)
        if self.raises is not None:
            raise self.raises
        return self.answers.get(request.get("view", ""), request)

    @contextmanager
    def open(self, window: Window) -> Iterator[None]:
        self.windows.append(window)
        try:
            yield
        finally:
            self.windows.remove(window)


def desk_of(node: PaperNode, guards: Guards, static: Path, **more: Any) -> Desk:
    return Desk(
        **{
            "party": "A",
            "language": "en",
            "answer": node.answer,
            "open": node.open,
            "utc": lambda: 1_510_401_600,
            "entries": lambda: node.entries,
            "trouble": lambda: node.trouble,
            "guards": guards,
            "static": static,
            **more,
        }
    )


@cache
def routes(*, four_eyes: bool) -> tuple[PaperNode, StandIn, Front]:
    """Put the routes together once for all tests: that takes longer than any of them."""
    node, guards = PaperNode(), StandIn()
    desk = desk_of(node, guards, Path(), four_eyes=four_eyes)
    return node, guards, make_app(desk, [stand_in_part(guards)])


class Asking:
    """A browser before a desk on paper."""

    def __init__(self, static: Path, *, four_eyes: bool = True, **more: Any) -> None:
        self.node, self.guards, made = routes(four_eyes=four_eyes)
        self.node.forget()
        self.guards.sessions.clear()
        self.desk = desk_of(self.node, self.guards, static, four_eyes=four_eyes, **more)
        self.app = Front(self.desk, made.routes)
        self.cookie = self.guards.enter("ADMIN")

    def enter(self, name: str) -> None:
        """Go on as somebody else."""
        self.cookie = self.guards.enter(name)

    def ask(self, method: str, path: str, *, token: bool = True, **more: Any) -> httpx.Response:
        """Send one request as whoever is signed in."""
        headers = dict(more.pop("headers", {}))
        session = self.guards.who(self.cookie)
        if session is not None:
            headers["cookie"] = f"{COOKIE}={self.cookie}"
            if token:
                headers.setdefault(TOKEN_HEADER, session.token)
        return self.send(method, path, headers=headers, **more)

    def send(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Send one request as it stands."""

        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=URL) as client:
                return await client.request(method, path, **more)

        return in_no_time(once)


class Jumping(asyncio.SelectorEventLoop):
    """A loop whose time is not waited for: where nothing is to do, it is later at once."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0.0
        select = self._selector.select

        def jumping(timeout: float | None = None) -> Any:
            if timeout is not None and timeout > 0:
                self._at += timeout
            return select(0)

        self._selector.select = jumping

    def time(self) -> float:
        return self._at


def in_no_time(work: Callable[[], Awaitable[T]]) -> T:
    """Do some work on a loop whose time is not waited for."""
    with asyncio.Runner(loop_factory=Jumping) as runner:

        async def all_of_it() -> T:
            return await work()

        return runner.run(all_of_it())
