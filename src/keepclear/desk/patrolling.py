"""What officers see of patrols: how each stands, part by part, and how a series of them went."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.position import written
from keepclear.desk.views import View, iso
from keepclear.exchange.patrol import PatrolReport
from keepclear.exchange.patrol_state import ENDED, State
from keepclear.limits import PATROLS_LISTED_MAX
from keepclear.node.known import ItemRow, Numbered, NumberedRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer import line_named
from keepclear.node.officer.patrolling import patrol_named
from keepclear.picture.patrol import Course, PartNow, parse_course
from keepclear.picture.series import Count, Trip, count, in_order
from keepclear.record.envelope import UTC_MAX


def patrols(node: Node, moment: Moment, channel: str = "", *, every: bool = False) -> list[View]:
    """List the patrols that have not ended, or every one."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    return [
        _summary(line, row, counted, moment)
        for line in lines
        for counted in [_counted(node, line)]
        for row in _rows(node, line)
        if every or State(row.state) not in ENDED
    ]


def _rows(node: Node, line: Line) -> list[NumberedRow]:
    store = node.store
    return store.numbered_begun(Numbered.PATROL, line.channel, 0, UTC_MAX, PATROLS_LISTED_MAX)


def _trips(node: Node, line: Line) -> Iterator[Trip]:
    for row in _rows(node, line):
        yield Trip(row.id, _number(line, row), row.name, parse_course(row.data))


def _number(line: Line, row: NumberedRow) -> str:
    return f"{line.names.get(row.party, '?')}-{row.serial}"


def _counted(node: Node, line: Line) -> Mapping[bytes, int]:
    """Count the patrols of each series: its number by the record that began it."""
    reached: dict[str, int] = {}
    numbers: dict[bytes, int] = {}
    for trip in in_order(_trips(node, line)):
        series = trip.course.series
        reached[series] = numbers[trip.id] = reached.get(series, 0) + 1
    return numbers


def _summary(line: Line, row: NumberedRow, counted: Mapping[bytes, int], moment: Moment) -> View:
    course = parse_course(row.data)
    state = course.state(moment.utc)
    return {
        "patrol": row.name,
        "number": _number(line, row),
        "party": line.names.get(row.party, "?"),
        "channel": line.founding.name,
        "series": course.series,
        "number_in_series": counted.get(row.id, 0) if course.series else 0,
        "joint": course.is_joint,
        "state": state.name,
        "reason": course.reason,
        "from": iso(course.points[0].due_utc),
        "until": iso(course.points[-1].due_utc),
        "late_s": _late_s(course, moment.utc),
        "next": _next(course, moment.utc),
        "record": row.id.hex(),
    }


def _late_s(course: Course, utc: int) -> int:
    """Say for how long the latest part has been overdue."""
    dues = [part.progress.due_utc(course.points) for part in course.parts]
    return max((utc - due for due in dues if due is not None and due < utc), default=0)


def _next(course: Course, utc: int) -> str:
    """Name the point that is next to be reported, by the part that is furthest behind."""
    behind = [part.progress for part in course.parts if part.progress.next_point(course.points)]
    if not behind:
        return ""
    point = min(behind, key=lambda progress: progress.point).next_point(course.points)
    return f"{point.name} by {iso(point.late_utc)}" if point else ""


def patrol(node: Node, moment: Moment, patrol: str, channel: str = "") -> View:
    """Show one patrol whole: its points, and for each party when it reported them."""
    line, row = patrol_named(node, channel, patrol)
    course = parse_course(row.data)
    view = _summary(line, row, _counted(node, line), moment)
    version = node.store.version(course.notice) if course.notice else None
    view["notice"] = version.name if version else ""
    view["notice_stands"] = version is not None and version.end < 0
    view["points"] = [
        {
            "point": number,
            "name": point.name,
            "position": list(point.position),
            "written": written(point.position),
            "due": iso(point.due_utc),
            "grace_s": point.grace_s,
        }
        for number, point in enumerate(course.points, 1)
    ]
    view["parts"] = [_part(line, course, part, moment.utc) for part in course.parts]
    view["now"] = iso(moment.utc)
    return view


def _part(line: Line, course: Course, part: PartNow, utc: int) -> View:
    now = part.progress
    return {
        "party": line.names.get(part.party, "?"),
        "named": bool(part.record),
        "vehicles": list(part.vehicles),
        "call_signs": list(part.call_signs),
        "state": now.at(utc, course.points).name,
        "reason": now.reason,
        "ended": iso(now.at_utc) if now.state in ENDED and now.at_utc else "",
        "reports": [
            {
                "point": number,
                "name": course.points[number - 1].name,
                "at": iso(at),
                "late_s": max(0, at - course.points[number - 1].late_utc),
            }
            for number, at in now.passed
        ],
    }


def series(node: Node, moment: Moment, series: str = "", channel: str = "") -> list[View]:
    """Say how each series went, or the one that is named, in all and by month."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    views = []
    for line in lines:
        found: dict[str, list[Trip]] = {}
        for trip in in_order(_trips(node, line)):
            if trip.course.series and series in ("", trip.course.series):
                found.setdefault(trip.course.series, []).append(trip)
        views += [_series(line, name, trips, moment) for name, trips in sorted(found.items())]
    return views


def _series(line: Line, name: str, trips: list[Trip], moment: Moment) -> View:
    counted = count(trips, moment.utc)
    return {
        "series": name,
        "channel": line.founding.name,
        "first": iso(trips[0].starts_utc),
        "last": iso(trips[-1].starts_utc),
        **_count(counted.whole),
        "months": [{"month": month, **_count(one)} for month, one in counted.months],
        "patrols": [
            {
                "number_in_series": number,
                "number": trip.number,
                "patrol": trip.name,
                "from": iso(trip.starts_utc),
                "state": trip.course.state(moment.utc).name,
                "reason": trip.course.reason,
                "lasted_s": _lasted_s(trip.course),
            }
            for number, trip in enumerate(trips, 1)
        ],
    }


def _lasted_s(course: Course) -> int | None:
    begun, ended = course.set_out_utc(), course.ended_utc()
    return ended - begun if begun is not None and ended is not None else None


def _count(one: Count) -> View:
    return {
        "planned": one.planned,
        "complete": one.complete,
        "cut_short": one.cut_short,
        "overdue": one.overdue,
        "to_come": one.to_come,
        "reports_on_time": one.on_time,
        "reports_late": one.late,
        "points_missed": one.missed,
        "median_s": one.median_s,
        "reasons": dict(sorted(one.reasons.items(), key=lambda pair: (-pair[1], pair[0]))),
    }


def told(node: Node, line: Line, row: ItemRow) -> tuple[str, str, View]:
    """Say what the watch is told of a patrol that is overdue, and what to do about it."""
    kept = node.store.numbered_by(row.subject)
    assert kept is not None, "an item about a patrol follows from the register"
    course, number = parse_course(kept.data), _number(line, kept)
    party = line.names.get(row.party, "?")
    progress = next(one.progress for one in course.parts if one.party == row.party)
    point = progress.next_point(course.points)
    at = f"{point.name}, due {iso(point.due_utc)}" if point else ""
    ours = row.party == line.our_index
    cure = f"keepclear patrol show {number}" if ours else f"call {party} by another way"
    about = f"{kept.name} ({number}), {party}: not heard of at {at}"
    return about, cure, {"patrol": number, "party": party, "record": kept.id.hex()}


def cut_short(node: Node, said: PatrolReport) -> str:
    """Say which patrol was cut short and why."""
    plan = node.store.record(said.target)
    kept = node.store.numbered_by(plan.target or plan.id) if plan else None
    return f"patrol {kept.name if kept else '?'} CUT SHORT: {said.reason}"


VIEWS: Final[Mapping[str, Any]] = MappingProxyType(
    {"patrols": patrols, "patrol": patrol, "patrol series": series}
)
