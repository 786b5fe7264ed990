"""A neutral witness: its own key, its own state, and nothing of what any log holds.

It knows hashes, sizes and times. Whose logs it serves stands in a file that its
operator keeps, and it is asked by nobody else to any effect.
"""

import asyncio
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

import structlog

from keepclear.bearer.tls import make_tls, tls_key_fingerprint
from keepclear.bearer.witness_server import Reply, WitnessServer, is_loopback
from keepclear.errors import BadInput, BadRecord, Fault, Misused, Unavailable
from keepclear.host.clock import real_now
from keepclear.host.identity import (
    TLS_CERTIFICATE_FILE,
    TLS_KEY_FILE,
    check_secrets,
)
from keepclear.host.identity import WITNESS_KEY_FILE as WITNESS_KEY_FILE
from keepclear.host.log import set_up_log
from keepclear.host.secret import draw, write_secret
from keepclear.host.witness_store import WITNESS_STORE_FILE, WitnessStore
from keepclear.limits import WITNESS_KEYS_MAX, WITNESS_REQUESTS_PER_MINUTE_MAX
from keepclear.record.checkpoint import (
    COSIGNATURE,
    ED25519,
    NoteKey,
    cosign,
    parse_note_key,
)
from keepclear.record.signing import Signer, is_sound
from keepclear.record.witness import Served, Status, admit

LOG = structlog.get_logger()
SERVED_FILE: Final = "served.keys"
ANY_ORIGIN: Final = "*"  # as the name of a key that may sign every origin beginning with its hash
MINUTE_S: Final = 60.0
_SERVED_TEXT: Final = """\
# Whose logs this witness cosigns: one verifier key a line, read at the start.
# A Keepclear node prints its line by `keepclear witness key`; it covers all logs of that node.
# Any other log of the kind: its verifier key, as name+id+key.
"""


@dataclass(frozen=True, slots=True)
class WitnessKey:
    """What a witness signs with, and the name it goes by."""

    name: str
    signer: Signer

    @property
    def public(self) -> NoteKey:
        """The verifier key that parties put into their settings."""
        return NoteKey(self.name, COSIGNATURE, self.signer.public_key)


def create_witness(folder: Path, name: str) -> WitnessKey:
    """Draw a new witness's key and TLS key in a folder of its own."""
    try:
        parse_note_key(str(NoteKey(name, COSIGNATURE, Signer(bytes(32)).public_key)))
    except BadRecord as error:
        cure = "give a name without spaces and +, such as witness.example/w1"
        raise BadInput([Fault("NAME", f"{name!r} is no name for a key", cure)]) from error
    path = folder / WITNESS_KEY_FILE
    if path.exists():
        raise Misused(
            f"{path} is there already and keys are never overwritten: name another folder"
        )
    folder.mkdir(parents=True, exist_ok=True)
    certificate, tls_key = make_tls()
    write_secret(folder / TLS_CERTIFICATE_FILE, certificate, replace=True)
    write_secret(folder / TLS_KEY_FILE, tls_key, replace=True)
    if not (folder / SERVED_FILE).exists():
        (folder / SERVED_FILE).write_text(_SERVED_TEXT, encoding="utf-8")
    write_secret(path, f"{name}\n{draw(32).hex()}\n".encode())
    return load_witness(folder)


def load_witness(folder: Path) -> WitnessKey:
    """Read the key of the witness in a folder."""
    path = folder / WITNESS_KEY_FILE
    try:
        name, seed = path.read_text(encoding="utf-8").split()
        return WitnessKey(name, Signer(bytes.fromhex(seed)))
    except FileNotFoundError as error:
        raise Misused(f"{path} is not there: run `keepclear witness init NAME` first") from error
    except OSError as error:
        raise Unavailable(f"{path} cannot be read ({error.strerror})") from error
    except ValueError as error:
        fault = Fault(str(path), "it is damaged", "put back the copy from your backup")
        raise BadInput([fault]) from error


def load_served(path: Path) -> Served:
    """Read whose logs are served; raise BadInput with every fault of the file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        fault = Fault(str(path), f"it cannot be read: {error}", "write one verifier key a line")
        raise BadInput([fault]) from error
    keys: list[NoteKey] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and not text.startswith("#"):
            try:
                keys.append(_served_key(text))
            except BadRecord as error:
                cure = "copy the line again from who runs that log"
                faults.append(Fault(f"{path}:{number}", error.what, cure))
    if len(keys) > WITNESS_KEYS_MAX:
        cure = "run a second witness for the rest"
        faults.append(Fault(str(path), f"it holds more than {WITNESS_KEYS_MAX:,} keys", cure))
    if faults:
        raise BadInput(faults)
    logs: dict[str, tuple[NoteKey, ...]] = {}
    for key in keys:
        if key.name != ANY_ORIGIN:
            logs[key.name] = (*logs.get(key.name, ()), key)
    return Served(frozenset(k.public_key for k in keys if k.name == ANY_ORIGIN), logs)


def _served_key(text: str) -> NoteKey:
    key = parse_note_key(text)
    if key.kind != ED25519 or not is_sound(key.public_key):
        raise BadRecord("witness/1", "it is not the key of a log")
    return key


@dataclass
class Rate:
    """How often one key has asked within the last minute, by a clock that nobody sets."""

    asked: dict[bytes, tuple[float, int]] = field(default_factory=dict)  # (since, how often)

    def allows(self, key: bytes, tick: float) -> bool:
        """Count one more request; False beyond the limit. Only keys that are served are counted."""
        since, count = self.asked.get(key, (tick, 0))
        if tick - since >= MINUTE_S:
            since, count = tick, 0
        self.asked[key] = since, count + 1
        return count < WITNESS_REQUESTS_PER_MINUTE_MAX


class Witness:
    """A witness at work: one request is decided, written and cosigned before the next."""

    def __init__(
        self,
        key: WitnessKey,
        served: Served,
        store: WitnessStore,
        now: Callable[[], datetime] = real_now,
        monotonic: Callable[[], float] = lambda: asyncio.get_running_loop().time(),
    ) -> None:
        self.key, self.served, self.store = key, served, store
        self._now, self._monotonic = now, monotonic
        self._rate = Rate()

    def answer(self, data: bytes) -> Reply:
        """Answer one request (spec/witness.md, sentences 5 to 8)."""
        admitted = admit(data, self.served)
        if isinstance(admitted, Status):
            return Reply(int(admitted))
        if not self._rate.allows(admitted.key, self._monotonic()):
            return Reply(429)
        utc = int(self._now().timestamp())
        if utc < self.store.last_utc():
            LOG.error("our clock is behind a time we gave")
            return Reply(503)
        try:
            decided = self.store.advance(admitted, utc)
        except Unavailable as error:
            LOG.error("not kept", error=error)
            return Reply(503)
        if decided is None:
            return Reply(429)
        status, size = decided
        if status is Status.CONFLICT:
            return Reply(int(status), size=size)
        if status is not Status.COSIGNED:
            return Reply(int(status))
        # It is on the disk: a crash from here on costs the log one more request.
        line = cosign(self.key.signer, self.key.name, admitted.checkpoint, utc)
        return Reply(int(status), str(line))


def tls_pin(folder: Path) -> str:
    """Return what parties pin where this witness serves by its own certificate."""
    return tls_key_fingerprint((folder / TLS_CERTIFICATE_FILE).read_bytes()).hex()


def run_witness(
    folder: Path, host: str, port: int, *, plain: bool, started: Callable[[int, Witness], None]
) -> None:
    """Serve until SIGINT or SIGTERM; SIGKILL at any moment loses nothing that was cosigned."""
    if plain and not is_loopback(host):
        cure = "leave --plain out, or serve on 127.0.0.1 behind what does TLS"
        raise BadInput([Fault("--plain", f"{host} is reached from other machines", cure)])
    if readable := check_secrets(folder):
        raise BadInput(readable)
    set_up_log("info", real_now, None)
    key, served = load_witness(folder), load_served(folder / SERVED_FILE)
    store = WitnessStore(folder / WITNESS_STORE_FILE)
    tls = None if plain else (folder / TLS_CERTIFICATE_FILE, folder / TLS_KEY_FILE)
    try:
        asyncio.run(_serve(Witness(key, served, store), host, port, tls, started))
    finally:
        store.close()


async def _serve(
    witness: Witness,
    host: str,
    port: int,
    tls: tuple[Path, Path] | None,
    started: Callable[[int, Witness], None],
) -> None:
    server = WitnessServer(witness.answer, host, port, tls)
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    started(await server.start(), witness)
    try:
        await stopping.wait()
    finally:
        await server.stop()


def counts_of(folder: Path) -> tuple[int, int]:
    """Return how many logs a witness has cosigned, and of how many keys; it may be serving."""
    if not (folder / WITNESS_STORE_FILE).exists():
        return 0, 0
    store = WitnessStore(folder / WITNESS_STORE_FILE, only_looks=True)
    try:
        return store.counts()
    finally:
        store.close()
