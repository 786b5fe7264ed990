"""An old copy of a store put back: a new log at once, the old entries again, and its end said."""

from dataclasses import replace

import pytest
from tests.node.log.test_rekeying import bring
from tests.simulation.agreeing import TITLE, agree, drafted
from tests.simulation.world import FragileStore, World, copied, draft

from keepclear.desk import agreeing, views
from keepclear.errors import BadInput
from keepclear.exchange.channel import Closed, Earlier, Joined
from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.notice import Cancellation
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.separation import Separation
from keepclear.limits import LOGS_PER_MEMBER_MAX
from keepclear.node import request as ask
from keepclear.node.comparison import picture
from keepclear.node.log.incarnations import note_rollbacks
from keepclear.node.log.line import Line
from keepclear.node.replay import replay
from keepclear.record.envelope import Draft, Precedence, Signature, parse, sign
from keepclear.record.log import LogName


def line_of(world: World, who: str) -> Line:
    (line,) = world.node(who).lines.values()
    return line


def log_of(world: World, who: str) -> LogName:
    log = line_of(world, who).our_log
    assert log is not None
    return log


def put_back(
    world: World,
    who: str,
    store: FragileStore,
    known: Earlier | None = None,
    incarnation: bytes = b"",
) -> None:
    """Start a party on an old copy; with `known`, as its guard file would tell of it."""
    member = world.members[who]
    world.kills += 1
    member.us = replace(member.us, incarnation=incarnation or world.chance.randbytes(8))
    member.store = store
    member.node = world._mind(store, member.us)
    world.carry_out(member, member.node.open(world.moment))
    if known is not None:
        (channel,) = member.node.lines
        found = {channel: ("the guard says so", known)}
        world.carry_out(member, note_rollbacks(member.node, found, world.moment))


def heal(world: World) -> None:
    for _ in range(6):
        world.keep_contact()
        world.pass_seconds(30.0)


def odd(world: World, who: str) -> list[str]:
    return [row.what for row in world.members[who].store.oddities(seen=False)]


@pytest.fixture
def world() -> World:
    world = World()
    world.open_channel()
    return world


def went_back(world: World, *, guarded: bool) -> tuple[LogName, int]:
    """Let A give two notices, the second after its backup, and put the backup back."""
    world.act("A", ask.Give, notices=[draft("kept")])
    world.settle()
    old = copied(world.members["A"].store)
    world.act("A", ask.Give, notices=[draft("lost")])
    world.act("A", ask.Say, text="and this")
    world.settle()
    log = log_of(world, "A")
    head = line_of(world, "A").replicas[log].head
    known = Earlier(log.incarnation, head.size, head.root) if guarded else None
    put_back(world, "A", old, known)
    return log, head.size


@pytest.mark.requirement("P-3")
@pytest.mark.parametrize("guarded", [True, False])
def test_an_old_backup_put_back_loses_nothing_and_forks_nothing(
    world: World, guarded: bool
) -> None:
    log, size = went_back(world, guarded=guarded)
    heal(world)
    now = log_of(world, "A")
    assert now != log
    lines = [line_of(world, who) for who in "ABC"]
    for line in lines:
        assert line.size(log) == size, "what peers held came back"
        assert line.ended == {log: size}
        assert line.forked == {}
        assert not line.replicas[log].contested
    first = lines[1].record_at(now, 0)
    assert first is not None
    joined = meaning(first)
    assert isinstance(joined, Joined)
    assert joined.earlier is not None
    assert joined.earlier.incarnation == log.incarnation
    if guarded:
        assert joined.earlier.size == size
    names = {view["notice"] for view in views.notices(world.node("A"), world.moment)}
    assert names == {"kept", "lost"}
    pictures = [
        picture(line, world.node(who).situation, line.cut(), world.moment.utc)
        for who, line in zip("ABC", lines, strict=True)
    ]
    assert len({one.digest() for one in pictures}) == 1
    assert len(pictures[0].notices) == 2


@pytest.mark.requirement("P-3")
def test_the_node_speaks_at_once_in_its_new_log_and_peers_take_it(world: World) -> None:
    log, _ = went_back(world, guarded=True)
    world.act("A", ask.Say, text="here again")
    world.act("A", ask.Stop)
    heal(world)
    assert world.members["B"].bells.count("STOP") > 0
    assert line_of(world, "B").size(log_of(world, "A")) > 2
    assert "OUR STORE WENT BACK" in odd(world, "A")
    assert not any(
        "FORK" in what or "PICTURES" in what for who in "ABC" for what in odd(world, who)
    )
    for who in "ABC":
        world.act(who, ask.CheckLine)
    heal(world)
    assert not any("DIFFER" in what for who in "ABC" for what in odd(world, who))
    assert log not in dict(_last(world, "B").seen), "a closed log is named no longer"


def _last(world: World, who: str):  # type: ignore[no-untyped-def]
    line, log = line_of(world, who), log_of(world, who)
    record = line.record_at(log, line.size(log) - 1)
    assert record is not None
    return record


def test_what_a_log_suspended_that_has_ended_is_lifted_from_the_next_one(world: World) -> None:
    old = copied(world.members["A"].store)
    world.act("A", ask.Suspend, reason="by order")
    world.settle()
    log = log_of(world, "A")
    put_back(world, "A", old)
    heal(world)
    assert log in line_of(world, "A").ended
    for who in "AB":
        line = line_of(world, who)
        assert list(world.node(who).states.suspensions(line)) == [line_of(world, "A").our_index]
    world.act("A", ask.Lift)
    heal(world)
    for who in "AB":
        assert world.node(who).states.suspensions(line_of(world, who)) == {}


@pytest.mark.parametrize("incarnation", [bytes(8), b"\xff" * 8])
def test_an_agreement_is_resumed_from_a_later_log_whatever_its_name(incarnation: bytes) -> None:
    world = World("AB")
    world.open_channel()
    agree(world, drafted(Rules(Separation(5_000.0, 0.0, 0))))
    old = copied(world.members["A"].store)
    world.act("A", ask.ActOnAgreement, agreement=TITLE, what="suspend", reason="search")
    world.settle()
    put_back(world, "A", old, incarnation=incarnation)
    heal(world)
    world.act("A", ask.ActOnAgreement, agreement=TITLE, what="resume")
    heal(world)
    for who in "AB":
        view = agreeing.agreement(world.node(who), world.moment, TITLE)
        assert view["state"] == "IN FORCE"


@pytest.mark.requirement("P-3")
def test_a_log_is_closed_once_and_only_when_nobody_holds_more(world: World) -> None:
    world.act("A", ask.Say, text="one")
    world.settle()
    old = copied(world.members["A"].store)
    world.act("A", ask.Say, text="two")
    world.settle()
    log = log_of(world, "A")
    world.cut_off = {"B"}
    put_back(world, "A", old)
    heal(world)
    assert line_of(world, "A").ended == {}, "B may hold more than C"
    world.cut_off = set()
    heal(world)
    rows = world.members["C"].store.of_kinds(line_of(world, "C").channel, [Kind.CLOSED], 0, 9)
    assert len(rows) == 1
    closed = meaning(parse(rows[0].data))
    assert isinstance(closed, Closed)
    assert closed.last.size == line_of(world, "B").size(log)


def test_a_store_from_before_the_channel_was_joined_begins_anew_by_itself(world: World) -> None:
    other = World()
    other.act("A", ask.Found, name="line", peers=["B", "C"], random=bytes(16))
    other.settle()
    old = copied(other.members["B"].store)
    other.act("B", ask.Join, channel="line")
    other.act("C", ask.Join, channel="line")
    other.act("B", ask.Say, text="lost here")
    other.settle()
    log = log_of(other, "B")
    put_back(other, "B", old)
    heal(other)
    assert log_of(other, "B") != log
    assert line_of(other, "B").joined
    assert line_of(other, "B").size(log) == line_of(other, "A").size(log)
    other.act("B", ask.Say, text="and on")


@pytest.mark.requirement("P-4")
def test_with_every_log_used_the_node_is_silent_but_for_stop(world: World) -> None:
    for number in range(LOGS_PER_MEMBER_MAX):
        world.act("A", ask.Say, text=f"{number}")
        world.settle()
        old = copied(world.members["A"].store)
        world.act("A", ask.Say, text=f"{number} lost")
        world.settle()
        put_back(world, "A", old)
        heal(world)
    assert "OUR STORE WENT BACK, NO FURTHER LOG" in odd(world, "A")
    for _ in range(2):
        with pytest.raises(BadInput, match="found another channel"):
            world.act("A", ask.Say, text="no more")
        world.kill("A")
    rang = world.members["B"].bells.count("STOP")
    world.act("A", ask.Stop)
    heal(world)
    assert world.members["B"].bells.count("STOP") > rang


def test_a_replay_goes_on_in_the_log_that_was_begun_anew(world: World) -> None:
    went_back(world, guarded=True)
    world.act("A", ask.Say, text="here again")
    heal(world)
    member = world.members["A"]
    made = FragileStore()
    node = world._mind(made, member.us)
    replay(member.store, node)
    (line,) = node.lines.values()
    assert line.our_log == log_of(world, "A")
    assert line.cut() == line_of(world, "A").cut()
    assert made.counts()["record"] == member.store.counts()["record"]
    assert made.counts()["oddity"] == member.store.counts()["oddity"]


@pytest.mark.requirement("R-9")
def test_a_log_that_goes_on_after_it_was_closed_is_shown_to_all(world: World) -> None:
    log, size = went_back(world, guarded=True)
    heal(world)
    line = line_of(world, "B")
    others = [r.head for name, r in line.replicas.items() if name.party != log.party]
    words = Draft(Kind.MESSAGE, {1: "on"}, Precedence.ROUTINE, Signature("watch", "x"), 9)
    signer = world.members["A"].us.signer
    bring(world, "B", sign(signer, line.channel, line.replicas[log].head, others, words))
    assert line.size(log) == size + 1
    heal(world)
    for who in "ABC":
        assert "A CLOSED LOG GOES ON" in odd(world, who)
    assert line.forked == {}
    world.act("A", ask.Say, text="we say so in our own log")


@pytest.mark.requirement("R-9")
def test_nothing_beyond_the_end_of_a_closed_log_takes_a_notice_away(world: World) -> None:
    log, _ = went_back(world, guarded=True)
    heal(world)
    line = line_of(world, "B")
    (kept,) = (p.row for p in world.node("B").situation.plans.values() if p.row.name == "kept")
    others = [r.head for name, r in line.replicas.items() if name.party != log.party]
    body = Cancellation(kept.serial, kept.id, "not needed").body()
    words = Draft(Kind.CANCEL, body, Precedence.ROUTINE, Signature("watch", "x"), 9)
    signer = world.members["A"].us.signer
    bring(world, "B", sign(signer, line.channel, line.replicas[log].head, others, words))
    heal(world)
    for who in "BC":
        assert kept.id in world.node(who).situation.plans, "its author does not know that it ended"
        world.kill(who)
        assert kept.id in world.node(who).situation.plans
