"""GeoJSON to notices: what each rule of spec/check.md takes, warns of and refuses."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import CoreKind
from keepclear.standards.geojson_rfc7946.geometry import Bounds
from keepclear.standards.geojson_rfc7946.mapping import Reading, collate, read_file

SQUARE = [[36.0, 35.0], [36.1, 35.0], [36.1, 35.1], [36.0, 35.1], [36.0, 35.0]]
BOW = [[36.0, 35.0], [36.1, 35.1], [36.1, 35.0], [36.0, 35.1], [36.0, 35.0]]
PROPERTIES = {
    "notice": "A-1",
    "party": "A",
    "activity": "patrol",
    "start": "2030-06-01T05:00:00Z",
    "end": "2030-06-01T06:00:00Z",
    "radius_m": 500,
}
SYRIA = Bounds(35, 32, 43, 38)


def feature(
    kind: str = "Point", coordinates: Any = (36.2, 35.3), without: tuple[str, ...] = (), **more: Any
) -> dict[str, Any]:
    properties = {key: value for key, value in PROPERTIES.items() if key not in without} | more
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": properties,
    }


def read(*features: Any, bounds: Bounds | None = None, **members: Any) -> Reading:
    document = {"type": "FeatureCollection", "features": list(features), **members}
    return read_file("plans.geojson", json.dumps(document).encode(), bounds)


def faults(reading: Reading) -> list[str]:
    return [str(fault) for fault in reading.faults]


def test_one_feature_is_one_volume_with_all_it_says() -> None:
    reading = read(feature(floor_m=100, ceiling_m=200.5, altitude_reference="AGL"))
    assert (reading.faults, reading.warnings) == ([], [])
    (volume,) = reading.features[0].volumes
    assert volume.core.rings == (((36.2, 35.3),),)
    assert (volume.radius_m, volume.band) == (500, Band(100, 200.5, Reference.AGL))
    start, end = datetime(2030, 6, 1, 5, tzinfo=UTC), datetime(2030, 6, 1, 6, tzinfo=UTC)
    assert volume.interval == Interval(start, end)


@pytest.mark.parametrize(
    ("kind", "coordinates", "cores"),
    [
        ("LineString", [[36, 35], [37, 35]], [CoreKind.LINE]),
        ("Polygon", [SQUARE], [CoreKind.POLYGON]),
        ("MultiPoint", [[36, 35], [37, 35]], [CoreKind.POINT] * 2),
        ("MultiLineString", [[[36, 35], [37, 35]], [[36, 36], [37, 36]]], [CoreKind.LINE] * 2),
        ("MultiPolygon", [[SQUARE], [SQUARE]], [CoreKind.POLYGON] * 2),
    ],
)
def test_each_part_of_a_geometry_is_a_volume(
    kind: str, coordinates: Any, cores: list[CoreKind]
) -> None:
    reading = read(feature(kind, coordinates))
    assert reading.faults == []
    volumes = reading.features[0].volumes
    assert [volume.core.kind for volume in volumes] == cores
    assert {volume.radius_m for volume in volumes} == {500}


@pytest.mark.parametrize(
    "good",
    [
        feature("Polygon", [SQUARE[::-1]]),
        feature("Polygon", [SQUARE], without=("radius_m",)),
        feature("Polygon", [SQUARE], radius_m=None),
        feature("LineString", [[36, 35], [37, 36], [37, 35], [36, 36]]),
        feature("LineString", [[36, 35], [36, 35], [37, 35]]),
        feature("LineString", [[-90, 35], [90, 35]]),
        feature(radius_m=0),
        feature(floor_m=None, ceiling_m=None, altitude_reference=None),
        feature(floor_m=100, ceiling_m=100, altitude_reference="FL"),
        feature(coordinates=[180, -90]),
        feature() | {"id": 7, "bbox": [36, 35, 36, 35]},
        feature() | {"crs": {"type": "name", "properties": {"name": "EPSG:4326"}}},
        feature(party="حزب", notice="Дозор 7"),
    ],
)
def test_these_are_taken_without_a_word(good: dict[str, Any]) -> None:
    reading = read(good)
    assert (reading.faults, reading.warnings) == ([], [])
    assert reading.features[0].volumes


def test_a_polygon_without_radius_has_none_and_with_one_keeps_it() -> None:
    without = read(feature("Polygon", [SQUARE], without=("radius_m",)))
    assert without.features[0].volumes[0].radius_m == 0
    assert read(feature("Polygon", [SQUARE])).features[0].volumes[0].radius_m == 500


BAD_FEATURES = [
    *[(feature(without=(key,)), f"properties.{key}", "missing") for key in PROPERTIES],
    (
        feature("LineString", [[36, 35], [37, 35]], without=("radius_m",)),
        "properties.radius_m",
        "missing",
    ),
    (feature(notice=""), "properties.notice", "empty"),
    (feature(party="  "), "properties.party", "empty"),
    (feature(party=None), "properties.party", "missing"),
    (feature(notice=7), "properties.notice", "not text"),
    (feature(notice="A\u202e1"), "properties.notice", "U+202E"),
    (feature(party="A\x00"), "properties.party", "control"),
    (feature(party="A\nB"), "properties.party", "new line"),
    (feature(party="A "), "properties.party", "a space"),
    (feature(party="\ud800"), "properties.party", "surrogate"),
    (feature(activity="bombing"), "properties.activity", "humanitarian_site"),
    (feature(activity="Patrol"), "properties.activity", "'patrol' meant"),
    (feature(start="2030-06-01T05:00:00"), "properties.start", "without offset"),
    (feature(end="2030-06-01"), "properties.end", "without offset"),
    (feature(end=1906520400), "properties.end", "not text"),
    (feature(end=PROPERTIES["start"]), "properties.end", "not after the start"),
    (feature(end="2030-06-01T04:00:00Z"), "properties.end", "exchanged"),
    (
        feature(start="2030-06-01T05:00:00.7Z", end="2030-06-01T05:00:00.2Z"),
        "properties.end",
        "not after the start",
    ),
    (feature(radius_m=-1), "properties.radius_m", "below 0"),
    (feature(radius_m="500"), "properties.radius_m", "not a number"),
    (feature(radius_m=True), "properties.radius_m", "not a number"),
    (feature(radius_m=10**400), "properties.radius_m", "too great"),
    (feature(without=("radius_m",), radius=500), "properties.radius", "'radius_m' meant"),
    (feature(without=("radius_m",), radius=500), "properties.radius_m", "'radius' was found"),
    (
        feature("Polygon", [SQUARE], without=("radius_m",), radius=500),
        "properties.radius",
        "'radius_m' meant",
    ),
    (
        feature("Polygon", [SQUARE], without=("radius_m",), raduis_m=500),
        "properties.raduis_m",
        "'radius_m' meant",
    ),
    (feature(without=("start",), Start="now"), "properties.start", "'Start' was found"),
    (feature(floor_m=1), "properties.altitude_reference", "WGS84, MSL, AGL, FL"),
    (feature(ceiling_m=1), "properties.altitude_reference", "missing"),
    (feature(altitude_reference="QNH"), "properties.altitude_reference", "not known"),
    (feature(floor_m=True, altitude_reference="MSL"), "properties.floor_m", "not a number"),
    (feature(ceiling_m="FL250", altitude_reference="FL"), "properties.ceiling_m", "not a number"),
    (
        feature(floor_m=2, ceiling_m=1, altitude_reference="MSL"),
        "properties.floor_m",
        "above the ceiling",
    ),
    (feature(coordinates=[200, 35]), "geometry.coordinates", "not a position"),
    (feature(coordinates=[35, 120]), "geometry.coordinates", "swapped"),
    (feature(coordinates=[36]), "geometry.coordinates", "not a position"),
    (feature(coordinates=["36", "35"]), "geometry.coordinates", "not a position"),
    (feature(coordinates=[True, 35]), "geometry.coordinates", "not a position"),
    (feature(coordinates=[10**400, 35]), "geometry.coordinates", "not a position"),
    (feature(coordinates=[]), "geometry.coordinates", "not a position"),
    (feature("LineString", [[36, 35]]), "geometry.coordinates", "2 are needed"),
    (feature("LineString", {}), "geometry.coordinates", "not a list"),
    (feature("LineString", [[36, 35], [37, None]]), "geometry.coordinates[1]", "not a position"),
    (feature("LineString", [[-91, 35], [90, 35]]), "geometry.coordinates", "180 degrees"),
    (feature("LineString", [[179, 0], [-179, 0]]), "geometry.coordinates", "antimeridian"),
    (feature("Polygon", [SQUARE[:-1]]), "geometry.coordinates[0]", "not closed"),
    (feature("Polygon", [BOW]), "geometry.coordinates", "crosses"),
    (feature("Polygon", []), "geometry.coordinates", "without rings"),
    (feature("Polygon", SQUARE), "geometry.coordinates[0][0]", "not a position"),
    (feature("MultiPolygon", [[SQUARE], [BOW]]), "geometry.coordinates[1]", "crosses"),
    (feature("MultiPoint", []), "geometry.coordinates", "without parts"),
    (feature("LineString", [[36, 35]] * 200_000), "geometry.coordinates", "200000 vertices"),
    (
        feature("MultiLineString", [[[36, 35]] * 60_000] * 2),
        "geometry.coordinates",
        "120000 vertices",
    ),
    (feature("GeometryCollection"), "geometry.type", "one feature for each part"),
    (feature("Circle"), "geometry.type", "MultiPolygon"),
    (feature() | {"geometry": None}, "geometry", "no geometry"),
    (feature() | {"properties": None}, "properties", "not an object"),
    (feature() | {"type": "feature"}, "type", "not a Feature"),
    ({"type": "FeatureCollection", "features": []}, "type", "not a Feature"),
    (7, "type", "not a Feature"),
    (feature() | {"radius_m": 5}, "radius_m", "outside properties"),
    (
        feature() | {"crs": {"type": "name", "properties": {"name": "EPSG:3857"}}},
        "crs",
        "EPSG:3857",
    ),
    (feature() | {"crs": None}, "crs", "leave crs out"),
]


@pytest.mark.parametrize(("bad", "field", "why"), BAD_FEATURES)
def test_a_bad_feature_is_named_with_its_file_field_and_cure(
    bad: Any, field: str, why: str
) -> None:
    reading = read(feature(notice="A-0"), bad)
    told = [str(one) for one in reading.faults if f": {field}" in f"{one.place}"]
    assert told, faults(reading)
    assert any(why in one for one in told), told
    assert all(one.startswith("plans.geojson: features[1]") for one in faults(reading))
    assert all(fault.cure for fault in reading.faults)
    assert [one.notice for one in reading.features] == ["A-0"]


def test_a_feature_is_named_by_its_notice_as_well() -> None:
    (told,) = faults(read(feature(radius_m=-1)))
    assert told.startswith('plans.geojson: features[0] (notice "A-1"): properties.radius_m: ')


def test_every_fault_of_every_feature_is_told_at_once() -> None:
    reading = read(
        feature("Polygon", [BOW], activity="x", start="y", floor_m="z"),
        feature(),
        feature(party=""),
    )
    places = [fault.place.rpartition(" ")[2] for fault in reading.faults]
    assert places == [
        "geometry.coordinates",
        "properties.activity",
        "properties.start",
        "properties.floor_m",
        "properties.altitude_reference",
        "properties.party",
    ]


def test_a_fault_found_a_thousand_times_in_one_line_is_told_once() -> None:
    (told,) = faults(read(feature("LineString", [["x", 1]] * 1000)))
    assert "and 999 more" in told


def test_unknown_properties_and_third_coordinates_are_left_out_with_a_warning() -> None:
    reading = read(
        feature(coordinates=[36, 35, 900], colour="red", floor=5),
        feature(notice="A-2", colour="blue"),
        generator="x",
    )
    assert reading.faults == []
    assert reading.features[0].volumes[0].band == Band(None, None, None)
    told = " | ".join(str(one) for one in reading.warnings)
    assert "'colour' (and in 1 more)" in told
    assert "'floor_m' meant" in told
    assert "third coordinate" in told
    assert "generator" in told


def test_a_radius_beside_radius_m_is_only_unknown() -> None:
    reading = read(feature(radius=9))
    assert reading.faults == []
    assert "unknown property 'radius'" in str(reading.warnings[0])


@pytest.mark.requirement("F2-3")
@pytest.mark.parametrize(
    ("coordinates", "why"),
    [([50.0, 35.3], "outside the bounds"), ([35.3, 36.9], ""), ([33.0, 36.2], "swapped")],
)
def test_bounds_show_what_is_elsewhere_and_what_is_swapped(
    coordinates: list[float], why: str
) -> None:
    told = faults(read(feature(coordinates=coordinates), bounds=SYRIA))
    assert bool(told) == bool(why)
    assert not why or why in told[0]


def test_bounds_may_lie_across_the_antimeridian() -> None:
    pacific = Bounds(170, -20, -170, 20)
    assert read(feature(coordinates=[-175, 0]), bounds=pacific).faults == []
    assert read(feature(coordinates=[0, 0]), bounds=pacific).faults


BAD_FILES = [
    (b"", "not JSON"),
    (b"{", "line 1, column 2"),
    (b"\xff\xfe{}", "not UTF-8"),
    (b"[]", "not a FeatureCollection"),
    (b"null", "not a FeatureCollection"),
    (json.dumps(feature()).encode(), "'Feature' is not a FeatureCollection"),
    (b'{"type": "FeatureCollection"}', "features: not a list"),
    (b'{"type": "FeatureCollection", "features": {}}', "features: not a list"),
    (b"[" * 100_000, "too deeply"),
    (b'{"type": "FeatureCollection", "features": [' + b"9" * 5000 + b"]}", "number too long"),
    (
        b'{"type": "FeatureCollection", "type": "FeatureCollection", "features": []}',
        '"type" given twice',
    ),
    (
        b'{"type": "FeatureCollection", "features": [], "crs":'
        b' {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}}',
        "crs",
    ),
]


@pytest.mark.parametrize(("data", "why"), BAD_FILES)
def test_a_file_that_is_not_a_feature_collection_is_refused_by_name(data: bytes, why: str) -> None:
    reading = read_file("plans.geojson", data)
    assert reading.features == []
    assert any(one.startswith("plans.geojson: ") and why in one for one in faults(reading)), faults(
        reading
    )


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"radius_m": 500', '"radius_m": 500, "radius_m": 5000', "properties"),
        ('"radius_m": 500', '"radius_m": NaN', "properties.radius_m"),
        ("36.2", "NaN", "geometry.coordinates[0]"),
        ("36.2", "-Infinity", "geometry.coordinates[0]"),
        ('"radius_m": 500', '"radius_m": 500, "note": [Infinity]', "properties.note[0]"),
    ],
)
def test_what_other_readers_let_pass_is_refused_where_it_stands(
    old: str, new: str, place: str
) -> None:
    document = json.dumps({"type": "FeatureCollection", "features": [feature()]})
    (fault,) = read_file("plans.geojson", document.replace(old, new).encode()).faults
    assert fault.place == f'plans.geojson: features[0] (notice "A-1"): {place}'


@pytest.mark.parametrize("depth", [300, 900, 980, 990, 995, 5000])
def test_nesting_without_end_is_refused_and_never_our_failure(depth: int) -> None:
    deep = "[" * depth + "NaN" + "]" * depth
    document = json.dumps({"type": "FeatureCollection", "features": [feature()]})
    for old in ("36.2", "500", '"A"'):
        reading = read_file("plans.geojson", document.replace(old, deep, 1).encode())
        assert reading.faults


def test_what_a_file_says_cannot_drive_the_terminal_that_shows_its_faults() -> None:
    escape = "\x1b[2J\u202e"
    bad = feature()
    bad["properties"] |= {escape: 1, "notice": escape, "party": escape, "activity": escape}
    bad["geometry"]["type"] = escape
    bad[escape] = bad["crs"] = {"properties": {"name": escape}}
    document = {"type": "FeatureCollection", "features": [bad], escape: 1}
    reading = read_file("plans.geojson", json.dumps(document).encode())
    told = [str(one) for one in (*reading.faults, *reading.warnings)]
    assert len(told) == 8
    assert all(one.isprintable() for one in told)


def test_a_byte_order_mark_is_no_fault() -> None:
    data = json.dumps({"type": "FeatureCollection", "features": [feature()]}).encode("utf-8-sig")
    assert read_file("plans.geojson", data).faults == []


def test_features_of_one_notice_in_several_files_are_one_plan_in_order() -> None:
    first, second = read(feature(radius_m=1)), read(feature(radius_m=2), feature(radius_m=3))
    plans, found = collate([first, second])
    assert found == []
    assert [volume.radius_m for volume in plans["A-1"].volumes] == [1, 2, 3]


def test_a_notice_under_two_parties_is_refused_even_where_a_feature_has_other_faults() -> None:
    second = read(feature(party="B", radius_m=-1), feature(party="B"))
    _, found = collate([read(feature()), second])
    assert len(found) == 2
    assert "features[0]" in found[0].place
    assert "of party 'A' in plans.geojson: features[0]" in found[0].fault


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(
    st.sampled_from(
        ["type", "geometry", "properties", "crs", "coordinates", *PROPERTIES, "floor_m"]
    ),
    st.sampled_from(["Point", "LineString", "Polygon", "MultiPoint", "MultiPolygon"]),
    json_values,
)
def test_whatever_stands_where_something_else_belongs_is_read_or_refused(
    key: str, kind: str, value: Any
) -> None:
    one = feature(kind, altitude_reference="MSL")
    if key in ("type", "geometry", "properties", "crs"):
        one[key] = value
    elif key == "coordinates":
        one["geometry"][key] = value
    else:
        one["properties"][key] = value
    reading = read(one)
    assert bool(reading.features) != bool(reading.faults)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reading = read_file("x", data)
    assert reading.faults


def test_a_mistyped_file_tells_what_is_wrong_with_its_features_as_well() -> None:
    document = {
        "type": "FeatureColection",
        "crs": {"type": "name", "properties": {"name": "EPSG:3857"}},
        "features": [feature(coordinates=[36, 95])],
    }
    told = faults(read_file("plans.geojson", json.dumps(document).encode()))
    places = [one.split(": ")[1] for one in told]
    assert places == ["type", "crs", 'features[0] (notice "A-1")']


def test_features_on_lines_of_their_own_are_told_how_to_become_a_file() -> None:
    lines = b"\n".join(json.dumps(feature()).encode() for _ in range(2))
    [fault] = faults(read_file("plans.ndjson", lines))
    assert fault.startswith("plans.ndjson: line 2, column 1: ")
    assert "one FeatureCollection" in fault


def test_a_number_too_long_to_read_is_told_with_its_line() -> None:
    text = json.dumps({"type": "FeatureCollection", "features": [feature(), feature()]}, indent=0)
    at = text.rindex('"type": "Feature"')
    line = text[:at].count("\n")
    [fault] = faults(
        read_file("a.geojson", (text[:at] + f'"id": {"9" * 5000},' + text[at:]).encode())
    )
    assert fault.startswith(f"a.geojson: line {line}, ")


def test_every_bad_position_of_a_line_is_told_whatever_is_wrong_with_it() -> None:
    told = faults(read(feature("LineString", [[36], [36, 95], [36, 35], [36, 5]]), bounds=SYRIA))
    assert [one.split(": ")[2] for one in told] == [
        "geometry.coordinates[0]",
        "geometry.coordinates[1]",
    ]


def test_a_hole_may_touch_the_outer_ring_at_one_place_and_not_along_it() -> None:
    corner = [[36.0, 35.0], [36.05, 35.02], [36.02, 35.05], [36.0, 35.0]]
    along = [[36.0, 35.0], [36.05, 35.0], [36.02, 35.05], [36.0, 35.0]]
    assert read(feature("Polygon", [SQUARE, corner])).faults == []
    assert read(feature("Polygon", [SQUARE, along])).faults
