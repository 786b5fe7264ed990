"""From what a check read and found to the scene that is drawn, with towns to find the way by.

Towns help a reader to see where a sheet lies and decide nothing; only those are taken that
lie near what is drawn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import cos, hypot, radians
from pathlib import PurePath
from typing import Final, Protocol

import numpy as np

from keepclear.desk.drawing.scene import (
    DrawnBreach,
    DrawnConflict,
    DrawnPlan,
    DrawnZone,
    Meets,
    Scene,
    Town,
)
from keepclear.host.gazetteer import Gazetteer
from keepclear.limits import TOWNS_DRAWN_MAX
from keepclear.space.interval import Interval
from keepclear.space.volume import Position, Volume

_TOWN_NEAR_DEG: Final = 0.35
_VERTICES_ASKED: Final = 12


class Planned(Protocol):
    """A plan as a file gave it."""

    @property
    def party(self) -> str:
        """Whose it is."""

    @property
    def volumes(self) -> Sequence[Volume]:
        """Where, how high and when."""


def draw(
    plans: Mapping[str, Planned],
    found: Iterable[tuple[str, str, str, Meets]],
    separation_text: str,
    files: Sequence[str],
    *,
    severities: Mapping[str, str] | None = None,
    offers: Mapping[str, Sequence[str]] | None = None,
    breaches: Sequence[DrawnBreach] = (),
    title: str = "Conflict map",
) -> Scene:
    """Return the scene of a check: `found` holds (conflict id, notice, notice, meeting).

    `separation_text` says what was compared under, in words; `severities` and `offers` are by
    conflict id. There is at least one plan. For example, to write the picture:

        scene = draw(plans, [(conflict_id(a, b, s), a, b, m) for a, b, m in found], text, files)
        Path(name).write_text(conflict_map_svg(scene), encoding="utf-8")

    A lone surrogate in a name is shown by its code, so that UTF-8 always holds the picture.
    """
    conflicts = [
        DrawnConflict(
            name, (a, b), meeting, (severities or {}).get(name), tuple((offers or {}).get(name, ()))
        )
        for name, a, b, meeting in found
    ]
    return scene_of(plans, conflicts, separation_text, files, breaches=breaches, title=title)


def scene_of(
    plans: Mapping[str, Planned],
    conflicts: Sequence[DrawnConflict],
    separation_text: str,
    files: Sequence[str],
    *,
    breaches: Sequence[DrawnBreach] = (),
    zones: Sequence[DrawnZone] = (),
    title: str = "Conflict map",
) -> Scene:
    """Return the scene of a check whose conflicts are ready to be drawn."""
    drawn = [
        DrawnPlan(name, plan.party, "", tuple(plan.volumes)) for name, plan in sorted(plans.items())
    ]
    span = Interval(
        min(plan.interval.start for plan in drawn), max(plan.interval.end for plan in drawn)
    )
    towns = _towns(drawn, [*(conflict.meeting.where for conflict in conflicts)])
    shown = [PurePath(name).name if name != "-" else "standard input" for name in files]
    return Scene(title, drawn, conflicts, separation_text, shown, span, breaches, towns, zones)


def _towns(plans: Sequence[DrawnPlan], first: Sequence[Position]) -> list[Town]:
    """Return the towns nearest to the conflicts, then to the ways and places of the plans."""
    gazetteer = Gazetteer()
    lons, lats = gazetteer.positions_deg
    towns: dict[int, Town] = {}
    for lon, lat in dict.fromkeys([*first, *_asked(plans)]):
        # Near enough in the plane: a name on the sheet measures nothing.
        east = ((lons - lon + 180) % 360 - 180) * cos(radians(lat))
        number = int(np.argmin(east**2 + (lats - lat) ** 2))
        if hypot(east[number], lats[number] - lat) < _TOWN_NEAR_DEG:
            name = gazetteer.names[number]
            towns.setdefault(number, Town(name, float(lons[number]), float(lats[number])))
        if len(towns) == TOWNS_DRAWN_MAX:
            break
    return list(towns.values())


def _asked(plans: Sequence[DrawnPlan]) -> Iterator[Position]:
    for plan in plans:
        for volume in plan.volumes[:: max(1, len(plan.volumes) // _VERTICES_ASKED)]:
            ring = volume.core.rings[0]
            yield from ring[:: max(1, len(ring) // _VERTICES_ASKED)]
