"""One volume as numbers in columns: what the search for conflicts reads instead of objects.

Vertices stand in one long pool, earth-centred and as longitude and latitude; a
break stands between the rings of a polygon. Beside them a volume has a box that
holds all of it, its radius included, and how far at most an edge, straight in
longitude and latitude, bulges from its chord. docs/filter-bound.md proves that
what is decided from these numbers never loses a conflict.
"""

from math import cos, inf, nan, radians, sin, sqrt
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float64]

# Earth-centred metres are kept as whole 256ths in 32 bits: 3.4 mm at most from the true vertex.
PARTS_PER_M: Final = 256.0
ROUNDING_M: Final = 0.004
BREAK: Final = -(2**31)  # stands for x between two rings; longitude and latitude are then NaN
POLYGON: Final = 2
FANOUT: Final = 16  # children of a node of the tree, compared at once

# What may be said of two volumes by their numbers alone.
CLEAR: Final = 0
CLOSE: Final = 1
UNSURE: Final = 2

# What is known of one volume beside its vertices, side by side so that a look takes one line of
# the cache. Microseconds, metres; where in the pool its vertices are; the greatest bulge and what
# any edge bulges per square metre of chord; `odd` where geodesics alone must judge.
ROW: Final = np.dtype(
    [
        ("start", np.int64),
        ("end", np.int64),
        ("floor", np.float64),
        ("ceiling", np.float64),
        ("radius_m", np.float64),
        ("first", np.int64),
        ("count", np.int32),
        ("group", np.int32),
        ("plan", np.int32),
        ("ratio", np.float32),
        ("bulge", np.float32),
        ("activity", np.uint8),
        ("reference", np.uint8),
        ("kind", np.uint8),
        ("odd", np.uint8),
    ],
    align=True,
)

_A_M: Final = 6_378_137.0
_F: Final = 1 / 298.257223563
_E2: Final = _F * (2 - _F)
_R_MIN_M: Final = 6.335e6  # of curvature, as in ellipsoid: rounded outwards
_R_MAX_M: Final = 6.4e6
_STEEP: Final = 1.0  # bulge over chord; beyond it an edge is no edge to judge by its chord
_WIDE_M: Final = 1.0e6  # a box wider than this is drawn generously


def fill(rows: Any, at: int, box: Any, xyz: Any, lonlat: Any) -> None:
    """Write what the core of one row is judged by: vertices in `xyz`, its box, and its bulges.

    `box` has six 64-bit places. Plain loops, so that they may be compiled as they stand.
    """
    row = rows[at]
    first, count = row["first"], row["count"]
    low_x = low_y = low_z = inf
    top_x = top_y = top_z = -inf
    steepest = 0.0  # bulge per square metre of chord
    bulge_most = 0.0
    steep = False
    before = False
    last_x = last_y = last_z = last_lon = last_lat = 0.0
    for i in range(first, first + count):
        lon, lat = lonlat[i, 0], lonlat[i, 1]
        if lon != lon:
            xyz[i, 0] = BREAK
            before = False
            continue
        rise, turn = radians(lat), radians(lon)
        sine, cosine = sin(rise), cos(rise)
        across = _A_M / sqrt(1.0 - _E2 * sine * sine)
        x = across * cosine * cos(turn)
        y = across * cosine * sin(turn)
        z = across * (1.0 - _E2) * sine
        xyz[i, 0] = round(x * PARTS_PER_M)
        xyz[i, 1] = round(y * PARTS_PER_M)
        xyz[i, 2] = round(z * PARTS_PER_M)
        low_x, top_x = min(low_x, x), max(top_x, x)
        low_y, top_y = min(low_y, y), max(top_y, y)
        low_z, top_z = min(low_z, z), max(top_z, z)
        if before:
            up, round_ = abs(radians(lat - last_lat)), abs(radians(lon - last_lon))
            slope = max(abs(sine), abs(sin(radians(last_lat))))
            widest = 1.0
            if lat * last_lat > 0.0:
                widest = cos(min(abs(rise), abs(radians(last_lat))))
            # The second derivative of the earth-centred position, as in nearest._pieces.
            bend = up * up + widest * round_ * round_ + 2.0 * slope * up * round_
            bulge = _R_MAX_M * bend / 8.0
            chord2 = (x - last_x) ** 2 + (y - last_y) ** 2 + (z - last_z) ** 2
            bulge_most = max(bulge_most, bulge)
            if bulge > 0.0:
                if bulge * bulge > _STEEP * chord2:
                    steep = True
                else:
                    steepest = max(steepest, bulge / chord2)
        before = True
        last_x, last_y, last_z, last_lon, last_lat = x, y, z, lon, lat
    wide = sqrt((top_x - low_x) ** 2 + (top_y - low_y) ** 2 + (top_z - low_z) ** 2)
    wide += 2.0 * bulge_most
    spare = bulge_most + 1.0
    if row["kind"] == POLYGON:
        # What lies inside may rise above its edge as a cap does.
        spare += wide * wide / (2.0 * _R_MIN_M)
    if steep or wide > _WIDE_M:
        steep = True
        spare = 2.0 * _A_M
    reach = row["radius_m"] + spare
    box[0], box[1] = low_x - reach, top_x + reach
    box[2], box[3] = low_y - reach, top_y + reach
    box[4], box[5] = low_z - reach, top_z + reach
    # Rounded up into 32 bits.
    row["ratio"] = steepest * (1.0 + 1e-6) + 1e-30
    row["bulge"] = bulge_most * (1.0 + 1e-6) + 1e-30
    if steep:
        row["odd"] = 1


def vertices(rings: Any) -> Floats:
    """Return rings of (longitude, latitude) as one run of vertices, shape (n, 2)."""
    run: list[tuple[float, float]] = []
    for ring in rings:
        if run:
            run.append((nan, nan))
        run.extend(ring)
    return np.array(run, dtype=np.float64)
