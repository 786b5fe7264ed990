"""The whole conflict map as one SVG: map, timeline, table and strips, one under the other."""

from typing import Final

from keepclear.desk.drawing.chart import chart
from keepclear.desk.drawing.ink import STYLE, WIDTH, figure, text
from keepclear.desk.drawing.legend import LEGEND_WIDTH, legend
from keepclear.desk.drawing.listing import breaches, compared, listing, rows
from keepclear.desk.drawing.placing import Box
from keepclear.desk.drawing.scene import Scene
from keepclear.desk.drawing.sign import signs
from keepclear.desk.drawing.strip import STRIP_HEIGHT, STRIP_WIDTH, strip
from keepclear.desk.drawing.timeline import height_of, rows_of, timeline
from keepclear.desk.drawing.wording import LAW, cut, dtg_span, markup, seen
from keepclear.limits import CONFLICTS_DRAWN_MAX, ROWS_DRAWN_MAX

STRIPS_ACROSS: Final = 3
_EDGE: Final = 24.0
_MAP_HEIGHT: Final = 640.0
_GAP: Final = 16.0
_STRIP_DOWN: Final = STRIP_HEIGHT + 14
_LINE_LONGEST: Final = 178


def conflict_map_svg(scene: Scene) -> str:
    """Return the conflict map of a scene as one SVG document, the same bytes every time."""
    parts = [_head(scene)]
    y = _EDGE + 88
    frame = Box(_EDGE, y, _EDGE + WIDTH - LEGEND_WIDTH - 18, y + _MAP_HEIGHT)
    drawn = chart(scene, frame)
    parts += [drawn.svg, legend(scene, drawn, _EDGE + WIDTH - LEGEND_WIDTH, y, frame.bottom)]
    y += _MAP_HEIGHT + _GAP
    for section in (_conflicts, _breaches, _times, _strips):
        svg, taken = section(scene, y)
        parts.append(svg)
        y += taken
    height, width = y + _EDGE - _GAP, WIDTH + 2 * _EDGE
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {figure(width)} {figure(height)}" '
        f'width="{figure(width)}" height="{figure(height)}" class="map" role="img" '
        f'aria-labelledby="title">'
    )
    page = f'<rect width="{figure(width)}" height="{figure(height)}" fill="#fff"/>'
    titled = f'<title id="title">{markup(scene.title)}</title><style>{STYLE}</style>'
    return f"{head}{titled}{page}{''.join(parts)}</svg>\n"


def strips(scene: Scene, numbers: range, left: float, top: float) -> str:
    """Draw the strips of some conflicts, three in a row."""
    known = signs(scene.parties)
    step = (WIDTH - STRIP_WIDTH) / (STRIPS_ACROSS - 1)
    return "".join(
        strip(
            scene,
            number,
            known,
            left + at % STRIPS_ACROSS * step,
            top + at // STRIPS_ACROSS * _STRIP_DOWN,
        )
        for at, number in enumerate(numbers)
    )


def strips_height(count: int) -> float:
    """Return how high so many strips stand."""
    return -(-count // STRIPS_ACROSS) * _STRIP_DOWN


def head_lines(scene: Scene) -> tuple[str, str, str]:
    """Return what was compared, under what, and from which files; plain text."""
    return (
        f"{compared(scene)}; {dtg_span(scene.span.start, scene.span.end)}, all times UTC",
        f"Separation: {scene.separation}",
        f"From: {', '.join(scene.files) or 'no file'}",
    )


def _head(scene: Scene) -> str:
    parts = [text(_EDGE, _EDGE + 19, markup(cut(scene.title, 84)), "title")]
    for number, line in enumerate(head_lines(scene)):
        words = markup(cut(seen(line), _LINE_LONGEST))
        parts.append(text(_EDGE, _EDGE + 38 + number * 13.5, words))
    parts.append(text(_EDGE, _EDGE + 80, LAW, "bold"))
    return "".join(parts)


def _conflicts(scene: Scene, top: float) -> tuple[str, float]:
    shown = rows(scene, CONFLICTS_DRAWN_MAX)
    heading = text(_EDGE, top + 12, "Conflicts", "heading")
    if not shown:
        return heading + text(_EDGE, top + 28, "None under this separation."), 28 + 2 * _GAP
    table, taken = listing(scene, shown, _EDGE, top + 18)
    more = _more(len(scene.conflicts) - len(shown), "conflicts", top + 18 + taken + 12)
    return heading + table + more, 18 + taken + _GAP + (16 if more else 4)


def _breaches(scene: Scene, top: float) -> tuple[str, float]:
    if not scene.breaches:
        return "", 0
    table, taken = breaches(scene, _EDGE, top + 16)
    return text(_EDGE, top + 12, "Breaches of rules", "heading") + table, 16 + taken + _GAP


def _times(scene: Scene, top: float) -> tuple[str, float]:
    every = rows_of(scene)
    shown = every[:ROWS_DRAWN_MAX]
    frame = Box(_EDGE, top + 8, _EDGE + WIDTH, top + 8 + height_of(len(shown)))
    heading = text(_EDGE, top + 12, "All notices in time", "heading")
    more = _more(len(every) - len(shown), "notices", frame.bottom + 12)
    body = timeline(scene, shown, frame)
    return heading + body + more, frame.bottom - top + _GAP + (16 if more else 4)


def _strips(scene: Scene, top: float) -> tuple[str, float]:
    count = min(len(scene.conflicts), CONFLICTS_DRAWN_MAX)
    if not count:
        return "", 0
    heading = text(_EDGE, top + 12, "Time and altitude of each conflict", "heading")
    body = strips(scene, range(1, count + 1), _EDGE, top + 24)
    return heading + body, 24 + strips_height(count)


def _more(count: int, noun: str, y: float) -> str:
    if count <= 0:
        return ""
    return text(_EDGE, y, f"{count:,} more {noun} are not in this picture.", "bold")
