"""A node that hears its own party speak from a newer log, which another node has begun.

Two nodes must never write one log, and no two should speak for one party. The one
that was promoted cites our log as the one before its own; from then on this node
writes nothing more in that channel, shows it, and goes on to take and to ring.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.channel import Joined
from keepclear.node.log.line import Entry, Line
from keepclear.node.log.own_log import ANOTHER
from keepclear.node.moment import Moment

if TYPE_CHECKING:
    from keepclear.node.node import Node


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
    {Joined: _joined}
)
