"""Who this party is: its keys, kept in files that only their owner can read.

Two files, because two fates. `party.key` can replace every other key and is to
be moved offline as soon as it is made; `node.keys` is what the node runs on.
Keys are never overwritten: a rotation adds to what is there.
"""

import base64
import stat
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from keepclear.bearer.parcel import generate_encryption_key
from keepclear.bearer.tls import make_tls
from keepclear.errors import BadInput, BadRecord, Fault, Misused, Unavailable
from keepclear.host.desk_certificate import KEY_FILE as DESK_KEY_FILE
from keepclear.host.party_key import PARTY_KEY_FILE, SEED_BYTES, PartyKey, encode_party_key
from keepclear.host.secret import draw as draw
from keepclear.host.secret import write_secret
from keepclear.host.witnesses import LOG_KEY_FILE
from keepclear.record.envelope import INCARNATION_BYTES
from keepclear.record.keys import X25519, XWING, KeyHistory, sign_key_event
from keepclear.record.signing import Signer

NODE_KEYS_FILE: Final = "node.keys"
TLS_CERTIFICATE_FILE: Final = "tls.cert"
TLS_KEY_FILE: Final = "tls.key"
SEALING_KEYS_FILE: Final = "sealing.keys"
WITNESS_KEY_FILE: Final = "witness.key"  # of a witness, in a folder that no node uses
SECRET_FILES: Final = (
    *(NODE_KEYS_FILE, PARTY_KEY_FILE, TLS_KEY_FILE, SEALING_KEYS_FILE),
    *(LOG_KEY_FILE, WITNESS_KEY_FILE, DESK_KEY_FILE),
)
SUITES: Final = (X25519, XWING)

_NODE_KEYS_TEXT = """\
# The keys that this node runs on. Whoever holds them can speak as this node and read what is sent
# to it. Never send this file anywhere; a copy belongs only with the backup of this folder.
format = {format}
# Signs every record, receipt and parcel of this node.
node_seed = "{node_seed}"
# The party's public key history, first event first.
key_events = [{events}]
# Opens greetings: [suite, private key]; suite 1 is X25519, suite 2 is MLKEM768-X25519. What opens
# all other parcels is in sealing.keys, and replaced every week.
encryption = [{encryption}]
"""
_FORMER_TEXT = """\
# What was in force before: to sign the last word of each log under it, and for those who have yet
# to hear of the rotation.
former_seeds = [{seeds}]
former_encryption = [{encryption}]
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """The keys of one node, and the history that shows whose they are."""

    signer: Signer
    history: KeyHistory
    encryption_private: tuple[tuple[int, bytes], ...]  # (suite, private bytes)
    tls_certificate: Path
    tls_key: Path
    former: tuple[Signer, ...] = ()  # of events before the last, the oldest first
    former_encryption: tuple[tuple[int, bytes], ...] = ()  # of the event before the last

    @property
    def party(self) -> bytes:
        """The fingerprint of the party."""
        return self.history.party

    def __repr__(self) -> str:
        return f"Identity({self.party.hex()[:16]})"  # No key reaches a message or a trace.


def draw_incarnation() -> bytes:
    """Draw the name of a new log."""
    return draw(INCARNATION_BYTES)


def create_identity(folder: Path, utc: int, passphrase: bytes | None = None) -> Identity:
    """Draw all keys of a new party and write them into the state folder.

    With a passphrase the party key is locked under it.

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
    party_key = encode_party_key(PartyKey(seed, next_seed), passphrase)
    private = [(suite, key) for suite, key, _ in pairs]
    write_secret(folder / TLS_CERTIFICATE_FILE, certificate, replace=True)
    write_secret(folder / TLS_KEY_FILE, tls_key, replace=True)
    write_secret(folder / PARTY_KEY_FILE, party_key.encode())
    write_secret(folder / NODE_KEYS_FILE, _node_keys(node_seed, [event.data], private).encode())
    return load_identity(folder)


def _node_keys(
    seed: bytes,
    events: Sequence[bytes],
    private: Sequence[tuple[int, bytes]],
    former: Sequence[bytes] = (),
    former_private: Sequence[tuple[int, bytes]] = (),
) -> str:
    """Write the text of `node.keys`; what is not rotated yet is as every version writes it."""
    text = _NODE_KEYS_TEXT.format(
        format=2 if former else 1,
        node_seed=_text(seed),
        events=_listed(events),
        encryption=_paired(private),
    )
    if former:
        text += _FORMER_TEXT.format(seeds=_listed(former), encryption=_paired(former_private))
    return text


def _listed(items: Sequence[bytes]) -> str:
    return ", ".join(f'"{_text(item)}"' for item in items)


def _paired(private: Sequence[tuple[int, bytes]]) -> str:
    return ", ".join(f'[{suite}, "{_text(key)}"]' for suite, key in private)


def replace_keys(
    folder: Path, before: Identity, event: bytes, seed: bytes, private: Sequence[tuple[int, bytes]]
) -> Identity:
    """Add the next key event with its own keys, and keep those before it.

    Crash inside: the file is as it was, and the event counts nowhere. Crash just
    after: the next start finds an event that our logs do not hold, and writes it.
    """
    events = [*(known.data for known in before.history.events), event]
    former = [*(signer.seed for signer in before.former), before.signer.seed]
    text = _node_keys(seed, events, private, former, before.encryption_private)
    write_secret(folder / NODE_KEYS_FILE, text.encode(), replace=True)
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
    if body["format"] not in (1, 2):
        raise ValueError
    signer = _signer(body["node_seed"])
    former = tuple(_signer(seed) for seed in body.get("former_seeds", ()))
    history = KeyHistory([_octets(event) for event in body["key_events"]])
    if signer.kid not in history.in_force():
        raise BadRecord("keys/7", "the node key is not one that the key history names")
    private, before = (
        tuple((int(suite), _octets(key)) for suite, key in body.get(name, ()))
        for name in ("encryption", "former_encryption")
    )
    if not private:
        raise ValueError
    tls = folder / TLS_CERTIFICATE_FILE, folder / TLS_KEY_FILE
    return Identity(signer, history, private, *tls, former, before)


def _signer(text: str) -> Signer:
    seed = _octets(text)
    if len(seed) != SEED_BYTES:
        raise ValueError
    return Signer(seed)


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
