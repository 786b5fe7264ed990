"""How a command speaks to the node that serves: one JSON line each way, on a Unix socket.

The socket lies in the node's own folder and is open to its owner alone. Where
no node serves, the command opens the folder itself.
"""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from keepclear.errors import BadInput, Fault, KeepclearError, Misused, Unavailable
from keepclear.limits import CONTROL_LINE_BYTES_MAX

SOCKET_FILE = "control.sock"
Answer = Callable[[dict[str, Any]], Awaitable[Any]]
Follow = Callable[[], AsyncIterator[Any]]


@contextmanager
def _short_path(folder: Path) -> Iterator[str]:
    """Name the socket by a path of few characters: the kernel takes no more than 107."""
    plain = str(folder / SOCKET_FILE)
    if len(plain.encode()) < 100:
        yield plain
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{handle}/{SOCKET_FILE}"
    finally:
        os.close(handle)


class ControlServer:
    """Answers commands; `answer` may raise BadInput, and `follow` yields what happens."""

    def __init__(self, folder: Path, answer: Answer, follow: Follow) -> None:
        self._folder, self._answer, self._follow = folder, answer, follow
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        """Listen; a socket left by a killed node is replaced, since the store's lock is ours."""
        (self._folder / SOCKET_FILE).unlink(missing_ok=True)
        with _short_path(self._folder) as path:
            mask = os.umask(0o177)
            try:
                self._server = await asyncio.start_unix_server(
                    self._serve, path, limit=CONTROL_LINE_BYTES_MAX
                )
            finally:
                os.umask(mask)

    async def stop(self) -> None:
        """Close the socket and every command that still listens."""
        if self._server is not None:
            self._server.close()
            for writer in list(self._open):
                writer.close()
            (self._folder / SOCKET_FILE).unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            while line := await reader.readline():
                await self._one(line, writer)
        except (ConnectionError, ValueError, asyncio.IncompleteReadError):
            pass  # The command went away, or sent a line beyond the limit.
        finally:
            self._open.discard(writer)
            writer.close()

    async def _one(self, line: bytes, writer: asyncio.StreamWriter) -> None:
        request = msgspec.json.decode(line, type=dict[str, Any])
        if request.get("view") == "follow":
            async for event in self._follow():
                writer.write(msgspec.json.encode(event) + b"\n")
                await writer.drain()
            return
        writer.write(msgspec.json.encode(await self._reply(request)) + b"\n")
        await writer.drain()

    async def _reply(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"ok": await self._answer(request)}
        except BadInput as error:
            return {"faults": [[f.place, f.fault, f.cure] for f in error.faults]}
        except Unavailable as error:
            return {"unavailable": str(error)}
        except Misused as error:
            return {"misused": str(error)}


class ControlClient:
    """A command's end of the socket."""

    def __init__(self, folder: Path, timeout_s: float | None = 60.0) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(timeout_s)
        try:
            with _short_path(folder) as path:
                self._socket.connect(path)
        except OSError as error:
            self._socket.close()
            raise Unavailable(f"no node serves in {folder}") from error
        self._file = self._socket.makefile("rwb")

    def close(self) -> None:
        """Hang up."""
        self._file.close()
        self._socket.close()

    def ask(self, request: dict[str, Any]) -> Any:
        """Send one request and return its answer; raise what the node refused it with."""
        return unwrapped(self._exchange(request))

    def _exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            self._file.write(msgspec.json.encode(request) + b"\n")
            self._file.flush()
            line = self._file.readline()
        except OSError as error:
            raise Unavailable("the node did not answer") from error
        if not line:
            raise Unavailable("the node went away")
        return msgspec.json.decode(line, type=dict[str, Any])

    def follow(self) -> Iterator[dict[str, Any]]:
        """Yield what happens, until the node stops."""
        self._socket.settimeout(None)
        self._file.write(b'{"view":"follow"}\n')
        self._file.flush()
        for line in self._file:
            yield msgspec.json.decode(line, type=dict[str, Any])


def unwrapped(reply: dict[str, Any]) -> Any:
    """Return the answer in a reply, or raise the refusal that it holds."""
    if "faults" in reply:
        raise BadInput([Fault(*fault) for fault in reply["faults"]])
    if "unavailable" in reply:
        raise Unavailable(reply["unavailable"])
    if "misused" in reply:
        raise Misused(reply["misused"])
    if "ok" not in reply:
        raise KeepclearError("the node answered in a form that this command does not know")
    return reply["ok"]
