"""Zones at the desk: typed, filed or drafted; each read as a file is, shown before it is said."""

import base64
from pathlib import Path
from typing import Any

import pytest
from tests.host.plotting.conftest import view

from keepclear.host.body import Body

FORM: dict[str, Any] = {
    "name": "RANGE-2",
    "kind": "temporary",
    "places": ["36 53 30N 038 20 10E"],
    "radius_m": "5000",
    "start": "2030-06-01T05:00Z",
    "end": "2030-06-02T09:00Z",
    "rules": [
        {"name": "no flights", "article": "para. 2", "never": {"activities": ["flight"]}},
        {
            "name": "patrols on notice",
            "lead_s": "7200",
            "exempt": [{"activities": ["medevac", "humanitarian_movement"]}],
        },
    ],
}


def plotted(body: Body, **fields: Any) -> dict[str, Any]:
    found: dict[str, Any] = view(body, "plot zones", typed=FORM | fields)
    return found


def places_of(body: Body, **fields: Any) -> list[str]:
    found = plotted(body, **fields)
    assert found["zones"] == []
    return [one["place"] for one in found["faults"]]


def test_a_zone_is_shown_with_what_it_asks_and_who_would_not_keep_it(body: Body) -> None:
    found = plotted(body, rules=[*FORM["rules"], {"name": "none", "never": {"parties": ["A"]}}])
    (zone,) = found["zones"]
    assert [rule["asks"] for rule in zone["rules"]] == [
        ["never flight of any party"],
        [
            "on notice of 7200 s",
            "exempt humanitarian_movement, medevac of any party on notice of 0 s",
        ],
        ["never anything of A"],
    ]
    assert [(one["notice"], one["rule"]) for one in zone["not_kept_by"]] == [
        ("N-1", "RANGE-2: none")
    ]
    kinds = {one["properties"]["what"] for one in zone["features"]["features"]}
    assert kinds == {"core", "reach"}
    assert zone["plot"]["positions"][0]["mgrs"] == "37S DA 40845 83060"


def test_what_is_plotted_is_what_is_announced_to_the_byte(body: Body) -> None:
    (zone,) = plotted(body)["zones"]
    said = {"act": "zone announce", "ref": "a-zone-of-the-desk", "zone": zone["zone"]}
    reply, _ = body.answer(said)
    assert reply["zone"] == "A-1"
    (again,) = view(body, "plot zones", encoded=zone["zone"])["zones"]
    assert again["rules"] == zone["rules"]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"name": ""}, "name"),
        ({"places": []}, "places"),
        ({"places": ["99 99 99N 038 20 10E"]}, "places[0]"),
        ({"end": ""}, "end"),
        ({"end": "09:00"}, "end"),
        ({"end": "2020-06-02T09:00Z", "start": ""}, "end"),
        ({"start": "2031-06-01T05:00Z"}, "end"),
        ({"radius_m": "5 km"}, "radius_m"),
        ({"radius_m": ""}, "radius_m"),
        ({"kind": "no such kind"}, "kind"),
        ({"rules": []}, "rule"),
        ({"rules": [{"name": "idle"}]}, "rule[0].name"),
        ({"rules": [{"never": {}}]}, "rule[0].name"),
        (
            {"rules": [{"name": "x", "never": {"activities": ["fly"]}}]},
            "rule[0].never.activities[0]",
        ),
        ({"rules": [{"name": "x", "never": {"parties": ["Q"]}}]}, "rule"),
        ({"rules": [{"name": "x", "lead_s": "soon"}]}, "rule[0].lead_s"),
        ({"kind": "deconfliction_line", "radius_m": "", "rules": [{"name": "x"}]}, "places"),
    ],
)
def test_each_fault_is_told_at_the_field_it_is_about(
    body: Body, fields: dict[str, Any], place: str
) -> None:
    found = places_of(body, **fields)
    assert [one for one in found if one.startswith(place)], found


def test_a_file_of_zones_is_read_as_the_command_line_reads_it(body: Body, tmp_path: Path) -> None:
    text = (
        '[[zone]]\nname = "RANGE-3"\nkind = "temporary"\npoint = [38.3, 36.9]\nradius_m = 100\n'
        'end = 2030-06-02T09:00:00Z\ntext = "by day"\n'
        '[[zone.rule]]\nname = "none"\n[zone.rule.never]\nactivities = ["flight"]\n'
    )
    (zone,) = view(body, "plot zones", text=text)["zones"]
    assert (zone["name"], zone["text"]) == ("RANGE-3", "by day")
    found = view(body, "plot zones", text=text.replace("radius_m", "radius"), file_name="z.toml")
    assert [one["place"] for one in found["faults"]] == [
        "z.toml: zone[0].radius",
        "z.toml: zone[0].radius_m",
    ]


def test_a_zone_of_ours_comes_back_as_the_table_that_it_was_announced_from(body: Body) -> None:
    (zone,) = plotted(body)["zones"]
    body.answer({"act": "zone announce", "ref": "a-zone-of-the-desk", "zone": zone["zone"]})
    found = view(body, "zone table", zone="A-1")
    again = view(body, "plot zones", text=found["toml"])["zones"][0]
    assert base64.b64decode(again["zone"]) == base64.b64decode(zone["zone"])
    assert found["table"]["rule"][0]["never"] == {"activities": ["flight"]}
