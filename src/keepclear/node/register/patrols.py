"""The register of patrols: what may follow what in a log, how each stands, and who is overdue.

A patrol is numbered by whoever planned it. How it stands is worked out anew
from all that is held about it with every record that touches it, so it never
depends on which came first. Each part that still has to report is an open item
until it does: it climbs the ladder of the party whose part it is, and is shown
at every other member's desk.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.document import DocumentKind, Endorsement, Fate, Proposal
from keepclear.exchange.meaning import Kind, Refused, meaning
from keepclear.exchange.notice import Activity
from keepclear.exchange.patrol import (
    JointPatrol,
    Part,
    Patrol,
    PatrolReport,
    What,
    parse_joint_patrol,
)
from keepclear.exchange.patrol_state import ENDED, NEXT, Act, Progress, State, Step, follow, judge
from keepclear.limits import PATROL_POINTS_MAX
from keepclear.node.effects import Bell
from keepclear.node.known import ItemRow, Numbered, NumberedRow, Place, RecordRow, Store, Verdict
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import Need
from keepclear.node.standing import Cut, document_of, within
from keepclear.picture.patrol import Course, PartNow
from keepclear.record.envelope import UTC_MAX, Precedence, parse

if TYPE_CHECKING:
    from keepclear.node.node import Node

_CLOSED: Final[Mapping[Fate, Act | None]] = MappingProxyType(
    {
        Fate.OPEN: None,
        Fate.COMPLETE: Act.AGREE,
        Fate.RETRACTED: Act.FALL_THROUGH,
        Fate.VOID: Act.FALL_THROUGH,
    }
)
# Of a joint patrol the points stand in another's log, which no verdict may ask: any will do.
POINTS_UNKNOWN: Final = PATROL_POINTS_MAX + 1


# What follows in a log, judged by that log alone


def _check_plan(store: Store, entry: Entry) -> Refused | None:
    patrol, row = entry.statement, entry.row
    assert isinstance(patrol, Patrol)
    return _check_notice(store, row, patrol.notice) or _check_serial(store, row, patrol.serial)


def _check_notice(store: Store, row: RecordRow, notice: bytes) -> Refused | None:
    version = store.version(notice)
    own = version is not None and (version.channel, version.party, version.incarnation) == (
        *(row.channel, row.party, row.incarnation),
    )
    if version is None or not own or not version.stands_in_its_log or version.waiting:
        return Refused("patrol/8", "its notice is none of its author's that stands in this log")
    if version.activity != Activity.PATROL:
        return Refused("patrol/8", "its notice is of another activity")
    return None


def _check_serial(store: Store, row: RecordRow, serial: int) -> Refused | None:
    held = store.numbered_as(Numbered.PATROL, row.channel, row.party, serial)
    if any(one.incarnation == row.incarnation and one.id != row.id for one in held):
        return Refused("patrol/7", f"number {serial} stands for another patrol")
    return None


def _check_proposal(store: Store, entry: Entry) -> Refused | None:
    proposal = entry.statement
    assert isinstance(proposal, Proposal)
    if proposal.kind is not DocumentKind.JOINT_PATROL:
        return None
    joint = parse_joint_patrol(proposal.content)
    if entry.row.party not in joint.parties:
        return Refused("patrol/14", "its proposer does not take part")
    return _check_serial(store, entry.row, joint.serial)


def _check_part(store: Store, entry: Entry) -> Refused | None:
    part, row = entry.statement, entry.row
    assert isinstance(part, Part)
    named = [one for one in store.about(row.channel, part.target) if one.kind == Kind.PATROL]
    if any(one.log == row.log and one.seq < row.seq for one in named):
        return Refused("patrol/15", "its author has named its part in this patrol before")
    return _check_notice(store, row, part.notice) if part.notice else None


def _check_report(store: Store, entry: Entry) -> Refused | None:
    report, row = entry.statement, entry.row
    assert isinstance(report, PatrolReport)
    target = store.record(report.target)
    plan = _plan_in(target, row) if target is not None else None
    if plan is None:
        return Refused("patrol/16", "it tells of no patrol or part of its author in this log")
    points = len(plan.points) if isinstance(plan, Patrol) else POINTS_UNKNOWN
    before = reports_of(store, row.channel, report.target, row)
    refused = judge(follow(before, points), report, points, row.utc)
    return Refused(*refused) if refused is not None else None


def _plan_in(target: RecordRow, row: RecordRow) -> Patrol | Part | None:
    """Return the plan or part in a record, where that stands before another in the same log."""
    if (target.channel, target.log) != (row.channel, row.log) or target.seq >= row.seq:
        return None
    said = meaning(parse(target.data)) if _counts(target) else None
    return said if isinstance(said, Patrol | Part) else None


def _counts(row: RecordRow) -> bool:
    return row.place is Place.APPENDED and row.verdict is Verdict.UNDERSTOOD


def reports_of(
    store: Store, channel: bytes, target: bytes, before: RecordRow | None = None
) -> list[PatrolReport]:
    """Return what was reported of a plan or part, in order; up to a record where one is given."""
    rows = [row for row in store.about(channel, target) if row.kind == Kind.PATROL_STATE]
    if before is not None:
        rows = [row for row in rows if row.seq < before.seq]
    return _reports(rows)


def _reports(rows: Iterable[RecordRow]) -> list[PatrolReport]:
    said = [meaning(parse(row.data)) for row in rows]
    return [one for one in said if isinstance(one, PatrolReport)]


# How a patrol stands, by a cut alone


def course_of(line: Line, row: RecordRow, cut: Cut | None = None) -> Course | None:
    """Return the course of the patrol that a record plans or proposes, in a cut; None for others.

    Without a cut it is by all that this node has appended.
    """
    said = meaning(parse(row.data))
    match said:
        case Patrol():
            now = _progress(line, row.id, len(said.points), cut)
            part = PartNow(row.party, row.id, said.vehicles, said.call_signs, now)
            return Course(said.series, False, said.notice, said.points, (part,))
        case Proposal(kind=DocumentKind.JOINT_PATROL):
            return _joint(line, row, parse_joint_patrol(said.content), cut)
        case _:
            return None


def _progress(line: Line, target: bytes, points: int, cut: Cut | None) -> Progress:
    rows = within(line.store.about(line.channel, target), cut)
    return follow(_reports(row for row in rows if row.kind == Kind.PATROL_STATE), points)


def _joint(line: Line, row: RecordRow, joint: JointPatrol, cut: Cut | None) -> Course:
    act = _CLOSED[document_of(line, row, cut).fate]
    state = State.PROPOSED if act is None else NEXT[Step(State.PROPOSED, act)]
    about = within(line.store.about(line.channel, row.id), cut)
    named = [one for one in about if one.kind == Kind.PATROL]
    members = [party for party in joint.parties if party < len(line.founding.members)]
    parts = tuple(
        _part(line, party, [one for one in named if one.party == party], joint, state, cut)
        for party in members
    )
    notice = next((_space(one) for one in named if one.party == row.party and _space(one)), b"")
    return Course(joint.series, True, notice, joint.points, parts)


def _space(row: RecordRow) -> bytes:
    said = meaning(parse(row.data))
    return said.notice if isinstance(said, Part) else b""


def _part(
    line: Line,
    party: int,
    rows: Sequence[RecordRow],
    joint: JointPatrol,
    state: State,
    cut: Cut | None,
) -> PartNow:
    """Return a party's part: where it began its log anew, the one that has seen the others."""
    row = max(rows, key=lambda one: (_seen(line, one, rows), one.id), default=None)
    said = meaning(parse(row.data)) if row is not None else None
    if row is None or not isinstance(said, Part):
        return PartNow(party, b"", (), (), Progress(state))
    now = _progress(line, row.id, len(joint.points), cut)
    progress = now if state is State.PLANNED else Progress(state)
    return PartNow(party, row.id, said.vehicles, said.call_signs, progress)


def _seen(line: Line, row: RecordRow, rows: Sequence[RecordRow]) -> int:
    seen = line.seen_by(parse(row.data))
    return sum(1 for other in rows if seen.get(other.log, 0) > other.seq)


# What the register keeps


def _take_plan(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    _keep(node, line, entry.row, entry, moment)


def _take_about(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    """Let a part, a signature or a close change the patrol that it is about, if it is held."""
    row = node.store.record(entry.row.target)
    if row is not None and row.kind == Kind.PROPOSAL and row.channel == line.channel:
        _keep(node, line, row, entry, moment)


def _take_report(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    report, row = entry.statement, entry.row
    assert isinstance(report, PatrolReport)
    plan = node.store.record(report.target)
    assert plan is not None, "a report of nothing in its own log is refused"
    began = node.store.record(plan.target) if plan.target else plan
    if began is not None:
        _keep(node, line, began, entry, moment)
    if report.what is What.CUT_SHORT and row.party != line.our_index:
        named = node.store.numbered_by(began.id) if began else None
        about = number_of(line, named) if named else "patrol"
        node.ring_for(line, entry.record, Bell.NOTICE, f"{about} CUT SHORT: {report.reason}")
        node.asking(line, moment).to_take(
            Need.TAKE_MESSAGE, row.id, row.party, Precedence(row.precedence)
        )


def number_of(line: Line, row: NumberedRow) -> str:
    """Return the number and the name of a patrol, as `patrol A-3 "NORTH"`."""
    return f'patrol {line.names.get(row.party, "?")}-{row.serial} "{row.name}"'


def _keep(node: "Node", line: Line, row: RecordRow, entry: Entry, moment: Moment) -> None:
    """Work out anew how a patrol stands, and what it asks."""
    course = course_of(line, row)
    said = meaning(parse(row.data))
    if course is None or not _counts(row) or not isinstance(said, Patrol | Proposal):
        return
    plan = said if isinstance(said, Patrol) else parse_joint_patrol(said.content)
    # A plan that fell through is over with its own last instant.
    ended = course.ended_utc() or course.points[-1].late_utc
    ended = ended if course.told in ENDED else UTC_MAX
    node.store.put(
        NumberedRow(
            Numbered.PATROL,
            line.channel,
            row.party,
            row.incarnation,
            plan.serial,
            row.id,
            entry.row.id,
            plan.name,
            int(course.told),
            course.points[0].due_utc,
            ended,
            node.journal.next_n,
            course.encode(),
        )
    )
    for part in course.parts:
        _ask(node, line, row, course, part, moment)
    if not course.notice and course.told is State.UNDER_WAY:
        # A notice comes with the close, right after it; another program may have given none.
        name = line.names.get(row.party, "?")
        why = f"{plan.name} of {name}: set out with no notice of its space; nobody keeps clear"
        node.odd(line.channel, row.id, "PATROL WITHOUT NOTICE", why, name)


def _ask(
    node: "Node", line: Line, row: RecordRow, course: Course, part: PartNow, moment: Moment
) -> None:
    """Wait for the next report of a part; an item that waits for the same keeps its rung."""
    due = part.progress.due_utc(course.points)
    open_now = node.items.find(Need.PATROL_CHECK_IN, row.id, part.party)
    # On time up to and with the last second of its grace: it is overdue with the next.
    if open_now is not None and (due is None or open_now.due != due + 1):
        node.items.close(open_now.key)
        open_now = None
    if due is not None and open_now is None:
        key = int(Need.PATROL_CHECK_IN), row.id, part.party
        times = moment.utc, due + 1, due + 1
        node.items.open(ItemRow(*key, line.channel, row.precedence, *times, -1, fixed=True))


CHECKS: Final[Mapping[type, Any]] = MappingProxyType(
    {
        Patrol: _check_plan,
        Part: _check_part,
        PatrolReport: _check_report,
        Proposal: _check_proposal,
    }
)
TAKES: Final[Mapping[type, Any]] = MappingProxyType(
    {
        Patrol: _take_plan,
        Proposal: _take_plan,
        Part: _take_about,
        Endorsement: _take_about,
        PatrolReport: _take_report,
    }
)
