"""Small scenes for the tests of the drawing, and how to read the picture again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

from keepclear.desk.drawing.scene import DrawnConflict, DrawnPlan, Scene
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Position, Volume, line, point

NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Met:
    """A meeting, as the search tells it."""

    closest_m: float = 0.0
    vertical_m: float | None = 0.0
    start: datetime = NOON
    end: datetime = NOON + timedelta(hours=1)
    gap_s: int | None = None
    where: Position = (36.1, 35.1)
    doubt_m: float = 0.0


def hours(start: float, end: float) -> Interval:
    return Interval(NOON + timedelta(hours=start), NOON + timedelta(hours=end))


def msl(low: float | None, high: float | None) -> Band:
    return Band(low, high, Reference.MSL)


def volume(
    core: Core, *, band: Band = EVERY_ALTITUDE, time: Interval | None = None, radius_m: float = 500
) -> Volume:
    return Volume(core, radius_m, band, time or hours(0, 1))


def plan(name: str, party: str, *volumes: Volume) -> DrawnPlan:
    return DrawnPlan(name, party, "patrol", volumes or (volume(point(36.0, 35.0)),))


def scene(
    *plans: DrawnPlan, conflicts: tuple[DrawnConflict, ...] = (), title: str = "A morning"
) -> Scene:
    return Scene(title, plans, conflicts, "1,000 m across", ("a.geojson",), hours(-1, 3))


def two(
    a_band: Band, b_band: Band, met: Met | None = None, names: tuple[str, str] = ("A-1", "B-1")
) -> Scene:
    """Two notices of two parties that conflict once."""
    a, b = names
    return scene(
        plan(a, "A", volume(line((36.0, 35.0), (36.2, 35.2)), band=a_band)),
        plan(b, "B", volume(line((36.0, 35.2), (36.2, 35.0)), band=b_band)),
        conflicts=(DrawnConflict("c1", (a, b), met or Met()),),
    )


def many(count: int, reach: float = 0.8) -> Scene:
    """Some notices of three parties, crowded, each in conflict with the one after it."""
    plans = [
        plan(
            f"{'ABC'[n % 3]}-NOTICE-{n}",
            "ABC"[n % 3],
            volume(
                line(
                    (36 + reach * (n * 7 % 11) / 11, 35 + reach * (n * 5 % 13) / 13), (36.4, 35.4)
                ),
                band=msl(100.0 * n, 100.0 * n + 500),
                radius_m=800,
            ),
        )
        for n in range(count)
    ]
    conflicts = [
        DrawnConflict(f"c{n}", (a.name, b.name), Met(where=(36.4, 35.4)))
        for n, (a, b) in enumerate(zip(plans[::2], plans[1::2], strict=False))
    ]
    return scene(*plans, conflicts=tuple(conflicts))


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def group(root: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    return [part for part in root.iter() if kind in part.get("class", "").split()]


def words(root: ElementTree.Element) -> list[str]:
    return [part.text or "" for part in root.iter(f"{SVG}text")]


def boxes(root: ElementTree.Element, kind: str) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of the rectangles of a class."""
    found = []
    for part in group(root, kind):
        x, y, width, height = (float(part.get(name, "0")) for name in ("x", "y", "width", "height"))
        found.append((x, y, x + width, y + height))
    return found


def points(root: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Every place that the picture draws at; what stands in a path is absolute after M, L."""
    for part in root.iter():
        if part.tag in (f"{SVG}rect", f"{SVG}text"):
            x, y = float(part.get("x", "0")), float(part.get("y", "0"))
            yield x, y
            yield x + float(part.get("width", "0")), y + float(part.get("height", "0"))
        elif part.tag == f"{SVG}circle":
            x, y, r = (float(part.get(name, "0")) for name in ("cx", "cy", "r"))
            yield x - r, y - r
            yield x + r, y + r
        elif part.tag == f"{SVG}line":
            yield float(part.get("x1", "0")), float(part.get("y1", "0"))
            yield float(part.get("x2", "0")), float(part.get("y2", "0"))
        elif part.tag == f"{SVG}path":
            yield from _path_points(part.get("d", ""))


def _path_points(drawn: str) -> Iterator[tuple[float, float]]:
    at = (0.0, 0.0)
    for step, x, y in re.findall(r"([MLl])(-?[\d.]+) (-?[\d.]+)", drawn):
        at = (at[0] + float(x), at[1] + float(y)) if step == "l" else (float(x), float(y))
        yield at
