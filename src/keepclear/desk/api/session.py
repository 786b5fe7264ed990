"""Who asks: an officer who signed in at a browser, and what that officer may do.

Who that is, is known from a cookie that no script can read, and nothing else; a write
carries the token of its session besides, which no other page can know. The rule is that
what has no session is answered with 401, and what the session's roles do not hold with 403,
before anything of the request is looked at.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from keepclear.desk.api.refusal import Refused
from keepclear.desk.people.account import Role as Role

COOKIE: Final = "__Host-keepclear"
TOKEN_HEADER: Final = "X-Keepclear-Token"
STATE_KEY: Final = "keepclear_session"

Connection = ASGIConnection[Any, Any, Any, Any]
Guard = Callable[[Connection, BaseRouteHandler], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Session:
    """One officer signed in at one browser; `id` names the session in logs and limits."""

    id: str
    name: str
    initials: str
    roles: frozenset[Role]
    token: str  # what a write must carry in its header
    language: str = "en"
    theme: str = "day"


class Guards(Protocol):
    """Whoever keeps the officers and their sessions."""

    def who(self, cookie: str) -> Session | None:
        """Return the session that a cookie names, or None where it is not, or no longer, one.

        It counts as something that the officer did: an idle session ends later.
        """

    def roles_of(self, session_id: str) -> frozenset[Role] | None:
        """Return what a session, by its id, holds now; None where it no longer stands.

        It counts as nothing that was done.
        """

    def knows(self, name: str) -> bool:
        """Tell whether somebody of this name may sit at the desk."""


def session_of(connection: Connection) -> Session:
    """Return who asks; raise Refused (401) where nobody is signed in."""
    session: Session | None = connection.scope["state"].get(STATE_KEY)
    if session is None:
        raise Refused(401, "signed-out", "nobody is signed in at this browser")
    return session


def needs(*roles: Role) -> Guard:
    """Return a guard of a route: whoever is signed in with one of these roles, or with any."""

    async def guard(connection: Connection, _: BaseRouteHandler) -> None:
        session = session_of(connection)
        if roles and not session.roles.intersection(roles):
            names = " or ".join(roles)
            raise Refused(403, "role", f"this is for the role of {names}")

    return guard
