"""Signing in, and the people of a desk, as the browser sees them.

The rule: a password or a code is looked at in its turn and never in the node's own
loop, so that whoever guesses holds up no STOP; and whoever changes what opens the
desk for them shows their password once more.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, NoReturn, TypeVar

import msgspec
from litestar import Request, Response, delete, get, patch, post, put
from litestar.datastructures import Cookie
from msgspec import Meta

from keepclear.desk.api.part import Desk, Part
from keepclear.desk.api.refusal import Faults, OneFault, Refused
from keepclear.desk.api.session import COOKIE, Role, Session, needs
from keepclear.desk.fault_words import code_of as known
from keepclear.desk.people import account as acc
from keepclear.desk.people import log, password
from keepclear.desk.people.account import Account
from keepclear.desk.people.office import Office
from keepclear.desk.people.second_factor import drawn
from keepclear.desk.people.session import hash_of
from keepclear.desk.people.signed_in import Entered
from keepclear.desk.people.signing_in import SecondNeeded, Try, Wait, Wrong
from keepclear.desk.people.wrong import code_of, refuse
from keepclear.errors import BadInput, Fault
from keepclear.limits import PASSWORDS_AT_ONCE_MAX, SIGN_INS_WAITING_MAX

T = TypeVar("T")
AnyRequest = Request[Any, Any, Any]
ADMINISTRATOR: Final = needs(Role.ADMINISTRATOR)
READS_LOG: Final = needs(Role.AUDITOR, Role.ADMINISTRATOR)
ANYBODY: Final = needs()
Short = Annotated[str, Meta(max_length=256)]
Password = Annotated[str, Meta(max_length=1_024)]
Token = Annotated[str, Meta(max_length=128)]
Passkey = Annotated[dict[str, Any], Meta(max_length=32)]


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


class NewPerson(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Somebody to be added."""

    name: Short
    initials: Short
    roles: Annotated[list[Role], Meta(max_length=8)]
    language: Annotated[str, Meta(max_length=8)] = "en"


class ChangedPerson(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What is to be another way; what is left out stays."""

    initials: Short | None = None
    roles: Annotated[list[Role], Meta(max_length=8)] | None = None


class Taste(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """In which language and colours somebody reads the desk."""

    language: Annotated[str, Meta(max_length=8)] | None = None
    theme: Annotated[str, Meta(max_length=8)] | None = None


class Passwords(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The password that was, and the one that is to be."""

    old: Password
    new: Password


class Shown(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One's password, shown once more."""

    password: Password


class Code(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A code of the new secret."""

    code: Annotated[str, Meta(max_length=64)]


class NewPasskey(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A passkey that the browser made."""

    ticket: Token
    title: Annotated[str, Meta(max_length=64)]
    answer: Passkey


class OfficerView(msgspec.Struct, frozen=True):
    """Who is signed in."""

    name: str
    initials: str
    roles: list[Role]
    language: str
    theme: str


class PasskeyView(msgspec.Struct, frozen=True):
    """A passkey as its owner knows it."""

    id: str
    title: str
    since: int


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
    scenario: ScenarioView | None
    second_factor: FactorsView
    four_eyes: bool
    ends: int


class PersonView(msgspec.Struct, frozen=True):
    """One person in the list."""

    name: str
    initials: str
    roles: list[Role]
    since: int
    has_password: bool
    totp: bool
    passkeys: int


class LinkView(msgspec.Struct, frozen=True):
    """A link that is good once, as the path that follows the desk's address."""

    path: str
    person: PersonView


class LookView(msgspec.Struct, frozen=True):
    """For whom a link is; no name for the first administrator."""

    first: bool
    name: str
    initials: str
    party: str


class TotpView(msgspec.Struct, frozen=True):
    """A new secret: to type, to open, and drawn."""

    secret: str
    uri: str
    qr: str


class RecoveryView(msgspec.Struct, frozen=True):
    """Recovery codes, shown this once."""

    codes: list[str]


class AwaitedView(msgspec.Struct, frozen=True):
    """What is still awaited under a ticket."""

    ticket: str
    totp: bool
    passkey: dict[str, Any] | None


class Why(msgspec.Struct, frozen=True):
    """Why it was refused, by a code that the browser says in the reader's language."""

    code: str
    message: str


class SignInRefused(msgspec.Struct, frozen=True, omit_defaults=True):
    """Nobody is signed in by this; `second` says what is awaited, where the password was right."""

    error: Why
    second: AwaitedView | None = None


class LogEntry(msgspec.Struct, frozen=True):
    """One entry of the log of people."""

    n: int
    utc: int
    what: str
    by: str
    about: str
    address: str
    detail: dict[str, str]


class LogView(msgspec.Struct, frozen=True):
    """The latest entries, the newest first; `gaps` are the numbers before which some are missing.

    Earlier ones: ask with `before` the lowest number.
    """

    entries: list[LogEntry]
    gaps: list[int]


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

    def is_open(self, session_id: str) -> bool:
        """Tell whether a session still stands; a window that follows the desk keeps it open.

        Whoever watches a quiet line for an hour must still hear the bell.
        """
        return self.office.signed_in.is_open(session_id, self.utc())

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
            _wait(tried)
        if not await self.in_turn(password.matches, plain, tried.sealed):
            refuse([("password", "password-wrong")])
        self.office.door.forgive(tried)


def _session(found: Entered) -> Session:
    account = found.account
    return Session(
        hash_of(found.token),
        account.name,
        account.initials,
        frozenset(Role(role) for role in account.roles),
        found.session.csrf,
        account.language,
        account.theme,
    )


def address_of(request: AnyRequest) -> str:
    """Return from where somebody asks."""
    return request.client.host if request.client else ""


def _wait(wait: Wait) -> NoReturn:
    words = "this went wrong too often: wait, then try again"
    raise Refused(429, "wait", words, retry_after_s=wait.seconds)


def cookie_of(token: str) -> Cookie:
    """Return the cookie of a session: no script reads it, no other page sends it."""
    return Cookie(key=COOKIE, value=token, path="/", secure=True, httponly=True, samesite="strict")


def _gone() -> Cookie:
    return Cookie(key=COOKIE, value="", max_age=0, path="/", secure=True, httponly=True)


def _entered(entered: Entered, desk: Desk, reception: Reception) -> Response[SessionView]:
    """Answer with a session that was just opened, under a token that nobody has had."""
    return Response(_session_view(entered, desk, reception), cookies=[cookie_of(entered.token)])


def _session_view(found: Entered, desk: Desk, reception: Reception) -> SessionView:
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
        ScenarioView(scenario.id, scenario.rate) if scenario else None,
        FactorsView(
            bool(account.totp),
            len(account.recovery),
            bool(account.passkeys),
            factors.why_no_passkeys,
        ),
        desk.four_eyes,
        found.session.ends_at_last(),
    )


def _person(account: Account) -> PersonView:
    return PersonView(
        account.name,
        account.initials,
        [Role(role) for role in account.roles],
        account.since,
        bool(account.password),
        bool(account.totp),
        len(account.passkeys),
    )


def _token(request: AnyRequest) -> str:
    return request.cookies.get(COOKIE, "")


# Signing in


@get("/session", tags=["people"])
async def who(request: AnyRequest, desk: Desk, reception: Reception) -> SessionView:
    """Say who is signed in at this browser."""
    found = reception.office.signed_in.who(_token(request), reception.utc())
    if found is None:
        raise Refused(401, "signed-out", "nobody is signed in at this browser")
    return _session_view(found, desk, reception)


@post("/session", tags=["people"], status_code=200, exception_handlers=FAULTS)
async def sign_in(
    data: SignIn, request: AnyRequest, desk: Desk, reception: Reception
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
            _wait(tried)
        case Wrong():
            return _not_in(tried)
        case Try():
            outcome = door.end(
                tried, reception.utc(), is_right=is_right, code=data.code, passkey=data.passkey
            )
    if not isinstance(outcome, Entered):
        return _not_in(outcome)
    reception.office.signed_in.sign_out(_token(request), reception.utc())
    return _entered(outcome, desk, reception)


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
async def sign_out(request: AnyRequest, reception: Reception) -> Response[None]:
    """End the session of this browser."""
    reception.office.signed_in.sign_out(_token(request), reception.utc())
    return Response(None, status_code=204, cookies=[_gone()])


@post("/first/look", tags=["people"], status_code=200, exception_handlers=FAULTS)
async def look(data: Look, desk: Desk, reception: Reception) -> LookView:
    """Say for whom a link is that was opened."""
    account = reception.office.people.look_at_link(data.token, reception.utc())
    if account is None:
        return LookView(True, "", "", desk.party)
    return LookView(False, account.name, account.initials, desk.party)


@post("/first", tags=["people"], status_code=200, exception_handlers=FAULTS)
async def first(
    data: First, request: AnyRequest, desk: Desk, reception: Reception
) -> Response[SessionView]:
    """Make the first administrator, or set the password of whoever a link is for; sign them in."""
    people, address = reception.office.people, address_of(request)
    account = people.look_at_link(data.token, reception.utc())
    made = account or Account(data.name.strip(), data.initials.strip(), acc.FIRST_ROLES)
    _check_first(made, data.password, is_first=account is None)
    sealed = await reception.sealed(data.password)
    now = reception.utc()
    if account is None:
        made = msgspec.structs.replace(made, password=sealed, language=desk.language)
        entered = people.take_first(data.token, made, now, address)
    else:
        entered = people.take_link(data.token, sealed, now, address)
    return _entered(entered, desk, reception)


def _check_first(account: Account, plain: str, *, is_first: bool) -> None:
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


# One's own


@patch("/people/me", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def set_taste(data: Taste, session: Session, reception: Reception) -> None:
    """Set the language and the colours that the desk opens with."""
    reception.office.people.set_taste(session.name, data.language, data.theme)


@post("/people/me/password", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def set_password(
    data: Passwords, session: Session, request: AnyRequest, desk: Desk, reception: Reception
) -> Response[SessionView]:
    """Set another password; every other session of this person ends, and this one is renewed."""
    password.check_password(data.new, session.name, "new")
    await reception.check_shown(session, data.old, request)
    sealed = await reception.sealed(data.new)
    reception.office.people.set_password(session.name, sealed, _token(request), reception.utc())
    return _renewed(request, desk, reception)


def _renewed(request: AnyRequest, desk: Desk, reception: Reception) -> Response[SessionView]:
    entered = reception.office.signed_in.rotate(_token(request), reception.utc())
    if entered is None:
        raise Refused(401, "signed-out", "the session ended meanwhile")
    return _entered(entered, desk, reception)


@post("/people/me/totp", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def begin_totp(
    data: Shown, session: Session, request: AnyRequest, reception: Reception
) -> TotpView:
    """Return a new secret for codes; it counts once a code of it was entered."""
    await reception.check_shown(session, data.password, request)
    secret, uri = reception.office.factors.begin_totp(session.name)
    return TotpView(secret, uri, drawn(uri))


@put("/people/me/totp", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def confirm_totp(
    data: Code, session: Session, request: AnyRequest, reception: Reception
) -> RecoveryView:
    """Switch codes on; the recovery codes in the answer are shown this once."""
    codes = reception.office.factors.confirm_totp(
        session.name, data.code, _token(request), reception.utc()
    )
    return RecoveryView(codes)


@post("/people/me/totp/off", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def drop_totp(
    data: Shown, session: Session, request: AnyRequest, reception: Reception
) -> None:
    """Switch codes off."""
    await reception.check_shown(session, data.password, request)
    reception.office.factors.drop_totp(session.name, session.name, reception.utc())


@get("/people/me/passkeys", tags=["people"], guards=[ANYBODY])
async def passkeys(session: Session, reception: Reception) -> list[PasskeyView]:
    """List one's passkeys."""
    account = reception.office.people.find(session.name)
    found = account.passkeys if account else ()
    return [PasskeyView(one.id, one.title, one.since) for one in found]


@post("/people/me/passkeys", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def begin_passkey(
    data: Shown, session: Session, request: AnyRequest, reception: Reception
) -> AwaitedView:
    """Return what the browser needs to make a passkey; 409 where this desk has none."""
    if reception.office.factors.why_no_passkeys:
        raise Refused(409, "no-domain", "passkeys need a domain name: see desk.names")
    await reception.check_shown(session, data.password, request)
    begun = reception.office.factors.begin_passkey(session.name, reception.utc())
    assert begun is not None
    return AwaitedView(begun[0], False, dict(begun[1]))


@put("/people/me/passkeys", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def confirm_passkey(
    data: NewPasskey, session: Session, request: AnyRequest, reception: Reception
) -> None:
    """Add the passkey that the browser made."""
    reception.office.factors.confirm_passkey(
        session.name, data.ticket, data.title, data.answer, _token(request), reception.utc()
    )


@delete("/people/me/passkeys/{passkey:str}", tags=["people"], guards=[ANYBODY])
async def drop_passkey(passkey: str, session: Session, reception: Reception) -> None:
    """Take one of one's passkeys away."""
    reception.office.factors.drop_passkey(session.name, passkey, session.name, reception.utc())


# Everybody


@get("/people", tags=["people"], guards=[READS_LOG])
async def people(reception: Reception) -> list[PersonView]:
    """List the people of this desk."""
    return [_person(one) for one in reception.office.people.all()]


@post("/people", tags=["people"], guards=[ADMINISTRATOR], exception_handlers=FAULTS)
async def add(data: NewPerson, session: Session, reception: Reception) -> LinkView:
    """Add somebody; the link in the answer lets them set their password, and is shown this once."""
    account = Account(
        data.name.strip(),
        data.initials.strip(),
        tuple(acc.Role(role) for role in data.roles),
        language=data.language if data.language in acc.LANGUAGES else "en",
    )
    made = reception.office.people.add(account, session.name, reception.utc())
    return _link(made, session, reception)


def _link(account: Account, session: Session, reception: Reception) -> LinkView:
    token = reception.office.people.link_for(account.name, session.name, reception.utc())
    return LinkView(path_of_link(token), _person(account))


def path_of_link(token: str) -> str:
    """Return what follows the desk's address in a link that is good once."""
    return f"#/first/{token}"


@post("/people/{name:str}/link", tags=["people"], guards=[ADMINISTRATOR], exception_handlers=FAULTS)
async def link(name: str, session: Session, reception: Reception) -> LinkView:
    """Make a link by which somebody sets a new password; it takes their second factors away."""
    account = reception.office.people.find(name)
    if account is None:
        refuse([("name", "not-there")])
    assert account is not None
    return _link(account, session, reception)


@patch("/people/{name:str}", tags=["people"], guards=[ADMINISTRATOR], exception_handlers=FAULTS)
async def change(
    name: str, data: ChangedPerson, session: Session, reception: Reception
) -> PersonView:
    """Change somebody's initials or roles."""
    changed = reception.office.people.change(
        name,
        session.name,
        reception.utc(),
        initials=None if data.initials is None else data.initials.strip(),
        roles=None if data.roles is None else tuple(acc.Role(role) for role in data.roles),
    )
    return _person(changed)


@delete("/people/{name:str}", tags=["people"], guards=[ADMINISTRATOR], exception_handlers=FAULTS)
async def remove(name: str, session: Session, reception: Reception) -> None:
    """Remove somebody; their sessions end at once."""
    reception.office.people.remove(name, session.name, reception.utc())


@get("/people-log", tags=["people"], guards=[READS_LOG])
async def read_log(
    reception: Reception, before: Annotated[int, Meta(ge=0, le=1 << 53)] = 0
) -> LogView:
    """Read the log of people, the newest first."""
    rows = log.entries(reception.office.book, before)
    found = [
        LogEntry(n, one.utc, one.what, one.by, one.about, one.address, one.detail)
        for n, one in rows
    ]
    return LogView(found, [] if before else list(log.gaps(reception.office.book)))


ROUTES: Final[list[Any]] = [
    *(who, sign_in, sign_out, look, first),
    *(set_taste, set_password, begin_totp, confirm_totp, drop_totp),
    *(passkeys, begin_passkey, confirm_passkey, drop_passkey),
    *(people, add, link, change, remove, read_log),
]


def people_part(reception: Reception) -> Part:
    """Return the routes of people, with who receives them."""
    provided: Mapping[str, object] = {"reception": reception}
    return Part(routes=ROUTES, provides=provided)
