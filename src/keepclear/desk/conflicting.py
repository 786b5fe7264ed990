"""What officers see of one conflict: both notices whole, side by side, and what else meets them.

A conflict is nobody's fault and asks nobody to give way: both sides are shown alike, and what
ours could do about it is another view. What the other party gave less exactly stays so here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.position import written
from keepclear.desk.views import View, conflict_view, iso, volume_view
from keepclear.errors import BadInput, Fault
from keepclear.exchange.meaning import meaning
from keepclear.exchange.notice import Activity, Notice
from keepclear.node.known import ConflictRow
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import is_id
from keepclear.record.envelope import parse


def conflict(node: Node, moment: Moment, conflict: str) -> View:
    """Show one conflict whole: how the two meet, both notices, and the other conflicts of each."""
    row = _meant(node, conflict)
    shown = conflict_view(node, row)
    return shown | {
        "where_written": written(shown["where"]),
        "agreed": row.channel in node.lines and node.ruling_on(node.lines[row.channel]).agreed,
        "sides": [_side(node, version) for version in (row.a, row.b)],
        "others": [
            conflict_view(node, other)
            for version in (row.a, row.b)
            for other in node.situation.conflicts_of(version)
            if other.id != row.id
        ],
    }


def _meant(node: Node, conflict: str) -> ConflictRow:
    found = [row for row in node.situation.conflicts.values() if is_id(row.id, conflict)]
    if len(found) != 1:
        cure = "it may have been settled: look at the list of those that stand"
        raise BadInput([Fault("conflict", f"no conflict {conflict!r} stands", cure)])
    return found[0]


def _side(node: Node, version: bytes) -> View:
    row = node.situation.plans[version].row
    line, stored = node.lines[row.channel], node.store.record(row.id)
    assert stored is not None, "a version is made by a record that is kept"
    said = meaning(parse(stored.data))
    assert isinstance(said, Notice), "a version is made by a notice"
    return {
        "notice": row.name,
        "serial": f"{line.names.get(row.party, '?')}-{row.serial}",
        "party": line.names.get(row.party, "?"),
        "ours": row.party == line.our_index,
        "channel": line.founding.name,
        "activity": Activity(row.activity).name.lower(),
        "from": iso(row.start_utc),
        "until": iso(row.until_utc),
        "text": said.text,
        "record": row.id.hex(),
        "volumes": [volume_view(volume) for volume in said.volumes],
    }


VIEWS: Final[Mapping[str, Any]] = MappingProxyType({"conflict": conflict})
