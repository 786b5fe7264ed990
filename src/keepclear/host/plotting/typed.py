"""A notice typed by an officer, made into features: it passes the same door as a file.

A fault is named by the field that it is about, as `radius_m` or `places[1]`. What an amendment
does not say stays as it stands: a word left out must never turn a patrol into something else, or
shrink the space that others keep clear.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate
from typing import Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.host.plotting.when import read

PLACE: Final = "typed"
FIELDS: Final = (
    *("name", "activity", "places", "radius_m", "start", "end"),
    *("floor_m", "ceiling_m", "altitude_reference"),
)
ONE_VOLUME: Final = "it is one of several volumes: give the whole new version as a file"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed of a notice, as it was typed; None is what was left out."""

    activity: str | None = None
    places: Sequence[str] | None = None
    radius_m: float | None = None
    start: str | None = None
    end: str | None = None
    floor_m: float | None = None
    ceiling_m: float | None = None
    altitude_reference: str | None = None
    zone: str = ""  # the desk's own, for a cure to name
    geometry: Mapping[str, Any] | None = None  # GeoJSON, where it was drawn
    is_area: bool = False  # the places are the corners of an area, not a route

    def __bool__(self) -> bool:
        """Whether anything was typed."""
        typed = [field.name for field in fields(self) if field.name not in ("zone", "is_area")]
        return any(getattr(self, name) not in (None, []) for name in typed)

    @property
    def has_inside(self) -> bool:
        """Whether it is an area, which needs no radius."""
        kind = self.geometry.get("type") if self.geometry else None
        return self.is_area or kind in ("Polygon", "MultiPolygon")


def features_of(name: str, typed: Typed) -> list[dict[str, Any]]:
    """Return the feature of a new notice; raise BadInput with everything that is missing or odd."""
    faults: list[Fault] = []
    faults += [
        Fault(field, "it is missing", cure)
        for field, (value, cure) in _required(name, typed).items()
        if value in (None, "", [])
    ]
    said = said_of(typed, faults)
    geometry = typed.geometry or geometry_of(typed.places or (), faults, is_area=typed.is_area)
    if faults:
        raise BadInput(faults)
    properties = {"notice": name, "activity": "other"} | said
    return [{"type": "Feature", "properties": properties, "geometry": geometry}]


def _required(name: str, typed: Typed) -> dict[str, tuple[object, str]]:
    """Return what a new notice needs, by field, with the cure where it is missing."""
    required: dict[str, tuple[object, str]] = {
        "name": (name, "give the notice a name, as NORTH-1"),
        "places": (typed.geometry or typed.places, "give a position, or several for a route"),
        "radius_m": (typed.radius_m, "give the metres around it that others keep clear"),
        "start": (typed.start, "give date, time and zone, as 2030-06-01T05:00Z or 010500ZJUN30"),
        "end": (typed.end, "give date, time and zone, as 2030-06-01T09:00Z"),
    }
    if typed.has_inside:
        del required["radius_m"]  # An area is as wide as it was drawn.
    return required


def features_amended(typed: Typed, view: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the features of a notice as it stands, changed by what was typed."""
    faults: list[Fault] = []
    said = said_of(typed, faults)
    volumes = view["volumes"]
    if len(volumes) > 1:
        faults += [
            Fault(field, f"the notice has {len(volumes)} volumes", ONE_VOLUME)
            for field, value in (
                ("places", typed.places),
                ("start", typed.start),
                ("end", typed.end),
            )
            if value
        ]
    geometry = geometry_of(typed.places, faults) if typed.places else None
    if faults:
        raise BadInput(faults)
    whole = {"notice": view["notice"], "activity": view["activity"]}
    return [
        {
            "type": "Feature",
            "properties": whole | _standing(volume) | said,
            "geometry": geometry or _drawn(volume),
        }
        for volume in volumes
    ]


def said_of(typed: Typed, faults: list[Fault]) -> dict[str, Any]:
    """Return the properties that were typed, and add what is wrong with them to the faults."""
    said: dict[str, Any] = {
        "activity": typed.activity and typed.activity.lower().replace("-", "_"),
        "radius_m": typed.radius_m,
        "floor_m": typed.floor_m,
        "ceiling_m": typed.ceiling_m,
        "altitude_reference": typed.altitude_reference and typed.altitude_reference.upper(),
    }
    for key, text in (("start", typed.start), ("end", typed.end)):
        if text:
            try:
                instant = read(text, key, typed.zone)
                said[key] = (instant.down() if key == "start" else instant.up()).isoformat()
            except BadInput as refused:
                faults += refused.faults
    return {key: value for key, value in said.items() if value is not None}


def geometry_of(
    places: Sequence[str], faults: list[Fault], *, is_area: bool = False
) -> dict[str, Any]:
    """Return positions in any notation as one shape; what is wrong with each is added to faults."""
    from keepclear.space.place import parse_place

    coordinates = []
    for number, text in enumerate(places):
        try:
            place = parse_place(text)
        except BadInput as refused:
            faults += [
                Fault(f"places[{number}] {f.place}", f.fault, f.cure) for f in refused.faults
            ]
        else:
            coordinates.append([place.lon, place.lat])
    if len(coordinates) == 1:
        return {"type": "Point", "coordinates": coordinates[0]}
    if is_area and coordinates:
        return {"type": "Polygon", "coordinates": [[*coordinates, coordinates[0]]]}
    return {"type": "LineString", "coordinates": coordinates}


def _standing(volume: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties of a volume as it stands."""
    keys = ("radius_m", "floor_m", "ceiling_m", "altitude_reference")
    kept = {key: volume[key] for key in keys if volume[key] is not None}
    return kept | {"start": volume["from"], "end": volume["until"]}


def _drawn(volume: Mapping[str, Any]) -> dict[str, Any]:
    """Return the geometry of a volume as it stands."""
    positions, sizes = volume["positions"], volume["rings"]
    if volume["core"] == "point":
        return {"type": "Point", "coordinates": positions[0]}
    if volume["core"] == "line":
        return {"type": "LineString", "coordinates": positions}
    ends = list(accumulate(sizes))
    rings = [positions[end - size : end] for size, end in zip(sizes, ends, strict=True)]
    return {"type": "Polygon", "coordinates": rings}


def field_of(fault: Fault) -> Fault:
    """Name the field that a fault of typed input is about, in the place of a property."""
    head, _, key = fault.place.partition("properties.")
    if not head.startswith(f"{PLACE}:"):
        return fault
    field = {"notice": "name", "": "places"}.get(key, key)
    return Fault(field, fault.fault, fault.cure)
