"""What is known of the air, the ground and the sea level of an area, and what margins follow.

The more the parties know, the less has to be allowed where heights count from
different references. Every input is a range that holds for the whole area and
period: what follows from it may be wider than the truth and is never narrower.
spec/altitude.md gives the same formulas to other implementations.
"""

from dataclasses import dataclass
from math import ceil, floor, isfinite
from typing import Final, TypeAlias

from keepclear.space.altitude import CAUTIOUS, Margins, Offset

Span: TypeAlias = tuple[float, float]  # lowest, highest

# The standard atmosphere below 11 km (ICAO Doc 7488).
_SEA_LEVEL_K: Final = 288.15
_LAPSE_K_PER_M: Final = 0.0065
_SEA_LEVEL_HPA: Final = 1013.25
_EXPONENT: Final = 287.05287 * _LAPSE_K_PER_M / 9.80665

_COLDEST_STANDARD_K: Final = 216.65  # between 11 and 20 km; nothing up to 32 km is colder

# A metre of pressure altitude is one of geopotential. Gravity at the equator, 9.7803 m/s2 (WGS 84),
# makes it 0.27 % longer, at the poles 0.26 % shorter; its decrease up to 32 km adds 0.51 %.
_GRAVITY_SHARE: Final = 0.0078

_SHARES: Final = 10_000  # shares are rounded up to this part


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is known of an area for a period; what is not given is what holds everywhere.

    `undulation_m` is how high sea level stands above the ellipsoid there, `terrain_m`
    how high the ground stands above sea level, None where that is not known. `qnh_hpa`
    is the pressure at sea level by stations no higher than `station_m` above it.
    `air_k` is how far the air between sea level and the heights in question, up to
    32 km, may be from the temperature of the standard atmosphere.
    """

    undulation_m: Span = (-110.0, 89.0)
    terrain_m: Span | None = None
    qnh_hpa: Span = (948.0, 1050.0)
    air_k: float = 50.0
    station_m: float = 0.0

    def __post_init__(self) -> None:
        spans = {"undulation": self.undulation_m, "terrain": self.terrain_m, "QNH": self.qnh_hpa}
        for name, span in spans.items():
            if span is not None and not (all(map(isfinite, span)) and span[0] <= span[1]):
                raise ValueError(f"{name} is not a range from low to high: {span!r}")
        if not 800 <= self.qnh_hpa[0] <= self.qnh_hpa[1] <= 1100:
            raise ValueError(f"QNH is no pressure at sea level in hPa: {self.qnh_hpa!r}")
        # Beyond 150 K a share would come near 1, and no air on Earth is that far from standard.
        if not 0 <= self.air_k <= 150:
            raise ValueError(f"air is not within 0 to 150 K of the standard: {self.air_k!r}")
        if not 0 <= self.station_m <= 9000:
            raise ValueError(f"station is not from 0 to 9000 m above the sea: {self.station_m!r}")

    def margins(self) -> Margins:
        """Return the offset of every pair, rounded outward to whole metres.

        Rounding keeps nodes whose mathematics differ in the last digit alike.
        """
        level, sea = self._level_above_sea(), _outward(*self.undulation_m)
        if self.terrain_m is None:
            return Margins(
                msl_wgs84=sea,
                fl_wgs84=level.moved(sea.low_m, sea.high_m),
                fl_msl=level,
                agl_agl=CAUTIOUS.agl_agl,
            )
        ground = _outward(*self.terrain_m)
        return Margins(
            msl_wgs84=sea,
            agl_wgs84=ground.moved(sea.low_m, sea.high_m),
            fl_wgs84=level.moved(sea.low_m, sea.high_m),
            agl_msl=ground,
            fl_msl=level,
            fl_agl=level.moved(-ground.high_m, -ground.low_m),
            agl_agl=Offset.within(ground.high_m - ground.low_m),
        )

    def _level_above_sea(self) -> Offset:
        """Return where a flight level may stand above sea level."""
        air = self.air_k / _COLDEST_STANDARD_K
        share = ceil(((1 + air) * (1 + _GRAVITY_SHARE) - 1) * _SHARES) / _SHARES
        zero_low, zero_high = (pressure_altitude_m(qnh) for qnh in reversed(self.qnh_hpa))
        station = share * self.station_m
        low_m = -zero_high - share * abs(zero_high) - station
        high_m = -zero_low + share * abs(zero_low) + station
        return _outward(low_m, high_m, share)


def pressure_altitude_m(pressure_hpa: float) -> float:
    """Return the height at which the standard atmosphere has this pressure, in metres.

    It holds below 11 km, from 226.32 hPa up (ICAO Doc 7488).
    """
    ratio = pressure_hpa / _SEA_LEVEL_HPA
    return float(_SEA_LEVEL_K / _LAPSE_K_PER_M * (1 - ratio**_EXPONENT))


def _outward(low_m: float, high_m: float, share: float = 0.0) -> Offset:
    return Offset(float(floor(low_m)), float(ceil(high_m)), share)
