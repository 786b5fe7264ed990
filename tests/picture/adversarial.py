"""Pairs of plans made to catch an engine out, each from a seed alone.

The families are the places on Earth and the shapes where measuring goes wrong. Their radii and
separations are then set by the distance that the oracle found: to reach exactly, or a millimetre
too short, or just beyond what may be taken for a conflict. Times and altitudes mostly meet, so that
the shapes decide; otherwise they stand exactly at the limit, or one step to either side of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from math import cos, pi, radians, sin
from random import Random
from typing import Any, TypeAlias

from tests.space.oracle import FALSE_ALARM_M, GEOD, Bounds, Verdict, distance, of_volumes

from keepclear.exchange.rule.separation import Separation
from keepclear.picture.conflict import ActivePlans
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Position, Ring, Volume, line, point, polygon

Pair: TypeAlias = tuple[tuple[Core, ...], tuple[Core, ...]]
Engine: TypeAlias = Callable[[], ActivePlans[Any]]

# Every way of building the engine that must give the same answers; each test here runs on all.
ENGINES: list[Engine] = [
    partial(ActivePlans, hastened=False),
    partial(ActivePlans, hastened=True),
    partial(ActivePlans, 8, hastened=True),
]

DAWN = datetime(2030, 6, 1, 5, tzinfo=UTC)
HALF_EARTH_M = 20_004_000.0
# What is added to the distance that the oracle measured: the answer must turn between them.
OFFSETS_M = (0.0, 0.0, 1e-9, 0.001, -0.001, 0.01, -0.01, 1.0, -FALSE_ALARM_M / 2)
CLEAR_BY_M = (FALSE_ALARM_M + 0.001, FALSE_ALARM_M + 0.02, 1.0, 30.0)


@dataclass(frozen=True, slots=True)
class Case:
    """Two plans, the separation between them, and what the oracle says of them."""

    name: str
    a: tuple[Volume, ...]
    b: tuple[Volume, ...]
    separation: Separation
    verdict: Verdict
    bounds: Bounds  # of the nearest cores, whatever their times


def case(seed: int) -> Case:
    """The pair of plans of this number."""
    chance = Random(seed)
    name = IN_TURN[seed % len(IN_TURN)]
    cores = FAMILIES[name](chance)
    found = [[distance(one, other) for other in cores[1]] for one in cores[0]]
    nearest = min((one for row in found for one in row), key=lambda one: one.most_m)
    radii, separation_m = _reach(chance, nearest)
    times, time_s = _times(chance)
    bands, vertical_m = _bands(chance)
    separation = Separation(separation_m, vertical_m, time_s)
    a, b = (
        tuple(Volume(core, radius, band, when) for core in side)
        for side, radius, band, when in zip(cores, radii, bands, times, strict=True)
    )
    verdicts = {
        of_volumes(one, other, separation, bounds)
        for one, row in zip(a, found, strict=True)
        for other, bounds in zip(b, row, strict=True)
    }
    ranked = (Verdict.CONFLICT, Verdict.OPEN, Verdict.CLEAR)
    verdict = next(one for one in ranked if one in verdicts)
    return Case(f"{name} {seed}", a, b, separation, verdict, nearest)


def _reach(chance: Random, bounds: Bounds) -> tuple[tuple[float, float], float]:
    """Two radii and a separation that come to the distance, or nearly."""
    if chance.random() < 0.35:
        reach = bounds.least_m - chance.choice(CLEAR_BY_M)
    else:
        reach = bounds.most_m + chance.choice(OFFSETS_M)
    if chance.random() < 0.05:
        reach = chance.choice([0.0, 5e5, HALF_EARTH_M / 2, HALF_EARTH_M])
    reach = max(0.0, reach)
    way = chance.randrange(4)
    if way < 3:
        parts = [0.0, 0.0, 0.0]
        parts[way] = reach
    else:
        first = reach * chance.random()
        second = (reach - first) * chance.random()
        parts = [first, second, max(0.0, reach - first - second)]
    return (parts[0], parts[1]), parts[2]


def span(start_s: int, end_s: int) -> Interval:
    """The time between these seconds after dawn."""
    return Interval(DAWN + timedelta(seconds=start_s), DAWN + timedelta(seconds=end_s))


def _times(chance: Random) -> tuple[tuple[Interval, Interval], int]:
    if chance.random() < 0.7:
        return (span(0, 3600), span(chance.choice([0, -60, 3599]), 3600)), chance.choice([0, 900])
    time_s = chance.choice([0, 1, 60, 86_400])
    gap = max(-1, time_s + chance.choice([-1, 0, 1]))
    pair = span(-100, 0), span(gap, gap + chance.choice([1, 10**7]))
    return (pair if chance.random() < 0.5 else pair[::-1]), time_s


def _bands(chance: Random) -> tuple[tuple[Band, Band], float]:
    way = chance.random()
    if way < 0.5:
        return (EVERY_ALTITUDE, EVERY_ALTITUDE), 0.0
    reference, other = chance.choice(list(Reference)), chance.choice(list(Reference))
    if way < 0.8:
        other = reference
    vertical_m = chance.choice([0.0, 0.125, 300.0])
    top = float(chance.choice([0, -400, 1000]))
    floor_m = top + vertical_m + chance.choice([-0.125, 0.0, 0.0, 0.125])
    low = Band(chance.choice([None, top - 50, top]), top, reference)
    high = Band(floor_m, chance.choice([None, floor_m, floor_m + 1e5]), other)
    return ((low, high) if chance.random() < 0.5 else (high, low)), vertical_m


def crowded(chance: Random) -> tuple[Volume, ...]:
    """A plan of one to three volumes where there are many: at the antimeridian or a pole."""
    volumes = []
    start = chance.randrange(0, 2000)
    polar = chance.random() < 0.2
    for _ in range(chance.choice([1, 1, 2, 3])):
        lon = (
            chance.uniform(-180, 180)
            if polar
            else chance.choice([1, -1]) * chance.uniform(179.7, 180)
        )
        lat = chance.uniform(89.5, 90) if polar else chance.uniform(34, 34.4)
        core = _any(chance, lon, lat, 10 ** chance.uniform(-3, -0.5))
        low = float(chance.randrange(0, 2000, 50))
        bands = [
            EVERY_ALTITUDE,
            Band(low, low + 500, Reference.MSL),
            Band(low, None, Reference.AGL),
        ]
        end = start + chance.choice([1, 60, 900, 2000])
        if volumes and chance.random() < 0.3:
            core = volumes[-1].core  # at the same place again, at another height or time
        radius_m = chance.choice([0.0, 500.0, 10 ** chance.uniform(1, 4.3)])
        volumes.append(Volume(core, radius_m, chance.choice(bands), span(start, end)))
        start = chance.choice([start, end, end])
    return tuple(volumes)


def some_separation(chance: Random) -> Separation:
    """A separation as parties might agree on, or none."""
    return Separation(
        chance.choice([0.0, 500.0, 18_520.0]),
        chance.choice([0.0, 50.0, 300.0]),
        chance.choice([0, 1, 900]),
    )


# The families. Each returns the cores of both plans.


def _on_earth(lon: float, lat: float) -> Position:
    return (lon + 180) % 360 - 180 if abs(lon) > 180 else lon, max(-90.0, min(90.0, lat))


def _ring(lon: float, lat: float, size: float, count: int, chance: Random | None = None) -> Ring:
    wide = size / max(0.05, cos(radians(lat)))
    first = chance.uniform(0, 2 * pi) if chance else 0.0
    reach = [chance.uniform(0.4, 1) if chance else 1.0 for _ in range(count)]
    turns = [first + 2 * pi * at / count for at in range(count)]
    rows = [
        (
            max(-180.0, min(180.0, lon + wide * far * cos(turn))),
            max(-90.0, min(90.0, lat + size * far * sin(turn))),
        )
        for turn, far in zip(turns, reach, strict=True)
    ]
    return (*rows, rows[0])


def _path(chance: Random, lon: float, lat: float, size: float) -> Core:
    wide = size / max(0.05, cos(radians(lat)))
    count = chance.randint(2, 6)
    return line(
        *(
            (
                max(-180.0, min(180.0, lon + chance.uniform(-wide, wide))),
                max(-90.0, min(90.0, lat + chance.uniform(-size, size))),
            )
            for _ in range(count)
        )
    )


def _any(chance: Random, lon: float, lat: float, size: float) -> Core:
    way = chance.randrange(4)
    if way == 0:
        return point(lon, lat)
    if way == 1:
        return _path(chance, lon, lat, size)
    outer = _ring(lon, lat, size, chance.randint(3, 8), chance)
    return polygon(outer) if way == 2 else polygon(outer, _ring(lon, lat, size / 8, 4))


def _theatre(chance: Random) -> Pair:
    lon, lat = chance.uniform(-150, 150), chance.uniform(-65, 65)
    size = 10 ** chance.uniform(-4, 0.3)
    away = size * chance.choice([0.3, 1.5, 3, 10])
    other = lon + away * chance.uniform(-1, 1), lat + away * chance.uniform(-1, 1)
    return (_any(chance, lon, lat, size),), (_any(chance, *other, 10 ** chance.uniform(-4, 0.3)),)


def _points(chance: Random) -> Pair:
    lon, lat = chance.uniform(-180, 180), chance.uniform(-89, 89)
    far = 10 ** chance.uniform(-3, 7.2)
    to_lon, to_lat, _ = GEOD.fwd(lon, lat, chance.uniform(0, 360), far)
    return (point(lon, lat),), (point(to_lon, to_lat),)


def _in_a_hole(chance: Random) -> Pair:
    lon, lat, size = chance.uniform(-150, 150), chance.uniform(-60, 60), 10 ** chance.uniform(-3, 0)
    around = polygon(
        _ring(lon, lat, size, chance.randint(4, 12)),
        _ring(lon, lat, size * 0.5, chance.randint(4, 12)),
    )
    off = size * chance.choice([0.0, 0.1, 0.3, 0.5, 0.7])
    return (around,), (_any(chance, lon + off, lat, size * chance.choice([1e-5, 0.1, 0.3, 0.6])),)


def _nested(chance: Random) -> Pair:
    lon, lat, size = (
        chance.uniform(-150, 150),
        chance.uniform(-60, 60),
        10 ** chance.uniform(-3, 0.5),
    )
    outer = polygon(_ring(lon, lat, size, chance.randint(6, 20)))
    return (outer,), (_any(chance, lon, lat, size * 10 ** chance.uniform(-6, -0.5)),)


def _antimeridian(chance: Random) -> Pair:
    """A shape cut into two at the antimeridian (RFC 7946 3.1.9), and one beside it."""
    lat, size = chance.uniform(-85, 85), 10 ** chance.uniform(-4, 0.5)
    up = lat + chance.uniform(-1, 1) * size
    if chance.random() < 0.5:
        cut = line((180 - size, lat), (180.0, up)), line((-180.0, up), (size - 180, lat))
    else:
        east = ((180.0, lat), (180.0, lat + size), (180 - size, lat + size), (180.0, lat))
        west = tuple((-180.0 if lon == 180 else size - 180, at) for lon, at in east)
        cut = polygon(east), polygon(west)
    beside = chance.choice([180.0, -180.0, 180 - size / 3, size / 3 - 180, 180 - 3 * size])
    other = lat + size * chance.choice([-2, -0.5, 0.5, 2])
    return cut, (_any(chance, beside, max(-89.0, min(89.0, other)), size / 2),)


def _poles(chance: Random) -> Pair:
    pole = chance.choice([90.0, -90.0])
    edge = pole - pole / 90 * 10 ** chance.uniform(-4, 1)
    some = [chance.uniform(-180, 180) for _ in range(4)]
    cap = polygon(((-180.0, edge), (0.0, edge), (180.0, edge), (180.0, pole), (0.0, pole),
                   (-180.0, pole), (-180.0, edge)))  # fmt: skip
    ways = [
        point(some[0], pole),
        point(some[0], edge),
        line((some[0] / 2, edge), (some[1] / 2, pole)),
        line((some[0] / 2, edge), (some[1] / 2, edge)),
        line((some[0] / 2, pole), (some[1] / 2, pole)),
        cap,
        polygon(((0.0, edge), (90.0, edge), (90.0, pole), (0.0, pole), (0.0, edge))),
        line((some[2] / 2, 0.0), (some[3] / 2, pole - pole / 90 * 3)),
    ]
    lower = pole - pole / 90 * chance.uniform(0, 12)
    return (chance.choice(ways),), (chance.choice([*ways, point(some[3], lower)]),)


def _corridor(chance: Random) -> Pair:
    """Legs of some 500 km far north or south, along, across and beside each other."""
    lat, lon = chance.choice([1, -1]) * chance.uniform(55, 84), chance.uniform(-120, 120)
    wide = 4.5 / cos(radians(lat))
    leg = line((lon, lat), (lon + wide, lat + chance.uniform(-1, 1)))
    (x, y), (u, v) = leg.rings[0]
    off = 10 ** chance.uniform(-6, 0)
    ways = [
        line((x, y + off), (u, v + off)),
        line((x, y + off), (u, v + 2 * off)),
        line((x + wide / 3, y + off), (x + wide / 2, y + 3)),
        point((x + u) / 2, (y + v) / 2 + off),
        polygon(_ring((x + u) / 2, (y + v) / 2 + 2 * off, off, 7)),
    ]
    return (leg,), (chance.choice(ways),)


def _long_edges(chance: Random) -> Pair:
    lat, west = chance.uniform(-80, 80), chance.uniform(-180, -1)
    leg = line((west, lat), (west + chance.choice([180.0, 179.0, 120.0, 60.0]), lat / 2))
    box = polygon(((-90.0, -60.0), (90.0, -60.0), (90.0, 70.0), (-90.0, 70.0), (-90.0, -60.0)))
    there = chance.uniform(-180, 180), chance.uniform(-90, 90)
    other = line((-170.0, there[1]), (-60.0, -there[1]), (90.0, there[1] / 3))
    ways: list[Core] = [point(*there), other, _any(chance, there[0] * 0.9, there[1] * 0.9, 1.0)]
    return (chance.choice([leg, leg, box]),), (chance.choice(ways),)


def _tiny(chance: Random) -> Pair:
    lon, lat, size = (
        chance.uniform(-180, 180),
        chance.uniform(-80, 80),
        10 ** chance.uniform(-9, -5),
    )
    off = size * chance.choice([0.0, 1.0, 2.0, 50.0])
    corner = (lon, lat)
    tiny = polygon((corner, (lon + size, lat), (lon, lat + size), corner))
    return (tiny,), (_any(chance, lon + off, lat - off, size),)


def _repeated(chance: Random) -> Pair:
    """Positions that repeat, chains that go nowhere, lines and rings that cross themselves."""
    lon, lat, size = chance.uniform(-150, 150), chance.uniform(-70, 70), 10 ** chance.uniform(-4, 0)
    at, onward, up = (lon, lat), (lon + size, lat + size / 3), (lon + size / 2, lat + size)
    star = _ring(lon, lat, size, 5)
    ways = [
        line(at, at),
        line(at, at, at, onward, onward, at),
        line(at, onward, up, (lon + size, lat), at),
        polygon((at, onward, onward, up, up, at, at)),
        polygon((at, (lon + size, lat + size), (lon + size, lat), (lon, lat + size), at)),
        polygon((*(star[2 * number % 5] for number in range(5)), star[0])),
        polygon((at, at, at, at)),
        polygon((at, onward, up, onward, at)),
    ]
    off = size * chance.choice([0.0, 0.2, 0.5, 3.0])
    other = _any(chance, lon + off, lat + off / 2, size * chance.choice([1e-4, 0.3]))
    return (chance.choice(ways),), (chance.choice([*ways, other, other, other]),)


def _on_edges(chance: Random) -> Pair:
    """What would lie on an edge but for rounding, shared edges, the same core twice."""
    lon, lat, size = chance.uniform(-150, 150), chance.uniform(-75, 75), 10 ** chance.uniform(-3, 1)
    whole = _any(chance, lon, lat, size)
    if whole.kind is CoreKind.POINT:
        whole = _path(chance, lon, lat, size)
    ring = whole.rings[-1]
    number, share = (
        chance.randrange(len(ring) - 1),
        chance.choice([0.0, 1 / 3, 0.5, chance.random()]),
    )
    (x, y), (u, v) = ring[number], ring[number + 1]
    on = x + share * (u - x), y + share * (v - y)
    ways = [
        point(*on),
        line(on, _on_earth(on[0] + (v - y), on[1] - (u - x))),
        line((x, y), on),
        line(on, (u, v)),
        whole,
        Core(whole.kind, tuple(ring[::-1] for ring in whole.rings)),
    ]
    other = chance.choice(ways)
    far = any(
        abs(a[0] - b[0]) > 180 for a, b in zip(other.rings[0], other.rings[0][1:], strict=False)
    )
    return (whole,), (whole if far else other,)


def _antipodes(chance: Random) -> Pair:
    lon, lat, size = chance.uniform(-170, 0), chance.uniform(-80, 80), 10 ** chance.uniform(-4, 0.5)
    other = lon + 180 + chance.uniform(-1, 1), -lat + chance.uniform(-1, 1)
    return (_any(chance, lon, lat, size),), (_any(chance, *other, size),)


def _many_edges(chance: Random) -> Pair:
    """Rings of many edges that all lie at nearly one distance."""
    lon, lat, size = (
        chance.uniform(-100, 100),
        chance.uniform(-70, 70),
        10 ** chance.uniform(-3, 0.3),
    )
    outer = _ring(lon, lat, size, chance.choice([60, 150]))
    hole = _ring(lon, lat, size * 0.9, chance.choice([40, 100]))
    off = size * chance.choice([0.0, 0.01, 0.1, 3.0])
    inner = _ring(lon + off, lat, size * chance.choice([0.0001, 0.5, 0.85]), chance.choice([5, 50]))
    return (polygon(outer, hole),), (
        chance.choice([polygon(inner), line(*inner), point(lon, lat)]),
    )


FAMILIES: dict[str, Callable[[Random], Pair]] = {
    "theatre": _theatre,
    "points": _points,
    "in a hole": _in_a_hole,
    "nested": _nested,
    "antimeridian": _antimeridian,
    "poles": _poles,
    "corridor": _corridor,
    "long edges": _long_edges,
    "tiny": _tiny,
    "repeated": _repeated,
    "on edges": _on_edges,
    "antipodes": _antipodes,
    "many edges": _many_edges,
}

# Where the oracle has much to measure it is asked less often.
SLOW = ("corridor", "many edges")
IN_TURN = [name for name in FAMILIES if name not in SLOW] * 3 + list(SLOW)
