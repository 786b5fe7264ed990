"""No cheaper way out exists: each move of a small grid is tried, one by one, on small cases.

What is written here shares no search with the program: it lists the moves, displaces the
volumes and asks for each plan alone whether it conflicts.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import product
from math import inf
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.rules import PairRule, Rules, Severity
from keepclear.exchange.rule.separation import Separation
from keepclear.picture.area import Plan
from keepclear.picture.conflict import meeting
from keepclear.picture.displacement import Cost, Grid, Move, Way, bearings, displaced
from keepclear.picture.resolution import ways_out
from keepclear.picture.separation import held_to
from keepclear.space.altitude import CAUTIOUS, EVERY_ALTITUDE, NOT_COMPARED, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

DAWN = datetime(2030, 6, 1, 5, tzinfo=UTC)
PRICES = [Cost(), Cost(minute=0.7, altitude_50_m=3.1, lateral_100_m=0.3), Cost(3.0, 0.2, 1.0)]
Situation: TypeAlias = tuple[Plan, dict[str, Plan], Rules]
NEAR = Grid(240, 100, 250, time_max_s=1_200, altitude_max_m=500, lateral_max_m=2_000)
FAR = Grid(3_600, 500, 1_000, time_max_s=3_600, altitude_max_m=500, lateral_max_m=20_000)


def instant_after(minute: int) -> datetime:
    return DAWN + timedelta(minutes=minute)


@st.composite
def spans(draw: st.DrawFn) -> Interval:
    start = draw(st.integers(-20, 20))
    return Interval(instant_after(start), instant_after(start + draw(st.integers(1, 25))))


@st.composite
def bands(draw: st.DrawFn, in_the_air: bool) -> Band:
    if not in_the_air and draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from([EVERY_ALTITUDE, Band(None, 400, Reference.MSL)]))
    floor_m = draw(st.integers(0, 10)) * 50
    reference = draw(st.sampled_from([Reference.MSL] * 9 + [Reference.WGS84]))
    return Band(floor_m, floor_m + draw(st.integers(0, 6)) * 50, reference)


def places(spread: float) -> st.SearchStrategy[tuple[float, float]]:
    """Places within so many degrees, in millionths of a degree."""
    most = round(spread * 1_000_000)
    steps = st.integers(-most, most)
    return st.tuples(steps, steps).map(lambda at: (36 + at[0] / 1e6, 35 + at[1] / 1e6))


@st.composite
def cores(draw: st.DrawFn, spread: float) -> Core:
    kind = draw(st.integers(0, 3))
    at = draw(places(spread))
    if kind == 0:
        return point(*at)
    if kind < 3:
        return line(at, draw(places(spread)), *draw(st.lists(places(spread), max_size=2)))
    lon, lat = at
    wide, high = (draw(st.integers(1, 10)) * spread / 10 for _ in range(2))
    east, north = round(lon + wide, 6), round(lat + high, 6)
    return polygon(((lon, lat), (east, lat), (east, north), (lon, north), (lon, lat)))


@st.composite
def plans(draw: st.DrawFn, party: str, spread: float, most: int, in_the_air: bool) -> Plan:
    count = draw(st.integers(1, most))
    volumes = tuple(
        Volume(
            draw(cores(spread)),
            draw(st.integers(0, 8)) * 50.0,
            draw(bands(in_the_air)),
            draw(spans()),
        )
        for _ in range(count)
    )
    flying = [Activity.FLIGHT, Activity.EXERCISE]
    activities = flying if in_the_air else [*flying, Activity.VESSEL_MOVEMENT]
    return Plan(party, draw(st.sampled_from(activities)), volumes)


@st.composite
def situations(draw: st.DrawFn, spread: float, in_the_air: bool = False) -> Situation:
    mine = draw(plans("A", spread, 3, in_the_air))
    others = {
        f"{party}-{number}": draw(plans(party, spread, 2, in_the_air))
        for number, party in enumerate([*draw(st.lists(st.sampled_from("AB"), max_size=4)), "C"])
    }
    apart = st.builds(
        Separation,
        st.sampled_from([0.0, 100.0, 250.0]),
        st.sampled_from([0.0, 100.0]),
        st.sampled_from([0, 120, 300]),
    )
    pair = PairRule(Activity.FLIGHT, Activity.EXERCISE, draw(apart), Severity.CAUTION)
    margins = draw(st.sampled_from([NOT_COMPARED, CAUTIOUS]))
    return mine, others, Rules(base=draw(apart), pairs=(pair,), margins=margins)


def moves(plan: Plan, grid: Grid) -> Iterator[Move]:
    """Every move on the grid that such a notice may be asked for."""
    times = range(-grid.time_max_s, grid.time_max_s + 1, grid.time_s)
    levels = range(-grid.altitude_max_m, grid.altitude_max_m + 1, grid.altitude_m)
    bounded = all(None not in (v.band.floor_m, v.band.ceiling_m) for v in plan.volumes)
    for time_s, altitude_m in product(times, levels):
        floors = [(volume.band.floor_m or 0) + altitude_m for volume in plan.volumes]
        in_the_air = plan.activity is not Activity.VESSEL_MOVEMENT and bounded and min(floors) >= 0
        if altitude_m == 0 or in_the_air:
            yield Move(time_s, altitude_m)
    for way, bearing in bearings(plan.volumes).items():
        for lateral_m in range(grid.lateral_m, grid.lateral_max_m + 1, grid.lateral_m):
            yield Move(0, 0, lateral_m, way, bearing)


def is_clear(plan: Plan, others: Mapping[str, Plan], rules: Rules, move: Move) -> bool:
    there = displaced(plan.volumes, move)
    assert there is not None
    for other in others.values():
        separation = rules.between(plan.activity, other.activity).separation
        held = held_to(separation, rules.margins)
        if other.party != plan.party and meeting(there, other.volumes, held):
            return False
    return True


def cheapest(
    plan: Plan, others: Mapping[str, Plan], rules: Rules, grid: Grid, cost: Cost
) -> dict[tuple[Way, ...], float]:
    """The least cost of a clear move in each direction, and of two where that is cheaper."""
    if is_clear(plan, others, rules, Move()):
        return {}
    least: dict[tuple[Way, ...], float] = {}
    for move in moves(plan, grid):
        if cost.of(move) < least.get(move.ways, inf) and is_clear(plan, others, rules, move):
            least[move.ways] = cost.of(move)
    return {
        ways: price
        for ways, price in least.items()
        if len(ways) == 1 or all(price < least.get((way,), inf) for way in ways)
    }


def check_offers(situation: Situation, grid: Grid, cost: Cost) -> None:
    mine, others, rules = situation
    offers = ways_out(mine, others, rules, grid, cost)
    told = {offer.move.ways: offer.cost for offer in offers}
    assert told == cheapest(mine, others, rules, grid, cost)
    for offer in offers:
        assert is_clear(mine, others, rules, offer.move)
        assert offer.volumes == displaced(mine.volumes, offer.move)
        assert all(not is_clear(mine, {key: others[key]}, rules, Move()) for key in offer.clears)
        rest = {key: plan for key, plan in others.items() if key not in offer.clears}
        assert is_clear(mine, rest, rules, Move())
        assert offer.clearance is not None
        assert offer.clearance.spare >= 0


UNHURRIED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.requirement("C-9", "C-10")
@UNHURRIED
@given(situations(0.02), st.sampled_from(PRICES))
def test_no_cheaper_way_out_is_on_a_fine_grid(situation: Situation, cost: Cost) -> None:
    check_offers(situation, NEAR, cost)


@UNHURRIED
@given(situations(0.02, in_the_air=True), st.sampled_from(PRICES))
def test_no_cheaper_way_out_is_there_in_the_air(situation: Situation, cost: Cost) -> None:
    check_offers(situation, NEAR, cost)


@pytest.mark.requirement("C-10")
@UNHURRIED
@given(situations(0.15), st.sampled_from(PRICES))
def test_no_nearer_place_is_clear_far_and_wide(situation: Situation, cost: Cost) -> None:
    check_offers(situation, FAR, cost)
