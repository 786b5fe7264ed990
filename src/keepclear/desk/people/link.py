"""A link that is good once: for the first administrator, or for a password of one's own.

The rule: whoever has a link may set one password, until its end. Of links for
passwords a hash is kept. The link for the first administrator is kept as it is,
so that a node that starts again prints the same one; it is worth nothing once
there is an administrator.
"""

from typing import Final

import msgspec

from keepclear.limits import LINK_SECONDS_MAX

FIRST: Final = ""  # the account of the link that makes the first administrator


class Link(msgspec.Struct, frozen=True):
    """For whose password it is good, and until which UTC second."""

    account: str
    until: int
    token: str = ""  # kept of the first link alone

    def has_ended(self, now: int) -> bool:
        """Tell whether its time is over."""
        return now >= self.until


def link_until(now: int) -> int:
    """Return until when a link that is made now is good."""
    return now + LINK_SECONDS_MAX
