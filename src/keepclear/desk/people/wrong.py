"""What can be wrong with what a person enters about people: one row for each fault.

A desk says it in the reader's language by its code; whoever calls the interface
without a desk reads the words that stand here.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from keepclear.errors import BadInput, Fault
from keepclear.limits import (
    ACCOUNTS_MAX,
    DRAFT_TITLE_CHARACTERS_MAX,
    PASSWORD_CHARACTERS_MAX,
    PASSWORD_CHARACTERS_MIN,
)

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "name-empty": ("it is empty", "enter the name to sign in with"),
        "name-long": ("it is longer than 64 characters", "shorten it"),
        "name-characters": ("it holds a character that cannot be shown", "write it without that"),
        "name-taken": ("there is somebody of this name", "add a letter or a number"),
        "initials-form": ("they are no 1 to 4 letters or digits", "enter initials such as AB"),
        "initials-taken": (
            "somebody has these initials, and a record would not tell the two apart",
            "add a letter",
        ),
        "roles-none": ("no role is chosen", "choose at least one"),
        "last-administrator": (
            "nobody else is an administrator",
            "make somebody else an administrator first",
        ),
        "accounts-full": (f"there are {ACCOUNTS_MAX} people", "remove whoever has left"),
        "password-short": (
            f"it has fewer than {PASSWORD_CHARACTERS_MIN} characters",
            "take four or five words that have nothing to do with each other",
        ),
        "password-long": (f"it has more than {PASSWORD_CHARACTERS_MAX} characters", "shorten it"),
        "password-name": ("it is made of the name", "take words that nobody links with you"),
        "password-repeats": ("it repeats a few characters", "take words, not a pattern"),
        "password-known": ("it is among the first that are tried", "take other words"),
        "password-wrong": ("it is not your password", "enter the password that you sign in with"),
        "code-wrong": (
            "the code is not right, or was used before",
            "wait for the next code; see that the clock of the telephone is right",
        ),
        "passkey-wrong": ("the passkey was not accepted", "try it again, or use another way"),
        "passkey-many": ("there are as many passkeys as one may have", "remove one first"),
        "link-ended": (
            "the link was used already, or its time is over",
            "ask an administrator for a new one; `keepclear people first` makes the first one anew",
        ),
        "title-long": (
            f"it is longer than {DRAFT_TITLE_CHARACTERS_MAX} characters",
            "give it a shorter title",
        ),
        "title-characters": (
            "the title holds a character that cannot be shown",
            "write it without that",
        ),
        "not-there": ("there is nobody of this name", "look at the list of people"),
        "language-unknown": ("it is no language of the desk", "take en, ru, tr or ar"),
        "theme-unknown": ("it is no theme of the desk", "take day, night or red"),
    }
)
_CODES: Final = {fault: code for code, (fault, _) in WORDS.items()}


def fault_of(place: str, code: str) -> Fault:
    """Return a fault of the table beside its field."""
    return Fault(place, *WORDS[code])


def code_of(fault: Fault) -> str:
    """Return the code of a fault, or nothing where it is none of the table."""
    return _CODES.get(fault.fault, "")


def refuse(found: Iterable[tuple[str, str]]) -> None:
    """Raise BadInput with every fault, each given by its field and code; nothing where none is."""
    faults = [fault_of(place, code) for place, code in found]
    if faults:
        raise BadInput(faults)
