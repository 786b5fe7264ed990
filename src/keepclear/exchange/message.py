"""What officers say on the line beside notices: STOP, hotline messages, line checks.

STOP is one act, needs no named person and no log to be in order, and is
repeated at every desk until an officer takes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.limits import LINE_CHECK_CONFLICTS_MAX


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop everything that could harm the sender's people; the text may say where.

    No STOP is refused for its words: where they break a rule they are left out.
    """

    text: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.text}


@dataclass(frozen=True, slots=True)
class Taken:
    """An officer has taken a STOP or a message: a person has it."""

    target: bytes

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.target}


@dataclass(frozen=True, slots=True)
class Message:
    """Free words on the hotline, kept in the language they were written in."""

    text: str
    language: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.text, 2: self.language}


@dataclass(frozen=True, slots=True)
class LineCheck:
    """What picture the sender's node computes from the logs that it has seen.

    The cut is the one that the record's own `seq` and `seen` name. `at` is the
    instant for which the picture is computed; the conflict ids are listed up
    to a limit, so that a difference can be shown pair by pair.
    """

    at: int
    ruleset: int
    picture: bytes
    conflicts: bytes
    listed: tuple[bytes, ...]

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {
            1: self.at,
            2: self.ruleset,
            3: self.picture,
            4: self.conflicts,
            5: list(self.listed),
        }


@dataclass(frozen=True, slots=True)
class DeskState:
    """Whether anybody is at the sender's desk: its node may be reachable while nobody is."""

    manned: bool

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: int(self.manned)}


@dataclass(frozen=True, slots=True)
class Suspension:
    """The sender says that it suspends the channel, or lifts its own suspension.

    It binds no log and blocks no record: what saves lives always passes.
    """

    suspends: bool
    reason: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: int(self.suspends), 2: self.reason}


def parse_desk_state(body: Mapping[int, Any]) -> DeskState:
    """Read the body of a desk state."""
    fields = Fields(body, "desk-state/1")
    state = DeskState(bool(fields.integer(1, 0, 1)))
    fields.done()
    return state


def parse_suspension(body: Mapping[int, Any]) -> Suspension:
    """Read the body of a suspension or of its lifting."""
    fields = Fields(body, "suspension/1")
    suspension = Suspension(bool(fields.integer(1, 0, 1)), fields.text(2))
    fields.done()
    return suspension


def parse_stop(body: Mapping[int, Any]) -> Stop:
    """Read the body of a STOP; whatever it holds, it is a STOP."""
    try:
        return Stop(Fields(body, "stop/1").text(1))
    except BadRecord:
        return Stop("")


def parse_taken(body: Mapping[int, Any]) -> Taken:
    """Read the body of a `taken`."""
    fields = Fields(body, "stop/2")
    taken = Taken(fields.octets(1, 32))
    fields.done()
    return taken


def parse_message(body: Mapping[int, Any]) -> Message:
    """Read the body of a hotline message."""
    fields = Fields(body, "message/1")
    message = Message(fields.text(1, empty=False), fields.text(2, 35))
    fields.done()
    return message


def parse_line_check(body: Mapping[int, Any]) -> LineCheck:
    """Read the body of a line check."""
    fields = Fields(body, "line-check/1")
    at, ruleset = fields.integer(1), fields.integer(2, 0, 2**31)
    picture, conflicts = fields.octets(3, 32), fields.octets(4, 32)
    listed = fields.items(5, LINE_CHECK_CONFLICTS_MAX)
    fields.done()
    if not all(isinstance(item, bytes) and len(item) == 32 for item in listed):
        raise fields.refuse("a conflict id is not 32 bytes")
    return LineCheck(at, ruleset, picture, conflicts, tuple(listed))
