"""Locking a few bytes under a passphrase, for a file that lies in a safe for years.

Argon2id (RFC 9106) makes the passphrase costly to guess; ChaCha20-Poly1305 then
seals. What it cost stands beside the sealed bytes and is sealed with them, so
that it can rise later; what a file may demand of whoever opens it is bounded.
"""

from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from nacl.pwhash import argon2id

from keepclear.errors import Misused
from keepclear.limits import (
    PASSPHRASE_BYTES_MAX,
    PASSPHRASE_MEMORY_KIB_MAX,
    PASSPHRASE_PASSES_MAX,
)
from keepclear.record.canonical import encode

LABEL: Final = "keepclear/locked/1"
KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE: Final = bytes(12)  # Each salt makes a key of its own, which seals once.
_KIB: Final = 1_024
_MEMORY_KIB_MIN: Final = 8  # libsodium's own least


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: passes over so much memory."""

    passes: int
    memory_kib: int

    def check(self) -> None:
        """Raise Misused where this machine is not to be asked for so much, or so little."""
        within = 0 < self.passes <= PASSPHRASE_PASSES_MAX
        if not (within and _MEMORY_KIB_MIN <= self.memory_kib <= PASSPHRASE_MEMORY_KIB_MAX):
            raise Misused(f"a cost of {self.passes} passes over {self.memory_kib} KiB")


# RFC 9106 4 asks for 64 MiB and three passes where memory is short; four times that is 0.7 s here,
# once a year for its owner, and as much for each guess of a thief.
COST: Final = Cost(3, 262_144)


def lock(data: bytes, passphrase: bytes, salt: bytes, cost: Cost = COST) -> bytes:
    """Seal bytes under a passphrase; `salt` is fresh chance, never used twice."""
    return _cipher(passphrase, salt, cost).encrypt(NONCE, data, _bound(salt, cost))


def unlock(sealed: bytes, passphrase: bytes, salt: bytes, cost: Cost) -> bytes | None:
    """Open what was sealed; None for another passphrase, or where anything was changed."""
    try:
        return _cipher(passphrase, salt, cost).decrypt(NONCE, sealed, _bound(salt, cost))
    except InvalidTag:
        return None


def _cipher(passphrase: bytes, salt: bytes, cost: Cost) -> ChaCha20Poly1305:
    cost.check()
    if len(salt) != SALT_BYTES or not 0 < len(passphrase) <= PASSPHRASE_BYTES_MAX:
        raise Misused("a passphrase or its salt is of a wrong length")
    key = argon2id.kdf(KEY_BYTES, passphrase, salt, cost.passes, cost.memory_kib * _KIB)
    return ChaCha20Poly1305(key)


def _bound(salt: bytes, cost: Cost) -> bytes:
    """Return what is not secret and must not be changed either."""
    return encode([LABEL, cost.passes, cost.memory_kib, salt])
