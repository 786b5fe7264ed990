"""Zones as officers type, draw, paste or drop them, made into what may be announced; one way in.

What is typed becomes the table that a file would hold and passes the same door, so that a zone of
the desk and one of the command line are read, refused and encoded alike. A fault is named
by the field that it is about, as `radius_m` or `rule[0].name`. Nothing is announced here.
"""

import base64
import binascii
import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import msgspec

from keepclear.desk.fault_words import fault_view
from keepclear.desk.zone_form import Rule, Who, ZoneForm
from keepclear.errors import BadInput, Fault
from keepclear.host.plotting.typed import geometry_of
from keepclear.host.plotting.when import read
from keepclear.limits import PLOT_BYTES_MAX, ZONE_RULES_MAX

if TYPE_CHECKING:
    from keepclear.exchange.rule.announcement import Zone
    from keepclear.host.body import Body

View = dict[str, Any]
TYPED: Final = "typed"
_SHAPES: Final = {"Point": "point", "LineString": "line", "Polygon": "polygon"}
_OF_TABLE: Final = re.compile(rf"^{TYPED}: zone(?:\[0\])?\.?")
_OF_ZONE: Final = re.compile(r"^zone .*, (?=[a-z]+(?: '.*')?$)")
# How the parts of a zone are called where it is judged, and by which field they are typed.
_OF_RULE: Final = re.compile(r"^rule '(.*)'$")
_FIELDS: Final = (
    (re.compile(r"^(?:point|line|polygon|holes|place \d+|place)(?=\b)"), "places"),
    (re.compile(r"^(?:segment \d+|validity|volumes)$"), "start"),
    (re.compile(r"^(?:rules '.*|parties)"), "rule"),
)


def plot_zones(
    body: "Body",
    typed: Any = None,
    text: str = "",
    file_name: str = "",
    encoded: str = "",
    channel: str = "",
) -> View:
    """Read zones that were typed, pasted or drafted, and say what each asks; faults beside them.

    `encoded` is one as an act holds it, to be looked at before it is released.
    """
    faults: list[Fault] = []
    rules = [rule.get("name") for rule in (typed or {}).get("rules", ())]
    try:
        found = _read(typed, text, file_name, encoded, body.settings.desk.zone)
    except BadInput as refused:
        found, faults = [], [_of_field(fault, rules) for fault in refused.faults]
    views = []
    for zone, words in found:
        try:
            views.append(_plotted(body, channel, zone, words))
        except BadInput as refused:
            faults += [_of_field(fault, rules) for fault in refused.faults]
    return {"zones": views, "faults": [fault_view(fault) for fault in faults]}


def _read(
    typed: Any, text: str, file_name: str, encoded: str, zone: str
) -> list[tuple["Zone", str]]:
    from keepclear.standards.rules_toml.reader import zones_in

    if encoded:
        return [(_decoded(encoded), "")]
    if text.strip():
        return _filed(text, file_name)
    try:
        form = msgspec.convert(typed or {}, ZoneForm)
    except msgspec.ValidationError as error:
        raise BadInput([Fault("typed", str(error), "see the API")]) from error
    return zones_in(TYPED, {"zone": [_table(form, zone)]})


def _decoded(encoded: str) -> "Zone":
    from keepclear.errors import BadRecord
    from keepclear.exchange.fields import Fields
    from keepclear.exchange.rule.announcement import read_zone
    from keepclear.record.canonical import decode

    try:
        data = base64.b64decode(encoded, validate=True)
        return read_zone(decode(data), Fields({}, "zone/1"))
    except (binascii.Error, BadRecord) as error:
        raise BadInput([Fault("encoded", str(error), "plot it anew")]) from error


def _filed(text: str, file_name: str) -> list[tuple["Zone", str]]:
    """Read a file of zones, GeoJSON where it begins so and TOML else."""
    from keepclear.standards.geojson_rfc7946.zone import zone_tables
    from keepclear.standards.rules_toml.reader import read_zones, zones_in

    name, data = file_name or "pasted", text.encode(errors="replace")
    if len(data) > PLOT_BYTES_MAX:
        cure = "announce it from its file: keepclear zone announce"
        raise BadInput([Fault("text", f"over {PLOT_BYTES_MAX:,} bytes", cure)])
    if text.lstrip("\ufeff \t\r\n")[:1] == "{":
        return zones_in(name, zone_tables(name, data))
    return read_zones(name, data)


# From the fields of a form to the table of a file


def _table(form: ZoneForm, zone: str) -> View:
    """Return the table that a file would hold; raise BadInput with all that is missing or odd."""
    faults: list[Fault] = []
    if len(form.rules) > ZONE_RULES_MAX:
        cure = f"give {ZONE_RULES_MAX} at most"
        raise BadInput([Fault("rule", f"{len(form.rules)} rules", cure)])
    for field, value, cure in (
        ("name", form.name.strip(), "give the zone a name, as RANGE-2"),
        ("places", form.places, "give a position, or several for a line or an area"),
        ("end", form.end.strip(), "give date, time and zone: what is announced has an end"),
    ):
        if not value:
            faults.append(Fault(field, "it is missing", cure))
    table: View = {"name": form.name, "kind": form.kind, "text": form.text} | _sizes(form)
    table |= {"radius_m": _number(form.radius_m)}
    table |= {key: _instant(key, getattr(form, key), zone, faults) for key in ("start", "end")}
    shape = geometry_of(form.places, faults, is_area=form.is_area) if form.places else None
    if shape and (len(form.places) > 1 or shape["type"] == "Point"):
        ring = shape["coordinates"][0] if shape["type"] == "Polygon" else shape["coordinates"]
        table[_SHAPES[shape["type"]]] = ring
    table["rule"] = [_rule(n, rule, zone, faults) for n, rule in enumerate(form.rules)]
    if faults:
        raise BadInput(faults)
    return _said(table)


def _rule(number: int, rule: Rule, zone: str, faults: list[Fault]) -> View:
    place = f"rule[{number}]"
    if not rule.name.strip():
        faults.append(Fault(f"{place}.name", "it is missing", "name the rule, to find it by"))
    altitudes = _said(_sizes(rule))
    return _said(
        {
            "name": rule.name,
            "article": rule.article or None,
            "only": rule.only and _who(rule.only),
            "never": rule.never and _who(rule.never),
            "altitudes": altitudes or None,
            "lead_s": _number(rule.lead_s),
            "out_by": _instant(f"{place}.out_by", rule.out_by, zone, faults),
            "what": rule.what or None,
            "exempt": [_who(one) | _said({"lead_s": _number(one.lead_s)}) for one in rule.exempt]
            or None,
            "left": rule.left or None,
            "right": rule.right or None,
            "buffer_m": _number(rule.buffer_m),
            "reach_m": _number(rule.reach_m),
            "activities": rule.activities or None,
        }
    )


def _who(who: Who) -> View:
    return _said({"parties": who.parties or None, "activities": who.activities or None})


def _sizes(form: ZoneForm | Rule) -> View:
    """Return a band; what altitudes count from is said only with one."""
    low, high = _number(form.floor_m), _number(form.ceiling_m)
    reference = form.altitude_reference if low is not None or high is not None else None
    return {"floor_m": low, "ceiling_m": high, "altitude_reference": reference or None}


def _instant(place: str, text: str, zone: str, faults: list[Fault]) -> str | None:
    if not text.strip():
        return None
    try:
        found = read(text, place, zone)
    except BadInput as refused:
        faults += refused.faults
        return None
    return (found.down() if place == "start" else found.up()).isoformat()


def _number(value: float | str | None) -> Any:
    """Return a number that was typed as one; other text is left to be judged as it is."""
    if not isinstance(value, str):
        return value
    plain = value.strip()
    try:
        return float(plain) if plain.isascii() and "_" not in plain else plain
    except ValueError:
        return plain or None


def _said(table: Mapping[str, Any]) -> View:
    return {key: value for key, value in table.items() if value is not None}


def _of_field(fault: Fault, rules: Sequence[Any]) -> Fault:
    """Name the field that a fault is about; one of a file is named by where in it that is."""
    place = _OF_ZONE.sub("", _OF_TABLE.sub("", fault.place))
    for form, field in _FIELDS:
        place = form.sub(field, place)
    named = _OF_RULE.match(place)
    if named and named[1] in rules:
        place = f"rule[{rules.index(named[1])}].name"
    return Fault(place, fault.fault, fault.cure)


# What is shown of one


def _plotted(body: "Body", channel: str, zone: "Zone", text: str) -> View:
    from keepclear.desk.zoning import drafted
    from keepclear.host.plotting.showing import drawn, plot_of
    from keepclear.record.canonical import encode

    data = encode(zone.body())
    view = drafted(body.node, body.moment(), data, channel)
    return view | {
        "zone": base64.b64encode(data).decode(),
        "text": text,
        "features": drawn(zone.volumes),
        "plot": plot_of(zone.volumes),
    }


def zone_table(body: "Body", zone: str, channel: str = "") -> View:
    """Show a zone as the table that a file would hold, to be amended; its places in degrees."""
    from keepclear.desk.zoning import announced_zone
    from keepclear.standards.rules_toml.writing import write_zones, zone_table_of

    said, text = announced_zone(body.node, zone, channel)
    table = zone_table_of(said) | ({"text": text} if text else {})
    return {"table": table, "toml": write_zones([table])}


VIEWS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"plot zones": plot_zones, "zone table": zone_table}
)
