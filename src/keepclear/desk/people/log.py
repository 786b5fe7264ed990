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


def gaps(book: Book) -> list[int]:
    """Return the number of each entry before which something was taken out or changed."""
    return sorted(n for found in gaps_by_piece(book) for n in found)


def gaps_by_piece(book: Book) -> Iterator[list[int]]:
    """Yield those numbers as the log is read back from its end, a piece of it at a time.

    Between two pieces whoever asks may let others go on: a log of years takes seconds.
    """
    end, later, named = _ALL, 0, ""  # the entry after, and the hash that it names
    while rows := book.noted(end, PEOPLE_LOG_LISTED_MAX):
        found = []
        for n, value in rows:
            if later and (later != n + 1 or named != sha256(value).hexdigest()):
                found.append(later)
            later, named = n, _decode(value).before
        end = later
        yield found
    yield [later] if later and (later != 1 or named) else []
