"""Where names and numbers go on a sheet, so that none lies on another.

Each is tried at a few places in a fixed order and takes the first that is free; one that
finds none is left off and counted, for two names in one place are no name at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_CELL: Final = 64.0
_SQUARE: Final = 4.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, in its units; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes share any place."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Box") -> bool:
        """Tell whether another box lies in this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def shrunk(self, by: float) -> "Box":
        """Return the box without a margin."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Places:
    """What is taken on a sheet, by cells, so that a thousand names are placed at once."""

    def __init__(self, frame: Box) -> None:
        self.frame = frame
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def take(self, box: Box) -> None:
        """Mark a place as taken."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def free(self, box: Box) -> bool:
        """Tell whether a box lies in the frame and on nothing."""
        if not self.frame.holds(box):
            return False
        return not any(
            box.meets(other) for cell in _cells(box) for other in self._cells.get(cell, ())
        )

    def first_free(self, candidates: Iterable[Box]) -> Box | None:
        """Take and return the first box that is free, or None."""
        for box in candidates:
            if self.free(box):
                self.take(box)
                return box
        return None


class Lines:
    """What lines take up on a sheet, by small squares, so that a name is kept off them at once."""

    def __init__(self) -> None:
        self._squares: set[tuple[int, int]] = set()

    def take(self, a: tuple[float, float], b: tuple[float, float]) -> None:
        """Mark a straight line as taken."""
        (x, y), (u, v) = a, b
        count = 1 + int(max(abs(u - x), abs(v - y)) / _SQUARE)
        for step in range(count + 1):
            across, down = x + (u - x) * step / count, y + (v - y) * step / count
            self._squares.add((int(across // _SQUARE), int(down // _SQUARE)))

    def free(self, box: Box) -> bool:
        """Tell whether no line goes through a box, to within a square."""
        columns = range(int(box.left // _SQUARE), int(box.right // _SQUARE) + 1)
        rows = range(int(box.top // _SQUARE), int(box.bottom // _SQUARE) + 1)
        return not any((column, row) in self._squares for row in rows for column in columns)


def around(at: tuple[float, float], width: float, height: float, away: float) -> list[Box]:
    """Return boxes beside a point, `away` from it: right first, as names are read."""
    x, y = at
    half, rise = width / 2, height / 2
    slant = away * 0.75
    lefts_tops = (
        (x + away, y - rise),
        (x - away - width, y - rise),
        (x - half, y - away - height),
        (x - half, y + away),
        (x + slant, y - slant - height),
        (x + slant, y + slant),
        (x - slant - width, y - slant - height),
        (x - slant - width, y + slant),
    )
    return [Box(left, top, left + width, top + height) for left, top in lefts_tops]


def _cells(box: Box) -> list[tuple[int, int]]:
    columns = range(int(box.left // _CELL), int(box.right // _CELL) + 1)
    rows = range(int(box.top // _CELL), int(box.bottom // _CELL) + 1)
    return [(column, row) for column in columns for row in rows]
