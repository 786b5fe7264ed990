"""Zones in GeoJSON: each feature a place, its properties what a `[[zone]]` table says.

The features of one moving buffer bear one name and are its segments, in their order.
What comes out is read on as such tables are, so that both kinds of file are held to
the same rules. spec/zone.md is the law.
"""

from typing import Any, Final

import msgspec

from keepclear.errors import BadInput, Fault

_SHAPES: Final = {"Point": "point", "LineString": "line", "Polygon": "polygon"}
_OF_SEGMENT: Final = ("radius_m", "start", "end")
_MOVING: Final = "moving_buffer"


def zone_tables(name: str, data: bytes) -> dict[str, Any]:
    """Return the zones of a FeatureCollection as tables; `name` is what its faults call it.

    Raises BadInput with every fault in it.
    """
    try:
        document = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput([Fault(name, f"not JSON: {error}", "mend it there")]) from None
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        cure = "give a FeatureCollection with a list of features"
        raise BadInput([Fault(name, "no features", cure)])
    faults: list[Fault] = []
    tables: dict[str, dict[str, Any]] = {}
    for number, feature in enumerate(features):
        _feature(f"{name}: feature {number + 1}", feature, tables, faults)
    if faults:
        raise BadInput(faults)
    return {"zone": list(tables.values())}


def _feature(
    place: str, feature: Any, tables: dict[str, dict[str, Any]], faults: list[Fault]
) -> None:
    """Add what a feature says to the table of its zone."""
    said = feature.get("properties") if isinstance(feature, dict) else None
    drawn = _drawn(feature.get("geometry")) if isinstance(feature, dict) else None
    if not isinstance(said, dict) or not isinstance(said.get("name"), str):
        faults.append(Fault(place, "no name among its properties", "give properties.name"))
        return
    if drawn is None:
        cure = f"give a geometry of {', '.join(_SHAPES)}"
        faults.append(Fault(place, "no geometry that a zone can have", cure))
        return
    known = tables.get(said["name"])
    if said.get("kind") != _MOVING:
        if known is not None:
            cure = "rename one; only a moving buffer has several features"
            faults.append(Fault(place, f"{said['name']!r} is the name of another", cure))
        tables[said["name"]] = {**said, **drawn}
        return
    segment = {key: said[key] for key in _OF_SEGMENT if key in said} | drawn
    whole = {key: value for key, value in said.items() if key not in _OF_SEGMENT}
    if known is None:
        tables[said["name"]] = whole | {"segment": [segment]}
    elif {**known, "segment": None} == {**whole, "segment": None}:
        known["segment"].append(segment)
    else:
        cure = "let its features differ in radius_m, start and end alone"
        faults.append(Fault(place, f"{said['name']!r} says otherwise before", cure))


def _drawn(geometry: Any) -> dict[str, Any] | None:
    """Return a geometry as the keys of a table, or None where a zone cannot have it."""
    if not isinstance(geometry, dict) or geometry.get("type") not in _SHAPES:
        return None
    key, at = _SHAPES[geometry["type"]], geometry.get("coordinates")
    if key != "polygon":
        return {key: at}
    if not isinstance(at, list) or not at:
        return None
    holes = {"holes": at[1:]} if at[1:] else {}
    return {key: at[0], **holes}
