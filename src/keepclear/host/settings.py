"""The settings of a node: one commented file, read strictly, with every fault named at once.

`keepclear.toml` in the state folder. A key that is not known is a fault: a
mistyped setting that is silently left out could cost a watch its bell. Each
key's type, bounds and cure stand in its annotation, and the page on settings
lists the same keys.
"""

import difflib
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from keepclear.errors import BadInput, Fault
from keepclear.host.checklists import CHECKLISTS, CHECKLISTS_TEXT, checklist_faults
from keepclear.host.clock import Clock, Pacing
from keepclear.limits import (
    CHECKS_AT_MAX,
    ENDPOINTS_MAX,
    LADDER_RUNGS_MAX,
    NAME_CODE_POINTS_MAX,
    UNITS_MAX,
)
from keepclear.record.text import find_refused

SETTINGS_FILE: Final = "keepclear.toml"
STORE_FILE: Final = "keepclear.db"
ACTIVITIES: Final = (
    *("flight", "unmanned_flight", "ground_movement", "vessel_movement", "patrol", "exercise"),
    *("hazard_area", "restricted_area", "static_site", "humanitarian_movement"),
    *("humanitarian_site", "medevac", "other"),
)
# A scenario that started longer ago is mostly a file copied from an old exercise.
SCENARIO_AGE_MAX: Final = timedelta(days=366)
SCENARIO_AHEAD_MAX: Final = timedelta(days=7)
_ENDPOINT = re.compile(r"https://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")

_NAME = f"give a name of up to {NAME_CODE_POINTS_MAX} characters"
_SHORT = f"give a text of up to {NAME_CODE_POINTS_MAX} characters"
_INSTANT = "give an instant with its offset, such as 2017-11-11T12:00:00Z"
_MINUTES = "give whole minutes from 1 to 10080"

Name = Annotated[str, Meta(min_length=1, max_length=NAME_CODE_POINTS_MAX, description=_NAME)]
Short = Annotated[str, Meta(max_length=NAME_CODE_POINTS_MAX, description=_SHORT)]
Instant = Annotated[datetime, Meta(tz=True, description=_INSTANT)]
Minutes = Annotated[int, Meta(ge=1, le=10_080, description=_MINUTES)]


class Party(Struct, frozen=True):
    """Whose node this is."""

    name: Name


class Officer(Struct, frozen=True):
    """Who acts where a command does not say: a role and initials, never a name."""

    role: Name = "watch"
    initials: Short = ""


class Listen(Struct, frozen=True):
    """Where peers can call; a node without this table only calls out."""

    port: Annotated[
        int, Meta(ge=0, le=65_535, description="give a port from 0 to 65535; 0 takes any free one")
    ]
    host: Annotated[
        str, Meta(min_length=1, description="give an address of this machine, such as 192.0.2.7")
    ] = "127.0.0.1"
    endpoints: Annotated[
        tuple[str, ...],
        Meta(
            max_length=ENDPOINTS_MAX,
            description=f"give up to {ENDPOINTS_MAX} of the form https://host:port",
        ),
    ] = ()


class Scenario(Struct, frozen=True):
    """A declared clock: `origin` plus `rate` seconds for each real second since `started`."""

    id: Name
    origin: Instant
    rate: Annotated[
        float, Meta(ge=0.001, le=10_000, description="give 0.001 to 10000 in steps of 0.001")
    ]
    started: Instant

    def pacing(self) -> Pacing:
        """Return what the clock needs."""
        return Pacing(self.origin, self.rate, self.started)


class ClockTable(Struct, frozen=True):
    """Live, unless a scenario is declared; only a live clock is asked whether it is kept true."""

    scenario: Scenario | None = None
    ask_kernel: Annotated[bool, Meta(description="give true or false")] = True


class Within(Struct, frozen=True, rename="upper"):
    """How long something may take, by precedence, in minutes."""

    flash: Minutes = 2
    immediate: Minutes = 10
    priority: Minutes = 30
    routine: Minutes = 120


class ReceiptWithin(Within, frozen=True, rename="upper"):
    """How long a peer's node may take to receipt what we said."""

    flash: Minutes = 1
    immediate: Minutes = 5
    priority: Minutes = 15
    routine: Minutes = 60


class TakenWithin(Within, frozen=True, rename="upper"):
    """How long an officer may take to take a STOP or a message."""

    flash: Minutes = 1
    immediate: Minutes = 5


class ClimbAfter(Within, frozen=True, rename="upper"):
    """How long what is overdue stays with one role before the next one is told."""

    flash: Minutes = 1
    immediate: Minutes = 5
    priority: Minutes = 15
    routine: Minutes = 60


class PrecedenceTable(Struct, frozen=True):
    """What precedence asks of the watch."""

    receipt_within_minutes: ReceiptWithin = ReceiptWithin()
    taken_within_minutes: TakenWithin = TakenWithin()
    read_back_within_minutes: Within = Within()
    answer_within_minutes: Within = Within()


class Escalation(Struct, frozen=True):
    """Who is told next of what is overdue: roles, never names."""

    ladder: Annotated[
        tuple[Name, ...],
        Meta(
            min_length=1,
            max_length=LADDER_RUNGS_MAX,
            description='give roles in order, such as ["watch", "watch leader"]',
        ),
    ] = ("watch", "watch leader", "duty commander")
    climb_after_minutes: ClimbAfter = ClimbAfter()


_UNITS = 'give roles or units by activity, such as { all = ["air defence"], flight = ["tower"] }'


class Dissemination(Struct, frozen=True):
    """Which own units or roles are told of the notices of others, and how long before a start."""

    units: Annotated[dict[str, tuple[Name, ...]], Meta(description=_UNITS)] = {}
    before_start_minutes: Minutes = 60


_LEADS = "give whole minutes by activity, such as { flight = 60, humanitarian_movement = 2880 }"
_KM = "give kilometres from 0.1 to 1000"


class Notices(Struct, frozen=True):
    """What is asked of notices: how early, how often confirmed, how far moved unasked."""

    lead_minutes: Annotated[dict[str, Minutes], Meta(description=_LEADS)] = {}
    confirm_every_hours: Annotated[
        int, Meta(ge=0, le=8_760, description="give whole hours up to 8760; 0 asks for none")
    ] = 24
    moved_km: Annotated[float, Meta(ge=0.1, le=1_000, description=_KM)] = 5.0


class WatchTable(Struct, frozen=True):
    """When a desk counts as unmanned."""

    unmanned_after_minutes: Minutes = 60


FIRST_S, LONGEST_S = 1.0, 60.0
_SECONDS = "give seconds from 0.1 to 3600"
Seconds = Annotated[float, Meta(ge=0.1, le=3_600, description=_SECONDS)]


class Retry(Struct, frozen=True):
    """How soon a parcel that did not arrive is sent again: doubling from first to longest."""

    first_s: Seconds = FIRST_S
    longest_s: Seconds = LONGEST_S


_TIMES_OF_DAY = 'give times of day in UTC with their Z, such as ["09:30Z", "15:30Z"]'
_TIME_OF_DAY = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])Z", re.ASCII)


def times_of_day(texts: Sequence[str]) -> tuple[int, ...]:
    """Return checked times of day as seconds of a UTC day, sorted and distinct."""
    found = [match for text in texts if (match := _TIME_OF_DAY.fullmatch(text))]
    return tuple(sorted({int(one[1]) * 3_600 + int(one[2]) * 60 for one in found}))


class LineTable(Struct, frozen=True):
    """How often the line is checked, and when we carry for others."""

    check_every_minutes: Minutes = 30
    check_grace_minutes: Minutes = 10
    check_at: Annotated[
        tuple[str, ...], Meta(max_length=CHECKS_AT_MAX, description=_TIMES_OF_DAY)
    ] = ()
    contact_within_s: Seconds = 120.0
    no_contact_after_s: Seconds = 300.0
    round_trip_max_s: Seconds = 15.0
    clock_offset_max_s: Annotated[
        int, Meta(ge=1, le=3_600, description="give whole seconds from 1 to 3600")
    ] = 5
    carry_after_s: Seconds = 20.0


class Theatre(Struct, frozen=True):
    """Where this watch works; a position outside is refused, since it is mostly a slip."""

    bounds: Annotated[
        tuple[float, float, float, float] | None,
        Meta(
            description="give [west, south, east, north] in degrees, such as [35.5, 32, 42.5, 38]"
        ),
    ] = None


_ZONE = "give a time zone as Region/City of the IANA database, such as Asia/Damascus, or UTC"


class Desk(Struct, frozen=True):
    """The time and language of the desk, and what is done for whoever is away from it."""

    zone: Annotated[str, Meta(min_length=1, description=_ZONE)] = "UTC"
    alarm_command: Annotated[
        tuple[str, ...],
        Meta(description='give the words of a command, such as ["/usr/bin/aplay", "stop.wav"]'),
    ] = ()
    language: Annotated[
        Literal["en", "ru", "tr", "ar"], Meta(description="give en, ru, tr or ar")
    ] = "en"


class Log(Struct, frozen=True):
    """What the node writes about its own running: JSON lines, without positions or texts."""

    level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Meta(description="give debug, info, warning or error"),
    ] = "info"
    file: Annotated[str, Meta(description="give a path, or leave it empty for stderr")] = ""


class Settings(Struct, frozen=True):
    """All settings of a node."""

    party: Party
    officer: Officer = Officer()
    listen: Listen | None = None
    clock: ClockTable = ClockTable()
    precedence: PrecedenceTable = PrecedenceTable()
    escalation: Escalation = Escalation()
    dissemination: Dissemination = Dissemination()
    notices: Notices = Notices()
    watch: WatchTable = WatchTable()
    retry: Retry = Retry()
    line: LineTable = LineTable()
    theatre: Theatre = Theatre()
    desk: Desk = Desk()
    log: Log = Log()
    checklist: Annotated[
        tuple[dict[str, Any], ...],
        Meta(description="write each as a table of its own, [[checklist]]"),
    ] = CHECKLISTS


def zone_of(settings: Settings) -> tzinfo:
    """Return the time zone that the desk shows beside UTC."""
    from keepclear.space.local_time import find_zone

    return find_zone(settings.desk.zone) or UTC


# Reading

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
        match = _ENDPOINT.fullmatch(endpoint)
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
    if not all(values.get("alarm_command", ())):
        yield "alarm_command", "a word of the command is empty", "give each word in its own quotes"
    zone = values.get("zone", "UTC")
    if zone != "UTC":
        from keepclear.space.local_time import find_zone

        if find_zone(zone) is None:
            yield "zone", f"there is no time zone {zone!r} here", _ZONE


def _check_ladder(values: _Values) -> _Found:
    ladder = values.get("ladder", ())
    for role in sorted({role for role in ladder if ladder.count(role) > 1}):
        yield "ladder", f"it loops: {role!r} stands in it twice", "name each role once, upwards"


def _check_units(values: _Values) -> _Found:
    units = values.get("units", {})
    yield from _check_activities("units", units)
    if sum(len(names) for names in units.values()) > UNITS_MAX:
        yield "units", f"it names more than {UNITS_MAX} units", "name roles that pass it on"


def _check_leads(values: _Values) -> _Found:
    yield from _check_activities("lead_minutes", values.get("lead_minutes", {}), every=False)


def _check_activities(key: str, table: Mapping[str, Any], *, every: bool = True) -> _Found:
    known = [*(("all",) if every else ()), *ACTIVITIES]
    for name in table:
        if name not in known:
            yield key, f"{name!r} is no activity", _nearest(name, dict.fromkeys(known))


def _check_checklists(values: _Values) -> _Found:
    yield from checklist_faults(values.get("checklist", ()))


def _check_line(values: _Values) -> _Found:
    yield from _check_contact(values)
    for text in values.get("check_at", ()):
        if _TIME_OF_DAY.fullmatch(text) is None:
            yield "check_at", f"{text!r} is no time of day in UTC", _TIMES_OF_DAY


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
        Settings: _check_checklists,
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


# Writing

_TEXT = """\
# The settings of a Keepclear node. After a change: keepclear settings check, then start it again.

[party]
# How this party is named on its card and on every desk.
name = {name}

[officer]
# Who acts where a command does not say: a role and initials, never a person's name.
role = {role}
initials = {initials}

# Where peers can call. Without this table the node only calls out, and still gets everything.
{listen}

[clock]
# Without a scenario the node is live. An exercise, replay or demo declares its clock: it stands at
# `origin` when the real time is `started`, and goes `rate` seconds for each real second.
{scenario}
# Whether a live node asks this machine's kernel if its clock is kept true, and alarms if it is not.
ask_kernel = true

[precedence.receipt_within_minutes]
# When what a peer's node has not receipted is overdue here.
FLASH = 1
IMMEDIATE = 5
PRIORITY = 15
ROUTINE = 60

[precedence.taken_within_minutes]
# When a STOP or a message that no officer has taken is overdue.
FLASH = 1
IMMEDIATE = 5
PRIORITY = 30
ROUTINE = 120

[precedence.read_back_within_minutes]
# When a notice that nobody has read back is overdue.
FLASH = 2
IMMEDIATE = 10
PRIORITY = 30
ROUTINE = 120

[precedence.answer_within_minutes]
# When a read-back of ours that nobody has answered is overdue.
FLASH = 2
IMMEDIATE = 10
PRIORITY = 30
ROUTINE = 120

[escalation]
# Who is told of what is overdue, one role after the other; the last one is told again and again.
ladder = ["watch", "watch leader", "duty commander"]

[escalation.climb_after_minutes]
# How long it stays with one role.
FLASH = 1
IMMEDIATE = 5
PRIORITY = 15
ROUTINE = 60

[dissemination]
# Own units or roles that are told of the notices of others, by activity.
# units = {{ all = ["operations"], flight = ["air defence", "tower"] }}
# They are to be told so long before a start.
before_start_minutes = 60

[notices]
# How early notice is to be given, by activity; what comes later is marked LATE.
# lead_minutes = {{ flight = 60, humanitarian_movement = 2880 }}
# A notice that still stands after so long is confirmed or cancelled by its author; 0 asks for none.
confirm_every_hours = 24
# A new version of a notice that lies so far from the one before is alarmed.
moved_km = 5

[watch]
# When nobody has acted for so long and no desk window is open, the other parties are told.
unmanned_after_minutes = 60

[retry]
# What did not arrive is sent again after first_s, then twice as long each time, up to longest_s.
first_s = 1
longest_s = 60

[line]
# How often the line is checked and the pictures are compared, idle or not.
check_every_minutes = 30
# And at these times of day, always in UTC and written with their Z; agree on them with the others,
# whose checks are expected then too.
# check_at = ["09:30Z", "15:30Z"]
# How late another party's line check may be before it counts as missed.
check_grace_minutes = 10
# Without fresh contact for so long a line is DEGRADED, and then NO CONTACT.
contact_within_s = 120
no_contact_after_s = 300
# A slower round trip, or clocks further apart, make it DEGRADED as well.
round_trip_max_s = 15
clock_offset_max_s = 5
# When a peer lacks another member's record this long, we carry it.
carry_after_s = 20

[theatre]
# West, south, east, north in degrees (WGS 84). A position outside is refused.
# bounds = [35.5, 32.0, 42.5, 38.0]

[desk]
# The time zone that is shown beside UTC, by its name in the IANA database.
zone = "UTC"
# A command that is run for what rings while nobody is at the desk, and for what has climbed to
# another role, word by word; no shell sees it. It finds KEEPCLEAR_BELL and KEEPCLEAR_ROLE set.
# alarm_command = ["/usr/bin/aplay", "/usr/share/sounds/stop.wav"]

# In which language coded messages are shown: en, ru, tr or ar.
language = "en"

[log]
# debug, info, warning or error; JSON lines without positions and texts. An empty file is stderr.
level = "info"
file = ""

"""


def default_settings_text(
    name: str,
    port: int | None = None,
    host: str = "127.0.0.1",
    endpoints: Sequence[str] = (),
    scenario: Scenario | None = None,
    role: str = "watch",
    initials: str = "",
) -> str:
    """Return the commented file that `init` writes; without a port the node only calls out."""
    listed = f"[{', '.join(map(_quoted, endpoints))}]"
    lines = [
        "[listen]",
        f"host = {_quoted(host)}",
        "# 0 takes any free port.",
        f"port = {0 if port is None else port}",
        "# What stands in the card: how peers reach this node from where they are.",
        f"endpoints = {listed}",
    ]
    if port is None:
        lines = [f"# {line.removeprefix('# ')}" for line in lines]
    declared = (
        '# scenario = { id = "EXERCISE 1", origin = 2017-11-11T12:00:00Z, rate = 60, '
        "started = 2026-01-01T09:00:00Z }"
        if scenario is None
        else f"scenario = {{ id = {_quoted(scenario.id)}, origin = {scenario.origin.isoformat()}, "
        f"rate = {scenario.rate}, started = {scenario.started.isoformat()} }}"
    )
    return (
        _TEXT.format(
            name=_quoted(name),
            role=_quoted(role),
            initials=_quoted(initials),
            listen="\n".join(lines),
            scenario=declared,
        )
        + CHECKLISTS_TEXT
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON's strings are strings of TOML too.
