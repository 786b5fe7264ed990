"""Keys that were taken back: what they signed is kept and marked, and never removed.

A mark follows from the record and its author's key history alone, so every node
marks alike in whatever order things came. What such a record had done stays
done until its party itself takes it back: no notice vanishes from a picture
because a key was lost.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.meaning import KeyEntry, Kind
from keepclear.node.known import RecordRow
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.record.canonical import digest
from keepclear.record.envelope import Record, parse
from keepclear.record.keys import Standing
from keepclear.record.log import log_id

if TYPE_CHECKING:
    from keepclear.node.node import Node

REVOKED: Final = "KEY REVOKED"


def standing(line: Line, record: Record) -> Standing:
    """Tell how a record's party stands by it, as far as its keys say."""
    history = line.histories.get(record.log.party)
    if history is None:
        return Standing.GOOD
    return history.standing(record.envelope.kid, log_id(line.channel, record.log), record.seq)


def mark(line: Line, row: RecordRow) -> str:
    """Return what is shown beside a record whose key was taken back; empty beside all others."""
    history = line.histories.get(row.party)
    if history is None or not history.revoked():
        return ""
    return standing(line, parse(row.data)).value


def note_disowned(node: "Node", line: Line, record: Record) -> None:
    """Show a record that arrives under a key that its party does not stand by there."""
    found = standing(line, record)
    if found is Standing.DISOWNED and record.kind != Kind.KEY_EVENT:  # That the party key signed.
        name = line.names.get(record.log.party, "?")
        node.odd(line.channel, record.id, found.value, f"{name}: number {record.seq}", name)


def _revoked(node: "Node", line: Line, entry: Entry, _moment: Moment) -> None:
    """Show how much of each log its party no longer stands by."""
    history = line.histories.get(entry.row.party)
    if history is None or not isinstance(entry.statement, KeyEntry):
        return
    event = next(one for one in history.events if one.data == entry.statement.event)
    for revocation in event.revoked:
        named = {log: (size, root) for log, size, root in revocation.heads}
        for log in [log for log in line.replicas if log.party == entry.row.party]:
            size, root = named.get(log_id(line.channel, log), (0, b""))
            _show(node, line, entry, revocation.kid, log, size, root)


def _show(
    node: "Node", line: Line, entry: Entry, key_id: bytes, log: Any, size: int, root: bytes
) -> None:
    name, held = line.names.get(entry.row.party, "?"), line.size(log)
    beyond = held - size - (log == entry.row.log)  # The key event itself is not meant.
    said = f"{name} took back key {key_id.hex()}: it stands by the first {size} of its records"
    if beyond > 0:
        said += f", not by up to {beyond} after them"
    if size <= held and size and line.root_at(log, size) != root:
        said += "; THE HEAD IT NAMES IS NOT THE ONE WE HOLD"
    about = digest([entry.row.id, key_id, log.incarnation])
    node.odd(line.channel, about, REVOKED, said)


TAKES: Final[Mapping[type, Any]] = MappingProxyType({KeyEntry: _revoked})
