"""A patrol's plan as people write it: a file, options, or a route that was recorded before.

All three become the same: points with their times, and the corridor between
them as a chain of timed segments. A segment is taken from the grace before its
first point is due until the grace after its last: whoever is early or late by
no more than that is inside what was notified. A plan is taken whole or refused
with everything that is wrong in it.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.exchange.notice import encode_volumes, instant
from keepclear.limits import NAME_CODE_POINTS_MAX, PATROL_NAMES_MAX, PATROL_POINTS_MAX
from keepclear.record.canonical import encode
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.instant import Doubt
from keepclear.space.interval import Interval
from keepclear.space.place import parse_place
from keepclear.space.track import Sample, Track, volumes_from_track
from keepclear.space.typed_time import parse_typed
from keepclear.space.volume import Volume, line

GRACE_S: Final = 600  # ten minutes, where nothing else is said
RADIUS_M: Final = 500
TOLERANCE_M: Final = 50.0  # how far the corridor of a recorded route may stray; it is added
_RADIUS_MAX: Final = 50_000
_KEYS: Final = ("name", "series", "vehicles", "call_signs", "radius_m", "grace_min", "text", "with")
_POINT: Final = ("name", "place", "at", "grace_min", "via")
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stop:
    """A point of the route: one that reports, or one that the way only leads through."""

    name: str
    place: Place
    at: int = 0
    grace_s: int = GRACE_S
    is_via: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan as an officer's act takes it, but for the channel."""

    name: str
    points: tuple[Stop, ...]
    volumes: tuple[Volume, ...]
    series: str = ""
    vehicles: tuple[str, ...] = ()
    call_signs: tuple[str, ...] = ()
    text: str = ""
    parties: tuple[str, ...] = ()  # with whom, where it is joint

    def fields(self) -> dict[str, Any]:
        """Return what the acts that plan and propose have in common."""
        points = [
            {
                "name": stop.name,
                "place": [round(stop.place[0] * 1e6), round(stop.place[1] * 1e6)],
                "due": stop.at,
                "grace_s": stop.grace_s,
            }
            for stop in self.points
        ]
        whole = encode(encode_volumes(self.volumes))
        return {"name": self.name, "series": self.series, "points": points, "volumes": whole}


def planned(name: str, stops: Sequence[Stop], radius_m: float, **more: Any) -> Planned:
    """Make a plan of stops in the order of the way; raise BadInput with all that is wrong."""
    faults = list(_astray(name, stops, radius_m))
    if faults:
        raise BadInput(faults)
    points = tuple(stop for stop in stops if not stop.is_via)
    return Planned(name, points, tuple(_corridor(stops, radius_m)), **more)


def _astray(name: str, stops: Sequence[Stop], radius_m: float) -> Iterator[Fault]:
    points = [stop for stop in stops if not stop.is_via]
    if not name:
        yield Fault("name", "it is missing", "give the patrol a name, as NORTH-12")
    if len(name) > NAME_CODE_POINTS_MAX:
        yield Fault("name", f"it is longer than {NAME_CODE_POINTS_MAX} characters", "shorten it")
    if not 2 <= len(points) <= PATROL_POINTS_MAX:
        cure = f"give 2 to {PATROL_POINTS_MAX}: where it sets out, and where it ends"
        yield Fault("point", f"{len(points)} points with a time", cure)
    if not 0 < radius_m <= _RADIUS_MAX:
        yield Fault("radius_m", f"{radius_m:g} is not taken", f"give 1 to {_RADIUS_MAX} metres")
    if stops and (stops[0].is_via or stops[-1].is_via):
        yield Fault("point", "the first or the last is a via", "a way begins and ends at a time")
    for before, after in pairwise(points):
        if after.at <= before.at:
            fault = f"{after.name} is due no later than {before.name}"
            yield Fault(f"point {after.name}", fault, "put the points in the order of their times")
        if after.place == before.place:
            fault = f"it lies where {before.name} does"
            yield Fault(f"point {after.name}", fault, "leave it out, or give another place")


def _corridor(stops: Sequence[Stop], radius_m: float) -> Iterator[Volume]:
    """Yield one segment for each stretch between two points that report, through its vias."""
    stretch: list[Stop] = []
    for stop in stops:
        stretch.append(stop)
        if len(stretch) > 1 and not stop.is_via:
            first = stretch[0]
            places = [one.place for one in stretch]
            way = [a for a, b in pairwise(places) if a != b] + [places[-1]]
            span = Interval(instant(first.at - first.grace_s), instant(stop.at + stop.grace_s))
            yield Volume(line(*way), float(radius_m), EVERY_ALTITUDE, span)
            stretch = [stop]


# From a file


@dataclass(slots=True)
class _Read:
    """A plan as far as it was read, and what is wrong with it."""

    file: str
    zone: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: str, fault: str, cure: str) -> None:
        self.faults.append(Fault(f"{self.file}: {place}" if self.file else place, fault, cure))

    def text(self, table: Mapping[str, Any], key: str, place: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self.fault(f"{place}{key}", f"{value!r} is not text", "put it in quotes")
            return ""
        return value

    def names(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        good = isinstance(value, list) and all(isinstance(one, str) and one for one in value)
        if not good or len(value) > PATROL_NAMES_MAX:
            self.fault(key, "it is no list of texts", f'give up to {PATROL_NAMES_MAX}, as ["one"]')
            return ()
        return tuple(value)

    def number(self, table: Mapping[str, Any], key: str, place: str, usual: float) -> float:
        value = table.get(key, usual)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1e6:
            self.fault(f"{place}{key}", f"{value!r} is no number from 0", "give a number")
            return usual
        return float(value)

    def place(self, text: str, place: str) -> Place:
        try:
            found = parse_place(text)
        except BadInput as refused:
            for one in refused.faults:
                self.fault(place, one.fault, one.cure)
            return 0.0, 0.0
        return found.lon, found.lat

    def time(self, value: object, place: str) -> int:
        if isinstance(value, datetime) and value.tzinfo is not None:
            return int(value.timestamp())
        read = parse_typed(str(value), self.zone)
        if isinstance(read, Doubt):
            self.fault(place, f"{value} is {read.what}", read.cure)
            return 0
        return int(read.down().timestamp())


def plan_of_file(name: str, content: bytes, zone: str) -> Planned:
    """Read the plan in a TOML file; raise BadInput with everything that is wrong in it."""
    try:
        tables = tomllib.loads(content.decode())
    except ValueError as error:
        raise BadInput([Fault(name, f"it is not TOML: {error}", "mend that line")]) from error
    read = _Read(Path(name).name, zone)
    for key in tables:
        if key not in (*_KEYS, "point"):
            read.fault(key, "not known here", f"known are {', '.join(_KEYS)} and [[point]]")
    grace_min = read.number(tables, "grace_min", "", GRACE_S / 60)
    listed = tables.get("point", [])
    rows = listed if isinstance(listed, list) else [listed]
    stops = [_stop(read, n, row, grace_min) for n, row in enumerate(rows, 1)]
    more: dict[str, Any] = {
        "series": read.text(tables, "series", ""),
        "vehicles": read.names(tables, "vehicles"),
        "call_signs": read.names(tables, "call_signs"),
        "text": read.text(tables, "text", ""),
        "parties": read.names(tables, "with"),
    }
    radius_m = read.number(tables, "radius_m", "", RADIUS_M)
    title = read.text(tables, "name", "")
    if read.faults:
        raise BadInput(read.faults)
    try:
        return planned(title, stops, radius_m, **more)
    except BadInput as refused:
        raise BadInput(
            [replace(f, place=f"{read.file}: {f.place}") for f in refused.faults]
        ) from None


def _stop(read: _Read, number: int, row: object, grace_min: float) -> Stop:
    place = f"point {number}: "
    table = row if isinstance(row, dict) else {}
    for key in table:
        if key not in _POINT:
            read.fault(f"{place}{key}", "not known here", f"known are {', '.join(_POINT)}")
    is_via = table.get("via") is True
    name = read.text(table, "name", place) or ("via" if is_via else "")
    if not name:
        read.fault(f"{place}name", "it is missing", "name the place, as in gate 2")
    where = read.place(read.text(table, "place", place), f"{place}place")
    at = 0 if is_via else read.time(table.get("at", ""), f"{place}at")
    grace_s = round(60 * read.number(table, "grace_min", place, grace_min))
    return Stop(name, where, at, grace_s, is_via)


def stops_of(texts: Sequence[str], grace_s: int, zone: str) -> list[Stop]:
    """Read points typed as `NAME; PLACE; TIME`, or `via; PLACE` for one that does not report."""
    read = _Read("", zone)
    stops = []
    for text in texts:
        parts = [part.strip() for part in text.split(";")]
        is_via = len(parts) == 2 and parts[0].lower() == "via"
        if len(parts) != 3 and not is_via:
            read.fault(f"--point {text!r}", "not three parts", "write NAME; PLACE; TIME")
            continue
        where = read.place(parts[1], f"--point {parts[0]}")
        at = 0 if is_via else read.time(parts[2], f"--point {parts[0]}")
        stops.append(Stop(parts[0], where, at, grace_s, is_via))
    if read.faults:
        raise BadInput(read.faults)
    return stops


# From a route that was recorded


def plan_of_track(
    name: str, track: Track, start: int, every_s: int, grace_s: int, radius_m: float, **more: Any
) -> Planned:
    """Make a plan of the way that a track took, set to begin at an instant.

    A point reports at its start, at its end, and each `every_s` seconds between. The times are
    those of the track: who went it before knows how long it takes.
    """
    if every_s < 60:
        raise BadInput([Fault("--every-min", "under a minute", "give 1 or more minutes")])
    shift = instant(start) - track.samples[0].time
    samples = [replace(one, time=one.time + shift) for one in track.samples]
    length_s = int((samples[-1].time - samples[0].time).total_seconds())
    times = [*range(0, max(length_s - every_s // 2, 1), every_s), max(length_s, 1)]
    stops = [
        Stop(_named(n, len(times)), _at(samples, instant(start + s)), start + s, grace_s)
        for n, s in enumerate(times, 1)
    ]
    faults = [f for f in _astray(name, stops, radius_m) if "lies where" not in f.fault]
    if faults:
        raise BadInput(faults)
    volumes = volumes_from_track(samples, radius_m=radius_m, tolerance_m=TOLERANCE_M)
    slack = timedelta(seconds=grace_s)
    wide = tuple(
        replace(one, interval=Interval(one.interval.start - slack, one.interval.end + slack))
        for one in volumes
    )
    return Planned(name, tuple(stops), wide, **more)


def _named(number: int, count: int) -> str:
    return {1: "start", count: "end"}.get(number, f"point {number}")


def _at(samples: Sequence[Sample], at: datetime) -> Place:
    """Return where the track was at an instant, in a straight line between its samples."""
    for a, b in pairwise(samples):
        if a.time <= at <= b.time and b.time > a.time:
            share = (at - a.time) / (b.time - a.time)
            turn = (b.lon - a.lon + 180) % 360 - 180
            lon = (a.lon + share * turn + 180) % 360 - 180
            return lon, a.lat + share * (b.lat - a.lat)
    last = samples[-1]
    return last.lon, last.lat
