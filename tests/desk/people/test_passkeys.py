"""Passkeys: made at a desk with a domain name, and good there alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.people.paper import NOW, office, person, with_first
from tests.desk.people.stick import Stick

from keepclear.desk.people.account import Role
from keepclear.desk.people.office import Office
from keepclear.desk.people.signed_in import Entered
from keepclear.desk.people.signing_in import SecondNeeded, Try, Wrong
from keepclear.errors import BadInput
from keepclear.limits import SECOND_FACTOR_SECONDS_MAX

DOMAIN = "desk.example"
HOME = "192.0.2.7"


def desk_with(stick: Stick) -> Office:
    desk = office(DOMAIN)
    with_first(desk)
    desk.people.add(person("Watch", "WW", Role.WATCH), "First", NOW)
    ticket, options = desk.factors.begin_passkey("Watch", NOW)
    made = json.loads(json.dumps(stick.make(dict(options))))
    desk.factors.confirm_passkey("Watch", ticket, "stick", made, "", NOW)
    return desk


def stick() -> Stick:
    return Stick(f"https://{DOMAIN}:8443", DOMAIN)


def asked(desk: Office, now: int = NOW) -> SecondNeeded:
    tried = desk.door.begin("Watch", HOME, now)
    assert isinstance(tried, Try)
    needed = desk.door.end(tried, now, is_right=True)
    assert isinstance(needed, SecondNeeded)
    return needed


def shown(desk: Office, needed: SecondNeeded, answer, now: int = NOW):
    tried = desk.door.begin_second(needed.ticket, HOME, now)
    if not isinstance(tried, Try):
        return tried
    return desk.door.end(tried, now, is_right=True, passkey=answer)


@pytest.mark.requirement("D-5")
def test_a_passkey_opens_the_desk_after_the_password() -> None:
    mine = stick()
    desk = desk_with(mine)
    needed = asked(desk)
    assert not needed.totp
    assert needed.passkey
    assert isinstance(shown(desk, needed, mine.use(dict(needed.passkey))), Entered)


def test_an_answer_counts_once_and_for_what_was_asked() -> None:
    mine = stick()
    desk = desk_with(mine)
    first, second = asked(desk), asked(desk)
    answer = mine.use(dict(first.passkey))
    assert shown(desk, second, answer) == Wrong(of_second=True)
    assert isinstance(shown(desk, first, answer), Entered)
    assert shown(desk, first, answer) == Wrong(of_second=True)


def test_a_copy_of_a_passkey_is_known_by_its_count() -> None:
    mine = stick()
    desk = desk_with(mine)
    needed = asked(desk)
    shown(desk, needed, mine.use(dict(needed.passkey)))
    mine.count -= 1
    needed = asked(desk)
    assert shown(desk, needed, mine.use(dict(needed.passkey))) == Wrong(of_second=True)


@pytest.mark.parametrize(
    "other",
    [
        Stick("https://desk.example.attacker.example", DOMAIN),
        Stick(f"https://{DOMAIN}", "other.example"),
        stick(),
    ],
    ids=["another page", "another desk", "another stick"],
)
def test_what_another_page_desk_or_stick_signs_opens_nothing(other: Stick) -> None:
    desk = desk_with(stick())
    needed = asked(desk)
    assert shown(desk, needed, other.use(dict(needed.passkey))) == Wrong(of_second=True)


def test_an_answer_that_comes_too_late_counts_for_nothing() -> None:
    mine = stick()
    desk = desk_with(mine)
    needed = asked(desk)
    late = NOW + SECOND_FACTOR_SECONDS_MAX
    assert shown(desk, needed, mine.use(dict(needed.passkey)), late) == Wrong(of_second=True)


def test_a_ticket_for_making_a_passkey_opens_no_desk() -> None:
    desk = desk_with(stick())
    ticket, _ = desk.factors.begin_passkey("Watch", NOW)
    assert desk.door.begin_second(ticket, HOME, NOW) == Wrong(of_second=True)
    needed = asked(desk)
    other = Stick(f"https://{DOMAIN}/x", DOMAIN)
    made = other.make(dict(needed.passkey))
    with pytest.raises(BadInput):
        desk.factors.confirm_passkey("Watch", needed.ticket, "x", made, "", NOW)


def test_without_its_passkey_an_account_opens_with_its_password_again() -> None:
    desk = desk_with(stick())
    account = desk.people.find("Watch")
    assert account
    desk.factors.drop_passkey("Watch", account.passkeys[0].id, "Watch", NOW)
    tried = desk.door.begin("Watch", HOME, NOW)
    assert isinstance(tried, Try)
    assert isinstance(desk.door.end(tried, NOW, is_right=True), Entered)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
PARTS = st.dictionaries(
    st.sampled_from(["id", "rawId", "type", "response", "clientExtensionResults"]), JSON
)
RESPONSE = st.fixed_dictionaries(
    {},
    optional={
        name: JSON | st.sampled_from(["AAAA", "e30", "bnVsbA", "W10"])
        for name in ("clientDataJSON", "authenticatorData", "signature", "attestationObject")
    },
)


@given(PARTS, RESPONSE, st.booleans())
def test_whatever_a_browser_sends_is_refused_and_breaks_nothing(parts, response, whole) -> None:
    desk = desk_with(stick())
    answer = parts | {"id": "AAAA", "rawId": "AAAA", "response": response} if whole else parts
    assert shown(desk, asked(desk), answer) == Wrong(of_second=True)
    ticket, _ = desk.factors.begin_passkey("Watch", NOW)
    with pytest.raises(BadInput):
        desk.factors.confirm_passkey("Watch", ticket, "x", answer, "", NOW)
