"""Rules as one plain value: what pairs are held to, what places ask, and bytes to sign."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.picture.adversarial import ENGINES, Engine

from keepclear.errors import BadRecord
from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.rules import PairRule, Rules, Severity, rules_from
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.rule.zone import ALWAYS, AreaRule, SideRule, Who
from keepclear.picture.area import Breach, Clause, Plan
from keepclear.picture.rules import Judge, breach_id
from keepclear.record.canonical import decode, encode
from keepclear.space.altitude import (
    CAUTIOUS,
    EVERY_ALTITUDE,
    NOT_COMPARED,
    Band,
    Margins,
    Offset,
    Reference,
)
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

START = datetime(2030, 6, 1, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)

separations = st.builds(
    Separation, st.integers(0, 10**6), st.integers(0, 10**5), st.integers(0, 86_400)
)
activities = st.sampled_from(list(Activity))
pair_rules = st.builds(PairRule, activities, activities, separations, st.sampled_from(Severity))
names = st.text("abcdé -", min_size=1, max_size=8)
parties = st.frozensets(st.sampled_from(["A", "B", "C", "Ω"]), max_size=4)
microdegrees = st.integers(-89_000_000, 89_000_000).map(lambda n: n / 1_000_000)
positions = st.tuples(microdegrees, microdegrees)
references = st.sampled_from(Reference)


@st.composite
def bands(draw: st.DrawFn) -> Band:
    low, high = sorted(draw(st.lists(st.integers(-1000, 9000), min_size=2, max_size=2)))
    floor = draw(st.sampled_from([None, float(low)]))
    ceiling = draw(st.sampled_from([None, float(high)]))
    return Band(floor, ceiling, draw(references))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start = START + timedelta(seconds=draw(st.integers(0, 10**7)))
    return Interval(start, start + timedelta(seconds=draw(st.integers(1, 10**7))))


volumes = st.builds(
    Volume,
    positions.map(lambda at: point(*at)),
    st.integers(0, 10**6).map(float),
    bands(),
    st.one_of(st.just(ALWAYS), intervals()),
)
whos = st.builds(Who, parties, st.frozensets(activities, max_size=3))
areas = st.builds(
    AreaRule,
    names,
    volumes,
    st.none() | whos,
    st.none() | whos,
    st.just(EVERY_ALTITUDE) | bands(),
    st.integers(0, 86_400),
)
sides = st.builds(
    SideRule,
    names.map(lambda name: "side " + name),
    positions.map(lambda at: line(at, (round(at[0] + 0.5, 6), round(at[1] + 0.25, 6)))),
    st.just(frozenset({"A"})),
    st.sampled_from([frozenset(), frozenset({"B", "C"})]),
    st.integers(0, 10**5),
    st.frozensets(activities, max_size=2),
    st.one_of(st.just(ALWAYS), intervals()),
    st.none() | st.integers(0, 10**6),
)
all_rules = st.builds(
    Rules,
    separations,
    st.sampled_from(Severity),
    st.lists(pair_rules, unique_by=lambda rule: (rule.a, rule.b)).map(tuple),
    st.dictionaries(activities, st.integers(0, 86_400)).map(lambda d: tuple(d.items())),
    st.frozensets(activities, max_size=3),
    st.lists(areas, max_size=3, unique_by=lambda rule: rule.name).map(tuple),
    st.lists(sides, max_size=2, unique_by=lambda rule: rule.name).map(tuple),
    st.sampled_from(
        [
            NOT_COMPARED,
            CAUTIOUS,
            Margins(fl_msl=Offset.within(500), agl_agl=Offset.within(80)),
        ]
    ),
)


@given(all_rules, activities, activities)
def test_the_widest_separation_bounds_that_of_every_pair_in_either_order(
    rules: Rules, a: Activity, b: Activity
) -> None:
    widest, terms = rules.widest(), rules.between(a, b)
    assert widest.lateral_m >= terms.separation.lateral_m
    assert widest.vertical_m >= terms.separation.vertical_m
    assert widest.time_s >= terms.separation.time_s
    assert terms == rules.between(b, a)


@given(all_rules)
def test_rules_read_from_their_bytes_are_the_same_rules(rules: Rules) -> None:
    assert rules_from(rules.content()) == rules
    assert rules_from(rules.content()).content() == rules.content()


@given(st.permutations([Activity.FLIGHT, Activity.PATROL, Activity.MEDEVAC]))
def test_the_order_in_which_rules_are_written_down_changes_nothing(order: list[Activity]) -> None:
    pairs = [PairRule(Activity.OTHER, a, Separation(a), Severity.CAUTION) for a in order]
    swapped = [PairRule(a, Activity.OTHER, Separation(a), Severity.CAUTION) for a in sorted(order)]
    assert Rules(pairs=tuple(pairs)) == Rules(pairs=tuple(swapped))
    assert Rules(pairs=tuple(pairs)).content() == Rules(pairs=tuple(swapped)).content()


@pytest.mark.requirement("C-6")
def test_a_pair_without_a_rule_of_its_own_is_held_to_the_base() -> None:
    grave = PairRule(Activity.PATROL, Activity.FLIGHT, Separation(3000, 300, 60), Severity.CRITICAL)
    rules = Rules(Separation(500, 100), Severity.ADVISORY, (grave,))
    assert rules.between(Activity.FLIGHT, Activity.PATROL).rule == "flight + patrol"
    assert rules.between(Activity.FLIGHT, Activity.PATROL).severity is Severity.CRITICAL
    other = rules.between(Activity.FLIGHT, Activity.FLIGHT)
    assert (other.separation, other.rule) == (Separation(500, 100), "base")


def test_the_other_side_gives_way_to_what_is_exempt() -> None:
    rules = Rules(exempt=frozenset({Activity.MEDEVAC}))
    assert rules.gives_way(Activity.MEDEVAC, Activity.PATROL) == (False, True)
    assert rules.gives_way(Activity.PATROL, Activity.MEDEVAC) == (True, False)
    assert rules.gives_way(Activity.MEDEVAC, Activity.MEDEVAC) == (False, False)
    assert rules.gives_way(Activity.PATROL, Activity.FLIGHT) == (False, False)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({1: [1, 2, 3]}, "rules/9"),
        ({1: [1, 2, 3, 9]}, "rules/9"),
        ({1: [-1, 2, 3, 1]}, "rules/9"),
        ({2: [[1, 2, 0, 0, 0, 1], [1, 2, 0, 0, 0, 1]]}, "rules/9"),
        ({2: [[2, 1, 0, 0, 0, 1]]}, "rules/9"),
        ({2: [[1, 14, 0, 0, 0, 1]]}, "rules/9"),
        ({3: [[1, 5], [1, 6]]}, "rules/9"),
        ({4: [99]}, "rules/9"),
        ({4: [2, 1]}, "rules/9"),
        ({5: ["x"]}, "rules/9"),
        ({5: [{1: "x"}]}, "rules/11"),
        ({6: [{1: "x"}]}, "rules/12"),
        ({7: 1}, "rules/9"),
        ({7: [[0, 5, 4, 0]]}, "rules/9"),
        ({7: [[6, 0, 1, 0]]}, "rules/9"),
        ({7: [[7, 0, 1, 0]]}, "rules/9"),
        ({7: [[0, 0, 1, 0], [0, 0, 1, 0]]}, "rules/9"),
        ({8: 1}, "rules/9"),
    ],
)
def test_bytes_that_are_no_rules_name_the_sentence_they_break(
    change: dict[int, Any], rule: str
) -> None:
    content = decode(Rules().content()) | change
    with pytest.raises(BadRecord) as refused:
        rules_from(encode(content))
    assert refused.value.rule == rule


AREA = polygon(((36.0, 35.0), (36.2, 35.0), (36.2, 35.2), (36.0, 35.2), (36.0, 35.0)))


def area(**more: Any) -> Rules:
    band = more.pop("band", EVERY_ALTITUDE)
    interval = more.pop("interval", ALWAYS)
    return Rules(areas=(AreaRule("zone", Volume(AREA, 0.0, band, interval), **more),))


def plan(
    core: Core,
    party: str = "A",
    activity: Activity = Activity.PATROL,
    radius_m: float = 0.0,
    band: Band = EVERY_ALTITUDE,
    given: datetime | None = None,
) -> Plan:
    volume = Volume(core, radius_m, band, Interval(START, START + HOUR))
    return Plan(party, activity, (volume,), given)


def clauses(found: list[Breach]) -> list[Clause]:
    return [breach.clause for breach in found]


INSIDE, OUTSIDE = point(36.1, 35.1), point(36.3, 35.1)


@pytest.mark.requirement("C-7")
def test_only_those_named_may_be_inside() -> None:
    rules = area(only=Who(parties=frozenset({"B"})))
    (breach,) = Judge(rules).breaches(plan(INSIDE))
    assert (breach.rule, breach.clause, breach.uncertain) == ("zone", Clause.ENTRY, False)
    assert breach.where == pytest.approx((36.1, 35.1))
    assert (breach.start, breach.end) == (START, START + HOUR)
    assert Judge(rules).breaches(plan(INSIDE, "B")) == []
    assert Judge(rules).breaches(plan(OUTSIDE)) == []


def test_those_barred_may_not_be_inside_though_their_party_may() -> None:
    rules = area(
        only=Who(parties=frozenset({"A"})), never=Who(activities=frozenset({Activity.FLIGHT}))
    )
    assert Judge(rules).breaches(plan(INSIDE)) == []
    assert clauses(Judge(rules).breaches(plan(INSIDE, activity=Activity.FLIGHT))) == [Clause.ENTRY]


def test_a_radius_that_reaches_in_is_inside() -> None:
    rules = area(only=Who(parties=frozenset({"B"})))
    assert Judge(rules).breaches(plan(OUTSIDE, radius_m=9_000)) == []
    assert clauses(Judge(rules).breaches(plan(OUTSIDE, radius_m=9_200))) == [Clause.ENTRY]


def test_an_area_holds_in_its_time_alone() -> None:
    before = Interval(START - HOUR, START)
    during = Interval(START - HOUR, START + timedelta(seconds=1))
    assert Judge(area(never=Who(), interval=before)).breaches(plan(INSIDE)) == []
    (breach,) = Judge(area(never=Who(), interval=during)).breaches(plan(INSIDE))
    assert (breach.start, breach.end) == (START, START + timedelta(seconds=1))


def test_a_plan_above_an_area_is_not_inside_it() -> None:
    rules = area(never=Who(), band=Band(None, 1000, Reference.MSL))
    above = Band(1001, 2000, Reference.MSL)
    touching = Band(1000, 2000, Reference.MSL)
    assert Judge(rules).breaches(plan(INSIDE, band=above)) == []
    (breach,) = Judge(rules).breaches(plan(INSIDE, band=touching))
    assert not breach.uncertain


def test_an_altitude_that_cannot_be_compared_is_a_breach_that_says_so() -> None:
    rules = area(never=Who(), band=Band(None, 1000, Reference.MSL))
    (breach,) = Judge(rules).breaches(plan(INSIDE, band=Band(7000, 8000, Reference.FL)))
    assert breach.uncertain
    assert "different references" in breach.why


def test_those_inside_keep_to_the_altitudes_allowed() -> None:
    rules = area(altitudes=Band(1000, 2000, Reference.MSL))
    assert Judge(rules).breaches(plan(INSIDE, band=Band(1000, 2000, Reference.MSL))) == []
    for low, high in ((999, 2000), (1000, 2001), (None, 2000), (1000, None)):
        found = Judge(rules).breaches(plan(INSIDE, band=Band(low, high, Reference.MSL)))
        assert clauses(found) == [Clause.ALTITUDE]
        assert not found[0].uncertain
    (unsure,) = Judge(rules).breaches(plan(INSIDE, band=Band(1200, 1300, Reference.WGS84)))
    assert unsure.uncertain
    assert clauses(Judge(rules).breaches(plan(INSIDE))) == [Clause.ALTITUDE]


def test_only_the_part_of_a_plan_that_is_inside_keeps_to_the_altitudes() -> None:
    rules = area(altitudes=Band(1000, 2000, Reference.MSL), band=Band(1000, 5000, Reference.MSL))
    assert Judge(rules).breaches(plan(INSIDE, band=Band(0, 1500, Reference.MSL))) == []


def test_lead_times_are_judged_to_the_second_where_it_is_known_when_a_plan_was_given() -> None:
    rules = Rules(lead_s=((Activity.PATROL, 600),))
    assert Judge(rules).breaches(plan(INSIDE, given=START - timedelta(seconds=600))) == []
    (breach,) = Judge(rules).breaches(plan(INSIDE, given=START - timedelta(seconds=599)))
    assert (breach.rule, breach.clause) == ("lead patrol", Clause.NOTICE)
    assert "9 min 59 s before the start, where 10 min before" in breach.why
    assert Judge(rules).breaches(plan(INSIDE)) == []
    assert Judge(rules).breaches(plan(INSIDE, activity=Activity.FLIGHT, given=START)) == []
    assert rules.needs_given(Activity.PATROL)
    assert not rules.needs_given(Activity.FLIGHT)


def test_an_area_asks_for_notice_before_a_plan_is_inside_it() -> None:
    rules = area(lead_s=3600, interval=Interval(START + HOUR / 2, START + 2 * HOUR))
    assert Judge(rules).breaches(plan(INSIDE, given=START - HOUR / 2)) == []
    late = START - HOUR / 2 + timedelta(seconds=1)
    assert clauses(Judge(rules).breaches(plan(INSIDE, given=late))) == [Clause.NOTICE]


def test_an_exempt_activity_is_held_to_no_lead_time_area_or_side() -> None:
    rules = Rules(
        lead_s=((Activity.MEDEVAC, 600),),
        exempt=frozenset({Activity.MEDEVAC}),
        areas=(AreaRule("zone", Volume(AREA, 0.0, EVERY_ALTITUDE, ALWAYS), never=Who()),),
        sides=(SideRule("river", RIVER, left=frozenset({"A"})),),
    )
    assert Judge(rules).breaches(plan(INSIDE, activity=Activity.MEDEVAC, given=START)) == []
    assert len(Judge(rules).breaches(plan(INSIDE, given=START))) == 2
    assert not rules.needs_given(Activity.MEDEVAC)


# Drawn from the north-west to the south-east: left is the north-east bank.
RIVER = line((38.0, 36.0), (39.0, 35.5), (40.0, 35.0))


def side(**more: Any) -> Rules:
    return Rules(sides=(SideRule("river", RIVER, frozenset({"A"}), frozenset({"B"}), **more),))


@pytest.mark.requirement("C-7")
def test_each_party_keeps_to_its_side_of_a_line() -> None:
    north, south = point(39.2, 35.8), point(38.8, 35.2)
    rules = side()
    assert Judge(rules).breaches(plan(north, "A")) == []
    assert Judge(rules).breaches(plan(south, "B")) == []
    assert clauses(Judge(rules).breaches(plan(south, "A"))) == [Clause.SIDE]
    assert clauses(Judge(rules).breaches(plan(north, "B"))) == [Clause.SIDE]
    assert Judge(rules).breaches(plan(south, "C")) == []


def test_a_radius_may_not_reach_over_the_line_nor_into_its_buffer() -> None:
    near = point(39.0, 35.6)  # some 10 km north-east of the line
    assert Judge(side()).breaches(plan(near, radius_m=9_000)) == []
    assert clauses(Judge(side()).breaches(plan(near, radius_m=12_000))) == [Clause.SIDE]
    assert clauses(Judge(side(buffer_m=3_000)).breaches(plan(near, radius_m=9_000))) == [
        Clause.BUFFER
    ]


def test_margins_let_altitudes_of_different_references_keep_a_plan_out_of_an_area() -> None:
    held = area(never=Who(), band=Band(None, 1000, Reference.MSL)).areas
    high = plan(INSIDE, band=Band(3000, 4000, Reference.FL))
    assert clauses(Judge(Rules(areas=held)).breaches(high)) == [Clause.ENTRY]
    assert Judge(Rules(areas=held, margins=CAUTIOUS)).breaches(high) == []
    wide = Margins(fl_msl=Offset.within(2000))
    (breach,) = Judge(Rules(areas=held, margins=wide)).breaches(high)
    assert breach.uncertain


@pytest.mark.requirement("C-2")
@pytest.mark.parametrize("engine", ENGINES)
def test_on_a_slope_a_height_above_one_ground_may_be_level_with_another(engine: Engine) -> None:
    valley = Volume(point(36.0, 35.0), 0.0, Band(400.0, 500.0, Reference.AGL), ALWAYS)
    hill = Volume(point(36.005, 35.0), 0.0, Band(0.0, 100.0, Reference.AGL), ALWAYS)
    apart = Separation(1_000, 100)
    active = engine()
    # More plans over the hill, so that heights above ground are what a tree is sorted by.
    for key in range(20):
        active.add(key, "B", [hill])
    assert active.meetings("A", [valley], Judge(Rules(apart)).held) == []
    # The ground may be 250 m higher there, half a kilometre on.
    sloping = Judge(Rules(apart, margins=Margins(agl_agl=Offset.within(250)))).held
    found = active.meetings("A", [valley], sloping)
    assert [(key, met.vertical_m) for key, met in found] == [(key, 50.0) for key in range(20)]
    assert active.conflicting("A", [valley], sloping) == list(range(20))
    flat = Judge(Rules(apart, margins=Margins(agl_agl=Offset.within(150)))).held
    assert active.meetings("A", [valley], flat) == []


def test_what_is_inside_an_area_stands_over_the_same_ground() -> None:
    low = Volume(point(36.0, 35.0), 500.0, Band(0.0, 100.0, Reference.AGL), ALWAYS)
    held = (AreaRule("low", low, never=Who(frozenset("B"))),)
    above = plan(point(36.0, 35.0), "B", band=Band(200.0, 300.0, Reference.AGL))
    assert Judge(Rules(areas=held, margins=CAUTIOUS)).breaches(above) == []


def test_a_side_rule_with_a_reach_is_for_what_is_near_the_line_as_drawn() -> None:
    beyond = point(36.0, 36.9)  # south of the line drawn on to the west, 170 km before its start
    assert clauses(Judge(side()).breaches(plan(beyond, "A"))) == [Clause.SIDE]
    assert Judge(side(reach_m=150_000)).breaches(plan(beyond, "A")) == []
    assert clauses(Judge(side(reach_m=250_000)).breaches(plan(beyond, "A"))) == [Clause.SIDE]


def test_a_side_rule_may_be_for_some_activities_and_some_time_alone() -> None:
    south = point(38.8, 35.2)
    flights = side(activities=frozenset({Activity.FLIGHT}))
    assert Judge(flights).breaches(plan(south, "A")) == []
    assert clauses(Judge(flights).breaches(plan(south, "A", Activity.FLIGHT))) == [Clause.SIDE]
    assert Judge(side(interval=Interval(START - HOUR, START))).breaches(plan(south, "A")) == []


def test_a_chain_of_volumes_is_told_once_a_clause_and_the_certain_one_first() -> None:
    rules = area(never=Who(), band=Band(None, 1000, Reference.MSL))
    times = [Interval(START + n * HOUR, START + (n + 1) * HOUR) for n in range(3)]
    references = (Reference.FL, Reference.MSL, Reference.AGL)
    chain = tuple(
        Volume(INSIDE, 0.0, Band(0, 100, reference), time)
        for reference, time in zip(references, times, strict=True)
    )
    (breach,) = Judge(rules).breaches(Plan("A", Activity.PATROL, chain))
    assert not breach.uncertain
    assert (breach.start, breach.end) == (START, START + 3 * HOUR)


def test_the_name_of_a_breach_depends_on_notice_rule_and_clause_alone() -> None:
    one = Breach("zone", Clause.ENTRY, START, START + HOUR, None, "why")
    same = Breach("zone", Clause.ENTRY, START + HOUR, START + 2 * HOUR, (1.0, 2.0), "other")
    assert breach_id("A-1", one) == breach_id("A-1", same)
    assert breach_id("A-1", one) != breach_id("A-2", one)
    assert len(breach_id("A-1", one)) == 32


def test_rules_in_parts_of_a_metre_cannot_be_signed() -> None:
    with pytest.raises(ValueError, match="whole metres"):
        Rules(Separation(0.5)).content()
    with pytest.raises(ValueError, match="ruled twice"):
        Rules(lead_s=((Activity.PATROL, 1), (Activity.PATROL, 2)))
