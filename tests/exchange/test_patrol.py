"""A patrol's life is one table: what follows what, what time makes of it, and what is refused."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.exchange.notice import instant
from keepclear.exchange.patrol import (
    JointPatrol,
    Part,
    Patrol,
    PatrolReport,
    Point,
    What,
    parse_joint_patrol,
    parse_patrol,
    parse_report,
)
from keepclear.exchange.patrol_state import (
    ENDED,
    LATE,
    NEXT,
    Act,
    State,
    Step,
    follow,
    judge,
    together,
)
from keepclear.limits import PATROL_NAMES_MAX, PATROL_POINTS_MAX
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, line

START = 1_900_000_000
POINTS = tuple(
    Point(name, 38_350_000 + 10_000 * n, 36_890_000, START + 1_800 * n, 600)
    for n, name in enumerate(["gate", "first village", "second village", "gate again"])
)
PLAN = Patrol(3, "NORTH", "the road", b"\x01" * 32, POINTS, ("car 1", "car 2"), ("LARK",))


def report(what: What, at: int, point: int = 0) -> PatrolReport:
    reason = "road blocked" if what is What.CUT_SHORT else ""
    return PatrolReport(b"\x02" * 32, what, at, point, reason)


WHOLE = (
    report(What.SET_OUT, START),
    report(What.CHECK_IN, START + 1_800, 2),
    report(What.CHECK_IN, START + 3_700, 3),
    report(What.COMPLETE, START + 5_400),
)


def test_what_is_written_is_read_as_it_was() -> None:
    volume = Volume(
        line((38.35, 36.89), (38.36, 36.89)),
        500.0,
        EVERY_ALTITUDE,
        Interval(instant(START), instant(START + 6_000)),
    )
    joint = JointPatrol(3, "NORTH", "", POINTS, (volume,), (0, 2))
    for plan in (PLAN, Part(b"\x05" * 32, (), ("LARK",)), Part(b"\x05" * 32, (), (), b"\x06" * 32)):
        assert parse_patrol(plan.body()) == plan
    for said in (*WHOLE, report(What.CUT_SHORT, START)):
        assert parse_report(said.body()) == said
    there = PatrolReport(b"\x02" * 32, What.SET_OUT, START, where=(38_000_000, -36_000_000))
    assert parse_report(there.body()) == there
    assert parse_joint_patrol(joint.content()) == joint


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({1: 0}, "patrol/1"),
        ({2: ""}, "patrol/1"),
        ({4: b"\x01" * 31}, "patrol/1"),
        ({5: [POINTS[0].body()]}, "patrol/1"),
        ({5: [POINTS[0].body()] * (PATROL_POINTS_MAX + 1)}, "patrol/1"),
        ({6: ["x"] * (PATROL_NAMES_MAX + 1)}, "patrol/1"),
        ({9: 0}, "patrol/1"),
        ({8: b"\x01" * 32}, "patrol/2"),
        ({6: [""]}, "patrol/3"),
        ({7: ["x" * 65]}, "patrol/3"),
        ({5: [1, 2]}, "patrol/4"),
        ({5: [{**POINTS[0].body(), 2: 180_000_001}, POINTS[1].body()]}, "patrol/4"),
        ({5: [{**POINTS[0].body(), 5: 86_401}, POINTS[1].body()]}, "patrol/4"),
        ({5: [POINTS[1].body(), POINTS[0].body()]}, "patrol/5"),
        ({5: [POINTS[0].body(), POINTS[0].body()]}, "patrol/5"),
    ],
)
def test_a_plan_is_refused_by_the_sentence_that_it_breaks(
    change: dict[int, object], rule: str
) -> None:
    with pytest.raises(BadRecord) as caught:
        parse_patrol({**PLAN.body(), **change})
    assert caught.value.rule == rule


@pytest.mark.parametrize(
    "body",
    [
        {1: b"\x02" * 32, 2: 5, 3: START},
        {1: b"\x02" * 32, 2: 1, 3: START, 4: 2},
        {1: b"\x02" * 32, 2: 2, 3: START},
        {1: b"\x02" * 32, 2: 2, 3: START, 4: PATROL_POINTS_MAX + 1},
        {1: b"\x02" * 32, 2: 3, 3: START},
        {1: b"\x02" * 32, 2: 3, 3: START, 5: ""},
        {1: b"\x02" * 32, 2: 1, 3: START, 6: 1},
        {1: b"\x02" * 31, 2: 1, 3: START},
    ],
)
def test_a_report_has_exactly_the_fields_of_what_it_says(body: dict[int, object]) -> None:
    with pytest.raises(BadRecord) as caught:
        parse_report(body)
    assert caught.value.rule == "patrol/6"


@pytest.mark.parametrize("parties", [(0,), (1, 0), (0, 0), (0, 32)])
def test_the_parties_of_a_joint_patrol_are_two_at_least_and_each_stands_once(
    parties: tuple[int, ...],
) -> None:
    volume = Volume(
        line((38.35, 36.89), (38.36, 36.89)),
        500.0,
        EVERY_ALTITUDE,
        Interval(instant(START), instant(START + 6_000)),
    )
    with pytest.raises(BadRecord) as caught:
        parse_joint_patrol(JointPatrol(3, "NORTH", "", POINTS, (volume,), parties).content())
    assert caught.value.rule == "patrol/13"


@pytest.mark.requirement("F17-1")
def test_a_patrol_goes_from_planned_to_complete_by_its_reports_alone() -> None:
    states = [follow(WHOLE[:n], len(POINTS)).at(START, POINTS) for n in range(5)]
    assert states == [State.PLANNED, *[State.UNDER_WAY] * 3, State.COMPLETE]
    assert follow(WHOLE, len(POINTS)).passed == (
        *((1, START), (2, START + 1_800), (3, START + 3_700), (4, START + 5_400)),
    )


@pytest.mark.requirement("F17-2")
def test_it_is_overdue_one_second_after_due_and_grace_and_not_before() -> None:
    late = [(0, State.NOT_SET_OUT), (1, State.OVERDUE), (2, State.OVERDUE), (3, State.OVERDUE)]
    for reports, state in late:
        progress = follow(WHOLE[:reports], len(POINTS))
        edge = POINTS[reports].late_utc
        assert progress.at(edge, POINTS) not in LATE
        assert progress.at(edge + 1, POINTS) is state
    for end in (WHOLE, (*WHOLE[:2], report(What.CUT_SHORT, START + 1_900))):
        assert follow(end, len(POINTS)).at(START + 10**8, POINTS) in ENDED


@pytest.mark.requirement("F17-3")
@pytest.mark.parametrize(
    ("before", "said", "rule", "why"),
    [
        (0, report(What.CHECK_IN, START, 2), "patrol/9", "CHECK IN before it has SET OUT"),
        (0, report(What.COMPLETE, START), "patrol/9", "COMPLETE before it has SET OUT"),
        (1, report(What.SET_OUT, START), "patrol/9", "SET OUT after it has SET OUT"),
        (4, report(What.CHECK_IN, START + 6_000, 3), "patrol/9", "after it was COMPLETE"),
        (4, report(What.CUT_SHORT, START + 6_000), "patrol/9", "after it was COMPLETE"),
        (3, report(What.CHECK_IN, START + 4_000, 2), "patrol/10", "point 2 does not follow 3"),
        (3, report(What.CHECK_IN, START + 4_000, 3), "patrol/10", "point 3 does not follow 3"),
        (1, report(What.CHECK_IN, START + 4_000, 1), "patrol/10", "point 1 does not follow 1"),
        (1, report(What.CHECK_IN, START + 1_800, 4), "patrol/12", "point 4 is its end"),
        (1, report(What.CHECK_IN, START + 1_800, 9), "patrol/12", "there is no point 9"),
        (1, report(What.CHECK_IN, START - 1, 2), "patrol/11", "before its last report"),
        (1, report(What.CHECK_IN, START + 9_001, 2), "patrol/11", "after it was written"),
    ],
)
def test_a_report_out_of_its_turn_is_refused_and_says_why(
    before: int, said: PatrolReport, rule: str, why: str
) -> None:
    progress = follow(WHOLE[:before], len(POINTS))
    refused = judge(progress, said, len(POINTS), START + 9_000)
    assert refused is not None
    assert refused.rule == rule
    assert why in refused.why


def test_what_follows_in_its_turn_is_not_refused_and_a_point_may_be_left_out() -> None:
    for n, said in enumerate(WHOLE):
        assert judge(follow(WHOLE[:n], 4), said, 4, START + 9_000) is None
    progress = follow(WHOLE[:1], 4)
    assert judge(progress, report(What.CHECK_IN, START + 3_600, 3), 4, START + 9_000) is None
    assert judge(progress, report(What.COMPLETE, START + 3_600), 4, START + 9_000) is None


REPORTS = st.builds(
    report, st.sampled_from(What), st.integers(START, START + 9_000), st.integers(0, 6)
)


@given(st.lists(REPORTS, max_size=8), st.integers(START - 9_000, START + 20_000))
def test_whatever_is_reported_each_step_is_a_row_of_the_table(
    reports: list[PatrolReport], at: int
) -> None:
    for n in range(len(reports)):
        before, after = follow(reports[:n], 4), follow(reports[: n + 1], 4)
        if after != before:
            assert NEXT[Step(before.state, Act[reports[n].what.name])] is after.state
            assert after.point <= 4
            assert [p for p, _ in after.passed] == sorted({p for p, _ in after.passed})
    ended = follow(reports, 4)
    assert (ended.at(at, POINTS) in LATE) == (
        (due := ended.due_utc(POINTS)) is not None and due < at
    )


def test_an_end_is_an_end_and_every_state_is_in_the_table() -> None:
    assert {step.state for step in NEXT} | ENDED == set(State)
    assert not {step.state for step in NEXT} & ENDED


@given(st.lists(st.sampled_from(State), min_size=1, max_size=4))
def test_the_state_of_several_parts_does_not_depend_on_their_order(states: list[State]) -> None:
    assert {together(order) for order in permutations(states)} == {together(states)}
    assert together(states) in states
    assert (together(states) in LATE) == any(state in LATE for state in states)
