"""How high: a band of altitude, and what its metres are counted from.

A height above the ellipsoid, above sea level, above ground and a flight level
are four different quantities. Weather alone shifts a flight level against sea
level by 150 m and more, so two bands with different references are never
subtracted: the test is taken as met, which errs on the side of a warning.
"""

from dataclasses import dataclass
from enum import IntEnum
from math import inf, isfinite
from typing import Final

METRES_PER_FLIGHT_LEVEL: Final = 30.48  # 100 ft; FL250 is 7620 m of pressure altitude


class Reference(IntEnum):
    """What an altitude is counted from; the numbers go into records."""

    WGS84 = 0
    MSL = 1
    AGL = 2
    FL = 3


@dataclass(frozen=True, slots=True)
class Band:
    """The altitudes from `floor_m` to `ceiling_m`, both included; None is unbounded.

    A reference is required where either bound is given. Under `Reference.FL` the
    metres are those of pressure altitude.
    """

    floor_m: float | None
    ceiling_m: float | None
    reference: Reference | None

    def __post_init__(self) -> None:
        for bound in (self.floor_m, self.ceiling_m):
            if bound is not None and not isfinite(bound):
                raise ValueError(f"altitude is not a finite number: {bound!r}")
        if self.bounded and self.reference is None:
            raise ValueError("altitude bound without a reference")
        if _floor(self) > _ceiling(self):
            raise ValueError(f"floor {self.floor_m} m above ceiling {self.ceiling_m} m")

    @property
    def bounded(self) -> bool:
        """Tell whether the band leaves any altitude out."""
        return self.floor_m is not None or self.ceiling_m is not None


def vertical_gap_m(a: Band, b: Band) -> float | None:
    """Return the metres of air between two bands: 0 where they share an altitude.

    None says that the bands count from different references and cannot be
    compared; whoever asks must take the altitude test as met.
    """
    if not (a.bounded and b.bounded):
        return 0.0
    if a.reference != b.reference:
        return None
    return max(0.0, _floor(b) - _ceiling(a), _floor(a) - _ceiling(b))


def _floor(band: Band) -> float:
    return -inf if band.floor_m is None else band.floor_m


def _ceiling(band: Band) -> float:
    return inf if band.ceiling_m is None else band.ceiling_m


EVERY_ALTITUDE: Final = Band(None, None, None)
