"""An agreement that all have signed: how it stands at any instant, from what was said of it since.

Each party suspends and resumes for itself; any party ends it, after the notice that it asks.
What has ended, or was amended, never comes back by itself. spec/agreement.md is the law.
"""

from dataclasses import dataclass
from enum import IntEnum

from keepclear.exchange.agreement import Agreement, Deed, with_parties
from keepclear.exchange.rule.rules import Rules


class State(IntEnum):
    """How an agreement that all have signed stands at an instant."""

    COMING = 0
    IN_FORCE = 1
    SUSPENDED = 2
    ENDED = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What a party said of an agreement once it was complete, in the order of its log.

    `utc` is the second that its record claims.
    """

    party: int
    deed: Deed
    from_utc: int
    utc: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """Since or from when an agreement holds no longer, and why."""

    utc: int
    why: str
    party: int | None = None


@dataclass(frozen=True)
class Settled:
    """An agreement that all members have signed, and what was said of it since.

    `amended` has the proposals that replace it, with the date of each.
    """

    id: bytes
    title: str
    agreement: Agreement
    said: tuple[Said, ...] = ()
    amended: tuple[tuple[int, bytes], ...] = ()

    def end(self) -> End | None:
        """Return when it ends and why, as far as that is known; the first that comes counts."""
        ends = [End(utc, "amended") for utc, _ in self.amended]
        if self.agreement.until_utc is not None:
            ends.append(End(self.agreement.until_utc, "its term ended"))
        for one in self.said:
            if one.deed is Deed.TERMINATE:
                due = max(one.from_utc, one.utc + self.agreement.withdrawal_s)
                ends.append(End(due, one.reason or "withdrawn", one.party))
        return min(ends, key=lambda end: (end.utc, end.why), default=None)

    def suspended(self, at: int) -> dict[int, Said]:
        """Return who has suspended it at an instant, and by which word."""
        last: dict[int, Said] = {}
        for one in self.said:
            if one.deed is not Deed.TERMINATE and one.from_utc <= at:
                last[one.party] = one
        return {party: one for party, one in sorted(last.items()) if one.deed is Deed.SUSPEND}

    def state(self, at: int) -> State:
        """Return how it stands at an instant."""
        end = self.end()
        if end is not None and end.utc <= at:
            return State.ENDED
        if at < self.agreement.from_utc:
            return State.COMING
        return State.SUSPENDED if self.suspended(at) else State.IN_FORCE

    def changes(self) -> set[int]:
        """Return every instant at which its state may change."""
        end = self.end()
        ends = {end.utc} if end else set()
        return {self.agreement.from_utc, *ends, *(one.from_utc for one in self.said)}

    def rules(self) -> Rules:
        """Return its rules with each party named by its fingerprint, in hexadecimal digits."""
        keys = {name: key.hex() for name, key in self.agreement.parties}
        return with_parties(self.agreement.rules, lambda name: keys[name])
