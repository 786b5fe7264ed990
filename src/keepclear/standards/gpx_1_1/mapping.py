"""GPX routes and waypoints to GeoJSON features, which then pass the same door as every other plan.

A route is a way that somebody means to take, a waypoint a place. A recorded track says where
somebody has been: it never leaves its node, and is refused here. Times and heights of points are
of the recording too, and say nothing of when a plan holds or how high.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from keepclear.errors import Fault
from keepclear.standards.geojson_rfc7946.wire import shown
from keepclear.standards.xml_1_0.wire import Element, read_xml

NAMESPACES: Final = ("http://www.topografix.com/GPX/1/1", "http://www.topografix.com/GPX/1/0")
_DEGREES: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)

Feature = dict[str, Any]
Found = tuple[list[Feature], list[Fault]]


def read_gpx(name: str, content: bytes) -> Found:
    """Return routes and waypoints as features, and all that is wrong with them.

    Raises BadInput where the file is no XML that is read here.
    """
    root = read_xml(name, content)
    if root.name != "gpx" or root.namespace not in NAMESPACES:
        cure = f"the root must be gpx in {NAMESPACES[0]}"
        return [], [Fault(f"{name} line {root.line}", "not a GPX file", cure)]
    faults = list(_tracks(name, root))
    features = [_waypoint(name, one, faults) for one in root.of("wpt")]
    features += [_route(name, one, faults) for one in root.of("rte")]
    if not features and not faults:
        faults.append(Fault(name, "holds no route and no waypoint", "save the plan as a route"))
    return features, faults


def _tracks(name: str, root: Element) -> Iterator[Fault]:
    for track in root.of("trk"):
        cure = "save the way that is meant as a route"
        yield Fault(f"{name} line {track.line}", "a recorded track is no plan", cure)


def _waypoint(name: str, point: Element, faults: list[Fault]) -> Feature:
    at = _position(name, point, faults)
    return _feature(point, {"type": "Point", "coordinates": at} if at else None)


def _route(name: str, route: Element, faults: list[Fault]) -> Feature:
    found = [_position(name, point, faults) for point in route.of("rtept")]
    line = [at for at in found if at]
    return _feature(route, {"type": "LineString", "coordinates": line})


def _feature(element: Element, geometry: dict[str, Any] | None) -> Feature:
    called = element.first("name")
    said = {"notice": " ".join(called.text.split())} if called is not None and called.text else {}
    return {"type": "Feature", "properties": said, "geometry": geometry}


def _position(name: str, point: Element, faults: list[Fault]) -> list[float] | None:
    position = []
    for axis, called in (("lon", "longitude"), ("lat", "latitude")):
        text = point.attributes.get(axis, "").strip()
        if _DEGREES.fullmatch(text):
            position.append(float(text))
        else:
            where = f"{name} line {point.line}"
            fault = f"{called} {shown(text)!r} is not a number" if text else f"no {called}"
            faults.append(Fault(where, fault, f"give {axis} in decimal degrees"))
    return position if len(position) == 2 else None
