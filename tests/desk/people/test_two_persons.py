"""What is drafted by one is released by another, as it was shown, and once."""

from functools import partial

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.people.paper import ALL, NOW, office

from keepclear.desk.people.account import Role
from keepclear.desk.people.log import What, entries
from keepclear.desk.people.may import RULES, Way, may_release, role_in, way_of, who_may
from keepclear.desk.people.two_persons import Cannot, Draft, Drafts, Officer, State
from keepclear.desk.people.wrong import code_of
from keepclear.errors import BadInput
from keepclear.limits import DRAFT_BYTES_MAX, DRAFT_TITLE_CHARACTERS_MAX
from keepclear.node import request

BODY = {"channel": "line", "notices": [{"name": "K-1"}]}


def officer(name: str, *roles: Role) -> Officer:
    return Officer(name, name, name[:2].upper(), frozenset(roles or ALL))


DRAFTER = officer("drafter", Role.DRAFTER)
RELEASER = officer("releaser", Role.RELEASER)


def asked(drafts: Drafts, act: str = "give", by: Officer = DRAFTER) -> Draft:
    drafts.keep(by, "d1", act, "K-1", BODY, NOW)
    draft = drafts.ask(by, "d1", NOW + 1)
    assert isinstance(draft, Draft)
    return draft


def test_every_act_that_the_node_knows_has_a_rule() -> None:
    acts = {msgspec.inspect.type_info(kind).tag for kind in request.AnyAct.__args__}
    assert set(RULES) == acts


def test_an_act_that_stands_in_no_rule_is_refused() -> None:
    assert way_of(ALL, "take keys") is Way.NOT
    assert not may_release(ALL, "take keys")


@pytest.mark.requirement("D-7")
@pytest.mark.parametrize("role", ALL)
def test_whoever_is_signed_in_may_say_stop(role: Role) -> None:
    assert way_of({role}, "stop") is Way.AT_ONCE


@pytest.mark.parametrize("act", ["agreement propose", "endorse", "peer add", "site release"])
def test_what_binds_or_opens_or_gives_away_is_never_done_by_one(act: str) -> None:
    for four_eyes in (True, False):
        assert way_of(ALL, act, four_eyes=four_eyes) is Way.TWO
    assert way_of({Role.WATCH}, act) is Way.NOT


def test_what_others_rely_on_takes_two_or_a_releaser_where_the_party_has_settled_so() -> None:
    both = {Role.DRAFTER, Role.RELEASER}
    assert way_of(both, "amend") is Way.TWO
    assert way_of(both, "amend", four_eyes=False) is Way.AT_ONCE
    assert way_of({Role.DRAFTER}, "give", four_eyes=False) is Way.TWO
    assert role_in(both, "give") is Role.RELEASER
    assert role_in({Role.DRAFTER}, "give") is None
    assert way_of({Role.WATCH}, "give") is Way.NOT
    assert way_of({Role.ADMINISTRATOR}, "site read") is Way.NOT


@pytest.mark.requirement("D-1")
def test_what_is_released_is_noted_with_both_persons() -> None:
    desk = office()
    draft = asked(desk.drafts)
    begun = desk.drafts.begin_release(RELEASER, "d1", draft.version)
    assert begun == draft
    released = desk.drafts.end_release(RELEASER, draft, {"record": "ab"}, NOW + 2)
    assert released.state is State.RELEASED
    (_, entry), *_ = entries(desk.book)
    assert entry.what is What.RELEASED
    assert entry.detail["drafted by"] == "drafter (DR)"
    assert entry.detail["released by"] == "releaser (RE)"
    assert entry.detail["ref"] == draft.ref
    assert entry.detail["sha256"] == draft.digest()
    assert desk.drafts.begin_release(RELEASER, "d1", draft.version) is Cannot.DONE


def test_a_draft_that_changed_since_it_was_shown_is_not_released() -> None:
    desk = office()
    shown = asked(desk.drafts)
    desk.drafts.keep(DRAFTER, "d1", "give", "K-1", BODY | {"channel": "other"}, NOW, version=1)
    assert desk.drafts.begin_release(RELEASER, "d1", shown.version) is Cannot.NOT_THERE
    again = desk.drafts.ask(DRAFTER, "d1", NOW)
    assert isinstance(again, Draft)
    assert desk.drafts.begin_release(RELEASER, "d1", shown.version) is Cannot.CHANGED
    assert again.ref != shown.ref


def test_the_same_words_again_do_not_take_back_that_a_release_was_asked_for() -> None:
    desk = office()
    shown = asked(desk.drafts)
    assert desk.drafts.keep(DRAFTER, "d1", "give", "K-1", dict(BODY), NOW + 5) == shown


def test_a_draft_is_sent_back_with_a_word_and_asked_for_again() -> None:
    desk = office()
    draft = asked(desk.drafts)
    sent = desk.drafts.send_back(RELEASER, "d1", draft.version, "which road?", NOW)
    assert isinstance(sent, Draft)
    assert (sent.state, sent.note) == (State.SENT_BACK, "which road?")
    assert desk.drafts.seen_by(RELEASER) == []
    assert isinstance(desk.drafts.ask(DRAFTER, "d1", NOW), Draft)


def test_a_draft_of_another_is_seen_only_once_it_asks_and_is_changed_by_nobody_else() -> None:
    desk = office()
    desk.drafts.keep(DRAFTER, "d1", "give", "K-1", BODY, NOW)
    other = officer("other", Role.DRAFTER)
    assert desk.drafts.find(RELEASER, "d1", NOW) is Cannot.NOT_THERE
    assert desk.drafts.keep(other, "d1", "give", "x", {}, NOW) is Cannot.NOT_YOURS
    assert desk.drafts.drop(other, "d1") is Cannot.NOT_THERE
    desk.drafts.ask(DRAFTER, "d1", NOW)
    assert isinstance(desk.drafts.find(RELEASER, "d1", NOW), Draft)
    assert desk.drafts.find(other, "d1", NOW) is Cannot.NOT_THERE
    assert desk.drafts.drop(RELEASER, "d1") is Cannot.NOT_YOURS


def test_of_two_windows_that_write_one_draft_neither_writes_over_the_other() -> None:
    desk = office()
    write = partial(desk.drafts.keep, DRAFTER, "d1", "", "t", {}, NOW)
    assert write({"text": "begun"}) is not Cannot.STALE
    one = write({"text": "one"}, 1)
    assert isinstance(one, Draft)
    assert write({"text": "other"}, 1) is Cannot.STALE
    assert write({"text": "new"}) is Cannot.STALE, "nor does who does not know of it"
    assert write({"text": "one"}, 1) == one, "whose answer was lost may send it again"
    assert desk.drafts.find(DRAFTER, "d1", NOW) == one
    desk.drafts.drop(DRAFTER, "d1")
    again = write({"text": "other"}, one.version)
    assert isinstance(again, Draft)
    assert again.version > one.version, "so that the node is never given a reference twice"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("x" * (DRAFT_TITLE_CHARACTERS_MAX + 1), "title-long"),
        ("release \u202egnihton", "title-characters"),
        ("two\u2028lines", "title-characters"),
        ("a\x00b", "title-characters"),
        ("\ud800", "title-characters"),
    ],
)
def test_a_title_that_could_deceive_whoever_releases_it_is_refused(title: str, code: str) -> None:
    desk = office()
    with pytest.raises(BadInput) as refused:
        desk.drafts.keep(DRAFTER, "d1", "give", title, BODY, NOW)
    assert [(one.place, code_of(one)) for one in refused.value.faults] == [("title", code)]
    assert desk.drafts.find(DRAFTER, "d1", NOW) is Cannot.NOT_THERE
    harmless = "<img src=x onerror=alert(1)> { $n } \u2068K-1\u2069 " + "ط" * 150
    assert isinstance(desk.drafts.keep(DRAFTER, "d1", "give", harmless, BODY, NOW), Draft)


def test_drafts_are_bounded_in_number_and_length(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = office()
    monkeypatch.setattr("keepclear.desk.people.two_persons.DRAFTS_PER_ACCOUNT_MAX", 3)
    for n in range(3):
        desk.drafts.keep(DRAFTER, f"n{n}", "give", "", {}, NOW)
    assert desk.drafts.keep(DRAFTER, "n3", "give", "", {}, NOW) is Cannot.MANY
    long = {"text": "x" * DRAFT_BYTES_MAX}
    assert desk.drafts.keep(DRAFTER, "n0", "give", "", long, NOW) is Cannot.LONG


def test_what_one_may_do_alone_is_never_asked_to_be_released_nor_a_form_without_an_act() -> None:
    desk = office()
    watch = officer("watch", Role.WATCH)
    desk.drafts.keep(watch, "d1", "say", "", {"text": "x"}, NOW)
    desk.drafts.keep(watch, "d2", "", "typed", {}, NOW, {"text": "half a sent"})
    for draft_id in ("d1", "d2"):
        assert desk.drafts.ask(watch, draft_id, NOW) is Cannot.ALONE
    kept = desk.drafts.find(watch, "d2", NOW)
    assert isinstance(kept, Draft)
    assert kept.form == {"text": "half a sent"}


@pytest.mark.requirement("F11-11")
def test_whoever_reads_what_another_drafted_of_protected_sites_is_noted() -> None:
    desk = office()
    asked(desk.drafts, "site add")
    listed = desk.drafts.seen_by(RELEASER)
    assert [(one.title, one.body) for one in listed] == [("K-1", {})]
    assert desk.drafts.seen_by(DRAFTER)[0].body == BODY
    before = len(entries(desk.book))
    whole = desk.drafts.find(RELEASER, "d1", NOW)
    assert isinstance(whole, Draft)
    assert whole.body == BODY
    assert desk.drafts.find(DRAFTER, "d1", NOW) == whole
    (_, entry), *rest = entries(desk.book)
    assert (entry.what, entry.by) == (What.SITES_READ, "releaser")
    assert len(rest) == before


def test_every_act_may_be_done_by_somebody() -> None:
    assert all(who_may(act) and role_in(ALL, act) for act in RULES)


PEOPLE = st.sampled_from(["ann", "bob", "cem"])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["keep", "ask", "release", "back", "drop"]),
        PEOPLE,
        st.sampled_from(["d1", "d2"]),
        st.sampled_from(["give", "endorse", "peer add", "site policy", "say"]),
        st.integers(0, 3),
        st.sets(st.sampled_from(ALL)),
    ),
    max_size=40,
)


def released(drafts: Drafts, who: Officer, draft_id: str, version: int) -> bool:
    begun = drafts.begin_release(who, draft_id, version)
    if isinstance(begun, Cannot):
        return False
    drafts.end_release(who, begun, {}, NOW)
    assert may_release(who.roles, begun.act)
    return True


@settings(deadline=None)
@given(STEPS)
@pytest.mark.requirement("D-1")
def test_nobody_ever_releases_what_they_prepared(steps) -> None:
    """Whatever roles people have at each moment, and in whatever order they act."""
    desk = office()
    drafts, wrote = desk.drafts, {}
    for verb, name, draft_id, act, version, roles in steps:
        who = Officer(name, name, name[:2], frozenset(roles))
        if verb == "keep":
            kept = drafts.keep(who, draft_id, act, "t", {"n": version}, NOW, version=version)
            if isinstance(kept, Draft):
                wrote[draft_id] = name
        elif verb == "ask":
            drafts.ask(who, draft_id, NOW)
        elif verb == "back":
            drafts.send_back(who, draft_id, version, "", NOW)
        elif verb == "drop" and isinstance(drafts.drop(who, draft_id), Draft):
            wrote.pop(draft_id)
        elif verb == "release" and released(drafts, who, draft_id, version):
            assert wrote[draft_id] != name
    for _, entry in entries(desk.book):
        if entry.what is What.RELEASED:
            assert entry.detail["drafted by"] != entry.detail["released by"]
