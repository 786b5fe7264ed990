"""Workbooks to lines of cells and back. Cells are values: a formula counts as what it last showed.

Read a row at a time and no wider than the limit; every text is written as text, so that none
becomes a formula in the program that opens it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.limits import TABLE_LINES_MAX
from keepclear.standards.table_mapping.rows import table_of
from keepclear.standards.table_mapping.table import Cell, Table, nearest, shown, too_many
from keepclear.standards.xlsx_ooxml.door import check_workbook
from keepclear.standards.xlsx_ooxml.unsaid import unsaid

_VALUES: Final = (str, bool, int, float, datetime, date, time)


def read_xlsx(name: str, content: bytes, sheet: str = "", headings: int = 1) -> Table:
    """Return one sheet, the first unless named; raise BadInput where it is no good workbook."""
    check_workbook(name, content)
    import openpyxl  # heavy, and only workbooks need it
    from openpyxl.utils.exceptions import InvalidFileException

    # Whatever odd XML makes of the reader, the officer is told of a file that is no good workbook.
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        SyntaxError,
    ) as e:
        raise _unreadable(name, e) from None
    try:
        found = _sheet(name, book, sheet)
        if silent := unsaid(name, content, found._worksheet_path.lstrip("/"), headings):
            raise BadInput(silent)
        return table_of(name, _rows(name, found, headings), headings, ragged=True)
    finally:
        book.close()


def _sheet(name: str, book: Any, sheet: str) -> Any:
    titles = {one.title: one for one in book.worksheets}
    if not titles:
        raise BadInput([Fault(name, "no sheet with cells", "save the list as a worksheet")])
    if not sheet:
        return next(iter(titles.values()))
    if sheet not in titles:
        near = nearest(sheet, list(titles)) or f"; it has {', '.join(map(repr, titles))}"
        cure = f"name one of its sheets in the mapping file, under [list]{near}"
        raise BadInput([Fault(name, f"no sheet {shown(sheet)!r}", cure)])
    return titles[sheet]


def _rows(name: str, sheet: Any, headings: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    # What a workbook says of its own size is not believed: rows are taken as they come.
    sheet.reset_dimensions()
    try:
        for number, row in enumerate(sheet.iter_rows(), 1):
            if number > headings + 2 * TABLE_LINES_MAX:
                raise too_many(name)
            yield number, _trimmed([_cell(cell) for cell in row])
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise _unreadable(name, error) from None


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "e":
        return f"#{str(value).strip('#')}"  # A formula that failed: no number and no place.
    if value is None:
        return None
    found: Cell = value if isinstance(value, _VALUES) else str(value)
    return found


def _trimmed(row: list[Cell]) -> list[Cell]:
    while row and row[-1] in (None, ""):
        row.pop()
    return row


def _unreadable(name: str, error: Exception) -> BadInput:
    cure = "open it in a spreadsheet and save it anew, or save the list as CSV"
    return BadInput([Fault(name, f"no workbook that can be read: {shown(str(error))}", cure)])


def write_xlsx(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], above: int = 0
) -> bytes:
    """Return a workbook of one sheet, `above` empty rows first; every text is written as text."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])

    def text(value: Cell) -> Any:
        if not isinstance(value, str):
            return value
        cell = WriteOnlyCell(sheet, value="")
        cell.value = value
        cell.data_type = "s"
        return cell

    for row in (*([[]] * above), headings, *rows):
        sheet.append([text(cell) for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()
