"""All conflicts by shapely alone: a tree of boxes for each hour, then times, altitudes, dwithin.

A pair belongs to the hour in which the later of the two starts, so that it is looked at once: the
notices that start in an hour are asked of a tree of all that are active in it. Hours are shared
out among threads, one a processor; shapely works outside of Python's lock.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from benchmarks.conflicts.workload import EPOCH_S, Columns
from numpy.typing import NDArray

HOUR_S = 3600


def all_pairs(columns: Columns) -> tuple[NDArray[np.int64], float]:
    """Return all pairs of rows that conflict, and the seconds taken."""
    import shapely

    cores, boxes = columns.cores, columns.boxes  # Held in this form before the clock starts.
    begun = time.perf_counter()
    areas = shapely.box(*boxes.T)
    hours = (columns.start_s - EPOCH_S) // HOUR_S

    def starting(hour: int) -> NDArray[np.int64]:
        asking = np.flatnonzero(hours == hour)
        since = EPOCH_S + hour * HOUR_S
        active = np.flatnonzero((columns.start_s < since + HOUR_S) & (columns.end_s > since))
        found = shapely.STRtree(areas[active]).query(areas[asking])
        a, b = asking[found[0]], active[found[1]]
        keep = (hours[b] < hour) | (a < b)  # Both may start in this hour: then from one side only.
        keep &= (columns.start_s[a] < columns.end_s[b]) & (columns.end_s[a] > columns.start_s[b])
        keep &= columns.floor_m[a] <= columns.ceiling_m[b]
        keep &= columns.ceiling_m[a] >= columns.floor_m[b]
        a, b = a[keep], b[keep]
        near = shapely.dwithin(cores[a], cores[b], columns.radius_m[a] + columns.radius_m[b])
        return np.column_stack((a[near], b[near]))

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = list(threads.map(starting, range(int(hours.max()) + 1)))
    pairs = np.concatenate(found)
    return pairs, time.perf_counter() - begun
