"""A list as it comes from a file: headings, and lines of cells that nobody has judged yet.

The rule: a line keeps the number that its file shows it by, so that whoever made the list finds
the place; what a file cannot say of a line (a geometry, a wrong count of cells) goes with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any, Final, TypeAlias

from keepclear.errors import BadInput, Fault
from keepclear.limits import (
    TABLE_CELL_CHARACTERS_MAX,
    TABLE_COLUMNS_MAX,
    TABLE_LINES_MAX,
)
from keepclear.space.volume import Core

Cell: TypeAlias = str | int | float | bool | datetime | date | time | None

SEPARATORS: Final = (",", ";", "\t", "|")
WRONG: Final = "what is wrong"  # the column that is added to bad lines, and never read
_SHOWN_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: its number in the file, what it is called, its cells by heading."""

    number: int
    place: str
    cells: Mapping[str, Cell]
    cores: tuple[Core, ...] = ()  # the geometry that stands beside the cells, in GeoJSON
    faults: tuple[Fault, ...] = ()
    raw: Any = None  # what it was read from, to be written out again where it is bad


@dataclass(slots=True)
class Table:
    """One list: the name of its file, the headings in order, and all lines."""

    name: str
    headings: Sequence[str]
    lines: list[Line] = field(default_factory=list)
    noun: str = "column"
    head: str = "line 1"  # where its headings stand
    has_geometry: bool = False

    def place_of(self, line: Line, *headings: str) -> str:
        """Return how a cell is named to a person: `plan.csv line 412, column 'Lat'`."""
        named = " and ".join(repr(shown(heading)) for heading in headings)
        return f"{line.place}, {self.noun} {named}" if named else line.place


def check_headings(name: str, head: str, headings: Sequence[str]) -> None:
    """Refuse headings that cannot tell columns apart; raise BadInput with every fault."""
    place = f"{name} {head}"
    if sum(map(bool, headings)) > TABLE_COLUMNS_MAX or len(headings) > 2 * TABLE_COLUMNS_MAX:
        fault = f"over {TABLE_COLUMNS_MAX} columns"
        raise BadInput([Fault(place, fault, "keep those that say something, delete the others")])
    if not any(headings):
        cure = "put the headings of the columns into the first line, or say `headings` in [list]"
        raise BadInput([Fault(place, "no headings", cure)])
    twice = sorted({h for h in headings if h and list(headings).count(h) > 1})
    if twice:
        cure = "give each column a heading of its own"
        raise BadInput([Fault(place, f"{shown(h)!r} heads two columns", cure) for h in twice])


def too_many(name: str) -> BadInput:
    """Return the refusal of a list of more lines than are taken at a time."""
    cure = "part it into several lists"
    return BadInput([Fault(name, f"over {TABLE_LINES_MAX:,} lines", cure)])


def long_cells(place: str, noun: str, cells: Mapping[str, Cell]) -> list[Fault]:
    """Return the faults of cells that hold more text than is read."""
    return [
        Fault(
            f"{place}, {noun} {shown(heading)!r}",
            f"{len(cell):,} characters in one cell",
            f"shorten it to {TABLE_CELL_CHARACTERS_MAX:,}",
        )
        for heading, cell in cells.items()
        if isinstance(cell, str) and len(cell) > TABLE_CELL_CHARACTERS_MAX
    ]


def shown(text: str) -> str:
    """Return a text from a file so that it neither floods nor drives a terminal."""
    text = text if len(text) <= _SHOWN_MAX else text[:_SHOWN_MAX] + "..."
    return text if text.isprintable() else ascii(text)[1:-1]


def nearest(word: str, known: Sequence[str]) -> str:
    """Return words that a misspelt one may mean, as the end of a cure; empty where none is near."""
    lower = {one.lower(): one for one in known}
    near = [lower[one] for one in get_close_matches(word.lower(), list(lower), 3, 0.5)]
    return f"; nearest: {', '.join(repr(shown(one)) for one in near)}" if near else ""
