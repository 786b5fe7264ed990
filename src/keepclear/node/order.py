"""Rows in an order: what comes first is found at once, however many there are.

A heap holds a mark for each place that a row has had. A mark whose row has
moved or gone is passed over when it comes to the top; once such marks outnumber
the rows, all of them are thrown away.
"""

from collections.abc import Callable, Mapping
from heapq import heapify, heappop, heappush
from typing import Any, Final, Generic, TypeVar

Key = TypeVar("Key", bound=tuple[Any, ...])
Row = TypeVar("Row")
Place = tuple[int, ...] | int

SPARE_MARKS: Final = 64  # So that a heap of a few rows is not made anew at every change.


class Order(Generic[Key, Row]):
    """The order of rows that are kept elsewhere, each by its key, by a place worked out of each."""

    def __init__(self, rows: Mapping[Key, Row], place: Callable[[Row], Place]) -> None:
        self._rows, self._place = rows, place
        self._marks: list[tuple[Any, Key]] = []
        self.sort()

    def sort(self) -> None:
        """Mark every row anew."""
        self._marks = [(self._place(row), key) for key, row in self._rows.items()]
        heapify(self._marks)

    def put(self, key: Key) -> None:
        """Mark where a row stands now, after it came or changed."""
        heappush(self._marks, (self._place(self._rows[key]), key))
        if len(self._marks) > 2 * len(self._rows) + SPARE_MARKS:
            self.sort()

    def first(self) -> Row | None:
        """Return the first row, or None where there is none."""
        while self._marks:
            place, key = self._marks[0]
            row = self._rows.get(key)
            if row is not None and self._place(row) == place:
                return row
            heappop(self._marks)
        return None

    def take(self, limit: int, wanted: Callable[[Row], bool]) -> list[Row]:
        """Return the first few rows, as long as they are wanted; they stay where they are."""
        found: list[Row] = []
        marks = []
        while len(found) < limit and (row := self.first()) is not None and wanted(row):
            found.append(row)
            marks.append(heappop(self._marks))
            while self._marks and self._marks[0] == marks[-1]:
                heappop(self._marks)  # A row that came back to its old place has two marks.
        for mark in marks:
            heappush(self._marks, mark)
        return found
