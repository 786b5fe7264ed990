"""Plans of very many volumes: which pairs of them need not be looked at one by one.

Two chains of two thousand volumes have four million pairs, and nearly all of them
say nothing new: they conflict for certain, and another pair is nearer for certain.
The rule: what is left out changes nothing of how the two plans conflict.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from keepclear.exchange.rule.separation import Separation
from keepclear.space.altitude import Margins
from keepclear.space.columns import ROW, Floats
from keepclear.space.ellipsoid import geodesic_at_most
from keepclear.space.index import GIVEN, gaps_m, numbers_of, offsets_of
from keepclear.space.outline import BALL_SLACK_M, Outline
from keepclear.space.volume import Volume

_ROUNDING_M: Final = 1e-6
_ERROR_M: Final = 0.01  # more than measuring a distance may add to it

# Which volume of one plan may conflict with which of another, and whether it surely does.
Near: TypeAlias = list[tuple[int, int, bool]]


@dataclass(frozen=True, slots=True)
class Outlined:
    """A plan whose cores are ready to be measured."""

    activity: int
    volumes: tuple[Volume, ...]
    outlines: tuple[Outline, ...]


def outlined(activity: int, volumes: Sequence[Volume]) -> Outlined:
    """Make a plan ready to be measured."""
    return Outlined(activity, tuple(volumes), tuple(Outline(volume.core) for volume in volumes))


def fewer(
    plan: Outlined,
    other: Outlined,
    near: Near,
    separation: Separation,
    margins: Margins,
    plan_is_first: bool,
) -> Near:
    """Return those of many pairs that can tell how two plans conflict; the answer stays the same.

    Left out are pairs that conflict for certain and come after one that surely touches,
    by start and then by order, unless the span of the conflict begins or ends with them.
    """
    pairs = np.array(near, np.int64)
    one, two = pairs[:, 0], pairs[:, 1]
    rows, others = _rows(plan.volumes), _rows(other.volumes)
    met = gaps_m(rows[one], others[two], offsets_of(margins)) <= separation.vertical_m
    pairs, one, two = pairs[met], one[met], two[met]
    radii_m = rows["radius_m"][one] + others["radius_m"][two]
    chord_m = _chords_m(plan.outlines, other.outlines, one, two)
    most_m = geodesic_at_most(chord_m + BALL_SLACK_M) + _ROUNDING_M
    surely = (pairs[:, 2] != 0) | (most_m <= radii_m + separation.lateral_m)
    start = np.maximum(rows["start"][one], others["start"][two])
    end = np.minimum(rows["end"][one], others["end"][two])
    begins = np.minimum(start, end)  # Of the overlap, or of the gap where there is none.
    order = (two, one) if plan_is_first else (one, two)
    touching = np.flatnonzero(surely & ((most_m + _ERROR_M <= radii_m) | (chord_m == 0.0)))
    if not len(touching):
        return [(int(a), int(b), bool(close)) for a, b, close in pairs]
    rank = np.lexsort((*order, begins))
    place = np.empty(len(rank), np.int64)
    place[rank] = np.arange(len(rank))
    first = touching[np.argmin(place[touching])]
    kept = ~surely | (place <= place[first])
    kept[_extremes(start, end, surely)] = True
    return [(int(a), int(b), bool(close)) for a, b, close in pairs[kept]]


def _extremes(start: NDArray[Any], end: NDArray[Any], surely: NDArray[Any]) -> list[int]:
    """Return the sure pairs with which overlaps begin and end, or that leave the least gap."""
    overlap = np.flatnonzero(surely & (start < end))
    if len(overlap):
        return [int(overlap[np.argmin(start[overlap])]), int(overlap[np.argmax(end[overlap])])]
    apart = np.flatnonzero(surely)
    best = np.lexsort((end[apart], (start - end)[apart]))
    return [int(apart[best[0]])] if len(apart) else []


def _rows(volumes: Sequence[Volume]) -> NDArray[Any]:
    rows = np.zeros(len(volumes), ROW)
    rows[list(GIVEN)] = [numbers_of(volume) for volume in volumes]
    return rows


def _chords_m(
    ours: Sequence[Outline], theirs: Sequence[Outline], one: NDArray[Any], two: NDArray[Any]
) -> Floats:
    """Return the least chord between the places where pairs of cores are drawn from and to."""
    a, b = (np.array([(it.ends[0], it.ends[-1]) for it in outlines]) for outlines in (ours, theirs))
    chord = np.full(len(one), inf)
    for side in (0, 1):
        for other in (0, 1):
            apart = a[one, side] - b[two, other]
            chord = np.minimum(chord, np.sqrt(np.vecdot(apart, apart)))
    return chord
