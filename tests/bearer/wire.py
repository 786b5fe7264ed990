"""A way between two that needs no socket, and a clock that needs no waiting.

A connection is told what asyncio would tell it, and the loop's time goes on as soon as nothing
else is to be done.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


class Hurrying(asyncio.SelectorEventLoop):
    """A loop whose clock leaps over every wait."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        waited: Any = self._selector.select  # type: ignore[attr-defined]

        def leap(timeout: float | None = None) -> Any:
            assert timeout is not None, "it would wait without end"
            self.now += max(timeout, 0)
            return waited(0)

        self._selector.select = leap  # type: ignore[attr-defined]

    def time(self) -> float:
        return self.now


class Wire(asyncio.Transport):
    """The way to a caller who reads everything, or nothing."""

    def __init__(self, connection: asyncio.Protocol, *, is_read: bool) -> None:
        super().__init__()
        self.connection, self.is_read = connection, is_read
        self.written, self.waiting = bytearray(), 0
        self.is_cut = self._is_closing = False
        self.cut_at = 0.0

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return ("192.0.2.1", 1) if name == "peername" else default

    def write(self, data: Any) -> None:
        if self._is_closing:
            return
        self.written += data
        if not self.is_read and not self.waiting:
            self.connection.pause_writing()
        self.waiting += 0 if self.is_read else len(data)

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        assert (high, low) == (1, 0)

    def is_closing(self) -> bool:
        return self._is_closing

    def close(self) -> None:
        if not self.waiting:
            self.abort()

    def abort(self) -> None:
        if not self._is_closing:
            self._is_closing = True
            asyncio.get_running_loop().call_soon(self.lose)

    def read(self) -> None:
        """The caller reads at last."""
        self.is_read, self.waiting = True, 0
        self.connection.resume_writing()

    def lose(self) -> None:
        if not self.is_cut:
            self.is_cut = self._is_closing = True
            self.cut_at = asyncio.get_running_loop().time()
            self.connection.connection_lost(None)


def run(story: Callable[[], Awaitable[None]]) -> None:
    with asyncio.Runner(loop_factory=Hurrying) as runner:
        runner.get_loop().set_exception_handler(lambda loop, context: None)
        runner.run(story())  # type: ignore[arg-type]
