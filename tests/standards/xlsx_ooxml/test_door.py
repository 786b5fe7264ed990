"""What a hostile workbook costs: nothing. It is refused before a reader sees it."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadInput
from keepclear.standards.xlsx_ooxml import door
from keepclear.standards.xlsx_ooxml.door import check_workbook
from keepclear.standards.xlsx_ooxml.wire import read_xlsx, write_xlsx

GOOD = write_xlsx("list", ["Ref", "Name"], [["1", "x"], ["2", "y"]])
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b"""<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<x>&b;</x>"""
OUTSIDE = (
    b"""<?xml version="1.0"?><!DocType x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>"""
)


def book(**parts: bytes) -> bytes:
    """The good workbook with some parts in place of its own; `sheet` is the first sheet."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", 8) as new:
        named = {SHEET if name == "sheet" else name: data for name, data in parts.items()}
        for part in old.infolist():
            if part.filename not in named:
                new.writestr(part.filename, old.read(part))
        for name, data in named.items():
            new.writestr(name, data)
    return out.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        read_xlsx("list.xlsx", content)
    return str(refused.value)


def read_or_refused(content: bytes) -> bool:
    """Whether a workbook is either read or refused with a reason; anything else is raised."""
    try:
        return bool(read_xlsx("list.xlsx", content).headings)
    except BadInput as refused:
        return bool(refused.faults)


def test_a_plain_workbook_passes() -> None:
    check_workbook("list.xlsx", GOOD)
    assert [line.cells["Name"] for line in read_xlsx("list.xlsx", GOOD).lines] == ["x", "y"]


@pytest.mark.requirement("F14-9")
def test_a_part_that_unpacks_to_too_much_is_cut_before_it_costs_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = book(sheet=b" " * 64_000_000)
    assert len(bomb) < 100_000
    monkeypatch.setattr(door, "XLSX_UNPACKED_BYTES_MAX", 1_000_000)
    tracemalloc.start()
    try:
        assert "unpacks to over 1,000,000 bytes" in refusal(bomb)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.requirement("F14-9")
def test_parts_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "XLSX_UNPACKED_BYTES_MAX", 1_000_000)
    parts = {f"media{n}.bin": b" " * 300_000 for n in range(4)}
    assert "unpacks to over" in refusal(book(**parts))


@pytest.mark.requirement("F14-9")
@pytest.mark.parametrize("xml", [ENTITIES, OUTSIDE])
def test_a_document_type_is_refused_whatever_it_declares(xml: bytes) -> None:
    assert "declares a document type" in refusal(book(sheet=xml))


def test_a_document_type_across_two_windows_is_found() -> None:
    for shift in range(12):
        padding = b" " * (65_536 - 8 + shift - 12)
        assert "declares" in refusal(book(sheet=padding + b"            <!DOCTYPE x>"))


def test_xml_in_another_encoding_is_refused_since_nobody_can_search_it() -> None:
    hidden = ENTITIES.decode().encode("utf-16")
    assert "not UTF-8" in refusal(book(sheet=hidden))


def test_very_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "XLSX_PARTS_MAX", 10)
    assert "over 10 parts" in refusal(book(**{f"p{n}.bin": b"" for n in range(10)}))


def test_a_directory_that_lies_about_a_size_is_refused() -> None:
    lying = bytearray(book(sheet=b" " * 500_000))
    at = lying.rindex(b"PK\x01\x02")
    lying[at + 24 : at + 28] = (1_000).to_bytes(4, "little")
    assert refusal(bytes(lying))


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all", GOOD[:-40], GOOD[40:]])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    assert "no workbook that can be unpacked" in refusal(content)


@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(GOOD) - 1))] = data.draw(st.integers(0, 255))
    assert read_or_refused(bytes(damaged))


SHEET_XML = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s
<sheetData>%s</sheetData></worksheet>"""


@given(st.binary(max_size=200).filter(lambda b: b"\0" not in b))
def test_odd_xml_in_a_sheet_is_read_or_refused(inside: bytes) -> None:
    assert read_or_refused(book(sheet=SHEET_XML % (b"", inside)))


@pytest.mark.requirement("F14-9")
def test_two_cells_at_far_corners_cost_no_rectangle() -> None:
    cell = b'<row r="%d"><c r="%s%d" t="inlineStr"><is><t>x</t></is></c></row>'
    far = cell % (1, b"A", 1) + cell % (1_048_576, b"XFD", 1_048_576)
    tracemalloc.start()
    try:
        assert "lines; part it" in refusal(book(sheet=SHEET_XML % (b"", far)))
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_what_a_workbook_says_of_its_own_size_is_not_believed() -> None:
    cell = b'<c r="%s" t="inlineStr"><is><t>%s</t></is></c>'
    rows = b'<row r="1">' + cell % (b"A1", b"Ref") + cell % (b"B1", b"Name") + b"</row>"
    rows += b'<row r="2">' + cell % (b"A2", b"1") + cell % (b"B2", b"x") + b"</row>"
    for told in (b'<dimension ref="A1"/>', b'<dimension ref="A1:XFD1048576"/>'):
        table = read_xlsx("list.xlsx", book(sheet=SHEET_XML % (told, rows)))
        assert [line.cells for line in table.lines] == [{"Ref": "1", "Name": "x"}]
