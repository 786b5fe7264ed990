"""Plans against each other: every pair that comes closer than what it is held to.

The answer is the same whichever way it is found. Few plans are looked at one after the
other; many are taken into columns and searched at once, by loops that take a moment to
load and are worth it.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final

from keepclear.host.check.progress import Advance, progress

if TYPE_CHECKING:
    from keepclear.exchange.notice import Activity
    from keepclear.picture.meeting import Meeting
    from keepclear.picture.separation import HeldTo, Separation
    from keepclear.space.altitude import Margins
    from keepclear.space.volume import Volume
    from keepclear.standards.geojson_rfc7946.mapping import Plan

# Loading the loops takes a second; so many volumes take about as long without them.
HASTEN_FROM: Final = 2_000
_SAME_M: Final = 3  # decimals: distances alike to the millimetre count as equal


def meetings(
    plans: "Mapping[str, Plan]",
    held: "HeldTo",
    activities: "Mapping[str, Activity]",
    told: IO[str],
) -> "list[tuple[str, str, Meeting]]":
    """Return every conflict between plans of different parties, sorted by the two names.

    `activities` may be empty where all pairs are held to one separation.
    """
    from keepclear.picture.conflict import ActivePlans, all_meetings

    many = sum(len(plan.volumes) for plan in plans.values()) > HASTEN_FROM
    if not (many and _hastened(told)):
        shown = {name: (plan.party, plan.volumes) for name, plan in plans.items()}
        return all_meetings(shown, held, activities or None)
    active: ActivePlans[str] = ActivePlans()
    with progress("taking in", len(plans), told) as advance:
        for name in sorted(plans):
            active.add(name, plans[name].party, plans[name].volumes, activities.get(name, 0))
            advance(1)
    with _side_by_side() as run, progress("comparing", len(plans), told) as advance:
        return list(_passed(active.all_meetings(held, run), sorted(plans), advance))


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


def _hastened(told: IO[str]) -> bool:
    """Load the loops of the search; False where there is no compiler to make them quick."""
    with progress("making the search ready", None, told):
        from keepclear.space.compiled import COMPILED

        if not COMPILED:
            return False
        from keepclear.space.index import rehearse

        rehearse()
        return True


@contextmanager
def _side_by_side() -> "Iterator[Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]]":
    """Give what is like map, and uses every processor."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield pool.map


def _passed(
    found: "Iterable[tuple[str, str, Meeting]]", names: Sequence[str], advance: Advance
) -> "Iterator[tuple[str, str, Meeting]]":
    """Pass on what is found in the order of names, and tell how many names are done with."""
    at = 0
    for row in found:
        before = at
        while names[at] != row[0]:
            at += 1
        advance(at - before)
        yield row
