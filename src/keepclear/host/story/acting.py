"""What an officer of the replay does, as the node takes it: any act, by the name it has there.

Only what an officer reads off the desk is found when the time comes: a check
group, the record of what is taken. A notice's volumes are read when the file
is, through the door that every file goes through.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from keepclear.desk import views, watching
from keepclear.desk.registers import VIEWS
from keepclear.errors import BadInput, Fault, Misused
from keepclear.exchange.notice import encode_volumes
from keepclear.host.plot import first_position, near
from keepclear.node import request as ask
from keepclear.node.node import Moment, Node
from keepclear.record.canonical import encode
from keepclear.space.place import mgrs, parse_place
from keepclear.standards.geojson_rfc7946.mapping import collate, read_file
from keepclear.standards.rules_toml.agreement import read_agreement
from keepclear.standards.rules_toml.reader import read_zones

# Acts that state what is where, and the field in which each takes it.
_STATING: Final = {"give": "notices", "amend": "draft", "site add": "sites", "site amend": "draft"}
_VOLUME: Final = ("radius_m", "floor_m", "ceiling_m", "altitude_reference", "start", "end")
_NOTICE: Final = (*_VOLUME, "name", "activity", "place", "file", "text")
# What stands for what is on the desk, until the act is done.
_FROM_DESK: Final[Mapping[str, Mapping[str, str]]] = {
    "read back": {"group": ""},
    "seen": {"oddity": ""},
}
_SHOWN: Final = {"take": "item", "seen": "oddity"}  # what names an item of the watch


def request_of(act: str, party: str, fields: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Return the request of an act with its volumes read, or raise BadInput with every fault."""
    faults: list[Fault] = []
    request = dict(fields)
    if "of" in request:  # `party` is who acts; whose read-back is answered stands under `of`.
        request["party"] = request.pop("of")
    try:
        request = _worked_out(act, party, request, folder)
    except BadInput as refused:
        faults += refused.faults
    item = request.pop(_SHOWN.get(act, ""), None)
    if not faults:
        try:
            _converted(act, {**_FROM_DESK.get(act, {}), **request})
        except msgspec.ValidationError as error:
            why = str(error).replace("`", "")
            faults.append(Fault("act", why, "see src/keepclear/node/request.py for its fields"))
    if faults:
        raise BadInput(faults)
    return request if item is None else request | {_SHOWN[act]: item}


def _worked_out(act: str, party: str, request: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return what an act takes of what its row says: volumes, contents, numbers."""
    if act in _STATING:
        return _stated(act, party, request, folder)
    if act == "zone announce":
        return _announcement(request, folder)
    if act == "agreement propose":
        place, data = _beside(folder, request.pop("file", ""))
        return request | {"content": read_agreement(place, data).content()}
    return {key: _number(key, value) for key, value in request.items()}


def _stated(act: str, party: str, request: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return an act with the notice or the site that it states."""
    said: dict[str, Any] = {key: request.pop(key) for key in _NOTICE if key in request}
    draft, field = _draft(said, party, folder), _STATING[act]
    named = {"notice": draft["name"]} if act == "amend" else {}
    return named | request | {field: draft if field == "draft" else [draft]}


def _number(key: str, value: Any) -> Any:
    """Return what a file says in the numbers that an act takes: seconds, 1e-6 degrees."""
    if isinstance(value, datetime):
        return int(value.timestamp())
    if key == "place" and isinstance(value, str):
        place = parse_place(value)
        return (round(place.lon * 1e6), round(place.lat * 1e6))
    return value


def _beside(folder: Path, file: object) -> tuple[str, bytes]:
    """Return the path and the bytes of a file beside the story."""
    place = str(folder / str(file))
    try:
        return place, Path(place).read_bytes()
    except OSError as error:
        why = f"it cannot be read ({error.strerror})"
        raise BadInput([Fault(place, why, "put it beside the story")]) from error


def _announcement(request: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Read the one zone that an act announces, by its name in a file beside the story."""
    rest = {key: value for key, value in request.items() if key not in ("file", "name")}
    zones = read_zones(*_beside(folder, request.get("file", "")))
    named = [(zone, text) for zone, text in zones if zone.name == request.get("name")]
    if len(named) != 1:
        fault = f"there is no zone {request.get('name')!r}"
        raise BadInput([Fault("name", fault, "name one of the file")])
    ((zone, text),) = named
    return {"text": text} | rest | {"zone": encode(zone.body())}


def _converted(act: str, request: Mapping[str, Any]) -> ask.AnyAct:
    whole = {"ref": "reading", **request, "act": act}
    taken: ask.AnyAct = msgspec.convert(whole, ask.AnyAct)
    return taken


def _draft(said: Mapping[str, Any], party: str, folder: Path) -> dict[str, Any]:
    """Read the one notice that an act states, from its own words or from a file beside it."""
    name = str(said.get("name", ""))
    if "file" in said:
        reading = read_file(*_beside(folder, said["file"]))
    else:
        feature = _feature(said, name, party)
        document = {"type": "FeatureCollection", "features": [feature]}
        reading = read_file(f"notice {name}", msgspec.json.encode(document))
    plans, divided = collate([reading])
    if reading.faults or divided:
        raise BadInput([*reading.faults, *divided])
    if name not in plans:
        raise BadInput([Fault("name", f"there is no notice {name!r}", "name one of the file")])
    activity = next(f.activity for f in reading.features if f.notice == name)
    volumes = encode(encode_volumes(plans[name].volumes))
    return {
        "name": name,
        "activity": activity,
        "volumes": volumes,
        "text": said.get("text", ""),
    }


def _feature(said: Mapping[str, Any], name: str, party: str) -> dict[str, Any]:
    places = said.get("place", [])
    places = [places] if isinstance(places, str) else places
    positions = [parse_place(place) for place in places]
    points = [[position.lon, position.lat] for position in positions]
    kind, coordinates = ("Point", points[0]) if len(points) == 1 else ("LineString", points)
    properties = {key: _plain(said[key]) for key in _VOLUME if key in said}
    whose = {"notice": name, "party": party, "activity": said.get("activity", "other")}
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": whose | properties, "geometry": geometry}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def act_of(
    act: str, request: Mapping[str, Any], node: Node, moment: Moment, ref: str
) -> ask.AnyAct:
    """Return the act as the node takes it now, with what the officer reads off the desk."""
    whole = dict(request)
    whole.setdefault("role", node.procedure.role(0))
    whole.setdefault("initials", f"{node.us.name}1")
    match act:
        case "read back":
            view = views.notice(node, moment, whole["notice"])
            place = first_position(view["volumes"])
            whole = {"group": view["check_group"], "near": near(place)} | whole
            whole["plotted"] = mgrs(place)
        case "take":
            item = whole.pop("item", "STOP")
            whole["record"] = _record(node, moment, item)
        case "endorse":
            listed = VIEWS["agreements"](node, moment)
            hashes = [one["hash"] for one in listed if one["title"] == whole["document"]]
            whole = {"shown": "".join(hashes[:1])} | whole
        case "seen":
            whole["oddity"] = _record(node, moment, whole.pop("oddity"))
        case _:
            pass
    return _converted(act, whole | {"ref": ref})


def _record(node: Node, moment: Moment, what: str) -> str:
    """Find the record of what the watch shows under some words."""
    for item in watching.watch(node, moment):
        if what in item["what"] and "record" in item:
            return str(item["record"])
    raise Misused(f"the desk of {node.us.name} shows no {what!r} to take")
