"""What an officer may ask of the node: one type for each act, checked where it enters.

Every act carries a reference. It is committed with the record, so an act that
is sent again after a crash or a lost answer is carried out once.
"""

from typing import Literal

import msgspec


class Act(msgspec.Struct, tag_field="act", kw_only=True, forbid_unknown_fields=True):
    """What all acts carry: who acts, and the reference under which it counts once."""

    ref: str
    role: str = "watch"
    initials: str = ""


PrecedenceName = Literal["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"]


class AddPeer(Act, tag="peer add", kw_only=True):
    """Take another party's card."""

    card: bytes


class Found(Act, tag="channel found", kw_only=True):
    """Found a channel with peers, by name or fingerprint."""

    name: str
    peers: list[str]
    random: bytes


class Join(Act, tag="channel join", kw_only=True):
    """Join a channel that a peer has founded."""

    channel: str


class Draft(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A notice to be given; `volumes` is canonical CBOR as in spec/notice.md."""

    name: str
    activity: str
    volumes: bytes
    text: str = ""
    valid_from: int | None = None
    valid_until: int | None = None


class Give(Act, tag="give", kw_only=True):
    """Give one or many notices; `precision` and `label` say how exactly, and for whom."""

    channel: str = ""
    notices: list[Draft]
    precedence: PrecedenceName = "ROUTINE"
    precision: str = ""
    label: str = ""
    handling: str = ""


class ImportLine(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What one key of a list states."""

    key: str
    draft: Draft


class Import(Act, tag="import", kw_only=True):
    """Give what is new in a list of movements, amend what changed; `source` names the list."""

    channel: str = ""
    source: str = ""
    lines: list[ImportLine]
    precedence: PrecedenceName = "ROUTINE"


class ImportSites(Act, tag="import sites", kw_only=True):
    """Enter what is new in a list of sites, amend what changed; `source` names the list."""

    source: str = ""
    lines: list[ImportLine]


class Amend(Act, tag="amend", kw_only=True):
    """Supersede a notice by a new version."""

    channel: str = ""
    notice: str
    draft: Draft
    precedence: PrecedenceName = "PRIORITY"
    precision: str = ""
    label: str = ""
    handling: str = ""


class Cancel(Act, tag="cancel", kw_only=True):
    """End a notice before its time."""

    channel: str = ""
    notice: str
    reason: str = ""
    precedence: PrecedenceName = "PRIORITY"


class Confirm(Act, tag="confirm", kw_only=True):
    """Say that a notice of ours that stands is still true."""

    channel: str = ""
    notice: str


class ReadBack(Act, tag="read back", kw_only=True):
    """Enter the check group that the desk shows with a plotted notice."""

    channel: str = ""
    notice: str
    group: str
    plotted: str = ""
    near: str = ""


class Answer(Act, tag="answer", kw_only=True):
    """Answer a party's read-back: READ BACK CORRECT, or CORRECTION."""

    channel: str = ""
    notice: str
    party: str
    correct: bool
    text: str = ""


class Disseminate(Act, tag="disseminate", kw_only=True):
    """Say which own units were told of a notice, and when (now, unless given)."""

    channel: str = ""
    notice: str
    units: list[str]
    told: int | None = None


class Object(Act, tag="object", kw_only=True):
    """Object to a notice as it stands."""

    channel: str = ""
    notice: str
    reason: str


class Stop(Act, tag="stop", kw_only=True):
    """STOP, to every member of one channel, or of all channels."""

    channel: str = ""
    text: str = ""


class Take(Act, tag="take", kw_only=True):
    """Take a STOP or a message; without a record, every STOP not yet taken."""

    record: str = ""


class Say(Act, tag="say", kw_only=True):
    """A hotline message."""

    channel: str = ""
    text: str
    language: str = "en"
    precedence: PrecedenceName = "ROUTINE"


class SayCoded(Act, tag="say coded", kw_only=True):
    """A hotline message of a code and its arguments by name; a place is its lon and lat in 1e-6."""

    channel: str = ""
    code: str
    arguments: dict[str, str | int | list[int]] = {}
    precedence: PrecedenceName = "ROUTINE"


class Translate(Act, tag="translate", kw_only=True):
    """A translation of the free words of a message or a STOP."""

    record: str
    language: str
    text: str


class CheckLine(Act, tag="line check", kw_only=True):
    """Say what picture we compute, for every channel or one."""

    channel: str = ""


class Suspend(Act, tag="suspend", kw_only=True):
    """Say that we suspend a channel; it lasts until we lift it, and what saves lives passes."""

    channel: str = ""
    reason: str


class Lift(Act, tag="lift", kw_only=True):
    """Lift our own suspension of a channel."""

    channel: str = ""
    reason: str = ""


class Propose(Act, tag="propose separations", kw_only=True):
    """Lay separations before the members."""

    channel: str = ""
    title: str
    lateral_m: int
    vertical_m: int
    time_s: int
    from_utc: int | None = None


class Endorse(Act, tag="endorse", kw_only=True):
    """Sign, withdraw from, close or retract a document.

    `shown` is the hash of the bytes that the officer was shown, from its first digits on, and
    `expected` an agreement as a file has it; where either differs, nothing is signed.
    """

    channel: str = ""
    document: str
    what: Literal["sign", "withdraw", "close", "retract"]
    shown: str = ""
    expected: bytes = b""


class ProposeAgreement(Act, tag="agreement propose", kw_only=True):
    """Lay an agreement before the members; `content` is as in spec/agreement.md, a draft.

    A draft names parties with stand-ins for fingerprints, and may leave its start at 0.
    """

    channel: str = ""
    title: str
    content: bytes
    amends: str = ""
    precedence: PrecedenceName = "PRIORITY"


class ActOnAgreement(Act, tag="agreement act", kw_only=True):
    """Suspend, resume or terminate an agreement, at once unless an instant is given."""

    channel: str = ""
    agreement: str
    what: Literal["suspend", "resume", "terminate"]
    from_utc: int | None = None
    reason: str = ""
    precedence: PrecedenceName = "IMMEDIATE"


class Seen(Act, tag="seen", kw_only=True):
    """Note that a person has seen something odd, so that it stops asking."""

    oddity: str


class TakeWatch(Act, tag="watch take", kw_only=True):
    """Take the watch at this desk, by role and initials."""


class GiveWatch(Act, tag="watch give", kw_only=True):
    """Give the watch, with what the next officer must know."""

    note: str


class AnswerStep(Act, tag="checklist step", kw_only=True):
    """Answer the step at which a checklist stands; `step` is the one that was meant, if named."""

    checklist: str
    answer: Literal["yes", "no", "done"]
    step: str = ""
    anew: bool = False


class AskQuery(Act, tag="query ask", kw_only=True):
    """Ask whether there are own or partner forces of the others in a circle; place in 1e-6."""

    channel: str = ""
    place: tuple[int, int]  # longitude, latitude
    radius_m: int
    start: int
    end: int
    expires: int
    floor_m: int | None = None
    ceiling_m: int | None = None
    altitude_reference: Literal["", "WGS84", "MSL", "AGL", "FL"] = ""
    text: str = ""
    precedence: PrecedenceName = "PRIORITY"


class AnswerQuery(Act, tag="query answer", kw_only=True):
    """Answer a query of another party; nothing is chosen beforehand, and no node does this.

    `knowingly` says that the officer has seen what an answer to a flagged query would tell.
    """

    channel: str = ""
    query: str
    answer: Literal["YES", "NO", "UNKNOWN", "DECLINED"]
    until: int
    text: str = ""
    knowingly: bool = False


class Attached(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A file that the host has put away under its hash."""

    sha256: bytes
    name: str
    size: int


class OpenIncident(Act, tag="incident open", kw_only=True):
    """Report what happened; `volumes` is canonical CBOR as in spec/notice.md, or empty.

    One position may be given in their place: longitude and latitude in millionths of a degree.
    """

    channel: str = ""
    sort: str
    title: str
    volumes: bytes = b""
    place: tuple[int, int] | None = None
    from_utc: int
    until_utc: int
    text: str
    links: list[str] = []
    attachments: list[Attached] = []
    precedence: PrecedenceName = "PRIORITY"


class StateIncident(Act, tag="incident state", kw_only=True):
    """Say what our position on an incident is; an empty one leaves it as it is."""

    channel: str = ""
    incident: str
    position: str = ""
    text: str = ""
    links: list[str] = []
    attachments: list[Attached] = []


class SummariseIncident(Act, tag="incident summary", kw_only=True):
    """Lay words on an incident before the others, to be signed by every member."""

    channel: str = ""
    incident: str
    text: str
    closes: bool = True
    title: str = ""


class ReleaseStatement(Act, tag="status statement", kw_only=True):
    """Note that a status statement was given out; `words` is SHA-256 of what the preview showed."""

    channel: str = ""
    level: Literal["PUBLIC", "MEMBERS", "OWN"]
    from_utc: int
    until_utc: int
    words: str
    label: str


class PatrolPoint(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Where a patrol reports; a place is its lon and lat in 1e-6."""

    name: str
    place: tuple[int, int]
    due: int
    grace_s: int = 600


class PlanPatrol(Act, tag="patrol plan", kw_only=True):
    """Plan a patrol of ours, and give the notice by which it takes up space, in one act."""

    channel: str = ""
    name: str
    series: str = ""
    points: list[PatrolPoint]
    volumes: bytes
    vehicles: list[str] = []
    call_signs: list[str] = []
    text: str = ""
    precedence: PrecedenceName = "ROUTINE"


class ProposePatrol(Act, tag="patrol propose", kw_only=True):
    """Lay a joint patrol before the members; it names no vehicle of anybody."""

    channel: str = ""
    name: str
    series: str = ""
    points: list[PatrolPoint]
    volumes: bytes
    parties: list[str]


class ClosePatrol(Act, tag="patrol close", kw_only=True):
    """Close a joint patrol of ours that all have signed: give its notice, and name our part."""

    channel: str = ""
    patrol: str
    vehicles: list[str] = []
    call_signs: list[str] = []
    text: str = ""
    precedence: PrecedenceName = "ROUTINE"


class NamePart(Act, tag="patrol part", kw_only=True):
    """Name our own vehicles and call signs in a joint patrol that another proposed."""

    channel: str = ""
    patrol: str
    vehicles: list[str] = []
    call_signs: list[str] = []


class ReportPatrol(Act, tag="patrol report", kw_only=True):
    """Say how far our part of a patrol has come; at this moment, unless given."""

    channel: str = ""
    patrol: str
    what: Literal["set out", "check in", "cut short", "complete"]
    point: int = 0
    at: int | None = None
    reason: str = ""
    where: tuple[int, int] | None = None


class AddSites(Act, tag="site add", kw_only=True):
    """Enter protected sites into our own register; the list is judged whole."""

    sites: list[Draft]


class AmendSite(Act, tag="site amend", kw_only=True):
    """Say anew what a site is; who was given it is given the change."""

    site: str
    draft: Draft


class WithdrawSite(Act, tag="site withdraw", kw_only=True):
    """Take a site out of the register, and cancel what was given of it."""

    site: str
    reason: str = ""


class SetSitePolicy(Act, tag="site policy", kw_only=True):
    """Say what one party is given of sites: nothing, all, or on approach."""

    sites: list[str]
    party: str
    how: Literal["not", "full", "approach"]
    channel: str = ""
    approach_m: int = 0
    automatic: bool = False
    precision: str = "exact"
    label: str = "own-units-only"
    handling: str = ""


class ReleaseSites(Act, tag="site release", kw_only=True):
    """Give a party sites by name, or all that its notice approaches."""

    sites: list[str] = []
    party: str = ""
    notice: str = ""


class DeclineSites(Act, tag="site decline", kw_only=True):
    """Decide not to give what a peer's notice approaches."""

    notice: str


class ReadSites(Act, tag="site read", kw_only=True):
    """Note that an officer reads sites; without it none is shown."""

    sites: list[str]


class AnnounceZone(Act, tag="zone announce", kw_only=True):
    """Announce a zone, or a new version of one that we announced; `zone` is canonical CBOR."""

    channel: str = ""
    zone: bytes
    amends: str = ""
    text: str = ""
    precedence: PrecedenceName = "PRIORITY"


class EndZone(Act, tag="zone end", kw_only=True):
    """End a zone that we announced, before its time."""

    channel: str = ""
    zone: str
    reason: str = ""
    precedence: PrecedenceName = "PRIORITY"


AnyAct = (
    ProposeAgreement
    | ActOnAgreement
    | PlanPatrol
    | ProposePatrol
    | ClosePatrol
    | NamePart
    | ReportPatrol
    | AddPeer
    | Found
    | Join
    | Give
    | Import
    | ImportSites
    | Amend
    | Cancel
    | Confirm
    | ReadBack
    | Answer
    | Disseminate
    | Object
    | Stop
    | Take
    | Say
    | SayCoded
    | Translate
    | CheckLine
    | Suspend
    | Lift
    | Propose
    | Endorse
    | Seen
    | TakeWatch
    | GiveWatch
    | AnswerStep
    | AnnounceZone
    | EndZone
    | AddSites
    | AmendSite
    | WithdrawSite
    | SetSitePolicy
    | ReleaseSites
    | DeclineSites
    | ReadSites
    | AskQuery
    | AnswerQuery
    | OpenIncident
    | StateIncident
    | SummariseIncident
    | ReleaseStatement
)
