"""Whether two cores come within a distance, decided by numbers alone where that is certain.

Chords of edges are measured in space, and what they leave open (their bulges, the
Earth's curvature between chord and geodesic, rounding) is added against the answer.
So CLEAR and CLOSE are proven, and all else is UNSURE and left to geodesics: what is
answered does not depend on whether these loops are compiled, only how soon. The
proof is docs/filter-bound.md.
"""

from math import cos, radians, sin, sqrt
from typing import Any, Final

import numpy as np

from keepclear.space.columns import (
    BREAK,
    CLEAR,
    CLOSE,
    PARTS_PER_M,
    POLYGON,
    ROUNDING_M,
    UNSURE,
)
from keepclear.space.compiled import compiled

_A_M: Final = 6_378_137.0
_F: Final = 1 / 298.257223563
_E2: Final = _F * (2 - _F)
_R_MIN_M: Final = 6.335e6
_R_MAX_M: Final = 6.4e6
_WITHIN_M_MAX: Final = 2.0e6  # beyond it chords say too little
_FIFTH: Final = 0.005  # more than x squared over 80 R squared, the next term beside the cubic
# Both vertices' rounding, and room for the error that geodesic measuring itself states.
_SLACK_M: Final = 2 * ROUNDING_M + 0.012
_PARALLEL: Final = 1e-7  # radians; between chords less apart than this no crossing is sought
_FINE_BULGE_M: Final = 0.01
_DEPTH: Final = 128  # of halvings that wait: one for each halving so far
_LOOKS_MAX: Final = 4_096  # of two cores in all
# Beyond it, geodesic measuring may run out of work on a shape composed for that, and then keeps a
# pair that these loops would have told clear. Its work (nearest.WORK_PAIRS) is enough for every
# pair of so many edges and, some four times over, for what _LOOKS_MAX halvings leave in doubt.
_EDGE_PAIRS_MAX: Final = 300_000
_SIMPLE_EDGES_MAX: Final = 256  # their pairs are looked at one by one


@compiled
def _from_segment(
    px: float,
    py: float,
    pz: float,
    ax: float,
    ay: float,
    az: float,
    ux: float,
    uy: float,
    uz: float,
    uu: float,
) -> float:
    """Return the squared distance of a point from a segment, given by its start and its way."""
    wx, wy, wz = px - ax, py - ay, pz - az
    share = 0.0
    if uu > 0.0:
        share = min(1.0, max(0.0, (wx * ux + wy * uy + wz * uz) / uu))
    wx -= share * ux
    wy -= share * uy
    wz -= share * uz
    return wx * wx + wy * wy + wz * wz


@compiled
def _apart(
    ax: float,
    ay: float,
    az: float,
    ux: float,
    uy: float,
    uz: float,
    bx: float,
    by: float,
    bz: float,
    vx: float,
    vy: float,
    vz: float,
) -> tuple[float, float]:
    """Return the distance of two segments, and how much less it may be where they are parallel."""
    uu, vv = ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz
    best = min(
        min(
            _from_segment(ax, ay, az, bx, by, bz, vx, vy, vz, vv),
            _from_segment(ax + ux, ay + uy, az + uz, bx, by, bz, vx, vy, vz, vv),
        ),
        min(
            _from_segment(bx, by, bz, ax, ay, az, ux, uy, uz, uu),
            _from_segment(bx + vx, by + vy, bz + vz, ax, ay, az, ux, uy, uz, uu),
        ),
    )
    cx, cy, cz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
    size = cx * cx + cy * cy + cz * cz
    if size <= _PARALLEL * _PARALLEL * uu * vv:
        return sqrt(best), _PARALLEL * sqrt(min(uu, vv))
    wx, wy, wz = ax - bx, ay - by, az - bz
    s = ((vy * wz - vz * wy) * cx + (vz * wx - vx * wz) * cy + (vx * wy - vy * wx) * cz) / size
    t = ((uy * wz - uz * wy) * cx + (uz * wx - ux * wz) * cy + (ux * wy - uy * wx) * cz) / size
    if 0.0 < s < 1.0 and 0.0 < t < 1.0:
        across = wx * cx + wy * cy + wz * cz
        best = min(best, across * across / size)
    return sqrt(best), 0.0


@compiled
def _place(lon: float, lat: float, out: Any, at: int) -> None:
    """Write a position as earth-centred metres at three places from `at` on."""
    up, round_ = radians(lat), radians(lon)
    sine, cosine = sin(up), cos(up)
    across = _A_M / sqrt(1.0 - _E2 * sine * sine)
    out[at] = across * cosine * cos(round_)
    out[at + 1] = across * cosine * sin(round_)
    out[at + 2] = across * (1.0 - _E2) * sine


@compiled
def _finer(
    a: Any,
    i: int,
    k: int,
    a_bulge: float,
    b: Any,
    j: int,
    n: int,
    b_bulge: float,
    near: float,
    far: float,
    looks_left: int,
) -> tuple[int, int]:
    """Judge two edges, `i` to `k` of `a` and `j` to `n` of `b`, halved where bulges leave doubt."""
    a_lon, a_lat, a_turn, a_rise = a[i, 0], a[i, 1], a[k, 0] - a[i, 0], a[k, 1] - a[i, 1]
    b_lon, b_lat, b_turn, b_rise = b[j, 0], b[j, 1], b[n, 0] - b[j, 0], b[n, 1] - b[j, 1]
    # Where each piece starts and how wide it is, on a and on b.
    stack = np.empty((_DEPTH, 4))
    stack[0, 0], stack[0, 1], stack[0, 2], stack[0, 3] = 0.0, 1.0, 0.0, 1.0
    p = np.empty(12)
    depth, found, looks = 1, CLEAR, looks_left
    while depth > 0:
        depth -= 1
        s, w, t, v = stack[depth, 0], stack[depth, 1], stack[depth, 2], stack[depth, 3]
        _place(a_lon + s * a_turn, a_lat + s * a_rise, p, 0)
        _place(a_lon + (s + w) * a_turn, a_lat + (s + w) * a_rise, p, 3)
        _place(b_lon + t * b_turn, b_lat + t * b_rise, p, 6)
        _place(b_lon + (t + v) * b_turn, b_lat + (t + v) * b_rise, p, 9)
        apart, drift = _apart(
            p[0],
            p[1],
            p[2],
            p[3] - p[0],
            p[4] - p[1],
            p[5] - p[2],
            p[6],
            p[7],
            p[8],
            p[9] - p[6],
            p[10] - p[7],
            p[11] - p[8],
        )
        on_a, on_b = a_bulge * w * w, b_bulge * v * v
        if apart + on_a + on_b <= near:
            return CLOSE, looks
        if apart - on_a - on_b - drift > far:
            continue
        looks -= 1
        if looks < 0:
            return UNSURE, 0
        if on_a + on_b <= _FINE_BULGE_M:
            found = UNSURE
        elif on_a >= on_b:
            stack[depth, 0], stack[depth, 1], stack[depth, 2], stack[depth, 3] = s, w / 2, t, v
            depth += 1
            stack[depth, 0], stack[depth, 1] = s + w / 2, w / 2
            stack[depth, 2], stack[depth, 3] = t, v
            depth += 1
        else:
            stack[depth, 0], stack[depth, 1], stack[depth, 2], stack[depth, 3] = s, w, t, v / 2
            depth += 1
            stack[depth, 0], stack[depth, 1] = s, w
            stack[depth, 2], stack[depth, 3] = t + v / 2, v / 2
            depth += 1
    return found, looks


@compiled
def _turn(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> float:
    """Return on which side of the way from a to b the point c lies; 0 where rounding leaves it."""
    one, other = (bx - ax) * (cy - ay), (by - ay) * (cx - ax)
    turn = one - other
    return turn if abs(turn) > 1e-12 * (abs(one) + abs(other)) else 0.0


@compiled
def _crosses(a: Any, i: int, k: int, b: Any, j: int, n: int) -> bool:
    """Tell whether two edges surely cross, in the plane where they are straight."""
    ax, ay, bx, by = a[i, 0], a[i, 1], a[k, 0], a[k, 1]
    cx, cy, dx, dy = b[j, 0], b[j, 1], b[n, 0], b[n, 1]
    return bool(
        _turn(ax, ay, bx, by, cx, cy) * _turn(ax, ay, bx, by, dx, dy) < 0.0
        and _turn(cx, cy, dx, dy, ax, ay) * _turn(cx, cy, dx, dy, bx, by) < 0.0
    )


@compiled
def is_simple(ring: Any) -> bool:
    """Tell whether a closed ring surely neither crosses nor touches itself; else it is open."""
    edges = len(ring) - 1
    if not 3 <= edges <= _SIMPLE_EDGES_MAX:
        return False
    for i in range(edges):
        ax, ay, bx, by = ring[i, 0], ring[i, 1], ring[i + 1, 0], ring[i + 1, 1]
        if bx != bx:
            return False  # A hole.
        after = ring[(i + 2) % edges] if i + 2 > edges else ring[i + 2]
        if _turn(ax, ay, bx, by, after[0], after[1]) == 0.0:
            return False  # A fold, or a vertex twice.
        west, east = min(ax, bx), max(ax, bx)
        for j in range(i + 2, edges):
            if i == 0 and j == edges - 1:
                continue
            cx, cy, dx, dy = ring[j, 0], ring[j, 1], ring[j + 1, 0], ring[j + 1, 1]
            if max(cx, dx) < west or min(cx, dx) > east:
                continue
            if max(cy, dy) < min(ay, by) or min(cy, dy) > max(ay, by):
                continue
            one = _turn(ax, ay, bx, by, cx, cy) * _turn(ax, ay, bx, by, dx, dy)
            other = _turn(cx, cy, dx, dy, ax, ay) * _turn(cx, cy, dx, dy, bx, by)
            if not (one > 0.0 or other > 0.0):
                return False
    return True


@compiled
def _inside(rings: Any, first: int, edges: int, lon: float, lat: float) -> bool:
    """Tell whether a position away from the edges lies inside rings; NaN parts them."""
    inside = False
    for i in range(first, first + edges):
        south, north = rings[i, 1], rings[i + 1, 1]
        if (south > lat) != (north > lat) and south == south and north == north:
            west = rings[i, 0]
            at = west + (rings[i + 1, 0] - west) * (lat - south) / (north - south)
            if lon < at:
                inside = not inside
    return inside


@compiled
def judge(
    a: Any, a_xyz: Any, a_lonlat: Any, b: Any, b_xyz: Any, b_lonlat: Any, within_m: float
) -> int:
    """Tell whether two cores come within `within_m`; `a` and `b` are rows, the rest their pools."""
    if within_m > _WITHIN_M_MAX or a["odd"] or b["odd"]:
        return UNSURE
    if np.int64(a["count"]) * np.int64(b["count"]) > _EDGE_PAIRS_MAX:
        return UNSURE
    looks = _LOOKS_MAX
    # Bounds of 2 R sin(x / 2 R): x less a cubic, and that with the next term.
    cube = within_m * within_m * within_m / 24.0
    near = within_m - cube / (_R_MIN_M * _R_MIN_M) - _SLACK_M
    far = within_m - cube / (_R_MAX_M * _R_MAX_M) * (1.0 - _FIFTH) + _SLACK_M
    first_a, first_b = a["first"], b["first"]
    edges_a, edges_b = max(1, a["count"] - 1), max(1, b["count"] - 1)
    step_a, step_b = min(1, a["count"] - 1), min(1, b["count"] - 1)
    scale = 1.0 / PARTS_PER_M
    a_ratio, b_ratio, b_most = float(a["ratio"]), float(b["ratio"]), float(b["bulge"])
    found = CLEAR
    for i in range(first_a, first_a + edges_a):
        k = i + step_a
        if a_xyz[i, 0] == BREAK or a_xyz[k, 0] == BREAK:
            continue
        ax, ay, az = a_xyz[i, 0] * scale, a_xyz[i, 1] * scale, a_xyz[i, 2] * scale
        ux, uy, uz = a_xyz[k, 0] * scale - ax, a_xyz[k, 1] * scale - ay, a_xyz[k, 2] * scale - az
        a_bulge = a_ratio * (sqrt(ux * ux + uy * uy + uz * uz) + 2 * ROUNDING_M) ** 2
        reach = far + a_bulge + b_most
        ax0, ax1 = min(ax, ax + ux) - reach, max(ax, ax + ux) + reach
        ay0, ay1 = min(ay, ay + uy) - reach, max(ay, ay + uy) + reach
        az0, az1 = min(az, az + uz) - reach, max(az, az + uz) + reach
        for j in range(first_b, first_b + edges_b):
            n = j + step_b
            bx, tx = b_xyz[j, 0] * scale, b_xyz[n, 0] * scale
            if max(bx, tx) < ax0 or min(bx, tx) > ax1:
                continue
            by, ty = b_xyz[j, 1] * scale, b_xyz[n, 1] * scale
            if max(by, ty) < ay0 or min(by, ty) > ay1:
                continue
            bz, tz = b_xyz[j, 2] * scale, b_xyz[n, 2] * scale
            if max(bz, tz) < az0 or min(bz, tz) > az1:
                continue
            if b_xyz[j, 0] == BREAK or b_xyz[n, 0] == BREAK:
                continue
            vx, vy, vz = tx - bx, ty - by, tz - bz
            b_bulge = b_ratio * (sqrt(vx * vx + vy * vy + vz * vz) + 2 * ROUNDING_M) ** 2
            apart, drift = _apart(ax, ay, az, ux, uy, uz, bx, by, bz, vx, vy, vz)
            if apart + a_bulge + b_bulge <= near:
                return CLOSE
            if apart - a_bulge - b_bulge - drift <= far:
                if _crosses(a_lonlat, i, k, b_lonlat, j, n):
                    return CLOSE
                verdict, looks = _finer(
                    a_lonlat, i, k, a_bulge, b_lonlat, j, n, b_bulge, near, far, looks
                )
                if verdict == CLOSE:
                    return CLOSE
                if verdict == UNSURE:
                    found = UNSURE
    if found == CLEAR:
        if a["kind"] == POLYGON and _inside(
            a_lonlat, first_a, edges_a, b_lonlat[first_b, 0], b_lonlat[first_b, 1]
        ):
            return CLOSE
        if b["kind"] == POLYGON and _inside(
            b_lonlat, first_b, edges_b, a_lonlat[first_a, 0], a_lonlat[first_a, 1]
        ):
            return CLOSE
    return found
