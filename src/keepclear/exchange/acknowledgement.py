"""Acknowledgement in grades: how far one notice has come with one party.

Three things are separate and stay separate: the node holds it (RECEIVED), an
officer has understood it and its author agreed to that understanding (READ
BACK), and the party's own units were told (DISSEMINATED). An objection can
stand beside any of them. Receipt is never consent, and silence is never
agreement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from keepclear.exchange.fields import Fields
from keepclear.limits import NAME_CODE_POINTS_MAX, UNITS_MAX


class Grade(StrEnum):
    """The grades, each with its own state."""

    RECEIPT = "receipt"
    READ_BACK = "read back"
    DISSEMINATION = "dissemination"
    OBJECTION = "objection"


class State(IntEnum):
    """Where one grade stands; the numbers are part of the picture digest."""

    NONE = 0
    RECEIVED = 1
    UNANSWERED = 2
    CORRECTION = 3
    CORRECT = 4
    DISSEMINATED = 5
    OBJECTED = 6


class Act(StrEnum):
    """What moves a grade on."""

    HOLD = "hold"
    READ_BACK = "read back"
    ANSWER_CORRECT = "answer correct"
    ANSWER_CORRECTION = "answer correction"
    DISSEMINATE = "disseminate"
    OBJECT = "object"


class Step(NamedTuple):
    """One row of the table: what an act does to a grade in a state."""

    grade: Grade
    state: State
    act: Act


RECEIVER_ACTS: Final = frozenset({Act.HOLD, Act.READ_BACK, Act.DISSEMINATE, Act.OBJECT})
AUTHOR_ACTS: Final = frozenset({Act.ANSWER_CORRECT, Act.ANSWER_CORRECTION})

# The whole life of a notice with one party. A row that is absent is refused. The diagram in
# docs/acknowledgement.md is drawn from this table.
NEXT: Final[Mapping[Step, State]] = MappingProxyType(
    {
        Step(Grade.RECEIPT, State.NONE, Act.HOLD): State.RECEIVED,
        # Bearers differ in speed: a person's answer may overtake the receipt of the bytes.
        Step(Grade.RECEIPT, State.NONE, Act.READ_BACK): State.RECEIVED,
        Step(Grade.RECEIPT, State.NONE, Act.DISSEMINATE): State.RECEIVED,
        Step(Grade.RECEIPT, State.NONE, Act.OBJECT): State.RECEIVED,
        Step(Grade.READ_BACK, State.NONE, Act.READ_BACK): State.UNANSWERED,
        Step(Grade.READ_BACK, State.UNANSWERED, Act.ANSWER_CORRECT): State.CORRECT,
        Step(Grade.READ_BACK, State.UNANSWERED, Act.ANSWER_CORRECTION): State.CORRECTION,
        # After a correction the officer reads back again; any new read-back wants a new answer.
        Step(Grade.READ_BACK, State.CORRECTION, Act.READ_BACK): State.UNANSWERED,
        Step(Grade.READ_BACK, State.UNANSWERED, Act.READ_BACK): State.UNANSWERED,
        Step(Grade.READ_BACK, State.CORRECT, Act.READ_BACK): State.UNANSWERED,
        # An author who finds later that it was wrong says so, and may not take a correction back.
        Step(Grade.READ_BACK, State.CORRECT, Act.ANSWER_CORRECTION): State.CORRECTION,
        # Own units may be told at once: protection never waits for the other side's answer.
        Step(Grade.DISSEMINATION, State.NONE, Act.DISSEMINATE): State.DISSEMINATED,
        Step(Grade.DISSEMINATION, State.DISSEMINATED, Act.DISSEMINATE): State.DISSEMINATED,
        # The way back from an objection is an amended notice, so none is listed.
        Step(Grade.OBJECTION, State.NONE, Act.OBJECT): State.OBJECTED,
        Step(Grade.OBJECTION, State.OBJECTED, Act.OBJECT): State.OBJECTED,
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one version of a notice has come with one party, grade by grade."""

    receipt: State = State.NONE
    read_back: State = State.NONE
    dissemination: State = State.NONE
    objection: State = State.NONE

    def state(self, grade: Grade) -> State:
        """Return the state of one grade."""
        states = {
            Grade.RECEIPT: self.receipt,
            Grade.READ_BACK: self.read_back,
            Grade.DISSEMINATION: self.dissemination,
            Grade.OBJECTION: self.objection,
        }
        return states[grade]

    def codes(self) -> list[int]:
        """Return the four states as the numbers that enter the picture digest."""
        return [int(self.state(grade)) for grade in Grade]


@cache  # a few states and acts, asked for each version in each picture
def advance(standing: Standing, act: Act) -> Standing | None:
    """Return the standing after an act, or None where the act is out of turn."""
    states = [(grade, standing.state(grade)) for grade in Grade]
    after = [NEXT.get(Step(grade, state, act)) for grade, state in states]
    if all(state is None for state in after):
        return None
    return Standing(
        *(new if new is not None else old for new, (_, old) in zip(after, states, strict=True))
    )


def check_group(record_id: bytes, party_index: int) -> str:
    """Return the five digits that one party's desk shows with one plotted notice.

    They follow from the very bytes held, and differ from party to party, so
    entering them shows that an officer sat before this plot of this notice.
    """
    seed = sha256(b"keepclear/check-group/1" + record_id + bytes([party_index])).digest()
    return f"{int.from_bytes(seed[:8], 'big') % 100_000:05d}"


@dataclass(frozen=True, slots=True)
class ReadBack:
    """An officer entered the check group, and the node says where it plots the notice."""

    target: bytes
    group: str
    plotted: str  # the first position of the notice in a second notation
    near: str  # distance and bearing from the nearest named place

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.target, 2: self.group, 3: self.plotted, 4: self.near}


@dataclass(frozen=True, slots=True)
class Answer:
    """The author's word on a read-back: READ BACK CORRECT, or CORRECTION."""

    target: bytes  # the record of the read-back
    correct: bool
    text: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.target, 2: int(self.correct), 3: self.text}


@dataclass(frozen=True, slots=True)
class Dissemination:
    """The party's own units or roles that were told, and when."""

    target: bytes
    units: tuple[str, ...]
    told_utc: int

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.target, 2: list(self.units), 3: self.told_utc}


@dataclass(frozen=True, slots=True)
class Objection:
    """A party does not take the notice as it stands, and says why."""

    target: bytes
    reason: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.target, 2: self.reason}


def parse_read_back(body: Mapping[int, Any]) -> ReadBack:
    """Read the body of a read-back."""
    fields = Fields(body, "acknowledgement/1")
    read_back = ReadBack(
        fields.octets(1, 32),
        fields.text(2, 5, empty=False),
        fields.text(3, 64),
        fields.text(4, 128),
    )
    fields.done()
    if not (len(read_back.group) == 5 and read_back.group.isascii() and read_back.group.isdigit()):
        raise fields.refuse("the check group is not five digits")
    return read_back


def parse_answer(body: Mapping[int, Any]) -> Answer:
    """Read the body of an answer to a read-back."""
    fields = Fields(body, "acknowledgement/2")
    answer = Answer(fields.octets(1, 32), bool(fields.integer(2, 0, 1)), fields.text(3))
    fields.done()
    return answer


def parse_dissemination(body: Mapping[int, Any]) -> Dissemination:
    """Read the body of a dissemination."""
    fields = Fields(body, "acknowledgement/3")
    told = Dissemination(
        fields.octets(1, 32), fields.texts(2, UNITS_MAX, NAME_CODE_POINTS_MAX), fields.integer(3)
    )
    fields.done()
    return told


def parse_objection(body: Mapping[int, Any]) -> Objection:
    """Read the body of an objection."""
    fields = Fields(body, "acknowledgement/4")
    objection = Objection(fields.octets(1, 32), fields.text(2, empty=False))
    fields.done()
    return objection
