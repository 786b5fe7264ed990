"""What the mind asks of its body. It never does any of these itself.

All of them are carried out after the commit that they come with.
"""

from enum import StrEnum

from msgspec import Struct


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


class Ring(Struct, frozen=True):
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


class Ready(Struct, frozen=True):
    """There is something for a peer: ask for its next parcel when a bearer can take one."""

    peer: bytes
    flash: bool


class WakeAfter(Struct, frozen=True):
    """Call `woke` after so many monotonic seconds."""

    ticks: float


class AskWitnesses(Struct, frozen=True):
    """Something urgent was said: have the witnesses cosign it now."""


Effect = Ring | Ready | WakeAfter | AskWitnesses
