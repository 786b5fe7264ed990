"""By which heads of its logs a party stands when it takes one of its keys back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.node.log.line import Line
from keepclear.node.moment import Moment
from keepclear.node.node import Node
from keepclear.record.log import LogName, log_id


def heads(node: Node, _moment: Moment, good: Mapping[str, int] | None = None) -> list[Any]:
    """List each of our logs with the size and root that we stand by: all of it, or so many."""
    wanted = dict(good or {})
    rows = [
        _head(line, log, wanted.get(line.founding.name))
        for line in node.lines.values()
        for log in line.replicas
        if log.party == line.our_index and line.size(log)
    ]
    unknown = wanted.keys() - {line.founding.name for line in node.lines.values()}
    if unknown:
        name = min(unknown)
        raise BadInput([Fault("--good", f"no channel {name!r}", "name a channel of ours")])
    return rows


def _head(line: Line, log: LogName, good: int | None) -> dict[str, Any]:
    size = line.size(log) if good is None or log != line.our_log else good
    root = line.root_at(log, size)
    if root is None:
        cure = f"give 0 to {line.size(log)}"
        raise BadInput([Fault("--good", f"our log holds no {size} records", cure)])
    return {
        "channel": line.founding.name,
        "log": log_id(line.channel, log).hex(),
        "size": size,
        "root": root.hex(),
    }


VIEWS: Final[Mapping[str, Any]] = MappingProxyType({"key heads": heads})
