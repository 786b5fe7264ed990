"""Finding, among many volumes in columns, those that conflict with one or may.

First boxes, spans and bands are compared, in a packed tree or one row after the
other; what passes is judged. See `index` for the columns and `judging` for the rest.
"""

from typing import Any, Final

import numpy as np

from keepclear.space import columns
from keepclear.space.columns import CLEAR, FANOUT, POLYGON, UNSURE
from keepclear.space.compiled import compiled
from keepclear.space.judging import is_simple, judge

BLOCK: Final = 2_048
SIDES: Final = 10

fill = compiled(columns.fill)


@compiled
def fill_many(rows: Any, boxes: Any, xyz: Any, lonlat: Any) -> None:
    """Fill the columns of many volumes, one after the other."""
    for i in range(len(rows)):
        fill(rows, i, boxes[i], xyz, lonlat)


@compiled
def make_ready(
    rows: Any,
    box: Any,
    xyz: Any,
    lonlat: Any,
    start: int,
    end: int,
    floor: float,
    ceiling: float,
    radius_m: float,
    reference: int,
    kind: int,
) -> bool:
    """Fill one row and its box of 32 bits; True where a polygon surely has one simple ring."""
    row = rows[0]
    row["start"], row["end"] = start, end
    row["floor"], row["ceiling"], row["radius_m"] = floor, ceiling, radius_m
    row["reference"], row["kind"] = reference, kind
    row["first"], row["count"] = 0, len(lonlat)
    wide = np.empty(6)
    fill(rows, 0, wide, xyz, lonlat)
    for side in range(0, 6, 2):
        box[side], box[side + 1] = wide[side], wide[side + 1]
        box[side] = np.nextafter(box[side], np.float32(-np.inf))
        box[side + 1] = np.nextafter(box[side + 1], np.float32(np.inf))
    return kind == POLYGON and is_simple(lonlat)


@compiled
def gap_m(us: Any, row: Any, offsets: Any) -> float:
    """Return the least that may lie between two bands, below 0 where they may share altitudes.

    The band of the greater reference is read as the lesser one may count it; of one reference, that
    of the higher floor, so that rounding is the same whoever asks.
    """
    swap = row["reference"] < us["reference"]
    if row["reference"] == us["reference"]:
        swap = row["floor"] < us["floor"]
    if swap:
        us, row = row, us
    low, high = row["floor"], row["ceiling"]
    one, other = us["reference"], row["reference"]
    if low > -np.inf:
        low = low + offsets[0, one, other] - offsets[2, one, other] * abs(low)
    if high < np.inf:
        high = high + offsets[1, one, other] + offsets[2, one, other] * abs(high)
    return float(max(low - us["ceiling"], us["floor"] - high))


@compiled
def scan(
    boxes: Any, spans: Any, first: int, last: int, box: Any, since: int, until: int, out: Any
) -> int:
    """Write the rows whose boxes and spans meet a query's, and return how many.

    Written without branches in blocks, so that several rows are compared at once.
    """
    x0, x1, y0, y1, z0, z1 = box[0], box[1], box[2], box[3], box[4], box[5]
    low_x, top_x, low_y, top_y = boxes[0], boxes[1], boxes[2], boxes[3]
    low_z, top_z = boxes[4], boxes[5]
    start, end = spans[0], spans[1]
    met = np.empty(BLOCK, np.uint8)
    count = 0
    for block in range(first, last, BLOCK):
        size = min(BLOCK, last - block)
        some = 0
        for i in range(size):
            row = block + i
            meets = (
                (start[row] < until)
                & (end[row] > since)
                & (low_x[row] <= x1)
                & (top_x[row] >= x0)
                & (low_y[row] <= y1)
                & (top_y[row] >= y0)
                & (low_z[row] <= z1)
                & (top_z[row] >= z0)
            )
            met[i] = meets
            some += meets
        if some:
            for i in range(size):
                if met[i]:
                    out[count] = block + i
                    count += 1
    return count


@compiled
def walk(nodes: Any, starts: Any, items: Any, query: Any, after: int, out: Any) -> int:
    """Write the rows of the tree whose boxes meet a query's, and return how many.

    Only items that come after the place `after` are looked at.

    `nodes` has shape (n, SIDES, FANOUT): least and greatest of x, y, z, time and altitude of
    each child, side by side, so that all children are compared at once. The nodes of level l
    begin at `starts[l]`; the children of those of level 0 are the items.
    """
    waiting, level = np.empty(256, np.int64), np.empty(256, np.int64)
    met = np.empty(FANOUT, np.uint8)
    waiting[0], level[0] = starts[len(starts) - 2], len(starts) - 2
    depth, count = 1, 0
    q0, q1, q2, q3, q4 = query[0], query[1], query[2], query[3], query[4]
    q5, q6, q7, q8, q9 = query[5], query[6], query[7], query[8], query[9]
    while depth > 0:
        depth -= 1
        node, at = waiting[depth], level[depth]
        if (node - starts[at] + 1) << (4 * at + 4) <= after + 1:
            continue
        v = nodes[node]
        some = 0
        for c in range(FANOUT):
            meets = (
                (v[0, c] <= q1)
                & (v[1, c] >= q0)
                & (v[2, c] <= q3)
                & (v[3, c] >= q2)
                & (v[4, c] <= q5)
                & (v[5, c] >= q4)
                & (v[6, c] <= q7)
                & (v[7, c] >= q6)
                & (v[8, c] <= q9)
                & (v[9, c] >= q8)
            )
            met[c] = meets
            some += meets
        if some == 0:
            continue
        first = (node - starts[at]) * FANOUT
        if at == 0:
            for c in range(FANOUT):
                if met[c] and first + c > after:
                    out[count] = items[first + c]
                    count += 1
        else:
            first += starts[at - 1]
            for c in range(FANOUT):
                if met[c]:
                    waiting[depth], level[depth] = first + c, at - 1
                    depth += 1
    return count


@compiled
def gather(nodes: Any, starts: Any) -> None:
    """Fill the boxes of all levels above the lowest from the level below."""
    for at in range(1, len(starts) - 1):
        for child in range(starts[at - 1], starts[at]):
            node = starts[at] + (child - starts[at - 1]) // FANOUT
            place = (child - starts[at - 1]) % FANOUT
            for side in range(0, SIDES, 2):
                low, top = nodes[child, side, 0], nodes[child, side + 1, 0]
                for c in range(1, FANOUT):
                    low = min(low, nodes[child, side, c])
                    top = max(top, nodes[child, side + 1, c])
                nodes[node, side, place], nodes[node, side + 1, place] = low, top


@compiled
def settle(
    found: Any, count: int, verdicts: Any, rows: Any, pool: Any, minima: Any, us: Any, ours: Any
) -> int:
    """Keep of the rows found those that conflict or may, with a verdict each; return how many."""
    xyz, lonlat = pool
    our_xyz, our_lonlat = ours
    apart, offsets = minima
    kept = 0
    for m in range(count):
        row = rows[found[m]]
        if row["group"] == us["group"]:
            continue
        spare = int(apart[2, us["activity"], row["activity"]])
        if not (row["start"] < us["end"] + spare and row["end"] > us["start"] - spare):
            continue
        if gap_m(us, row, offsets) > apart[1, us["activity"], row["activity"]]:
            continue
        within_m = us["radius_m"] + row["radius_m"] + apart[0, us["activity"], row["activity"]]
        verdict = judge(us, our_xyz, our_lonlat, row, xyz, lonlat, within_m)
        if verdict != CLEAR:
            found[kept] = found[m]
            verdicts[kept] = verdict
            kept += 1
    return kept


@compiled
def ask(us: Any, box: Any, widest: Any, tree: Any, query: Any) -> None:
    """Write what a volume looks for in the tree: its box, span and band, and room around them.

    `widest` holds the greatest minima: metres across, metres of altitude, microseconds.
    """
    for side in range(0, 6, 2):
        query[side] = box[side] - widest[0]
        query[side + 1] = box[side + 1] + widest[0]
    spare = int(widest[2])  # whole microseconds: far from 1970 64-bit floats no longer hold them
    query[6] = (us["start"] - spare - tree[0]) / 1e6
    query[7] = (us["end"] + spare - tree[0]) / 1e6
    query[8], query[9] = -np.inf, np.inf
    if us["reference"] == tree[1]:
        query[8], query[9] = us["floor"] - widest[1] - 0.001, us["ceiling"] + widest[1] + 0.001
    for side in range(0, SIDES, 2):  # Into 32 bits, outwards.
        query[side] = np.nextafter(query[side], np.float32(-np.inf))
        query[side + 1] = np.nextafter(query[side + 1], np.float32(np.inf))


@compiled
def search(
    us: Any,
    box: Any,
    ours: Any,
    tree: Any,
    nodes: Any,
    starts: Any,
    items: Any,
    rows: Any,
    boxes: Any,
    spans: Any,
    pool: Any,
    minima: Any,
    widest: Any,
    used: int,
    out: Any,
    verdicts: Any,
    plans: Any,
) -> tuple[int, int]:
    """Write the rows that conflict with a volume or may, with their verdicts and plans.

    Returns how many, and how many of them are UNSURE.
    """
    query = np.empty(SIDES, np.float32)
    ask(us[0], box, widest, tree, query)
    count, built = 0, int(tree[2])
    if built > 0:
        count = walk(nodes, starts, items, query, -1, out)
    since, until = us[0]["start"] - int(widest[2]), us[0]["end"] + int(widest[2])
    count += scan(boxes, spans, built, used, query, since, until, out[count:])
    kept = settle(out, count, verdicts, rows, pool, minima, us[0], ours)
    unsure = 0
    for m in range(kept):
        plans[m] = rows[out[m]]["plan"]
        unsure += verdicts[m] == UNSURE
    return kept, unsure


@compiled
def later(out: Any, count: int, row: int) -> int:
    """Keep of the rows found those after one, and return how many."""
    kept = 0
    for m in range(count):
        if out[m] > row:
            out[kept] = out[m]
            kept += 1
    return kept


@compiled
def pairs(
    asked: Any,
    after: Any,
    most: int,
    tree: Any,
    nodes: Any,
    starts: Any,
    items: Any,
    rows: Any,
    boxes: Any,
    pool: Any,
    minima: Any,
    widest: Any,
) -> tuple[Any, int]:
    """Return pairs of rows that conflict or may, each found from one of `asked`: (m, 3) integers.

    The other comes after a place among the items, or where that is -1 is a later row. The third
    column is the verdict. Once there are `most` pairs no further row is asked for; how many rows
    were is returned as well.
    """
    out, verdicts = np.empty(len(rows), np.int64), np.empty(len(rows), np.uint8)
    found, total = np.empty((1_024, 3), np.int64), 0
    query = np.empty(SIDES, np.float32)
    done = 0
    while done < len(asked) and total < most:
        row, place = asked[done], after[done]
        ask(rows[row], boxes[:, row], widest, tree, query)
        count = walk(nodes, starts, items, query, place, out)
        if place < 0:
            count = later(out, count, row)
        kept = settle(out, count, verdicts, rows, pool, minima, rows[row], pool)
        if total + kept > len(found):
            more = np.empty((max(2 * len(found), total + kept), 3), np.int64)
            more[:total] = found[:total]
            found = more
        for m in range(kept):
            found[total, 0], found[total, 1], found[total, 2] = row, out[m], verdicts[m]
            total += 1
        done += 1
    return found[:total].copy(), done
