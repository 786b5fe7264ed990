"""A node that hears its own party speak from a newer log, which another node has begun.

Two nodes must never write one log, and no two should speak for one party. The one
that was promoted cites our log as the one before its own; from then on this node
writes nothing more in that channel, shows it, and goes on to take and to ring.
Where it hears of nothing and writes on, all others show that a closed log goes on.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.channel import Closed, Joined
from keepclear.node.log import forks
from keepclear.node.log.line import Entry, Line
from keepclear.node.log.own_log import ANOTHER
from keepclear.node.moment import Moment
from keepclear.record.log import LogName, log_id

if TYPE_CHECKING:
    from keepclear.node.node import Node


GOES_ON: Final = "A CLOSED LOG GOES ON"


def look_beyond(node: "Node", line: Line, log: LogName) -> None:
    """Show a log that holds more than its own party has closed it with.

    What was said last may come to light late; or two nodes speak for one party.
    """
    end = line.ended.get(log)
    if end is None or line.size(log) <= end:
        return
    name = line.names.get(log.party, "?")
    cure = "ask them whether another node of theirs still runs"
    if log.party == line.our_index:
        cure = "if another node of ours still runs, stop it"
    why = f"{name} has closed it at {end} and speaks in it beyond: {cure}"
    node.odd(line.channel, log_id(line.channel, log), GOES_ON, why)


def _closed(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    said, row = entry.statement, entry.row
    assert isinstance(said, Closed)
    log = LogName(row.party, said.last.incarnation)
    look_beyond(node, line, log)
    forks.reinstate(node, line, log, moment)


def _joined(node: "Node", line: Line, entry: Entry, _moment: Moment) -> None:
    said, row = entry.statement, entry.row
    if row.party != line.our_index or line.our_log is None or not isinstance(said, Joined):
        return
    is_newer = said.earlier is not None and said.earlier.incarnation == line.our_log.incarnation
    if is_newer and row.incarnation != line.our_log.incarnation:
        line.is_mute = True
        why = f"in {line.founding.name} it has begun a newer log: stop this node, or that one"
        node.odd(line.channel, line.channel, ANOTHER, why)


TAKES: Final[Mapping[type, Callable[["Node", Line, Entry, Moment], Any]]] = MappingProxyType(
    {Joined: _joined, Closed: _closed}
)
