"""Clocks: ours and theirs alarm once when they leave their limits, and rest when they are back."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.simulation.world import DAWN, World, draft

from keepclear.exchange.channel import Scenario
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.clock import (
    CLOCKS_DIFFER,
    NOT_SYNCHRONISED,
    is_likely_ours,
    note_clock,
)
from keepclear.node.effects import Ring
from keepclear.node.journal import Fact, facts
from keepclear.node.node import Moment, Node
from keepclear.node.open_item import Need


def at(tick: float, ahead_s: float = 0.0, rate: float = 1.0) -> Moment:
    return Moment(DAWN + timedelta(seconds=tick * rate + ahead_s), tick)


def oddities(node: Node, what: str) -> list[str]:
    return [row.why for row in node.store.oddities(seen=False) if row.what == what]


def ask_and_hear(
    world: World,
    peer: str,
    tick: float,
    *,
    ahead_s: float = 0.0,
    takes_s: float = 0.1,
    ours_s: float = 0.0,
    rate: float = 1.0,
) -> list[Ring]:
    """A sends a parcel and has the answer, by a peer whose clock is ahead by so much."""
    a, b = world.members["A"], world.members[peer]
    nonce = f"{tick:016.3f}".encode()[:16]
    ask = intake.next_parcel(a.node, b.us.party, nonce, at(tick, 0, rate), always=True)
    assert ask is not None
    intake.take_parcel(b.node, ask, "test", at(tick + takes_s / 2, ahead_s, rate))
    there = at(tick + takes_s / 2, ahead_s, rate)
    answer = intake.next_parcel(b.node, a.us.party, nonce[::-1], there, always=True)
    assert answer is not None
    effects = intake.take_parcel(a.node, answer, "test", at(tick + takes_s, ours_s, rate))
    return [effect for effect in effects if isinstance(effect, Ring)]


def clock_facts(node: Node) -> list[int]:
    rows = node.store.journal(0, 10_000)
    return [fact[1] for row in rows for fact in facts(row) if fact[0] == Fact.CLOCK]


# Ours


@pytest.mark.requirement("F9-7")
def test_an_unsynchronised_clock_alarms_once_and_rests_when_it_is_synchronised() -> None:
    node = World("A").node("A")
    (ring,) = note_clock(node, False, at(0))
    assert isinstance(ring, Ring)
    assert NOT_SYNCHRONISED in ring.what
    assert note_clock(node, False, at(60)) == []
    assert len(oddities(node, NOT_SYNCHRONISED)) == 1
    assert note_clock(node, True, at(120)) == []
    assert oddities(node, NOT_SYNCHRONISED) == []
    assert len(note_clock(node, False, at(180))) == 1
    assert clock_facts(node) == [2, 1, 2]


@pytest.mark.requirement("F9-7")
def test_a_clock_that_cannot_be_asked_is_unknown_and_neither_alarms_nor_rests() -> None:
    node = World("A").node("A")
    assert note_clock(node, None, at(0)) == []
    assert (node.synchronised, clock_facts(node)) == (None, [])
    note_clock(node, False, at(60))
    note_clock(node, None, at(120))
    assert len(oddities(node, NOT_SYNCHRONISED)) == 1
    assert clock_facts(node) == [2, 0]


def test_a_restart_does_not_raise_again_what_still_asks() -> None:
    world = World("A")
    note_clock(world.node("A"), False, at(0))
    world.kill("A")
    assert note_clock(world.node("A"), False, at(60)) == []
    assert len(oddities(world.node("A"), NOT_SYNCHRONISED)) == 1


# Theirs


@pytest.mark.requirement("F9-6")
def test_the_offset_is_measured_against_the_middle_of_the_round_trip() -> None:
    world = World("AB")
    outbox = world.node("A").peers[world.members["B"].us.party]
    ask_and_hear(world, "B", 10, ahead_s=3, takes_s=4)
    assert outbox.round_trip_s == 4
    assert (outbox.row.offset_s, str(outbox.offsets.best)) == (3, "+3 s ±3")
    ask_and_hear(world, "B", 20, ahead_s=3, takes_s=0)
    ask_and_hear(world, "B", 30, ahead_s=3, takes_s=25)
    assert outbox.round_trip_s == 0
    assert str(outbox.offsets.best) == "+3 s ±1"


def test_an_echo_that_comes_again_is_no_new_measure() -> None:
    world = World("AB")
    a, b = world.members["A"], world.members["B"]
    ask_and_hear(world, "B", 10)
    late = intake.next_parcel(b.node, a.us.party, b"l" * 16, at(500), always=True)
    assert late is not None
    intake.take_parcel(a.node, late, "test", at(500))
    assert a.node.peers[b.us.party].round_trip_s == pytest.approx(0.1)


@pytest.mark.requirement("F9-7")
def test_a_peer_whose_clock_is_too_far_off_is_named_once_until_it_is_back() -> None:
    world = World("AB")
    node = world.node("A")
    (ring,) = ask_and_hear(world, "B", 10, ahead_s=30)
    assert ring.what == f"{CLOCKS_DIFFER}: B is 30 s ahead of us, give or take 2 s"
    assert ask_and_hear(world, "B", 20, ahead_s=30) == []
    assert ask_and_hear(world, "B", 30, ahead_s=0) == []
    assert oddities(node, CLOCKS_DIFFER) == []
    (ring,) = ask_and_hear(world, "B", 40, ahead_s=-60)
    assert "B is 60 s behind us" in ring.what


def test_what_may_lie_within_the_limit_neither_alarms_nor_rests() -> None:
    world = World("AB")
    assert ask_and_hear(world, "B", 10, ahead_s=6) == []
    assert ask_and_hear(world, "B", 100, ahead_s=12, takes_s=25) == []
    assert len(ask_and_hear(world, "B", 200, ahead_s=30)) == 1
    assert ask_and_hear(world, "B", 300, ahead_s=5) == []
    assert len(oddities(world.node("A"), CLOCKS_DIFFER)) == 1


@pytest.mark.requirement("F9-7")
def test_where_all_peers_differ_alike_ours_is_said_to_be_the_likely_wrong_one() -> None:
    world = World("ABC")
    (first,) = ask_and_hear(world, "B", 10, ahead_s=30)
    assert "OURS" not in first.what  # Of two that differ, nobody can say which is wrong.
    (second,) = ask_and_hear(world, "C", 11, ahead_s=31)
    assert "OURS IS LIKELY THE WRONG ONE" in second.what
    assert is_likely_ours(world.node("A"))


def test_where_peers_differ_from_each_other_nobody_is_said_to_be_wrong() -> None:
    world = World("ABC")
    ask_and_hear(world, "B", 10, ahead_s=30)
    (ring,) = ask_and_hear(world, "C", 11, ahead_s=-30)
    assert "OURS" not in ring.what
    assert not is_likely_ours(world.node("A"))


def test_a_restart_does_not_name_again_who_still_differs_and_rests_when_it_is_back() -> None:
    world = World("AB")
    ask_and_hear(world, "B", 10, ahead_s=30)
    world.kill("A")
    assert ask_and_hear(world, "B", 20, ahead_s=30) == []
    assert len(oddities(world.node("A"), CLOCKS_DIFFER)) == 1
    ask_and_hear(world, "B", 30)
    assert oddities(world.node("A"), CLOCKS_DIFFER) == []


def test_a_jump_of_our_own_clock_between_asking_and_hearing_measures_nothing() -> None:
    world = World("AB")
    (ring,) = ask_and_hear(world, "B", 10, ours_s=3600)
    assert ring.what == "CLOCK WAS SET: by +3600 s"
    assert world.node("A").peers[world.members["B"].us.party].offsets.best is None


def test_a_fast_scenario_clock_makes_no_alarm_of_a_small_real_difference() -> None:
    world = World("AB", scenario=Scenario("EX", int(DAWN.timestamp()), 600_000))
    assert ask_and_hear(world, "B", 10, ahead_s=60, rate=600) == []
    assert len(ask_and_hear(world, "B", 20, ahead_s=3600, rate=600)) == 1


# A jump


@pytest.mark.requirement("F9-8")
@given(
    st.integers(0, 10**6),
    st.integers(-(10**8), 10**8),
    st.sampled_from([0.001, 1.0, 60.0, 10_000.0]),
)
def test_a_jump_is_told_from_time_that_passed(passed_ms: int, jumped_ms: int, rate: float) -> None:
    before = at(5.0)
    passed_s = passed_ms / 1000
    later = before.now + timedelta(seconds=passed_s * rate, milliseconds=jumped_ms)
    step = Moment(later, before.tick + passed_s).stepped_since(before, rate)
    limit_ms = 2000 * max(1.0, rate)
    if abs(jumped_ms) > limit_ms + 1:
        assert step == pytest.approx(jumped_ms / 1000, abs=1e-3)
    elif abs(jumped_ms) < limit_ms - 1:
        assert step == 0.0


def test_a_machine_that_slept_has_a_clock_that_jumped_forward() -> None:
    assert Moment(DAWN + timedelta(hours=1), 0.5).stepped_since(at(0)) == 3599.5


@pytest.mark.requirement("F9-7")
@pytest.mark.parametrize("killed", ["never", "while it is ahead", "before it is back"])
def test_what_ended_by_a_clock_that_was_ahead_stands_again_and_is_compared(killed: str) -> None:
    world = World("AB")
    world.open_channel()
    world.act("B", ask.Give, notices=[draft("M1")])
    world.settle()
    hours, b = 4 * 3_600, world.members["B"]
    b.ahead_s = hours
    world.pass_seconds(60.0)
    assert b.node.situation.plans == {}, "by its clock it is over"
    world.act("A", ask.Give, notices=[draft("N1")])  # At the same place and time.
    world.settle()
    assert b.node.situation.plans == {}
    if killed == "while it is ahead":
        world.kill("B")
    b.ahead_s = 0
    if killed == "before it is back":
        world.kill("B")
    world.pass_seconds(60.0)
    rows = {plan.row.name: plan.row.id for plan in b.node.situation.plans.values()}
    assert rows.keys() == {"M1", "N1"}
    assert b.node.situation.conflicts.keys() == world.node("A").situation.conflicts.keys()
    assert len(b.node.situation.conflicts) == 1
    assert b.node.items.find(Need.READ_BACK, rows["N1"]) is not None
    assert b.node.items.find(Need.UNACKNOWLEDGED, rows["M1"]) is not None
