"""Planning patrols and saying how far they have come; each party speaks for its own part alone."""

from collections.abc import Iterator, Sequence
from typing import Final

from keepclear.errors import BadRecord
from keepclear.exchange.document import Act as Deed
from keepclear.exchange.document import (
    DocumentKind,
    Endorsement,
    Proposal,
    content_hash,
    parse_proposal,
)
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import Notice, encode_volumes
from keepclear.exchange.patrol import (
    JointPatrol,
    Part,
    Patrol,
    PatrolReport,
    Point,
    What,
    parse_joint_patrol,
    parse_patrol,
)
from keepclear.exchange.patrol_state import Objected, State, judge
from keepclear.limits import PATROLS_LISTED_MAX
from keepclear.node import request as ask
from keepclear.node.known import Numbered, NumberedRow, RecordRow
from keepclear.node.log.line import Entry, Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, is_id, line_named, party_named, speaking
from keepclear.node.officer.notices import late_words, notice_from
from keepclear.node.officer.writing import reply_of, write
from keepclear.node.standing import document_of
from keepclear.picture.patrol import Course, PartNow, parse_course
from keepclear.record.canonical import encode

_CURES: Final = {
    "patrol/9": "see: keepclear patrol show",
    "patrol/10": "report the points in their order; one that was left out stays so",
    "patrol/11": "give the instant as --at, or check this node's clock",
    "patrol/12": "name a point between the first and the last: keepclear patrol show",
}


def patrol_named(node: Node, channel: str, name: str) -> tuple[Line, NumberedRow]:
    """Find the patrol an officer means: by number (A-3), by name, or by record id.

    Of several of one name the one that has not ended is meant.
    """
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    found = [(line, row) for line in lines for row in _patrols(node, line, name)]
    going = [pair for pair in found if parse_course(pair[1].data).ended_utc() is None]
    meant = found if len(found) == 1 else going
    if len(meant) == 1:
        return meant[0]
    if not found:
        raise bad("patrol", f"no patrol {name!r}", "see: keepclear patrol list --every")
    numbers = ", ".join(sorted(f"{line.names.get(r.party, '?')}-{r.serial}" for line, r in found))
    raise bad("patrol", f"more than one is called {name!r}", f"name one: {numbers}")


def _patrols(node: Node, line: Line, name: str) -> Iterator[NumberedRow]:
    party, _, serial = name.rpartition("-")
    for index, known in line.names.items():
        if known == party and serial.isdigit() and len(serial) < 10:
            yield from node.store.numbered_as(Numbered.PATROL, line.channel, index, int(serial))
            return
    for row in node.store.numbered(Numbered.PATROL, line.channel, -1, PATROLS_LISTED_MAX):
        if row.name == name or is_id(row.id, name):
            yield row


def _points(asked: Sequence[ask.PatrolPoint]) -> tuple[Point, ...]:
    return tuple(Point(p.name, p.place[0], p.place[1], p.due, p.grace_s) for p in asked)


def _notice(node: Node, line: Line, draft: ask.Draft, moment: Moment) -> Notice:
    serial = line.serial_last(line.our_index) + 1
    return notice_from(draft, serial, moment)


def _check_within(name: str, notice: Notice, points: Sequence[Point]) -> None:
    """Refuse a plan whose points are due outside the time of the space that it takes up."""
    span = notice.validity
    first, last = int(span.start.timestamp()), int(span.end.timestamp())
    if not first <= points[0].due_utc < points[-1].due_utc <= last:
        fault = "a point is due outside the times of its volumes"
        raise bad(f"patrol {name}", fault, "widen the times of the route, or move the point")


def _plan(node: Node, request: ask.PlanPatrol, moment: Moment) -> Reply:
    """Give the notice and plan the patrol: both are durable, or neither."""
    line = speaking(node, request.channel)
    notice = _notice(node, line, _draft(request, request.volumes), moment)
    points = _points(request.points)
    serial = node.store.numbered_last(Numbered.PATROL, line.channel, line.our_index) + 1
    names = tuple(request.vehicles), tuple(request.call_signs)
    _judged(Patrol(serial, request.name, request.series, bytes(32), points, *names))
    _check_within(request.name, notice, points)
    given = write(node, line, request, Kind.GIVE, notice, request.precedence, moment)
    plan = Patrol(serial, request.name, request.series, given.row.id, points, *names)
    entry = write(node, line, request, Kind.PATROL, plan, request.precedence, moment)
    return _planned(node, line, entry, serial, notice, moment) | {"notice": given.row.id.hex()}


def _draft(request: ask.PlanPatrol | ask.ClosePatrol, volumes: bytes, name: str = "") -> ask.Draft:
    named = name or getattr(request, "name", "")
    return ask.Draft(name=named, activity="patrol", volumes=volumes, text=request.text)


def _judged(plan: Patrol | Part) -> None:
    try:
        parse_patrol(plan.body())
    except BadRecord as error:
        raise bad("patrol", error.what, "correct the plan and try again") from error


def _planned(
    node: Node, line: Line, entry: Entry, serial: int, notice: Notice, moment: Moment
) -> Reply:
    late = late_words(node, line, notice, moment)
    number = f"{line.names.get(line.our_index, '?')}-{serial}"
    return ({"warnings": late} if late else {}) | reply_of(entry, line) | {"patrol": number}


def _propose(node: Node, request: ask.ProposePatrol, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    parties = {line.our_index, *(party_named(line, name) for name in request.parties)}
    if len(parties) < 2:
        raise bad("parties", "a joint patrol is of two parties at least", "name one with --with")
    draft = ask.Draft(name=request.name, activity="patrol", volumes=request.volumes)
    notice = _notice(node, line, draft, moment)
    points = _points(request.points)
    serial = node.store.numbered_last(Numbered.PATROL, line.channel, line.our_index) + 1
    joint = JointPatrol(
        serial, request.name, request.series, points, notice.volumes, tuple(sorted(parties))
    )
    proposal = Proposal(DocumentKind.JOINT_PATROL, request.name, joint.content())
    try:
        parse_proposal(proposal.body())
    except BadRecord as error:
        raise bad("patrol", error.what, "correct the plan and try again") from error
    _check_within(request.name, notice, points)
    entry = write(node, line, request, Kind.PROPOSAL, proposal, "PRIORITY", moment)
    return _planned(node, line, entry, serial, notice, moment)


def _proposal(node: Node, channel: str, name: str) -> tuple[Line, NumberedRow, RecordRow, Course]:
    line, row = patrol_named(node, channel, name)
    stored, course = node.store.record(row.id), parse_course(row.data)
    assert stored is not None, "a row of the register follows from a record"
    if not course.is_joint:
        raise bad("patrol", f"{row.name!r} is of one party alone", "nothing is to be signed")
    return speaking(node, line.channel.hex()), row, stored, course


def _close(node: Node, request: ask.ClosePatrol, moment: Moment) -> Reply:
    """Close the plan, give the one notice of its space, and name our own part in it."""
    line, row, stored, course = _proposal(node, request.channel, request.patrol)
    if row.party != line.our_index:
        raise bad("patrol", "not ours to close", "its proposer closes, the others sign")
    if course.told is not State.PROPOSED:
        fault = f"its plan is {course.told.name.replace('_', ' ')}"
        raise bad("patrol", fault, "see: keepclear patrol show")
    document = document_of(line, stored)
    members = range(len(line.founding.members))
    if missing := [line.names.get(i, "?") for i in members if i not in document.signed]:
        cure = "wait for their signatures, or: keepclear patrol retract"
        raise bad("patrol", f"not signed yet by {', '.join(missing)}", cure)
    joint = parse_joint_patrol(document.proposal.content)
    volumes = encode(encode_volumes(joint.volumes))
    notice = _notice(node, line, _draft(request, volumes, row.name), moment)
    part = Part(row.id, tuple(request.vehicles), tuple(request.call_signs))
    _judged(part)
    said = Endorsement(Deed.CLOSE, row.id, content_hash(document.proposal.content))
    write(node, line, request, Kind.ENDORSEMENT, said, "PRIORITY", moment)
    given = write(node, line, request, Kind.GIVE, notice, request.precedence, moment)
    part = Part(row.id, part.vehicles, part.call_signs, given.row.id)
    entry = write(node, line, request, Kind.PATROL, part, "PRIORITY", moment)
    reply = _planned(node, line, entry, row.serial, notice, moment)
    return reply | {"notice": given.row.id.hex()}


def _name_part(node: Node, request: ask.NamePart, moment: Moment) -> Reply:
    line, row, _, course = _proposal(node, request.channel, request.patrol)
    ours = _our_part(line, course)
    if ours is None:
        raise bad("patrol", "we take no part in it", "only those that the plan names send anything")
    if row.party == line.our_index:
        raise bad("patrol", "our part goes with the close", "keepclear patrol close")
    part = Part(row.id, tuple(request.vehicles), tuple(request.call_signs))
    _judged(part)
    entry = write(node, line, request, Kind.PATROL, part, "PRIORITY", moment)
    return reply_of(entry, line)


def _our_part(line: Line, course: Course) -> PartNow | None:
    return next((part for part in course.parts if part.party == line.our_index), None)


def _report(node: Node, request: ask.ReportPatrol, moment: Moment) -> Reply:
    line, row = patrol_named(node, request.channel, request.patrol)
    line, course = speaking(node, line.channel.hex()), parse_course(row.data)
    part = _our_part(line, course)
    if part is None:
        whose = line.names.get(row.party, "?")
        raise bad("patrol", f"it is a patrol of {whose}", "each party reports its own alone")
    if part.progress.state in (State.PROPOSED, State.NOT_AGREED):
        fault = f"its plan is {part.progress.state.name.replace('_', ' ')}"
        raise bad("patrol", fault, "it is closed once every member has signed")
    if not part.record:
        cure = f"keepclear patrol part {request.patrol}"
        raise bad("patrol", "we have not named our vehicles and call signs", cure)
    what = What[request.what.replace(" ", "_").upper()]
    at = moment.utc if request.at is None else request.at
    said = PatrolReport(part.record, what, at, request.point, request.reason, request.where)
    if what is What.CUT_SHORT and not request.reason.strip():
        raise bad("reason", "what is cut short has a reason", "say why in a few words")
    if refused := judge(part.progress, said, len(course.points), moment.utc):
        raise bad("patrol", *_cured(refused, part, course))
    urgent = "IMMEDIATE" if what is What.CUT_SHORT else "ROUTINE"
    entry = write(node, line, request, Kind.PATROL_STATE, said, urgent, moment)
    kept = node.store.numbered_by(row.id)
    assert kept is not None, "it was there when the report was written"
    state = parse_course(kept.data).state(moment.utc).name
    return reply_of(entry, line) | {"patrol": row.name, "state": state}


def _cured(refused: Objected, part: PartNow, course: Course) -> tuple[str, str]:
    point = part.progress.next_point(course.points)
    if refused.rule == "patrol/9" and part.progress.state is State.PLANNED:
        return refused.why, "keepclear patrol set-out"
    if refused.rule == "patrol/10" and point is not None:
        number = part.progress.point + 1
        return refused.why, f"the next is point {number}, {point.name}"
    return refused.why, _CURES[refused.rule]


ACTS: Acts = {
    ask.PlanPatrol: _plan,
    ask.ProposePatrol: _propose,
    ask.ClosePatrol: _close,
    ask.NamePart: _name_part,
    ask.ReportPatrol: _report,
}
