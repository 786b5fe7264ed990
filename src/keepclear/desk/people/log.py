"""What happened to the people of a desk, in order, for an auditor to read.

The rule: it grows in the same transaction as what it tells of, nothing takes an
entry out, and each names the hash of the one before, so that an entry which
somebody took out of the file shows.
"""

from collections.abc import Iterator
from enum import StrEnum
from hashlib import sha256
from typing import Final

import msgspec

from keepclear.desk.people.book import Book
from keepclear.limits import PEOPLE_LOG_LISTED_MAX

_ALL: Final = 1 << 62


class What(StrEnum):
    """What happened."""

    FIRST_LINK = "link for the first administrator made"
    LINK = "link for a password made"
    ADDED = "person added"
    CHANGED = "person changed"
    REMOVED = "person removed"
    PASSWORD = "password set"
    TOTP_ON = "codes switched on"
    TOTP_OFF = "codes switched off"
    PASSKEY_ON = "passkey added"
    PASSKEY_OFF = "passkey removed"
    RECOVERY_USED = "recovery code used"
    SIGNED_IN = "signed in"
    NOT_SIGNED_IN = "sign-in refused"
    SIGNED_OUT = "signed out"
    ASKED = "release asked for"
    SENT_BACK = "draft sent back"
    RELEASED = "draft released"
    SITES_READ = "draft of protected sites read"


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that happened: when by this machine's clock, who did it, and to whom or what."""

    utc: int
    what: What
    by: str  # a name, or where it was done from: "command line", "" for nobody known
    about: str = ""
    address: str = ""
    detail: dict[str, str] = {}
    before: str = ""  # the hash of the entry before


_decode = msgspec.json.Decoder(Entry).decode


def note(book: Book, entry: Entry) -> None:
    """Add an entry."""
    last = book.noted(_ALL, 1)
    before = sha256(last[0][1]).hexdigest() if last else ""
    book.note(msgspec.json.encode(msgspec.structs.replace(entry, before=before)))


def entries(
    book: Book, before: int = 0, limit: int = PEOPLE_LOG_LISTED_MAX
) -> list[tuple[int, Entry]]:
    """Return the latest entries, or those before a number, the newest first."""
    listed = book.noted(before or _ALL, min(limit, PEOPLE_LOG_LISTED_MAX))
    return [(n, _decode(value)) for n, value in listed]


def gaps(book: Book) -> Iterator[int]:
    """Yield the number of each entry before which something was taken out or changed."""
    before, last = "", 0
    rows = sorted(book.noted(_ALL, 1 << 30))
    for n, value in rows:
        if n != last + 1 or _decode(value).before != before:
            yield n
        before, last = sha256(value).hexdigest(), n
