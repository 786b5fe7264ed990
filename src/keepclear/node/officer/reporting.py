"""Reporting incidents, saying what our position is, and laying a summary before the others."""

from collections.abc import Sequence

from keepclear.errors import BadInput, BadRecord, Fault
from keepclear.exchange.document import DocumentKind, Proposal
from keepclear.exchange.fields import Fields
from keepclear.exchange.incident import (
    Attachment,
    Incident,
    IncidentStatement,
    Position,
    Sort,
    State,
    Summary,
)
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import MICRODEGREES, instant, parse_volumes
from keepclear.limits import INCIDENT_VOLUMES_MAX, NAME_CODE_POINTS_MAX
from keepclear.node import request as ask
from keepclear.node.journal import Fact
from keepclear.node.known import Numbered, NumberedRow
from keepclear.node.log.line import Line
from keepclear.node.moment import Moment
from keepclear.node.node import Node
from keepclear.node.officer.meant import (
    Acts,
    Reply,
    bad,
    is_id,
    line_named,
    speaking,
    version_named,
)
from keepclear.node.officer.writing import reply_of, write
from keepclear.node.register.figures import figures
from keepclear.node.register.incidents import Account, account
from keepclear.picture.status import Level, check_time, statement, words_hash
from keepclear.record.canonical import decode
from keepclear.record.envelope import UTC_MAX
from keepclear.space.altitude import Band
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, point

FIRST_UTC, LISTED_MAX = 0, 1_000_000  # every incident, whenever it began
WORDS_DIGITS = 12  # of their hash, by which an officer says which words


def incident_named(node: Node, channel: str, name: str) -> tuple[Line, NumberedRow]:
    """Find the incident an officer means: by its number (A-3) or its record id."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    found = [(line, row) for line in lines for row in _incidents(node, line, name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise bad("incident", f"no incident {name!r}", "see: keepclear incident list")
    cure = "name its channel, or give its record id"
    raise bad("incident", f"more than one is called {name!r}", cure)


def _incidents(node: Node, line: Line, name: str) -> list[NumberedRow]:
    party, _, serial = name.rpartition("-")
    for index, known in line.names.items():
        if known == party and serial.isdigit() and len(serial) < 11:
            kind = Numbered.INCIDENT
            return node.store.numbered_as(kind, line.channel, index, int(serial))
    return [row for row in every_incident(node, line) if is_id(row.id, name)]


def every_incident(
    node: Node, line: Line, start: int = FIRST_UTC, until: int = UTC_MAX
) -> list[NumberedRow]:
    """Return the incidents of a channel that began within a time, in that order."""
    kind = Numbered.INCIDENT
    return node.store.numbered_begun(kind, line.channel, start, until, LISTED_MAX)


def held(node: Node, line: Line, row: NumberedRow) -> Account:
    """Return all that is held on an incident."""
    stored = node.store.record(row.id)
    assert stored is not None, "a row of the register is made from a record that is held"
    return account(line, stored)


# Reporting


def _open(node: Node, request: ask.OpenIncident, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    serial = node.store.numbered_last(Numbered.INCIDENT, line.channel, line.our_index) + 1
    incident = incident_from(node, line, request, serial, moment)
    entry = write(node, line, request, Kind.INCIDENT, incident, request.precedence, moment)
    _keep(node, incident.attachments)
    return reply_of(entry, line) | {"incident": f"{node.us.name}-{serial}"}


def incident_from(
    node: Node, line: Line, request: ask.OpenIncident, serial: int, moment: Moment
) -> Incident:
    """Make an incident of what an officer asks; raise BadInput with everything that is wrong."""
    faults: list[Fault] = []
    sort = Sort.__members__.get(request.sort.upper().replace(" ", "_").replace("-", "_"))
    if sort is None:
        known = ", ".join(one.name.replace("_", " ") for one in Sort)
        faults.append(Fault("--kind", f"{request.sort!r} is not known", f"use one of: {known}"))
    if not 0 < len(request.title.strip()) <= NAME_CODE_POINTS_MAX:
        cure = f"give it a title of up to {NAME_CODE_POINTS_MAX} characters"
        faults.append(Fault("--title", "it is missing or too long", cure))
    if not request.text.strip():
        faults.append(Fault("--text", "it is missing", "say in a few words what happened"))
    if request.until_utc <= request.from_utc:
        faults.append(Fault("--until", "it is not after --from", "give a later end"))
    if request.from_utc > moment.utc:
        cure = "an incident has happened; what is to come is a notice"
        faults.append(Fault("--from", "it lies ahead", cure))
    volumes = _volumes(request, faults)
    links = linked(node, line, request.links, faults)
    if faults or sort is None:
        raise BadInput(faults)
    when = Interval(instant(request.from_utc), instant(request.until_utc))
    files = _files(request.attachments)
    return Incident(serial, sort, request.title, volumes, when, request.text, links, files)


def _volumes(request: ask.OpenIncident, faults: list[Fault]) -> tuple[Volume, ...]:
    if request.place is not None and request.until_utc > request.from_utc:
        lon, lat = (part / MICRODEGREES for part in request.place)
        when = Interval(instant(request.from_utc), instant(request.until_utc))
        return (Volume(point(lon, lat), 0.0, Band(None, None, None), when),)
    fields = Fields({1: decode(request.volumes) if request.volumes else []}, "incident/1")
    try:
        return parse_volumes(fields.items(1, INCIDENT_VOLUMES_MAX), fields)
    except BadRecord as error:
        faults.append(Fault("--place", str(error), "correct it and try again"))
        return ()


def linked(node: Node, line: Line, names: Sequence[str], faults: list[Fault]) -> tuple[bytes, ...]:
    """Return the records of this channel that are meant; what is none is added to the faults."""
    found: dict[bytes, None] = {}
    for name in names:
        try:
            found[_link(node, line, name)] = None
        except BadInput as refused:
            faults += [Fault(f"--link {name}", f.fault, f.cure) for f in refused.faults]
    return tuple(found)


def _link(node: Node, line: Line, name: str) -> bytes:
    """Find a record by its id, a STOP or message by how its id begins, or a notice by its name."""
    if len(name) == 64 and all(c in "0123456789abcdef" for c in name):
        stored = node.store.record(bytes.fromhex(name))
        if stored is not None and stored.channel == line.channel:
            return stored.id
    kinds = (Kind.STOP, Kind.MESSAGE, Kind.CODED, Kind.INCIDENT)
    rows = node.store.of_kinds(line.channel, kinds, FIRST_UTC, LISTED_MAX) if _is_hex(name) else []
    if ids := [row.id for row in rows if is_id(row.id, name)]:
        return ids[0]
    return version_named(node, line.channel.hex(), name)[1].id


def _is_hex(name: str) -> bool:
    return len(name) >= 6 and all(c in "0123456789abcdef" for c in name.lower())


def _files(files: Sequence[ask.Attached]) -> tuple[Attachment, ...]:
    return tuple(Attachment(one.sha256, one.name, one.size) for one in files)


def _keep(node: Node, files: Sequence[Attachment]) -> None:
    """Note which files the host has put away under their hashes.

    Crash before the commit: the file lies in its folder and nothing names it.
    """
    for one in files:
        node.journal.add(Fact.ATTACHED, one.sha256, one.name, one.size)


# Positions


def _state(node: Node, request: ask.StateIncident, moment: Moment) -> Reply:
    line, row = incident_named(node, request.channel, request.incident)
    speaking(node, line.channel.hex())
    faults: list[Fault] = []
    position = _position(node, line, row, request.position, faults)
    links = linked(node, line, request.links, faults)
    if faults:
        raise BadInput(faults)
    files = _files(request.attachments)
    said = IncidentStatement(row.id, position, request.text, links, files)
    entry = write(node, line, request, Kind.INCIDENT_STATEMENT, said, "PRIORITY", moment)
    _keep(node, files)
    words = position.name.replace("_", " ")
    return reply_of(entry, line) | {"incident": number(line, row), "position": words}


def _position(
    node: Node, line: Line, row: NumberedRow, asked: str, faults: list[Fault]
) -> Position:
    """Read a position; where none is given, ours stays as it is."""
    word = asked.upper().replace(" ", "_").replace("-", "_")
    known = {one.name: one for one in (Position.CONFIRM, Position.DENY, Position.NOT_SEEN)}
    cure = "use one of: CONFIRM, DENY, NOT SEEN"
    if word in known:
        return known[word]
    ours = held(node, line, row).positions[line.our_index]
    if not word and ours in known.values():
        return ours
    fault = f"{asked!r} is not known" if word else "we have stated none yet"
    faults.append(Fault("--position", fault, cure))
    return Position.NOT_SEEN


def number(line: Line, row: NumberedRow) -> str:
    """Return the number of an incident, as A-3."""
    return f"{line.names.get(row.party, '?')}-{row.serial}"


# Summaries


def _summarise(node: Node, request: ask.SummariseIncident, moment: Moment) -> Reply:
    line, row = incident_named(node, request.channel, request.incident)
    speaking(node, line.channel.hex())
    if State(row.state) is State.CLOSED:
        fault = f"{number(line, row)} is closed: every member has signed that"
        raise bad("incident", fault, "open another incident, and link this one")
    if not request.text.strip():
        raise bad("--text", "a summary has words", "say what every member can sign")
    content = Summary(row.id, request.text, request.closes).content()
    title = request.title or f"summary of {number(line, row)}"
    proposal = Proposal(DocumentKind.INCIDENT_SUMMARY, title, content)
    entry = write(node, line, request, Kind.PROPOSAL, proposal, "PRIORITY", moment)
    return reply_of(entry, line) | {"incident": number(line, row), "document": title}


# What is given out about the line


def _release(node: Node, request: ask.ReleaseStatement, moment: Moment) -> Reply:
    """Note what was given out; refuse words that are not those that the records now make."""
    line = line_named(node, request.channel)
    if not request.label.strip():
        raise bad("--label", "it is missing", "say to whom or where it is given out")
    level = Level(request.level)
    check_time(request.from_utc, request.until_utc, level)
    told = figures(node, line, request.from_utc, request.until_utc)
    words = statement(told, level)
    digest = words_hash(words)
    if len(request.words) < WORDS_DIGITS or not digest.startswith(request.words.lower()):
        raise bad("--release", "these are not the words of the preview", "look at them again")
    row = "status statement", bytes.fromhex(digest), line.channel, request.level, request.label
    node.journal.add(Fact.RELEASED, *row)
    return {"words": digest, "level": request.level, "label": request.label, "text": words}


ACTS: Acts = {
    ask.OpenIncident: _open,
    ask.StateIncident: _state,
    ask.SummariseIncident: _summarise,
    ask.ReleaseStatement: _release,
}
