"""Signing in: what opens the desk, how long guessing takes, and when a session ends."""

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.people.paper import NOW, office, person, with_first

from keepclear.desk.people.account import Role
from keepclear.desk.people.factors import Factors
from keepclear.desk.people.log import What, entries
from keepclear.desk.people.office import Office
from keepclear.desk.people.password import check_password, matches, seal
from keepclear.desk.people.second_factor import drawn
from keepclear.desk.people.signed_in import Entered
from keepclear.desk.people.signing_in import SecondNeeded, Try, Wait, Wrong
from keepclear.desk.people.waiting import Failures, failed, left, neighbourhood, wait_after
from keepclear.desk.people.wrong import code_of
from keepclear.errors import BadInput
from keepclear.limits import (
    SESSION_IDLE_SECONDS_MAX,
    SESSION_SECONDS_MAX,
    SESSIONS_PER_ACCOUNT_MAX,
    SIGN_IN_FREE_FAILURES_MAX,
    SIGN_IN_NAME_WAIT_SECONDS_MAX,
    SIGN_IN_WAIT_SECONDS_MAX,
)

HOME, ELSEWHERE = "192.0.2.7", "198.51.100.9"


def desk_with_watch() -> Office:
    desk = office()
    with_first(desk)
    desk.people.add(person("Watch", "WW", Role.WATCH), "First", NOW)
    return desk


def attempt(desk: Office, now: int, *, right: bool, address: str = HOME, **more):
    tried = desk.door.begin("watch", address, now)
    return desk.door.end(tried, now, is_right=right, **more) if isinstance(tried, Try) else tried


def test_a_password_is_known_again_and_nothing_else_is() -> None:
    sealed = seal("four words of nothing", b"s" * 16)
    assert sealed.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert matches("four words of nothing", sealed)
    assert not matches("four words of nothing ", sealed)
    assert not matches("", ""), "who has not set a password yet has none that opens"


def test_a_password_is_the_same_from_every_keyboard() -> None:
    assert matches("m\u00fcnasebetsiz", seal("mu\u0308nasebetsiz", b"s" * 16))


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "password-short"),
        ("x" * 257, "password-long"),
        ("watchofficer1", "password-name"),
        ("abcabcabcabcabc", "password-repeats"),
        ("Correct horse battery staple", "password-known"),
    ],
)
def test_a_password_that_would_be_guessed_early_is_refused(password: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_password(password, "WatchOfficer")
    assert code in {code_of(fault) for fault in refused.value.faults}


def test_right_and_wrong_are_told_apart_and_each_is_noted() -> None:
    desk = desk_with_watch()
    assert attempt(desk, NOW, right=False) == Wrong()
    assert attempt(desk, NOW, right=True).account.name == "Watch"
    told = [(entry.what, entry.address) for _, entry in entries(desk.book, limit=2)]
    assert told == [(What.SIGNED_IN, HOME), (What.NOT_SIGNED_IN, HOME)]


def test_nobody_is_told_whether_there_is_a_name() -> None:
    desk = desk_with_watch()
    for _ in range(2):
        tried = desk.door.begin("nobody", HOME, NOW)
        assert isinstance(tried, Try)
        assert desk.door.end(tried, NOW, is_right=True) == Wrong()
    tried = desk.door.begin("nobody", HOME, NOW)
    desk.door.end(tried, NOW, is_right=False)
    desk.door.begin("nobody", HOME, NOW)
    assert isinstance(desk.door.begin("nobody", HOME, NOW), Wait)


@pytest.mark.requirement("D-3")
def test_the_wait_grows_with_each_failure_and_a_right_password_does_not_shorten_it() -> None:
    desk, now, waits = desk_with_watch(), NOW, []
    for _ in range(SIGN_IN_FREE_FAILURES_MAX + 12):
        outcome = attempt(desk, now, right=False)
        while isinstance(outcome, Wait):
            waits.append(outcome.seconds)
            assert attempt(desk, now, right=True) == outcome
            now += outcome.seconds
            outcome = attempt(desk, now, right=False)
    assert waits == sorted(waits)
    assert waits[:4] == [2, 4, 8, 16]
    assert waits[-1] == SIGN_IN_WAIT_SECONDS_MAX


def test_attempts_at_once_gain_nothing_by_being_at_once() -> None:
    desk = desk_with_watch()
    begun = [desk.door.begin("watch", HOME, NOW) for _ in range(20)]
    assert sum(isinstance(one, Try) for one in begun) == SIGN_IN_FREE_FAILURES_MAX + 1


@pytest.mark.requirement("D-3")
def test_whoever_fails_under_an_officers_name_does_not_keep_the_officer_out() -> None:
    desk = desk_with_watch()
    assert isinstance(attempt(desk, NOW, right=True), Entered)
    for n in range(50):
        attempt(desk, NOW, right=False, address=f"203.0.113.{n}")
    assert isinstance(attempt(desk, NOW, right=True, address=ELSEWHERE), Wait)
    assert isinstance(attempt(desk, NOW, right=True), Entered), "from where they sat before"
    later = NOW + SIGN_IN_NAME_WAIT_SECONDS_MAX
    assert isinstance(attempt(desk, later, right=True, address=ELSEWHERE), Entered)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_failures_are_never_a_shorter_wait(one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert wait_after(fewer, 900) <= wait_after(more, 900) <= 900


def test_a_clock_that_is_set_back_makes_nobody_wait_longer_than_the_longest() -> None:
    many = Failures(50, NOW)
    assert left(many, NOW - 1_000_000, of_name=False) == SIGN_IN_WAIT_SECONDS_MAX
    assert failed(many, NOW + 4_000).count == 1


def test_a_whole_ipv6_network_counts_as_one_address() -> None:
    assert neighbourhood("2001:db8:1:2::7") == neighbourhood("2001:db8:1:2:ffff::1")
    assert neighbourhood("2001:db8:1:3::7") != neighbourhood("2001:db8:1:2::7")
    assert neighbourhood("::ffff:192.0.2.7") == "192.0.2.7"


@given(st.text(st.characters()), st.text(st.characters()))
def test_whatever_is_typed_as_a_name_or_a_ticket_is_only_not_right(name: str, ticket: str) -> None:
    desk = desk_with_watch()
    tried = desk.door.begin(name + "\ud800", HOME, NOW)
    assert isinstance(tried, Try)
    tried.key.encode()
    assert desk.door.end(tried, NOW, is_right=False) == Wrong()
    assert desk.door.begin_second(ticket + "\ud800", HOME, NOW) == Wrong(of_second=True)
    assert desk.signed_in.who(ticket, NOW) is None


# Sessions


@pytest.mark.requirement("D-4")
def test_a_session_ends_when_nothing_is_asked_and_at_last_in_any_case() -> None:
    desk = desk_with_watch()
    idle = attempt(desk, NOW, right=True).token
    assert desk.signed_in.who(idle, NOW + SESSION_IDLE_SECONDS_MAX - 1) is not None
    busy, now = attempt(desk, NOW, right=True).token, NOW
    while desk.signed_in.who(busy, now) is not None:
        now += SESSION_IDLE_SECONDS_MAX // 2
    assert SESSION_SECONDS_MAX <= now - NOW < SESSION_SECONDS_MAX + SESSION_IDLE_SECONDS_MAX
    assert desk.signed_in.who(idle, now) is None


def test_each_sign_in_has_a_token_of_its_own_and_so_has_a_rotated_one() -> None:
    desk = desk_with_watch()
    one, two = (attempt(desk, NOW, right=True) for _ in range(2))
    assert len({one.token, two.token, one.session.csrf, two.session.csrf}) == 4
    three = desk.signed_in.rotate(one.token, NOW)
    assert three is not None
    assert desk.signed_in.who(one.token, NOW) is None
    found = desk.signed_in.who(three.token, NOW)
    assert found is not None
    assert found.session.csrf != one.session.csrf
    desk.signed_in.sign_out(three.token, NOW)
    assert desk.signed_in.who(three.token, NOW) is None


def test_no_copy_of_the_book_holds_a_token() -> None:
    desk = desk_with_watch()
    token = attempt(desk, NOW, right=True).token
    assert not any(token.encode() in value for value in desk.book.kept.values())
    assert not any(token in key for _, key in desk.book.kept)


def test_one_browser_more_than_there_may_be_ends_the_one_unused_for_longest() -> None:
    desk = desk_with_watch()
    tokens = [attempt(desk, NOW + n, right=True).token for n in range(SESSIONS_PER_ACCOUNT_MAX)]
    desk.signed_in.who(tokens[0], NOW + 600)
    attempt(desk, NOW + 601, right=True)
    alive = [desk.signed_in.who(token, NOW + 602) is not None for token in tokens]
    assert alive == [True, False, *[True] * (SESSIONS_PER_ACCOUNT_MAX - 2)]


@pytest.mark.requirement("D-4")
def test_a_new_password_ends_every_other_session_and_a_removal_ends_all() -> None:
    desk = desk_with_watch()
    here, there = (attempt(desk, NOW, right=True).token for _ in range(2))
    desk.people.set_password("Watch", "sealed anew", here, NOW)
    assert desk.signed_in.who(here, NOW) is not None
    assert desk.signed_in.who(there, NOW) is None
    desk.people.remove("Watch", "First", NOW)
    assert desk.signed_in.who(here, NOW) is None


def test_roles_that_change_hold_for_what_is_done_next() -> None:
    desk = desk_with_watch()
    token = attempt(desk, NOW, right=True).token
    desk.people.change("Watch", "First", NOW, roles=(Role.AUDITOR,))
    found = desk.signed_in.who(token, NOW)
    assert found is not None
    assert found.account.roles == (Role.AUDITOR,)


def test_a_password_that_changed_while_it_was_looked_at_opens_nothing() -> None:
    desk = desk_with_watch()
    tried = desk.door.begin("watch", HOME, NOW)
    assert isinstance(tried, Try)
    desk.people.set_password("Watch", "sealed anew", "", NOW)
    assert desk.door.end(tried, NOW, is_right=True) == Wrong()


# Codes


def with_codes(desk: Office, now: int = NOW) -> tuple[pyotp.TOTP, list[str]]:
    secret, uri = desk.factors.begin_totp("Watch")
    assert uri.startswith("otpauth://totp/Keepclear%20A:Watch?")
    totp = pyotp.TOTP(secret)
    return totp, desk.factors.confirm_totp("Watch", totp.at(now), "", now)


@pytest.mark.requirement("D-5")
def test_a_password_alone_opens_nothing_once_codes_are_on() -> None:
    desk = desk_with_watch()
    totp, _ = with_codes(desk)
    later = NOW + 60
    needed = attempt(desk, later, right=True)
    assert isinstance(needed, SecondNeeded)
    assert needed.totp
    tried = desk.door.begin_second(needed.ticket, HOME, later)
    assert isinstance(tried, Try)
    assert desk.door.end(tried, later, is_right=True, code="000000") == Wrong(of_second=True)
    tried = desk.door.begin_second(needed.ticket, HOME, later)
    assert isinstance(desk.door.end(tried, later, is_right=True, code=totp.at(later)), Entered)
    assert desk.door.begin_second(needed.ticket, HOME, later) == Wrong(of_second=True)
    assert attempt(desk, later, right=False, code=totp.at(later)) == Wrong()


def test_no_code_counts_twice() -> None:
    desk = desk_with_watch()
    totp, _ = with_codes(desk)
    assert attempt(desk, NOW, right=True, code=totp.at(NOW)) == Wrong(of_second=True)
    assert isinstance(attempt(desk, NOW + 60, right=True, code=totp.at(NOW + 60)), Entered)
    assert attempt(desk, NOW + 60, right=True, code=totp.at(NOW + 60)) == Wrong(of_second=True)


def test_whoever_knows_a_password_does_not_begin_anew_after_each_wrong_code() -> None:
    desk = desk_with_watch()
    with_codes(desk)
    guesses = 0
    while isinstance(needed := attempt(desk, NOW, right=True), SecondNeeded):
        tried = desk.door.begin_second(needed.ticket, HOME, NOW)
        if not isinstance(tried, Try):
            break
        desk.door.end(tried, NOW, is_right=True, code="111111")
        guesses += 1
        assert guesses < 10
    assert guesses <= SIGN_IN_FREE_FAILURES_MAX + 1


def test_a_recovery_code_opens_once_however_it_is_typed() -> None:
    desk = desk_with_watch()
    _, codes = with_codes(desk)
    typed = codes[3].upper().replace("-", " ")
    assert isinstance(attempt(desk, NOW, right=True, code=typed), Entered)
    assert attempt(desk, NOW, right=True, code=typed) == Wrong(of_second=True)
    assert len(set(codes)) == 10


def test_a_secret_counts_only_once_a_code_of_it_was_entered() -> None:
    desk = desk_with_watch()
    secret, uri = desk.factors.begin_totp("Watch")
    assert isinstance(attempt(desk, NOW, right=True), Entered)
    with pytest.raises(BadInput):
        desk.factors.confirm_totp("Watch", "123", "", NOW)
    desk.factors.confirm_totp("Watch", pyotp.TOTP(secret).at(NOW), "", NOW)
    assert isinstance(attempt(desk, NOW, right=True), SecondNeeded)
    desk.factors.drop_totp("Watch", "Watch", NOW)
    assert isinstance(attempt(desk, NOW, right=True), Entered)
    assert "<script" not in drawn(uri)
    assert drawn(uri).startswith("<svg")


def test_a_desk_without_a_domain_name_says_why_it_has_no_passkeys() -> None:
    desk = desk_with_watch()
    factors: Factors = desk.factors
    assert factors.why_no_passkeys == "no-domain"
    assert factors.begin_passkey("Watch", NOW) is None
