"""What the pages work out by themselves, run as the browser runs it: node takes the types off."""

import base64
import json
import math
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

WEB = Path(__file__).resolve().parents[2] / "web" / "src"
NODE = Path(sys.executable).with_name("node")


def run(module: str, expression: str) -> Any:
    """Return what an expression gives, where `m` is a module of the pages."""
    code = f"const m = await import({json.dumps((WEB / module).as_uri())});"
    code += f"process.stdout.write(JSON.stringify({expression}))"
    words = [str(NODE), "--no-warnings", "--input-type=module", "-e", code]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def alarming(*items: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run("lib/alarm/alarms.ts", f"m.alarming({json.dumps(items)})")
    return found


def waits(what: str, **more: Any) -> dict[str, Any]:
    return {"what": what, "about": "B: fire", "record": "ab", **more}


def test_a_stop_alarms_whatever_stands_before_it_and_stands_above_all() -> None:
    found = alarming(
        waits("message", precedence="FLASH"),
        waits("EXERCISE SUSPENDED STOP", precedence="FLASH"),
    )
    marks = [(one["grade"], one["kind"], one["exercise"], one["suspended"]) for one in found]
    assert marks == [("stop", "STOP", True, True), ("urgent", "message", False, False)]


def test_what_cannot_wait_alarms_and_nothing_else() -> None:
    items = [
        (waits("message", precedence="ROUTINE"), False),
        (waits("message", precedence="FLASH"), True),
        (waits("objection", precedence="IMMEDIATE", overdue=False), False),
        (waits("objection", precedence="IMMEDIATE", overdue=True), True),
        (waits("notice to read back", precedence="ROUTINE", overdue=True), False),
        (waits("EXERCISE STOP"), True),
    ]
    found = run(
        "lib/alarm/alarms.ts",
        f"{json.dumps([item for item, _ in items])}.map((one) => m.alarming([one]).length > 0)",
    )
    assert found == [alarms for _, alarms in items]


def test_what_an_item_is_about_is_parted_so_that_any_language_can_say_it() -> None:
    items = [
        {"what": "objection", "notice": "N-1", "about": "N-1 by B: market day"},
        {"what": "own units to be told", "notice": "N: 1", "about": "N: 1 by B: tower, unit"},
        {"what": "EXERCISE not taken", "about": "west gate: by B, C"},
        {"what": "STOP", "about": "B: west gate: now", "record": "ab"},
        {"what": "line check missed", "about": "LINE: B"},
        {"what": "query to answer", "about": "B-1: forces within 5 km?", "record": "ab"},
    ]
    said = run("lib/alarm/alarms.ts", f"{json.dumps(items)}.map(m.about)")
    parts = [(one["party"], one["name"], one["words"], one["by"]) for one in said]
    assert parts == [
        ("B", "N-1", "market day", ""),
        ("B", "N: 1", "tower, unit", ""),
        ("", "", "west gate", "B, C"),
        ("B", "", "west gate: now", ""),
        ("", "", "LINE: B", ""),
        ("", "", "B-1: forces within 5 km?", ""),
    ]


def test_an_instant_of_the_hotline_has_its_zone_and_its_day() -> None:
    typed = {
        "2030-06-01T05:00Z": 1_906_520_400,
        "2030-06-01 08:00+03:00": 1_906_520_400,
        "010500ZJUN30": 1_906_520_400,
        "010500zjun30": 1_906_520_400,
        "2030-06-01T05:00": None,
        "05:00Z": None,
        "2030-02-30T05:00Z": None,
        "310500ZJUN30": None,
        "012500ZJUN30": None,
        "soon": None,
    }
    found = run("pages/hotline/codes.ts", f"{json.dumps(list(typed))}.map(m.instantIn)")
    assert dict(zip(typed, found, strict=True)) == typed


def test_numbers_of_the_hotline_are_whole_and_within_what_they_may_be() -> None:
    typed = ["5", " 7 ", "20038", "20039", "-1", "1.5", "x", ""]
    found = run("pages/hotline/codes.ts", f"{json.dumps(typed)}.map((t) => m.numberIn(t, 'km'))")
    assert found == [5, 7, 20_038, None, None, None, None, None]


def test_a_place_is_typed_corner_by_corner_and_an_area_without_its_last() -> None:
    ring = [[38, 36], [-39, 36], [39, -37], [38, 36]]
    found = run(
        "lib/map/places.ts",
        f"['point', 'line', 'polygon'].map((core) => m.placed(core, {json.dumps(ring)}))",
    )
    lines = ["36.000000N 038.000000E", "36.000000N 039.000000W", "37.000000S 039.000000E"]
    assert [one["shape"] for one in found] == ["point", "route", "area"]
    assert found[2]["places"].split("\n") == lines
    assert found[1]["places"].split("\n") == [*lines, lines[0]]


def test_a_way_out_comes_back_into_the_form_as_it_was_offered() -> None:
    volume = {
        "core": "polygon",
        "positions": [[38, 36], [-39, 36], [39, -37], [38, 36]],
        "rings": [4],
        "radius_m": 0,
        "floor_m": 100,
        "ceiling_m": None,
        "altitude_reference": "AGL",
        "from": "2030-06-01T05:00:00Z",
        "until": "2030-06-01T06:00:00Z",
    }
    form = run(
        "pages/give/form.ts", f"m.withVolumes(m.blank(), 'N', 'patrol', [{json.dumps(volume)}])"
    )
    assert form["places"].splitlines() == [
        "36.000000N 038.000000E",
        "36.000000N 039.000000W",
        "37.000000S 039.000000E",
    ]
    told = (form["shape"], form["radius_m"], form["floor_m"], form["ceiling_m"], form["end"])
    assert told == ("area", "", "100", "", "2030-06-01T06:00:00Z")


def test_what_is_kept_of_a_form_is_taken_whatever_else_is_in_it() -> None:
    kept = {"name": "N", "radius_m": 5, "weapon": "x", "text": "by day"}
    form = run("pages/give/form.ts", f"m.formFrom({json.dumps(kept)})")
    assert (form["name"], form["radius_m"], form["text"]) == ("N", "", "by day")
    assert "weapon" not in form
    assert run("pages/give/form.ts", "m.formFrom('broken').name") == ""


def test_an_amendment_says_what_it_changes_and_nothing_else() -> None:
    changed = run(
        "pages/give/form.ts",
        "m.changes({...m.blank(), text: 'a', end: 'x'}, {...m.blank(), text: 'b', end: ' x '})",
    )
    assert changed == [["text", "a", "b"]]


ZONE = {
    "name": "RANGE-2",
    "kind": "restricted",
    "polygon": [[38.0, 36.0], [39.0, 36.0], [38.5, 36.5], [38.0, 36.0]],
    "floor_m": 0,
    "ceiling_m": 1500,
    "altitude_reference": "AGL",
    "end": "2030-06-02T09:00:00Z",
    "rule": [
        {"name": "on notice", "only": {"parties": ["A"]}, "lead_s": 5400},
        {
            "name": "out",
            "article": "3",
            "never": {"activities": ["patrol"]},
            "out_by": "2030-06-01T09:00:00Z",
            "what": "tanks",
            "exempt": [{"activities": ["medevac"]}],
        },
    ],
}


def of_zone(table: dict[str, Any]) -> dict[str, Any]:
    """Return what is sent of a zone that was made a form and not touched."""
    form = f"m.formOf({json.dumps(table)}, 'the file', 'A-1', 'LINE')"
    found: dict[str, Any] = run("pages/zones/form.ts", f"m.toPlot(m.formFrom({form}))")
    return found


def test_a_zone_that_is_amended_stands_in_the_form_as_it_is() -> None:
    sent = of_zone(ZONE)["typed"]
    assert sent["places"] == [
        "36.000000N 038.000000E",
        "36.000000N 039.000000E",
        "36.500000N 038.500000E",
    ]
    assert (sent["is_area"], sent["end"], sent["ceiling_m"]) == (True, ZONE["end"], "1500")
    on_notice, out = sent["rules"]
    assert (on_notice["only"], on_notice["lead_s"]) == (
        {"parties": ["A"], "activities": []},
        "5400",
    )
    assert on_notice["never"] is None
    assert (out["what"], out["exempt"]) == ("tanks", [{"activities": ["medevac"]}])


def test_what_fields_cannot_say_of_a_zone_goes_on_as_its_file() -> None:
    moving = {**ZONE, "kind": "moving_buffer", "segment": [{}]}
    late = {**ZONE, "rule": [{"name": "x", "exempt": [{"activities": ["flight"], "lead_s": 60}]}]}
    for table in (moving, late, {**ZONE, "holes": [[]]}):
        assert of_zone(table)["text"] == "the file"


def test_sizes_of_files_are_said_in_latin_digits_and_their_hashes_in_base64() -> None:
    found = run("pages/incidents/files.ts", "[0, 999, 1000, 345678, 1e9].map(m.size)")
    assert found == ["0 B", "999 B", "1.0 kB", "346 kB", "1.0 GB"]
    (named,) = run(
        "pages/incidents/files.ts",
        "m.attached([{sha256: '00ff'.repeat(16), name: 'a', bytes: 3}])",
    )
    digest = base64.b64encode(b"\x00\xff" * 16).decode()
    assert named == {"sha256": digest, "name": "a", "size": 3}


TEXT = """language = "en"

[base]
article = "1"
lateral_m = 1

[[pair]]
activities = ["flight", "patrol"]
[[pair]]
activities = ["flight", "flight"]
time_s = 3

[[zone]]
name = "road"
[[zone.rule]]
name = "out"
[zone.rule.never]
parties = ["A"]
[[zone]]
name = "river"
[[zone.rule]]
name = "sides"
"""


def test_a_fault_of_an_agreement_is_found_by_its_line() -> None:
    wanted = {
        "text: language": 1,
        "text: base.lateral_m": 5,
        "text: base.vertical_m": 3,  # it is missing: under which heading
        "text: pair[1].time_s": 11,
        "text: pair[1]": 9,
        "text: zone[0].rule[0].never.parties[0]": 18,
        "text: zone[1].rule[0].name": 22,
        "text": 0,
        "party 'Q'": 0,
    }
    places = json.dumps(list(wanted))
    found = run(
        "pages/agreements/lines.ts", f"{places}.map((p) => m.lineOf({json.dumps(TEXT)}, p))"
    )
    assert dict(zip(wanted, found, strict=True)) == wanted


def test_a_border_is_drawn_in_stretches_that_leave_nothing_of_it_out() -> None:
    for count in (2, 15, 16, 17, 31, 32, 46, 47):
        line = [part for n in range(count) for part in (3.0 * n, 4.0 * n * (-1) ** n)]
        cut = run("lib/map/plane.ts", f"m.stretches({json.dumps(line)})")
        whole = cut[0]["points"]
        length = 0.0
        for before, one in pairwise(cut):
            assert one["points"][:2] == before["points"][-2:]
            whole = whole + one["points"][2:]
        assert whole == line
        for one in cut:
            assert len(one["points"]) <= 32
            assert one["from"] == pytest.approx(length)
            points = list(zip(one["points"][::2], one["points"][1::2], strict=True))
            length += sum(math.dist(*pair) for pair in pairwise(points))
            west, south, east, north = one["box"]
            assert (min(points)[0], max(points)[0]) == (west, east)
            assert {y for _, y in points} >= {south, north}
    assert run("lib/map/plane.ts", "m.stretches([])") == []


def test_rows_that_say_the_same_are_told_apart() -> None:
    keys = run("lib/ui/rows.ts", "m.apart(['0654Z C', '0656Z C', '0654Z C', '0654Z C'])")
    assert keys == ["0654Z C", "0656Z C", "0654Z C 1", "0654Z C 2"]


def test_a_place_of_a_fault_is_parted_into_words_and_what_was_typed() -> None:
    parted = {
        "name": [("name", "")],
        "patrol M4-12": [("patrol", "M4-12")],
        "zone M4, end, end": [("zone", "M4, end"), ("end", "")],
        "zone M4, rule 'end'": [("zone", "M4"), ("rule", "'end'")],
        "zone M4, segment 2": [("zone", "M4"), ("segment", "2")],
        "rules 'in' and 'out'": [("rules", "'in', 'out'")],
        "rule[0].name": [("rule", "[0]"), ("name", "")],
        "notices/0/start": [("notices", "0"), ("start", "")],
        "places[1] '36N, 200E'": [("places", "[1] '36N, 200E'")],
        "pasted line 2, column 'end'": [("pasted", ""), ("line", "2"), ("column", "'end'")],
        "pasted: features[0]: geometry": [("pasted", ""), ("", "features[0]: geometry")],
        "zones.csv line 1": [("", "zones.csv"), ("line", "1")],
        "строка 3 · zone.end": [("", "строка 3 · zone.end")],
    }
    found = run("lib/ui/placed.ts", f"{json.dumps(list(parted))}.map(m.partsOf)")
    said = [[(part["word"], part["typed"]) for part in parts] for parts in found]
    assert dict(zip(parted, said, strict=True)) == parted


def test_a_patrol_is_named_once_where_the_notice_of_one_who_goes_on_it_is_named() -> None:
    asked = [("M4", "A", True), ("M4", "B", True), ("M4", "C", False), ("M5", "A", False)]
    parts = '[{"party": "A"}, {"party": "B"}]'
    call = "(([name, by]) => { const all = new m.Names(); all.add(by, name); return all.tell("
    call += f'{{"patrol": "M4", "parts": {parts}}}) }})'
    found = run("lib/map/named.ts", f"{json.dumps([one[:2] for one in asked])}.map({call})")
    assert found == [told for *_, told in asked]
