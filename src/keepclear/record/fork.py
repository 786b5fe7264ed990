"""A fork: one log that says two different things at one place, and the proof of it.

A log that forks has signed it: two records at one place, two heads of one size, or two
entries at one index. The proof is bytes that anybody can verify who knows nothing but
this page of spec/. A fork is shown and never merged: neither branch is believed over
the other, and what stands below the lowest place that is proven is not touched by it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from keepclear.errors import BadRecord
from keepclear.limits import KEY_EVENTS_MAX
from keepclear.record.canonical import count_of, decode, encode, octets_of
from keepclear.record.envelope import HASH_BYTES, Record, parse
from keepclear.record.keys import KeyHistory
from keepclear.record.log import Frontier, LogName, leaf_hash, root_of_inclusion

PATH_MAX = 64  # hashes from a leaf to its root, or peaks: a log has less than 2^64 entries


@dataclass(frozen=True, slots=True)
class Claim:
    """One signed record, and what it is to show of its log.

    By itself it shows its own leaf at its own place, and the head before it. With the
    `peaks` of the log before it, also the head after it. With `leaf`, `index` and
    `path`, also that leaf, which lies before it.
    """

    record: bytes
    peaks: tuple[bytes, ...] | None = None
    index: int = 0
    leaf: bytes = b""
    path: tuple[bytes, ...] = ()

    def value(self) -> list[Any]:
        """Return it as it is written."""
        if self.leaf:
            return [self.record, self.index, self.leaf, list(self.path)]
        return [self.record] if self.peaks is None else [self.record, list(self.peaks)]


@dataclass(frozen=True, slots=True)
class Fork:
    """What a proof shows once it is verified: which log of whom forks, and from where on."""

    data: bytes
    channel: bytes
    party: bytes  # the fingerprint by which the keys in the proof are its author's
    log: LogName
    index: int  # the lowest place that the proof shows to differ
    first: Record
    second: Record

    @property
    def is_exact(self) -> bool:
        """Whether the branches are one below the place: both records name one root there."""
        at_place = self.first.seq == self.second.seq == self.index
        return at_place and self.first.root == self.second.root


def is_fork(one: Record, other: Record) -> bool:
    """Tell whether two records of one channel stand at one place of one log and differ."""
    same_place = (one.channel, one.log, one.seq) == (other.channel, other.log, other.seq)
    return same_place and one.id != other.id


def prove(keys: Sequence[bytes], one: Claim, other: Claim) -> Fork:
    """Write the proof that two signed records make; BadRecord where they make none."""
    first, second = sorted((one.value(), other.value()), key=encode)
    return verify(encode({1: 1, 2: list(keys), 3: first, 4: second}))


def verify(data: bytes) -> Fork:
    """Verify a proof from its bytes alone, or raise BadRecord."""
    body = _body(data)
    history = KeyHistory(body[2])
    one, other = _claim(body[3]), _claim(body[4])
    first, second = parse(one.record), parse(other.record)
    if (first.channel, first.log) != (second.channel, second.log):
        raise BadRecord("fork/2", "its two records are not of one log")
    keys = history.signing_keys_ever()
    for record in (first, second):
        key = keys.get(record.envelope.kid)
        if key is None or not record.verified_by(key):
            raise BadRecord("fork/3", "no key in it verifies one of its records")
    places = [*_places(_heads(one, first), _heads(other, second), 1)]
    places += _places(_leaves(one, first), _leaves(other, second), 0)
    if not places:
        raise BadRecord("fork/4", "its two records can stand in one log")
    return Fork(data, first.channel, history.party, first.log, min(places), first, second)


def _body(data: bytes) -> Mapping[int, Any]:
    body = decode(data)
    match body:
        case {1: 1, 2: [*keys], 3: [*first], 4: [*second]} if len(body) == 4 and encode(
            first
        ) < encode(second):
            if 0 < len(keys) <= KEY_EVENTS_MAX and all(isinstance(key, bytes) for key in keys):
                return {2: keys, 3: first, 4: second}
    raise BadRecord("fork/1", "the proof does not have the fields of version 1")


def _claim(value: Sequence[Any]) -> Claim:
    match value:
        case [bytes() as record]:
            return Claim(record)
        case [bytes() as record, [*peaks]] if len(peaks) <= PATH_MAX:
            return Claim(record, _hashes(peaks))
        case [bytes() as record, int() as index, bytes() as leaf, [*path]]:
            if len(leaf) == HASH_BYTES and len(path) <= PATH_MAX:
                return Claim(record, None, _index(index), leaf, _hashes(path))
    raise BadRecord("fork/1", "a record of the proof has odd fields beside it")


def _index(value: Any) -> int:
    try:
        return count_of(value)
    except (TypeError, ValueError) as error:
        raise BadRecord("fork/1", "an index is not a number from 0") from error


def _hashes(values: Sequence[Any]) -> tuple[bytes, ...]:
    try:
        return tuple(octets_of(value, HASH_BYTES) for value in values)
    except (TypeError, ValueError) as error:
        raise BadRecord("fork/1", "a hash is not 32 bytes") from error


def _heads(claim: Claim, record: Record) -> Iterator[tuple[int, bytes]]:
    """Yield the heads that a record has signed, by size."""
    yield record.seq, record.root
    if claim.peaks is not None:
        before = Frontier(record.seq, claim.peaks)
        if len(claim.peaks) != record.seq.bit_count() or before.root() != record.root:
            raise BadRecord("fork/4", "the peaks beside a record are not those of its root")
        yield record.seq + 1, before.appended(leaf_hash(record.data)).root()


def _leaves(claim: Claim, record: Record) -> Iterator[tuple[int, bytes]]:
    """Yield the leaves that a record has signed, by index."""
    yield record.seq, leaf_hash(record.data)
    if claim.leaf:
        found = root_of_inclusion(claim.leaf, claim.index, record.seq, claim.path)
        if found != record.root:
            raise BadRecord("fork/4", "the leaf beside a record is not under its root")
        yield claim.index, claim.leaf


def _places(
    one: Iterator[tuple[int, bytes]], other: Iterator[tuple[int, bytes]], before: int
) -> list[int]:
    """Return where two lists of claims differ; a head of some size speaks of what is below it."""
    claims = dict(one)
    return [
        place - before
        for place, said in other
        if place >= before and claims.get(place, said) != said
    ]
