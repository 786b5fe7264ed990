"""What can go wrong, on one page.

KeepclearError
    BadRecord     bytes from outside that break a sentence of spec/; raised by parsing only
    BadInput      what a person or a file gave us cannot be taken; carries every fault found
    Unavailable   something outside did not answer; trying again may work
    Misused       our own code or settings are wrong; trying again will not

A refusal that the rules foresee (out of turn, overdue, superseded) is not an
error. It is a value, and the function that may refuse says so in its type.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class KeepclearError(Exception):
    """Everything this package raises on purpose."""


class BadRecord(KeepclearError):
    """Bytes from outside that we will not act on.

    `rule` names the sentence of spec/ that they break, such as "record/3", so
    that the other party's engineer can look it up.
    """

    def __init__(self, rule: str, what: str) -> None:
        super().__init__(f"{what} ({rule})")
        self.rule = rule
        self.what = what


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input: where it is, what it is, and what to do."""

    place: str
    fault: str
    cure: str

    def __str__(self) -> str:
        return f"{self.place}: {self.fault}; {self.cure}"


class BadInput(KeepclearError):
    """Input from a person or a file that is refused whole, with all its faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class Unavailable(KeepclearError):
    """A peer, a disk or a clock that did not answer in time."""


class Misused(KeepclearError):
    """A mistake on our side of the boundary."""
