"""Asking a witness: one POST of C2SP tlog-witness, over TLS or this machine's loopback.

What a witness says counts by its cosignature alone. TLS keeps from others when
our logs grow; where its key is pinned nobody can stand between.
"""

import ssl
from typing import Final
from urllib.parse import urlsplit

from keepclear.bearer.http_client import Callee
from keepclear.bearer.tls import pinned_context
from keepclear.errors import Unavailable
from keepclear.limits import CHECKPOINT_BYTES_MAX, HTTPS_BODY_SECONDS_MAX

PATH: Final = "/add-checkpoint"
_PORTS: Final = {"https": 443, "http": 80}


class WitnessClient:
    """Calls the witnesses that our settings name, and nobody else."""

    def __init__(self) -> None:
        self._callees: dict[tuple[str, bytes | None], Callee] = {}

    async def ask(self, url: str, tls_key: bytes | None, body: bytes) -> tuple[int, bytes]:
        """Return the status and the body of the answer; Unavailable where none comes."""
        try:
            callee = self._callees.get((url, tls_key))
            if callee is None:
                callee = self._callees[url, tls_key] = _callee(url, tls_key)
            target = urlsplit(url).path.rstrip("/") + PATH
            return await callee.post(target, body, CHECKPOINT_BYTES_MAX, HTTPS_BODY_SECONDS_MAX)
        except TimeoutError as error:
            raise Unavailable("it does not answer in time") from error
        except ssl.SSLCertVerificationError as error:
            raise Unavailable("its TLS key is not the one that is expected") from error
        except (OSError, ValueError) as error:
            raise Unavailable("it cannot be reached") from error

    async def close(self) -> None:
        """Close every connection."""
        while self._callees:
            self._callees.popitem()[1].close()


def _callee(url: str, tls_key: bytes | None) -> Callee:
    where = urlsplit(url)
    context: ssl.SSLContext | None = None
    if where.scheme == "https":
        # Where no key is pinned, an authority of this machine's vouches for the name.
        context = pinned_context(tls_key) if tls_key else ssl.create_default_context()
    return Callee(where.hostname or "", where.port or _PORTS[where.scheme], context)
