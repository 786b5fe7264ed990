"""Zones as people write them: in TOML and in GeoJSON alike, with everything wrong told at once."""

import json
from datetime import UTC, datetime

import pytest

from keepclear.errors import BadInput
from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.announcement import ZoneKind
from keepclear.exchange.rule.zone import Who
from keepclear.standards.geojson_rfc7946.zone import zone_tables
from keepclear.standards.rules_toml.reader import read_rules, read_zones, zones_in

DMZ = """
[[zone]]
name = "demilitarised"
kind = "demilitarised"
text = "as the parties settled"
polygon = [[36.3, 35.6], [36.6, 35.6], [36.6, 35.9], [36.3, 35.9], [36.3, 35.6]]
start = 2018-09-17T12:00:00Z
end = 2019-09-17T12:00:00Z

[[zone.rule]]
name = "equipment out"
article = "Art. 5"
never = {activities = ["static_site", "exercise"]}
out_by = 2018-10-10T00:00:00Z
what = "what the parties named"

[[zone.rule]]
name = "patrols"
article = "Art. 7"
lead_s = 86400
exempt = [{activities = ["medevac"], lead_s = 1800}]
"""
BUFFER = """
[[zone]]
name = "convoy"
kind = "moving_buffer"

[[zone.segment]]
line = [[30.0, 46.0], [30.5, 45.5]]
radius_m = 18520
start = 2030-06-01T00:00:00Z
end = 2030-06-01T06:00:00Z

[[zone.segment]]
line = [[30.5, 45.5], [30.5, 45.0]]
radius_m = 18520
start = 2030-06-01T06:00:00Z
end = 2030-06-01T09:00:00Z

[[zone.rule]]
name = "buffer"
only = {parties = ["C"]}
"""


def faults(text: str) -> list[str]:
    with pytest.raises(BadInput) as refused:
        read_zones("z.toml", text.encode())
    return [f"{fault.place}: {fault.fault}" for fault in refused.value.faults]


@pytest.mark.requirement("Z-1")
def test_a_zone_is_read_with_its_rules_and_articles() -> None:
    ((zone, text),) = read_zones("z.toml", DMZ.encode())
    assert (zone.kind, zone.name, text) == (
        ZoneKind.DEMILITARISED,
        "demilitarised",
        "as the parties settled",
    )
    out, patrols = zone.rules
    assert out.out_by == datetime(2018, 10, 10, tzinfo=UTC)
    assert (out.article, out.what) == ("Art. 5", "what the parties named")
    assert patrols.lead_s == 86_400
    (medevac,) = patrols.exempt
    assert (medevac.who, medevac.lead_s) == (Who(activities=frozenset({Activity.MEDEVAC})), 1800)
    assert read_rules("r.toml", DMZ.encode()).zones == (zone,)


def test_a_moving_buffer_is_read_segment_by_segment() -> None:
    ((zone, _),) = read_zones("z.toml", BUFFER.encode())
    assert [volume.interval.start.hour for volume in zone.volumes] == [0, 6]
    assert (zone.validity.start, zone.validity.end) == (
        zone.volumes[0].interval.start,
        zone.volumes[1].interval.end,
    )


def feature(shape: str, coordinates: object, **said: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": said,
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_geojson_says_the_same_as_toml() -> None:
    rule = {"name": "buffer", "only": {"parties": ["C"]}}
    whole = {"name": "convoy", "kind": "moving_buffer", "rule": [rule], "radius_m": 18520}
    legs = [
        feature(
            "LineString",
            [[30.0, 46.0], [30.5, 45.5]],
            **whole,
            start="2030-06-01T00:00:00Z",
            end="2030-06-01T06:00:00Z",
        ),
        feature(
            "LineString",
            [[30.5, 45.5], [30.5, 45.0]],
            **whole,
            start="2030-06-01T06:00:00Z",
            end="2030-06-01T09:00:00Z",
        ),
    ]
    drawn = zones_in("z.geojson", zone_tables("z.geojson", collection(*legs)))
    assert drawn == read_zones("z.toml", BUFFER.encode())
    with pytest.raises(BadInput, match="says otherwise before"):
        zone_tables("z.geojson", collection(legs[0], feature("Point", [1, 2], **whole, text="x")))


def test_features_that_are_no_zones_are_all_told() -> None:
    with pytest.raises(BadInput) as refused:
        zone_tables("z", collection({}, feature("MultiPoint", [], name="x"), 7))
    assert [fault.place for fault in refused.value.faults] == [
        "z: feature 1",
        "z: feature 2",
        "z: feature 3",
    ]
    with pytest.raises(BadInput, match="not JSON"):
        zone_tables("z", b"{")
    with pytest.raises(BadInput, match="no features"):
        zone_tables("z", b"[]")


@pytest.mark.requirement("Z-2")
def test_everything_wrong_with_a_zone_is_told_at_once() -> None:
    found = faults(
        """
[[zone]]
name = "corridor"
kind = "security_corridor"
line = [[36.3, 35.6], [36.6, 35.6]]
radius_m = 0
floor_m = 900
ceiling_m = 300
altitude_reference = "MSL"
start = 2018-09-17T12:00:00Z
end = 2018-09-20T12:00:00Z
[[zone.rule]]
name = "out"
never = {parties = ["A"], activites = ["patrol"]}
out_by = 2018-10-10T00:00:00Z
"""
    )
    assert "z.toml: zone[0].floor_m: 900 is above the ceiling of 300" in found
    assert "z.toml: zone[0].rule[0].never.activites: not known here" in found
    assert "z.toml: zone[0].rule[0].what: missing" in found


@pytest.mark.requirement("Z-2")
def test_an_out_by_after_the_end_and_a_corridor_without_width_are_told_by_place() -> None:
    late = DMZ.replace("end = 2019-09-17", "end = 2018-10-09")
    assert faults(late) == [
        "z.toml: zone[0].rule 'equipment out': out by 2018-10-10T00:00:00Z follows the end of the "
        "zone, 2018-10-09T12:00:00Z"
    ]
    thin = BUFFER.replace("radius_m = 18520", "radius_m = 0")
    assert faults(thin) == [
        "z.toml: zone[0].place 1: a corridor of width 0",
        "z.toml: zone[0].place 2: a corridor of width 0",
    ]


@pytest.mark.requirement("Z-4")
def test_rules_that_contradict_each_other_are_told_side_by_side() -> None:
    more = """
[[zone.rule]]
name = "equipment out later"
article = "Annex B"
never = {activities = ["static_site"]}
out_by = 2018-10-15T00:00:00Z
what = "what the parties named"
"""
    (told,) = faults(DMZ + more)
    assert "'equipment out' (Art. 5) and 'equipment out later' (Annex B)" in told
    assert "2018-10-10T00:00:00Z and 2018-10-15T00:00:00Z" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("[[zone.segment]]", "[[zone.segmen]]"), "zone[0].segmen: not known here"),
        (('name = "convoy"', ""), "zone[0].name: missing"),
        (('kind = "moving_buffer"', 'kind = "buffer"'), "zone[0].kind: 'buffer' is not known"),
        (("2030-06-01T06:00:00Z\nend", "2030-06-01T07:00:00Z\nend"), "does not begin as the one"),
        (("radius_m = 18520\n", ""), "zone[0].segment[0].radius_m: missing"),
        (('name = "buffer"', 'name = "buffer"\nwhat = "x"'), "out_by is missing"),
        (('kind = "moving_buffer"', 'kind = "restricted"'), "only a moving buffer moves"),
        (("[[zone.rule]]", "[[zone.rules]]"), "0 rules"),
    ],
)
def test_each_fault_names_its_place(change: tuple[str, str], told: str) -> None:
    assert any(told in fault for fault in faults(BUFFER.replace(*change, 1)))


def test_a_file_without_zones_is_refused() -> None:
    assert faults("") == ["z.toml: zone: no zone at all"]
    assert faults("x = 1")[0] == "z.toml: x: not known here"
