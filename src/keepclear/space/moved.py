"""How far a new version of something lies from where it was said to be before.

One wrong digit has put a position nine kilometres away, and a wrong sign half
the globe. The measure is the farthest that any position of the new shape lies
from the old one: 0 where it stays within it, whatever its times and heights.
"""

from collections.abc import Sequence
from itertools import chain
from math import cos, radians
from typing import Any, Final

from keepclear.space.approach import closest_approach
from keepclear.space.volume import Core, CoreKind, Volume, point

# Positions that look farthest in a plane are measured on the ellipsoid, each against the old
# shapes that look nearest: the plane errs by far less than the order of a whole theatre.
_MEASURED: Final = 8
_NEAREST: Final = 3


def moved_m(before: Sequence[Volume], after: Sequence[Volume]) -> float:
    """Return how far the farthest position of `after` lies from the cores of `before`, in metres.

    Both hold at least one volume.
    """
    import numpy as np
    import shapely

    old = list({volume.core: None for volume in before})
    new = [place for volume in after for place in chain.from_iterable(volume.core.rings)]
    scale = max(0.01, cos(radians(sum(lat for _, lat in new) / len(new))))
    shapes = np.array([_planar(core, scale) for core in old])
    points = shapely.points(np.array([(lon * scale, lat) for lon, lat in new]))
    looks = shapely.distance(points, shapely.union_all(shapes))
    farthest = np.argsort(-looks, kind="stable")[:_MEASURED]
    return max(_from_old(new[i], old, shapely.distance(points[i], shapes)) for i in farthest)


def _from_old(place: tuple[float, float], old: Sequence[Core], looks: Any) -> float:
    near = looks.argsort(kind="stable")[:_NEAREST]
    return float(min(closest_approach(point(*place), old[i]).distance_m for i in near))


def _planar(core: Core, scale: float) -> Any:
    import shapely

    rings = [[(lon * scale, lat) for lon, lat in ring] for ring in core.rings]
    if core.kind is CoreKind.POINT:
        return shapely.Point(rings[0][0])
    # What lies in a hole of the old shape has moved out of it, so only a whole shape is filled.
    if core.kind is CoreKind.LINE:
        return shapely.LineString(rings[0])
    return shapely.make_valid(shapely.Polygon(rings[0], rings[1:]))
