"""Ways out: what is offered is clear of everything, and nothing cheaper on the grid is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pyproj import Geod

from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.rules import PairRule, Rules, Severity
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.rule.zone import ALWAYS, AreaRule, Who
from keepclear.picture.area import Plan
from keepclear.picture.conflict import ActivePlans
from keepclear.picture.displacement import Cost, Dimension, Grid, Move, Way, displaced
from keepclear.picture.resolution import (
    Offer,
    neighbours,
    ways_out,
    ways_out_of_conflict,
)
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point

DAWN = datetime(2030, 6, 1, 5, tzinfo=UTC)
HERE = point(36.0, 35.0)
SMALL = Grid(time_max_s=3_600, altitude_max_m=1_000, lateral_max_m=3_000)


def minutes(start: int, end: int) -> Interval:
    return Interval(DAWN + timedelta(minutes=start), DAWN + timedelta(minutes=end))


def msl(floor_m: float | None, ceiling_m: float | None) -> Band:
    return Band(floor_m, ceiling_m, Reference.MSL)


def plan(
    party: str,
    *when: Interval,
    core: Core = HERE,
    radius_m: float = 100,
    band: Band = EVERY_ALTITUDE,
    activity: Activity = Activity.FLIGHT,
) -> Plan:
    volumes = tuple(Volume(core, radius_m, band, interval) for interval in when)
    return Plan(party, activity, volumes)


def east_of_here(metres: float) -> Core:
    lon, lat, _ = Geod(ellps="WGS84").fwd(36.0, 35.0, 90.0, metres)
    return point(round(lon, 6), round(lat, 6))


def by_ways(offers: list[Offer[Any]]) -> dict[tuple[Way, ...], Offer[Any]]:
    assert len({offer.move.ways for offer in offers}) == len(offers)
    return {offer.move.ways: offer for offer in offers}


def test_what_is_clear_needs_no_way_out() -> None:
    others = {"B-1": plan("B", minutes(60, 120))}
    assert ways_out(plan("A", minutes(0, 60)), others, Separation()) == []


def test_a_plan_may_leave_earlier_or_later_by_whole_minutes() -> None:
    others = {"B-1": plan("B", minutes(50, 90))}
    offers = by_ways(ways_out(plan("A", minutes(30, 60)), others, Separation(time_s=90)))
    assert offers[Way.EARLIER,].move == Move(time_s=-12 * 60)  # 10 min, and 90 s more
    assert offers[Way.LATER,].move == Move(time_s=62 * 60)
    assert offers[Way.LATER,].cost == 62
    assert offers[Way.LATER,].volumes[0].interval == minutes(92, 122)


def test_a_way_out_of_one_conflict_does_not_lead_into_another() -> None:
    others = {"B-1": plan("B", minutes(20, 40)), "C-1": plan("C", minutes(45, 80))}
    offer = by_ways(ways_out(plan("A", minutes(0, 30)), others, Separation()))[Way.LATER,]
    assert offer.move == Move(time_s=80 * 60)  # not 40 min, where C is in the way
    assert offer.clears == ("B-1",)


@pytest.mark.requirement("C-9")
def test_an_offer_clears_every_conflict_of_the_notice() -> None:
    others = {"B-1": plan("B", minutes(50, 60)), "C-1": plan("C", minutes(55, 90))}
    offers = ways_out(plan("A", minutes(0, 58)), others, Separation())
    assert {offer.clears for offer in offers} == {("B-1", "C-1")}
    assert by_ways(offers)[Way.EARLIER,].move.time_s == -8 * 60


def test_plans_of_the_same_party_are_not_in_the_way() -> None:
    others = {"A-2": plan("A", minutes(30, 60)), "B-1": plan("B", minutes(0, 30))}
    offer = by_ways(ways_out(plan("A", minutes(20, 40)), others, Separation()))[Way.LATER,]
    assert offer.move.time_s == 10 * 60


def test_a_band_goes_up_or_down_in_steps_of_fifty_metres() -> None:
    others = {"B-1": plan("B", minutes(0, 60), band=msl(1_000, 2_000))}
    mine = plan("A", minutes(0, 60), band=msl(1_890, 2_500))
    offers = by_ways(ways_out(mine, others, Separation(vertical_m=300)))
    assert offers[Way.HIGHER,].move == Move(altitude_m=450)  # 440 m leave 300 m, which is too close
    assert offers[Way.HIGHER,].volumes[0].band == msl(2_340, 2_950)
    # 1,800 m down would do, and the ceiling is then 700 m; but no nearer step is clear.
    assert offers[Way.LOWER,].move == Move(altitude_m=-1_850)


def test_a_floor_is_never_lowered_below_nought() -> None:
    others = {"B-1": plan("B", minutes(0, 60), band=Band(500, 900, Reference.AGL))}
    mine = plan("A", minutes(0, 60), band=Band(100, 600, Reference.AGL))
    offers = by_ways(ways_out(mine, others, Separation()))
    assert (Way.HIGHER,) in offers
    assert (Way.LOWER,) not in offers  # it would take 150 m, and the floor is at 100 m


@pytest.mark.parametrize("band", [msl(None, 1_000), msl(0, None), EVERY_ALTITUDE])
def test_a_band_without_both_bounds_is_not_moved(band: Band) -> None:
    others = {"B-1": plan("B", minutes(0, 60), band=msl(0, 1_000))}
    ways = by_ways(ways_out(plan("A", minutes(0, 60), band=band), others, Separation()))
    assert not {Way.HIGHER, Way.LOWER} & {way for each in ways for way in each}
    assert ways


def test_altitudes_that_cannot_be_compared_are_no_way_out() -> None:
    others = {"B-1": plan("B", minutes(0, 60), band=Band(0, 100, Reference.AGL))}
    ways = by_ways(ways_out(plan("A", minutes(0, 60), band=msl(500, 900)), others, Separation()))
    assert not {Way.HIGHER, Way.LOWER} & {way for each in ways for way in each}


def test_a_point_may_go_to_eight_points_of_the_compass() -> None:
    others = {"B-1": plan("B", minutes(0, 600), core=east_of_here(1_000))}
    offers = by_ways(ways_out(plan("A", minutes(0, 600)), others, Separation(950), SMALL))
    assert offers[Way.WEST,].move == Move(0, 0, 200, Way.WEST, 270)  # 150 m are wanted
    assert offers[Way.EAST,].move == Move(0, 0, 2_200, Way.EAST, 90)
    assert offers[Way.WEST,].cost == 4
    assert len(offers) == 8


def test_a_movement_goes_along_or_across_its_way() -> None:
    road = line((36.0, 35.0), (36.1, 35.0))
    others = {"B-1": plan("B", minutes(0, 600), core=point(36.05, 35.001))}
    mine = plan("A", minutes(0, 600), core=road, activity=Activity.GROUND_MOVEMENT)
    offers = by_ways(ways_out(mine, others, Separation(), Grid(lateral_max_m=6_000)))
    assert offers[Way.RIGHT,].move == Move(0, 0, 100, Way.RIGHT, 180)
    assert set(offers) == {(Way.AHEAD,), (Way.RIGHT,), (Way.BACK,), (Way.LEFT,)}
    assert offers[Way.LEFT,].move.bearing == 0


def test_all_volumes_of_a_movement_move_together() -> None:
    legs = (
        Volume(line((36.0, 35.0), (36.1, 35.0)), 100, EVERY_ALTITUDE, minutes(0, 30)),
        Volume(line((36.1, 35.0), (36.2, 35.0)), 100, EVERY_ALTITUDE, minutes(30, 60)),
    )
    others = {"B-1": plan("B", minutes(50, 70), core=point(36.15, 35.0))}
    offers = ways_out(Plan("A", Activity.GROUND_MOVEMENT, legs), others, Separation())
    assert {offer.move.ways for offer in offers} >= {(Way.EARLIER,), (Way.LATER,), (Way.LEFT,)}
    for offer in offers:
        assert offer.volumes == displaced(legs, offer.move)
        assert len(offer.volumes) == 2


def test_a_little_of_two_may_be_cheaper_than_much_of_one() -> None:
    others = {
        "B-1": plan("B", minutes(0, 5), band=msl(0, 2_000)),
        "C-1": plan("C", minutes(0, 90), band=msl(0, 1_000)),
    }
    mine = plan("A", minutes(0, 60), band=msl(900, 1_500))
    offers = by_ways(ways_out(mine, others, Separation()))
    assert offers[Way.LATER, Way.HIGHER].move == Move(5 * 60, 150)
    assert offers[Way.LATER, Way.HIGHER].cost == 8
    assert offers[Way.HIGHER,].cost == 23
    assert offers[Way.LATER,].cost == 90
    # Two together that cost more than one of them alone are not offered.
    assert (Way.EARLIER, Way.LOWER) not in offers


def test_offers_are_told_cheapest_first() -> None:
    others = {"B-1": plan("B", minutes(0, 60), band=msl(0, 1_000))}
    offers = ways_out(plan("A", minutes(0, 60), band=msl(900, 1_500)), others, Separation())
    assert [offer.cost for offer in offers] == sorted(offer.cost for offer in offers)
    assert len(offers) >= 10


def test_prices_decide_which_way_is_cheapest() -> None:
    others = {"B-1": plan("B", minutes(55, 120))}
    mine = plan("A", minutes(0, 60))
    in_time = ways_out(mine, others, Separation(), cost=Cost(minute=0.1))[0]
    in_place = ways_out(mine, others, Separation(), cost=Cost(minute=10, lateral_100_m=0.5))[0]
    assert in_time.move == Move(time_s=-300)
    assert in_place.move.toward is Way.NORTH


def test_a_price_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number above 0"):
        Cost(minute=0)


def test_a_site_is_not_asked_to_move() -> None:
    others = {"B-1": plan("B", minutes(0, 60))}
    site = plan("A", minutes(0, 60), activity=Activity.STATIC_SITE)
    assert ways_out(site, others, Separation()) == []


def test_a_movement_on_the_ground_is_not_sent_into_the_air() -> None:
    others = {"B-1": plan("B", minutes(0, 60), band=msl(0, 100))}
    convoy = plan("A", minutes(0, 60), band=msl(0, 100), activity=Activity.GROUND_MOVEMENT)
    ways = {way for offer in ways_out(convoy, others, Separation()) for way in offer.move.ways}
    assert {Way.EARLIER, Way.LATER} <= ways
    assert not {Way.HIGHER, Way.LOWER} & ways


def test_either_side_of_a_conflict_is_offered_a_way_out() -> None:
    plans = {"A-1": plan("A", minutes(0, 30)), "B-1": plan("B", minutes(20, 60))}
    found = ways_out_of_conflict(("A-1", "B-1"), plans, Separation())
    assert by_ways(found["A-1"])[Way.EARLIER,].move == Move(time_s=-600)
    assert by_ways(found["B-1"])[Way.LATER,].move == Move(time_s=600)


def test_a_medevac_is_not_asked_to_move() -> None:
    medevac = plan("A", minutes(0, 30), activity=Activity.MEDEVAC)
    plans = {"A-1": medevac, "B-1": plan("B", minutes(20, 60))}
    assert set(ways_out_of_conflict(("A-1", "B-1"), plans, Separation())) == {"B-1"}
    both = {**plans, "B-1": plan("B", minutes(20, 60), activity=Activity.MEDEVAC)}
    assert set(ways_out_of_conflict(("A-1", "B-1"), both, Separation())) == {"A-1", "B-1"}


def test_the_rules_say_who_is_exempt_and_how_far_apart_each_pair_stays() -> None:
    pair = PairRule(Activity.FLIGHT, Activity.EXERCISE, Separation(time_s=600), Severity.CRITICAL)
    rules = Rules(pairs=(pair,), exempt=frozenset({Activity.EXERCISE}))
    plans = {
        "A-1": plan("A", minutes(0, 30)),
        "B-1": plan("B", minutes(30, 60), activity=Activity.EXERCISE),
        "C-1": plan("C", minutes(70, 90)),
    }
    found = ways_out_of_conflict(("A-1", "B-1"), plans, rules)
    assert set(found) == {"A-1"}
    offers = by_ways(found["A-1"])
    assert offers[Way.EARLIER,].move == Move(time_s=-600)
    assert offers[Way.LATER,].move == Move(time_s=90 * 60)  # no more than 30 min from the flight


def test_a_way_out_does_not_lead_where_a_rule_forbids() -> None:
    forbidden = Volume(east_of_here(-1_000), 750, EVERY_ALTITUDE, ALWAYS)
    rules = Rules(areas=(AreaRule("west", forbidden, never=Who(frozenset({"A"}))),))
    others = {"B-1": plan("B", minutes(0, 600), core=east_of_here(50))}
    free = by_ways(ways_out(plan("A", minutes(0, 600)), others, Rules(), SMALL))
    ruled = by_ways(ways_out(plan("A", minutes(0, 600)), others, rules, SMALL))
    assert free[Way.WEST,].move.lateral_m == 200
    assert ruled[Way.WEST,].move.lateral_m == 1_900
    assert free[Way.EAST,].move == ruled[Way.EAST,].move


def test_a_rule_broken_already_does_not_close_every_way_out() -> None:
    everywhere = Volume(HERE, 1_000_000, EVERY_ALTITUDE, ALWAYS)
    rules = Rules(areas=(AreaRule("all", everywhere, never=Who(frozenset({"A"}))),))
    others = {"B-1": plan("B", minutes(30, 60))}
    assert ways_out(plan("A", minutes(0, 40)), others, rules)


def test_nothing_is_moved_to_before_the_instant_given() -> None:
    others = {"B-1": plan("B", minutes(30, 60))}
    mine = plan("A", minutes(10, 40))
    soon = ways_out(mine, others, Separation(), not_before=DAWN + timedelta(minutes=1))
    assert (Way.EARLIER,) not in by_ways(soon)
    exactly = ways_out(mine, others, Separation(), not_before=DAWN)
    assert by_ways(exactly)[Way.EARLIER,].move == Move(time_s=-600)


def test_a_notice_that_no_record_could_hold_has_no_way_out() -> None:
    others = {"B-1": plan("B", minutes(0, 60))}
    assert ways_out(plan("A", minutes(0, 60), radius_m=6e6), others, Separation()) == []


def test_an_offer_is_in_the_units_that_a_record_holds() -> None:
    fine = plan("A", minutes(0, 60), core=point(36.00000049, 35.0), radius_m=99.5)
    others = {"B-1": plan("B", minutes(0, 60))}
    for offer in ways_out(fine, others, Separation(), SMALL):
        (volume,) = offer.volumes
        assert volume.radius_m == 100
        assert all(at == round(at, 6) for at in volume.core.rings[0][0])


def test_a_notice_is_not_moved_across_the_antimeridian_in_pieces() -> None:
    road = line((179.95, 0.0), (179.99, 0.0))
    others = {"B-1": plan("B", minutes(0, 600), core=point(179.97, 0.0), radius_m=5_000)}
    offers = by_ways(ways_out(plan("A", minutes(0, 600), core=road), others, Separation()))
    # 5,100 m from the circle, whose middle is 0.02 degree or 2,226 m from where the road begins.
    assert offers[Way.AHEAD,].move.lateral_m == 7_400
    assert all(lon < 0 for lon, _ in offers[Way.AHEAD,].volumes[0].core.rings[0])


def test_the_air_left_is_that_to_the_plan_next_to_come_into_conflict() -> None:
    others = {
        "B-1": plan("B", minutes(50, 90)),
        "C-1": plan("C", minutes(0, 90), core=east_of_here(1_250)),
    }
    offers = by_ways(ways_out(plan("A", minutes(0, 60)), others, Separation(lateral_m=1_000)))
    left = offers[Way.EARLIER,].clearance
    assert left is not None
    assert (left.plan, left.kept, left.spare, left.gap_s) == ("B-1", Dimension.TIME, 0, 0)
    left = offers[Way.WEST,].clearance
    assert left is not None
    assert (left.plan, left.kept) == ("B-1", Dimension.PLACE)
    assert left.lateral_m == pytest.approx(1_100, abs=0.2)
    assert left.spare == pytest.approx(100, abs=0.2)
    # 50 m more room to C than the rules want is worth less than the 22 minutes to B.
    later = by_ways(ways_out(plan("A", minutes(0, 60)), others, Separation(1_000, 0, 0)))
    assert later[Way.LATER,].clearance is not None


def test_neighbours_are_enough_to_find_every_way_out() -> None:
    plans = {
        f"{party}-{number}": plan(party, minutes(number, number + 40), core=east_of_here(far_m))
        for number, (party, far_m) in enumerate(
            [("A", 0), ("B", 900), ("B", 2_500), ("C", 30_000), ("C", -4_000), ("B", 15_000)] * 3
        )
    }
    separation = Separation(1_000, 0, 300)
    active: ActivePlans[str] = ActivePlans()
    for name, one in plans.items():
        active.add(name, one.party, one.volumes)
    near = neighbours(plans["A-0"], active, separation, SMALL)
    assert "C-3" not in near
    pair = ("A-0", "B-1")
    few = ways_out_of_conflict(pair, plans, separation, SMALL, active=active)
    assert few["A-0"]
    for name, offers in ways_out_of_conflict(pair, plans, separation, SMALL).items():
        assert [(one.move, one.clears) for one in few[name]] == [
            (one.move, one.clears) for one in offers
        ]


@pytest.mark.parametrize("steps", [{"time_s": 0}, {"lateral_max_m": -1}])
def test_a_grid_without_steps_is_refused(steps: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="grid"):
        Grid(**steps)
