"""A table of a TOML file, taken key by key, each fault with its place and its cure.

A key that nobody asked for is a fault as well: a word misspelt would leave a rule out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from math import isfinite
from typing import Any, Final, TypeVar

from keepclear.errors import Fault
from keepclear.exchange.notice import ALTITUDE_M_MAX, ALTITUDE_M_MIN, Activity
from keepclear.exchange.rule.zone import ALWAYS
from keepclear.limits import MEMBERS_MAX, NAME_CODE_POINTS_MAX
from keepclear.record.text import find_refused
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.instant import Doubt
from keepclear.space.interval import Interval
from keepclear.space.typed_time import parse_exact
from keepclear.space.volume import Ring

T = TypeVar("T")
ACTIVITIES: Final = {activity.name.lower(): activity for activity in Activity}
REFERENCES: Final = {reference.name: reference for reference in Reference}
_POSITION: Final = "give [longitude, latitude] in degrees"
_SHOWN_MAX: Final = 60


class Table:
    """Takes one key after another from a table, adding to the faults."""

    def __init__(
        self, faults: list[Fault], file: str, path: str, table: object, known: Sequence[str]
    ) -> None:
        self.faults, self.file, self.path = faults, file, path
        self.table: dict[str, Any] = table if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            self.fault("", f"{_shown(table)} is not a table", f"give {', '.join(known[:4])}")
        for key in self.table:
            if key not in known:
                alike = get_close_matches(key, known, 1)
                hint = f"is {alike[0]!r} meant?" if alike else f"known are {', '.join(known)}"
                self.fault(key, "not known here", hint)

    def place(self, key: str) -> str:
        """Return how a key of this table is named to a person."""
        inner = ".".join(part for part in (self.path, key) if part)
        return f"{self.file}: {_plain(inner)}" if inner else self.file

    def fault(self, key: str, fault: str, cure: str) -> None:
        """Add what is wrong with a key, or with the table where it is empty."""
        self.faults.append(Fault(self.place(key), fault, cure))

    def inner(self, key: str, known: Sequence[str]) -> "Table | None":
        """Return a table within this one, if it is there."""
        if key not in self.table:
            return None
        path = f"{self.path}.{key}" if self.path else key
        return Table(self.faults, self.file, path, self.table[key], known)

    def inners(self, key: str, known: Sequence[str]) -> "Iterator[Table]":
        """Yield the tables of an array of tables."""
        tables = self.table.get(key, [])
        if not isinstance(tables, list):
            self.fault(key, "one table, not an array of them", f"head each with [[{key}]]")
            return
        for number, table in enumerate(tables):
            path = f"{self.path}.{key}" if self.path else key
            yield Table(self.faults, self.file, f"{path}[{number}]", table, known)

    def whole(self, key: str, low: int, high: int, *, needed: bool = False) -> int | None:
        """Return a whole number within bounds, or None where it is absent or a fault."""
        value = self.table.get(key)
        cure = f"give a whole number from {low} to {high}"
        if value is None:
            if needed:
                self.fault(key, "missing", cure)
            return None
        number = type(value) in (int, float) and isfinite(value) and int(value) == value
        if number and low <= value <= high:
            return int(value)
        what = "out of bounds" if number else "not a whole number"
        self.fault(key, f"{_shown(value)} is {what}", cure)
        return None

    def number(self, key: str, low: float, high: float) -> float | None:
        """Return a number within bounds, or None where it is absent or a fault."""
        value = self.table.get(key)
        if value is None or _is_number(value, low, high):
            return value
        self.fault(key, f"{_shown(value)} is out of bounds", f"give a number from {low} to {high}")
        return None

    def span(self, key: str, low: float, high: float) -> tuple[float, float] | None:
        """Return the least and the greatest that something may be, or None as for a number."""
        value = self.table.get(key)
        if value is None:
            return None
        if isinstance(value, list) and len(value) == 2:
            least, most = value
            if _is_number(least, low, high) and _is_number(most, low, high) and least <= most:
                return float(least), float(most)
        cure = f"give [lowest, highest], both from {low} to {high}"
        self.fault(key, f"{_shown(value)} is not such a range", cure)
        return None

    def choice(self, key: str, choices: Mapping[str, T], default: T | None) -> T | None:
        """Return what a word stands for, or `default` where it is absent; None is a fault."""
        if key not in self.table:
            if default is None:
                self.fault(key, "missing", f"use one of {', '.join(choices)}")
            return default
        return self._chosen(key, self.table[key], choices)

    def _chosen(self, key: str, value: object, choices: Mapping[str, T]) -> T | None:
        if isinstance(value, str) and value in choices:
            return choices[value]
        alike = get_close_matches(str(value).lower(), [one.lower() for one in choices], 1)
        hint = f"; is {alike[0]!r} meant?" if alike else ""
        self.fault(key, f"{_shown(value)} is not known", f"use one of {', '.join(choices)}{hint}")
        return None

    def activities(self, key: str) -> list[Activity]:
        """Return the activities of an array that are known; absent is none."""
        found = [self._chosen(f"{key}[{at}]", item, ACTIVITIES) for at, item in self._items(key)]
        return [activity for activity in found if activity is not None]

    def parties(self, key: str) -> frozenset[str]:
        """Return the names of parties in an array; absent is none."""
        named = [self._name(f"{key}[{at}]", item) for at, item in self._items(key)]
        if len(named) > MEMBERS_MAX:
            self.fault(key, f"{len(named)} parties", f"name {MEMBERS_MAX} at most")
        return frozenset(name for name in named if name)

    def name(self, key: str) -> str | None:
        """Return a name, which is required."""
        if key not in self.table:
            self.fault(key, "missing", "give a name to find the rule by")
            return None
        return self._name(key, self.table[key])

    def text(self, key: str, length_max: int) -> str:
        """Return a text, empty where it is absent or a fault."""
        value = self.table.get(key, "")
        cure = f"give up to {length_max} letters"
        if not isinstance(value, str):
            self.fault(key, f"{_shown(value)} is not a text", cure)
        elif len(value) > length_max or find_refused(value):
            self.fault(key, f"{_shown(value)} is too long or holds what cannot be seen", cure)
        else:
            return value
        return ""

    def _name(self, key: str, value: object) -> str | None:
        cure = f"give up to {NAME_CODE_POINTS_MAX} letters that can be seen"
        if not isinstance(value, str) or not value.strip() or value != value.strip():
            self.fault(key, f"{_shown(value)} is not a name", cure)
        elif len(value) > NAME_CODE_POINTS_MAX or find_refused(value) or not value.isprintable():
            self.fault(key, f"{_shown(value)} is too long or holds what cannot be seen", cure)
        else:
            return value
        return None

    def _items(self, key: str) -> Iterator[tuple[int, Any]]:
        items = self.table.get(key, [])
        if isinstance(items, list):
            yield from enumerate(items)
        else:
            self.fault(key, f"{_shown(items)} is not an array", f"write {key} = [...]")

    def band(self) -> Band:
        """Return the altitudes that a table names, every altitude where it names none."""
        before = len(self.faults)
        low = self.whole("floor_m", ALTITUDE_M_MIN, ALTITUDE_M_MAX)
        high = self.whole("ceiling_m", ALTITUDE_M_MIN, ALTITUDE_M_MAX)
        bounded = "floor_m" in self.table or "ceiling_m" in self.table
        if not bounded:
            return EVERY_ALTITUDE
        reference = self.choice("altitude_reference", REFERENCES, None)
        if low is not None and high is not None and low > high:
            self.fault("floor_m", f"{low} is above the ceiling of {high}", "exchange the two")
        if len(self.faults) > before:
            return EVERY_ALTITUDE
        floor_m, ceiling_m = (None if bound is None else float(bound) for bound in (low, high))
        return Band(floor_m, ceiling_m, reference)

    def interval(self) -> Interval:
        """Return the time that a table names, always where it names none."""
        before = len(self.faults)
        start = self.instant("start", ALWAYS.start)
        end = self.instant("end", ALWAYS.end)
        if len(self.faults) == before and not start < end:
            self.fault("end", "not after the start", "give an end after the start")
        return Interval(start, end) if len(self.faults) == before else ALWAYS

    def instant(self, key: str, default: datetime) -> datetime:
        """Return a time with its day and zone, `default` where it is absent or a fault."""
        value = self.table.get(key)
        cure = "write it like 2030-06-01T05:00:00Z"
        if value is None:
            return default
        text = value.isoformat() if isinstance(value, datetime) else value
        dayless = Doubt("not a time with its day", cure)
        instant = parse_exact(text) if isinstance(text, str) else dayless
        if isinstance(instant, Doubt):
            self.fault(key, f"{_shown(value)} is {instant.what}", instant.cure)
            return default
        whole = instant.down() if key == "start" else instant.up()
        if not ALWAYS.start <= whole <= ALWAYS.end:
            self.fault(key, f"{_shown(value)} is before 1970", cure)
            return default
        return whole.astimezone(UTC)

    def position(self, key: str) -> Ring | None:
        """Return the ring of one position, or None where it is none."""
        return self._ring(key, [self.table[key]])

    def ring(self, key: str, *, needed: bool = False) -> Ring | None:
        """Return the positions of an array, or None where it is absent or has a fault."""
        if key not in self.table:
            if needed:
                self.fault(key, "missing", f"write {key} = [[longitude, latitude], ...]")
            return None
        return self._ring(key, self.table[key])

    def rings(self, key: str) -> list[Ring | None]:
        """Return each array of positions of an array, None in place of one with a fault."""
        return [self._ring(f"{key}[{at}]", item) for at, item in self._items(key)]

    def _ring(self, key: str, value: object) -> Ring | None:
        if not isinstance(value, list):
            self.fault(key, f"{_shown(value)} is not an array of positions", _POSITION)
            return None
        bad = [at for at, item in enumerate(value) if not _is_position(item)]
        if bad:
            more = f" (and {len(bad) - 1} more like it)" if len(bad) > 1 else ""
            self.fault(key, f"{_shown(value[bad[0]])} is not a position{more}", _POSITION)
            return None
        # As far as a signed rule can say it; the radius of an area grows by what that may move.
        return tuple((float(lon), float(lat)) for lon, lat in value)


def _is_position(item: object) -> bool:
    """Tell whether a value is two finite numbers; whether they lie on Earth is for the core."""
    if not isinstance(item, list) or len(item) != 2:
        return False
    return all(type(part) in (int, float) and isfinite(part) for part in item)


def _is_number(value: object, low: float, high: float) -> bool:
    return type(value) in (int, float) and low <= value <= high  # type: ignore[operator]


def _plain(text: str) -> str:
    return text if text.isprintable() else ascii(text)[1:-1]


def _shown(value: object) -> str:
    shown = ascii(value)
    return shown if len(shown) <= _SHOWN_MAX else shown[:_SHOWN_MAX] + "..."
