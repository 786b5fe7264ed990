"""HTTP for the desk: uvicorn within the node's own loop, with limits of its own on slow callers.

The rule: whoever is slow, deaf or many takes no place from officers, and nothing from the node. A
browser that is gone without a word is noticed, since an open window counts as somebody at the desk.
"""

import asyncio
import socket
import ssl
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from keepclear.desk.people.waiting import neighbourhood
from keepclear.limits import (
    DESK_CONNECTIONS_MAX,
    DESK_CONNECTIONS_PER_ADDRESS_MAX,
    DESK_DEAF_SECONDS_MAX,
    DESK_HEAD_BYTES_MAX,
    DESK_IDLE_SECONDS_MAX,
    HTTPS_HANDSHAKE_SECONDS_MAX,
)

STOP_WITHIN_S: Final = 2
OUT_OF_FILES_S: Final = 0.5


class Patient(H11Protocol):
    """A connection that is let go where its caller does not come to the end of a request."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request; one connection too many of an address is cut."""
        super().connection_made(transport)
        is_crowd = len(self.connections) > 2 * DESK_CONNECTIONS_MAX  # below it they are told so
        if is_crowd or self._alike() > DESK_CONNECTIONS_PER_ADDRESS_MAX:
            transport.abort()
            return
        _notice_silence(transport.get_extra_info("socket"))
        self._wait()

    def _alike(self) -> int:
        """Return how many connections are open from where this one is."""
        others = [one for one in self.connections if isinstance(one, Patient)]
        places = [neighbourhood(one.client[0]) for one in others if one.client]
        return places.count(neighbourhood(self.client[0])) if self.client else 0

    def data_received(self, data: bytes) -> None:
        """Take bytes; what is no whole request yet is not waited for without end."""
        super().data_received(data)
        if self._is_idle() and self._waiting is None:
            self._wait()

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(HTTPS_HANDSHAKE_SECONDS_MAX, self._let_go)

    def _let_go(self) -> None:
        self._waiting = None
        if self._is_idle() and self.timeout_keep_alive_task is None:
            self.transport.close()


def _notice_silence(line: socket.socket | None) -> None:
    """Have the system end a connection whose other end no longer takes what it is sent."""
    option = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux has it
    if line is not None and option is not None:
        line.setsockopt(socket.IPPROTO_TCP, option, DESK_DEAF_SECONDS_MAX * 1_000)


class Server(uvicorn.Server):
    """uvicorn without its signals, which are the node's, and without its tick."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.servers: list[asyncio.base_events.Server] = []
        self._ended = asyncio.Event()
        self._at_work: set[asyncio.Task[None]] = set()
        self._knocking = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen."""
        await self.lifespan.startup()
        for listening in sockets or []:
            listening.setblocking(False)
            self._keep(self._listen(listening))
        self.started = True

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)

    async def _listen(self, listening: socket.socket) -> None:
        """Let callers in; with too many at the door the next is cut before it has said anything.

        Whoever only knocks holds a file of this process, and the node needs files for its peers.
        """
        loop = asyncio.get_running_loop()
        while True:
            try:
                line, _ = await loop.sock_accept(listening)
            except OSError:  # No file is left, or the caller is gone.
                await asyncio.sleep(OUT_OF_FILES_S)
                continue
            if self._knocking >= DESK_CONNECTIONS_MAX:
                line.close()
            else:
                self._knocking += 1
                self._keep(self._greet(line))

    async def _greet(self, line: socket.socket) -> None:
        """Shake hands with one caller, who then is a connection of its own."""
        loop = asyncio.get_running_loop()
        with suppress(OSError):  # Of TLS as well: what a stranger sends is no fault of ours.
            try:
                await loop.connect_accepted_socket(
                    lambda: Patient(self.config, self.server_state, self.lifespan.state),
                    line,
                    ssl=self.config.ssl,
                    ssl_handshake_timeout=HTTPS_HANDSHAKE_SECONDS_MAX,
                )
            finally:
                self._knocking -= 1

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody in any more, and end what is under way."""
        self.let_go()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the node."""
        yield

    async def main_loop(self) -> None:
        """Serve until told to end."""
        await self._ended.wait()

    def end(self) -> None:
        """End; what is under way has a moment."""
        self.should_exit = True
        self._ended.set()

    def let_go(self) -> None:
        """Let nobody in any more."""
        for task in self._at_work:
            task.cancel()


def make_server(app: Any, context: ssl.SSLContext) -> Server:
    """Return a server of an ASGI application, over TLS."""
    return Server(
        uvicorn.Config(
            app,
            http=Patient,
            ws="none",
            interface="asgi3",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            limit_concurrency=DESK_CONNECTIONS_MAX,
            timeout_keep_alive=DESK_IDLE_SECONDS_MAX,
            timeout_graceful_shutdown=STOP_WITHIN_S,
            h11_max_incomplete_event_size=DESK_HEAD_BYTES_MAX,
            ssl_context_factory=lambda _config, _default: context,
        )
    )


async def serve(server: Server, listening: socket.socket) -> None:
    """Serve on a socket that is bound already, until the server ends."""
    await server.serve(sockets=[listening])
