"""The algorithms that seal a parcel do what the published vectors say.

The library that does them is not ours; a wrong build of it on one party's machine would show here
before it shows on the line.
"""

import json
from pathlib import Path
from typing import Any

import cryptography_vectors
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.bindings._rust import openssl as rust_openssl
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from keepclear.bearer.suite import OnceKey, decrypt, decrypt_once, encrypt, load_private_key
from keepclear.errors import Misused
from keepclear.record.keys import X25519, XWING

X25519_SUITE = (0x20, 1, 3)  # KEM, KDF and AEAD ids of suite 1.
XWING_SUITE = (0x647A, 1, 3)  # KEM, KDF and AEAD ids of suite 2 in the registry of HPKE.


def published(path: Path) -> Any:
    return json.loads(path.read_bytes())


def hpke_vectors() -> list[Any]:
    path = Path(cryptography_vectors.__file__).parent / "HPKE" / "hpke-pq-test-vectors.json"
    found = [
        vector
        for vector in published(path)
        if (vector["kem_id"], vector["kdf_id"], vector["aead_id"]) == XWING_SUITE
    ]
    assert found, "the published vectors have none for suite 2"
    return found


def test_a_private_key_of_suite_2_is_the_published_seed() -> None:
    for vector in hpke_vectors():
        _, public = load_private_key(XWING, bytes.fromhex(vector["skRm"]))
        assert public.hex() == vector["pkRm"]


def test_suite_2_opens_the_published_vector() -> None:
    """The vectors carry associated data, which parcels do not: hence the library's inner door."""
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    for vector in hpke_vectors():
        key, _ = load_private_key(XWING, bytes.fromhex(vector["skRm"]))
        first = vector["encryptions"][0]
        sealed, info, aad = (
            bytes.fromhex(text)
            for text in (vector["enc"] + first["ct"], vector["info"], first["aad"])
        )
        opened = rust_openssl.hpke._decrypt_with_aad(suite, sealed, key, info, aad)
        assert opened.hex() == first["pt"]
        assert decrypt(XWING, key, info, sealed) is None


def test_suite_1_opens_every_published_message_of_its_kind() -> None:
    """RFC 9180's own vectors, of base mode; each carries associated data, so the inner door."""
    path = Path(cryptography_vectors.__file__).parent / "HPKE" / "test-vectors.json"
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    tried = 0
    for vector in published(path):
        ids = (vector["mode"], vector["kem_id"], vector["kdf_id"], vector["aead_id"])
        if ids != (0, *X25519_SUITE):
            continue
        key, public = load_private_key(X25519, bytes.fromhex(vector["skRm"]))
        assert public.hex() == vector["pkRm"]
        first = vector["encryptions"][0]
        texts = (vector["enc"] + first["ct"], vector["info"], first["aad"])
        sealed, info, aad = map(bytes.fromhex, texts)
        opened = rust_openssl.hpke._decrypt_with_aad(suite, sealed, key, info, aad)
        assert opened.hex() == first["pt"]
        assert decrypt(X25519, key, info, sealed) is None
        tried += 1
    assert tried, "the published vectors have none for suite 1"


def test_both_suites_open_what_they_seal_and_only_with_the_same_info() -> None:
    for suite in (X25519, XWING):
        key, public = load_private_key(suite, bytes(range(32)))
        sealed = encrypt(suite, public, b"info", b"words")
        assert decrypt(suite, key, b"info", sealed) == b"words"
        assert decrypt(suite, key, b"other", sealed) is None
        assert decrypt(suite, key, b"info", sealed[:20]) is None
        assert decrypt(suite, key, b"info", b"") is None


def test_a_key_for_one_message_encrypts_no_second_one() -> None:
    key, other = OnceKey(), OnceKey()
    assert key.octets != other.octets
    closed = key.encrypt(b"words")
    assert decrypt_once(key.octets, closed) == b"words"
    assert decrypt_once(other.octets, closed) is None
    for words in (b"words", b"others", b""):
        with pytest.raises(Misused):
            key.encrypt(words)
    assert key.octets.hex() not in repr(key)


def cases(vectors: Path, name: str) -> list[Any]:
    groups = published(vectors / "wycheproof" / name)["testGroups"]
    return [test | {"group": group} for group in groups for test in group["tests"]]


def hexed(test: Any, *names: str) -> list[bytes]:
    return [bytes.fromhex(test[name]) for name in names]


def test_x25519_agrees_with_wycheproof(public_vectors: Path) -> None:
    tried = 0
    for test in cases(public_vectors, "x25519_test.json"):
        private, public, shared = hexed(test, "private", "public", "shared")
        key = X25519PrivateKey.from_private_bytes(private)
        if shared == bytes(32):  # A secret that all know: RFC 9180 7.1.4 has it refused.
            with pytest.raises(ValueError, match=r"."):
                key.exchange(X25519PublicKey.from_public_bytes(public))
        else:
            assert key.exchange(X25519PublicKey.from_public_bytes(public)) == shared
        tried += 1
    assert tried > 500


def test_chacha20_poly1305_agrees_with_wycheproof(public_vectors: Path) -> None:
    tried = 0
    for test in cases(public_vectors, "chacha20_poly1305_test.json"):
        key, iv, aad, words, content, tag = hexed(test, "key", "iv", "aad", "msg", "ct", "tag")
        if test["group"]["ivSize"] != 96:  # HPKE has one length of nonce.
            continue
        if test["result"] == "valid":
            assert ChaCha20Poly1305(key).encrypt(iv, words, aad) == content + tag
            assert ChaCha20Poly1305(key).decrypt(iv, content + tag, aad) == words
        else:
            with pytest.raises(InvalidTag):
                ChaCha20Poly1305(key).decrypt(iv, content + tag, aad)
        tried += 1
    assert tried > 300


def test_hkdf_sha256_agrees_with_wycheproof(public_vectors: Path) -> None:
    tried = 0
    for test in cases(public_vectors, "hkdf_sha256_test.json"):
        ikm, salt, info, okm = hexed(test, "ikm", "salt", "info", "okm")
        if test["result"] == "valid":
            assert HKDF(SHA256(), test["size"], salt, info).derive(ikm) == okm
        else:
            with pytest.raises(ValueError, match=r"."):
                HKDF(SHA256(), test["size"], salt, info)
        tried += 1
    assert tried > 80
