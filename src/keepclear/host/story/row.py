"""The rows of an incident: what each of them says, as it stands in the file.

What happened stands apart from what is done on the line: the first has a source,
the second was done by nobody, and shows what Keepclear makes of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct

CLOSING: Final = 3  # sentences at the end: what was different, and what could not be

SHOWN_ALWAYS: Final = ("line", "watch", "notice", "plot", "conflicts")  # views of every desk

Instant = Annotated[datetime, Meta(tz=True)]
Words = Annotated[str, Meta(min_length=1)]
Condition = Literal["desk empty", "desk back", "line cut", "line healed"]


class Party(Struct, frozen=True, forbid_unknown_fields=True):
    """A party by its neutral letter; one that is `apart` is known to others, not on the line."""

    letter: Annotated[str, Meta(pattern="^[A-Z]$")]
    is_a: Words
    apart: bool = False


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """What the whole is about. `origin` is minute 0, `minute_zero` says what happens then."""

    title: Words
    origin: Instant
    minute_zero: Words
    parties: Annotated[tuple[Party, ...], Meta(min_length=2)]
    sources: dict[str, Words]
    assumed: Annotated[tuple[Words, ...], Meta(min_length=1)]
    closing: Annotated[tuple[Words, ...], Meta(min_length=CLOSING, max_length=CLOSING)]
    call_every_s: Annotated[int, Meta(ge=10, le=3_600)] = 60


class Happened(Struct, frozen=True, forbid_unknown_fields=True):
    """A fact, with the key of its source; `claimed_by` where it is one party's disputed claim."""

    at: Instant
    happened: Words
    source: Words
    claimed_by: str = ""


class Done(Struct, frozen=True):
    """What a party's officer does on the line: an act of the node, with the fields that it takes.

    `place` of a notice is a position or several; `refused` says that the node is to refuse it.
    `stands_for` names the source of an act that did happen by other means.
    """

    at: Instant
    party: Words
    act: Words
    fields: Mapping[str, Any]
    note: str = ""
    refused: str = ""
    stands_for: str = ""


class Changed(Struct, frozen=True, forbid_unknown_fields=True):
    """A condition that begins or ends; a line is cut between a party and another."""

    at: Instant
    party: Words
    condition: Condition
    other: str = ""


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """What is to ring at a party's desk in the minute from `at`, for which role."""

    at: Instant
    party: Words
    raised: Words
    role: str = ""


class Shown(Struct, frozen=True, forbid_unknown_fields=True):
    """What a party's desk is to show at an instant: one of its views, or that of a register."""

    at: Instant
    party: Words
    shown: Words
    words: Words
    notice: str = ""
    asked: dict[str, Any] = {}  # what a view of a register is asked for; `areas` names a file


Row = Happened | Done | Changed | Expected | Shown
KINDS: Final[Mapping[str, type[Row]]] = MappingProxyType(
    {"happened": Happened, "act": Done, "condition": Changed, "raised": Expected, "shown": Shown}
)


@dataclass(frozen=True, slots=True)
class Story:
    """An incident that was read; `settings` are the tables of keepclear.toml, of every party."""

    name: str
    head: Head
    settings: Mapping[str, Struct]
    rows: tuple[Row, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """The parties on the line."""
        return tuple(party.letter for party in self.head.parties if not party.apart)

    @property
    def letters(self) -> tuple[str, ...]:
        """All parties."""
        return tuple(party.letter for party in self.head.parties)

    @property
    def begins(self) -> datetime:
        """When the first thing happens on the line."""
        return min(row.at for row in self.rows if not isinstance(row, Happened))

    def minute(self, at: datetime) -> int:
        """Return the minute of an instant, counted from the origin."""
        return int((at - self.head.origin).total_seconds() // 60)
