"""Whose acknowledgement of our words is awaited: of a notice, a STOP or an urgent message."""

from collections.abc import Iterable, Mapping

from keepclear.exchange.acknowledgement import Standing, State
from keepclear.exchange.procedure import Procedure
from keepclear.node.comparison import takers
from keepclear.node.known import ItemRow, VersionRow
from keepclear.node.log.line import Line
from keepclear.node.open_item import Need
from keepclear.node.standing import standings

LATE_LOOKED_AT = 32  # Of very many that are overdue; the others are about the same members.


def others(line: Line) -> list[int]:
    """Return the members of a line but for us."""
    return [i for i in range(len(line.founding.members)) if i != line.our_index]


def unreceipted(line: Line, version: VersionRow) -> list[int]:
    """Return the members of whom we hold no receipt for a version of ours."""
    holders = {receipt.holder for receipt in line.store.receipts(version.id)}
    return [i for i in others(line) if i not in holders]


def unread(
    line: Line, version: VersionRow, found: Mapping[int, Standing] | None = None
) -> list[int]:
    """Return the members whose officer has not read back a version of ours, answered as correct.

    `found` is how far it has come with each, where that was just read.
    """
    done = (State.CORRECT, State.UNANSWERED)  # Unanswered waits for us, and is an item of its own.
    if found is None:
        found = standings(line.store, version, others(line), received=True)
    return [i for i, now in found.items() if now.read_back not in done]


def untaken(line: Line, subject: bytes) -> list[int]:
    """Return the members whose officer has not taken what we said."""
    said = line.store.record(subject)
    taken = takers(line, said) if said else others(line)
    return [i for i in others(line) if i not in taken]


def unacknowledged_due(
    line: Line,
    row: ItemRow,
    version: VersionRow | None,
    procedure: Procedure,
    found: Mapping[int, Standing] | None = None,
) -> int | None:
    """Return when a version of ours is overdue: first its receipts are, then its read-backs."""
    if version is None or version.end >= 0:
        return None
    if unreceipted(line, version):
        return row.opened + procedure.receipt_s[row.precedence]
    if unread(line, version, found):
        return row.opened + procedure.read_back_s[row.precedence]
    return None


def late_by_member(
    line: Line, rows: Iterable[ItemRow], procedure: Procedure, utc: int
) -> dict[int, int]:
    """Count by member what it has not acknowledged in time, of the oldest few that are overdue."""
    counts: dict[int, int] = {}
    for row, _ in zip(rows, range(LATE_LOOKED_AT), strict=False):
        for index in _late(line, row, procedure, utc):
            counts[index] = counts.get(index, 0) + 1
    return counts


def _late(line: Line, row: ItemRow, procedure: Procedure, utc: int) -> list[int]:
    if row.need == Need.UNTAKEN:
        return untaken(line, row.subject)
    version = line.store.version(row.subject)
    due = unacknowledged_due(line, row, version, procedure)
    if due is None or due > utc or version is None:
        return []  # It was acknowledged since it fell due, as far as is asked by now.
    return unreceipted(line, version) or unread(line, version)
