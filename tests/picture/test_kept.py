"""Plans that were kept and taken up again, or come in many ways, are answered as if held all along.

Engines with the loops and without, with a tree and without, are driven through the same changes;
each must give the answers of one that was built anew from what is held.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import numpy as np
import pytest
from tests.picture.adversarial import ENGINES, Engine, crowded, some_separation
from tests.picture.test_engine_properties import Plans, built, spread

from keepclear.picture import conflict
from keepclear.picture.conflict import ActivePlans, HeldTo, Separation, all_meetings
from keepclear.space.altitude import CAUTIOUS, NOT_COMPARED, Band, Reference
from keepclear.space.columns import ROW
from keepclear.space.index import row_of
from keepclear.space.volume import Volume

SOAK = bool(os.environ.get("KEEPCLEAR_SOAK"))
ROUNDS = range(100 if SOAK else 1)
every_engine = pytest.mark.parametrize("engine", ENGINES, ids=["plain", "loops", "tree"])
with_loops = pytest.mark.parametrize("engine", ENGINES[1:], ids=["loops", "tree"])


def in_other_references(chance: Random, volumes: tuple[Volume, ...]) -> tuple[Volume, ...]:
    low = chance.choice([None, chance.uniform(-100, 5_000)])
    top = chance.choice([None, (low or 0.0) + chance.choice([0.0, 100.0, 2_000.0])])
    band = Band(low, top, chance.choice(list(Reference)))
    return tuple(Volume(one.core, one.radius_m, band, one.interval) for one in volumes)


def plan(chance: Random) -> tuple[Volume, ...]:
    volumes = spread(chance) if chance.random() < 0.3 else crowded(chance)
    if chance.random() < 0.02:
        return ()
    return in_other_references(chance, volumes) if chance.random() < 0.5 else volumes


def some_rules(chance: Random) -> HeldTo:
    """What activities of sixteen codes are held to, and how altitudes compare."""
    apart = {}
    for a in range(16):
        for b in range(a, 16):
            if chance.random() < 0.4:
                apart[a, b] = apart[b, a] = some_separation(chance)
    margins = chance.choice([NOT_COMPARED, CAUTIOUS])
    return HeldTo(some_separation(chance), apart, margins)


def kept(active: ActivePlans[int], tree_from: int) -> ActivePlans[int]:
    """The same plans, from arrays of their own as files hold them."""
    state = {
        name: value.copy() if isinstance(value, np.ndarray) else value
        for name, value in active.state().items()
    }
    return ActivePlans.restored(state, tree_from)


def fill(active: ActivePlans[int], held: dict[int, Any], chance: Random, changes: int) -> None:
    """Add, replace and remove, in runs, so that rows are numbered anew on the way."""
    for _ in range(changes):
        key = chance.randrange(200)
        if chance.random() < 0.75:
            held[key] = chance.choice("ABC"), plan(chance), chance.randrange(16)
            active.add(key, *held[key])
        else:
            for gone in range(key, key + chance.choice([1, 1, 1, 12])):
                active.remove(gone)
                held.pop(gone, None)


def answers(active: ActivePlans[int], seed: int) -> Iterator[Any]:
    chance = Random(seed)
    for _ in range(5):
        rules = chance.choice([some_rules(chance), some_separation(chance)])
        party, volumes, activity = chance.choice("ABCD"), plan(chance), chance.randrange(16)
        found = active.meetings(party, volumes, rules, activity=activity)
        keys = active.conflicting(party, volumes, rules, activity=activity)
        assert keys == [key for key, _ in found]
        yield found


def anew(held: dict[int, Any], engine: Engine) -> ActivePlans[int]:
    active = engine()
    for key in sorted(held, reverse=True):
        active.add(key, *held[key])
    return active


@pytest.fixture(autouse=True)
def numbered_anew_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows stay behind, so that what goes on at a thousand goes on here as well."""
    monkeypatch.setattr(conflict, "_GONE_MAX", 16)


@every_engine
@pytest.mark.parametrize("seed", ROUNDS)
def test_what_was_kept_is_answered_as_before_and_after_further_changes(
    engine: Engine, seed: int
) -> None:
    chance, held = Random(seed), {}  # type: ignore[var-annotated]
    active = engine()
    for turn in range(2):
        fill(active, held, chance, 120)
        expected = list(answers(anew(held, ENGINES[0]), turn))
        assert any(expected)
        assert list(answers(active, turn)) == expected
        active = kept(active, chance.choice([1, 8, 20_000]))
        assert len(active) == len(held)
        assert all(key in active for key in held)
        assert list(answers(active, turn)) == expected


@with_loops
@pytest.mark.parametrize("seed", ROUNDS)
def test_all_pairs_are_those_that_each_plan_finds_alone(engine: Engine, seed: int) -> None:
    chance, held = Random(seed), {}  # type: ignore[var-annotated]
    active = engine()
    fill(active, held, chance, 130)
    rules = some_rules(chance)
    expected = []
    for key, (party, volumes, activity) in sorted(held.items()):
        found = active.meetings(party, volumes, rules, key=key, activity=activity)
        expected += [(key, other, meeting) for other, meeting in found if key < other]
    assert len(expected) > 50
    with ThreadPoolExecutor(2) as threads:
        for run in (map, threads.map):
            assert list(active.all_meetings(rules, run)) == expected
            keys, pairs = active.all_conflicting(rules, run)
            named = [tuple(sorted((keys[a], keys[b]))) for a, b in pairs.tolist()]  # type: ignore[type-var]
            assert len(named) == len(set(named))
            assert set(named) == {(a, b) for a, b, _ in expected}
    plans = {key: (party, volumes) for key, (party, volumes, _) in held.items()}
    activities = {key: activity for key, (_, _, activity) in held.items()}
    assert all_meetings(plans, rules, activities) == expected


def columns_of(plans: list[tuple[Volume, ...]]) -> tuple[Any, Any]:
    rows = [row_of(volumes[0]) for volumes in plans]
    about = np.zeros(len(rows), ROW)
    counts = [len(row.lonlat) for row in rows]
    for number, row in enumerate(rows):
        about[number] = row.about[0]
    about["first"] = np.cumsum(counts) - counts
    return about, np.concatenate([row.lonlat for row in rows])


@every_engine
def test_plans_that_came_at_once_and_singly_are_held_alike(engine: Engine) -> None:
    chance = Random(7)
    many = {1000 + key: ("ABC"[key % 3], spread(chance)[:1]) for key in range(90)}
    first: Plans = {key: ("B", spread(chance)) for key in range(60)}
    later: Plans = {2000 + key: ("C", spread(chance)) for key in range(60)}
    active = engine()
    for key, one in first.items():
        active.add(key, *one)
    active.remove(3)
    parties = [party for party, _ in many.values()]
    active.add_many(list(many), parties, *columns_of([volumes for _, volumes in many.values()]))
    for key, one in later.items():
        active.add(key, *one)
    active.add(1005, "A", first[5][1])
    active.remove(1006)
    held = {**first, **many, **later, 1005: ("A", first[5][1])}
    del held[3], held[1006]
    fresh = built(ENGINES[0], held, chance)
    for seed in range(2):
        assert list(answers(active, seed)) == list(answers(fresh, seed))


@every_engine
def test_the_plans_of_one_party_are_never_compared_even_where_they_came_back(
    engine: Engine,
) -> None:
    active: ActivePlans[int] = engine()
    volumes = crowded(Random(1))
    for key in range(5):
        active.add(key, "A", volumes)
    active.add(9, "B", volumes)
    for at in (active, kept(active, 1)):
        assert at.conflicting("A", volumes, Separation()) == [9]
        assert at.conflicting("B", volumes, Separation()) == [0, 1, 2, 3, 4]
        assert at.conflicting("C", volumes, Separation()) == [0, 1, 2, 3, 4, 9]
        at.add(4, "B", volumes)
        assert at.conflicting("A", volumes, Separation()) == [4, 9]


@every_engine
def test_what_was_kept_is_its_own_whatever_becomes_of_either_side(engine: Engine) -> None:
    active: ActivePlans[int] = engine()
    for key in range(3):
        active.add(key, "A", spread(Random(7)))
    state = active.state()
    again: ActivePlans[int] = ActivePlans.restored(state)
    again.remove(1)
    active.add(3, "A", spread(Random(7)))
    everything = Separation(5e6, 1e5, 10**9)
    assert active.conflicting("B", spread(Random(7)), everything) == [0, 1, 2, 3]
    assert again.conflicting("B", spread(Random(7)), everything) == [0, 2]


@every_engine
def test_volumes_that_change_between_asking_and_giving_are_taken_as_they_are(
    engine: Engine,
) -> None:
    active: ActivePlans[int] = engine()
    drawn = list(spread(Random(7)))
    active.conflicting("A", drawn, Separation())
    drawn += spread(Random(8))
    active.add(1, "A", drawn)
    found = active.meetings("B", spread(Random(8)), Separation())
    fresh: ActivePlans[int] = engine()
    fresh.add(1, "A", tuple(drawn))
    assert found == fresh.meetings("B", spread(Random(8)), Separation())


@every_engine
@pytest.mark.parametrize("activity", [-1, 16])
def test_an_activity_without_a_place_in_the_table_is_refused_and_changes_nothing(
    engine: Engine, activity: int
) -> None:
    active: ActivePlans[int] = engine()
    active.add(1, "A", spread(Random(7)))
    with pytest.raises(ValueError, match="activity"):
        active.add(1, "A", spread(Random(7)), activity)
    with pytest.raises(ValueError, match="activity"):
        active.conflicting("B", spread(Random(7)), Separation(), activity=activity)
    assert active.conflicting("B", spread(Random(7)), Separation()) == [1]


def test_plans_without_volumes_leave_nothing_behind() -> None:
    active: ActivePlans[int] = ActivePlans()
    for _ in range(10_000):
        active.add(1, "A", ())
    assert len(active) == 1
    assert len(active.state()["keys"]) == 1
