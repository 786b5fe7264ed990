"""Drafts over the API: kept while they are written, and released by another person.

The rule: what the releaser's page showed is what is done. The page sends the version
that it showed, and the node does the body of that version under a reference made of
it, in the releaser's role and initials; who drafted it stands in the log of people.
"""

from typing import Annotated, Any, Final

import msgspec
from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter
from msgspec import Meta

from keepclear.desk.api.acts import ACTS, BODIES, done
from keepclear.desk.api.part import Desk, Part
from keepclear.desk.api.reception import FAULTS, Reception
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import Session, needs
from keepclear.desk.people.account import Role, key_of
from keepclear.desk.people.card_told import CardTold, card_told
from keepclear.desk.people.may import may_release, role_in
from keepclear.desk.people.two_persons import Cannot, Draft, Officer
from keepclear.errors import BadInput, Fault

ANYBODY: Final = needs()
_ID: Final = "^[A-Za-z0-9_-]{1,64}$"
DraftId = Annotated[str, PathParameter(pattern=_ID)]
STATUS: Final = {
    Cannot.NOT_THERE: (404, "there is no such draft"),
    Cannot.NOT_YOURS: (403, "another officer prepares this draft"),
    Cannot.OWN: (403, "whoever prepared a draft does not release it: ask another officer"),
    Cannot.ROLE: (403, "your roles do not hold this"),
    Cannot.CHANGED: (409, "the draft changed since it was shown: look at it again"),
    Cannot.STALE: (409, "the draft was written in another window meanwhile: read it first"),
    Cannot.NOT_ASKED: (409, "its release was not asked for"),
    Cannot.DONE: (409, "the draft was released already"),
    Cannot.ALONE: (409, "this is done at once and released by nobody"),
    Cannot.MANY: (409, "you have as many drafts as one may have: throw some away"),
    Cannot.LONG: (413, "the draft is too long"),
}


class KeptDraft(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What is being written: the act it is to be, what the act says, and the form as it stands.

    Without an act it is a form alone, kept so that nothing typed is lost. `version` is the one
    over which it was written, 0 where there was none.
    """

    act: Annotated[str, Meta(max_length=64)] = ""
    title: str = ""
    body: dict[str, Any] = {}
    form: dict[str, Any] = {}
    version: Annotated[int, Meta(ge=0, le=2**53)] = 0


class Version(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Which version the page showed."""

    version: Annotated[int, Meta(ge=1)]


class SentBack(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Which version is given back, and why."""

    version: Annotated[int, Meta(ge=1)]
    note: Annotated[str, Meta(max_length=1_000)] = ""


class DraftView(msgspec.Struct, frozen=True):
    """A draft as its author and its releaser see it; times are by this machine's clock."""

    id: str
    act: str
    title: str
    body: dict[str, Any]
    form: dict[str, Any]
    drafted_by: str
    drafted_initials: str
    version: int
    changed_at: int
    state: str
    asked_at: int
    note: str
    decided_by: str
    decided_initials: str
    decided_at: int
    reply: dict[str, Any]
    mine: bool
    may_release: bool  # by whoever asks, now
    card: CardTold | None  # where the act takes a party's card: whose it is


def _officer(session: Session) -> Officer:
    roles = frozenset(Role(role) for role in session.roles)
    return Officer(key_of(session.name), session.name, session.initials, roles)


def _view(draft: Draft, officer: Officer) -> DraftView:
    mine = draft.by == officer.key
    return DraftView(
        draft.id,
        draft.act,
        draft.title,
        draft.body,
        draft.form,
        draft.name,
        draft.initials,
        draft.version,
        draft.changed_at,
        draft.state,
        draft.asked_at,
        draft.note,
        draft.decided_by,
        draft.decided_initials,
        draft.decided_at,
        draft.reply,
        mine,
        not mine and may_release(officer.roles, draft.act),
        card_told(draft.act, draft.body),
    )


def _done(found: Draft | Cannot) -> Draft:
    if isinstance(found, Cannot):
        status, message = STATUS[found]
        raise Refused(status, str(found), message)
    return found


def _told(found: Draft | Cannot, officer: Officer) -> DraftView:
    return _view(_done(found), officer)


def _decide(what: str) -> post:
    """Return the route of a step that a draft takes from one officer to another."""
    return post(
        f"/drafts/{{draft_id:str}}/{what}",
        tags=["drafts"],
        guards=[ANYBODY],
        status_code=200,
        exception_handlers=FAULTS,
    )


def check_body(act: str, body: dict[str, Any]) -> None:
    """Refuse a body that is none of its act, as the act's own route would."""
    if act not in ACTS:
        raise BadInput([Fault("act", "it is no act", "see /api/schema")])
    try:
        msgspec.convert({"ref": "a-reference", **body}, BODIES[act], strict=True)
    except msgspec.ValidationError as error:
        raise BadInput([Fault("body", str(error), "see /api/schema")]) from error


@get("/drafts", tags=["drafts"], guards=[ANYBODY])
async def drafts(
    session: NamedDependency[Session], reception: NamedDependency[Reception]
) -> list[DraftView]:
    """List one's own drafts, and those of others that ask for a release one may give."""
    officer = _officer(session)
    return [_view(draft, officer) for draft in reception.office.drafts.seen_by(officer)]


@get("/drafts/{draft_id:str}", tags=["drafts"], guards=[ANYBODY])
async def draft(
    draft_id: DraftId, session: NamedDependency[Session], reception: NamedDependency[Reception]
) -> DraftView:
    """Show one draft."""
    officer = _officer(session)
    return _told(reception.office.drafts.find(officer, draft_id, reception.utc()), officer)


@put("/drafts/{draft_id:str}", tags=["drafts"], guards=[ANYBODY], exception_handlers=FAULTS)
async def keep(
    draft_id: DraftId,
    data: JSONBody[KeptDraft],
    session: NamedDependency[Session],
    reception: NamedDependency[Reception],
) -> DraftView:
    """Keep a draft as it stands; the same again changes nothing, and a stale one is refused.

    A draft whose release was asked for and that now says another thing is no longer asked for.
    """
    officer, store = _officer(session), reception.office.drafts
    act = data.act.replace("-", " ")  # by the act's name, or as in its path
    said = (data.title, data.body, reception.utc(), data.form, data.version)
    return _told(store.keep(officer, draft_id, act, *said), officer)


@delete("/drafts/{draft_id:str}", tags=["drafts"], guards=[ANYBODY])
async def drop(
    draft_id: DraftId, session: NamedDependency[Session], reception: NamedDependency[Reception]
) -> None:
    """Throw a draft of one's own away."""
    _done(reception.office.drafts.drop(_officer(session), draft_id))


@_decide("ask-release")
async def ask_release(
    draft_id: DraftId, session: NamedDependency[Session], reception: NamedDependency[Reception]
) -> DraftView:
    """Ask that another person releases a draft of one's own."""
    officer, store = _officer(session), reception.office.drafts
    found = store.find(officer, draft_id, reception.utc())
    if isinstance(found, Draft) and found.act:
        check_body(found.act, found.body)
    return _told(store.ask(officer, draft_id, reception.utc()), officer)


@_decide("release")
async def release(
    draft_id: DraftId,
    data: JSONBody[Version],
    session: NamedDependency[Session],
    desk: NamedDependency[Desk],
    reception: NamedDependency[Reception],
) -> DraftView:
    """Have the node do what another prepared; `reply` is what it answers."""
    officer, store = _officer(session), reception.office.drafts
    begun = _done(store.begin_release(officer, draft_id, data.version))
    role = role_in(officer.roles, begun.act)
    assert role is not None, "who may release has a role to do it in"
    said = {**begun.body, "act": begun.act, "ref": begun.ref}
    reply = await done(desk, said | {"role": str(role), "initials": officer.initials})
    return _view(store.end_release(officer, begun, reply, reception.utc()), officer)


@_decide("send-back")
async def send_back(
    draft_id: DraftId,
    data: JSONBody[SentBack],
    session: NamedDependency[Session],
    reception: NamedDependency[Reception],
) -> DraftView:
    """Give a draft back to whoever prepared it."""
    officer, store = _officer(session), reception.office.drafts
    back = store.send_back(officer, draft_id, data.version, data.note, reception.utc())
    return _told(back, officer)


ROUTES: Final[list[Any]] = [drafts, draft, keep, drop, ask_release, release, send_back]


def drafts_part() -> Part:
    """Return the routes of drafts; who receives them comes with the people."""
    return Part(routes=ROUTES)
