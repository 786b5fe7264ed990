"""What is not answered climbs by itself: at its times, once, through restarts and set clocks."""

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace as with_changed
from tests.simulation.world import DAWN, Member, World, circle, draft

from keepclear.desk import watching
from keepclear.exchange.procedure import HOUR, MINUTE, Procedure
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import intake, passing
from keepclear.node import request as ask
from keepclear.node.awaited import others
from keepclear.node.effects import Bell, Ring
from keepclear.node.journal import Fact, facts
from keepclear.node.known import ItemRow
from keepclear.node.node import Moment, Node
from keepclear.node.open_item import Need
from keepclear.node.replay import replay
from keepclear.record.envelope import Precedence

# No desk lapses, no line check comes and no silence tells between, unless a story is about them.
LONG = 300 * 24 * HOUR
QUIET = Procedure(check_every_s=LONG, unmanned_s=LONG, contact_s=LONG, silence_s=LONG)
LADDER = QUIET.ladder


@pytest.fixture
def world() -> World:
    world = World("AB", procedure=QUIET)
    world.open_channel()
    return world


def give(world: World, name: str = "N1", *, precedence: str = "ROUTINE", hours: int = 100) -> str:
    """A notice by A, ten seconds after it was given."""
    drafts = [draft(name, circle(38.0, 36.0, hour=90, hours=hours))]
    reply = world.act("A", ask.Give, notices=drafts, precedence=precedence)
    world.pass_seconds(10)
    return str(reply["notices"][0]["record"])


def rings(member: Member, words: str) -> list[Ring]:
    return [ring for ring in member.rings if words in ring.what]


def told(world: World, who: str, words: str, seconds: float) -> list[tuple[int, str]]:
    """Let time pass; return when, in seconds from now, it rang for something and for whom."""
    member, start = world.members[who], world.tick
    found: list[tuple[int, str]] = []
    until = start + seconds
    while world.tick < until:
        before = len(member.rings)
        at = [passing.next_due(m.node) for m in world.members.values()]
        due = min((t - DAWN.timestamp() for t in at if t is not None), default=until)
        world.pass_seconds(max(0.001, min(due, until) - world.tick))
        new = [ring for ring in member.rings[before:] if words in ring.what]
        found += [(round(world.tick - start), ring.role) for ring in new]
    return found


def shown(world: World, who: str) -> dict[str, dict[str, Any]]:
    """What stands on a desk, by what it is."""
    return {item["what"]: item for item in watching.watch(world.node(who), world.moment)}


def odd(world: World, who: str) -> list[str]:
    return [row.what for row in world.node(who).store.oddities(seen=False)]


def items(node: Node) -> list[ItemRow]:
    """Open items but for when they ring again: to ring twice for one thing harms nobody."""
    return sorted((with_changed(row, next=0) for row in node.items.each()), key=lambda row: row.key)


# The ladder


@pytest.mark.requirement("F1-4")
@pytest.mark.parametrize("precedence", list(Precedence), ids=lambda p: p.name)
def test_a_notice_not_read_back_climbs_to_the_last_rung_at_its_times_and_rings_there_again(
    world: World, precedence: Precedence
) -> None:
    give(world, precedence=precedence.name)
    within, climb = QUIET.read_back_s[precedence], QUIET.climb_s[precedence]
    heard = told(world, "B", "OVERDUE: notice to read back", within + 4 * climb + 1)
    times = [within, within + climb, within + 2 * climb, within + 3 * climb, within + 4 * climb]
    assert [role for _, role in heard] == [*LADDER, LADDER[-1], LADDER[-1]]
    assert [at for at, _ in heard] == pytest.approx(times, abs=10)  # Parcels are on their way.
    item = shown(world, "B")["notice to read back"]
    assert item["told"] == LADDER[-1]
    assert item["overdue"]


@pytest.mark.requirement("F1-4")
@pytest.mark.parametrize("precedence", list(Precedence), ids=lambda p: p.name)
def test_a_message_not_taken_climbs_at_both_ends(world: World, precedence: Precedence) -> None:
    world.act("A", ask.Say, text="the bridge", precedence=precedence.name)
    world.settle()
    within, climb = QUIET.take_s[precedence], QUIET.climb_s[precedence]
    heard = told(world, "B", "OVERDUE: message", within + 2 * climb + 5)
    assert [role for _, role in heard] == list(LADDER)
    urgent = precedence <= Precedence.IMMEDIATE
    assert [r.role for r in rings(world.members["A"], "not taken")] == list(LADDER) * urgent
    world.act("B", ask.Take, record=rings(world.members["B"], "the bridge")[0].record.hex())
    world.settle()
    assert told(world, "B", "OVERDUE", 2 * climb) == []
    assert told(world, "A", "OVERDUE", 2 * climb) == []


@pytest.mark.requirement("F1-1", "F1-5")
def test_a_stop_rings_every_15_seconds_until_it_is_taken_and_climbs_meanwhile(world: World) -> None:
    world.act("A", ask.Stop, text="cease")
    world.settle()
    heard = told(world, "B", "STOP", 241)
    gaps = [b - a for (a, _), (b, _) in pairwise(heard)]
    assert gaps
    assert set(gaps) <= {14, 15, 16}, heard
    assert len(heard) == 16
    assert list(dict.fromkeys(role for _, role in heard)) == list(LADDER)
    assert [ring.bell for ring in world.members["B"].rings[-3:]] == [Bell.STOP] * 3
    world.act("B", ask.Take)
    assert told(world, "B", "STOP", 3600) == []


@pytest.mark.requirement("F1-3")
def test_what_is_overdue_stands_first_with_the_least_time_left_on_top(world: World) -> None:
    world.act("A", ask.Say, text="late routine", precedence="ROUTINE")
    world.pass_seconds(2 * HOUR)
    world.act("A", ask.Say, text="late flash", precedence="FLASH")
    world.act("A", ask.Say, text="fresh")
    world.act("A", ask.Stop, text="cease")
    give(world, precedence="IMMEDIATE")
    world.pass_seconds(5 * MINUTE)
    listed = watching.watch(world.node("B"), world.moment)
    about = [item["about"].removeprefix("A: ") for item in listed]
    assert about == [
        "cease",
        "late flash",
        "late routine",
        "N1 by A",
        "fresh",
        "N1 by A: own units",
    ]
    late = [item["left_s"] for item in listed if item.get("overdue")]
    assert len(late) == 3


def test_settings_may_have_one_rung_and_it_is_told_again_and_again() -> None:
    world = World("AB", procedure=replace(QUIET, ladder=("watch",)))
    world.open_channel()
    world.act("A", ask.Say, text="the bridge", precedence="FLASH")
    world.settle()
    heard = told(world, "B", "OVERDUE", 5 * MINUTE)
    assert [role for _, role in heard] == ["watch"] * len(heard)
    assert len(heard) in (4, 5)


# Survival


@pytest.mark.requirement("F1-6")
@pytest.mark.parametrize("killed_after_s", [1, 70, 130, 190, 400])
def test_a_kill_at_any_rung_changes_neither_when_nor_who_is_told(killed_after_s: int) -> None:
    plays = []
    for is_killed in (False, True):
        world = World("AB", procedure=QUIET)
        world.open_channel()
        world.act("A", ask.Say, text="the bridge", precedence="FLASH")
        world.act("A", ask.Say, text="the road", precedence="IMMEDIATE")
        world.settle()
        before = told(world, "B", "OVERDUE", killed_after_s)
        if is_killed:
            world.kill("B")
        plays.append(before + told(world, "B", "OVERDUE", 1_000))
    assert plays[0] == plays[1]
    assert {role for _, role in plays[0]} == set(LADDER)


@pytest.mark.requirement("F1-6")
@pytest.mark.parametrize("fails", ["lost", "kept"])
def test_a_power_cut_in_the_commit_that_climbs_loses_no_rung(world: World, fails: str) -> None:
    world.act("A", ask.Say, text="the bridge", precedence="FLASH")
    world.settle()
    world.tick += 61
    b = world.members["B"]
    b.store.fails = fails
    with pytest.raises(Exception, match="the power went"):
        intake.woke(b.node, world.moment)
    world.kill("B")
    assert {row.key: row for row in b.store.items()} == {r.key: r for r in b.node.items.each()}
    rest = told(world, "B", "OVERDUE", 130)
    # What rang in the very moment of the cut is on the screen, and rings again a rung higher.
    assert [role for _, role in rest] == list(LADDER)[fails == "kept" :]
    assert shown(world, "B")["message"]["told"] == LADDER[-1]


@dataclass
class Set:
    """A world in which B's clock can be set: its moments differ from those of the world."""

    world: World
    by_s: int = 0

    def moment(self) -> Moment:
        now = self.world.moment
        return Moment(now.now + timedelta(seconds=self.by_s), now.tick)

    def pass_s(self, seconds: float) -> list[Ring]:
        """Let time pass at B alone, waking it when something is due, as a serving node does."""
        until, found = self.world.tick + seconds, []
        node = self.world.node("B")
        while self.world.tick < until:
            if passing.is_due(node, self.moment()):
                effects = intake.woke(node, self.moment())
                found += [effect for effect in effects if isinstance(effect, Ring)]
            at = passing.next_due(node)
            left = at - self.moment().utc if at is not None else until
            self.world.tick = min(until, self.world.tick + max(1.0, left))
        return found

    def left(self, what: str) -> int:
        node = self.world.node("B")
        return next(i["left_s"] for i in watching.watch(node, self.moment()) if i["what"] == what)


@pytest.mark.requirement("F1-6", "F9-8")
@pytest.mark.parametrize("by_s", [-7 * HOUR, -30, 30, 7 * HOUR])
def test_where_our_clock_is_set_the_time_that_is_left_stays_and_it_is_shown(
    world: World, by_s: int
) -> None:
    give(world, precedence="PRIORITY")
    clock = Set(world)
    clock.pass_s(10 * MINUTE)
    left = clock.left("notice to read back")
    until = clock.left("own units to be told")
    clock.by_s = by_s
    rung = [ring.what for ring in clock.pass_s(MINUTE)]
    assert rung == [f"CLOCK WAS SET: by {by_s:+d} s"]
    assert clock.left("notice to read back") == left - MINUTE
    assert clock.left("own units to be told") == until - MINUTE - by_s, "its start is notified"
    assert "CLOCK WAS SET" in odd(world, "B")
    rung = [ring.what for ring in clock.pass_s(left - MINUTE + 1)]
    assert rung == ["OVERDUE: notice to read back N1"]


@pytest.mark.requirement("F1-6", "F9-8")
def test_a_step_is_noticed_by_whatever_happens_next_and_once(world: World) -> None:
    world.act("A", ask.Say, text="the bridge", precedence="FLASH")
    world.settle()
    world.members["B"].rings.clear()
    left = Set(world).left("message")
    node, clock = world.node("B"), Set(world, by_s=5 * HOUR)
    act_at = clock.moment()
    from keepclear.errors import BadInput
    from keepclear.node.officer import act

    with pytest.raises(BadInput):
        act(node, ask.Take(ref="none", record="00"), act_at)
    assert clock.left("message") == left, "what is refused takes no time away"
    act(node, ask.Say(ref="say", text="here"), act_at)
    assert clock.left("message") == left
    assert [ring.what for ring in clock.pass_s(10) if "CLOCK" in ring.what] == []
    steps = [f[1] for f in _facts(world.members["B"]) if f[0] == Fact.CLOCK_STEPPED]
    assert steps == [5 * HOUR]


@pytest.mark.requirement("F1-6", "F9-8")
def test_a_clock_that_went_back_across_a_restart_is_noticed_too(world: World) -> None:
    give(world, precedence="PRIORITY")
    clock = Set(world)
    left = clock.left("notice to read back")
    clock.by_s = -3 * HOUR
    member = world.members["B"]
    member.node = Node(member.store, member.us, world.pace, procedure=QUIET)
    member.node.open(clock.moment())
    assert clock.left("notice to read back") == pytest.approx(left, abs=5)
    assert "CLOCK WAS SET" in odd(world, "B")


@pytest.mark.requirement("F1-6")
def test_after_a_day_of_silence_one_wake_tells_the_last_rung_once(world: World) -> None:
    for n in range(3):
        world.act("A", ask.Say, text=f"word {n}", precedence="FLASH")
    world.act("A", ask.Stop, text="cease")
    world.settle()
    b = world.members["B"]
    b.rings.clear()
    world.tick += 24 * HOUR
    world.carry_out(b, intake.woke(b.node, world.moment))
    assert _overdue(b) == ["OVERDUE: STOP"] + ["OVERDUE: message"] * 3
    assert {ring.role for ring in rings(b, "OVERDUE")} == {LADDER[-1]}
    assert intake.woke(b.node, world.moment) == []
    assert passing.next_due(b.node) == world.moment.utc + 15


@pytest.mark.requirement("F14-3")
def test_very_many_alike_ring_once_with_their_number(world: World) -> None:
    for n in range(40):
        world.act("A", ask.Say, text=f"word {n}")
    for _ in range(7):
        world.act("A", ask.Stop, text="cease")
    world.settle()
    b = world.members["B"]
    b.rings.clear()
    world.tick += 2 * HOUR
    world.carry_out(b, intake.woke(b.node, world.moment))
    assert _overdue(b) == [
        "OVERDUE: STOP and 6 more",
        "OVERDUE: message and 39 more",
    ]


def test_more_than_one_event_may_hold_all_fall_due(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "DUE_PER_EVENT_MAX", 10)
    for n in range(25):
        world.act("A", ask.Say, text=f"word {n}")
    world.settle()
    b = world.members["B"]
    world.tick += 2 * HOUR
    woke = 0
    while passing.is_due(b.node, world.moment):
        intake.woke(b.node, world.moment)
        woke += 1
    assert woke == 3
    assert {row.rung for row in b.node.items.of(Need.TAKE_MESSAGE)} == {0}


# The author


@pytest.mark.requirement("F4-3", "F1-4")
def test_its_author_is_told_first_that_a_notice_is_not_receipted_then_that_it_is_not_read_back(
    world: World,
) -> None:
    world.cut_off = {"B"}
    give(world, precedence="FLASH")
    heard = told(world, "A", "not acknowledged", MINUTE)
    assert heard == [(50, LADDER[0])]
    assert shown(world, "A")["not acknowledged"]["about"] == "N1: NOT RECEIPTED by B"
    world.cut_off = set()
    world.keep_contact()
    world.pass_seconds(20)
    assert "not acknowledged" not in shown(world, "A"), "it has its receipt, in time for the next"
    world.pass_seconds(60)
    assert shown(world, "A")["not acknowledged"]["about"] == "N1: not read back by B"
    assert shown(world, "A")["not acknowledged"]["told"] == LADDER[0]
    group = _group(world, "B", "N1")
    world.act("B", ask.ReadBack, notice="N1", group=group)
    world.settle()
    assert "not acknowledged" not in shown(world, "A")
    # It is for A's own officer to answer; a correction asks for another read-back.
    world.act("A", ask.Answer, notice="N1", party="B", correct=False)
    world.settle()
    world.pass_seconds(121)
    assert shown(world, "A")["not acknowledged"]["about"] == "N1: not read back by B"
    world.act("B", ask.ReadBack, notice="N1", group=group)
    world.settle()
    world.act("A", ask.Answer, notice="N1", party="B", correct=True)
    assert world.node("A").items.find(Need.UNACKNOWLEDGED, _version(world, "A", "N1")) is None


@pytest.mark.requirement("F1-1", "F1-5")
def test_the_author_of_a_stop_is_told_whose_officer_has_not_taken_it() -> None:
    world = World("ABC", procedure=QUIET)
    world.open_channel()
    world.act("A", ask.Stop, text="cease")
    world.settle()
    world.act("B", ask.Take)
    world.settle()
    heard = told(world, "A", "not taken", 4 * MINUTE)
    assert [role for _, role in heard][:3] == list(LADDER)
    assert shown(world, "A")["not taken"]["about"] == "cease: by C"
    world.act("C", ask.Take)
    world.settle()
    assert "not taken" not in shown(world, "A")
    assert world.node("A").items.of(Need.UNTAKEN) == []


@pytest.mark.requirement("F1-4")
def test_what_is_overdue_rings_with_the_notice_and_with_whose_word_it_is_about() -> None:
    world = World("ABC", procedure=QUIET)
    world.open_channel()
    give(world, "N1", precedence="FLASH")
    world.act("A", ask.Say, text="the bridge", precedence="FLASH")
    world.act("C", ask.ReadBack, notice="N1", group=_group(world, "C", "N1"))
    world.settle()
    world.pass_seconds(5 * MINUTE)
    heard = {
        who: {(ring.party, ring.what) for ring in rings(world.members[who], "OVERDUE")}
        for who in "AB"
    }
    line = next(iter(world.node("A").lines.values()))
    both = ", ".join(line.names[index] for index in others(line))
    assert heard["B"] == {("A", "OVERDUE: notice to read back N1"), ("A", "OVERDUE: message")}
    assert heard["A"] == {
        ("B", "OVERDUE: not acknowledged N1"),
        ("C", "OVERDUE: read-back to answer N1"),
        (both, "OVERDUE: not taken"),
    }
    world.act("B", ask.Object, notice="N1", reason="too near")
    world.settle()
    world.pass_seconds(5 * MINUTE)
    (objection, *_) = rings(world.members["A"], "OVERDUE: objection")
    assert (objection.party, objection.what) == ("B", "OVERDUE: objection N1")


# What ends


def _overdue(member: Member) -> list[str]:
    return [ring.what for ring in member.rings if ring.bell is not Bell.LINE]


def _amend(world: World) -> None:
    # It is a new version that is waited for, from now on.
    later = draft("N1", circle(38.0, 36.0, hour=91, hours=100))
    world.act("A", ask.Amend, notice="N1", draft=later)


def _cancel(world: World) -> None:
    world.act("A", ask.Cancel, notice="N1", reason="not sent")


def _expire(world: World) -> None:
    world.tick += 91 * HOUR


@pytest.mark.parametrize("end", [_amend, _cancel, _expire])
def test_what_is_amended_cancelled_or_over_rings_no_more(world: World, end: Any) -> None:
    record = bytes.fromhex(give(world, precedence="IMMEDIATE", hours=1))
    world.pass_seconds(20 * MINUTE)
    assert rings(world.members["B"], "OVERDUE: notice to read back")
    world.act("B", ask.Object, notice="N1", reason="too near")
    world.settle()
    assert world.node("A").items.of(Need.OBJECTION)
    end(world)
    world.pass_seconds(30)
    for who in "AB":
        assert world.node(who).items.about(record) == []
    assert world.node("A").items.of(Need.OBJECTION) == []
    assert told(world, "B", "OVERDUE: notice to read back", 8 * MINUTE) == []
    for who in "AB":
        world.kill(who)
        assert world.node(who).items.about(record) == []


def test_what_ended_while_a_node_was_away_asks_nothing_when_it_is_back(world: World) -> None:
    record = bytes.fromhex(give(world, hours=1))
    world.act("B", ask.Object, notice="N1", reason="too near")
    world.settle()
    world.tick += 100 * HOUR
    for who in "AB":
        world.kill(who)
        assert world.node(who).items.about(record) == []
        assert world.node(who).items.of(Need.OBJECTION) == []


# Nobody at the desk


@pytest.mark.requirement("F1-7")
def test_where_nobody_is_at_the_desk_what_rings_runs_the_alarm_and_the_others_are_told() -> None:
    world = World("AB", procedure=replace(QUIET, unmanned_s=10 * MINUTE))
    world.open_channel()
    b = world.members["B"]
    world.act("A", ask.Say, text="we are here")
    world.settle()
    assert not rings(b, "we are here")[0].alarm, "an officer was there a moment ago"
    world.pass_seconds(11 * MINUTE)
    world.act("A", ask.Say, text="anybody", precedence="IMMEDIATE")
    world.settle()
    assert rings(b, "anybody")[0].alarm
    assert not rings(world.members["A"], "DESK UNMANNED")
    world.pass_seconds(5 * MINUTE)
    (late,) = rings(b, "OVERDUE: message")
    assert (late.alarm, late.role) == (True, LADDER[0])
    world.settle()
    assert rings(world.members["A"], "DESK UNMANNED: nobody is at the desk of B")
    world.act("B", ask.Take, record=late.record.hex())
    assert b.node.watch.told_manned is True


@pytest.mark.requirement("F1-7")
def test_where_somebody_is_at_the_desk_the_alarm_runs_from_the_second_rung_on(
    world: World,
) -> None:
    world.act("A", ask.Say, text="the bridge", precedence="FLASH")
    world.settle()
    world.pass_seconds(3 * MINUTE + 5)
    heard = [(ring.role, ring.alarm) for ring in rings(world.members["B"], "OVERDUE")]
    assert heard[:3] == [(LADDER[0], False), (LADDER[1], True), (LADDER[2], True)]


# What can be worked out again


@pytest.mark.requirement("F1-6")
def test_the_journal_replays_to_the_same_items(world: World) -> None:
    world.act("A", ask.Stop, text="cease")
    for precedence in ("FLASH", "IMMEDIATE", "ROUTINE"):
        give(world, f"N{precedence}", precedence=precedence)
        world.act("A", ask.Say, text=precedence, precedence=precedence)
    world.settle()
    world.pass_seconds(3 * MINUTE)
    _check_replayed(world)
    world.act("B", ask.Take)
    world.act("B", ask.ReadBack, notice="NFLASH", group=_group(world, "B", "NFLASH"))
    world.act("B", ask.Object, notice="NROUTINE", reason="too near")
    world.settle()
    world.act("A", ask.Answer, notice="NFLASH", party="B", correct=True)
    world.act("A", ask.Cancel, notice="NIMMEDIATE", reason="over")
    world.settle()
    _check_replayed(world)
    world.kill("A")
    world.pass_seconds(5 * HOUR)
    _check_replayed(world)
    clock = Set(world, by_s=-2 * HOUR)
    clock.pass_s(HOUR)
    _check_replayed(world)


def _check_replayed(world: World) -> None:
    for member in world.members.values():
        assert len(member.node.items) > 1
        fresh = Node(StoreSqlite(":memory:"), member.us, world.pace)
        replay(member.store, fresh)
        assert items(fresh) == items(member.node), member.name
        assert sorted(fresh.store.items(), key=lambda row: row.key) == sorted(
            fresh.items.each(), key=lambda row: row.key
        )


def _facts(member: Member) -> list[list[Any]]:
    return [fact for row in member.store.journal(0, 10_000) for fact in facts(row)]


def _group(world: World, who: str, name: str) -> str:
    from keepclear.desk import views

    return str(views.notice(world.node(who), world.moment, name)["check_group"])


def _version(world: World, who: str, name: str) -> bytes:
    (row, *_) = world.node(who).store.versions_named(name)
    return row.id
