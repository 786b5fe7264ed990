"""The witnesses of our settings: who they are, the key our logs show them, and asking them.

The rule: each is asked by itself, so that one that is slow or away delays no
other, and nothing of the node waits for any.
"""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from keepclear.errors import BadInput, BadRecord, Fault, Unavailable
from keepclear.limits import WITNESSES_MAX

if TYPE_CHECKING:
    from keepclear.host.serve import Serving
    from keepclear.host.settings import Settings
    from keepclear.node.log.witnessing import Asked, Policy
    from keepclear.record.checkpoint import NoteKey
    from keepclear.record.signing import Signer

LOG_KEY_FILE: Final = "witness-log.key"
MINUTE_S: Final = 60
_KEYS: Final = ("url", "key", "tls_key")
_URL: Final = re.compile(r"https?://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?(/[!-~]*)?")
_CURE_URL: Final = "give https://host:port, or http:// and an address of this machine's loopback"
_CURE_KEY: Final = "give the key as its operator prints it: name+id+key"
_CURE_TLS: Final = "give 64 hexadecimal digits, or leave it out where an authority vouches for it"


Found = Iterator[tuple[str, str, str]]


def witness_faults(tables: Sequence[Mapping[str, Any]], least: int) -> Found:
    """Find every fault of the witnesses of a settings file: (key, fault, cure)."""
    if len(tables) > WITNESSES_MAX:
        yield "witness", f"there are {len(tables)}, of {WITNESSES_MAX} at most", "keep the best"
    if tables and least > len(tables):
        cure = f"give 1 to {len(tables)}, or name more witnesses"
        yield "witnessing.least", f"it is {least}, of {len(tables)} witnesses", cure
    keys: list[str] = []
    for at, table in enumerate(tables, 1):
        for key, fault, cure in _table_faults(table):
            yield f"witness[{at}].{key}", fault, cure
        named = str(table.get("key", "")).rpartition("+")[2]
        if named and named in keys:
            yield f"witness[{at}].key", "this witness is there already", "name each once"
        keys.append(named)


def _table_faults(table: Mapping[str, Any]) -> Found:
    for key in table:
        if key not in _KEYS:
            yield key, "there is no such setting", f"take one of {', '.join(_KEYS)}"
    if not _is_url(table.get("url")):
        yield "url", "it is missing or no address of a witness", _CURE_URL
    if not _is_key(table.get("key")):
        yield "key", "it is missing or no key of a witness", _CURE_KEY
    tls_key = table.get("tls_key", "")
    if not isinstance(tls_key, str) or not re.fullmatch(r"([0-9a-f]{64})?", tls_key):
        yield "tls_key", "it is no hash of a TLS key", _CURE_TLS


def _is_url(url: object) -> bool:
    matched = _URL.fullmatch(url) if isinstance(url, str) else None
    if matched is None or matched[0].startswith("https:"):
        return matched is not None
    from keepclear.bearer.witness_server import is_loopback

    return is_loopback(matched[1].strip("[]"))


def _is_key(text: object) -> bool:
    from keepclear.record.checkpoint import COSIGNATURE, parse_note_key

    try:
        return isinstance(text, str) and parse_note_key(text).kind == COSIGNATURE
    except BadRecord:
        return False


def policy_of(settings: "Settings", log_key: bytes) -> "Policy":
    """Return whose cosignatures count, as settings that were found good say it."""
    from keepclear.node.log.witnessing import Policy
    from keepclear.record.checkpoint import parse_note_key

    wanted = settings.witnessing
    return Policy(
        tuple(parse_note_key(table["key"]) for table in settings.witness),
        wanted.least,
        wanted.within_minutes * MINUTE_S,
        wanted.every_minutes * MINUTE_S,
        log_key,
    )


def log_signer(folder: Path) -> "Signer":
    """Return the key that signs checkpoints of our logs, drawn when it is first wanted."""
    from keepclear.host.secret import draw, write_secret
    from keepclear.record.signing import Signer

    path = folder / LOG_KEY_FILE
    try:
        if not path.exists():
            write_secret(path, f"{draw(32).hex()}\n".encode())
        return Signer(bytes.fromhex(path.read_text(encoding="ascii")))
    except OSError as error:
        raise Unavailable(f"{path} cannot be read ({error.strerror})") from error
    except ValueError as error:
        cure = "put back the copy from your backup, or take it away and give witnesses the new key"
        raise BadInput([Fault(str(path), "it is damaged", cure)]) from error


def askers(serving: "Serving") -> list["Asker"]:
    """Return one asker for each witness of the settings."""
    tables, keys = serving.body.settings.witness, serving.body.node.witnessing.policy.witnesses
    if not tables:
        return []
    signer = log_signer(serving.body.folder)
    return [Asker(serving, table, key, signer) for table, key in zip(tables, keys, strict=True)]


class Asker:
    """Asks one witness whatever the mind wants cosigned, one checkpoint after the other."""

    def __init__(
        self, serving: "Serving", table: Mapping[str, Any], key: "NoteKey", signer: "Signer"
    ) -> None:
        self._serving, self._url, self._key = serving, str(table["url"]), key
        self._signer = signer
        pin = str(table.get("tls_key", ""))
        self._tls_key = bytes.fromhex(pin) if pin else None
        self.ready = asyncio.Event()

    async def run(self) -> None:
        """Ask until cancelled."""
        from keepclear.node.log import witnessing

        body = self._serving.body
        while True:
            self.ready.clear()
            asked = witnessing.next_ask(body.node, self._key, body.moment())
            if asked is not None:
                await self._ask(asked)
                continue
            rest_s = body.node.witnessing.rest_s(self._key.public_key, body.clock.monotonic())
            try:
                async with asyncio.timeout(rest_s):
                    await self.ready.wait()
            except TimeoutError:
                await asyncio.sleep(0)

    async def _ask(self, asked: "Asked") -> None:
        from keepclear.node.log import witnessing
        from keepclear.record.checkpoint import sign_checkpoint, write_submission

        serving, body = self._serving, self._serving.body
        body.keep_guard()  # A checkpoint says how far our log has come, as a record does.
        note = sign_checkpoint(self._signer, asked.checkpoint)
        data = write_submission(asked.old, asked.proof, note)
        try:
            status, reply = await serving.witnesses.ask(self._url, self._tls_key, data)
        except Unavailable as error:
            effects = witnessing.failed(body.node, self._key, str(error), body.moment())
        else:
            effects = witnessing.answered(body.node, asked, status, reply, body.moment())
        serving.carry_out(effects)
