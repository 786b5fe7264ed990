"""Three grades stay three, an answer needs a question, and the order of arrival is nothing."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from keepclear.exchange.acknowledgement import (
    AUTHOR_ACTS,
    NEXT,
    RECEIVER_ACTS,
    Act,
    Answer,
    Dissemination,
    Grade,
    Objection,
    ReadBack,
    Standing,
    State,
    advance,
    check_group,
    parse_answer,
    parse_dissemination,
    parse_objection,
    parse_read_back,
)
from keepclear.exchange.meaning import Kind
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node.known import Place, RecordRow, Verdict, VersionRow
from keepclear.node.standing import standing
from keepclear.record.envelope import Draft, Precedence, Signature, sign
from keepclear.record.log import Head, LogName
from keepclear.record.signing import Signer

ACTS = st.lists(st.sampled_from(list(Act)), max_size=8)
AUTHOR, RECEIVER = LogName(0, b"\x10" * 8), LogName(1, b"\x11" * 8)
SIGNER = Signer(b"\x07" * 32)
CHANNEL = b"\xc0" * 32


def after(*acts: Act) -> Standing:
    now = Standing()
    for act in acts:
        now = advance(now, act) or now
    return now


@pytest.mark.requirement("F3-1")
def test_no_grade_stands_for_another() -> None:
    held = after(Act.HOLD)
    assert held.codes() == [State.RECEIVED, 0, 0, 0]
    told = after(Act.HOLD, Act.DISSEMINATE)
    assert told.read_back is State.NONE
    read = after(Act.HOLD, Act.READ_BACK)
    assert read.read_back is State.UNANSWERED
    assert read.dissemination is State.NONE


@pytest.mark.requirement("F3-3")
@given(ACTS)
def test_silence_is_never_agreement(acts: list[Act]) -> None:
    quiet = [act for act in acts if act not in AUTHOR_ACTS]
    assert after(*quiet).read_back is not State.CORRECT


@given(ACTS)
def test_only_the_authors_answer_ends_a_read_back(acts: list[Act]) -> None:
    now = after(*acts)
    answered = [act for act in acts if act in AUTHOR_ACTS]
    assert now.read_back in {State.NONE, State.UNANSWERED} or answered


@given(ACTS, st.sampled_from(list(Act)))
def test_an_act_out_of_turn_changes_nothing(acts: list[Act], act: Act) -> None:
    now = after(*acts)
    moved = advance(now, act)
    listed = [step for step in NEXT if step.act is act and now.state(step.grade) is step.state]
    assert (moved is None) == (not listed)
    if moved is not None:
        still = {grade for grade in Grade} - {step.grade for step in listed}
        assert all(moved.state(grade) is now.state(grade) for grade in still)


@given(ACTS)
def test_an_objection_is_not_taken_back_by_anything(acts: list[Act]) -> None:
    assert (after(*acts).objection is State.OBJECTED) == (Act.OBJECT in acts)


def test_every_act_is_somebodys_and_leads_somewhere() -> None:
    assert set(Act) == RECEIVER_ACTS | AUTHOR_ACTS
    assert not RECEIVER_ACTS & AUTHOR_ACTS
    assert {step.act for step in NEXT} == set(Act)


def test_whatever_a_person_did_shows_that_the_node_holds_it() -> None:
    for act in RECEIVER_ACTS:
        assert after(act).receipt is State.RECEIVED


def test_a_new_read_back_wants_a_new_answer() -> None:
    read = (Act.READ_BACK, Act.ANSWER_CORRECT, Act.READ_BACK)
    assert after(*read).read_back is State.UNANSWERED


def test_an_author_may_find_a_mistake_later_but_not_take_a_correction_back() -> None:
    correct = (Act.READ_BACK, Act.ANSWER_CORRECT)
    assert after(*correct, Act.ANSWER_CORRECTION).read_back is State.CORRECTION
    assert advance(after(*correct, Act.ANSWER_CORRECTION), Act.ANSWER_CORRECT) is None


@given(st.binary(min_size=32, max_size=32), st.integers(0, 31))
def test_a_check_group_is_five_digits_that_follow_from_notice_and_party(
    record: bytes, party: int
) -> None:
    group = check_group(record, party)
    assert len(group) == 5
    assert group.isascii()
    assert group.isdigit()
    assert check_group(record, party) == group


def test_check_groups_of_the_members_differ() -> None:
    assert len({check_group(b"\x01" * 32, party) for party in range(32)}) > 30


def test_every_acknowledgement_is_read_as_it_was_written() -> None:
    target = b"\x01" * 32
    read_back = ReadBack(target, "01234", "37SBV", "4 km NE of a town")
    assert parse_read_back(read_back.body()) == read_back
    for correct in (True, False):
        assert parse_answer(Answer(target, correct, "").body()) == Answer(target, correct, "")
    told = Dissemination(target, ("air desk",), 5)
    assert parse_dissemination(told.body()) == told
    assert parse_objection(Objection(target, "no").body()) == Objection(target, "no")


# The fold over two logs: the author's answers and the receiver's acts, in whatever order they came.

VERSION = VersionRow(
    b"\x01" * 32, CHANNEL, 0, AUTHOR.incarnation, 1, -1, b"", 1, "x", 13, 0, 9, 3, False, 1
)


def row(log: LogName, seq: int, kind: Kind, target: bytes, n: int, correct: int = 1) -> RecordRow:
    body = {1: target, 2: correct, 3: ""} if kind is Kind.ANSWER else {1: target}
    draft = Draft(int(kind), body, Precedence.ROUTINE, Signature("", ""), 0)
    record = sign(SIGNER, CHANNEL, Head(log, seq, bytes(32)), [], draft)
    return RecordRow(
        record.id,
        CHANNEL,
        log.party,
        log.incarnation,
        seq,
        int(kind),
        3,
        0,
        target,
        Place.APPENDED,
        Verdict.UNDERSTOOD,
        "",
        n,
        record.root,
        record.data,
    )


def test_the_standing_does_not_depend_on_the_order_in_which_two_logs_arrive() -> None:
    first = row(RECEIVER, 1, Kind.READ_BACK, VERSION.id, 1)
    second = row(RECEIVER, 3, Kind.READ_BACK, VERSION.id, 1)
    rows = [
        first,
        row(AUTHOR, 2, Kind.ANSWER, first.id, 1, correct=0),
        row(RECEIVER, 2, Kind.DISSEMINATED, VERSION.id, 1),
        second,
        row(AUTHOR, 3, Kind.ANSWER, second.id, 1),
    ]
    found = set()
    for order in permutations(rows):
        store = StoreSqlite(":memory:")
        store.begin()
        store.put_many([replace(r, n=n) for n, r in enumerate(order, 1)])
        found.add(standing(store, VERSION, 1, received=True))
        store.rollback()
    assert [s.codes() for s in found] == [
        [State.RECEIVED, State.CORRECT, State.DISSEMINATED, State.NONE]
    ]
