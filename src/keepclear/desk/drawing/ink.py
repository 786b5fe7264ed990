"""The strokes that every part of the picture is drawn with: one set of type sizes and greys.

Sizes are units of the sheet: 1040 of them are the 273 mm between the margins of A4
landscape, so the smallest type is set in six points. What stands in `words` is escaped
already, by keepclear.desk.drawing.wording alone.
"""

from collections.abc import Iterable
from typing import Final

from keepclear.desk.drawing.placing import Box

WIDTH: Final = 1040.0
SMALL: Final = 8.6
BODY: Final = 9.8
HEADING: Final = 12.5
FONTS: Final = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
STYLE: Final = f"""
.map text{{font-family:{FONTS};font-size:{BODY}px;fill:#111}}
.map .small{{font-size:{SMALL}px}}
.map .faint{{fill:#5c5c5c}}
.map .town{{font-size:{SMALL}px;font-style:italic;fill:#6b6b6b}}
.map .bold{{font-weight:bold}}
.map .heading{{font-size:{HEADING}px;font-weight:bold}}
.map .title{{font-size:21px;font-weight:bold}}
.map .halo{{paint-order:stroke;stroke:#fff;stroke-width:2.6px;stroke-linejoin:round}}
.map .white{{fill:#fff;font-weight:bold}}
""".strip()


def figure(value: float) -> str:
    """Return a coordinate to a tenth of a unit, without a needless part."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0")


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "", more: str = "") -> str:
    """Return a line of words with its baseline at y; `anchor` is middle or end."""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    classed = f' class="{kind}"' if kind else ""
    return f'<text x="{figure(x)}" y="{figure(y)}"{classed}{anchored}{more}>{words}</text>'


def stroke(x: float, y: float, u: float, v: float, pen: str) -> str:
    """Return a straight line."""
    ends = f'x1="{figure(x)}" y1="{figure(y)}" x2="{figure(u)}" y2="{figure(v)}"'
    return f"<line {ends} {pen}/>"


def rectangle(box: Box, pen: str) -> str:
    """Return a rectangle."""
    size = f'width="{figure(box.right - box.left)}" height="{figure(box.bottom - box.top)}"'
    return f'<rect x="{figure(box.left)}" y="{figure(box.top)}" {size} {pen}/>'


def path(runs: Iterable[Iterable[tuple[float, float]]], pen: str, *, closed: bool = False) -> str:
    """Return one path through each run of points; points that round to one are drawn once."""
    drawn = []
    for run in runs:
        steps = list(dict.fromkeys(f"{figure(x)} {figure(y)}" for x, y in run))
        drawn.append("M" + "L".join(steps) + ("Z" if closed else ""))
    return f'<path d="{"".join(drawn)}" {pen}/>'


def numbered(x: float, y: float, number: str) -> str:
    """Return the marker of a conflict."""
    size = SMALL if len(number) < 3 else SMALL - 2
    circle = f'<circle cx="{figure(x)}" cy="{figure(y)}" r="7" fill="#111" stroke="#fff"/>'
    set_at = f' style="font-size:{size}px"' if len(number) > 2 else ""
    words = text(x, y + 3.1, number, "small white", "middle", set_at)
    return f'<g class="marker" data-conflict="{number}">{circle}{words}</g>'


def lettered(x: float, y: float, letter: str) -> str:
    """Return the marker of a breach of a rule: a square, so that it is no conflict."""
    square = rectangle(Box(x - 6.5, y - 6.5, x + 6.5, y + 6.5), 'fill="#111" stroke="#fff"')
    words = text(x, y + 3.1, letter, "small white", "middle")
    return f'<g class="marker" data-breach="{letter}">{square}{words}</g>'


def chip(x: float, y: float, letter: str, colour: str, width: float) -> str:
    """Return a party's letter, white on its colour; x is the left edge, y the baseline of names."""
    box = Box(x, y - 8.4, x + width, y + 2.2)
    filled = rectangle(box, f'fill="{colour}" stroke="#fff" stroke-width="0.8"')
    return filled + text(x + width / 2, y, letter, "small white", "middle")


def breach_letter(number: int) -> str:
    """Return the letter of a breach, counted from 0: a to z, then aa."""
    letter = chr(ord("a") + number % 26)
    return letter if number < 26 else breach_letter(number // 26 - 1) + letter
