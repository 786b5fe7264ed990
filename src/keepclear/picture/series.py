"""How a series of patrols went: what was planned, what became of it, and how late it was.

Every number is counted from the courses of the patrols; none is typed. The n-th
of a series is the one with n - 1 before it, by when it was to set out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median

from keepclear.exchange.patrol_state import State
from keepclear.picture.patrol import Course


@dataclass(frozen=True, slots=True)
class Trip:
    """One patrol of a series, with what tells it from the others."""

    id: bytes
    number: str
    name: str
    course: Course

    @property
    def starts_utc(self) -> int:
        """When it is to set out."""
        return self.course.points[0].due_utc


@dataclass(slots=True)
class Count:
    """What became of some patrols of a series; reports are those of every part."""

    planned: int = 0
    complete: int = 0
    cut_short: int = 0
    overdue: int = 0  # now: at the start or on the way
    to_come: int = 0  # planned, proposed or under way, and late in nothing
    on_time: int = 0
    late: int = 0
    missed: int = 0  # points that a later report left out
    durations_s: list[int] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def median_s(self) -> int | None:
        """The median time from setting out to the end of those that are complete, or None."""
        return round(median(self.durations_s)) if self.durations_s else None

    @property
    def reported(self) -> int:
        """How many points were reported, on time or late."""
        return self.on_time + self.late


@dataclass(frozen=True, slots=True)
class Statistics:
    """A series as counted: in all, and by the month in which each was to set out (UTC)."""

    whole: Count
    months: tuple[tuple[str, Count], ...]


def in_order(trips: Iterable[Trip]) -> list[Trip]:
    """Order the patrols of a series as they are counted: without those never agreed."""
    agreed = [trip for trip in trips if trip.course.told is not State.NOT_AGREED]
    return sorted(agreed, key=lambda trip: (trip.starts_utc, trip.id))


def count(trips: Sequence[Trip], utc: int) -> Statistics:
    """Count what became of the patrols of a series by an instant."""
    whole, months = Count(), dict[str, Count]()
    for trip in in_order(trips):
        month = datetime.fromtimestamp(trip.starts_utc, UTC).strftime("%Y-%m")
        for one in (whole, months.setdefault(month, Count())):
            _add(one, trip.course, utc)
    return Statistics(whole, tuple(months.items()))


def _add(counted: Count, course: Course, utc: int) -> None:
    counted.planned += 1
    match course.state(utc):
        case State.COMPLETE:
            counted.complete += 1
            begun, ended = course.set_out_utc(), course.ended_utc()
            if begun is not None and ended is not None:
                counted.durations_s.append(ended - begun)
        case State.CUT_SHORT:
            counted.cut_short += 1
            counted.reasons[course.reason] = counted.reasons.get(course.reason, 0) + 1
        case State.NOT_SET_OUT | State.OVERDUE:
            counted.overdue += 1
        case _:
            counted.to_come += 1
    _add_reports(counted, course)


def _add_reports(counted: Count, course: Course) -> None:
    """Count the points of every part as far as it has come; those beyond were never due."""
    for part in course.parts:
        told = dict(part.progress.passed)
        for number in range(1, part.progress.point + 1):
            at = told.get(number)
            if at is None:
                counted.missed += 1
            elif at <= course.points[number - 1].late_utc:
                counted.on_time += 1
            else:
                counted.late += 1
