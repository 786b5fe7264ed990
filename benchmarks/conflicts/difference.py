"""Why two ways of searching disagree: each pair that only one of them found is measured anew.

The measure is the distance along the ellipsoid between cores whose edges are straight in longitude
and latitude, as spec/volume.md has it. Peers search in a conformal plane: lengths there are up to
1,000 ppm off, and their edges are straight in the plane. To tell these apart, a pair is measured
again with the peer's edges, cut into pieces so short that both kinds of straight agree.
"""

from collections import Counter
from enum import StrEnum

import numpy as np
from benchmarks.conflicts.engine import core
from benchmarks.conflicts.workload import AREA, CIRCLE, PLANE, Columns
from numpy.typing import NDArray

from keepclear.space.approach import closest_approach
from keepclear.space.volume import Core, line, polygon

TOLERANCE_M = 0.5
PLANE_SCALE = 1e-3  # How far lengths in the plane are off, at most.
PIECE_M = 1_000.0  # Over which the two kinds of straight differ by some 14 mm.


class Why(StrEnum):
    """What a difference comes from; of WRONG there must be none."""

    LOST_BY_SCALE = "a true conflict that the peer loses by the scale of its plane"
    LOST_BY_EDGES = "a true conflict that the peer loses by edges straight in its plane"
    FALSE_BY_SCALE = "no conflict: the peer's by the scale of its plane"
    FALSE_BY_EDGES = "no conflict: the peer's by edges straight in its plane"
    WITHIN_TOLERANCE = "no conflict: Keepclear's, within its tolerance of 0.5 m"
    FALSE = "no conflict: Keepclear's, beyond its tolerance"
    MISSED = "a true conflict that Keepclear misses"
    UNEXPLAINED = "the peer's answer, by neither scale nor edges"


WRONG = (Why.FALSE, Why.MISSED, Why.UNEXPLAINED)


def keys(pairs: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return pairs of rows as sorted numbers, each once, whichever row came first."""
    least, most = pairs.min(axis=1), pairs.max(axis=1)
    return np.unique(least * count + most)


def explain(columns: Columns, ours: NDArray[np.int64], theirs: NDArray[np.int64]) -> dict[Why, int]:
    """Count the reasons of all pairs, given as keys, that are in one set and not in the other."""
    reasons: Counter[Why] = Counter()
    for key in np.setdiff1d(ours, theirs):
        reasons[_why(columns, *divmod(int(key), len(columns)), ours=True)] += 1
    for key in np.setdiff1d(theirs, ours):
        reasons[_why(columns, *divmod(int(key), len(columns)), ours=False)] += 1
    return {why: reasons[why] for why in Why}


def _why(columns: Columns, a: int, b: int, *, ours: bool) -> Why:
    if not _at_once(columns, a, b):
        return Why.FALSE if ours else Why.UNEXPLAINED
    beyond_m, _ = _beyond_m(columns, a, b, core(columns, a), core(columns, b))
    truly = beyond_m <= 0
    if truly and not ours:
        return Why.MISSED
    if not truly and ours:
        return Why.WITHIN_TOLERANCE if beyond_m <= TOLERANCE_M else Why.FALSE
    with_theirs_m, apart_m = _beyond_m(columns, a, b, _as_drawn(columns, a), _as_drawn(columns, b))
    if (with_theirs_m <= 0) != truly:
        return Why.LOST_BY_EDGES if truly else Why.FALSE_BY_EDGES
    if abs(with_theirs_m) > PLANE_SCALE * apart_m + TOLERANCE_M:
        return Why.UNEXPLAINED
    return Why.LOST_BY_SCALE if truly else Why.FALSE_BY_SCALE


def _at_once(columns: Columns, a: int, b: int) -> bool:
    """Tell whether two rows share a time and an altitude."""
    start_s, end_s, floor_m, ceiling_m = (
        column[[a, b]]
        for column in (columns.start_s, columns.end_s, columns.floor_m, columns.ceiling_m)
    )
    return bool(start_s.max() < end_s.min() and floor_m.max() <= ceiling_m.min())


def _beyond_m(columns: Columns, a: int, b: int, core_a: Core, core_b: Core) -> tuple[float, float]:
    """Return by how much two cores surely keep clear, and their distance; 0 is a conflict."""
    found = closest_approach(core_a, core_b)
    radii_m = float(columns.radius_m[a] + columns.radius_m[b])
    return found.distance_m - found.error_m - radii_m, found.distance_m


def _as_drawn(columns: Columns, row: int) -> Core:
    """Return the core of a row with its edges straight in the plane, in short pieces."""
    if columns.kind[row] == CIRCLE:
        return core(columns, row)
    from pyproj import Proj

    at = columns.plane[columns.offsets[row] : columns.offsets[row + 1]]
    pieces = np.ceil(np.hypot(*np.diff(at, axis=0).T) / PIECE_M).astype(int)
    cut = [
        start + (end - start) * np.linspace(0, 1, count, endpoint=False)[:, None]
        for start, end, count in zip(at, at[1:], np.maximum(pieces, 1), strict=False)
    ]
    path = np.concatenate((*cut, at[-1:]))
    lon, lat = Proj(PLANE)(path[:, 0], path[:, 1], inverse=True)
    positions = list(zip(lon.tolist(), lat.tolist(), strict=True))
    if columns.kind[row] == AREA:
        positions[-1] = positions[0]  # Closed, whatever the projection rounds.
        return polygon(tuple(positions))
    return line(*positions)
