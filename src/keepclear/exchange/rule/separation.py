"""Separation: how far apart plans must stay, and the document by which parties agree it.

Values only: equal ones are equal wherever they were agreed, and nothing here
knows a plan. spec/separations.md is the law of the document.
"""

from dataclasses import dataclass
from math import isfinite

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.record.canonical import decode, encode

LATERAL_M_MAX = 1_000_000
VERTICAL_M_MAX = 100_000
TIME_S_MAX = 30 * 86_400


@dataclass(frozen=True, slots=True)
class Separation:
    """How far plans must stay apart beyond their own volumes: metres and seconds, none below 0."""

    lateral_m: float = 0.0
    vertical_m: float = 0.0
    time_s: int = 0

    def __post_init__(self) -> None:
        for length in (self.lateral_m, self.vertical_m, self.time_s):
            if not (isfinite(length) and length >= 0):
                raise ValueError(f"separation is not a number of 0 or more: {length!r}")


@dataclass(frozen=True, slots=True)
class Separations:
    """How far apart the plans of different parties are to stay, from a given second on."""

    lateral_m: int
    vertical_m: int
    time_s: int
    from_utc: int

    def content(self) -> bytes:
        """Return the canonical bytes that the members sign."""
        return encode({1: self.lateral_m, 2: self.vertical_m, 3: self.time_s, 4: self.from_utc})


def parse_separations(content: bytes) -> Separations:
    """Read the content of a separations document."""
    body = decode(content)
    if not isinstance(body, dict):
        raise BadRecord("separations/1", "the content is not a map")
    fields = Fields(body, "separations/1")
    separations = Separations(
        fields.integer(1, 0, LATERAL_M_MAX),
        fields.integer(2, 0, VERTICAL_M_MAX),
        fields.integer(3, 0, TIME_S_MAX),
        fields.integer(4),
    )
    fields.done()
    return separations
