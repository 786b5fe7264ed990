"""Workbooks: cells come back as they went, and texts stay texts."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadInput
from keepclear.standards.xlsx_ooxml.wire import read_xlsx, write_xlsx

# XML 1.0 has no control characters, and a carriage return becomes a line feed.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


def saved(book: openpyxl.Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@given(cells=st.lists(TEXT | st.sampled_from(["=1+1", "-x", "@a", "'=x", "#REF!"]), min_size=1))
@pytest.mark.requirement("F14-8")
def test_texts_come_back_as_they_went_and_none_becomes_a_formula(cells: list[str]) -> None:
    headings = [f"c{n}" for n in range(len(cells))]
    book = write_xlsx("list", headings, [["first"] * len(cells), cells])
    lines = read_xlsx("list.xlsx", book).lines
    if any(cells):
        found = lines[1].cells
        assert [found.get(heading) or "" for heading in headings] == cells
    sheet = openpyxl.load_workbook(BytesIO(book)).worksheets[0]
    assert all(
        cell.data_type in ("s", "n", "inlineStr") for row in sheet.iter_rows() for cell in row
    )


def test_dates_and_numbers_are_read_as_such() -> None:
    book = openpyxl.Workbook()
    book.active.append(["When", "Radius"])
    book.active.append([datetime(2030, 6, 1, 8, 30), 0.5])
    (line,) = read_xlsx("list.xlsx", saved(book)).lines
    assert line.cells == {"When": datetime(2030, 6, 1, 8, 30), "Radius": 0.5}


def test_a_sheet_is_chosen_by_name_and_a_wrong_name_tells_the_nearest() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    sheet = book.create_sheet("Movements")
    sheet.append(["Ref", "Name"])
    sheet.append(["1", "x"])
    assert len(read_xlsx("list.xlsx", saved(book), "Movements").lines) == 1
    with pytest.raises(BadInput, match=r"no sheet 'Movement'.*nearest: 'Movements'"):
        read_xlsx("list.xlsx", saved(book), "Movement")


def test_an_empty_first_sheet_is_refused() -> None:
    with pytest.raises(BadInput, match="empty"):
        read_xlsx("list.xlsx", saved(openpyxl.Workbook()))


def test_empty_rows_between_lines_keep_the_numbers_of_the_others() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A3"], book.active["A7"] = "Ref", "1", "2"
    assert [line.number for line in read_xlsx("list.xlsx", saved(book)).lines] == [3, 7]


def test_a_formula_that_failed_is_no_value_of_any_kind() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Ref"])
    book.active.append(["#DIV/0!"])
    book.active["A2"].data_type = "e"
    (line,) = read_xlsx("list.xlsx", saved(book)).lines
    assert line.cells["Ref"] == "#DIV/0!"


@pytest.mark.requirement("F14-4")
def test_merged_cells_and_formulas_without_a_value_are_refused_and_not_read_as_empty() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["A list", None], ["Ref", "Remarks"], ["1", "wide load"], ["2", None]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")  # a title above the headings says nothing of any line
    assert len(read_xlsx("list.xlsx", saved(book), headings=2).lines) == 2
    sheet.merge_cells("B3:B4")
    sheet.append(["3", "=1+1"])
    with pytest.raises(BadInput) as refused:
        read_xlsx("list.xlsx", saved(book), headings=2)
    places = [fault.place for fault in refused.value.faults]
    assert places == ["list.xlsx cells B3:B4", "list.xlsx cell B5"]
