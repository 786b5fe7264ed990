"""A GeoJSON file as a list: one line for each feature, its properties the cells of that line.

Read by the same strict reader as plans; a feature that is bad is a bad line, and a file that is no
FeatureCollection is refused.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from keepclear.errors import BadInput, Fault
from keepclear.limits import TABLE_LINES_MAX
from keepclear.space.volume import Core
from keepclear.standards.geojson_rfc7946.geometry import Bounds, crs_faults, read_geometry
from keepclear.standards.geojson_rfc7946.stream import FeatureStream
from keepclear.standards.geojson_rfc7946.wire import json_faults, shown
from keepclear.standards.table_mapping.table import (
    WRONG,
    Cell,
    Line,
    Table,
    check_headings,
    long_cells,
    too_many,
)
from keepclear.standards.track.feature import TYPES


def read_features(name: str, content: bytes, bounds: Bounds | None = None) -> Table:
    """Return the features of a file as a list; raise BadInput where it is no list at all."""
    stream = FeatureStream(name, BytesIO(content))
    table = Table(name, (), noun="property", head="features", has_geometry=True)
    headings: dict[str, None] = {}
    odd: list[Fault] = []
    try:
        for key, value in stream.members():
            if key is not None:
                odd += json_faults(name, {key: value}) if stream.odd else ()
                continue
            if len(table.lines) == TABLE_LINES_MAX:
                raise too_many(name)
            line = _line(name, len(table.lines), value, bounds, odd=stream.odd)
            headings.update(dict.fromkeys(line.cells))
            table.lines.append(line)
    except RecursionError:
        raise BadInput([Fault(name, "nested too deeply", "save it as plain features")]) from None
    odd += stream.repeated()
    document = stream.document
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        cure = 'give {"type": "FeatureCollection", "features": [...]}'
        odd.append(Fault(f"{name}: type", "no FeatureCollection", cure))
    else:
        odd += crs_faults(name, document)
    if odd:
        raise BadInput(odd)
    table.headings = list(headings)
    if table.lines:
        check_headings(name, table.head, table.headings or ("",))
    return table


def _line(name: str, number: int, value: Any, bounds: Bounds | None, *, odd: bool) -> Line:
    place = f"{name} features[{number}]"
    faults = list(json_faults(place, value)) if odd else []
    if not isinstance(value, dict) or value.get("type") != "Feature":
        cure = 'give {"type": "Feature", "properties": ..., "geometry": ...}'
        return Line(
            number, place, {}, faults=(*faults, Fault(place, "no Feature", cure)), raw=value
        )
    properties = value.get("properties")
    if not isinstance(properties, dict):
        faults.append(Fault(place, "no properties", "give an object of properties"))
        properties = {}
    cells: dict[str, Cell] = {}
    for key, cell in properties.items():
        if isinstance(cell, dict | list):
            cure = "give text or a number"
            faults.append(Fault(f"{place}, property {shown(key)!r}", "not one value", cure))
        elif key != WRONG:
            cells[key] = cell
    faults += crs_faults(place, value) + long_cells(place, "property", cells)
    shapes = read_geometry(place, value.get("geometry"), bounds)
    return Line(number, place, cells, tuple(shapes.cores), (*faults, *shapes.faults), raw=value)


def write_features(rows: Iterable[tuple[Mapping[str, Cell], Sequence[Core]]]) -> str:
    """Return a FeatureCollection, a feature on each line; several cores are a Multi geometry."""
    features = [
        json.dumps(
            {"type": "Feature", "properties": dict(cells), "geometry": _geometry(cores)},
            ensure_ascii=False,
        )
        for cells, cores in rows
    ]
    return collection(features)


def collection(features: Sequence[str]) -> str:
    """Return a FeatureCollection of features that are JSON already."""
    joined = ",\n".join(features)
    return f'{{"type": "FeatureCollection", "features": [\n{joined}\n]}}\n'


def _geometry(cores: Sequence[Core]) -> dict[str, Any]:
    kind = TYPES[cores[0].kind]
    shapes = [_coordinates(core, kind) for core in cores]
    if len(shapes) == 1:
        return {"type": kind, "coordinates": shapes[0]}
    return {"type": f"Multi{kind}", "coordinates": shapes}


def _coordinates(core: Core, kind: str) -> list[Any]:
    rings = [[list(position) for position in ring] for ring in core.rings]
    if kind == "Point":
        return rings[0][0]
    return rings[0] if kind == "LineString" else rings
