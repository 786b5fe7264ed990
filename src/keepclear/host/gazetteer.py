"""Names a position by the town nearest to it, as people on a watch do: 12 km NE of Manbij.

The rule: a name helps a person to see a mistake; it decides nothing. Coordinates are the position,
and the nearest town is nearest by the WGS 84 geodesic, without exception, at the poles and across
the antimeridian too. The towns are GeoNames data (CC BY 4.0), see THIRD_PARTY.
"""

import gzip
import math
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

import numpy as np
import pyproj

from keepclear.errors import Misused

COMPASS = (
    *("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE"),
    *("S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"),
)

# A sphere of the mean radius is wrong by at most 0.56 % against the ellipsoid; with this margin on
# both sides the true nearest is always among the candidates.
SPHERE_ERROR = 0.006
# Rounding in the last bits must not drop a candidate that stands on the very position.
CANDIDATE_MARGIN_RAD = 1e-9


@dataclass(frozen=True, slots=True)
class NearestPlace:
    """A town and how a position lies from it: metres, degrees from true north, compass point."""

    name: str
    distance_m: float
    bearing_deg: float
    compass: str


def compass_point(bearing_deg: float) -> str:
    """The nearest of the sixteen compass points to a bearing in degrees from true north."""
    return COMPASS[round(bearing_deg % 360.0 / 22.5) % 16]


class Gazetteer:
    """The towns of the world of some 5,000 people or more; read when first asked, then kept."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The towns' names, in the order of `positions_deg`."""
        return tuple(row[0] for row in self._rows)

    @cached_property
    def positions_deg(self) -> tuple[np.ndarray, np.ndarray]:
        """The towns' longitudes and latitudes, degrees WGS 84, to a thousandth."""
        steps = np.array([int(row[1]) for row in self._rows], dtype=np.int64)
        latitudes = np.array([int(row[2]) for row in self._rows], dtype=np.int64)
        return np.cumsum(steps) / 1000.0, latitudes / 1000.0

    def nearest(self, lon: float, lat: float) -> NearestPlace:
        """The town nearest to a position in degrees WGS 84, and how the position lies from it.

        Raises Misused for a position that is no number or off the globe.
        """
        if not (math.isfinite(lon) and -90.0 <= lat <= 90.0):
            raise Misused(f"no position on the globe: longitude {lon}, latitude {lat}")
        lons, lats = self.positions_deg
        candidates = self._candidates(lon, lat)
        bearings, _, distances = _GEOD.inv(
            lons[candidates],
            lats[candidates],
            np.full(len(candidates), lon),
            np.full(len(candidates), lat),
        )
        winner = int(np.argmin(distances))
        distance_m = float(distances[winner])
        bearing_deg = float(bearings[winner]) % 360.0 if distance_m > 0.0 else 0.0
        name = self.names[candidates[winner]]
        return NearestPlace(name, distance_m, bearing_deg, compass_point(bearing_deg))

    @cached_property
    def _rows(self) -> list[list[str]]:
        packed = (files("keepclear.host") / "gazetteer.tsv.gz").read_bytes()
        return [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()[1:]]

    @cached_property
    def _vectors(self) -> np.ndarray:
        return _unit_vectors(*self.positions_deg)

    def _candidates(self, lon: float, lat: float) -> np.ndarray:
        """The indices of the towns that may be nearest, by a sphere and its greatest error."""
        here = _unit_vectors(np.array([lon]), np.array([lat]))[:, 0]
        chords = np.linalg.norm(self._vectors - here[:, np.newaxis], axis=0)
        angles = 2.0 * np.arcsin(np.minimum(chords / 2.0, 1.0))
        reach = angles.min() * (1.0 + SPHERE_ERROR) / (1.0 - SPHERE_ERROR) + CANDIDATE_MARGIN_RAD
        return np.flatnonzero(angles <= reach)


_GEOD = pyproj.Geod(ellps="WGS84")


def _unit_vectors(lons: np.ndarray, lats: np.ndarray) -> np.ndarray:
    """Positions in degrees as three rows of unit vectors on a sphere."""
    lon, lat = np.radians(lons), np.radians(lats)
    return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
