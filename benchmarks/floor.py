"""The floor of one notice: its signatures, verifications, seals and commits, written plainly.

The author signs a record, commits it, signs and seals a parcel and sends it over TLS. The peer
opens and verifies both, signs a receipt, commits record and receipt at once, and returns the
receipt in a signed and sealed parcel, which the author opens, verifies and commits. A parcel has
the parts of ours: a new head key that is sealed by HPKE in the path each time, the signed head
under it, which names the hash of the body and the key to it, and the body. Between its commit and
the sending the author syncs 100 bytes to a file of its own: the promise that nothing signed leaves
before the guard knows. Two processes, raw asyncio streams, no checks of form, no logs, no meaning,
no conflicts: the least that the same promises cost with the same libraries. The peer runs as:
python -m benchmarks.floor FOLDER
"""

import asyncio
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from subprocess import PIPE, Popen

import apsw
import cbor2
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from nacl import bindings

from keepclear.bearer.suite import decrypt, encrypt, load_private_key
from keepclear.bearer.tls import make_tls, pinned_context, server_context, tls_key_fingerprint
from keepclear.record.keys import XWING

SUITE = XWING  # What the key event of a new party asks for, and so what nodes seal by.
INFO = b"floor"
NONCE = bytes(12)


class End:
    """One end: keys that both know, a store that syncs each commit, and a guard."""

    def __init__(self, us: bytes, them: bytes, file: Path) -> None:
        self.secret = bindings.crypto_sign_seed_keypair(us * 32)[1]
        self.their_key = bindings.crypto_sign_seed_keypair(them * 32)[0]
        self.private = load_private_key(SUITE, us * 32)[0]
        self.their_public = load_private_key(SUITE, them * 32)[1]
        self.store = apsw.Connection(str(file))
        for setting in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"):
            self.store.execute(f"PRAGMA {setting}").fetchall()
        self.store.execute("CREATE TABLE log(seq INTEGER PRIMARY KEY, data BLOB)")
        self.store.execute("CREATE TABLE receipt(seq INTEGER PRIMARY KEY, data BLOB)")
        self.guard = os.open(file.with_suffix(".guard"), os.O_RDWR | os.O_CREAT, 0o600)
        os.pwrite(self.guard, bytes(100), 0)

    def sign(self, message: bytes) -> bytes:
        return bindings.crypto_sign(message, self.secret)

    def verified(self, signed: bytes) -> bytes:
        return bindings.crypto_sign_open(signed, self.their_key)

    def sealed(self, *items: bytes) -> bytes:
        head_key, body_key = os.urandom(32), os.urandom(32)
        body = ChaCha20Poly1305(body_key).encrypt(NONCE, cbor2.dumps(items), None)
        signed = self.sign(body_key + sha256(body).digest())
        head = ChaCha20Poly1305(head_key).encrypt(NONCE, signed, None)
        return cbor2.dumps([encrypt(SUITE, self.their_public, INFO, head_key), head, body])

    def opened(self, data: bytes) -> list[bytes]:
        sealed_key, head, body = cbor2.loads(data)
        head_key = decrypt(SUITE, self.private, INFO, sealed_key)
        assert head_key is not None
        said = self.verified(ChaCha20Poly1305(head_key).decrypt(NONCE, head, None))
        assert sha256(body).digest() == said[32:]
        items: list[bytes] = cbor2.loads(ChaCha20Poly1305(said[:32]).decrypt(NONCE, body, None))
        return items

    def log(self, table: str, data: bytes) -> None:
        self.store.execute(f"INSERT INTO {table}(data) VALUES (?)", (data,))

    # The three steps of one notice

    def give(self, payload: bytes) -> bytes:
        record = self.sign(payload)
        with self.store:
            self.log("log", record)
        os.pwrite(self.guard, record[:100], 0)
        os.fdatasync(self.guard)
        return self.sealed(record)

    def take(self, data: bytes) -> bytes:
        [record] = self.opened(data)
        self.verified(record)
        held = self.sign(record[:32])
        with self.store:
            self.log("log", record)
            self.log("receipt", held)
        return self.sealed(held)

    def receive(self, data: bytes) -> None:
        [held] = self.opened(data)
        self.verified(held)
        with self.store:
            self.log("receipt", held)


async def send(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()


async def read(reader: asyncio.StreamReader) -> bytes:
    return await reader.readexactly(int.from_bytes(await reader.readexactly(4), "big"))


async def serve(folder: Path) -> None:
    end = End(b"B", b"A", folder / "floor-b.sqlite")

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                await send(writer, end.take(await read(reader)))
        except asyncio.IncompleteReadError:
            writer.close()

    context = server_context(folder / "tls.crt", folder / "tls.key")
    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def peer(folder: Path) -> Iterator[tuple[int, bytes]]:
    """Run the other end as a process; yields its port and its TLS key's fingerprint."""
    certificate, key = make_tls()
    (folder / "tls.crt").write_bytes(certificate)
    (folder / "tls.key").write_bytes(key)
    command = [sys.executable, "-m", "benchmarks.floor", str(folder)]
    with Popen(command, stdout=PIPE) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline()), tls_key_fingerprint(certificate)
        finally:
            process.terminate()


class Floor:
    """The author's end, connected; `once` returns the seconds from give to receipt."""

    def __init__(self, folder: Path, payload: bytes) -> None:
        self.end, self.payload = End(b"A", b"B", folder / "floor-a.sqlite"), payload

    async def connect(self, port: int, pin: bytes) -> None:
        context = pinned_context(pin)
        self.streams = await asyncio.open_connection("127.0.0.1", port, ssl=context)

    async def once(self) -> float:
        reader, writer = self.streams
        start = time.perf_counter()
        await send(writer, self.end.give(self.payload))
        self.end.receive(await read(reader))
        return time.perf_counter() - start


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
