"""Layers of the map over the API: added by an administrator, read by whoever is signed in."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.desk.api.asking import URL, PaperNode, desk_of
from tests.desk.map_layers.made import blob, geopackage, pmtiles, wkb_line
from tests.desk.stand_in import StandIn

from keepclear.desk.api import map as served
from keepclear.desk.api.app import make_app
from keepclear.desk.api.map import map_part
from keepclear.desk.api.session import COOKIE, TOKEN_HEADER
from keepclear.desk.map_layers import shelf

ROAD = blob(wkb_line((37.9, 36.5), (38.5, 36.6)))


class Maps:
    """A desk with map layers, asked as somebody."""

    def __init__(self, folder: Path) -> None:
        self.guards = StandIn()
        self.folder = folder / "map-layers"
        self.app = make_app(desk_of(PaperNode(), self.guards, folder), [map_part(self.folder)])
        self.enter("EVE:administrator")

    def enter(self, name: str) -> None:
        self.cookie = self.guards.enter(name)

    def ask(self, method: str, path: str, headers: Any = (), **more: Any) -> httpx.Response:
        token = self.guards.sessions[self.cookie].token
        sent = {"cookie": f"{COOKIE}={self.cookie}", TOKEN_HEADER: token, **dict(headers)}

        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=URL) as client:
                return await client.request(method, path, headers=sent, **more)

        return asyncio.run(once())

    def add(self, file: Path, name: str = "Roads") -> httpx.Response:
        parameters = {"name": name, "credit": "OpenStreetMap, ODbL"}
        body = file.read_bytes()
        return self.ask("POST", "/api/map/layers", params=parameters, content=body)


@pytest.fixture
def maps(tmp_path: Path) -> Maps:
    return Maps(tmp_path)


def test_a_geopackage_is_kept_by_cells_and_read_as_geojson(maps: Maps, tmp_path: Path) -> None:
    added = maps.add(geopackage(tmp_path / "roads.gpkg", [(ROAD, "M4", "trunk")]))
    assert added.status_code == 201, added.text
    layer = added.json()
    assert layer["kind"] == "geopackage"
    assert layer["bounds"] == [37.9, 36.5, 38.5, 36.6]
    assert layer["cells"] == ["108-63", "109-63"]
    maps.enter("ANN:watch")
    assert maps.ask("GET", "/api/map/layers").json() == [layer]
    cell = maps.ask("GET", f"/api/map/layers/{layer['id']}/cells/109-63")
    (feature,) = cell.json()["features"]
    assert feature["properties"] == {"name": "M4", "class": "trunk"}
    assert maps.ask("GET", f"/api/map/layers/{layer['id']}/cells/1-1").status_code == 404


def test_an_archive_is_read_by_ranges_of_bytes(maps: Maps, tmp_path: Path) -> None:
    file = pmtiles(tmp_path / "roads.pmtiles")
    layer = maps.add(file).json()
    path = f"/api/map/layers/{layer['id']}/tiles"
    part = maps.ask("GET", path, {"range": "bytes=0-6"})
    assert (part.status_code, part.content) == (206, b"PMTiles")
    size = file.stat().st_size
    assert part.headers["content-range"] == f"bytes 0-6/{size}"
    end = maps.ask("GET", path, {"range": f"bytes={size - 2}-{size + 100}"})
    assert end.content == file.read_bytes()[-2:]
    assert maps.ask("GET", path, {"range": f"bytes={size}-{size}"}).status_code == 416
    assert maps.ask("GET", path).status_code == 400
    assert maps.ask("GET", path, {"range": "bytes=0-1,4-5"}).status_code == 400


def test_only_an_administrator_adds_or_removes_a_layer(maps: Maps, tmp_path: Path) -> None:
    file = pmtiles(tmp_path / "roads.pmtiles")
    maps.enter("ANN:watch+releaser+drafter+auditor")
    assert maps.add(file).status_code == 403
    maps.enter("EVE:administrator")
    layer = maps.add(file).json()
    maps.enter("ANN:watch")
    assert maps.ask("DELETE", f"/api/map/layers/{layer['id']}").status_code == 403
    maps.enter("EVE:administrator")
    assert maps.ask("DELETE", f"/api/map/layers/{layer['id']}").status_code == 204
    assert maps.ask("GET", "/api/map/layers").json() == []
    assert maps.ask("DELETE", f"/api/map/layers/{layer['id']}").status_code == 404


def test_a_refused_file_leaves_nothing_and_says_all_that_is_wrong(
    maps: Maps, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("no map")
    refused = maps.add(tmp_path / "notes.txt")
    assert refused.status_code == 422
    assert "neither a GeoPackage nor a PMTiles" in refused.json()["faults"][0]["fault"]
    torn = maps.add(pmtiles(tmp_path / "x.pmtiles", packing=3, tile_type=5))
    assert {one["place"] for one in torn.json()["faults"]} == {"compression", "tiles"}
    assert (
        maps.add(pmtiles(tmp_path / "y.pmtiles"), name="  ").json()["faults"][0]["place"] == "name"
    )
    assert list(maps.folder.iterdir()) == []


def test_the_same_file_again_is_the_same_layer_and_there_is_an_end_of_layers(
    maps: Maps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pmtiles(tmp_path / "roads.pmtiles")
    first, again = maps.add(file).json(), maps.add(file, "Roads of the north").json()
    assert again["id"] == first["id"]
    assert [one["name"] for one in maps.ask("GET", "/api/map/layers").json()] == [again["name"]]
    monkeypatch.setattr(shelf, "MAP_LAYERS_MAX", 1)
    assert maps.add(pmtiles(tmp_path / "b.pmtiles", zoom_max=11)).status_code == 422


def test_a_reader_that_ends_or_lingers_costs_the_file_and_nothing_else(
    maps: Maps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pmtiles(tmp_path / "roads.pmtiles")
    monkeypatch.setattr(served, "READER", "keepclear.no_such_reader")
    assert "its reader ended" in maps.add(file).json()["faults"][0]["fault"]
    monkeypatch.setattr(served, "READER", "keepclear.desk.map_layers")
    monkeypatch.setattr(served, "MAP_READING_SECONDS_MAX", 0)
    assert "takes too long" in maps.add(file).json()["faults"][0]["fault"]
    assert list(maps.folder.iterdir()) == []


def test_what_a_crash_left_half_made_is_thrown_away_at_the_next_start(tmp_path: Path) -> None:
    left = tmp_path / "map-layers" / f"{shelf.MAKING}abc"
    left.mkdir(parents=True)
    (left / "given").write_bytes(b"half")
    maps = Maps(tmp_path)
    assert list(maps.folder.iterdir()) == []
    assert maps.ask("GET", "/api/map/layers").json() == []


def test_a_layer_is_asked_for_by_its_name_alone(maps: Maps) -> None:
    for path in ("../../x", "0" * 15, "0" * 16 + "/cells/..%2f1"):
        assert maps.ask("GET", f"/api/map/layers/{path}/tiles").status_code in (404, 422)
    assert maps.ask("GET", f"/api/map/layers/{'0' * 16}/tiles").status_code == 404
