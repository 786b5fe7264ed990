"""Files of plans as people exchange them: GeoJSON FeatureCollections to notices.

One feature is one volume, or several where its geometry has several parts; the
features with one `notice`, in whatever file they stand, are one plan of one
party. A file is taken whole or refused whole with everything that is wrong in
it, so nobody mends it ten times. spec/check.md is the law.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from io import BytesIO
from sys import intern
from typing import IO, Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.space.volume import Volume
from keepclear.standards.geojson_rfc7946.geometry import Bounds, crs_faults, read_geometry
from keepclear.standards.geojson_rfc7946.packed import Packed
from keepclear.standards.geojson_rfc7946.properties import KNOWN, read_properties
from keepclear.standards.geojson_rfc7946.stream import FeatureStream, Unstreamed
from keepclear.standards.geojson_rfc7946.wire import (
    feature_place,
    json_faults,
    parse_document,
    shown,
)

_COLLECTION_MEMBERS: Final = {"type", "features", "bbox", "crs", "name"}
_FEATURE_MEMBERS: Final = {"type", "geometry", "properties", "id", "bbox", "crs"}
_WITHOUT_INSIDE: Final = {"Point", "MultiPoint", "LineString", "MultiLineString"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A feature says that a notice is a party's, whatever else may be wrong with it."""

    place: str
    notice: str
    party: str


@dataclass(frozen=True, slots=True)
class Feature:
    """The part of a notice that one feature states, and where it was read."""

    place: str
    notice: str
    party: str
    activity: str
    volumes: Packed
    given: datetime | None = None


@dataclass(slots=True)
class Reading:
    """One file: its good features, everything wrong with the others, and what was left out."""

    features: list[Feature] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """One notice: its party and its volumes, in the order they were read.

    `activities` are those that its features name, each once; `given` is the latest that
    any of them names.
    """

    party: str
    volumes: Sequence[Volume]
    activities: tuple[str, ...] = ()
    given: datetime | None = None


def read_file(name: str, data: bytes, bounds: Bounds | None = None) -> Reading:
    """Read one GeoJSON file; `name` is what its faults call it."""
    return read_stream(name, BytesIO(data), bounds)


def read_stream(name: str, file: IO[bytes], bounds: Bounds | None = None) -> Reading:
    """Read one GeoJSON file a feature at a time; the file can be read again from its start."""
    try:
        try:
            return _read_members(name, FeatureStream(file), bounds)
        except Unstreamed:
            file.seek(0)
            return _read_whole(name, file.read(), bounds)
    except BadInput as refused:
        return Reading(faults=list(refused.faults))
    except RecursionError:
        cure = "GeoJSON needs no more than some ten levels"
        return Reading(faults=[Fault(name, "nested too deeply", cure)])


def _read_members(name: str, stream: FeatureStream, bounds: Bounds | None) -> Reading:
    reading, ignored = Reading(), _Ignored()
    odd: list[Fault] = []
    for key, value in stream.members():
        if key is not None:
            odd += json_faults(name, {key: value}) if stream.odd else ()
            continue
        place = f"{name}: {feature_place(reading.count, value)}"
        odd += json_faults(place, value) if stream.odd else ()
        _take_feature(reading, ignored, place, value, bounds)
    return _closed(reading, ignored, name, stream.head, odd)


def _read_whole(name: str, data: bytes, bounds: Bounds | None) -> Reading:
    document, odd = parse_document(name, data)
    reading, ignored = Reading(), _Ignored()
    features = document.get("features") if isinstance(document, dict) else None
    for raw in features if isinstance(features, list) else []:
        place = f"{name}: {feature_place(reading.count, raw)}"
        _take_feature(reading, ignored, place, raw, bounds)
    return _closed(reading, ignored, name, document, odd)


def _take_feature(
    reading: Reading, ignored: "_Ignored", place: str, raw: object, bounds: Bounds | None
) -> None:
    reading.count += 1
    feature = _read_feature(reading, ignored, place, raw, bounds)
    if feature:
        reading.features.append(feature)


def _closed(
    reading: Reading, ignored: "_Ignored", name: str, document: object, odd: list[Fault]
) -> Reading:
    """Return the reading with what is wrong with the file itself before that of its features."""
    head = Reading()
    if not _is_collection(head, name, document):
        return Reading(faults=odd + head.faults, warnings=head.warnings)
    reading.faults[:0] = odd + head.faults
    reading.warnings[:0] = head.warnings
    reading.warnings += ignored.warnings()
    return reading


def collate(readings: Sequence[Reading]) -> tuple[dict[str, Plan], list[Fault]]:
    """Return the notices of all files by name, and the faults of those under two parties."""
    first: dict[str, Claim] = {}
    faults = []
    for claim in (claim for reading in readings for claim in reading.claims):
        known = first.setdefault(claim.notice, claim)
        if known.party != claim.party:
            fault = f"notice {shown(claim.notice)!r} of party {shown(claim.party)!r} here"
            fault += f" and of party {shown(known.party)!r} in {known.place}"
            cure = "a notice has one party: rename one of the two"
            faults.append(Fault(f"{claim.place}: properties.party", fault, cure))
    held: dict[str, list[Feature]] = {}
    for feature in (feature for reading in readings for feature in reading.features):
        held.setdefault(feature.notice, []).append(feature)
    return {name: _plan(first[name].party, parts) for name, parts in held.items()}, faults


def _plan(party: str, parts: Sequence[Feature]) -> Plan:
    volumes = Packed.joined(part.volumes for part in parts)
    activities = tuple(dict.fromkeys(part.activity for part in parts))
    given = max((part.given for part in parts if part.given), default=None)
    return Plan(party, volumes, activities, given)


class _Ignored:
    """What was left out, told once a file however often it stands there."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[str, int]] = {}

    def add(self, place: str, fault: str, cure: str) -> None:
        first, count = self._found.get((fault, cure), (place, 0))
        self._found[fault, cure] = first, count + 1

    def warnings(self) -> list[Fault]:
        return [
            Fault(first, fault + (f" (and in {count - 1} more)" * (count > 1)), cure)
            for (fault, cure), (first, count) in self._found.items()
        ]


def _is_collection(reading: Reading, name: str, document: object) -> bool:
    """Tell whether a document is a FeatureCollection, adding what is wrong with it."""
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        kind = document.get("type") if isinstance(document, dict) else type(document).__name__
        cure = 'give {"type": "FeatureCollection", "features": [...]}'
        reading.faults.append(
            Fault(f"{name}: type", f"{shown(str(kind))!r} is not a FeatureCollection", cure)
        )
        return False
    reading.faults += crs_faults(name, document)
    for member in (member for member in document if member not in _COLLECTION_MEMBERS):
        warning = Fault(f"{name}: {shown(member)}", "not a member known here", "it was left out")
        reading.warnings.append(warning)
    if not isinstance(document.get("features"), list):
        reading.faults.append(Fault(f"{name}: features", "not a list", "give a list of features"))
    return True


def _read_feature(
    reading: Reading, ignored: _Ignored, place: str, raw: object, bounds: Bounds | None
) -> Feature | None:
    before = len(reading.faults)
    if not isinstance(raw, dict) or raw.get("type") != "Feature":
        cure = 'give {"type": "Feature", "properties": ..., "geometry": ...}'
        reading.faults.append(Fault(f"{place}: type", "not a Feature", cure))
        return None
    reading.faults += crs_faults(place, raw)
    _outside_properties(reading, ignored, place, raw)
    geometry = raw.get("geometry")
    shapes = read_geometry(place, geometry, bounds)
    reading.faults += shapes.faults
    if shapes.heights:
        ignored.add(place, "positions with a third coordinate", "it was left out; use floor_m")
    properties = raw.get("properties")
    if not isinstance(properties, dict):
        cure = f"give an object with {', '.join(KNOWN[:5])}"
        reading.faults.append(Fault(f"{place}: properties", "not an object", cure))
        return None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    said = read_properties(place, properties, needs_radius=kind in _WITHOUT_INSIDE)
    if said.notice and said.party:
        reading.claims.append(Claim(place, said.notice, said.party))
    reading.faults += said.faults
    for key in said.unknown:
        alike = get_close_matches(key, KNOWN, 1)
        hint = f"; is {alike[0]!r} meant?" if alike else ""
        told = f"unknown property {shown(key)!r}"
        ignored.add(f"{place}: properties.{shown(key)}", told, f"left out{hint}")
    if len(reading.faults) > before or said.notice is None or said.party is None:
        return None
    if said.activity is None or said.interval is None or said.radius_m is None or not said.band:
        return None
    volumes = [Volume(core, said.radius_m, said.band, said.interval) for core in shapes.cores]
    # Few parties and activities come again and again: each is held once.
    party, activity = intern(said.party), intern(said.activity)
    return Feature(place, said.notice, party, activity, Packed(volumes), said.given)


def _outside_properties(
    reading: Reading, ignored: _Ignored, place: str, raw: dict[str, Any]
) -> None:
    for member in (member for member in raw if member not in _FEATURE_MEMBERS):
        if member in KNOWN:
            fault = Fault(f"{place}: {member}", "outside properties", "move it into properties")
            reading.faults.append(fault)
        else:
            told = f"unknown member {shown(member)!r}"
            ignored.add(f"{place}: {shown(member)}", told, "left out")
