"""A bulletin: incidents counted by period, area and kind, with every party's word side by side.

Public bulletins of rival sides have carried totals that their own parts did not add up to.
Here nothing is a number of its own: every count is the length of a list of incidents, and
the list stands beside it. Each incident is in one period, one area and one kind, and in one
column of every party, so whatever is added up gives the same total.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from keepclear.errors import BadInput, Fault
from keepclear.exchange.incident import Position, Sort, State
from keepclear.limits import BULLETIN_INCIDENTS_MAX, BULLETIN_PERIODS_MAX

Place = tuple[int, int]  # longitude and latitude in millionths of a degree
Ring = tuple[Place, ...]
ELSEWHERE: Final = "elsewhere"
NO_PLACE: Final = "no place given"
WHOLE_TIME: Final = "whole time"
TOTAL: Final = "total"
_TURNS: Final = (0, 360_000_000, -360_000_000)
RULE: Final = (
    "An incident is counted by its first position, in the first area of the list that holds it "
    "or has it on its border; what no area holds is counted elsewhere."
)


@dataclass(frozen=True, slots=True)
class Area:
    """A named area: polygons, each an outer ring and its holes, closed, in millionths of a degree.

    Edges are straight in longitude and latitude, as everywhere here; all is counted in integers.
    """

    name: str
    polygons: tuple[tuple[Ring, ...], ...]

    def holds(self, place: Place) -> bool:
        """Tell whether a position is inside or on the border, reading longitudes once round too."""
        lon, lat = place
        turned = [(lon + turn, lat) for turn in _TURNS]
        return any(_holds(rings, at) for rings in self.polygons for at in turned)


def _holds(rings: Sequence[Ring], place: Place) -> bool:
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            turn = (x2 - x1) * (place[1] - y1) - (place[0] - x1) * (y2 - y1)
            in_box = min(x1, x2) <= place[0] <= max(x1, x2) and min(y1, y2) <= place[1] <= max(
                y1, y2
            )
            if turn == 0 and in_box:
                return True
            # An edge holds its lower end and not its upper one, so no corner counts twice.
            if (y1 <= place[1]) != (y2 <= place[1]) and (turn > 0) == (y2 > y1):
                inside = not inside
    return inside


@dataclass(frozen=True, slots=True)
class Counted:
    """One incident as a bulletin counts it; parties are indices in the bulletin's list."""

    number: str  # as A-3, and one of a kind within the bulletin
    began: int
    place: Place | None
    sort: Sort
    reporter: int
    positions: tuple[Position, ...]
    state: State
    title: str
    record: str = ""


class Column(StrEnum):
    """What an incident is to one party; it is exactly one of these."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    TAKEN_BACK = "taken back"
    DENIED = "denied"
    NOT_SEEN = "not seen"
    UNCLEAR = "unclear"
    NOT_STATED = "not stated"


COUNTS_ITSELF: Final = (Column.REPORTED, Column.CONFIRMED)  # what a party itself says happened
_OF_OTHERS: Final[Mapping[Position, Column]] = {
    Position.NOT_STATED: Column.NOT_STATED,
    Position.CONFIRM: Column.CONFIRMED,
    Position.DENY: Column.DENIED,
    Position.NOT_SEEN: Column.NOT_SEEN,
    Position.UNCLEAR: Column.UNCLEAR,
}
_OF_OWN: Final = {Position.CONFIRM: Column.REPORTED, Position.DENY: Column.TAKEN_BACK}


def column(one: Counted, party: int) -> Column:
    """Return what an incident is to a party."""
    position = one.positions[party]
    if party == one.reporter and position in _OF_OWN:
        return _OF_OWN[position]
    return _OF_OTHERS[position]


class Step(StrEnum):
    """How a bulletin divides its time; days, weeks (from Monday) and months are those of UTC."""

    WHOLE = "whole"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the time of a bulletin, from a second on until before another."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its incidents, and which of them is in which column of each party."""

    label: str
    rows: tuple[Counted, ...]

    @property
    def total(self) -> int:
        """How many incidents there are in this line."""
        return len(self.rows)

    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the incidents that this line counts."""
        return tuple(one.number for one in self.rows)

    def of(self, party: int, *columns: Column) -> tuple[str, ...]:
        """Return the numbers of the incidents in some columns of a party."""
        return tuple(one.number for one in self.rows if column(one, party) in columns)


@dataclass(frozen=True, slots=True)
class Table:
    """All incidents of a bulletin, divided in one way; `by` says which."""

    by: str
    lines: tuple[Line, ...]

    @property
    def total(self) -> int:
        """The sum of the lines."""
        return sum(line.total for line in self.lines)

    def arithmetic(self) -> str:
        """Show the sum, as `Idlib 12 + Hama 3 = 15`."""
        return " + ".join(f"{line.label} {line.total}" for line in self.lines) + f" = {self.total}"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What was counted from one instant until before another; `tables` each hold all of it."""

    start: int
    end: int
    parties: tuple[str, ...]
    whole: Line
    tables: tuple[Table, ...]  # by period, by area, by kind
    cells: tuple[tuple[str, tuple[Line, ...]], ...]  # by area, and within each by kind

    @property
    def total(self) -> int:
        """How many incidents there are."""
        return self.whole.total


def count(
    incidents: Iterable[Counted],
    parties: Sequence[str],
    areas: Sequence[Area],
    start: int,
    end: int,
    step: Step = Step.WHOLE,
) -> Bulletin:
    """Count the incidents that began from `start` until before `end`, in seconds since 1970.

    Raises BadInput where the time is empty or makes too many periods, or names of areas repeat.
    """
    steps = list(periods(start, end, step))
    _check(areas, start, end, steps)
    held = [one for one in incidents if start <= one.began < end]
    if len(held) > BULLETIN_INCIDENTS_MAX:
        cure = "ask for a shorter time"
        raise BadInput([Fault("--from", f"over {BULLETIN_INCIDENTS_MAX} incidents", cure)])
    held.sort(key=lambda one: (one.began, one.number))
    rows = tuple(held)
    where = {one.number: area_of(one, areas) for one in rows}
    assert len(where) == len(rows), "numbers tell incidents apart"
    sorts = [sort for sort in Sort if any(one.sort is sort for one in rows)]
    names = [area.name for area in areas] if areas else []
    names += [ELSEWHERE] if areas or ELSEWHERE in where.values() else []
    names += [NO_PLACE] if NO_PLACE in where.values() else []
    by_area = [Line(name, tuple(o for o in rows if where[o.number] == name)) for name in names]
    tables = (
        Table("period", tuple(_in(period, rows) for period in steps)),
        Table("area", tuple(by_area)),
        Table("kind", tuple(_lines_by_sort(sorts, rows))),
    )
    cells = tuple((line.label, tuple(_lines_by_sort(sorts, line.rows))) for line in by_area)
    made = Bulletin(start, end, tuple(parties), Line(TOTAL, rows), tables, cells)
    _add_up(made)
    return made


def _check(areas: Sequence[Area], start: int, end: int, steps: Sequence[Period]) -> None:
    """Refuse an empty time, and names by which two lines could be meant where one is stated."""
    faults = []
    if end <= start:
        faults.append(Fault("--until", "it is not after --from", "give a later end"))
    names = [area.name for area in areas]
    known = {ELSEWHERE, NO_PLACE, TOTAL, *map(sort_words, Sort), *(one.label for one in steps)}
    cure = "give each area a name of its own, of no kind and no period"
    for name in sorted({name for name in names if names.count(name) > 1 or name in known}):
        faults.append(Fault(f"area {name!r}", "the name is taken", cure))
    if faults:
        raise BadInput(faults)


def _in(period: Period, rows: Sequence[Counted]) -> Line:
    return Line(period.label, tuple(o for o in rows if period.start <= o.began < period.end))


def _lines_by_sort(sorts: Sequence[Sort], rows: Sequence[Counted]) -> Iterator[Line]:
    for sort in sorts:
        yield Line(sort_words(sort), tuple(one for one in rows if one.sort is sort))


def sort_words(sort: Sort) -> str:
    """Return the words of a kind of incident."""
    return sort.name.replace("_", " ").lower()


def area_of(one: Counted, areas: Sequence[Area]) -> str:
    """Return the one area that an incident is counted in."""
    place = one.place
    if place is None:
        return NO_PLACE
    return next((area.name for area in areas if area.holds(place)), ELSEWHERE)


def _add_up(made: Bulletin) -> None:
    """Assert that whatever is added up gives the total: it is our own word that it does."""
    numbers = sorted(made.whole.numbers())
    for table in made.tables:
        assert sorted(n for line in table.lines for n in line.numbers()) == numbers, table.by
    assert sorted(n for _, lines in made.cells for ln in lines for n in ln.numbers()) == numbers
    for party in range(len(made.parties)):
        spread = [n for column_ in Column for n in made.whole.of(party, column_)]
        assert sorted(spread) == numbers, made.parties[party]


def periods(start: int, end: int, step: Step) -> Iterator[Period]:
    """Divide a time into days, weeks or months of UTC; the first and last may be cut."""
    if step is Step.WHOLE:
        yield Period(WHOLE_TIME, start, end)
        return
    begin, number = start, 0
    while begin < end:
        number += 1
        if number > BULLETIN_PERIODS_MAX:
            cure = "ask for weeks or months, or for a shorter time"
            raise BadInput([Fault("--by", f"over {BULLETIN_PERIODS_MAX} periods", cure)])
        following = min(end, _next(begin, step))
        yield Period(_label(begin, step), begin, following)
        begin = following


def _next(utc: int, step: Step) -> int:
    day = datetime.fromtimestamp(utc, UTC).replace(hour=0, minute=0, second=0)
    if step is Step.MONTH:
        later = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    else:
        later = day + timedelta(days=1 if step is Step.DAY else 7 - day.weekday())
    return int(later.timestamp())


def _label(utc: int, step: Step) -> str:
    day = datetime.fromtimestamp(utc, UTC)
    return f"{day:%Y-%m}" if step is Step.MONTH else f"{day:%Y-%m-%d}"


def differences(made: Bulletin, stated: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """Compare with figures that somebody states: the name, what is stated, what the rows give.

    A name is "total", or a label of any table; raises BadInput for one that is none. Figures that
    agree are listed too, so that nothing is left out in silence.
    """
    known = {line.label: line.total for table in made.tables for line in table.lines}
    known |= {TOTAL: made.total}
    missing = [name for name in stated if name not in known]
    if missing:
        cure = f"use one of: {', '.join(sorted(known))}"
        raise BadInput(
            [Fault(f"--stated {name}", "nothing is called so", cure) for name in missing]
        )
    found = [(name, number, known[name]) for name, number in stated.items()]
    parts = [line.label for table in made.tables if table.by == "area" for line in table.lines]
    if TOTAL in stated and set(parts) & set(stated):
        summed = sum(stated.get(part, 0) for part in parts)
        found.append(("total of the stated areas", stated[TOTAL], summed))
    return found
