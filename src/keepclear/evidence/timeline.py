"""Two accounts of the same on one axis: what our journal says, beside what a bundle proves.

The rule: each time stands by the clock of whoever wrote it down, and is never
moved; what is worked out from a measured offset is said to be. A difference is
marked and not judged: both accounts stay as they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from keepclear.evidence.proof import ChannelProof

SAID, HELD = "said", "held"
TRANSIT_S = 60  # What a record or receipt may be under way before its delay is pointed out.


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """That a member said or held a record: what two accounts are compared by."""

    record: bytes
    what: str
    party: int


@dataclass(frozen=True, slots=True)
class Beside:
    """One row of the axis: the same event in both accounts, or in one of them.

    `apart_s` is how much later we have it than they, by our clock as far as the offset
    of theirs is known; None where either account lacks it.
    """

    event: Event
    at: int  # by our clock, measured or worked out
    ours: int | None
    theirs: int | None
    offset_s: int | None
    apart_s: int | None = None
    difference: str = ""


def proven_events(proof: ChannelProof) -> dict[Event, int]:
    """Return what a bundle proves of one channel: who said and who held what, by their clocks."""
    found: dict[Event, int] = {}
    for one in proof.said:
        author = one.record.log.party
        if one.utc is not None:
            found[Event(one.record.id, SAID, author)] = one.utc
        for index, at in one.held.items():
            found[Event(one.record.id, HELD, index)] = at.utc
    return found


def beside(
    ours: Mapping[Event, int], theirs: Mapping[Event, int], offsets: Mapping[int, int]
) -> list[Beside]:
    """Put two accounts beside each other, in the order of our clock, and mark where they differ.

    `offsets` says by how many seconds the clock of a member stands ahead of ours.
    """
    events = {*ours, *theirs}
    rows = [_row(one, ours.get(one), theirs.get(one), offsets.get(one.party)) for one in events]
    return sorted(rows, key=lambda row: (row.at, row.event))


def _row(event: Event, ours: int | None, theirs: int | None, offset_s: int | None) -> Beside:
    worked_out = None if theirs is None else theirs - (offset_s or 0)
    at = ours if ours is not None else worked_out
    assert at is not None, "an event stands in one of the accounts"
    row = Beside(event, at, ours, theirs, offset_s)
    if ours is None:
        return replace(row, difference="not in our journal")
    if worked_out is None:
        return replace(row, difference="not in the bundle")
    apart_s = ours - worked_out
    return replace(row, apart_s=apart_s, difference=_told(apart_s))


def _told(apart_s: int) -> str:
    if apart_s < -1:  # Both round to whole seconds.
        return f"we had it {-apart_s} s before they say it was"
    return f"{apart_s} s under way" if apart_s > TRANSIT_S else ""


def rivals(
    ours: Mapping[tuple[int, bytes, int], bytes], proof: ChannelProof
) -> Iterator[tuple[bytes, bytes]]:
    """Yield records of the bundle that stand where our replica holds another: a fork."""
    for one in proof.said:
        log = one.record.log
        held = ours.get((log.party, log.incarnation, one.record.seq))
        if held is not None and held != one.record.id:
            yield held, one.record.id


def differing(rows: Iterable[Beside]) -> Sequence[Beside]:
    """Return the rows in which the accounts differ."""
    return [row for row in rows if row.difference]
