"""Plans against each other: every pair that comes closer than what it is held to.

Conflicts come one after the other, in the order in which they are told, so that however many
there are none needs to be held.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final

from keepclear.host.check.progress import Advance, progress

if TYPE_CHECKING:
    from keepclear.exchange.rule.separation import Separation
    from keepclear.picture.conflict import ActivePlans
    from keepclear.picture.meeting import Meeting
    from keepclear.picture.separation import HeldTo
    from keepclear.space.altitude import Margins
    from keepclear.space.volume import Volume

_SAME_M: Final = 3  # decimals: distances alike to the millimetre count as equal


def meetings(
    active: "ActivePlans[str]", held: "HeldTo", told: IO[str]
) -> "Iterator[tuple[str, str, Meeting]]":
    """Yield every conflict between plans of different parties, sorted by the two names."""
    with _side_by_side() as run, progress("comparing", len(active), told) as advance:
        yield from _passed(active.all_meetings(held, run), iter(active), advance)


def margin_note(
    a: "Sequence[Volume]", b: "Sequence[Volume]", separation: "Separation", margins: "Margins"
) -> str:
    """Say what was allowed for in height between two plans that conflict; "" for nothing.

    It is that of the pair of volumes by which the conflict is described (spec/volume.md/19).
    """
    from keepclear.space.altitude import vertical_gap

    ours, theirs = ({volume.band for volume in volumes} for volumes in (a, b))
    notes = {vertical_gap(one, other, margins).note for one in ours for other in theirs}
    if len(notes) == 1:
        return notes.pop()
    one, other = _nearest(a, b, separation, margins)
    return vertical_gap(one.band, other.band, margins).note


def _nearest(
    a: "Sequence[Volume]", b: "Sequence[Volume]", separation: "Separation", margins: "Margins"
) -> "tuple[Volume, Volume]":
    """Return the pair of volumes by which a conflict is described."""
    from keepclear.picture.conflict import ActivePlans
    from keepclear.picture.separation import held_to

    theirs: ActivePlans[int] = ActivePlans()
    for number, volume in enumerate(b):
        theirs.add(number, "b", [volume])
    held = held_to(separation, margins)
    found = [
        (round(meeting.closest_m, _SAME_M), meeting.start, number, other)
        for number, volume in enumerate(a)
        for other, meeting in theirs.meetings("a", [volume], held)
    ]
    _, _, number, other = min(found)
    return a[number], b[other]


@contextmanager
def _side_by_side() -> "Iterator[Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]]":
    """Give what is like map, and uses every processor."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield pool.map


def _passed(
    found: "Iterable[tuple[str, str, Meeting]]", names: Iterator[str], advance: Advance
) -> "Iterator[tuple[str, str, Meeting]]":
    """Pass on what is found in the order of names, and tell how many names are done with."""
    at = ""
    for row in found:
        passed = 0
        while at != row[0]:
            at = next(names)
            passed += 1
        advance(passed)
        yield row
