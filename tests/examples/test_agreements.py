"""The ready models of agreements: each is read whole and does in a small picture what it says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from keepclear.exchange.agreement import Agreement, parse_agreement
from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.rules import Severity
from keepclear.picture.area import Plan
from keepclear.picture.conflict import all_meetings
from keepclear.picture.contradiction import Stated, contradictions_of
from keepclear.picture.rules import Judge
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, point
from keepclear.standards.rules_toml.agreement import read_agreement

MODELS = Path(__file__).resolve().parents[2] / "examples" / "agreements"
NAMES = sorted(path.stem for path in MODELS.glob("*.toml"))
JUNE_12 = datetime(2030, 6, 12, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
LOW = Band(0.0, 500.0, Reference.MSL)


def model(name: str) -> Agreement:
    path = MODELS / f"{name}.toml"
    return read_agreement(path.name, path.read_bytes())


def circle(
    lon: float, lat: float, band: Band = LOW, start: datetime = JUNE_12, radius_m: float = 100.0
) -> Volume:
    return Volume(point(lon, lat), radius_m, band, Interval(start, start + HOUR))


def meet(name: str, a: Activity, b: Activity, apart_degrees: float, band: Band = LOW) -> bool:
    """Whether plans of A and B conflict so far apart along a meridian, under a model."""
    plans = {
        "a": ("A", [circle(38.0, 36.0, band)]),
        "b": ("B", [circle(38.0, 36.0 + apart_degrees)]),
    }
    held = Judge(model(name).rules).held
    return bool(all_meetings(plans, held, {"a": a, "b": b}))


def broken(
    name: str, party: str, activity: Activity, volume: Volume, ahead: timedelta = 60 * HOUR
) -> list[tuple[str, str]]:
    """What one plan does against the places and times of a model: rule and article."""
    agreement = model(name)
    plan = Plan(party, activity, [volume], volume.interval.start - ahead)
    found = Judge(agreement.rules).breaches(plan)
    return [(one.rule, one.article or agreement.article_of(one.rule)) for one in found]


def test_there_are_six_models() -> None:
    assert len(NAMES) == 6


@pytest.mark.requirement("A-10")
@pytest.mark.parametrize("name", NAMES)
def test_each_model_is_read_whole_and_contradicts_nothing(name: str) -> None:
    agreement = model(name)
    assert parse_agreement(agreement.content()) == agreement
    assert agreement.articles
    always = Interval(JUNE_12, JUNE_12 + HOUR)
    assert contradictions_of(Stated(name, agreement.rules, always), []) == []


@pytest.mark.requirement("A-10")
def test_flights_with_crews_keep_five_nautical_miles_and_others_three_kilometres() -> None:
    assert meet("flight-safety", Activity.FLIGHT, Activity.FLIGHT, 0.05)
    assert not meet("flight-safety", Activity.FLIGHT, Activity.UNMANNED_FLIGHT, 0.05)
    assert meet("flight-safety", Activity.FLIGHT, Activity.UNMANNED_FLIGHT, 0.02)
    late = broken("flight-safety", "A", Activity.FLIGHT, circle(38, 36), HOUR / 2)
    assert late == [("lead flight", "3")]


@pytest.mark.requirement("A-10")
def test_heavy_weapons_are_out_of_the_zone_by_their_instant_and_aircraft_high() -> None:
    inside = circle(36.35, 35.83)
    before = circle(36.35, 35.83, start=datetime(2030, 6, 9, tzinfo=UTC))
    told = [("road strip: heavy weapons", "3(1)")]
    assert broken("demilitarised-zone", "A", Activity.GROUND_MOVEMENT, inside) == told
    assert broken("demilitarised-zone", "A", Activity.GROUND_MOVEMENT, before) == []
    assert broken("demilitarised-zone", "C", Activity.GROUND_MOVEMENT, inside) == []
    low = [("road strip: no aircraft low", "4")]
    assert broken("demilitarised-zone", "C", Activity.FLIGHT, inside) == low


@pytest.mark.requirement("A-10")
def test_columns_of_a_joint_patrol_go_together_and_others_keep_two_kilometres() -> None:
    assert not meet("joint-patrols", Activity.PATROL, Activity.PATROL, 0.01)
    assert meet("joint-patrols", Activity.PATROL, Activity.GROUND_MOVEMENT, 0.015)
    town = broken("joint-patrols", "A", Activity.PATROL, circle(41.23, 37.05))
    assert town == [("town", "4")]


@pytest.mark.requirement("A-10")
def test_relief_is_told_of_two_days_ahead_and_in_an_emergency_one() -> None:
    where = circle(38, 36)
    movement = Activity.HUMANITARIAN_MOVEMENT
    assert broken("humanitarian-notification", "A", movement, where, 48 * HOUR) == []
    late = broken("humanitarian-notification", "A", movement, where, 47 * HOUR)
    assert late == [("lead humanitarian_movement", "3")]
    emergency = Activity.MEDEVAC
    assert broken("humanitarian-notification", "A", emergency, where, 24 * HOUR) == []
    assert broken("humanitarian-notification", "A", emergency, where, 23 * HOUR)
    assert meet("humanitarian-notification", movement, Activity.FLIGHT, 0.04)


@pytest.mark.requirement("A-10")
def test_others_keep_ten_miles_from_a_convoy_wherever_it_then_is() -> None:
    morning = datetime(2030, 6, 10, 6, tzinfo=UTC)
    evening = datetime(2030, 6, 10, 18, tzinfo=UTC)
    beside = circle(30.75, 46.3, start=morning)
    gone = circle(30.75, 46.3, start=evening)
    told = [("convoy 7: keep out", "3")]
    assert broken("maritime-convoy", "B", Activity.VESSEL_MOVEMENT, beside) == told
    assert broken("maritime-convoy", "B", Activity.VESSEL_MOVEMENT, gone) == []
    assert broken("maritime-convoy", "A", Activity.VESSEL_MOVEMENT, beside) == []
    assert broken("maritime-convoy", "B", Activity.MEDEVAC, beside) == []


@pytest.mark.requirement("A-10")
def test_drones_keep_clear_of_crews_and_out_of_where_water_is_dropped() -> None:
    assert meet("fire-fighting", Activity.FLIGHT, Activity.UNMANNED_FLIGHT, 0.03)
    assert not meet("fire-fighting", Activity.UNMANNED_FLIGHT, Activity.UNMANNED_FLIGHT, 0.03)
    drop = circle(-121.55, 39.8)
    drone = broken("fire-fighting", "B", Activity.UNMANNED_FLIGHT, drop)
    assert drone == [("water drop", "3")]
    assert broken("fire-fighting", "B", Activity.FLIGHT, drop) == []
    terms = model("fire-fighting").rules.between(Activity.FLIGHT, Activity.UNMANNED_FLIGHT)
    assert terms.severity is Severity.CRITICAL
