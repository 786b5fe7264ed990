"""Sealing and opening: one parcel, signed by its sender, readable by one peer alone.

No bearer is trusted, so all that protects a parcel is here. Strangers can reach
whatever carries it: each check comes before the work that it saves. What is
signed is a head of one length, which names the hash of the body and the key to
it; so a stranger costs the same whatever it sends, and of a body nothing is read
that a configured peer has not signed. What is sealed is the key of the head
alone, so that this, the dear part, can be made before there is anything to say.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, groupby
from typing import Any, NamedTuple

from keepclear.bearer.suite import (
    ONCE_KEY_BYTES,
    SEAL_BYTES,
    TAG_BYTES,
    OnceKey,
    PrivateKey,
    decrypt,
    decrypt_once,
    encrypt,
    load_private_key,
)
from keepclear.bearer.suite import generate_encryption_key as generate_encryption_key
from keepclear.errors import BadRecord, Misused
from keepclear.exchange.fields import Fields
from keepclear.limits import (
    PARCEL_BYTES_MAX,
    PARCEL_CURSORS_MAX,
    PARCEL_ENTRIES_MAX,
    PARCEL_HELDS_MAX,
    RECORD_BYTES_MAX,
)
from keepclear.node.parcel import NONCE_BYTES, Cursor, Parcel
from keepclear.record.canonical import (
    count_of,
    decode,
    encode,
    octets_head,
    octets_head_bytes,
    octets_of,
)
from keepclear.record.envelope import HASH_BYTES, log_name_of
from keepclear.record.keys import SUITE_KEY_BYTES
from keepclear.record.signing import KID_BYTES, Envelope, Signer, find_sign1, kid, sign1

VERSION = 1
PARCEL_LABEL = b"keepclear/parcel/1"
SIGNED_HEAD_BYTES = 228  # A COSE_Sign1 over a map of the version and four times 32 bytes.
HEAD_BYTES = SIGNED_HEAD_BYTES + TAG_BYTES
SEALED_KEY_BYTES = {suite: ONCE_KEY_BYTES + longer for suite, longer in SEAL_BYTES.items()}
# What is signed, {1: version, 2 to 5: 32 bytes each}, is written and read in place.
_HEAD_BEGIN = bytes((0xA5, 1, VERSION))
_HEAD_KEYS = tuple(bytes((key,)) + octets_head(HASH_BYTES) for key in (2, 3, 4, 5))
_HEAD = re.compile(_HEAD_BEGIN + b"".join(key + b"(.{32})" for key in _HEAD_KEYS), re.DOTALL)


class _Head(NamedTuple):
    """What is signed: between whom, and which body is theirs."""

    sender: bytes  # party fingerprint
    recipient: bytes  # party fingerprint
    body_key: bytes
    body_hash: bytes  # of the body as it is sent, so that nobody else can put another there


def _info(recipient: bytes, key_id: bytes) -> bytes:
    return PARCEL_LABEL + recipient + key_id


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """The part of one parcel that needs no contents: good for that parcel, and for no second."""

    recipient: bytes  # party fingerprint
    begin: bytes  # all that stands before the head
    head_key: OnceKey

    def __repr__(self) -> str:
        return f"Prepared({self.recipient.hex()[:16]})"  # No key reaches a message or a trace.


def prepare(suite: int, recipient_key: bytes, recipient: bytes) -> Prepared:
    """Seal a new head key to one encryption key of a party; it takes most of sealing a parcel."""
    head_key, key_id = OnceKey(), kid(recipient_key)
    sealed_key = encrypt(suite, recipient_key, _info(recipient, key_id), head_key.octets)
    return Prepared(recipient, _before_key(suite, key_id) + sealed_key + _BEFORE_HEAD, head_key)


def seal_at_once(parcel: Parcel, signer: Signer, suite: int, recipient_key: bytes) -> bytes:
    """Sign and seal a parcel for which nothing is prepared."""
    return seal(parcel, signer, prepare(suite, recipient_key, parcel.recipient))


def seal(parcel: Parcel, signer: Signer, prepared: Prepared) -> bytes:
    """Sign a parcel and close it under what was prepared for its recipient, which is then spent."""
    if prepared.recipient != parcel.recipient:
        raise Misused("what was prepared for one party is of no use to another")
    if _is_overfull(len(parcel.entries), len(parcel.helds), len(parcel.cursors)):
        raise Misused("more entries, receipts or cursors than a parcel may carry")
    body_key = OnceKey()
    body = body_key.encrypt(encode(_content(parcel)))
    head = _Head(parcel.sender, parcel.recipient, body_key.octets, sha256(body).digest())
    said = b"".join(chain.from_iterable(zip(_HEAD_KEYS, head, strict=True)))
    signed = sign1(signer, PARCEL_LABEL, _HEAD_BEGIN + said)
    closed = prepared.head_key.encrypt(signed)
    data = b"".join((prepared.begin, closed, _before_body(len(body)), body))
    if len(data) > PARCEL_BYTES_MAX:
        raise Misused(f"the parcel is {len(data)} bytes, over {PARCEL_BYTES_MAX}")
    return data


def _is_overfull(entries: int, helds: int, cursors: int) -> bool:
    return entries > PARCEL_ENTRIES_MAX or helds > PARCEL_HELDS_MAX or cursors > PARCEL_CURSORS_MAX


# {1: version, 2: suite, 3: key id, 4: sealed key, 5: head, 6: body}; a suite is a number below 24.

_BEFORE_HEAD = b"\x05" + octets_head(HEAD_BYTES)


def _before_key(suite: int, key_id: bytes) -> bytes:
    begin = bytes((0xA6, 1, VERSION, 2, suite, 3, 0x40 | KID_BYTES))
    return b"".join((begin, key_id, b"\x04", octets_head(SEALED_KEY_BYTES[suite])))


def _before_body(length: int) -> bytes:
    return b"\x06" + octets_head(length)


class _Parts(NamedTuple):
    """What stands in a parcel, before anything of it is opened."""

    suite: int
    key_id: bytes
    sealed_key: bytes
    head: bytes
    body: memoryview


def _content(parcel: Parcel) -> dict[int, Any]:
    cursors = sorted(parcel.cursors)
    if len({(channel, log) for channel, log, _ in cursors}) != len(cursors):
        raise Misused("a parcel says twice how much of one log is held")
    content: dict[int, Any] = {
        1: parcel.nonce,
        2: parcel.echo,
        3: parcel.utc,
        4: list(parcel.entries),
        5: list(parcel.helds),
        6: [
            [channel, [[log.party, log.incarnation, size] for _, log, size in group]]
            for channel, group in groupby(cursors, key=lambda cursor: cursor[0])
        ],
    }
    if parcel.keys:
        content[7] = [list(key) for key in sorted(parcel.keys)]
    return content


SigningKeys = Callable[[bytes], Mapping[bytes, bytes]]


class Opener:
    """Our private encryption keys, and the one way in for what was sealed to them."""

    def __init__(self, our_party: bytes, private_keys: Iterable[tuple[int, bytes]]) -> None:
        """Hold (suite, private bytes) of every key that peers may still be sealing to."""
        self._our_party = our_party
        self._keys: dict[tuple[int, bytes], PrivateKey] = {}
        for suite, private in private_keys:
            key, public = load_private_key(suite, private)
            self._keys[suite, kid(public)] = key

    def open(self, data: bytes, signing_keys: SigningKeys) -> Parcel:
        """Unseal, verify and read a parcel for us, or raise BadRecord (rules of spec/parcel.md).

        `signing_keys` takes a sender's fingerprint and returns the public keys, by kid, of a
        configured peer, or nothing for a stranger.
        """
        if len(data) > PARCEL_BYTES_MAX:
            raise BadRecord("parcel/1", f"the parcel is over {PARCEL_BYTES_MAX} bytes")
        parts = _taken_apart(data)
        envelope, head = self._unseal(parts)
        if head.recipient != self._our_party:
            raise BadRecord("parcel/6", "the parcel is for another party")
        _verify(envelope, signing_keys(head.sender))
        return _parcel(_content_of(parts.body, head), head, envelope.kid, parts.key_id)

    def _unseal(self, parts: _Parts) -> tuple[Envelope, _Head]:
        key = self._keys.get((parts.suite, parts.key_id))
        if key is None:
            raise BadRecord("parcel/3", "the parcel is sealed to a key that we do not hold")
        info = _info(self._our_party, parts.key_id)
        head_key = decrypt(parts.suite, key, info, parts.sealed_key)
        if head_key is None:
            raise BadRecord("parcel/4", "the seal does not open")
        signed = decrypt_once(head_key, parts.head)
        if signed is None:
            raise BadRecord("parcel/4", "the head does not open")
        envelope = find_sign1(signed)
        found = envelope and _HEAD.fullmatch(envelope.payload)
        if not envelope or not found:
            raise BadRecord("parcel/5", "what the head opens to is not signed as one")
        return envelope, _Head(*found.groups())


def _taken_apart(data: bytes) -> _Parts:
    """Tell the parts of a parcel by their places; no body is copied or looked at."""
    suite, key_id = int.from_bytes(data[4:5]), data[7 : 7 + KID_BYTES]
    if suite in SEALED_KEY_BYTES:
        before_key = _before_key(suite, key_id)
        key_end = len(before_key) + SEALED_KEY_BYTES[suite]
        head_at = key_end + len(_BEFORE_HEAD)
        rest = memoryview(data)[head_at + HEAD_BYTES :]
        body_at = 1 + octets_head_bytes(bytes(rest[1:2]))
        if (
            data.startswith(before_key)
            and data[key_end:head_at] == _BEFORE_HEAD
            and rest[:body_at] == _before_body(len(rest[body_at:]))
        ):
            sealed_key, head = data[len(before_key) : key_end], data[head_at : head_at + HEAD_BYTES]
            return _Parts(suite, key_id, sealed_key, head, rest[body_at:])
    raise BadRecord("parcel/2", "the bytes are not a parcel of version 1")


def _verify(envelope: Envelope, keys: Mapping[bytes, bytes]) -> None:
    # One rule for both faults: the answer must not tell a stranger who our peers are.
    if not keys:
        raise BadRecord("parcel/7", "the sender is not a configured peer")
    key = keys.get(envelope.kid)
    if key is None or not envelope.verified_by(key, PARCEL_LABEL):
        raise BadRecord("parcel/7", "the peer named as sender has not signed this")


def _content_of(body: memoryview, head: _Head) -> bytes:
    """Open the body that a configured peer's head names."""
    if sha256(body).digest() != head.body_hash:
        raise BadRecord("parcel/8", "the body is not the one that the head names")
    content = decrypt_once(head.body_key, body)
    if content is None:
        raise BadRecord("parcel/8", "the body does not open")
    return content


def _parcel(content: bytes, head: _Head, key_id: bytes, sealed_to: bytes) -> Parcel:
    """Read what a configured peer has signed."""
    try:
        found = decode(content)
    except BadRecord as error:
        raise BadRecord("parcel/9", "the body is not canonical CBOR") from error
    if not isinstance(found, dict):
        raise BadRecord("parcel/9", "the body is not a map")
    fields = Fields(found, "parcel/9")
    nonce, echo = fields.octets(1, NONCE_BYTES), fields.octets(2)
    if len(echo) not in (0, NONCE_BYTES):
        raise fields.refuse("the echo is neither empty nor a nonce")
    utc = fields.integer(3)
    entries = _octet_items(fields.items(4, PARCEL_BYTES_MAX), "an entry")
    helds = _octet_items(fields.items(5, PARCEL_BYTES_MAX), "a receipt")
    cursors = _cursors(fields.items(6, PARCEL_BYTES_MAX))
    if _is_overfull(len(entries), len(helds), len(cursors)):
        raise BadRecord("parcel/10", "more entries, receipts or cursors than a parcel may carry")
    keys = _keys(fields.items(7, len(SUITE_KEY_BYTES), 1)) if 7 in found else ()
    fields.done()
    between = (head.sender, head.recipient)
    return Parcel(*between, nonce, echo, utc, entries, helds, cursors, keys, key_id, sealed_to)


def _keys(rows: list[Any]) -> tuple[tuple[int, bytes], ...]:
    """Read the sender's encryption keys of this week: one of each suite, in order."""
    try:
        keys = tuple((suite, octets_of(key, SUITE_KEY_BYTES[suite])) for suite, key in rows)
        suites = [suite for suite, _ in keys]
    except (KeyError, TypeError, ValueError) as error:
        raise BadRecord("parcel/9", "a key is not [suite, key]") from error
    if suites != sorted(set(suites)):
        raise BadRecord("parcel/9", "the keys are not one of each suite, in order")
    return keys


def _octet_items(items: list[Any], what: str) -> tuple[bytes, ...]:
    for item in items:
        if not isinstance(item, bytes) or not 0 < len(item) <= RECORD_BYTES_MAX:
            raise BadRecord("parcel/9", f"{what} is not 1 to {RECORD_BYTES_MAX} bytes")
    return tuple(items)


def _cursors(groups: list[Any]) -> tuple[Cursor, ...]:
    try:
        found = tuple(
            (octets_of(channel, HASH_BYTES), log_name_of(party, incarnation), count_of(size))
            for channel, logs in groups
            for party, incarnation, size in logs
        )
        orderly = list(found) == sorted({cursor[:2]: cursor for cursor in found}.values())
        grouped = [channel for channel, _ in groupby(found, key=lambda cursor: cursor[0])]
    except (TypeError, ValueError) as error:
        raise BadRecord("parcel/9", "a cursor is not [party, incarnation, size]") from error
    if not orderly or grouped != [channel for channel, _ in groups]:
        raise BadRecord("parcel/9", "the cursors are not in order, each log once")
    return found
