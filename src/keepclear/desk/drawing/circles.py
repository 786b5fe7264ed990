"""A small picture of queries: the circle that is asked about, and those that it is flagged with.

Drawn to scale around the circle asked about, in black and grey, so that a print
shows the same. It is for the eye alone; what an answer would tell is worked out
on the ellipsoid, never from here.
"""

from collections.abc import Mapping, Sequence
from html import escape
from math import cos, radians
from typing import Any, Final

from keepclear.desk.drawing.ink import FONTS, figure

SIZE: Final = 420.0
MARGIN: Final = 24.0
M_PER_DEGREE: Final = 111_195.0  # of latitude, on a sphere: a picture, not a measure


def circles_svg(circles: Sequence[Mapping[str, Any]]) -> str:
    """Return the circles of the view `query` as one SVG picture; the first is the one asked now."""
    lon0, lat0 = circles[0]["place"]
    drawn = [
        (
            ((one["place"][0] - lon0 + 180) % 360 - 180) * M_PER_DEGREE * cos(radians(lat0)),
            (one["place"][1] - lat0) * M_PER_DEGREE,
            float(one["radius_m"]),
        )
        for one in circles
    ]
    reach = max(max(abs(x), abs(y)) + r for x, y, r in drawn) or 1.0
    scale = (SIZE / 2 - MARGIN) / reach
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {figure(SIZE)} {figure(SIZE)}" '
        f'font-family="{FONTS}" font-size="11">',
        f"<title>{escape(_said(circles))}</title>",
        f'<rect width="{figure(SIZE)}" height="{figure(SIZE)}" fill="#fff"/>',
    ]
    for one, (x, y, r) in zip(circles, drawn, strict=True):
        at_x, at_y = SIZE / 2 + x * scale, SIZE / 2 - y * scale
        pen = (
            'stroke="#111" stroke-width="2.4"'
            if one["asked_now"]
            else 'stroke="#5c5c5c" stroke-width="1.2" stroke-dasharray="5 4"'
        )
        place = f'cx="{figure(at_x)}" cy="{figure(at_y)}" r="{figure(max(r * scale, 1.0))}"'
        parts.append(f'<circle {place} fill="#111" fill-opacity="0.06" {pen}/>')
        words = escape(f"{one['query']} {one['our_answer']}")
        label = f'x="{figure(at_x)}" y="{figure(at_y - r * scale - 4)}" text-anchor="middle"'
        parts.append(f"<text {label}>{words}</text>")
    return "\n".join([*parts, *_bar(scale), "</svg>"]) + "\n"


def _said(circles: Sequence[Mapping[str, Any]]) -> str:
    others = ", ".join(str(one["query"]) for one in circles[1:]) or "no others"
    return f"{circles[0]['query']} and {others}, with our answers"


def _bar(scale: float) -> list[str]:
    """Draw a bar of a round length, so that sizes can be read."""
    length_m = next((m for m in (50_000, 10_000, 5_000, 1_000) if m * scale < SIZE / 3), 100)
    x, y, wide = MARGIN, SIZE - 10, length_m * scale
    return [
        f'<line x1="{figure(x)}" y1="{figure(y)}" x2="{figure(x + wide)}" y2="{figure(y)}" '
        'stroke="#111" stroke-width="2"/>',
        f'<text x="{figure(x)}" y="{figure(y - 4)}">{length_m / 1_000:g} km</text>',
    ]
