"""Which log of ours we write in a channel, as the journal and the log itself say it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.channel import Joined
from keepclear.exchange.meaning import meaning
from keepclear.node.journal import Fact
from keepclear.node.known import JournalRow, Store
from keepclear.node.log.line import Line
from keepclear.node.moment import Moment
from keepclear.record.canonical import digest
from keepclear.record.log import Head, LogName

if TYPE_CHECKING:
    from keepclear.node.node import Node

NO_ROOM: Final = "OUR STORE WENT BACK, NO FURTHER LOG"
ANOTHER: Final = "ANOTHER NODE SPEAKS AS US"


def is_mute(store: Store, channel: bytes) -> bool:
    """Tell whether we write no more in a channel: no room for a log, or another node is ours."""
    return any(store.oddity(digest([channel, what])) is not None for what in (NO_ROOM, ANOTHER))


def follows(line: Line, head: Head) -> bool:
    """Tell whether the log that we write was begun in the place of the one that a head is of."""
    first = line.record_at(line.our_log, 0) if line.our_log else None
    joined = meaning(first) if first else None
    if not isinstance(joined, Joined) or joined.earlier is None:
        return False
    return joined.earlier.incarnation == head.log.incarnation


def _replay(node: "Node", _row: JournalRow, fact: list[Any], _moment: Moment) -> None:
    _, channel, incarnation, _ = fact
    line = node.lines[channel]
    line.begin(LogName(line.our_index, incarnation))


FACTS: Final[Mapping[int, Any]] = MappingProxyType({Fact.INCARNATION: _replay})
