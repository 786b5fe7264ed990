"""Cells of a fixed grid as runs of columns by row, and the few rectangles that hold just those.

The rule is that a tiling depends on which cells it holds and on nothing else: not
on what touched them, how often or in which order. So what is told by cells tells
no more when it is told again.
"""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

Run: TypeAlias = tuple[int, int]  # the first column and the last
# West, south, east, north in the whole units of the grid.
Rectangle: TypeAlias = tuple[int, int, int, int]
Sides: TypeAlias = Callable[[int, Run], Rectangle]  # of a row and a run in it

ROWS_MAX: Final = 2_048  # a shape over more rows is told by a coarser grid


class TooMany(Exception):
    """A shape touches more of this grid than is told by it: take a coarser one."""


class Tiling:
    """The cells that shapes touch."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Run]] = {}

    def touch(self, row: int, first: int, last: int) -> None:
        """Take in a run of cells; raise TooMany where the rows become too many."""
        if row not in self._rows and len(self._rows) >= ROWS_MAX:
            raise TooMany
        runs = self._rows.setdefault(row, [])
        runs.append((first, last))
        if len(runs) > ROWS_MAX:
            self._rows[row] = list(_joined(runs))

    def rectangles(self, sides: Sides, most: int) -> list[Rectangle]:
        """Return the rectangles of all cells, from south to north and west to east.

        Rows that lie upon each other and reach as far on both sides become one. Raises
        TooMany where there are more than `most`.
        """
        done: list[Rectangle] = []
        growing: dict[tuple[int, int], Rectangle] = {}
        for row in sorted(self._rows):
            below, growing = growing, {}
            for run in _joined(self._rows[row]):
                west, south, east, north = sides(row, run)
                under = below.pop((west, east), None)
                if under is not None and under[3] == south:
                    growing[west, east] = (west, under[1], east, north)
                else:
                    done += [under] if under is not None else []
                    growing[west, east] = (west, south, east, north)
            done += below.values()
            if len(done) + len(growing) > most:
                raise TooMany
        return sorted([*done, *growing.values()], key=lambda one: (one[1], one[0]))


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Yield runs that neither overlap nor abut."""
    ordered = sorted(runs)
    first, last = ordered[0]
    for start, end in ordered[1:]:
        if start > last + 1:
            yield first, last
            first, last = start, end
        last = max(last, end)
    yield first, last
