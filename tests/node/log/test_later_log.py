"""Notices of a log that ended, gone on with from the log that its author writes now."""

from functools import cache
from random import Random

import pytest
from tests.node.log.test_incarnations import heal, line_of, log_of, odd, put_back
from tests.node.log.test_rekeying import bring
from tests.node.register.test_zones import zone
from tests.simulation.world import FragileStore, World, circle, copied, draft

from keepclear.desk import views
from keepclear.exchange.channel import Earlier
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import Cancellation
from keepclear.node import request as ask
from keepclear.node.comparison import picture
from keepclear.node.known import Place, Verdict
from keepclear.node.register.zones import announced
from keepclear.node.replay import replay
from keepclear.record.canonical import encode
from keepclear.record.envelope import Draft, Precedence, Record, Signature, parse, sign


@pytest.fixture
def world() -> World:
    world = World()
    world.open_channel()
    return world


def began_anew(world: World, *notices: str) -> None:
    """Let A give notices and begin another log, its old one taken back whole."""
    world.act("A", ask.Give, notices=[draft(name) for name in notices])
    world.settle()
    old = copied(world.members["A"].store)
    log = log_of(world, "A")
    world.act("A", ask.Say, text="lost with the disk")
    world.settle()
    put_back(world, "A", old)
    heal(world)
    assert log_of(world, "A") != log
    assert log in line_of(world, "B").ended


def standing(world: World, who: str) -> dict[str, str]:
    """The notices that stand at a party, with their serials."""
    shown = views.notices(world.node(who), world.moment)
    return {view["notice"]: view["serial"] for view in shown}


def check_alike(world: World) -> None:
    """All conclude alike from all that they hold, by what they hold and by their line checks."""
    heal(world)
    at = world.moment.utc
    lines = {who: line_of(world, who) for who in world.members}
    made = [picture(line, world.node(who).situation, line.cut(), at) for who, line in lines.items()]
    assert len({one.digest() for one in made}) == 1
    for who in world.members:
        assert set(world.node(who).situation.plans) == {one.version for one in made[0].notices}
        world.act(who, ask.CheckLine)
    heal(world)
    assert not any("DIFFER" in what or "REFUSED" in what for w in lines for what in odd(world, w))


@pytest.mark.requirement("P-6")
def test_a_notice_of_a_log_that_ended_is_amended_and_cancelled_from_the_next(world: World) -> None:
    began_anew(world, "moved", "gone", "kept")
    world.act("A", ask.Amend, notice="moved", draft=draft("moved", circle(38.4, 36.0)))
    world.act("A", ask.Cancel, notice="gone", reason="not today")
    world.act("A", ask.Confirm, notice="kept")
    check_alike(world)
    for who in "ABC":
        assert standing(world, who) == {"moved": "A-1", "kept": "A-3"}
    world.act("A", ask.Amend, notice="moved", draft=draft("moved", circle(38.5, 36.0)))
    world.act("A", ask.Cancel, notice="kept", reason="done")
    check_alike(world)
    for who in "ABC":
        assert standing(world, who) == {"moved": "A-1"}
    world.kill("B")
    assert set(world.node("B").situation.plans) == set(world.node("C").situation.plans)


def goes_back(world: World, old: FragileStore) -> None:
    """Put A's old store back; its guard knows of more, and its peers are out of reach."""
    log = log_of(world, "A")
    head = line_of(world, "A").replicas[log].head
    world.cut_off = {"A"}
    put_back(world, "A", old, Earlier(log.incarnation, head.size, head.root))


def test_a_serial_that_the_next_log_has_given_is_borne_by_no_other_notice(world: World) -> None:
    old = copied(world.members["A"].store)
    world.act("A", ask.Give, notices=[draft("lost")])
    world.settle()
    goes_back(world, old)
    world.act("A", ask.Give, notices=[draft("new", circle(38.4, 36.0))])
    world.cut_off = set()
    heal(world)
    assert standing(world, "B") == {"lost": "A-1", "new": "A-1"}
    world.act("A", ask.Amend, notice="lost", draft=draft("found", circle(38.8, 36.0)))
    check_alike(world)
    assert standing(world, "B") == {"found": "A-2", "new": "A-1"}


# Whatever comes first


def elsewhere(name: str, step: int) -> ask.Draft:
    return draft(name, circle(38.0 + step / 4, 36.0))


@cache
def said() -> tuple[Record, ...]:
    """What A said in two logs: it went on in the second before it had the first one back."""
    world = World()
    world.open_channel()
    world.act("A", ask.Give, notices=[elsewhere(name, i) for i, name in enumerate("NOPQ")])
    world.settle()
    for name in ("strip", "yard"):
        world.act("A", ask.AnnounceZone, zone=encode(zone(name=name).body()))
    world.settle()
    old = copied(world.members["A"].store)
    world.act("A", ask.Amend, notice="N", draft=elsewhere("N", 5))
    world.act("A", ask.Cancel, notice="O", reason="said in the log that ends")
    world.settle()
    log = log_of(world, "A")
    goes_back(world, old)
    world.act("A", ask.Amend, notice="N", draft=elsewhere("N", 6))
    world.act("A", ask.Cancel, notice="P", reason="said in the next")
    world.act("A", ask.Amend, notice="Q", draft=elsewhere("Q", 7))
    world.act("A", ask.Cancel, notice="Q", reason="at last")
    wider = encode(zone(name="wider strip").body())
    world.act("A", ask.AnnounceZone, zone=wider, amends="strip")
    world.act("A", ask.EndZone, zone="yard", reason="done")
    world.cut_off = set()
    heal(world)
    line, store = line_of(world, "C"), world.members["C"].store
    return tuple(
        parse(row.data)
        for one in (log, log_of(world, "A"))
        for row in store.entries(line.channel, one, 0, 100)
    )


def heard(order: Random) -> tuple[World, object]:
    """Let B hear it in some order; return what it then concludes."""
    world = World()
    world.open_channel()
    world.cut_off = {"B"}
    records = list(said())
    order.shuffle(records)
    for record in (*records, *records):
        bring(world, "B", record)
    node, line = world.node("B"), line_of(world, "B")
    old, new = {record.log: None for record in said()}
    cuts = [{**line.cut(), old: i, new: k} for i in range(3, 10) for k in range(1, 9)]
    zones = [announced(line, world.moment.utc, line.closed(cut)) for cut in cuts]
    assert announced(line, world.moment.utc) == zones[-1]
    pictures = [picture(line, node.situation, cut, world.moment.utc) for cut in cuts]
    now = pictures[-1]
    verdicts = [(r.id, row.verdict) for r in said() if (row := node.store.record(r.id))]
    assert len(verdicts) == len(said())
    assert {verdict for _, verdict in verdicts} == {Verdict.UNDERSTOOD}
    assert {one.version for one in now.notices} == set(node.situation.plans)
    digests = [(one.digest(), one.conflict_digest()) for one in pictures]
    return world, (tuple(verdicts), *digests, *zones)


@pytest.mark.requirement("P-6")
def test_no_order_of_arrival_changes_what_another_log_ended() -> None:
    found = set()
    for seed in range(8):
        world, concluded = heard(Random(seed))
        found.add(concluded)
    assert len(found) == 1
    # Of N each log says something else, and neither knew of the other: both warn.
    assert [view["notice"] for view in views.notices(world.node("B"), world.moment)] == ["N", "N"]
    line = line_of(world, "B")
    assert [z.label.split(" ", 1)[1] for z in announced(line, world.moment.utc)] == ["wider strip"]
    made = FragileStore()
    node = world._mind(made, world.members["B"].us)
    replay(world.members["B"].store, node)
    assert set(node.situation.plans) == set(world.node("B").situation.plans)


@pytest.mark.requirement("P-6")
def test_a_lone_notice_that_the_next_log_has_cancelled_stands_nowhere(world: World) -> None:
    """Its serial is the first that is heard of, and even so something is known of it."""
    began_anew(world, "only")
    [ended] = line_of(world, "C").ended
    world.act("A", ask.Cancel, notice="only", reason="said in the next")
    heal(world)
    line = line_of(world, "C")
    rows = [
        row
        for log in (log_of(world, "A"), ended)
        for row in line.store.entries(line.channel, log, 0, 100)
    ]
    other = World()
    other.open_channel()
    other.cut_off = {"B"}
    bring(other, "B", *(parse(row.data) for row in rows))
    assert standing(world, "C") == standing(other, "B") == {}
    assert line_of(other, "B").cut().items() >= {log: line.size(log) for log in (ended,)}.items()


# What is refused


def says(world: World, kind: Kind, serial: int, target: bytes) -> Verdict:
    """Let A's log go on with a record as no officer's tool writes it; return B's verdict."""
    line = line_of(world, "B")
    replica = line.replicas[log_of(world, "A")]
    body = (
        Cancellation(serial, target, "").body() if kind is Kind.CANCEL else {1: serial, 2: target}
    )
    words = Draft(kind, body, Precedence.ROUTINE, Signature("watch", "x"), world.moment.utc)
    seen = [one.head for log, one in line.replicas.items() if log.party != replica.name.party]
    record = sign(world.members["A"].us.signer, line.channel, replica.head, seen, words)
    bring(world, "B", record)
    row = world.members["B"].store.record(record.id)
    assert row is not None
    assert row.place is Place.APPENDED
    assert row.verdict is Verdict.UNDERSTOOD or "notice/" in row.why
    return row.verdict


def id_of(world: World, name: str) -> bytes:
    return world.members["B"].store.versions_named(name)[0].id


def test_a_first_log_goes_on_with_nothing_but_its_own(world: World) -> None:
    world.act("A", ask.Give, notices=[draft("own")])
    world.settle()
    assert says(world, Kind.CANCEL, 7, bytes(32)) is Verdict.REFUSED
    assert says(world, Kind.CANCEL, 7, id_of(world, "own")) is Verdict.REFUSED
    assert says(world, Kind.CONFIRM, 7, bytes(32)) is Verdict.REFUSED


def test_another_log_ends_a_version_once_and_never_one_of_its_own_by_another_serial(
    world: World,
) -> None:
    began_anew(world, "old", "other")
    world.act("A", ask.Give, notices=[draft("own", circle(38.4, 36.0))])
    world.settle()
    own, serial = id_of(world, "own"), 3
    assert says(world, Kind.CANCEL, 7, own) is Verdict.REFUSED
    assert says(world, Kind.CANCEL, serial, id_of(world, "old")) is Verdict.REFUSED
    assert says(world, Kind.CONFIRM, 7, id_of(world, "other")) is Verdict.UNDERSTOOD
    assert says(world, Kind.CANCEL, 7, id_of(world, "old")) is Verdict.UNDERSTOOD
    assert says(world, Kind.CANCEL, 8, id_of(world, "old")) is Verdict.REFUSED
    assert says(world, Kind.CANCEL, 8, bytes(32)) is Verdict.UNDERSTOOD
    assert standing(world, "B") == {"other": "A-2", "own": "A-3"}


def test_nobody_ends_what_another_gave(world: World) -> None:
    began_anew(world, "old")
    world.act("C", ask.Give, notices=[draft("theirs", circle(38.4, 36.0))])
    world.settle()
    heal(world)
    assert says(world, Kind.CANCEL, 7, id_of(world, "theirs")) is Verdict.UNDERSTOOD
    assert standing(world, "B") == {"old": "A-1", "theirs": "C-1"}
