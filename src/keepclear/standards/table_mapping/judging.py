"""A whole list to its items: the good ones, the bad lines with all their faults, and the doubles.

An item is what one key stands for: one line, or in a joined list the lines of that key in order.
The rule: a key stands once, and an item of which one line is bad is not taken in part.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from keepclear.errors import Fault
from keepclear.space.volume import Core, Volume
from keepclear.standards.geojson_rfc7946.geometry import Bounds
from keepclear.standards.table_mapping.mapping import Mapping as Mapped
from keepclear.standards.table_mapping.mapping import check_table
from keepclear.standards.table_mapping.reading import LineReader, Stated
from keepclear.standards.table_mapping.table import Line, Table, shown


@dataclass(frozen=True, slots=True)
class Item:
    """What one key of a list states, and the lines that state it."""

    key: str
    name: str
    activity: str
    text: str
    parts: tuple[Stated, ...]

    @property
    def place(self) -> str:
        """How the item is named to a person: by its first line."""
        return self.parts[0].line.place

    @property
    def cores(self) -> tuple[Core, ...]:
        """All its cores, in the order of its lines."""
        return tuple(core for part in self.parts for core in part.cores)

    def volumes(self) -> tuple[Volume, ...]:
        """What it occupies, in the order of its lines."""
        return tuple(
            Volume(core, part.radius_m, part.band, part.interval)
            for part in self.parts
            for core in part.cores
        )


@dataclass(slots=True)
class Judged:
    """A list as it was found: good items by key, and bad lines with what is wrong with each."""

    items: dict[str, Item] = field(default_factory=dict)
    bad: dict[int, tuple[Line, list[Fault]]] = field(default_factory=dict)
    lines: int = 0
    keys: set[str] = field(default_factory=set)  # of good and bad lines

    def refuse(self, item: Item, faults: Sequence[Fault]) -> None:
        """Move an item to the bad lines, with what is wrong with it."""
        self.items.pop(item.key, None)
        for number, part in enumerate(item.parts):
            self.add_bad(part.line, faults if number == 0 else ())

    def add_bad(self, line: Line, faults: Sequence[Fault]) -> None:
        """Note what is wrong with a line."""
        self.bad.setdefault(line.number, (line, []))[1].extend(faults)

    def faults(self) -> list[Fault]:
        """Return everything that is wrong, in the order of the list."""
        return [fault for number in sorted(self.bad) for fault in self.bad[number][1]]

    def bad_lines(self) -> list[Line]:
        """Return the bad lines in the order of the list."""
        return [self.bad[number][0] for number in sorted(self.bad)]


def judge(
    table: Table,
    mapping: Mapped,
    kind: str,
    bounds: Bounds | None = None,
    advance: Callable[[int], None] = lambda _: None,
) -> Judged:
    """Judge every line of a list; raise BadInput only where its columns do not fit the mapping."""
    check_table(mapping, table)
    judged = Judged(lines=len(table.lines))
    reader = LineReader(table, mapping, kind, bounds)
    parts: dict[str, list[Stated]] = {}
    spoilt: dict[str, str] = {}  # keys of which a line is bad
    for line in table.lines:
        stated, faults = reader.read(line)
        advance(1)
        judged.keys.add(stated.key if stated else reader.key_of(line))
        if stated is None:
            judged.add_bad(line, faults)
            spoilt.setdefault(reader.key_of(line), line.place)
        else:
            parts.setdefault(stated.key, []).append(stated)
    for key, held in parts.items():
        _join(judged, table, mapping, key, held, spoilt)
    return judged


def _join(
    judged: Judged,
    table: Table,
    mapping: Mapped,
    key: str,
    held: Sequence[Stated],
    spoilt: Mapping[str, str],
) -> None:
    """Make the lines of one key an item, or bad lines."""
    first, *others = held
    headings = mapping.columns.get("key") or mapping.columns.get("name") or ()
    if mapping.joined:
        faults = {part.line.number: _differ(table, first, part) for part in others}
        odd = [part.line.place for part in others if faults[part.line.number]]
        if key in spoilt or odd:
            where = spoilt.get(key) or odd[0]
            cure = "mend that one; what one key stands for is taken whole"
            for part in held:
                whole = Fault(part.line.place, f"is one with {where}, which is bad", cure)
                judged.add_bad(part.line, faults.get(part.line.number) or [whole])
            return
        judged.items[key] = Item(key, first.name, first.activity, first.text, tuple(held))
        return
    judged.items[key] = Item(key, first.name, first.activity, first.text, (first,))
    cure = "give it a key of its own, or take one of the two off"
    cure += f"; parts of one movement need joined = true in {mapping.file}"
    for part in others:
        fault = f"{shown(key)!r} stands in {first.line.place} already"
        judged.add_bad(part.line, [Fault(table.place_of(part.line, *headings), fault, cure)])


def _differ(table: Table, first: Stated, part: Stated) -> list[Fault]:
    """Return the faults of a part that says something else than the first of its key."""
    return [
        Fault(
            table.place_of(part.line),
            f"its {name} is {shown(getattr(part, name))!r}, in {first.line.place} "
            f"{shown(getattr(first, name))!r}",
            "say the same in all lines of one key",
        )
        for name in ("name", "activity", "text")
        if getattr(part, name) != getattr(first, name)
    ]
