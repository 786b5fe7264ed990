"""What is read goes into columns at once, and comes back as it was, however files mix notices."""

import io
import tracemalloc
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from keepclear.exchange.rule.separation import Separation
from keepclear.host.check import intake
from keepclear.host.check.comparing import meetings
from keepclear.host.check.intake import Intake
from keepclear.picture.conflict import all_meetings
from keepclear.picture.separation import held_to
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.compiled import COMPILED
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, line, point, polygon
from keepclear.standards.geojson_rfc7946.mapping import Claim, Feature

NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)
BANDS = [EVERY_ALTITUDE, Band(-0.0, 500.5, Reference.MSL), Band(None, 400.0, Reference.FL)]
HOLED = (
    ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)),
    ((0.5, 0.2), (0.6, 0.2), (0.6, 0.3), (0.5, 0.2)),
)


def some(chance: Random) -> Volume:
    lon, lat = 36 + chance.random() / 50, 35 + chance.random() / 50
    cores = point(lon, lat), line((lon, lat), (lon + 0.01, -0.0)), polygon(*HOLED)
    start = NOON + timedelta(seconds=chance.randrange(7_200))
    interval = Interval(start, start + timedelta(seconds=chance.randrange(1, 3_600)))
    return Volume(
        chance.choice(cores), float(chance.randrange(900)), chance.choice(BANDS), interval
    )


def claim(number: int, notice: str, party: str, *volumes: Volume, **more: Any) -> Claim:
    feature = Feature(notice, party, **{"activity": "patrol", "volumes": volumes, **more})
    return Claim(number, notice, party, feature)


def taken(*claims: Claim) -> Intake:
    whole = Intake()
    for one in claims:
        whole.take(f"{one.number % 3}.geojson", one)
    return whole


def mixed(count: int) -> list[Claim]:
    """Features of few notices, those of one far apart, and the later names first."""
    chance = Random(5)
    claims = []
    for number in range(count):
        name = (number * 7) % 20
        volumes = [some(chance) for _ in range(chance.randrange(1, 4))]
        claims.append(claim(number, f"{'CAB'[name % 3]}-{name}", "CAB"[name % 3], *volumes))
    return claims


@pytest.mark.parametrize("at_once", [0, 7, 2_000])
def test_what_comes_back_is_what_was_put_in_in_the_order_it_was_read(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "HASTEN_FROM", at_once)
    claims = mixed(200)
    plans = taken(*claims).plans()
    assert list(plans) == sorted({one.notice for one in claims})
    for name, plan in plans.items():
        parts = [one.feature for one in claims if one.notice == name]
        volumes = tuple(volume for part in parts if part for volume in part.volumes)
        # -0.0 and 0.0 are equal and not the same.
        assert repr(plan.volumes) == repr(volumes)
        assert (plan.party, plan.activities, plan.given) == (name[0], ("patrol",), None)
    assert plans.parties() == {party: len({n for n in plans if n[0] == party}) for party in "ABC"}


@pytest.mark.parametrize("at_once", [0, 2_000])
def test_however_it_was_read_the_conflicts_are_those_of_the_plans(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hastened = []
    load = intake._hasten
    monkeypatch.setattr(intake, "_hasten", lambda: hastened.append(load()))
    monkeypatch.setattr(intake, "HASTEN_FROM", at_once)
    plans = taken(*mixed(60)).plans()
    held = held_to(Separation(200.0, 0.0, 60))
    alone = {name: (plan.party, plan.volumes) for name, plan in plans.items()}
    expected = all_meetings(alone, held)
    assert len(expected) > 30
    assert list(meetings(plans.active, held, io.StringIO())) == expected
    assert bool(hastened) == (at_once == 0)
    assert plans.active.is_hastened == COMPILED or at_once


def test_activities_are_each_told_once_and_the_latest_time_given_counts() -> None:
    volume = some(Random(1))
    claims = [
        claim(0, "A-1", "A", volume, activity="flight", given=NOON),
        claim(1, "A-1", "A", volume),
        claim(2, "A-1", "A", volume, activity="flight", given=NOON + timedelta(hours=1)),
        claim(3, "A-1", "A", volume, given=NOON - timedelta(hours=1)),
    ]
    plan = taken(*claims).plans()["A-1"]
    assert plan.activities == ("flight", "patrol")
    assert plan.given == NOON + timedelta(hours=1)


def test_a_notice_under_two_parties_is_a_fault_that_names_where_it_was_first_read() -> None:
    volume = some(Random(1))
    bad = Claim(4, "A-1", "B", None)
    whole = taken(claim(1, "A-1", "A", volume), claim(2, "B-1", "B", volume), bad)
    (fault,) = whole.faults
    assert fault.place == '1.geojson: features[4] (notice "A-1"): properties.party'
    assert "'A' in 1.geojson: features[1] (notice \"A-1\")" in fault.fault


def test_after_a_bad_feature_nothing_is_held_but_names() -> None:
    volume = some(Random(1))
    whole = taken(Claim(0, "A-0", "A", None))
    tracemalloc.start()
    try:
        for number in range(1, 20_000):
            whole.take("x", claim(number, f"A-{number % 10}", "A", volume))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 100_000
    assert len(whole) == 10
