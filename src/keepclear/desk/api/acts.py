"""What an officer may do from a page: each act of the node under its own path.

Who may do what is one table, in people/may.py. Role and initials come from the session and never
from what was sent; the reference is made by the browser and kept until it is answered, so
that an act that is sent again is done once.
"""

import re
from collections.abc import Collection, Mapping
from typing import Annotated, Any, Final, get_args

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from msgspec import Meta

from keepclear.desk.api.part import Desk
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import Session, needs
from keepclear.desk.api.views import AS_BODY, path_of
from keepclear.desk.people.may import Way, role_in, way_of, who_may
from keepclear.errors import BadInput, Fault
from keepclear.limits import DESK_ACT_BYTES_MAX
from keepclear.node import request as ask

# What the node draws or works out by itself.
NOT_SENT: Final = frozenset({"role", "initials", "random", "plotted", "near"})
PLAIN: Final = r"^[A-Za-z0-9-]+(?!\n)$"  # $ alone matches before a last line break as well
_OPTION: Final = re.compile(r"--([a-z][a-z-]*)")
_CALLED: Final[Mapping[str, str]] = {"kind": "sort"}
REF = Annotated[str, Meta(min_length=8, max_length=64, pattern=PLAIN)]
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


async def carry_out(desk: Desk, session: Session, name: str, said: Mapping[str, Any]) -> Any:
    """Do an act in the role in which this officer may; raise Refused where none of theirs does.

    Whether a second person was needed, and was there, is known to whoever calls.
    """
    role = role_in(session.roles, name)
    if role is None:
        raise Refused(403, "role", "none of your roles does this")
    return await done(desk, {**said, "act": name, "role": str(role), "initials": session.initials})


async def done(desk: Desk, act: dict[str, Any]) -> Any:
    """Have the node do an act; raise BadInput with each fault at the field of what was sent.

    The node names what is wrong by the options of the command line, which no page has.
    """
    try:
        return await desk.answer(act)
    except BadInput as error:
        fields = BODIES[act["act"]].__struct_fields__
        faults = [Fault(_field(one.place, fields), one.fault, one.cure) for one in error.faults]
        raise BadInput(faults) from error


def _field(place: str, fields: Collection[str]) -> str:
    """Return a place as the field that it is of: `--from` is `from_utc`, `--link X` `links X`."""
    option = _OPTION.match(place)
    if option is None:
        return place
    name = option[1].replace("-", "_")
    alike = (name, f"{name}_utc", f"{name}s", _CALLED.get(name, ""))
    found = next((one for one in alike if one in fields), name)
    return found + place[option.end() :]


def _route(name: str, act: type[ask.Act]) -> HTTPRouteHandler:
    async def do(data: Any, desk: NamedDependency[Desk], session: NamedDependency[Session]) -> Any:
        if way_of(session.roles, name, four_eyes=desk.four_eyes) is not Way.AT_ONCE:
            words = "one officer drafts this and another releases it: see /api/drafts"
            raise Refused(403, "two-persons", words)
        return await carry_out(desk, session, name, msgspec.to_builtins(data))

    do.__annotations__["data"] = AS_BODY[BODIES[name]]
    return post(
        f"/acts/{path_of(name)}",
        guards=[needs(*who_may(name))],
        status_code=200,
        request_max_body_size=DESK_ACT_BYTES_MAX,
        operation_id=f"act-{path_of(name)}",
        summary=act.__doc__,
        tags=["acts"],
    )(do)


ROUTES: Final = [_route(name, act) for name, act in ACTS.items()]
