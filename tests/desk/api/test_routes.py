"""Views and acts as a page asks for them: what reaches the node, and how it refuses."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.desk.api.asking import Asking

from keepclear.desk import registers
from keepclear.desk.api import acts, views
from keepclear.desk.people.may import RULES
from keepclear.errors import BadInput, Fault, Misused, Unavailable
from keepclear.host.body import _VIEWS
from keepclear.node import request as ask

REF = "0123456789abcdef"


@pytest.fixture
def desk(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


def faults(reply: Any) -> list[tuple[str, str]]:
    assert reply.status_code == 422, reply.text
    return [(one["place"], one["fault"]) for one in reply.json()["faults"]]


# Views


def test_every_view_of_the_node_has_a_path_or_is_left_inside_on_purpose() -> None:
    served = set(views.VIEWS) | set(registers.VIEWS) | set(views.ASKED)
    assert set(_VIEWS) - served - views.INSIDE == set()
    assert set(views.VIEWS) - set(_VIEWS) == set(), "a view that the node does not have"


def test_what_a_page_asks_of_a_view_reaches_the_node_in_its_own_types(desk: Asking) -> None:
    reply = desk.ask("GET", "/api/views/zones?channel=LINE&every=true")
    assert reply.json() == {"view": "zones", "channel": "LINE", "every": True}
    reply = desk.ask("GET", "/api/views/timeline-at?at=1510401600")
    assert reply.json() == {"view": "timeline at", "at": 1_510_401_600, "entry": 0, "channel": ""}


@pytest.mark.parametrize("name", sorted(views._views()))
def test_every_argument_of_every_view_reaches_the_node(desk: Asking, name: str) -> None:
    arguments = views._views()[name].arguments
    plain = {
        key: get_args(kind)[0] if get_args(kind) else kind for key, (kind, _) in arguments.items()
    }
    sent = {key: True if kind is bool else kind("7") for key, kind in plain.items()}
    asked = {key: str(value).lower() for key, value in sent.items()}
    reply = desk.ask("GET", f"/api/views/{views.path_of(name)}", params=asked)
    assert reply.status_code == 200, reply.text
    told = desk.node.asked[-1]
    assert {key: told[key] for key in ("view", *sent)} == {"view": name, **sent}


def test_an_argument_that_a_view_does_not_have_is_refused_and_not_passed_over(desk: Asking) -> None:
    found = faults(desk.ask("GET", "/api/views/notices?chanel=LINE&every=1"))
    assert found == [("chanel", "this view has no such argument")]
    assert desk.node.asked == []


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("timeline?since=-1", "since"),
        ("timeline?since=1e99", "since"),
        ("ledger?limit=x", "limit"),
        ("notices?every=perhaps", "every"),
        (f"notice?notice={'A' * 300}", "notice"),
        ("notice", "notice"),
    ],
)
def test_what_a_view_cannot_take_is_told_by_its_place(desk: Asking, asked: str, place: str) -> None:
    assert [where for where, _ in faults(desk.ask("GET", f"/api/views/{asked}"))] == [place]
    assert desk.node.asked == []


def test_a_site_is_shown_only_after_the_reading_of_it_was_noted(desk: Asking) -> None:
    for view in ("site", "site-preview"):
        desk.node.asked.clear()
        desk.enter("READER:auditor")
        assert desk.ask("GET", f"/api/views/{view}?site=A-3").status_code == 200
        noted, shown = desk.node.asked
        who = {"role": "auditor", "initials": "RE"}
        assert noted == {"act": "site read", "sites": ["A-3"], **who}
        assert shown == {"view": view.replace("-", " "), "site": "A-3", **who}


def test_a_site_that_a_query_shows_is_read_and_noted_once_for_each_officer(desk: Asking) -> None:
    inside = [{"what": "notice", "name": "N"}, {"what": "site", "name": "S", "number": "A-7"}]
    desk.node.answers["query"] = {"own_inside": inside}

    def look() -> list[dict[str, Any]]:
        told: dict[str, Any] = desk.ask("GET", "/api/views/query?query=B-1").json()
        found: list[dict[str, Any]] = told["own_inside"]
        return found

    for initials in ("AN", "BE"):
        desk.enter(f"{initials}:watch")
        for _ in range(3):
            assert look() == inside
    noted = [one for one in desk.node.asked if one.get("act") == "site read"]
    assert [(one["sites"], one["initials"]) for one in noted] == [(["A-7"], "AN"), (["A-7"], "BE")]
    desk.enter("EVE:administrator")
    assert look() == inside[:1], "who may read no site is not told that one lies there"
    desk.node.answers.clear()


def test_where_the_reading_cannot_be_noted_no_site_is_shown(desk: Asking) -> None:
    desk.node.raises = Unavailable("the disk takes nothing")
    assert desk.ask("GET", "/api/views/site?site=A-3").status_code == 503
    assert [request.get("view") for request in desk.node.asked] == [None]


def test_an_administrator_alone_reads_no_site(desk: Asking) -> None:
    desk.enter("KEYS:administrator")
    assert desk.ask("GET", "/api/views/site?site=A-3").status_code == 403
    assert desk.node.asked == []


def test_who_reads_a_site_cannot_be_said_by_the_browser(desk: Asking) -> None:
    found = faults(desk.ask("GET", "/api/views/site?site=A-3&role=watch&initials=XX"))
    assert [place for place, _ in found] == ["role", "initials"]


def test_a_view_that_takes_more_than_a_line_is_asked_by_its_body(desk: Asking) -> None:
    body = {"place": [38.2, 36.5], "activity": "flight"}
    reply = desk.ask("POST", "/api/views/zones-at", json=body)
    assert reply.json() == {"view": "zones at", "place": [38.2, 36.5], "activity": "flight"}
    assert desk.ask("POST", "/api/views/zones-at", json={**body, "at": -1}).status_code == 422


# Acts


def test_every_act_of_the_node_has_a_path_and_a_row_in_the_table_of_who_may() -> None:
    tags = {str(act.__struct_config__.tag) for act in get_args(ask.AnyAct)}
    assert tags == set(acts.ACTS)
    assert tags <= set(RULES)


def test_who_acts_is_told_by_the_session_and_never_by_what_was_sent(desk: Asking) -> None:
    desk.enter("KARIM:watch")
    reply = desk.ask("POST", "/api/acts/take", json={"ref": REF})
    assert reply.json() == {
        "act": "take",
        "ref": REF,
        "record": "",
        "role": "watch",
        "initials": "KA",
    }
    for key in ("role", "initials", "act", "random", "plotted"):
        sent = {"ref": REF, key: "x"}
        assert desk.ask("POST", "/api/acts/take", json=sent).status_code == 422


def test_a_read_back_is_plotted_by_the_node_and_not_by_the_browser() -> None:
    assert {"plotted", "near", "role", "initials"}.isdisjoint(
        acts.BODIES["read back"].__struct_fields__
    )


@pytest.mark.parametrize("ref", ["", "short", "a" * 65, "../../etc/passwd", "12345678\n"])
def test_a_reference_is_plain_and_neither_short_nor_long(desk: Asking, ref: str) -> None:
    assert desk.ask("POST", "/api/acts/take", json={"ref": ref}).status_code == 422
    assert desk.node.asked == []


def test_an_auditor_does_nothing_but_stop(desk: Asking) -> None:
    desk.enter("AUDIT:auditor")
    body = {"ref": REF, "text": "x"}
    assert desk.ask("POST", "/api/acts/say", json=body).status_code == 403
    assert desk.node.asked == []
    assert desk.ask("POST", "/api/acts/stop", json=body).status_code == 200


def test_what_others_rely_on_is_not_given_by_one_person(desk: Asking) -> None:
    body = {"ref": REF, "notices": []}
    for name in ("GIVER:releaser", "WRITER:drafter", "ALL"):
        desk.enter(name)
        reply = desk.ask("POST", "/api/acts/give", json=body)
        assert (reply.status_code, reply.json()["error"]["code"]) == (403, "two-persons")
    assert desk.node.asked == []


def test_where_the_party_settled_otherwise_a_releaser_gives_alone(tmp_path: Path) -> None:
    desk = Asking(tmp_path, four_eyes=False)
    desk.enter("GIVER:releaser")
    body = {"ref": REF, "notices": []}
    assert desk.ask("POST", "/api/acts/give", json=body).json()["role"] == "releaser"
    desk.enter("WRITER:drafter")
    assert desk.ask("POST", "/api/acts/give", json=body).status_code == 403
    desk.enter("GIVER:releaser")
    signing = {"ref": REF, "document": "x", "what": "sign"}
    assert desk.ask("POST", "/api/acts/endorse", json=signing).status_code == 403


# How the node refuses


def test_faults_come_back_place_by_place(desk: Asking) -> None:
    desk.node.raises = BadInput([Fault("text", "it is empty", "write something")])
    reply = desk.ask("POST", "/api/acts/stop", json={"ref": REF})
    assert faults(reply) == [("text", "it is empty")]
    assert reply.json()["faults"][0]["cure"] == "write something"


def test_a_fault_of_an_act_is_named_by_its_field_and_not_by_an_option(desk: Asking) -> None:
    options = ("--kind", "--from", "--until", "--link A-1", "--title", "text", "attachments[0]")
    desk.node.raises = BadInput([Fault(place, "it is missing", "say it") for place in options])
    said = {"ref": REF, "from_utc": 1, "until_utc": 2}
    asked = {"sort": "OTHER", "title": "t", "text": "x", **said}
    found = [place for place, _ in faults(desk.ask("POST", "/api/acts/incident-open", json=asked))]
    assert found == ["sort", "from_utc", "until_utc", "links A-1", "title", "text", *options[-1:]]
    fields = acts.BODIES["incident open"].__struct_fields__
    assert {re.split(r"\W", place)[0] for place in found} <= {*fields}


@pytest.mark.parametrize("trouble", ["disk", "stopping", ""])
def test_a_node_that_takes_nothing_says_why_in_a_code(desk: Asking, trouble: str) -> None:
    desk.node.raises, desk.node.trouble = Unavailable("the disk takes nothing"), trouble
    reply = desk.ask("POST", "/api/acts/stop", json={"ref": REF})
    assert reply.status_code == 503
    assert reply.json()["error"]["code"] == (trouble or "unavailable")
    assert reply.headers["retry-after"] == "1"


def test_views_are_read_while_the_node_takes_nothing(desk: Asking) -> None:
    desk.node.trouble = "disk"
    assert desk.ask("GET", "/api/views/watch").status_code == 200


def test_a_mistake_of_ours_is_told_as_one(desk: Asking) -> None:
    desk.node.raises = Misused("no such thing")
    assert desk.ask("GET", "/api/views/watch").status_code == 409


def test_a_fault_inside_tells_the_browser_nothing_of_it(desk: Asking) -> None:
    desk.node.raises = RuntimeError("at 36.1, 37.2 near the school")
    reply = desk.ask("GET", "/api/views/watch")
    assert (reply.status_code, reply.json()["error"]["code"]) == (500, "internal")
    assert "school" not in reply.text


def test_what_is_not_there_is_told_in_the_same_form(desk: Asking) -> None:
    for method, path, status in (
        ("GET", "/api/views/nothing", 404),
        ("GET", "/api/acts/stop", 405),
        ("GET", "/api", 404),
        ("PUT", "/api/views/watch", 405),
    ):
        reply = desk.ask(method, path)
        assert reply.status_code == status
        assert set(reply.json()["error"]) == {"code", "message"}
