"""Files of plans as people exchange them: GeoJSON FeatureCollections to notices.

One feature is one volume, or several where its geometry has several parts; the
features with one `notice`, in whatever file they stand, are one plan of one
party. A file is taken whole or refused whole with everything that is wrong in
it, so nobody mends it ten times. spec/check.md is the law.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from io import BytesIO
from typing import IO, Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.space.volume import Core, Volume
from keepclear.standards.geojson_rfc7946.geometry import Bounds, crs_faults, read_geometry
from keepclear.standards.geojson_rfc7946.properties import KNOWN, Statement, read_properties
from keepclear.standards.geojson_rfc7946.stream import FeatureStream
from keepclear.standards.geojson_rfc7946.wire import (
    feature_place,
    json_faults,
    shown,
)

_COLLECTION_MEMBERS: Final = {"type", "features", "bbox", "crs", "name"}
_FEATURE_MEMBERS: Final = {"type", "geometry", "properties", "id", "bbox", "crs"}
_WITHOUT_INSIDE: Final = {"Point", "MultiPoint", "LineString", "MultiLineString"}


@dataclass(frozen=True, slots=True)
class Feature:
    """The part of a notice that one feature states."""

    notice: str
    party: str
    activity: str
    volumes: tuple[Volume, ...]
    given: datetime | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A feature says that a notice is a party's, whatever else may be wrong with it.

    `number` counts the features of its file from 0; `feature` is None where something is wrong.
    """

    number: int
    notice: str
    party: str
    feature: Feature | None

    def place(self, name: str) -> str:
        """Return how the feature is named to a person, in the file of this name."""
        return f"{name}: {feature_place(self.number, {'properties': {'notice': self.notice}})}"


@dataclass(slots=True)
class Remarks:
    """What there is to tell of a file beside its plans: faults, and what was left out."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    count: int = 0  # of features, good or bad


@dataclass(slots=True)
class Reading(Remarks):
    """One file with all that its features say, where that is not much."""

    name: str = ""
    claims: list[Claim] = field(default_factory=list)

    @property
    def features(self) -> list[Feature]:
        """What its good features state."""
        return [claim.feature for claim in self.claims if claim.feature]


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
    reading = Reading(name=name)
    reading.claims += claims(name, BytesIO(data), reading, bounds)
    return reading


def claims(
    name: str, file: IO[bytes], reading: Remarks, bounds: Bounds | None = None
) -> Iterator[Claim]:
    """Yield what the features of one GeoJSON file say, one at a time; `reading` tells the rest.

    What was yielded counts only where there are no faults in the end.
    """
    stream, ignored = FeatureStream(name, file), _Ignored()
    odd: list[Fault] = []
    try:
        for key, value in stream.members():
            if key is not None:
                odd += json_faults(name, {key: value}) if stream.odd else ()
                continue
            place = f"{name}: {feature_place(reading.count, value)}"
            odd += json_faults(place, value) if stream.odd else ()
            claim = _read_feature(reading, ignored, place, value, bounds)
            reading.count += 1
            if claim:
                yield claim
        _close(reading, ignored, name, stream.document, stream.repeated() + odd)
    except BadInput as refused:
        reading.faults[:0] = odd
        reading.faults += refused.faults
    except RecursionError:
        cure = "GeoJSON needs no more than some ten levels"
        reading.faults.append(Fault(name, "nested too deeply", cure))


def _close(
    reading: Remarks, ignored: "_Ignored", name: str, document: object, odd: list[Fault]
) -> None:
    """Put what is wrong with the file itself before what is wrong with its features."""
    head = Remarks()
    _read_head(head, name, document)
    reading.faults[:0] = odd + head.faults
    reading.warnings[:0] = head.warnings
    reading.warnings += ignored.warnings()


def collate(readings: Sequence[Reading]) -> tuple[dict[str, Plan], list[Fault]]:
    """Return the notices of all files by name, and the faults of those under two parties."""
    first: dict[str, tuple[str, Claim]] = {}
    held: dict[str, list[Feature]] = {}
    faults = []
    for reading in readings:
        for claim in reading.claims:
            name, known = first.setdefault(claim.notice, (reading.name, claim))
            if known.party != claim.party:
                faults.append(two_parties(claim, reading.name, known.party, known.place(name)))
            if claim.feature:
                held.setdefault(claim.notice, []).append(claim.feature)
    return {name: _plan(first[name][1].party, parts) for name, parts in held.items()}, faults


def two_parties(claim: Claim, name: str, party: str, place: str) -> Fault:
    """Return the fault of a claim, in a file of this name, to the notice of another party."""
    fault = f"notice {shown(claim.notice)!r} of party {shown(claim.party)!r} here"
    fault += f" and of party {shown(party)!r} in {place}"
    cure = "a notice has one party: rename one of the two"
    return Fault(f"{claim.place(name)}: properties.party", fault, cure)


def _plan(party: str, parts: Sequence[Feature]) -> Plan:
    volumes = tuple(volume for part in parts for volume in part.volumes)
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


def _read_head(reading: Remarks, name: str, document: object) -> None:
    """Add what is wrong with a document beside its features."""
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        kind = document.get("type") if isinstance(document, dict) else type(document).__name__
        cure = 'give {"type": "FeatureCollection", "features": [...]}'
        reading.faults.append(
            Fault(f"{name}: type", f"{shown(str(kind))!r} is not a FeatureCollection", cure)
        )
        if not isinstance(document, dict) or not isinstance(document.get("features"), list):
            return  # It is something else, and not only mistyped.
    reading.faults += crs_faults(name, document)
    for member in (member for member in document if member not in _COLLECTION_MEMBERS):
        warning = Fault(f"{name}: {shown(member)}", "not a member known here", "it was left out")
        reading.warnings.append(warning)
    if not isinstance(document.get("features"), list):
        reading.faults.append(Fault(f"{name}: features", "not a list", "give a list of features"))


def _read_feature(
    reading: Remarks, ignored: _Ignored, place: str, raw: object, bounds: Bounds | None
) -> Claim | None:
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
    reading.faults += said.faults
    for key in said.unknown:
        alike = get_close_matches(key, KNOWN, 1)
        hint = f"; is {alike[0]!r} meant?" if alike else ""
        told = f"unknown property {shown(key)!r}"
        ignored.add(f"{place}: properties.{shown(key)}", told, f"left out{hint}")
    if said.notice is None or said.party is None:
        return None
    feature = _feature(said, shapes.cores) if len(reading.faults) == before else None
    return Claim(reading.count, said.notice, said.party, feature)


def _feature(said: Statement, cores: Sequence[Core]) -> Feature | None:
    if said.notice is None or said.party is None or said.activity is None:
        return None
    if said.interval is None or said.radius_m is None or not said.band:
        return None
    volumes = tuple(Volume(core, said.radius_m, said.band, said.interval) for core in cores)
    return Feature(said.notice, said.party, said.activity, volumes, said.given)


def _outside_properties(
    reading: Remarks, ignored: _Ignored, place: str, raw: dict[str, Any]
) -> None:
    for member in (member for member in raw if member not in _FEATURE_MEMBERS):
        if member in KNOWN:
            fault = Fault(f"{place}: {member}", "outside properties", "move it into properties")
            reading.faults.append(fault)
        else:
            told = f"unknown member {shown(member)!r}"
            ignored.add(f"{place}: {shown(member)}", told, "left out")
