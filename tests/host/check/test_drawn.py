"""`check --svg`, `--html` and `--resolve`: whole files or none, and ways out beside conflicts."""

import io
import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.host.check.test_ruled import ROOT, RULES, feature
from tests.space.oracle import GEOD

import keepclear.host.check.drawing
from keepclear.host.check import run_check

EXAMPLE = ROOT / "examples" / "syria"
FLYING: dict[str, Any] = {
    "activity": "flight",
    "floor_m": 1000,
    "ceiling_m": 1200,
    "altitude_reference": "MSL",
}


def run(folder: Path, *features: dict[str, Any], **options: Any) -> tuple[int, str, str]:
    """Check features written into a file of a folder, and return the code, output and errors."""
    plans = folder / "plans.geojson"
    plans.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    out, err = io.StringIO(), io.StringIO()
    code = run_check([str(plans)], stdout=out, stderr=err, **{"json": True, **options})
    return code, out.getvalue(), err.getvalue()


def rules(folder: Path, text: str) -> str:
    path = folder / "rules.toml"
    path.write_text(text)
    return str(path)


def test_ways_out_stand_beside_the_conflict_cheapest_first(tmp_path: Path) -> None:
    pair = feature("A-1", "A", **FLYING), feature("B-1", "B", **FLYING)
    code, out, _ = run(tmp_path, *pair, resolve=True, lateral_m=1000.0, vertical_m=100.0)
    (row,) = map(json.loads, out.splitlines())
    assert code == 1
    assert {offer["notice"] for offer in row["offers"]} == {"A-1", "B-1"}
    first = row["offers"][0]
    assert first == {
        "notice": "A-1",
        "move": "350 m higher",
        "altitude_m": 350,
        "cost": 7.0,
        "clears": ["B-1"],
        "nearest": {"notice": "B-1", "kept_by": "altitude", "spare": 50.0},
    }
    costs = [offer["cost"] for offer in row["offers"] if offer["notice"] == "B-1"]
    assert costs == sorted(costs)


def test_the_offer_of_the_specification_is_what_is_offered(tmp_path: Path) -> None:
    page = (ROOT / "spec" / "check.md").read_text()
    first, second = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (offer,) = re.findall(r"```\n(\{.*?\})\n```", page)
    both = [one for plans in (first, second) for one in json.loads(plans)["features"]]
    _, out, _ = run(tmp_path, *both, resolve=True, lateral_m=1000.0)
    offers = json.loads(out)["offers"]
    assert (len(offers), offers[0]) == (6, json.loads(offer))


def test_without_resolve_nothing_is_offered(tmp_path: Path) -> None:
    _, out, _ = run(tmp_path, feature("A-1", "A"), feature("B-1", "B"))
    assert "offers" not in json.loads(out)


def test_an_exempt_activity_is_not_asked_to_move(tmp_path: Path) -> None:
    pair = feature("A-1", "A"), feature("B-1", "B", activity="medevac")
    _, out, _ = run(tmp_path, *pair, resolve=True, rules=rules(tmp_path, RULES))
    (row,) = map(json.loads, out.splitlines())
    assert {offer["notice"] for offer in row["offers"]} == {"A-1"}
    _, told, _ = run(tmp_path, *pair, resolve=True, json=False)
    assert "B-1: not asked to move" in told
    assert "ways out A-1: " in told


@pytest.mark.requirement("C-9")
def test_no_way_out_leads_to_before_the_notice_was_given(tmp_path: Path) -> None:
    pair = feature("A-1", "A"), feature("B-1", "B")
    given = "2030-06-01T04:59:00Z"
    for since, earlier in ((None, True), (given, False)):
        held = rules(tmp_path, "[base]\nlateral_m = 0\nvertical_m = 0\ntime_s = 0\n")
        _, out, _ = run(tmp_path, *pair, resolve=True, rules=held, given=since)
        offers = json.loads(out)["offers"]
        assert any(offer.get("time_s", 0) < 0 for offer in offers) is earlier


def test_a_notice_that_nothing_clears_says_so(tmp_path: Path) -> None:
    site = feature("A-1", "A", activity="static_site")
    _, told, _ = run(tmp_path, site, feature("B-1", "B"), resolve=True, json=False)
    assert "A-1: nothing that was tried is clear" in told


def test_ways_out_go_by_activity_so_a_notice_has_one(tmp_path: Path) -> None:
    parts = feature("A-1", "A"), feature("A-1", "A", activity="flight"), feature("B-1", "B")
    code, _, err = run(tmp_path, *parts, resolve=True)
    assert (code, "is patrol and flight at once" in err) == (2, True)


def test_the_map_names_the_margin_the_severity_the_offers_and_the_breaches(tmp_path: Path) -> None:
    level = {**FLYING, "altitude_reference": "FL"}
    pair = feature("A-1", "A", **level), feature("B-1", "B", **FLYING, given="2030-06-01T04:30:00Z")
    held = rules(tmp_path, RULES + "[lead_s]\nflight = 3600\n[margins]\nfl_msl_m = 400\n")
    svg, html = tmp_path / "x.svg", tmp_path / "x.html"
    code, out, _ = run(
        tmp_path, *pair, resolve=True, rules=held, svg=str(svg), html=str(html), json=True
    )
    row, breach = map(json.loads, out.splitlines())
    assert (code, row["margin"], row["vertical_m"]) == (1, "FL against MSL: 400 m margin", 0.0)
    assert breach["where"] is None
    for page in (svg.read_text(), html.read_text()):
        assert "FL against MSL: 400 m margin" in page
        assert "caution: base" in page
        assert "A-1: 950 m higher" in page
        assert "given 30 min before the start" in page
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "plans.geojson",
        "rules.toml",
        "x.html",
        "x.svg",
    ]


def test_the_gravest_conflict_is_drawn_first(tmp_path: Path) -> None:
    walking = [feature(f"{party}-1", party) for party in "AB"]  # patrols: advisory
    flying = feature("C-1", "C", **FLYING)  # beside a patrol: critical
    html = tmp_path / "x.html"
    run(tmp_path, *walking, flying, rules=rules(tmp_path, RULES), html=str(html))
    told = re.findall("(advisory|critical): ", html.read_text())
    assert told == ["critical", "critical", "advisory"]


def test_an_uncertain_breach_is_drawn_as_uncertain(tmp_path: Path) -> None:
    held = rules(
        tmp_path,
        RULES + "[[area]]\nname='low'\npoint=[38.5, 33.5]\nradius_m=900000\n"
        "altitudes={ceiling_m=3000, altitude_reference='FL'}\n",
    )
    svg, html = tmp_path / "x.svg", tmp_path / "x.html"
    run(tmp_path, feature("A-1", "A", **FLYING), rules=held, svg=str(svg))
    run(tmp_path, feature("A-1", "A", **FLYING), rules=held, html=str(html))
    assert "low, altitude, uncertain" in svg.read_text()
    assert "low, altitude, uncertain" in html.read_text()


def test_a_distance_that_was_too_much_work_is_told_with_its_doubt(tmp_path: Path) -> None:
    chance = Random(1)
    knot = [[chance.uniform(-1e-6, 1e-6) for _ in "xy"] for _ in range(801)]
    ring = [[*GEOD.fwd(0.0, 0.0, turn * 0.3, 1_000.0)[:2]] for turn in range(1201)]
    pair = [feature("A-1", "A", radius_m=0), feature("B-1", "B", radius_m=0)]
    for one, way in zip(pair, (knot, ring), strict=True):
        one["geometry"] = {"type": "LineString", "coordinates": way}
    code, out, _ = run(tmp_path, *pair, lateral_m=999.0)
    row = json.loads(out)
    assert (code, row["closest_m"] > 999.0 > row["closest_m"] - row["doubt_m"]) == (1, True)
    assert "too much work" in run(tmp_path, *pair, lateral_m=999.0, json=False)[1]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere/x.svg", "the folder of"),
        ("", "is no file"),
        ("plans.geojson", "is read"),
        ("x\0y", "is no path"),
    ],
)
def test_a_file_that_cannot_be_drawn_into_is_refused_before_anything_is_read(
    tmp_path: Path, name: str, told: str
) -> None:
    code, out, err = run(tmp_path, feature("A-1", "A"), svg=str(tmp_path) + "/" + name)
    assert (code, out) == (2, "")
    assert "--svg" in err
    assert told in err


def test_one_file_is_not_both_picture_and_pages(tmp_path: Path) -> None:
    both = str(tmp_path / "x")
    code, _, err = run(tmp_path, feature("A-1", "A"), svg=both, html=both)
    assert (code, "that of --svg as well" in err) == (2, True)


def test_a_drawing_that_fails_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "x.svg"
    old.write_text("old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keepclear.host.check.drawing.Path, "replace", full)
    code, out, err = run(tmp_path, feature("A-1", "A"), svg=str(old))
    assert (code, out) == (2, "")
    assert "cannot be written: No space left on device" in err
    assert old.read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"plans.geojson", "x.svg"}


def test_the_briefing_of_the_published_example_offers_a_way_out_of_nearly_every_conflict(
    tmp_path: Path,
) -> None:
    files = [str(EXAMPLE / f"{party}.geojson") for party in "abc"]
    page, out = tmp_path / "x.html", io.StringIO()
    code = run_check(
        files,
        json=True,
        rules=str(EXAMPLE / "rules.toml"),
        resolve=True,
        html=str(page),
        stdout=out,
        stderr=io.StringIO(),
    )
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    conflicts = [row for row in rows if "notices" in row]
    assert code == 1
    # The zone stands where it stands, and the camp that the convoy goes to is inside it.
    stuck = [row["notices"] for row in conflicts if not row["offers"]]
    assert stuck == [["A-TANF-ZONE", "C-RUKBAN-CONVOY"]]
    assert "B-FLIGHT-1: 550 m higher, cost 11; clears A-FLIGHT-1" in page.read_text()
    assert "C-MEDEVAC: not asked to move" in page.read_text()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_somebody_who_looks_on_sees_how_far_it_has_come_and_a_script_does_not(
    tmp_path: Path,
) -> None:
    pair = feature("A-1", "A"), feature("B-1", "B")
    out, terminal = io.StringIO(), Terminal()
    seen = run(tmp_path, *pair, resolve=True)
    code = run_check(
        [str(tmp_path / "plans.geojson")], json=True, resolve=True, stdout=out, stderr=terminal
    )
    assert (code, out.getvalue()) == seen[:2]
    assert "reading" in terminal.getvalue()
    assert "looking for ways out" in terminal.getvalue()
    assert terminal.getvalue().endswith(seen[2])
    assert len(seen[2].splitlines()) == 1
