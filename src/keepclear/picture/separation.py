"""What every pair of plans is held to: one separation, or one for each pair of activities.

Nothing here knows a plan. What the search needs as numbers is made of it once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from keepclear.exchange.rule.separation import Separation
from keepclear.space.altitude import NOT_COMPARED, Margins
from keepclear.space.index import Minima, microseconds_of, offsets_of

ACTIVITIES_MAX: Final = 16  # codes of activities that fit the search's table


@dataclass(frozen=True)
class HeldTo:
    """What every pair of plans is held to, by the activities of both, and how altitudes compare.

    `apart` has an entry for each ordered pair of activity codes, or none where all pairs
    are held to `base` alike.
    """

    base: Separation
    apart: Mapping[tuple[int, int], Separation] = field(default_factory=dict)
    margins: Margins = NOT_COMPARED

    def between(self, a: int, b: int) -> Separation:
        """Return what two plans of these activities are held to."""
        return self.apart.get((a, b), self.base)

    @cached_property
    def minima(self) -> Minima:
        """The same as numbers, for the search."""
        apart = np.empty((3, ACTIVITIES_MAX, ACTIVITIES_MAX))
        apart.T[:] = _numbers(self.base)
        for (a, b), held in self.apart.items():
            apart[:, a, b] = _numbers(held)
        return Minima(apart, offsets_of(self.margins))


def _numbers(held: Separation) -> tuple[float, float, int]:
    return held.lateral_m, held.vertical_m, microseconds_of(held.time_s)


def as_held(separation: Separation | HeldTo) -> HeldTo:
    """Return what every pair is held to, of one separation or of many."""
    return held_to(separation) if isinstance(separation, Separation) else separation


@lru_cache(256)
def held_to(separation: Separation, margins: Margins = NOT_COMPARED) -> HeldTo:
    """Return one separation for all pairs."""
    return HeldTo(separation, {}, margins)
