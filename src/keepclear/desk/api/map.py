"""Routes for the layers of the map that an administrator adds: roads above all.

Whoever is signed in may see them; only an administrator adds or removes one. A layer never
changes under its name, so a browser may keep what it has read of it.
"""

import asyncio
import re
import shutil
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path
from secrets import token_hex
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.exceptions import ClientException
from litestar.params import HeaderParameter, PathParameter, QueryParameter

from keepclear.desk.api.part import Part
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import Role, needs
from keepclear.desk.map_layers.shelf import Answer, Asked, Layer, Shelf
from keepclear.errors import BadInput, Fault
from keepclear.limits import MAP_LAYER_BYTES_MAX, MAP_RANGE_BYTES_MAX, MAP_READING_SECONDS_MAX

LayerId = Annotated[str, PathParameter(pattern="^[0-9a-f]{16}$")]
Cell = Annotated[str, PathParameter(pattern="^[0-9]{1,3}-[0-9]{1,2}$")]
Name = Annotated[str, QueryParameter(min_length=1, max_length=100)]
Credit = Annotated[str, QueryParameter(max_length=200)]
RANGE: Final = re.compile(r"^bytes=(\d{1,15})-(\d{1,15})$")
FOR_LONG: Final = {"cache-control": "private, max-age=31536000, immutable"}
READER: Final = "keepclear.desk.map_layers"
ANYBODY: Final = needs()
ADMINISTRATOR: Final = needs(Role.ADMINISTRATOR)


def map_part(folder: Path) -> Part:
    """Return the routes of the layers that are kept in a folder."""
    shelf = Shelf(folder)
    shelf.throw_away_halves()

    @get("/map/layers", guards=[ANYBODY])
    async def layers() -> list[Layer]:
        """List the layers that were added to the map."""
        return await asyncio.to_thread(shelf.layers)

    @post(
        "/map/layers",
        guards=[ADMINISTRATOR],
        request_max_body_size=MAP_LAYER_BYTES_MAX,
        status_code=201,
    )
    async def add(request: Request[Any, Any, Any], name: Name, credit: Credit = "") -> Layer:
        """Add a layer: the body is a GeoPackage or a PMTiles archive as it stands."""
        if not name.strip():
            raise BadInput([Fault("name", "empty", "say what the layer shows")])
        made = await asyncio.to_thread(shelf.making, token_hex(8))
        file = made / "given"
        await _write(request.stream(), file)
        return await _read(shelf, file, Asked(name.strip(), credit.strip()))

    @delete("/map/layers/{layer_id:str}", guards=[ADMINISTRATOR])
    async def remove(layer_id: LayerId) -> None:
        """Remove a layer; what parties said to each other does not depend on it."""
        if not await asyncio.to_thread(shelf.remove, layer_id):
            raise _no_layer()

    @get("/map/layers/{layer_id:str}/cells/{cell:str}", guards=[ANYBODY])
    async def cell(layer_id: LayerId, cell: Cell) -> Response[bytes]:
        """Return what of a layer touches a cell of two degrees, as GeoJSON."""
        path = shelf.cell(layer_id, cell)
        if path is None:
            raise _no_layer()
        headers = FOR_LONG | {"content-encoding": "gzip"}
        body = await asyncio.to_thread(path.read_bytes)
        return Response(body, media_type="application/geo+json", headers=headers)

    @get("/map/layers/{layer_id:str}/tiles", guards=[ANYBODY])
    async def tiles(
        layer_id: LayerId, wanted: Annotated[str, HeaderParameter(name="Range")] = ""
    ) -> Response[bytes]:
        """Return a range of bytes of an archive of tiles; the Range header says which."""
        path = shelf.tiles(layer_id)
        if path is None:
            raise _no_layer()
        return await asyncio.to_thread(_ranged, path, wanted)

    return Part(routes=[layers, add, remove, cell, tiles])


async def _write(chunks: AsyncIterator[bytes], file: Path) -> None:
    """Write what comes; where it stops short, what was written goes with its folder."""
    try:
        with file.open("wb") as opened:
            async for chunk in chunks:
                await asyncio.to_thread(opened.write, chunk)
    except BaseException:
        file.unlink(missing_ok=True)
        file.parent.rmdir()
        raise


async def _read(shelf: Shelf, file: Path, asked: Asked) -> Layer:
    """Have a file read by a process of its own; raise BadInput with all that is wrong with it."""
    command = (sys.executable, "-m", READER, str(shelf.folder), str(file))
    reading = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    try:
        async with asyncio.timeout(MAP_READING_SECONDS_MAX):
            said, _ = await reading.communicate(msgspec.json.encode(asked))
    except TimeoutError:
        words, cure = "reading it takes too long", "export a smaller area, or simplify it"
        raise BadInput([Fault("file", words, cure)]) from None
    finally:
        if reading.returncode is None:
            reading.kill()
            await reading.wait()
        await asyncio.to_thread(shutil.rmtree, file.parent, ignore_errors=True)
    if reading.returncode:
        raise BadInput([Fault("file", "it cannot be read: its reader ended", "export it anew")])
    answer = msgspec.json.decode(said, type=Answer)
    if answer.layer is None:
        raise BadInput(answer.faults)
    return answer.layer


def _ranged(path: Path, wanted: str) -> Response[bytes]:
    """Return the bytes of one range, cut where the file ends or where it asks for too much."""
    size = path.stat().st_size
    asked = RANGE.match(wanted)
    if asked is None:
        raise ClientException("say one range of bytes: Range: bytes=0-16383")
    first, last = (
        int(asked[1]),
        min(int(asked[2]), int(asked[1]) + MAP_RANGE_BYTES_MAX - 1, size - 1),
    )
    if first > last:
        return Response(b"", status_code=416, headers={"content-range": f"bytes */{size}"})
    with path.open("rb") as opened:
        opened.seek(first)
        body = opened.read(last - first + 1)
    headers = FOR_LONG | {
        "accept-ranges": "bytes",
        "content-range": f"bytes {first}-{last}/{size}",
        "etag": f'"{path.parent.name}"',
    }
    return Response(body, status_code=206, media_type="application/octet-stream", headers=headers)


def _no_layer() -> Refused:
    return Refused(404, "not-found", "there is no such layer or part of it")
