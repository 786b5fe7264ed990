"""Who receives the people of a desk: its office, a clock, and turns for what takes long.

The rule: a password or a code is looked at in its turn and never in the node's own
loop, so that whoever guesses holds up no STOP; and whoever changes what opens the
desk for them shows their password once more.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, NoReturn, TypeVar

import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie
from msgspec import Meta

from keepclear.desk.api.part import Desk
from keepclear.desk.api.refusal import Faults, OneFault, Refused
from keepclear.desk.api.session import COOKIE, Role, Session, needs
from keepclear.desk.fault_words import code_of as known
from keepclear.desk.people import password
from keepclear.desk.people.account import Account
from keepclear.desk.people.office import Office
from keepclear.desk.people.session import hash_of
from keepclear.desk.people.signed_in import Entered
from keepclear.desk.people.signing_in import Wait
from keepclear.desk.people.wrong import code_of, refuse
from keepclear.errors import BadInput
from keepclear.limits import PASSWORDS_AT_ONCE_MAX, SIGN_INS_WAITING_MAX

T = TypeVar("T")
AnyRequest = Request[Any, Any, Any]
ANYBODY: Final = needs()
Short = Annotated[str, Meta(max_length=256)]
Password = Annotated[str, Meta(max_length=1_024)]
Token = Annotated[str, Meta(max_length=128)]
Passkey = Annotated[dict[str, Any], Meta(max_length=32)]


class OfficerView(msgspec.Struct, frozen=True):
    """Who is signed in."""

    name: str
    initials: str
    roles: list[Role]
    language: str
    theme: str


class FactorsView(msgspec.Struct, frozen=True):
    """Which second factors are on; why there are no passkeys, where there are none."""

    totp: bool
    recovery_left: int
    passkeys: bool
    why_no_passkeys: str


class ScenarioView(msgspec.Struct, frozen=True):
    """A declared clock."""

    id: str
    rate: float


class SessionView(msgspec.Struct, frozen=True):
    """What a page needs to know of the session; it ends at a second of the real clock."""

    officer: OfficerView
    csrf: str
    party: str
    utc: int  # this second by the node's clock, before any page asks for it
    scenario: ScenarioView | None
    second_factor: FactorsView
    four_eyes: bool
    zone: str  # the desk's own, by its IANA name
    ends: int


class AwaitedView(msgspec.Struct, frozen=True):
    """What is still awaited under a ticket."""

    ticket: str
    totp: bool
    passkey: dict[str, Any] | None


def _coded(_: AnyRequest, error: BadInput) -> Response[Faults]:
    found = [
        OneFault(one.place, one.fault, one.cure, code_of(one) or known(one)[0])
        for one in error.faults
    ]
    return Response(Faults(found), status_code=422)


FAULTS: Final[Any] = {BadInput: _coded}


@dataclass(slots=True)
class Reception:
    """The people of a desk with a clock, and a turn for whatever takes a core and 64 MiB."""

    office: Office
    utc: Callable[[], int]  # of this machine, not of a scenario
    chance: Callable[[int], bytes]
    _turns: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(PASSWORDS_AT_ONCE_MAX)
    )
    _waiting: int = 0

    def who(self, cookie: str) -> Session | None:
        """Return the session that a cookie names, or None where it is not, or no longer, one."""
        found = self.office.signed_in.who(cookie, self.utc())
        return _session(found) if found else None

    def roles_of(self, session_id: str) -> frozenset[Role] | None:
        """Return the roles of a session that stands; a window that follows the desk keeps it open.

        Whoever watches a quiet line for an hour must still hear the bell.
        """
        account = self.office.signed_in.account_of(session_id, self.utc())
        return _roles(account) if account else None

    def knows(self, name: str) -> bool:
        """Tell whether somebody of this name may sit at the desk."""
        return self.office.people.find(name) is not None

    async def in_turn(self, work: Callable[..., T], *args: Any) -> T:
        """Do what takes long beside the node's loop, a few at a time."""
        if self._waiting >= SIGN_INS_WAITING_MAX:
            raise Refused(429, "busy", "many sign in at once: try again", retry_after_s=2)
        self._waiting += 1
        try:
            async with self._turns:
                return await asyncio.to_thread(work, *args)
        finally:
            self._waiting -= 1

    async def sealed(self, plain: str) -> str:
        """Hash a password."""
        return await self.in_turn(password.seal, plain, self.chance(password.SALT_BYTES))

    async def check_shown(self, session: Session, plain: str, request: AnyRequest) -> None:
        """Refuse whoever does not know their own password; guesses are counted as at the door."""
        tried = self.office.door.begin(session.name, address_of(request), self.utc())
        if isinstance(tried, Wait):
            wait_for(tried)
        if not await self.in_turn(password.matches, plain, tried.sealed):
            refuse([("password", "password-wrong")])
        self.office.door.forgive(tried)


def _session(found: Entered) -> Session:
    account = found.account
    return Session(
        hash_of(found.token),
        account.name,
        account.initials,
        _roles(account),
        found.session.csrf,
        account.language,
        account.theme,
    )


def _roles(account: Account) -> frozenset[Role]:
    return frozenset(Role(role) for role in account.roles)


def address_of(request: AnyRequest) -> str:
    """Return from where somebody asks."""
    return request.client.host if request.client else ""


def wait_for(wait: Wait) -> NoReturn:
    """Refuse whoever has to wait, and say how long."""
    words = "this went wrong too often: wait, then try again"
    raise Refused(429, "wait", words, retry_after_s=wait.seconds)


def cookie_of(token: str) -> Cookie:
    """Return the cookie of a session: no script reads it, no other page sends it."""
    return Cookie(key=COOKIE, value=token, path="/", secure=True, httponly=True, samesite="strict")


def no_cookie() -> Cookie:
    """Return what takes the cookie of a session away."""
    return Cookie(key=COOKIE, value="", max_age=0, path="/", secure=True, httponly=True)


def enter(found: Entered, desk: Desk, reception: Reception) -> Response[SessionView]:
    """Answer with a session that was just opened, under a token that nobody has had."""
    return Response(session_view(found, desk, reception), cookies=[cookie_of(found.token)])


def session_view(found: Entered, desk: Desk, reception: Reception) -> SessionView:
    """Say what a page needs to know of a session."""
    account, factors = found.account, reception.office.factors
    scenario = desk.scenario
    return SessionView(
        OfficerView(
            account.name,
            account.initials,
            [Role(role) for role in account.roles],
            account.language,
            account.theme,
        ),
        found.session.csrf,
        desk.party,
        desk.utc(),
        ScenarioView(scenario.id, scenario.rate) if scenario else None,
        FactorsView(
            bool(account.totp),
            len(account.recovery),
            bool(account.passkeys),
            factors.why_no_passkeys,
        ),
        desk.four_eyes,
        desk.zone,
        found.session.ends_at_last(),
    )


def token_of(request: AnyRequest) -> str:
    """Return the token that a browser sent along."""
    return request.cookies.get(COOKIE, "")


def renewed(request: AnyRequest, desk: Desk, reception: Reception) -> Response[SessionView]:
    """Answer with the session of a browser under another token."""
    found = reception.office.signed_in.rotate(token_of(request), reception.utc())
    if found is None:
        raise Refused(401, "signed-out", "the session ended meanwhile")
    return enter(found, desk, reception)
