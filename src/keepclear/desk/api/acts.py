"""What an officer may do from a page: each act of the node under its own path.

One table says which roles may do an act, and which acts need two persons. Role and initials
come from the session and never from what was sent; the reference is made by the browser and
kept until it is answered, so that an act that is sent again is done once.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, NamedTuple, get_args

import msgspec
from litestar import post
from litestar.handlers import HTTPRouteHandler
from msgspec import Meta

from keepclear.desk.api.part import Desk
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import Role, Session, needs
from keepclear.desk.api.views import path_of
from keepclear.limits import DESK_ACT_BYTES_MAX
from keepclear.node import request as ask

WATCH, RELEASER, ADMINISTRATOR = Role.WATCH, Role.RELEASER, Role.ADMINISTRATOR
DRAFTER, AUDITOR = Role.DRAFTER, Role.AUDITOR


class Rule(NamedTuple):
    """Who may do an act; `two` says that one officer asks for it and another releases it."""

    roles: tuple[Role, ...]
    two: bool = False


RULES: Final[Mapping[type[ask.Act], Rule]] = {
    # What saves lives, and what the watch owes the others: at once, by whoever is there.
    ask.Stop: Rule((WATCH, RELEASER, DRAFTER, ADMINISTRATOR)),
    ask.Take: Rule((WATCH,)),
    ask.ReadBack: Rule((WATCH,)),
    ask.Answer: Rule((WATCH, RELEASER)),
    ask.Disseminate: Rule((WATCH,)),
    ask.Object: Rule((WATCH, RELEASER)),
    ask.Say: Rule((WATCH, RELEASER)),
    ask.SayCoded: Rule((WATCH, RELEASER)),
    ask.Translate: Rule((WATCH, RELEASER, DRAFTER)),
    ask.CheckLine: Rule((WATCH, RELEASER)),
    ask.Confirm: Rule((WATCH, RELEASER)),
    ask.Seen: Rule((WATCH, RELEASER, AUDITOR)),
    ask.TakeWatch: Rule((WATCH,)),
    ask.GiveWatch: Rule((WATCH,)),
    ask.AnswerStep: Rule((WATCH, RELEASER)),
    ask.ReportPatrol: Rule((WATCH, RELEASER)),
    ask.OpenIncident: Rule((WATCH, RELEASER)),
    ask.StateIncident: Rule((WATCH, RELEASER)),
    ask.AskQuery: Rule((WATCH, RELEASER)),
    ask.ReadSites: Rule((WATCH, RELEASER, DRAFTER, AUDITOR)),
    ask.DeclineSites: Rule((RELEASER,)),
    # What others will rely on: one officer drafts it, another releases it.
    ask.Give: Rule((RELEASER,), two=True),
    ask.Import: Rule((RELEASER,), two=True),
    ask.Amend: Rule((RELEASER,), two=True),
    ask.Cancel: Rule((RELEASER,), two=True),
    ask.AnswerQuery: Rule((RELEASER,), two=True),
    ask.AnnounceZone: Rule((RELEASER,), two=True),
    ask.EndZone: Rule((RELEASER,), two=True),
    ask.PlanPatrol: Rule((RELEASER,), two=True),
    ask.ProposePatrol: Rule((RELEASER,), two=True),
    ask.ClosePatrol: Rule((RELEASER,), two=True),
    ask.NamePart: Rule((RELEASER,), two=True),
    ask.SummariseIncident: Rule((RELEASER,), two=True),
    ask.ReleaseStatement: Rule((RELEASER,), two=True),
    ask.Suspend: Rule((RELEASER,)),  # Its own suspension is a party's to say at once, and to lift.
    ask.Lift: Rule((RELEASER,)),
    ask.Propose: Rule((RELEASER,), two=True),
    ask.ProposeAgreement: Rule((RELEASER,), two=True),
    ask.ActOnAgreement: Rule((RELEASER,), two=True),
    ask.Endorse: Rule((RELEASER,), two=True),
    ask.AddSites: Rule((RELEASER,), two=True),
    ask.ImportSites: Rule((RELEASER,), two=True),
    ask.AmendSite: Rule((RELEASER,), two=True),
    ask.WithdrawSite: Rule((RELEASER,), two=True),
    ask.SetSitePolicy: Rule((RELEASER,), two=True),
    ask.ReleaseSites: Rule((RELEASER,), two=True),
    # Whom we speak to: keys and lines.
    ask.AddPeer: Rule((ADMINISTRATOR,), two=True),
    ask.Found: Rule((ADMINISTRATOR,), two=True),
    ask.Join: Rule((ADMINISTRATOR, RELEASER), two=True),
}
# What the node draws or works out by itself.
NOT_SENT: Final = frozenset({"role", "initials", "random", "plotted", "near"})
REF = Annotated[str, Meta(min_length=8, max_length=64, pattern="^[A-Za-z0-9-]+$")]
ACTS: Final[Mapping[str, type[ask.Act]]] = {
    str(act.__struct_config__.tag): act for act in get_args(ask.AnyAct)
}


def body_of(act: type[ask.Act]) -> type[msgspec.Struct]:
    """Return what a browser sends of an act: all of it but what the session and the node know."""
    fields: list[Any] = []
    for one in msgspec.structs.fields(act):
        if one.name in NOT_SENT:
            continue
        kind = REF if one.name == "ref" else one.type
        if one.required:
            fields.append((one.name, kind))
        elif one.default_factory is not msgspec.NODEFAULT:
            fields.append((one.name, kind, msgspec.field(default_factory=one.default_factory)))
        else:
            fields.append((one.name, kind, one.default))
    made = msgspec.defstruct(
        act.__name__, fields, kw_only=True, forbid_unknown_fields=True, module=__name__
    )
    made.__doc__ = act.__doc__
    return made


BODIES: Final[Mapping[str, type[msgspec.Struct]]] = {
    name: body_of(act) for name, act in ACTS.items()
}


def role_for(session: Session, rule: Rule) -> Role:
    """Return the role in which an officer does an act; raise Refused where none of theirs may."""
    for role in rule.roles:
        if role in session.roles:
            return role
    names = " or ".join(rule.roles)
    raise Refused(403, "role", f"this is for the role of {names}")


async def carry_out(desk: Desk, session: Session, name: str, said: Mapping[str, Any]) -> Any:
    """Do an act as an officer who may; whether a second one was needed is known to the caller."""
    role = role_for(session, RULES[ACTS[name]])
    return await desk.answer({**said, "act": name, "role": str(role), "initials": session.initials})


def _route(name: str, act: type[ask.Act]) -> HTTPRouteHandler:
    rule = RULES[act]

    async def do(data: Any, desk: Desk, session: Session) -> Any:
        if rule.two and desk.four_eyes:
            role_for(session, rule)
            words = "one officer drafts this and another releases it: see /api/drafts"
            raise Refused(403, "two-persons", words)
        return await carry_out(desk, session, name, msgspec.to_builtins(data))

    do.__annotations__["data"] = BODIES[name]
    return post(
        f"/acts/{path_of(name)}",
        guards=[needs(*rule.roles)],
        status_code=200,
        request_max_body_size=DESK_ACT_BYTES_MAX,
        operation_id=f"act-{path_of(name)}",
        summary=act.__doc__,
        tags=["acts"],
    )(do)


ROUTES: Final = [_route(name, act) for name, act in ACTS.items()]
