"""FORK_PROOF: a member lays on the line that a log of it says two things at one place.

A node writes it by itself when it finds a fork. In a cut that holds one, all take
that log only below the place that is proven, so a party that forks moves nobody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keepclear.exchange.fields import Fields
from keepclear.record.fork import Fork, verify
from keepclear.record.log import log_id


@dataclass(frozen=True, slots=True)
class ForkProof:
    """The proof, verified."""

    fork: Fork

    @property
    def target(self) -> bytes:
        """The id of the log that forks."""
        return log_id(self.fork.channel, self.fork.log)

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: self.fork.data}


def parse_fork_proof(body: Mapping[int, Any]) -> ForkProof:
    """Read the body of a FORK_PROOF; a proof that does not verify is refused by its own rule."""
    fields = Fields(body, "fork/5")
    data = fields.octets(1)
    fields.done()
    return ForkProof(verify(data))
