"""A mapping file (TOML): which column of a list says what, read strictly.

The rule: every column of the list is either mapped or left out by name. A column that nobody
mapped may be the radius that a conflict hangs on, so it is asked about, never passed over.
"""

import tomllib
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.limits import MAPPING_BYTES_MAX
from keepclear.standards.table_mapping.table import SEPARATORS, Table, nearest, shown

# What a column may say, and how many metres one of its units is where it counts lengths.
METRES: Final = {
    "radius_m": 1.0,
    "radius_km": 1_000.0,
    "radius_nm": 1_852.0,
    "floor_m": 1.0,
    "floor_ft": 0.3048,
    "ceiling_m": 1.0,
    "ceiling_ft": 0.3048,
}
SHAPES: Final = ("place", "route", "area")
TIMES: Final = ("from", "until")
FIELDS: Final = (
    *("key", "name", "activity"),
    *SHAPES,
    *METRES,
    *("altitude_reference", *TIMES, "text"),
)
PARTED: Final = ("place", *TIMES)  # may stand in several columns, in order
NEEDED: Final = ("activity", *TIMES)
_LIST: Final[Map[str, type]] = {
    "name": str,
    "sheet": str,
    "separator": str,
    "headings": int,
    "zone": str,
    "ignore": list,
    "joined": bool,
}
_SECTIONS: Final = ("list", "columns", "fixed", "words")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of a list say.

    `columns` are the headings for each field, in order; `fixed` what holds for every line; `words`
    what the list's own words for an activity or an altitude reference mean. `joined` says that the
    lines of one key are parts of one movement.
    """

    file: str
    columns: Map[str, tuple[str, ...]]
    fixed: Map[str, str | float] = field(default_factory=dict)
    words: Map[str, Map[str, str]] = field(default_factory=dict)
    name: str = ""
    sheet: str = ""
    separator: str = ","
    headings: int = 1
    zone: str = ""
    ignore: tuple[str, ...] = ()
    joined: bool = False

    def says(self, name: str) -> bool:
        """Tell whether the list or the mapping says something of a field."""
        return name in self.columns or name in self.fixed

    def length(self, what: str) -> str:
        """Return the field that says a radius, floor or ceiling, in whatever unit; or nothing."""
        units = [name for name in METRES if name.startswith(what + "_") and self.says(name)]
        return units[0] if units else ""

    @property
    def headed(self) -> list[str]:
        """The headings of all mapped columns, in the order of the file."""
        return [heading for headings in self.columns.values() for heading in headings]


def read_mapping(file: str, content: bytes, key_column: str = "") -> Mapping:
    """Read a mapping; raise BadInput with every fault. `key_column` takes the place of its own."""
    document = _document(file, content)
    faults = [
        Fault(
            f"{file}: {shown(key)}",
            "not a section known here",
            f"use one of {', '.join(_SECTIONS)}{near}",
        )
        for key in document
        if key not in _SECTIONS
        for near in [nearest(key, _SECTIONS)]
    ]
    listed = _section(file, document, "list", faults)
    settings = {key: _setting(file, key, value, faults) for key, value in listed.items()}
    columns = _columns(file, _section(file, document, "columns", faults), faults)
    if key_column:
        columns["key"] = (key_column,)
    fixed = _fixed(file, _section(file, document, "fixed", faults), faults)
    words = _words(file, _section(file, document, "words", faults), faults)
    found = {key: value for key, value in settings.items() if value is not None}
    mapping = Mapping(file, columns, fixed, words, **found)
    if not faults:
        faults += _contradictions(mapping)
    if faults:
        raise BadInput(faults)
    return mapping


def _document(file: str, content: bytes) -> dict[str, Any]:
    if len(content) > MAPPING_BYTES_MAX:
        raise BadInput([Fault(file, f"over {MAPPING_BYTES_MAX:,} bytes", "is it a mapping file?")])
    try:
        return tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        cure = 'write it as TOML, with lines like place = ["Lat", "Lon"] under [columns]'
        raise BadInput([Fault(file, f"no TOML: {error}", cure)]) from None


def _section(file: str, document: Map[str, Any], name: str, faults: list[Fault]) -> Map[str, Any]:
    section = document.get(name, {})
    if isinstance(section, dict):
        return section
    faults.append(Fault(f"{file}: {name}", "not a section", f"write [{name}] and lines under it"))
    return {}


def _setting(file: str, key: str, value: Any, faults: list[Fault]) -> Any:
    place = f"{file}: list.{shown(key)}"
    if key not in _LIST:
        cure = f"use one of {', '.join(_LIST)}{nearest(key, list(_LIST))}"
        faults.append(Fault(place, "not known", cure))
        return None
    wanted: type = _LIST[key]
    fits = type(value) is wanted
    if not fits:
        faults.append(Fault(place, f"not {_CALLED[wanted]}", _EXAMPLES[key]))
    elif key == "headings" and not 1 <= value <= 1_000:
        faults.append(Fault(place, f"{value} is no line of headings", _EXAMPLES[key]))
    elif key == "separator" and value not in SEPARATORS:
        faults.append(Fault(place, f"{value!r} is not taken", _EXAMPLES[key]))
    elif key == "zone" and not _is_zone(value):
        faults.append(Fault(place, f"{shown(value)!r} is no zone known here", _EXAMPLES[key]))
    elif key == "ignore":
        if all(isinstance(one, str) for one in value):
            return tuple(value)
        faults.append(Fault(place, "not a list of headings", _EXAMPLES[key]))
    else:
        return value
    return None


_CALLED: Final = {str: "text", int: "a whole number", list: "a list", bool: "true or false"}
_EXAMPLES: Final = {
    "name": 'write name = "spring convoys"',
    "sheet": 'write sheet = "Movements"',
    "separator": "write one of " + ", ".join(f"separator = {mark!r}" for mark in SEPARATORS),
    "headings": "write headings = 1, the line in which the headings stand",
    "zone": 'write zone = "Asia/Damascus" or zone = "UTC"',
    "ignore": 'write ignore = ["Driver", "Telephone"]',
    "joined": "write joined = true where the lines of one key are parts of one movement",
}


def _is_zone(name: str) -> bool:
    from keepclear.space.local_time import find_zone

    return find_zone(name) is not None


def _columns(file: str, section: Map[str, Any], faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    columns: dict[str, tuple[str, ...]] = {}
    for key, value in section.items():
        place = f"{file}: columns.{shown(key)}"
        many = value if isinstance(value, list) else [value]
        if key not in FIELDS:
            cure = f"use one of {', '.join(FIELDS)}{nearest(key, FIELDS)}"
            faults.append(Fault(place, "no word for a column", cure))
        elif not many or not all(isinstance(one, str) and one.strip() for one in many):
            cure = 'give the heading of its column, as "Lat"'
            faults.append(Fault(place, "not a heading", cure))
        elif len(many) > (2 if key in PARTED else 1):
            cure = "give two headings at most, in the order of reading" * (key in PARTED)
            faults.append(Fault(place, f"{len(many)} columns", cure or "give one heading"))
        else:
            columns[key] = tuple(" ".join(one.split()) for one in many)
    return columns


def _fixed(file: str, section: Map[str, Any], faults: list[Fault]) -> dict[str, str | float]:
    fixed: dict[str, str | float] = {}
    for key, value in section.items():
        place = f"{file}: fixed.{shown(key)}"
        if key not in FIELDS or key == "key":
            cure = f"use one of {', '.join(FIELDS[1:])}{nearest(key, FIELDS)}"
            faults.append(Fault(place, "not what can hold for every line", cure))
        elif key in METRES and type(value) not in (int, float):
            faults.append(Fault(place, "not a number", f"write {key} = 500"))
        elif key not in METRES and not isinstance(value, str):
            faults.append(Fault(place, "not text", f'write {key} = "..."'))
        else:
            fixed[key] = value
    return fixed


def _words(file: str, section: Map[str, Any], faults: list[Fault]) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    known = ("activity", "altitude_reference")
    for key, table in section.items():
        place = f"{file}: words.{shown(key)}"
        if key not in known:
            cure = f"translate words of {' or '.join(known)}{nearest(key, known)}"
            faults.append(Fault(place, "has no words of its own", cure))
        elif not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
            cure = f'write [words.{key}], and under it "Food convoy" = "humanitarian_movement"'
            faults.append(Fault(place, "not a table of words", cure))
        else:
            words[key] = {" ".join(word.split()): means for word, means in table.items()}
    return words


def _contradictions(mapping: Mapping) -> list[Fault]:
    faults = []
    columns = f"{mapping.file}: columns"
    for name in mapping.columns:
        if name in mapping.fixed:
            cure = "keep one of the two"
            faults.append(Fault(f"{mapping.file}: fixed.{name}", "a column says it too", cure))
    for what in ("radius", "floor", "ceiling"):
        several = [n for n in METRES if n.startswith(what + "_") and mapping.says(n)]
        if len(several) > 1:
            cure = "keep one of them"
            faults.append(Fault(columns, f"{' and '.join(several)} say the same", cure))
    headed = mapping.headed
    for heading in sorted({h for h in headed if headed.count(h) > 1}):
        cure = "let each column say one thing"
        faults.append(Fault(columns, f"column {shown(heading)!r} is mapped twice", cure))
    for name in NEEDED:
        if not mapping.says(name):
            cure = f'write {name} = "its heading" under [columns], or what holds under [fixed]'
            faults.append(Fault(columns, f"nothing says {name!r}", cure))
    if not (mapping.says("key") or mapping.says("name")):
        cure = "map key, the list's own number of each line, or a name that stands once"
        faults.append(Fault(columns, "nothing tells one line from another", cure))
    return faults


def check_table(mapping: Mapping, table: Table) -> None:
    """Hold a list to its mapping: every column mapped is there, every other left out by name."""
    if table.has_geometry and not table.lines:
        return  # Properties stand in features, and there is none.
    place, noun = f"{table.name} {table.head}", table.noun
    free = [h for h in table.headings if h not in mapping.headed and h not in mapping.ignore]
    faults = []
    for name, headings in mapping.columns.items():
        # A property that no feature has is absent; a column is there even where it is empty.
        optional = table.has_geometry and (name in SHAPES or name not in ("key", *TIMES))
        for heading in headings:
            if heading not in table.headings and not optional:
                cure = f"correct it in {mapping.file}{nearest(heading, table.headings)}"
                fault = f"no {noun} {shown(heading)!r}, which is to say {name!r}"
                faults.append(Fault(place, fault, cure))
    for heading in free:
        cure = f"say in {mapping.file} what it is, or add it to ignore"
        near = nearest(heading, [*FIELDS, *mapping.headed])
        fault = f"{noun} {shown(heading)!r} is not mapped"
        faults.append(Fault(place, fault, cure + near))
    if not (table.has_geometry or any(mapping.says(shape) for shape in SHAPES)):
        cure = f"map one of {', '.join(SHAPES)} in {mapping.file}"
        faults.append(Fault(place, "nothing says where", cure))
    if faults:
        raise BadInput(faults)


def headings_of(mapping: Mapping, *, geometry: bool) -> Sequence[str]:
    """Return the headings of a list that is written by a mapping."""
    return [
        heading
        for name, headings in mapping.columns.items()
        if not (geometry and name in SHAPES)
        for heading in headings
    ]
