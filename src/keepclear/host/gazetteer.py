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
from numpy.typing import NDArray

from keepclear.errors import Misused
from keepclear.space.ellipsoid import (
    Floats,
    earth_centred,
    geodesic,
    geodesic_at_least,
    geodesic_at_most,
)

COMPASS = (
    *("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE"),
    *("S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"),
)

# Rounding in the last bits must not drop a town that stands on the very position.
CHORD_ERROR_M = 1e-3


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
    def positions_deg(self) -> tuple[Floats, Floats]:
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
        distances_m = geodesic(
            lons[candidates],
            lats[candidates],
            np.full(len(candidates), lon),
            np.full(len(candidates), lat),
        )
        town = int(candidates[np.argmin(distances_m)])
        bearing, _, distance_m = pyproj.Geod(ellps="WGS84").inv(lons[town], lats[town], lon, lat)
        bearing_deg = bearing % 360.0 if distance_m > 0.0 else 0.0
        return NearestPlace(self.names[town], distance_m, bearing_deg, compass_point(bearing_deg))

    @cached_property
    def _rows(self) -> list[list[str]]:
        packed = (files("keepclear.host") / "gazetteer.tsv.gz").read_bytes()
        return [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()[1:]]

    @cached_property
    def _centred_m(self) -> Floats:
        return earth_centred(*self.positions_deg)

    def _candidates(self, lon: float, lat: float) -> NDArray[np.intp]:
        """The indices of the towns that may be nearest, by chords and their certain bounds."""
        here = earth_centred(np.array([lon]), np.array([lat]))
        chords_m = np.linalg.norm(self._centred_m - here, axis=1)
        reach_m = geodesic_at_most(chords_m.min()) + CHORD_ERROR_M
        return np.flatnonzero(geodesic_at_least(chords_m) <= reach_m)
