"""Suspensions of a channel: who has suspended it by its own last word, and what passes even so.

A suspension is a party's statement about what it will say there. It stops no
record of anybody else, and lasts until its own author lifts it. Where a log
says two things, the more cautious of them is taken.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from keepclear.exchange.coded import Coded
from keepclear.exchange.document import Act, Endorsement, Proposal
from keepclear.exchange.meaning import Kind, Statement, meaning
from keepclear.exchange.message import Message, Suspension
from keepclear.exchange.notice import Activity, Notice
from keepclear.node.known import RecordRow
from keepclear.node.log.line import Line
from keepclear.picture.line_state import Suspended
from keepclear.record.envelope import Precedence, Record, parse
from keepclear.record.log import LogName

SUSPENSIONS_SOUGHT = 100_000  # Beyond any line's life; none is to push another's out of sight.
# Notices that protect whoever helps, or is helped: they are given in a suspended channel as well.
SAVES_LIVES: Final = frozenset(
    {Activity.HUMANITARIAN_MOVEMENT, Activity.HUMANITARIAN_SITE, Activity.MEDEVAC}
)


def is_held_back(statement: Statement, precedence: Precedence) -> bool:
    """Tell whether we do not say something in a channel that we have suspended ourselves.

    An amendment keeps true what others rely on, so it is never held back.
    """
    match statement:
        case Notice(supersedes=None, activity=activity):
            return precedence >= Precedence.PRIORITY and activity not in SAVES_LIVES
        case Proposal():
            return True
        case Endorsement(act=deed):
            return deed in (Act.SIGN, Act.CLOSE)
        case Message() | Coded():
            return precedence is Precedence.ROUTINE
        case _:
            return False


def suspensions(line: Line) -> dict[int, Suspended]:
    """Return who has suspended a channel and not lifted it, by index.

    Of each incarnation of a party the latest word counts, unless a later incarnation had seen it.
    What waits or is contested counts where it suspends, and never where it lifts.
    """
    said: dict[int, list[tuple[Record, Suspension]]] = {}
    for row in _latest(line):
        record = parse(row.data)
        suspension = meaning(record)
        if isinstance(suspension, Suspension):
            said.setdefault(row.party, []).append((record, suspension))
    found = {}
    for party, words in sorted(said.items()):
        seen = [line.seen_by(other) for other, _ in words]
        last = [pair for pair in words if not any(_covers(each, pair[0]) for each in seen)]
        standing = [(record, said) for record, said in last if said.suspends]
        if standing:
            record, suspension = min(standing, key=lambda pair: (pair[0].utc, pair[0].id))
            found[party] = Suspended(record.utc, suspension.reason)
    return found


def _covers(seen: Mapping[LogName, int], record: Record) -> bool:
    """Tell whether another incarnation spoke knowing of a record."""
    return seen.get(record.log, 0) > record.seq


def _latest(line: Line) -> list[RecordRow]:
    """Return the last word of each log, and what stands beside the logs and may suspend."""
    kind, channel = Kind.SUSPENSION, line.channel
    latest: dict[tuple[int, bytes], RecordRow] = {}
    for row in line.store.of_kinds(channel, [kind], 0, SUSPENSIONS_SOUGHT):
        place = (row.party, row.incarnation)
        if place not in latest or latest[place].seq < row.seq:
            latest[place] = row
    return [*latest.values(), *(row for row in _beside(line) if _suspends(row))]


def _beside(line: Line) -> Iterator[RecordRow]:
    """Yield what waits for its log, or is contested."""
    for name, replica in line.replicas.items():
        yield from line.store.waiting(line.channel, name)
        if replica.contested:
            yield from line.store.contested(line.channel, name, SUSPENSIONS_SOUGHT)


def _suspends(row: RecordRow) -> bool:
    said = meaning(parse(row.data)) if row.kind == Kind.SUSPENSION else None
    return isinstance(said, Suspension) and said.suspends
