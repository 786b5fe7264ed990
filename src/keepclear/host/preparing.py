"""What is made of parcels before there is anything to send.

Most of what it takes to seal a parcel needs none of its contents, so no act of an
officer need wait for it. It is done once a parcel has gone, behind whatever else
is under way. What is prepared serves one parcel, and never outlives the key that
it was sealed to.
"""

import asyncio
from dataclasses import dataclass
from typing import Final

from keepclear.bearer.parcel import Prepared, prepare, seal
from keepclear.limits import PREPARED_PER_PEER_MAX
from keepclear.node.parcel import Parcel
from keepclear.record.signing import Signer

PREPARES_AFTER_S: Final = 0.001  # What was just made is with the kernel by then.
# Rounds of the event loop in which what was already under way goes first: a command, from its
# bytes to the parcel that it gives rise to, needs fewer.
LOOKS: Final = 8


@dataclass(frozen=True, slots=True)
class SealTo:
    """How the next parcel to a peer is sealed; a greeting tells who we are, and carries nothing."""

    suite: int
    key: bytes
    greets: bool


class Preparing:
    """What is ready for each peer, for the key that its last parcel was sealed to."""

    def __init__(self) -> None:
        self._ready: dict[bytes, tuple[SealTo, list[Prepared]]] = {}
        self._awaited: set[bytes] = set()  # peers for which a round has been set

    def seal(self, parcel: Parcel, signer: Signer, to: SealTo) -> bytes:
        """Sign and seal a parcel with what is ready for its recipient."""
        return seal(parcel, signer, self.take(parcel.recipient, to))

    def take(self, peer: bytes, to: SealTo) -> Prepared:
        """Hand out what is ready, each once; where nothing is, make it at once."""
        known, ready = self._ready.get(peer, (None, []))
        if known != to:
            ready = []
        prepared = ready.pop() if ready else prepare(to.suite, to.key, peer)
        self._ready[peer] = to, ready
        return prepared

    def forget(self, peer: bytes) -> None:
        """Drop what is ready for a peer whose key has changed."""
        self._ready.pop(peer, None)

    def fill_soon(self, peer: bytes) -> None:
        """Prepare anew in a moment, now that a parcel has been made."""
        if peer not in self._awaited:
            self._awaited.add(peer)
            loop = asyncio.get_running_loop()
            loop.call_later(PREPARES_AFTER_S, self._look, peer, LOOKS)

    def _look(self, peer: bytes, looks: int) -> None:
        if looks:
            asyncio.get_running_loop().call_soon(self._look, peer, looks - 1)
            return
        self._awaited.discard(peer)
        if self.fill(peer):
            self.fill_soon(peer)

    def fill(self, peer: bytes) -> bool:
        """Prepare one at most, so that nothing waits for two; return whether another is wanted.

        Nothing is prepared for greetings: they carry nothing that could be late.
        """
        to, ready = self._ready.get(peer, (None, []))
        if to is None or to.greets:
            return False
        if len(ready) < PREPARED_PER_PEER_MAX:
            ready.append(prepare(to.suite, to.key, peer))
        return len(ready) < PREPARED_PER_PEER_MAX
