"""Vectors of bytes: the canonical form, texts, Ed25519, envelopes, and the Merkle tree.

The rule: each bad one breaks one sentence of spec/ and names it.
"""

from hashlib import sha512
from typing import Any

from example_world import Morning
from nacl import bindings

from keepclear.record.canonical import encode
from keepclear.record.log import (
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    merkle_root,
)
from keepclear.record.signing import Signer, kid
from keepclear.record.text import REFUSED

ORDER = 2**252 + 27742317777372353535851937790883648493
GOOD_VALUES: list[Any] = [
    *(0, 23, 24, 255, 256, 65_535, 65_536, 2**32 - 1, 2**32, 2**63 - 1),
    *(-1, -24, -25, -256, -257, -(2**32) - 1, -(2**63)),
    *(b"", b"\x00", b"x" * 24, "", "a", "\u00fc", "\u6c34", "\U00010151", "x" * 256),
    *([], [1, [2, 3]], [0] * 24, {}, {0: 0}, {1: 2, 3: [4]}, {23: 1, 24: 2, 255: 3}),
]
BAD_BYTES = [
    ("", "canonical/1", "nothing"),
    ("18", "canonical/1", "the bytes end in a head"),
    ("4201", "canonical/1", "the bytes end in a byte string"),
    ("8201", "canonical/1", "the bytes end in an array"),
    ("9bffffffffffffffff", "canonical/1", "an array longer than the bytes"),
    ("62c328", "canonical/1", "a text that is not UTF-8"),
    ("63eda080", "canonical/1", "a surrogate in a text"),
    ("1c", "canonical/1", "additional information 28"),
    ("f6", "canonical/2", "null"),
    ("f4", "canonical/2", "false"),
    ("f7", "canonical/2", "undefined"),
    ("f93c00", "canonical/2", "a float"),
    ("fb3ff0000000000000", "canonical/2", "a float of eight bytes"),
    ("c100", "canonical/2", "a tag"),
    ("c249010000000000000000", "canonical/2", "a bignum"),
    ("d81c80", "canonical/2", "a shared value"),
    ("1b8000000000000000", "canonical/2", "2^63"),
    ("3b8000000000000000", "canonical/2", "-2^63 - 1"),
    ("a1616100", "canonical/2", "a text as a key"),
    ("a12000", "canonical/2", "a negative key"),
    ("a119010000", "canonical/2", "the key 256"),
    ("81" * 17 + "80", "canonical/2", "nested deeper than 16"),
    ("81" * 17 + "00", "canonical/2", "an integer nested deeper than 16"),
    ("1800", "canonical/3", "a long form of 0"),
    ("190017", "canonical/3", "a long form of 23"),
    ("1b00000000ffffffff", "canonical/3", "a long form of 2^32 - 1"),
    ("5801aa", "canonical/3", "a long form of a length"),
    ("b8010000", "canonical/3", "a long form of the size of a map"),
    ("a10018ff00", "canonical/3", "bytes after the value"),
    ("0000", "canonical/3", "two values"),
    ("a202000100", "canonical/3", "keys out of order"),
    ("a201000100", "canonical/3", "one key twice"),
    ("9f00ff", "canonical/3", "an array of indefinite length"),
    ("bf0000ff", "canonical/3", "a map of indefinite length"),
    ("5f4100ff", "canonical/3", "a byte string of indefinite length"),
]


def plain(value: Any) -> Any:
    """A value in JSON: bytes and maps each in an object of their own, the rest as it is."""
    match value:
        case bytes():
            return {"bytes": value.hex()}
        case dict():
            return {"map": [[key, plain(item)] for key, item in value.items()]}
        case list():
            return [plain(item) for item in value]
        case int() if abs(value) >= 2**53:
            return {"integer": str(value)}
        case _:
            return value


def canonical() -> dict[str, Any]:
    """Values and their only bytes, and bytes that are refused."""
    deepest: Any = 7
    for _ in range(16):
        deepest = [deepest]
    return {
        "about": "spec/canonical.md: the one form of each value, and bytes that are refused.",
        "good": [
            {"value": plain(value), "bytes": encode(value).hex()}
            for value in [*GOOD_VALUES, deepest]
        ],
        "bad": [{"bytes": data, "rule": rule, "why": why} for data, rule, why in BAD_BYTES],
    }


def texts() -> dict[str, Any]:
    """The first and last code point of each range, and their neighbours outside."""
    refused = {point for first, last, _ in REFUSED for point in (first, last)}
    around = {p for first, last, _ in REFUSED for p in (first - 1, last + 1)}
    outside = [
        p
        for p in sorted(around)
        if 0 <= p <= 0x10FFFF and not any(a <= p <= b for a, b, _ in REFUSED)
    ]
    return {
        "about": "spec/text.md: code points that no text may hold, and some that it may.",
        "refused": sorted(refused),
        "taken": outside,
    }


def _scalar(seed: bytes) -> int:
    number = bytearray(sha512(seed).digest()[:32])
    number[0] &= 248
    number[31] = number[31] & 127 | 64
    return int.from_bytes(number, "little")


def _challenge(r: bytes, key: bytes, message: bytes) -> int:
    return int.from_bytes(sha512(r + key + message).digest(), "little") % ORDER


IDENTITY = (1).to_bytes(32, "little")
ORDER_8 = bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
P = 2**255 - 19
SMALL = [
    (IDENTITY, "the neutral point"),
    ((P - 1).to_bytes(32, "little"), "order 2"),
    (bytes(32), "order 4"),
    ((1 << 255).to_bytes(32, "little"), "order 4, sign set"),
    (ORDER_8, "order 8"),
    (bytes([*ORDER_8[:31], ORDER_8[31] | 128]), "order 8, sign set"),
    ((P - int.from_bytes(ORDER_8, "little")).to_bytes(32, "little"), "order 8"),
    (
        (P - int.from_bytes(ORDER_8, "little") | 1 << 255).to_bytes(32, "little"),
        "order 8, sign set",
    ),
    (P.to_bytes(32, "little"), "0 written as p"),
    ((P + 1).to_bytes(32, "little"), "1 written as p + 1"),
    ((1 | 1 << 255).to_bytes(32, "little"), "the neutral point, sign set"),
]


def ed25519() -> dict[str, Any]:
    """Signatures that hold by the one rule or do not, and keys that may be named or not."""
    signer = Signer(b"\x01" * 32)
    key, message = signer.public_key, b"keep clear"
    signature = signer.sign(message)
    number = int.from_bytes(signature[32:], "little")
    over = (number + ORDER).to_bytes(32, "little")
    small_r = (_challenge(IDENTITY, key, message) * _scalar(b"\x01" * 32) % ORDER).to_bytes(
        32, "little"
    )
    base = bindings.crypto_scalarmult_ed25519_base_noclamp((5).to_bytes(32, "little"))
    mixed = bindings.crypto_core_ed25519_add(key, ORDER_8)
    cases = [
        (key, message, signature, True, "good"),
        (key, b"", signer.sign(b""), True, "good, of nothing"),
        (key, b"x" * 1_000, signer.sign(b"x" * 1_000), True, "good, of 1,000 bytes"),
        (key, message + b".", signature, False, "of another message"),
        (key, message, signature[:32] + over, False, "S not below the group order"),
        (key, message, IDENTITY + small_r, False, "R of small order, the equation holds"),
        (IDENTITY, message, base + (5).to_bytes(32, "little"), False, "A of small order, it holds"),
        (key, message, bytes(64), False, "zeros"),
        (key, message, signature[:63], False, "63 bytes"),
    ]
    return {
        "about": "spec/envelope.md: whether a signature holds, and whether a key may be named.",
        "signatures": [
            {
                "key": public.hex(),
                "message": text.hex(),
                "signature": signed.hex(),
                "good": good,
                "why": why,
            }
            for public, text, signed, good, why in cases
        ],
        "keys": [
            {"key": key.hex(), "sound": True, "why": "made from the seed of 32 bytes 01"},
            *({"key": point.hex(), "sound": False, "why": why} for point, why in SMALL),
            {"key": mixed.hex(), "sound": False, "why": "a sound point plus one of order 8"},
            {"key": (2).to_bytes(32, "little").hex(), "sound": False, "why": "not on the curve"},
            {"key": key[:31].hex(), "sound": False, "why": "31 bytes"},
        ],
    }


def envelopes(day: Morning) -> dict[str, Any]:
    """One good envelope, and what is wrong with others."""
    record = day.named["stop"]
    payload, signature = record.envelope.payload, record.envelope.signature
    key_id = record.envelope.kid
    protected = encode({1: -19, 4: key_id})

    def of(*parts: Any, head: bytes = b"\xd2") -> str:
        return (head + encode(list(parts))).hex()

    body = [protected, {}, payload, signature]
    bad = [
        (of(*body, head=b""), "envelope/1", "no tag"),
        (of(*body, head=b"\xd8\x62"), "envelope/1", "tag 98"),
        ("", "envelope/1", "nothing"),
        (of(protected, {}, payload, signature, 0), "envelope/1", "five parts"),
        (of(protected, {}, payload), "envelope/1", "three parts"),
        (of(protected, [], payload, signature), "envelope/2", "an array for the map"),
        (of(protected, {}, "payload", signature), "envelope/2", "a text for the payload"),
        (of(protected, {4: key_id}, payload, signature), "envelope/3", "kid unprotected"),
        (of(encode({1: -8, 4: key_id}), *body[1:]), "envelope/4", "alg EdDSA"),
        (of(encode({1: -19}), *body[1:]), "envelope/4", "no kid"),
        (of(encode({1: -19, 4: key_id[:7]}), *body[1:]), "envelope/4", "a kid of 7 bytes"),
        (of(encode({1: -19, 3: 0, 4: key_id}), *body[1:]), "envelope/4", "a content type"),
        (of(b"", *body[1:]), "canonical/1", "nothing protected"),
        (of(protected, {}, payload, signature[:63]), "envelope/5", "a signature of 63 bytes"),
        (record.data.hex() + "00", "canonical/3", "bytes after it"),
    ]
    return {
        "about": "spec/envelope.md: a COSE_Sign1 taken apart, and ones that are refused.",
        "good": [
            {
                "bytes": record.data.hex(),
                "label": "keepclear/record/1",
                "key": day.authors["C"].node_keys[0].public_key.hex(),
                "kid": key_id.hex(),
                "payload": payload.hex(),
                "signature": signature.hex(),
                "to_be_signed": encode(
                    ["Signature1", protected, b"keepclear/record/1", payload]
                ).hex(),
            }
        ],
        "kids": [
            {"key": a.node_keys[0].public_key.hex(), "kid": kid(a.node_keys[0].public_key).hex()}
            for a in day.authors.values()
        ],
        "bad": [{"bytes": data, "rule": rule, "why": why} for data, rule, why in bad],
    }


def logs(day: Morning) -> dict[str, Any]:
    """Roots at every size of one log, and proofs between them."""
    entries = [bytes([i]) * i for i in range(9)]
    leaves = [leaf_hash(entry) for entry in entries]
    return {
        "about": "spec/log.md: roots and proofs over the entries listed.",
        "entries": [entry.hex() for entry in entries],
        "leaves": [leaf.hex() for leaf in leaves],
        "roots": [merkle_root(leaves[:size]).hex() for size in range(len(leaves) + 1)],
        "inclusion": [
            {
                "index": index,
                "size": size,
                "proof": [item.hex() for item in inclusion_proof(leaves[:size], index)],
            }
            for size in (1, 2, 3, 5, 8, 9)
            for index in range(size)
        ],
        "consistency": [
            {
                "old": old,
                "new": new,
                "proof": [item.hex() for item in consistency_proof(leaves[:new], old)],
            }
            for new in (1, 2, 3, 5, 8, 9)
            for old in range(1, new + 1)
        ],
        "records": {
            name: [record.data.hex() for record in author.said]
            for name, author in day.authors.items()
        },
        "record_roots": {
            name: [record.root.hex() for record in author.said] + [author.head.root.hex()]
            for name, author in day.authors.items()
        },
    }
