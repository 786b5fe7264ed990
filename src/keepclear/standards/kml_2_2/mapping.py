"""KML placemarks to GeoJSON features, which then pass the same door as every other plan.

A placemark is one feature: its name is the notice, its TimeSpan (OGC 07-147r2 15.3) the times, and
each Data or SimpleData (9.3, 9.4) of a name that plans know says that. Positions are longitude
first (13.6). What a placemark cannot mean for a plan, such as a link, a picture or a recorded
track, is refused and never passed over: it may be the very area that others are to mind.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from keepclear.errors import Fault
from keepclear.standards.geojson_rfc7946.properties import KNOWN
from keepclear.standards.geojson_rfc7946.wire import shown
from keepclear.standards.xml_1_0.wire import Element, read_xml

NAMESPACES: Final = (
    "http://www.opengis.net/kml/2.2",
    "http://earth.google.com/kml/2.2",
    "http://earth.google.com/kml/2.1",
    "http://earth.google.com/kml/2.0",
)
_CONTAINERS: Final = ("Document", "Folder")
_GEOMETRIES: Final = ("Point", "LineString", "Polygon", "MultiGeometry")
_NO_PLAN: Final = {
    "NetworkLink": "put what it links to into this file",
    "GroundOverlay": "draw the area as a Polygon",
    "ScreenOverlay": "take it out",
    "PhotoOverlay": "take it out",
    "Model": "draw where it is as a Point",
    "LinearRing": "make it the outer boundary of a Polygon",
    "Track": "a recorded track is no plan: draw the way as a LineString",
    "MultiTrack": "a recorded track is no plan: draw the way as a LineString",
    "Tour": "take it out",
}
_NUMBERS: Final = ("radius_m", "floor_m", "ceiling_m")
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)

Feature = dict[str, Any]
Found = tuple[list[Feature], list[Fault]]


def read_kml(name: str, content: bytes) -> Found:
    """Return the placemarks of a file as features, and all that is wrong with them.

    Raises BadInput where the file is no XML that is read here.
    """
    root = read_xml(name, content)
    if root.name != "kml" or root.namespace not in NAMESPACES:
        cure = f"the root must be kml in {NAMESPACES[0]}"
        return [], [Fault(f"{name} line {root.line}", "not a KML file", cure)]
    features: list[Feature] = []
    faults: list[Fault] = []
    for placemark in _placemarks(name, root, faults):
        features.append(_feature(name, placemark, faults))
    if not features and not faults:
        faults.append(Fault(name, "holds no placemark", "draw at least one Placemark"))
    return features, faults


def _placemarks(name: str, holder: Element, faults: list[Fault]) -> Iterator[Element]:
    """Yield the placemarks under an element in order; what else it shows is a fault."""
    for child in holder.children:
        if child.name == "Placemark" and child.namespace == holder.namespace:
            yield child
        elif child.name in _CONTAINERS and child.namespace == holder.namespace:
            yield from _placemarks(name, child, faults)
        else:
            _refuse(name, child, faults)


def _refuse(name: str, element: Element, faults: list[Fault]) -> None:
    """Note what a plan cannot hold; how things look is nothing to a plan."""
    if element.name in _NO_PLAN:
        fault = f"a {element.name} is no plan"
        faults.append(Fault(f"{name} line {element.line}", fault, _NO_PLAN[element.name]))


def _feature(name: str, placemark: Element, faults: list[Fault]) -> Feature:
    place = f"{name} line {placemark.line}"
    for child in placemark.children:
        _refuse(name, child, faults)
    held = list(placemark.of(*_GEOMETRIES))
    geometry = None
    if len(held) > 1:
        cure = "put them into one MultiGeometry, or into a Placemark each"
        faults.append(Fault(place, "several geometries in one Placemark", cure))
    elif held:
        geometry = _geometry(name, held[0], faults)
    return {"type": "Feature", "properties": _properties(placemark), "geometry": geometry}


def _properties(placemark: Element) -> dict[str, Any]:
    said: dict[str, Any] = {}
    called = placemark.first("name")
    if called is not None and called.text:
        said["notice"] = " ".join(called.text.split())
    for span in placemark.of("TimeSpan"):
        for key, tag in (("start", "begin"), ("end", "end")):
            instant = span.first(tag)
            if instant is not None:
                said[key] = instant.text
    for data in placemark.of("ExtendedData"):
        said |= {key: _typed(key, text) for key, text in _data(data) if key in KNOWN and text}
    return said


def _data(extended: Element) -> Iterator[tuple[str, str]]:
    for child in extended.of("Data"):
        value = child.first("value")
        yield child.attributes.get("name", ""), value.text if value is not None else ""
    for schema in extended.of("SchemaData"):
        for child in schema.of("SimpleData"):
            yield child.attributes.get("name", ""), child.text


def _typed(key: str, text: str) -> str | float:
    """Return a number where one belongs and stands; other text is left to be judged as it is."""
    return float(text) if key in _NUMBERS and _NUMBER.fullmatch(text) else text


def _geometry(name: str, element: Element, faults: list[Fault]) -> dict[str, Any] | None:
    match element.name:
        case "Point":
            at = _positions(name, element, faults)
            if len(at) > 1:
                where = f"{name} line {element.line}"
                faults.append(Fault(where, f"{len(at)} positions in one Point", "give one"))
            return {"type": "Point", "coordinates": at[0]} if at else None
        case "LineString":
            return {"type": "LineString", "coordinates": _positions(name, element, faults)}
        case "Polygon":
            return {"type": "Polygon", "coordinates": _rings(name, element, faults)}
    return _many(name, element, faults)


def _rings(name: str, polygon: Element, faults: list[Fault]) -> list[Any]:
    outer, inner = polygon.of("outerBoundaryIs"), polygon.of("innerBoundaryIs")
    rings = [
        _positions(name, ring, faults)
        for boundary in (*outer, *inner)
        for ring in boundary.of("LinearRing")
    ]
    if polygon.first("outerBoundaryIs") is None:
        where = f"{name} line {polygon.line}"
        faults.append(Fault(where, "a Polygon without outer boundary", "draw it anew"))
    return rings


def _many(name: str, holder: Element, faults: list[Fault]) -> dict[str, Any] | None:
    """Return a geometry of several parts of one kind, as deep as they lie."""
    for child in holder.children:
        _refuse(name, child, faults)
    found = [_geometry(name, part, faults) for part in holder.of(*_GEOMETRIES)]
    parts = [part for part in found if part is not None]
    kinds = {part["type"].removeprefix("Multi") for part in parts}
    if len(kinds) > 1:
        cure = "give each its own Placemark of the same name"
        where = f"{name} line {holder.line}"
        faults.append(Fault(where, f"{' and '.join(sorted(kinds))} in one MultiGeometry", cure))
    if len(kinds) != 1:
        return None
    listed = [
        one
        for part in parts
        for one in (
            part["coordinates"] if part["type"].startswith("Multi") else [part["coordinates"]]
        )
    ]
    return {"type": f"Multi{kinds.pop()}", "coordinates": listed}


def _positions(name: str, holder: Element, faults: list[Fault]) -> list[list[float]]:
    """Return the tuples of `coordinates`: longitude, latitude and what height there is."""
    element = holder.first("coordinates")
    where = f"{name} line {(element or holder).line}"
    if element is None or not element.text:
        faults.append(Fault(where, f"a {holder.name} without coordinates", "draw it anew"))
        return []
    positions, bad = [], []
    for text in element.text.split():
        parts = text.split(",")
        if len(parts) in (2, 3) and all(_NUMBER.fullmatch(part) for part in parts):
            positions.append([float(part) for part in parts])
        else:
            bad.append(text)
    if bad:
        more = f" (and {len(bad) - 1} more like it)" if len(bad) > 1 else ""
        cure = "give longitude,latitude with no space between, and a space between positions"
        faults.append(Fault(where, f"{shown(bad[0])!r} is not a position{more}", cure))
    return positions
