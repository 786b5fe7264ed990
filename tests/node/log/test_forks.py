"""What a node does about a fork: proof by itself, cautious pictures, a draft; and STOP rings."""

from collections.abc import Mapping
from itertools import permutations
from random import Random
from typing import Any

import pytest
from tests.node.test_hostile import Hostile, draft_body

from keepclear.desk import incidents, watching
from keepclear.exchange.fork import ForkProof
from keepclear.exchange.meaning import Kind, Refused, meaning
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.comparison import picture
from keepclear.node.log import fork_finding
from keepclear.node.log.line import Line
from keepclear.node.open_item import Need
from keepclear.record.envelope import Record, parse
from keepclear.record.log import leaf_hash


class Forking(Hostile):
    """B signs two branches from one place on; A gets one and then what of the other is sent."""

    def two(
        self, kind: int, one: Mapping[int, Any], other: Mapping[int, Any]
    ) -> tuple[bytes, bytes]:
        """Sign two records for one place, and go on after the first."""
        first, second = (self.sign(self.payload(kind, body)) for body in (one, other))
        self.frontier = self.frontier.appended(leaf_hash(first))
        return first, second

    @property
    def a_line(self) -> Line:
        return self.us.node.lines[self.line.channel]

    def proofs(self) -> list[Record]:
        rows = self.us.store.of_kinds(self.line.channel, [Kind.FORK_PROOF], 0, 100)
        return [parse(row.data) for row in rows]


def message(words: str) -> dict[int, Any]:
    return {1: words, 2: "en"}


@pytest.mark.requirement("P-2", "F4-2")
def test_the_node_proves_a_fork_by_itself_once_and_again_only_from_a_lower_place() -> None:
    hostile = Forking()
    low, low_other = hostile.two(Kind.MESSAGE, message("one"), message("two"))
    hostile.send(low)
    place = parse(low).seq
    high, high_other = hostile.two(Kind.MESSAGE, message("three"), message("four"))
    hostile.send(high, high_other)
    assert hostile.a_line.forked == {hostile.log: place + 1}
    hostile.send(high_other)
    assert len(hostile.proofs()) == 1
    hostile.send(low_other)
    assert hostile.a_line.forked == {hostile.log: place}
    assert len(hostile.proofs()) == 2
    hostile.check_alive()


@pytest.mark.requirement("P-2")
def test_a_fork_that_is_seen_before_one_may_speak_is_proven_as_soon_as_one_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hostile = Forking()
    one, other = hostile.two(Kind.MESSAGE, message("one"), message("two"))
    with monkeypatch.context() as silent:
        silent.setattr(fork_finding, "may_speak", lambda *_: False)
        hostile.send(one, other)
        assert hostile.proofs() == []
    hostile.say(Kind.MESSAGE, message("three"))
    assert hostile.a_line.forked == {hostile.log: parse(one).seq}
    assert len(hostile.proofs()) == 1


@pytest.mark.requirement("P-2")
def test_a_record_that_denies_its_own_past_is_proven_as_well() -> None:
    hostile = Forking()
    hostile.say(Kind.MESSAGE, message("one"))
    size = hostile.frontier.size
    hostile.send(hostile.sign(hostile.payload(Kind.MESSAGE, message("astray"), f6=bytes(32))))
    assert hostile.a_line.forked == {hostile.log: size - 1}
    hostile.check_alive()


@pytest.mark.requirement("P-5")
def test_our_own_picture_counts_every_branch_and_nothing_beyond_a_fork_ends_a_plan() -> None:
    hostile = Forking()
    kept = hostile.say(Kind.GIVE, draft_body(1))
    given = {1: 1, 2: parse(kept).id, 3: "not needed"}
    cancel, other = hostile.two(Kind.CANCEL, given, message("something else"))
    hostile.send(cancel)
    plans = hostile.us.node.situation.plans
    assert plans == {}
    hostile.send(other)
    assert plans.keys() == {parse(kept).id}, "the cancellation stands beyond the fork"
    branch = hostile.sign(
        hostile.payload(Kind.GIVE, draft_body(3), f5=parse(cancel).seq, f6=parse(cancel).root)
    )
    hostile.send(branch)
    assert plans.keys() == {parse(kept).id, parse(branch).id}
    hostile.world.kill("A")
    assert parse(kept).id in hostile.us.node.situation.plans
    now = picture(hostile.a_line, hostile.us.node.situation, hostile.a_line.cut(), 0)
    assert [one.version for one in now.notices] == [parse(kept).id], "all take what is below alike"


def test_officers_have_one_item_and_a_draft_that_only_they_send() -> None:
    hostile = Forking()
    hostile.send(*hostile.two(Kind.MESSAGE, message("one"), message("two")))
    node, moment = hostile.us.node, hostile.world.moment
    (row,) = node.items.of(Need.FORK_FOUND)
    assert any(item["what"] == "fork proven: report it?" for item in watching.watch(node, moment))
    found = incidents.draft(node, moment, row.subject.hex()[:12])
    assert "two signed versions" in found["title"]
    assert node.store.of_kinds(hostile.line.channel, [Kind.INCIDENT], 0, 9) == []
    hostile.world.act("A", ask.Seen, oddity=row.subject.hex())
    assert node.items.of(Need.FORK_FOUND) == []


def test_a_stop_from_a_forked_log_rings_and_says_that_it_is_contested() -> None:
    hostile = Forking()
    hostile.send(*hostile.two(Kind.MESSAGE, message("one"), message("two")))
    hostile.us.rings.clear()
    hostile.nonces += 1
    hostile.world.act("A", ask.Say, channel="line", text="the line goes on", language="en")
    from keepclear.node import intake
    from keepclear.node.parcel import Parcel

    stop = hostile.sign(hostile.payload(Kind.STOP, {1: "cease"}))
    us, them = hostile.us.us.party, hostile.them.us.party
    parcel = Parcel(them, us, bytes(15) + b"x", b"", hostile.world.moment.utc, (stop,), (), ())
    effects = intake.take_parcel(hostile.us.node, parcel, "test", hostile.world.moment)
    hostile.world.carry_out(hostile.us, effects)
    (rung,) = [ring for ring in hostile.us.rings if ring.bell.value == "STOP"]
    assert "CONTESTED LOG: cease" in rung.what


@pytest.mark.requirement("P-1")
def test_what_proves_nothing_is_refused_and_sets_nobodys_words_aside() -> None:
    hostile = Forking()
    hostile.send(*hostile.two(Kind.MESSAGE, message("one"), message("two")))
    (proof,) = hostile.proofs()
    said = meaning(proof)
    assert isinstance(said, ForkProof)
    data = said.fork.data
    for changed in (data[:-1] + bytes([data[-1] ^ 1]), b"", data + b"\x00"):
        record = parse(hostile.say(Kind.FORK_PROOF, {1: changed}))
        assert isinstance(meaning(record), Refused)
    assert len(hostile.proofs()) == 1


@pytest.mark.requirement("P-2")
@pytest.mark.parametrize("seed", range(12))
def test_the_shared_picture_follows_from_the_records_and_never_from_their_order(seed: int) -> None:
    chance = Random(seed)
    source = Forking("ABC")
    one = [source.sign(source.payload(Kind.GIVE, draft_body(n))) for n in (1, 2)]
    third = source.two(Kind.MESSAGE, message("x"), message("y"))
    everything = [*one, *third]
    everything += [source.say(Kind.MESSAGE, message("on"))]
    found = set()
    for order in chance.sample(list(permutations(everything)), 4):
        hostile = Forking("ABC")
        for data in order:
            hostile.send(data)
        hostile.send(*everything)
        line = hostile.a_line
        now = picture(line, hostile.us.node.situation, line.cut(), hostile.world.moment.utc)
        shared = [(h.log.party, h.size, h.root) for h in now.heads if h.log == hostile.log]
        held = sorted(row.hex() for row in _all_of(hostile))
        found.add((tuple(shared), tuple(n.version for n in now.notices), tuple(held)))
    assert len(found) == 1


def _all_of(hostile: Forking) -> set[bytes]:
    store: StoreSqlite = hostile.us.store
    line = hostile.a_line
    rows = [
        *store.entries(line.channel, hostile.log, 0, 100),
        *store.contested(line.channel, hostile.log, 100),
        *store.waiting(line.channel, hostile.log),
    ]
    return {row.id for row in rows}
