"""The sheet that a map is drawn on: which part of the Earth, at what scale, in which frame.

Equirectangular, true to scale along its middle parallel and along every meridian. The edges
of plans are straight in longitude and latitude, so on this sheet, and on no other, they are
straight lines just as they are compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, cos, floor, log10, radians, sqrt
from typing import Final

from keepclear.desk.drawing.placing import Box
from keepclear.space.ellipsoid import EQUATOR_RADIUS_M, FLATTENING
from keepclear.space.volume import Position

_STEPS: Final = (
    *(60.0, 30.0, 20.0, 10.0, 5.0, 2.0, 1.0),
    *(minutes / 60 for minutes in (30, 20, 10, 5, 2, 1, 0.5, 1 / 6)),
)
_LAT_MAX: Final = 85.0  # beyond it the middle parallel is too short to stretch a sheet by
_EXTENT_MIN: Final = 0.02  # degrees: about 2 km, so that one point is no empty sheet
_LINES_MIN: Final = 4
_E2: Final = FLATTENING * (2 - FLATTENING)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the Earth in a frame; `scale` is units of the sheet for a degree of latitude."""

    frame: Box
    west: float
    north: float
    scale: float
    parallel: float

    def at(self, position: Position) -> tuple[float, float]:
        """Return where a position lies on the sheet."""
        lon, lat = position
        x = self.frame.left + (lon - self.west) * self.scale * self._squeeze
        return x, self.frame.top + (self.north - lat) * self.scale

    @property
    def east(self) -> float:
        """The longitude of the right edge; it may run on past 180 degrees."""
        return self.west + (self.frame.right - self.frame.left) / (self.scale * self._squeeze)

    @property
    def south(self) -> float:
        """The latitude of the lower edge; it may lie beyond the pole where no place is."""
        return self.north - (self.frame.bottom - self.frame.top) / self.scale

    @property
    def units_per_km(self) -> float:
        """How long a kilometre is along the middle parallel."""
        return self.scale * self._squeeze * 1000 / _metres(self.parallel)[0]

    @property
    def _squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        east_m, north_m = _metres(self.parallel)
        return east_m / north_m

    def meridians(self) -> list[float]:
        """Return the longitudes of the graticule."""
        return list(_lines(self.west, self.east, self.step))

    def parallels(self) -> list[float]:
        """Return the latitudes of the graticule."""
        low, high = max(-90.0, self.south), min(90.0, self.north)
        return list(_lines(low, high, self.step))

    @property
    def step(self) -> float:
        """The degrees between lines of the graticule: the widest that draws enough of them."""
        least = min(self.east - self.west, self.north - self.south)
        return next((step for step in _STEPS if least / step >= _LINES_MIN), _STEPS[-1])

    def bar_km(self, longest: float) -> float:
        """Return the length of the scale bar: 1, 2 or 5 and noughts, within `longest` units."""
        most = longest / self.units_per_km
        power = 10.0 ** floor(log10(most))
        return max(power * lead for lead in (1, 2, 5) if power * lead <= most)


def fitted(positions: Iterable[Position], frame: Box, margin: float) -> Sheet:
    """Return the sheet that shows all positions within a margin; in degrees and sheet units."""
    held = list(positions) or [(0.0, 0.0)]
    west, east = min(lon for lon, _ in held), max(lon for lon, _ in held)
    south, north = min(lat for _, lat in held), max(lat for _, lat in held)
    parallel = max(-_LAT_MAX, min(_LAT_MAX, (south + north) / 2))
    east_m, north_m = _metres(parallel)
    squeeze = east_m / north_m
    inner = frame.shrunk(margin)
    wide = max(east - west, _EXTENT_MIN) * squeeze
    high = max(north - south, _EXTENT_MIN)
    scale = min((inner.right - inner.left) / wide, (inner.bottom - inner.top) / high)
    middle_x, middle_y = (frame.right - frame.left) / 2, (frame.bottom - frame.top) / 2
    left = (west + east) / 2 - middle_x / (scale * squeeze)
    return Sheet(frame, left, (south + north) / 2 + middle_y / scale, scale, parallel)


def _lines(low: float, high: float, step: float) -> Iterator[float]:
    # Counted in whole steps, or rounding would shift the last lines of a long row.
    for number in range(ceil(low / step), floor(high / step) + 1):
        yield number * step


def _metres(lat: float) -> tuple[float, float]:
    """Return the metres of a degree of longitude and of one of latitude, at a latitude."""
    turn = radians(lat)
    bent = 1 - _E2 * (1 - cos(turn) ** 2)
    east = EQUATOR_RADIUS_M * cos(turn) / sqrt(bent)
    north = EQUATOR_RADIUS_M * (1 - _E2) / bent**1.5
    return radians(east), radians(north)
