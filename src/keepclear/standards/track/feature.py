"""Volumes as GeoJSON features, in the very form that `keepclear check` reads.

The rule: what is written here and read back is the same volumes, to the metre and the second.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from keepclear.space.volume import Core, CoreKind, Volume

TYPES = {CoreKind.POINT: "Point", CoreKind.LINE: "LineString", CoreKind.POLYGON: "Polygon"}


def to_features(
    notice: str, party: str, activity: str, volumes: Iterable[Volume]
) -> dict[str, Any]:
    """Return a FeatureCollection with one feature for each volume of a notice."""
    features = [_feature(notice, party, activity, volume) for volume in volumes]
    return {"type": "FeatureCollection", "features": features}


def _feature(notice: str, party: str, activity: str, volume: Volume) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "notice": notice,
        "party": party,
        "activity": activity,
        "start": _rfc3339(volume.interval.start),
        "end": _rfc3339(volume.interval.end),
        "radius_m": volume.radius_m,
    }
    band = volume.band
    if band.floor_m is not None:
        properties["floor_m"] = band.floor_m
    if band.ceiling_m is not None:
        properties["ceiling_m"] = band.ceiling_m
    if band.reference is not None:
        properties["altitude_reference"] = band.reference.name
    geometry = {"type": TYPES[volume.core.kind], "coordinates": _coordinates(volume.core)}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _coordinates(core: Core) -> list[Any]:
    rings = [[[lon, lat] for lon, lat in ring] for ring in core.rings]
    if core.kind is CoreKind.POINT:
        position: list[Any] = rings[0][0]
        return position
    return rings[0] if core.kind is CoreKind.LINE else rings


def _rfc3339(time: datetime) -> str:
    return time.isoformat().replace("+00:00", "Z")
