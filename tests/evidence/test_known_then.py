"""What was known at an instant is what a replay up to then knows, entry by entry."""

from functools import cache
from random import Random

import pytest
from tests.evidence.parties import read_back
from tests.simulation.world import World, circle, draft

from keepclear.desk import views
from keepclear.desk.known_then import Then, known_then, reached
from keepclear.errors import BadInput
from keepclear.exchange.notice import instant
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.known import AskedRow, ItemRow
from keepclear.node.node import Moment, Node
from keepclear.node.replay import replay

ENTRIES_LOOKED_AT = 14


@cache
def busy(seed: int) -> World:
    """A watch with everything in it, on a line that loses parcels and reorders them."""
    world = World("ABC", seed=seed, loss=0.45)
    world.open_channel()
    world.act("A", ask.TakeWatch, role="duty officer", initials="AB")
    content = {"lateral_m": 3_000, "vertical_m": 0, "time_s": 600}
    world.act("A", ask.Propose, title="separations", **content)
    world.settle()
    near = [draft("PATROL"), draft("CONVOY", circle(38.01, 36.0)), draft("FAR", circle(41.0, 33.0))]
    world.act("A", ask.Give, notices=near)
    world.act("B", ask.Give, notices=[draft("FLIGHT", circle(38.02, 36.0), activity="medevac")])
    world.settle()
    for who in "BC":
        world.act(who, ask.Endorse, document="separations", what="sign")
    world.settle()
    world.act("A", ask.Endorse, document="separations", what="close")
    world.cut_off = {"C"}
    world.act("A", ask.Say, text="the road is open", precedence="IMMEDIATE")
    world.act("B", ask.Stop, text="stop at the bridge")
    world.pass_seconds(700)
    world.cut_off = set()
    world.keep_contact()
    world.settle()
    read_back(world, "B", "PATROL")
    world.act("A", ask.Answer, notice="PATROL", party="B", correct=False, text="further north")
    world.act("A", ask.Take)
    world.act("A", ask.GiveWatch, role="duty officer", initials="AB", note="B asked twice")
    world.act("A", ask.Amend, notice="CONVOY", draft=draft("CONVOY", circle(38.5, 36.0)))
    world.settle()
    world.act("B", ask.Cancel, notice="FLIGHT", reason="done")
    world.act("C", ask.Object, notice="PATROL", reason="too near")
    world.pass_seconds(9_000)  # Beyond the end of all that was given.
    return world


def _replayed(node: Node, n: int) -> Node:
    again = Node(StoreSqlite(":memory:"), node.us, node.pace, node.scenario)
    replay(node.store, again, until=n)
    return again


def _asked(row: ItemRow | AskedRow) -> tuple[object, ...]:
    return row.need, row.subject, row.party, row.opened, row.due, row.rung


@pytest.mark.requirement("F4-9")
@pytest.mark.parametrize("who", "ABC")
def test_what_was_known_is_what_a_replay_up_to_then_knows(who: str) -> None:
    node = busy(3).node(who)
    chance = Random(who)
    entries = sorted(chance.sample(range(1, node.journal.n + 1), ENTRIES_LOOKED_AT))
    moment = busy(3).moment
    for n in entries:
        utc = node.store.journal(n - 1, 1)[0].utc
        again = _replayed(node, n)
        again.expire(Moment(instant(utc), 0.0))
        found = Then(node, n, utc)
        known = again.situation
        assert found.stood.keys() == known.plans.keys(), n
        assert {row.id for row in found.conflicts()} == {r.id for r in known.conflicts.values()}, n
        assert sorted(map(_asked, found.items())) == sorted(map(_asked, again.items.each())), n
        listed = {v["record"]: v["parties"] for v in views.notices(again, Moment(instant(utc), 0))}
        for view in found.notices():
            for party, shown in zip(view["parties"], listed[view["record"]], strict=True):
                assert party.items() <= shown.items(), n
        assert {row["record"] for row in found.oddities()} == {
            row.id.hex() for row in again.store.oddities(seen=False)
        }, n
        whole = known_then(node, moment, entry=n)
        assert whole["watch"].get("holder", "") == again.watch.holder, n
        assert whole["watch"]["state"] == _state(again), n
        assert whole == known_then(again, moment, entry=n), n


def _state(node: Node) -> str:
    if not node.watch.taken_n:
        return "NOBODY"
    return "GIVEN" if node.watch.given else "TAKEN"


def test_the_watch_above_did_everything_that_is_looked_at() -> None:
    nodes = [busy(3).node(who) for who in "ABC"]
    told = [
        known_then(node, busy(3).moment, entry=n)
        for node in nodes
        for n in range(1, node.journal.n + 1)
    ]
    for part in ("notices", "conflicts", "overdue", "open", "unreceipted", "oddities", "line"):
        assert any(view[part]["rows"] for view in told), part
    assert {view["watch"]["state"] for view in told} == {"NOBODY", "TAKEN", "GIVEN"}
    graded = {
        grade
        for view in told
        for row in view["notices"]["rows"]
        for party in row["parties"]
        for grade in party.values()
    }
    assert graded >= {"NONE", "RECEIVED", "UNANSWERED", "CORRECTION", "OBJECTED"}


@pytest.mark.requirement("F4-9")
def test_an_instant_is_found_by_our_own_clock() -> None:
    store = busy(3).node("B").store
    rows = store.journal(0, 10_000)
    for row in rows:
        last = max(other.n for other in rows if other.utc <= row.utc)
        assert reached(store, row.utc).n == last
    assert reached(store, rows[0].utc - 1).n == 0
    assert reached(store, rows[-1].utc + 9_999).n == rows[-1].n


def test_an_instant_that_our_clock_showed_twice_means_the_later_one_and_says_so() -> None:
    world = World("AB")
    world.open_channel()
    node = world.node("A")
    shown_at = world.moment.utc + 600
    world.pass_seconds(1_200)
    world.act("A", ask.Give, notices=[draft("BEFORE")])
    back = Moment(instant(world.moment.utc - 900), world.tick)  # Set back by a quarter of an hour.
    node.look(back)
    with node.transaction(back):
        pass
    found = reached(node.store, shown_at)
    assert found.times == 2
    view = known_then(node, Moment(instant(shown_at + 60), 0), at=shown_at)
    assert [row["notice"] for row in view["notices"]["rows"]] == ["BEFORE"]


def test_an_instant_to_come_is_refused() -> None:
    world = busy(3)
    with pytest.raises(BadInput, match="still to come"):
        known_then(world.node("A"), world.moment, at=world.moment.utc + 60)
