"""Asking a witness: one POST of C2SP tlog-witness, over TLS or this machine's loopback.

What a witness says counts by its cosignature alone. TLS keeps from others when
our logs grow; where its key is pinned nobody can stand between.
"""

import ssl
from typing import Final

import aiohttp
from yarl import URL

from keepclear.bearer.tls import pinned_context
from keepclear.errors import Unavailable
from keepclear.limits import CHECKPOINT_BYTES_MAX, HTTPS_BODY_SECONDS_MAX, HTTPS_CONNECT_SECONDS_MAX

PATH: Final = "/add-checkpoint"


class WitnessClient:
    """Calls the witnesses that our settings name, and nobody else."""

    def __init__(self) -> None:
        self._open_session: aiohttp.ClientSession | None = None

    async def ask(self, url: str, tls_key: bytes | None, body: bytes) -> tuple[int, bytes]:
        """Return the status and the body of the answer; Unavailable where none comes."""
        where = URL(url.rstrip("/") + PATH)
        context: ssl.SSLContext | bool = pinned_context(tls_key) if tls_key else True
        timeout = aiohttp.ClientTimeout(
            total=HTTPS_BODY_SECONDS_MAX, connect=HTTPS_CONNECT_SECONDS_MAX
        )
        try:
            async with self._session().post(
                where, data=body, ssl=context, timeout=timeout, allow_redirects=False
            ) as response:
                return response.status, await _read(response)
        except TimeoutError as error:
            raise Unavailable("it does not answer in time") from error
        except aiohttp.ClientConnectorCertificateError as error:
            raise Unavailable("its TLS key is not the one that is expected") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Unavailable("it cannot be reached") from error

    async def close(self) -> None:
        """Close every connection."""
        if self._open_session is not None:
            await self._open_session.close()
            self._open_session = None

    def _session(self) -> aiohttp.ClientSession:
        if self._open_session is None:
            self._open_session = aiohttp.ClientSession(
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"Content-Type": "application/octet-stream"},
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
                auto_decompress=False,
                trust_env=False,
            )
        return self._open_session


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > CHECKPOINT_BYTES_MAX:
            response.close()
            raise ValueError("the answer is too large")
    return bytes(body)
