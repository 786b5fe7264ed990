"""How long whoever guesses has to wait: longer with each failure, by name and by address.

The rule: nobody can keep an officer out by failing under that officer's name.
Where an account was opened from an address before, failures from elsewhere do
not count for it there.
"""

from ipaddress import IPv6Address, ip_address
from typing import Final

import msgspec

from keepclear.limits import (
    SIGN_IN_FREE_FAILURES_MAX,
    SIGN_IN_NAME_WAIT_SECONDS_MAX,
    SIGN_IN_WAIT_SECONDS_MAX,
)

FORGOTTEN_AFTER_S: Final = 3_600  # An hour without a failure, and the count begins anew.


class Failures(msgspec.Struct, frozen=True):
    """How often it went wrong in a row, and when last."""

    count: int = 0
    last: int = 0


def wait_after(count: int, longest_s: int) -> int:
    """Return the seconds to wait after so many failures: none at first, then doubling."""
    beyond = count - SIGN_IN_FREE_FAILURES_MAX
    return 0 if beyond <= 0 else min(longest_s, 1 << min(beyond, 20))


def left(failures: Failures, now: int, *, of_name: bool) -> int:
    """Return the seconds that are still to be waited."""
    longest = SIGN_IN_NAME_WAIT_SECONDS_MAX if of_name else SIGN_IN_WAIT_SECONDS_MAX
    # A clock that was set back must not make anybody wait longer than the longest.
    return min(longest, max(0, failures.last + wait_after(failures.count, longest) - now))


def failed(failures: Failures, now: int) -> Failures:
    """Return the count after one more failure."""
    is_old = now - failures.last > FORGOTTEN_AFTER_S
    return Failures(1 if is_old else failures.count + 1, now)


def neighbourhood(address: str) -> str:
    """Return what counts as one address: of IPv6 a whole /64, since one machine has all of it."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:64]
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    mapped = parsed.ipv4_mapped
    return str(mapped) if mapped else f"{IPv6Address(int(parsed) >> 64 << 64)}/64"
