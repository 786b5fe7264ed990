"""How exactly places and times are told: as they are, by grid squares, or by areas of a fixed grid.

The rule is that there are few precisions, all listed here: among many, the one that
was chosen would itself tell something. spec/release.md is the law.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from keepclear.errors import BadInput, Fault

SQUARE_SIZES_M: Final = (100, 1_000, 10_000)
AREA_SIZES_M: Final = (
    *(1_000, 2_000, 5_000, 10_000, 20_000, 50_000),
    *(100_000, 200_000, 500_000, 1_000_000, 2_000_000),
)
STEPS_S: Final = (60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400)


class Shape(IntEnum):
    """How places are told; the numbers go into records."""

    EXACT = 0
    SQUARE = 1
    AREA = 2


@dataclass(frozen=True, slots=True)
class Precision:
    """How exactly volumes are told: the shape, its size in metres, and the step of times."""

    shape: Shape = Shape.EXACT
    size_m: int = 0
    step_s: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether everything is told as it is."""
        return self.shape is Shape.EXACT and self.step_s == 0

    @property
    def is_known(self) -> bool:
        """Whether there is such a precision."""
        sizes = {Shape.EXACT: (0,), Shape.SQUARE: SQUARE_SIZES_M, Shape.AREA: AREA_SIZES_M}
        return self.size_m in sizes[self.shape] and self.step_s in (0, *STEPS_S)

    def __str__(self) -> str:
        """Return the precision as it is typed, such as `square:1km+1h`."""
        place = f"{self.shape.name.lower()}:{_size(self.size_m)}" if self.size_m else "exact"
        return f"{place}+{_duration(self.step_s)}" if self.step_s else place


EXACT: Final = Precision()


def parse_precision(text: str, place: str = "--precision") -> Precision:
    """Read a precision as it is typed; raise BadInput with what there is to choose from."""
    known = {str(one): one for one in precisions()}
    found = known.get("".join(text.split()).lower())
    if found is None:
        squares = ", ".join(f"square:{_size(size)}" for size in SQUARE_SIZES_M)
        areas = ", ".join(f"area:{_size(size)}" for size in AREA_SIZES_M)
        steps = ", ".join(f"+{_duration(step)}" for step in STEPS_S)
        cure = f"one of: exact, {squares}, {areas}; times rounded outward by one of {steps}"
        raise BadInput([Fault(place, f"{text!r} is no precision", cure)])
    return found


def precisions() -> Iterator[Precision]:
    """Yield every precision."""
    for step_s in (0, *STEPS_S):
        yield Precision(Shape.EXACT, 0, step_s)
        yield from (Precision(Shape.SQUARE, size, step_s) for size in SQUARE_SIZES_M)
        yield from (Precision(Shape.AREA, size, step_s) for size in AREA_SIZES_M)


def _size(size_m: int) -> str:
    return f"{size_m // 1000}km" if size_m >= 1_000 else f"{size_m}m"


def _duration(step_s: int) -> str:
    return f"{step_s // 3600}h" if step_s >= 3_600 else f"{step_s // 60}min"
