"""A mapping file: every column is mapped or left out by name, and what is odd is told at once."""

import pytest
from tests.standards.table_mapping.lists import MAPPING, listed, mapping

from keepclear.errors import BadInput
from keepclear.standards.csv_rfc4180.wire import read_csv
from keepclear.standards.table_mapping.judging import judge
from keepclear.standards.table_mapping.mapping import read_mapping


def refusal(text: bytes) -> list[str]:
    with pytest.raises(BadInput) as refused:
        mapping(text)
    return [str(fault) for fault in refused.value.faults]


def changed(*pairs: tuple[str, str]) -> bytes:
    text = MAPPING.decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


@pytest.mark.requirement("F14-4")
@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("until =", "untl =", "columns.untl: no word for a column"),
        ("[columns]", "[colums]\nx = 1\n[columns]", "colums: not a section"),
        ("zone =", "zoon =", "list.zoon: not known"),
        ('"Asia/Damascus"', '"Asia/Nowhere"', "'Asia/Nowhere' is no zone"),
        ('["Driver"]', '"Driver"', "list.ignore: not a list"),
        ('["Lat", "Lon"]', '["Lat", "Lon", "Alt"]', "columns.place: 3 columns"),
        ('"Ref"', "7", "columns.key: not a heading"),
        ('"Remarks"', '"Ref"', "column 'Ref' is mapped twice"),
        ("floor_ft", 'radius_m = "Radius m"\nfloor_ft', "radius_m and radius_km say the same"),
        ('until = "Arrives"', "", "nothing says 'until'"),
        ("[words.activity]", "[words.radius]", "words.radius: has no words"),
        ("[columns]", '[fixed]\nroute = "1 2"\n[columns]', "fixed.route: a column says it too"),
        ("[columns]", '[fixed]\nradius_m = "x"\n[columns]', "fixed.radius_m: not a number"),
        ('"Asia/Damascus"', '"Asia/Damascus', "no TOML"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_named(old: str, new: str, fault: str) -> None:
    assert any(fault in told for told in refusal(changed((old, new)))), refusal(changed((old, new)))


def test_a_section_that_is_none_is_named() -> None:
    assert any("columns: not a section" in told for told in refusal(b"columns = 3"))


def test_every_fault_of_a_mapping_is_told_at_once_with_the_nearest_words() -> None:
    found = refusal(changed(("until =", "untl ="), ("zone =", "zoon ="), ("text =", "texxt =")))
    assert len(found) == 3
    assert "nearest: 'until'" in "".join(found)
    assert "nearest: 'text'" in "".join(found)


@pytest.mark.requirement("F14-4")
def test_a_column_that_is_missing_and_one_that_is_not_mapped_are_both_refused() -> None:
    table = read_csv("spring.csv", listed({}).replace(b"Radius km", b"Radius, km"[:6] + b" in km"))
    with pytest.raises(BadInput) as refused:
        judge(table, mapping(), "movements")
    faults = [str(fault) for fault in refused.value.faults]
    assert len(faults) == 2
    assert "no column 'Radius km', which is to say 'radius_km'" in faults[0]
    assert "nearest: 'Radius in km'" in faults[0]
    assert "column 'Radius in km' is not mapped" in faults[1]


def test_a_column_of_keys_may_be_named_beside_the_mapping() -> None:
    assert read_mapping("m.toml", MAPPING, "Driver").columns["key"] == ("Driver",)


def test_a_mapping_that_says_no_place_is_refused_for_a_list_without_geometry() -> None:
    text = changed(('place = ["Lat", "Lon"]', ""), ('route = "Route"', ""), ('area = "Area"', ""))
    text = text.replace(b'"Driver"', b'"Driver", "Lat", "Lon", "Route", "Area"')
    with pytest.raises(BadInput, match="nothing says where"):
        judge(read_csv("spring.csv", listed({})), mapping(text), "movements")
