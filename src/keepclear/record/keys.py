"""Keys: who may speak for a party, from when, and until when.

A party's own key stays offline. Each key event is signed with the key that the
event before it promised (pre-rotation) and names the node signing keys and the
encryption keys that hold from there on. The party is known for ever by the
fingerprint of its first key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from keepclear.errors import BadRecord
from keepclear.limits import KEY_EVENTS_MAX
from keepclear.record.canonical import count_of, decode, encode, octets_of
from keepclear.record.envelope import UTC_MAX
from keepclear.record.signing import (
    KEY_BYTES,
    KID_BYTES,
    Signer,
    fingerprint,
    is_sound,
    kid,
    open_sign1,
    sign1,
)

X25519, XWING = 1, 2  # HPKE suites; spec/parcel.md gives each in full.
SUITE_KEY_BYTES = {X25519: 32, XWING: 1216}
KEY_LABEL = b"keepclear/key/1"


class Standing(StrEnum):
    """How a party stands by what one of its node keys has signed."""

    GOOD = ""
    REVOKED = "REVOKED KEY"  # signed by a key since revoked, before the head that is named
    DISOWNED = "REVOKED KEY, NOT STOOD BY"  # beyond that head, or in a log that is not named


@dataclass(frozen=True, slots=True)
class Revocation:
    """A node key that must no longer be believed, and the last good head of each of its logs."""

    kid: bytes
    heads: tuple[tuple[bytes, int, bytes], ...]  # (log id, size, root)


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """One link of a party's key history."""

    data: bytes
    party: bytes
    number: int
    previous: bytes
    party_key: bytes
    next_party_key: bytes
    signing_keys: tuple[bytes, ...]
    encryption_keys: tuple[tuple[int, bytes], ...]
    revoked: tuple[Revocation, ...]
    utc: int

    @property
    def id(self) -> bytes:
        """SHA-256 of the whole bytes."""
        return sha256(self.data).digest()


def sign_key_event(
    party_signer: Signer,
    next_party_key: bytes,
    signing_keys: Sequence[bytes],
    encryption_keys: Sequence[tuple[int, bytes]],
    utc: int,
    previous: KeyEvent | None = None,
    revoked: Sequence[Revocation] = (),
) -> KeyEvent:
    """Write the next key event of a party; without `previous` it is the first."""
    payload: dict[int, Any] = {
        1: 1,
        2: previous.party if previous else fingerprint(party_signer.public_key),
        3: previous.number + 1 if previous else 0,
        4: previous.id if previous else b"",
        5: party_signer.public_key,
        6: fingerprint(next_party_key),
        7: list(signing_keys),
        8: [list(key) for key in encryption_keys],
        9: [[item.kid, [list(head) for head in item.heads]] for item in revoked],
        10: utc,
    }
    return parse_key_event(sign1(party_signer, KEY_LABEL, encode(payload)), previous)


def parse_key_event(data: bytes, previous: KeyEvent | None) -> KeyEvent:
    """Read a key event as the one that follows `previous`, or raise BadRecord."""
    envelope = open_sign1(data)
    event = _key_event(data, _payload(envelope.payload))
    if not is_sound(event.party_key) or not all(is_sound(key) for key in event.signing_keys):
        raise BadRecord("keys/2", "a key is not a sound Ed25519 point")
    if not envelope.verified_by(event.party_key, KEY_LABEL):
        raise BadRecord("keys/3", "the key event is not signed by the party key that it names")
    if previous is None:
        follows = event.number == 0 and event.previous == b""
        promised = event.party == fingerprint(event.party_key)
    else:
        follows = event.number == previous.number + 1 and event.previous == previous.id
        promised = previous.next_party_key == fingerprint(event.party_key)
        promised = promised and event.party == previous.party
    if not follows:
        raise BadRecord("keys/4", "the key event does not follow the one before it")
    if not promised:
        raise BadRecord("keys/5", "the party key is not the one that was promised")
    return event


def _payload(data: bytes) -> Mapping[int, Any]:
    payload = decode(data)
    if not isinstance(payload, dict):
        raise BadRecord("keys/1", "the key event is not a map")
    return payload


def _key_event(data: bytes, payload: Mapping[int, Any]) -> KeyEvent:
    try:
        if payload.keys() != set(range(1, 11)) or payload[1] != 1:
            raise ValueError
        event = KeyEvent(
            data,
            octets_of(payload[2], 32),
            count_of(payload[3]),
            b"" if payload[4] == b"" else octets_of(payload[4], 32),
            octets_of(payload[5], KEY_BYTES),
            octets_of(payload[6], 32),
            tuple(octets_of(key, KEY_BYTES) for key in _array(payload[7])),
            tuple(
                (suite, octets_of(key, SUITE_KEY_BYTES[suite])) for suite, key in _array(payload[8])
            ),
            tuple(_revocation(item) for item in _array(payload[9])),
            count_of(payload[10], most=UTC_MAX),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadRecord("keys/1", "the key event does not have the fields of version 1") from error
    return event


def _revocation(item: Any) -> Revocation:
    key_id, heads = item
    return Revocation(
        octets_of(key_id, KID_BYTES),
        tuple(
            (octets_of(log, 32), count_of(size), octets_of(root, 32))
            for log, size, root in _array(heads)
        ),
    )


def _array(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


class KeyHistory:
    """All key events of one party, verified link by link: verification is the only way in."""

    def __init__(self, events: Sequence[bytes]) -> None:
        if not events:
            raise BadRecord("keys/4", "a key history has at least its first event")
        self.events: list[KeyEvent] = []
        for data in events:
            self._append(data)

    def extend(self, data: bytes) -> KeyEvent:
        """Add the next event; one that we already hold changes nothing."""
        for event in self.events:
            if event.data == data:
                return event
        return self._append(data)

    def _append(self, data: bytes) -> KeyEvent:
        event = parse_key_event(data, self.events[-1] if self.events else None)
        if len(self.events) >= KEY_EVENTS_MAX:
            raise BadRecord("keys/13", f"a party has {KEY_EVENTS_MAX} key events at most")
        self.events.append(event)
        return event

    @property
    def party(self) -> bytes:
        """The fingerprint that names the party for ever."""
        return self.events[0].party

    def signing_keys_ever(self) -> dict[bytes, bytes]:
        """Every node signing key that was ever accepted, by kid."""
        return {kid(key): key for event in self.events for key in event.signing_keys}

    def in_force(self) -> dict[bytes, bytes]:
        """Return the node signing keys that the last event names, by kid."""
        return {kid(key): key for key in self.events[-1].signing_keys}

    def revoked(self) -> set[bytes]:
        """Return the kid of every node key that was taken back."""
        return {item.kid for event in self.events for item in event.revoked}

    def standing(self, key_id: bytes, log: bytes, seq: int) -> Standing:
        """Tell how the party stands by a record, by its key and its place in the log of an id.

        It follows from these events alone, never from the order in which anything came.
        """
        found = [item for event in self.events for item in event.revoked if item.kid == key_id]
        if not found:
            return Standing.GOOD
        # Of several words on one key the least counts: what was once disowned stays so.
        least = min({name: size for name, size, _ in item.heads}.get(log, 0) for item in found)
        return Standing.REVOKED if seq < least else Standing.DISOWNED

    def holds_at(self, key_id: bytes, number: int) -> bool:
        """Tell whether the node key was in force under key event `number`."""
        if number >= len(self.events):
            return False
        return key_id in {kid(key) for key in self.events[number].signing_keys}

    @property
    def floor(self) -> int:
        """The strongest suite that the last event names: a peer seals by no other.

        The offline key has signed it, so no node, bearer or stranger can lower it.
        """
        return max((suite for suite, _ in self.events[-1].encryption_keys), default=X25519)

    def encryption_key(self, suite: int = X25519) -> bytes | None:
        """Return the encryption key that the last event names for a suite, if there is one."""
        return next((key for s, key in self.events[-1].encryption_keys if s == suite), None)
