"""Rows of cells to a list with headings, the same for every kind of file that has rows.

The rule: a row that has more or fewer cells than there are headings is a fault of that row
(RFC 4180 2.4), for a cell too few shifts every one behind it under another heading.
"""

from collections.abc import Iterator, Sequence

from keepclear.errors import BadInput, Fault
from keepclear.limits import TABLE_LINES_MAX
from keepclear.standards.table_mapping.table import (
    WRONG,
    Cell,
    Line,
    Table,
    check_headings,
    long_cells,
    too_many,
)


def table_of(
    name: str, rows: Iterator[tuple[int, Sequence[Cell]]], headings: int, *, ragged: bool = False
) -> Table:
    """Return the list that numbered rows make; its headings are row `headings`.

    `ragged` says that rows end at their last cell, as those of a workbook do.
    """
    head, titles = _headings(name, rows, headings)
    table = Table(name, [title for title in titles if title and title != WRONG], head=head)
    for number, row in rows:
        if all(cell is None or cell == "" for cell in row):
            continue
        if len(table.lines) == TABLE_LINES_MAX:
            raise too_many(name)
        table.lines.append(_line(name, number, titles, row, ragged=ragged))
    return table


def _headings(
    name: str, rows: Iterator[tuple[int, Sequence[Cell]]], headings: int
) -> tuple[str, list[str]]:
    for number, row in rows:
        if number >= headings:
            head, titles = f"line {number}", [_title(cell) for cell in row]
            check_headings(name, head, titles)
            return head, titles
    raise BadInput([Fault(name, "empty", "give a list with headings in its first line")])


def _title(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _line(
    name: str, number: int, titles: Sequence[str], row: Sequence[Cell], *, ragged: bool
) -> Line:
    place = f"{name} line {number}"
    cells = {title: cell for title, cell in zip(titles, row, strict=False) if title}
    cells.pop(WRONG, None)
    faults = long_cells(place, "column", cells)
    nameless = [cell for title, cell in zip(titles, row, strict=False) if not title]
    if any(cell not in (None, "") for cell in (*nameless, *row[len(titles) :])):
        cure = "give the column a heading, or quote a cell that holds the separator"
        faults.append(Fault(place, "a cell under no heading", cure))
    elif len(row) != len(titles) and not ragged:
        fault = f"{len(row)} cells under {len(titles)} headings"
        faults.append(Fault(place, fault, "give each heading its cell, empty ones too"))
    return Line(number, place, cells, faults=tuple(faults), raw=row)
