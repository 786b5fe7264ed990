"""One post and its reply over loopback, against the least that any TLS exchange could cost.

The floor is a bare asyncio TLS 1.3 echo with a length in front: same key, same loop, same run, so
the ratio is what HTTP and our checks add. Run: python -m benchmarks.bearer_latency
"""

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from keepclear.bearer.https import HttpsClient
from keepclear.bearer.https_server import HttpsServer
from keepclear.bearer.parcel import Opener, generate_encryption_key, seal_at_once
from keepclear.bearer.tls import make_tls, pinned_context, server_context, tls_key_fingerprint
from keepclear.node.parcel import Parcel
from keepclear.record.keys import X25519
from keepclear.record.signing import Signer, fingerprint

ROUNDS = 3_000
PARCEL_BYTES = 500  # A notice in its parcel.
Call = Callable[[], Awaitable[object]]


async def timed(call: Call) -> tuple[float, float]:
    """Median of the wall time and mean of the CPU time of one call, both ends, in us."""
    for _ in range(100):
        await call()
    walls, cpu = [], time.process_time()
    for _ in range(ROUNDS):
        start = time.perf_counter()
        await call()
        walls.append(time.perf_counter() - start)
    cpu = time.process_time() - cpu
    return sorted(walls)[ROUNDS // 2] * 1e6, cpu / ROUNDS * 1e6


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            size = await reader.readexactly(4)
            writer.write(size + await reader.readexactly(int.from_bytes(size, "big")))
    except asyncio.IncompleteReadError:
        writer.close()


async def floor(files: tuple[Path, Path], pin: bytes, data: bytes) -> tuple[float, float]:
    server = await asyncio.start_server(echo, "127.0.0.1", 0, ssl=server_context(*files))
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=pinned_context(pin))

    async def call() -> None:
        writer.write(len(data).to_bytes(4, "big") + data)
        await reader.readexactly(int.from_bytes(await reader.readexactly(4), "big"))

    found = await timed(call)
    writer.close()
    server.close()
    return found


async def bearer(files: tuple[Path, Path], pin: bytes, data: bytes) -> tuple[float, float]:
    async def on_parcel(data: bytes, wait_s: float) -> list[bytes]:
        return [data]

    server, client = HttpsServer(*files, "127.0.0.1", 0, on_parcel), HttpsClient()
    endpoint = f"https://127.0.0.1:{await server.start()}"
    found = await timed(lambda: client.post(endpoint, pin, data))
    await client.close()
    await server.stop()
    return found


async def sealing() -> tuple[float, float]:
    sender, recipient = Signer(b"A" * 32), bytes(32)
    private, public = generate_encryption_key(X25519)
    opener = Opener(recipient, [(X25519, private)])
    keys = {sender.kid: sender.public_key}
    party = fingerprint(sender.public_key)
    parcel = Parcel(party, recipient, bytes(16), bytes(16), 1_900_000_000, (bytes(300),))

    async def call() -> None:
        opener.open(seal_at_once(parcel, sender, X25519, public), lambda sender: keys)

    return await timed(call)


async def measure() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "tls.crt"), Path(folder, "tls.key")
        certificate, private_key = make_tls()
        files[0].write_bytes(certificate)
        files[1].write_bytes(private_key)
        pin, data = tls_key_fingerprint(certificate), bytes(PARCEL_BYTES)
        floor_us, floor_cpu_us = await floor(files, pin, data)
        post_us, post_cpu_us = await bearer(files, pin, data)
    seal_us, _ = await sealing()
    return {
        "floor_p50_us": round(floor_us),
        "post_p50_us": round(post_us),
        "post_to_floor": round(post_us / floor_us, 2),
        "floor_cpu_us": round(floor_cpu_us),
        "post_cpu_us": round(post_cpu_us),
        "seal_and_open_p50_us": round(seal_us),
    }


def main() -> None:
    found = asyncio.run(measure())
    print(f"bare TLS echo      p50 {found['floor_p50_us']:5} us, CPU {found['floor_cpu_us']} us")
    print(f"post and reply     p50 {found['post_p50_us']:5} us, CPU {found['post_cpu_us']} us")
    print(f"ratio              {found['post_to_floor']:9}")
    print(f"sign, seal, open, verify {found['seal_and_open_p50_us']} us")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
