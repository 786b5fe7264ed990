"""People at a really served desk: the first link, signing in, second factors, two persons."""

import base64
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from tests.desk.people.browser import Browser
from tests.exchanges.parties import Party, make_party, run, serving, told_by
from tests.simulation.world import draft

from keepclear.host.clock import real_now
from keepclear.host.desk_people import now, people_of

FIRST = "four plain words here"
SECOND = "another set of words"


class Desk:
    """A served desk: its party, its address and the browsers at it."""

    def __init__(self, party: Party, told: dict[str, Any]) -> None:
        self.party, self.url, self.first = party, told["desk"], told["first"]

    def browser(self) -> Browser:
        return Browser(self.party.folder, self.url)

    def token(self) -> str:
        return self.first.rsplit("/", 1)[-1]

    def signed_in(self, name: str, password: str) -> Browser:
        browser = self.browser()
        browser.call("POST", "session", {"name": name, "password": password})
        assert browser.status == 200
        return browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk whose first administrator is FIRST, and whose SECOND releases."""
    party = make_party(tmp_path_factory.mktemp("desk"), "A", desk=True)
    with serving(party):
        told = party.ask(view="where")
        link = run(party.folder, "people", "first", "--json").answer["link"]
        served = Desk(party, {"desk": told["desk"], "first": link})
        admin = served.browser()
        admin.call(
            "POST",
            "first",
            {"token": served.token(), "name": "FIRST", "initials": "FF", "password": FIRST},
        )
        assert admin.status == 200
        made = admin.call(
            "POST", "people", {"name": "SECOND", "initials": "SS", "roles": ["releaser"]}
        )
        second = served.browser()
        token = made["path"].rsplit("/", 1)[-1]
        second.call("POST", "first", {"token": token, "password": SECOND})
        assert second.status == 200
        yield served


def test_a_node_says_its_link_at_each_start_until_it_has_made_an_administrator(
    tmp_path: Path,
) -> None:
    party = make_party(tmp_path, "A", desk=True)
    settings = party.folder / "keepclear.toml"
    settings.write_text(settings.read_text().replace('zone = "UTC"', 'zone = "Asia/Damascus"'))
    first = first_line(party)["first"]
    with serving(party):
        link = run(party.folder, "people", "first", "--json").answer["link"]
        assert first.rsplit("#")[-1] != link.rsplit("#")[-1], "a new one was asked for"
        desk = Desk(party, {"desk": party.ask(view="where")["desk"], "first": link})
        browser = desk.browser()
        seen = browser.call("POST", "first/look", {"token": desk.token()})
        assert seen == {"first": True, "name": "", "initials": "", "party": "A"}
        bad = {"token": desk.token(), "name": " ", "initials": "?", "password": "short"}
        assert browser.codes("POST", "first", bad) == [
            ("password", "password-short"),
            ("name", "name-empty"),
            ("initials", "initials-form"),
        ]
        good = {"token": desk.token(), "name": "Ann", "initials": "AN", "password": FIRST}
        assert browser.call("GET", "desk")["has_administrator"] is False
        told = browser.call("POST", "first", good)
        assert "administrator" in told["officer"]["roles"]
        assert told["zone"] == "Asia/Damascus", "the desk's own, whatever a browser is set to"
        assert desk.browser().codes("POST", "first", good) == [("token", "link-ended")]
        assert browser.call("GET", "desk")["has_administrator"] is True
    again = run(party.folder, "people", "first")
    assert again.code == 2
    assert "administrator" in again.err
    assert first_line(party)["first"] is None


def test_a_link_is_the_same_after_a_restart_and_is_said_without_an_address_at_rest(
    tmp_path: Path,
) -> None:
    party = make_party(tmp_path, "A", desk=True)
    with people_of(party.folder) as people:
        kept = people.first_link(now())
    assert kept is not None
    assert first_line(party)["first"].endswith(f"/#/first/{kept}")
    told = run(party.folder, "people", "first", "--json").answer["link"]
    assert re.fullmatch(r"#/first/[\w-]{43}", told), "without a node that serves, no address"


def first_line(party: Party) -> Any:
    """Start a node, and end it once it has said that it serves."""
    with told_by(party) as (_, said):
        return said


def test_the_file_of_people_is_for_its_owner_alone_and_names_no_password(desk: Desk) -> None:
    path = desk.party.folder / "people.db"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    held = b"".join(one.read_bytes() for one in desk.party.folder.glob("people.db*"))
    assert FIRST.encode() not in held
    assert b"$argon2id$" in held


def test_the_cookie_is_read_by_no_script_and_sent_by_no_other_page(desk: Desk) -> None:
    browser = desk.signed_in("first", FIRST)
    given = browser.headers["set-cookie"].lower()
    assert given.startswith("__host-keepclear=")
    for wanted in ("httponly", "secure", "samesite=strict", "path=/"):
        assert wanted in given
    assert "domain" not in given


@pytest.mark.requirement("D-4")
def test_a_write_without_the_token_of_its_session_is_refused(desk: Desk) -> None:
    browser = desk.signed_in("FIRST", FIRST)
    token, browser.token = browser.token, ""
    assert browser.refusal("PATCH", "people/me", {"theme": "red"}) == "token"
    browser.token = token
    browser.call("PATCH", "people/me", {"theme": "red"})
    assert browser.status == 200
    assert browser.call("GET", "session")["officer"]["theme"] == "red"
    browser.call("DELETE", "session")
    assert browser.status == 204
    assert browser.refusal("GET", "session") == "signed-out"


def test_what_is_wrong_is_never_said_more_exactly_than_that(desk: Desk) -> None:
    said = []
    for name, password in (("FIRST", "not the password"), ("nobody here", FIRST)):
        browser = desk.browser()
        said.append(browser.refusal("POST", "session", {"name": name, "password": password}))
        assert browser.status == 401
        assert not browser.cookie
    assert said == ["sign-in-wrong"] * 2
    desk.signed_in("FIRST", FIRST)


@pytest.mark.requirement("D-5")
def test_codes_are_switched_on_asked_for_and_switched_off(desk: Desk) -> None:
    browser = desk.signed_in("SECOND", SECOND)
    wrong = {"password": "not the password"}
    assert browser.codes("POST", "people/me/totp", wrong) == [("password", "password-wrong")]
    begun = browser.call("POST", "people/me/totp", {"password": SECOND})
    assert begun["qr"].startswith("<svg")
    totp = pyotp.TOTP(begun["secret"])
    assert browser.codes("PUT", "people/me/totp", {"code": "1"}) == [("code", "code-wrong")]
    now = int(real_now().timestamp())
    codes = browser.call("PUT", "people/me/totp", {"code": totp.at(now)})["codes"]
    assert browser.call("GET", "session")["second_factor"]["recovery_left"] == len(codes)
    other = desk.browser()
    asked = other.call("POST", "session", {"name": "SECOND", "password": SECOND})
    assert other.status == 401
    assert asked["error"]["code"] == "second-needed"
    ticket = asked["second"]["ticket"]
    assert asked["second"]["passkey"] is None
    assert other.refusal("POST", "session", {"ticket": ticket, "code": "000000"}) == "second-wrong"
    entered = other.call("POST", "session", {"ticket": ticket, "code": codes[0]})
    assert entered["officer"]["name"] == "SECOND"
    other.call("POST", "people/me/totp/off", {"password": SECOND})
    assert other.status == 201
    desk.signed_in("SECOND", SECOND)


def test_a_desk_that_is_reached_by_an_address_says_why_it_has_no_passkeys(desk: Desk) -> None:
    browser = desk.signed_in("FIRST", FIRST)
    assert browser.call("GET", "session")["second_factor"]["why_no_passkeys"] == "no-domain"
    asked = browser.refusal("POST", "people/me/passkeys", {"password": FIRST})
    assert (asked, browser.status) == ("no-domain", 409)


def test_only_an_administrator_changes_people_and_an_auditor_reads_what_was_done(
    desk: Desk,
) -> None:
    admin, second = desk.signed_in("FIRST", FIRST), desk.signed_in("SECOND", SECOND)
    new = {"name": "THIRD", "initials": "TT", "roles": ["auditor"]}
    assert second.refusal("POST", "people", new) == "role"
    assert second.refusal("GET", "people-log") == "role"
    made = admin.call("POST", "people", new)
    assert made["person"]["has_password"] is False
    assert admin.codes("POST", "people", new | {"roles": []}) == [
        ("name", "name-taken"),
        ("initials", "initials-taken"),
        ("roles", "roles-none"),
    ]
    third = desk.browser()
    third.call("POST", "first", {"token": made["path"].rsplit("/", 1)[-1], "password": SECOND})
    told = third.call("GET", "people-log")
    assert told["gaps"] == []
    assert told["entries"][0]["what"] == "signed in"
    assert ("person added", "FIRST", "THIRD") in [
        (one["what"], one["by"], one["about"]) for one in told["entries"]
    ]
    assert third.refusal("PATCH", "people/SECOND", {"roles": ["administrator"]}) == "role"
    assert admin.codes("PATCH", "people/FIRST", {"roles": ["watch"]}) == [
        ("roles", "last-administrator")
    ]
    assert admin.codes("DELETE", "people/FIRST") == [("name", "last-administrator")]
    admin.call("DELETE", "people/THIRD")
    assert third.refusal("GET", "session") == "signed-out"


@pytest.mark.parametrize("by", ["role", "removed", "command"])
def test_who_loses_the_role_loses_the_watch_and_the_window_at_once(desk: Desk, by: str) -> None:
    admin, watch = desk.signed_in("FIRST", FIRST), desk.browser()
    made = admin.call("POST", "people", {"name": by, "initials": "WW", "roles": ["watch"]})
    told = {"token": made["path"].rsplit("/", 1)[-1], "password": SECOND}
    watch.call("POST", "first", told)
    watch.call("POST", "acts/watch-take", {"ref": f"watch-take-{by}"})
    window = watch.follow()
    assert next(window)[0] == "clock"
    kept = admin.call("GET", "views/on-watch")["watch"]
    assert (kept["state"], kept["holder"], kept["manned"]) == ("KEPT", "watch WW", True)
    if by == "role":
        admin.call("PATCH", f"people/{by}", {"roles": ["drafter"]})
    elif by == "removed":
        admin.call("DELETE", f"people/{by}")
    else:
        run(desk.party.folder, "people", "remove", by)
    given = admin.call("GET", "views/on-watch")["watch"]
    note = "WW no longer holds the role of the watch"
    assert (given["state"], given["manned"], given["note"]) == ("GIVEN", False, note)
    roles = ["drafter"] if by == "role" else []
    why = by if by == "role" else "removed"
    assert list(window)[-1] == ("rights", {"roles": roles, "why": why})
    if by == "role":
        admin.call("DELETE", f"people/{by}")


def test_a_new_password_renews_the_session_and_ends_the_others(desk: Desk) -> None:
    here, there = (desk.signed_in("FIRST", FIRST) for _ in range(2))
    before = here.cookie
    short = {"old": FIRST, "new": "short"}
    assert here.codes("POST", "people/me/password", short) == [("new", "password-short")]
    here.call("POST", "people/me/password", {"old": FIRST, "new": FIRST + " anew"})
    assert here.cookie != before
    assert here.call("GET", "session")["officer"]["name"] == "FIRST"
    assert there.refusal("GET", "session") == "signed-out"
    here.call("POST", "people/me/password", {"old": FIRST + " anew", "new": FIRST})


def test_a_command_gets_an_administrator_in_who_is_locked_out(desk: Desk) -> None:
    folder = desk.party.folder
    listed = run(folder, "people", "list")
    assert "FIRST" in listed.out
    assert "administrator" in listed.out
    reset = run(folder, "people", "reset", "first", "--json")
    browser = desk.browser()
    token = reset.answer["link"].rsplit("/", 1)[-1]
    assert browser.call("POST", "first/look", {"token": token})["name"] == "FIRST"
    browser.call("POST", "first", {"token": token, "password": FIRST})
    assert browser.call("GET", "session")["officer"]["name"] == "FIRST"
    refused = run(folder, "people", "remove", "FIRST")
    assert refused.code == 2
    assert "administrator" in refused.err
    added = run(folder, "people", "add", "FOURTH", "--initials", "QQ", "--role", "watch", "--json")
    assert added.code == 0, added.err
    assert run(folder, "people", "remove", "FOURTH").code == 0
    log = desk.signed_in("FIRST", FIRST).call("GET", "people-log")["entries"]
    assert {"command line"} == {
        one["by"] for one in log if one["about"] == "FOURTH" and one["what"].startswith("person")
    }


# Two persons

FOUNDED = {"act": "channel found", "title": "LINE", "body": {"name": "LINE", "peers": []}}
SITE = base64.b64encode(draft("S-1").volumes).decode()


@pytest.mark.requirement("D-1")
def test_what_takes_two_is_done_by_nobody_alone_and_released_by_another(desk: Desk) -> None:
    admin, second = desk.signed_in("FIRST", FIRST), desk.signed_in("SECOND", SECOND)
    alone = {"ref": "a" * 16, **FOUNDED["body"]}
    assert admin.refusal("POST", "acts/channel-found", alone) == "two-persons"
    draft = admin.call("PUT", "drafts/d-1", FOUNDED)
    assert (draft["state"], draft["mine"], draft["version"]) == ("open", True, 1)
    assert second.refusal("GET", "drafts/d-1") == "draft-not-there"
    admin.call("POST", "drafts/d-1/ask-release", {})
    shown = second.call("GET", "drafts/d-1")
    assert shown["may_release"]
    assert admin.refusal("POST", "drafts/d-1/release", {"version": 1}) == "four-eyes"
    # The node's own word on it: a channel has members.
    said = second.call("POST", "drafts/d-1/release", {"version": 1})
    assert second.status == 422, said
    changed = FOUNDED | {"title": "another"}
    assert admin.refusal("PUT", "drafts/d-1", changed) == "draft-stale"
    assert admin.codes("PUT", "drafts/d-1", changed | {"title": "x" * 201}) == [
        ("title", "title-long")
    ]
    admin.call("PUT", "drafts/d-1", changed | {"version": 1})
    assert second.refusal("POST", "drafts/d-1/release", {"version": 1}) == "draft-not-there"
    admin.call("POST", "drafts/d-1/ask-release", {})
    assert second.refusal("POST", "drafts/d-1/release", {"version": 1}) == "draft-changed"
    back = second.call("POST", "drafts/d-1/send-back", {"version": 2, "note": "with whom?"})
    assert (back["state"], back["note"]) == ("sent back", "with whom?")
    admin.call("DELETE", "drafts/d-1")
    assert admin.refusal("GET", "drafts/d-1") == "draft-not-there"


@pytest.mark.requirement("D-1")
def test_a_released_draft_is_done_once_and_both_persons_are_in_the_log(desk: Desk) -> None:
    admin, second = desk.signed_in("FIRST", FIRST), desk.signed_in("SECOND", SECOND)
    site = {
        "act": "site-add",
        "title": "S-1",
        "body": {"sites": [{"name": "S-1", "activity": "humanitarian_site", "volumes": SITE}]},
        "form": {"typed": "36.2021 N"},
    }
    admin.call("PUT", "drafts/d-2", site)
    admin.call("POST", "drafts/d-2/ask-release", {})
    released = second.call("POST", "drafts/d-2/release", {"version": 1})
    assert second.status == 200, released
    assert released["decided_by"] == "SECOND"
    assert second.refusal("POST", "drafts/d-2/release", {"version": 1}) == "draft-released"
    log = admin.call("GET", "people-log")["entries"]
    told = next(one for one in log if one["what"] == "draft released")
    assert told["detail"]["drafted by"] == "FIRST (FF)"
    assert told["detail"]["released by"] == "SECOND (SS)"


def test_a_body_that_is_none_of_its_act_is_refused_before_anybody_is_asked(desk: Desk) -> None:
    admin = desk.signed_in("FIRST", FIRST)
    admin.call("PUT", "drafts/d-3", {"act": "give", "body": {"initials": "XX"}})
    assert [place for place, _ in admin.codes("POST", "drafts/d-3/ask-release", {})] == ["body"]
    admin.call("DELETE", "drafts/d-3")


@pytest.mark.requirement("F11-11")
def test_every_reading_of_a_site_stands_under_the_initials_of_who_is_signed_in(desk: Desk) -> None:
    second = desk.signed_in("SECOND", SECOND)
    told = second.call("GET", "views/sites")
    number = told[0]["number"]
    assert "volumes" not in told[0], "a list says no place"
    forged = {"ref": "b" * 16, "sites": [number], "initials": "FF"}
    assert second.call("POST", "acts/site-read", forged)["faults"]
    shown = second.call("GET", f"views/site?site={number}&role=drafter&initials=FF")
    assert second.status in (200, 422), shown
    if second.status == 422:
        shown = second.call("GET", f"views/site?site={number}")
    assert shown["volumes"]
    read = desk.party.ask(view="site readings")
    assert [one["by"] for one in read if one["what"] == "read"] == ["releaser SS"]
