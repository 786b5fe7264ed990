"""What chords decide alone is right: CLEAR and CLOSE hold by geodesic measuring, with its error.

Pairs are drawn at all sizes, at poles, along meridians and the equator and beside the antimeridian,
and judged at limits that lie about the distance which was measured.
"""

import os
from random import Random

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.picture.adversarial import FAMILIES, SLOW, span

from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.approach import Approach, closest_approach
from keepclear.space.index import hasten, row_of
from keepclear.space.volume import Core, CoreKind, Volume, line, point, polygon

hasten()

from keepclear.space.judging import CLEAR, CLOSE, UNSURE, is_simple, judge  # noqa: E402

# About the distance itself, where only measuring can tell; and where chords are to say it.
OFFSETS_M = (0.0, 0.001, 0.004, 0.012, 0.02, 0.03, 0.05, 1.0, 100.0)
SOAK = bool(os.environ.get("KEEPCLEAR_SOAK"))
QUICK = [name for name in FAMILIES if name not in SLOW]
PAIRS = 50_000 if SOAK else 150


def judged(a: Core, b: Core, within_m: float) -> int:
    one, other = (row_of(Volume(core, 0.0, EVERY_ALTITUDE, span(0, 60))) for core in (a, b))
    found = judge(
        one.about[0], one.xyz, one.lonlat, other.about[0], other.xyz, other.lonlat, within_m
    )
    return int(found)


def wrong(a: Core, b: Core, found: Approach, within_m: float) -> str | None:
    """What is wrong with what the chords say of two cores, if anything."""
    for one, other in ((a, b), (b, a)):
        verdict = judged(one, other, within_m)
        if verdict == CLEAR and found.distance_m - found.error_m <= within_m:
            return f"CLEAR within {within_m}, at {found}: {one}, {other}"
        if verdict == CLOSE and found.distance_m - found.error_m > within_m:
            return f"CLOSE within {within_m}, at {found}: {one}, {other}"
    return None


def core(chance: Random, lon: float, lat: float, size: float) -> Core:
    """A core about a place, its edges often along meridians and parallels."""

    def position() -> tuple[float, float]:
        wide = size / max(0.02, np.cos(np.radians(lat)))
        x = lon + chance.choice([0.0, -1.0, 1.0, chance.uniform(-1, 1)]) * wide
        y = lat + chance.choice([0.0, -1.0, 1.0, chance.uniform(-1, 1)]) * size
        return max(-180.0, min(180.0, x)), max(-90.0, min(90.0, y))

    way = chance.randrange(4)
    if way == 0:
        return point(*position())
    if way == 1:
        return line(*(position() for _ in range(chance.randint(1, 6) + 1)))
    low, top = (tuple(sorted(pair)) for pair in zip(position(), position(), strict=True))
    box = ((low[0], top[0]), (low[1], top[0]), (low[1], top[1]), (low[0], top[1]), (low[0], top[0]))
    if way == 2:
        return polygon(box)
    middle, share = ((low[0] + low[1]) / 2, (top[0] + top[1]) / 2), chance.choice([0.3, 0.9, 1.0])
    inner = [
        (middle[0] + share * (x - middle[0]), middle[1] + share * (y - middle[1]))
        for x, y in box[:4]
    ]
    start = chance.randrange(4)  # the first vertex of a hole is another one each time
    hole = [*inner[start:], *inner[:start]]
    return polygon(box, (*hole, hole[0]))


def pair(seed: int) -> tuple[Core, Core]:
    chance = Random(seed)
    if chance.random() < 0.3:
        ones, others = FAMILIES[chance.choice(QUICK)](chance)
        return chance.choice(ones), chance.choice(others)
    lon = chance.choice([0.0, 180.0, -180.0, 90.0, chance.uniform(-180, 180)])
    lat = chance.choice([0.0, 90.0, -90.0, 89.9, -85.0, chance.uniform(-80, 80)])
    size, away = (10 ** chance.uniform(-6, 0.6) for _ in range(2))
    beside = lat + away * chance.uniform(-1, 1)
    onward = lon + away * chance.choice([0.0, 1.0, chance.uniform(-1, 1)])
    other = 10 ** chance.uniform(-6, 0.6)
    return core(chance, lon, lat, size), core(
        chance, (onward + 180) % 360 - 180, max(-90.0, min(90.0, beside)), other
    )


def limits(chance: Random, found: Approach) -> list[float]:
    reach = [found.distance_m, found.distance_m - found.error_m]
    some = [one + sign * chance.choice(OFFSETS_M) for one in reach for sign in (1, -1)]
    return [0.0, *(one for one in some if one >= 0)]


def test_chords_never_say_clear_or_close_where_measuring_says_otherwise() -> None:
    faults, certain = [], 0
    for seed in range(PAIRS):
        chance = Random(seed)
        one, other = pair(seed)
        found = closest_approach(one, other)
        for within_m in limits(chance, found):
            faults.append(wrong(one, other, found, within_m))
            certain += judged(one, other, within_m) != UNSURE
    assert [fault for fault in faults if fault] == []
    assert certain > PAIRS  # or nothing was tried


@settings(max_examples=PAIRS // 2)
@given(
    seed=st.integers(0, 10**12),
    share=st.floats(0.0, 2.0),
    off_m=st.floats(-0.1, 0.1),
)
def test_chords_agree_with_measuring_at_every_limit(seed: int, share: float, off_m: float) -> None:
    one, other = pair(seed)
    found = closest_approach(one, other)
    for within_m in (share * found.distance_m, found.distance_m + off_m):
        assert wrong(one, other, found, max(0.0, within_m)) is None


HOLE = ((2.0, 2.0), (2.0, 4.0), (4.0, 4.0), (4.0, 2.0), (2.0, 2.0))
SQUARE = ((0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (0.0, 6.0), (0.0, 0.0))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (point(3.0, 3.0), CLEAR),
        (point(1.0, 1.0), CLOSE),
        (polygon(((2.5, 2.5), (3.5, 2.5), (3.0, 3.5), (2.5, 2.5))), CLEAR),
        (polygon(((0.5, 0.5), (1.5, 0.5), (1.0, 1.5), (0.5, 0.5))), CLOSE),
        (line((1.0, 1.0), (3.0, 3.0)), CLOSE),
        (polygon(((1.0, 1.0), (5.0, 1.0), (5.0, 5.0), (1.0, 5.0), (1.0, 1.0))), CLOSE),
    ],
)
def test_a_hole_is_outside_and_what_goes_round_it_inside(inner: Core, expected: int) -> None:
    around = polygon(SQUARE, HOLE)
    assert judged(around, inner, 1_000.0) == judged(inner, around, 1_000.0) == expected


@pytest.mark.parametrize(
    "ring",
    [
        ((0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)),
        ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (1.0, 0.0), (0.0, 2.0), (0.0, 0.0)),
        ((179.0, 89.0), (-1.0, 89.0), (-1.0, 90.0), (179.0, 90.0), (179.0, 89.0)),
    ],
    ids=["crosses", "touches", "half round a pole"],
)
def test_what_chords_cannot_speak_of_is_left_to_measuring(
    ring: tuple[tuple[float, float], ...],
) -> None:
    assert judged(polygon(ring), point(100.0, -30.0), 0.0) == UNSURE
    assert judged(polygon(ring), point(1.0, 0.5), 0.0) == UNSURE


def test_beyond_the_lengths_that_chords_are_proven_for_nothing_is_decided() -> None:
    assert judged(point(0.0, 0.0), point(0.0, 20.0), 2.1e6) == UNSURE
    assert judged(point(0.0, 0.0), point(0.0, 20.0), 1.9e6) == CLEAR


whole = st.integers(-6, 6).map(float)
rough = st.one_of(whole, st.floats(-6, 6), st.integers(-3, 3).map(lambda step: step * 1e-13))
ring_vertices = st.lists(st.tuples(rough, rough), min_size=3, max_size=9)


@settings(max_examples=20_000 if SOAK else 500)
@given(vertices=ring_vertices)
@example(vertices=[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 0.0)])
@example(vertices=[(0.0, 0.0), (4.0, 0.0), (2.0, 0.0), (2.0, 3.0)])
@example(vertices=[(0.0, 0.0), (0.0, 0.0), (4.0, 0.0), (2.0, 3.0)])
@example(vertices=[(0.0, 0.0), (4.0, 4.0), (4.0, 0.0), (0.0, 4.0)])
def test_a_ring_called_simple_is_one_that_shapely_calls_valid(
    vertices: list[tuple[float, float]],
) -> None:
    ring = np.array([*vertices, vertices[0]])
    if is_simple(ring):
        assert shapely.is_valid(shapely.Polygon(ring))


def test_rings_as_they_are_drawn_are_called_simple() -> None:
    chance = Random(1)
    for count in range(3, 60):
        turns = np.sort([chance.uniform(0, 2 * np.pi) for _ in range(count)])
        reach = np.array([chance.uniform(0.5, 1.0) for _ in range(count)])
        ring = np.column_stack((10 + reach * np.cos(turns), 50 + reach * np.sin(turns)))
        drawn = Core(CoreKind.POLYGON, (tuple(map(tuple, [*ring, ring[0]])),))
        valid = shapely.is_valid(shapely.Polygon(drawn.rings[0]))
        assert is_simple(np.array(drawn.rings[0])) is bool(valid)
