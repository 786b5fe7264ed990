"""The engine against an oracle that was written apart from it: none missed, none invented.

Where the oracle has measured two places close enough, the engine finds the conflict: to the last
bit, with no allowance. Where the oracle has proven that the plans keep clear by more than half a
metre beyond what was agreed, the engine finds none. In between either answer is right.
"""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import combinations
from math import inf
from random import Random
from typing import Any

import numpy as np
import pytest
from tests.picture.adversarial import ENGINES, Case, Engine, case, crowded, some_separation, span
from tests.space import oracle
from tests.space.oracle import GEOD, Bounds, Verdict, distance, verdict

from keepclear.exchange.rule.separation import Separation
from keepclear.picture.meeting import Meeting
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Position, Volume, line, point, polygon

SOAK = bool(os.environ.get("KEEPCLEAR_SOAK"))
BATCH = 250
BATCHES = range(400 if SOAK else 9)
CROWDS = range(200 if SOAK else 3)
CLOSENESS_M = 0.01  # the engine states 6 mm, and counts distances alike to the millimetre as equal
APART_S = 11_000_000  # more than any pair of the adversarial plans lasts


def later(volumes: Sequence[Volume], turn: int) -> tuple[Volume, ...]:
    """The same volumes at a time of their own."""
    by = timedelta(seconds=turn * APART_S)
    return tuple(
        Volume(
            one.core,
            one.radius_m,
            one.band,
            Interval(one.interval.start + by, one.interval.end + by),
        )
        for one in volumes
    )


def wrong(engine: Engine, one: Case, found: list[tuple[int, Meeting]], at: int) -> str | None:
    """What is wrong with the answer of an engine to one pair of plans, if anything."""
    told = f"{engine}: {one.name}: oracle {one.verdict} {one.bounds}, engine {found}"
    if [key for key, _ in found] not in ([], [at]):
        return f"conflict with a plan of another time: {told}"
    if one.verdict is Verdict.CONFLICT and not found:
        return f"MISSED: {told}"
    if one.verdict is Verdict.CLEAR and found:
        return f"invented: {told}"
    if found:
        closest_m = found[0][1].closest_m
        radii_m = one.a[0].radius_m + one.b[0].radius_m
        least = max(0.0, one.bounds.least_m - radii_m) - CLOSENESS_M
        most = max(0.0, one.bounds.most_m - radii_m) + CLOSENESS_M
        if not least <= closest_m <= most:
            return f"closeness: {told}"
    return None


@pytest.mark.parametrize("batch", BATCHES)
def test_no_conflict_is_missed_and_none_is_invented_beyond_half_a_metre(batch: int) -> None:
    cases = [case(seed) for seed in range(batch * BATCH, (batch + 1) * BATCH)]
    faults = []
    for engine in ENGINES:
        # All in one picture, each at its own time, and both ways round.
        ones, others = engine(), engine()
        for at, one in enumerate(cases):
            ones.add(at, "A", later(one.a, at))
            others.add(at, "B", later(one.b, at))
        for at, one in enumerate(cases):
            forth = others.meetings("A", later(one.a, at), one.separation)
            back = ones.meetings("B", later(one.b, at), one.separation)
            faults += [wrong(engine, one, forth, at), wrong(engine, one, back, at)]
    assert [fault for fault in faults if fault] == []


def test_the_adversarial_pairs_are_hard_ones() -> None:
    verdicts = [case(seed).verdict for seed in range(210)]
    assert min(verdicts.count(Verdict.CONFLICT), verdicts.count(Verdict.CLEAR)) > 50
    assert verdicts.count(Verdict.OPEN) > 10


@pytest.mark.parametrize("seed", CROWDS)
def test_in_a_crowd_every_pair_is_judged_as_the_oracle_judges_it(seed: int) -> None:
    chance = Random(seed)
    plans = {key: (chance.choice("ABC"), crowded(chance)) for key in range(30)}
    separation = some_separation(chance)
    judged = {
        (a, b): verdict(plans[a][1], plans[b][1], separation)
        for a, b in combinations(plans, 2)
        if plans[a][0] != plans[b][0]
    }
    assert Verdict.CONFLICT in judged.values()
    surely = {pair for pair, found in judged.items() if found is Verdict.CONFLICT}
    perhaps = {pair for pair, found in judged.items() if found is Verdict.OPEN}
    for engine in ENGINES:
        active = engine()
        found: dict[tuple[int, int], Meeting] = {}
        for key, (party, volumes) in plans.items():
            for other, one in active.meetings(party, volumes, separation, key=key):
                found[other, key] = one
            active.add(key, party, volumes)
        assert surely <= set(found), f"{engine}: MISSED {surely - set(found)}"
        assert set(found) <= surely | perhaps, f"{engine}: invented {set(found) - surely - perhaps}"
        for (a, b), one in found.items():
            times = conflict_times(plans[a][1], plans[b][1], separation)
            assert times in (None, (one.start, one.end, one.gap_s)), f"{engine}: {a, b}"


def conflict_times(
    a: Sequence[Volume], b: Sequence[Volume], separation: Separation
) -> tuple[datetime, datetime, int | None] | None:
    """When two plans conflict by sentence 20 of spec/volume.md; None if the oracle is not sure."""
    pairs = [(x, y, oracle.of_volumes(x, y, separation)) for x in a for y in b]
    if any(judged is Verdict.OPEN for _, _, judged in pairs):
        return None
    spans = [
        (max(x.interval.start, y.interval.start), min(x.interval.end, y.interval.end))
        for x, y, judged in pairs
        if judged is Verdict.CONFLICT
    ]
    shared = [(start, end) for start, end in spans if start < end]
    if shared:
        return min(start for start, _ in shared), max(end for _, end in shared), None
    end, start = min(spans, key=lambda gap: (gap[0] - gap[1], gap[1]))
    return start, end, int((end - start).total_seconds())


# The oracle itself.

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
RING = polygon(SQUARE, ((1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0)))
STAR = polygon(((0.0, 3.0), (2.0, -3.0), (-3.0, 1.0), (3.0, 1.0), (-2.0, -3.0), (0.0, 3.0)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (point(180.0, 5.0), point(-180.0, 5.0)),
        (point(0.5, 0.5), RING),
        (point(1.0, 2.0), RING),
        (line((2.0, 2.0), (9.0, 2.0)), RING),
        (line((0.0, 0.0), (3.0, 1.0)), line((1.5, 0.5), (9.0, 9.0))),
        (polygon(((179.0, 0.0), (180.0, 0.0), (180.0, 1.0), (179.0, 0.0))), point(-180.0, 0.5)),
        (STAR, point(0.0, 0.0)),
    ],
)
def test_the_oracle_sees_what_shares_a_place(a: Core, b: Core) -> None:
    assert distance(a, b) == distance(b, a) == Bounds(0.0, 0.0)


@pytest.mark.parametrize(
    ("a", "b", "expected_m"),
    [
        (point(12.0, 90.0), point(-100.0, 90.0), 0.0),
        (point(179.5, 0.0), point(-179.5, 0.0), GEOD.inv(0, 0, 1, 0)[2]),
        (point(0.0, 89.0), point(180.0, 89.0), 2 * GEOD.inv(0, 89, 0, 90)[2]),
        (line((0.0, 10.0), (90.0, 10.0)), point(-7.0, 90.0), GEOD.inv(0, 10, 0, 90)[2]),
        (line((0.0, 40.0), (0.0, 50.0)), line((-9.0, 0.0), (9.0, 0.0)), GEOD.inv(0, 0, 0, 40)[2]),
        (point(5.0, 2.0), RING, GEOD.inv(5, 2, 4, 2)[2] - 18.0),  # a great circle bends poleward
    ],
)
def test_the_oracle_knows_distances_that_anyone_can_check(
    a: Core, b: Core, expected_m: float
) -> None:
    found = distance(a, b)
    near = 20 if b is RING else oracle.PRECISE_M
    assert found.least_m - near <= expected_m <= found.most_m + near


def on_path(a: Position, b: Position, share: float) -> Position:
    azimuth, _, length = GEOD.inv(*a, *b)
    lon, lat, _ = GEOD.fwd(*a, azimuth, length * share)
    return lon, lat


@pytest.mark.parametrize("seed", range(100))
def test_the_comparison_that_the_oracle_rests_on_holds_on_this_earth(seed: int) -> None:
    chance = Random(seed)
    a, b = ((chance.uniform(-180, 180), chance.uniform(-90, 90)) for _ in range(2))
    size = 10 ** chance.uniform(-5, 1.9)
    ends = [(lon, max(-90.0, min(90.0, lat + chance.uniform(-size, size)))) for lon, lat in (a, b)]
    paths = ((a, ends[0]), (b, ends[1]))
    squares = [GEOD.inv(*p, *q)[2] ** 2 for q in paths[1] for p in paths[0]]
    lengths = [GEOD.inv(*p, *q)[2] ** 2 for p, q in paths]
    columns = [np.array([value]) for value in (*squares, *lengths)]
    flat, _, _ = oracle._on_flat_ground(columns[:4], *columns[4:])
    for _ in range(20):
        p, q = (on_path(*path, chance.random()) for path in paths)
        assert flat[0] ** 0.5 <= GEOD.inv(*p, *q)[2]


@pytest.mark.parametrize("seed", range(50))
def test_an_edge_strays_no_further_from_the_shortest_path_than_the_oracle_allows(seed: int) -> None:
    chance = Random(seed)
    lon, lat = (
        chance.uniform(-90, 0),
        chance.choice([1, -1]) * chance.choice([0.0, 35.0, 80.0, 89.9]),
    )
    size = 10 ** chance.uniform(-4, 1.7)
    turn, rise = size * chance.uniform(-1, 1), -lat / 90 * size * chance.random()
    row = np.array([[lon, lat, turn, rise]] * 2)[None]
    allowed = float(oracle._stray(row)[0, 0])
    path = line(*(on_path((lon, lat), (lon + turn, lat + rise), at / 100) for at in range(101)))
    rough = float(oracle._stray(np.array([[lon, lat, turn / 100, rise / 100]] * 2)[None])[0, 0])
    for at in range(1, 10):
        on = point(lon + turn * at / 10, lat + rise * at / 10)
        assert distance(on, path).least_m <= allowed + 2 * rough


@pytest.mark.parametrize("seed", range(40))
def test_plain_steps_find_no_place_nearer_than_the_oracle_and_none_much_nearer_than_it_measured(
    seed: int,
) -> None:
    chance = Random(seed)
    lat, size = chance.uniform(-85, 85), 10 ** chance.uniform(-3, 1)
    ends = [(chance.uniform(-size, size), max(-90, min(90, lat + chance.uniform(-size, size))))
            for _ in range(4)]  # fmt: skip
    found = distance(line(*ends[:2]), line(*ends[2:]))
    s, t = (one.ravel() for one in np.meshgrid(np.linspace(0, 1, 101), np.linspace(0, 1, 101)))
    places: list[Any] = []
    for share, ((x, y), (u, v)) in ((s, ends[:2]), (t, ends[2:])):
        places += [x + share * (u - x), y + share * (v - y)]
    stepped = float(np.min(GEOD.inv(*places)[2]))
    steps_m = sum(GEOD.inv(*p, *q)[2] for p, q in (ends[:2], ends[2:])) / 100
    assert found.least_m <= stepped
    assert stepped - 1.1 * steps_m <= found.most_m <= stepped + oracle.PRECISE_M
    assert found.most_m - found.least_m <= oracle.PRECISE_M


def test_a_reach_changes_no_judgement() -> None:
    for seed in range(30):
        one = case(seed * 13)
        reach = one.a[0].radius_m + one.b[0].radius_m + one.separation.lateral_m
        near = distance(one.a[0].core, one.b[0].core, reach)
        whole = distance(one.a[0].core, one.b[0].core, inf)
        assert near.least_m <= whole.most_m
        assert whole.least_m <= near.most_m
        assert (near.most_m <= reach) == (whole.most_m <= reach)


MSL, FL = Reference.MSL, Reference.FL


def test_the_oracle_holds_times_half_open() -> None:
    first = span(0, 100)
    assert oracle.near_in_time(first, span(99, 200), 0)
    assert not oracle.near_in_time(span(100, 200), first, 0)
    assert oracle.near_in_time(span(100, 200), first, 1)
    assert not oracle.near_in_time(first, span(160, 200), 60)
    assert oracle.near_in_time(first, span(159, 200), 60)


@pytest.mark.parametrize(
    ("a", "b", "vertical_m", "near"),
    [
        (Band(None, 100, MSL), Band(100, None, MSL), 0, True),
        (Band(None, 100, MSL), Band(100.125, None, MSL), 0, False),
        (Band(400, 500, MSL), Band(0, 100, MSL), 300, True),
        (Band(400.125, 500, MSL), Band(0, 100, MSL), 300, False),
        (Band(0, 100, MSL), Band(9000, 9100, FL), 0, True),
        (EVERY_ALTITUDE, Band(9000, 9100, FL), 0, True),
        (Band(0, 100, MSL), Band(None, None, MSL), 0, True),
    ],
)
def test_the_oracle_holds_altitudes_closed(a: Band, b: Band, vertical_m: float, near: bool) -> None:
    assert oracle.near_in_height(a, b, vertical_m) is near
    assert oracle.near_in_height(b, a, vertical_m) is near
