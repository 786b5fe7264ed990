"""The shape of the Earth: WGS 84, and what is certain about lengths on it.

A straight chord through the Earth is quick to compute and a geodesic is what
counts, so the bounds between the two stand here, each with its reason. They
lean on one fact: the curvature radii of the ellipsoid lie between 6,335,439 m
(along the meridian at the equator) and 6,399,594 m (at the poles).
"""

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pyproj import Geod

Floats: TypeAlias = NDArray[np.float64]

EQUATOR_RADIUS_M: Final = 6_378_137.0
FLATTENING: Final = 1 / 298.257223563
_E2: Final = FLATTENING * (2 - FLATTENING)

# Rounded outwards, so that what rests on them stays certain.
CURVATURE_RADIUS_MIN_M: Final = 6.335e6
CURVATURE_RADIUS_MAX_M: Final = 6.4e6

# No two points are further apart, through the Earth or along it.
CHORD_MAX_M: Final = 1.2757e7
GEODESIC_MAX_M: Final = 2.01e7

_held: "list[Geod]" = []  # loaded when a first geodesic is asked for: it costs a fifth of a second


def earth_centred(lon: Floats, lat: Floats) -> Floats:
    """Return positions in degrees as metres from the centre of the Earth, shape (..., 3)."""
    turn, rise = np.radians(lon), np.radians(lat)
    sine, cosine = np.sin(rise), np.cos(rise)
    across = EQUATOR_RADIUS_M / np.sqrt(1 - _E2 * sine * sine)
    parallel = across * cosine
    out = np.empty((*np.shape(lon), 3))
    out[..., 0] = parallel * np.cos(turn)
    out[..., 1] = parallel * np.sin(turn)
    out[..., 2] = across * (1 - _E2) * sine
    return out


def geodesic_at_least(chord_m: Floats) -> Floats:
    """Return a length that no geodesic over these chords is shorter than.

    A geodesic bends at least as sharply as a circle of the greatest radius and
    hardly twists (its torsion is under 6e-10 per metre, allowed for in the
    rounding of that radius), so over an equal chord it is at least as long.
    """
    twice = 2 * CURVATURE_RADIUS_MAX_M
    return twice * np.arcsin(np.minimum(np.maximum(chord_m / twice, 0.0), 1.0))


def geodesic_at_most(chord_m: Floats) -> Floats:
    """Return a length that no geodesic over these chords exceeds (Schur's comparison)."""
    twice = 2 * CURVATURE_RADIUS_MIN_M
    ratio = chord_m / twice
    return np.where(ratio < 1, twice * np.arcsin(np.minimum(ratio, 1.0)), GEODESIC_MAX_M)


def geodesic(a_lon: Any, a_lat: Any, b_lon: Any, b_lat: Any) -> Any:
    """Return geodesic lengths in metres between positions in degrees, one or many."""
    return _geod().inv(a_lon, a_lat, b_lon, b_lat)[2]


def midpoint(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """Return the longitude and latitude half-way along the geodesic from `a` to `b`."""
    azimuth, _, length = _geod().inv(*a, *b)
    lon, lat, _ = _geod().fwd(*a, azimuth, length / 2)
    return float(lon), float(lat)


def _geod() -> "Geod":
    if not _held:
        from pyproj import Geod

        _held.append(Geod(ellps="WGS84"))
    return _held[0]
