"""A table or a list of positions, pasted as it was copied: read by the rules for lists.

The headings of a table are the words for columns that lists know, so that nothing has to be
mapped first; a heading that is no such word is asked about, for it may be the radius that a
conflict hangs on. What no column says is taken from what was typed beside the table.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from keepclear.errors import BadInput, Fault
from keepclear.host.plotting.typed import Typed

if TYPE_CHECKING:
    from keepclear.host.plotting.reading import Read
    from keepclear.standards.geojson_rfc7946.geometry import Bounds

_SEPARATORS: Final = ("\t", ";", "|", ",")
# What people write over a column, beside the words for columns themselves.
_ALSO: Final = {
    "notice": "name",
    "start": "from",
    "end": "until",
    "to": "until",
    "radius": "radius_m",
    "position": "place",
    "mgrs": "place",
    "coordinates": "place",
}
Columns: TypeAlias = dict[str, tuple[str, ...]]

_LAT: Final = ("lat", "latitude")
_LON: Final = ("lon", "long", "lng", "longitude")


def are_places(text: str) -> bool:
    """Tell whether each line of a text is a position in some notation."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and _is_place(lines[0]) and _is_place(lines[-1])


def places_of(text: str) -> list[str]:
    """Return the positions of a text, one a line."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _is_place(line: str) -> bool:
    from keepclear.space.place import parse_place

    try:
        parse_place(line)
    except BadInput:
        return False
    return True


def read_table(file: str, name: str, typed: Typed, text: str, bounds: "Bounds | None") -> "Read":
    """Read a table, a notice from each line; raise BadInput where it is no table at all."""
    from keepclear.host.plotting.reading import Plan, Read
    from keepclear.standards.csv_rfc4180.wire import read_csv
    from keepclear.standards.table_mapping.judging import judge
    from keepclear.standards.table_mapping.mapping import Mapping

    separator = _separator(text)
    table = read_csv(file, text.encode(errors="replace"), separator)
    columns, unknown = _columns(table.headings)
    fixed = _fixed(typed, columns)
    if "name" not in columns and "key" not in columns:
        if len(table.lines) == 1 and name:
            fixed["name"] = name
        else:
            cure = "head a column 'name', and name the notice of each line in it"
            raise BadInput([Fault(f"{file} {table.head}", "no column says the name", cure)])
    # No zone is lent to times without one: whoever wrote the table may have meant another.
    mapping = Mapping("the form", columns, fixed, separator=separator)
    faults = _missing(f"{file} {table.head}", columns, fixed)
    if faults or unknown:
        raise BadInput([*faults, *_unknown(f"{file} {table.head}", unknown)])
    judged = judge(table, mapping, "movements", bounds)
    plans = [
        Plan(item.name, item.activity, item.volumes(), item.text) for item in judged.items.values()
    ]
    faults = [replace(fault, cure=_in_the_form(fault.cure)) for fault in judged.faults()]
    if not plans and not faults:
        faults = [Fault(file, "no lines under the headings", "paste the lines as well")]
    return Read([] if faults else plans, faults)


def _separator(text: str) -> str:
    head = text.splitlines()[0]
    return max(_SEPARATORS, key=lambda mark: (head.count(mark), -_SEPARATORS.index(mark)))


def _columns(headings: Sequence[str]) -> tuple[Columns, list[str]]:
    """Return the headings of each field, and the headings that are no word for one."""
    from keepclear.standards.table_mapping.mapping import FIELDS

    columns: Columns = {}
    unknown, lat, lon = [], "", ""
    for heading in headings:
        word = heading.strip().lower().replace(" ", "_").replace("-", "_")
        word = _ALSO.get(word, word)
        if word in _LAT:
            lat = heading
        elif word in _LON:
            lon = heading
        elif word in FIELDS and word not in columns:
            columns[word] = (heading,)
        else:
            unknown.append(heading)
    if lat and lon and "place" not in columns:
        columns["place"] = (lat, lon)
    else:
        unknown += [one for one in (lat, lon) if one]
    return columns, unknown


def _fixed(typed: Typed, columns: Columns) -> dict[str, str | float]:
    """Return what was typed of each field that no column says."""
    said: dict[str, str | float | None] = {
        "activity": (typed.activity or "other").lower().replace("-", "_"),
        "from": typed.start,
        "until": typed.end,
        "altitude_reference": typed.altitude_reference and typed.altitude_reference.upper(),
    }
    for key in ("radius", "floor", "ceiling"):
        if not any(column.startswith(f"{key}_") for column in columns):
            said[f"{key}_m"] = getattr(typed, f"{key}_m")
    return {
        key: value
        for key, value in said.items()
        if value not in (None, "") and key not in columns and value is not None
    }


def _missing(place: str, columns: Columns, fixed: dict[str, str | float]) -> list[Fault]:
    faults = []
    for key, field in (("from", "start"), ("until", "end")):
        if key not in columns and key not in fixed:
            cure = f"head a column {key!r}, or type it in the form"
            faults.append(Fault(field, f"no column of {place} says it", cure))
    if not {"place", "route", "area"} & set(columns):
        cure = "head a column 'place', or two 'lat' and 'lon'"
        faults.append(Fault(place, "nothing says where", cure))
    return faults


def _unknown(place: str, unknown: list[str]) -> list[Fault]:
    from keepclear.standards.table_mapping.mapping import FIELDS
    from keepclear.standards.table_mapping.table import nearest, shown

    return [
        Fault(
            place,
            f"column {shown(heading)!r} is not known",
            f"head it by one of {', '.join(FIELDS)}, or take it out{nearest(heading, FIELDS)}",
        )
        for heading in unknown
    ]


def _in_the_form(cure: str) -> str:
    """Say a cure that names a mapping file as one for a form."""
    for tail in (
        ", or say its zone in the mapping",
        "; or one zone for all",
        ", or say in the form",
    ):
        cure = cure.partition(tail)[0]
    return cure
