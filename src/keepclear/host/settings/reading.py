"""Reading the settings strictly, with every fault named at once.

A key that is not known is a fault: a mistyped setting that is silently left out
could cost a watch its bell.
"""

import difflib
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, get_args

import msgspec
from msgspec import Meta, Struct

from keepclear.errors import BadInput, Fault
from keepclear.host.checklists import checklist_faults
from keepclear.host.clock import Clock
from keepclear.host.settings.table import (
    ACTIVITIES,
    DESK_LISTEN,
    DESK_LISTEN_CURE,
    DESK_NAME,
    DESK_NAMES_CURE,
    ENDPOINT,
    FIRST_S,
    LONGEST_S,
    SCENARIO_AGE_MAX,
    SCENARIO_AHEAD_MAX,
    TIME_OF_DAY,
    TIMES_CURE,
    ZONE_CURE,
    Desk,
    Dissemination,
    Escalation,
    LineTable,
    Listen,
    Notices,
    Officer,
    Party,
    Retry,
    Scenario,
    Settings,
    Theatre,
)
from keepclear.host.witnesses import witness_faults
from keepclear.limits import (
    UNITS_MAX,
)
from keepclear.record.text import find_refused

_FAULTY: Final = object()  # In the place of a value that could not be taken.


def load_settings(path: Path) -> Settings:
    """Read a settings file, or raise BadInput with every fault in it."""
    settings, faults = _read_file(path)
    if settings is None or faults:
        raise BadInput(faults)
    return settings


def check_settings(path: Path, now: datetime | None = None) -> list[Fault]:
    """Find every fault of a settings file and of the files beside it; no node needs to run."""
    # The keys need cryptography, which would slow every command that only reads settings.
    from keepclear.host.identity import check_secrets

    settings, faults = _read_file(path)
    if settings is not None and settings.clock.scenario is not None:
        faults += _check_running(path, settings.clock.scenario, now or Clock().now())
    return faults + check_secrets(path.parent)


def check_text(text: str, place: str) -> list[Fault]:
    """Find every fault of a settings text before it becomes a file; `place` names it."""
    return _read_text(text, place)[1]


def _read_file(path: Path) -> tuple[Settings | None, list[Fault]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None, [Fault(str(path), "there is no such file", "run `keepclear init` first")]
    except OSError as error:
        why = error.strerror or "unknown cause"
        return None, [Fault(str(path), f"it cannot be read ({why})", "check the file's rights")]
    except UnicodeDecodeError as error:
        what = f"byte {error.start + 1} is not UTF-8"
        return None, [Fault(str(path), what, "save the file as UTF-8")]
    return _read_text(text, str(path))


def _read_text(text: str, place: str) -> tuple[Settings | None, list[Fault]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [Fault(place, f"it is not TOML: {error}", "mend that line")]
    faults: list[Fault] = []
    settings = _read_table(Settings, tables, place, "", faults)
    return (None if settings is _FAULTY else settings), faults


def read_table(
    kind: type[Struct], table: object, file: str, place: str
) -> tuple[Struct | None, list[Fault]]:
    """Read one table of settings that stands in another file, under the same rules."""
    faults: list[Fault] = []
    taken = _read_table(kind, table, file, place, faults)
    return (None if taken is _FAULTY else taken), faults


def _read_table(
    kind: type[Struct], table: object, file: str, place: str, faults: list[Fault]
) -> Any:
    """Read one table key by key, adding a fault for each that cannot be taken."""

    def where(key: str) -> str:
        return f"{file}: {place}.{key}" if place else f"{file}: {key}"

    if not isinstance(table, dict):
        faults.append(Fault(f"{file}: {place}", "it is not a table", f"write it as [{place}]"))
        return _FAULTY
    known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    faults += [
        Fault(where(key), "there is no such setting", _nearest(key, known))
        for key in table
        if key not in known
    ]
    count, values = len(faults), dict[str, Any]()
    for key, field in known.items():
        if key in table:
            inner = _table_type(field.type)
            full = f"{place}.{key}" if place else key
            value = (
                _read_value(field.type, table[key], where(key), faults)
                if inner is None
                else _read_table(inner, table[key], file, full, faults)
            )
            if value is not _FAULTY:
                values[field.name] = value
        elif field.required:
            faults.append(Fault(where(key), "it is missing", _cure(field.type)))
    # Rules over several keys look at those that could be read, so that all faults come at once.
    check = _CHECKS.get(kind)
    faults += [Fault(where(key), *rest) for key, *rest in (check(values) if check else ())]
    return _FAULTY if len(faults) > count else kind(**values)


def _nearest(key: str, known: Mapping[str, Any]) -> str:
    names = {name.lower(): name for name in known}
    near = difflib.get_close_matches(key.lower(), names, n=1, cutoff=0.5)
    return f"did you mean {names[near[0]]}?" if near else f"take one of {', '.join(known)}"


def _table_type(annotation: Any) -> type[Struct] | None:
    """Return the struct that a key holds, if it holds a table."""
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, Struct):
            return part
    return None


def _cure(annotation: Any) -> str:
    for part in get_args(annotation):
        if isinstance(part, Meta) and part.description:
            return part.description
    return "write the table that is missing"


def _read_value(annotation: Any, value: object, place: str, faults: list[Fault]) -> Any:
    parts = value if isinstance(value, list) else [value]
    if any(isinstance(part, float) and not isfinite(part) for part in parts):
        faults.append(Fault(place, f"{_shown(value)} is not a number", _cure(annotation)))
        return _FAULTY
    try:
        return msgspec.convert(value, annotation)
    except msgspec.ValidationError as error:
        why = str(error).replace("`", "")
        why = why[0].lower() + why[1:]
        faults.append(Fault(place, f"{_shown(value)} is not taken: {why}", _cure(annotation)))
        return _FAULTY


def _shown(value: object) -> str:
    text = value.isoformat() if isinstance(value, datetime) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


# Rules that no single type can say, over the keys that could be read: (key, fault, cure).

_Values = Mapping[str, Any]
_Found = Iterator[tuple[str, str, str]]


def _check_texts(values: _Values) -> _Found:
    for key, value in values.items():
        refused = find_refused(value)
        if refused:
            yield key, f"it holds {refused}", "write it without that character"


def _check_listen(values: _Values) -> _Found:
    for endpoint in values.get("endpoints", ()):
        match = ENDPOINT.fullmatch(endpoint)
        if match is None or not 1 <= int(match[1]) <= 65_535:
            yield "endpoints", f"{endpoint!r} is no endpoint", "write it as https://host:port"


def _check_scenario(values: _Values) -> _Found:
    rate = values.get("rate", 1.0) * 1_000
    if abs(rate - round(rate)) > 1e-6:
        yield "rate", f"{values['rate']} is finer than 0.001", "give it in steps of 0.001"
    if "origin" in values and values["origin"].microsecond:
        yield "origin", "it is finer than a second", "give whole seconds"


def _check_retry(values: _Values) -> _Found:
    first_s, longest_s = values.get("first_s", FIRST_S), values.get("longest_s", LONGEST_S)
    if longest_s < first_s:
        yield "longest_s", f"it is shorter than first_s ({first_s})", "give at least as much"


def _check_theatre(values: _Values) -> _Found:
    if values.get("bounds") is None:
        return
    west, south, east, north = values["bounds"]
    cure = "give west, south, east, north, in this order"
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        yield "bounds", "a longitude is beyond 180 or a latitude beyond 90", cure
    elif south >= north or west == east:
        # West may be the larger number: the theatre then spans the antimeridian.
        yield "bounds", "they hold no area", cure


def _check_desk(values: _Values) -> _Found:
    listen = values.get("listen", "")
    match = DESK_LISTEN.fullmatch(listen)
    if listen and (match is None or int(match[2]) > 65_535):
        yield "listen", f"{listen!r} is no address and port", DESK_LISTEN_CURE
    for name in values.get("names", ()):
        if DESK_NAME.fullmatch(name) is None:
            yield "names", f"{name!r} is no name of a machine", DESK_NAMES_CURE
    if not all(values.get("alarm_command", ())):
        yield "alarm_command", "a word of the command is empty", "give each word in its own quotes"
    zone = values.get("zone", "UTC")
    if zone != "UTC":
        from keepclear.space.local_time import find_zone

        if find_zone(zone) is None:
            yield "zone", f"there is no time zone {zone!r} here", ZONE_CURE


def _check_ladder(values: _Values) -> _Found:
    ladder = values.get("ladder", ())
    yield from _check_names("ladder", ladder)
    named = {role.strip().casefold(): role for role in reversed(ladder)}
    counts = Counter(role.strip().casefold() for role in ladder)
    for role in sorted(named[key] for key, count in counts.items() if count > 1):
        yield "ladder", f"it loops: {role!r} stands in it twice", "name each role once, upwards"


def _check_names(key: str, names: Sequence[str]) -> _Found:
    for name in names:
        refused = find_refused(name)
        if refused:
            yield key, f"{name!r} holds {refused}", "write it without that character"


def _check_units(values: _Values) -> _Found:
    units = values.get("units", {})
    yield from _check_activities("units", units)
    for activity, names in units.items():
        yield from _check_names("units", names)
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield "units", f"{name!r} stands in {activity} twice", "name each unit once"
    if sum(len(names) for names in units.values()) > UNITS_MAX:
        yield "units", f"it names more than {UNITS_MAX} units", "name roles that pass it on"


def _check_leads(values: _Values) -> _Found:
    yield from _check_activities("lead_minutes", values.get("lead_minutes", {}), every=False)


def _check_activities(key: str, table: Mapping[str, Any], *, every: bool = True) -> _Found:
    known = [*(("all",) if every else ()), *ACTIVITIES]
    for name in table:
        if name not in known:
            yield key, f"{name!r} is no activity", _nearest(name, dict.fromkeys(known))


def _check_lists(values: _Values) -> _Found:
    yield from checklist_faults(values.get("checklist", ()))
    witnessing = values.get("witnessing")
    least = witnessing.least if witnessing else 1
    yield from witness_faults(values.get("witness", ()), least)


def _check_line(values: _Values) -> _Found:
    yield from _check_contact(values)
    for text in values.get("check_at", ()):
        if TIME_OF_DAY.fullmatch(text) is None:
            yield "check_at", f"{text!r} is no time of day in UTC", TIMES_CURE


def _check_contact(values: _Values) -> _Found:
    within, silence = values.get("contact_within_s", 120.0), values.get("no_contact_after_s", 300.0)
    if silence < within:
        fault = f"it is shorter than contact_within_s ({within:g})"
        yield "no_contact_after_s", fault, "give at least as much"


_CHECKS: Final[Mapping[type[Struct], Callable[[_Values], _Found]]] = MappingProxyType(
    {
        Party: _check_texts,
        Officer: _check_texts,
        Listen: _check_listen,
        Scenario: _check_scenario,
        Retry: _check_retry,
        Theatre: _check_theatre,
        Desk: _check_desk,
        Escalation: _check_ladder,
        Dissemination: _check_units,
        Notices: _check_leads,
        LineTable: _check_line,
        Settings: _check_lists,
    }
)


def _check_running(path: Path, scenario: Scenario, now: datetime) -> list[Fault]:
    """Find what is wrong with a scenario clock at this real time."""
    place = f"{path}: clock.scenario.started"
    if scenario.started - now > SCENARIO_AHEAD_MAX:
        return [Fault(place, "it is more than a week ahead", "give when the exercise starts")]
    if now - scenario.started > SCENARIO_AGE_MAX:
        cure = "give when this exercise starts, or leave the scenario out to be live"
        return [Fault(place, "it is more than a year ago", cure)]
    try:
        Clock(scenario.pacing(), real=lambda: now + timedelta(days=31)).now()
    except OverflowError:
        return [Fault(place, "the clock leaves the calendar within a month", "give a lower rate")]
    return []
