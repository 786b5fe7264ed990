"""Signing in and out, and links that are good once, as the browser sees them."""

from typing import Annotated, Any, Final

import msgspec
from litestar import Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import Meta

from keepclear.desk.api.part import Desk
from keepclear.desk.api.reception import (
    FAULTS,
    AnyRequest,
    AwaitedView,
    Passkey,
    Password,
    Reception,
    ScenarioView,
    SessionView,
    Short,
    Token,
    address_of,
    enter,
    no_cookie,
    session_view,
    token_of,
    wait_for,
)
from keepclear.desk.api.refusal import Refused
from keepclear.desk.people import account as acc
from keepclear.desk.people import password
from keepclear.desk.people.account import Account
from keepclear.desk.people.signed_in import Entered
from keepclear.desk.people.signing_in import SecondNeeded, Try, Wait, Wrong
from keepclear.errors import BadInput, Fault


class SignIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A name and a password; with a ticket, what was still awaited."""

    name: Short = ""
    password: Password = ""
    code: Annotated[str, Meta(max_length=64)] = ""
    ticket: Token = ""
    passkey: Passkey | None = None


class First(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The first administrator, or by a link for a password that alone."""

    token: Token
    name: Short = ""
    initials: Short = ""
    password: Password


class Look(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A link that was opened."""

    token: Token


class LookView(msgspec.Struct, frozen=True):
    """For whom a link is; no name for the first administrator."""

    first: bool
    name: str
    initials: str
    party: str


class Why(msgspec.Struct, frozen=True):
    """Why it was refused, by a code that the browser says in the reader's language."""

    code: str
    message: str


class SignInRefused(msgspec.Struct, frozen=True, omit_defaults=True):
    """Nobody is signed in by this; `second` says what is awaited, where the password was right."""

    error: Why
    second: AwaitedView | None = None


class DeskView(msgspec.Struct, frozen=True):
    """What a desk says of itself to whoever opens its page: whose it is, and by which clock."""

    party: str
    language: str
    scenario: ScenarioView | None
    has_administrator: bool


@get("/desk", tags=["people"])
async def desk_itself(
    desk: NamedDependency[Desk], reception: NamedDependency[Reception]
) -> DeskView:
    """Say whose desk this is, before anybody has signed in."""
    scenario = ScenarioView(desk.scenario.id, desk.scenario.rate) if desk.scenario else None
    known = reception.office.people.has_administrator
    return DeskView(desk.party, desk.language, scenario, known)


@get("/session", tags=["people"])
async def who(
    request: AnyRequest, desk: NamedDependency[Desk], reception: NamedDependency[Reception]
) -> SessionView:
    """Say who is signed in at this browser."""
    found = reception.office.signed_in.who(token_of(request), reception.utc())
    if found is None:
        raise Refused(401, "signed-out", "nobody is signed in at this browser")
    return session_view(found, desk, reception)


@post("/session", tags=["people"], status_code=200, exception_handlers=FAULTS)
async def sign_in(
    data: JSONBody[SignIn],
    request: AnyRequest,
    desk: NamedDependency[Desk],
    reception: NamedDependency[Reception],
) -> Response[Any]:
    """Sign in; 401 with `second` where a code or a passkey is still awaited."""
    door, address = reception.office.door, address_of(request)
    now = reception.utc()
    if data.ticket:
        tried = door.begin_second(data.ticket, address, now)
        is_right = True
    else:
        tried = door.begin(data.name, address, now)
        is_right = isinstance(tried, Try) and await reception.in_turn(
            password.matches, data.password, tried.sealed
        )
    match tried:
        case Wait():
            wait_for(tried)
        case Wrong():
            return _not_in(tried)
        case Try():
            outcome = door.end(
                tried, reception.utc(), is_right=is_right, code=data.code, passkey=data.passkey
            )
    if not isinstance(outcome, Entered):
        return _not_in(outcome)
    reception.office.signed_in.sign_out(token_of(request), reception.utc())
    return enter(outcome, desk, reception)


def _not_in(why: Wrong | SecondNeeded) -> Response[SignInRefused]:
    match why:
        case SecondNeeded(ticket, totp, passkey):
            awaited = AwaitedView(ticket, totp, dict(passkey) if passkey else None)
            said = SignInRefused(Why("second-needed", "a second factor is awaited"), awaited)
        case Wrong(of_second=True):
            said = SignInRefused(Why("second-wrong", "the second factor is not right"))
        case Wrong():
            said = SignInRefused(Why("sign-in-wrong", "the name or the password is not right"))
    return Response(said, status_code=401)


@delete("/session", tags=["people"], status_code=204)
async def sign_out(request: AnyRequest, reception: NamedDependency[Reception]) -> Response[None]:
    """End the session of this browser."""
    reception.office.signed_in.sign_out(token_of(request), reception.utc())
    return Response(None, status_code=204, cookies=[no_cookie()])


@post("/first/look", tags=["people"], status_code=200, exception_handlers=FAULTS)
async def look(
    data: JSONBody[Look], desk: NamedDependency[Desk], reception: NamedDependency[Reception]
) -> LookView:
    """Say for whom a link is that was opened."""
    account = reception.office.people.look_at_link(data.token, reception.utc())
    if account is None:
        return LookView(True, "", "", desk.party)
    return LookView(False, account.name, account.initials, desk.party)


@post("/first", tags=["people"], status_code=200, exception_handlers=FAULTS)
async def first(
    data: JSONBody[First],
    request: AnyRequest,
    desk: NamedDependency[Desk],
    reception: NamedDependency[Reception],
) -> Response[SessionView]:
    """Make the first administrator, or set the password of whoever a link is for; sign them in."""
    people, address = reception.office.people, address_of(request)
    account = people.look_at_link(data.token, reception.utc())
    made = account or Account(data.name.strip(), data.initials.strip(), acc.FIRST_ROLES)
    check_first(made, data.password, is_first=account is None)
    sealed = await reception.sealed(data.password)
    now = reception.utc()
    if account is None:
        made = msgspec.structs.replace(made, password=sealed, language=desk.language)
        entered = people.take_first(data.token, made, now, address)
    else:
        entered = people.take_link(data.token, sealed, now, address)
    return enter(entered, desk, reception)


def check_first(account: Account, plain: str, *, is_first: bool) -> None:
    """Refuse what is wrong with name, initials and password, all at once."""
    faults: list[Fault] = []
    try:
        password.check_password(plain, account.name)
    except BadInput as error:
        faults += error.faults
    try:
        if is_first:
            acc.check_account({}, account)
    except BadInput as error:
        faults += error.faults
    if faults:
        raise BadInput(faults)


ROUTES: Final[list[Any]] = [desk_itself, who, sign_in, sign_out, look, first]
