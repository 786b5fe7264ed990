"""Where plans lie, said in other words than they were given in, before anything is given.

An officer who drew a box looks here for the mistake that was not meant: the second notation, the
nearest named place, both clocks, how far a version has moved, and two coordinates exchanged.
"""

import base64
from collections.abc import Sequence
from itertools import islice
from math import cos, hypot, radians
from typing import Any, Final

from keepclear.exchange.notice import encode_volumes
from keepclear.host.plot import LINES_MAX, nearest
from keepclear.record.canonical import encode
from keepclear.space.place import Place, dms, mgrs
from keepclear.space.volume import Core, CoreKind, Volume

View = dict[str, Any]
_KINDS: Final = {CoreKind.POINT: "Point", CoreKind.LINE: "LineString", CoreKind.POLYGON: "Polygon"}
_STANDING_LOOKED_AT: Final = 200
_FAR_M, _NEAR_M = 1_000_000.0, 300_000.0  # across a theatre, and well within one
_M_PER_DEGREE: Final = 111_000.0


def encoded(volumes: Sequence[Volume]) -> str:
    """Return volumes as an act takes them."""
    return base64.b64encode(encode(encode_volumes(volumes))).decode()


def plot_of(volumes: Sequence[Volume]) -> View:
    """Say where volumes lie: each position in two notations, and the nearest named place."""
    places = [
        Place(lon, lat) for volume in volumes for ring in volume.core.rings for lon, lat in ring
    ]
    return plot_at(places)


def plot_at(places: Sequence[Place]) -> View:
    """Say positions in two notations, as many as fit a screen, and what is near the first."""
    near = nearest(places[0])
    return {
        "positions": [{"mgrs": mgrs(p), "dms": dms(p)} for p in places[:LINES_MAX]],
        "more": max(0, len(places) - LINES_MAX),
        "near": {
            "name": near.name,
            "km": round(near.distance_m / 1000, 1),
            "bearing": round(near.bearing_deg) % 360,
            "compass": near.compass,
        },
    }


def drawn(volumes: Sequence[Volume]) -> View:
    """Return what to draw: each core as it is, and the line round all at their radius."""
    from keepclear.space.drawn import middle_meridian, outline_of_all

    outline = outline_of_all(volumes, middle_meridian(volume.core for volume in volumes))
    features = [_feature("core", _geometry(core)) for core in outline.cores]
    features += [
        _feature(
            "reach", {"type": "Polygon", "coordinates": [list(map(list, ring)) for ring in area]}
        )
        for area in outline.areas
    ]
    return {"type": "FeatureCollection", "features": features}


def _feature(what: str, geometry: View) -> View:
    return {"type": "Feature", "properties": {"what": what}, "geometry": geometry}


def _geometry(core: Core) -> View:
    rings = [[list(at) for at in ring] for ring in core.rings]
    kind = _KINDS[core.kind]
    if core.kind is CoreKind.POINT:
        return {"type": kind, "coordinates": rings[0][0]}
    return {"type": kind, "coordinates": rings[0] if core.kind is CoreKind.LINE else rings}


def swapped_km(volumes: Sequence[Volume], standing: Sequence[Volume]) -> int | None:
    """Return how far off a plan lies from all that stands, where exchanging its two is near it."""
    known = [
        at for volume in islice(standing, _STANDING_LOOKED_AT) for at in volume.core.rings[0][:1]
    ]
    lon, lat = volumes[0].core.rings[0][0]
    if not known or abs(lon) > 90:
        return None
    away = min(_rough_m((lon, lat), at) for at in known)
    if away < _FAR_M or min(_rough_m((lat, lon), at) for at in known) > _NEAR_M:
        return None
    return round(away / 1000)


def _rough_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return a distance good enough to tell near from far."""
    turn = (one[0] - other[0] + 180) % 360 - 180
    return _M_PER_DEGREE * hypot(one[1] - other[1], turn * cos(radians((one[1] + other[1]) / 2)))
