"""A password: costly to guess, and refused where it is among the first that would be guessed.

No rule asks for digits or signs, and none for a change after some time: both
make people write passwords down (NIST SP 800-63B 5.1.1). Length is what counts.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from keepclear.desk.people.account import key_of
from keepclear.desk.people.wrong import refuse
from keepclear.limits import PASSWORD_CHARACTERS_MAX, PASSWORD_CHARACTERS_MIN

SALT_BYTES: Final = 16
_LENGTH: Final = 32
# RFC 9106 4 asks for three passes over 64 MiB where memory is short. One lane, not four: a sign-in
# takes one core, and the other stays with the node.
_PASSES, _LANES, _MEMORY_KIB = 3, 1, 65_536
_DISTINCT_MIN: Final = 5
# What lists of stolen passwords begin with, of those long enough to be taken otherwise.
_KNOWN: Final = (
    *("123456789012", "1234567890123", "qwertyuiop12", "qwertyuiopas", "qwertyuiop123"),
    *("passwordpassword", "password1234", "password12345", "1q2w3e4r5t6y", "1qaz2wsx3edc"),
    *("iloveyou1234", "administrator", "administrator1", "keepclear123", "keepclearkeepclear"),
    *("qwerty123456", "abcdefghijkl", "qazwsxedcrfv", "zaq12wsxcde3", "letmeinletmein"),
    *("correcthorsebatterystaple", "correct horse battery staple", "changemechangeme"),
)


def seal(password: str, salt: bytes) -> str:
    """Return what is kept of a password; takes about 0.1 s and 64 MiB.

    `salt` is fresh chance.
    """
    return _argon2id(salt).derive_phc_encoded(_plain(password))


def matches(password: str, sealed: str) -> bool:
    """Tell whether a password is the sealed one; takes as long where nothing is sealed."""
    try:
        Argon2id.verify_phc_encoded(_plain(password), sealed or _NOBODYS)
    except InvalidKey:
        return False
    return bool(sealed)


def _argon2id(salt: bytes) -> Argon2id:
    return Argon2id(
        salt=salt, length=_LENGTH, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB
    )


def _plain(password: str) -> bytes:
    """Write a password as bytes, the same from every keyboard."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


# Whoever asks for a name that is not there is to wait as long as for one that is. No password has
# this hash: nobody knows one.
_NOBODYS: Final = (
    f"$argon2id$v=19$m={_MEMORY_KIB},t={_PASSES},p={_LANES}$" + "A" * 22 + "$" + "A" * 43
)


def check_password(password: str, name: str, place: str = "password") -> None:
    """Refuse a password that would be guessed early, with every fault."""
    refuse((place, code) for code in _faults(password, name))


def _faults(password: str, name: str) -> Iterator[str]:
    if len(password) < PASSWORD_CHARACTERS_MIN:
        yield "password-short"
    if len(password) > PASSWORD_CHARACTERS_MAX:
        yield "password-long"
        return
    folded = key_of(password)
    rest = folded.replace(key_of(name), "") if name.strip() else folded
    if rest != folded and len(rest) < PASSWORD_CHARACTERS_MIN // 2:
        yield "password-name"
    if password and len(set(folded)) < _DISTINCT_MIN:
        yield "password-repeats"
    if folded in _KNOWN:
        yield "password-known"
