"""Lines that look like another: the same places within some metres, while the other still holds.

Who keeps two lists often has one convoy in both, under two keys. A hint to a person and nothing
more: distances are rough near the poles, and what is told alike is taken all the same.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, floor, hypot, radians
from typing import TypeAlias

Position: TypeAlias = tuple[float, float]
METRES_PER_DEGREE = 111_320.0
_COMPARED_MAX = 64  # Of one place and one crowd the latest; more are one depot and not one double.


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when something is: `label` names it, times in seconds; a site has no times."""

    label: str
    positions: Sequence[Position]
    start: float = 0.0
    end: float = 1.0


class Alike:
    """Everything seen so far, found again by where it begins and ends."""

    def __init__(self, within_m: float) -> None:
        self._within_m = within_m
        self._cell_deg = max(within_m / METRES_PER_DEGREE, 1e-7)
        self._seen: dict[tuple[int, ...], list[Place]] = defaultdict(list)

    def find(self, place: Place) -> str:
        """Return the label of something seen before that looks alike, or nothing; and keep it."""
        found = next((other.label for other in self._near(place) if self._is(place, other)), "")
        self._seen[self._cell(place, (0, 0, 0, 0))].append(place)
        return found

    def _near(self, place: Place) -> Iterator[Place]:
        for step in product((0, -1, 1), repeat=4):
            yield from self._seen.get(self._cell(place, step), ())[-_COMPARED_MAX:]

    def _cell(self, place: Place, step: tuple[int, ...]) -> tuple[int, ...]:
        ends = (*place.positions[0], *place.positions[-1])
        cells = [floor(x / self._cell_size(n, ends)) + step[n] for n, x in enumerate(ends)]
        return len(place.positions), *cells

    def _cell_size(self, axis: int, ends: Sequence[float]) -> float:
        """Return the side of a cell in degrees: longitudes are narrower towards the poles."""
        if axis % 2:
            return self._cell_deg
        # By whole bands of ten degrees, so that neighbours count in one measure.
        band = min(80.0, abs(round(ends[axis + 1] / 10.0)) * 10.0 + 5.0)
        return self._cell_deg / cos(radians(band))

    def _is(self, a: Place, b: Place) -> bool:
        if a.end <= b.start or b.end <= a.start:
            return False
        pairs = zip(a.positions, b.positions, strict=True)
        return all(rough_m(one, other) <= self._within_m for one, other in pairs)


def rough_m(a: Position, b: Position) -> float:
    """Return a rough distance in metres, good for some hundreds of them."""
    east = (a[0] - b[0]) * cos(radians((a[1] + b[1]) / 2))
    return hypot(east, a[1] - b[1]) * METRES_PER_DEGREE
