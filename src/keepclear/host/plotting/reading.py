"""What was typed, pasted or dropped, read into plans: every form through the door that files pass.

What a file or a table states stands; what it leaves out is taken from what was typed
beside it, so that ten areas without times need their times once. A file is taken whole or
refused with all its faults.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.host.plotting.typed import PLACE, Typed, features_of, field_of, said_of
from keepclear.limits import NOTICES_PER_ACT_MAX, PLOT_BYTES_MAX
from keepclear.space.volume import Volume

if TYPE_CHECKING:
    from keepclear.standards.geojson_rfc7946.geometry import Bounds

PASTED: Final = "pasted"
_SAID_ONCE: Final = ("radius_m", "floor_m", "ceiling_m", "altitude_reference")

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """One notice as it was read: not yet held against anything that stands."""

    name: str
    activity: str
    volumes: Sequence[Volume]
    text: str = ""


@dataclass(slots=True)
class Read:
    """All that was read, and everything that is wrong with it or was left out."""

    plans: list[Plan] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: list[Fault] = field(default_factory=list)


def read_plans(
    name: str,
    typed: Typed,
    text: str = "",
    file_name: str = "",
    party: str = "",
    bounds: "Bounds | None" = None,
) -> Read:
    """Read one form: `text` is what was pasted or dropped, `name` and `typed` what stands beside.

    Faults of what was typed are named by their fields, those of a file by where in it they are.
    """
    if len(text.encode(errors="replace")) > PLOT_BYTES_MAX:
        cure = "import it as a list: keepclear import"
        return Read(faults=[Fault("text", f"over {PLOT_BYTES_MAX:,} bytes", cure)])
    try:
        read = _read(name, typed, text, file_name, party, bounds)
    except BadInput as refused:
        read = Read(faults=list(refused.faults))
    if len(read.plans) > NOTICES_PER_ACT_MAX:
        cure = f"give at most {NOTICES_PER_ACT_MAX} at a time, or import the list"
        read.faults.append(Fault("text", f"{len(read.plans)} notices", cure))
    return read


def _read(
    name: str, typed: Typed, text: str, file_name: str, party: str, bounds: "Bounds | None"
) -> Read:
    if not text.strip():
        return _from_features(PLACE, features_of(name, typed), (), party, bounds)
    match _form_of(text, file_name):
        case "table":
            from keepclear.host.plotting.pasted import read_table

            return read_table(file_name or PASTED, name, typed, text, bounds)
        case "places":
            from keepclear.host.plotting.pasted import places_of

            route = replace(typed, places=places_of(text), geometry=None)
            return _from_features(PLACE, features_of(name, route), (), party, bounds)
        case "kml":
            from keepclear.standards.kml_2_2.mapping import read_kml

            features, faults = read_kml(file_name or PASTED, text.encode(errors="replace"))
        case "gpx":
            from keepclear.standards.gpx_1_1.mapping import read_gpx

            features, faults = read_gpx(file_name or PASTED, text.encode(errors="replace"))
        case _:
            features, faults = _geojson(file_name or PASTED, text)
    filled, missing = _filled(features, name, typed)
    return _from_features(file_name or PASTED, filled, (*faults, *missing), party, bounds)


def _form_of(text: str, file_name: str) -> str:
    """Tell what a text is: by the end of its file's name, or else by how it begins."""
    from keepclear.host.plotting.pasted import are_places

    end = file_name.lower().rpartition(".")[2]
    by_name = {"csv": "table", "tsv": "table", "kml": "kml", "gpx": "gpx"}
    if end in by_name:
        return by_name[end]
    if end in ("geojson", "json") or text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return "geojson"
    head = text[:2_000].lower()
    if head.lstrip("\ufeff \t\r\n").startswith("<"):
        return "gpx" if "<gpx" in head else "kml"
    return "places" if are_places(text) else "table"


def _geojson(name: str, text: str) -> tuple[list[Feature], list[Fault]]:
    """Return the features of a file, and what JSON itself does not allow in it."""
    from keepclear.standards.geojson_rfc7946.geometry import crs_faults
    from keepclear.standards.geojson_rfc7946.wire import DocumentHook, json_faults

    hook = DocumentHook()
    try:
        document = json.loads(text, object_pairs_hook=hook.members, parse_constant=hook.constant)
    except json.JSONDecodeError as error:
        where = f"{name}: line {error.lineno}, column {error.colno}"
        raise BadInput([Fault(where, f"not JSON: {error.msg}", "mend it there")]) from None
    except (ValueError, RecursionError):
        cure = "save it as plain features"
        raise BadInput([Fault(name, "nested too deeply, or a number too long", cure)]) from None
    faults = list(json_faults(name, document)) if hook.found else []
    features = _features_in(document)
    if features is None:
        cure = 'give {"type": "FeatureCollection", "features": [...]}'
        return [], [*faults, Fault(name, "no FeatureCollection, no Feature and no geometry", cure)]
    if isinstance(document, dict):
        faults += crs_faults(name, document)
    return features, faults


def _features_in(document: Any) -> list[Any] | None:
    """Return the features of a collection, a single one, or a bare geometry as one."""
    from keepclear.standards.geojson_rfc7946.geometry import TYPES

    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "FeatureCollection" and isinstance(document.get("features"), list):
        return list(document["features"])
    if kind == "Feature":
        return [document]
    if isinstance(kind, str) and kind in TYPES:
        return [{"type": "Feature", "properties": {}, "geometry": document}]
    return None


def _filled(features: Sequence[Any], name: str, typed: Typed) -> tuple[list[Any], list[Fault]]:
    """Return features with what they leave out taken from what was typed."""
    faults: list[Fault] = []
    said = said_of(typed, faults)
    filled: list[Any] = []
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict):
            filled.append(feature)
            continue
        own = feature.get("properties")
        own = dict(own) if isinstance(own, dict) else {}
        called = name if len(features) == 1 else f"{name}-{number}"
        given: dict[str, Any] = {"notice": called} if name else {}
        given |= {"activity": "other"} | {key: said[key] for key in said if key not in _SAID_ONCE}
        given |= _sizes(said, own)
        present = {key: value for key, value in own.items() if value not in (None, "")}
        filled.append(feature | {"properties": given | present})
    return filled, faults


def _sizes(said: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the radius and the band that were typed, each where a feature says nothing of it."""
    sizes = {"radius_m": said["radius_m"]} if "radius_m" in said else {}
    if not any(own.get(key) is not None for key in ("floor_m", "ceiling_m")):
        band = ("floor_m", "ceiling_m", "altitude_reference")
        sizes |= {key: said[key] for key in band if key in said}
    return sizes


def _from_features(
    name: str,
    features: Sequence[Any],
    before: Sequence[Fault],
    party: str,
    bounds: "Bounds | None",
) -> Read:
    """Pass features through the door of files; a party speaks for its own people only."""
    from keepclear.standards.geojson_rfc7946.mapping import collate, read_file

    for feature in features:
        if isinstance(feature, dict) and isinstance(feature.get("properties"), dict):
            feature["properties"].setdefault("party", party)
    document = {"type": "FeatureCollection", "features": features}
    reading = read_file(name, json.dumps(document).encode(), bounds)
    plans, faults = collate([reading])
    faults = [*before, *(field_of(fault) for fault in reading.faults), *faults]
    cure = f"a party speaks for its own people only: the party here is {party!r}"
    faults += [
        Fault(f"notice {called}", f"it is a notice of party {plan.party!r}", cure)
        for called, plan in plans.items()
        if plan.party != party
    ]
    activities = {one.notice: one.activity for one in reading.features}
    read = [Plan(called, activities[called], plan.volumes) for called, plan in plans.items()]
    return Read([] if faults else read, faults, list(reading.warnings))
