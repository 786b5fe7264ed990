"""A list is judged whole: every fault of every line with its place, its cell and its cure."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.standards.table_mapping.lists import GOOD, MAPPING, judged, listed, mapping

from keepclear.space.volume import CoreKind
from keepclear.standards.csv_rfc4180.wire import read_csv
from keepclear.standards.geojson_rfc7946.geometry import Bounds
from keepclear.standards.table_mapping.judging import judge
from keepclear.standards.xlsx_ooxml.wire import read_xlsx, write_xlsx


def faults(**cells: str) -> list[str]:
    return [
        str(fault) for fault in judged({k.replace("_", " "): v for k, v in cells.items()}).faults()
    ]


def test_a_good_line_says_what_its_cells_say() -> None:
    item = judged({"Remarks": "12 lorries", "Floor ft": "100", "Counted from": "agl"}).items["1"]
    (volume,) = item.volumes()
    assert (item.name, item.activity, item.text) == (
        "North 1",
        "humanitarian_movement",
        "12 lorries",
    )
    assert volume.radius_m == 500.0
    assert (volume.band.floor_m, volume.band.ceiling_m) == (30.48, None)
    # 08:00 in Damascus is 05:00 UTC, in a summer that the list's own zone knows of.
    assert volume.interval.start == datetime(2030, 6, 1, 5, tzinfo=UTC)
    assert volume.interval.end == datetime(2030, 6, 1, 9, tzinfo=UTC)


@pytest.mark.requirement("F14-4")
@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        ("36.3705", "37.515833"),
        ("36.3705N", "37.515833E"),
        ("36 22.23N", "37 30.95E"),
        ('36°22\'13.8""N', '37°30\'57""E'),
        ("362213.8N", "0373057E"),
        ("37S CA 66859", "26066"),
        ("37SCA6685926066", ""),
    ],
)
def test_a_place_is_read_in_every_notation_in_one_column_or_in_two(lat: str, lon: str) -> None:
    (volume,) = judged({"Lat": lat, "Lon": lon}).items["1"].volumes()
    ((x, y),) = volume.core.rings[0]
    assert abs(x - 37.515833) < 2e-5
    assert abs(y - 36.3705) < 2e-5


def test_a_route_and_an_area_stand_in_one_cell() -> None:
    corners = "36N 37E; 36N 37.1E; 36.1N 37.1E"
    found = judged(
        {"Ref": "1", "Lat": "", "Lon": "", "Route": "36 22.23N 37 30.95E; 361000N0373057E"},
        {"Ref": "2", "Lat": "", "Lon": "", "Radius km": "", "Area": corners},
    )
    assert found.faults() == []
    assert [item.cores[0].kind for item in found.items.values()] == [
        CoreKind.LINE,
        CoreKind.POLYGON,
    ]
    ring = found.items["2"].cores[0].rings[0]
    assert ring[0] == ring[-1]


@pytest.mark.requirement("F14-4")
@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"Lat": "95.2", "Lon": "37.5"}, "column 'Lat': '95.2' is no latitude"),
        ({"Lat": "36.2", "Lon": "190"}, "column 'Lon': '190' is no longitude"),
        ({"Lat": "north"}, "column 'Lat' and 'Lon': 'north 37 30.95E' is no position"),
        ({"Lat": "", "Lon": ""}, "nothing says where"),
        ({"Route": "36 37; 36.1 37.1"}, "place and route in one line"),
        ({"Lat": "", "Lon": "", "Route": "36 37"}, "1 positions where 2 are needed"),
        ({"Lat": "", "Lon": "", "Route": "36 37; 3x 37"}, "column 'Route': '3x 37' is no position"),
        ({"Type": "Fod"}, "column 'Type': 'Fod' is no activity"),
        ({"Type": ""}, "column 'Type': empty"),
        ({"Ref": ""}, "column 'Ref': empty; give each line its key"),
        ({"Convoy": "x" * 65}, "column 'Convoy': 65 characters, of 64 at most"),
        ({"Convoy": "a\u202eb"}, "it holds U+202E"),
        ({"Radius km": ""}, "column 'Radius km': no radius"),
        ({"Radius km": "0,5"}, "'0,5' is no number; write a number with a decimal point"),
        ({"Radius km": "500 m"}, "'500 m' is no number"),
        ({"Radius km": "-1"}, "-1 is out of range"),
        ({"Radius km": "9999"}, "9999 is out of range"),
        ({"Ceiling m": "300"}, "column 'Counted from': no altitude reference"),
        ({"Ceiling m": "300", "Counted from": "sea"}, "'sea' is no altitude_reference"),
        (
            {"Ceiling m": "30", "Floor ft": "300", "Counted from": "MSL"},
            "column 'Floor ft': a floor of 91.44 m above the ceiling of 30 m",
        ),
        ({"Day": ""}, "column 'Day' and 'Leaves': '08:00' is"),
        ({"Leaves": "24:00"}, "24:00, which is read as the end of the day and as its beginning"),
        ({"Day": "01/02/2030"}, "a date in numbers, whose order is read in more than one way"),
        ({"Arrives": "2030-06-01 07:00"}, "'2030-06-01 07:00' is not after the start"),
        ({"Arrives": ""}, "column 'Arrives': empty"),
        ({"Remarks": "x" * 4_001}, "4001 characters, of 4000 at most"),
    ],
)
def test_what_is_wrong_with_a_cell_is_named_with_its_column(
    cells: dict[str, str], fault: str
) -> None:
    found = judged({}, {"Ref": "2"} | cells)
    told = [str(one) for one in found.faults()]
    assert any(fault in one for one in told), told
    assert all(one.startswith("spring.csv line 3") for one in told)
    assert list(found.items) == ["1"]


def test_all_that_is_wrong_with_one_line_is_told_at_once() -> None:
    assert len(faults(Type="x", Lat="95", Lon="37", Radius_km="y", Leaves="25:00", Convoy="")) == 5


def test_a_local_time_without_zone_asks_for_one_and_one_in_a_gap_is_refused() -> None:
    without = mapping(MAPPING.replace(b'zone = "Asia/Damascus"', b""))
    (told,) = judged({}, mapped=without).faults()
    assert "a time without offset from UTC" in told.fault
    assert 'zone = "Region/City" in spring.toml' in told.cure
    berlin = mapping(MAPPING.replace(b"Asia/Damascus", b"Europe/Berlin"))
    (told,) = judged({"Day": "2030-03-31", "Leaves": "02:30"}, mapped=berlin).faults()
    assert "does not exist in Europe/Berlin" in told.fault


def test_a_position_outside_the_theatre_is_refused_and_a_swap_is_named() -> None:
    bounds = Bounds(35, 32, 42.5, 37.5)
    table = read_csv(
        "spring.csv",
        listed({"Lat": "50", "Lon": "37"}, {"Ref": "2", "Lat": "37.51", "Lon": "36.37"}),
    )
    told = [str(fault) for fault in judge(table, mapping(), "movements", bounds).faults()]
    assert "outside the bounds; correct the position" in told[0]
    assert "look swapped" in told[1]


@pytest.mark.requirement("F14-6")
def test_a_key_that_stands_twice_is_a_bad_line_that_names_the_first() -> None:
    found = judged({}, {"Ref": "2"}, {"Convoy": "other"})
    (told,) = found.faults()
    assert str(told).startswith("spring.csv line 4, column 'Ref': '1' stands in spring.csv line 2")
    assert found.items["1"].name == "North 1"


def test_lines_of_one_key_are_parts_of_one_movement_where_the_mapping_says_so() -> None:
    joined = mapping(MAPPING.replace(b"[columns]", b"joined = true\n[columns]"))
    later = {"Leaves": "12:00", "Arrives": "2030-06-01T11:00Z", "Lat": "36.5", "Lon": "37.9"}
    found = judged({}, later, mapped=joined)
    assert found.faults() == []
    first, second = found.items["1"].volumes()
    assert first.interval.end <= second.interval.start


def test_of_a_movement_in_parts_a_bad_part_keeps_all_of_it_out() -> None:
    joined = mapping(MAPPING.replace(b"[columns]", b"joined = true\n[columns]"))
    found = judged({}, {"Lat": "95"}, {"Ref": "2"}, {"Ref": "2", "Convoy": "x"}, mapped=joined)
    assert found.items == {}
    assert sorted(found.bad) == [2, 3, 4, 5]
    assert any("is one with spring.csv line 3" in fault.fault for fault in found.faults())


def test_only_protected_kinds_are_sites() -> None:
    (told,) = judged({}, kind="sites").faults()
    assert "use one of humanitarian_site, static_site" in told.cure


@pytest.mark.requirement("F14-4")
def test_ten_thousand_lines_with_thirty_seven_bad_ones_are_told_all_at_once() -> None:
    lines = [{"Ref": str(n), "Convoy": f"N {n}"} for n in range(10_000)]
    bad = range(100, 10_000, 267)[:37]
    assert len(bad) == 37
    for n in bad:
        lines[n]["Lat"] = "95.2"
        lines[n]["Lon"] = "36.1"
    found = judged(*lines)
    assert len(found.items) == 9_963
    told = [str(fault) for fault in found.faults()]
    assert len(told) == 37
    assert told == [
        f"spring.csv line {n + 2}, column 'Lat': '95.2' is no latitude: latitude 95.2 is beyond "
        "90 degrees; write it like 35.335833N 36.209444E or 352009N0361234E; latitude comes "
        "first: the two look swapped"
        for n in bad
    ]


def test_a_workbook_says_the_same_as_the_csv_it_was_made_of() -> None:
    table = read_csv("spring.csv", listed({}, {"Ref": "2", "Lat": "36.3705", "Lon": "37.51"}))
    cells = [[line.cells[h] for h in table.headings] for line in table.lines]
    cells[1][3:5] = [36.3705, 37.51]  # as numbers, as a spreadsheet keeps them
    cells[1][0] = 2
    cells[0][11:13] = [datetime(2030, 6, 1), datetime(2030, 6, 1, 8).time()]
    book = read_xlsx("spring.xlsx", write_xlsx("spring", list(table.headings), cells))
    plain, read = judge(table, mapping(), "movements"), judge(book, mapping(), "movements")
    assert read.faults() == []
    assert [i.volumes() for i in read.items.values()] == [i.volumes() for i in plain.items.values()]


CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters='"'), max_size=12)


@given(
    st.dictionaries(st.sampled_from(sorted(GOOD)), CELLS | st.sampled_from(["-1", "1e9", "nan"]))
)
def test_whatever_stands_in_a_line_it_is_read_or_refused(cells: dict[str, str]) -> None:
    found = judged(cells, {"Ref": "a good one"})
    assert "a good one" in found.items
    assert bool(found.bad) or len(found.items) == 2 or cells.get("Ref") == "a good one"
