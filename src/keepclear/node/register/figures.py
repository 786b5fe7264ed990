"""What the records and our journal say of a line in some time: the figures of its statements.

Counts come from the records that every member holds. How long the line carried is our own
measure, and comes from the journal alone: another member may have measured otherwise.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from keepclear.exchange.incident import State
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import Activity
from keepclear.node.comparison import takers
from keepclear.node.journal import Fact, facts
from keepclear.node.known import Numbered, NumberedRow, RecordRow, Store
from keepclear.node.log.line import Line
from keepclear.node.node import Node
from keepclear.node.register.incidents import at_hand
from keepclear.picture.bulletin import Counted
from keepclear.picture.line_state import State as LineState
from keepclear.picture.status import Interruption, LineFigures, merged

EVERY: Final = 1_000_000  # Beyond any time that is asked for; nothing is left out in silence.


def counted(node: Node, line: Line, start: int, until: int) -> list[Counted]:
    """Return the incidents that began from one instant until before another, as they are counted.

    Where a party gave a number twice, in two logs, each of the two says which record it is.
    """
    rows = node.store.numbered_begun(Numbered.INCIDENT, line.channel, start, until, EVERY)
    names = Counter((row.party, row.serial) for row in rows)
    return [_counted(line, row, twice=names[row.party, row.serial] > 1) for row in rows]


def _counted(line: Line, row: NumberedRow, *, twice: bool) -> Counted:
    kept = at_hand(row)
    number = f"{line.names.get(row.party, '?')}-{row.serial}"
    return Counted(
        f"{number} ({row.id.hex()[:12]})" if twice else number,
        row.from_utc,
        kept.place,
        kept.sort,
        row.party,
        kept.positions,
        State(row.state),
        row.name,
        row.id.hex(),
    )


def figures(node: Node, line: Line, start: int, until: int) -> LineFigures:
    """Return the figures of a line from one instant until before another."""
    known_from, broken = _contact(node.store, line, start, until)
    members = tuple(line.names.get(index, "?") for index in range(len(line.founding.members)))
    stops = [row for row in _said(node.store, line, Kind.STOP, start) if row.utc < until]
    others = len(members) - 1
    return LineFigures(
        line.founding.name,
        node.us.name,
        members,
        line.founding.scenario is not None,
        start,
        until,
        known_from,
        broken,
        _checks(node.store, line, members, start, until),
        _notices(node.store, line, start, until),
        len(stops),
        sum(len(takers(line, row)) == others for row in stops),
        tuple(counted(node, line, start, until)),
    )


def _said(store: Store, line: Line, kind: Kind, start: int) -> list[RecordRow]:
    return store.of_kinds(line.channel, [kind], start, EVERY)


def _checks(
    store: Store, line: Line, members: tuple[str, ...], start: int, until: int
) -> dict[str, int]:
    found = Counter(
        row.party for row in _said(store, line, Kind.LINE_CHECK, start) if row.utc < until
    )
    return {name: found[index] for index, name in enumerate(members)}


def _notices(store: Store, line: Line, start: int, until: int) -> dict[str, int]:
    """Count the notices that stood at some time within, each by its last version."""
    stood = {
        (row.party, row.incarnation, row.serial): row.activity
        for row in sorted(store.versions_until(line.channel, start), key=lambda row: row.begin)
        if row.start_utc < until
    }
    named = Counter(
        Activity(activity).name.lower().replace("_", " ") for activity in stood.values()
    )
    return dict(sorted(named.items()))


# How long the line carried


def _contact(
    store: Store, line: Line, start: int, until: int
) -> tuple[int | None, tuple[Interruption, ...]]:
    """Return from when on our journal says how a line stood, and when it carried nothing."""
    known_from: int | None = None
    since: int | None = None
    spans: list[Interruption] = []
    for utc, state in states_of(store, line):
        known_from = utc if known_from is None else known_from
        if state == LineState.NO_CONTACT:
            since = utc if since is None else since
        elif since is not None:
            spans.append(Interruption(since, utc))
            since = None
    if since is not None:
        spans.append(Interruption(since, until))
    cut = [Interruption(max(one.start, start), min(one.end, until)) for one in spans]
    return known_from, merged([one for one in cut if one.start < one.end])


def states_of(store: Store, line: Line) -> Iterator[tuple[int, int]]:
    """Yield when a line changed, and to which worst state, in order."""
    n = store.fact_next(Fact.LINE_STATE, line.channel, 0)
    while n:
        (row,) = store.journal(n - 1, 1)
        for fact in facts(row):
            if fact[:2] == [Fact.LINE_STATE, line.channel]:
                yield row.utc, fact[2]
        n = store.fact_next(Fact.LINE_STATE, line.channel, n)
