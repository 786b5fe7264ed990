"""Files that incidents name: taken in by upload, and given out with their hash checked.

A file is whole on the disk under its hash before any record can name it, and no file is ever
sent to another party. What goes out is saved and never shown by the browser: whoever made a
file may have made it to be run.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Annotated, Any, BinaryIO, Final, Protocol
from urllib.parse import quote

import msgspec
from litestar import Request, get, post
from litestar.params import PathParameter, QueryParameter
from litestar.response import Stream

from keepclear.desk.api.part import Answer, Part
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import needs
from keepclear.desk.api.views import NAMED_MAX
from keepclear.desk.people.may import who_may
from keepclear.limits import ATTACHMENT_BYTES_MAX

Digest = Annotated[str, PathParameter(pattern="^[0-9a-f]{64}$")]
Text = Annotated[str, QueryParameter(max_length=NAMED_MAX)]
CHUNK_BYTES: Final = 262_144
# What a path or a shell takes for its own, and what turns the order of letters round.
UNSAFE: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069/\\:*?\"<>|]"
)
_ATTACHES: Final = needs(*who_may("incident state"))
_ANYBODY: Final = needs()


class Coming(Protocol):
    """A file that comes in piece by piece; nothing of it counts before `keep`."""

    def write(self, chunk: bytes, /) -> None:
        """Take the next piece."""

    def keep(self) -> tuple[str, str, int]:
        """Have it whole on the disk; return its SHA-256 in hexadecimal, its name and its size."""

    def drop(self) -> None:
        """Throw away what has come."""


class Cabinet(Protocol):
    """Where the files are kept."""

    def begin(self, name: str, /) -> Coming:
        """Begin to take a file in."""

    def open(self, digest: str, /) -> tuple[BinaryIO, int] | None:
        """Open a file that was hashed again, with its size, or return None."""

    def holds(self, digest: str, size: int, /) -> bool:
        """Tell whether a file of that size is here under a hash."""


class FileView(msgspec.Struct, frozen=True):
    """A file that is kept here; `sha256` in hexadecimal, in base64 where an act names it."""

    sha256: str
    name: str
    bytes: int


class NamedFile(msgspec.Struct, frozen=True):
    """A file that an incident names, by whom, and whether this node holds it."""

    sha256: str
    name: str
    bytes: int
    party: str
    here: bool


def files_part(answer: Answer, cabinet: Cabinet) -> Part:
    """Return the routes of the files that incidents name."""

    @post("/files", guards=[_ATTACHES], status_code=201, request_max_body_size=ATTACHMENT_BYTES_MAX)
    async def take(request: Request[Any, Any, Any], name: Text) -> FileView:
        """Take a file in: the body is the file as it stands. An incident names it by an act."""
        coming = await asyncio.to_thread(cabinet.begin, name)
        try:
            async for chunk in request.stream():
                await asyncio.to_thread(coming.write, chunk)
        except BaseException:
            coming.drop()
            raise
        return FileView(*await asyncio.to_thread(coming.keep))

    @get("/files", guards=[_ANYBODY])
    async def named(incident: Text, channel: Text = "") -> list[NamedFile]:
        """List the files that an incident names, and which of them this node holds."""
        view = await answer({"view": "incident", "incident": incident, "channel": channel})
        return await asyncio.to_thread(_held, cabinet, view["attachments"])

    @get("/files/{sha256:str}", guards=[_ANYBODY])
    async def give(sha256: Digest) -> Stream:
        """Return a file that an incident names; what is kept is hashed again before it goes out."""
        rows = await answer({"view": "attached", "sha256": sha256})
        opened = await asyncio.to_thread(cabinet.open, sha256) if rows else None
        if opened is None:
            raise Refused(
                404, "not-found", "no incident held here names such a file, or it is away"
            )
        file, size = opened
        headers = {
            "content-disposition": disposition(str(rows[0]["name"]), sha256),
            "content-length": str(size),
            "content-security-policy": "sandbox",
        }
        return Stream(_chunks(file), media_type="application/octet-stream", headers=headers)

    return Part(routes=[take, named, give])


def _held(cabinet: Cabinet, files: list[dict[str, Any]]) -> list[NamedFile]:
    return [
        NamedFile(one["sha256"], one["name"], one["bytes"], one["party"], here)
        for one in files
        for here in [cabinet.holds(one["sha256"], one["bytes"])]
    ]


def disposition(name: str, digest: str) -> str:
    """Say under which name a file is saved, and that it is: nothing of it names a folder."""
    plain = UNSAFE.sub("_", name).lstrip(".").strip() or digest[:16]
    ascii_only = plain.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{ascii_only}\"; filename*=UTF-8''{quote(plain, safe='')}"


async def _chunks(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        while chunk := await asyncio.to_thread(file.read, CHUNK_BYTES):
            yield chunk
