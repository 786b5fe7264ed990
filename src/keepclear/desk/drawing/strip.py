"""The time-altitude strip of one conflict: when and how high two notices are, side by side.

Time runs to the right, height upwards, and what both take up is marked. Bands that count
from different references are drawn each in its own metres, and the strip says in words that
they cannot be compared: no reader is to take one line for the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from keepclear.desk.drawing.hatch import hatched
from keepclear.desk.drawing.ink import (
    SMALL,
    chip,
    numbered,
    path,
    rectangle,
    stroke,
    text,
)
from keepclear.desk.drawing.placing import Box, Places
from keepclear.desk.drawing.scene import DrawnConflict, DrawnPlan, Scene
from keepclear.desk.drawing.sign import Sign
from keepclear.desk.drawing.tick import Clock, ticks
from keepclear.desk.drawing.wording import (
    cut,
    dtg,
    dtg_span,
    metres,
    name_in_svg,
    seen,
    width_of,
)
from keepclear.space.altitude import METRES_PER_FLIGHT_LEVEL, Band, Reference
from keepclear.space.duration import duration
from keepclear.space.interval import Interval

STRIP_WIDTH: Final = 336.0
STRIP_HEIGHT: Final = 150.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 32.0, 31.0, 27.0
_WINDOW_MIN: Final = timedelta(minutes=20)
_HEIGHT_MIN_M: Final = 100.0
_NAME_LONGEST: Final = 20


@dataclass(frozen=True, slots=True)
class _Span:
    """A band held over a time; segments that follow on in one band are one."""

    interval: Interval
    band: Band


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where times and heights lie in the frame."""

    frame: Box
    clock: Clock
    low_m: float
    high_m: float

    def y(self, height_m: float) -> float:
        share = (height_m - self.low_m) / (self.high_m - self.low_m)
        return self.frame.bottom - share * (self.frame.bottom - self.frame.top)

    def box(self, span: _Span) -> Box:
        """Return where a span lies, cut off at the frame."""
        low, high = span.band.floor_m, span.band.ceiling_m
        top = self.frame.top if high is None else self.y(high)
        bottom = self.frame.bottom if low is None else self.y(low)
        left, right = self.clock.x(span.interval.start), self.clock.x(span.interval.end)
        if bottom - top < 1.2:  # a band of no height is still to be seen
            top, bottom = (top + bottom) / 2 - 0.6, (top + bottom) / 2 + 0.6
        return Box(left, top, right, bottom)


def strip(scene: Scene, number: int, signs: dict[str, Sign], left: float, top: float) -> str:
    """Draw the strip of the conflict of a number, counted from 1, with its corner at left, top."""
    conflict = scene.conflicts[number - 1]
    plans = [scene.plan(name) for name in conflict.pair]
    own = [signs[plan.party] for plan in plans]
    frame = Box(left + _LEFT, top + _TOP, left + STRIP_WIDTH - _RIGHT, top + STRIP_HEIGHT - _BOTTOM)
    window = _window(conflict)
    spans = [_spans(plan, window) for plan in plans]
    axes = _axes(frame, window, [span.band for listed in spans for span in listed])
    parts = [
        *_title(number, plans, own, left, top),
        rectangle(frame, 'fill="#fff"'),
        *_grid(axes, [span.band for listed in spans for span in listed]),
        *_meeting_time(conflict, axes),
    ]
    places = Places(frame)
    for listed, sign in zip(spans, own, strict=True):
        parts += [piece for span in listed for piece in _drawn_span(span, sign, axes)]
    parts += _overlap(conflict, spans, axes)
    for listed, sign in zip(spans, own, strict=True):
        parts += _letter(listed, sign, axes, places)
    parts.append(rectangle(frame, 'fill="none" stroke="#111" stroke-width="0.9"'))
    parts.append(text(left, top + STRIP_HEIGHT - 2, _words(conflict, spans), "small"))
    return f'<g class="strip" data-conflict="{number}">{"".join(parts)}</g>'


def _window(conflict: DrawnConflict) -> Interval:
    """Return the time to show: that of the conflict, with as much again around it."""
    met = conflict.meeting
    around = max((met.end - met.start) / 2, (_WINDOW_MIN - (met.end - met.start)) / 2)
    return Interval(met.start - around, met.end + around)


def _spans(plan: DrawnPlan, window: Interval) -> list[_Span]:
    """Return when a plan is at which heights within a window, in order."""
    bands: dict[Band, list[Interval]] = {}
    for volume in sorted(plan.volumes, key=lambda one: one.interval.start):
        if not volume.interval.overlaps(window):
            continue
        start, end = volume.interval.start, volume.interval.end
        held = bands.setdefault(volume.band, [])
        if held and start <= held[-1].end:
            held[-1] = Interval(held[-1].start, max(end, held[-1].end))
        else:
            held.append(Interval(start, end))
    return [_Span(one, a_band) for a_band, listed in bands.items() for one in listed]


def _axes(frame: Box, window: Interval, bands: Sequence[Band]) -> _Axes:
    bounds = [m for one in bands for m in (one.floor_m, one.ceiling_m) if m is not None]
    low, high = (min(bounds), max(bounds)) if bounds else (0.0, 1000.0)
    if any(one.floor_m is None for one in bands):
        low = min(low, 0.0)  # without a floor means down to the ground and below
    room = max(high - low, _HEIGHT_MIN_M) * 0.22
    return _Axes(frame, Clock(window, frame.left, frame.right), low - room, high + room)


def _title(
    number: int, plans: Sequence[DrawnPlan], own: Sequence[Sign], left: float, top: float
) -> Iterator[str]:
    yield numbered(left + 8, top + 7, str(number))
    x = left + 22
    for plan, sign in zip(plans, own, strict=True):
        wide = width_of(sign.letter, SMALL, bold=True) + 5
        shown = cut(seen(plan.name), _NAME_LONGEST)
        yield chip(x, top + 10, sign.letter, sign.colour, wide)
        yield text(x + wide + 3, top + 10, name_in_svg(plan.name, _NAME_LONGEST), "bold name")
        x += wide + 3 + width_of(shown, 9.8, bold=True) + 8


def _grid(axes: _Axes, bands: Sequence[Band]) -> Iterator[str]:
    frame = axes.frame
    thin = 'stroke="#dadada" stroke-width="0.6"'
    for at, words in axes.clock.labels():
        yield stroke(at, frame.top, at, frame.bottom, thin)
        yield text(at, frame.bottom + 10.5, words, "small faint", "middle")
    bounded = any(one.bounded for one in bands)
    for height_m in ticks(axes.low_m, axes.high_m, 5) if bounded else ():
        y = axes.y(height_m)
        if y < frame.top + 5:  # the unit stands there
            continue
        yield stroke(frame.left, y, frame.right, y, thin)
        yield text(frame.left - 4, y + 3, f"{height_m:,.0f}", "small faint", "end")
    # Hundreds of feet are flight levels where the band counts so, and plain feet elsewhere.
    levels = any(one.reference is Reference.FL for one in bands)
    feet = METRES_PER_FLIGHT_LEVEL
    for level in ticks(axes.low_m / feet, axes.high_m / feet, 5) if bounded else ():
        y = axes.y(level * feet)
        if y < frame.top + 5:
            continue
        yield stroke(frame.right, y, frame.right + 3, y, 'stroke="#111" stroke-width="0.7"')
        words = f"{level:03.0f}" if levels and level >= 0 else f"{level:,.0f}"
        yield text(frame.right + 5, y + 3, words, "small faint")
    if bounded:
        yield text(frame.left - 4, frame.top - 3.5, "m", "small faint", "end")
        yield text(frame.right + 5, frame.top - 3.5, "FL" if levels else "100 ft", "small faint")


def _meeting_time(conflict: DrawnConflict, axes: _Axes) -> Iterator[str]:
    """Yield the time that the conflict lasts, over the whole height."""
    left, right = axes.clock.x(conflict.meeting.start), axes.clock.x(conflict.meeting.end)
    if right - left > 0:
        box = Box(left, axes.frame.top, right, axes.frame.bottom)
        yield rectangle(box, 'class="time" fill="#111" fill-opacity="0.07"')
    for x in dict.fromkeys((left, right)):
        pen = 'stroke="#111" stroke-width="0.9" stroke-dasharray="2 2"'
        yield stroke(x, axes.frame.top, x, axes.frame.bottom, pen)


def _drawn_span(span: _Span, sign: Sign, axes: _Axes) -> Iterator[str]:
    box = axes.box(span)
    yield rectangle(box, f'class="band" data-party="{sign.letter}" fill="none"')
    yield hatched(box, sign)
    left_open = span.interval.start < axes.clock.span.start
    right_open = span.interval.end > axes.clock.span.end
    pen = f'{sign.stroke} stroke-width="1.5"'
    corners = (box.left, box.top), (box.right, box.top), (box.right, box.bottom)
    (a, b, c), d = corners, (box.left, box.bottom)
    sides = (
        (a, b, span.band.ceiling_m is not None),
        (b, c, not right_open),
        (c, d, span.band.floor_m is not None),
        (d, a, not left_open),
    )
    yield path([side[:2] for side in sides if side[2]], f'fill="none" {pen}')
    yield from _fading(span, box, sign)


def _fading(span: _Span, box: Box, sign: Sign) -> Iterator[str]:
    """Yield what shows that a band goes on beyond the strip: it pales, and an arrow leads out."""
    middle = (box.left + box.right) / 2
    rise = min(16.0, (box.bottom - box.top) / 3)
    pen = f'fill="none" stroke="{sign.colour}" stroke-width="1.6"'
    ways = ((span.band.ceiling_m, box.top, 1.0), (span.band.floor_m, box.bottom, -1.0))
    for bound, edge, inward in ways:
        if bound is not None:
            continue
        for step, opacity in ((0.0, 0.85), (1 / 3, 0.6), (2 / 3, 0.3)):
            from_y, to_y = edge + inward * rise * step, edge + inward * rise * (step + 1 / 3)
            pale = Box(box.left, min(from_y, to_y), box.right, max(from_y, to_y))
            yield rectangle(pale, f'fill="#fff" fill-opacity="{opacity}"')
        tip, tail = edge + inward * 2, edge + inward * (rise - 1)
        head = edge + inward * 6.5
        runs = [[(middle, tail), (middle, tip)], [(middle - 3.4, head), (middle, tip)]]
        yield path([*runs, [(middle, tip), (middle + 3.4, head)]], pen)


def _overlap(conflict: DrawnConflict, spans: Sequence[Sequence[_Span]], axes: _Axes) -> list[str]:
    """Return what both notices take up, or the air between them where that is too little.

    Only while the conflict lasts: at other times they may share a height and be far apart.
    """
    parts = []
    start, end = axes.clock.x(conflict.meeting.start), axes.clock.x(conflict.meeting.end)
    for one in spans[0]:
        for other in spans[1]:
            if not (one.interval.overlaps(other.interval) and _comparable(one.band, other.band)):
                continue
            a, b = axes.box(one), axes.box(other)
            left, right = max(a.left, b.left, start), min(a.right, b.right, end)
            if left >= right:
                continue
            top, bottom = max(a.top, b.top), min(a.bottom, b.bottom)
            shared = top <= bottom
            box = Box(left, min(top, bottom), right, max(top, bottom))
            pen = 'fill="#111" fill-opacity="0.28" stroke="#111" stroke-width="2"'
            dashed = 'fill="none" stroke="#111" stroke-width="1.2" stroke-dasharray="3 2"'
            kind = "overlap" if shared else "air"
            parts.append(rectangle(box, f'class="{kind}" {pen if shared else dashed}'))
    return parts


def _comparable(a: Band, b: Band) -> bool:
    return not (a.bounded and b.bounded) or a.reference == b.reference


def _letter(listed: Sequence[_Span], sign: Sign, axes: _Axes, places: Places) -> list[str]:
    """Return the letter of a party on the greatest of its boxes, clear of the other's."""
    wide = width_of(sign.letter, SMALL, bold=True) + 5
    boxes = sorted((axes.box(span) for span in listed), key=lambda box: box.left - box.right)
    for box in boxes:
        inset = 4.0
        rows = [box.top + 12, box.bottom - 5, (box.top + box.bottom) / 2 + 3]
        rows += [box.top - 4, box.bottom + 11]
        sides = [box.left + inset, box.right - wide - inset, (box.left + box.right - wide) / 2 + 22]
        for x in sides:
            for y in rows:
                spot = Box(x, y - 9, x + wide, y + 3)
                if places.free(spot):
                    places.take(spot)
                    return [chip(x, y, sign.letter, sign.colour, wide)]
    return []


def _words(conflict: DrawnConflict, spans: Sequence[Sequence[_Span]]) -> str:
    """Say under the strip what it shows: when, for how long, and in height."""
    met = conflict.meeting
    if met.gap_s is not None:
        when = f"{dtg(met.start)}, gap {duration(met.gap_s)}"
    elif conflict.margin:  # a longer line would run into the next strip
        when = f"{dtg(met.start)}, {duration(int((met.end - met.start).total_seconds()))}"
    else:
        lasting = duration(int((met.end - met.start).total_seconds()))
        when = f"{dtg_span(met.start, met.end)}, {lasting}"
    return f"{when}; {_heights(conflict, spans)}"


def _heights(conflict: DrawnConflict, spans: Sequence[Sequence[_Span]]) -> str:
    vertical_m = conflict.meeting.vertical_m
    if vertical_m is not None:
        may = "may be shared" if conflict.margin else "shared"
        said = f"heights {may}" if vertical_m <= 0 else f"{metres(vertical_m)} apart in height"
        return f"{said}, {conflict.margin}" if conflict.margin else said
    if conflict.margin:
        return conflict.margin
    named = [
        sorted({span.band.reference.name for span in listed if span.band.reference is not None})
        for listed in spans
    ]
    return f"{'/'.join(named[0])} against {'/'.join(named[1])}: not comparable"


__all__ = ["STRIP_HEIGHT", "STRIP_WIDTH", "strip"]
