"""Agreements as officers write them: from a ready model, from one in force, or from nothing.

What is typed is read as the file that the command line takes, and shown as the parties would read
it: what it says, what it changes, and what would follow. Nothing is proposed here.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.desk.fault_words import fault_view
from keepclear.errors import BadInput, Fault
from keepclear.limits import PLOT_BYTES_MAX

if TYPE_CHECKING:
    from keepclear.host.body import Body

View = dict[str, Any]
MODELS: Final = Path(__file__).parents[1] / "agreement_models"
TYPED: Final = "text"


def models() -> Mapping[str, Path]:
    """Return the ready models by name."""
    return {path.stem: path for path in sorted(MODELS.glob("*.toml"))}


def model(name: str) -> str:
    """Return the text of a ready model; BadInput where there is none of that name."""
    known = models()
    if name not in known:
        raise BadInput([Fault("model", f"no model {name!r}", f"use one of: {', '.join(known)}")])
    return known[name].read_text(encoding="utf-8")


def agreement_models(body: "Body") -> list[View]:
    """List the ready models, each with its text."""
    return [{"name": name, "text": model(name)} for name in models()]


def agreement_text(body: "Body", agreement: str, channel: str = "") -> View:
    """Show an agreement as a file by which it is amended, and what such a file cannot say."""
    from keepclear.desk.agreeing import with_our_names
    from keepclear.standards.rules_toml.writing import write_agreement

    title, said = with_our_names(body.node, agreement, channel)
    written = write_agreement(said)
    return {"title": title, "text": written.text, "left_out": list(written.left_out)}


def agreement_draft(
    body: "Body",
    text: str = "",
    content: str = "",
    title: str = "",
    channel: str = "",
    amends: str = "",
    effect: bool = False,
) -> View:
    """Read an agreement that is not proposed yet, as the parties would read it; faults beside it.

    `content` is one as an act holds it, base64, to be looked at before it is released. What would
    follow is worked out where `effect` asks for it.
    """
    from keepclear.desk.agreeing import drafted

    try:
        data = _decoded(content) if content else _read(text)
        view = drafted(body.node, body.moment(), data, title, channel, amends, effect=effect)
    except BadInput as refused:
        return {"faults": [fault_view(fault) for fault in refused.faults]}
    return view | {"content": base64.b64encode(data).decode(), "faults": []}


def _read(text: str) -> bytes:
    from keepclear.standards.rules_toml.agreement import read_agreement

    data = text.encode(errors="replace")
    if len(data) > PLOT_BYTES_MAX:
        raise BadInput([Fault(TYPED, f"over {PLOT_BYTES_MAX:,} bytes", "shorten it")])
    return read_agreement(TYPED, data).content()


def _decoded(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except binascii.Error as error:
        raise BadInput([Fault("content", str(error), "read it anew")]) from error


VIEWS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "agreement models": agreement_models,
        "agreement text": agreement_text,
        "agreement draft": agreement_draft,
    }
)
