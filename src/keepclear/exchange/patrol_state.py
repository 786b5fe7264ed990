"""How far a patrol has come: one table of states, and what time alone makes of each.

A state follows from what the patrol reported, in the order of its own log, and
from the instant at which it is asked: what is overdue is a function of both.
Clocks order nothing. The times in reports are their author's claims, and are
measured against the plan only to say what was late.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from keepclear.exchange.patrol import PatrolReport, Point, What


class State(IntEnum):
    """Where a patrol stands; the numbers are kept."""

    PROPOSED = 0  # a joint patrol whose plan is not closed
    PLANNED = 1
    NOT_SET_OUT = 2  # overdue at its start
    UNDER_WAY = 3
    OVERDUE = 4  # overdue at the next point of its way
    CUT_SHORT = 5
    COMPLETE = 6
    NOT_AGREED = 7  # a joint patrol whose plan was retracted, or closed without every signature


class Act(Enum):
    """What moves a patrol on."""

    AGREE = "closed with every signature"
    FALL_THROUGH = "retracted, or closed without"
    SET_OUT = "set out"
    CHECK_IN = "check in"
    CUT_SHORT = "cut short"
    COMPLETE = "complete"
    PASS_DUE = "due and grace pass"


class Step(NamedTuple):
    """One row of the table: what an act does to a patrol in a state."""

    state: State
    act: Act


# The whole life of a patrol. A row that is absent is refused. The diagram in docs/watch/patrols.md
# is drawn from this table.
NEXT: Final[Mapping[Step, State]] = MappingProxyType(
    {
        Step(State.PROPOSED, Act.AGREE): State.PLANNED,
        Step(State.PROPOSED, Act.FALL_THROUGH): State.NOT_AGREED,
        Step(State.PLANNED, Act.SET_OUT): State.UNDER_WAY,
        Step(State.PLANNED, Act.PASS_DUE): State.NOT_SET_OUT,
        Step(State.PLANNED, Act.CUT_SHORT): State.CUT_SHORT,
        # Late is not never: whoever sets out late says so, and its next point counts from there.
        Step(State.NOT_SET_OUT, Act.SET_OUT): State.UNDER_WAY,
        Step(State.NOT_SET_OUT, Act.CUT_SHORT): State.CUT_SHORT,
        Step(State.UNDER_WAY, Act.CHECK_IN): State.UNDER_WAY,
        Step(State.UNDER_WAY, Act.PASS_DUE): State.OVERDUE,
        Step(State.UNDER_WAY, Act.CUT_SHORT): State.CUT_SHORT,
        Step(State.UNDER_WAY, Act.COMPLETE): State.COMPLETE,
        Step(State.OVERDUE, Act.CHECK_IN): State.UNDER_WAY,
        Step(State.OVERDUE, Act.CUT_SHORT): State.CUT_SHORT,
        Step(State.OVERDUE, Act.COMPLETE): State.COMPLETE,
    }
)
ENDED: Final = frozenset({State.CUT_SHORT, State.COMPLETE, State.NOT_AGREED})
LATE: Final = frozenset({State.NOT_SET_OUT, State.OVERDUE})
_ACTS: Final = MappingProxyType({what: Act[what.name] for what in What})
# Of several parts: what is still to happen stands above what has ended, and the worst above all.
_WORST_FIRST: Final = (
    *(State.OVERDUE, State.NOT_SET_OUT, State.UNDER_WAY, State.PLANNED),
    *(State.PROPOSED, State.NOT_AGREED, State.CUT_SHORT, State.COMPLETE),
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one party has come on a patrol, by its own reports."""

    state: State = State.PLANNED
    point: int = 0  # the last that it reported, from 1; 0 before it set out
    at_utc: int = 0  # of its last report
    passed: tuple[tuple[int, int], ...] = ()  # each point that it reported, and when
    reason: str = ""

    def next_point(self, points: Sequence[Point]) -> Point | None:
        """Return the point that it has to report next, or None where none is left."""
        left = self.state not in ENDED and self.point < len(points)
        return points[self.point] if left else None

    def due_utc(self, points: Sequence[Point]) -> int | None:
        """Return the last second at which it is on time, if it has anything to report."""
        point = self.next_point(points)
        return point.late_utc if point and Step(self.state, Act.PASS_DUE) in NEXT else None

    def at(self, utc: int, points: Sequence[Point]) -> State:
        """Return its state at an instant, if it reports nothing more before."""
        due = self.due_utc(points)
        late = due is not None and due < utc
        return NEXT[Step(self.state, Act.PASS_DUE)] if late else self.state


class Objected(NamedTuple):
    """Why a report is refused: the sentence of spec/patrol.md, and what is wrong."""

    rule: str
    why: str


def judge(progress: Progress, report: PatrolReport, points: int, utc: int) -> Objected | None:
    """Say why a report cannot follow those before it in its log, or None where it can.

    `points` is how many its plan has. `utc` is when its author wrote it, by the same clock as the
    times that it tells.
    """
    if not _follows(progress.state, report.what):
        return Objected("patrol/9", _out_of_turn(progress, report.what))
    if report.what is What.CHECK_IN and report.point <= max(progress.point, 1):
        return Objected("patrol/10", f"point {report.point} does not follow {progress.point}")
    if report.what is What.CHECK_IN and report.point >= points:
        return Objected("patrol/12", _unknown_point(report.point, points))
    if report.at_utc < progress.at_utc:
        return Objected("patrol/11", "it tells of an instant before its last report")
    if report.at_utc > utc:
        return Objected("patrol/11", "it tells of an instant after it was written")
    return None


def _follows(state: State, what: What) -> bool:
    return Step(state, _ACTS[what]) in NEXT


def _out_of_turn(progress: Progress, what: What) -> str:
    said = what.name.replace("_", " ")
    match progress.state:
        case State.PLANNED:
            return f"{said} before it has SET OUT"
        case State.UNDER_WAY:
            return f"{said} after it has SET OUT"
        case _:
            return f"{said} after it was {progress.state.name.replace('_', ' ')}"


def _unknown_point(point: int, points: int) -> str:
    if point == points:
        return f"point {point} is its end, where it is COMPLETE"
    return f"there is no point {point}: its plan has {points}"


def advance(progress: Progress, report: PatrolReport, points: int) -> Progress:
    """Return how far a party has come after a report, of a plan of so many points.

    A check-in at a point that is none of those between the first and the last changes nothing.
    """
    state = NEXT.get(Step(progress.state, _ACTS[report.what]))
    reached = {What.SET_OUT: 1, What.CHECK_IN: report.point, What.COMPLETE: points}
    point = reached.get(report.what, progress.point)
    is_there = report.what is not What.CHECK_IN or progress.point < point < points
    if state is None or not is_there:
        return progress
    passed = progress.passed
    if report.what is not What.CUT_SHORT:
        passed = (*passed, (point, report.at_utc))
    moved = replace(progress, state=state, point=point, at_utc=report.at_utc, passed=passed)
    return replace(moved, reason=report.reason)


def follow(reports: Iterable[PatrolReport], points: int) -> Progress:
    """Return how far a party has come after its reports, in the order of its log."""
    progress = Progress()
    for report in reports:
        progress = advance(progress, report, points)
    return progress


def together(states: Iterable[State]) -> State:
    """Return the one state of a patrol of several parts: the worst that is still to end first."""
    found = set(states)
    return next((state for state in _WORST_FIRST if state in found), State.PLANNED)
