"""The picture digest: one hash by which two nodes see whether they conclude the same.

Computed over a closed cut of the logs, an instant and the ruleset: only ids
and integers, no distances, no receipts, no order of arrival. Nodes that hold
the same logs compute the same digest.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from keepclear.exchange.meaning import RULESET
from keepclear.record.canonical import digest
from keepclear.record.log import Head, LogName, log_id

Cut = Mapping[LogName, int]
Seen = Callable[[LogName, int], Iterable[tuple[LogName, int]]]


class Mark(NamedTuple):
    """What an entry of one log says of another log: that it forks at a place, or ends there."""

    holder: LogName
    seq: int
    log: LogName
    size: int  # how much of that log is below the place

    def is_in(self, sizes: Cut) -> bool:
        """Tell whether a cut holds the entry that says so."""
        return self.seq < sizes.get(self.holder, 0)


def closed(
    cut: Cut, seen_at: Seen, forks: Sequence[Mark] = (), endings: Sequence[Mark] = ()
) -> dict[LogName, int]:
    """Drop from a cut every entry that had seen more than the cut holds, with its successors.

    `seen_at(log, seq)` returns what the record there had seen; `seen` never
    decreases within a log, so it is enough to look at each log's last entry.
    Of a log that the cut shows to fork only what is below the fork is left, of one
    that it shows to have ended what is below its end; whatever others had seen of
    either beyond drops nothing.
    """
    sizes = {log: size for log, size in cut.items() if size > 0}
    ended = {log: size for log, size in lowest(endings, sizes).items() if log not in sizes}
    sizes |= ended
    while not _is_closed(sizes, seen_at, (*forks, *endings)):
        pass
    known = lowest(endings, sizes)
    gone = {log for log in ended if log not in known}
    if gone:  # What said that they ended has dropped out, and they with it.
        left = {log: size for log, size in sizes.items() if log not in ended}
        return closed(left, seen_at, forks, [m for m in endings if m.log not in gone])
    for bounds in (known, lowest(forks, sizes)):
        sizes = {log: min(size, bounds.get(log, size)) for log, size in sizes.items()}
    return {log: size for log, size in sizes.items() if size}


def lowest(marks: Iterable[Mark], sizes: Cut) -> dict[LogName, int]:
    """Return the lowest place that the entries of a cut name of each log."""
    found: dict[LogName, int] = {}
    for mark in marks:
        if mark.is_in(sizes):
            found[mark.log] = min(mark.size, found.get(mark.log, mark.size))
    return found


def _is_closed(sizes: dict[LogName, int], seen_at: Seen, marks: Sequence[Mark]) -> bool:
    """Drop what has seen more; tell whether there was nothing to drop."""
    known, dropped = lowest(marks, sizes), False
    for log in sorted(sizes):
        while sizes[log] and _exceeds(seen_at(log, sizes[log] - 1), sizes, known):
            sizes[log] -= 1
            dropped = True
            known = lowest(marks, sizes)
    return not dropped


def _exceeds(seen: Iterable[tuple[LogName, int]], sizes: Cut, bounds: Cut) -> bool:
    return any(min(size, bounds.get(log, size)) > sizes.get(log, 0) for log, size in seen)


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
