"""Receipts: given once the bytes are held, and sent until the other side shows that it has them."""

import pytest
from tests.simulation.world import World, draft

from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.record.envelope import parse_held


def _record(world: World, who: str = "A") -> bytes:
    reply = world.act(who, ask.Give, notices=[draft("N1")])
    return bytes.fromhex(reply["notices"][0]["record"])


def _holders(world: World, who: str, record_id: bytes) -> set[str]:
    node = world.node(who)
    line = next(iter(node.lines.values()))
    return {line.names[r.holder] for r in node.store.receipts(record_id)}


@pytest.fixture
def pair() -> World:
    world = World("AB")
    world.open_channel()
    return world


@pytest.mark.requirement("F4-1")
def test_every_other_party_receipts_a_notice() -> None:
    world = World("ABC")
    world.open_channel()
    record_id = _record(world)
    world.settle()
    assert _holders(world, "A", record_id) == {"B", "C"}


def test_a_receipt_lost_on_its_way_goes_again_although_nothing_else_is_said(pair: World) -> None:
    record_id = _record(pair)
    while not pair.node("B").store.record(record_id):
        pair.step()
    pair.letters = [letter for letter in pair.letters if not letter.is_answer]
    # B learns that A knows what it holds, so A will not send the notice again.
    a, b = pair.members["A"], pair.members["B"]
    parcel = intake.next_parcel(b.node, a.us.party, b"n" * 16, pair.moment, always=True)
    assert parcel is not None
    assert parcel.helds == ()
    intake.take_parcel(a.node, parcel, "test", pair.moment)
    assert _holders(pair, "A", record_id) == set()
    pair.settle()
    assert _holders(pair, "A", record_id) == {"B"}


def test_a_receipt_is_owed_after_a_kill_between_commit_and_sending(pair: World) -> None:
    a, b = pair.members["A"], pair.members["B"]
    record_id = _record(pair)
    parcel = b.opener.open(pair.letters[0].data, lambda _: a.us.history.signing_keys_ever())
    pair.letters.clear()
    intake.take_parcel(b.node, parcel, "test", pair.moment)  # Its effects are never carried out.
    pair.kill("B")
    pair.settle()
    assert _holders(pair, "A", record_id) == {"B"}


def test_a_duplicate_is_receipted_again_and_kept_once(pair: World) -> None:
    a, b = pair.members["A"], pair.members["B"]
    record_id = _record(pair)
    data = pair.letters[0].data
    pair.settle()
    before = b.store.counts()
    parcel = b.opener.open(data, lambda _: a.us.history.signing_keys_ever())
    intake.take_parcel(b.node, parcel, "test", pair.moment)
    (owed,) = b.store.owed(a.us.party)
    assert [record for _, _, record in parse_held(owed.held).records] == [record_id]
    assert b.store.counts()["record"] == before["record"]


def test_an_author_has_a_receipt_for_what_another_party_carried() -> None:
    world = World("ABC")
    world.open_channel()
    a, c = world.members["A"], world.members["C"]
    record_id = _record(world)
    # Nothing from A reaches C until B has carried it there.
    direct = {a.us.party, c.us.party}
    while c.store.record(record_id) is None:
        world.letters = [x for x in world.letters if {x.sender, x.recipient} != direct]
        world.step()
    world.settle()
    assert _holders(world, "A", record_id) == {"B", "C"}
