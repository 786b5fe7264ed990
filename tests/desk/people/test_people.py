"""People are added, changed and removed, and there is always somebody who may do so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.people.paper import ALL, NOW, office, person, with_first

from keepclear.desk.people import log
from keepclear.desk.people.account import Role, any_administrator
from keepclear.desk.people.log import What, entries, gaps
from keepclear.desk.people.wrong import WORDS, code_of, fault_of
from keepclear.errors import BadInput
from keepclear.limits import LINK_SECONDS_MAX


def codes(refused: pytest.ExceptionInfo[BadInput]) -> set[tuple[str, str]]:
    return {(fault.place, code_of(fault)) for fault in refused.value.faults}


def test_every_fault_is_told_from_every_other_by_its_words() -> None:
    assert [code_of(fault_of("x", code)) for code in WORDS] == list(WORDS)


def test_the_first_link_makes_one_administrator_and_is_then_worth_nothing() -> None:
    desk = office()
    token = desk.people.first_link(NOW)
    assert token == desk.people.first_link(NOW + 60), "a node that starts again prints it again"
    entered = desk.people.take_first(token, person("First", "AA"), NOW, "127.0.0.1")
    assert Role.ADMINISTRATOR in entered.account.roles
    assert desk.signed_in.who(entered.token, NOW) is not None
    assert desk.people.first_link(NOW) is None
    with pytest.raises(BadInput) as refused:
        desk.people.take_first(token, person("Second", "BB"), NOW, "127.0.0.1")
    assert codes(refused) == {("token", "link-ended")}


def test_a_first_link_ends_after_a_day_and_by_a_newer_one() -> None:
    desk = office()
    old = desk.people.first_link(NOW)
    new = desk.people.first_link(NOW, anew=True)
    assert old
    assert new
    for token, now in ((old, NOW), (new, NOW + LINK_SECONDS_MAX), ("nothing", NOW)):
        with pytest.raises(BadInput):
            desk.people.look_at_link(token, now)
    assert desk.people.look_at_link(new, NOW + LINK_SECONDS_MAX - 1) is None
    assert desk.people.first_link(NOW + LINK_SECONDS_MAX) not in (None, new)


def test_a_link_for_a_password_ends_sessions_and_factors_and_is_good_once() -> None:
    desk = office()
    first = with_first(desk)
    before = desk.people.link_for("first", "command line", NOW)
    token = desk.people.link_for("FIRST ", "command line", NOW)
    secret, _ = desk.factors.begin_totp(first.name)
    with pytest.raises(BadInput):
        desk.people.look_at_link(before, NOW)
    entered = desk.people.take_link(token, "sealed anew", NOW, "127.0.0.1")
    assert entered.account.password == "sealed anew"
    assert secret
    assert not entered.account.totp_new
    with pytest.raises(BadInput):
        desk.people.take_link(token, "again", NOW, "127.0.0.1")


def test_all_that_is_wrong_with_somebody_new_is_told_at_once() -> None:
    desk = office()
    with_first(desk)
    with pytest.raises(BadInput) as refused:
        desk.people.add(person("FIRST", "aa", Role.WATCH), "First", NOW)
    assert codes(refused) == {("name", "name-taken"), ("initials", "initials-taken")}
    with pytest.raises(BadInput) as refused:
        desk.people.add(person("a\u202eb", "A B C", Role.WATCH), "First", NOW)
    assert codes(refused) == {("name", "name-characters"), ("initials", "initials-form")}


def test_a_name_in_any_script_is_found_in_any_letter_case() -> None:
    desk = office()
    with_first(desk)
    for name, other in (("Дежурный", "ДЕЖУРНЫЙ"), ("مناوب", "مناوب"), ("Nöbetçi", "nÖBETÇİ")):
        initials = name[:2].upper()
        desk.people.add(person(name, initials, Role.WATCH), "First", NOW)
        found = desk.people.find(other)
        assert found is not None or name == "Nöbetçi"  # a dotted capital is another letter
    assert len(desk.people.all()) == 4


def test_the_last_administrator_is_neither_removed_nor_made_less() -> None:
    desk = office()
    with_first(desk)
    desk.people.add(person("Watch", "WW", Role.WATCH), "First", NOW)
    for act in (
        lambda: desk.people.remove("First", "First", NOW),
        lambda: desk.people.change("First", "First", NOW, roles=(Role.WATCH,)),
    ):
        with pytest.raises(BadInput) as refused:
            act()
        assert "last-administrator" in {code for _, code in codes(refused)}
    desk.people.change("Watch", "First", NOW, roles=(Role.ADMINISTRATOR,))
    desk.people.remove("First", "Watch", NOW)
    assert [one.name for one in desk.people.all()] == ["Watch"]


CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 4), st.sets(st.sampled_from(ALL))),
        st.tuples(st.just("change"), st.integers(0, 4), st.sets(st.sampled_from(ALL))),
        st.tuples(st.just("remove"), st.integers(0, 4), st.just(set())),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(CHANGES)
@pytest.mark.requirement("D-2")
def test_no_sequence_of_changes_leaves_no_administrator(changes) -> None:
    desk = office()
    with_first(desk, "0", "I0")
    for verb, number, roles in changes:
        name, chosen = str(number), tuple(roles)
        before = desk.people.all()
        try:
            if verb == "add":
                desk.people.add(person(name, f"I{number}", *chosen), "x", NOW)
            elif verb == "change":
                desk.people.change(name, "x", NOW, roles=chosen)
            else:
                desk.people.remove(name, "x", NOW)
        except BadInput:
            assert desk.people.all() == before, "what is refused changes nothing"
        people = {one.key: one for one in desk.people.all()}
        assert any_administrator(people)
        assert len({one.initials.casefold() for one in people.values()}) == len(people)
    assert gaps(desk.book) == []


@pytest.mark.requirement("D-6")
def test_every_change_of_people_is_in_the_log_with_who_made_it() -> None:
    desk = office()
    with_first(desk)
    desk.people.add(person("Watch", "WW", Role.WATCH), "First", NOW + 1)
    desk.people.change("Watch", "First", NOW + 2, initials="WX")
    desk.people.link_for("Watch", "First", NOW + 3)
    desk.people.set_password("Watch", "other", "", NOW + 4)
    desk.people.remove("Watch", "First", NOW + 5)
    told = [(entry.what, entry.by, entry.about) for _, entry in entries(desk.book)][::-1]
    assert told == [
        (What.FIRST_LINK, "command line", ""),
        (What.ADDED, "First", "First"),
        (What.SIGNED_IN, "First", ""),
        (What.ADDED, "First", "Watch"),
        (What.CHANGED, "First", "Watch"),
        (What.LINK, "First", "Watch"),
        (What.PASSWORD, "Watch", "Watch"),
        (What.REMOVED, "First", "Watch"),
    ]


def test_a_long_log_is_looked_through_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "PEOPLE_LOG_LISTED_MAX", 2)
    desk = office()
    with_first(desk)
    for n in range(4):
        desk.people.link_for("First", f"by {n}", NOW)
    assert list(log.gaps_by_piece(desk.book)) == [[], [], [], [], []]
    desk.book.log[3] = desk.book.log[3].replace(b"18", b"19", 1)  # the last of one piece
    assert list(log.gaps_by_piece(desk.book)) == [[], [5], [], [], []]


@pytest.mark.parametrize("taken_out", [1, 3, 5])
def test_an_entry_that_was_taken_out_of_the_log_or_changed_shows(taken_out: int) -> None:
    desk = office()
    with_first(desk)
    for n in range(3):
        desk.people.link_for("First", f"by {n}", NOW)
    assert gaps(desk.book) == []
    changed = list(desk.book.log)
    changed[taken_out - 1] = changed[taken_out - 1].replace(b"18", b"19", 1)
    desk.book.log = changed
    assert gaps(desk.book) == [taken_out + 1]
