"""From what a check found to a scene: the words and towns that the picture adds."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.desk.drawing.scenes import Met, group, parsed, volume, words

from keepclear.desk.drawing.poster import conflict_map_svg
from keepclear.host.drawing import draw
from keepclear.space.volume import Volume, line, point

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Plan:
    party: str
    volumes: tuple[Volume, ...]


PLANS = {
    "B-1": Plan("B", (volume(line((36.6, 35.8), (36.9, 36.1))),)),
    "A-1": Plan("A", (volume(point(36.6, 35.95)),)),
}


def test_a_scene_holds_every_plan_and_conflict_with_its_offers() -> None:
    found = [("c1", "A-1", "B-1", Met(where=(36.63, 35.9)))]
    scene = draw(
        PLANS, found, "none", ["x/a.geojson", "-"], severities={"c1": "high"}, offers={"c1": ["up"]}
    )
    assert [plan.name for plan in scene.plans] == ["A-1", "B-1"]
    assert (scene.conflicts[0].severity, scene.conflicts[0].offers) == ("high", ("up",))
    assert list(scene.files) == ["a.geojson", "standard input"]
    assert (scene.span.start, scene.span.end) == (
        min(plan.interval.start for plan in scene.plans),
        max(plan.interval.end for plan in scene.plans),
    )


def test_towns_near_the_plans_are_named_and_others_are_not() -> None:
    scene = draw(PLANS, [], "none", [])
    assert "Idlib" in {town.name for town in scene.towns}
    assert all(36 < town.lon < 37.5 and 35 < town.lat < 36.5 for town in scene.towns)
    (chart,) = group(parsed(conflict_map_svg(scene)), "chart")
    assert "Idlib" in words(chart)


def test_plans_far_from_any_town_are_drawn_without_one() -> None:
    scene = draw({"A-1": Plan("A", (volume(point(-140.0, -50.0)),))}, [], "none", [])
    assert list(scene.towns) == []


def test_the_picture_in_the_pages_is_the_one_that_the_example_gives() -> None:
    tool = [sys.executable, str(ROOT / "tools" / "make_conflict_map.py"), "--print"]
    made = subprocess.run(tool, check=True, capture_output=True).stdout.decode()
    kept = (ROOT / "docs" / "conflict-map.svg").read_text(encoding="utf-8")
    assert made == kept, "run python tools/make_conflict_map.py"
    assert len(kept) < 150_000
