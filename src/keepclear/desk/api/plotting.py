"""Routes for what is not said yet: read what was typed, try it, and see what each would get.

None of them gives anything. Faults of what was typed come with the answer, not in place of it, so
that a page can show them while an officer is still typing.
"""

import base64
from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import post
from litestar.params import JSONBody

from keepclear.desk import drafting, zone_form
from keepclear.desk.api.part import Answer, Part
from keepclear.desk.api.session import Role, needs

_MAY_DRAFT = needs(Role.DRAFTER, Role.RELEASER, Role.WATCH)


class Form(drafting.Form, kw_only=True, forbid_unknown_fields=False):
    """What was typed or drawn; a number may be sent as the text that was typed for it."""


class ToPlot(msgspec.Struct, kw_only=True):
    """What is to be read: the form, or a text that was pasted or dropped with its file's name."""

    typed: Form = msgspec.field(default_factory=Form)
    text: str = ""
    file_name: str = ""
    channel: str = ""
    amends: str = ""


class WhoForm(zone_form.Who, kw_only=True, forbid_unknown_fields=False):
    """Some plans, by party and activity; an empty list leaves none out."""


class ExemptForm(zone_form.Exempt, kw_only=True, forbid_unknown_fields=False):
    """Those whom a rule of a zone lets be, on notice of so many seconds."""


class RuleForm(zone_form.Rule, kw_only=True, forbid_unknown_fields=False):
    """One rule of a zone: `left` and those after it are for the sides of a line alone."""

    only: WhoForm | None = None
    never: WhoForm | None = None
    exempt: Sequence[ExemptForm] = []


class ZoneForm(zone_form.ZoneForm, kw_only=True, forbid_unknown_fields=False):
    """What was typed or drawn of a zone; a number may be sent as the text that was typed."""

    rules: Sequence[RuleForm] = []


class ZonesToPlot(msgspec.Struct, kw_only=True):
    """Zones to be read: the form, a file of them, or one as an act has it, in base64."""

    typed: ZoneForm = msgspec.field(default_factory=ZoneForm)
    text: str = ""
    file_name: str = ""
    encoded: str = ""
    channel: str = ""


class AgreementToRead(msgspec.Struct, kw_only=True):
    """An agreement to be read: its text, or its content as an act has it, in base64.

    `amends` names the one whose place it takes; `effect` asks for what would follow.
    """

    text: str = ""
    content: str = ""
    title: str = ""
    channel: str = ""
    amends: str = ""
    effect: bool = False


class Drafted(msgspec.Struct, kw_only=True):
    """One notice as plotting returned it; `volumes` is canonical CBOR in base64."""

    name: str
    activity: str
    volumes: str
    text: str = ""


class ToTry(msgspec.Struct, kw_only=True):
    """Drafts to be held against all that stands; `offers` asks for the ways out as well."""

    notices: list[Drafted]
    channel: str = ""
    offers: bool = False


class ToTell(msgspec.Struct, kw_only=True):
    """Drafts, and how exactly they are to be told to the members of a channel."""

    notices: list[Drafted]
    channel: str = ""
    precision: str = "exact"
    label: str = ""
    handling: str = ""


def plotting_part(answer: Answer) -> Part:
    """Return the routes for what is not said yet."""

    async def ask(view: str, data: msgspec.Struct) -> Any:
        return plain(await answer({"view": view} | msgspec.to_builtins(data)))

    @post("/plot", guards=[_MAY_DRAFT], status_code=200)
    async def plot(data: JSONBody[ToPlot]) -> Any:
        """Read typed, drawn, pasted or dropped plans, and say where each lies."""
        return await ask("plot", data)

    @post("/plot-zones", guards=[_MAY_DRAFT], status_code=200)
    async def plot_zones(data: JSONBody[ZonesToPlot]) -> Any:
        """Read zones, and say where each lies, what it asks of whom and which plans break it."""
        return await ask("plot zones", data)

    @post("/read-agreement", guards=[_MAY_DRAFT], status_code=200)
    async def read_agreement(data: JSONBody[AgreementToRead]) -> Any:
        """Read an agreement, and say what it says, what it changes and what would follow."""
        return await ask("agreement draft", data)

    @post("/what-if", guards=[_MAY_DRAFT], status_code=200)
    async def what_if(data: JSONBody[ToTry]) -> Any:
        """Show what drafts would conflict with if given now, and the ways out."""
        return await ask("tried", data)

    @post("/seen-by", guards=[_MAY_DRAFT], status_code=200)
    async def seen_by(data: JSONBody[ToTell]) -> Any:
        """Show exactly what each member would be told of drafts."""
        return await ask("seen by", data)

    return Part(routes=[plot, plot_zones, read_agreement, what_if, seen_by])


def plain(value: Any) -> Any:
    """Return what a view gives with bytes as base64, as JSON carries them."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value
