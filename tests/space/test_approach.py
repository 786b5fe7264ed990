"""How close cores come, held against an oracle that only steps along edges and measures.

The oracle knows nothing of chords, balls or bounds. Contact it decides with exact
fractions; distance by geodesics between many places on the edges, looking closer
where they are least. It may only find too long a distance, never too short a one.
"""

import random
from fractions import Fraction
from itertools import pairwise, product
from math import cos, inf, pi, radians, sin

import numpy as np
import pytest
from pyproj import Geod

from keepclear.space.approach import Approach, approach_within, approaches_within, closest_approach
from keepclear.space.outline import Outline
from keepclear.space.volume import Core, CoreKind, Position, core_faults, line, point, polygon

GEOD = Geod(ellps="WGS84")
STEPS = 16


def edges(core: Core) -> list[tuple[Position, Position]]:
    if core.kind is CoreKind.POINT:
        return [(core.rings[0][0], core.rings[0][0])]
    return [edge for ring in core.rings for edge in pairwise(ring)]


def along(edge: tuple[Position, Position], share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    (lon, lat), (onward, upward) = edge
    return lon + share * (onward - lon), lat + share * (upward - lat)


def stepped_distance_m(a: Core, b: Core) -> float:
    """Return the least geodesic found between the edges of two cores."""
    best = inf
    cells = [(s, 0.0, 1.0, t, 0.0, 1.0) for s, t in product(edges(a), edges(b))]
    for _ in range(13):
        found = []
        for edge_a, s0, s1, edge_b, t0, t1 in cells:
            s, t = np.meshgrid(np.linspace(s0, s1, STEPS + 1), np.linspace(t0, t1, STEPS + 1))
            lengths = GEOD.inv(*along(edge_a, s.ravel()), *along(edge_b, t.ravel()))[2]
            least = int(np.argmin(lengths))
            s_at, t_at = s.ravel()[least], t.ravel()[least]
            ds, dt = (s1 - s0) / STEPS * 2, (t1 - t0) / STEPS * 2
            window = max(0, s_at - ds), min(1, s_at + ds), max(0, t_at - dt), min(1, t_at + dt)
            found.append((lengths[least], (edge_a, *window[:2], edge_b, *window[2:])))
        found.sort(key=lambda one: one[0])
        best = min(best, found[0][0])
        cells = [cell for _, cell in found[:5]]
    return float(best)


def to_edges_m(place: Position, core: Core) -> float:
    """Return the least geodesic found from a place to the edges of a core."""
    return stepped_distance_m(point(*place), core)


def turn_of(a: Position, b: Position, c: Position) -> int:
    (ax, ay), (bx, by), (cx, cy) = (tuple(map(Fraction, place)) for place in (a, b, c))
    area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    return (area > 0) - (area < 0)


def between(a: Position, b: Position, c: Position) -> bool:
    return all(min(x, y) <= z <= max(x, y) for x, y, z in zip(a, b, c, strict=True))


def cross(p: tuple[Position, Position], q: tuple[Position, Position]) -> bool:
    (a, b), (c, d) = p, q
    turns = turn_of(a, b, c), turn_of(a, b, d), turn_of(c, d, a), turn_of(c, d, b)
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    ends = ((a, b, c), (a, b, d), (c, d, a), (c, d, b))
    return any(not turn and between(*end) for turn, end in zip(turns, ends, strict=True))


def inside(place: Position, core: Core) -> bool:
    if core.kind is not CoreKind.POLYGON:
        return False
    odd = False
    for (ax, ay), (bx, by) in edges(core):
        if (ay > place[1]) != (by > place[1]):
            share = (Fraction(place[1]) - Fraction(ay)) / (Fraction(by) - Fraction(ay))
            odd ^= Fraction(ax) + share * (Fraction(bx) - Fraction(ax)) > Fraction(place[0])
    return odd


def turned(core: Core, by: float) -> Core:
    return Core(core.kind, tuple(tuple((x + by, y) for x, y in ring) for ring in core.rings))


def touch(a: Core, b: Core) -> bool:
    return any(touch_in_plane(a, turned(b, by)) for by in (0.0, 360.0, -360.0))


def touch_in_plane(a: Core, b: Core) -> bool:
    if any(cross(p, q) for p, q in product(edges(a), edges(b))):
        return True
    return inside(a.rings[0][0], b) or inside(b.rings[0][0], a)


def on_earth(lon: float, lat: float) -> Position:
    return max(-180.0, min(180.0, lon)), max(-90.0, min(90.0, lat))


def some_core(chance: random.Random, lon: float, lat: float, size: float) -> Core:
    wide = min(80.0, size / max(0.02, cos(radians(min(89.5, abs(lat))))))

    def place() -> Position:
        return on_earth(lon + chance.uniform(-wide, wide), lat + chance.uniform(-size, size))

    kind = chance.choice(list(CoreKind))
    if kind is CoreKind.POINT:
        return point(*place())
    if kind is CoreKind.LINE:
        return line(*(place() for _ in range(chance.randint(2, 5))))
    bearings = sorted(chance.uniform(0, 2 * pi) for _ in range(chance.randint(3, 7)))
    corners = [
        on_earth(
            lon + wide * chance.uniform(0.3, 1) * cos(bearing),
            lat + size * chance.uniform(0.3, 1) * sin(bearing),
        )
        for bearing in bearings
    ]
    core = polygon((*corners, corners[0]))
    return line(*corners) if core_faults(core, "") else core


def some_pair(seed: int) -> tuple[Core, Core]:
    chance = random.Random(seed)
    lat = chance.choice([chance.uniform(-60, 60), 35.0, chance.uniform(80, 90), -89.9, 0.0, 90.0])
    lon = chance.choice([chance.uniform(-170, 170), 36.0, 179.9, -179.9, 0.0])
    size = 10 ** chance.uniform(-4, 1)
    away = size * chance.choice([0.5, 1, 2, 3, 5, 20])
    other_lon = lon + away * chance.uniform(-1, 1) / max(0.05, cos(radians(lat)))
    other_lon = chance.choice([(other_lon + 180) % 360 - 180, other_lon, 180.0, -180.0])
    other_lat = lat + away * chance.uniform(-1, 1)
    a = some_core(chance, lon, lat, size)
    return a, some_core(chance, *on_earth(other_lon, other_lat), 10 ** chance.uniform(-4, 1))


@pytest.mark.parametrize("seed", range(300))
def test_no_nearer_place_is_found_by_stepping_and_the_distance_is_real(seed: int) -> None:
    a, b = some_pair(seed)
    found = closest_approach(a, b)
    stepped = stepped_distance_m(a, b)
    if touch(a, b):
        assert found == Approach(0.0, found.where, 0.0)
        return
    assert found.distance_m <= stepped + found.error_m
    assert found.error_m <= 0.006
    if found.distance_m == 0:
        assert stepped < 0.5  # contact that only the pole makes
        return
    # By way of the middle one gets from core to core, so no true distance is longer than this.
    way = to_edges_m(found.where, a) + to_edges_m(found.where, b)
    assert way == pytest.approx(found.distance_m, abs=0.5)


@pytest.mark.parametrize("seed", range(300, 400))
def test_a_limit_loses_no_pair_within_it_and_keeps_none_beyond(seed: int) -> None:
    a, b = Outline(some_pair(seed)[0]), Outline(some_pair(seed)[1])
    found = closest_approach(a.core, b.core)
    assert approach_within(a, b, found.distance_m) is not None
    assert approach_within(a, b, found.distance_m * 1.5 + 1) is not None
    if found.distance_m > 0.1:
        assert approach_within(a, b, found.distance_m - 0.02) is None
        assert approach_within(a, b, found.distance_m / 2) is None


@pytest.mark.parametrize("seed", range(400, 500))
def test_who_asks_makes_no_difference(seed: int) -> None:
    a, b = some_pair(seed)
    assert closest_approach(a, b) == closest_approach(b, a)


SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
RING = polygon(SQUARE, ((1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0)))
CAP = polygon(
    ((-180.0, 85.0), (0.0, 85.0), (180.0, 85.0), (180.0, 90.0), (0.0, 90.0), (-180.0, 90.0),
     (-180.0, 85.0))
)  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (point(5.0, 5.0), point(5.0, 5.0)),
        (point(180.0, 5.0), point(-180.0, 5.0)),
        (point(12.0, 90.0), point(-100.0, 90.0)),
        (point(0.5, 0.5), RING),
        (point(1.0, 2.0), RING),
        (line((2.0, 2.0), (9.0, 2.0)), RING),
        (polygon(tuple((lon / 2 + 1, lat / 2 + 1) for lon, lat in SQUARE)), polygon(SQUARE)),
        (polygon(tuple((lon + 4, lat) for lon, lat in SQUARE)), polygon(SQUARE)),
        (line((0.0, 0.0), (3.0, 1.0)), line((1.5, 0.5), (9.0, 9.0))),
        (point(-77.0, 89.0), CAP),
        (point(33.0, 90.0), CAP),
        (line((170.0, 0.0), (180.0, 0.0)), line((-180.0, -1.0), (-180.0, 1.0))),
        (polygon(((179.0, 0.0), (180.0, 0.0), (180.0, 1.0), (179.0, 0.0))), point(-180.0, 0.5)),
    ],
)
def test_what_touches_is_at_no_distance(a: Core, b: Core) -> None:
    assert closest_approach(a, b).distance_m == 0


def test_a_hole_is_outside() -> None:
    found = closest_approach(point(2.0, 2.0), RING)
    assert found.distance_m == pytest.approx(GEOD.inv(2, 2, 2, 3)[2], abs=200)
    assert found.distance_m == pytest.approx(to_edges_m((2.0, 2.0), RING), abs=0.01)


def test_the_middle_lies_across_the_antimeridian_and_over_the_pole() -> None:
    lon, lat = closest_approach(point(179.5, 0.0), point(-179.5, 0.0)).where
    assert abs(lon) == pytest.approx(180)
    assert lat == pytest.approx(0)
    assert closest_approach(point(0.0, 89.0), point(180.0, 89.0)).where[1] == pytest.approx(90)


def test_an_edge_is_straight_in_longitude_and_latitude_not_on_the_globe() -> None:
    # The geodesic between the ends would pass 0.4 degrees further north.
    leg = line((0.0, 40.0), (20.0, 40.0))
    assert closest_approach(leg, point(10.0, 40.0)).distance_m == 0
    assert closest_approach(leg, point(10.0, 40.4)).distance_m > 40_000


def test_a_polygon_over_half_the_world_still_meets_what_is_in_its_middle() -> None:
    half = polygon(((-90.0, -80.0), (90.0, -80.0), (90.0, 80.0), (-90.0, 80.0), (-90.0, -80.0)))
    assert closest_approach(half, point(0.0, 0.0)).distance_m == 0
    assert approach_within(Outline(half), Outline(point(1.0, 2.0)), 0.0) is not None


def test_rings_that_cross_count_for_all_they_may_enclose() -> None:
    bow = polygon(((0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)))
    assert closest_approach(bow, point(0.9, 0.5)).distance_m == 0
    assert closest_approach(bow, point(0.1, 0.5)).distance_m == 0
    assert closest_approach(bow, point(0.5, 0.9)).distance_m > 1000


def circle(lon: float, lat: float, radius: float, count: int) -> Core:
    bearings = [2 * pi * number / count for number in range(count)]
    ring = [(lon + radius * cos(turn), lat + radius * sin(turn)) for turn in bearings]
    return polygon((*ring, ring[0]))


def test_two_outlines_of_very_many_vertices_are_measured() -> None:
    inner, outer = circle(36.0, 35.0, 0.5, 30_000), circle(37.5, 35.0, 0.5, 30_000)
    expected = GEOD.inv(36.5, 35.0, 37.0, 35.0)[2]  # a little north of there it is less
    assert expected - 1 < closest_approach(inner, outer).distance_m < expected
    around = polygon(circle(36.0, 35.0, 0.6, 20_000).rings[0], circle(36.0, 35.0, 0.51, 9).rings[0])
    assert closest_approach(around, inner).distance_m == 0
    around = polygon(circle(36.0, 35.0, 0.6, 9).rings[0], circle(36.0, 35.0, 0.51, 9000).rings[0])
    assert closest_approach(around, inner).distance_m == pytest.approx(911, abs=2)


def test_far_apart_the_error_stays_as_stated() -> None:
    leg = line((-60.0, 10.0), (-50.0, 30.0))
    found = closest_approach(leg, line((30.0, -40.0), (20.0, 10.0)))
    assert found.error_m <= 0.005
    stepped = stepped_distance_m(leg, line((30.0, -40.0), (20.0, 10.0)))
    assert found.distance_m == pytest.approx(stepped, abs=0.01)


@pytest.mark.parametrize("seed", range(500, 560))
def test_where_the_work_runs_out_the_error_says_so_and_no_pair_is_lost(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = some_pair(seed)
    whole = closest_approach(a, b)
    monkeypatch.setattr("keepclear.space.nearest.WORK_PAIRS", 30)
    monkeypatch.setattr("keepclear.space.nearest.WORK_PAIRS_PER_EDGE", 0)
    cut_short = closest_approach(a, b)
    assert cut_short.distance_m - cut_short.error_m <= whole.distance_m + 1e-6
    assert whole.distance_m - whole.error_m <= cut_short.distance_m
    assert approach_within(Outline(a), Outline(b), whole.distance_m) is not None


def test_cores_measured_together_are_as_near_as_each_two_alone() -> None:
    """To the last bit: it must not matter to an answer what else was asked."""
    chance = random.Random(11)
    asked = []
    for _ in range(300):
        reach = chance.choice([0.01, 0.5, 20.0])
        cores = []
        for _ in range(2):
            lon, lat = chance.uniform(30, 30 + reach), chance.uniform(50, 50 + reach)
            corners = chance.choice([1, 2, 5, 40])
            ring = [
                (lon + reach * cos(turn) / 3, lat + reach * sin(turn) / 9)
                for turn in (2 * pi * k / corners for k in range(corners))
            ]
            kind = {1: point(lon, lat), 2: line(*ring)}
            cores.append(kind.get(corners) or polygon((*ring, ring[0])))
        limit_m = chance.choice([inf, 100_000.0, 2_000.0])
        asked.append((Outline(cores[0]), Outline(cores[1]), limit_m))
    together = approaches_within(asked)
    assert together == [approach_within(*one) for one in asked]
    apart = [one for one in together if one and one.distance_m > 0]
    assert len(apart) > 60
    assert any(one is None for one in together)
    assert max(one.distance_m for one in apart) > 40_000  # where chords no longer bound
