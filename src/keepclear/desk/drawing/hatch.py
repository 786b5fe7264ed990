"""The hatching of areas, as plain lines.

Tiled patterns would be shorter, but what prints a page to a file turns each into a picture
of its own: the briefing of two dozen notices came to 20 MB, and with lines to 1 MB.
Lines lie on one grid for the whole sheet, so that areas of one party run into one another.
"""

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import Final

from keepclear.desk.drawing.ink import figure
from keepclear.desk.drawing.placing import Box
from keepclear.desk.drawing.sign import Sign

_APART: Final = 8.0
_ACROSS: Final = 6.0
_Line = tuple[tuple[float, float], tuple[float, float]]


def hatched(box: Box, sign: Sign) -> str:
    """Return the hatching of a party over a rectangle."""
    lines = list(_lines(box, sign.hatch))
    if not lines:
        return ""
    drawn = "".join(
        f"M{figure(x)} {figure(y)}l{figure(u - x)} {figure(v - y)}" for (x, y), (u, v) in lines
    )
    dots = ' stroke-width="1.8" stroke-linecap="round" stroke-dasharray="0 6"'
    thin = ' stroke-width="0.8"'
    pen = f'fill="none" stroke="{sign.colour}" stroke-opacity="0.5"'
    return f'<path class="hatch" d="{drawn}" {pen}{dots if sign.hatch == 4 else thin}/>'


def hatched_area(rings: Sequence[Sequence[tuple[float, float]]], sign: Sign, name: str) -> str:
    """Return the area of a party within rings, with its edge; `name` is used once in a document.

    White under the hatching keeps lines of lower areas from being read as its own.
    """
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    lines = hatched(Box(min(xs), min(ys), max(xs), max(ys)), sign)
    runs = ("L".join(f"{figure(x)} {figure(y)}" for x, y in ring) for ring in rings)
    edge = "".join(f"M{run}Z" for run in runs)
    outline = f'<path id="{name}" clip-rule="evenodd" fill-rule="evenodd" d="{edge}"/>'
    return (
        f'<clipPath id="clip-{name}">{outline}</clipPath>'
        f'<use href="#{name}" fill="#fff" fill-opacity="0.45"/>'
        f'<g clip-path="url(#clip-{name})">{lines}</g>'
        f'<use href="#{name}" fill="none" {sign.stroke} stroke-width="1.1"/>'
    )


def _lines(box: Box, kind: int) -> Iterator[_Line]:
    """Yield the lines of a kind of hatching, cut off at the rectangle."""
    if kind == 0:
        for at in _steps(box.left + box.top, box.right + box.bottom, _APART):
            left, right = max(box.left, at - box.bottom), min(box.right, at - box.top)
            yield (left, at - left), (right, at - right)
    elif kind == 1:
        for at in _steps(box.top - box.right, box.bottom - box.left, _APART):
            left, right = max(box.left, box.top - at), min(box.right, box.bottom - at)
            yield (left, left + at), (right, right + at)
    if kind in (2, 4, 5):
        for at in _steps(box.top, box.bottom, _ACROSS):
            yield (box.left, at), (box.right, at)
    if kind in (3, 5):
        for at in _steps(box.left, box.right, _ACROSS):
            yield (at, box.top), (at, box.bottom)


def _steps(low: float, high: float, apart: float) -> Iterator[float]:
    """Yield the places of the grid well between two bounds."""
    for number in range(ceil((low + 0.8) / apart), floor((high - 0.8) / apart) + 1):
        yield number * apart
