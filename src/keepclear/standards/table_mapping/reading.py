"""One line of a list to what it states, or every fault that it has, cell by cell.

The rule: what a cell may mean in two ways is not taken, and the fault names file, line and column,
quotes the cell and says how to write it. Everything wrong with a line is told at once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Final

from keepclear.errors import BadInput, Fault
from keepclear.exchange.notice import ALTITUDE_M_MAX, ALTITUDE_M_MIN, RADIUS_M_MAX, Activity
from keepclear.limits import NAME_CODE_POINTS_MAX, TEXT_CODE_POINTS_MAX
from keepclear.record.text import find_refused
from keepclear.space.altitude import Band, Reference
from keepclear.space.instant import Doubt, Instant
from keepclear.space.interval import Interval
from keepclear.space.local_time import instant_in
from keepclear.space.place import parse_place
from keepclear.space.typed_time import parse_typed
from keepclear.space.volume import Core, CoreKind, Position, core_faults
from keepclear.standards.geojson_rfc7946.geometry import Bounds
from keepclear.standards.table_mapping.mapping import METRES, SHAPES, Mapping
from keepclear.standards.table_mapping.table import Cell, Line, Table, nearest, shown

ACTIVITIES: Final = {
    "movements": tuple(activity.name.lower() for activity in Activity),
    "sites": ("humanitarian_site", "static_site"),
}
REFERENCES: Final = tuple(reference.name for reference in Reference)
BETWEEN_POSITIONS: Final = ";"
BETWEEN_RINGS: Final = "|"
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_TIME_CURE: Final = "write it like 2030-06-01T05:00Z, or say its zone in the mapping: zone = "
_ZONELESS: Final = "a time without offset from UTC"
_DECIMALS_M: Final = 6  # a micrometre: feet and miles come out as they went in


@dataclass(frozen=True, slots=True)
class Stated:
    """What one line states."""

    line: Line
    key: str
    name: str
    activity: str
    text: str
    cores: tuple[Core, ...]
    radius_m: float
    band: Band
    interval: Interval


class LineReader:
    """Reads the lines of one list by its mapping."""

    def __init__(self, table: Table, mapping: Mapping, kind: str, bounds: Bounds | None) -> None:
        self.table, self.mapping, self.bounds = table, mapping, bounds
        self.activities = ACTIVITIES[kind]
        self._words = {
            name: {word.lower(): means for word, means in words.items()}
            for name, words in mapping.words.items()
        }
        self._times: dict[str, Instant | Doubt] = {}
        self.line = Line(0, "", {})
        self.faults: list[Fault] = []

    def read(self, line: Line) -> tuple[Stated | None, list[Fault]]:
        """Return what a line states, None where it has faults, and the faults."""
        self.line, self.faults = line, list(line.faults)
        if line.faults and not line.cells:
            return None, self.faults
        key, name = self._names()
        activity = self._choice("activity", self.activities, needed=True)
        cores = self._cores()
        has_inside = bool(cores) and all(core.kind is CoreKind.POLYGON for core in cores)
        radius = self._length("radius", 0, RADIUS_M_MAX)
        if radius is None and not has_inside and not self._is_given("radius"):
            field = self.mapping.length("radius") or "radius_m"
            self._fault(field, "no radius", "give the metres around it that others keep clear")
        band = self._band()
        interval = self._interval()
        text = self._text("text")
        self._check_text("text", text, TEXT_CODE_POINTS_MAX)
        if self.faults or band is None or activity is None or interval is None:
            return None, self.faults
        stated = Stated(line, key, name, activity, text, cores, radius or 0.0, band, interval)
        return stated, []

    def key_of(self, line: Line) -> str:
        """Return the key of a line, whatever else may be wrong with it."""
        self.line = line
        return self._text("key") or self._text("name")

    # Cells

    def _cells(self, name: str) -> list[Cell]:
        headings = self.mapping.columns.get(name, ())
        return [self.line.cells.get(heading) for heading in headings]

    def _text(self, name: str) -> str:
        """Return what is said of a field, its parts joined by a space; empty where nothing is."""
        if name in self.mapping.fixed:
            return str(self.mapping.fixed[name])
        return " ".join(part for part in map(_plain, self._cells(name)) if part)

    def _fault(self, name: str, fault: str, cure: str, part: int | None = None) -> None:
        headings = self.mapping.columns.get(name, ())
        if part is not None and part < len(headings):
            headings = headings[part : part + 1]
        place = self.table.place_of(self.line, *headings)
        if not headings and name in self.mapping.fixed:
            place = f"{self.line.place} (fixed.{name} in {self.mapping.file})"
        self.faults.append(Fault(place, fault, cure))

    def _check_text(self, name: str, text: str, most: int) -> None:
        refused = find_refused(text)
        if refused:
            self._fault(name, f"it holds {refused}", "write it without that character")
        if len(text) > most:
            self._fault(name, f"{len(text)} characters, of {most} at most", "shorten it")

    # Fields

    def _names(self) -> tuple[str, str]:
        """Return the key of a line and its name; each stands for the other where it is not said."""
        said = {"key": self._text("key"), "name": self._text("name")}
        for field in said:
            if field in self.mapping.columns and not said[field]:
                self._fault(field, "empty", f"give each line its {field}")
            self._check_text(field, said[field], NAME_CODE_POINTS_MAX)
            if "\n" in said[field] or "\t" in said[field]:
                self._fault(field, "it holds a tab or a new line", "write it in one line")
        return said["key"] or said["name"], said["name"] or said["key"]

    def _choice(self, name: str, known: Sequence[str], *, needed: bool = False) -> str | None:
        """Return one of some words, in whatever letter case, or by the list's own word for it."""
        said = self._text(name)
        if not said:
            if needed:
                self._fault(name, "empty", f"use one of {', '.join(known)}")
            return None
        own = self._words.get(name, {})
        meant = own.get(said.lower(), said)
        word = "_".join(re.split(r"[\s_-]+", meant.strip().lower()))
        found = next((one for one in known if one.lower() == word), None)
        if found is None:
            also = f", or say in {self.mapping.file} under [words.{name}] what it means"
            near = nearest(said, [*known, *own])
            self._fault(
                name, f"{shown(said)!r} is no {name}", f"use one of {', '.join(known)}{also}{near}"
            )
        return found

    def _is_given(self, what: str) -> bool:
        field = self.mapping.length(what)
        return bool(field) and bool(self._text(field))

    def _length(self, what: str, least: float, most: float) -> float | None:
        """Return a length in metres, None where it is empty or faulty."""
        field = self.mapping.length(what)
        said = self._text(field) if field else ""
        if not said:
            return None
        if not _NUMBER.fullmatch(said):
            comma = " with a decimal point, without spaces or unit" if "," in said else ""
            self._fault(
                field,
                f"{shown(said)!r} is no number",
                f"write a number{comma or ', the unit is in the heading'}",
            )
            return None
        metres = round(float(said) * METRES[field], _DECIMALS_M)
        if not (isfinite(metres) and least <= metres <= most):
            self._fault(field, f"{said} is out of range", f"give {least:g} to {most:,.0f} m")
            return None
        return metres

    def _band(self) -> Band | None:
        floor_m, ceiling_m = (
            self._length(what, ALTITUDE_M_MIN, ALTITUDE_M_MAX) for what in ("floor", "ceiling")
        )
        bounded = self._is_given("floor") or self._is_given("ceiling")
        said = self._choice("altitude_reference", REFERENCES)
        if bounded and not said and not self._text("altitude_reference"):
            cure = f"say what heights count from: {', '.join(REFERENCES)}"
            self._fault("altitude_reference", "no altitude reference", cure)
        if floor_m is not None and ceiling_m is not None and floor_m > ceiling_m:
            fault = f"a floor of {floor_m:g} m above the ceiling of {ceiling_m:g} m"
            self._fault(self.mapping.length("floor"), fault, "are the two exchanged?")
            return None
        if bounded and not said:
            return None
        return Band(floor_m, ceiling_m, Reference[said] if said else None)

    def _interval(self) -> Interval | None:
        start, end = self._instant("from"), self._instant("until")
        if start is None or end is None:
            return None
        if end.up() <= start.down():
            fault = f"{shown(self._text('until'))!r} is not after the start"
            self._fault("until", fault, "give an end after the start; are the two exchanged?")
            return None
        return Interval(start.down(), end.up())

    def _instant(self, name: str) -> Instant | None:
        cells, zone = self._cells(name), self.mapping.zone
        moment = _calendar(cells)
        said = moment.isoformat(" ") if moment else self._text(name)
        if not said:
            self._fault(name, "empty", _TIME_CURE + f'"{zone or "UTC"}"')
            return None
        if moment and moment.tzinfo is None and zone:
            read: Instant | Doubt = instant_in(moment, zone)
        else:
            read = self._typed(said, zone)
        if isinstance(read, Instant):
            return read
        cure = read.cure
        if not zone:
            cure += f'; or one zone for all lines: zone = "Region/City" in {self.mapping.file}'
        self._fault(name, f"{shown(said)!r} is {read.what}", cure)
        return None

    def _typed(self, said: str, zone: str) -> Instant | Doubt:
        """Read a time as it is typed; the same one stands in many lines of a list."""
        if said in self._times:
            return self._times[said]
        read = parse_typed(said)
        if isinstance(read, Doubt) and zone:
            there = parse_typed(f"{said} {zone}")
            zoneless = read.what == _ZONELESS
            read = there if zoneless or isinstance(there, Instant) else read
        self._times[said] = read
        return read

    # Where

    def _cores(self) -> tuple[Core, ...]:
        given = [shape for shape in SHAPES if self._text(shape)]
        if self.table.has_geometry:
            if given:
                self._fault(given[0], "the feature has a geometry as well", "keep one of the two")
            return self.line.cores
        if len(given) != 1:
            fault = f"{' and '.join(given)} in one line" if given else "nothing says where"
            mapped = [shape for shape in SHAPES if self.mapping.says(shape)]
            self._fault(given[0] if given else mapped[0], fault, f"give one of {', '.join(mapped)}")
            return ()
        shape = given[0]
        before = len(self.faults)
        core = {"place": self._point, "route": self._route, "area": self._area}[shape](shape)
        if len(self.faults) > before:
            return ()
        heading = self.table.place_of(self.line, *self.mapping.columns.get(shape, ()))
        self.faults += core_faults(core, heading)
        self.faults += _outside(heading, core, self.bounds)
        return (core,)

    def _point(self, field: str) -> Core:
        position = self._position(field, self._text(field))
        return Core(CoreKind.POINT, ((position,),))

    def _route(self, field: str) -> Core:
        return Core(CoreKind.LINE, (self._positions(field, self._text(field)),))

    def _area(self, field: str) -> Core:
        rings = [self._positions(field, ring) for ring in self._text(field).split(BETWEEN_RINGS)]
        closed = [ring if ring[:1] == ring[-1:] else (*ring, ring[0]) for ring in rings]
        return Core(CoreKind.POLYGON, tuple(closed))

    def _positions(self, field: str, text: str) -> tuple[Position, ...]:
        parts = [part.strip() for part in text.split(BETWEEN_POSITIONS)]
        return tuple(self._position(field, part) for part in parts if part)

    def _position(self, field: str, text: str) -> Position:
        try:
            place = parse_place(text)
        except BadInput as refused:
            self._misplaced(field, text, refused.faults[0])
            return 0.0, 0.0
        return place.lon, place.lat

    def _misplaced(self, field: str, text: str, fault: Fault) -> None:
        """Name the column of a latitude or longitude, where each has its own."""
        cells = [_plain(cell) for cell in self._cells(field)]
        for part, axis in enumerate(("latitude", "longitude")):
            if len(cells) == 2 and fault.fault.startswith(axis):
                told = f"{shown(cells[part])!r} is no {axis}: {fault.fault}"
                self._fault(field, told, fault.cure, part)
                return
        self._fault(field, f"{shown(text)!r} is no position: {fault.fault}", fault.cure)


def _outside(place: str, core: Core, bounds: Bounds | None) -> Iterator[Fault]:
    if bounds is None:
        return
    positions = [position for ring in core.rings for position in ring]
    outside = [(lon, lat) for lon, lat in positions if not bounds.hold(lon, lat)]
    if outside:
        lon, lat = outside[0]
        cure = "correct the position, or check the bounds of the theatre"
        if all(bounds.hold(y, x) for x, y in outside):
            cure = "latitude and longitude look swapped: latitude comes first"
        yield Fault(place, f"{lat:g}, {lon:g} is outside the bounds", cure)


def _plain(cell: Cell) -> str:
    """Return a cell as one would type it: whole numbers without a point, no exponents."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case float():
            whole = isfinite(cell) and cell == int(cell)
            return str(int(cell)) if whole else format(Decimal(repr(cell)), "f")
        case datetime():
            return cell.isoformat(" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell).strip()


def _calendar(cells: Sequence[Cell]) -> datetime | None:
    """Return the date and time that a workbook holds as such, in one cell or in two."""
    match cells:
        case [datetime() as whole]:
            return whole
        case [datetime() as day, time() as clock]:
            return datetime.combine(day.date(), clock)
        case [date() as day, time() as clock]:
            return datetime.combine(day, clock)
        case _:
            return None
