"""Zones under the notices of a map: a grey ground with a broken edge, and the name in slanted type.

They bear no party's hatching: a zone is a place, and nobody's. A zone far greater than
what is planned is cut off by the frame, so that it makes no plan too small to see.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from keepclear.desk.drawing.ink import SMALL, path, text
from keepclear.desk.drawing.placing import Places, around
from keepclear.desk.drawing.scene import DrawnZone
from keepclear.desk.drawing.sheet import Sheet
from keepclear.desk.drawing.wording import cut, name_in_svg, seen, width_of
from keepclear.space.drawn import Drawn, outline_of_all
from keepclear.space.volume import CoreKind, Position

EDGE: Final = 'stroke="#333" stroke-width="1.3" stroke-dasharray="6 3"'
GROUND: Final = 'fill="#444" fill-opacity="0.09"'
LINE: Final = 'fill="none" stroke="#333" stroke-width="2.2" stroke-dasharray="10 3 2 3"'
_LONGEST: Final = 34
_GREATER: Final = 4.0  # times as wide or high as all notices together


def shapes(zones: Sequence[DrawnZone], about: float) -> list[tuple[DrawnZone, Drawn]]:
    """Return the outline of each zone, about the middle meridian of the map."""
    return [(zone, outline_of_all(zone.volumes, about)) for zone in zones]


def fitting(
    zones: Sequence[tuple[DrawnZone, Drawn]], planned: Sequence[Position]
) -> Iterator[Position]:
    """Yield the places of those zones that the map is to hold whole."""
    spans = [max(at) - min(at) for at in zip(*planned, strict=True)] or [0.0, 0.0]
    for _, drawn in zones:
        places = list(_positions(drawn))
        sizes = [max(at) - min(at) for at in zip(*places, strict=True)]
        widest = max(spans)
        if not planned or all(size <= _GREATER * widest for size in sizes):
            yield from places


def _positions(drawn: Drawn) -> Iterator[Position]:
    for area in drawn.areas:
        yield from area[0]
    for core in drawn.cores:
        yield from core.rings[0]


def grounds(zones: Sequence[tuple[DrawnZone, Drawn]], sheet: Sheet, clip: str) -> Iterator[str]:
    """Yield the zones as they lie under everything, within the frame of the map."""
    if not zones:
        return
    frame = sheet.frame
    corners = [
        (frame.left, frame.top),
        (frame.right, frame.top),
        (frame.right, frame.bottom),
        (frame.left, frame.bottom),
    ]
    yield f'<clipPath id="{clip}">{path([corners], "", closed=True)}</clipPath>'
    yield f'<g class="zones" clip-path="url(#{clip})">'
    for _, drawn in zones:
        for area in drawn.areas:
            rings = [[sheet.at(at) for at in ring] for ring in area]
            yield path(rings, f'{GROUND} fill-rule="evenodd" {EDGE}', closed=True)
        for core in dict.fromkeys(drawn.cores):
            if core.kind is CoreKind.LINE and not drawn.areas:
                yield path([[sheet.at(at) for at in core.rings[0]]], LINE)
    yield "</g>"


def names(zones: Sequence[tuple[DrawnZone, Drawn]], sheet: Sheet, places: Places) -> Iterator[str]:
    """Yield the names of zones where there is room, at their edges."""
    for zone, drawn in zones:
        shown = cut(seen(zone.label), _LONGEST)
        wide = width_of(shown, SMALL) + 4
        spots = (
            box
            for at in _positions(drawn)
            for away in (3.0, 8.0)
            for box in around(sheet.at(at), wide, SMALL + 4, away)
        )
        box = places.first_free(spots)
        if box is not None:
            words = name_in_svg(zone.label, _LONGEST)
            yield text(box.left + 2, box.bottom - 3, words, "town halo")
