"""What every request passes: our name, our own page, the token, and not too often."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.api.asking import URL, Asking, in_no_time

from keepclear.desk.api.front import POLICY, _hurried
from keepclear.desk.api.rate import Rate
from keepclear.desk.api.session import COOKIE
from keepclear.limits import (
    DESK_BODY_BYTES_MAX,
    DESK_BODY_BYTES_PER_SECOND_MIN,
    DESK_BODY_IDLE_SECONDS_MAX,
    DESK_COUNTED_MAX,
    DESK_REQUESTS_AT_ONCE_MAX,
    DESK_STRANGER_REQUESTS_AT_ONCE_MAX,
)

SAID = {"ref": "12345678", "text": "all well"}


@pytest.fixture
def static(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>")
    (folder / "assets" / "page-1234.js").write_text("page()")
    (tmp_path / "party.key").write_text("secret")
    (folder / "link").symlink_to(tmp_path / "party.key")
    return folder


@pytest.fixture
def desk(static: Path) -> Asking:
    return Asking(static, names=frozenset({"desk.example"}))


def code(reply: httpx.Response) -> str:
    found = reply.json()["error"]["code"]
    assert isinstance(found, str)
    return found


# Names


@pytest.mark.parametrize(
    "name", ["evil.example", "desk.example.evil.example", "", "[::1", "desk.example@evil.example"]
)
def test_a_name_that_is_not_ours_is_refused_so_that_no_name_can_be_made_to_point_here(
    desk: Asking, name: str
) -> None:
    for path in ("/", "/api/views/watch", "/api/schema/openapi.json"):
        reply = desk.ask("GET", path, headers={"host": name})
        assert (reply.status_code, code(reply)) == (421, "wrong-name")
    assert desk.node.asked == []


@pytest.mark.parametrize("name", ["127.0.0.1:8440", "localhost", "DESK.example", "[::1]:8440"])
def test_addresses_and_the_names_of_the_settings_are_ours(desk: Asking, name: str) -> None:
    assert desk.ask("GET", "/api/views/watch", headers={"host": name}).status_code == 200


# Where a write comes from


def test_a_write_from_another_page_is_refused_whatever_it_carries(desk: Asking) -> None:
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8440"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        reply = desk.ask("POST", "/api/acts/say", json=SAID, headers=headers)
        assert (reply.status_code, code(reply)) == (403, "origin")
        entering = desk.send("POST", "/api/session", json={"name": "X"}, headers=headers)
        assert entering.status_code == 403
    assert desk.node.asked == []


def test_a_write_of_our_own_page_goes_through(desk: Asking) -> None:
    headers = {"origin": URL, "sec-fetch-site": "same-origin"}
    assert desk.ask("POST", "/api/acts/say", json=SAID, headers=headers).status_code == 200


@pytest.mark.parametrize("token", ["", "token-cookie-1", "TOKEN-COOKIE-0", "\u00e9"])
def test_a_write_without_the_token_of_its_session_is_refused(desk: Asking, token: str) -> None:
    headers = {"X-Keepclear-Token": token.encode("utf-8")} if token else {}
    reply = desk.ask("POST", "/api/acts/say", token=False, json=SAID, headers=headers)
    assert (reply.status_code, code(reply)) == (403, "token")
    assert desk.ask("DELETE", "/api/session", token=False).status_code == 403
    assert desk.node.asked == []


def test_reading_needs_no_token(desk: Asking) -> None:
    assert desk.ask("GET", "/api/views/watch", token=False).status_code == 200


def test_without_a_session_nothing_is_told_and_nothing_done(desk: Asking) -> None:
    desk.cookie = "cookie-of-nobody"
    for method, path in (
        ("GET", "/api/views/watch"),
        ("GET", "/api/live"),
        ("POST", "/api/acts/stop"),
        ("POST", "/api/views/bulletin"),
    ):
        reply = desk.ask(method, path, json=SAID if method == "POST" else None)
        assert (reply.status_code, code(reply)) == (401, "signed-out")
    assert desk.node.asked == []


def test_a_broken_cookie_is_nobody_s(desk: Asking) -> None:
    for cookie in ("=;;=", f"{COOKIE}", f'{COOKIE}="', "a" * 4000):
        reply = desk.send("GET", "/api/views/watch", headers={"cookie": cookie})
        assert reply.status_code == 401


# How much, how often


def test_a_body_beyond_the_limit_is_refused(desk: Asking) -> None:
    body = json.dumps({"name": "A" * (DESK_BODY_BYTES_MAX + 1)})
    reply = desk.send(
        "POST", "/api/session", content=body, headers={"content-type": "application/json"}
    )
    assert (reply.status_code, code(reply)) == (413, "too-large")


def test_a_body_that_says_it_is_short_and_is_long_is_refused(desk: Asking) -> None:
    def chunks() -> Any:
        for _ in range(3 * DESK_BODY_BYTES_MAX // 65_536):
            yield b" " * 65_536

    async def sent() -> Any:
        for chunk in chunks():
            yield chunk

    headers = {"content-type": "application/json", "content-length": "10"}
    reply = desk.send("POST", "/api/session", content=sent(), headers=headers)
    assert reply.status_code == 413


@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe", b"null", b"[" * 5000, b'{"ref":' + b"9" * 5000]
)
def test_a_body_that_is_no_json_of_ours_is_refused_and_never_a_fault_of_the_desk(
    desk: Asking, body: bytes
) -> None:
    reply = desk.ask(
        "POST", "/api/acts/say", content=body, headers={"content-type": "application/json"}
    )
    assert reply.status_code in (400, 422)
    assert desk.node.asked == []


@pytest.mark.parametrize(
    ("rate", "every_s", "chunks", "comes"),
    [
        (2 * DESK_BODY_BYTES_PER_SECOND_MIN, 1, 600, True),  # ten minutes of a large file
        (DESK_BODY_BYTES_PER_SECOND_MIN // 2, 1, 600, False),
        (1, DESK_BODY_IDLE_SECONDS_MAX - 1, 4, False),  # a few bytes, just often enough
        (1_000_000, DESK_BODY_IDLE_SECONDS_MAX + 1, 2, False),
        (1, 1, 50, True),  # what is short has its minute
    ],
)
def test_a_long_body_has_time_while_it_flows_and_whoever_drips_has_none(
    rate: int, every_s: float, chunks: int, comes: bool
) -> None:
    left = chunks

    async def sent() -> Any:
        nonlocal left
        await asyncio.sleep(every_s)
        left -= 1
        body = bytes(int(rate * every_s))
        return {"type": "http.request", "body": body, "more_body": left > 0}

    async def story() -> bool:
        receive = _hurried(sent)
        while (message := await receive())["type"] == "http.request":
            if not message["more_body"]:
                return True
        return False

    assert in_no_time(story) is comes


def test_who_asks_too_often_waits_and_others_do_not(desk: Asking) -> None:
    codes = [
        desk.ask("GET", "/api/views/counts").status_code
        for _ in range(DESK_REQUESTS_AT_ONCE_MAX + 60)
    ]
    assert 200 in codes
    assert codes[-1] == 429
    assert int(desk.ask("GET", "/api/views/counts").headers["retry-after"]) >= 1
    desk.enter("OTHER")
    assert desk.ask("GET", "/api/views/counts").status_code == 200


def test_a_bucket_fills_again_at_its_rate() -> None:
    rate = Rate(2, 1)
    assert [rate.wait_s("a", 0.0) for _ in range(3)] == [0, 0, 1]
    assert rate.wait_s("b", 0.0) == 0
    assert rate.wait_s("a", 0.5) == pytest.approx(0.5)
    assert rate.wait_s("a", 1.0) == 0
    assert rate.wait_s("a", 100.0) == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.floats(0, 10)), max_size=60))
def test_nobody_gets_more_than_the_bucket_and_its_rate(asks: list[tuple[int, float]]) -> None:
    rate, at, got = Rate(5, 2), 0.0, dict.fromkeys(range(6), 0)
    for who, later in asks:
        at += later
        got[who] += rate.wait_s(str(who), at) == 0
    assert all(count <= 5 + 2 * at for count in got.values())


def test_a_flood_of_addresses_takes_no_memory() -> None:
    rate = Rate(1, 1)
    for number in range(DESK_COUNTED_MAX * 2):
        rate.wait_s(str(number), 0.0)
    assert len(rate._left) == DESK_COUNTED_MAX


def test_strangers_have_a_bucket_of_their_own(desk: Asking) -> None:
    codes = [
        desk.send("GET", "/api/session").status_code
        for _ in range(DESK_STRANGER_REQUESTS_AT_ONCE_MAX + 40)
    ]
    assert codes[0] == 401
    assert codes[-1] == 429
    assert desk.ask("GET", "/api/views/counts").status_code == 200


# What every answer tells a browser


def test_every_answer_forbids_the_browser_what_we_did_not_ship(desk: Asking) -> None:
    for path in ("/", "/assets/page-1234.js", "/nothing", "/api/views/watch", "/api/nothing"):
        headers = desk.ask("GET", path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert "server" not in headers
    assert "unsafe" not in POLICY


def test_what_the_api_says_is_kept_nowhere(desk: Asking) -> None:
    for path in ("/api/views/watch", "/api/nothing", "/api/schema/openapi.json"):
        assert desk.ask("GET", path).headers["cache-control"] == "no-store"


# Pages


@pytest.mark.parametrize(
    "path",
    [
        "/../party.key",
        "/%2e%2e/party.key",
        "/..%2fparty.key",
        "/assets/../../party.key",
        "/assets/..%5c..%5cparty.key",
        "//etc/passwd",
        "/link",
        "/assets",
        "/index.html/",
        "/index.html%00.js",
        "/.git/config",
    ],
)
def test_no_path_leads_out_of_the_pages(desk: Asking, path: str) -> None:
    assert desk.send("GET", "/").status_code == 200
    reply = desk.send("GET", httpx.URL(URL, raw_path=path.encode()))
    assert (reply.status_code, code(reply)) == (404, "not-found")
    assert "secret" not in reply.text


def test_pages_are_read_and_never_written(desk: Asking) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert desk.ask(method, "/index.html").status_code == 405
    head = desk.send("HEAD", "/index.html")
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) > 0


def test_a_page_is_asked_for_anew_and_answered_once(desk: Asking) -> None:
    first = desk.send("GET", "/")
    assert first.headers["cache-control"] == "no-cache"
    again = desk.send("GET", "/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_that_outlived_a_restart_finds_its_scripts(desk: Asking) -> None:
    assert desk.send("GET", "/assets/page-1234.js").status_code == 200


def test_what_is_named_by_its_content_is_kept_for_ever(desk: Asking) -> None:
    desk.send("GET", "/")
    found = desk.send("GET", "/assets/page-1234.js")
    assert "immutable" in found.headers["cache-control"]
    assert found.headers["content-type"].startswith("text/javascript")


def test_text_goes_packed_to_who_takes_it(desk: Asking, static: Path) -> None:
    script = "page()\n" * 1_000
    (static / "assets" / "page-1234.js").write_text(script)
    desk.send("GET", "/")
    for _ in range(2):
        taken = desk.send("GET", "/assets/page-1234.js", headers={"accept-encoding": "gzip, br"})
        assert taken.headers["content-encoding"] == "gzip"
        assert int(taken.headers["content-length"]) < len(script) / 10
        assert taken.text == script
    plain = desk.send("GET", "/assets/page-1234.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == script
    assert taken.headers["etag"] != plain.headers["etag"]


def test_a_new_build_is_served_without_a_restart(desk: Asking, static: Path) -> None:
    import os

    assert desk.send("GET", "/").text == "<!doctype html>"
    (static / "new.svg").write_text("<svg/>")
    index = static / "index.html"
    index.write_text("<!doctype html><p>new")
    os.utime(index, ns=(1, 1))
    assert desk.send("GET", "/").text.endswith("new")
    assert desk.send("GET", "/new.svg").status_code == 200
