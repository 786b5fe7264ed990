"""The door: the only place where bytes from outside become a record or a receipt.

A record says which log it belongs to, where in it, what that log was before it
(`root`), and what its author had seen of the other logs. The fields that place
it are the same in every version; what it means is judged elsewhere, so that a
strange record is kept and receipted and never stalls a log.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from hashlib import sha256
from typing import Any

from msgspec import Struct

from keepclear.errors import BadRecord
from keepclear.limits import MEMBERS_MAX, NAME_CODE_POINTS_MAX, RECORD_BYTES_MAX
from keepclear.record.canonical import count_of, decode, digest, encode, octets_of
from keepclear.record.log import Head, LogName, log_id
from keepclear.record.signing import Envelope, Signer, open_sign1, signed
from keepclear.record.text import find_refused

VERSION = 1
RECORD_LABEL = b"keepclear/record/1"
HELD_LABEL = b"keepclear/held/1"
HASH_BYTES = 32
INCARNATION_BYTES = 8
SEEN_MAX = MEMBERS_MAX * 4  # Every member's log, and some that began anew.
UTC_MAX = 253_402_300_799  # 9999-12-31T23:59:59Z, the last second that four-digit years can say.


class Precedence(IntEnum):
    """What overtakes what; lower goes first."""

    FLASH = 0
    IMMEDIATE = 1
    PRIORITY = 2
    ROUTINE = 3


class Signature(Struct, frozen=True):
    """Who at the desk a record comes from: a role and initials, never a name."""

    role: str
    initials: str


class Record(Struct, frozen=True):
    """One signed statement of one party, taken apart.

    From `kind` on the fields are those of version 1; a newer version may put
    others there, and then `understood` is False and they are empty. So are they
    where a record of version 1 breaks record/3, and then `flaw` says how: such a
    record is kept and receipted like any other, and its log goes on. Where the
    officer's role or initials break record/4, they are empty and `officer_flaw` says how.
    """

    data: bytes
    id: bytes
    envelope: Envelope
    version: int
    channel: bytes
    log: LogName
    seq: int
    root: bytes
    seen: tuple[tuple[LogName, int], ...]
    seen_root: bytes
    kind: int = 0
    precedence: Precedence = Precedence.ROUTINE
    officer: Signature = Signature("", "")
    utc: int = 0
    body: Mapping[int, Any] | None = None
    flaw: str = ""
    officer_flaw: str = ""

    @property
    def understood(self) -> bool:
        """Whether the record is of a version that this node reads."""
        return self.version == VERSION

    def verified_by(self, public_key: bytes) -> bool:
        """Tell whether this key signed the record."""
        return self.envelope.verified_by(public_key, RECORD_LABEL)

    def cut(self) -> dict[LogName, int]:
        """How much of each log the author held when it had written this record."""
        return {**dict(self.seen), self.log: self.seq + 1}


class Draft(Struct, frozen=True):
    """What an author wants to say, before it has its place in a log."""

    kind: int
    body: Mapping[int, Any]
    precedence: Precedence
    officer: Signature
    utc: int


def sign(signer: Signer, channel: bytes, head: Head, seen: Sequence[Head], draft: Draft) -> Record:
    """Write the next record of the log whose head is `head`."""
    ordered = sorted(seen)
    payload = {
        1: VERSION,
        2: channel,
        3: head.log.party,
        4: head.log.incarnation,
        5: head.size,
        6: head.root,
        7: [[item.log.party, item.log.incarnation, item.size] for item in ordered],
        8: seen_root(channel, ordered),
        9: draft.kind,
        10: int(draft.precedence),
        11: draft.officer.role,
        12: draft.officer.initials,
        13: draft.utc,
        14: draft.body,
    }
    data, envelope = signed(signer, RECORD_LABEL, encode(payload))
    _check_length(data)
    return _read(data, envelope, payload)  # To decode it again would cost 30 us.


def seen_root(channel: bytes, heads: Sequence[Head]) -> bytes:
    """Bind the heads seen: SHA-256 over canonical [[log id, size, root], ...] in `seen` order."""
    return _seen_root(channel, tuple(heads))


@lru_cache(1_024)  # All records of a batch have seen the same.
def _seen_root(channel: bytes, heads: tuple[Head, ...]) -> bytes:
    return digest([[log_id(channel, head.log), head.size, head.root] for head in heads])


def parse(data: bytes) -> Record:
    """Turn bytes into a record, whole, or raise BadRecord. The signature is not yet verified."""
    _check_length(data)
    envelope = open_sign1(data)
    return _read(data, envelope, decode(envelope.payload))


def _check_length(data: bytes) -> None:
    if len(data) > RECORD_BYTES_MAX:
        raise BadRecord("record/1", f"the record is {len(data)} bytes, over {RECORD_BYTES_MAX}")


def _read(data: bytes, envelope: Envelope, value: Any) -> Record:
    try:
        payload = _map(value)
        placed = _placed(data, envelope, payload)
    except (KeyError, TypeError, ValueError) as error:
        raise BadRecord("record/2", "a field that places the record is missing or odd") from error
    return Record(*placed, *_meant(payload)) if payload[1] == VERSION else Record(*placed)


def _placed(data: bytes, envelope: Envelope, payload: Mapping[int, Any]) -> tuple[Any, ...]:
    """Return the fields that place a record, in their order."""
    log = log_name_of(payload[3], payload[4])
    seen = tuple((log_name_of(p, i), count_of(size, least=1)) for p, i, size in _array(payload[7]))
    names = [name for name, _ in seen]
    if len(seen) > SEEN_MAX or names != sorted(set(names)) or log in names:
        raise ValueError
    return (
        data,
        sha256(data).digest(),
        envelope,
        count_of(payload[1]),
        octets_of(payload[2], HASH_BYTES),
        log,
        count_of(payload[5]),
        octets_of(payload[6], HASH_BYTES),
        seen,
        octets_of(payload[8], HASH_BYTES),
    )


def _meant(payload: Mapping[int, Any]) -> tuple[Any, ...]:
    """Return the fields of version 1 from `kind` on, in their order."""
    if payload.keys() != _FIELDS:
        return _flawed("a record of version 1 has exactly the fields 1 to 14")
    body: Mapping[int, Any]
    match payload[9], payload[10], payload[11], payload[12], payload[13], payload[14]:
        case int(kind), 0 | 1 | 2 | 3 as precedence, str(role), str(initials), int(utc), dict(body):
            pass
        case _:
            return _flawed("a field of the record is of the wrong type")
    if kind < 0 or not 0 <= utc <= UTC_MAX:
        return _flawed("kind or time is out of range")
    officer_flaw = _officer_flaw(role, initials)
    officer = _NOBODY if officer_flaw else Signature(role, initials)
    return kind, _PRECEDENCE[precedence], officer, utc, body, "", officer_flaw


def _flawed(flaw: str) -> tuple[Any, ...]:
    return 0, Precedence.ROUTINE, _NOBODY, 0, None, flaw


def _officer_flaw(role: str, initials: str) -> str:
    for text in (role, initials):
        refused = find_refused(text)
        if refused:
            return f"the officer's role or initials hold {refused}"
        if len(text) > NAME_CODE_POINTS_MAX:
            return "the officer's role or initials are too long"
    return ""


_FIELDS = frozenset(range(1, 15))
_PRECEDENCE = tuple(Precedence)
_NOBODY = Signature("", "")


def _map(value: Any) -> Mapping[int, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _array(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def log_name_of(party: Any, incarnation: Any) -> LogName:
    """Return the name of a log that was read; ValueError where it is none."""
    if count_of(party) >= MEMBERS_MAX:
        raise ValueError
    return LogName(party, octets_of(incarnation, INCARNATION_BYTES))


# A receipt: possession of these bytes, and nothing more.


class Held(Struct, frozen=True):
    """A party's signed word that its node holds the bytes of these records."""

    data: bytes
    envelope: Envelope
    channel: bytes
    holder: int
    utc: int
    records: tuple[tuple[LogName, int, bytes], ...]  # (author log, seq, record id)

    def verified_by(self, public_key: bytes) -> bool:
        """Tell whether this key signed the receipt."""
        return self.envelope.verified_by(public_key, HELD_LABEL)


def sign_held(
    signer: Signer, channel: bytes, holder: int, utc: int, records: Sequence[Record]
) -> Held:
    """Receipt records of one channel, in any order, whatever they mean."""
    listed = sorted({(r.log.party, r.log.incarnation, r.seq, r.id) for r in records})
    payload = {1: VERSION, 2: channel, 3: holder, 4: utc, 5: listed}
    data, envelope = signed(signer, HELD_LABEL, encode(payload))
    _check_held_length(data)
    named = tuple((LogName(party, name), seq, record) for party, name, seq, record in listed)
    return Held(data, envelope, channel, holder, utc, named)


def _check_held_length(data: bytes) -> None:
    if len(data) > RECORD_BYTES_MAX:
        raise BadRecord("held/1", f"the receipt is {len(data)} bytes, over {RECORD_BYTES_MAX}")


def parse_held(data: bytes) -> Held:
    """Turn bytes into a receipt, whole, or raise BadRecord. The signature is not yet verified."""
    _check_held_length(data)
    envelope = open_sign1(data)
    try:
        payload = _map(decode(envelope.payload))
        if payload.keys() != {1, 2, 3, 4, 5} or payload[1] != VERSION:
            raise ValueError
        records = tuple(
            (log_name_of(party, incarnation), count_of(seq), octets_of(record_id, HASH_BYTES))
            for party, incarnation, seq, record_id in _array(payload[5])
        )
        if not records or list(records) != sorted(set(records)):
            raise ValueError
        return Held(
            data,
            envelope,
            octets_of(payload[2], HASH_BYTES),
            count_of(payload[3], most=MEMBERS_MAX - 1),
            count_of(payload[4], most=UTC_MAX),
            records,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadRecord("held/1", "the receipt does not have the fields of version 1") from error
