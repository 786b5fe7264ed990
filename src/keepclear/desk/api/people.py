"""Who may sit at the desk, for administrators; and what was done to whom, for auditors."""

import asyncio
from typing import Annotated, Any, Final

import msgspec
from litestar import delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Meta

from keepclear.desk.api import own, signing_in
from keepclear.desk.api.live import Windows
from keepclear.desk.api.part import Desk, Part
from keepclear.desk.api.reception import (
    FAULTS,
    Reception,
    Short,
)
from keepclear.desk.api.session import Role, Session, needs
from keepclear.desk.people import account as acc
from keepclear.desk.people import log
from keepclear.desk.people.account import Account
from keepclear.desk.people.relieving import relief
from keepclear.desk.people.wrong import refuse

ADMINISTRATOR: Final = needs(Role.ADMINISTRATOR)
READS_LOG: Final = needs(Role.AUDITOR, Role.ADMINISTRATOR)


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


@get("/people", tags=["people"], guards=[READS_LOG])
async def people(reception: NamedDependency[Reception]) -> list[PersonView]:
    """List the people of this desk."""
    return [_person(one) for one in reception.office.people.all()]


@post("/people", tags=["people"], guards=[ADMINISTRATOR], exception_handlers=FAULTS)
async def add(
    data: JSONBody[NewPerson],
    session: NamedDependency[Session],
    reception: NamedDependency[Reception],
) -> LinkView:
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
async def link(
    name: FromPath[str], session: NamedDependency[Session], reception: NamedDependency[Reception]
) -> LinkView:
    """Make a link by which somebody sets a new password; it takes their second factors away."""
    account = reception.office.people.find(name)
    if account is None:
        refuse([("name", "not-there")])
    assert account is not None
    return _link(account, session, reception)


@patch("/people/{name:str}", tags=["people"], guards=[ADMINISTRATOR], exception_handlers=FAULTS)
async def change(
    name: FromPath[str],
    data: JSONBody[ChangedPerson],
    session: NamedDependency[Session],
    desk: NamedDependency[Desk],
    windows: NamedDependency[Windows],
    reception: NamedDependency[Reception],
) -> PersonView:
    """Change somebody's initials or roles; who loses the watch by it loses it at once."""
    changed = reception.office.people.change(
        name,
        session.name,
        reception.utc(),
        initials=None if data.initials is None else data.initials.strip(),
        roles=None if data.roles is None else tuple(acc.Role(role) for role in data.roles),
    )
    await _relieve(desk, windows, reception, session, changed.initials)
    return _person(changed)


@delete("/people/{name:str}", tags=["people"], guards=[ADMINISTRATOR], exception_handlers=FAULTS)
async def remove(
    name: FromPath[str],
    session: NamedDependency[Session],
    desk: NamedDependency[Desk],
    windows: NamedDependency[Windows],
    reception: NamedDependency[Reception],
) -> None:
    """Remove somebody; their sessions end at once, and the watch is theirs no more."""
    gone = reception.office.people.find(name)
    reception.office.people.remove(name, session.name, reception.utc())
    await _relieve(desk, windows, reception, session, gone.initials if gone else "")


async def _relieve(
    desk: Desk, windows: Windows, reception: Reception, by: Session, initials: str
) -> None:
    """Take the watch, and the windows of it, from who may have it no more."""
    try:
        told = await desk.answer({"view": "on watch", "limit": 0})
        act = relief(told["watch"], initials, reception.office.people.all(), desk.language)
        if act is not None:
            await desk.answer({**act, "initials": by.initials})
    finally:
        windows.look(desk)


@get("/people-log", tags=["people"], guards=[READS_LOG])
async def read_log(
    reception: NamedDependency[Reception],
    before: Annotated[int, QueryParameter(ge=0, le=1 << 53)] = 0,
) -> LogView:
    """Read the log of people, the newest first."""
    rows = log.entries(reception.office.book, before)
    found = [
        LogEntry(n, one.utc, one.what, one.by, one.about, one.address, one.detail)
        for n, one in rows
    ]
    missing: list[int] = []
    for piece in log.gaps_by_piece(reception.office.book) if not before else ():
        missing += piece
        await asyncio.sleep(0)  # Between two pieces a STOP goes on.
    return LogView(found, sorted(missing))


ROUTES: Final[list[Any]] = [people, add, link, change, remove, read_log]


def people_part(reception: Reception) -> Part:
    """Return every route about people, with who receives them."""
    routes = [*signing_in.ROUTES, *own.ROUTES, *ROUTES]
    return Part(routes=routes, provides={"reception": reception})
