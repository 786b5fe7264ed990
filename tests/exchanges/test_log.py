"""Logs in trouble: gaps, forks, strange records, and a store that went back in time."""

from hashlib import sha256
from typing import Any

import pytest
from tests.simulation.world import World, copied, draft

from keepclear.desk import views
from keepclear.errors import BadInput, BadRecord
from keepclear.exchange.meaning import Kind
from keepclear.limits import WAITING_PER_LOG_MAX, WAITING_STOPS_PER_LOG_MAX
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.known import Place
from keepclear.node.log.line import Line
from keepclear.node.node import Node
from keepclear.node.parcel import Parcel
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import RECORD_LABEL, Draft, Precedence, Record, Signature, sign
from keepclear.record.log import Head, LogName
from keepclear.record.signing import sign1


@pytest.fixture
def world() -> World:
    world = World("ABC")
    world.open_channel()
    return world


def _line(world: World, who: str) -> Line:
    return next(iter(world.node(who).lines.values()))


def _log(world: World, who: str) -> LogName:
    log = _line(world, who).our_log
    assert log is not None
    return log


def _entries(world: World, who: str) -> list[bytes]:
    rows = world.members[who].store.entries(_line(world, who).channel, _log(world, who), 0, 5_000)
    return [row.data for row in rows]


def _hand(world: World, sender: str, to: str, *entries: bytes) -> None:
    """Put a parcel of one party into another's hands."""
    one, other = world.members[sender], world.members[to]
    nonce = world.chance.randbytes(16)
    parcel = Parcel(one.us.party, other.us.party, nonce, b"", world.moment.utc, entries=entries)
    world.carry_out(other, intake.take_parcel(other.node, parcel, "test", world.moment))


def _odd(world: World, who: str) -> list[str]:
    return [row.what for row in world.members[who].store.oddities(seen=False)]


def _message(world: World, who: str, head: Head, text: str, kind: int = Kind.MESSAGE) -> Record:
    officer = Signature("watch", "")
    body: dict[int, Any] = {1: text} if kind == Kind.STOP else {1: text, 2: "en"}
    said = Draft(kind, body, Precedence.ROUTINE, officer, world.moment.utc)
    return sign(world.members[who].us.signer, _line(world, who).channel, head, [], said)


@pytest.mark.requirement("F10-2")
def test_a_record_ahead_of_its_log_waits_counts_and_removes_nothing(world: World) -> None:
    world.act("B", ask.Give, notices=[draft("M1")])
    world.act("A", ask.Give, notices=[draft("N1")])
    world.settle()
    world.cut_off = {"A"}
    world.act("A", ask.Say, text="one")
    world.act("A", ask.Give, notices=[draft("N2")])
    world.act("A", ask.Cancel, notice="N1")
    _, _, _, given, cancelled = _entries(world, "A")
    _hand(world, "A", "B", given, cancelled)
    assert _odd(world, "B") == ["OUT OF SEQUENCE"] * 2
    assert len(views.conflicts(world.node("B"))) == 2, "what waits counts, N1 and N2 against M1"
    states = {v["notice"]: v["state"] for v in views.notices(world.node("B"), world.moment)}
    assert states == {"N1": "STANDS", "N2": "OUT OF SEQUENCE", "M1": "STANDS"}
    assert len(world.members["B"].store.owed(world.members["A"].us.party)) == 1
    with pytest.raises(BadInput, match="out of sequence"):
        world.act("B", ask.Disseminate, notice="N2", units=["1st"])
    world.kill("B")
    assert len(views.conflicts(world.node("B"))) == 2
    world.cut_off = set()
    world.pass_seconds(60.0)
    assert _odd(world, "B") == []
    assert [v["notice"] for v in views.notices(world.node("B"), world.moment)] != ["N1"]
    assert len(views.conflicts(world.node("B"))) == 1


def test_beyond_the_limit_no_receipt_is_given_but_a_stop_has_its_own_reserve(
    world: World,
) -> None:
    a, b = world.members["A"], world.members["B"]
    log = _log(world, "A")
    heads = [Head(log, 10 + i, bytes(32)) for i in range(WAITING_PER_LOG_MAX + 1)]
    records = [_message(world, "A", head, "x").data for head in heads]
    for start in range(0, len(records), 500):
        _hand(world, "A", "B", *records[start : start + 500])
    assert b.store.record(sha256(records[-2]).digest()) is not None
    assert b.store.record(sha256(records[-1]).digest()) is None
    assert "TOO FAR AHEAD, NOT HELD" in _odd(world, "B")
    far = 5_000
    stops = [
        _message(world, "A", Head(log, far + i, bytes(32)), "stop", Kind.STOP)
        for i in range(WAITING_STOPS_PER_LOG_MAX + 1)
    ]
    b.rings.clear()
    _hand(world, "A", "B", *(stop.data for stop in stops))
    assert b.bells.count("STOP") == len(stops), "even one that finds no room rings"
    held = [stop for stop in stops if b.store.record(stop.id)]
    assert held == stops[:-1]
    assert not b.node.lost
    assert a.us.party in b.node.peers


@pytest.mark.requirement("F4-2")
def test_two_records_at_one_place_are_a_fork_that_is_shown_receipted_and_not_merged(
    world: World,
) -> None:
    b = world.members["B"]
    head = _line(world, "A").replicas[_log(world, "A")].head
    other = _message(world, "A", head, "the other branch")
    world.act("A", ask.Say, text="this branch")
    world.settle()
    _hand(world, "A", "B", other.data)
    assert {*_odd(world, "B")} == {"FORK, CONTESTED", "FORK PROVEN"}
    row = b.store.record(other.id)
    assert row is not None
    assert row.place is Place.CONTESTED
    assert row.data == other.data
    assert len(b.store.owed(world.members["A"].us.party)) == 1
    (log,) = [x for x in _shown_logs(world, "B") if x["party"] == "A"]
    assert log["contested"]
    for who in "AC":
        world.act(who, ask.Give, notices=[draft(f"{who}1")])
    world.settle()
    names = {view["notice"] for view in views.notices(world.node("B"), world.moment)}
    assert names == {"A1", "C1"}, "no log stands still, not even the forked one"
    world.kill("B")
    (log,) = [x for x in _shown_logs(world, "B") if x["party"] == "A"]
    assert log["contested"]


def _shown_logs(world: World, who: str) -> list[dict[str, Any]]:
    logs: list[dict[str, Any]] = views.status(world.node(who), world.moment)["channels"][0]["logs"]
    return logs


@pytest.mark.parametrize(
    ("changes", "shown"),
    [({1: 2, 15: b"new"}, "version 2"), ({9: 99}, "kind 99")],
)
@pytest.mark.requirement("L-3")
def test_what_a_newer_version_says_is_kept_shown_and_stalls_nothing(
    world: World, changes: dict[int, Any], shown: str
) -> None:
    a, b = world.members["A"], world.members["B"]
    head = _line(world, "A").replicas[_log(world, "A")].head
    plain = _message(world, "A", head, "hello")
    strange = sign1(a.us.signer, RECORD_LABEL, encode(decode(plain.envelope.payload) | changes))
    _hand(world, "A", "B", strange)
    row = b.store.record(sha256(strange).digest())
    assert row is not None
    assert row.place is Place.APPENDED
    (odd,) = b.store.oddities(seen=False)
    assert odd.what == "NOT UNDERSTOOD, UPGRADE"
    assert shown in odd.why
    assert len(b.store.owed(a.us.party)) == 1


def test_a_record_signed_by_a_stranger_or_by_another_member_is_refused_and_counted(
    world: World,
) -> None:
    head = _line(world, "A").replicas[_log(world, "A")].head
    by_member = _message(world, "C", head, "in A's name")
    stranger = World("Z")
    by_stranger = sign(
        stranger.members["Z"].us.signer,
        _line(world, "A").channel,
        head,
        [],
        Draft(Kind.MESSAGE, {1: "hello", 2: "en"}, Precedence.ROUTINE, Signature("", ""), 1),
    )
    _hand(world, "C", "B", by_member.data, by_stranger.data)
    assert views.status(world.node("B"), world.moment)["refused"] == {"record/6": 2}
    assert world.members["B"].store.owed(world.members["C"].us.party) == []


@pytest.mark.requirement("F15-1")
def test_a_parcel_with_one_bit_changed_is_refused_and_the_line_goes_on(world: World) -> None:
    world.act("A", ask.Say, text="hello")
    letter = next(x for x in world.letters if x.recipient == world.members["B"].us.party)
    whole = letter.data
    for place in range(0, len(whole), 7):
        letter.data = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        with pytest.raises(BadRecord):
            world.deliver(letter)
    letter.data = whole
    world.settle()
    assert world.members["B"].bells.count("message") == 1


def test_a_late_parcel_is_not_a_roll_back(world: World) -> None:
    b = world.members["B"]
    for i in range(3):
        world.act("B", ask.Say, text=str(i))
        late = [x for x in world.letters if x.sender == b.us.party]
        world.settle()
        for letter in late:
            world.deliver(letter)
    world.settle()
    assert all(_odd(world, who) == [] for who in "ABC")


def test_a_store_that_went_back_is_seen_by_the_peers_and_goes_on_in_a_new_log(
    world: World,
) -> None:
    a = world.members["A"]
    world.act("A", ask.Say, text="one")
    world.settle()
    old, log = copied(a.store), _log(world, "A")
    world.act("A", ask.Say, text="two")
    world.settle()
    a.store = old
    a.node = Node(a.store, a.us, world.pace)
    a.node.open(world.moment)
    for _ in range(4):
        world.keep_contact()
        world.pass_seconds(20.0)
    # The first to hear it sees it; it brings back what was lost, so that others may see nothing.
    assert "PEER ROLLED BACK" in _odd(world, "B") + _odd(world, "C")
    assert "OUR STORE WENT BACK" in _odd(world, "A")
    for _ in range(2):
        world.act("A", ask.Say, text="another two")
        world.kill("A")
    world.settle()
    assert _line(world, "A").our_log != log
    # What the peers held is back, and no second record stands at any place.
    assert _line(world, "A").cut() == _line(world, "B").cut()
    assert "FORK, CONTESTED" not in _odd(world, "B")
