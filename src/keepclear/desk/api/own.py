"""What a person changes of their own: password, second factors, language and colours.

The rule: whatever opens the desk is changed by whoever shows the password once more.
"""

from typing import Annotated, Any, Final

import msgspec
from litestar import Response, delete, get, patch, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from keepclear.desk.api.part import Desk
from keepclear.desk.api.reception import (
    ANYBODY,
    FAULTS,
    AnyRequest,
    AwaitedView,
    Passkey,
    Password,
    Reception,
    SessionView,
    Token,
    renewed,
    token_of,
)
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import Session
from keepclear.desk.people import password
from keepclear.desk.people.second_factor import drawn


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


class PasskeyView(msgspec.Struct, frozen=True):
    """A passkey as its owner knows it."""

    id: str
    title: str
    since: int


class TotpView(msgspec.Struct, frozen=True):
    """A new secret: to type, to open, and drawn."""

    secret: str
    uri: str
    qr: str


class RecoveryView(msgspec.Struct, frozen=True):
    """Recovery codes, shown this once."""

    codes: list[str]


@patch("/people/me", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def set_taste(
    data: JSONBody[Taste], session: NamedDependency[Session], reception: NamedDependency[Reception]
) -> None:
    """Set the language and the colours that the desk opens with."""
    reception.office.people.set_taste(session.name, data.language, data.theme)


@post("/people/me/password", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def set_password(
    data: JSONBody[Passwords],
    session: NamedDependency[Session],
    request: AnyRequest,
    desk: NamedDependency[Desk],
    reception: NamedDependency[Reception],
) -> Response[SessionView]:
    """Set another password; every other session of this person ends, and this one is renewed."""
    password.check_password(data.new, session.name, "new")
    await reception.check_shown(session, data.old, request)
    sealed = await reception.sealed(data.new)
    reception.office.people.set_password(session.name, sealed, token_of(request), reception.utc())
    return renewed(request, desk, reception)


@post("/people/me/totp", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def begin_totp(
    data: JSONBody[Shown],
    session: NamedDependency[Session],
    request: AnyRequest,
    reception: NamedDependency[Reception],
) -> TotpView:
    """Return a new secret for codes; it counts once a code of it was entered."""
    await reception.check_shown(session, data.password, request)
    secret, uri = reception.office.factors.begin_totp(session.name)
    return TotpView(secret, uri, drawn(uri))


@put("/people/me/totp", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def confirm_totp(
    data: JSONBody[Code],
    session: NamedDependency[Session],
    request: AnyRequest,
    reception: NamedDependency[Reception],
) -> RecoveryView:
    """Switch codes on; the recovery codes in the answer are shown this once."""
    codes = reception.office.factors.confirm_totp(
        session.name, data.code, token_of(request), reception.utc()
    )
    return RecoveryView(codes)


@post("/people/me/totp/off", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def drop_totp(
    data: JSONBody[Shown],
    session: NamedDependency[Session],
    request: AnyRequest,
    reception: NamedDependency[Reception],
) -> None:
    """Switch codes off."""
    await reception.check_shown(session, data.password, request)
    reception.office.factors.drop_totp(session.name, session.name, reception.utc())


@get("/people/me/passkeys", tags=["people"], guards=[ANYBODY])
async def passkeys(
    session: NamedDependency[Session], reception: NamedDependency[Reception]
) -> list[PasskeyView]:
    """List one's passkeys."""
    account = reception.office.people.find(session.name)
    found = account.passkeys if account else ()
    return [PasskeyView(one.id, one.title, one.since) for one in found]


@post("/people/me/passkeys", tags=["people"], guards=[ANYBODY], exception_handlers=FAULTS)
async def begin_passkey(
    data: JSONBody[Shown],
    session: NamedDependency[Session],
    request: AnyRequest,
    reception: NamedDependency[Reception],
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
    data: JSONBody[NewPasskey],
    session: NamedDependency[Session],
    request: AnyRequest,
    reception: NamedDependency[Reception],
) -> None:
    """Add the passkey that the browser made."""
    reception.office.factors.confirm_passkey(
        session.name, data.ticket, data.title, data.answer, token_of(request), reception.utc()
    )


@delete("/people/me/passkeys/{passkey:str}", tags=["people"], guards=[ANYBODY])
async def drop_passkey(
    passkey: FromPath[str], session: NamedDependency[Session], reception: NamedDependency[Reception]
) -> None:
    """Take one of one's passkeys away."""
    reception.office.factors.drop_passkey(session.name, passkey, session.name, reception.utc())


ROUTES: Final[list[Any]] = [
    *(set_taste, set_password, begin_totp, confirm_totp, drop_totp),
    *(passkeys, begin_passkey, confirm_passkey, drop_passkey),
]
