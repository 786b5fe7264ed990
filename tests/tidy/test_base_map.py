"""The base map and the type that the desk ships are what their tool makes, and stay small."""

import importlib
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

CELL_OF_THE_EUPHRATES = "10-6"
FONT_BYTES_MAX = 450_000


@pytest.fixture(scope="module")
def tool(root: Path) -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root / "tools")
        yield importlib.import_module("make_base_map")


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "web/public/map"


@pytest.fixture(scope="module")
def world(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "world.json").read_bytes())
    return found


@pytest.fixture(scope="module")
def euphrates(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / f"{CELL_OF_THE_EUPHRATES}.json").read_bytes())
    return found


def test_the_world_lists_every_cell_of_the_map_as_it_is(
    folder: Path, world: dict[str, Any]
) -> None:
    there = {path.stem: path.read_bytes() for path in folder.glob("*-*.json")}
    assert {name: sha256(data).hexdigest() for name, data in there.items()} == world["cells"]


def test_the_map_is_small_enough_to_ship_and_to_be_on_the_screen_at_once(
    folder: Path, tool: ModuleType
) -> None:
    sizes = {path.stem: path.stat().st_size for path in folder.glob("*.json")}
    first = sizes.pop("world")
    assert first <= tool.WORLD_BYTES_MAX
    assert max(sizes.values()) <= tool.CELL_BYTES_MAX
    assert sum(sizes.values()) <= tool.BYTES_MAX


def test_towns_and_airfields_of_a_cell_are_those_that_the_tool_makes(
    tool: ModuleType,
    euphrates: dict[str, Any],
) -> None:
    column, row = (int(n) for n in CELL_OF_THE_EUPHRATES.split("-"))
    west, south = column * 20.0 - 180, row * 20.0 - 90
    edges = (west, south, west + 20, south + 20)
    assert tool.points_within(tool.towns(), 0.001, edges) == euphrates["towns"]
    assert tool.points_within(tool.airfields(), 0.001, edges) == euphrates["airfields"]


def test_a_town_bears_its_name_in_each_language(euphrates: dict[str, Any]) -> None:
    aleppo = next(town for town in euphrates["towns"] if town[3] == "Aleppo")
    assert aleppo[4:] == ["حلب", "Алеппо", "Halep"]


def test_the_euphrates_is_on_the_map(euphrates: dict[str, Any]) -> None:
    points = {
        (round(x / 1000, 1), round(y / 1000, 1))
        for line in euphrates["rivers"]
        for x, y in _points(line)
    }
    near_raqqa = {(lon / 10, lat / 10) for lon in (389, 390, 391) for lat in (358, 359, 360)}
    assert points & near_raqqa


def test_disputed_borders_are_marked_and_others_are_not(euphrates: dict[str, Any]) -> None:
    golan = [p for line in euphrates["disputed"] for p in _points(line) if _near(p, 35.8, 33.0)]
    plain = [p for line in euphrates["borders"] for p in _points(line) if _near(p, 38.4, 36.9)]
    assert golan
    assert plain


def test_a_line_is_kept_as_whole_steps_from_point_to_point(tool: ModuleType) -> None:
    assert tool.flat([(1.0, 2.0), (1.004, 2.0), (1.0044, 2.0), (1.0, 1.999)], 0.001) == [
        *(1000, 2000),
        *(4, 0),
        *(-4, -1),
    ]


def test_what_the_map_is_made_of_is_named_where_it_ships(root: Path, folder: Path) -> None:
    told = (folder / "SOURCES.txt").read_text()
    for source in ("Natural Earth", "GSHHG", "GeoNames", "CLDR", "airportsdata"):
        assert source in told
        assert source in (root / "THIRD_PARTY").read_text()
    assert (folder / "LGPL-3.0.txt").read_text().lstrip().startswith("GNU LESSER GENERAL PUBLIC")


def test_every_font_that_the_pages_name_ships_with_its_licence(root: Path) -> None:
    fonts = root / "web/public/fonts"
    named = set(
        re.findall(r"url\('/fonts/([\w.-]+)'", (root / "web/src/styles/fonts.css").read_text())
    )
    shipped = {path.name: path.stat().st_size for path in fonts.glob("*.woff2")}
    assert named == set(shipped)
    assert sum(shipped.values()) <= FONT_BYTES_MAX
    assert all(
        (fonts / f"OFL-{family}.txt").is_file() for family in ("noto-sans", "noto-sans-arabic")
    )


def _points(line: list[int]) -> list[tuple[int, int]]:
    x = y = 0
    found = []
    for dx, dy in zip(line[::2], line[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x, y))
    return found


def _near(point: tuple[int, int], lon: float, lat: float) -> bool:
    return abs(point[0] / 1000 - lon) < 0.15 and abs(point[1] / 1000 - lat) < 0.15
