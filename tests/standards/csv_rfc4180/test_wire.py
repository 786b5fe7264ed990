"""CSV: what is written is read back the same, and nothing that is written runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadInput
from keepclear.limits import (
    TABLE_CELL_CHARACTERS_MAX,
    TABLE_COLUMNS_MAX,
)
from keepclear.standards.csv_rfc4180.wire import read_cell, read_csv, safe_cell, write_csv
from keepclear.standards.table_mapping import rows
from keepclear.standards.table_mapping.table import SEPARATORS, WRONG

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
ODD = st.sampled_from(
    ["=1+1", "+HYPERLINK", "-2+3", "@SUM(A1)", "'=x", "''-x", "\t=1", "'", "-35.2"]
)


def refusal(text: str | bytes, **options: object) -> str:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(BadInput) as refused:
        read_csv("list.csv", content, **options)  # type: ignore[arg-type]
    return str(refused.value)


@given(cells=st.lists(TEXT | ODD, min_size=2, max_size=5), separator=st.sampled_from(SEPARATORS))
@pytest.mark.requirement("F14-8")
def test_what_is_written_is_read_back_the_same(cells: list[str], separator: str) -> None:
    headings = [f"column {n}" for n in range(len(cells))]
    written = write_csv(headings, [["first", *cells[1:]], cells], separator)
    read = read_csv("list.csv", written.encode(), separator)
    assert list(read.lines[0].cells.values()) == ["first", *cells[1:]]
    if any(cells):  # A line of empty cells is no line.
        assert list(read.lines[1].cells.values()) == cells


@given(text=TEXT | ODD)
@pytest.mark.requirement("F14-8")
def test_no_written_cell_is_run_by_a_spreadsheet(text: str) -> None:
    written = safe_cell(text)
    runs = written[:1] in ("=", "+", "-", "@", "\t", "\r") and written[:1] != ""
    assert not runs or written.lstrip("+-").replace(".", "", 1).isdecimal()
    assert read_cell(written) == text


def test_a_line_is_named_by_where_it_begins_in_the_file() -> None:
    table = read_csv("list.csv", b'Ref,Remarks\r\n1,"two\r\nlines"\r\n2,x\r\n\r\n3,y\r\n')
    assert [line.number for line in table.lines] == [2, 4, 6]
    assert table.lines[1].place == "list.csv line 4"


def test_headings_may_stand_below_a_title() -> None:
    table = read_csv("list.csv", b"Spring list,\r\n,\r\nRef,Name\r\n1,x\r\n", headings=3)
    assert list(table.headings) == ["Ref", "Name"]
    assert [line.number for line in table.lines] == [4]


def test_a_line_with_other_cells_than_headings_is_a_bad_line_and_the_rest_is_read() -> None:
    table = read_csv("list.csv", b"Ref,Name\n1,x\n2\n3,x,y\n4,z\n")
    assert [len(line.faults) for line in table.lines] == [0, 1, 1, 0]
    assert "1 cells under 2 headings" in str(table.lines[1].faults[0])
    assert "a cell under no heading" in str(table.lines[2].faults[0])


def test_a_cell_that_is_too_long_is_a_fault_of_its_line() -> None:
    long = "x" * (TABLE_CELL_CHARACTERS_MAX + 1)
    table = read_csv("list.csv", f"Ref,Name\n1,{long}\n2,y\n".encode())
    assert "characters in one cell" in str(table.lines[0].faults[0])
    assert table.lines[1].faults == ()


def test_the_column_that_says_what_is_wrong_is_never_read() -> None:
    table = read_csv("mend.csv", f"Ref,Name,{WRONG}\n1,x,it was wrong\n".encode())
    assert list(table.headings) == ["Ref", "Name"]
    assert table.lines[0].cells == {"Ref": "1", "Name": "x"}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "empty"),
        (b"Ref,Name\n1,\xff\n", "line 2: not UTF-8; save the list as CSV UTF-8"),
        (b"Ref,Ref\n1,2\n", "'Ref' heads two columns"),
        (b",,\n1,2,3\n", "no headings"),
        (b'Ref,Name\n1,"x"y\n', "line 2: not CSV"),
        (b"Ref;Name\n1;2\n", "separator = ';'"),
        (b",".join(b"c%d" % n for n in range(TABLE_COLUMNS_MAX + 1)), "over 256 columns"),
        (b"\n" * 3, "no headings"),
    ],
)
def test_what_is_no_list_is_refused_with_the_place_and_the_cure(content: bytes, fault: str) -> None:
    assert fault in refusal(content)


@pytest.mark.requirement("L-2")
def test_a_list_of_too_many_lines_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "TABLE_LINES_MAX", 3)
    assert len(read_csv("list.csv", b"Ref,Name\n" + b"1,x\n" * 3).lines) == 3
    assert "lines; part it" in refusal(b"Ref,Name\n" + b"1,x\n" * 4)
