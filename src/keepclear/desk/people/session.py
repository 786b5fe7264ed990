"""A session: one browser in which one person is signed in, from the sign-in to an end.

The rule: it ends when the watch must be over, when no window of it has asked
for anything for a while, at every change of its person's password or second
factor elsewhere, and at once with the account. Only hashes of its token are
kept, so a copy of the book opens no desk.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Final

import msgspec

from keepclear.limits import SESSION_IDLE_SECONDS_MAX, SESSION_SECONDS_MAX

TOKEN_BYTES: Final = 32
SEEN_EVERY_S: Final = 60  # So that looking at the desk costs no write for each request.


class Session(msgspec.Struct, frozen=True):
    """Who is signed in, since when, from where, and the token that each write repeats."""

    account: str
    since: int
    seen: int
    address: str
    csrf: str

    def ends(self) -> int:
        """Return the UTC second at which it ends where nothing more is asked."""
        return min(self.ends_at_last(), self.seen + SESSION_IDLE_SECONDS_MAX)

    def ends_at_last(self) -> int:
        """Return the UTC second at which it ends whatever is asked."""
        return self.since + SESSION_SECONDS_MAX

    def has_ended(self, now: int) -> bool:
        """Tell whether it has; a clock that was set back ends it too."""
        return now >= self.ends() or now < self.since - SEEN_EVERY_S


def token_of(chance: bytes) -> str:
    """Write a token as a cookie or a link carries it."""
    return urlsafe_b64encode(chance).rstrip(b"=").decode()


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(b"keepclear/token/1" + token.encode("utf-8", "surrogatepass")).hexdigest()
