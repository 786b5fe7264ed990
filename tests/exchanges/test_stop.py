"""STOP: one act, no named person, before every queue, whatever the state of any log."""

from typing import Any

import pytest
from tests.node.log.test_rekeying import bring
from tests.simulation.world import World, draft

from keepclear.desk import watching
from keepclear.errors import BadInput
from keepclear.exchange.meaning import Kind
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.node import Node
from keepclear.node.replay import replay
from keepclear.record.envelope import Draft, Precedence, Signature, parse, sign
from keepclear.record.log import Head


def _stops(world: World, who: str) -> list[str]:
    items = watching.watch(world.node(who), world.moment)
    return [item["about"] for item in items if item["what"] == "STOP"]


@pytest.fixture
def world() -> World:
    world = World("ABC")
    world.open_channel()
    return world


@pytest.mark.requirement("F1-1", "F1-2")
def test_one_act_rings_at_every_other_party_until_an_officer_there_takes_it(world: World) -> None:
    world.act("A", ask.Stop, text="cease")
    world.settle()
    for who in "BC":
        assert world.members[who].bells.count("STOP") == 1
        assert _stops(world, who) == ["A: cease"]
    assert _stops(world, "A") == []
    world.act("B", ask.Take, role="night watch")
    world.settle()
    assert _stops(world, "B") == []
    assert _stops(world, "C") == ["A: cease"], "what B took, C has yet to take"


@pytest.mark.requirement("F14-2", "F7-2")
def test_a_stop_overtakes_a_long_queue_and_rings_before_its_log_is_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("keepclear.node.opening.FLASHES_SOUGHT", 50)
    world = World("AB")
    world.open_channel()
    world.cut_off = {"B"}
    world.act("A", ask.Give, notices=[draft(f"N{i}") for i in range(120)])
    world.act("A", ask.Stop, text="cease")
    world.cut_off, world.letters = set(), []
    world.parcels.clear()
    world.kill("A")  # After the commit, before anything went.
    b = world.members["B"]
    first, *_ = [parcel for name, parcel in world.parcels if name == "A"]
    assert [parse(data).kind for data in first.entries] == [Kind.STOP]
    world.carry_out(b, intake.take_parcel(b.node, first, "test", world.moment))
    assert b.bells.count("STOP") == 1
    line = next(iter(b.node.lines.values()))
    assert max(line.cut().values()) == 1
    assert _stops(world, "B") == ["A: cease"]
    world.act("B", ask.Take)  # It waits for its log, and can be taken all the same.
    assert _stops(world, "B") == []
    world.pass_seconds(120.0)
    assert b.bells.count("STOP") == 1
    assert max(line.cut().values()) == 122
    assert b.store.oddities(seen=False) == []


def test_a_stop_in_a_channel_not_joined_yet_rings_and_is_taken_after_joining() -> None:
    world = World("AB")
    world.act("A", ask.Found, name="line", peers=["B"], random=bytes(16))
    world.act("A", ask.Stop, text="cease")
    world.settle()
    assert "STOP" in world.members["B"].bells
    assert _stops(world, "B") == ["A: cease"]
    with pytest.raises(BadInput, match="channel join"):
        world.act("B", ask.Take)
    world.act("B", ask.Join, channel="line")
    world.act("B", ask.Take)
    assert _stops(world, "B") == []


def test_a_stop_of_a_party_whose_store_went_back_still_rings(world: World) -> None:
    a, b = world.members["A"], world.members["B"]
    line = next(iter(a.node.lines.values()))
    assert line.our_log is not None
    old = Head(line.our_log, 0, line.replicas[line.our_log].head.root)
    draft_ = Draft(Kind.STOP, {1: "cease"}, Precedence.FLASH, Signature("watch", ""), 1)
    first = sign(a.us.signer, line.channel, old, [], draft_)  # A second record at place 0.
    parcel = intake.Parcel(
        a.us.party, b.us.party, bytes(16), b"", world.moment.utc, entries=(first.data,)
    )
    effects = intake.take_parcel(b.node, parcel, "test", world.moment)
    world.carry_out(b, effects)
    assert b.bells.count("STOP") == 1
    odd = [one.what for one in b.store.oddities(seen=False)]
    assert sorted(odd) == ["FORK PROVEN", "STOP, FORK, CONTESTED"]
    assert len(b.store.owed(a.us.party)) == 1, "it has a receipt for these bytes too"
    # The log goes on for everyone.
    world.act("A", ask.Say, text="and on")
    world.settle()
    assert world.members["B"].bells.count("message") == 1


def test_a_stop_forged_by_another_member_does_not_ring(world: World) -> None:
    b, c = world.members["B"], world.members["C"]
    line = next(iter(c.node.lines.values()))
    theirs = next(log for log in line.replicas if line.names[log.party] == "A")
    draft_ = Draft(Kind.STOP, {1: "go"}, Precedence.FLASH, Signature("watch", ""), 1)
    forged = sign(c.us.signer, line.channel, line.replicas[theirs].head, [], draft_)
    parcel = intake.Parcel(
        c.us.party, b.us.party, bytes(16), b"", world.moment.utc, entries=(forged.data,)
    )
    intake.take_parcel(b.node, parcel, "test", world.moment)
    assert b.node.refused == {"record/6": 1}
    assert b.store.record(forged.id) is None
    assert _stops(world, "B") == []


@pytest.mark.requirement("F1-6")
def test_a_stop_that_comes_with_the_first_word_of_its_channel_waits_after_a_rebuild_too() -> None:
    world = World("AB")
    world.cut_off = {"B"}
    world.act("A", ask.Found, name="line", peers=["B"], random=bytes(16))
    world.act("A", ask.Stop, text="cease")
    (line,) = world.node("A").lines.values()
    assert line.our_log is not None
    rows = world.members["A"].store.entries(line.channel, line.our_log, 0, 9)
    bring(world, "B", *(parse(row.data) for row in rows))
    b = world.members["B"]
    assert _stops(world, "B") == ["A: cease"]
    fresh = Node(StoreSqlite(":memory:"), b.us, world.pace)
    replay(b.store, fresh)
    assert [row.key for row in fresh.items.each()] == [row.key for row in b.node.items.each()]


UNSHOWN = "(its words cannot be shown)"


def _stop(world: World, author: str, channel: bytes, words: Any) -> bytes:
    """A STOP of a party for the next place of its log, or of a log in a channel of its own."""
    member = world.members[author]
    line = next(iter(member.node.lines.values()))
    assert line.our_log is not None
    said = Draft(Kind.STOP, {1: words}, Precedence.FLASH, Signature("watch", ""), 1)
    return sign(member.us.signer, channel, line.replicas[line.our_log].head, [], said).data


def _bring(world: World, carrier: str, to: str, data: bytes) -> list[tuple[str, str]]:
    """Let one party bring another a record; return whose STOP rings there, and with what words."""
    one, other = world.members[carrier], world.members[to]
    nonce, utc = world.chance.randbytes(16), world.moment.utc
    parcel = intake.Parcel(one.us.party, other.us.party, nonce, b"", utc, entries=(data,))
    other.rings.clear()
    world.carry_out(other, intake.take_parcel(other.node, parcel, "test", world.moment))
    return [(ring.party, ring.what) for ring in other.rings if ring.bell.value == "STOP"]


@pytest.mark.parametrize("words", [7, b"help", [1, [2]], {1: "x"}, "x" * 4_001, "a\u202eb"])
@pytest.mark.parametrize("known", [True, False])
def test_a_stop_whose_words_are_none_rings_without_them(
    world: World, words: object, known: bool
) -> None:
    channel = next(iter(world.node("A").lines)) if known else bytes(32)
    assert _bring(world, "A", "B", _stop(world, "A", channel, words)) == [("A", UNSHOWN)]


def test_a_stop_in_a_channel_that_we_do_not_know_is_its_authors_whoever_brings_it(
    world: World,
) -> None:
    data = _stop(world, "C", bytes(32), "cease")
    assert _bring(world, "A", "B", data) == [("C", "cease")]
    assert [row.why for row in world.members["B"].store.oddities(seen=False)] == ["C: cease"]
    assert _bring(world, "C", "B", data) == [], "repeats of one ring once"
