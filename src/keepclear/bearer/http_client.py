"""As much of HTTP/1.1 as calling takes: one POST and its reply at a time on connections that stay.

httptools, the parser of Node.js, reads what comes; how much of it is read, and how long, is
bounded here. It undoes no coding, follows nowhere and asks no proxy. What another answers out
of turn ends its connection.
"""

import asyncio
import socket
import ssl
from http import HTTPStatus

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from keepclear.limits import (
    HTTPS_CLIENT_IDLE_SECONDS_MAX,
    HTTPS_CONNECT_SECONDS_MAX,
    HTTPS_DEAD_PATH_SECONDS_MAX,
    HTTPS_HEADERS_MAX,
    HTTPS_LINE_BYTES_MAX,
    HTTPS_REQUESTS_PER_ADDRESS_MAX,
)

# What stands around a body: first line and headers, and the frames of a body sent in chunks.
HEAD_BYTES_MAX = HTTPS_LINE_BYTES_MAX * (HTTPS_HEADERS_MAX + 1)
_FRAMING = (b"content-length", b"transfer-encoding")
# The next address of a name is tried this soon where one does not answer (RFC 8305 section 8).
_NEXT_ADDRESS_SECONDS = 0.25
_Message = tuple[bytes, bytes]  # what stands before a body, and the body
_RECORD_BYTES_MAX = 16_384  # of TLS (RFC 8446 section 5.1)


def send(transport: asyncio.Transport, message: _Message) -> None:
    """Write a message: a small one in one record, a large one without a copy of it."""
    head, body = message
    if len(head) + len(body) <= _RECORD_BYTES_MAX:
        transport.write(head + body)
    else:
        transport.writelines(message)


def counted(headers: int, name: bytes, value: bytes) -> int:
    """Return the number of headers with one more; ValueError beyond what is read of them."""
    if headers >= HTTPS_HEADERS_MAX or max(len(name), len(value)) > HTTPS_LINE_BYTES_MAX:
        raise ValueError
    return headers + 1


class Callee:
    """One address under one TLS key: as many calls at once as it will serve, others wait."""

    def __init__(self, host: str, port: int, context: ssl.SSLContext | None) -> None:
        self._host, self._port, self._context = host, port, context
        bare = f"[{host}]" if ":" in host else host
        self._named = bare if port == (443 if context else 80) else f"{bare}:{port}"
        self._places = asyncio.Semaphore(HTTPS_REQUESTS_PER_ADDRESS_MAX)
        self._kept: list[tuple[_Connection, float]] = []  # and until when, the oldest first
        self._sweep: asyncio.TimerHandle | None = None
        self._busy: set[_Connection] = set()
        self._closed = False

    async def post(
        self, target: str, data: bytes, bytes_max: int, seconds_max: float
    ) -> tuple[int, bytes]:
        """Return status and body of the reply to one POST.

        Raises TimeoutError, OSError where the call fails (a certificate refused among them), and
        ValueError for a reply beyond `bytes_max` or not of HTTP.
        """
        head = (
            f"POST {target} HTTP/1.1\r\nHost: {self._named}\r\n"
            f"Content-Type: application/octet-stream\r\nContent-Length: {len(data)}\r\n\r\n"
        )
        request = head.encode("ascii"), data
        try:
            return await self._call(request, bytes_max, seconds_max)
        except _KeptDiedError:
            # A kept connection may have died unnoticed; a new one tells whether the peer has.
            return await self._call(request, bytes_max, seconds_max, anew=True)

    def close(self) -> None:
        """Close every connection; calls under way fail."""
        self._closed = True
        if self._sweep is not None:
            self._sweep.cancel()
        for connection, _ in self._kept:
            connection.abort()
        for connection in self._busy:
            connection.abort()

    async def _call(
        self, request: _Message, bytes_max: int, seconds_max: float, *, anew: bool = False
    ) -> tuple[int, bytes]:
        async with asyncio.timeout(seconds_max), self._places:
            kept = None if anew else self._take_kept()
            connection = kept or await self._open()
            self._busy.add(connection)
            try:
                reply = await connection.call(request, bytes_max)
            except OSError as error:
                if kept is None or connection.heard or self._closed:
                    raise
                raise _KeptDiedError from error
            finally:
                self._busy.discard(connection)
                if connection.may_stay:
                    self._keep(connection)
                else:
                    connection.abort()
            return reply

    async def _open(self) -> "_Connection":
        async with asyncio.timeout(HTTPS_CONNECT_SECONDS_MAX):
            _, connection = await asyncio.get_running_loop().create_connection(
                _Connection,
                self._host,
                self._port,
                ssl=self._context,
                happy_eyeballs_delay=_NEXT_ADDRESS_SECONDS,
            )
        if self._closed:
            connection.abort()
            raise ConnectionAbortedError("closed")
        return connection

    def _take_kept(self) -> "_Connection | None":
        while self._kept:
            connection, _ = self._kept.pop()
            if connection.may_stay:
                return connection
        return None

    def _keep(self, connection: "_Connection") -> None:
        loop = asyncio.get_running_loop()
        self._kept.append((connection, loop.time() + HTTPS_CLIENT_IDLE_SECONDS_MAX))
        if self._sweep is None:  # One timer for all, since most are taken again long before.
            self._sweep = loop.call_at(self._kept[0][1], self._let_go)

    def _let_go(self) -> None:
        loop = asyncio.get_running_loop()
        while self._kept and self._kept[0][1] <= loop.time():
            self._kept.pop(0)[0].close()
        until = self._kept[0][1] if self._kept else None
        self._sweep = None if until is None else loop.call_at(until, self._let_go)


class _KeptDiedError(Exception):
    """A connection that was kept ended before a byte of the reply came."""


class _Connection(asyncio.Protocol):
    """One connection; a reply is read whole before the next request is written."""

    def __init__(self) -> None:
        self._parser = HttpResponseParser(self)
        self._transport: asyncio.Transport
        self._reply: asyncio.Future[tuple[int, bytes]] | None = None
        self._begin(0)

    def call(self, request: _Message, bytes_max: int) -> asyncio.Future[tuple[int, bytes]]:
        """Write a request; the future gets status and body, or why there are none."""
        self._reply = asyncio.get_running_loop().create_future()
        self._begin(bytes_max)
        if self._transport.is_closing():
            self._fail(ConnectionResetError("closed"))
        else:
            send(self._transport, request)
        return self._reply

    def _begin(self, bytes_max: int) -> None:
        self._bytes_max = bytes_max
        self._body: list[bytes] = []
        self._body_bytes = self._bytes = self._headers = self._status = 0
        self._stays = self._framed = False

    @property
    def heard(self) -> bool:
        """Whether anything of the reply has come."""
        return self._bytes > 0

    @property
    def may_stay(self) -> bool:
        """Whether the last reply ended as it should, and the next request may follow it."""
        return (
            self._stays
            and not self._transport.is_closing()
            and not self._transport.get_write_buffer_size()
        )

    def close(self) -> None:
        """Take leave."""
        self._transport.close()

    def abort(self) -> None:
        """End the connection at once."""
        self._transport.abort()

    # What asyncio tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Notice from now on a path gone dead, even in silence."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        _notice_dead_path(transport.get_extra_info("socket"))

    def data_received(self, data: bytes) -> None:
        """Read on in the reply."""
        self._bytes += len(data)
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade):
            self._fail(ValueError("the reply is too large, or not HTTP"))
            return
        if self._bytes - self._body_bytes > HEAD_BYTES_MAX:
            self._fail(ValueError("the reply has too much around its body"))

    def eof_received(self) -> None:
        """End a reply that states no length where its connection ends (RFC 9112 section 6.3)."""
        if self._status >= HTTPStatus.OK and not self._framed:
            self.on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        self._fail(exc or ConnectionResetError("the connection ended"))
        del self._parser  # It knows us: so each is forgotten without a search for such rings.

    def _fail(self, error: Exception) -> None:
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(error)
        self._transport.abort()

    # What the parser tells; it takes an error raised here for one of the reply

    def on_message_begin(self) -> None:
        """Refuse what nobody asked for, a second reply to one request among it."""
        if self._reply is None or self._reply.done():
            raise ValueError

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header."""
        self._headers = counted(self._headers, name, value)
        if name.lower() in _FRAMING:
            self._framed = True

    def on_headers_complete(self) -> None:
        """Note the status."""
        self._status = self._parser.get_status_code()

    def on_body(self, body: bytes) -> None:
        """Keep a piece of the body."""
        self._body.append(body)
        self._body_bytes += len(body)
        if self._body_bytes > self._bytes_max:
            raise ValueError

    def on_message_complete(self) -> None:
        """Hand over the reply; one that only says that another follows is passed over."""
        if self._status >= HTTPStatus.OK and self._reply is not None and not self._reply.done():
            self._stays = self._parser.should_keep_alive()
            self._reply.set_result((self._status, b"".join(self._body)))


def _notice_dead_path(opened: socket.socket) -> None:
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    seconds = HTTPS_DEAD_PATH_SECONDS_MAX
    for name, value in (
        ("TCP_KEEPIDLE", seconds // 2),
        ("TCP_KEEPINTVL", seconds // 4),
        ("TCP_KEEPCNT", 2),
        ("TCP_USER_TIMEOUT", seconds * 1000),
    ):
        if hasattr(socket, name):  # Not every system has all of them.
            opened.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
