"""Our own port: strangers may knock, and each may cost us only so much.

It serves one path. It says neither what it is nor which version, never repeats
what it was sent, and names at most the rule that a refused parcel breaks.
"""

import re
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from keepclear.bearer.http_server import Answer, Doorkeeper, Take
from keepclear.bearer.https import PATH, frame
from keepclear.bearer.tls import server_context
from keepclear.errors import BadRecord, Unavailable
from keepclear.limits import HTTPS_BODY_SECONDS_MAX, PARCEL_BYTES_MAX, POLL_SECONDS_MAX

OnParcel = Callable[[bytes, float], Awaitable[list[bytes]]]
_PATH = PATH.encode()
_WAIT = re.compile(rb"wait=([0-9]{1,2}(?:\.[0-9]{1,3})?)")


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
        self._door = Doorkeeper(self._admit, PARCEL_BYTES_MAX, HTTPS_BODY_SECONDS_MAX)

    async def start(self) -> int:
        """Listen, and return the port really bound."""
        return await self._door.start(*self._address, server_context(*self._tls))

    async def stop(self, grace_s: float = 2.0) -> None:
        """Take nothing new, give work in progress `grace_s` seconds, then close everything."""
        await self._door.stop(grace_s)

    def _admit(self, method: bytes, target: bytes) -> Answer | Take:
        path, _, query = target.partition(b"?")
        if method != b"POST" or path != _PATH:
            return Answer(404)
        wait_s = _wait_s(query)
        if wait_s is None:
            return Answer(400, b"https/1")
        return partial(self._take, wait_s)

    async def _take(self, wait_s: float, data: bytes, address: str) -> Answer:
        try:
            parcels = await self._on_parcel(data, wait_s)
        except BadRecord as error:
            return Answer(400, error.rule.encode("ascii"))
        except Unavailable:
            return Answer(503)
        self._door.proven.add(address)
        return Answer(200, frame(parcels), "application/octet-stream")


def _wait_s(query: bytes) -> float | None:
    """Read the query: 0 where there is none, None where it is anything but a wait in bounds."""
    if not query:
        return 0.0
    found = _WAIT.fullmatch(query)
    if found is None or float(found[1]) > POLL_SECONDS_MAX:
        return None
    return float(found[1])
