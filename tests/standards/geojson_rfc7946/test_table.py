"""GeoJSON as a list: a bad feature is a bad line, a bad file is refused."""

import json
from typing import Any

import pytest

from keepclear.errors import BadInput
from keepclear.standards.geojson_rfc7946.table import read_features
from keepclear.standards.table_mapping.table import WRONG


def feature(**properties: Any) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [37.5, 36.4]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def table(*features: Any, **members: Any) -> Any:
    document = {"type": "FeatureCollection", "features": list(features)} | members
    return read_features("list.geojson", json.dumps(document).encode())


def test_properties_are_cells_and_the_geometry_goes_with_the_line() -> None:
    read = table(feature(Ref=1, Name="x"), feature(Ref=2, Remarks=None))
    assert list(read.headings) == ["Ref", "Name", "Remarks"]
    assert [line.number for line in read.lines] == [0, 1]
    assert read.lines[0].place == "list.geojson features[0]"
    assert read.lines[0].cores[0].rings == (((37.5, 36.4),),)


@pytest.mark.requirement("F14-4")
def test_a_bad_feature_is_a_bad_line_and_the_others_are_read() -> None:
    far = feature(Ref=2) | {"geometry": {"type": "Point", "coordinates": [37.5, 95]}}
    bare = feature(Ref=3) | {"geometry": None}
    read = table(feature(Ref=1), far, bare, 7, feature(Ref={"x": 1}), feature(Ref=6))
    assert [bool(line.faults) for line in read.lines] == [False, True, True, True, True, False]
    assert "not a position" in str(read.lines[1].faults[0])
    assert "property 'Ref': not one value" in str(read.lines[4].faults[0])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"[]", "no FeatureCollection"),
        (b"{", "not JSON"),
        (b'{"type": "FeatureCollection", "type": "x", "features": []}', "given twice"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_list_is_refused(content: bytes, fault: str) -> None:
    with pytest.raises(BadInput, match=fault):
        read_features("list.geojson", content)


def test_what_stands_twice_in_a_feature_is_a_fault_of_that_line() -> None:
    content = json.dumps({"type": "FeatureCollection", "features": [feature(Ref=1)]})
    read = read_features("list.geojson", content.replace('"Ref": 1', '"Ref": 1, "Ref": 2').encode())
    assert "given twice in one object" in str(read.lines[0].faults[0])


def test_the_property_that_says_what_is_wrong_is_never_read() -> None:
    read = table(feature(Ref=1) | {"properties": {"Ref": 1, WRONG: "it was"}})
    assert list(read.headings) == ["Ref"]
