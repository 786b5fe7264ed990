"""The picture digest: one hash by which two nodes see whether they conclude the same.

Computed over a closed cut of the logs, an instant and the ruleset: only ids
and integers, no distances, no receipts, no order of arrival. Nodes that hold
the same logs compute the same digest.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from keepclear.exchange.meaning import RULESET
from keepclear.record.canonical import digest
from keepclear.record.log import Head, LogName, log_id

Cut = Mapping[LogName, int]
Seen = Callable[[LogName, int], Iterable[tuple[LogName, int]]]


def closed(cut: Cut, seen_at: Seen) -> dict[LogName, int]:
    """Drop from a cut every entry that had seen more than the cut holds, with its successors.

    `seen_at(log, seq)` returns what the record there had seen; `seen` never
    decreases within a log, so it is enough to look at each log's last entry.
    """
    sizes = {log: size for log, size in cut.items() if size > 0}
    shrunk = True
    while shrunk:
        shrunk = False
        for log in sorted(sizes):
            while sizes[log] and _exceeds(seen_at(log, sizes[log] - 1), sizes):
                sizes[log] -= 1
                shrunk = True
    return {log: size for log, size in sizes.items() if size}


def _exceeds(seen: Iterable[tuple[LogName, int]], sizes: Cut) -> bool:
    return any(size > sizes.get(log, 0) for log, size in seen)


@dataclass(frozen=True, slots=True)
class NoticeState:
    """One version that stands in a cut, and how far it has come with each other member."""

    version: bytes
    standings: Sequence[tuple[int, Sequence[int]]]  # party index, the four state codes


@dataclass(frozen=True, slots=True)
class Picture:
    """What one node concludes for one channel, one cut and one instant."""

    channel: bytes
    heads: Sequence[Head]
    at: int
    ruling: Sequence[Any]  # the digest of the rules, and the documents that they follow from
    notices: Sequence[NoticeState]
    stops: Sequence[tuple[bytes, Sequence[int]]]  # STOP, the parties that have taken it
    conflicts: Sequence[bytes]

    def content(self) -> list[Any]:
        """Everything but the conflicts, as it is hashed (spec/picture.md)."""
        heads = sorted(self.heads)
        return [
            RULESET,
            [[log_id(self.channel, head.log), head.size, head.root] for head in heads],
            self.at,
            list(self.ruling),
            sorted([n.version, sorted([p, list(c)] for p, c in n.standings)] for n in self.notices),
            sorted([stop, sorted(parties)] for stop, parties in self.stops),
        ]

    def digest(self) -> bytes:
        """SHA-256 over the canonical form of the content."""
        return digest(self.content())

    def conflict_digest(self) -> bytes:
        """SHA-256 over the sorted conflict ids."""
        return digest([RULESET, sorted(self.conflicts)])
