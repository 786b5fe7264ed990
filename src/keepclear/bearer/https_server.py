"""Our own port: strangers may knock, and each may cost us only so much.

It serves one path. It says neither what it is nor which version, never repeats
what it was sent, and names at most the rule that a refused parcel breaks.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_parser import RawRequestMessage

from keepclear.bearer.admission import Places, Proven
from keepclear.bearer.https import PATH, frame
from keepclear.bearer.tls import server_context
from keepclear.errors import BadRecord, Misused, Unavailable
from keepclear.limits import (
    HTTPS_BODY_SECONDS_MAX,
    HTTPS_CONNECTIONS_MAX,
    HTTPS_CONNECTIONS_PER_ADDRESS_MAX,
    HTTPS_HANDSHAKE_SECONDS_MAX,
    HTTPS_HEADERS_MAX,
    HTTPS_IDLE_SECONDS_MAX,
    HTTPS_LINE_BYTES_MAX,
    HTTPS_REQUESTS_MAX,
    HTTPS_REQUESTS_PER_ADDRESS_MAX,
    PARCEL_BYTES_MAX,
    POLL_SECONDS_MAX,
)

_Answer = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
OnParcel = Callable[[bytes, float], Awaitable[list[bytes]]]
_WAIT = re.compile(r"wait=([0-9]{1,2}(?:\.[0-9]{1,3})?)")
_LINGER_SECONDS = 2.0  # Time for a client to read why its large body is refused.


class HttpsServer:
    """Serves POST /parcel over TLS 1.3 and hands each body to `on_parcel`.

    `on_parcel(data, wait_s)` returns the parcels to reply with, within the
    limits of one reply; it raises BadRecord for a refused parcel and
    Unavailable while the node cannot take one. A caller that goes away does
    not cancel it; only `stop` does.
    """

    def __init__(
        self, tls_cert: Path, tls_key: Path, host: str, port: int, on_parcel: OnParcel
    ) -> None:
        self._tls = (tls_cert, tls_key)
        self._address = (host, port)
        self._on_parcel = on_parcel
        self._proven = Proven()
        self._requests = Places(HTTPS_REQUESTS_MAX, HTTPS_REQUESTS_PER_ADDRESS_MAX, self._proven)
        self._at_work: set[asyncio.Task[object]] = set()
        self._stopping = False
        self._listener: asyncio.Server | None = None
        self._doorkeeper: Doorkeeper | None = None

    async def start(self) -> int:
        """Listen, and return the port really bound."""
        self._doorkeeper = Doorkeeper(self._answer, self._proven)
        loop = asyncio.get_running_loop()
        try:
            self._listener = await loop.create_server(
                self._doorkeeper,
                *self._address,
                ssl=server_context(*self._tls),
                ssl_handshake_timeout=HTTPS_HANDSHAKE_SECONDS_MAX,
                ssl_shutdown_timeout=_LINGER_SECONDS,
            )
        except OSError as error:
            raise Misused(f"cannot listen on {self._address}: {error}") from error
        port: int = self._listener.sockets[0].getsockname()[1]
        return port

    async def stop(self, grace_s: float = 2.0) -> None:
        """Take nothing new, give work in progress `grace_s` seconds, then close everything."""
        self._stopping = True
        if self._listener is None or self._doorkeeper is None:
            return
        self._listener.close()
        self._doorkeeper.pre_shutdown()  # Connections without a request close at once.
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=grace_s)
        for task in list(self._at_work):
            task.cancel()
        await self._doorkeeper.shutdown(timeout=_LINGER_SECONDS)
        self._listener = None

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        path, _, query = request.raw_path.partition("?")
        if request.method != "POST" or path != PATH:
            return web.Response(status=404)
        wait_s = _wait_s(query)
        if wait_s is None:
            return web.Response(status=400, text="https/1")
        address = request.remote or ""
        if self._stopping:
            return web.Response(status=503)
        if not self._requests.enter(address):
            return web.Response(status=429)
        task = asyncio.current_task()
        assert task is not None
        self._at_work.add(task)
        try:
            return await self._take(request, address, wait_s)
        except asyncio.CancelledError:
            if not self._stopping:
                raise
            task.uncancel()
            return web.Response(status=503)
        finally:
            self._at_work.discard(task)
            self._requests.leave(address)

    async def _take(self, request: web.BaseRequest, address: str, wait_s: float) -> web.Response:
        data = await _body(request)
        if isinstance(data, int):
            return web.Response(status=data)
        try:
            parcels = await self._on_parcel(data, wait_s)
            self._proven.add(address)
            return web.Response(body=frame(parcels))
        except BadRecord as error:
            return web.Response(status=400, text=error.rule)
        except Unavailable:
            return web.Response(status=503)
        except Exception as error:
            # Our own fault: the host's handler writes it down, the caller learns nothing of it.
            context = {"message": "a parcel could not be taken", "exception": error}
            asyncio.get_running_loop().call_exception_handler(context)
            return web.Response(status=500)


async def _body(request: web.BaseRequest) -> bytes | int:
    """Read the body, or return the status that refuses it."""
    if (request.content_length or 0) > PARCEL_BYTES_MAX:
        return 413
    # Joined once at the end: a buffer that grows copies a large body again and again.
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(HTTPS_BODY_SECONDS_MAX):
            while part := await request.content.readany():
                parts.append(part)
                size += len(part)
                if size > PARCEL_BYTES_MAX:
                    return 413
    except TimeoutError:
        return 408
    except (OSError, web.RequestPayloadError):  # The caller went away, or its chunks are odd.
        return 400
    return b"".join(parts)


def _wait_s(query: str) -> float | None:
    """Read the query: 0 where there is none, None where it is anything but a wait in bounds."""
    if not query:
        return 0.0
    found = _WAIT.fullmatch(query)
    if found is None or float(found[1]) > POLL_SECONDS_MAX:
        return None
    return float(found[1])


class _Request(web.BaseRequest):
    async def _prepare_hook(self, response: web.StreamResponse) -> None:
        # A stranger learns neither the software nor the node's clock.
        response.headers.popall("Server", None)
        response.headers.popall("Date", None)


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: web.RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return _Request(
        message, payload, protocol, writer, task, loop, client_max_size=PARCEL_BYTES_MAX
    )


class _Connection(web.RequestHandler):
    """One connection; what is not HTTP is answered without a word and without a log line."""

    __slots__ = ()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer a fault of the HTTP form and close."""
        response = web.Response(status=status)
        response.force_close()
        return response

    def log_exception(self, *args: object, **kwargs: object) -> None:
        """Say nothing: only faults of a stranger's making come here."""


class Doorkeeper(web.Server):
    """Makes connections, and lets none in beyond the limits."""

    def __init__(self, answer: _Answer, proven: Proven) -> None:
        super().__init__(answer, request_factory=_request)
        self._callers: dict[web.RequestHandler, str] = {}
        self._places = Places(HTTPS_CONNECTIONS_MAX, HTTPS_CONNECTIONS_PER_ADDRESS_MAX, proven)

    def __call__(self) -> web.RequestHandler:
        """Make the handler of one connection."""
        return _Connection(
            self,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type]  # As aiohttp's own runner passes it.
            keepalive_timeout=HTTPS_IDLE_SECONDS_MAX,
            lingering_time=_LINGER_SECONDS,
            max_line_size=HTTPS_LINE_BYTES_MAX,
            max_field_size=HTTPS_LINE_BYTES_MAX,
            max_headers=HTTPS_HEADERS_MAX,
            auto_decompress=False,
        )

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Count a connection; one too many is cut before it has said anything."""
        super().connection_made(handler, transport)
        address = str((transport.get_extra_info("peername") or ("",))[0])
        if self._places.enter(address):
            self._callers[handler] = address
        else:
            transport.abort()

    def connection_lost(
        self, handler: web.RequestHandler, exc: BaseException | None = None
    ) -> None:
        """Forget a connection."""
        super().connection_lost(handler, exc)
        address = self._callers.pop(handler, None)
        if address is not None:
            self._places.leave(address)
