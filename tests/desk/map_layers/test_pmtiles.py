"""The head of a PMTiles archive: what it says, and what a browser could not rely on."""

from pathlib import Path
from typing import Any

import pytest
from tests.desk.map_layers.made import pmtiles, roads

from keepclear.desk.map_layers.pmtiles import archive_of
from keepclear.errors import BadInput


def test_an_archive_says_its_zooms_and_bounds(tmp_path: Path) -> None:
    found = archive_of(pmtiles(tmp_path / "roads.pmtiles"))
    assert (found.zoom_min, found.zoom_max, found.tiles) == (0, 12, 1)
    assert found.bounds == (35.0, 32.0, 43.0, 38.0)


def test_an_archive_of_vector_tiles_is_taken(tmp_path: Path) -> None:
    found = archive_of(roads(tmp_path / "roads.pmtiles"))
    assert (found.zoom_min, found.zoom_max, found.tiles > 10) == (4, 7, True)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"magic": b"PMTilez"}, "file"),
        ({"version": 2}, "file"),
        ({"root_bytes": 20_000}, "directory"),
        ({"tiles_bytes": 2**60}, "tiles"),
        ({"leaves_at": 2**63}, "further directories"),
        ({"packing": 3}, "compression"),
        ({"tile_packing": 4}, "compression"),
        ({"tile_type": 5}, "tiles"),
        ({"zoom_min": 13}, "zooms"),
        ({"zoom_max": 60}, "zooms"),
        ({"east": 340000000}, "bounds"),
        ({"directory": bytes(25)}, "directory"),
        ({"packing": 1}, "directory"),
    ],
)
def test_what_does_not_hold_is_named(tmp_path: Path, changes: dict[str, Any], place: str) -> None:
    with pytest.raises(BadInput) as refused:
        archive_of(pmtiles(tmp_path / "roads.pmtiles", **changes))
    assert place in {fault.place for fault in refused.value.faults}


def test_an_archive_cut_anywhere_is_refused(tmp_path: Path) -> None:
    whole = pmtiles(tmp_path / "roads.pmtiles").read_bytes()
    for end in range(len(whole)):
        (tmp_path / "cut.pmtiles").write_bytes(whole[:end])
        with pytest.raises(BadInput):
            archive_of(tmp_path / "cut.pmtiles")
