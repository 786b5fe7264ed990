"""Coded messages and translations: what is said so that no translation can change it.

On real lines a junior interpreter took an ultimatum at night, and one wrong
word reopened a quarrel. So what officers say often has a code that is the same
everywhere, with arguments that are numbers, instants, places and names; each
desk shows it in its own reader's language. Free words are translated by people:
a translation names its author, and the original rules.

A verdict looks at the form alone. A code that a node does not know yet, or one
whose arguments do not fit, is shown as it stands and is never refused.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from keepclear.exchange.fields import Fields
from keepclear.limits import CODE_ARGUMENTS_MAX, NAME_CODE_POINTS_MAX
from keepclear.record.envelope import UTC_MAX

CODE: Final = re.compile(r"[A-Z][A-Z0-9_]{1,39}", re.ASCII)
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
LANGUAGE_CODE_POINTS_MAX: Final = 35
LON_MAX, LAT_MAX = 180_000_000, 90_000_000  # millionths of a degree

Position = tuple[int, int]  # longitude and latitude in millionths of a degree
Argument = str | int | Position


class Slot(StrEnum):
    """What kind of value an argument is."""

    NAME = "name"  # of a notice or a party, 1 to 64 characters, the same in every language
    KM = "km"
    MINUTES = "minutes"
    COUNT = "count"
    UTC = "UTC"
    PLACE = "place"


# Whole numbers that an argument may hold, by its kind: nothing on the Earth is further than half
# way round it, no delay that is counted in minutes is longer than a week.
NUMBERS: Final[Mapping[Slot, tuple[int, int]]] = MappingProxyType(
    {
        Slot.KM: (0, 20_038),
        Slot.MINUTES: (0, 10_080),
        Slot.COUNT: (0, 1_000_000),
        Slot.UTC: (0, UTC_MAX),
    }
)

_NOTICE: Final = ("notice", Slot.NAME)
_PARTY: Final = ("party", Slot.NAME)
_KM: Final = ("km", Slot.KM)
_MINUTES: Final = ("minutes", Slot.MINUTES)
_COUNT: Final = ("count", Slot.COUNT)
_AT: Final = ("at", Slot.UTC)
_UNTIL: Final = ("until", Slot.UTC)
_PLACE: Final = ("place", Slot.PLACE)

# The codes and their arguments, in order. A row is never changed once it has been in use: what is
# to mean something else gets a new code, for old records are read by this table too.
CODES: Final[Mapping[str, tuple[tuple[str, Slot], ...]]] = MappingProxyType(
    {
        "ACKNOWLEDGE": (),
        "AIRCRAFT_IN_DISTRESS": (_PLACE, _AT),
        "CALL_ME": (),
        "CANNOT_COMPLY": (),
        "CEASE_FIRE_REQUEST": (_PLACE, _KM),
        "CHECK_POSITION": (_NOTICE,),
        "CHECK_TIME_ZONE": (_NOTICE, _AT),
        "CLOCK_WRONG": (_PARTY, _MINUTES),
        "COMMANDER_WANTED": (),
        "CONTACT_AWAY": (_UNTIL,),
        "DESK_UNMANNED": (_AT, _UNTIL),
        "FORCES_OURS": (_PLACE, _AT),
        "FORCES_NOT_OURS": (_PLACE, _AT),
        "FORCES_UNKNOWN": (_PLACE, _AT),
        "INTERPRETER_WANTED": (),
        "LINE_RESTORED": (_AT,),
        "LINE_SUSPENDED": (_AT,),
        "MEDEVAC_COMING": (_PLACE, _AT),
        "MOVEMENT_COMPLETE": (_NOTICE, _AT),
        "MOVEMENT_DELAYED": (_NOTICE, _MINUTES),
        "MOVEMENT_OVERDUE": (_NOTICE, _MINUTES),
        "NOTICE_LATE": (_NOTICE, _MINUTES),
        "NOTICE_NOT_RECEIVED": (_NOTICE,),
        "PARTY_NOT_TOLD": (_PARTY, _NOTICE),
        "PATROL_CUT_SHORT": (_NOTICE, _AT),
        "READ_BACK_WANTED": (_NOTICE,),
        "RESCUE_UNDER_WAY": (_PLACE, _KM),
        "SAY_AGAIN": (),
        "STOP_RECEIVED": (_AT,),
        "UNITS_CEASED": (_COUNT, _AT),
        "UNITS_NOT_TOLD": (_NOTICE, _COUNT),
        "UNITS_TOLD": (_NOTICE, _COUNT),
        "WAIT": (_MINUTES,),
        "WRONG_POSITION": (_NOTICE, _KM),
        "WRONG_TIME": (_NOTICE, _MINUTES),
    }
)


def fits(value: Argument, slot: Slot) -> bool:
    """Tell whether a value is what a kind of argument holds."""
    match slot:
        case Slot.NAME:
            return isinstance(value, str)
        case Slot.PLACE:
            return isinstance(value, tuple) and all(
                -bound <= part <= bound
                for part, bound in zip(value, (LON_MAX, LAT_MAX), strict=True)
            )
        case _:
            low, high = NUMBERS[slot]
            return isinstance(value, int) and low <= value <= high


@dataclass(frozen=True, slots=True)
class Coded:
    """A message of a code and its arguments."""

    code: str
    arguments: tuple[Argument, ...]

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.code, 2: [_written(value) for value in self.arguments]}

    def named(self) -> dict[str, Argument] | None:
        """Return the arguments by name, or None where the table does not have them so."""
        slots = CODES.get(self.code)
        if slots is None or len(slots) != len(self.arguments):
            return None
        pairs = list(zip(slots, self.arguments, strict=True))
        if not all(fits(value, slot) for (_, slot), value in pairs):
            return None
        return {name: value for (name, _), value in pairs}

    def spelled(self) -> str:
        """Return code and arguments as they stand: what rules in every language."""
        named = self.named()
        slots = [slot for _, slot in CODES[self.code]] if named is not None else []
        slots += [Slot.COUNT] * (len(self.arguments) - len(slots))
        pairs = zip(self.arguments, slots, strict=True)
        return " ".join([self.code, *(_spelled(value, slot) for value, slot in pairs)])


def _written(value: Argument) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _spelled(value: Argument, slot: Slot) -> str:
    if isinstance(value, tuple):
        return f"{value[1] / 1e6:.6f},{value[0] / 1e6:.6f}"
    if slot is Slot.UTC and isinstance(value, int):
        return datetime.fromtimestamp(value, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


@dataclass(frozen=True, slots=True)
class Translation:
    """Somebody's words for the free text of a record; its author is the record's own."""

    target: bytes
    language: str
    text: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.target, 2: self.language, 3: self.text}


def parse_coded(body: Mapping[int, Any]) -> Coded:
    """Read the body of a coded message."""
    fields = Fields(body, "coded-message/1")
    code = fields.text(1, 40, empty=False)
    items = fields.items(2, CODE_ARGUMENTS_MAX)
    fields.done()
    if not CODE.fullmatch(code):
        raise fields.refuse("the code is not capitals, figures and underscores")
    return Coded(code, tuple(_argument(items)))


def _argument(items: Sequence[Any]) -> list[Argument]:
    row = Fields(dict(enumerate(items)), "coded-message/2")
    values: list[Argument] = []
    for key, item in enumerate(items):
        if isinstance(item, str):
            values.append(row.text(key, NAME_CODE_POINTS_MAX, empty=False))
        elif isinstance(item, int):
            values.append(row.integer(key))
        else:
            values.append(_position(row.items(key, 2, 2)))
    return values


def _position(items: list[Any]) -> Position:
    pair = Fields(dict(enumerate(items)), "coded-message/2")
    return pair.integer(0, -LON_MAX, LON_MAX), pair.integer(1, -LAT_MAX, LAT_MAX)


def parse_translation(body: Mapping[int, Any]) -> Translation:
    """Read the body of a translation."""
    fields = Fields(body, "coded-message/5")
    said = Translation(
        fields.octets(1, 32),
        fields.text(2, LANGUAGE_CODE_POINTS_MAX, empty=False),
        fields.text(3, empty=False),
    )
    fields.done()
    if not LANGUAGE.fullmatch(said.language):
        raise fields.refuse("the language is not one of RFC 5646")
    return said
