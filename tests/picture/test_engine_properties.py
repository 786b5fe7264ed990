"""What holds of every engine and all plans: nothing hangs on who asks, when, or in what order.

Two machines add, replace and remove plans and compare with an engine built anew: one driven by
hypothesis, which finds the shortest way to a fault, and one from a seed, which goes to sizes where
an index is cut, merged and rebuilt.
"""

import os
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from tests.picture.adversarial import ENGINES, FAMILIES, Engine, crowded, some_separation, span
from tests.space.oracle import GEOD

from keepclear.exchange.rule.separation import Separation
from keepclear.picture.conflict import ActivePlans, all_meetings, meeting
from keepclear.picture.meeting import Meeting
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.approach import closest_approach
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

SOAK = bool(os.environ.get("KEEPCLEAR_SOAK"))
Volumes: TypeAlias = tuple[Volume, ...]
Plans: TypeAlias = dict[int, tuple[str, Volumes]]
EASY = [name for name in FAMILIES if name not in ("corridor", "many edges", "antipodes")]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Volumes, Volumes]:
    """Two plans that are often close: from a crowd, or of a shape that is hard to measure."""
    chance = Random(draw(st.integers(0, 10**6)))
    if chance.random() < 0.5:
        return crowded(chance), crowded(chance)
    shapes = FAMILIES[chance.choice(EASY)](chance)
    radii = [chance.choice([0.0, 1.0, 10 ** chance.uniform(0, 6)]) for _ in shapes]
    return tuple(  # type: ignore[return-value]
        tuple(Volume(core, radius, EVERY_ALTITUDE, span(0, 900)) for core in side)
        for side, radius in zip(shapes, radii, strict=True)
    )


plans = st.integers(0, 10**6).map(lambda seed: crowded(Random(seed)))
separations = st.integers(0, 10**6).map(lambda seed: some_separation(Random(seed)))
held_plans = st.lists(st.tuples(st.sampled_from("ABC"), plans), max_size=8).map(
    lambda held: dict(enumerate(held))
)
every_engine = pytest.mark.parametrize("engine", ENGINES)


def met(engine: Engine, a: Volumes, b: Volumes, separation: Separation) -> Meeting | None:
    active: ActivePlans[int] = engine()
    active.add(0, "B", b)
    found = active.meetings("A", a, separation)
    return found[0][1] if found else None


def changed(volumes: Volumes, by: timedelta = timedelta(0), mirrored: bool = False) -> Volumes:
    """The same plan at another time, or seen in a mirror on both axes of the globe."""
    sign = -1 if mirrored else 1

    def core(one: Core) -> Core:
        return Core(
            one.kind, tuple(tuple((sign * x, sign * y) for x, y in ring) for ring in one.rings)
        )

    def when(one: Interval) -> Interval:
        return Interval(one.start + by, one.end + by)

    return tuple(Volume(core(v.core), v.radius_m, v.band, when(v.interval)) for v in volumes)


@every_engine
@given(pair=pairs(), separation=separations)
def test_who_asks_changes_nothing(
    engine: Engine, pair: tuple[Volumes, Volumes], separation: Separation
) -> None:
    a, b = pair
    forth, back = met(engine, a, b, separation), met(engine, b, a, separation)
    if forth is None or back is None:
        assert forth is back
        return
    # The rest hangs on the order of two volume pairs that are equal to the millimetre.
    assert forth.closest_m == pytest.approx(back.closest_m, abs=0.002)
    assert (forth.start, forth.end, forth.gap_s) == (back.start, back.end, back.gap_s)


@given(pair=pairs(), separation=separations)
def test_every_engine_gives_one_answer(
    pair: tuple[Volumes, Volumes], separation: Separation
) -> None:
    plain, *others = (met(engine, *pair, separation) for engine in ENGINES)
    assert others == [plain] * len(others)


@pytest.mark.parametrize("short_m", [0.2, 1.0, 2.0, 30.0])
def test_every_engine_keeps_a_pair_that_is_too_much_work_to_measure(short_m: float) -> None:
    # A knot of a few centimetres in the middle of a ring: all edges are at nearly one distance.
    chance = Random(1)
    knot = [tuple(chance.uniform(-1e-6, 1e-6) for _ in "xy") for _ in range(801)]
    ring = [GEOD.fwd(0.0, 0.0, turn * 0.3, 1_000.0)[:2] for turn in range(1201)]
    pair = tuple(
        (Volume(Core(CoreKind.LINE, (tuple(core),)), 0.0, EVERY_ALTITUDE, span(0, 900)),)
        for core in (knot, ring)
    )
    apart_m = closest_approach(pair[0][0].core, pair[1][0].core).distance_m
    plain, *others = (met(engine, *pair, Separation(apart_m - short_m)) for engine in ENGINES)
    assert others == [plain] * len(others)
    assert (plain is None) == (short_m > 10)
    if plain is not None:
        assert plain.closest_m > apart_m - short_m > plain.closest_m - plain.doubt_m


@every_engine
@given(pair=pairs(), separation=separations, seconds=st.integers(-(6 * 10**10), 2 * 10**11))
def test_moving_both_plans_in_time_moves_the_conflict_and_no_more(
    engine: Engine, pair: tuple[Volumes, Volumes], separation: Separation, seconds: int
) -> None:
    by = timedelta(seconds=seconds)
    found = met(engine, *pair, separation)
    moved = met(engine, changed(pair[0], by), changed(pair[1], by), separation)
    if found is None or moved is None:
        assert found is moved
        return
    assert moved == Meeting(
        found.closest_m,
        found.vertical_m,
        found.start + by,
        found.end + by,
        found.gap_s,
        found.where,
        found.doubt_m,
    )


@every_engine
@given(pair=pairs(), separation=separations)
def test_the_mirrored_globe_has_the_mirrored_conflicts(
    engine: Engine, pair: tuple[Volumes, Volumes], separation: Separation
) -> None:
    found = met(engine, *pair, separation)
    mirrored = met(
        engine, changed(pair[0], mirrored=True), changed(pair[1], mirrored=True), separation
    )
    if found is None or mirrored is None:
        # A pair may stand within the error of the reach, on this side of it or that.
        wider = Separation(separation.lateral_m + 0.5, separation.vertical_m, separation.time_s)
        assert found is mirrored or met(engine, *pair, wider)
        return
    assert mirrored.closest_m == pytest.approx(found.closest_m, abs=0.01)
    assert (mirrored.start, mirrored.end) == (found.start, found.end)


@every_engine
@given(
    pair=pairs(),
    separation=separations,
    lateral_m=st.floats(0, 1e7),
    vertical_m=st.floats(0, 1e4),
    time_s=st.integers(0, 10**6),
)
def test_a_greater_separation_never_loses_a_conflict(
    engine: Engine,
    pair: tuple[Volumes, Volumes],
    separation: Separation,
    lateral_m: float,
    vertical_m: float,
    time_s: int,
) -> None:
    found = met(engine, *pair, separation)
    if found is None:
        return
    for lateral, vertical, time in ((lateral_m, 0, 0), (0, vertical_m, 0), (0, 0, time_s)):
        greater = Separation(
            separation.lateral_m + lateral,
            separation.vertical_m + vertical,
            separation.time_s + time,
        )
        more = met(engine, *pair, greater)
        assert more is not None
        assert more.closest_m <= found.closest_m + 0.01


@every_engine
@given(held=held_plans, separation=separations, chance=st.randoms(use_true_random=False))
def test_every_node_finds_the_same_whatever_came_first(
    engine: Engine, held: Plans, separation: Separation, chance: Random
) -> None:
    ours, theirs = engine(), engine()
    order = list(held)
    for active in (ours, theirs):
        chance.shuffle(order)
        for key in order:
            active.add(key, *held[key])
    for key, (party, volumes) in held.items():
        found = ours.meetings(party, volumes, separation, key=key)
        assert found == theirs.meetings(party, volumes, separation, key=key)


@every_engine
@given(held=held_plans, separation=separations)
def test_one_plan_against_one_or_all_or_all_against_all_give_one_answer(
    engine: Engine, held: Plans, separation: Separation
) -> None:
    active: ActivePlans[int] = engine()
    for key, plan in held.items():
        active.add(key, *plan)
    everything = all_meetings(held, separation)
    for key, (party, volumes) in held.items():
        others = [(other, plan) for other, plan in held.items() if plan[0] != party]
        singly = [(other, meeting(volumes, plan[1], separation)) for other, plan in others]
        assert active.meetings(party, volumes, separation) == [one for one in singly if one[1]]
        of_all = [(b, found) for a, b, found in everything if a == key]
        of_all += [(a, found) for a, b, found in everything if b == key]
        assert active.meetings(party, volumes, separation, key=key) == sorted(
            of_all, key=lambda one: one[0]
        )


def built(engine: Engine, held: Plans, chance: Random) -> ActivePlans[int]:
    """An engine that never held anything else, filled in any order."""
    active: ActivePlans[int] = engine()
    order = list(held)
    chance.shuffle(order)
    for key in order:
        active.add(key, *held[key])
    return active


class Changing(RuleBasedStateMachine):
    """Plans come, are replaced and go, and all the while others are checked against them."""

    keys = Bundle("keys")

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.engine = engine
        self.active: ActivePlans[int] = engine()
        self.held: Plans = {}

    @rule(target=keys, key=st.integers(0, 10**6), party=st.sampled_from("ABC"), plan=plans)
    def add(self, key: int, party: str, plan: Volumes) -> int:
        self.active.add(key, party, plan)
        self.held[key] = (party, plan)
        return key

    @rule(target=keys, many=st.lists(st.tuples(st.integers(0, 99), plans), min_size=1, max_size=9))
    def add_many(self, many: Sequence[tuple[int, Volumes]]) -> Any:
        for key, plan in many:
            self.add(key, "ABC"[key % 3], plan)
        return multiple(*(key for key, _ in many))

    @rule(key=keys, party=st.sampled_from("ABC"), plan=plans)
    def replace(self, key: int, party: str, plan: Volumes) -> None:
        self.active.add(key, party, plan)
        self.held[key] = (party, plan)

    @rule(key=consumes(keys))
    def remove(self, key: int) -> None:
        self.active.remove(key)
        self.held.pop(key, None)
        assert key not in self.active

    @rule(party=st.sampled_from("ABCD"), plan=plans, separation=separations, seed=st.integers(0, 9))
    def check(self, party: str, plan: Volumes, separation: Separation, seed: int) -> None:
        fresh = built(self.engine, self.held, Random(seed))
        found = self.active.meetings(party, plan, separation)
        assert found == fresh.meetings(party, plan, separation)
        others = [(key, one) for key, one in sorted(self.held.items()) if one[0] != party]
        singly = [(key, meeting(plan, one[1], separation)) for key, one in others]
        assert found == [one for one in singly if one[1]]

    @rule(key=keys, separation=separations, seed=st.integers(0, 9))
    def check_one_held(self, key: int, separation: Separation, seed: int) -> None:
        if key not in self.held:
            return
        fresh = built(self.engine, self.held, Random(seed))
        plan = self.held[key]
        found = self.active.meetings(*plan, separation, key=key)
        assert found == fresh.meetings(*plan, separation, key=key)

    @invariant()
    def it_holds_what_it_was_given(self) -> None:
        assert len(self.active) == len(self.held)
        assert all(key in self.active for key in self.held)


@every_engine
def test_after_any_changes_an_engine_answers_as_one_built_anew(engine: Engine) -> None:
    examples, changed = 1000 if SOAK else 15, []

    def begin() -> Changing:
        changed.append(Changing(engine))
        return changed[-1]

    run_state_machine_as_test(
        begin,  # type: ignore[arg-type]  # a factory does as well as a class
        settings=settings(max_examples=examples, stateful_step_count=30),
    )
    assert len(changed) >= examples


# How many plans are held, and how many changes are made: the last goes where an index has levels.
SIZES = [(300, 900), *([(1500, 6000), (6000, 30_000)] if SOAK else [])]


@every_engine
@pytest.mark.parametrize(("size", "changes"), SIZES)
def test_a_large_engine_answers_after_many_changes_as_one_built_anew(
    engine: Engine, size: int, changes: int
) -> None:
    chance = Random(size)
    active: ActivePlans[int] = engine()
    held: Plans = {}
    for step in range(changes):
        # Keys are dealt so that about two in three are held, and whole runs of them go at once.
        key = chance.randrange(size * 3 // 2)
        if chance.random() < 0.66 or len(held) < size // 4:
            held[key] = (chance.choice("ABC"), spread(chance))
            active.add(key, *held[key])
        else:
            for gone in range(key, key + chance.choice([1, 1, 1, 5])):
                active.remove(gone)
                held.pop(gone, None)
        if step % (changes // 12) == 0 or step == changes - 1:
            compare(engine, active, held, chance)


def spread(chance: Random) -> Volumes:
    """A plan of a crowd that is busy for some days, on both sides of the equator."""
    by = timedelta(seconds=chance.choice([0, chance.randrange(200_000)]))
    return changed(crowded(chance), by, mirrored=chance.random() < 0.5)


def compare(engine: Engine, active: ActivePlans[int], held: Plans, chance: Random) -> None:
    fresh = built(engine, held, chance)
    assert len(active) == len(fresh) == len(held)
    for at in range(8):
        party, separation = chance.choice("ABCD"), some_separation(chance)
        volumes = spread(chance)
        found = active.meetings(party, volumes, separation)
        assert found == fresh.meetings(party, volumes, separation)
        if at == 0:
            others = [(key, one) for key, one in sorted(held.items()) if one[0] != party]
            singly = [(key, meeting(volumes, one[1], separation)) for key, one in others]
            assert found == [one for one in singly if one[1]]
