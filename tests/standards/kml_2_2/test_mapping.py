"""KML placemarks read as features, and what no plan can hold refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadInput
from keepclear.standards.kml_2_2.mapping import Found, read_kml

POINT = "<Point><coordinates>38.5,36.25,0</coordinates></Point>"
RING = "<LinearRing><coordinates>38,36 39,36 39,37 38,36</coordinates></LinearRing>"


def read(body: str) -> Found:
    root = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{body}</Document></kml>'
    return read_kml("plan.kml", root.encode())


def faults(body: str) -> list[str]:
    return [str(fault) for fault in read(body)[1]]


def placed(geometry: str) -> object:
    features, found = read(f"<Placemark>{geometry}</Placemark>")
    assert found == []
    return features[0]["geometry"]


def test_each_geometry_is_read_longitude_first() -> None:
    assert placed(POINT) == {"type": "Point", "coordinates": [38.5, 36.25, 0.0]}
    line = placed("<LineString><coordinates>\n 1,2\n 3,4 </coordinates></LineString>")
    assert line == {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    area = f"<outerBoundaryIs>{RING}</outerBoundaryIs><innerBoundaryIs>{RING}</innerBoundaryIs>"
    polygon = placed(f"<Polygon>{area}</Polygon>")
    ring = [[38, 36], [39, 36], [39, 37], [38, 36]]
    assert polygon == {"type": "Polygon", "coordinates": [ring, ring]}


def test_parts_of_one_kind_become_one_geometry_however_deep() -> None:
    inner = f"<MultiGeometry>{POINT}{POINT}</MultiGeometry>"
    geometry = placed(f"<MultiGeometry>{POINT}{inner}</MultiGeometry>")
    assert geometry == {"type": "MultiPoint", "coordinates": [[38.5, 36.25, 0.0]] * 3}


def test_a_placemark_says_its_name_its_times_and_what_its_data_say() -> None:
    said = (
        "<name> NORTH \n 1 </name><TimeSpan><begin>2030-06-01T05:00:00Z</begin>"
        "<end>2030-06-01T09:00:00Z</end></TimeSpan><ExtendedData>"
        '<Data name="radius_m"><value>500</value></Data>'
        '<SchemaData><SimpleData name="activity">patrol</SimpleData></SchemaData>'
        '<Data name="driver"><value>x</value></Data></ExtendedData>'
    )
    features, found = read(f"<Folder><Placemark>{said}{POINT}</Placemark></Folder>")
    assert found == []
    assert features[0]["properties"] == {
        "notice": "NORTH 1",
        "start": "2030-06-01T05:00:00Z",
        "end": "2030-06-01T09:00:00Z",
        "radius_m": 500.0,
        "activity": "patrol",
    }


def test_a_number_in_words_is_left_to_be_refused_as_such() -> None:
    data = '<ExtendedData><Data name="radius_m"><value>5 km</value></Data></ExtendedData>'
    features, _ = read(f"<Placemark>{data}{POINT}</Placemark>")
    assert features[0]["properties"]["radius_m"] == "5 km"


def test_what_is_no_plan_is_refused_wherever_it_stands_and_all_at_once() -> None:
    track = '<gx:Track xmlns:gx="http://www.google.com/kml/ext/2.2"/>'
    found = faults(
        f"<NetworkLink/>\n<Placemark>{track}</Placemark>\n<Folder><GroundOverlay/></Folder>"
        "<Placemark><Point><coordinates>38.5 36.2</coordinates></Point></Placemark>"
        "<Placemark><Point/></Placemark>"
    )
    assert [fault.split(";")[0] for fault in found] == [
        "plan.kml line 1: a NetworkLink is no plan",
        "plan.kml line 2: a Track is no plan",
        "plan.kml line 3: a GroundOverlay is no plan",
        "plan.kml line 3: '38.5' is not a position (and 1 more like it)",
        "plan.kml line 3: a Point without coordinates",
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"<Placemark>{POINT}{POINT}</Placemark>", "several geometries"),
        (
            f"<Placemark><MultiGeometry>{POINT}<Polygon><outerBoundaryIs>{RING}"
            "</outerBoundaryIs></Polygon></MultiGeometry></Placemark>",
            "Point and Polygon in one MultiGeometry",
        ),
        ("<Placemark><Polygon/></Placemark>", "without outer boundary"),
        ("<Placemark><Point><coordinates>1,2 3,4</coordinates></Point></Placemark>", "2 positions"),
        (
            "<Placemark><Point><coordinates>nan,2</coordinates></Point></Placemark>",
            "not a position",
        ),
        ("<name>empty</name>", "holds no placemark"),
    ],
)
def test_what_cannot_be_taken_is_said(body: str, words: str) -> None:
    assert any(words in fault for fault in faults(body))


def test_another_root_is_no_kml() -> None:
    assert "not a KML file" in str(read_kml("x", b'<kml xmlns="urn:other"/>')[1][0])


lon = st.floats(-180, 180, allow_nan=False).map(lambda x: round(x, 6))
lat = st.floats(-90, 90, allow_nan=False).map(lambda x: round(x, 6))


@given(st.lists(st.tuples(lon, lat), min_size=2, max_size=20))
def test_every_position_comes_back_as_it_was_written(positions: list[tuple[float, float]]) -> None:
    text = " ".join(f"{x!r},{y!r}" for x, y in positions)
    line = placed(f"<LineString><coordinates>{text}</coordinates></LineString>")
    assert line == {"type": "LineString", "coordinates": [list(at) for at in positions]}


tags = st.sampled_from(["Placemark", "Point", "coordinates", "MultiGeometry", "Polygon", "name"])


@given(st.recursive(st.text("0123456789., ", max_size=8), lambda inside: st.builds(
    lambda tag, held: f"<{tag}>{''.join(held)}</{tag}>", tags, st.lists(inside, max_size=3)
), max_leaves=12))  # fmt: skip
def test_any_order_of_elements_is_read_or_refused(body: str) -> None:
    try:
        features, found = read(body)
    except BadInput:
        return
    assert features or found
