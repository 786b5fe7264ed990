"""Plans of very many volumes conflict as they would if every pair of them were looked at."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from tests.picture.adversarial import DAWN, ENGINES, Engine

from keepclear.picture import meeting
from keepclear.picture.conflict import ActivePlans, Separation
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

every_engine = pytest.mark.parametrize("engine", ENGINES, ids=["plain", "loops", "tree"])
BANDS = [EVERY_ALTITUDE, Band(0, 500, Reference.MSL), Band(600, 900, Reference.MSL)]
BANDS += [Band(None, 400, Reference.AGL)]


def core(chance: Random) -> Core:
    lon, lat = 40 + chance.choice([0.0, 0.001, 0.02]), 35 + chance.choice([0.0, 0.001, 0.02])
    if chance.random() < 0.5:
        return point(lon, lat)
    if chance.random() < 0.7:
        return line((lon, lat), (lon + 0.01, lat + 0.004))
    corners = ((lon, lat), (lon + 0.004, lat), (lon, lat + 0.004), (lon, lat))
    return polygon(corners)


def chain(chance: Random, count: int, late: timedelta) -> tuple[Volume, ...]:
    volumes = []
    for _ in range(count):
        start = DAWN + late + timedelta(minutes=chance.randrange(0, 60, 10))
        interval = Interval(start, start + timedelta(minutes=chance.choice([10, 30])))
        radius_m = float(chance.choice([0, 10, 400, 3_000]))
        volumes.append(Volume(core(chance), radius_m, chance.choice(BANDS), interval))
    return tuple(volumes)


@every_engine
def test_pairs_that_are_left_out_change_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = 0
    for seed in range(40):
        chance = Random(seed)
        late = timedelta(minutes=chance.choice([0, 30, 120]))
        one, two = chain(chance, 12, timedelta(0)), chain(chance, 12, late)
        lateral_m, time_s = chance.choice([0.0, 800.0]), chance.choice([0, 600, 7_200])
        separation = Separation(lateral_m, chance.choice([0.0, 150.0]), time_s)
        found: list[Any] = []
        for many in (0, 10**9):
            monkeypatch.setattr(meeting, "_MANY", many)
            active: ActivePlans[int] = engine()
            active.add(1, "A", one)
            found.append([active.meetings("B", two, separation, key=key) for key in (0, 2)])
        assert found[0] == found[1]
        met += bool(found[0][0])
    assert 20 < met < 40


@every_engine
def test_two_chains_that_coincide_throughout_are_told_by_few_pairs(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = []
    near = meeting.approach_within
    monkeypatch.setattr(meeting, "approach_within", lambda *a: (measured.append(1), near(*a))[1])
    same = tuple(
        Volume(point(40.0, 35.0), 100.0, EVERY_ALTITUDE, Interval(DAWN, DAWN + timedelta(hours=1)))
        for _ in range(60)
    )
    active: ActivePlans[int] = engine()
    active.add(1, "A", same)
    [(_, met)] = active.meetings("B", same, Separation())
    assert (met.closest_m, met.end - met.start) == (0.0, timedelta(hours=1))
    assert len(measured) < 10
