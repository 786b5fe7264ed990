"""Our keys change at one place of each log; what an old key signs afterwards counts nowhere."""

from dataclasses import replace
from itertools import permutations

import pytest
from tests.simulation.world import Member, World, draft

from keepclear.desk import views
from keepclear.desk.watching import watch
from keepclear.errors import Unavailable
from keepclear.exchange.channel import Joined
from keepclear.exchange.meaning import Kind
from keepclear.exchange.message import Message, Stop
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.effects import Bell
from keepclear.node.known import Verdict
from keepclear.node.log import key_age, rekeying
from keepclear.node.log.line import Line
from keepclear.node.node import Node, Us
from keepclear.node.open_item import Need, is_shown
from keepclear.node.outbox import Pace
from keepclear.node.parcel import Parcel
from keepclear.node.replay import replay
from keepclear.record.envelope import Draft, Precedence, Record, Signature, sign
from keepclear.record.keys import X25519, KeyHistory, Revocation, Standing, sign_key_event
from keepclear.record.log import EMPTY_ROOT, Head, LogName, log_id
from keepclear.record.signing import Signer

NEW = Signer(b"A's second node key".ljust(32, b"."))


def rotated(member: Member, revoked: tuple[Revocation, ...] = ()) -> Us:
    """Our keys after the next event, as `keepclear keys rotate` makes them."""
    promised = Signer(f"{member.name}next".encode().ljust(32, b"."))
    after = Signer(b"third".ljust(32, b"."))
    keys, last = [(X25519, member.encryption[1])], member.us.history.events[-1]
    event = sign_key_event(promised, after.public_key, [NEW.public_key], keys, 5, last, revoked)
    events = [one.data for one in member.us.history.events]
    return replace(
        member.us,
        signer=NEW,
        history=KeyHistory([*events, event.data]),
        former=(*member.us.former, member.us.signer),
    )


def take_keys(world: World, member: Member, us: Us) -> None:
    member.us = us
    world.carry_out(member, rekeying.take_keys(member.node, us, world.moment))


@pytest.fixture
def world() -> World:
    made = World("ABC", seed=3)
    made.open_channel()
    made.act("A", ask.Give, notices=[draft("BEFORE")])
    made.settle()
    return made


def kids(world: World, holder: str, party: str) -> list[bytes]:
    """By which keys the log of a party is signed, as another holds it."""
    node = world.node(holder)
    (line,) = node.lines.values()
    index = line.founding.index(world.members[party].us.party)
    log = next(log for log in line.replicas if log.party == index)
    return [record(line, log, seq).envelope.kid for seq in range(line.size(log))]


def record(line: Line, log: LogName, seq: int) -> Record:
    found = line.record_at(log, seq)
    assert found is not None
    return found


def the_line(world: World, who: str) -> Line:
    return next(iter(world.node(who).lines.values()))


@pytest.mark.requirement("K-3")
def test_a_rotation_takes_effect_at_one_place_of_the_log_everywhere(world: World) -> None:
    a = world.members["A"]
    old, before = a.us.signer, len(kids(world, "A", "A"))
    take_keys(world, a, rotated(a))
    world.act("A", ask.Give, notices=[draft("AFTER")])
    world.settle()
    for holder in "ABC":
        assert kids(world, holder, "A") == [old.kid] * (before + 1) + [NEW.kid]
        names = {plan.row.name for plan in world.node(holder).situation.plans.values()}
        assert names == {"BEFORE", "AFTER"}
        assert not world.node(holder).store.oddities(seen=False)


@pytest.mark.requirement("K-3")
@pytest.mark.parametrize("fails", ["lost", "kept"])
def test_a_crash_at_the_commit_of_a_rotation_is_made_good_by_the_next_start(
    world: World, fails: str
) -> None:
    a = world.members["A"]
    us = rotated(a)
    a.store.fails = fails
    with pytest.raises(Unavailable):
        take_keys(world, a, us)
    a.us = us
    world.kill("A")
    world.carry_out(a, rekeying.catch_up(a.node, world.moment))
    assert rekeying.catch_up(a.node, world.moment) == []
    world.act("A", ask.Give, notices=[draft("AFTER")])
    world.settle()
    rows = [
        r
        for r in the_line(world, "B").store.of_kinds(
            the_line(world, "B").channel, [Kind.KEY_EVENT], 0, 10
        )
    ]
    assert [row.verdict for row in rows] == [Verdict.UNDERSTOOD]
    assert kids(world, "B", "A")[-1] == NEW.kid


def test_a_peer_that_has_not_heard_is_written_to_under_the_key_it_knows(world: World) -> None:
    a = world.members["A"]
    old, b = a.us.signer, world.members["B"].us.party
    world.cut_off = {"B"}
    take_keys(world, a, rotated(a))
    world.pass_seconds(60)
    assert rekeying.signer_for(a.node, b).kid == old.kid
    assert rekeying.signer_for(a.node, world.members["C"].us.party).kid == NEW.kid
    world.cut_off = set()
    world.keep_contact()
    world.pass_seconds(120)
    assert rekeying.signer_for(a.node, b).kid == NEW.kid
    assert world.node("B").cards[a.us.party].keys.in_force().keys() == {NEW.kid}


@pytest.mark.requirement("K-3")
@pytest.mark.parametrize("what", ["notice", "STOP"])
def test_what_is_said_under_a_new_key_is_taken_though_it_overtakes_the_word_on_that_key(
    what: str,
) -> None:
    world = World("AB", seed=3, pace=Pace(), longest_s=0.5)
    world.open_channel()
    world.settle()
    a, b = world.members["A"], world.members["B"]
    take_keys(world, a, rotated(a))
    (word,) = world.letters
    word.due += 10
    if what == "STOP":
        world.act("A", ask.Stop, text="west gate")
    else:
        world.act("A", ask.Give, notices=[draft("AFTER")])
    world.pass_seconds(1)
    assert word in world.letters
    assert not b.node.refused
    names = {plan.row.name for plan in b.node.situation.plans.values()}
    assert names == ({"AFTER"} if what == "notice" else set())
    assert b.bells.count(Bell.STOP.value) == (what == "STOP")
    world.settle()
    assert kids(world, "B", "A")[-2:] == [a.us.former[-1].kid, NEW.kid]


@pytest.mark.requirement("K-3")
def test_a_stop_under_a_new_key_rings_while_the_word_on_that_key_waits_for_what_was_lost() -> None:
    world = World("AB", seed=3, pace=Pace(), longest_s=0.5)
    world.open_channel()
    world.settle()
    a, b = world.members["A"], world.members["B"]
    world.act("A", ask.Give, notices=[draft("LOST")])
    world.letters.clear()
    take_keys(world, a, rotated(a))
    world.act("A", ask.Stop, text="west gate")
    world.pass_seconds(2)
    line = the_line(world, "B")
    waiting = [row.kind for log in line.replicas for row in b.store.waiting(line.channel, log)]
    assert waiting == [Kind.KEY_EVENT, Kind.STOP]
    assert b.bells.count(Bell.STOP.value) == 1
    assert not b.node.refused
    world.settle()
    assert kids(world, "B", "A")[-2:] == [a.us.former[-1].kid, NEW.kid]


def test_word_on_a_key_goes_before_what_follows_it_until_it_is_shown_and_no_longer(
    world: World,
) -> None:
    a = world.members["A"]
    take_keys(world, a, rotated(a))
    world.settle()
    world.parcels.clear()
    world.act("A", ask.Say, text="words")
    world.settle()
    assert {len(parcel.entries) for who, parcel in world.parcels if who == "A"} <= {0, 1}


def _signed(world: World, signer: Signer, said: Message | Stop, seq_from: str = "B") -> Record:
    """What a holder of one of A's keys can write after all that B holds."""
    line = the_line(world, seq_from)
    index = line.founding.index(world.members["A"].us.party)
    head = next(r.head for r in line.replicas.values() if r.name.party == index)
    others = [r.head for r in line.replicas.values() if r.name != head.log and r.frontier.size]
    kind = Kind.STOP if isinstance(said, Stop) else Kind.MESSAGE
    flash = Precedence.FLASH if kind is Kind.STOP else Precedence.ROUTINE
    drafted = Draft(kind, said.body(), flash, Signature("watch", ""), int(world.moment.utc))
    return sign(signer, line.channel, head, others, drafted)


def bring(world: World, to: str, *records: Record, kid: bytes = b"", sender: str = "A") -> None:
    """Let a parcel arrive that a key of A's signed."""
    member, node = world.members[to], world.node(to)
    us = world.members[sender].us
    parcel = Parcel(
        us.party,
        member.us.party,
        world.chance.randbytes(16),
        b"",
        1,
        tuple(one.data for one in records),
        kid=kid,
    )
    world.carry_out(member, intake.take_parcel(node, parcel, "test", world.moment))


@pytest.mark.requirement("K-4")
def test_what_the_old_key_signs_after_a_rotation_is_kept_and_refused_but_its_stop_rings(
    world: World,
) -> None:
    a = world.members["A"]
    old = a.us.signer
    take_keys(world, a, rotated(a))
    world.settle()
    bells = len(world.members["B"].bells)
    stop = _signed(world, old, Stop("west gate"))
    bring(world, "B", stop)
    row = world.node("B").store.record(stop.id)
    assert row is not None
    assert row.verdict is Verdict.REFUSED
    assert "keys/7" in row.why
    assert Bell.STOP.value in world.members["B"].bells[bells:]


def revocation(world: World, key: Signer) -> Revocation:
    line = the_line(world, "A")
    assert line.our_log is not None
    head = line.replicas[line.our_log].head
    return Revocation(key.kid, ((log_id(line.channel, head.log), head.size, head.root),))


@pytest.mark.requirement("K-5")
def test_a_revocation_marks_what_came_before_and_removes_nothing(world: World) -> None:
    a = world.members["A"]
    old = a.us.signer
    take_keys(world, a, rotated(a, (revocation(world, old),)))
    world.settle()
    for holder in "BC":
        line = the_line(world, holder)
        assert {p.row.name for p in world.node(holder).situation.plans.values()} == {"BEFORE"}
        index = line.founding.index(a.us.party)
        assert index is not None
        log = next(log for log in line.replicas if log.party == index)
        marks = [
            line.histories[index].standing(
                record(line, log, seq).envelope.kid, log_id(line.channel, log), seq
            )
            for seq in range(line.size(log))
        ]
        assert set(marks[:-1]) == {Standing.REVOKED}
        assert marks[-1] is Standing.DISOWNED  # the key event, which the party key has signed
        said = [row.why for row in world.node(holder).store.oddities(seen=False)]
        assert len(said) == 1
        assert "stands by the first" in said[0]
        assert "not by" not in said[0]
        (shown,) = views.notices(world.node(holder), world.moment)
        assert shown["key"] == Standing.REVOKED


@pytest.mark.requirement("K-5")
def test_what_was_said_under_a_revoked_key_says_so_wherever_it_is_listed(world: World) -> None:
    a = world.members["A"]
    world.act("A", ask.Say, text="words")
    world.settle()
    assert [row["key"] for row in views.messages(world.node("B"), world.moment)] == [""]
    take_keys(world, a, rotated(a, (revocation(world, a.us.signer),)))
    world.settle()
    (said,) = views.messages(world.node("B"), world.moment)
    assert (said["text"], said["key"]) == ("words", Standing.REVOKED)


@pytest.mark.requirement("K-5")
def test_a_stop_under_a_revoked_key_still_rings_and_is_marked(world: World) -> None:
    a = world.members["A"]
    old = a.us.signer
    take_keys(world, a, rotated(a, (revocation(world, old),)))
    world.settle()
    b = world.members["B"]
    rings = len(b.rings)
    stop, said = _signed(world, old, Stop("west gate")), _signed(world, old, Message("words", "en"))
    bring(world, "B", said, stop, kid=old.kid)
    rung = [ring for ring in b.rings[rings:] if ring.bell is Bell.STOP]
    assert [ring.what for ring in rung] == ["REVOKED KEY, NOT STOOD BY: west gate"]
    assert b.node.store.record(said.id) is None  # Nothing else in its parcel is taken.


@pytest.mark.requirement("K-4")
def test_a_parcel_under_a_revoked_key_is_no_contact_and_moves_no_cursor(world: World) -> None:
    a = world.members["A"]
    old = a.us.signer
    take_keys(world, a, rotated(a, (revocation(world, old),)))
    world.settle()
    b = world.node("B")
    outbox = b.peers[a.us.party]
    before = (outbox.row, dict(outbox.cursors))
    line = the_line(world, "B")
    nonce = next(iter(outbox.nonces), b"")
    claims = tuple((line.channel, log, 999) for log in line.replicas)
    forged = Parcel(a.us.party, b.us.party, bytes(16), nonce, 1, (), (), claims, kid=old.kid)
    intake.take_parcel(b, forged, "test", world.moment)
    assert (outbox.row, dict(outbox.cursors)) == before


@pytest.mark.requirement("K-5")
def test_no_order_of_arrival_changes_a_verdict_or_a_mark() -> None:
    ends = set()
    for order in permutations(range(4)):
        world = World("AB", seed=1)
        world.open_channel()
        a, b = world.members["A"], world.members["B"]
        old = a.us.signer
        line = the_line(world, "A")
        assert line.our_log is not None
        size = line.size(line.our_log)
        world.cut_off = {"B"}
        world.act("A", ask.Give, notices=[draft("ONE")])
        named = revocation(world, old)
        world.act("A", ask.Give, notices=[draft("TWO")])  # beyond the head that is named
        take_keys(world, a, rotated(a, (named,)))
        world.act("A", ask.Give, notices=[draft("THREE")])
        records = [record(line, line.our_log, size + i) for i in range(4)]
        for i in (*order, *order):  # What no known key verifies yet is refused, and sent again.
            bring(world, "B", records[i])
        held = the_line(world, "B")
        index = held.founding.index(a.us.party)
        assert index is not None
        log = next(log for log in held.replicas if log.party == index)
        rows = [b.node.store.record(one.id) for one in records]
        found = tuple(
            (
                row.verdict if row else None,
                held.histories[index].standing(
                    one.envelope.kid, log_id(held.channel, log), one.seq
                ),
            )
            for row, one in zip(rows, records, strict=True)
        )
        ends.add((found, frozenset(p.row.name for p in b.node.situation.plans.values())))
    assert len(ends) == 1, ends
    ((found, names),) = ends
    assert names == {"ONE", "TWO", "THREE"}
    assert [mark for _, mark in found] == [
        Standing.REVOKED,
        Standing.DISOWNED,
        Standing.DISOWNED,
        Standing.GOOD,
    ]


@pytest.mark.requirement("K-4")
def test_a_log_that_a_thief_begins_with_the_old_keys_is_not_stood_by(world: World) -> None:
    a = world.members["A"]
    old = a.us.signer
    earlier = a.us.history
    take_keys(world, a, rotated(a, (revocation(world, old),)))
    world.settle()
    line = the_line(world, "B")
    index = line.founding.index(a.us.party)
    assert index is not None
    mine = LogName(index, b"thief...")
    joined = Joined(line.founding, tuple(e.data for e in earlier.events), "A")
    drafted = Draft(Kind.JOINED, joined.body(), Precedence.PRIORITY, Signature("x", ""), 10)
    first = sign(old, line.channel, Head(mine, 0, EMPTY_ROOT), [], drafted)
    bring(world, "B", first)
    said = [row.what for row in world.node("B").store.oddities(seen=False)]
    assert "REVOKED KEY, NOT STOOD BY" in said


DAY = 86_400


def due(world: World, who: str = "A") -> dict[bytes, int]:
    items = world.node(who).items.of(Need.KEYS_EXPIRE)
    return {row.subject: row.due for row in items if is_shown(row)}


@pytest.mark.requirement("K-8")
def test_a_node_key_that_grows_old_is_shown_a_month_before_and_rests_once_it_is_replaced(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = world.members["A"]
    days = int(world.moment.utc) // DAY + 31
    # Its event is of second 1 of a day; what is a month before is to be a minute from now.
    late = days * DAY + 1 - int(world.moment.utc) - 60
    monkeypatch.setattr(key_age, "WARN_S", late)
    world.carry_out(a, key_age.note_ages(a.node, days, days * 9 * DAY, world.moment))
    assert due(world) == {}
    world.pass_seconds(120)
    assert due(world).keys() == {b"node key"}
    (shown,) = views.status(a.node, world.moment)["keys_due"]
    assert shown["key"] == "node key"
    assert "our node key" in {row["about"] for row in watch(a.node, world.moment)}
    world.kill("A")
    assert due(world).keys() == {b"node key"}
    world.carry_out(a, key_age.note_ages(a.node, days + 365, days * 9 * DAY, world.moment))
    assert due(world) == {}


@pytest.mark.requirement("K-8")
def test_an_encryption_key_that_was_not_replaced_in_its_week_is_shown(world: World) -> None:
    a = world.members["A"]
    since = int(world.moment.utc) + 60 - 8 * DAY
    world.carry_out(a, key_age.note_sealing(a.node, since, [], world.moment))
    assert due(world) == {}
    world.pass_seconds(120)
    assert due(world).keys() == {b"encryption key of the week"}
    later = int(world.moment.utc)
    world.carry_out(a, key_age.note_sealing(a.node, later, [b"kid....."], world.moment))
    assert due(world) == {}


def test_what_is_known_of_keys_comes_out_of_a_replay_as_it_was(world: World) -> None:
    a = world.members["A"]
    now = int(world.moment.utc)
    world.carry_out(a, key_age.note_sealing(a.node, now - 9 * DAY, [b"kid....."], world.moment))
    take_keys(world, a, rotated(a, (revocation(world, a.us.signer),)))
    world.settle()
    again = Node(StoreSqlite(":memory:"), a.us, a.node.pace)
    replay(a.store, again)
    for need in (Need.KEYS_EXPIRE,):
        assert [(r.subject, r.due) for r in again.items.of(need)] == [
            (r.subject, r.due) for r in a.node.items.of(need)
        ]
    assert again.store.counts()["oddity"] == a.store.counts()["oddity"]
    assert again.store.counts()["record"] == a.store.counts()["record"]
