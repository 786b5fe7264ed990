"""A notice typed on the command line, made into features: it passes the same door as a file.

What an amendment does not say stays as it stands: a word left out must never
turn a patrol into something else, or shrink the space that others keep clear.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import tzinfo
from itertools import accumulate
from typing import Any

from keepclear.errors import BadInput, Fault

PLACE = "command line"
ONE_VOLUME = "it is one of several volumes: give the whole new version as a file"


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

    def __bool__(self) -> bool:
        """Whether anything was typed."""
        typed = [field.name for field in fields(self) if field.name != "zone"]
        return any(getattr(self, name) not in (None, []) for name in typed)


def times_told(typed: Typed, zone: tzinfo) -> str:
    """Say back the times that were typed, with weekday and in both zones; empty without any."""
    from keepclear.host.cli.when import read
    from keepclear.space.local_time import shown

    times = (("from ", "--start", typed.start), ("until", "--end", typed.end))
    lines = [
        f"\n  {word} {shown(read(text, option).down(), zone)}"
        for word, option, text in times
        if text
    ]
    return "".join(lines)


def features_of(name: str, typed: Typed) -> list[dict[str, Any]]:
    """Return the feature of a new notice; raise BadInput with everything that is missing or odd."""
    faults: list[Fault] = []
    required = {
        "--name": (name, "give the notice a name, as NORTH-1"),
        "--place": (typed.places, "give a position, or several for a route"),
        "--radius-m": (typed.radius_m, "give the metres around it that others keep clear"),
        "--start": (typed.start, "give date, time and zone, as 2030-06-01T05:00Z or 010500ZJUN30"),
        "--end": (typed.end, "give date, time and zone, as 2030-06-01T09:00Z"),
    }
    faults += [
        Fault(option, "it is missing", cure)
        for option, (value, cure) in required.items()
        if value in (None, "", [])
    ]
    said = _said(typed, faults)
    geometry = _geometry(typed.places or (), faults)
    if faults:
        raise BadInput(faults)
    properties = {"notice": name, "activity": "other"} | said
    return [{"type": "Feature", "properties": properties, "geometry": geometry}]


def features_amended(typed: Typed, view: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the features of a notice as it stands, changed by what was typed."""
    faults: list[Fault] = []
    said = _said(typed, faults)
    volumes = view["volumes"]
    if len(volumes) > 1:
        faults += [
            Fault(option, f"the notice has {len(volumes)} volumes", ONE_VOLUME)
            for option, value in (
                ("--place", typed.places),
                ("--start", typed.start),
                ("--end", typed.end),
            )
            if value
        ]
    geometry = _geometry(typed.places, faults) if typed.places else None
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


def _said(typed: Typed, faults: list[Fault]) -> dict[str, Any]:
    """Return the properties that were typed."""
    from keepclear.host.cli.when import read

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
                instant = read(text, f"--{key}", typed.zone)
                said[key] = (instant.down() if key == "start" else instant.up()).isoformat()
            except BadInput as refused:
                faults += refused.faults
    return {key: value for key, value in said.items() if value is not None}


def _geometry(places: Sequence[str], faults: list[Fault]) -> dict[str, Any] | None:
    from keepclear.space.place import parse_place

    coordinates = []
    for text in places:
        try:
            place = parse_place(text)
        except BadInput as refused:
            faults += [Fault(f"--place {f.place}", f.fault, f.cure) for f in refused.faults]
        else:
            coordinates.append([place.lon, place.lat])
    if len(coordinates) == 1:
        return {"type": "Point", "coordinates": coordinates[0]}
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


def as_option(fault: Fault) -> Fault:
    """Name the option that a fault of a typed notice is about, in the place of a property."""
    head, _, key = fault.place.partition("properties.")
    if not key or not head.startswith(PLACE):
        return fault
    option = {"notice": "--name"}.get(key, "--" + key.replace("_", "-"))
    return Fault(option, fault.fault, fault.cure)
