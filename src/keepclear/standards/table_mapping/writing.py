"""What stands to the lines of a list, by the same mapping file as the list is read by.

The rule: a list that is written here and read again says the same, key by key; so each line is
read back as it is written, and what the mapping has no column for is refused, never left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from keepclear.errors import Fault
from keepclear.space.place import Place, decimal
from keepclear.space.volume import Core, CoreKind, Position, Volume
from keepclear.standards.table_mapping.mapping import METRES, SHAPES, Mapping, headings_of
from keepclear.standards.table_mapping.reading import BETWEEN_POSITIONS, BETWEEN_RINGS, LineReader
from keepclear.standards.table_mapping.table import Cell, Line, Table, shown

_SHAPE_OF = {CoreKind.POINT: "place", CoreKind.LINE: "route", CoreKind.POLYGON: "area"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that stands: under which key it goes into a list, and what it states."""

    key: str
    name: str
    activity: str
    text: str
    volumes: Sequence[Volume]


class LineWriter:
    """Writes entries as the lines of a list, and proves each by reading it."""

    def __init__(self, mapping: Mapping, kind: str, *, geometry: bool) -> None:
        self.mapping, self.geometry = mapping, geometry
        self.headings = headings_of(mapping, geometry=geometry)
        table = Table("export", self.headings, has_geometry=geometry)
        self._reader = LineReader(table, mapping, kind, None)

    def lines(self, entry: Entry) -> tuple[list[Line], list[Fault]]:
        """Return the lines of an entry, or why this mapping cannot say it."""
        parts = list(self._parts(entry))
        if len(parts) > 1 and not self.mapping.joined:
            cure = f"say joined = true under [list] in {self.mapping.file}"
            fault = f"it has {len(parts)} parts, each a line of its own"
            return [], [Fault(f"{shown(entry.key)}", fault, cure)]
        lines = [self._line(entry, part) for part in parts]
        faults = [
            fault
            for line, part in zip(lines, parts, strict=True)
            for fault in self._unsaid(entry, part, line)
        ]
        return lines, faults

    def _parts(self, entry: Entry) -> Iterator[list[Volume]]:
        """Yield volumes as they share a line: one a line, but for the parts of one geometry."""
        if not self.geometry:
            yield from ([volume] for volume in entry.volumes)
            return

        def common(volume: Volume) -> tuple[object, ...]:
            return volume.core.kind, volume.radius_m, volume.band, volume.interval

        for _, together in groupby(entry.volumes, common):
            yield list(together)

    def _line(self, entry: Entry, part: Sequence[Volume]) -> Line:
        cells: dict[str, Cell] = {}
        for name, headings in self.mapping.columns.items():
            if not (self.geometry and name in SHAPES):
                said = self._said(name, len(headings), entry, part[0])
                cells |= dict(zip(headings, said, strict=True))
        cores = tuple(volume.core for volume in part) if self.geometry else ()
        return Line(0, entry.key, cells, cores)

    def _said(self, name: str, count: int, entry: Entry, volume: Volume) -> Sequence[Cell]:
        """Return the cells of one field, as many as it has columns."""
        match name:
            case "key" | "name" | "text":
                return [getattr(entry, name)]
            case "activity":
                return [self._word(name, entry.activity)]
            case "altitude_reference":
                reference = volume.band.reference
                return ["" if reference is None else self._word(name, reference.name)]
            case "from" | "until":
                span = volume.interval
                return _instant(span.start if name == "from" else span.end, count)
            case "place" | "route" | "area":
                return _shape(name, count, volume.core)
            case _ if name in METRES:
                return [_length(name, volume)]
            case _:
                return [""] * count

    def _word(self, name: str, meant: str) -> str:
        """Return the list's own word for an activity or a reference, the first of several."""
        own = self.mapping.words.get(name, {})
        return next((word for word, means in own.items() if means.lower() == meant.lower()), meant)

    def _unsaid(self, entry: Entry, part: Sequence[Volume], line: Line) -> Iterator[Fault]:
        """Read a line back, and name what it does not say as it stands."""
        said, faults = self._reader.read(line)
        if said is None:
            yield from faults
            return
        volume = part[0]
        wanted = replace(
            said,
            key=entry.key,
            name=entry.name,
            activity=entry.activity,
            text=entry.text,
            cores=tuple(one.core for one in part),
            radius_m=volume.radius_m,
            band=volume.band,
            interval=volume.interval,
        )
        for field in ("key", "name", "activity", "text", "cores", "radius_m", "band", "interval"):
            if getattr(said, field) != getattr(wanted, field):
                cure = f"map a column for it in {self.mapping.file}"
                fault = f"this mapping cannot say its {field.replace('cores', 'place')}"
                yield Fault(f"{shown(entry.key)} ({shown(entry.name)})", fault, cure)


def _instant(instant: datetime, count: int) -> Sequence[str]:
    written = instant.isoformat().replace("+00:00", "Z")
    return [written] if count == 1 else written.split("T")


def _shape(name: str, count: int, core: Core) -> Sequence[str]:
    if _SHAPE_OF[core.kind] != name:
        return [""] * count
    return [core_text(core)] if count == 1 else core_text(core).split(" ")


def core_text(core: Core) -> str:
    """Return a core as a cell holds it: positions parted by ; and the rings of an area by |."""
    # A ring is closed by whoever reads it; its last position says nothing.
    is_area = core.kind is CoreKind.POLYGON
    rings = tuple(ring[:-1] for ring in core.rings) if is_area else core.rings
    between = f"{BETWEEN_POSITIONS} "
    return f" {BETWEEN_RINGS} ".join(between.join(map(_position, ring)) for ring in rings)


def _position(position: Position) -> str:
    return decimal(Place(*position))


def _length(name: str, volume: Volume) -> float | int | None:
    what = name.partition("_")[0]
    bounds = {"radius": volume.radius_m, "floor": volume.band.floor_m}
    metres = bounds.get(what, volume.band.ceiling_m)
    if metres is None:
        return None
    length = metres / METRES[name]
    return int(length) if length == int(length) else length
