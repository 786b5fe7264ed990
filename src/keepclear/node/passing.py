"""What time brings: items that fall due and climb, checks that are due, a clock that was set.

All of it follows from open items and the moment, so that it happens once, goes
on after a restart where it stood, and costs nothing while nothing is due.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from keepclear.exchange.meaning import Kind, Statement
from keepclear.exchange.message import DeskState
from keepclear.node import health
from keepclear.node.asking import next_check
from keepclear.node.awaited import unacknowledged_due, untaken
from keepclear.node.comparison import line_check
from keepclear.node.effects import Effect, Ring
from keepclear.node.journal import Fact
from keepclear.node.known import ItemRow, KeptRow
from keepclear.node.line import Line
from keepclear.node.node import NODE_ROLE, Moment, Node
from keepclear.node.open_item import STOP_RINGS_EVERY_S, WANTED, Need
from keepclear.node.watch import WATCH, Watch
from keepclear.record.envelope import Draft, Precedence, Signature

DUE_PER_EVENT_MAX = 1_000  # The rest follow in the next event, so that none holds up a FLASH.
ALIKE_MAX = 5  # Beyond so many of a kind at once, one bell tells their number.


def pass_time(node: Node, moment: Moment) -> None:
    """Let everything happen that is due by now."""
    step_s = node.clock_step(moment)
    if step_s:
        with node.transaction(moment):
            node.note_step(step_s, moment)
    if is_due(node, moment):
        with node.transaction(moment):  # It begins by settling and expiring what is due.
            due = node.items.due(moment.utc, DUE_PER_EVENT_MAX)
            _ring(node, [_fall_due(node, row, moment) for row in due], moment)
            lapses_at = node.watch.lapses_at(node.procedure.unmanned_s)
            if lapses_at is not None and lapses_at <= moment.utc:
                tell_manned(node, moment, manned=False)
            health.look(node, moment)


def is_due(node: Node, moment: Moment) -> bool:
    """Tell whether anything is to happen now."""
    at = next_due(node)
    return at is not None and at <= moment.utc


def next_due(node: Node) -> int | None:
    """Return the next instant at which anything is to happen by itself."""
    dates = [
        node.items.next_utc,
        node.situation.next_end,
        node.states.next_utc,
        node.watch.lapses_at(node.procedure.unmanned_s),
        *node.settles_at.values(),
    ]
    return min((date for date in dates if date is not None), default=None)


def _fall_due(node: Node, row: ItemRow, moment: Moment) -> ItemRow | None:
    """Let one item fall due; return it as it is to ring, or None."""
    line = node.lines.get(row.channel)
    if line is None:
        node.items.close(row.key)
        return None
    look = _LOOK.get(Need(row.need))
    if look is not None:
        due = look(node, line, row, moment)
        if due is None:
            node.items.close(row.key)
            return None
        row = node.items.find(Need(row.need), row.subject, row.party) or row
        if due > moment.utc:
            node.items.put(replace(row, due=due, next=due))
            return None
        row = replace(row, due=due)
    return _climb(node, row, moment)


def _climb(node: Node, row: ItemRow, moment: Moment) -> ItemRow:
    """Take an item to the rung that it has been overdue long enough for."""
    climb_s = node.procedure.climb_s[row.precedence]
    last = len(node.procedure.ladder) - 1
    late_s = moment.utc - row.due
    rung = min(late_s // climb_s, last) if late_s >= 0 else -1
    next_utc = moment.utc + climb_s if rung == last else row.due + (rung + 1) * climb_s
    if WANTED[Need(row.need)].repeats:
        next_utc = min(next_utc, moment.utc + STOP_RINGS_EVERY_S)
    climbed = replace(row, rung=rung, next=next_utc)
    if rung != row.rung:
        node.journal.add(Fact.CLIMBED, row.need, row.subject, row.party, rung, next_utc)
    node.items.put(climbed)
    return climbed


def _ring(node: Node, rows: Sequence[ItemRow | None], moment: Moment) -> None:
    """Ring for what fell due; of very many of a kind one bell tells the number."""
    alike: dict[tuple[int, int], list[ItemRow]] = {}
    for row in rows:
        if row is not None:
            alike.setdefault((row.need, row.rung), []).append(row)
    for (need, rung), group in alike.items():
        wanted, role = WANTED[Need(need)], node.procedure.role(max(rung, 0))
        told = group if len(group) <= ALIKE_MAX or wanted.repeats else group[:1]
        for row in told:
            line = node.lines[row.channel]
            party = line.names.get(row.party, "")
            many = f" and {len(group) - 1} more" if len(told) < len(group) else ""
            late = "OVERDUE: " if rung >= 0 else ""
            exercise = "EXERCISE: " if line.founding.scenario else ""
            is_stop = row.need == Need.TAKE_STOP
            suspended = "SUSPENDED: " if is_stop and node.states.suspensions(line) else ""
            what = f"{exercise}{suspended}{late}{wanted.words}{many}"
            alarm = rung > 0 or not node.is_manned(moment.utc)
            node.effects.append(Ring(wanted.bell, row.subject, party, what, role, alarm=alarm))


# What some items look at before they ring: None where they ask no more, or when they are due.

Look = Callable[[Node, Line, ItemRow, Moment], int | None]


def _unacknowledged(node: Node, line: Line, row: ItemRow, _: Moment) -> int | None:
    return unacknowledged_due(line, row, node.procedure)


def _untaken(node: Node, line: Line, row: ItemRow, _: Moment) -> int | None:
    return row.due if untaken(line, row.subject) else None


def _our_check(node: Node, line: Line, row: ItemRow, moment: Moment) -> int | None:
    """Log our line check on schedule, also where nothing happens."""
    if may_speak(node, line):
        check = line_check(line, node.situation, moment.utc)
        speak(node, line, Kind.LINE_CHECK, check, Precedence.ROUTINE, moment)
    return next_check(node.procedure, moment.utc)[0]


_LOOK: Mapping[Need, Look] = MappingProxyType(
    {
        Need.UNACKNOWLEDGED: _unacknowledged,
        Need.UNTAKEN: _untaken,
        Need.OUR_CHECK: _our_check,
    }
)


def tell_manned(node: Node, moment: Moment, *, manned: bool) -> None:
    """Tell the members of every channel whether anybody is at our desk, where that has changed."""
    if node.watch.told_manned is manned:
        return
    set_watch(node, replace(node.watch, told_manned=manned))
    for line in node.lines.values():
        if may_speak(node, line):
            speak(node, line, Kind.DESK_STATE, DeskState(manned), Precedence.PRIORITY, moment)


def note_windows(node: Node, windows: int, moment: Moment) -> list[Effect]:
    """Note how many desk windows are open, and tell the others where that mans our desk."""
    before = node.watch.windows
    node.watch = replace(node.watch, windows=windows)
    if windows < before:
        node.watch = node.watch.acted(moment.utc)  # Somebody was there until now.
    if node.watch.told_manned is False and node.is_manned(moment.utc):
        with node.transaction(moment):
            tell_manned(node, moment, manned=True)
    return node._take_effects()


def set_watch(node: Node, watch: Watch) -> None:
    """Change who has the watch, and keep it."""
    node.watch = watch
    node.store.put(KeptRow(WATCH, watch.encode()))


def may_speak(node: Node, line: Line) -> bool:
    """Tell whether we may say anything in a channel."""
    same_clock = line.founding.scenario == node.scenario
    return line.joined and not line.rolled_back and same_clock


def speak(
    node: Node,
    line: Line,
    kind: Kind,
    statement: Statement,
    precedence: Precedence,
    moment: Moment,
) -> None:
    """Write what the node says by itself as the next record of our log, and have it sent."""
    body = statement.body()  # type: ignore[union-attr]
    draft = Draft(kind, body, precedence, Signature(NODE_ROLE, ""), moment.utc)
    entry = line.author(node.us.signer, node.us.incarnation, draft, node.journal.next_n)
    node.speak(line, entry, moment)
    node.journal.add(Fact.AUTHORED, "", [entry.row.id])
