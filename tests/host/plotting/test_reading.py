"""What officers type, paste and drop, read into plans through one door, with all faults at once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.desk.fault_words import FORMS, code_of
from keepclear.errors import Fault
from keepclear.host.plotting.reading import Read, read_plans
from keepclear.host.plotting.typed import Typed
from keepclear.limits import NOTICES_PER_ACT_MAX, PLOT_BYTES_MAX
from keepclear.space.volume import CoreKind
from keepclear.standards.geojson_rfc7946.geometry import Bounds

FORM = {
    "activity": "patrol",
    "radius_m": 2000.0,
    "start": "2030-06-01T05:00Z",
    "end": "2030-06-01T09:00Z",
}
HERE = "36 53 30N 038 20 10E"
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>K</name><Point><coordinates>'
    "38.5,36.5</coordinates></Point></Placemark></kml>"
)
GPX = (
    '<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="36.5" lon="38.5"><name>G</name></wpt>'
    "</gpx>"
)


def read(text: str = "", file: str = "", name: str = "N-1", **fields: Any) -> Read:
    return read_plans(name, Typed(**(FORM | fields)), text, file, "A", Bounds(30, 30, 45, 40))


def codes(found: Read) -> set[tuple[str, str]]:
    return {(fault.place.partition(" ")[0], code_of(fault)[0]) for fault in found.faults}


@pytest.mark.parametrize(
    "places",
    [[HERE], ["37S DA 39000 83000"], ["36.891667, 38.336111"], ["365330N0382010E"]],
)
def test_one_position_in_any_notation_is_a_circle(places: list[str]) -> None:
    (plan,) = read(places=places).plans
    (volume,) = plan.volumes
    assert (plan.name, plan.activity, volume.core.kind) == ("N-1", "patrol", CoreKind.POINT)
    assert volume.radius_m == 2000


def test_several_positions_are_a_route_or_the_corners_of_an_area() -> None:
    corners = ["36N 38E", "37N 38E", "37N 39E"]
    (route,) = read(places=corners).plans
    (area,) = read(places=corners, is_area=True, radius_m=None).plans
    assert route.volumes[0].core.kind is CoreKind.LINE
    assert area.volumes[0].core.kind is CoreKind.POLYGON
    assert area.volumes[0].core.rings[0][0] == area.volumes[0].core.rings[0][-1]


def test_what_was_drawn_counts_as_typed() -> None:
    ring = [[38, 36], [39, 36], [39, 37], [38, 36]]
    (plan,) = read(geometry={"type": "Polygon", "coordinates": [ring]}, radius_m=None).plans
    assert plan.volumes[0].core.kind is CoreKind.POLYGON
    crossing = {
        "type": "Polygon",
        "coordinates": [[[38, 36], [39, 37], [39, 36], [38, 37], [38, 36]]],
    }
    assert codes(read(geometry=crossing)) == {("places", "crossing")}


def test_everything_wrong_with_a_form_is_said_by_field_and_at_once() -> None:
    found = read(
        name="", places=["95, 38", "36 88 30N 038 20 10E"], radius_m="2 km", start="12:00"
    )  # fmt: skip
    assert codes(found) == {
        ("name", "missing"),
        ("places[0]", "lat-beyond"),
        ("places[1]", "minutes-beyond"),
        ("start", "time-no-day"),
    }
    assert codes(read(places=[HERE], radius_m="2 km")) == {("radius_m", "not-number")}


def test_what_a_file_leaves_out_is_taken_from_the_form_and_what_it_says_stands() -> None:
    text = (
        '{"type": "FeatureCollection", "features": ['
        '{"type": "Feature", "properties": {"radius_m": 50, "activity": "flight"},'
        ' "geometry": {"type": "Point", "coordinates": [38, 36]}},'
        '{"type": "Feature", "properties": {"notice": "OWN"},'
        ' "geometry": {"type": "Point", "coordinates": [39, 36]}}]}'
    )
    one, own = read(text, "plan.geojson").plans
    assert (one.name, one.activity, one.volumes[0].radius_m) == ("N-1-1", "flight", 50)
    assert (own.name, own.activity, own.volumes[0].radius_m) == ("OWN", "patrol", 2000)


def test_a_floor_in_a_file_is_not_given_the_ceiling_of_the_form() -> None:
    text = (
        '{"type": "Feature", "properties": {"floor_m": 900, "altitude_reference": "MSL"},'
        ' "geometry": {"type": "Point", "coordinates": [38, 36]}}'
    )
    (plan,) = read(text, ceiling_m=500.0, altitude_reference="agl").plans
    band = plan.volumes[0].band
    assert (band.floor_m, band.ceiling_m, band.counted_from) == (900, None, "MSL")


@pytest.mark.parametrize(("text", "name"), [(KML, "K"), (GPX, "G")])
def test_kml_and_gpx_are_known_by_their_name_or_by_how_they_begin(text: str, name: str) -> None:
    for file in ("", f"plan.{'kml' if name == 'K' else 'gpx'}"):
        (plan,) = read(text, file).plans
        assert (plan.name, plan.volumes[0].radius_m) == (name, 2000)


def test_positions_pasted_one_a_line_are_a_route() -> None:
    (plan,) = read("36N 38E\n\n37N 38E\n").plans
    assert plan.volumes[0].core.kind is CoreKind.LINE


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
def test_a_pasted_table_gives_a_notice_from_each_line(mark: str) -> None:
    text = "Name,Lat,Lon,Radius\nA,36.5,38.5,300\nB,36.6,38.6,400\n".replace(",", mark)
    one, other = read(text).plans
    assert (one.name, one.volumes[0].radius_m, one.volumes[0].core.rings[0][0]) == (
        "A",
        300,
        (38.5, 36.5),
    )
    assert (other.name, other.activity) == ("B", "patrol")


def test_a_time_in_a_table_is_lent_no_zone() -> None:
    text = "name\tplace\tfrom\tuntil\nA\t36N 38E\t2030-06-01 05:00\t2030-06-01T09:00Z\n"
    assert codes(read(text, zone="Asia/Damascus")) == {("pasted", "time-no-zone")}


def test_a_column_that_is_not_known_is_asked_about() -> None:
    found = read("name\tplace\trad\nA\t36N 38E\t5\n")
    assert [code_of(fault)[0] for fault in found.faults] == ["column-unknown"]


def test_a_party_speaks_for_its_own_people_only() -> None:
    text = (
        '{"type": "Feature", "properties": {"party": "B"},'
        ' "geometry": {"type": "Point", "coordinates": [38, 36]}}'
    )
    assert codes(read(text)) == {("notice", "foreign")}


def test_what_json_does_not_allow_is_refused_here_too() -> None:
    text = (
        '{"type": "Feature", "properties": {"radius_m": 5, "radius_m": 6},'
        ' "geometry": {"type": "Point", "coordinates": [NaN, 36]}}'
    )
    found = read(text)
    assert any("given twice" in fault.fault for fault in found.faults)
    assert any("NaN" in fault.fault for fault in found.faults)
    assert read("{").faults[0].fault.startswith("not JSON")
    assert read("[" * 100_000).faults


def test_too_much_is_refused() -> None:
    assert "bytes" in read("x" * (PLOT_BYTES_MAX + 1)).faults[0].fault
    lines = "\n".join(f"N{n}\t36N 38E" for n in range(NOTICES_PER_ACT_MAX + 1))
    assert "notices" in read(f"name\tplace\n{lines}\n").faults[0].fault


def test_exchanged_coordinates_outside_the_theatre_are_called_so() -> None:
    (fault,) = read(places=["38.3, 46.9"]).faults
    assert code_of(fault)[0] == "outside"
    (fault,) = read(places=["44.5, 36.9"], name="N").faults
    assert (fault.place, code_of(fault)[1].get("swapped")) == ("places", "yes")


PROVOKED = [
    read(name=""),
    read(places=["36,5"]),
    *(
        read(places=[text])
        for text in (
            "95N 38E",
            "36N 195E",
            "36 10N 38.5E",
            "36,5, 38,5",
            "36N 38",
            "-36N 38E",
            "36 88N 38 10E",
            "36 10 20 38 10 20",
            "1234567N 38E",
            "37S BV 463 13860",
            "37S BV 4 1",
            "37S ZZ 46368 13860",
            "there",
            "40N 60E",
        )
    ),
    *(
        read(places=[HERE], end=text)
        for text in (
            "2030-06-01T04:00Z",
            "2030-06-01 08:00",
            "2030-06-01T24:00Z",
            "2030-06-01 8 pm",
            "12:00",
            "2030-02-30T08:00Z",
            "01/02/2030 08:00Z",
            "010500ZJUN99",
            "2030-06-01 08:00 Nowhere/There",
            "2030-10-27 03:30 Europe/Athens",
            "2030-03-31 03:30 Europe/Athens",
            "soon",
            "010500JUN30",
        )
    ),
    read(places=[HERE], radius_m="x"),
    read(places=[HERE], radius_m=-5.0),
    read(places=[HERE], radius_m=10**400),
    read(places=[HERE], activity="raid"),
    read(places=[HERE], floor_m=9.0, ceiling_m=5.0, altitude_reference="MSL"),
    read('{"type": "Feature", "properties": {}, "geometry": null}'),
    read('{"type": "Point", "coordinates": [1]}'),
    read('{"type": "LineString", "coordinates": [[38, 36]]}'),
    read('{"type": "LineString", "coordinates": [[38, 36], [-170, 36]]}'),
    read('{"type": "Polygon", "coordinates": [[[38, 36], [39, 36], [39, 37], [38, 37]]]}'),
    read('{"type": "Polygon", "coordinates": [[[8, 6], [9, 7], [9, 6], [8, 7], [8, 6]]]}'),
    read('{"type": "LineString", "coordinates": [' + "[38, 36]," * 100_000 + "[38, 36]]}"),
    read('{"type": "Feature", "properties": {"party": "B"}, "geometry": {"type": "Point",'
         ' "coordinates": [38, 36]}}'),
    read("{"),
    read('{"type": "x"}'),
    read("<kml/>"),
    read("<a", "x.kml"),
    read("<gpx/>"),
    read("<!DOCTYPE a><a/>"),
    read(KML.replace("Point", "Model")),
    read(GPX.replace("wpt", "trk")),
    read(GPX.replace('lat="36.5"', 'lat="x"')),
    read("name\trad\nA\t5\n"),
    read("name\tplace\n\t36N 38E\n"),
    read("name\tplace\nA\u202e\t36N 38E\n"),
    read("name\tplace\nA\t1.0N 2.0E\n", radius_m=None),
    read("x" * (PLOT_BYTES_MAX + 1)),
    Read(faults=[Fault("text", "not UTF-8", "")]),
]  # fmt: skip


def test_every_form_of_a_sentence_that_is_known_is_one_that_is_written() -> None:
    written = {code_of(fault)[0] for found in PROVOKED for fault in found.faults}
    assert {code for code, _ in FORMS} - written == set()


def test_what_is_wrong_with_a_cell_of_a_table_has_the_code_that_a_field_has() -> None:
    found = read("name\tplace\nA\tnowhere\n").faults
    assert ("no-place", "not a place in any notation known here") in [
        (code_of(fault)[0], fault.fault.rpartition(": ")[2]) for fault in found
    ]


def test_a_sentence_that_is_not_known_has_no_code() -> None:
    assert code_of(Fault("x", "something else altogether", "")) == ("", {})


@given(st.text(max_size=60), st.sampled_from(["", "a.kml", "a.gpx", "a.csv", "a.geojson"]))
def test_whatever_is_pasted_is_read_or_refused(text: str, file: str) -> None:
    found = read(text, file, places=[HERE])
    assert found.plans or found.faults
