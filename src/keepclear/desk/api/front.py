"""The front of the desk: what every request passes before any page or route sees it.

The name under which we are asked must be ours (so that no name of a stranger's can be made to
point here), a write must come from our own page and carry the token of its session, nobody asks too
often or takes for ever to say what they want, and every answer tells the browser to run
and to load nothing that we did not ship.
"""

import asyncio
import math
from collections.abc import Mapping
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import Final, cast
from urllib.parse import urlsplit

import msgspec
from litestar.enums import ScopeType
from litestar.types import (
    ASGIApp,
    HTTPReceiveMessage,
    HTTPScope,
    Message,
    Receive,
    Scope,
    Send,
)

from keepclear.desk.api.part import Desk
from keepclear.desk.api.rate import Rate
from keepclear.desk.api.refusal import Refusal, Refused, Why
from keepclear.desk.api.session import COOKIE, STATE_KEY, TOKEN_HEADER, Session
from keepclear.desk.api.static import Files
from keepclear.limits import (
    DESK_BODY_BYTES_PER_SECOND_MIN,
    DESK_BODY_IDLE_SECONDS_MAX,
    DESK_BODY_SECONDS_MAX,
    DESK_REQUESTS_AT_ONCE_MAX,
    DESK_REQUESTS_PER_SECOND_MAX,
    DESK_STRANGER_REQUESTS_AT_ONCE_MAX,
    DESK_STRANGER_REQUESTS_PER_SECOND_MAX,
)

API: Final = "/api"
READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
SIGNING_IN: Final = ("/api/session", "/api/first")  # a POST there has no session yet
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; frame-ancestors 'none'; form-action 'none'; "
    "base-uri 'none'"
)
# No Strict-Transport-Security: with our own certificate it would lock an officer out at 3 a.m.
HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)
NOT_KEPT: Final = (b"cache-control", b"no-store")
LOCAL: Final = frozenset({"localhost"})


class Front:
    """Everything before the routes; an ASGI application around them."""

    def __init__(self, desk: Desk, routes: ASGIApp) -> None:
        self._desk, self.routes = desk, routes
        self._files = Files(desk.static)
        self._rate = Rate(DESK_REQUESTS_AT_ONCE_MAX, DESK_REQUESTS_PER_SECOND_MAX)
        self._strangers = Rate(
            DESK_STRANGER_REQUESTS_AT_ONCE_MAX, DESK_STRANGER_REQUESTS_PER_SECOND_MAX
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; only HTTP is answered."""
        if scope["type"] != ScopeType.HTTP:
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        path = scope["path"]
        is_api = path == API or path.startswith(API + "/")
        send = _dressed(send, is_api=is_api)
        try:
            self._check_name(headers)
            if not is_api:
                await self._page(scope, headers, send)
                return
            self._admit(scope, headers)
        except Refused as error:
            await _refuse(send, error)
            return
        await self.routes(scope, _hurried(receive), send)

    def _check_name(self, headers: Mapping[str, str]) -> None:
        name = _host(headers.get("host", ""))
        if name in LOCAL or name in self._desk.names or _is_address(name):
            return
        words = f"this desk is not called {name[:100]!r}: see desk.names in the settings"
        raise Refused(421, "wrong-name", words)

    def _admit(self, scope: HTTPScope, headers: Mapping[str, str]) -> None:
        """Find who asks, and whether they may ask now; a write must be from our own page."""
        session = self._who(headers)
        self._check_rate(scope, session)
        scope.setdefault("state", {})
        scope["state"][STATE_KEY] = session
        if scope["method"] in READING:
            return
        _check_origin(headers)
        if session is not None and not (
            scope["method"] == "POST" and scope["path"].startswith(SIGNING_IN)
        ):
            sent = headers.get(TOKEN_HEADER.lower(), "")
            if not compare_digest(sent.encode(), session.token.encode()):
                words = f"a write carries the session's token in {TOKEN_HEADER}"
                raise Refused(403, "token", words)

    def _who(self, headers: Mapping[str, str]) -> Session | None:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return None
        return self._desk.guards.who(cookie.value) if cookie else None

    def _check_rate(self, scope: HTTPScope, session: Session | None) -> None:
        now = asyncio.get_running_loop().time()
        client = scope.get("client")
        if session is not None:
            wait_s = self._rate.wait_s(session.id, now)
        else:
            wait_s = self._strangers.wait_s(client[0] if client else "", now)
        if wait_s:
            words = "too many requests: wait a moment"
            raise Refused(429, "too-many", words, retry_after_s=math.ceil(wait_s))

    async def _page(self, scope: HTTPScope, headers: Mapping[str, str], send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD"):
            raise Refused(405, "not-here", "pages are read; writes go to /api")
        kept = self._files.find(scope["path"])
        if kept is None:
            raise Refused(404, "not-found", "there is no such page")
        given = await self._files.give(
            kept,
            packs="gzip" in headers.get("accept-encoding", ""),
            known=headers.get("if-none-match", ""),
        )
        await send(
            {"type": "http.response.start", "status": given.status, "headers": list(given.headers)}
        )
        body = b"" if scope["method"] == "HEAD" else given.body
        await send({"type": "http.response.body", "body": body, "more_body": False})


def _host(value: str) -> str:
    """Return the name in a Host header, without its port and in small letters."""
    try:
        return (urlsplit(f"//{value}").hostname or "").lower()
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    """Tell whether a name is a bare address: no stranger's name server can answer with one."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _check_origin(headers: Mapping[str, str]) -> None:
    """Refuse a write that a browser says comes from another page than ours."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
    ours = f"https://{headers.get('host', '')}"
    if site not in ("same-origin", "none") or (origin is not None and origin != ours):
        raise Refused(403, "origin", "this came from another page than the desk's own")


def _dressed(send: Send, *, is_api: bool) -> Send:
    """Return a way to answer that adds what every answer carries."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message["headers"], *HEADERS]
            if is_api and not any(name.lower() == NOT_KEPT[0] for name, _ in headers):
                headers.append(NOT_KEPT)
            message["headers"] = headers
        await send(message)

    return sending


def _hurried(receive: Receive) -> Receive:
    """Return a way to read a body that does not wait for ever for its end.

    What is long has the time that it takes, as long as bytes come, and not ever fewer of them.
    """
    loop = asyncio.get_running_loop()
    by, is_whole = loop.time() + DESK_BODY_SECONDS_MAX, False

    async def receiving() -> HTTPReceiveMessage:
        nonlocal by, is_whole
        if is_whole:
            return cast(HTTPReceiveMessage, await receive())
        try:
            async with asyncio.timeout_at(min(by, loop.time() + DESK_BODY_IDLE_SECONDS_MAX)):
                message = cast(HTTPReceiveMessage, await receive())
        except TimeoutError:
            return {"type": "http.disconnect"}
        if message["type"] == "http.request":
            by += len(message["body"]) / DESK_BODY_BYTES_PER_SECOND_MIN
        is_whole = message["type"] == "http.request" and not message.get("more_body", False)
        return message

    return receiving


async def _refuse(send: Send, error: Refused) -> None:
    body = msgspec.json.encode(Refusal(Why(error.code, error.message)))
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    if error.retry_after_s:
        headers.append((b"retry-after", b"%d" % error.retry_after_s))
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
