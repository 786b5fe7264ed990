"""CSV bytes to lines of cells and back, strict in both directions (RFC 4180).

Written cells that a spreadsheet would run as a formula begin with an apostrophe, and reading
takes it off again, so that what is written here is read back the same and runs nowhere.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from keepclear.errors import BadInput, Fault
from keepclear.standards.table_mapping.rows import table_of
from keepclear.standards.table_mapping.table import SEPARATORS, Cell, Table

# What spreadsheets run: = + - @, and tab or return before them. A plain number runs nothing.
_RUNS: Final = re.compile(r"'*[=+\-@\t\r]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def read_csv(name: str, content: bytes, separator: str = ",", headings: int = 1) -> Table:
    """Return a list whose headings stand in line `headings`; raise BadInput where it is no CSV."""
    table = table_of(name, _rows(name, content, separator), headings)
    if len(table.headings) == 1:
        other = next((mark for mark in SEPARATORS if mark in table.headings[0]), None)
        if other:
            cure = f"say in the mapping file, under [list]: separator = {other!r}"
            raise BadInput([Fault(f"{name} {table.head}", "one heading only", cure)])
    return table


def _rows(name: str, content: bytes, separator: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    text = io.StringIO(_text(name, content), newline="")
    reader = csv.reader(text, delimiter=separator, strict=True)
    number = 1
    try:
        for row in reader:
            yield number, [read_cell(cell) for cell in row]
            number = reader.line_num + 1
    except csv.Error as error:
        fault = Fault(f"{name} line {number}", f"not CSV: {error}", "correct or re-save it")
        raise BadInput([fault]) from None


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fault = Fault(f"{name} line {line}", "not UTF-8", "save the list as CSV UTF-8")
        raise BadInput([fault]) from None


def read_cell(text: str) -> str:
    """Return the text of a cell as it was before it was written."""
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text


def safe_cell(text: str) -> str:
    """Return a text as it is written, so that no spreadsheet runs it."""
    return "'" + text if _RUNS.match(text) and not _NUMBER.fullmatch(text) else text


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]], separator: str = ",") -> str:
    """Return a list as text, its lines ended as RFC 4180 2.1 asks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    for row in (headings, *rows):
        writer.writerow([safe_cell(_plain(cell)) for cell in row])
    return out.getvalue()


def _plain(cell: Cell) -> str:
    return "" if cell is None else str(cell)
