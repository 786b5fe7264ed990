"""How to read the map, beside it: whose line is whose, and what each sign stands for."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from keepclear.desk.drawing.chart import Chart
from keepclear.desk.drawing.hatch import hatched
from keepclear.desk.drawing.ink import SMALL, chip, lettered, numbered, rectangle, stroke, text
from keepclear.desk.drawing.listing import counted
from keepclear.desk.drawing.placing import Box
from keepclear.desk.drawing.scene import Scene
from keepclear.desk.drawing.sign import signs
from keepclear.desk.drawing.wording import name_in_svg, width_of
from keepclear.desk.drawing.zone import EDGE, GROUND

LEGEND_WIDTH: Final = 204.0
_PARTIES_MAX: Final = 14
_INDEX_ROW: Final = 27.0
_GREY: Final = 'stroke="#444"'


def legend(scene: Scene, drawn: Chart, left: float, top: float, bottom: float) -> str:
    """Draw the legend of a map between top and bottom, then what its numbers stand for."""
    parts = [text(left, top + 11, "Parties", "heading")]
    y = top + 32.0
    sizes = Counter(plan.party for plan in scene.plans)
    for party, sign in list(signs(scene.parties).items())[:_PARTIES_MAX]:
        wide = width_of(sign.letter, SMALL, bold=True) + 5
        parts.append(chip(left, y, sign.letter, sign.colour, wide))
        box = Box(left + 24, y - 10, left + 62, y + 4)
        parts.append(hatched(box, sign))
        parts.append(rectangle(box, f'fill="none" {sign.stroke} stroke-width="1.3"'))
        name = "" if party == sign.letter else f"{name_in_svg(party, 18)}, "
        parts.append(text(left + 70, y, f"{name}{counted(sizes[party], 'notice')}"))
        y += 22
    if len(sizes) > _PARTIES_MAX:
        parts.append(text(left, y, f"and {len(sizes) - _PARTIES_MAX} more parties", "small"))
        y += 22
    parts.append(text(left, y + 14, "Signs", "heading"))
    y += 34
    for sign_drawn, lines in _signs(scene, left, y):
        parts.append(sign_drawn)
        for number, words in enumerate(lines):
            parts.append(text(left + 70, y + number * 11.5, words, "small"))
        y += 11.5 * len(lines) + 9
    for words in _left_out(scene, drawn):
        parts.append(text(left, y + 4, words, "small bold"))
        y += 12
    parts += _index(scene, left, y + 14, bottom)
    return f'<g class="legend">{"".join(parts)}</g>'


def _signs(scene: Scene, left: float, top: float) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each sign beside the words for it; the first stands at `top`."""
    y = top
    conflict = (
        "conflict, where two notices",
        "come closest; its number in",
        "the table and its strip",
    )
    yield numbered(left + 31, y + 4, "1"), conflict
    y += 11.5 * 3 + 9
    if scene.breaches:
        yield lettered(left + 31, y + 2, "a"), ("breach of an area's rules",)
        y += 11.5 + 9
    if scene.zones:
        edge = Box(left + 10, y - 8, left + 52, y + 8)
        yield rectangle(edge, f"{GROUND} {EDGE}"), ("zone: a place with rules,", "nobody's own")
        y += 11.5 * 2 + 9
    heavy, light = f'{_GREY} stroke-width="2.1"', f'{_GREY} stroke-width="1.1" fill="none"'
    line = stroke(left + 8, y + 2, left + 54, y + 2, heavy)
    dot = f'<circle cx="{left + 31:.1f}" cy="{y + 15:.1f}" r="3" fill="#444"/>'
    yield line + dot, ("core: the way or place that", "the notice names")
    y += 11.5 * 2 + 9
    around = f'<rect x="{left + 8:.1f}" y="{y - 8:.1f}" width="46" height="18" rx="9" {light}/>'
    inside = stroke(left + 17, y + 1, left + 45, y + 1, heavy)
    yield (
        around + inside,
        (
            "its radius around it, to scale;",
            "an area has an edge and,",
            "if given, a radius beyond",
        ),
    )
    y += 11.5 * 3 + 9
    town = f'<circle cx="{left + 31:.1f}" cy="{y - 2.5:.1f}" r="1.5" fill="#6b6b6b"/>'
    yield town, ("town, for orientation alone",)


def _index(scene: Scene, left: float, top: float, bottom: float) -> Iterator[str]:
    """Yield what the numbers on the map stand for, as far as there is room."""
    room = int((bottom - top - 28) / _INDEX_ROW)
    shown = scene.conflicts[: room if room >= len(scene.conflicts) else max(0, room - 1)]
    if not shown:
        return
    known = signs(scene.parties)
    yield text(left, top + 11, "Conflicts", "heading")
    y = top + 32.0
    for number, conflict in enumerate(shown, start=1):
        yield numbered(left + 8, y + 1, str(number))
        for at, name in enumerate(conflict.pair):
            sign = known[scene.plan(name).party]
            wide = width_of(sign.letter, SMALL, bold=True) + 5
            base = y - 1.5 + at * 11.5
            yield chip(left + 22, base, sign.letter, sign.colour, wide)
            yield text(left + 26 + wide, base, name_in_svg(name, 27), "small")
        y += _INDEX_ROW
    if len(shown) < len(scene.conflicts):
        rest = len(scene.conflicts) - len(shown)
        yield text(left, y + 2, f"and {rest:,} more in the table", "small")


def _left_out(scene: Scene, drawn: Chart) -> Iterator[str]:
    if drawn.drawn < len(scene.plans):
        yield f"{len(scene.plans) - drawn.drawn:,} notices are not drawn"
    if drawn.unnamed:
        yield f"{counted(drawn.unnamed, 'name')} had no room on the map"
