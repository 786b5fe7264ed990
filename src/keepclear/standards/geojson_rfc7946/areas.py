"""Named areas from GeoJSON: the districts or sectors by which a bulletin counts.

Each feature is a Polygon or MultiPolygon with a `name`; everything that is wrong with a file is
said at once. Positions are taken to a millionth of a degree, the measure of all records.
"""

from typing import Any, Final

import msgspec

from keepclear.errors import BadInput, Fault
from keepclear.limits import BULLETIN_AREAS_MAX, NAME_CODE_POINTS_MAX
from keepclear.record.text import find_refused
from keepclear.space.volume import CoreKind
from keepclear.standards.geojson_rfc7946.geometry import crs_faults, read_geometry

AreaRow = tuple[str, list[list[list[tuple[int, int]]]]]
_MICRODEGREES: Final = 1_000_000


def read_areas(data: bytes, file: str) -> list[AreaRow]:
    """Return each area's name and polygons, in millionths of a degree; raise BadInput with all."""
    try:
        whole: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput([Fault(file, f"it is not JSON: {error}", "give a GeoJSON file")]) from error
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
        cure = "give a FeatureCollection of named polygons"
        raise BadInput([Fault(file, "it is not a FeatureCollection", cure)])
    faults = crs_faults(file, whole)
    if not 0 < len(features) <= BULLETIN_AREAS_MAX:
        cure = f"give 1 to {BULLETIN_AREAS_MAX}"
        faults.append(Fault(f"{file}: features", f"there are {len(features)}", cure))
    areas = [
        _area(f"{file}: features[{number}]", feature, faults)
        for number, feature in enumerate(features[:BULLETIN_AREAS_MAX])
    ]
    names = [name for name, _ in areas if name]
    for name in sorted({name for name in names if names.count(name) > 1}):
        faults.append(Fault(file, f"two areas are called {name!r}", "give each its own name"))
    if faults:
        raise BadInput(faults)
    return areas


def _area(place: str, feature: object, faults: list[Fault]) -> AreaRow:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or not 0 < len(name) <= NAME_CODE_POINTS_MAX:
        cure = f"name the area in up to {NAME_CODE_POINTS_MAX} characters"
        faults.append(Fault(f"{place}: properties.name", "it is missing or too long", cure))
        name = ""
    elif refused := find_refused(name):
        faults.append(Fault(f"{place}: properties.name", f"it holds {refused}", "write it anew"))
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    shapes = read_geometry(place, geometry, None)
    faults += shapes.faults
    if any(core.kind is not CoreKind.POLYGON for core in shapes.cores):
        cure = "give a Polygon or a MultiPolygon"
        faults.append(Fault(f"{place}: geometry.type", "it is no area", cure))
    polygons = [[_ring(ring) for ring in core.rings] for core in shapes.cores]
    return name, polygons


def _ring(ring: Any) -> list[tuple[int, int]]:
    return [(round(lon * _MICRODEGREES), round(lat * _MICRODEGREES)) for lon, lat in ring]
