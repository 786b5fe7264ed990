"""The layers of a desk, kept in a folder of the node: one folder a layer, named by its bytes.

The rule: a layer is there whole or not at all. It is made in a folder beside and moved to its place
at the end; a crash before leaves a folder that the next start throws away, and the same file given
again is the same layer.
"""

import gzip
import json
import math
import shutil
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from keepclear.desk.map_layers.geopackage import features_of, is_geopackage
from keepclear.desk.map_layers.pmtiles import archive_of, is_pmtiles
from keepclear.errors import BadInput, Fault
from keepclear.limits import MAP_LAYERS_MAX

CELL_DEG: Final = 2
ABOUT: Final = "layer.json"
TILES: Final = "tiles.pmtiles"
MAKING: Final = ".making"
Bounds = tuple[float, float, float, float]


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """One layer: where it lies (west, south, east, north), and how it is read.

    `cells` names the parts of a GeoPackage that there are, `COLUMN-ROW` in steps of two degrees
    from 180 W and 90 S; of a PMTiles archive zooms are told instead.
    """

    id: str
    name: str
    credit: str
    kind: Literal["pmtiles", "geopackage"]
    bounds: Bounds
    bytes: int
    features: int = 0
    zoom_min: int = 0
    zoom_max: int = 0
    cells: list[str] = []


class Asked(msgspec.Struct, frozen=True):
    """What a layer is to be called, and whose data it is."""

    name: str
    credit: str


class Answer(msgspec.Struct, frozen=True):
    """What became of a file: a layer, or everything that is wrong with it."""

    layer: Layer | None = None
    faults: list[Fault] = []


class Shelf:
    """The layers in a folder; the folder is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def throw_away_halves(self) -> None:
        """Remove what a crash left half made; nothing may be in the making."""
        for left in self.folder.glob(f"{MAKING}*"):
            shutil.rmtree(left)

    def layers(self) -> list[Layer]:
        """Return all layers by name."""
        found = [
            msgspec.json.decode(path.read_bytes(), type=Layer)
            for path in self.folder.glob(f"*/{ABOUT}")
            if not path.parent.name.startswith(MAKING)
        ]
        return sorted(found, key=lambda layer: (layer.name, layer.id))

    def making(self, token: str) -> Path:
        """Return a new folder in which a layer is made; raise BadInput where there is no room."""
        if len(self.layers()) >= MAP_LAYERS_MAX:
            words = f"there are {MAP_LAYERS_MAX} layers already"
            raise BadInput([Fault("file", words, "remove one of them first")])
        made = self.folder / f"{MAKING}{token}"
        made.mkdir(parents=True)
        return made

    def take(self, file: Path, name: str, credit: str) -> Layer:
        """Read a file within a folder of `making`, and keep it as a layer.

        Raises BadInput with every fault; the folder is gone then.
        """
        made = file.parent
        try:
            layer = self._read(file, name, credit)
            (made / ABOUT).write_bytes(msgspec.json.encode(layer))
            place = self.folder / layer.id
            shutil.rmtree(place, ignore_errors=True)
            made.rename(place)
        finally:
            shutil.rmtree(made, ignore_errors=True)
        return layer

    def _read(self, file: Path, name: str, credit: str) -> Layer:
        with file.open("rb") as opened:
            head = opened.read(100)
            opened.seek(0)
            digest = sha256()
            while chunk := opened.read(1 << 20):
                digest.update(chunk)
        said: dict[str, Any] = {
            "id": digest.hexdigest()[:16],
            "name": name,
            "credit": credit,
            "bytes": file.stat().st_size,
        }
        if is_pmtiles(head):
            archive = archive_of(file)
            file.rename(file.with_name(TILES))
            said |= {"zoom_min": archive.zoom_min, "zoom_max": archive.zoom_max}
            return Layer(kind="pmtiles", bounds=archive.bounds, **said)
        if is_geopackage(head):
            features = features_of(file)
            file.unlink()
            cells = list(_write_cells(file.parent, features))
            count = len(features)
            bounds = _around([_bounds(f["geometry"]) for f in features])
            return Layer(kind="geopackage", bounds=bounds, features=count, cells=cells, **said)
        words = "it is neither a GeoPackage nor a PMTiles archive"
        raise BadInput([Fault("file", words, "export the map in one of these two forms")])

    def tiles(self, layer_id: str) -> Path | None:
        """Return the archive of a layer, or None."""
        return self._found(layer_id, TILES)

    def cell(self, layer_id: str, name: str) -> Path | None:
        """Return one cell of a layer, GeoJSON packed by gzip, or None."""
        return self._found(layer_id, f"{name}.json.gz")

    def remove(self, layer_id: str) -> bool:
        """Throw a layer away; tell whether there was one."""
        about = self._found(layer_id, ABOUT)
        if about is not None:
            about.unlink()  # From here on it is no layer, whatever of it is left.
            shutil.rmtree(about.parent)
        return about is not None

    def _found(self, layer_id: str, name: str) -> Path | None:
        path = self.folder / layer_id / name
        return path if (path.parent / ABOUT).is_file() and path.is_file() else None


def _write_cells(folder: Path, features: list[dict[str, Any]]) -> Iterator[str]:
    """Write the features by the cells that they touch, and name the cells."""
    cells: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for number, feature in enumerate(features):
        told = {**feature, "id": number}
        for cell in _cells(_bounds(feature["geometry"])):
            cells[cell].append(told)
    for (column, row), there in sorted(cells.items()):
        content = {"type": "FeatureCollection", "features": there}
        data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        (folder / f"{column}-{row}.json.gz").write_bytes(gzip.compress(data, 6, mtime=0))
        yield f"{column}-{row}"


def _cells(bounds: Bounds) -> Iterator[tuple[int, int]]:
    west, south, east, north = bounds
    for column in range(_step(west + 180, 360), _step(east + 180, 360) + 1):
        for row in range(_step(south + 90, 180), _step(north + 90, 180) + 1):
            yield column, row


def _step(degrees: float, end: int) -> int:
    return min(math.floor(degrees / CELL_DEG), end // CELL_DEG - 1)


def _bounds(geometry: dict[str, Any]) -> Bounds:
    points = list(_positions(geometry["coordinates"]))
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def _positions(coordinates: Any) -> Iterator[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], float):
        yield coordinates
        return
    for part in coordinates:
        yield from _positions(part)


def _around(boxes: list[Bounds]) -> Bounds:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
