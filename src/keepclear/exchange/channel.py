"""A channel: the line between a fixed set of parties, and how each steps onto it.

A founding record names the members once and for all; the channel is known by
its hash. Each member's log begins with `joined`, which carries the founding
record and the member's whole key history, so that a stranger who holds one log
can verify it from its own first entry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.limits import KEY_EVENTS_MAX, MEMBERS_MAX, NAME_CODE_POINTS_MAX
from keepclear.record.canonical import count_of, decode, encode, octets_of
from keepclear.record.envelope import HASH_BYTES, INCARNATION_BYTES
from keepclear.record.keys import KeyHistory

LIVE, SCENARIO = 0, 1


@dataclass(frozen=True, slots=True)
class Scenario:
    """A declared clock: exercises and replays run on it and never on a live channel."""

    id: str
    origin: int
    rate_permille: int


@dataclass(frozen=True, slots=True)
class Founding:
    """Who shares a channel, and whether it is live."""

    data: bytes
    members: tuple[bytes, ...]
    name: str
    scenario: Scenario | None

    @property
    def channel(self) -> bytes:
        """The channel id: SHA-256 of the founding record."""
        return sha256(self.data).digest()

    def index(self, party: bytes) -> int | None:
        """Return a party's index in the channel, or None for a stranger."""
        return self.members.index(party) if party in self.members else None


def found(
    members: Sequence[bytes], name: str, random: bytes, scenario: Scenario | None = None
) -> Founding:
    """Write a founding record; `random` is 16 bytes that make the channel id unguessable."""
    body: dict[int, Any] = {1: 1, 2: sorted(members), 3: random, 4: name}
    if scenario:
        body[5] = [scenario.id, scenario.origin, scenario.rate_permille]
    return parse_founding(encode(body))


def parse_founding(data: bytes) -> Founding:
    """Read a founding record, or raise BadRecord."""
    body = decode(data)
    if not isinstance(body, dict):
        raise BadRecord("channel/1", "the founding record is not a map")
    fields = Fields(body, "channel/1")
    fields.integer(1, 1, 1)
    members = fields.items(2, MEMBERS_MAX, 2)
    if not all(isinstance(m, bytes) and len(m) == 32 for m in members):
        raise fields.refuse("a member is not a fingerprint of 32 bytes")
    if members != sorted(set(members)):
        raise fields.refuse("the members are not sorted and distinct")
    fields.octets(3, 16)
    name = fields.text(4, NAME_CODE_POINTS_MAX, empty=False)
    scenario = _scenario(fields) if 5 in body else None
    fields.done()
    return Founding(data, tuple(members), name, scenario)


def _scenario(fields: Fields) -> Scenario:
    match fields.items(5, 3, 3):
        case [str(), int(), int()] as row:
            inner = Fields(dict(enumerate(row)), "channel/2")
        case _:
            raise fields.refuse("a scenario is its id, its origin and its rate")
    name = inner.text(0, NAME_CODE_POINTS_MAX, empty=False)
    return Scenario(name, inner.integer(1), inner.integer(2, 1, 10_000_000))


@dataclass(frozen=True, slots=True)
class Earlier:
    """A head of another log of the same party in the same channel."""

    incarnation: bytes
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Joined:
    """The first entry of every log."""

    founding: Founding
    keys: tuple[bytes, ...]
    name: str
    earlier: Earlier | None = None  # the last head known of the log in whose place this one is

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        body: dict[int, Any] = {1: self.founding.data, 2: list(self.keys), 3: self.name}
        if self.earlier:
            body[4] = [self.earlier.incarnation, self.earlier.size, self.earlier.root]
        return body

    def history(self) -> KeyHistory:
        """Verify the key history link by link and return it."""
        return KeyHistory(self.keys)


def parse_joined(body: Mapping[int, Any]) -> Joined:
    """Read the body of a `joined`."""
    fields = Fields(body, "channel/3")
    founding = parse_founding(fields.octets(1))
    keys = fields.items(2, KEY_EVENTS_MAX, 1)
    if not all(isinstance(key, bytes) for key in keys):
        raise fields.refuse("a key event is not a byte string")
    name = fields.text(3, NAME_CODE_POINTS_MAX, empty=False)
    earlier = _earlier(fields, fields.items(4, 3, 3)) if 4 in body else None
    fields.done()
    joined = Joined(founding, tuple(keys), name, earlier)
    joined.history()  # What is not verified is never returned.
    return joined


def _earlier(fields: Fields, head: Sequence[Any]) -> Earlier:
    incarnation, size, root = head
    try:
        named = octets_of(incarnation, INCARNATION_BYTES)
        return Earlier(named, count_of(size), octets_of(root, HASH_BYTES))
    except ValueError as error:
        raise fields.refuse("a head is an incarnation, a size and a root") from error


@dataclass(frozen=True, slots=True)
class Closed:
    """A party's word, from a later log, on where an earlier log of its own ends for good."""

    last: Earlier

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: [self.last.incarnation, self.last.size, self.last.root]}


def parse_closed(body: Mapping[int, Any]) -> Closed:
    """Read the body of a CLOSED."""
    fields = Fields(body, "channel/11")
    closed = Closed(_earlier(fields, fields.items(1, 3, 3)))
    fields.done()
    return closed
