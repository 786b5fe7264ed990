"""What is wrong with a file for the map has a code, so that each reads it in their own language."""

from pathlib import Path
from typing import Any

import pytest
from tests.desk.map_layers.made import blob, geopackage, pmtiles, wkb_line

from keepclear.desk.fault_words import OF_MAPS, code_of
from keepclear.desk.map_layers import geopackage as reading
from keepclear.desk.map_layers import shelf
from keepclear.desk.map_layers.shelf import Shelf
from keepclear.errors import BadInput

ROAD = blob(wkb_line((38.0, 36.5), (38.5, 36.6)))


@pytest.fixture
def codes(tmp_path: Path) -> Any:
    kept = Shelf(tmp_path / "layers")
    tokens = iter(range(1_000))

    def of(file: Path) -> set[str]:
        try:
            given = kept.making(str(next(tokens))) / "given"
            given.write_bytes(file.read_bytes())
            kept.take(given, "Roads", "")
        except BadInput as refused:
            return {code_of(fault)[0] for fault in refused.faults}
        return set()

    return of


def test_every_refusal_of_a_file_has_a_code_and_every_code_a_refusal(
    codes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "text"
    text.write_text("no map")
    torn = geopackage(tmp_path / "torn", [(ROAD, "", "")] * 500)
    torn.write_bytes(torn.read_bytes()[:4096] + bytes(40_960))
    made = codes(text) | codes(torn)
    made |= codes(geopackage(tmp_path / "a", [], application=0))
    made |= codes(geopackage(tmp_path / "b", []))
    made |= codes(geopackage(tmp_path / "c", [(ROAD[:-1], "", "")]))
    made |= codes(geopackage(tmp_path / "d", [], reference=27700))
    made |= codes(geopackage(tmp_path / "e", [], table="CREATE TABLE x (y)", is_view=True))
    for name, change in {
        "f": {"version": 2},
        "g": {"tiles_bytes": 2**40},
        "h": {"packing": 3},
        "i": {"tile_type": 5},
        "j": {"zoom_max": 60},
        "k": {"east": 0},
        "l": {"directory": bytes(25)},
    }.items():
        made |= codes(pmtiles(tmp_path / name, **change))
    cut = tmp_path / "cut"
    cut.write_bytes(b"PMTiles")
    made |= codes(cut)
    whole = geopackage(tmp_path / "m", [(ROAD, "", "")] * 2_000)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "MAP_LAYER_POINTS_MAX", 1)
        made |= codes(whole)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "MAP_LAYER_STEPS_MAX", 1)
        patch.setattr(reading, "STEPS_AT_ONCE", 1_000)
        made |= codes(whole)
    assert codes(whole) == set()
    monkeypatch.setattr(shelf, "MAP_LAYERS_MAX", 1)
    made |= codes(whole)
    assert made == {code for code, _ in OF_MAPS}


def test_every_code_has_words_in_every_language() -> None:
    words = Path(__file__).resolve().parents[3] / "web/words"
    for language in ("en", "ru", "tr", "ar"):
        told = (words / language / "faults.ftl").read_text()
        assert [code for code, _ in OF_MAPS if f"fault-{code} =" not in told] == []
