"""The map itself: every notice with its radius, numbered where two come closest.

Areas lie under lines and great areas under small ones. Conflicts are marked first, then
the notices in conflict are named, then the others, then towns as there is room: what a
reader came for is never covered by what only helps to find the way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import inf
from typing import Final

from keepclear.desk.drawing import zone
from keepclear.desk.drawing.hatch import hatched_area
from keepclear.desk.drawing.ink import (
    BODY,
    SMALL,
    breach_letter,
    chip,
    figure,
    lettered,
    numbered,
    path,
    rectangle,
    stroke,
    text,
)
from keepclear.desk.drawing.placing import Box, Lines, Places, around
from keepclear.desk.drawing.scene import DrawnPlan, Scene
from keepclear.desk.drawing.sheet import Sheet, fitted
from keepclear.desk.drawing.sign import Sign, signs
from keepclear.desk.drawing.wording import cut, degrees, name_in_svg, seen, width_of
from keepclear.limits import NOTICES_DRAWN_MAX, TOWNS_NAMED_MAX
from keepclear.space.drawn import Drawn, middle_meridian, outline_of_all, shifted_lon
from keepclear.space.volume import CoreKind, Position

_NAME_LONGEST: Final = 26
_MARGIN: Final = 24.0
_LEFT, _BOTTOM, _FOOT = 46.0, 15.0, 24.0
_AWAY: Final = (5.0, 9.0, 16.0, 26.0, 40.0, 58.0)
_LEADER_FROM: Final = 16.0
_NEAR: Final = 16.0
_CORES_NAMED_MAX: Final = 8


@dataclass(frozen=True, slots=True)
class Chart:
    """The map as drawn, and what there was no room for."""

    svg: str
    drawn: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class _Shape:
    plan: DrawnPlan
    sign: Sign
    drawn: Drawn


def chart(scene: Scene, outer: Box, name: str = "map") -> Chart:
    """Draw the map into a box that also holds its degrees, its scale bar and its caption.

    `name` tells one map from another in a document that holds several.
    """
    known = signs(scene.parties)
    about = middle_meridian(volume.core for plan in _in_order(scene) for volume in plan.volumes)
    shapes = [
        _Shape(plan, known[plan.party], outline_of_all(plan.volumes, about))
        for plan in _in_order(scene)
    ]
    frame = Box(outer.left + _LEFT, outer.top, outer.right, outer.bottom - _BOTTOM - _FOOT)
    marks = _marks(scene, about)
    zones = zone.shapes(scene.zones, about)
    planned = [*_positions(shapes), *(at for _, at in marks)]
    sheet = fitted([*planned, *zone.fitting(zones, planned)], frame, _MARGIN)
    places = Places(frame.shrunk(2))
    markers = list(_markers(marks, sheet, places))
    lines = _lines_taken(shapes, sheet)
    names, unnamed = _names(shapes, sheet, places, lines)
    parts = [
        rectangle(frame, 'fill="#fff"'),
        *_graticule(sheet),
        *zone.grounds(zones, sheet, f"{name}-frame"),
        *_areas(shapes, sheet, name),
        *_cores(shapes, sheet),
        *_towns(scene, sheet, (places, lines), about),
        *names,
        *zone.names(zones, sheet, places),
        *markers,
        rectangle(frame, 'fill="none" stroke="#111" stroke-width="1.1"'),
        *_foot(sheet),
    ]
    return Chart(f'<g class="chart">{"".join(parts)}</g>', len(shapes), unnamed)


def _in_order(scene: Scene) -> list[DrawnPlan]:
    """Return the plans that are drawn, those in conflict first."""
    meeting = {name for conflict in scene.conflicts for name in conflict.pair}
    meeting |= {breach.notice for breach in scene.breaches}
    ordered = sorted(scene.plans, key=lambda plan: (plan.name not in meeting, plan.name))
    return ordered[:NOTICES_DRAWN_MAX]


def _marks(scene: Scene, about: float) -> list[tuple[str, Position]]:
    """Return every marker and its place, conflicts by number and breaches by letter."""
    drawn = {plan.name for plan in _in_order(scene)}
    marks = [
        (str(number), conflict.meeting.where)
        for number, conflict in enumerate(scene.conflicts, start=1)
        if drawn.issuperset(conflict.pair)
    ]
    marks += [
        (breach_letter(number), breach.where)
        for number, breach in enumerate(scene.breaches)
        if breach.where is not None
    ]
    return [(mark, (shifted_lon(lon, about), lat)) for mark, (lon, lat) in marks]


def _positions(shapes: Iterable[_Shape]) -> Iterator[Position]:
    for shape in shapes:
        for area in shape.drawn.areas:
            yield from area[0]
        for core in shape.drawn.cores:
            yield from core.rings[0]


def _graticule(sheet: Sheet) -> Iterator[str]:
    frame, step = sheet.frame, sheet.step
    pen = 'stroke="#c9c9c9" stroke-width="0.6"'
    right = 0.0
    for lon in sheet.meridians():
        x, _ = sheet.at((lon, sheet.north))
        yield stroke(x, frame.top, x, frame.bottom, pen)
        words = degrees((lon + 180) % 360 - 180, step, "EW")
        half = width_of(words, SMALL) / 2
        if x - half > right and x + half < frame.right + 2:
            yield text(x, frame.bottom + 10.5, words, "small faint", "middle")
            right = x + half + 6
    for lat in sheet.parallels():
        _, y = sheet.at((sheet.west, lat))
        yield stroke(frame.left, y, frame.right, y, pen)
        yield text(frame.left - 4, y + 3, degrees(lat, step, "NS"), "small faint", "end")


def _areas(shapes: Sequence[_Shape], sheet: Sheet, name: str) -> Iterator[str]:
    """Yield the areas of all notices, the greatest first."""
    found = [
        (shape, [[sheet.at(at) for at in ring] for ring in area])
        for shape in shapes
        for area in shape.drawn.areas
    ]
    found.sort(key=lambda one: (-_extent(one[1][0]), one[0].plan.name))
    for number, (shape, rings) in enumerate(found):
        called = f"area-{number}" if name == "map" else f"{name}-area-{number}"
        yield hatched_area(rings, shape.sign, called)


def _cores(shapes: Sequence[_Shape], sheet: Sheet) -> Iterator[str]:
    for shape in sorted(shapes, key=lambda one: one.plan.name, reverse=True):
        for core in dict.fromkeys(shape.drawn.cores):
            runs = [[sheet.at(at) for at in ring] for ring in core.rings]
            if core.kind is CoreKind.POINT:
                x, y = runs[0][0]
                pen = f'fill="{shape.sign.colour}" stroke="#fff" stroke-width="0.8"'
                yield f'<circle cx="{figure(x)}" cy="{figure(y)}" r="3" {pen}/>'
            elif core.kind is CoreKind.LINE:
                yield path(runs, 'fill="none" stroke="#fff" stroke-width="3.6"')
                yield path(runs, f'fill="none" {shape.sign.stroke} stroke-width="2.1"')
            else:
                pen = f'fill="none" {shape.sign.stroke} stroke-width="1.8"'
                yield path(runs, pen, closed=True)


def _markers(marks: Sequence[tuple[str, Position]], sheet: Sheet, places: Places) -> Iterator[str]:
    """Yield the markers; one that would cover another stands aside, tied to its place."""
    drawn = []
    for mark, position in marks:
        x, y = sheet.at(position)
        side = 15.0
        spots = [Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)]
        for away in (9.0, 16.0, 26.0, 40.0, 60.0, 90.0, 130.0):
            spots += around((x, y), side, side, away)
        box = places.first_free(spots) or spots[0]
        u, v = box.middle
        if box is not spots[0]:
            yield stroke(x, y, u, v, 'stroke="#111" stroke-width="1"')
            yield f'<circle cx="{figure(x)}" cy="{figure(y)}" r="2" fill="#111"/>'
        drawn.append(numbered(u, v, mark) if mark.isdigit() else lettered(u, v, mark))
    yield from drawn


def _names(
    shapes: Sequence[_Shape], sheet: Sheet, places: Places, lines: Lines
) -> tuple[list[str], int]:
    """Return the names of notices beside their shapes, and how many found no room."""
    parts, unnamed = [], 0
    for shape in shapes:
        shown = cut(seen(shape.plan.name), _NAME_LONGEST)
        letter = width_of(shape.sign.letter, SMALL, bold=True) + 5
        width = letter + 3 + width_of(shown, BODY, bold=True)
        found = _name_place(shape, sheet, (places, lines), width)
        if found is None:
            unnamed += 1
            continue
        anchor, box, tied = found
        if tied:
            u, v = _edge(box, anchor)
            parts.append(stroke(*anchor, u, v, f'stroke="{shape.sign.colour}" stroke-width="0.8"'))
        base = box.bottom - 3
        parts.append(chip(box.left + 1, base, shape.sign.letter, shape.sign.colour, letter))
        name = name_in_svg(shape.plan.name, _NAME_LONGEST)
        ink = f' style="fill:{shape.sign.colour}"'
        parts.append(text(box.left + letter + 4, base, name, "bold halo name", "", ink))
    return parts, unnamed


def _name_place(
    shape: _Shape, sheet: Sheet, taken: tuple[Places, Lines], width: float
) -> tuple[tuple[float, float], Box, bool] | None:
    """Return which point of a shape its name goes to, where, and whether a line must tie them.

    A name keeps off the lines of all notices where it can, and off other names always.
    """
    places, lines = taken
    # Beside the middle of a way it is plain whose name it is; where ways end, others often begin.
    middles, others = groups = _anchors(shape, sheet)
    for kept_off, most, group in product((lines, None), (_NEAR, inf), groups):
        for away in _AWAY:
            for anchor in group if away <= most else ():
                spots = around(anchor, width + 2, BODY + 4, away)
                clear = (box for box in spots if kept_off is None or kept_off.free(box))
                box = places.first_free(clear)
                if box:
                    at_an_end = bool(middles) and group is others
                    return anchor, box, at_an_end or away >= _LEADER_FROM
    return None


def _lines_taken(shapes: Sequence[_Shape], sheet: Sheet) -> Lines:
    """Return what the lines of all notices take up."""
    taken = Lines()
    for shape in shapes:
        rings = [ring for core in shape.drawn.cores for ring in core.rings]
        rings += [ring for area in shape.drawn.areas for ring in area]
        for ring in rings:
            for a, b in pairwise([sheet.at(at) for at in ring]):
                taken.take(a, b)
    return taken


def _anchors(
    shape: _Shape, sheet: Sheet
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return points that a name may stand beside: the middles of its ways, and all others."""
    middles, others = [], []
    for core in shape.drawn.cores[:_CORES_NAMED_MAX]:
        ring = [sheet.at(at) for at in core.rings[0]]
        if core.kind is CoreKind.LINE:
            a, b = ring[len(ring) // 2 - 1], ring[len(ring) // 2]
            middles += [_between(a, b, share) for share in (0.5, 0.25, 0.75)]
        others += [ring[0], ring[-1], *ring[1 : -1 : max(1, len(ring) // 6)]]
    for area in shape.drawn.areas:
        ring = [sheet.at(at) for at in area[0]]
        others += ring[:: max(1, len(ring) // 8)]
    return middles, list(dict.fromkeys(others))[:24]


def _towns(scene: Scene, sheet: Sheet, taken: tuple[Places, Lines], about: float) -> Iterator[str]:
    places, lines = taken
    named = 0
    for town in scene.towns:
        x, y = sheet.at((shifted_lon(town.lon, about), town.lat))
        dot = Box(x - 2, y - 2, x + 2, y + 2)
        if named == TOWNS_NAMED_MAX or not places.free(dot):
            continue
        shown = cut(seen(town.name), _NAME_LONGEST)
        spots = around((x, y), width_of(shown, SMALL) + 2, SMALL + 3, 4)
        box = places.first_free(spot for spot in spots if lines.free(spot))
        if box is None:
            continue
        places.take(dot)
        named += 1
        yield f'<circle cx="{figure(x)}" cy="{figure(y)}" r="1.5" fill="#6b6b6b"/>'
        name = name_in_svg(town.name, _NAME_LONGEST)
        yield text(box.left + 1, box.bottom - 2.6, name, "town halo")


def _foot(sheet: Sheet) -> Iterator[str]:
    """Yield the scale bar, the north mark and what kind of map this is."""
    frame = sheet.frame
    top = frame.bottom + _BOTTOM + 7
    longest_km = sheet.bar_km(190)
    quarter = longest_km * sheet.units_per_km / 4
    left = frame.left + 26
    for number in range(4):
        box = Box(left + number * quarter, top, left + (number + 1) * quarter, top + 4)
        yield rectangle(box, f'fill="{"#fff" if number % 2 else "#111"}" stroke="#111"')
    for number in (0, 2, 4):
        unit = " km" if number == 4 else ""
        words = f"{longest_km * number / 4:g}{unit}"
        yield text(left + number * quarter, top + 13, words, "small", "middle")
    x = frame.left + 6
    needle = [(x, top - 4), (x + 4, top + 8), (x, top + 5.4), (x - 4, top + 8)]
    yield path([needle], 'fill="#111"', closed=True)
    yield text(x, top + 17, "N", "small bold", "middle")
    parallel = degrees(round(sheet.parallel * 60) / 60, 1 / 60, "NS")
    caption = (
        f"Equirectangular, WGS 84, true to scale along {parallel}. "
        "Edges are straight in longitude and latitude, as they are compared."
    )
    yield text(frame.right, top + 5, caption, "small faint", "end")


def _extent(ring: Sequence[tuple[float, float]]) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _between(a: tuple[float, float], b: tuple[float, float], share: float) -> tuple[float, float]:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _edge(box: Box, at: tuple[float, float]) -> tuple[float, float]:
    """Return the place of a box that is nearest to a point."""
    x, y = at
    return min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
