"""The time of one check against the number of active notices, drawn as an SVG that prints well.

Both axes are logarithmic. Lines differ in dashes as well as in colour, and each bears its name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 76, 206, 46, 56
NAMES_APART = 15
MICROSECONDS = {0: "1 us", 1: "10 us", 2: "100 us", 3: "1 ms", 4: "10 ms", 5: "100 ms", 6: "1 s"}
STYLE = """\
text { font: 13px sans-serif; fill: #1a1a1a } .title { font-size: 15px; font-weight: bold }
.grid { stroke: #d0d0d0; stroke-width: 1 } .frame { fill: none; stroke: #1a1a1a }
polyline { fill: none; stroke-width: 2 }"""


@dataclass(frozen=True)
class Line:
    """One line of the chart: where its figures are, and how it looks."""

    name: str
    figure: str  # With {size} where the size stands.
    colour: str
    dashes: str = ""


LINES = (
    Line("PostGIS, 99 of 100", "postgis_check_{size}_p99_us", "#b35900", "2 4"),
    Line("PostGIS, median", "postgis_check_{size}_p50_us", "#b35900"),
    Line("Keepclear, 99 of 100", "keepclear_check_{size}_p99_us", "#00558c", "2 4"),
    Line("Keepclear, median", "keepclear_check_{size}_p50_us", "#00558c"),
    Line("every column read once", "floor_{size}_us", "#555555", "9 4"),
)


def chart(figures: Mapping[str, float]) -> str:
    """Draw every line that has figures."""
    powers = range(3, 8)
    points = {
        line: [
            (float(power), log10(value))
            for power in powers
            if (value := figures.get(line.figure.format(size=f"1e{power}")))
        ]
        for line in LINES
    }
    points = {line: found for line, found in points.items() if found}
    xs = [x for found in points.values() for x, _ in found]
    ys = [y for found in points.values() for _, y in found]
    least_y, most_y = floor(min(ys)), max(ceil(max(ys)), floor(min(ys)) + 1)
    least_x, most_x = min(xs), max(max(xs), min(xs) + 1)

    def across(x: float) -> float:
        return LEFT + (x - least_x) / (most_x - least_x) * (WIDTH - LEFT - RIGHT)

    def down(y: float) -> float:
        return HEIGHT - BOTTOM - (y - least_y) / (most_y - least_y) * (HEIGHT - TOP - BOTTOM)

    parts = [_frame(), *_heights(least_y, most_y, down), *_counts(sorted(set(xs)), across)]
    for line, found in points.items():
        parts += _drawn(line, [(across(x), down(y)) for x, y in found])
    names = {line: down(found[-1][1]) for line, found in points.items()}
    parts += [
        f'<text x="{WIDTH - RIGHT + 10}" y="{at + 4:.1f}" style="fill: {line.colour}">'
        f"{escape(line.name)}</text>"
        for line, at in _spread(names)
    ]
    return "\n".join(parts) + "\n</svg>\n"


def _frame() -> str:
    title = "One new notice checked against those that are active"
    middle = (LEFT + WIDTH - RIGHT) / 2
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            f"<title>{title}</title>",
            f"<style>{STYLE}</style>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            f'<text class="title" x="{LEFT}" y="26">{title}</text>',
            f'<rect class="frame" x="{LEFT}" y="{TOP}" width="{WIDTH - LEFT - RIGHT}" '
            f'height="{HEIGHT - TOP - BOTTOM}"/>',
            f'<text x="{middle}" y="{HEIGHT - 12}" text-anchor="middle">active notices</text>',
        )
    )


def _heights(least: int, most: int, down: Callable[[float], float]) -> Iterator[str]:
    for power in range(least, most + 1):
        at = f"{down(power):.1f}"
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at}" y2="{at}"/>'
        name = MICROSECONDS.get(power, f"1e{power} us")
        yield f'<text x="{LEFT - 8}" y="{down(power) + 4:.1f}" text-anchor="end">{name}</text>'


def _counts(powers: Sequence[float], across: Callable[[float], float]) -> Iterator[str]:
    for power in powers:
        at = f"{across(power):.1f}"
        yield f'<line class="grid" x1="{at}" x2="{at}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
        yield (
            f'<text x="{at}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">'
            f"{10 ** int(power):,}</text>"
        )


def _drawn(line: Line, at: Sequence[tuple[float, float]]) -> list[str]:
    dashes = f' stroke-dasharray="{line.dashes}"' if line.dashes else ""
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{line.colour}"/>' for x, y in at]
    return [f'<polyline points="{joined}" stroke="{line.colour}"{dashes}/>', *dots]


def _spread(names: Mapping[Line, float]) -> list[tuple[Line, float]]:
    """Move names down until no two lie on one another."""
    placed: list[tuple[Line, float]] = []
    for line, at in sorted(names.items(), key=lambda one: one[1]):
        placed.append((line, max(at, placed[-1][1] + NAMES_APART) if placed else at))
    return placed
