"""What a record means: one table of kinds, and a verdict that never depends on the reader.

A record that we cannot understand is kept, receipted and shown as such: NOT
UNDERSTOOD where its kind or version is newer than ours, REFUSED where its body
breaks a rule. Either way its log goes on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Final

from keepclear.errors import BadRecord
from keepclear.exchange import (
    acknowledgement,
    agreement,
    channel,
    coded,
    document,
    fork,
    incident,
    message,
    notice,
    patrol,
    query,
)
from keepclear.exchange.fields import Fields
from keepclear.exchange.release import Release, parse_release
from keepclear.exchange.rule import announcement
from keepclear.record.envelope import Record
from keepclear.record.log import LogName

RULESET = 3  # Goes up whenever a verdict, a state or a conflict could come out differently.


class Kind(IntEnum):
    """The kinds of record, by the number that stands in them."""

    JOINED = 1
    KEY_EVENT = 2
    CLOSED = 3
    GIVE = 10
    AMEND = 11
    CANCEL = 12
    CONFIRM = 13
    RELEASE = 14
    READ_BACK = 20
    ANSWER = 21
    DISSEMINATED = 22
    OBJECTION = 23
    STOP = 30
    TAKEN = 31
    MESSAGE = 32
    LINE_CHECK = 33
    DESK_STATE = 34
    SUSPENSION = 35
    CODED = 36
    TRANSLATION = 37
    PROPOSAL = 40
    ENDORSEMENT = 41
    AGREEMENT_ACT = 42
    ZONE = 50
    ZONE_END = 51
    PATROL = 60
    PATROL_STATE = 61
    QUERY = 70
    QUERY_ANSWER = 71
    INCIDENT = 80
    INCIDENT_STATEMENT = 81
    FORK_PROOF = 90


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A key event that takes effect at this place of its party's log."""

    event: bytes

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.event}


def parse_key_entry(body: Mapping[int, Any]) -> KeyEntry:
    """Read the body of a key event entry; the event itself is verified against its history."""
    fields = Fields(body, "keys/6")
    entry = KeyEntry(fields.octets(1))
    fields.done()
    return entry


Statement = (
    channel.Joined
    | KeyEntry
    | channel.Closed
    | notice.Notice
    | notice.Cancellation
    | notice.Confirmation
    | Release
    | acknowledgement.ReadBack
    | acknowledgement.Answer
    | acknowledgement.Dissemination
    | acknowledgement.Objection
    | message.Stop
    | message.Taken
    | message.Message
    | message.LineCheck
    | message.DeskState
    | message.Suspension
    | coded.Coded
    | coded.Translation
    | document.Proposal
    | document.Endorsement
    | agreement.AgreementAct
    | announcement.Announcement
    | announcement.ZoneEnd
    | patrol.Patrol
    | patrol.Part
    | patrol.PatrolReport
    | query.Query
    | query.QueryAnswer
    | incident.Incident
    | incident.IncidentStatement
    | fork.ForkProof
)

PARSERS: Final[Mapping[int, Callable[[Mapping[int, Any]], Statement]]] = MappingProxyType(
    {
        Kind.JOINED: channel.parse_joined,
        Kind.KEY_EVENT: parse_key_entry,
        Kind.CLOSED: channel.parse_closed,
        Kind.GIVE: notice.parse_give,
        Kind.AMEND: notice.parse_amend,
        Kind.CANCEL: notice.parse_cancel,
        Kind.CONFIRM: notice.parse_confirm,
        Kind.RELEASE: parse_release,
        Kind.READ_BACK: acknowledgement.parse_read_back,
        Kind.ANSWER: acknowledgement.parse_answer,
        Kind.DISSEMINATED: acknowledgement.parse_dissemination,
        Kind.OBJECTION: acknowledgement.parse_objection,
        Kind.STOP: message.parse_stop,
        Kind.TAKEN: message.parse_taken,
        Kind.MESSAGE: message.parse_message,
        Kind.LINE_CHECK: message.parse_line_check,
        Kind.DESK_STATE: message.parse_desk_state,
        Kind.SUSPENSION: message.parse_suspension,
        Kind.CODED: coded.parse_coded,
        Kind.TRANSLATION: coded.parse_translation,
        Kind.PROPOSAL: document.parse_proposal,
        Kind.ENDORSEMENT: document.parse_endorsement,
        Kind.AGREEMENT_ACT: agreement.parse_act,
        Kind.ZONE: announcement.parse_announcement,
        Kind.ZONE_END: announcement.parse_zone_end,
        Kind.PATROL: patrol.parse_patrol,
        Kind.PATROL_STATE: patrol.parse_report,
        Kind.QUERY: query.parse_query,
        Kind.QUERY_ANSWER: query.parse_query_answer,
        Kind.INCIDENT: incident.parse_incident,
        Kind.INCIDENT_STATEMENT: incident.parse_incident_statement,
        Kind.FORK_PROOF: fork.parse_fork_proof,
    }
)


# What may hold free words: see free_words.
IN_WORDS: Final = frozenset(
    {
        *(Kind.STOP, Kind.MESSAGE, Kind.GIVE, Kind.AMEND, Kind.CANCEL),
        *(Kind.ANSWER, Kind.OBJECTION, Kind.SUSPENSION, Kind.AGREEMENT_ACT),
        *(Kind.ZONE, Kind.ZONE_END),
        Kind.PATROL_STATE,
        *(Kind.QUERY, Kind.QUERY_ANSWER),
        *(Kind.INCIDENT, Kind.INCIDENT_STATEMENT),
    }
)


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A kind or version that a newer Keepclear may know: shown, with UPGRADE."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A statement that breaks a rule of spec/: kept, and without effect."""

    rule: str
    why: str


def meaning(record: Record) -> Statement | NotUnderstood | Refused:
    """Judge what a record says; the same bytes get the same verdict at every node."""
    if not record.understood:
        return NotUnderstood(f"version {record.version} of the protocol")
    if record.flaw:
        return Refused("record/3", record.flaw)
    parser = PARSERS.get(record.kind)
    if parser is None:
        return NotUnderstood(f"kind {record.kind}")
    if record.officer_flaw and record.kind != Kind.STOP:
        return Refused("record/4", record.officer_flaw)
    try:
        statement = parser(record.body or {})
    except BadRecord as error:
        return Refused(error.rule, error.what)
    return _refused(record, statement) or statement


def _refused(record: Record, statement: Statement) -> Refused | None:
    """Judge what a statement says of the record that it stands in."""
    match statement:
        case channel.Joined() if not _joins(record, statement):
            return Refused("channel/6", "it joins another channel, or as another party")
        case channel.Closed() if not _closes(record, statement):
            return Refused("channel/12", "it closes its own log, or one that it had not seen")
        case fork.ForkProof() if statement.fork.channel != record.channel:
            return Refused("fork/6", "it proves a fork of another channel")
        case message.LineCheck() if statement.at > record.utc:
            return Refused("line-check/6", "it is a check of a picture from the future")
        case agreement.AgreementAct() if statement.from_utc < record.utc:
            return Refused("agreement/8", "it is for an instant that has passed")
        case _:
            return None


def free_words(statement: object) -> str:
    """Return what a statement says in free words, of which translations are made; may be empty."""
    match statement:
        case message.Stop(text=words) | message.Message(text=words) | notice.Notice(text=words):
            return words
        case acknowledgement.Answer(text=words) | acknowledgement.Objection(reason=words):
            return words
        case notice.Cancellation(reason=words) | message.Suspension(reason=words):
            return words
        case agreement.AgreementAct(reason=words):
            return words
        case announcement.Announcement(text=words) | announcement.ZoneEnd(reason=words):
            return words
        case query.Query(text=words) | query.QueryAnswer(text=words):
            return words
        case incident.Incident(text=words) | incident.IncidentStatement(text=words):
            return words
        case patrol.PatrolReport(reason=words):
            return words
        case _:
            return ""


def _joins(record: Record, joined: channel.Joined) -> bool:
    """Tell whether a `joined` is of the channel and the party that its record names."""
    index = joined.founding.index(joined.history().party)
    return joined.founding.channel == record.channel and index == record.log.party


def _closes(record: Record, closed: channel.Closed) -> bool:
    """Tell whether a record closes another log of its author, at a size that it had seen."""
    log = LogName(record.log.party, closed.last.incarnation)
    return 0 < closed.last.size <= dict(record.seen).get(log, 0)
