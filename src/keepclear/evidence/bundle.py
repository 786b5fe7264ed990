"""A bundle: a file by which a stranger checks, without a network, what was said and who held it.

It holds whole records and whole receipts, byte for byte as they were signed,
and what proves their places: hashes, the channel's founding record and its
members' keys. Of all other records it holds nothing but hashes and how many
they are. This module knows the form alone; `proof` says what a bundle proves.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, TypeVar

from keepclear.errors import BadRecord
from keepclear.exchange.channel import Founding, parse_founding
from keepclear.limits import (
    BUNDLE_BYTES_MAX,
    BUNDLE_CHANNELS_MAX,
    BUNDLE_COSIGNATURES_MAX,
    BUNDLE_COVERS_MAX,
    BUNDLE_HELDS_MAX,
    BUNDLE_JOURNAL_ENTRIES_MAX,
    BUNDLE_RECORDS_MAX,
    KEY_EVENTS_MAX,
    MEMBERS_MAX,
    PROOF_HASHES_MAX,
)
from keepclear.record.canonical import count_of, decode, encode, octets_of
from keepclear.record.checkpoint import Checkpoint, Cosignature, hidden
from keepclear.record.envelope import (
    HASH_BYTES,
    SEEN_MAX,
    UTC_MAX,
    Held,
    Record,
    log_name_of,
    parse,
    parse_held,
)
from keepclear.record.log import LogName
from keepclear.record.signing import (
    KEY_BYTES,
    SIGNATURE_BYTES,
    Envelope,
    Signer,
    open_sign1,
    sign1,
)

VERSION: Final = 1
EXCERPT_LABEL: Final = b"keepclear/excerpt/1"
# Facts without anybody's words: arrivals, receipts, bells, contact and comparisons, by the numbers
# that stand in a journal. An entry with any other fact stays at home.
WORDLESS: Final = frozenset({1, 3, 4, 8, 11, 12})
Hashes = tuple[bytes, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, its way to the root that the last record here of its log names, and the next's."""

    record: Record
    inclusion: Hashes
    consistency: Hashes


@dataclass(frozen=True, slots=True)
class LogPart:
    """Some records of one log, in the order of their places."""

    name: LogName
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """A record that another record's author had, with its way to the root that was seen."""

    log: LogName
    seq: int
    path: Hashes


@dataclass(frozen=True, slots=True)
class Cover:
    """What a record's `seen` covers: the roots that it names, and records that lie under them."""

    record: bytes
    roots: Hashes
    reached: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A witness's word on a head of a log, and the records here that lie under its root.

    Whose key it is only the reader knows: the name of a witness is in no cosignature.
    """

    log: LogName
    log_key: bytes  # SHA-256 of the key that signed the checkpoint: the first half of its origin
    size: int
    root: bytes
    witness: bytes  # its public key
    utc: int  # by the witness's clock
    signature: bytes
    reached: tuple[tuple[int, Hashes], ...]  # (place, its way to the root)

    def is_good(self, channel: bytes) -> bool:
        """Tell whether this key cosigned this head of a log of this channel at this time."""
        origin = f"{self.log_key.hex()}/{hidden(channel, self.log)}"
        checkpoint = Checkpoint(origin, self.size, self.root)
        return Cosignature(self.utc, self.signature).verified_by(self.witness, checkpoint)

    def order(self) -> tuple[LogName, bytes, int]:
        """Return its place among others."""
        return self.log, self.witness, self.size


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One entry of the maker's journal, and the hash of the entry before it."""

    n: int
    utc: int
    facts: bytes
    before: bytes


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Entries of the journal of the party that made the bundle, signed by its node."""

    data: bytes
    envelope: Envelope
    channel: bytes
    party: int
    utc: int
    entries: tuple[JournalEntry, ...]

    def verified_by(self, public_key: bytes) -> bool:
        """Tell whether this key signed the excerpt."""
        return self.envelope.verified_by(public_key, EXCERPT_LABEL)


@dataclass(frozen=True, slots=True)
class ChannelPart:
    """What a bundle holds of one channel."""

    founding: Founding
    keys: tuple[tuple[int, tuple[bytes, ...]], ...]  # (party index, its key events)
    logs: tuple[LogPart, ...]
    helds: tuple[Held, ...] = ()
    covers: tuple[Cover, ...] = ()
    cosignatures: tuple[Cosigned, ...] = ()
    excerpt: Excerpt | None = None

    def records(self) -> Iterable[Record]:
        """Return every record, log by log."""
        return (entry.record for part in self.logs for entry in part.entries)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle taken apart, nothing of it proven yet."""

    data: bytes = field(repr=False)
    channels: tuple[ChannelPart, ...]


# Writing


def encode_bundle(channels: Sequence[ChannelPart]) -> bytes:
    """Write a bundle; raise BadRecord where it is larger than a reader takes."""
    ordered = sorted(channels, key=lambda part: part.founding.channel)
    data = encode({1: VERSION, 2: [_channel(part) for part in ordered]})
    parse_bundle(data)
    return data


def _channel(part: ChannelPart) -> dict[int, Any]:
    logs = [
        [
            *log.name,
            [[e.record.data, list(e.inclusion), list(e.consistency)] for e in log.entries],
        ]
        for log in sorted(part.logs, key=lambda log: log.name)
    ]
    covers = [
        [c.record, list(c.roots), [[*r.log, r.seq, list(r.path)] for r in c.reached]]
        for c in sorted(part.covers, key=lambda cover: cover.record)
    ]
    return {
        1: part.founding.data,
        2: [[index, list(events)] for index, events in sorted(part.keys)],
        3: logs,
        4: sorted({held.data for held in part.helds}),
        5: covers,
        6: [_cosigned_row(one) for one in sorted(part.cosignatures, key=Cosigned.order)],
        7: [part.excerpt.data] if part.excerpt else [],
    }


def _cosigned_row(one: Cosigned) -> list[Any]:
    ways = [[seq, list(path)] for seq, path in one.reached]
    head = [one.log_key, one.size, one.root]
    return [*one.log, *head, one.witness, one.utc, one.signature, ways]


def sign_excerpt(
    signer: Signer, channel: bytes, party: int, utc: int, entries: Sequence[JournalEntry]
) -> Excerpt:
    """Sign entries of our journal as ours; nobody else can vouch for what it says."""
    rows = [[entry.n, entry.utc, entry.facts, entry.before] for entry in entries]
    payload = {1: VERSION, 2: channel, 3: party, 4: utc, 5: rows}
    return _excerpt(sign1(signer, EXCERPT_LABEL, encode(payload)), channel)


# Reading: the one strict door


def parse_bundle(data: bytes) -> Bundle:
    """Take a bundle apart, whole, or raise BadRecord where it is none. Nothing is proven yet."""
    if len(data) > BUNDLE_BYTES_MAX:
        raise BadRecord("bundle/1", f"the file is over {BUNDLE_BYTES_MAX:,} bytes")
    value = decode(data)
    try:
        if value.keys() != {1, 2} or value[1] != VERSION:
            raise ValueError
        parts = _each(value[2], _channel_part, BUNDLE_CHANNELS_MAX, least=1)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadRecord("bundle/2", "it does not have the fields of a bundle") from error
    _check_rising([part.founding.channel for part in parts], "bundle/3", "channels")
    counts = (
        (sum(1 for part in parts for _ in part.records()), BUNDLE_RECORDS_MAX),
        (sum(len(part.helds) for part in parts), BUNDLE_HELDS_MAX),
        (sum(len(c.reached) for part in parts for c in part.covers), BUNDLE_COVERS_MAX),
    )
    if any(count > most for count, most in counts):
        raise BadRecord("bundle/1", "it holds more than a reader takes")
    return Bundle(data, parts)


def _channel_part(value: Any) -> ChannelPart:
    if value.keys() != set(range(1, 8)):
        raise ValueError
    founding = parse_founding(_octets(value[1]))
    channel = founding.channel
    keys = _each(value[2], _key_events, MEMBERS_MAX)
    logs = _each(value[3], lambda row: _log_part(row, channel), SEEN_MAX, least=1)
    helds = tuple(parse_held(_octets(row)) for row in _array(value[4], BUNDLE_HELDS_MAX))
    covers = _each(value[5], _cover, BUNDLE_RECORDS_MAX)
    cosignatures = _each(value[6], _cosigned, BUNDLE_COSIGNATURES_MAX)
    excerpts = _each(value[7], lambda row: _excerpt(_octets(row), channel), 1)
    _check_rising([index for index, _ in keys], "bundle/3", "key histories")
    _check_rising([log.name for log in logs], "bundle/3", "logs")
    _check_rising([held.data for held in helds], "bundle/3", "receipts")
    _check_rising([cover.record for cover in covers], "bundle/3", "covers")
    _check_rising([one.order() for one in cosignatures], "bundle/3", "cosignatures")
    if any(held.channel != channel for held in helds):
        raise BadRecord("bundle/4", "a receipt is of another channel")
    excerpt = excerpts[0] if excerpts else None
    return ChannelPart(founding, keys, logs, helds, covers, cosignatures, excerpt)


def _key_events(row: Any) -> tuple[int, tuple[bytes, ...]]:
    index, events = row
    return count_of(index, most=MEMBERS_MAX - 1), _each(events, _octets, KEY_EVENTS_MAX, least=1)


def _log_part(row: Any, channel: bytes) -> LogPart:
    party, incarnation, entries = row
    name = log_name_of(party, incarnation)
    read = _each(entries, _entry, BUNDLE_RECORDS_MAX, least=1)
    _check_rising([entry.record.seq for entry in read], "bundle/3", "records of a log")
    if any((e.record.channel, e.record.log) != (channel, name) for e in read):
        raise BadRecord("bundle/4", "a record is of another log than the one it stands in")
    return LogPart(name, read)


def _entry(row: Any) -> Entry:
    data, inclusion, consistency = row
    return Entry(parse(_octets(data)), _hashes(inclusion), _hashes(consistency))


def _cover(row: Any) -> Cover:
    record, roots, rows = row
    reached = _each(rows, _reached, BUNDLE_COVERS_MAX)
    _check_rising([(r.log, r.seq) for r in reached], "bundle/3", "records of a cover")
    return Cover(octets_of(record, HASH_BYTES), _hashes(roots), reached)


def _reached(row: Any) -> Reached:
    party, incarnation, seq, path = row
    return Reached(log_name_of(party, incarnation), count_of(seq), _hashes(path))


def _cosigned(row: Any) -> Cosigned:
    party, incarnation, log_key, size, root, witness, utc, signature, ways = row
    read = _each(ways, _way, BUNDLE_RECORDS_MAX, least=1)
    _check_rising([seq for seq, _ in read], "bundle/3", "records of a cosignature")
    return Cosigned(
        log_name_of(party, incarnation),
        octets_of(log_key, HASH_BYTES),
        count_of(size),
        octets_of(root, HASH_BYTES),
        octets_of(witness, KEY_BYTES),
        count_of(utc, most=UTC_MAX),
        octets_of(signature, SIGNATURE_BYTES),
        read,
    )


def _way(row: Any) -> tuple[int, Hashes]:
    seq, path = row
    return count_of(seq), _hashes(path)


def _excerpt(data: bytes, channel: bytes) -> Excerpt:
    envelope = open_sign1(data)
    value = decode(envelope.payload)
    if value.keys() != {1, 2, 3, 4, 5} or value[1] != VERSION:
        raise ValueError
    entries = _each(value[5], _journal_entry, BUNDLE_JOURNAL_ENTRIES_MAX, least=1)
    _check_rising([entry.n for entry in entries], "bundle/3", "journal entries")
    if value[2] != channel:
        raise BadRecord("bundle/4", "the journal entries are of another channel")
    party, utc = count_of(value[3], most=MEMBERS_MAX - 1), count_of(value[4], most=UTC_MAX)
    return Excerpt(data, envelope, channel, party, utc, entries)


def _journal_entry(row: Any) -> JournalEntry:
    n, utc, facts, before = row
    for fact in _array(decode(_octets(facts)), BUNDLE_RECORDS_MAX):
        if not isinstance(fact, list) or not fact or fact[0] not in WORDLESS:
            raise BadRecord("bundle/4", "a journal entry holds words")
    return JournalEntry(count_of(n), count_of(utc, most=UTC_MAX), facts, octets_of(before, 32))


def _check_rising(keys: Sequence[Any], rule: str, what: str) -> None:
    if any(one >= other for one, other in pairwise(keys)):
        raise BadRecord(rule, f"the {what} are not in order, each once")


def _each(value: Any, read: Callable[[Any], T], most: int, *, least: int = 0) -> tuple[T, ...]:
    rows = _array(value, most)
    if len(rows) < least:
        raise ValueError
    return tuple(read(row) for row in rows)


def _array(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError
    return value


def _octets(value: Any) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError
    return value


def _hashes(value: Any) -> Hashes:
    return tuple(octets_of(item, HASH_BYTES) for item in _array(value, PROOF_HASHES_MAX))
