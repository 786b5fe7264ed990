"""How one patrol stands, part by part: what follows from the records of a cut, and an instant.

Nothing here asks in which order anything arrived, nor what any clock says: the
parts are those that the cut holds, and the instant is the one asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keepclear.exchange.patrol import Point
from keepclear.exchange.patrol_state import Progress, State, together
from keepclear.record.canonical import decode, encode


@dataclass(frozen=True, slots=True)
class PartNow:
    """What one party sends on a patrol, and how far it has come."""

    party: int
    record: bytes  # its plan or its part; empty where it has not named one
    vehicles: tuple[str, ...]
    call_signs: tuple[str, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class Course:
    """One patrol: its plan, and how far each party that takes part has come."""

    series: str
    is_joint: bool
    notice: bytes  # by which it takes up space; empty where none is named yet
    points: tuple[Point, ...]
    parts: tuple[PartNow, ...]

    def state(self, utc: int) -> State:
        """Return the one state of the patrol at an instant: that of its worst part."""
        return together(part.progress.at(utc, self.points) for part in self.parts)

    @property
    def told(self) -> State:
        """The one state of the patrol by what was told alone, as if no time had passed."""
        return together(part.progress.state for part in self.parts)

    @property
    def reason(self) -> str:
        """Why it was cut short, in the words of the first part that says so; or nothing."""
        return next((part.progress.reason for part in self.parts if part.progress.reason), "")

    def set_out_utc(self) -> int | None:
        """Return when the first part set out, if one has."""
        starts = [at for part in self.parts for point, at in part.progress.passed if point == 1]
        return min(starts, default=None)

    def ended_utc(self) -> int | None:
        """Return when the last part ended, by its own clock; None while any has not."""
        ends = [part.progress.at_utc for part in self.parts]
        return max(ends) if self.told in (State.CUT_SHORT, State.COMPLETE) else None

    def encode(self) -> bytes:
        """Return the course as it is kept."""
        return encode(
            {
                1: self.series,
                2: int(self.is_joint),
                3: self.notice,
                4: [point.body() for point in self.points],
                5: [_encode_part(part) for part in self.parts],
            }
        )


def parse_course(data: bytes) -> Course:
    """Read a course that was kept."""
    body: Mapping[int, Any] = decode(data)
    points = tuple(Point(*(point[key] for key in range(1, 6))) for point in body[4])
    parts = tuple(_parse_part(part) for part in body[5])
    return Course(body[1], bool(body[2]), body[3], points, parts)


def _encode_part(part: PartNow) -> list[Any]:
    now = part.progress
    passed = [list(pair) for pair in now.passed]
    told = [int(now.state), now.point, now.at_utc, passed, now.reason]
    return [part.party, part.record, list(part.vehicles), list(part.call_signs), *told]


def _parse_part(row: list[Any]) -> PartNow:
    party, record, vehicles, call_signs, state, point, at_utc, passed, reason = row
    reached = tuple((number, at) for number, at in passed)
    progress = Progress(State(state), point, at_utc, reached, reason)
    return PartNow(party, record, tuple(vehicles), tuple(call_signs), progress)
