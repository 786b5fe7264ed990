"""A GeoPackage from outside: what is drawn of it, and everything that is wrong with it."""

import struct
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.map_layers.made import (
    blob,
    geopackage,
    wkb_line,
    wkb_many,
    wkb_point,
    wkb_polygon,
)

from keepclear.desk.map_layers import geopackage as reading
from keepclear.desk.map_layers.geometry import NoShape, shape_of
from keepclear.desk.map_layers.geopackage import features_of
from keepclear.errors import BadInput

ROAD = blob(wkb_line((38.0, 36.5), (38.5, 36.6)))


def faults(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(BadInput) as refused:
        features_of(path)
    return [(fault.place, fault.fault) for fault in refused.value.faults]


def test_a_road_is_read_with_its_name_and_class(tmp_path: Path) -> None:
    path = geopackage(tmp_path / "roads.gpkg", [(ROAD, " M4 ", "trunk"), (None, None, None)])
    assert features_of(path) == [
        {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [(38.0, 36.5), (38.5, 36.6)]},
            "properties": {"name": "M4", "class": "trunk"},
        }
    ]


def test_every_kind_of_shape_is_read_in_either_byte_order_and_with_heights() -> None:
    square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]
    line = ((1.0, 2.0), (3.0, 4.0))
    assert shape_of(blob(wkb_point(1.0, 2.0), envelope=1)) == {
        "type": "Point",
        "coordinates": (1.0, 2.0),
    }
    assert shape_of(blob(wkb_line(*line, order=">")))["coordinates"] == list(line)
    high = wkb_line((1.0, 2.0, 9.0), (3.0, 4.0, 9.0), kind=1002)
    assert shape_of(blob(high, envelope=2))["coordinates"] == list(line)
    assert shape_of(blob(wkb_polygon(square)))["coordinates"] == [square]
    many = shape_of(blob(wkb_many(5, wkb_line(*line), wkb_line(*line))))
    assert many == {"type": "MultiLineString", "coordinates": [list(line), list(line)]}
    assert shape_of(blob(b"", flags=0x10) + b"    ") is None


def test_positions_in_web_mercator_become_degrees(tmp_path: Path) -> None:
    line = blob(wkb_line((4230140.65, 4369951.43), (4230240.65, 4369951.43)))
    path = geopackage(tmp_path / "roads.gpkg", [(line, "", "")], reference=3857)
    lon, lat = features_of(path)[0]["geometry"]["coordinates"][0]
    assert lon == pytest.approx(38.0, abs=1e-5)
    assert lat == pytest.approx(36.5, abs=1e-2)


def test_all_that_is_wrong_is_said_at_once_with_its_row(tmp_path: Path) -> None:
    off = blob(wkb_line((38.0, 36.5), (381.0, 36.6)))
    path = geopackage(tmp_path / "roads.gpkg", [(ROAD, "", ""), (off, "", ""), (ROAD[:-3], "", "")])
    found = faults(path)
    assert [place for place, _ in found] == ["roads row 2", "roads row 3"]
    assert "off the globe" in found[0][1]
    assert "more parts than bytes" in found[1][1]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"reference": 27700}, "reference system 27700"),
        ({"application": 0}, "does not say that it is a GeoPackage"),
        ({"table": "CREATE TABLE other (fid)", "is_view": True}, "not there"),
        (
            {
                "table": "CREATE VIEW roads AS WITH RECURSIVE n(i) AS "
                "(SELECT 1 UNION ALL SELECT i FROM n) SELECT i AS geom FROM n",
                "is_view": True,
            },
            "not there",
        ),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(
    tmp_path: Path, more: dict[str, object], words: str
) -> None:
    assert words in faults(geopackage(tmp_path / "roads.gpkg", [], **more))[0][1]


def test_a_file_without_shapes_or_with_too_many_points_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert faults(geopackage(tmp_path / "none.gpkg", [])) == [("file", "it holds no shapes")]
    monkeypatch.setattr(reading, "MAP_LAYER_POINTS_MAX", 3)
    path = geopackage(tmp_path / "many.gpkg", [(ROAD, "", ""), (ROAD, "", "")])
    assert faults(path) == [("file", "it has more than 3 points")]


def test_reading_ends_after_so_many_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = geopackage(tmp_path / "roads.gpkg", [(ROAD, "", "")] * 20_000)
    monkeypatch.setattr(reading, "MAP_LAYER_STEPS_MAX", 1)
    monkeypatch.setattr(reading, "STEPS_AT_ONCE", 1_000)
    assert faults(path) == [("file", "reading it takes too long")]


def test_a_torn_file_is_refused_and_nothing_is_written_beside_it(tmp_path: Path) -> None:
    path = geopackage(tmp_path / "roads.gpkg", [(ROAD, "", "")] * 500)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    assert faults(path)[0][0] == "file"
    assert [one.name for one in tmp_path.iterdir()] == ["roads.gpkg"]


def test_no_statement_but_reading_is_let_through(tmp_path: Path) -> None:
    connection = reading._opened(geopackage(tmp_path / "roads.gpkg", [(ROAD, "", "")]))
    for statement in ("DELETE FROM roads", "ATTACH ':memory:' AS x", "SELECT upper('a')"):
        with pytest.raises(apsw.Error):
            connection.execute(statement)


@given(st.binary(max_size=200), st.integers(0, 255))
def test_whatever_the_bytes_are_they_are_a_shape_or_no_shape(tail: bytes, flags: int) -> None:
    head = struct.pack("<2sBBi", b"GP", 0, flags, 4326)
    try:
        shape_of(head + tail)
    except NoShape:
        return
    assert not flags & 0x20


@given(st.integers(0, len(ROAD) - 1))
def test_a_shape_that_is_cut_anywhere_is_no_shape(end: int) -> None:
    with pytest.raises(NoShape):
        shape_of(ROAD[:end])
