"""What a plan does against a zone: nothing missed, nothing in doubt left unsaid."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.picture.adversarial import case
from tests.space.oracle import Verdict, verdict

from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.announcement import Zone, ZoneKind
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.rule.zone import Who
from keepclear.exchange.rule.zone_rule import Exemption, LineRule, ZoneRule
from keepclear.picture.area import Breach, Clause, Plan
from keepclear.picture.rules import Judge
from keepclear.picture.zone import JudgedZone
from keepclear.space.altitude import CAUTIOUS, EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

START = datetime(2030, 6, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
VALID = Interval(START, START + 30 * DAY)
SQUARE = polygon(((36.0, 35.0), (36.2, 35.0), (36.2, 35.2), (36.0, 35.2), (36.0, 35.0)))
INSIDE, OUTSIDE = point(36.1, 35.1), point(36.3, 35.1)
ROAD = line((36.0, 35.8), (36.5, 35.8))
A, B = frozenset({"A"}), frozenset({"B"})
SITES = frozenset({Activity.STATIC_SITE})
NEXT_DAY = Interval(START + DAY, START + 2 * DAY)
BATCH, BATCHES = 200, 4


def zone(*rules: ZoneRule, kind: ZoneKind = ZoneKind.RESTRICTED, **more: Any) -> Zone:
    core, radius_m = more.pop("core", SQUARE), more.pop("radius_m", 0.0)
    volume = Volume(core, radius_m, more.pop("band", EVERY_ALTITUDE), VALID)
    return Zone(kind, "place", (volume,), VALID, rules, more.pop("lines", ()))


def plan(
    core: Core = INSIDE,
    party: str = "A",
    activity: Activity = Activity.PATROL,
    band: Band = EVERY_ALTITUDE,
    when: Interval = NEXT_DAY,
    given: datetime | None = None,
    radius_m: float = 0.0,
) -> Plan:
    return Plan(party, activity, (Volume(core, radius_m, band, when),), given)


def judged(made: Zone, asked: Plan, by: str = "", **rules: Any) -> list[Breach]:
    label = f"{by}-3 {made.name}" if by else made.name
    return Judge(Rules(**rules), (JudgedZone(made, label, by),)).breaches(asked)


def clauses(found: list[Breach]) -> list[Clause]:
    return [breach.clause for breach in found]


@pytest.mark.requirement("Z-5")
@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_plan_inside_is_missed_and_none_is_invented_beyond_half_a_metre(batch: int) -> None:
    closed = ZoneRule("closed", "Art. 1", never=Who())
    wrong = []
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        one = case(seed)
        # The separation is part of the plan here: a zone asks for none.
        wide = tuple(replace(v, radius_m=v.radius_m + one.separation.lateral_m) for v in one.b)
        truth = verdict(one.a, wide, Separation(0, 0, 0))
        validity = Interval(one.a[0].interval.start, one.a[-1].interval.end)
        made = Zone(ZoneKind.MOVING_BUFFER, "ship", one.a, validity, (closed,))
        found = judged(made, Plan("B", Activity.OTHER, wide))
        if (truth is Verdict.CONFLICT and not found) or (truth is Verdict.CLEAR and found):
            wrong.append(f"{one.name}: oracle {truth}, found {found}")
        assert all(breach.clause is Clause.BUFFER for breach in found)
    assert wrong == []


@pytest.mark.requirement("Z-1")
def test_a_breach_names_the_rule_its_article_and_who_announced_it() -> None:
    made = zone(ZoneRule("entry", "Art. 3(2)", only=Who(B)))
    (agreed,) = Judge(Rules(zones=(made,))).breaches(plan())
    assert (agreed.rule, agreed.article, agreed.announced_by) == ("place: entry", "Art. 3(2)", "")
    (announced,) = judged(made, plan(), "C")
    assert (announced.rule, announced.announced_by) == ("C-3 place: entry", "C")
    assert announced.clause is Clause.ENTRY


@pytest.mark.requirement("Z-6")
def test_what_is_agreed_and_what_is_announced_are_both_held_to_and_told_apart() -> None:
    agreed = zone(ZoneRule("entry", only=Who(B)))
    both = Judge(Rules(zones=(agreed,)), (JudgedZone(agreed, "C-1 place", "C"),))
    assert [breach.announced_by for breach in both.breaches(plan())] == ["C", ""]


def due(**more: Any) -> ZoneRule:
    who = more.pop("never", Who(A))
    by, what = START + 9 * DAY, "what the annex names"
    return ZoneRule("out", "Art. 3", never=who, out_by=by, what=what, **more)


@pytest.mark.requirement("Z-5")
@given(st.integers(0, 20), st.integers(1, 20))
def test_what_must_be_out_breaks_the_rule_exactly_from_its_instant_on(
    begin: int, days: int
) -> None:
    when = Interval(START + begin * DAY, START + (begin + days) * DAY)
    site = plan(activity=Activity.STATIC_SITE, when=when)
    found = judged(zone(due(), kind=ZoneKind.DEMILITARISED), site)
    assert clauses(found) == ([Clause.OUT_BY] if begin + days > 9 else [])
    for breach in found:
        assert breach.start == START + max(begin, 9) * DAY
        assert breach.end == min(when.end, VALID.end)
        assert "what the annex names: out by 2030-06-10T00:00:00Z" in breach.why
    assert judged(zone(due(never=Who(B))), site) == []


def test_a_class_that_must_be_out_is_named_by_activity_and_others_may_stay() -> None:
    made = zone(due(never=Who(A, SITES)))
    during = Interval(START, START + 20 * DAY)
    assert clauses(judged(made, plan(activity=Activity.STATIC_SITE, when=during))) == [
        Clause.OUT_BY
    ]
    assert judged(made, plan(activity=Activity.PATROL, when=during)) == []


@pytest.mark.requirement("Z-3")
def test_a_moving_buffer_is_nowhere_but_where_it_is() -> None:
    legs = [(36.0, 36.5), (36.5, 37.0)]
    volumes = tuple(
        Volume(line((a, 35.8), (b, 35.8)), 5_000.0, EVERY_ALTITUDE, Interval(s, s + HOUR))
        for (a, b), s in zip(legs, (START, START + HOUR), strict=True)
    )
    ship = Zone(
        ZoneKind.MOVING_BUFFER,
        "convoy",
        volumes,
        Interval(START, START + 2 * HOUR),
        (ZoneRule("buffer", "para. 4", only=Who(B)),),
    )
    ahead = point(36.9, 35.8)
    first, second = Interval(START, START + HOUR), Interval(START + HOUR, START + 2 * HOUR)
    assert judged(ship, plan(ahead, when=first)) == []
    assert clauses(judged(ship, plan(ahead, when=second))) == [Clause.BUFFER]
    assert judged(ship, plan(ahead, "B", when=second)) == []


def test_altitudes_that_cannot_be_compared_are_taken_to_meet_and_that_is_said() -> None:
    low = zone(ZoneRule("closed", never=Who()), band=Band(None, 1000, Reference.MSL))
    high = plan(band=Band(3000, 4000, Reference.FL))
    (breach,) = judged(low, high)
    assert breach.uncertain
    assert "different references" in breach.why
    assert judged(low, high, margins=CAUTIOUS) == []


def test_a_no_fly_zone_is_for_its_class_and_its_altitudes() -> None:
    drones = frozenset({Activity.UNMANNED_FLIGHT})
    made = zone(
        ZoneRule("no drones", "para. 2", never=Who(activities=drones)),
        kind=ZoneKind.NO_FLY,
        band=Band(None, 3000, Reference.MSL),
    )
    low, over = Band(100, 500, Reference.MSL), Band(3001, 4000, Reference.MSL)
    assert clauses(judged(made, plan(activity=Activity.UNMANNED_FLIGHT, band=low))) == [
        Clause.ENTRY
    ]
    assert judged(made, plan(activity=Activity.UNMANNED_FLIGHT, band=over)) == []
    assert judged(made, plan(activity=Activity.FLIGHT, band=low)) == []


MEDEVAC = Exemption(Who(activities=frozenset({Activity.MEDEVAC})), 1800)


@pytest.mark.requirement("Z-5")
def test_an_exemption_on_notice_holds_where_the_notice_came_in_time() -> None:
    made = zone(ZoneRule("closed", "Art. 4", never=Who(), exempt=(MEDEVAC,)))
    enters = START + DAY
    medevac = plan(activity=Activity.MEDEVAC)
    assert judged(made, replace(medevac, given=enters - timedelta(seconds=1800))) == []
    (late,) = judged(made, replace(medevac, given=enters - timedelta(seconds=1799)))
    assert (late.clause, late.uncertain, late.article) == (Clause.NOTICE, False, "Art. 4")
    assert "29 min 59 s before the start, where 30 min before" in late.why
    (unknown,) = judged(made, medevac)
    assert unknown.uncertain
    assert "not known" in unknown.why
    assert clauses(judged(made, plan())) == [Clause.ENTRY]
    free = zone(ZoneRule("closed", never=Who(), exempt=(replace(MEDEVAC, lead_s=0),)))
    assert judged(free, medevac) == []


def test_whom_a_rule_lets_in_needs_no_exemption() -> None:
    made = zone(ZoneRule("ours", only=Who(A), exempt=(MEDEVAC,)))
    assert judged(made, plan(activity=Activity.MEDEVAC)) == []


def test_what_a_zone_asks_of_notice_is_told_where_it_is_not_known_when_a_plan_was_given() -> None:
    asks = zone(ZoneRule("day ahead", lead_s=86_400))
    exempts = zone(ZoneRule("closed", never=Who(), exempt=(MEDEVAC,)))
    assert Rules(zones=(asks,)).needs_given(Activity.PATROL)
    assert Rules(zones=(exempts,)).needs_given(Activity.PATROL)
    assert not Rules(zones=(zone(ZoneRule("closed", never=Who())),)).needs_given(Activity.PATROL)


def test_a_line_tells_which_side_and_what_is_within_its_buffer() -> None:
    sides = (LineRule("banks", "para. 1", left=B, right=A, buffer_m=3_000),)
    made = zone(kind=ZoneKind.DECONFLICTION_LINE, core=ROAD, lines=sides)
    north, south, near = point(36.2, 35.9), point(36.2, 35.7), point(36.2, 35.79)
    assert judged(made, plan(south)) == []
    (over,) = judged(made, plan(north))
    assert (over.rule, over.clause, over.article) == ("place: banks", Clause.SIDE, "para. 1")
    assert clauses(judged(made, plan(near))) == [Clause.BUFFER]
    assert clauses(judged(made, plan(south, "B"))) == [Clause.SIDE]


def test_a_corridor_reaches_as_far_to_each_side_as_it_says() -> None:
    made = zone(
        ZoneRule("patrols", "Art. 2", only=Who(activities=frozenset({Activity.PATROL}))),
        kind=ZoneKind.SECURITY_CORRIDOR,
        core=ROAD,
        radius_m=6_000.0,
    )
    for lat, found in ((35.85, 1), (35.86, 0), (35.75, 1), (35.74, 0)):  # 5.5 km and 6.7 km off
        assert len(judged(made, plan(point(36.2, lat), activity=Activity.FLIGHT))) == found
    assert judged(made, plan(point(36.2, 35.85))) == []


def test_an_exempt_activity_is_held_to_no_zone() -> None:
    made = zone(ZoneRule("closed", never=Who()))
    exempt = frozenset({Activity.MEDEVAC})
    assert judged(made, plan(activity=Activity.MEDEVAC), exempt=exempt) == []
