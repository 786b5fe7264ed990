"""What time brings: items that fall due and climb, checks that are due, a clock that was set.

All of it follows from open items and the moment, so that it happens once, goes
on after a restart where it stood, and costs nothing while nothing is due.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from keepclear.exchange.meaning import Kind, Statement
from keepclear.exchange.message import DeskState
from keepclear.limits import DUE_PER_EVENT_MAX
from keepclear.node import health
from keepclear.node.asking import next_check
from keepclear.node.awaited import unread, unreceipted, untaken
from keepclear.node.comparison import line_check
from keepclear.node.effects import Effect, Ring
from keepclear.node.journal import Fact
from keepclear.node.known import ItemRow, KeptRow, VersionRow
from keepclear.node.line_states import NOT_LOOKED
from keepclear.node.log import witnessing
from keepclear.node.log.line import Line
from keepclear.node.node import NODE_ROLE, Moment, Node
from keepclear.node.open_item import STOP_RINGS_EVERY_S, WANTED, Need
from keepclear.node.watch import WATCH, Watch
from keepclear.record.envelope import UTC_MAX, Draft, Precedence, Signature

ALIKE_MAX = 5  # Beyond so many of a kind at once, one bell tells their number.


def pass_time(node: Node, moment: Moment) -> None:
    """Let everything happen that is due by now."""
    if is_due(node, moment):
        with node.transaction(moment):  # It begins by settling and expiring what is due.
            due = node.items.due(moment.utc, DUE_PER_EVENT_MAX)
            _ring(node, [_fall_due(node, row, moment) for row in due], moment)
            lapses_at = node.watch.lapses_at(node.procedure.unmanned_s)
            if lapses_at is not None and lapses_at <= moment.utc:
                tell_manned(node, moment, manned=False)
            health.look(node, moment)
            witnessing.look(node, moment)


def is_due(node: Node, moment: Moment) -> bool:
    """Look at both clocks; tell whether ours was set, or anything is to happen now."""
    node.look(moment)
    at = next_due(node)
    return node.stepped_s != 0 or (at is not None and at <= moment.utc)


def next_due(node: Node) -> int | None:
    """Return the next instant at which anything is to happen by itself."""
    dates = (node.states.next_utc, _next_beside_looks(node))
    return min((date for date in dates if date is not None), default=None)


def only_looks(node: Node, moment: Moment) -> bool:
    """Tell whether nothing is to happen by now but a look at lines that were looked at before."""
    look, rest = node.states.next_utc, _next_beside_looks(node)
    is_rest_due = node.stepped_s != 0 or (rest is not None and rest <= moment.utc)
    return look is not None and NOT_LOOKED < look <= moment.utc and not is_rest_due


def _next_beside_looks(node: Node) -> int | None:
    dates = [
        node.items.next_utc,
        node.situation.next_end,
        node.witnessing.next_utc,
        node.watch.lapses_at(node.procedure.unmanned_s),
        *node.settles_at.values(),
    ]
    return min((date for date in dates if date is not None), default=None)


def _fall_due(node: Node, row: ItemRow, moment: Moment) -> ItemRow | None:
    """Let one item fall due; return it as it is to ring, or None."""
    if row.need == Need.OUR_CHECK:
        _check_line(node, row, moment)
        return None
    return _climb(node, row, moment)


def _check_line(node: Node, row: ItemRow, moment: Moment) -> None:
    """Log our line check on schedule, also where nothing happens."""
    line = node.lines[row.channel]
    if may_speak(node, line):  # The check then asks for the next one, as every check does.
        check = line_check(line, node.situation, moment.utc)
        speak(node, line, Kind.LINE_CHECK, check, Precedence.ROUTINE, moment)
    else:
        next_utc = next_check(node.procedure_on(line), moment.utc)[0]
        node.items.put(replace(row, next=next_utc))


def _climb(node: Node, row: ItemRow, moment: Moment) -> ItemRow:
    """Take an item to the rung that it has been overdue long enough for."""
    kept = node.procedure_on(node.lines[row.channel])
    climb_s = kept.climb_s[row.precedence]
    # Another party's patrol climbs its own ladder: at our desk it rings once and stays shown.
    theirs = row.need == Need.PATROL_CHECK_IN and row.party != node.lines[row.channel].our_index
    last = 0 if theirs else len(kept.ladder) - 1
    late_s = moment.utc - row.due
    rung = min(late_s // climb_s, last) if late_s >= 0 else -1
    next_utc = moment.utc + climb_s if rung == last else row.due + (rung + 1) * climb_s
    next_utc = UTC_MAX if theirs and rung == last else next_utc
    if WANTED[row.need].repeats:
        next_utc = min(next_utc, moment.utc + STOP_RINGS_EVERY_S)
    climbed = replace(row, rung=rung, next=next_utc)
    if rung != row.rung:
        node.journal.add(Fact.CLIMBED, row.need, row.subject, row.party, rung, next_utc)
    node.items.put(climbed)
    return climbed


def _ring(node: Node, rows: Sequence[ItemRow | None], moment: Moment) -> None:
    """Ring for what fell due; of very many of a kind one bell tells the number."""
    alike: dict[tuple[int, int, bool], list[ItemRow]] = {}
    for row in rows:
        if row is not None:
            is_exercise = node.lines[row.channel].founding.scenario is not None
            alike.setdefault((row.need, row.rung, is_exercise), []).append(row)
    for group in alike.values():
        told = group if len(group) <= ALIKE_MAX else group[:1]
        for row in told:
            _ring_for(node, row, len(group) - len(told), moment)
    if alike and not node.is_manned(moment.utc):
        tell_manned(node, moment, manned=False)


def _ring_for(node: Node, row: ItemRow, more: int, moment: Moment) -> None:
    line, wanted = node.lines[row.channel], WANTED[row.need]
    exercise = "EXERCISE: " if line.founding.scenario else ""
    is_stop = row.need == Need.TAKE_STOP
    suspended = "SUSPENDED: " if is_stop and node.states.suspensions(line) else ""
    late = "OVERDUE: " if row.rung >= 0 else ""
    many = f" and {more} more" if more else ""
    version = _version(node, row)
    numbered = node.store.numbered_by(row.subject)
    named = f" {version.name}" if version else f" {numbered.name}" if numbered else ""
    what = f"{exercise}{suspended}{late}{wanted.words}{named}{many}"
    party, role = _parties(line, row, version), node.procedure_on(line).role(max(row.rung, 0))
    alarm = row.rung > 0 or not node.is_manned(moment.utc)
    node.effects.append(Ring(wanted.bell, row.subject, party, what, role, alarm=alarm))


def _version(node: Node, row: ItemRow) -> VersionRow | None:
    """Return the version of a notice that an item is about, as far as it is about one."""
    store, about = node.store, node.store.record(row.subject)
    return store.version(row.subject) or (store.version(about.target) if about else None)


def _parties(line: Line, row: ItemRow, version: VersionRow | None) -> str:
    """Name whose word an item is about; where others owe us theirs, who they are."""
    match Need(row.need):
        case Need.UNTAKEN:
            found = untaken(line, row.subject)
        case Need.UNACKNOWLEDGED if version:
            found = unreceipted(line, version) or unread(line, version)
        case Need.READ_BACK | Need.READ_BACK_ANEW | Need.TELL_UNITS if version:
            found = [version.party]
        case _:
            found = [row.party]
    return ", ".join(line.names.get(index, "") for index in found)


def tell_manned(node: Node, moment: Moment, *, manned: bool) -> None:
    """Tell the members of every channel whether anybody is at our desk, where that has changed."""
    if node.watch.told_manned is manned:
        return
    set_watch(node, replace(node.watch, told_manned=manned))
    for line in node.lines.values():
        tell_desk(node, line, moment)


def tell_desk(node: Node, line: Line, moment: Moment) -> None:
    """Tell the members of one channel what all are told of our desk, if anything was yet."""
    manned = node.watch.told_manned
    if manned is not None and may_speak(node, line):
        speak(node, line, Kind.DESK_STATE, DeskState(manned), Precedence.PRIORITY, moment)


def note_windows(node: Node, windows: int, moment: Moment, *, left: bool = False) -> list[Effect]:
    """Note how many desk windows are open, and tell the others where that mans our desk.

    `left` says that whoever was here last may have the watch no more: what they did mans no desk.
    """
    before = node.watch.windows
    node.watch = replace(node.watch, windows=windows)
    if left:
        node.watch = replace(node.watch, acted_utc=0)
    elif windows < before:
        node.watch = node.watch.acted(moment.utc)  # Somebody was there until now.
    manned = node.is_manned(moment.utc)
    if node.watch.told_manned is (not manned) and (manned or left):
        with node.transaction(moment):
            tell_manned(node, moment, manned=manned)
    return node.take_effects()


def set_watch(node: Node, watch: Watch) -> None:
    """Change who has the watch, and keep it."""
    node.watch = watch
    node.store.put(KeptRow(WATCH, watch.encode()))


def may_speak(node: Node, line: Line) -> bool:
    """Tell whether we may say anything in a channel."""
    same_clock = line.founding.scenario == node.scenario
    return line.joined and same_clock and not (line.is_mute or line.ours_elsewhere)


def speak(
    node: Node,
    line: Line,
    kind: Kind,
    statement: Statement,
    precedence: Precedence,
    moment: Moment,
) -> None:
    """Write what the node says by itself as the next record of our log, and have it sent."""
    body = statement.body()
    draft = Draft(kind, body, precedence, Signature(NODE_ROLE, ""), moment.utc)
    entry = line.author(node.signer_on(line), node.us.incarnation, draft, node.journal.next_n)
    node.speak(line, entry, moment)
    node.journal.add(Fact.AUTHORED, "", [entry.row.id])
