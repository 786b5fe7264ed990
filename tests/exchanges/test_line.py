"""The line: suspended while in use, silent for reasons nobody knows, and desks left empty."""

from typing import Any

import pytest
from tests.simulation.world import World, draft

from keepclear.desk import views, watching
from keepclear.desk.line_state import line_states
from keepclear.errors import BadInput
from keepclear.exchange.coded import CODES
from keepclear.exchange.meaning import Kind
from keepclear.exchange.message import LineCheck
from keepclear.exchange.procedure import Procedure
from keepclear.node import intake, passing
from keepclear.node import request as ask
from keepclear.node.health import AHEAD, LOOKED_AT_EVERY_S, look
from keepclear.node.journal import Fact, facts
from keepclear.record.envelope import Draft, Precedence, Signature, sign

MINUTE, HOUR = 60.0, 3_600.0
PLAIN_CODE = next(code for code, slots in CODES.items() if not slots)


@pytest.fixture
def world() -> World:
    world = World("AB", longest_s=1.0)
    world.open_channel()
    live(world, 3 * MINUTE)
    return world


def live(world: World, seconds: float) -> None:
    """Let time pass as on serving nodes: contact each half minute, and a look when it is due."""
    for _ in range(round(seconds / 30)):
        world.keep_contact()
        pass_by(world, 30.0)


def pass_by(world: World, seconds: float) -> None:
    """Let time pass without contact, waking each node when something is due there."""
    until = world.tick + seconds
    while world.tick < until:
        dues = [passing.next_due(member.node) for member in world.members.values()]
        waits = [due - world.moment.utc for due in dues if due is not None]
        world.pass_seconds(min([until - world.tick, *(max(1.0, w) for w in waits)]))


def state(world: World, who: str) -> str:
    (view,) = line_states(world.node(who), world.moment)
    return str(view["state"])


def rang(world: World, who: str) -> list[str]:
    """What rang about lines since the last look."""
    member = world.members[who]
    found = [ring.what for ring in member.rings if ring.bell == "line"]
    member.rings.clear()
    return found


def transitions(world: World, who: str) -> list[str]:
    rows = world.members[who].store.journal(0, 100_000)
    return [fact[4] for row in rows for fact in facts(row) if fact[0] == Fact.LINE_STATE]


def refusal(world: World, who: str, what: Any, **fields: Any) -> list[str]:
    with pytest.raises(BadInput) as refused:
        world.act(who, what, **fields)
    return [f"{fault.fault} -> {fault.cure}" for fault in refused.value.faults]


def watched(world: World, who: str) -> list[str]:
    items = watching.watch(world.node(who), world.moment)
    return [
        f"{item['what']}: {item['about']}" for item in items if item["what"].startswith("line ")
    ]


# Suspended while in use


@pytest.mark.requirement("F7-5")
def test_a_line_that_is_suspended_stays_in_use_for_what_saves_lives(world: World) -> None:
    world.act("B", ask.Give, notices=[draft("B1")])
    world.act("A", ask.Give, notices=[draft("A1")])
    world.settle()
    rang(world, "B")
    world.act("A", ask.Suspend, channel="line", reason="by order")
    world.settle()
    assert rang(world, "A") == [], "nobody is rung for their own act"
    (bell,) = rang(world, "B")
    assert bell.startswith("B-A line: SUSPENDED by A since 05")
    assert bell.endswith(": by order")
    assert state(world, "A").startswith("SUSPENDED by A since 05")
    assert state(world, "B") == state(world, "A")
    assert len(watched(world, "A")) == len(watched(world, "B")) == 1
    # What A says itself and can wait is refused with the cure.
    for what, fields in (
        (ask.Give, {"notices": [draft("A2")]}),
        (ask.Give, {"notices": [draft("A2")], "precedence": "PRIORITY"}),
        (ask.Say, {"text": "good morning"}),
        (ask.SayCoded, {"code": PLAIN_CODE}),
        (ask.Propose, {"title": "t", "lateral_m": 1, "vertical_m": 0, "time_s": 0}),
    ):
        (fault,) = refusal(world, "A", what, **fields)
        assert fault.startswith("we have suspended 'line' since 05")
        assert "keepclear line lift 'line'; what saves lives is given as IMMEDIATE" in fault
    # What saves lives flows, and whatever answers or changes what was said.
    world.act("A", ask.Give, notices=[draft("A3")], precedence="IMMEDIATE")
    world.act("A", ask.Give, notices=[draft("A4", activity="medevac")])
    world.act("A", ask.Give, notices=[draft("A5", activity="humanitarian_movement")])
    world.act("A", ask.Say, text="urgent", precedence="PRIORITY")
    world.act("A", ask.Amend, notice="A1", draft=draft("A1"), precedence="ROUTINE")
    world.act("A", ask.Cancel, notice="A1", precedence="ROUTINE")
    world.act("A", ask.Object, notice="B1", reason="too near")
    world.act("A", ask.CheckLine)
    world.act("A", ask.Stop, text="cease")
    # B is refused nothing, and told each time.
    reply = world.act("B", ask.Say, text="are you there?")
    assert reply["warnings"][0].startswith("SUSPENDED by A since 05")
    world.settle()
    assert [r.what for r in world.members["B"].rings if r.bell == "STOP"] == ["SUSPENDED: cease"]
    first = watching.watch(world.node("B"), world.moment)[0]
    assert first["what"] == "SUSPENDED STOP"
    world.act("B", ask.Take)
    world.settle()
    assert world.members["A"].store.oddities(seen=False) == []


@pytest.mark.requirement("F7-5")
def test_only_its_author_lifts_a_suspension_and_none_is_said_twice(world: World) -> None:
    assert refusal(world, "B", ask.Lift) == ["nobody has suspended 'line' -> nothing to lift"]
    assert "reason" in refusal(world, "A", ask.Suspend, reason=" ")[0]
    world.act("A", ask.Suspend, reason="by order")
    world.settle()
    (fault,) = refusal(world, "B", ask.Lift)
    assert fault.startswith("'line' was suspended by A, not by us -> only its author lifts")
    (fault,) = refusal(world, "A", ask.Suspend, reason="again")
    assert "already" in fault
    world.act("B", ask.Suspend, reason="so do we")
    world.settle()
    assert "SUSPENDED by A" in state(world, "A")
    assert "SUSPENDED by B" in state(world, "A")
    world.act("A", ask.Lift)
    world.settle()
    assert state(world, "A").startswith("SUSPENDED by B")
    world.kill("B")
    assert state(world, "B").startswith("SUSPENDED by B"), "a restart lifts nothing"
    world.act("B", ask.Lift)
    world.settle()
    assert (state(world, "A"), state(world, "B")) == ("OPEN", "OPEN")


@pytest.mark.requirement("F7-5")
def test_who_is_not_on_a_channel_suspends_nothing_there() -> None:
    world = World("ABC")
    world.open_channel(members="AB")
    (fault,) = refusal(world, "C", ask.Suspend, channel="line", reason="x")
    assert fault.startswith("no channel 'line' -> use one of: none yet")
    world.act("A", ask.Found, name="three", peers=["C"], random=bytes(16))
    world.settle()
    (fault,) = refusal(world, "C", ask.Suspend, channel="three", reason="x")
    assert fault == "'three' is not joined -> run: keepclear channel join"
    # A record that names a member, and is signed by none of its keys, is refused at the door.
    a, c = world.members["A"], world.members["C"]
    line = next(iter(world.node("A").lines.values()))
    said = Draft(Kind.SUSPENSION, {1: 1, 2: "x"}, Precedence.ROUTINE, Signature("w", ""), 1)
    theirs = next(log for log in line.replicas if log.party != line.our_index)
    forged = sign(c.us.signer, line.channel, line.replicas[theirs].head, [], said)
    parcel = intake.Parcel(
        c.us.party, a.us.party, bytes(16), b"", world.moment.utc, entries=(forged.data,)
    )
    intake.take_parcel(a.node, parcel, "test", world.moment)
    assert a.node.refused == {"record/6": 1}
    assert a.node.states.suspensions(line) == {}


# Silence of unknown cause


@pytest.mark.requirement("F7-4", "F7-6")
def test_silence_is_told_with_its_time_and_contact_reopens_the_line(world: World) -> None:
    assert state(world, "A") == "OPEN"
    before = len(transitions(world, "A"))
    rang(world, "A")
    world.cut_off = {"B"}
    lost = world.moment
    pass_by(world, 6 * MINUTE)
    degraded, silent = rang(world, "A")
    assert degraded.startswith("A-B line: DEGRADED since 05")
    assert silent.startswith("A-B line: NO CONTACT since 05")
    assert "its node does not answer" in silent
    (item,) = watched(world, "A")
    assert item.startswith("line NO CONTACT: line: NO CONTACT with B since 05")
    pass_by(world, HOUR)
    assert all("NO CONTACT" not in what for what in rang(world, "A")), "it is told once"
    world.cut_off = set()
    world.letters = []
    live(world, MINUTE)
    assert state(world, "A").startswith("DEGRADED with B")
    live(world, 3 * MINUTE)
    assert state(world, "A") == "OPEN"
    told = [what.partition(" since")[0].partition(": ")[2] for what in transitions(world, "A")]
    assert told[before] == "DEGRADED"
    assert told[before + 1] == "NO CONTACT"
    assert told[-1] == "OPEN"
    assert world.moment.tick > lost.tick


@pytest.mark.requirement("F7-6")
def test_a_restart_goes_on_with_the_last_state_and_tells_nothing_that_was_not(world: World) -> None:
    before = {who: transitions(world, who) for who in "AB"}
    world.tick += 9 * HOUR  # A was down for a night: that is no news of the line.
    world.kill("A")
    pass_by(world, MINUTE)
    assert transitions(world, "A") == before["A"]
    live(world, 3 * MINUTE)
    assert [line for line in transitions(world, "A") if line not in before["A"]] == []
    world.cut_off = {"B"}
    pass_by(world, 6 * MINUTE)
    count = len(transitions(world, "A"))
    world.kill("A")
    assert state(world, "A").startswith("NO CONTACT")
    pass_by(world, 10 * MINUTE)
    assert len(transitions(world, "A")) == count


def test_a_node_sleeps_until_the_next_state_is_due(world: World) -> None:
    world.keep_contact()
    world.settle()
    world.pass_seconds(LOOKED_AT_EVERY_S + 1.0)  # What came just after a look is due by then.
    a = world.node("A")
    due = a.states.next_utc
    assert due is not None
    assert 100 < due - world.moment.utc <= 121
    assert passing.next_due(a) is not None


@pytest.mark.requirement("F7-7")
def test_line_checks_are_made_by_themselves_and_a_missed_one_degrades_the_line(
    world: World,
) -> None:
    live(world, 31 * MINUTE)
    checks = views.status(world.node("A"), world.moment)["channels"][0]["line_checks"]
    assert {check["party"] for check in checks} == {"A", "B"}
    b = world.members["B"].node
    b.procedure = Procedure(check_every_s=7 * 86_400)  # B's node makes none any more.
    live(world, 45 * MINUTE)
    live(world, 30 * MINUTE)
    assert "its line check did not come" in str(line_states(world.node("A"), world.moment))
    assert state(world, "A").startswith("DEGRADED")
    world.act("B", ask.CheckLine)
    live(world, 4 * MINUTE)
    assert state(world, "A") == "OPEN"


@pytest.mark.requirement("F7-7")
def test_a_line_check_from_the_future_by_our_clock_is_shown(world: World) -> None:
    b = world.members["B"]
    line = next(iter(b.node.lines.values()))
    at = world.moment.utc + 60
    check = LineCheck(at, 2, bytes(32), bytes(32), ())
    said = Draft(Kind.LINE_CHECK, check.body(), Precedence.ROUTINE, Signature("node", ""), at)
    with b.node.transaction(world.moment):
        entry = line.author(b.us.signer, b.us.incarnation, said, b.node.journal.next_n)
        b.node.speak(line, entry, world.moment)
    world.carry_out(b, b.node.take_effects())
    world.settle()
    odd = [row.why for row in world.members["A"].store.oddities(seen=False) if row.what == AHEAD]
    assert len(odd) == 1
    assert odd[0].startswith("B: its picture is for 5")
    assert odd[0].endswith(" s ahead of our clock")


# Desks


@pytest.mark.requirement("F7-1")
def test_an_empty_desk_is_told_by_itself_when_a_stop_comes_there(world: World) -> None:
    pass_by(world, 2 * HOUR)  # Nobody acts at B.
    live(world, 3 * MINUTE)
    rang(world, "A")
    world.act("A", ask.Stop, text="cease")
    live(world, MINUTE)
    assert "DESK UNMANNED: nobody is at the desk of B" in rang(world, "A")
    (peer,) = views.status(world.node("A"), world.moment)["peers"]
    assert peer["node_reachable"], "the node is there"
    assert peer["desk"] == "UNMANNED"
    assert peer["desk_since"] is not None
    world.act("B", ask.Take)
    live(world, MINUTE)
    (peer,) = views.status(world.node("A"), world.moment)["peers"]
    assert peer["desk"] == "MANNED"
    assert not [what for what in rang(world, "A") if "UNMANNED" in what]


@pytest.mark.requirement("F7-1")
def test_a_desk_lapses_when_nobody_acts_and_returns_with_the_next_act(world: World) -> None:
    (peer,) = views.status(world.node("A"), world.moment)["peers"]
    assert (peer["desk"], peer["desk_since"]) == ("NOT SAID", None)
    world.act("B", ask.TakeWatch, role="watch", initials="KL")
    live(world, MINUTE)
    rang(world, "A")
    live(world, HOUR + MINUTE)
    assert rang(world, "A") == ["DESK UNMANNED: nobody is at the desk of B"]
    world.act("B", ask.CheckLine)
    live(world, MINUTE)
    (peer,) = views.status(world.node("A"), world.moment)["peers"]
    assert peer["desk"] == "MANNED"


def test_looking_again_keeps_and_journals_nothing_new(world: World) -> None:
    a = world.node("A")
    n = a.journal.n
    with a.transaction(world.moment):
        look(a, world.moment)
    assert a.journal.n == n
