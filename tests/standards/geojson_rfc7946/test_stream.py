"""Reading a feature at a time says exactly what reading the whole file says, in little memory."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepclear.standards.geojson_rfc7946 import mapping, stream
from keepclear.standards.geojson_rfc7946.mapping import read_file
from keepclear.standards.geojson_rfc7946.stream import FeatureStream, Unstreamed


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
    read = FeatureStream(io.BytesIO(data))
    return list(read.members()), read.head


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
@pytest.mark.parametrize("window", [1, 7, 1 << 20])
def test_a_file_read_by_features_gives_what_the_whole_file_gives(
    text: str, window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "_WINDOW_BYTES", window)
    by_features = read_file("x", text.encode())
    monkeypatch.setattr(mapping, "FeatureStream", _never)
    whole = read_file("x", text.encode())
    assert by_features == whole


def _never(_: object) -> FeatureStream:
    raise Unstreamed


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
        seen = sum(1 for _ in FeatureStream(io.BytesIO(data)).members())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert seen == count + 1
    assert most < 6 * (1 << 20) < len(data)
