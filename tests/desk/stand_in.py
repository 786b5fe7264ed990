"""Officers of a test's desk: anybody who knows the password, with the roles that they ask for.

They stand in where it is not who signs in that a test is about: NAME, or NAME:role+role.
"""

from typing import Any

from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from keepclear.desk.api.part import Desk, Part
from keepclear.desk.api.reception import Reception
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import COOKIE, Role, Session, needs

PASSWORD = "correct horse battery"


class StandIn:
    """Guards that believe a name."""

    def __init__(self) -> None:
        self.sessions: dict[str, Session] = {}

    def enter(self, name: str) -> str:
        """Sign somebody in; return the cookie."""
        called, _, roles = name.partition(":")
        wanted = [Role(role) for role in roles.split("+")] if roles else list(Role)
        cookie = f"cookie-{len(self.sessions)}"
        initials = called[:2].upper()
        self.sessions[cookie] = Session(
            f"session-{cookie}", called, initials, frozenset(wanted), f"token-{cookie}"
        )
        return cookie

    def who(self, cookie: str) -> Session | None:
        return self.sessions.get(cookie)

    def roles_of(self, session_id: str) -> frozenset[Role] | None:
        found = [one.roles for one in self.sessions.values() if one.id == session_id]
        return found[0] if found else None

    def knows(self, name: str) -> bool:
        return True


def told(desk: Desk, session: Session) -> dict[str, Any]:
    return {
        "officer": {
            "name": session.name,
            "initials": session.initials,
            "roles": sorted(session.roles),
            "language": session.language,
            "theme": session.theme,
        },
        "csrf": session.token,
        "party": desk.party,
        "utc": desk.utc(),
        "scenario": desk.scenario,
        "zone": desk.zone,
        "second_factor": {"totp": False, "passkeys": False, "why_no_passkeys": "a stand-in"},
    }


def stand_in_part(guards: StandIn, reception: Reception | None = None) -> Part:
    """The routes of signing in and out."""

    @get("/session", guards=[needs()])
    async def read(
        desk: NamedDependency[Desk], session: NamedDependency[Session]
    ) -> dict[str, Any]:
        return told(desk, session)

    @post("/session", status_code=200)
    async def enter(
        data: JSONBody[dict[str, str]], desk: NamedDependency[Desk]
    ) -> Response[dict[str, Any]]:
        if data.get("password") != PASSWORD:
            raise Refused(401, "wrong", "name or password is wrong")
        cookie = guards.enter(data["name"])
        reply = Response(told(desk, guards.sessions[cookie]))
        reply.set_cookie(COOKIE, cookie, secure=True, httponly=True, samesite="strict")
        return reply

    @delete("/session", guards=[needs()])
    async def leave(request: Request[Any, Any, Any]) -> None:
        guards.sessions.pop(request.cookies[COOKIE])

    provides = {} if reception is None else {"reception": reception}
    return Part(routes=[read, enter, leave], provides=provides)
