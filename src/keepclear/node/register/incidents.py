"""The register of incidents: each has a number, every party's position, and how it stands.

What happened once is reported once by whoever saw it, and stated on by the others; so
the parties speak of one list, and what they do not agree on stands side by side in it.
The row of an incident follows from the records that are held, in whatever order they came.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.document import DocumentKind, Endorsement, Fate, Proposal
from keepclear.exchange.incident import (
    Attachment,
    Incident,
    IncidentStatement,
    Position,
    Settled,
    Sort,
    State,
    Summary,
    Word,
    parse_summary,
    positions,
    state,
)
from keepclear.exchange.meaning import Kind, Refused, meaning
from keepclear.exchange.notice import MICRODEGREES, seconds
from keepclear.node.effects import Bell
from keepclear.node.known import (
    Numbered,
    NumberedRow,
    RecordRow,
    Store,
)
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import Need
from keepclear.node.standing import Cut, Document, document_of, within
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Precedence, Record, parse

if TYPE_CHECKING:
    from keepclear.node.node import Node

Place = tuple[int, int]  # longitude and latitude in millionths of a degree


@dataclass(frozen=True, slots=True)
class Said:
    """One statement on an incident, with the record that holds it."""

    row: RecordRow
    record: Record
    statement: IncidentStatement


@dataclass(frozen=True, slots=True)
class Account:
    """All that a cut holds on one incident, and what follows from it."""

    row: RecordRow
    record: Record
    incident: Incident
    said: tuple[Said, ...]  # by log, then by place in it
    summaries: tuple[tuple[Document, Summary], ...]
    positions: tuple[Position, ...]  # of every member, by index
    state: State

    def attachments(self) -> Iterator[tuple[RecordRow, Attachment]]:
        """Yield every file that was attached, with the record that names it."""
        yield from ((self.row, one) for one in self.incident.attachments)
        for said in self.said:
            yield from ((said.row, one) for one in said.statement.attachments)


def account(line: Line, row: RecordRow, cut: Cut | None = None) -> Account:
    """Return all that is held on an incident, or all that a cut holds."""
    record = parse(row.data)
    incident = meaning(record)
    assert isinstance(incident, Incident), "the row of an incident is one that was understood"
    cut = cut if cut is not None else line.trusted()
    about = within(line.store.about(line.channel, row.id), cut)
    said = tuple(_statements(about))
    summaries = tuple(_summaries(line, about, cut))
    members = len(line.founding.members)
    words = [Word(s.row.log, s.row.seq, s.statement.position, line.cut_of(s.record)) for s in said]
    stated = positions(row.party, members, words)
    how = state(stated, _settled(summaries))
    return Account(row, record, incident, said, summaries, stated, how)


def _statements(about: Iterable[RecordRow]) -> Iterator[Said]:
    for row in about:
        if row.kind == Kind.INCIDENT_STATEMENT:
            record = parse(row.data)
            statement = meaning(record)
            if isinstance(statement, IncidentStatement):
                yield Said(row, record, statement)


def _summaries(
    line: Line, about: Iterable[RecordRow], cut: Cut | None
) -> Iterator[tuple[Document, Summary]]:
    for row in about:
        if row.kind == Kind.PROPOSAL:
            document = document_of(line, row, cut)
            if document.proposal.kind is DocumentKind.INCIDENT_SUMMARY:
                yield document, parse_summary(document.proposal.content)


def _settled(summaries: Iterable[tuple[Document, Summary]]) -> Settled:
    complete = [summary for document, summary in summaries if document.fate is Fate.COMPLETE]
    if any(summary.closes for summary in complete):
        return Settled.CLOSED
    return Settled.SUMMARY if complete else Settled.NO


# The row of an incident


@dataclass(frozen=True, slots=True)
class AtHand:
    """What lists and bulletins want of an incident without reading its records."""

    sort: Sort
    place: Place | None  # the first position of its first volume
    positions: tuple[Position, ...]

    def encode(self) -> bytes:
        """Return it as it is kept in the row."""
        place = list(self.place) if self.place else []
        return encode([int(self.sort), place, [int(one) for one in self.positions]])


def at_hand(row: NumberedRow) -> AtHand:
    """Read back what a row keeps."""
    sort, place, stated = decode(row.data)
    where = (place[0], place[1]) if place else None
    return AtHand(Sort(sort), where, tuple(Position(one) for one in stated))


def place_of(incident: Incident) -> Place | None:
    """Return the one position by which an incident is counted in an area, or None."""
    if not incident.volumes:
        return None
    lon, lat = incident.volumes[0].core.rings[0][0]
    return round(lon * MICRODEGREES), round(lat * MICRODEGREES)


def _put(node: "Node", line: Line, row: RecordRow) -> None:
    """Write the row of an incident from what is held now."""
    found = account(line, row)
    incident = found.incident
    last = max((found.row, *(said.row for said in found.said)), key=lambda one: (one.n, one.id))
    kept = AtHand(incident.sort, place_of(incident), found.positions)
    node.store.put(
        NumberedRow(
            Numbered.INCIDENT,
            row.channel,
            row.party,
            row.incarnation,
            incident.serial,
            row.id,
            last.id,
            incident.title,
            int(found.state),
            seconds(incident.when.start),
            seconds(incident.when.end),
            node.journal.next_n,
            kept.encode(),
        )
    )


def _find(node: "Node", line: Line, record_id: bytes) -> RecordRow | None:
    """Return the record of an incident of this channel, where we hold it as one."""
    numbered = node.store.numbered_by(record_id)
    if numbered is None or (numbered.kind, numbered.channel) != (Numbered.INCIDENT, line.channel):
        return None
    return node.store.record(record_id)


# Where the register joins the mind


def _check(store: Store, entry: Entry) -> Refused | None:
    """Refuse a serial that was given before in the same log."""
    row, incident = entry.row, entry.statement
    assert isinstance(incident, Incident)
    held = store.numbered_as(Numbered.INCIDENT, row.channel, row.party, incident.serial)
    if any(one.incarnation == row.incarnation for one in held):
        return Refused("incident/4", f"serial {incident.serial} was given before")
    return None


def _reported(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    """Enter an incident, and ask for our position on one of another party."""
    _put(node, line, entry.row)
    if entry.row.party == line.our_index:
        return
    assert isinstance(entry.statement, Incident)
    node.ring_for(line, entry.record, Bell.INCIDENT, entry.statement.title)
    if account(line, entry.row).positions[line.our_index] is Position.NOT_STATED:
        asking, precedence = node.asking(line, moment), Precedence(entry.row.precedence)
        asking.to_take(Need.STATE_POSITION, entry.row.id, entry.row.party, precedence)


def _stated(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    """Let a statement change its incident; one that came before its incident waits for it."""
    row = _find(node, line, entry.row.target)
    if row is None:
        return
    _put(node, line, row)
    if entry.row.party == line.our_index:
        node.items.close((int(Need.STATE_POSITION), row.id, row.party))


def settled(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    """Let a document change the incident that it is about."""
    proposal: RecordRow | None = entry.row
    if isinstance(entry.statement, Endorsement):
        proposal = node.store.record(entry.statement.proposal)
    row = _find(node, line, proposal.target) if proposal is not None else None
    if row is not None:
        _put(node, line, row)


CHECKS: Final[Mapping[type, Any]] = MappingProxyType({Incident: _check})
TAKES: Final[Mapping[type, Any]] = MappingProxyType(
    {
        Incident: _reported,
        IncidentStatement: _stated,
        Proposal: settled,
        Endorsement: settled,
    }
)
# What was attached stands in the records; the journal says only that the file was kept here.
FACTS: Final[Mapping[int, Any]] = MappingProxyType({})
