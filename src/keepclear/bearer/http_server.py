"""A port of ours that speaks HTTP/1.1: strangers may knock, and each may cost us only so much.

One request at a time on a connection: its lines, its body and the time for each are bounded, and
it holds a place from its last header until it is answered. httptools, the parser of Node.js,
reads; what is refused is answered at once, and the rest of it is thrown away unread. An answer
names neither the software nor the time.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Coroutine
from enum import Enum, auto
from http import HTTPStatus
from math import inf
from typing import Any, NamedTuple

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

from keepclear.bearer.admission import Places, Proven
from keepclear.bearer.http_client import HEAD_BYTES_MAX, counted, send
from keepclear.errors import Misused
from keepclear.limits import (
    HTTPS_CONNECTIONS_MAX,
    HTTPS_CONNECTIONS_PER_ADDRESS_MAX,
    HTTPS_HANDSHAKE_SECONDS_MAX,
    HTTPS_IDLE_SECONDS_MAX,
    HTTPS_LINE_BYTES_MAX,
    HTTPS_REQUESTS_MAX,
    HTTPS_REQUESTS_PER_ADDRESS_MAX,
)

LINGER_SECONDS = 2.0  # Time for a client to read why its large body is refused.
_STATUS = {status.value: f"{status.value} {status.phrase}".encode() for status in HTTPStatus}


class Answer(NamedTuple):
    """What goes back: a status, a body with its content type, and headers beside those."""

    status: int
    body: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    headers: str = ""

    def head(self, *, is_last: bool) -> bytes:
        """Return what stands before the body."""
        return b"HTTP/1.1 %b\r\nContent-Type: %b\r\nContent-Length: %d\r\n%b%b\r\n" % (
            _STATUS[self.status],
            self.kind.encode("ascii"),
            len(self.body),
            self.headers.encode("ascii"),
            b"Connection: close\r\n" if is_last else b"",
        )


# Takes the body of a request and the address that it came from.
Take = Callable[[bytes, str], Awaitable[Answer]]
# Looks at method and target of a request, and refuses it or says who takes it.
Admit = Callable[[bytes, bytes], Answer | Take]


class Doorkeeper:
    """Lets connections and requests in within the limits, and hands each whole body on.

    A caller that goes away does not cancel the taking of what it sent; only `stop` does.
    """

    def __init__(self, admit: Admit, body_bytes_max: int, body_seconds_max: float) -> None:
        self.admit = admit
        self.body_bytes_max, self.body_seconds_max = body_bytes_max, body_seconds_max
        self.proven = Proven()
        self.requests = Places(HTTPS_REQUESTS_MAX, HTTPS_REQUESTS_PER_ADDRESS_MAX, self.proven)
        self.places = Places(HTTPS_CONNECTIONS_MAX, HTTPS_CONNECTIONS_PER_ADDRESS_MAX, self.proven)
        self.stopping = False
        self._connections: set[Connection] = set()
        self._at_work: set[asyncio.Task[None]] = set()
        self._empty = asyncio.Event()
        self._listener: asyncio.Server | None = None

    async def start(self, host: str, port: int, context: ssl.SSLContext | None) -> int:
        """Listen, and return the port really bound; Misused where that fails."""
        try:
            self._listener = await asyncio.get_running_loop().create_server(
                lambda: Connection(self),
                host,
                port,
                ssl=context,
                ssl_handshake_timeout=HTTPS_HANDSHAKE_SECONDS_MAX if context else None,
                ssl_shutdown_timeout=LINGER_SECONDS if context else None,
            )
        except OSError as error:
            raise Misused(f"cannot listen on {(host, port)}: {error}") from error
        bound: int = self._listener.sockets[0].getsockname()[1]
        return bound

    async def stop(self, grace_s: float = 0) -> None:
        """Take nothing new, give work in progress `grace_s` seconds, then close everything."""
        self.stopping = True
        if self._listener is None:
            return
        self._listener.close()
        self._listener = None
        for connection in list(self._connections):
            connection.stop()
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=grace_s)
        for task in self._at_work:
            task.cancel()
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=LINGER_SECONDS)
        if self._connections:
            self._empty.clear()
            try:
                # Not wait_for: until Python 3.12 it could swallow a cancellation.
                async with asyncio.timeout(LINGER_SECONDS):
                    await self._empty.wait()
            except TimeoutError:
                for connection in list(self._connections):
                    connection.abort()

    def enter(self, connection: "Connection") -> bool:
        """Count a connection; False for one too many."""
        if self.stopping or not self.places.enter(connection.address):
            return False
        self._connections.add(connection)
        return True

    def leave(self, connection: "Connection") -> None:
        """Forget a connection."""
        if connection in self._connections:
            self._connections.discard(connection)
            self.places.leave(connection.address)
            if not self._connections:
                self._empty.set()

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Let a request be taken, whatever becomes of its connection."""
        task = asyncio.get_running_loop().create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)


class _Phase(Enum):
    HEAD = auto()  # Nothing of a request has come, or not all of its headers.
    BODY = auto()  # It holds a place, and its body comes.
    REFUSED = auto()  # It is answered before its end, which is thrown away.
    BUSY = auto()  # It is there, and its answer is awaited.
    ENDED = auto()  # Nothing more is read.


_COMING = (_Phase.HEAD, _Phase.BODY)


class Connection(asyncio.Protocol):
    """One connection of a caller; each request is answered before the next is looked at."""

    def __init__(self, door: Doorkeeper) -> None:
        self._door = door
        self._parser = HttpRequestParser(self)
        self._transport: asyncio.Transport
        self._timer: asyncio.TimerHandle | None = None
        self._until = inf
        self._is_full = False  # Not all that was written has left us.
        self._may_begin = False
        self.address = ""
        self._begin()

    def _begin(self) -> None:
        self._phase = _Phase.HEAD
        self._is_last = False
        self._target = b""
        self._bytes = self._headers = self._length = 0
        self._body = bytearray()
        self._take: Take | None = None  # While it is there, a place is held.

    def stop(self) -> None:
        """Answer what is being taken, and nothing else."""
        self._is_last = True
        if self._phase is _Phase.BODY:
            self._refuse(Answer(503))
        if self._phase is not _Phase.BUSY:
            self._end()

    def abort(self) -> None:
        """Cut the connection."""
        self._transport.abort()

    # What asyncio tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Enter; one too many is cut before it has said anything."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self.address = str((transport.get_extra_info("peername") or ("",))[0])
        if not self._door.enter(self):
            transport.abort()
            return
        # `resume_writing` is to say that all is written, not that there is room again.
        transport.set_write_buffer_limits(high=1, low=0)
        self._allow(HTTPS_IDLE_SECONDS_MAX)

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave; a request whose body is still coming gives its place back."""
        if self._timer is not None:
            self._timer.cancel()
        if self._phase is not _Phase.BUSY:
            self._give_place_back()
        self._door.leave(self)
        del self._parser  # It knows us: so each is forgotten without a search for such rings.

    def data_received(self, data: bytes) -> None:
        """Read on in the request."""
        if self._phase is _Phase.BUSY:
            self._is_last = True  # Who does not wait for an answer gets that one and no other.
        if self._phase in (_Phase.BUSY, _Phase.ENDED):
            return
        self._bytes += len(data)
        self._may_begin = not self._is_full
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade):
            self._break_off()
            return
        if self._phase in _COMING and self._bytes - len(self._body) > HEAD_BYTES_MAX:
            self._break_off()

    def pause_writing(self) -> None:
        """Remember that not all is written."""
        self._is_full = True

    def resume_writing(self) -> None:
        """Close now, if that is to follow."""
        self._is_full = False
        if self._phase is _Phase.ENDED:
            self._transport.close()

    # What the parser tells; it takes an error raised here for one of the request

    def on_message_begin(self) -> None:
        """Refuse a request that comes in one breath with another, or before an answer is read."""
        if not self._may_begin:
            raise ValueError
        self._may_begin = False

    def on_url(self, piece: bytes) -> None:
        """Keep a piece of the target."""
        self._target += piece
        if len(self._target) > HTTPS_LINE_BYTES_MAX:
            raise ValueError

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header."""
        self._headers = counted(self._headers, name, value)
        if name.lower() == b"content-length":
            self._length = int(value)

    def on_headers_complete(self) -> None:
        """Refuse the request, or give it a place."""
        if self._parser.should_upgrade():
            raise ValueError
        self._is_last = not self._parser.should_keep_alive()
        admitted = self._door.admit(self._parser.get_method(), self._target)
        if isinstance(admitted, Answer):
            self._refuse(admitted)
        elif not self._door.requests.enter(self.address):
            self._refuse(Answer(429))
        else:
            self._phase, self._take = _Phase.BODY, admitted
            self._allow(self._door.body_seconds_max)
            if self._length > self._door.body_bytes_max:
                self._refuse(Answer(413))

    def on_body(self, piece: bytes) -> None:
        """Keep a piece of the body."""
        if self._phase is _Phase.BODY:
            self._body += piece
            if len(self._body) > self._door.body_bytes_max:
                self._refuse(Answer(413))

    def on_message_complete(self) -> None:
        """Hand the body on."""
        if self._phase is _Phase.REFUSED:
            self._go_on()
        elif self._take is not None:
            self._phase = _Phase.BUSY
            self._until = inf
            body, self._body = bytes(self._body), bytearray()
            self._door.begin(self._serve(self._take, body))

    # What follows

    async def _serve(self, take: Take, body: bytes) -> None:
        try:
            answer = await take(body, self.address)
        except asyncio.CancelledError:
            if not self._door.stopping:
                self._transport.abort()
                raise
            answer = Answer(503)
        except Exception as error:
            # Our own fault: the host's handler writes it down, the caller learns nothing of it.
            context = {"message": "a request could not be taken", "exception": error}
            asyncio.get_running_loop().call_exception_handler(context)
            answer = Answer(500)
        finally:
            self._give_place_back()
        if not self._transport.is_closing():
            self._write(answer)
            self._go_on()

    def _refuse(self, answer: Answer) -> None:
        self._give_place_back()
        self._phase = _Phase.REFUSED
        self._write(answer)
        self._allow(LINGER_SECONDS)

    def _break_off(self) -> None:
        """Answer what is not HTTP, or not within the bounds of it, and close."""
        self._is_last = True
        if self._phase in _COMING:
            self._refuse(Answer(400))
        if self._phase is not _Phase.BUSY:
            self._end()

    def _go_on(self) -> None:
        if self._is_last:
            self._end()
        else:
            self._begin()
            self._allow(HTTPS_IDLE_SECONDS_MAX)

    def _write(self, answer: Answer) -> None:
        send(self._transport, (answer.head(is_last=self._is_last), answer.body))

    def _end(self) -> None:
        self._phase = _Phase.ENDED
        if self._is_full:
            self._allow(HTTPS_IDLE_SECONDS_MAX)
        else:
            self._transport.close()

    def _give_place_back(self) -> None:
        if self._take is not None:
            self._take = None
            self._door.requests.leave(self.address)

    def _allow(self, seconds: float) -> None:
        # A timer that rings too early is wound up again: cheaper than one for each request.
        loop = asyncio.get_running_loop()
        self._until = loop.time() + seconds
        if self._timer is None or self._timer.when() > self._until:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = loop.call_at(self._until, self._ring)

    def _ring(self) -> None:
        self._timer = None
        loop = asyncio.get_running_loop()
        if loop.time() < self._until < inf:
            self._timer = loop.call_at(self._until, self._ring)
        elif self._until < inf:
            self._be_late()

    def _be_late(self) -> None:
        if self._is_full:
            self._transport.abort()  # Nobody reads what was answered.
        elif self._phase is _Phase.BODY:
            self._refuse(Answer(408))
        else:
            self._end()
