"""How the API refuses: a status, a code that the browser says in the reader's language, and words.

Faults of what was typed are another thing: they come as BadInput, each with its place,
and are answered with 422 so that a page can show each beside its field. What goes wrong
inside tells a browser nothing but that it did.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, cast

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from keepclear.desk.fault_words import code_of
from keepclear.errors import BadInput, BadRecord, KeepclearError, Misused, Unavailable

LOG = structlog.get_logger()
AnyRequest = Request[Any, Any, Any]

CODES: Final[Mapping[int, str]] = {
    400: "malformed",
    401: "signed-out",
    403: "forbidden",
    404: "not-found",
    405: "not-here",
    413: "too-large",
    415: "media",
    429: "too-many",
}


# How Litestar and msgspec name in words, and not as a place, what is missing or is not known.
_MISSING = re.compile(r"^Missing required \w+ parameter '(\w+)'")
_FIELD = re.compile(r"^Object (?:missing required|contains unknown) field `(\w+)`")


class Refused(KeepclearError):
    """A request that is not carried out, for a reason other than what was typed."""

    def __init__(self, status: int, code: str, message: str, retry_after_s: int = 0) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.retry_after_s = retry_after_s


class Why(msgspec.Struct, frozen=True):
    """Why something was refused: a code to be rendered, and the words of the node."""

    code: str
    message: str


class Refusal(msgspec.Struct, frozen=True):
    """The body of every refusal but that of faults."""

    error: Why


class OneFault(msgspec.Struct, frozen=True):
    """One thing wrong with what was sent: where, what, and what to do.

    A sentence that is known has a `code` and arguments, by which a page says it in the
    reader's language.
    """

    place: str
    fault: str
    cure: str
    code: str = ""
    arguments: dict[str, str] = {}


class Faults(msgspec.Struct, frozen=True):
    """Everything wrong with what was sent."""

    faults: list[OneFault]


def refusal(status: int, code: str, message: str, retry_after_s: int = 0) -> Response[Refusal]:
    """Return a refusal as it goes to the browser."""
    headers = {"Retry-After": str(retry_after_s)} if retry_after_s else {}
    return Response(Refusal(Why(code, message)), status_code=status, headers=headers)


def _refused(_: AnyRequest, error: Refused) -> Response[Refusal]:
    return refusal(error.status, error.code, error.message, error.retry_after_s)


def _faults(_: AnyRequest, error: BadInput) -> Response[Faults]:
    found = [
        OneFault(fault.place, fault.fault, fault.cure, code, dict(arguments))
        for fault in error.faults
        for code, arguments in [code_of(fault)]
    ]
    return Response(Faults(found), status_code=422)


def _not_valid(_: AnyRequest, error: ValidationException) -> Response[Faults]:
    """Return what Litestar found wrong with arguments or a body, in the form of faults."""
    extra = error.extra if isinstance(error.extra, list) else []
    rows = [row for row in extra if isinstance(row, dict)] or [{"message": error.detail}]
    found = [
        OneFault(_place(str(row.get("key", "")), words), words, "see /api/schema")
        for row in rows
        for words in [str(row.get("message", ""))]
    ]
    return Response(Faults(found), status_code=422)


def _place(key: str, words: str) -> str:
    """Return where something is wrong, down to the field that is missing or not known."""
    found = _MISSING.search(words) or _FIELD.search(words)
    return ".".join(filter(None, (key, found[1] if found else "")))


def _unavailable(request: AnyRequest, error: Unavailable) -> Response[Refusal]:
    desk = request.app.state["desk"]
    return refusal(503, desk.trouble() or "unavailable", str(error), retry_after_s=1)


def _misused(_: AnyRequest, error: Misused) -> Response[Refusal]:
    return refusal(409, "misused", str(error))


def _too_deep(_: AnyRequest, error: RecursionError) -> Response[Refusal]:
    return refusal(400, "malformed", "what was sent is nested too deeply")


def _bad_record(_: AnyRequest, error: BadRecord) -> Response[Faults]:
    fault = OneFault("", str(error), "see the page of spec/ that it names")
    return Response(Faults([fault]), status_code=422)


def _http(request: AnyRequest, error: HTTPException) -> Response[Refusal]:
    status = error.status_code
    if status >= 500:
        return _fault(request, error)
    return refusal(status, CODES.get(status, "refused"), error.detail)


def _fault(_: AnyRequest, error: Exception) -> Response[Refusal]:
    LOG.error("desk fault", error=error)
    return refusal(500, "internal", "the desk has a fault of its own; it stands in the node's log")


HANDLERS: Final = cast(
    ExceptionHandlersMap,
    {
        Refused: _refused,
        BadInput: _faults,
        Unavailable: _unavailable,
        Misused: _misused,
        RecursionError: _too_deep,
        BadRecord: _bad_record,
        ValidationException: _not_valid,
        HTTPException: _http,
        Exception: _fault,
    },
)
