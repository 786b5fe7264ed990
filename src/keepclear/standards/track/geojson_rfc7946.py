"""Tracks as GeoJSON (RFC 7946): LineStrings with a time for each position, or Points with one.

RFC 7946 has no times. Line times are taken from `coordTimes` or `coordinateProperties.times`, as
converters from GPX and KML write them, Point times from `time`. The third coordinate is metres
above the ellipsoid (RFC 7946 4).
"""

from collections.abc import Iterator
from typing import Any

from keepclear.errors import Fault
from keepclear.space.altitude import Reference
from keepclear.standards.track.row import Recording, Row

NAMES = ("track", "name", "id")


def read_geojson(document: dict[str, Any], name: str) -> Recording:
    """Return the timed positions of a Feature or FeatureCollection."""
    features = document.get("features") if document.get("type") != "Feature" else [document]
    if not isinstance(features, list):
        return Recording((), None, (Fault(name, "no features", "give a FeatureCollection"),))
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, feature in enumerate(features):
        place = f"feature {number}"
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(geometry, dict):
            faults.append(Fault(place, "no geometry", "give a LineString with coordTimes"))
            continue
        properties = feature.get("properties")
        properties = properties if isinstance(properties, dict) else {}
        craft = next((str(properties[key]) for key in NAMES if properties.get(key)), "")
        if not craft:
            # Points without a name are one track; each line is its own.
            craft = name if geometry.get("type") == "Point" else f"{name} {number + 1}"
        rows += _rows(geometry, properties, place, craft, faults)
    return Recording(rows, Reference.WGS84, tuple(faults))


def _rows(
    geometry: dict[str, Any],
    properties: dict[str, Any],
    place: str,
    craft: str,
    faults: list[Fault],
) -> Iterator[Row]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    inner = properties.get("coordinateProperties")
    inner = inner if isinstance(inner, dict) else {}
    times = properties.get("coordTimes", inner.get("times"))
    lines: list[Any]
    timings: list[Any]
    if kind == "Point":
        lines, timings = [[coordinates]], [[properties.get("time")]]
    elif kind == "LineString":
        lines, timings = [coordinates], [times]
    elif kind == "MultiLineString":
        lines, timings = _list(coordinates), _list(times)
    else:
        faults.append(Fault(place, f"{kind} is not a track", "give a LineString with coordTimes"))
        return
    if len(lines) != len(timings):
        cure = "give one list of times for each line"
        faults.append(Fault(place, f"{len(lines)} lines and {len(timings)} lists of times", cure))
        return
    for line, timing in zip(lines, timings, strict=True):
        line, timing = _list(line), _list(timing)
        if len(line) != len(timing):
            fault = f"{len(line)} positions and {len(timing)} times"
            cure = "a track needs a time for each position; give coordTimes"
            faults.append(Fault(place, fault, cure))
            continue
        for at, (position, time) in enumerate(zip(line, timing, strict=True)):
            values = [*_list(position), *(None,) * 3]
            # A missing coordinate is a fault here, not a position that was not received.
            lon, lat = ("" if value is None else value for value in values[:2])
            yield Row(f"{place}, position {at}", craft, time, lon, lat, values[2])


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
