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
        self._within_deg = max(within_m / METRES_PER_DEGREE, 1e-7)
        # Ten times as wide as what is alike, so that few places lie near more than one cell.
        self._cell_deg = 10 * self._within_deg
        self._seen: dict[tuple[int, ...], list[Place]] = defaultdict(list)

    def find(self, place: Place) -> str:
        """Return the label of something seen before that looks alike, or nothing; and keep it."""
        found = next((other.label for other in self._near(place) if self._is(place, other)), "")
        ends = (*place.positions[0], *place.positions[-1])
        cell = (len(place.positions), *(floor(degrees / self._cell_deg) for degrees in ends))
        self._seen[cell].append(place)
        return found

    def _near(self, place: Place) -> Iterator[Place]:
        ranges = [*self._cells(*place.positions[0]), *self._cells(*place.positions[-1])]
        for cell in product((len(place.positions),), *ranges):
            yield from self._seen.get(cell, ())[-_COMPARED_MAX:]

    def _cells(self, lon: float, lat: float) -> tuple[range, range]:
        """Return the cells that a position within reach may lie in; near the poles not all."""
        reach = min(self._within_deg / max(cos(radians(lat)), 1e-9), 2 * self._cell_deg)
        return self._range(lon, reach), self._range(lat, self._within_deg)

    def _range(self, degrees: float, reach: float) -> range:
        low, high = (degrees - reach) / self._cell_deg, (degrees + reach) / self._cell_deg
        return range(floor(low), floor(high) + 1)

    def _is(self, a: Place, b: Place) -> bool:
        if a.end <= b.start or b.end <= a.start:
            return False
        pairs = zip(a.positions, b.positions, strict=True)
        return all(rough_m(one, other) <= self._within_m for one, other in pairs)


def rough_m(a: Position, b: Position) -> float:
    """Return a rough distance in metres, good for some hundreds of them."""
    east = (a[0] - b[0]) * cos(radians((a[1] + b[1]) / 2))
    return hypot(east, a[1] - b[1]) * METRES_PER_DEGREE
