"""How high: a band of altitude, what its metres are counted from, and the air between two bands.

A height above the ellipsoid, above sea level, above ground and a flight level
are four different quantities. Weather alone shifts a flight level against sea
level by 150 m and more, so bands with different references are never simply
subtracted. Margins say how far one number may stand from the other; where they
say nothing the altitude test is taken as met. Two heights above ground are numbers
of one kind over ground that may differ, and have a margin where one is agreed.
Whatever is not known counts on the side of a warning; spec/altitude.md is the law.
"""

from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import permutations
from math import ceil, floor, inf, isfinite
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

    @property
    def counted_from(self) -> str | None:
        """The name of the reference; None where there is none."""
        # The number of WGS84 is 0, so the reference itself is no truth value.
        return None if self.reference is None else self.reference.name


@dataclass(frozen=True, slots=True)
class Offset:
    """Where a height counted from one reference may stand when counted from another.

    A height of x m stands no lower than x + `low_m` - `share` * |x| and no higher
    than x + `high_m` + `share` * |x|. The share grows with height as an altimeter's
    error in warm or cold air does; below 1 it keeps a higher floor the higher one.
    """

    low_m: float
    high_m: float
    share: float = 0.0

    def __post_init__(self) -> None:
        if not (isfinite(self.low_m) and isfinite(self.high_m) and self.low_m <= self.high_m):
            raise ValueError(f"offset is not a span of metres: {self.low_m!r} to {self.high_m!r}")
        if not 0 <= self.share < 1:
            raise ValueError(f"offset grows by a share that is not from 0 to 1: {self.share!r}")

    @classmethod
    def within(cls, margin_m: float) -> "Offset":
        """Return the offset of up to `margin_m` either way, as an agreement states it."""
        return cls(-margin_m, margin_m)

    def lowest(self, height_m: float) -> float:
        """Return the lowest that a height may stand, in metres; -inf stays so."""
        return height_m if height_m == -inf else height_m + self.low_m - self.share * abs(height_m)

    def highest(self, height_m: float) -> float:
        """Return the highest that a height may stand, in metres; inf stays so."""
        return height_m if height_m == inf else height_m + self.high_m + self.share * abs(height_m)

    def moved(self, low_m: float, high_m: float) -> "Offset":
        """Return this offset with one more on top of it, of `low_m` to `high_m` at any height."""
        return Offset(self.low_m + low_m, self.high_m + high_m, self.share)


@dataclass(frozen=True, slots=True)
class Margins:
    """For each pair of references, how far the one number may stand from the other.

    `fl_msl` is where a height counted as FL may stand when counted from MSL, and so
    on. None says that nothing is known: the altitude test of that pair is met.

    `agl_agl` is how far the ground may rise or fall between two places as far apart as
    plans must stay. None says that heights above ground compare as their numbers.
    """

    msl_wgs84: Offset | None = None
    agl_wgs84: Offset | None = None
    fl_wgs84: Offset | None = None
    agl_msl: Offset | None = None
    fl_msl: Offset | None = None
    fl_agl: Offset | None = None
    agl_agl: Offset | None = None

    def __post_init__(self) -> None:
        rise = self.agl_agl
        if rise is not None and rise != Offset.within(rise.high_m):
            raise ValueError("ground rises as far as it falls: agl_agl is not alike either way")

    def of(self, a: Reference, b: Reference) -> Offset | None:
        """Return the offset from the greater of two references to the lesser."""
        found: Offset | None = getattr(self, _FIELDS[a, b]) if (a, b) in _FIELDS else None
        return found

    def at_one_place(self) -> "Margins":
        """Return the same where both heights stand over one ground, which has no rise."""
        return replace(self, agl_agl=None)


@dataclass(frozen=True, slots=True)
class Gap:
    """The air that two bands are sure to leave between them, and what had to be allowed for it.

    `gap_m` is 0 where they may share an altitude, and None where they cannot be
    compared: whoever asks must take the altitude test as met. `margin_m` is the most
    by which a bound may differ from its number, 0 where nothing is converted or
    compared; `note` says both to a person.
    """

    gap_m: float | None
    margin_m: float = 0.0
    note: str = ""


NOT_COMPARED: Final = Margins()

# What holds wherever an altimeter can be set, at heights up to 32 km:
# - EGM2008 has the geoid from -107 to 86 m over the whole Earth; 3 m more is for national levels
#   of the sea, which stand off the geoid.
# - QNH from 948 to 1050 hPa is the scale of an altimeter, 28.00 to 31.00 inHg (FAA AIM 7-2-2):
#   flight level 0 is then 302 m below the sea to 558 m above it (ICAO Doc 7488).
# - Air within 50 K of the standard covers -50 C at the sea, where the table of ICAO Doc 8168 ends,
#   and +50 C. It bends a height by up to 0.2404 of it, gravity included.
# - Ground is from 430 m below the sea to 8849 m above it, a bound that would settle nothing, and
#   settles nothing between two heights above ground either.
CAUTIOUS: Final = Margins(
    msl_wgs84=Offset(-110.0, 89.0),
    fl_wgs84=Offset(-803.0, 464.0, 0.2404),
    fl_msl=Offset(-693.0, 375.0, 0.2404),
    agl_agl=Offset(-9279.0, 9279.0),
)


def vertical_gap(a: Band, b: Band, margins: Margins = NOT_COMPARED) -> Gap:
    """Return the gap between two bands that is certain after the margin, and says so."""
    gap_m = vertical_gap_m(a, b, margins)
    if not (a.bounded and b.bounded) or a.reference is None or b.reference is None:
        return Gap(gap_m)
    upper, offset = max(a, b, key=_reference), margins.of(a.reference, b.reference)
    if a.reference == b.reference and offset is None:
        return Gap(gap_m)
    pair = f"{max(a.reference, b.reference).name} against {min(a.reference, b.reference).name}"
    if offset is None:
        return Gap(None, 0.0, f"{pair}: not comparable")
    bounds = [bound for bound in (upper.floor_m, upper.ceiling_m) if bound is not None]
    low_m = min(offset.low_m - offset.share * abs(bound) for bound in bounds)
    high_m = max(offset.high_m + offset.share * abs(bound) for bound in bounds)
    return Gap(gap_m, max(-low_m, high_m), f"{pair}: {_words(low_m, high_m)}")


def vertical_gap_m(a: Band, b: Band, margins: Margins = NOT_COMPARED) -> float | None:
    """Return the metres of air certain between two bands: 0 where they may share an altitude.

    None says that the bands count from different references and that the margins
    have nothing for them; whoever asks must take the altitude test as met.
    """
    if not (a.bounded and b.bounded):
        return 0.0
    assert a.reference is not None, "a bounded band has a reference"
    assert b.reference is not None, "a bounded band has a reference"
    offset = margins.of(a.reference, b.reference)
    if offset is None:
        if a.reference != b.reference:
            return None
        return max(0.0, _floor(b) - _ceiling(a), _floor(a) - _ceiling(b))
    # Always the same one of the two is converted, so the gap does not depend on who asks. Of two
    # above ground the floor decides: their offset is alike either way, and so is its rounding.
    kept, moved = sorted((a, b), key=lambda band: (_reference(band), _floor(band)))
    lowest_m, highest_m = offset.lowest(_floor(moved)), offset.highest(_ceiling(moved))
    return max(0.0, lowest_m - _ceiling(kept), _floor(kept) - highest_m)


def _words(low_m: float, high_m: float) -> str:
    """Say an offset in whole metres, rounded outward."""
    low, high = floor(low_m), ceil(high_m)
    return f"{high} m margin" if high == -low else f"{low:+d} to {high:+d} m"


def _floor(band: Band) -> float:
    return -inf if band.floor_m is None else band.floor_m


def _ceiling(band: Band) -> float:
    return inf if band.ceiling_m is None else band.ceiling_m


def _reference(band: Band) -> int:
    return -1 if band.reference is None else band.reference


_FIELDS: Final = {
    (a, b): f"{max(a, b).name}_{min(a, b).name}".lower() for a, b in permutations(Reference, 2)
} | {(Reference.AGL, Reference.AGL): "agl_agl"}
EVERY_ALTITUDE: Final = Band(None, None, None)
