"""An incident to be replayed: what happened, by its sources, and what officers would have done.

`incident.toml` holds a head and rows in the order of time. A row says one thing:
what happened, an act on the line, a condition of it, or what is expected to be
raised or shown. The file is taken whole or refused with every fault in it.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from keepclear.desk.registers import VIEWS
from keepclear.errors import BadInput, Fault
from keepclear.host.settings import read_table
from keepclear.host.settings.table import (
    Dissemination,
    Escalation,
    LineTable,
    Notices,
    PrecedenceTable,
    WatchTable,
)
from keepclear.host.story.acting import request_of
from keepclear.host.story.row import (
    KINDS,
    SHOWN_ALWAYS,
    Changed,
    Done,
    Happened,
    Head,
    Row,
    Shown,
    Story,
)
from keepclear.record.text import find_refused
from keepclear.standards.geojson_rfc7946.areas import read_areas

INCIDENT_FILE: Final = "incident.toml"  # what happened, beside what a line would have raised
SYSTEM_FILE: Final = "system.toml"  # what parties had settled, and a day of it on a line
FORM: Final = "see examples/incidents/README.md for the form"

# The settings that decide when something is raised, by the names that they have in keepclear.toml.
TABLES: Final[Mapping[str, type[Struct]]] = MappingProxyType(
    {
        "precedence": PrecedenceTable,
        "escalation": Escalation,
        "dissemination": Dissemination,
        "notices": Notices,
        "watch": WatchTable,
        "line": LineTable,
    }
)
_DONE: Final = ("at", "party", "act", "note", "refused", "stands_for")


def read_story(folder: Path) -> Story:
    """Read an incident's folder, or raise BadInput with everything that is wrong in its file."""
    system = folder / SYSTEM_FILE
    path = system if system.exists() else folder / INCIDENT_FILE
    try:
        tables = tomllib.loads(path.read_bytes().decode())
    except OSError as error:
        why = f"it cannot be read ({error.strerror})"
        raise BadInput([Fault(str(path), why, "name the folder of a story")]) from error
    except ValueError as error:
        raise BadInput([Fault(str(path), f"it is not TOML: {error}", "mend that line")]) from error
    return read_tables(tables, path.resolve())


def read_tables(tables: Mapping[str, Any], path: Path) -> Story:
    """Make a story of the tables of a file, or raise BadInput with all their faults."""
    faults: list[Fault] = []
    file = f"{path.parent.name}/{path.name}"
    about = path.stem  # The head is called as the file is: incident or system.
    for key in tables:
        if key not in (about, "settings", "row"):
            faults.append(Fault(f"{file}: {key}", "there is no such table", FORM))
    head = _taken(tables.get(about, {}), Head, f"{file}: {about}", faults)
    settings = dict(_settings(tables.get("settings", {}), file, faults))
    listed = tables.get("row", [])
    rows: list[Row] = []
    for number, table in enumerate(listed if isinstance(listed, list) else [listed], 1):
        row = _row(table, path.parent, f"{file}: row {number}", faults)
        if row is not None:
            rows.append(row)
    if head is not None:
        faults += _astray(head, rows, file)
    if not any(not isinstance(row, Happened) for row in rows) and not faults:
        faults.append(Fault(file, "nothing is done on the line", "add rows with an act"))
    if faults or head is None:
        raise BadInput(faults)
    return Story(path.parent.name, head, MappingProxyType(settings), tuple(rows))


def _taken(table: object, kind: type[Any], place: str, faults: list[Fault]) -> Any:
    """Read one table of the file; where it cannot be taken, say why and return None."""
    try:
        taken = msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        faults.append(Fault(place, str(error).replace("`", ""), FORM))
        return None
    faults += [
        Fault(place, f"it holds {refused}", "write it without that character")
        for text in _texts(table)
        if (refused := find_refused(text))
    ]
    return taken


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _settings(tables: object, file: str, faults: list[Fault]) -> Iterator[tuple[str, Struct]]:
    """Read the settings that every party has, under the rules of keepclear.toml."""
    if not isinstance(tables, dict):
        faults.append(Fault(f"{file}: settings", "it is not a table", FORM))
        return
    for name, table in tables.items():
        kind = TABLES.get(name)
        if kind is None:
            known, place = ", ".join(TABLES), f"{file}: settings.{name}"
            faults.append(Fault(place, "a replay has no such table", f"one of {known}"))
            continue
        taken, wrong = read_table(kind, table, file, f"settings.{name}")
        faults += wrong
        if taken is not None:
            yield name, taken


def _row(table: object, folder: Path, place: str, faults: list[Fault]) -> Row | None:
    kinds = [key for key in KINDS if isinstance(table, dict) and key in table]
    if len(kinds) != 1 or not isinstance(table, dict):
        said = " and ".join(kinds) or "nothing"
        cure = f"say exactly one of {', '.join(KINDS)}"
        faults.append(Fault(place, f"it says {said}", cure))
        return None
    if kinds == ["act"]:
        known = {key: value for key, value in table.items() if key in _DONE}
        rest = {key: value for key, value in table.items() if key not in _DONE}
        table = known | {"fields": rest}
    row: Row | None = _taken(table, KINDS[kinds[0]], place, faults)
    if isinstance(row, Shown):
        return _asked(row, folder, faults)
    return _ready(row, folder, place, faults) if isinstance(row, Done) else row


def _asked(row: Shown, folder: Path, faults: list[Fault]) -> Shown | None:
    """Return a look with its times in seconds and its areas read from beside the incident."""
    asked = {
        key: int(value.timestamp()) if isinstance(value, datetime) else value
        for key, value in row.asked.items()
    }
    if "areas" in asked:
        path = folder / str(asked["areas"])
        try:
            asked["areas"] = read_areas(path.read_bytes(), path.name)
        except OSError as error:
            why = f"it cannot be read ({error.strerror})"
            faults.append(Fault(str(path), why, "put it beside the incident"))
            return None
        except BadInput as refused:
            faults += refused.faults
            return None
    return replace(row, asked=asked)


def _ready(row: Done, folder: Path, place: str, faults: list[Fault]) -> Done | None:
    """Return an act with its volumes read, so that the whole file is judged before it is played."""
    try:
        request = request_of(row.act, row.party, row.fields, folder)
    except BadInput as refused:
        faults += [Fault(f"{place}: {one.place}", one.fault, one.cure) for one in refused.faults]
        return None
    return replace(row, fields=request)


def _astray(head: Head, rows: Sequence[Row], file: str) -> Iterator[Fault]:
    """Find what no single row can know: order, parties and sources that are not there."""
    letters = [party.letter for party in head.parties]
    if len(set(letters)) < len(letters):
        yield Fault(f"{file}: parties", "two have one letter", "give each its own")
    members = [party.letter for party in head.parties if not party.apart]
    if len(members) < 2:
        yield Fault(f"{file}: parties", "fewer than two are on the line", "name two")
    before = None
    for number, row in enumerate(rows, 1):
        place = f"{file}: row {number}"
        if before is not None and row.at < before:
            yield Fault(place, "it is before the row above it", "put the rows in order of time")
        if row.at.microsecond:
            yield Fault(place, "its time is finer than a second", "give whole seconds")
        before = row.at
        for what, name, known in _names(row, head, members):
            if name and name not in known:
                cure = f"one of {', '.join(known) or 'none'}"
                yield Fault(place, f"there is no {what} {name!r}", cure)
        if isinstance(row, Changed) and row.condition.startswith("line") == (not row.other):
            yield Fault(place, "it does not say between whom", "a line has a party and an other")


def _names(
    row: Row, head: Head, members: Sequence[str]
) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield what a row names: of what kind, the name, and what there is."""
    sources = sorted(head.sources)
    match row:
        case Happened():
            yield "source", row.source, sources
            yield "party", row.claimed_by, [party.letter for party in head.parties]
        case Done():
            yield "party on the line", row.party, members
            yield "source", row.stands_for, sources
        case Changed():
            yield "party on the line", row.party, members
            yield "party on the line", row.other, members
        case Shown():
            yield "party on the line", row.party, members
            yield "view", row.shown, sorted({*SHOWN_ALWAYS, *VIEWS})
        case _:
            yield "party on the line", row.party, members
