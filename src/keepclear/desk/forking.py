"""Forks as officers see them: which log, from where on, and how it is reported."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.node.known import ItemRow
from keepclear.node.log import forks as forking
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node

View = Mapping[str, Any]


def told(node: Node, _line: Line, row: ItemRow) -> tuple[str, str, dict[str, Any]]:
    """Say what was proven, and how it is taken."""
    odd = node.store.oddity(row.subject)
    record = row.subject.hex()
    cure = f"keepclear incident open --from {record[:12]}, or: keepclear seen {record[:12]}"
    return (odd.why if odd else "?"), cure, {"record": record}


def forks(node: Node, _moment: Moment, channel: str = "") -> list[View]:
    """List every proven fork, with what an incident about it would say."""
    return [
        {
            "channel": line.founding.name,
            "party": line.names.get(log.party, "?"),
            "log": log.incarnation.hex(),
            "from_number": place,
            "id": forking.proven_id(line, log).hex(),
            "text": forking.draft(line, log).text,
        }
        for line in node.lines.values()
        if channel in ("", line.founding.name)
        for log, place in sorted(line.forked.items())
    ]


VIEWS: Final[Mapping[str, Any]] = MappingProxyType({"forks": forks})
