"""One person who may sit at the desk: a name to sign in with, initials for records, and roles.

The rule: there is never a desk without an administrator once there was one, and
no two people share a name or initials, so that a record tells who acted.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from keepclear.desk.people.wrong import refuse
from keepclear.limits import ACCOUNTS_MAX, NAME_CODE_POINTS_MAX
from keepclear.record.text import find_refused

INITIALS_MAX: Final = 4
LANGUAGES: Final = ("en", "ru", "tr", "ar")
THEMES: Final = ("day", "night", "red")
_TAKEN: Final = ("me",)  # by which a browser calls whoever is signed in


class Role(StrEnum):
    """What a person may do at the desk."""

    DRAFTER = "drafter"
    RELEASER = "releaser"
    WATCH = "watch"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


FIRST_ROLES: Final = (Role.DRAFTER, Role.RELEASER, Role.WATCH, Role.ADMINISTRATOR)


class Passkey(msgspec.Struct, frozen=True):
    """A passkey of a person: what it is called, its public part, and how often it was used."""

    id: str
    title: str
    credential: bytes
    since: int
    count: int = 0


class Account(msgspec.Struct, frozen=True):
    """One person; nothing in it opens anything by itself but the secret of their codes.

    `password` is an Argon2id string, empty until its owner has set one by a link.
    """

    name: str
    initials: str
    roles: tuple[Role, ...]
    password: str = ""
    since: int = 0
    handle: bytes = b""  # how passkeys name this person; says nothing
    totp: str = ""  # the secret of the codes, where they are confirmed
    totp_new: str = ""  # one that is shown and not confirmed yet
    totp_step: int = 0  # of the last code that was taken: none counts twice
    recovery: tuple[str, ...] = ()  # hashes of the codes that are left
    passkeys: tuple[Passkey, ...] = ()
    language: str = "en"
    theme: str = "day"

    @property
    def key(self) -> str:
        """By which the account is found, whatever letter case its name is typed in."""
        return key_of(self.name)

    @property
    def is_administrator(self) -> bool:
        """Whether this person may change people."""
        return Role.ADMINISTRATOR in self.roles

    @property
    def has_second_factor(self) -> bool:
        """Whether a password alone does not open the desk."""
        return bool(self.totp or self.passkeys)


Accounts = Mapping[str, Account]


def key_of(name: str) -> str:
    """Return by what a name is found; two that look alike but for letter case are one."""
    whole = name.encode("utf-8", "replace").decode()  # half a character is in nobody's name
    return unicodedata.normalize("NFKC", whole.strip()).casefold()


def check_account(accounts: Accounts, account: Account, former: str = "") -> None:
    """Refuse an account that cannot be put in place of `former`, with every fault."""
    others = {key: one for key, one in accounts.items() if key != former}
    refuse(_faults(others, account, is_new=not former))


def _faults(others: Accounts, account: Account, *, is_new: bool) -> Iterator[tuple[str, str]]:
    yield from _faults_of_name(account.name)
    if account.key in others or account.key in _TAKEN:
        yield "name", "name-taken"
    initials = account.initials
    if not (0 < len(initials) <= INITIALS_MAX and initials.isalnum()):
        yield "initials", "initials-form"
    elif initials.casefold() in {one.initials.casefold() for one in others.values()}:
        yield "initials", "initials-taken"
    if not account.roles:
        yield "roles", "roles-none"
    if not account.is_administrator and not any_administrator(others):
        yield "roles", "last-administrator"
    if is_new and len(others) >= ACCOUNTS_MAX:
        yield "name", "accounts-full"


def _faults_of_name(name: str) -> Iterator[tuple[str, str]]:
    if not name.strip():
        yield "name", "name-empty"
    elif len(name) > NAME_CODE_POINTS_MAX:
        yield "name", "name-long"
    elif find_refused(name) or any(character in name for character in "\t\n/"):
        yield "name", "name-characters"


def check_removal(accounts: Accounts, key: str) -> None:
    """Refuse to remove whoever is not there, or is the last administrator."""
    if key not in accounts:
        refuse([("name", "not-there")])
    if not any_administrator({k: one for k, one in accounts.items() if k != key}):
        refuse([("name", "last-administrator")])


def any_administrator(accounts: Accounts) -> bool:
    """Tell whether anybody may change people."""
    return any(account.is_administrator for account in accounts.values())


def in_order(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Return roles once each, in the order in which they are listed everywhere."""
    return tuple(role for role in Role if role in roles)
