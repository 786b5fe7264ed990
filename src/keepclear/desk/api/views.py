"""What a page may see: each view of the node under its own path, with its arguments.

Every argument has its type and bounds, read from the view itself where it can be, so that the
description of the API tells them; an argument that a view does not have is refused and not
passed over, since a mistyped filter would show a page of the wrong things.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from inspect import Parameter as Argument
from inspect import Signature, signature
from typing import Annotated, Any, Final, get_args, get_type_hints

import msgspec
from litestar import Request, get, post
from litestar.constants import RESERVED_KWARGS
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct

from keepclear.desk import registers
from keepclear.desk.api.part import Desk
from keepclear.desk.api.session import Role, Session, needs
from keepclear.errors import BadInput, Fault
from keepclear.limits import (
    BUNDLE_BYTES_MAX,
    BUNDLE_RECORDS_MAX,
    DESK_COUNTED_MAX,
    NOTICES_PER_ACT_MAX,
)
from keepclear.node.request import Draft

UTC_MAX: Final = 253_402_300_799  # the last second of the year 9999
NAMED_MAX: Final = 256  # characters of what names a thing; the longest is a record's id

Text = Annotated[str, QueryParameter(max_length=NAMED_MAX)]
Utc = Annotated[int, QueryParameter(ge=0, le=UTC_MAX, description="seconds since 1970, UTC")]
Count = Annotated[int, QueryParameter(ge=0, le=1_000_000)]
Entry = Annotated[int, QueryParameter(ge=0, le=2**53)]
Flag = Annotated[bool, QueryParameter()]
Degrees = Annotated[float, QueryParameter(ge=-180, le=180)]
Metres = Annotated[float, QueryParameter(ge=0, le=1_000_000)]
REQUIRED: Final = Argument.empty
AS_BODY: Any = JSONBody  # given a type that is made, and not written, as its argument
CHANNEL: Final = {"channel": (Text, "")}
EVERY: Final = {"every": (Flag, False)}
READ_IN: Final = {"language": (Text, "")}  # of the reader; that of the desk unless named
READERS: Final = (Role.DRAFTER, Role.RELEASER, Role.WATCH, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class View:
    """What one view takes, and who may have it; `reads_site` has its reading noted first."""

    arguments: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    says: str = ""
    roles: tuple[Role, ...] = ()
    reads_site: bool = False


def _one(name: str) -> dict[str, tuple[Any, Any]]:
    return {name: (Text, REQUIRED), **CHANNEL}


VIEWS: Final[Mapping[str, View]] = {
    "watch": View(
        {"limit": (Count, 50), **READ_IN}, "What waits for a person, the most urgent first."
    ),
    "on watch": View({"limit": (Count, 50), **READ_IN}, "Who has the watch, and what waits."),
    "handover": View({"last": (Flag, False), **READ_IN}, "The brief for the next officer."),
    "checklists": View(says="The checklists of this desk."),
    "checklist": View({"name": (Text, REQUIRED)}, "One checklist and where it stands."),
    "status": View(says="Channels, their logs and members."),
    "line state": View(says="The state of each line in words and figures."),
    "counts": View(says="How much the store holds."),
    "kinds": View(CHANNEL, "How many records of each kind."),
    "notices": View({**CHANNEL, **EVERY}, "Notices that stand, or every version still valid."),
    "notice": View(_one("notice"), "One notice whole, with its check group and stages."),
    "outstanding": View(says="Notices of which own units are yet to be told."),
    "conflicts": View(says="Conflicts that stand."),
    "ways out": View(_one("notice"), "The smallest moves that clear a notice."),
    "picture": View({**CHANNEL, "at": (Utc, 0)}, "The picture of a channel and its digest."),
    "messages": View(READ_IN, "What was said on the hotline."),
    "takings": View(says="Who has taken which STOP or message."),
    "agreement models": View(says="The ready models of agreements, each with its text."),
    "agreement text": View(_one("agreement"), "An agreement as a file by which it is amended."),
    "zone table": View(_one("zone"), "A zone of ours as a file has it, to be amended."),
    "our card": View(says="Our party card's fingerprint, as it is read out to the others."),
    "witness key": View(says="What the operator of a witness needs of us."),
}
# What only commands that run for long ask for, one page of it after the other.
INSIDE: Final = frozenset(
    {
        *("imported keys", "whole notices", "imported sites", "site contents", "whole sites"),
        *("key heads", "what if", "plot", "plot zones", "tried", "seen by"),
        *("agreement draft",),
    }
)
# Views of protected sites; those that show where one is have the reading noted first.
SITES: Final[Mapping[str, bool]] = {
    "sites": False,
    "site readings": False,
    "site": True,
    "site preview": True,
}
BY_NAME: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("start", "until", "since", "at"), Utc),
    "limit": Count,
    "entry": Entry,
}
BY_KIND: Final[Mapping[Any, Any]] = {str: Text, bool: Flag, int: Entry}
FROM_SESSION: Final = frozenset({"role", "initials"})


def _views() -> dict[str, View]:
    """Return every view that is read by plain arguments."""
    of_registers = {
        name: _derived(name, view)
        for name, view in registers.VIEWS.items()
        if name not in INSIDE and name not in ASKED
    }
    return {**VIEWS, **of_registers}


def _derived(name: str, view: Callable[..., Any]) -> View:
    """Read from a view itself what it takes: all but the node and the moment."""
    _, _, *words = signature(view).parameters.values()
    kinds = get_type_hints(view)
    arguments = {
        word.name: (BY_NAME.get(word.name) or BY_KIND[kinds[word.name]], word.default)
        for word in words
        if word.name not in FROM_SESSION
    }
    says = (view.__doc__ or "").split("\n")[0]
    return View(arguments, says, READERS if name in SITES else (), SITES.get(name, False))


def path_of(name: str) -> str:
    """Return a name as it stands in a path: words joined by hyphens."""
    return name.replace(" ", "-")


def _route(name: str, view: View) -> HTTPRouteHandler:
    async def read(**taken: Any) -> Any:
        request, desk, session = (taken.pop(key) for key in ("request", "desk", "session"))
        given = {key.removesuffix("_"): value for key, value in taken.items()}
        _check_known(request, view)
        if view.reads_site:
            given |= await _note_reading(desk, session, [given["site"]])
        told = await desk.answer({"view": name, **given})
        return await inside.read(desk, session, told) if name == "query" else told

    inside = SitesInside()

    return get(
        f"/views/{path_of(name)}",
        guards=[needs(*view.roles)],
        operation_id=f"view-{path_of(name)}",
        summary=view.says,
        tags=["views"],
    )(_signed(read, view.arguments))


def _signed(
    function: Callable[..., Any], arguments: Mapping[str, tuple[Any, Any]]
) -> Callable[..., Any]:
    """Give a function the arguments of a view, as if they were written out."""
    taken = {
        "request": Request[Any, Any, Any],
        "desk": NamedDependency[Desk],
        "session": NamedDependency[Session],
    }
    words = [Argument(key, Argument.KEYWORD_ONLY, annotation=kind) for key, kind in taken.items()]
    words += [_word(key, kind, default) for key, (kind, default) in arguments.items()]
    function.__signature__ = Signature(words, return_annotation=Any)  # type: ignore[attr-defined]
    function.__annotations__ = {word.name: word.annotation for word in words} | {"return": Any}
    return function


def _word(key: str, kind: Any, default: Any) -> Argument:
    """Return an argument of a view; one named as Litestar names its own is taken under another."""
    if key in RESERVED_KWARGS:
        plain, told = get_args(kind)
        key, kind = f"{key}_", Annotated[plain, replace(told, name=key)]
    return Argument(key, Argument.KEYWORD_ONLY, annotation=kind, default=default)


def _check_known(request: Request[Any, Any, Any], view: View) -> None:
    known = ", ".join(view.arguments) or "none"
    faults = [
        Fault(key, "this view has no such argument", f"it has: {known}")
        for key in request.query_params
        if key not in view.arguments
    ]
    if faults:
        raise BadInput(faults)


async def _note_reading(desk: Desk, session: Session, sites: list[str]) -> dict[str, str]:
    """Have the node note who reads protected sites: without it none is shown."""
    who = {"role": min(session.roles.intersection(READERS)), "initials": session.initials}
    await desk.answer({"act": "site read", "sites": sites, **who})
    return who


class SitesInside:
    """Sites of ours that lie in the circle of a query: to see which is to read where they are.

    A page asks again whenever anything changes, so one reading is noted for each session and site.
    """

    def __init__(self) -> None:
        self._noted: OrderedDict[tuple[str, str], None] = OrderedDict()

    async def read(self, desk: Desk, session: Session, told: Any) -> Any:
        """Return what is told of a query once its reading is noted; not all may read sites."""
        rows = told.get("own_inside", [])
        numbers = [row["number"] for row in rows if row["what"] == "site"]
        if not numbers:
            return told
        if not session.roles.intersection(READERS):
            return told | {"own_inside": [row for row in rows if row["what"] != "site"]}
        new = [number for number in numbers if (session.id, number) not in self._noted]
        if new:
            await _note_reading(desk, session, new)
        self._noted |= {(session.id, number): None for number in new}
        while len(self._noted) > DESK_COUNTED_MAX:
            self._noted.popitem(last=False)
        return told


class Previewed(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Notices that are not given yet, and how exactly they would be told."""

    notices: Annotated[list[Draft], Meta(max_length=NOTICES_PER_ACT_MAX)]
    channel: Annotated[str, Meta(max_length=NAMED_MAX)] = ""
    precision: Annotated[str, Meta(max_length=NAMED_MAX)] = "exact"
    label: Annotated[str, Meta(max_length=NAMED_MAX)] = ""
    handling: str = ""


class Counted(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Over what a bulletin counts; `areas` is GeoJSON, `stated` what another bulletin says."""

    start: Annotated[int, Meta(ge=0, le=UTC_MAX)] = 0
    until: Annotated[int, Meta(ge=0, le=UTC_MAX)] = 0
    channel: Annotated[str, Meta(max_length=NAMED_MAX)] = ""
    by: Annotated[str, Meta(max_length=NAMED_MAX)] = "whole"
    areas: str = ""
    stated: dict[str, int] | None = None


class Chosen(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What a bundle is to prove."""

    chosen: Annotated[list[str], Meta(max_length=BUNDLE_RECORDS_MAX)]
    channel: Annotated[str, Meta(max_length=NAMED_MAX)] = ""
    journal: bool = True


class Beside(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Another party's bundle, base64, to be laid beside what we hold."""

    bundle: bytes


class At(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A position and an instant: which zones hold there."""

    place: tuple[
        Annotated[float, Meta(ge=-180, le=180)], Annotated[float, Meta(ge=-90, le=90)]
    ]  # longitude, latitude
    at: Annotated[int, Meta(ge=0, le=UTC_MAX)] = 0
    party: Annotated[str, Meta(max_length=NAMED_MAX)] = ""
    activity: Annotated[str, Meta(max_length=NAMED_MAX)] = ""
    channel: Annotated[str, Meta(max_length=NAMED_MAX)] = ""
    radius_m: Annotated[float, Meta(ge=0, le=1_000_000)] = 0.0


ASKED: Final[Mapping[str, type[Struct]]] = {
    "disclosure preview": Previewed,
    "bulletin": Counted,
    "bundle": Chosen,
    "timeline beside": Beside,
    "zones at": At,
}


def _asking(name: str, body: type[Struct]) -> HTTPRouteHandler:
    async def ask(**given: Any) -> Any:
        said = msgspec.to_builtins(given["data"])  # What is left at its default is not said.
        return await given["desk"].answer({"view": name, **said})

    words: dict[str, Any] = {
        "data": AS_BODY[body],
        "desk": NamedDependency[Desk],
        "session": NamedDependency[Session],
    }
    ask.__signature__ = Signature(  # type: ignore[attr-defined]
        [Argument(key, Argument.KEYWORD_ONLY, annotation=kind) for key, kind in words.items()],
        return_annotation=Any,
    )
    ask.__annotations__ = {**words, "return": Any}
    return post(
        f"/views/{path_of(name)}",
        guards=[needs()],
        status_code=200,
        request_max_body_size=2 * BUNDLE_BYTES_MAX,
        operation_id=f"view-{path_of(name)}",
        summary=body.__doc__,
        tags=["views"],
    )(ask)


ROUTES: Final = [
    *(_route(name, view) for name, view in _views().items()),
    *(_asking(name, body) for name, body in ASKED.items()),
]
