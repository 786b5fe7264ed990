"""Cells that show something and hold nothing: merged ones, and formulas never worked out.

A reader sees them as empty, and an empty cell is no fault where a column may be left out. So
whoever made the list would believe that something was told which was not.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from keepclear.errors import Fault

_WINDOW: Final = 1_048_576
_OVERLAP: Final = 32_768  # more than the longest formula, 8,192 characters, and its cell
_TOLD_MAX: Final = 100
_MERGED: Final = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}(\d{1,7}))"'
)
_FORMULA: Final = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]{1,3}(\d{1,7}))"[^>]*>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>\s*)?</(?:\w+:)?c>"
)


def unsaid(name: str, content: bytes, part: str, headings: int) -> list[Fault]:
    """Return what a sheet shows below its headings and does not hold, one fault for each."""
    found: dict[Fault, None] = {}
    tail = b""
    with zipfile.ZipFile(BytesIO(content)) as parcel:
        if part not in parcel.namelist():
            return []  # The reader says that it is not there.
        with parcel.open(part) as sheet:
            while len(found) < _TOLD_MAX and (window := sheet.read(_WINDOW)):
                seen = tail + window
                found |= dict.fromkeys(_faults(name, seen, headings))
                tail = seen[-_OVERLAP:]
    return list(found)[:_TOLD_MAX]


def _faults(name: str, xml: bytes, headings: int) -> Iterator[Fault]:
    for cells, last in (match.groups() for match in _MERGED.finditer(xml)):
        if int(last) > headings:
            fault = "they are merged, and only the first of them says anything"
            yield Fault(f"{name} cells {cells.decode()}", fault, "part them, and fill in each")
    for cell, row in (match.groups() for match in _FORMULA.finditer(xml)):
        if int(row) > headings:
            fault = "a formula that was never worked out"
            cure = "open the list in a spreadsheet and save it, or put its value in its place"
            yield Fault(f"{name} cell {cell.decode()}", fault, cure)
