"""What the parties keep registers of, and where each register joins the mind of a node.

A register has its own module: it says which of its statements are refused by
what stands before them in their author's log, what each does when it enters a
log, and how what only our journal tells is replayed. The mind asks this table
alone, so that a new register changes nothing else.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.meaning import Refused
from keepclear.node.known import JournalRow, Store
from keepclear.node.log import fenced, forks, key_age, own_log, revoking, witnessing
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.register import (
    agreements,
    approaching,
    imports,
    incidents,
    patrols,
    queries,
    reading,
    releases,
    sites,
    zones,
)

if TYPE_CHECKING:
    from keepclear.node.node import Node

Check = Callable[[Store, Entry], Refused | None]  # by the author's own log alone
Take = Callable[["Node", Line, Entry, Moment], None]
Replay = Callable[["Node", JournalRow, list[Any], Moment], None]

CHECKS: Final[Mapping[type, Check]] = MappingProxyType(
    {
        **incidents.CHECKS,
        **patrols.CHECKS,
        **queries.CHECKS,
        **releases.CHECKS,
        **zones.CHECKS,
    }
)


def _joined(*tables: Mapping[type, Take]) -> Mapping[type, tuple[Take, ...]]:
    """Join the tables of registers; a statement that several of them take, each takes in turn."""
    kinds = {kind: None for table in tables for kind in table}
    return MappingProxyType(
        {kind: tuple(table[kind] for table in tables if kind in table) for kind in kinds}
    )


TAKES: Final = _joined(
    agreements.TAKES,
    zones.TAKES,
    incidents.TAKES,
    patrols.TAKES,
    queries.TAKES,
    approaching.TAKES,
    forks.TAKES,
    fenced.TAKES,
    revoking.TAKES,
)
FACTS: Final[Mapping[int, Replay]] = MappingProxyType(
    {
        **imports.FACTS,
        **own_log.FACTS,
        **incidents.FACTS,
        **key_age.FACTS,
        **releases.FACTS,
        **reading.FACTS,
        **sites.FACTS,
        **witnessing.FACTS,
    }
)


def check(store: Store, entry: Entry) -> Refused | None:
    """Refuse a statement that the log before it does not allow; every node decides alike.

    One that waits ahead of its log is asked when its log has caught up.
    """
    asked = CHECKS.get(type(entry.statement))
    return asked(store, entry) if asked is not None else None


def take(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    """Let a statement that entered a log have its effect on its register."""
    for taken in TAKES.get(type(entry.statement), ()):
        taken(node, line, entry, moment)


def replay(node: "Node", row: JournalRow, fact: list[Any], moment: Moment) -> None:
    """Replay a fact of a register under the number and time of its journal entry."""
    replayed = FACTS.get(fact[0])  # A named integer is found by its number.
    if replayed is not None:
        replayed(node, row, fact, moment)
