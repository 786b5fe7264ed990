"""What a member may do with its own good key: nothing that it signs ends our mind or hides others.

Every record here is well signed. It is kept, shown or refused; the mind goes on,
opens again on its store, and still takes and gives notices and STOP.
"""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.simulation.world import DAWN, World, draft

from keepclear.desk import views, watching
from keepclear.exchange.channel import Joined
from keepclear.exchange.meaning import Kind
from keepclear.limits import (
    ODDITIES_ALIKE_MAX,
    REFUSALS_JOURNALED_MAX,
    WAITING_STOPS_PER_LOG_MAX,
)
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.known import Verdict
from keepclear.node.log.line import Line
from keepclear.node.open_item import Need
from keepclear.node.parcel import Cursor, Parcel
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import RECORD_LABEL, parse
from keepclear.record.keys import X25519, sign_key_event
from keepclear.record.log import EMPTY_ROOT, Frontier, Head, LogName, leaf_hash
from keepclear.record.signing import Signer, sign1


class Hostile:
    """The member B, who writes what it likes with its own key; A is honest."""

    def __init__(self, names: str = "AB") -> None:
        self.world = World(names)
        self.world.open_channel()
        self.us, self.them = self.world.members["A"], self.world.members["B"]
        self.line: Line = next(iter(self.them.node.lines.values()))
        assert self.line.our_log is not None
        self.log = self.line.our_log
        self.frontier = self.line.replicas[self.log].frontier
        self.nonces = 0

    def payload(self, kind: int, body: Any, **changes: Any) -> dict[int, Any]:
        """A record's payload for the next place of B's log."""
        fields: dict[int, Any] = {
            1: 1,
            2: self.line.channel,
            3: self.log.party,
            4: self.log.incarnation,
            5: self.frontier.size,
            6: self.frontier.root(),
            7: [
                [h.log.party, h.log.incarnation, h.size]
                for h in sorted(self._others(), key=lambda h: h.log)
            ],
            8: bytes(32),
            9: int(kind),
            10: 3,
            11: "watch",
            12: "X",
            13: self.world.moment.utc,
            14: body,
        }
        return fields | {int(key[1:]): value for key, value in changes.items()}

    def _others(self) -> list[Head]:
        return [r.head for r in self.line.replicas.values() if r.name != self.log]

    def sign(self, payload: Any) -> bytes:
        """Sign whatever it is as a record."""
        return sign1(self.them.us.signer, RECORD_LABEL, encode(payload))

    def say(self, kind: int, body: Any, **changes: Any) -> bytes:
        """Append a record to B's log, and send it."""
        data = self.sign(self.payload(kind, body, **changes))
        self.frontier = self.frontier.appended(leaf_hash(data))
        self.send(data)
        return data

    def send(
        self,
        *entries: bytes,
        cursors: tuple[Cursor, ...] = (),
        helds: tuple[bytes, ...] = (),
        echo: bytes = b"",
    ) -> None:
        """Have A take a parcel of B."""
        self.nonces += 1
        nonce = self.nonces.to_bytes(16, "big")
        us, them = self.us.us.party, self.them.us.party
        parcel = Parcel(them, us, nonce, echo, self.world.moment.utc, entries, helds, cursors)
        intake.take_parcel(self.us.node, parcel, "test", self.world.moment)

    def check_alive(self) -> None:
        """A's mind works, its views can be made, it opens again, and its notices still stand."""
        self.world.letters.clear()
        for _ in range(2):
            node, moment = self.us.node, self.world.moment
            assert not node.lost
            watching.watch(node, moment)
            views.status(node, moment)
            for view in views.notices(node, moment, every=True):
                views.notice(node, moment, view["record"])
            watching.untaken_stops(node, moment)
            intake.next_parcel(node, self.them.us.party, bytes(16), moment, always=True)
            self.world.act("A", ask.Give, channel="line", notices=[draft(f"own {self.world.refs}")])
            self.world.act("A", ask.Stop)
            self.world.act("A", ask.CheckLine)
            self.world.kill("A")


integers = st.integers(-(2**63), 2**63 - 1) | st.sampled_from([0, 1, 2**31, 2**62, 2**63 - 1])
plain = integers | st.binary(max_size=40) | st.text(max_size=8) | st.just(bytes(32))
anything = st.recursive(
    plain, lambda v: st.lists(v, max_size=4) | st.dictionaries(st.integers(0, 9), v, max_size=5)
)
slow = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def hostile() -> Hostile:
    return Hostile()


@slow
@given(
    kind=st.sampled_from([*Kind]) | st.integers(0, 60),
    body=st.dictionaries(st.integers(1, 9), anything, max_size=8),
    utc=st.integers(0, 2**63 - 1),
)
@pytest.mark.requirement("L-3")
def test_no_odd_body_stalls_a_log_or_ends_the_mind(
    hostile: Hostile, kind: int, body: Mapping[int, Any], utc: int
) -> None:
    before = hostile.us.node.lines[hostile.line.channel].size(hostile.log)
    hostile.say(kind, body, f13=utc)
    assert hostile.us.node.lines[hostile.line.channel].size(hostile.log) == before + 1


def test_after_all_odd_bodies_the_mind_is_well(hostile: Hostile) -> None:
    hostile.check_alive()


@slow
@given(payload=anything | st.lists(anything, max_size=16))
def test_no_payload_of_any_shape_ends_the_mind(hostile: Hostile, payload: Any) -> None:
    hostile.send(hostile.sign(payload))
    assert not hostile.us.node.lost


@slow
@given(changes=st.dictionaries(st.integers(1, 14), anything, max_size=3))
def test_no_odd_field_ends_the_mind(hostile: Hostile, changes: dict[int, Any]) -> None:
    hostile.send(hostile.sign(hostile.payload(Kind.STOP, {1: "stop"}) | changes))
    assert not hostile.us.node.lost


def test_after_all_odd_fields_the_mind_is_well(hostile: Hostile) -> None:
    hostile.check_alive()


def test_a_time_beyond_all_calendars_is_shown_and_breaks_no_view() -> None:
    hostile = Hostile()
    hostile.say(Kind.STOP, {1: "stop"}, f13=2**63 - 1)
    hostile.say(Kind.MESSAGE, {1: "hello", 2: "en"}, f13=2**62)
    hostile.check_alive()


def test_many_logs_of_one_member_do_not_keep_us_from_writing() -> None:
    hostile = Hostile()
    joined = parse(hostile.them.store.entries(hostile.line.channel, hostile.log, 0, 1)[0].data)
    for number in range(200):
        hostile.log, hostile.frontier = LogName(hostile.log.party, number.to_bytes(8)), Frontier()
        hostile.say(Kind.JOINED, joined.body)
    hostile.check_alive()
    assert len(hostile.us.node.lines[hostile.line.channel].replicas) < 10


def test_a_joined_with_another_partys_keys_changes_nobodys_keys() -> None:
    hostile = Hostile("ABC")
    stranger = hostile.world.members["C"].us
    joined = Joined(hostile.line.founding, (stranger.history.events[0].data,), "C")
    hostile.log, hostile.frontier = LogName(hostile.log.party, b"another!"), Frontier()
    hostile.say(Kind.JOINED, joined.body())
    line = hostile.us.node.lines[hostile.line.channel]
    assert line.histories[hostile.log.party].party == hostile.them.us.party
    hostile.check_alive()


def rotations(hostile: Hostile, count: int, tail: str = "") -> list[bytes]:
    """Key events of B, each by the key that the one before has promised."""
    last, party = hostile.them.us.history.events[-1], Signer(b"Bnext".ljust(32, b"."))
    keys, sealed = [hostile.them.us.signer.public_key], [(X25519, hostile.them.encryption[1])]
    made = []
    for number in range(count):
        following = Signer(f"{number}{tail}".encode().ljust(32, b"."))
        last = sign_key_event(party, following.public_key, keys, sealed, 5, last)
        made.append(last.data)
        party = following
    return made


def test_key_events_beyond_those_that_fit_a_card_are_refused() -> None:
    hostile = Hostile()
    said = [hostile.say(Kind.KEY_EVENT, {1: event}) for event in rotations(hostile, 18)]
    rows = [hostile.us.store.record(parse(data).id) for data in said]
    why = [row.why.rpartition("(")[2] for row in rows if row and row.verdict is Verdict.REFUSED]
    assert why == ["keys/13)", "keys/4)", "keys/4)"], "of 19 events the first 16 count"
    hostile.check_alive()


def test_a_party_that_promises_two_keys_in_two_logs_keeps_nobody_from_starting() -> None:
    hostile = Hostile()
    first, channel, party = hostile.them.us.history, hostile.line.channel, hostile.log.party
    for event in rotations(hostile, 2):
        hostile.say(Kind.KEY_EVENT, {1: event})
    hostile.log, hostile.frontier = LogName(party, bytes(8)), Frontier()  # It sorts first.
    keys = (first.events[0].data, *rotations(hostile, 1, "another"))
    hostile.say(Kind.JOINED, Joined(hostile.line.founding, keys, "B").body())
    believed = hostile.us.node.lines[channel].histories[party].events
    assert len(believed) == 3
    hostile.check_alive()
    assert hostile.us.node.lines[channel].histories[party].events == believed


def test_a_party_that_joins_under_the_name_of_another_bears_its_own_after_a_restart() -> None:
    hostile = Hostile("ABC")
    channel, party = hostile.line.channel, hostile.log.party
    names = dict(hostile.us.node.lines[channel].names)
    hostile.log, hostile.frontier = LogName(party, bytes(8)), Frontier()  # It sorts first.
    keys = tuple(event.data for event in hostile.them.us.history.events)
    hostile.say(Kind.JOINED, Joined(hostile.line.founding, keys, "C").body())
    assert hostile.us.node.lines[channel].names == names
    hostile.world.kill("A")
    assert hostile.us.node.lines[channel].names == names


def test_cursors_for_logs_that_are_not_there_are_not_kept() -> None:
    hostile = Hostile()
    for number in range(20):
        logs = [LogName(0, (number * 100 + i).to_bytes(8)) for i in range(100)]
        hostile.send(cursors=tuple((hostile.line.channel, log, 2**62) for log in logs))
    assert len(hostile.us.node.peers[hostile.them.us.party].cursors) < 10
    assert len(hostile.us.store.cursors(hostile.them.us.party)) < 10
    hostile.check_alive()


def test_line_checks_of_cuts_that_never_come_are_not_kept_without_bound() -> None:
    hostile = Hostile()
    body = {1: 1, 2: 1, 3: bytes(32), 4: bytes(32), 5: []}
    for number in range(300):
        hostile.say(Kind.LINE_CHECK, body, f7=[[0, b"nowhere.", 2**61 + number]])
    assert len(hostile.us.node.checks) <= 64
    hostile.check_alive()


def test_receipts_that_are_never_shown_to_be_there_still_fit_a_parcel() -> None:
    hostile = Hostile()
    data = hostile.say(Kind.MESSAGE, {1: "hello", 2: "en"})
    for _ in range(550):
        hostile.world.tick += 1.0
        hostile.send(data)
    for _ in range(5):
        parcel = intake.next_parcel(
            hostile.us.node, hostile.them.us.party, bytes(16), hostile.world.moment, always=True
        )
        assert parcel is not None
        assert len(parcel.helds) <= 500
        assert sum(map(len, parcel.helds)) < 200_000
    hostile.check_alive()


def test_a_flood_of_messages_hides_no_stop_of_another() -> None:
    hostile = Hostile("ABC")
    hostile.world.act("C", ask.Stop, text="cease")
    hostile.world.settle()
    for number in range(1_050):
        hostile.say(Kind.MESSAGE, {1: str(number), 2: "en"}, f13=2**40)
    items = watching.watch(hostile.us.node, hostile.world.moment)
    assert [item["about"] for item in items if item["what"] == "STOP"] == ["C: cease"]
    reply = hostile.world.act("A", ask.Take)
    assert len(reply["records"]) == 1


def test_channels_that_nobody_wants_are_not_kept_without_bound() -> None:
    hostile = Hostile()
    for number in range(100):
        reply, _ = _founded(hostile, number)
        hostile.send(reply)
    assert len(hostile.us.node.lines) <= 40
    hostile.check_alive()


def _founded(hostile: Hostile, number: int) -> tuple[bytes, bytes]:
    from keepclear.exchange.channel import found

    members = [hostile.us.us.party, hostile.them.us.party]
    founding = found(members, f"line {number}", number.to_bytes(16))
    keys = tuple(event.data for event in hostile.them.us.history.events)
    body = Joined(founding, keys, "B").body()
    index = founding.index(hostile.them.us.party)
    payload = hostile.payload(Kind.JOINED, body, f2=founding.channel, f3=index, f5=0, f6=EMPTY_ROOT)
    return hostile.sign(payload | {7: []}), founding.channel


def test_an_unsigned_invitation_opens_no_channel() -> None:
    hostile = Hostile()
    data, channel = _founded(hostile, 1)
    forged = data[:-1] + bytes([data[-1] ^ 1])
    hostile.send(forged)
    assert channel not in hostile.us.node.lines
    assert [row.channel for row in hostile.us.store.channels()] == [hostile.line.channel]


def _odd(hostile: Hostile) -> list[str]:
    return [row.what for row in hostile.us.store.oddities(seen=False)]


def test_a_member_that_lies_about_what_it_saw_is_shown() -> None:
    hostile = Hostile()
    hostile.say(Kind.MESSAGE, {1: "hello", 2: "en"}, f8=bytes(32))
    assert _odd(hostile) == ["SEEN CONTRADICTED"]


def test_a_notice_that_waited_and_is_then_refused_counts_no_more() -> None:
    hostile = Hostile()
    body = draft_body(1)
    first = hostile.sign(hostile.payload(Kind.GIVE, body))
    hostile.frontier = hostile.frontier.appended(leaf_hash(first))
    hostile.say(Kind.GIVE, draft_body(1))  # the same serial again: it waits, then it is refused
    assert len(hostile.us.node.situation.plans) == 1
    hostile.send(first)
    line = hostile.us.node.lines[hostile.line.channel]
    (plan,) = hostile.us.node.situation.plans.values()
    assert plan.row.id == parse(first).id
    assert line.size(hostile.log) == hostile.frontier.size
    listed = views.notices(hostile.us.node, hostile.world.moment)
    assert [view["state"] for view in listed] == ["STANDS"]
    hostile.check_alive()


def draft_body(serial: int) -> dict[int, Any]:
    volumes = decode(draft("x").volumes)
    start = int(DAWN.timestamp()) + 3_600
    return {1: serial, 2: f"N{serial}", 3: 5, 4: volumes, 5: start, 6: start + 7_200, 7: ""}


def test_a_record_that_waited_under_a_wrong_root_does_not_keep_the_right_one_out() -> None:
    hostile = Hostile()
    right = hostile.sign(hostile.payload(Kind.MESSAGE, {1: "one", 2: "en"}))
    size, frontier = hostile.frontier.size, hostile.frontier.appended(leaf_hash(right))
    wrong = hostile.payload(Kind.GIVE, draft_body(1), f5=size + 1, f6=bytes(32))
    hostile.send(hostile.sign(wrong))
    hostile.send(right)
    hostile.frontier = frontier
    hostile.say(Kind.MESSAGE, {1: "two", 2: "en"})
    line = hostile.us.node.lines[hostile.line.channel]
    assert line.size(hostile.log) == size + 2
    assert "CONTRADICTS ITS OWN LOG" in _odd(hostile)
    assert len(hostile.us.node.situation.plans) == 0
    assert line.replicas[hostile.log].contested


def test_claims_on_our_log_without_end_are_counted_and_not_noted_one_by_one() -> None:
    hostile = Hostile("ABC")
    line = hostile.us.node.lines[hostile.line.channel]
    assert line.our_log is not None
    for number in range(1_000):
        hostile.send(cursors=((hostile.line.channel, line.our_log, 2**40 + number),))
    noted = hostile.us.store.oddities_alike("MORE OF OUR LOG THAN OURS", 10_000)
    assert len(noted) == ODDITIES_ALIKE_MAX + 3
    assert noted[-1].why.endswith("(512 of this kind)")
    hostile.check_alive()


def test_what_is_counted_of_one_party_hides_nothing_of_another_and_no_stop() -> None:
    hostile = Hostile("ABC")
    for number in range(300):
        hostile.say(Kind.MESSAGE, {1: str(number)})
    node, channel = hostile.us.node, hostile.line.channel
    assert len(node.store.oddities_alike("REFUSED", 1_000)) == ODDITIES_ALIKE_MAX + 2
    with node.transaction(hostile.world.moment):
        assert node.odd(channel, b"of another", "REFUSED", "C: why", "C")
        for number in range(300):
            assert node.odd(channel, str(number).encode(), "STOP, FORK, CONTESTED", "B: 1", "B")


def test_refusals_without_end_enter_the_journal_a_bounded_number_of_times() -> None:
    hostile = Hostile()
    before = hostile.us.node.journal.next_n
    for number in range(1_000):
        hostile.send(number.to_bytes(4))
    assert hostile.us.node.journal.next_n - before == REFUSALS_JOURNALED_MAX
    assert sum(hostile.us.node.refused.values()) == 1_000


def test_a_stop_that_finds_no_room_rings_once_however_often_it_comes() -> None:
    hostile = Hostile()
    ahead = hostile.frontier.size + 5
    for number in range(WAITING_STOPS_PER_LOG_MAX):
        hostile.send(hostile.sign(hostile.payload(Kind.STOP, {1: "stop"}, f5=ahead + number)))
    last = hostile.sign(hostile.payload(Kind.STOP, {1: "last"}, f5=ahead + 500))
    hostile.us.node.effects.clear()
    for _ in range(3):
        hostile.send(last)
    assert hostile.us.store.record(parse(last).id) is None
    assert hostile.us.node.items.find(Need.TAKE_STOP, parse(last).id, hostile.log.party)
    rang = [row for row in hostile.us.store.journal(0, 10_000) if parse(last).id in row.facts]
    assert len(rang) == 1
