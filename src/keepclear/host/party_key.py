"""The party key in its file: it can replace every other key, and is wanted once a year.

The file holds the key that signs the next key event and the one that is promised
after it, locked under a passphrase unless its owner chose otherwise. A thief of
the file alone then has nothing; a thief of file and passphrase is the party.
"""

import base64
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from keepclear.bearer.passphrase import COST, SALT_BYTES, Cost, lock, unlock
from keepclear.errors import BadInput, Fault, Misused, Unavailable
from keepclear.host.secret import draw, write_secret
from keepclear.limits import (
    PARTY_KEY_FILE_BYTES_MAX,
    PASSPHRASE_BYTES_MAX,
    PASSPHRASE_CHARACTERS_MIN,
)

PARTY_KEY_FILE: Final = "party.key"
SEED_BYTES: Final = 32
WRONG_PASSPHRASE: Final = "the passphrase does not open it, or the file was changed"

_HEAD = """\
# The party key: whoever holds it can replace every key of this party, and so speak as it.
# MOVE THIS FILE TO A MEDIUM THAT IS KEPT OFFLINE, with a copy in a second place. The node does not
# need it. It is wanted again only to sign the next key event: a yearly rotation, or after a theft.
"""
_PLAIN_TEXT = (
    _HEAD
    + """\
# It is NOT locked: whoever reads this file has the key. To lock it: keepclear keys passphrase
seed = "{seed}"
# The key that the next key event must be signed with. Its fingerprint is already promised.
next_seed = "{next_seed}"
"""
)
_LOCKED_TEXT = (
    _HEAD
    + """\
# It is locked under a passphrase that is written nowhere here: keep that apart from this file.
format = 2
# How a key is made of the passphrase (Argon2id, RFC 9106); ChaCha20-Poly1305 seals both seeds.
passes = {passes}
memory_kib = {memory_kib}
salt = "{salt}"
sealed = "{sealed}"
"""
)


@dataclass(frozen=True, slots=True)
class PartyKey:
    """The key that is used first, and the one that it promises."""

    seed: bytes
    next_seed: bytes

    def __repr__(self) -> str:
        return "PartyKey()"  # No key reaches a message or a trace.


def encode_party_key(key: PartyKey, passphrase: bytes | None, cost: Cost = COST) -> str:
    """Write the text of the file; without a passphrase it is plain."""
    if passphrase is None:
        return _PLAIN_TEXT.format(seed=_text(key.seed), next_seed=_text(key.next_seed))
    salt = draw(SALT_BYTES)
    sealed = lock(key.seed + key.next_seed, passphrase, salt, cost)
    return _LOCKED_TEXT.format(
        passes=cost.passes, memory_kib=cost.memory_kib, salt=_text(salt), sealed=_text(sealed)
    )


def load_party_key(path: Path, passphrase: Callable[[], bytes]) -> tuple[PartyKey, bytes | None]:
    """Read the file and return the key with the passphrase it is locked under, or None.

    `passphrase` is called only where the file is locked. Raises BadInput for
    another passphrase and for a file that is damaged or asks for too much.
    """
    body = _body(path)
    try:
        if "format" not in body:
            return _key(_octets(body["seed"]) + _octets(body["next_seed"])), None
        if body["format"] != 2:
            raise ValueError
        cost = Cost(int(body["passes"]), int(body["memory_kib"]))
        cost.check()
        salt, sealed = _octets(body["salt"]), _octets(body["sealed"])
    except (KeyError, TypeError, ValueError, Misused) as error:
        raise _damaged(path, "a field is missing or odd") from error
    given = passphrase()
    opened = unlock(sealed, given, salt, cost)
    if opened is None:
        cure = "try again; if it was changed, put back the copy from the second place"
        raise BadInput([Fault(str(path), WRONG_PASSPHRASE, cure)])
    return _key(opened), given


def is_locked(path: Path) -> bool:
    """Tell whether a passphrase is needed to read the file."""
    return "format" in _body(path)


def check_passphrase(passphrase: bytes) -> bytes:
    """Return a new passphrase, or raise BadInput where it is too short or too long."""
    try:
        characters = len(passphrase.decode())
    except UnicodeDecodeError:
        characters = len(passphrase)
    if characters < PASSPHRASE_CHARACTERS_MIN or len(passphrase) > PASSPHRASE_BYTES_MAX:
        fault = f"it has {characters} characters"
        cure = f"give {PASSPHRASE_CHARACTERS_MIN} or more, such as six words drawn by dice"
        raise BadInput([Fault("passphrase", fault, cure)])
    return passphrase


def save_party_key(path: Path, key: PartyKey, passphrase: bytes | None) -> None:
    """Put a party key in the place of the one before it.

    Crash inside: the old file is there, whole. Crash just after: the new one is.
    """
    write_secret(path, encode_party_key(key, passphrase).encode(), replace=True)


def _body(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(PARTY_KEY_FILE_BYTES_MAX + 1)
        if len(data) > PARTY_KEY_FILE_BYTES_MAX:
            raise _damaged(path, f"it is over {PARTY_KEY_FILE_BYTES_MAX} bytes")
        return tomllib.loads(data.decode())
    except FileNotFoundError as error:
        cure = "bring the medium on which it is kept, and name the file with --party-key"
        raise BadInput([Fault(str(path), "the party key is not there", cure)]) from error
    except OSError as error:
        raise Unavailable(f"{path} cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _damaged(path, "it is not TOML") from error


def _key(seeds: bytes) -> PartyKey:
    if len(seeds) != 2 * SEED_BYTES:
        raise ValueError
    return PartyKey(seeds[:SEED_BYTES], seeds[SEED_BYTES:])


def _damaged(path: Path, what: str) -> BadInput:
    return BadInput([Fault(str(path), what, "put back the copy from the second place")])


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _octets(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
