"""What an officer may ask: taken once, or refused with every fault and without a trace."""

from typing import Any

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.errors import BadInput, Unavailable
from keepclear.exchange.channel import Scenario
from keepclear.node import request as ask
from keepclear.node.officer import act


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    world.act("B", ask.Give, notices=[draft("M1")])
    world.act("A", ask.Give, notices=[draft("N1")])
    world.settle()
    return world


def test_a_batch_with_bad_notices_is_refused_whole_and_every_fault_is_named(world: World) -> None:
    before = world.members["A"].store.counts()
    past = draft("old", circle(38.0, 36.0, hour=-5, hours=1))
    odd = draft("odd", activity="picnic")
    unnamed = draft("")
    empty = ask.Draft(name="empty", activity="patrol", volumes=b"\x80")
    with pytest.raises(BadInput) as refused:
        world.act("A", ask.Give, notices=[draft("good"), past, odd, unnamed, empty])
    assert len(refused.value.faults) == 4
    assert world.members["A"].store.counts() == before
    assert world.act("A", ask.Give, notices=[draft("good")])["notices"][0]["serial"] == 2


IMPOSSIBLE: list[tuple[Any, dict[str, Any]]] = [
    (ask.Propose, {"title": "x", "lateral_m": 2**63, "vertical_m": 0, "time_s": 0}),
    (ask.Propose, {"title": "x", "lateral_m": -1, "vertical_m": 0, "time_s": 0}),
    (ask.Propose, {"title": "", "lateral_m": 1, "vertical_m": 0, "time_s": 0}),
    (ask.Say, {"text": "\x1b[2J"}),
    (ask.Say, {"text": "\ud800"}),
    (ask.Say, {"text": ""}),
    (ask.Cancel, {"notice": "N1", "reason": "\u202e"}),
    (ask.Cancel, {"notice": "M1"}),
    (ask.Cancel, {"notice": "none"}),
    (ask.Disseminate, {"notice": "M1", "units": ["1st"], "told": -(2**70)}),
    (ask.Disseminate, {"notice": "M1", "units": [""] * 100}),
    (ask.Object, {"notice": "M1", "reason": " "}),
    (ask.ReadBack, {"notice": "M1", "group": "00000"}),
    (ask.ReadBack, {"notice": "N1", "group": "00000"}),
    (ask.Answer, {"notice": "N1", "party": "B", "correct": True}),
    (ask.Answer, {"notice": "N1", "party": "Z", "correct": True}),
    (ask.Take, {}),
    (ask.Join, {"channel": "line"}),
    (ask.Found, {"name": "", "peers": ["B"], "random": bytes(16)}),
    (ask.Found, {"name": "x", "peers": [], "random": bytes(16)}),
    (ask.Found, {"name": "x", "peers": ["B"], "random": b""}),
    (ask.AddPeer, {"card": b"\xd2\x84nonsense"}),
    (ask.AddPeer, {"card": b"\xff"}),
    (ask.Endorse, {"document": "none", "what": "sign"}),
    (ask.Seen, {"oddity": "ffffff"}),
    (ask.Give, {"notices": []}),
    (ask.Give, {"notices": [ask.Draft(name="n", activity="patrol", volumes=b"\x01")]}),
    (ask.Give, {"notices": [ask.Draft(name="n", activity="patrol", volumes=b"")]}),
    (ask.Say, {"text": "hello", "role": "\x07"}),
]


@pytest.mark.parametrize(("what", "fields"), IMPOSSIBLE)
def test_what_cannot_be_taken_is_refused_and_changes_nothing(
    world: World, what: Any, fields: dict[str, Any]
) -> None:
    member = world.members["A"]
    counts, heads = member.store.counts(), _heads(world)
    with pytest.raises(BadInput):
        world.act("A", what, **fields)
    assert member.store.counts() == counts
    assert _heads(world) == heads
    assert not member.node.lost
    world.act("A", ask.Say, text="and we go on")
    world.settle()
    assert _heads(world, "A") == _heads(world, "B")


@pytest.mark.parametrize("until", [2**62, 10**15, -1])
def test_a_validity_beyond_the_calendar_is_refused(world: World, until: int) -> None:
    notice = draft("far")
    notice.valid_until = until
    with pytest.raises(BadInput, match="validity"):
        world.act("A", ask.Give, notices=[notice])


def _heads(world: World, who: str = "A") -> list[Any]:
    return sorted(r.head for line in world.node(who).lines.values() for r in line.replicas.values())


def test_a_typing_error_does_not_make_the_node_forget_who_it_is_in_contact_with(
    world: World,
) -> None:
    outbox = next(iter(world.node("A").peers.values()))
    assert outbox.contact_tick is not None
    with pytest.raises(BadInput):
        world.act("A", ask.ReadBack, notice="M1", group="00000")
    assert next(iter(world.node("A").peers.values())) is outbox


def test_the_same_reference_acts_once_also_after_a_kill(world: World) -> None:
    first = world.act("A", ask.Say, text="once", ref="mine")
    heads = _heads(world)
    assert world.act("A", ask.Say, text="once", ref="mine") == first
    world.kill("A")
    assert world.act("A", ask.Say, text="once", ref="mine") == first
    assert _heads(world) == heads


@pytest.mark.parametrize("fails", ["lost", "kept"])
def test_an_act_whose_commit_failed_is_carried_out_once_by_its_reference(
    world: World, fails: str
) -> None:
    member = world.members["A"]
    size = _heads(world)
    member.store.fails = fails
    request = ask.Say(text="once", ref="mine")
    with pytest.raises(Unavailable):
        act(member.node, request, world.moment)
    world.kill("A")
    act(member.node, request, world.moment)
    before = {head.log: head.size for head in size}
    after = {head.log: head.size for head in _heads(world)}
    assert sum(after.values()) == sum(before.values()) + 1


def test_a_scenario_channel_is_not_joined_on_a_live_clock() -> None:
    scenario = Scenario("exercise", 0, 1_000)
    world = World("AB", scenario=scenario)
    world.act("A", ask.Found, name="play", peers=["B"], random=bytes(16))
    world.members["B"].node.scenario = None
    world.settle()
    with pytest.raises(BadInput, match="clock"):
        world.act("B", ask.Join, channel="play")


def test_a_scenario_node_does_not_speak_in_a_live_channel(world: World) -> None:
    world.members["A"].node.scenario = Scenario("exercise", 0, 1_000)
    with pytest.raises(BadInput, match="clock"):
        world.act("A", ask.Give, notices=[draft("N2")])
