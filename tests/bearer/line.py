"""A peer's open port and our client, over a real socket with real TLS."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from keepclear.bearer.https import HttpsClient
from keepclear.bearer.https_server import HttpsServer, OnParcel
from keepclear.bearer.tls import make_tls, pinned_context, tls_key_fingerprint

CERTIFICATE, PRIVATE_KEY = make_tls()
PIN = tls_key_fingerprint(CERTIFICATE)
Story = Callable[[], Awaitable[None]]


@dataclass
class Peer:
    """What stands behind the port: takes parcels, answers as the test says."""

    answer: OnParcel | None = None
    took: list[tuple[bytes, float]] = field(default_factory=list)

    async def on_parcel(self, data: bytes, wait_s: float) -> list[bytes]:
        self.took.append((data, wait_s))
        return await self.answer(data, wait_s) if self.answer else []


def files(folder: Path) -> tuple[Path, Path]:
    certificate, private_key = folder / "tls.crt", folder / "tls.key"
    certificate.write_bytes(CERTIFICATE)
    private_key.write_bytes(PRIVATE_KEY)
    return certificate, private_key


@dataclass
class Line:
    """A peer's open port and our client."""

    peer: Peer
    server: HttpsServer
    client: HttpsClient
    port: int

    async def post(self, data: bytes, wait: float = 0) -> list[bytes]:
        return await self.client.post(f"https://127.0.0.1:{self.port}", PIN, data, wait)

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Opens a bare TLS connection, to say on it what our client never would."""
        return await asyncio.open_connection(
            "127.0.0.1", self.port, ssl=pinned_context(PIN), server_hostname=""
        )

    async def say(self, words: bytes) -> bytes:
        reader, writer = await self.connect()
        writer.write(words)
        heard = await reader.read()
        writer.close()
        return heard


@asynccontextmanager
async def line(folder: Path, answer: OnParcel | None = None) -> AsyncIterator[Line]:
    peer, client = Peer(answer), HttpsClient()
    server = HttpsServer(*files(folder), "127.0.0.1", 0, peer.on_parcel)
    port = await server.start()
    try:
        yield Line(peer, server, client, port)
    finally:
        await client.close()
        await server.stop(grace_s=0)


def run(story: Story) -> None:
    async def bounded() -> None:
        async with asyncio.timeout(60):  # A hang is a failure with a place, not a stuck run.
            await story()

    asyncio.run(bounded())
