"""What a world computes many times and always alike is computed once: signatures and decoding.

Every party of a world verifies the same records with the same keys. Both are pure functions of
bytes, so that remembering them changes nothing but how long a world takes; a verification that
fails is not remembered.
"""

from functools import lru_cache
from typing import Any

from nacl import bindings

from keepclear.record import envelope

REMEMBERED = 4_096


def remember() -> None:
    """From now on this process remembers them."""
    for name in ("crypto_sign_open", "crypto_core_ed25519_is_valid_point"):
        _wrap(bindings, name)
    _wrap(envelope, "decode")  # What is decoded here is read and never changed.


def _wrap(module: Any, name: str) -> None:
    function = getattr(module, name)
    if not hasattr(function, "cache_info"):
        setattr(module, name, lru_cache(REMEMBERED)(function))
