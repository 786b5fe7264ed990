"""Reading a feature at a time: whatever the window, in little memory, and told as JSON tells it."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepclear.errors import BadInput
from keepclear.standards.geojson_rfc7946 import stream
from keepclear.standards.geojson_rfc7946.mapping import read_file
from keepclear.standards.geojson_rfc7946.stream import FeatureStream


def feature(notice: str = "A-1", **more: Any) -> dict[str, Any]:
    properties = {
        "notice": notice,
        "party": "A",
        "activity": "patrol",
        "start": "2030-06-01T05:00:00Z",
        "end": "2030-06-01T06:00:00Z",
        "radius_m": 500,
        **more,
    }
    geometry = {"type": "Point", "coordinates": [36.0, 35.0]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def members(data: bytes) -> tuple[list[tuple[str | None, Any]], dict[str, Any]]:
    read = FeatureStream("x", io.BytesIO(data))
    return list(read.members()), read.document


WHOLE = {"type": "FeatureCollection", "name": "é\U0001f600", "features": [feature(), feature("é")]}
LAID_OUT = [
    json.dumps(WHOLE),
    json.dumps(WHOLE, indent=2, ensure_ascii=False),
    "\ufeff" + json.dumps(WHOLE),
    '{"features": [], "type": "FeatureCollection", "bbox": [1, 2, 3, 4]} \n',
    '{"features": {"a": 1}, "type": "FeatureCollection"}',
    '{"features": [NaN, {"a": 1, "a": 2}], "type": "FeatureCollection"}',
    '{"type": "FeatureCollection", "x": Infinity, "features": [{"properties": {"radius_m": NaN}}]}',
    '{"type": "Other", "features": [{"type": "Feature"}]}',
    '{"type": 5}',
    "{}",
    "[]",
    "5",
    "",
    "{",
    '{"features": [',
    '{"features": [1 2]}',
    '{"features": [1,]}',
    '{"features": [], }',
    '{"a" 1}',
    "{1: 2}",
    '{"features": [1], "features": [2], "type": "FeatureCollection"}',
    '{"type": "FeatureCollection", "type": "Other"}',
    '{"type": "FeatureCollection", "features": []} x',
    '{"type": "FeatureCollection", "features": [' + "[" * 100_000,
    '{"n": ' + "9" * 5000 + "}",
]


@pytest.mark.parametrize("text", LAID_OUT)
@pytest.mark.parametrize("window", [1, 7, 50])
def test_a_file_is_read_alike_whatever_the_window(
    text: str, window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = read_file("x", text.encode())
    monkeypatch.setattr(stream, "_WINDOW_BYTES", window)
    assert read_file("x", text.encode()) == at_once


BROKEN = [
    *("", "{", "[", "[1,", '{"features": [', '{"features": [1 2]}', '{"features": [1,]}', "{]"),
    *(
        '{"features": [], }',
        '{"a" 1}',
        "{1: 2}",
        '{"a": }',
        '{"a": tru}',
        '{"a": "b',
        '{"a": "\\x"}',
    ),
    *('{"features": []} x', '{"a": 1 "b": 2}', '{"features": [{"a": 1}, {"b": [2, ]}]}', "x"),
    '\n{"a":\n  1,\n"features":\n [1,\n\n{"\n": 2}\n}',
]


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("window", [1, 7, 1 << 20])
def test_what_is_not_json_is_told_with_its_line_and_column(
    text: str, window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "_WINDOW_BYTES", window)
    with pytest.raises(json.JSONDecodeError) as told:
        json.loads(text)
    found = read_file("x", text.encode()).faults[-1]
    assert found.place == f"x: line {told.value.lineno}, column {told.value.colno}"
    assert found.fault == f"not JSON: {told.value.msg}"


def test_faults_before_the_place_where_a_file_breaks_are_told_as_well() -> None:
    whole = json.dumps({"type": "FeatureCollection", "features": [feature(radius_m=-1), feature()]})
    reading = read_file("x", whole[:-2].encode())
    places = [fault.place for fault in reading.faults]
    assert places == ['x: features[0] (notice "A-1"): properties.radius_m', _end_of(whole[:-2])]


def _end_of(text: str) -> str:
    return f"x: line 1, column {len(text) + 1}"


@pytest.mark.requirement("L-2")
def test_a_value_without_an_end_is_refused_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stream, "_WINDOW_BYTES", 1 << 10)
    monkeypatch.setattr(stream, "GEOJSON_VALUE_CHARACTERS_MAX", 1 << 14)
    file = io.BytesIO(b'{"features":\n [{"a": [' + b"1, " * (1 << 20))
    read = FeatureStream("x", file)
    with pytest.raises(BadInput) as refused:
        list(read.members())
    (fault,) = refused.value.faults
    assert fault.place == "x: line 2, column 3"
    assert "over 16,384 characters" in fault.fault
    assert file.tell() < 1 << 16


def test_features_are_taken_one_by_one_whatever_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for window in (1, 2, 3, 50, 1000):
        monkeypatch.setattr(stream, "_WINDOW_BYTES", window)
        read, head = members(json.dumps(WHOLE, ensure_ascii=False).encode())
        assert [value for key, value in read if key is None] == WHOLE["features"]
        assert head == WHOLE | {"features": []}


def test_a_number_that_a_window_cuts_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = b'{"a": 12345, "features": [12.5, -0.25]}'
    for window in range(1, 40):
        monkeypatch.setattr(stream, "_WINDOW_BYTES", window)
        read, _ = members(text)
        assert read == [("a", 12345), (None, 12.5), (None, -0.25)]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@settings(max_examples=50)
@given(st.dictionaries(st.text(max_size=4), json_values, max_size=4), st.lists(json_values))
def test_any_object_is_read_as_json_reads_it(head: dict[str, Any], features: list[Any]) -> None:
    document = {**head, "features": features}
    read, found = members(json.dumps(document, ensure_ascii=False).encode())
    assert {**found, "features": [value for key, value in read if key is None]} == document


def test_bytes_that_are_not_utf8_are_told_as_before() -> None:
    (fault,) = read_file("x", b'{"type": "\xff"}').faults
    assert "byte 10 is not UTF-8" in str(fault)


def test_the_document_is_never_held_whole() -> None:
    one = json.dumps(feature(text="x" * 2000)).encode()
    count = 4_000
    data = b'{"type": "FeatureCollection", "features": [' + b",".join([one] * count) + b"]}"
    assert len(data) > 8_000_000
    tracemalloc.start()
    try:
        seen = sum(1 for _ in FeatureStream("x", io.BytesIO(data)).members())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert seen == count + 1
    assert most < 6 * (1 << 20) < len(data)
