"""Carrying parcels by HTTPS: the client that calls a peer, and what both ends agree on.

The bearer knows nothing of what a parcel says. It contacts the address it is
given and no other, and writes no byte of a request before the peer has proved
that it holds the pinned key. Parcels may be lost or doubled, so a call that
broke on an old connection is made again at once.
"""

import re
import ssl
from collections.abc import Sequence
from http import HTTPStatus

from keepclear.bearer.http_client import Callee
from keepclear.bearer.tls import pinned_context
from keepclear.errors import Misused, Unavailable
from keepclear.limits import (
    HTTPS_BODY_SECONDS_MAX,
    PARCEL_BYTES_MAX,
    PARCELS_PER_REPLY_MAX,
    POLL_SECONDS_MAX,
    REPLY_BYTES_MAX,
)

PATH = "/parcel"
LENGTH_BYTES = 4
_ENDPOINT = re.compile(r"https://(?:([A-Za-z0-9.-]+)|\[([0-9A-Fa-f:.]+)\]):([0-9]{1,5})")
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
        self._callees: dict[tuple[str, bytes], Callee] = {}

    async def post(
        self, endpoint: str, tls_key: bytes, data: bytes, wait: float = 0
    ) -> list[bytes]:
        """Hand over one parcel and return those that come back, within `wait` seconds if none yet.

        Raises PinMismatch, Refused, or Unavailable; Misused for an endpoint or size of ours.
        """
        if len(data) > PARCEL_BYTES_MAX or not 0 <= wait <= POLL_SECONDS_MAX:
            raise Misused("the parcel is too large, or the wait too long")
        callee = self._callees.get((endpoint, tls_key))
        if callee is None:
            callee = self._callees[endpoint, tls_key] = _callee(endpoint, tls_key)
        target = f"{PATH}?wait={wait:.3f}" if wait else PATH
        seconds_max = HTTPS_BODY_SECONDS_MAX + wait
        try:
            status, body = await callee.post(target, data, REPLY_BYTES_MAX, seconds_max)
            if status == HTTPStatus.OK:
                return unframe(body)
            if len(body) > _REASON_BYTES_MAX:
                raise ValueError("a refusal is not that long")
        except ssl.SSLCertVerificationError as error:
            raise PinMismatch(f"{endpoint} does not hold the key that its card pins") from error
        except TimeoutError as error:
            raise Unavailable(f"{endpoint} did not answer in time") from error
        except (OSError, ValueError) as error:
            raise Unavailable(f"{endpoint} cannot be reached: {type(error).__name__}") from error
        reason = body.decode("ascii", "replace")
        raise Refused(status, reason if _REASON.fullmatch(reason) else "")

    async def close(self) -> None:
        """Close every connection."""
        while self._callees:
            self._callees.popitem()[1].close()


def _callee(endpoint: str, tls_key: bytes) -> Callee:
    matched = _ENDPOINT.fullmatch(endpoint)
    if matched is None or not 0 < int(matched[3]) < 65_536:
        raise Misused(f"{endpoint!r} is not of the form https://host:port")
    return Callee(matched[1] or matched[2], int(matched[3]), pinned_context(tls_key))
