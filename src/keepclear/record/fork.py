"""A fork: one log that says two different things at one place.

Two signed records of one log with one `seq` and different bytes prove it to
anybody. A fork is recognised and shown; both records are kept, and neither is
merged into the other.
"""

from dataclasses import dataclass

from keepclear.record.envelope import Record
from keepclear.record.log import LogName


@dataclass(frozen=True, slots=True)
class Fork:
    """The proof: two records that one author signed for one place of one log."""

    channel: bytes
    log: LogName
    seq: int
    first: bytes
    second: bytes


def find_fork(held: Record, arrived: Record) -> Fork | None:
    """Return the fork that two verified records of one channel prove, if they do."""
    same_place = (held.channel, held.log, held.seq) == (arrived.channel, arrived.log, arrived.seq)
    if not same_place or held.id == arrived.id:
        return None
    first, second = sorted((held.data, arrived.data))
    return Fork(held.channel, held.log, held.seq, first, second)
