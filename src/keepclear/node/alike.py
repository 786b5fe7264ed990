"""Counting what is alike, so that who signs without end fills neither our disk nor a watch.

Of one kind, one channel and one author so many are shown one by one; beyond that
they are counted, and shown again at each doubling. What is shown of one author
hides nothing of another. A STOP and a proven fork are shown each by itself.
"""

from dataclasses import dataclass, field

from keepclear.limits import ODDITIES_ALIKE_MAX


def is_never_counted(what: str) -> bool:
    """Tell whether each of a kind is shown, however many there are."""
    return what.startswith("STOP") or what == "FORK PROVEN"


@dataclass(slots=True)
class Alike:
    """How often each author has brought each kind about since the start."""

    _counts: dict[tuple[bytes, str, str], int] = field(default_factory=dict)

    def count(self, channel: bytes, what: str, by: str) -> int | None:
        """Count one more; return its number where it is to be shown, None where it is not."""
        if is_never_counted(what):
            return 0
        number = self._counts[channel, what, by] = self._counts.get((channel, what, by), 0) + 1
        is_shown = number <= ODDITIES_ALIKE_MAX or number.bit_count() == 1
        return number if is_shown else None
