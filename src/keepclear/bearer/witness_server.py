"""The port of a witness: C2SP tlog-witness over HTTP, for logs that it knows and for strangers.

One path, one method. It says no more than the protocol does, and each stranger
may cost it only so much. Over the loopback it may be plain; off this machine it
is TLS, since who asks when is nobody else's concern.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from keepclear.bearer.http_server import Answer, Doorkeeper, Take
from keepclear.bearer.tls import server_context
from keepclear.errors import Misused
from keepclear.limits import CHECKPOINT_BYTES_MAX, WITNESS_BODY_SECONDS_MAX

PATH: Final = "/add-checkpoint"
SIZE_TYPE: Final = "text/x.tlog.size"
# Beside the checkpoint there are 63 lines of 45 bytes and the old size.
BODY_BYTES_MAX: Final = CHECKPOINT_BYTES_MAX + 4_096


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
        self._door = Doorkeeper(self._admit, BODY_BYTES_MAX, WITNESS_BODY_SECONDS_MAX)

    async def start(self) -> int:
        """Listen, and return the port really bound."""
        context = None if self._tls is None else server_context(*self._tls)
        return await self._door.start(*self._address, context)

    async def stop(self) -> None:
        """Take nothing new, and close everything."""
        await self._door.stop()

    def _admit(self, method: bytes, target: bytes) -> Answer | Take:
        if target != PATH.encode():
            return Answer(404)
        if method != b"POST":
            return Answer(405, headers="Allow: POST\r\n")
        return self._take

    async def _take(self, data: bytes, address: str) -> Answer:
        reply = self._on_request(data)
        if reply.status == HTTPStatus.OK:
            self._door.proven.add(address)
        if reply.size is not None:
            return Answer(reply.status, f"{reply.size}\n".encode(), SIZE_TYPE)
        return Answer(reply.status, reply.lines.encode())


def is_loopback(host: str) -> bool:
    """Tell whether an address leads nowhere off this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
