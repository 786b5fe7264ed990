"""What the mind asks of its body. It never does any of these itself.

All of them are carried out after the commit that they come with.
"""

from dataclasses import dataclass
from enum import StrEnum


class Bell(StrEnum):
    """Why the desk rings."""

    STOP = "STOP"
    NOTICE = "notice to read back"
    ANSWER = "read-back to answer"
    OBJECTION = "objection"
    CORRECTION = "correction"
    CONFLICT = "conflict"
    MESSAGE = "message"
    INVITATION = "channel to join"
    DOCUMENT = "document to sign"
    ODDITY = "look at this"
    OVERDUE = "overdue"
    LINE = "line"
    QUERY = "query"
    ZONE = "zone"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True)
class Ring:
    """Ring at the desk; `record` is what it is about, `party` the name of who caused it.

    `role` is who is told: the watch, or the rung of the ladder that an overdue item has come to.
    Where nobody is at the desk it is told by the alarm command as well, where `alarm` is set.
    """

    bell: Bell
    record: bytes
    party: str
    what: str
    role: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """There is something for a peer: ask for its next parcel when a bearer can take one."""

    peer: bytes
    flash: bool


@dataclass(frozen=True, slots=True)
class WakeAfter:
    """Call `woke` after so many monotonic seconds."""

    ticks: float


@dataclass(frozen=True, slots=True)
class AskWitnesses:
    """Something urgent was said: have the witnesses cosign it now."""


Effect = Ring | Ready | WakeAfter | AskWitnesses
