"""Signing: the one rule by which a signature counts, and the one envelope it comes in.

Ed25519 as libsodium verifies it: small-order A and R and non-canonical S are
refused. The envelope is COSE_Sign1 (RFC 9052 4.2) in exactly one form. Each use
has its own label, so that a receipt can never be taken for a record.
"""

from functools import lru_cache
from hashlib import sha256

from msgspec import Struct
from nacl import bindings
from nacl.exceptions import CryptoError

from keepclear.errors import BadRecord
from keepclear.record.canonical import decode, encode, octets_head, octets_head_bytes

SIGNATURE_BYTES = 64
KEY_BYTES = 32
KID_BYTES = 8


def fingerprint(public_key: bytes) -> bytes:
    """SHA-256 of a public key: how a party is named in records."""
    return sha256(public_key).digest()


@lru_cache(maxsize=1_024)  # Keys are few, and asked for with every record.
def kid(public_key: bytes) -> bytes:
    """Name a key inside an envelope: a hint of 8 bytes, never a proof."""
    return fingerprint(public_key)[:KID_BYTES]


def digits(data: bytes) -> str:
    """Return 30 digits in groups of five, for reading a fingerprint over the phone."""
    number = int.from_bytes(sha256(data).digest(), "big") % 10**30
    text = f"{number:030d}"
    return " ".join(text[i : i + 5] for i in range(0, 30, 5))


def is_sound(public_key: bytes) -> bool:
    """Tell whether the bytes are a canonical point of the prime-order group, not of small order."""
    return len(public_key) == KEY_BYTES and bool(
        bindings.crypto_core_ed25519_is_valid_point(public_key)
    )


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the signature is good: the only verifier in the package."""
    if len(signature) != SIGNATURE_BYTES or len(public_key) != KEY_BYTES:
        return False
    try:
        bindings.crypto_sign_open(signature + message, public_key)
    except (CryptoError, ValueError):
        return False
    return True


class Signer:
    """A private Ed25519 key. Signing is deterministic and needs no chance."""

    def __init__(self, seed: bytes) -> None:
        self.seed = seed
        self.public_key, self._secret = bindings.crypto_sign_seed_keypair(seed)
        self.kid = kid(self.public_key)

    def sign(self, message: bytes) -> bytes:
        """Return the 64 signature bytes."""
        return bindings.crypto_sign(message, self._secret)[:SIGNATURE_BYTES]

    def __repr__(self) -> str:
        return f"Signer({self.kid.hex()})"  # The seed never reaches a message or a trace.


ALGORITHM_ED25519 = -19  # RFC 9864: Ed25519, fully specified.
# All of an envelope but kid, payload and signature is fixed, so it is written and read in place:
# 40 us less a record than by way of a general encoder.
_PREFIX = b"\xd2\x84"
_PROTECTED = encode({1: ALGORITHM_ED25519, 4: bytes(KID_BYTES)})[:-KID_BYTES]
_HEAD = _PREFIX + encode(_PROTECTED + bytes(KID_BYTES))[:-KID_BYTES]
_EMPTY_MAP = encode({})
_SIGNATURE_HEAD = encode(bytes(SIGNATURE_BYTES))[:-SIGNATURE_BYTES]
_SIGNED_HEAD = b"\x84" + encode("Signature1") + encode(_PROTECTED + bytes(KID_BYTES))[:-KID_BYTES]
_KID = slice(len(_HEAD), len(_HEAD) + KID_BYTES)
_PAYLOAD_AT = _KID.stop + len(_EMPTY_MAP)
_PAYLOAD_END = -len(_SIGNATURE_HEAD) - SIGNATURE_BYTES


def _to_be_signed(key_id: bytes, label: bytes, payload: bytes) -> bytes:
    """Return ["Signature1", protected, label, payload] (RFC 9052 4.4)."""
    heads = octets_head(len(label)) + label + octets_head(len(payload))
    return b"".join((_SIGNED_HEAD, key_id, heads, payload))


def _written(key_id: bytes, payload: bytes, signature: bytes) -> bytes:
    heads = _EMPTY_MAP + octets_head(len(payload))
    return b"".join((_HEAD, key_id, heads, payload, _SIGNATURE_HEAD, signature))


def sign1(signer: Signer, label: bytes, payload: bytes) -> bytes:
    """Sign a payload as COSE_Sign1; `label` is the external_aad that keeps uses apart."""
    return signed(signer, label, payload)[0]


def signed(signer: Signer, label: bytes, payload: bytes) -> "tuple[bytes, Envelope]":
    """Sign a payload as COSE_Sign1; return the bytes, and the same taken apart."""
    signature = signer.sign(_to_be_signed(signer.kid, label, payload))
    return _written(signer.kid, payload, signature), Envelope(signer.kid, payload, signature)


class Envelope(Struct, frozen=True, gc=False):
    """A COSE_Sign1 taken apart and not yet verified."""

    kid: bytes
    payload: bytes
    signature: bytes

    def verified_by(self, public_key: bytes, label: bytes) -> bool:
        """Tell whether this key signed this payload under this label."""
        signed = _to_be_signed(self.kid, label, self.payload)
        return kid(public_key) == self.kid and verify(public_key, signed, self.signature)


def find_sign1(data: bytes) -> Envelope | None:
    """Take a COSE_Sign1 in the one form apart; None for any other bytes, and nothing is decoded."""
    # Taken apart in place and written again: what comes out equal is the one form.
    body, signature = data[_PAYLOAD_AT:_PAYLOAD_END], data[-SIGNATURE_BYTES:]
    payload = body[octets_head_bytes(body) :]
    if _written(data[_KID], payload, signature) == data:
        return Envelope(data[_KID], payload, signature)
    return None


def open_sign1(data: bytes) -> Envelope:
    """Take a COSE_Sign1 apart, or raise BadRecord; the form is exact, nothing is skipped."""
    return find_sign1(data) or _open_by_parts(data)


def _open_by_parts(data: bytes) -> Envelope:
    """Take apart what is not in the one form, to say what is wrong with it."""
    if data[:2] != _PREFIX:
        raise BadRecord("envelope/1", "the bytes are not a COSE_Sign1 with tag 18")
    parts = decode(b"\x84" + data[2:])
    match parts:
        case [bytes() as protected, {**unprotected}, bytes() as payload, bytes() as signature]:
            pass
        case _:
            raise BadRecord("envelope/2", "the envelope is not [bytes, map, bytes, bytes]")
    if unprotected:
        raise BadRecord("envelope/3", "the unprotected map is not empty")
    match decode(protected):
        case {1: -19, 4: bytes() as key_id, **rest} if not rest and len(key_id) == KID_BYTES:
            pass
        case _:
            raise BadRecord("envelope/4", "the protected map is not exactly alg -19 and kid")
    if len(signature) != SIGNATURE_BYTES:
        raise BadRecord("envelope/5", "the signature is not 64 bytes")
    return Envelope(key_id, payload, signature)
