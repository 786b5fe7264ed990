"""Carrying parcels by HTTPS: the client that calls a peer, and what both ends agree on.

The bearer knows nothing of what a parcel says. It contacts the address it is
given and no other, and writes no byte of a request before the peer has proved
that it holds the pinned key. Parcels may be lost or doubled, so a call that
broke on an old connection is made again at once.
"""

import re
import socket
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import aiohttp
from yarl import URL

from keepclear.bearer.tls import PinnedContext, pinned_context
from keepclear.errors import Misused, Unavailable
from keepclear.limits import (
    HTTPS_BODY_SECONDS_MAX,
    HTTPS_CLIENT_IDLE_SECONDS_MAX,
    HTTPS_CONNECT_SECONDS_MAX,
    HTTPS_DEAD_PATH_SECONDS_MAX,
    HTTPS_LINE_BYTES_MAX,
    HTTPS_REQUESTS_PER_ADDRESS_MAX,
    PARCEL_BYTES_MAX,
    PARCELS_PER_REPLY_MAX,
    POLL_SECONDS_MAX,
    REPLY_BYTES_MAX,
)

PATH = "/parcel"
LENGTH_BYTES = 4
_ENDPOINT = re.compile(r"https://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")
_REASON = re.compile(r"[a-z]+/[0-9]{1,3}")
_REASON_BYTES_MAX = 64


class PinMismatch(Unavailable):
    """Who answered does not hold the key that the peer's card pins; nothing was sent."""


class Refused(Unavailable):
    """The peer answered and did not take the parcel; `reason` is the rule it names, or empty."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"the peer refused the parcel: {reason or status}")
        self.status = status
        self.reason = reason


def frame(parcels: Sequence[bytes]) -> bytes:
    """Write parcels one after the other, each behind its length; Misused beyond the limits."""
    body = b"".join(len(parcel).to_bytes(LENGTH_BYTES, "big") + parcel for parcel in parcels)
    if len(parcels) > PARCELS_PER_REPLY_MAX or len(body) > REPLY_BYTES_MAX:
        raise Misused("more parcels than one reply may carry")
    return body


def unframe(body: bytes) -> list[bytes]:
    """Read parcels from a reply; ValueError where the lengths do not fit."""
    parcels, at = [], 0
    while at < len(body):
        start = at + LENGTH_BYTES
        at = start + int.from_bytes(body[at:start], "big")
        parcels.append(body[start:at])
        if at > len(body) or at == start or len(parcels) > PARCELS_PER_REPLY_MAX:
            raise ValueError
    return parcels


class HttpsClient:
    """Calls configured peers, each on connections that stay open, several at once."""

    def __init__(self) -> None:
        self._contexts: dict[bytes, PinnedContext] = {}
        self._open_session: aiohttp.ClientSession | None = None

    async def post(
        self, endpoint: str, tls_key: bytes, data: bytes, wait: float = 0
    ) -> list[bytes]:
        """Hand over one parcel and return those that come back, within `wait` seconds if none yet.

        Raises PinMismatch, Refused, or Unavailable; Misused for an endpoint or size of ours.
        """
        if len(data) > PARCEL_BYTES_MAX or not 0 <= wait <= POLL_SECONDS_MAX:
            raise Misused("the parcel is too large, or the wait too long")
        url = _url(endpoint, f"?wait={wait:.3f}" if wait else "")
        context = self._contexts.get(tls_key)
        if context is None:
            context = self._contexts[tls_key] = pinned_context(tls_key)
        try:
            try:
                return await self._call(url, context, data, wait)
            except aiohttp.ClientConnectorError:
                raise
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError, ConnectionError):
                # A kept connection may have died unnoticed; a new one tells whether the peer has.
                return await self._call(url, context, data, wait)
        except aiohttp.ClientConnectorCertificateError as error:
            raise PinMismatch(f"{endpoint} does not hold the key that its card pins") from error
        except TimeoutError as error:
            raise Unavailable(f"{endpoint} did not answer in time") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Unavailable(f"{endpoint} cannot be reached: {type(error).__name__}") from error

    async def close(self) -> None:
        """Close every connection."""
        if self._open_session is not None:
            await self._open_session.close()
            self._open_session = None

    async def _call(
        self, url: URL, context: PinnedContext, data: bytes, wait: float
    ) -> list[bytes]:
        timeout = aiohttp.ClientTimeout(
            total=HTTPS_BODY_SECONDS_MAX + wait,
            connect=HTTPS_CONNECT_SECONDS_MAX,
            sock_connect=HTTPS_CONNECT_SECONDS_MAX,
        )
        async with self._session().post(
            url, data=data, ssl=context, timeout=timeout, allow_redirects=False
        ) as response:
            if response.status == 200:
                return unframe(await _read(response, REPLY_BYTES_MAX))
            reason = (await _read(response, _REASON_BYTES_MAX)).decode("ascii", "replace")
            raise Refused(response.status, reason if _REASON.fullmatch(reason) else "")

    def _session(self) -> aiohttp.ClientSession:
        if self._open_session is None:
            self._open_session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    # As many to one peer as it will serve: FLASH never waits for one to be free.
                    limit=0,
                    limit_per_host=HTTPS_REQUESTS_PER_ADDRESS_MAX,
                    keepalive_timeout=HTTPS_CLIENT_IDLE_SECONDS_MAX,
                    socket_factory=_socket,
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"Content-Type": "application/octet-stream"},
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
                auto_decompress=False,  # A few bytes are not to unfold into gigabytes.
                trust_env=False,  # No proxy and no password file of the surroundings.
                max_line_size=HTTPS_LINE_BYTES_MAX,
                max_field_size=HTTPS_LINE_BYTES_MAX,
            )
        return self._open_session


@lru_cache(256)
def _url(endpoint: str, query: str) -> URL:
    matched = _ENDPOINT.fullmatch(endpoint)
    if matched is None or not 0 < int(matched[1]) < 65_536:
        raise Misused(f"{endpoint!r} is not of the form https://host:port")
    return URL(f"{endpoint}{PATH}{query}", encoded=True)


async def _read(response: aiohttp.ClientResponse, bytes_max: int) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > bytes_max:
            response.close()
            raise ValueError("the reply is too large")
    return bytes(body)


def _socket(address: tuple[Any, ...]) -> socket.socket:
    """Open a socket that notices a path gone dead even while it waits in silence."""
    opened = socket.socket(*address[:3])
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
    return opened
