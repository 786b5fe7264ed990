"""What officers see of incidents: the list, one with every word said of it, and drafts.

Whatever is shown of an incident says whose word it is. A draft is filled with what the
node knows of a notice, a conflict, a STOP or an oddity, and is sent by nobody but an officer.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.position import written
from keepclear.desk.saying import translations
from keepclear.desk.views import View, by_clock, conflict_view, iso
from keepclear.errors import BadInput, Fault
from keepclear.exchange.document import Fate
from keepclear.exchange.incident import (
    Attachment,
    Sort,
    State,
    standing_words,
)
from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.notice import Notice, encode_volumes, instant
from keepclear.limits import INCIDENT_VOLUMES_MAX, NAME_CODE_POINTS_MAX
from keepclear.node.comparison import takers
from keepclear.node.known import ConflictRow, NumberedRow, RecordRow
from keepclear.node.log import forks
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer import line_named, version_named
from keepclear.node.officer.meant import is_id
from keepclear.node.officer.reporting import every_incident, held, incident_named, number
from keepclear.node.register.figures import EVERY
from keepclear.node.register.incidents import Account, at_hand
from keepclear.node.situation import shown
from keepclear.picture.bulletin import sort_words
from keepclear.record.canonical import encode
from keepclear.record.envelope import UTC_MAX, parse
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, point

_HASH: Final = re.compile("[0-9A-Fa-f]{64}")
STATE_WORDS: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.OPEN: "OPEN",
        State.STATED: "POSITIONS STATED",
        State.SUMMARISED: "SUMMARISED",
        State.CLOSED: "CLOSED",
    }
)


def incidents(
    node: Node, moment: Moment, channel: str = "", start: int = 0, until: int = UTC_MAX
) -> list[View]:
    """List the incidents that began within a time, the first at the front."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    return [
        _summary(line, row) for line in lines for row in every_incident(node, line, start, until)
    ]


def _summary(line: Line, row: NumberedRow) -> View:
    kept = at_hand(row)
    names = [line.names.get(index, "?") for index in range(len(line.founding.members))]
    return {
        "incident": number(line, row),
        "channel": line.founding.name,
        "exercise": line.founding.scenario is not None,
        "kind": sort_words(kept.sort),
        "title": row.name,
        "from": iso(row.from_utc),
        "until": iso(row.until_utc),
        "reported_by": names[row.party],
        "state": STATE_WORDS[State(row.state)],
        "positions": {
            name: position.name.replace("_", " ")
            for name, position in zip(names, kept.positions, strict=True)
        },
        "standing": standing_words(names, row.party, kept.positions),
        "record": row.id.hex(),
    }


def incident(node: Node, moment: Moment, incident: str, channel: str = "") -> View:
    """Show one incident whole: the report, every statement in order, files and summaries."""
    line, row = incident_named(node, channel, incident)
    found = held(node, line, row)
    places = [
        [lon, lat] for v in found.incident.volumes for ring in v.core.rings for lon, lat in ring
    ]
    return _summary(line, row) | {
        "text": found.incident.text,
        "translations": translations(line, found.row),
        "places": places,
        "places_written": [written(place) for place in places],
        "links": [_link(node, line, link) for link in found.incident.links],
        "attachments": [_file(line, at, one) for at, one in found.attachments()],
        "statements": _statements(node, line, found),
        "summaries": [
            {
                "document": document.proposal.title,
                "text": summary.text,
                "closes": summary.closes,
                "fate": Fate(document.fate).name,
                "signed": [line.names.get(index, "?") for index in document.signed],
                "proposed_by": line.names.get(document.row.party, "?"),
            }
            for document, summary in found.summaries
        ],
    }


def _statements(node: Node, line: Line, found: Account) -> list[View]:
    """Show every statement, replaced ones too, in the order in which they came here."""
    views = []
    for said in sorted(found.said, key=lambda one: (one.row.n, one.row.id)):
        officer = said.record.officer
        views.append(
            {
                "party": line.names.get(said.row.party, "?"),
                "role": officer.role,
                "initials": officer.initials,
                "claimed_at": iso(said.row.utc),
                "clock": _clock(node, line, said.row.party),
                "position": said.statement.position.name.replace("_", " "),
                "text": said.statement.text,
                "translations": translations(line, said.row),
                "links": [_link(node, line, link) for link in said.statement.links],
                "record": said.row.id.hex(),
            }
        )
    return views


def _clock(node: Node, line: Line, party: int) -> str:
    if party == line.our_index:
        return ""
    outbox = node.peers.get(line.founding.members[party])
    measured = by_clock(outbox) if outbox else "offset never measured"
    return f"by {line.names.get(party, '?')}'s clock, {measured}"


def _file(line: Line, row: RecordRow, file: Attachment) -> View:
    party = line.names.get(row.party, "?")
    return {"sha256": file.sha256.hex(), "name": file.name, "bytes": file.size, "party": party}


def _link(node: Node, line: Line, link: bytes) -> View:
    """Say what a linked record is, where it is held and of this channel."""
    stored = node.store.record(link)
    if stored is None or stored.channel != line.channel:
        return {"record": link.hex(), "what": "not held here"}
    said = meaning(parse(stored.data))
    named = getattr(said, "name", "") or getattr(said, "title", "") or getattr(said, "text", "")
    by = line.names.get(stored.party, "?")
    kind = Kind(stored.kind).name.lower() if stored.kind in {*Kind} else f"kind {stored.kind}"
    return {"record": link.hex(), "what": f"{kind.replace('_', ' ')} of {by}: {named}"}


def attached(node: Node, moment: Moment, sha256: str) -> list[View]:
    """List every place where a file is named by its hash."""
    if _HASH.fullmatch(sha256) is None:
        raise BadInput([Fault("sha256", "it is no hash", "give the 64 digits of its SHA-256")])
    wanted = bytes.fromhex(sha256)
    return [
        {"incident": number(line, row), "channel": line.founding.name, "at": iso(at.utc)}
        | _file(line, at, one)
        for line in node.lines.values()
        for row in every_incident(node, line)
        for at, one in held(node, line, row).attachments()
        if one.sha256 == wanted
    ]


# Drafts


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of something, as the fields of a report."""

    line: Line
    sort: Sort
    title: str
    start: int
    end: int
    text: str
    volumes: tuple[Volume, ...] = ()
    links: tuple[bytes, ...] = ()

    def view(self, utc: int) -> View:
        """Return it as an act takes it; what lies ahead has not happened and is cut off."""
        start = min(self.start, utc - 1)
        return {
            "channel": self.line.channel.hex(),
            "sort": self.sort.name.replace("_", " "),
            "title": self.title[:NAME_CODE_POINTS_MAX],
            "volumes": encode(encode_volumes(self.volumes)),
            "from_utc": start,
            "until_utc": max(start + 1, min(self.end, utc)),
            "text": self.text,
            "links": [link.hex() for link in self.links],
        }


def draft(node: Node, moment: Moment, source: str, channel: str = "") -> View:
    """Fill a report with what is known of a notice, a conflict, a STOP or an oddity."""
    for look in (_of_conflict, _of_fork, _of_oddity, _of_stop):
        found = look(node, moment, source, channel) if len(source) >= 6 else None
        if found is not None:
            return found.view(moment.utc)
    return _of_notice(node, source, channel).view(moment.utc)


def _of_notice(node: Node, source: str, channel: str) -> Draft:
    line, version = version_named(node, channel, source)
    stored = node.store.record(version.id)
    said = meaning(parse(stored.data)) if stored else None
    assert isinstance(said, Notice), "a version is made from its notice"
    by = line.names.get(version.party, "?")
    title = f"notice {version.name} of {by}"
    text = f"Notice {by}-{version.serial} {version.name} was not followed."
    sort, span = Sort.NOTICE_NOT_FOLLOWED, (version.start_utc, version.until_utc)
    volumes = said.volumes if len(said.volumes) <= INCIDENT_VOLUMES_MAX else ()
    return Draft(line, sort, title, *span, text, volumes, (version.id,))


def _of_fork(node: Node, moment: Moment, source: str, channel: str) -> Draft | None:
    for line in [line_named(node, channel)] if channel else list(node.lines.values()):
        for log in line.forked:
            if is_id(forks.proven_id(line, log), source):
                found = forks.draft(line, log)
                return Draft(line, Sort.OTHER, found.title, *found.span, found.text, (), ())
    return None


def _of_conflict(node: Node, moment: Moment, source: str, channel: str) -> Draft | None:
    row = next((r for r in node.situation.conflicts.values() if is_id(r.id, source)), None)
    if row is None:
        return None
    if not row.channel:
        fault = "its two notices stand in two channels: neither may be told in the other"
        raise BadInput([Fault("--from", fault, "type what happened: --kind, --place, --text")])
    line, view = node.lines[row.channel], conflict_view(node, row)
    names = " and ".join(view["notices"])
    volume = _meeting_place(node, row)
    title, text = f"conflict of {names}", f"{names} came closer than the separation in force."
    start, end = (int(volume.interval.start.timestamp()), int(volume.interval.end.timestamp()))
    return Draft(line, Sort.LOSS_OF_SEPARATION, title, start, end, text, (volume,), (row.a, row.b))


def _meeting_place(node: Node, row: ConflictRow) -> Volume:
    """Return the place and time at which a conflict is nearest, in the band of one of its plans."""
    met: Mapping[str, Any] = shown(row)
    some = node.situation.plans[row.a].volumes[0]
    span = Interval(*(instant(_seconds(met[key])) for key in ("start", "end")))
    return replace(some, core=point(*met["where"]), radius_m=0.0, interval=span)


def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def _of_stop(node: Node, moment: Moment, source: str, channel: str) -> Draft | None:
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    for line in lines:
        for row in node.store.of_kinds(line.channel, [Kind.STOP], 0, EVERY):
            if is_id(row.id, source):
                return _stopped(line, row, moment)
    return None


def _stopped(line: Line, row: RecordRow, moment: Moment) -> Draft:
    taken = takers(line, row)
    others = [index for index in sorted(line.names) if index != row.party]
    missing = [line.names.get(index, "?") for index in others if index not in taken]
    by, words = line.names.get(row.party, "?"), getattr(meaning(parse(row.data)), "text", "")
    text = f"STOP of {by} at {iso(row.utc)}" + (f": {words}" if words else "")
    text += f"; not taken by {', '.join(missing)}" if missing else "; taken by every member"
    sort = Sort.MISSED_STOP if missing else Sort.OTHER
    return Draft(line, sort, f"STOP of {by}", row.utc, moment.utc, text, (), (row.id,))


def _of_oddity(node: Node, moment: Moment, source: str, channel: str) -> Draft | None:
    rows = [*node.store.oddities(seen=False), *node.store.oddities(seen=True)]
    odd = next((row for row in rows if is_id(row.id, source)), None)
    if odd is None:
        return None
    line = node.lines.get(odd.channel) or line_named(node, channel)
    text = f"{odd.what}: {odd.why}"
    return Draft(line, Sort.OTHER, odd.what.lower(), moment.utc - 60, moment.utc, text)


VIEWS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "incidents": incidents,
        "incident": incident,
        "incident draft": draft,
        "attached": attached,
    }
)
