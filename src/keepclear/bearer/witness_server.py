"""The port of a witness: C2SP tlog-witness over HTTP, for logs that it knows and for strangers.

One path, one method. It says no more than the protocol does, and each stranger
may cost it only so much. Over the loopback it may be plain; off this machine it
is TLS, since who asks when is nobody else's concern.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from aiohttp import web

from keepclear.bearer.admission import Places, Proven
from keepclear.bearer.https_server import Doorkeeper
from keepclear.bearer.tls import server_context
from keepclear.errors import Misused
from keepclear.limits import (
    CHECKPOINT_BYTES_MAX,
    HTTPS_HANDSHAKE_SECONDS_MAX,
    HTTPS_REQUESTS_MAX,
    HTTPS_REQUESTS_PER_ADDRESS_MAX,
    WITNESS_BODY_SECONDS_MAX,
)

PATH: Final = "/add-checkpoint"
SIZE_TYPE: Final = "text/x.tlog.size"
# Beside the checkpoint there are 63 lines of 45 bytes and the old size.
BODY_BYTES_MAX: Final = CHECKPOINT_BYTES_MAX + 4_096
_LINGER_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What a witness answers; `size` is the size that it last cosigned, at 409."""

    status: int
    lines: str = ""
    size: int | None = None


class WitnessServer:
    """Serves add-checkpoint and hands each body to `on_request`, which answers at once.

    `on_request` does its whole step, the write to the disk included, before it
    returns; so two requests for one log are never decided on one old size.
    """

    def __init__(
        self,
        on_request: Callable[[bytes], Reply],
        host: str,
        port: int,
        tls: tuple[Path, Path] | None,
    ) -> None:
        if tls is None and not is_loopback(host):
            raise Misused(f"{host} is not this machine's loopback: serve it over TLS")
        self._on_request, self._address, self._tls = on_request, (host, port), tls
        self._proven = Proven()
        self._requests = Places(HTTPS_REQUESTS_MAX, HTTPS_REQUESTS_PER_ADDRESS_MAX, self._proven)
        self._doorkeeper: Doorkeeper | None = None
        self._listener: asyncio.Server | None = None

    async def start(self) -> int:
        """Listen, and return the port really bound."""
        self._doorkeeper = Doorkeeper(self._answer, self._proven)
        context = None if self._tls is None else server_context(*self._tls)
        patience_s = None if context is None else HTTPS_HANDSHAKE_SECONDS_MAX
        try:
            self._listener = await asyncio.get_running_loop().create_server(
                self._doorkeeper, *self._address, ssl=context, ssl_handshake_timeout=patience_s
            )
        except OSError as error:
            raise Misused(f"cannot listen on {self._address}: {error}") from error
        port: int = self._listener.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        """Take nothing new, and close everything."""
        if self._listener is not None and self._doorkeeper is not None:
            self._listener.close()
            self._doorkeeper.pre_shutdown()
            await self._doorkeeper.shutdown(timeout=_LINGER_SECONDS)
            self._listener = None

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.raw_path != PATH:
            return web.Response(status=404)
        if request.method != "POST":
            return web.Response(status=405, headers={"Allow": "POST"})
        address = request.remote or ""
        if not self._requests.enter(address):
            return web.Response(status=429)
        try:
            data = await _body(request)
            if isinstance(data, int):
                return web.Response(status=data)
            reply = self._on_request(data)
        finally:
            self._requests.leave(address)
        if reply.status == 200:
            self._proven.add(address)
        return _written(reply)


def _written(reply: Reply) -> web.Response:
    if reply.size is not None:
        body = f"{reply.size}\n".encode()
        return web.Response(status=reply.status, body=body, headers={"Content-Type": SIZE_TYPE})
    return web.Response(status=reply.status, text=reply.lines)


async def _body(request: web.BaseRequest) -> bytes | int:
    """Read the body, or return the status that refuses it."""
    if (request.content_length or 0) > BODY_BYTES_MAX:
        return 413
    try:
        async with asyncio.timeout(WITNESS_BODY_SECONDS_MAX):
            data = await request.read()
    except web.HTTPRequestEntityTooLarge:
        return 413
    except TimeoutError:
        return 408
    except (OSError, web.RequestPayloadError):
        return 400
    return data if len(data) <= BODY_BYTES_MAX else 413


def is_loopback(host: str) -> bool:
    """Tell whether an address leads nowhere off this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
