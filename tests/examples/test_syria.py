"""The example of Syria is what its pages say: its conflicts, found twice, and its scenario."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import StringIO
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape

from keepclear.host.check import CONFLICTS, run_check

SYRIA = Path(__file__).parents[2] / "examples" / "syria"
FILES = ("a.geojson", "b.geojson", "c.geojson")
AGREED = (1000.0, 300.0, 300)
NONE = (0.0, 0.0, 0)
GEOD = Geod(ellps="WGS84")
SCENARIO = tomllib.loads((SYRIA / "scenario.toml").read_text())
EXPECTED = json.loads((SYRIA / "expected.json").read_text())

Feature = dict[str, Any]
Pair = tuple[str, str]


def features(*names: str) -> list[Feature]:
    return [f for name in names for f in json.loads((SYRIA / name).read_text())["features"]]


def features_after_scenario() -> list[Feature]:
    """What stands when every give, amend and cancel of the scenario is done."""
    standing: dict[str, list[Feature]] = {}
    for act in SCENARIO["act"]:
        if act["verb"] in ("give", "amend"):
            file = act.get("file", f"{act['party'].lower()}.geojson")
            standing[act["notice"]] = [
                f for f in features(file) if f["properties"]["notice"] == act["notice"]
            ]
        if act["verb"] == "cancel":
            del standing[act["notice"]]
    return [feature for notice in standing.values() for feature in notice]


def checked(paths: Sequence[Path], separation: tuple[float, float, int]) -> list[dict[str, Any]]:
    """What `keepclear check` prints; it must neither warn nor fail."""
    out, told = StringIO(), StringIO()
    lateral_m, vertical_m, time_s = separation
    code = run_check(
        [str(path) for path in paths],
        json=True,
        lateral_m=lateral_m,
        vertical_m=vertical_m,
        time_s=time_s,
        stdout=out,
        stderr=told,
    )
    assert code == CONFLICTS, told.getvalue()
    assert "warning" not in told.getvalue()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def pairs(rows: Iterable[dict[str, Any]]) -> list[Pair]:
    return [(row["notices"][0], row["notices"][1]) for row in rows]


def sampled_pairs(given: list[Feature], separation: tuple[float, float, int]) -> list[Pair]:
    """The conflicting pairs by points along each edge, with none of the code that is judged."""
    found = set()
    for a, b in combinations(given, 2):
        p, q = a["properties"], b["properties"]
        if p["party"] != q["party"] and _conflict(a, b, separation):
            first, second = sorted((p["notice"], q["notice"]))
            found.add((first, second))
    return sorted(found)


def _conflict(a: Feature, b: Feature, separation: tuple[float, float, int]) -> bool:
    lateral_m, vertical_m, time_s = separation
    p, q = a["properties"], b["properties"]
    gap_s = max(
        (
            datetime.fromisoformat(late["start"]) - datetime.fromisoformat(early["end"])
        ).total_seconds()
        for late, early in ((p, q), (q, p))
    )
    radii_m = p.get("radius_m", 0) + q.get("radius_m", 0)
    return (
        (gap_s < 0 or gap_s < time_s)
        and _height_gap_m(p, q) <= vertical_m
        and _distance_m(a["geometry"], b["geometry"]) - radii_m <= lateral_m
    )


def _height_gap_m(p: dict[str, Any], q: dict[str, Any]) -> float:
    if p.get("altitude_reference") != q.get("altitude_reference"):
        return 0.0
    low, high = float("-inf"), float("inf")
    gaps: list[float] = [
        q.get("floor_m", low) - p.get("ceiling_m", high),
        p.get("floor_m", low) - q.get("ceiling_m", high),
    ]
    return max(0.0, *gaps)


def _distance_m(a: dict[str, Any], b: dict[str, Any]) -> float:
    ours, theirs = shape(a), shape(b)
    if ours.intersects(theirs):
        return 0.0
    # Points every 0.01 degree, about 1 km, lie at most 0.5 km beside the nearest one; no pair of
    # the example comes as near to a limit as that can add.
    dense = [shapely.get_coordinates(shapely.segmentize(one, 0.01)) for one in (ours, theirs)]
    i, j = np.indices((len(dense[0]), len(dense[1]))).reshape(2, -1)
    _, _, metres = GEOD.inv(*dense[0][i].T, *dense[1][j].T)
    return float(np.min(metres))


def test_check_finds_the_conflicts_that_were_worked_out_by_hand() -> None:
    found = checked([SYRIA / name for name in FILES], AGREED)
    assert pairs(found) == pairs(EXPECTED["initial"])
    for row, by_hand in zip(found, EXPECTED["initial"], strict=True):
        assert {key: row.get(key) for key in ("start", "end", "gap_s", "vertical_m")} == {
            key: by_hand[key] for key in ("start", "end", "gap_s", "vertical_m")
        }
        within = EXPECTED["closest_m_within"]
        assert row["closest_m"] == pytest.approx(by_hand["closest_m"], abs=within)


def test_check_finds_what_stands_after_the_amendment_and_the_cancellation(tmp_path: Path) -> None:
    path = tmp_path / "after.geojson"
    collection = {"type": "FeatureCollection", "features": features_after_scenario()}
    path.write_text(json.dumps(collection))
    assert pairs(checked([path], AGREED)) == [tuple(p) for p in EXPECTED["after_scenario"]]


def test_check_finds_fewer_conflicts_where_no_separation_is_agreed() -> None:
    found = checked([SYRIA / name for name in FILES], NONE)
    assert pairs(found) == [tuple(pair) for pair in EXPECTED["without_separation"]]


def test_sampling_the_shapes_finds_the_same_conflicts() -> None:
    given = features(*FILES)
    assert sampled_pairs(given, AGREED) == pairs(EXPECTED["initial"])
    assert sampled_pairs(given, NONE) == [tuple(p) for p in EXPECTED["without_separation"]]
    after = sampled_pairs(features_after_scenario(), AGREED)
    assert after == [tuple(pair) for pair in EXPECTED["after_scenario"]]


def test_what_is_near_and_clear_is_no_conflict() -> None:
    listed = set(pairs(EXPECTED["initial"]))
    near = pairs(EXPECTED["near_but_clear"])
    assert near
    assert not listed & set(near)


def test_every_notice_has_its_source_and_every_party_its_file() -> None:
    for name, party in zip(FILES, "ABC", strict=True):
        assert {f["properties"]["party"] for f in features(name)} == {party}
    notices = {f["properties"]["notice"] for f in features(*FILES)}
    rows = re.findall(r"^\| ([A-Z][^|]+) \|", (SYRIA / "sources.md").read_text(), re.M)
    sourced = [notice for row in rows for notice in row.split(", ")]
    assert Counter(sourced) == Counter(notices)


def test_readme_shows_each_conflict_by_hand() -> None:
    page = (SYRIA / "README.md").read_text()
    shown = re.findall(r"^\| ([ABC]-[A-Z0-9-]+), ([ABC]-[A-Z0-9-]+) \| (?:0|\d|camp)", page, re.M)
    assert sorted(shown) == pairs(EXPECTED["initial"])


def test_the_scenario_is_in_order_and_names_only_what_is_there() -> None:
    minutes = [act["at_min"] for act in SCENARIO["act"]]
    assert minutes == sorted(minutes)
    assert minutes[-1] <= SCENARIO["scenario"]["duration_min"]
    assert tuple(SCENARIO["separation"].values()) == AGREED
    given: set[str] = set()
    for act in SCENARIO["act"]:
        if act["verb"] == "give":
            given.add(act["notice"])
        elif "notice" in act:
            assert act["notice"] in given, f"{act} comes before its notice"
        if act["verb"] in ("give", "amend", "cancel", "correct"):
            assert act["notice"].startswith(act["party"] + "-")
        if act["verb"] in ("readback", "disseminate", "object"):
            assert not act["notice"].startswith(act["party"] + "-")
    assert given == {f["properties"]["notice"] for f in features(*FILES)}


def test_the_scenario_has_one_of_each_act_that_it_is_to_show() -> None:
    verbs = Counter(act["verb"] for act in SCENARIO["act"])
    assert {verb: verbs[verb] for verb in ("stop", "take", "amend", "cancel", "object")} == {
        "stop": 1,
        "take": 2,
        "amend": 1,
        "cancel": 1,
        "object": 1,
    }


def test_every_read_back_is_answered_and_the_wrong_one_is_followed_by_a_right_one() -> None:
    waiting: dict[Pair, bool] = {}
    corrected: list[Pair] = []
    right: set[Pair] = set()
    for act in SCENARIO["act"]:
        if act["verb"] == "readback":
            waiting[act["notice"], act["party"]] = act.get("misread", False)
        if act["verb"] == "correct":
            pair = (act["notice"], act["of"])
            misread = waiting.pop(pair)
            assert act["verdict"] == ("CORRECTION" if misread else "CORRECT")
            (corrected.append if misread else right.add)(pair)
    assert waiting == {}
    assert len(corrected) == 1
    assert right >= set(corrected)
    notices = {f["properties"]["notice"] for f in features(*FILES)}
    wanted = {(n, party) for n in notices for party in "ABC" if not n.startswith(party)}
    assert sorted(wanted - right) == [tuple(pair) for pair in EXPECTED["never_read_back"]]
