"""What a stranger's parcel costs us after TLS: from its bytes to the rule that refuses it.

Strangers by how far they get: a parcel sealed to no key of ours; noise under the name of our key;
noise as the head behind a key that is sealed to us; a head that we can open and that is none; a
well-formed parcel of a party that we do not know; one that names a peer of ours as its sender,
signed with a key of the stranger's own; and the same under the name of that peer's key, so that the
signature itself is tried. Each is small, and as large as a parcel may be. Beside the dearest stands
what the libraries alone take to open its seal and its head and to try its signature; beside the
largest, the hash of as many bytes. Medians of process time. Run: python -m benchmarks.stranger
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from statistics import median
from typing import Any

from keepclear.bearer.parcel import (
    HEAD_BYTES,
    PARCEL_LABEL,
    SEALED_KEY_BYTES,
    SIGNED_HEAD_BYTES,
    Opener,
    seal_at_once,
)
from keepclear.bearer.suite import (
    OnceKey,
    decrypt,
    decrypt_once,
    encrypt,
    generate_encryption_key,
    load_private_key,
)
from keepclear.errors import BadRecord
from keepclear.limits import PARCEL_BYTES_MAX
from keepclear.node.parcel import Parcel
from keepclear.record.canonical import decode, encode
from keepclear.record.keys import X25519, XWING
from keepclear.record.signing import Signer, kid, sign1, verify

US, PEER, STRANGER = b"u" * 32, b"p" * 32, b"s" * 32
OF_PEER, OF_STRANGER = Signer(b"k" * 32), Signer(b"s" * 32)
ROUNDS = 1_000
LARGEST = (bytes(60_000),) * 17
NAMES = {X25519: "x25519", XWING: "xwing"}


class Impostor(Signer):
    """Signs with its own key under the name of the peer's."""

    def __init__(self) -> None:
        super().__init__(OF_STRANGER.seed)
        self.kid = OF_PEER.kid


def signing_keys(sender: bytes) -> dict[bytes, bytes]:
    """One peer is configured."""
    return {OF_PEER.kid: OF_PEER.public_key} if sender == PEER else {}


def strangers(
    suite: int, public: bytes, entries: tuple[bytes, ...]
) -> Iterator[tuple[str, str, bytes]]:
    """Yield each stranger's name, the rule that refuses it, and its parcel."""

    def sealed(sender: bytes, signer: Signer, key: bytes = public) -> bytes:
        return seal_at_once(Parcel(sender, US, bytes(16), b"", 1, entries), signer, suite, key)

    def with_parts(**changed: bytes) -> bytes:
        parts: dict[int, Any] = decode(sealed(STRANGER, OF_STRANGER))
        return encode(parts | {int(field[1:]): part for field, part in changed.items()})

    key = OnceKey()
    sealed_key = encrypt(suite, public, PARCEL_LABEL + US + kid(public), key.octets)
    misled = sealed(PEER, OF_STRANGER, generate_encryption_key(suite)[1])
    yield "not_ours", "parcel/3", misled
    yield "noise", "parcel/4", with_parts(_4=os.urandom(SEALED_KEY_BYTES[suite]))
    yield "noise_as_head", "parcel/4", with_parts(_5=os.urandom(HEAD_BYTES))
    no_head = key.encrypt(os.urandom(SIGNED_HEAD_BYTES))
    yield "no_head", "parcel/5", with_parts(_4=sealed_key, _5=no_head)
    yield "unknown", "parcel/7", sealed(STRANGER, OF_STRANGER)
    yield "as_a_peer", "parcel/7", sealed(PEER, OF_STRANGER)
    yield "as_a_peers_key", "parcel/7", sealed(PEER, Impostor())


def _refused(opener: Opener, data: bytes) -> str:
    try:
        opener.open(data, signing_keys)
    except BadRecord as error:
        return error.rule
    return ""


def _bare(suite: int) -> Callable[[], object]:
    """Open one sealed key and one head by it, try one signature, and nothing else."""
    private, public = generate_encryption_key(suite)
    key, _ = load_private_key(suite, private)
    signed, head_key = sign1(OF_STRANGER, PARCEL_LABEL, bytes(143)), OnceKey()
    head, sealed = head_key.encrypt(signed), encrypt(suite, public, PARCEL_LABEL, head_key.octets)

    def work() -> None:
        decrypt_once(decrypt(suite, key, PARCEL_LABEL, sealed) or b"", head)
        verify(OF_PEER.public_key, signed, signed[-64:])

    return work


def _took_us(work: Callable[[], object]) -> float:
    began = time.process_time_ns()
    work()
    return (time.process_time_ns() - began) / 1_000


def measure() -> dict[str, float]:
    """Return the CPU microseconds of each stranger, by the median, and the most of all."""
    works: dict[str, Callable[[], object]] = {}
    for suite, name in NAMES.items():
        private, public = generate_encryption_key(suite)
        opener = Opener(US, [(suite, private)])
        for size, entries in (("", ()), ("_largest", LARGEST)):
            for what, rule, data in strangers(suite, public, entries):
                assert _refused(opener, data) == rule, what
                assert not entries or len(data) > 0.95 * PARCEL_BYTES_MAX
                works[f"stranger_{name}_{what}{size}_us"] = partial(_refused, opener, data)
    works["bare"], works["hash"] = _bare(XWING), partial(sha256, data)
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):  # By turns, so that what else the machine does falls on all alike.
        for name, work in works.items():
            taken[name].append(_took_us(work))
    found = {name: round(median(values), 1) for name, values in taken.items()}
    bare_us, hash_us = found.pop("bare"), found.pop("hash")
    most = max(found.values())
    return found | {
        "stranger_us": most,
        "stranger_bare_us": bare_us,
        "stranger_to_bare": round(most / bare_us, 2),
        "stranger_largest_hash_us": hash_us,
    }


if __name__ == "__main__":
    print("load", round(os.getloadavg()[0], 1))
    print(json.dumps(measure(), indent=2))
