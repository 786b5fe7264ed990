"""Sealing and opening: one parcel, signed by its sender, readable by one peer alone.

No bearer is trusted, so all that protects a parcel is here. Strangers can reach
whatever carries it: each check comes before the work that it saves, and nothing
is taken apart that a configured peer has not signed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from keepclear.bearer.suite import PrivateKey, decrypt, encrypt, load_private_key
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
from keepclear.record.signing import Envelope, Signer, kid, open_sign1, sign1

VERSION = 1
PARCEL_LABEL = b"keepclear/parcel/1"
# Canonical CBOR puts the first fields of a parcel's payload at fixed places, so that the sender
# is known, and its signature verified, before anything of variable form is read.
_SEALED_AT = 16  # After version, suite and key id, the key of the sealed bytes included.
_PAYLOAD_AT = 17  # After tag, array head, protected bytes and the empty map.
_PROTECTED_HEAD, _EMPTY_MAP = 0x4D, 0xA0
_SIGNATURE_HEAD, _SIGNATURE_TAIL = b"\x58\x40", 66
# A map of nine, or of ten with the sender's keys of this week: version 1, 32 bytes of sender.
_MAPS, _HEAD = (0xA9, 0xAA), b"\x01\x01\x02\x58\x20"
_NEXT = b"\x03\x58\x20"  # 32 bytes of recipient.
_SENDER = slice(1 + len(_HEAD), 1 + len(_HEAD) + HASH_BYTES)
_RECIPIENT = slice(_SENDER.stop + len(_NEXT), _SENDER.stop + len(_NEXT) + HASH_BYTES)


def _info(recipient: bytes, key_id: bytes) -> bytes:
    return PARCEL_LABEL + recipient + key_id


def seal(parcel: Parcel, signer: Signer, suite: int, recipient_key: bytes) -> bytes:
    """Sign a parcel and seal it to one encryption key of its recipient."""
    if _is_overfull(len(parcel.entries), len(parcel.helds), len(parcel.cursors)):
        raise Misused("more entries, receipts or cursors than a parcel may carry")
    signed = sign1(signer, PARCEL_LABEL, encode(_payload(parcel)))
    key_id = kid(recipient_key)
    sealed = encrypt(suite, recipient_key, _info(parcel.recipient, key_id), signed)
    data = _outer(suite, key_id, sealed)
    if len(data) > PARCEL_BYTES_MAX:
        raise Misused(f"the parcel is {len(data)} bytes, over {PARCEL_BYTES_MAX}")
    return data


def _is_overfull(entries: int, helds: int, cursors: int) -> bool:
    return entries > PARCEL_ENTRIES_MAX or helds > PARCEL_HELDS_MAX or cursors > PARCEL_CURSORS_MAX


def _outer(suite: int, key_id: bytes, sealed: bytes) -> bytes:
    """Write {1: version, 2: suite, 3: key id, 4: sealed}; a suite is a number below 24."""
    head = bytes((0xA4, 1, VERSION, 2, suite, 3, 0x40 | len(key_id)))
    return b"".join((head, key_id, b"\x04", octets_head(len(sealed)), sealed))


def _payload(parcel: Parcel) -> dict[int, Any]:
    cursors = sorted(parcel.cursors)
    if len({(channel, log) for channel, log, _ in cursors}) != len(cursors):
        raise Misused("a parcel says twice how much of one log is held")
    payload: dict[int, Any] = {
        1: VERSION,
        2: parcel.sender,
        3: parcel.recipient,
        4: parcel.nonce,
        5: parcel.echo,
        6: parcel.utc,
        7: list(parcel.entries),
        8: list(parcel.helds),
        9: [
            [channel, [[log.party, log.incarnation, size] for _, log, size in group]]
            for channel, group in groupby(cursors, key=lambda cursor: cursor[0])
        ],
    }
    if parcel.keys:
        payload[10] = [list(key) for key in sorted(parcel.keys)]
    return payload


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
        envelope, sealed_to = self._unseal(data)
        payload = envelope.payload
        begins = payload[:1] and payload[0] in _MAPS and payload[1 : _SENDER.start] == _HEAD
        if not begins or payload[_SENDER.stop :][: len(_NEXT)] != _NEXT:
            raise BadRecord("parcel/5", "the payload does not start with version 1 and a sender")
        if payload[_RECIPIENT] != self._our_party:
            raise BadRecord("parcel/6", "the parcel is for another party")
        self._verify(envelope, signing_keys(payload[_SENDER]))
        return replace(_parcel(payload), kid=envelope.kid, sealed_to=sealed_to)

    def _unseal(self, data: bytes) -> tuple[Envelope, bytes]:
        suite, key_id, sealed = _taken_apart(data)
        key = self._keys.get((suite, key_id))
        if key is None:
            raise BadRecord("parcel/3", "the parcel is sealed to a key that we do not hold")
        signed = decrypt(suite, key, _info(self._our_party, key_id), sealed)
        if signed is None:
            raise BadRecord("parcel/4", "the seal does not open")
        if not _is_one_signed_payload(signed):
            raise BadRecord("parcel/5", "the sealed bytes are not one signed payload")
        try:
            return open_sign1(signed), key_id
        except BadRecord as error:
            raise BadRecord("parcel/5", "the signed payload is not in its envelope") from error

    def _verify(self, envelope: Envelope, keys: Mapping[bytes, bytes]) -> None:
        # One rule for both faults: the answer must not tell a stranger who our peers are.
        if not keys:
            raise BadRecord("parcel/7", "the sender is not a configured peer")
        key = keys.get(envelope.kid)
        if key is None or not envelope.verified_by(key, PARCEL_LABEL):
            raise BadRecord("parcel/7", "the peer named as sender has not signed this")


def _taken_apart(data: bytes) -> tuple[int, bytes, bytes]:
    """Return suite, key id and sealed bytes; nothing is decoded that a stranger could nest."""
    if len(data) > _SEALED_AT:
        suite, key_id, sealed = data[4], data[7:15], _byte_string(data[_SEALED_AT:])
        if sealed is not None and suite < 24 and _outer(suite, key_id, sealed) == data:
            return suite, key_id, sealed
    raise BadRecord("parcel/2", "the bytes are not a parcel of version 1")


def _is_one_signed_payload(signed: bytes) -> bool:
    """Tell whether only the payload's length is open, so that decoding the rest costs little."""
    return (
        len(signed) > _PAYLOAD_AT + _SIGNATURE_TAIL
        and signed[2] == _PROTECTED_HEAD
        and signed[_PAYLOAD_AT - 1] == _EMPTY_MAP
        and _byte_string(signed[_PAYLOAD_AT:-_SIGNATURE_TAIL]) is not None
        and signed[-_SIGNATURE_TAIL:].startswith(_SIGNATURE_HEAD)
    )


def _byte_string(data: bytes) -> bytes | None:
    """Read exactly one canonical CBOR byte string, or return None."""
    head = octets_head_bytes(data)
    content = data[head:]
    return content if data[:head] == octets_head(len(content)) else None


def _parcel(payload: bytes) -> Parcel:
    """Read what a configured peer has signed."""
    try:
        body = decode(payload)
    except BadRecord as error:
        raise BadRecord("parcel/8", "the payload is not canonical CBOR") from error
    fields = Fields(body, "parcel/8")
    # How many fields there are, and that the first is the version, its fixed head has shown.
    sender, recipient = fields.octets(2, HASH_BYTES), fields.octets(3, HASH_BYTES)
    nonce, echo = fields.octets(4, NONCE_BYTES), fields.octets(5)
    if len(echo) not in (0, NONCE_BYTES):
        raise BadRecord("parcel/8", "the echo is neither empty nor a nonce")
    utc = fields.integer(6)
    entries = _octet_items(fields.items(7, PARCEL_BYTES_MAX), "an entry")
    helds = _octet_items(fields.items(8, PARCEL_BYTES_MAX), "a receipt")
    cursors = _cursors(fields.items(9, PARCEL_BYTES_MAX))
    if _is_overfull(len(entries), len(helds), len(cursors)):
        raise BadRecord("parcel/9", "more entries, receipts or cursors than a parcel may carry")
    keys = _keys(fields) if 10 in body else ()
    if len(body) != 9 + bool(keys):
        raise BadRecord("parcel/8", "there is a field that is none of a parcel's")
    return Parcel(sender, recipient, nonce, echo, utc, entries, helds, cursors, keys)


def _keys(fields: Fields) -> tuple[tuple[int, bytes], ...]:
    """Read the sender's encryption keys of this week: one of each suite, in order."""
    rows = fields.items(10, len(SUITE_KEY_BYTES), 1)
    try:
        keys = tuple((suite, octets_of(key, SUITE_KEY_BYTES[suite])) for suite, key in rows)
        suites = [suite for suite, _ in keys]
    except (KeyError, TypeError, ValueError) as error:
        raise BadRecord("parcel/8", "a key is not [suite, key]") from error
    if suites != sorted(set(suites)):
        raise BadRecord("parcel/8", "the keys are not one of each suite, in order")
    return keys


def _octet_items(items: list[Any], what: str) -> tuple[bytes, ...]:
    for item in items:
        if not isinstance(item, bytes) or not 0 < len(item) <= RECORD_BYTES_MAX:
            raise BadRecord("parcel/8", f"{what} is not 1 to {RECORD_BYTES_MAX} bytes")
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
        raise BadRecord("parcel/8", "a cursor is not [party, incarnation, size]") from error
    if not orderly or grouped != [channel for channel, _ in groups]:
        raise BadRecord("parcel/8", "the cursors are not in order, each log once")
    return found
