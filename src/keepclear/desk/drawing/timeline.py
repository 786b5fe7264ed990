"""All notices of all parties on one line of time, with the conflicts marked on both of theirs."""

from collections.abc import Iterator, Sequence
from typing import Final

from keepclear.desk.drawing.hatch import hatched
from keepclear.desk.drawing.ink import SMALL, chip, numbered, path, rectangle, stroke, text
from keepclear.desk.drawing.placing import Box
from keepclear.desk.drawing.scene import DrawnPlan, Scene
from keepclear.desk.drawing.sign import Sign, signs
from keepclear.desk.drawing.tick import Clock
from keepclear.desk.drawing.wording import name_in_svg, width_of
from keepclear.space.interval import Interval

ROW: Final = 16.0
HEAD: Final = 16.0
_NAMES: Final = 196.0
_NAME_LONGEST: Final = 28
_BAR: Final = 8.0
_MARKER: Final = 15.5


def rows_of(scene: Scene) -> list[DrawnPlan]:
    """Return the notices in the order of the timeline: by party, then by start."""
    return sorted(scene.plans, key=lambda plan: (plan.party, plan.interval.start, plan.name))


def height_of(rows: int) -> float:
    """Return how high a timeline of so many notices is drawn."""
    return HEAD + rows * ROW + 1


def timeline(scene: Scene, rows: Sequence[DrawnPlan], outer: Box) -> str:
    """Draw some notices of a scene as bars of time, its conflicts numbered on them."""
    known = signs(scene.parties)
    frame = Box(
        outer.left + _NAMES, outer.top + HEAD, outer.right, outer.top + height_of(len(rows))
    )
    clock = Clock(scene.span, frame.left, frame.right)
    parts = [rectangle(frame, 'fill="#fff"')]
    for at, words in clock.labels():
        parts.append(stroke(at, frame.top, at, frame.bottom, 'stroke="#dadada" stroke-width="0.6"'))
        parts.append(text(at, frame.top - 4, words, "small faint", "middle"))
    before = None
    for number, plan in enumerate(rows):
        top = frame.top + number * ROW
        if before is not None and plan.party != before:
            pen = 'stroke="#111" stroke-width="0.7"'
            parts.append(stroke(outer.left, top, outer.right, top, pen))
        before = plan.party
        parts += _row(scene, plan, known[plan.party], clock, outer.left, top)
    parts.append(rectangle(frame, 'fill="none" stroke="#111" stroke-width="0.9"'))
    return f'<g class="timeline">{"".join(parts)}</g>'


def _row(
    scene: Scene, plan: DrawnPlan, sign: Sign, clock: Clock, left: float, top: float
) -> Iterator[str]:
    middle = top + ROW / 2
    wide = width_of(sign.letter, SMALL, bold=True) + 5
    yield chip(left, middle + 3.4, sign.letter, sign.colour, wide)
    yield text(left + wide + 4, middle + 3.4, name_in_svg(plan.name, _NAME_LONGEST), "name")
    for interval in _joined(plan):
        start, end = clock.x(interval.start), clock.x(interval.end)
        box = Box(start, middle - _BAR / 2, max(end, start + 1), middle + _BAR / 2)
        yield hatched(box, sign)
        yield rectangle(box, f'class="bar" fill="none" {sign.stroke} stroke-width="1.1"')
    taken = clock.left
    for number in scene.numbers(plan.name):
        met = scene.conflicts[number - 1].meeting
        start, end = clock.x(met.start), clock.x(met.end)
        yield path(
            [[(start, middle), (max(end, start + 1), middle)]], 'stroke="#111" stroke-width="3"'
        )
    numbers = scene.numbers(plan.name)
    for number in sorted(numbers, key=lambda one: (scene.conflicts[one - 1].meeting.start, one)):
        start = clock.x(scene.conflicts[number - 1].meeting.start)
        at = min(max(start, taken + _MARKER / 2), clock.right - _MARKER / 2)
        taken = at + _MARKER / 2
        yield numbered(at, middle, str(number))


def _joined(plan: DrawnPlan) -> list[Interval]:
    """Return the times of a plan, those that touch as one."""
    joined: list[Interval] = []
    for interval in sorted((one.interval for one in plan.volumes), key=lambda one: one.start):
        if joined and interval.start <= joined[-1].end:
            joined[-1] = Interval(joined[-1].start, max(joined[-1].end, interval.end))
        else:
            joined.append(interval)
    return joined
