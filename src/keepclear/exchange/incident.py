"""An incident: something that happened, with what each party says of it.

One party reports it and so gives it its number for all, such as A-3; every party then
says by itself whether it confirms it, denies it or has not seen it, and may say so anew.
A report is the word of one party: nothing here ever turns it into a finding. Where an
incident stands is a function of the records of a cut, in whatever order they came.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Final

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import (
    SERIAL_MAX,
    encode_volumes,
    instant,
    parse_volumes,
    seconds,
)
from keepclear.limits import (
    ATTACHMENT_BYTES_MAX,
    ATTACHMENTS_PER_RECORD_MAX,
    INCIDENT_LINKS_MAX,
    INCIDENT_VOLUMES_MAX,
    NAME_CODE_POINTS_MAX,
)
from keepclear.record.canonical import decode, encode
from keepclear.record.log import LogName
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume


class Sort(IntEnum):
    """What kind of thing happened, in terms that accuse nobody."""

    OTHER = 0
    LOSS_OF_SEPARATION = 1
    ENTRY_WITHOUT_NOTICE = 2
    NOTICE_NOT_FOLLOWED = 3
    PLACE_RULE_NOT_KEPT = 4
    FIRE = 5
    HARM_TO_PEOPLE = 6
    DAMAGE = 7
    MISSED_CONTACT = 8
    MISSED_STOP = 9


class Position(IntEnum):
    """What one party says of an incident; silence is a position of nobody."""

    NOT_STATED = 0
    CONFIRM = 1
    DENY = 2
    NOT_SEEN = 3
    UNCLEAR = 4  # it said two things, in two logs that did not know of each other


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a party refers to: its hash, its name and its bytes; it is not sent itself."""

    sha256: bytes
    name: str
    size: int

    def row(self) -> list[Any]:
        """Return the three values as they are written."""
        return [self.sha256, self.name, self.size]


@dataclass(frozen=True, slots=True)
class Incident:
    """A report by one party: what, where and when; without a volume it has no place."""

    serial: int
    sort: Sort
    title: str
    volumes: tuple[Volume, ...]
    when: Interval
    text: str
    links: tuple[bytes, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {
            1: self.serial,
            2: int(self.sort),
            3: self.title,
            4: encode_volumes(self.volumes),
            5: seconds(self.when.start),
            6: seconds(self.when.end),
            7: self.text,
            8: list(self.links),
            9: [one.row() for one in self.attachments],
        }


@dataclass(frozen=True, slots=True)
class IncidentStatement:
    """What a party says of an incident, its reporter included; the latest word is its position."""

    target: bytes
    position: Position
    text: str
    links: tuple[bytes, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {
            1: self.target,
            2: int(self.position),
            3: self.text,
            4: list(self.links),
            5: [one.row() for one in self.attachments],
        }


@dataclass(frozen=True, slots=True)
class Summary:
    """Words on an incident that every party signs; it closes the incident where it says so."""

    target: bytes
    text: str
    closes: bool

    def content(self) -> bytes:
        """Return the canonical bytes that the members sign."""
        return encode({1: self.target, 2: self.text, 3: int(self.closes)})


def parse_incident(body: Mapping[int, Any]) -> Incident:
    """Read the body of an incident."""
    fields = Fields(body, "incident/1")
    serial = fields.integer(1, 1, SERIAL_MAX)
    sort = Sort(fields.integer(2, Sort.OTHER, max(Sort)))
    title = fields.text(3, NAME_CODE_POINTS_MAX, empty=False)
    volumes = parse_volumes(fields.items(4, INCIDENT_VOLUMES_MAX), fields)
    start, end = fields.integer(5), fields.integer(6)
    if end <= start:
        raise fields.refuse("it ends before it begins")
    incident = Incident(
        serial,
        sort,
        title,
        volumes,
        Interval(instant(start), instant(end)),
        fields.text(7, empty=False),
        _links(fields, 8),
        _attachments(fields, 9, "incident/1"),
    )
    fields.done()
    return incident


def parse_incident_statement(body: Mapping[int, Any]) -> IncidentStatement:
    """Read the body of a statement on an incident."""
    fields = Fields(body, "incident/2")
    said = IncidentStatement(
        fields.octets(1, 32),
        Position(fields.integer(2, Position.CONFIRM, Position.NOT_SEEN)),
        fields.text(3),
        _links(fields, 4),
        _attachments(fields, 5, "incident/2"),
    )
    fields.done()
    return said


def parse_summary(content: bytes) -> Summary:
    """Read the content of a summary."""
    body = decode(content)
    if not isinstance(body, dict):
        raise BadRecord("incident/3", "the content is not a map")
    fields = Fields(body, "incident/3")
    summary = Summary(
        fields.octets(1, 32), fields.text(2, empty=False), bool(fields.integer(3, 0, 1))
    )
    fields.done()
    return summary


def _links(fields: Fields, key: int) -> tuple[bytes, ...]:
    items = fields.items(key, INCIDENT_LINKS_MAX)
    if any(not isinstance(item, bytes) or len(item) != 32 for item in items):
        raise fields.refuse("a linked record is not an id of 32 bytes")
    if len(set(items)) < len(items):
        raise fields.refuse("a record is linked twice")
    return tuple(items)


def _attachments(fields: Fields, key: int, rule: str) -> tuple[Attachment, ...]:
    rows = fields.items(key, ATTACHMENTS_PER_RECORD_MAX)
    read = tuple(_attachment(row, rule) for row in rows)
    if len({one.sha256 for one in read}) < len(read):
        raise fields.refuse("a file is attached twice")
    return read


def _attachment(row: Any, rule: str) -> Attachment:
    if not isinstance(row, list) or len(row) != 3:
        raise BadRecord(rule, "an attachment is not a hash, a name and a number of bytes")
    part = Fields(dict(enumerate(row, 1)), rule)
    return Attachment(
        part.octets(1, 32),
        part.text(2, NAME_CODE_POINTS_MAX, empty=False),
        part.integer(3, 0, ATTACHMENT_BYTES_MAX),
    )


# Where an incident stands


@dataclass(frozen=True, slots=True)
class Word:
    """One statement by a party, and where it stands: all that its position depends on."""

    log: LogName
    seq: int
    position: Position
    cut: Mapping[LogName, int]  # what its author held when it had written it


class Settled(IntEnum):
    """What the complete summaries of an incident say; of several the furthest counts."""

    NO = 0
    SUMMARY = 1
    CLOSED = 2


class State(IntEnum):
    """How far the parties have come with an incident."""

    OPEN = 0
    STATED = 1  # every member has said what its position is
    SUMMARISED = 2  # every member has signed a summary
    CLOSED = 3  # every member has signed a summary that closes it


# Whether every position is stated, and what is settled -> how it stands. The law, whole.
STATES: Final[Mapping[tuple[bool, Settled], State]] = MappingProxyType(
    {
        (False, Settled.NO): State.OPEN,
        (True, Settled.NO): State.STATED,
        (False, Settled.SUMMARY): State.SUMMARISED,
        (True, Settled.SUMMARY): State.SUMMARISED,
        (False, Settled.CLOSED): State.CLOSED,
        (True, Settled.CLOSED): State.CLOSED,
    }
)


def positions(reporter: int, members: int, words: Iterable[Word]) -> tuple[Position, ...]:
    """Return the position of every member by index, from what was said of an incident in a cut.

    To report is to confirm, until the reporter says otherwise. A later word takes the place of
    one that its author held when it wrote it; where two stand that differ, it is UNCLEAR.
    """
    said: dict[int, list[Word]] = {}
    for word in words:
        said.setdefault(word.log.party, []).append(word)
    return tuple(
        _position(said.get(party, ()), Position.CONFIRM if party == reporter else None)
        for party in range(members)
    )


def _position(words: Sequence[Word], reported: Position | None) -> Position:
    last = {word.position for word in words if not any(_replaces(other, word) for other in words)}
    if not last:
        return reported or Position.NOT_STATED
    return last.pop() if len(last) == 1 else Position.UNCLEAR


def _replaces(later: Word, word: Word) -> bool:
    """Tell whether a word was said by one who held another; of one log the later does."""
    if later.log == word.log:
        return later.seq > word.seq
    return later.cut.get(word.log, 0) > word.seq


def state(stated: Sequence[Position], settled: Settled) -> State:
    """Return how an incident stands, by the table."""
    unstated = (Position.NOT_STATED, Position.UNCLEAR)
    return STATES[all(position not in unstated for position in stated), settled]


def standing_words(names: Sequence[str], reporter: int, stated: Sequence[Position]) -> str:
    """Say who says what of an incident; never more than was said."""
    saying = {
        Position.CONFIRM: "confirmed by",
        Position.DENY: "denied by",
        Position.NOT_SEEN: "not seen by",
        Position.UNCLEAR: "said differently twice by",
        Position.NOT_STATED: "no position stated by",
    }
    taken_back = stated[reporter] is Position.DENY
    parts = [f"reported by {names[reporter]}{' and taken back by it' if taken_back else ''}"]
    for position, words in saying.items():
        own = reporter if position in (Position.CONFIRM, Position.DENY) else -1
        who = [names[i] for i, p in enumerate(stated) if p is position and i != own]
        parts += [f"{words} {', '.join(who)}"] if who else []
    if not all(position is Position.CONFIRM for position in stated):
        parts.append("not established")
    return "; ".join(parts)
