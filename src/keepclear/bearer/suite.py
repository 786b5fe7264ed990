"""The two ways in which a parcel is sealed, by HPKE (RFC 9180) in base mode.

Suite 1 is the floor that every party has. Suite 2 adds a lattice, so that what
is recorded today stays closed to a quantum computer later. What is sealed is
a key, and all else goes under keys that are used once; so the dear part needs
nothing of what is to be said. Chance enters here alone: in new keys, and in the
ephemeral key of each seal.
"""

import os
from functools import lru_cache
from hashlib import shake_256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from keepclear.errors import Misused
from keepclear.record.keys import SUITE_KEY_BYTES, X25519, XWING

PRIVATE_KEY_BYTES = 32  # Of both suites: an X25519 scalar, and an X-Wing seed.
_MLKEM_PUBLIC_BYTES = 1184
ONCE_KEY_BYTES, TAG_BYTES = 32, 16
# How much longer than its plaintext a seal is: the encapsulated key, and the tag.
SEAL_BYTES = {X25519: 32 + TAG_BYTES, XWING: 1120 + TAG_BYTES}
# A key that is drawn for one message and never used again needs no nonce that differs.
_ONLY_NONCE = bytes(12)

_HPKE = {
    X25519: Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305),
    XWING: Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305),
}
PublicKey = X25519PublicKey | MLKEM768X25519PublicKey
PrivateKey = X25519PrivateKey | MLKEM768X25519PrivateKey


def generate_encryption_key(suite: int) -> tuple[bytes, bytes]:
    """Draw a new key pair: (private bytes, public bytes)."""
    private = os.urandom(PRIVATE_KEY_BYTES)
    return private, load_private_key(suite, private)[1]


def load_private_key(suite: int, private: bytes) -> tuple[PrivateKey, bytes]:
    """Return the private key ready for use, and its public bytes."""
    if len(private) != PRIVATE_KEY_BYTES:
        raise Misused(f"a private encryption key is {PRIVATE_KEY_BYTES} bytes")
    if suite == X25519:
        key = X25519PrivateKey.from_private_bytes(private)
        return key, key.public_key().public_bytes_raw()
    if suite != XWING:
        raise Misused(f"there is no suite {suite}")
    # How X-Wing makes both keys from one seed (draft-connolly-cfrg-xwing-kem 5.2).
    expanded = shake_256(private).digest(96)
    lattice = MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
    curve = X25519PrivateKey.from_private_bytes(expanded[64:])
    public = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
    return MLKEM768X25519PrivateKey(lattice, curve), public


@lru_cache(maxsize=256)  # Peers are few and each is sealed to many times.
def _load_public_key(suite: int, public: bytes) -> PublicKey:
    if SUITE_KEY_BYTES.get(suite) != len(public):
        raise Misused(f"{len(public)} bytes are not a public key of suite {suite}")
    if suite == X25519:
        return X25519PublicKey.from_public_bytes(public)
    return MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC_BYTES]),
        X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC_BYTES:]),
    )


def encrypt(suite: int, public: bytes, info: bytes, plaintext: bytes) -> bytes:
    """Seal: the encapsulated key, then the ciphertext; Misused for a key that cannot be used."""
    try:
        return _HPKE[suite].encrypt(plaintext, _load_public_key(suite, public), info)
    except (KeyError, ValueError) as error:
        raise Misused("the recipient's encryption key cannot be sealed to") from error


def decrypt(suite: int, key: PrivateKey, info: bytes, sealed: bytes) -> bytes | None:
    """Unseal, or return None where the seal does not open with this key and info."""
    try:
        return _HPKE[suite].decrypt(sealed, key, info)
    except (InvalidTag, ValueError):
        return None


class OnceKey:
    """A key that is drawn for one message (RFC 8439 2.8) and encrypts no second one."""

    __slots__ = ("_unused", "octets")

    def __init__(self) -> None:
        self.octets = os.urandom(ONCE_KEY_BYTES)
        self._unused = [ChaCha20Poly1305(self.octets)]

    def __repr__(self) -> str:
        return "OnceKey()"  # No key reaches a message or a trace.

    def encrypt(self, plaintext: bytes) -> bytes:
        """Return the ciphertext, then the tag; Misused where the key was used before."""
        if not self._unused:
            raise Misused("two messages under one key, and one nonce, would lay both open")
        return self._unused.pop().encrypt(_ONLY_NONCE, plaintext, None)


def decrypt_once(key: bytes, ciphertext: bytes | memoryview) -> bytes | None:
    """Decrypt what such a key has encrypted, or return None where it has not."""
    try:
        return ChaCha20Poly1305(key).decrypt(_ONLY_NONCE, ciphertext, None)
    except InvalidTag:
        return None
