"""Who this party is: its keys, drawn once and kept in files that only their owner can read.

Two files, because two fates. `party.key` can replace every other key and is to
be moved offline as soon as it is made; `node.keys` is what the node runs on. A
file of keys is never overwritten. All chance that the package needs is drawn here.
"""

import base64
import os
import secrets
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from keepclear.bearer.parcel import generate_encryption_key
from keepclear.bearer.tls import make_tls
from keepclear.errors import BadInput, BadRecord, Fault, Misused, Unavailable
from keepclear.record.envelope import INCARNATION_BYTES
from keepclear.record.keys import X25519, XWING, KeyHistory, sign_key_event
from keepclear.record.signing import Signer

NODE_KEYS_FILE: Final = "node.keys"
PARTY_KEY_FILE: Final = "party.key"
TLS_CERTIFICATE_FILE: Final = "tls.cert"
TLS_KEY_FILE: Final = "tls.key"
SECRET_FILES: Final = (NODE_KEYS_FILE, PARTY_KEY_FILE, TLS_KEY_FILE)
SECRET_MODE: Final = 0o600
SEED_BYTES: Final = 32
SUITES: Final = (X25519, XWING)

_PARTY_KEY_TEXT = """\
# The party key: whoever holds it can replace every key of this party, and so speak as it.
# MOVE THIS FILE TO A MEDIUM THAT IS KEPT OFFLINE, with a copy in a second place. The node does not
# need it. It is wanted again only to sign the next key event: a yearly rotation, or after a theft.
seed = "{seed}"
# The key that the next key event must be signed with. Its fingerprint is already promised.
next_seed = "{next_seed}"
"""

_NODE_KEYS_TEXT = """\
# The keys that this node runs on. Whoever holds them can speak as this node and read what is sent
# to it. Never send this file anywhere; a copy belongs only with the backup of this folder.
format = 1
# Signs every record, receipt and parcel of this node.
node_seed = "{node_seed}"
# The party's public key history, first event first.
key_events = [{events}]
# Opens parcels: [suite, private key]; suite 1 is X25519, suite 2 is MLKEM768-X25519.
encryption = [{encryption}]
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """The keys of one node, and the history that shows whose they are."""

    signer: Signer
    history: KeyHistory
    encryption_private: tuple[tuple[int, bytes], ...]  # (suite, private bytes)
    tls_certificate: Path
    tls_key: Path

    @property
    def party(self) -> bytes:
        """The fingerprint of the party."""
        return self.history.party

    def __repr__(self) -> str:
        return f"Identity({self.party.hex()[:16]})"  # No key reaches a message or a trace.


def draw(length: int) -> bytes:
    """Draw random bytes."""
    return secrets.token_bytes(length)


def draw_incarnation() -> bytes:
    """Draw the name of a new log."""
    return draw(INCARNATION_BYTES)


def create_identity(folder: Path, utc: int) -> Identity:
    """Draw all keys of a new party and write them into the state folder.

    Crash at any point before the end: there is no `node.keys` yet, so nothing
    can have been signed; the next attempt says which file is in the way.
    """
    for name in (NODE_KEYS_FILE, PARTY_KEY_FILE):
        if (folder / name).exists():
            raise Misused(
                f"{folder / name} is there already and keys are never overwritten: use them, "
                "name another folder, or move the file away if they were never used"
            )
    seed, next_seed, node_seed = (draw(SEED_BYTES) for _ in range(3))
    pairs = [(suite, *generate_encryption_key(suite)) for suite in SUITES]
    event = sign_key_event(
        Signer(seed),
        Signer(next_seed).public_key,
        [Signer(node_seed).public_key],
        [(suite, public) for suite, _, public in pairs],
        utc,
    )
    certificate, tls_key = make_tls()
    party_key = _PARTY_KEY_TEXT.format(seed=_text(seed), next_seed=_text(next_seed))
    node_keys = _NODE_KEYS_TEXT.format(
        node_seed=_text(node_seed),
        events=f'"{_text(event.data)}"',
        encryption=", ".join(f'[{suite}, "{_text(private)}"]' for suite, private, _ in pairs),
    )
    _write(folder / TLS_CERTIFICATE_FILE, certificate, replace=True)
    _write(folder / TLS_KEY_FILE, tls_key, replace=True)
    _write(folder / PARTY_KEY_FILE, party_key.encode())
    _write(folder / NODE_KEYS_FILE, node_keys.encode())
    return load_identity(folder)


def load_identity(folder: Path) -> Identity:
    """Read the node's keys; Misused where there are none, BadInput where they cannot be used."""
    path = folder / NODE_KEYS_FILE
    try:
        body = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise Misused(f"{path} is not there: run `keepclear init` first") from error
    except OSError as error:
        raise Unavailable(f"{path} cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _damaged(path, "it is not TOML") from error
    try:
        return _identity(folder, body)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path, "a key is missing or odd") from error
    except BadRecord as error:
        raise _damaged(path, error.what) from error


def _identity(folder: Path, body: Mapping[str, Any]) -> Identity:
    if body["format"] != 1:
        raise ValueError
    seed = _octets(body["node_seed"])
    if len(seed) != SEED_BYTES:
        raise ValueError
    signer = Signer(seed)
    history = KeyHistory([_octets(event) for event in body["key_events"]])
    if signer.kid not in history.signing_keys_ever():
        raise BadRecord("keys/7", "the node key is not one that the key history names")
    private = tuple((int(suite), _octets(key)) for suite, key in body["encryption"])
    if not private:
        raise ValueError
    return Identity(signer, history, private, folder / TLS_CERTIFICATE_FILE, folder / TLS_KEY_FILE)


def _damaged(path: Path, what: str) -> BadInput:
    return BadInput([Fault(str(path), what, "put back the copy from your backup")])


def check_secrets(folder: Path) -> list[Fault]:
    """Find the files of keys that others could read."""
    return [
        Fault(
            str(folder / name),
            f"others on this machine can read it (mode {mode:04o})",
            f"run chmod 600 {folder / name}, and replace the keys if others may have read them",
        )
        for name in SECRET_FILES
        if (folder / name).exists()
        and (mode := stat.S_IMODE((folder / name).stat().st_mode)) & 0o077
    ]


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _octets(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _write(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file that only its owner can read.

    Crash just after: the file and its name are on the disk, whole. Crash
    inside: under its own name there is nothing yet.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SECRET_MODE)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            partial.replace(path)
        else:
            os.link(partial, path)  # Unlike a rename, a link never takes a file's place.
            partial.unlink()
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise Unavailable(
            f"{path} cannot be written ({error.strerror}): check its folder"
        ) from error
