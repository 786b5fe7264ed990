"""How many may be in at once, so that strangers can never fill a port that peers need.

A place is held from `enter` to `leave`. There is a bound for all, one for each
address, and half of all places are kept for addresses from which a good parcel
has come: a crowd of strangers cannot keep out a peer that was here before.
Once in, a peer's parcels are taken one after the other, and others are looked at in between.
"""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from keepclear.limits import HTTPS_PROVEN_ADDRESSES_MAX, TURN_LOOKS


class Proven:
    """Addresses from which a good parcel has come; beyond the limit the oldest is forgotten."""

    def __init__(self) -> None:
        self._addresses: OrderedDict[str, None] = OrderedDict()

    def add(self, address: str) -> None:
        """Remember an address as the latest."""
        self._addresses[address] = None
        self._addresses.move_to_end(address)
        if len(self._addresses) > HTTPS_PROVEN_ADDRESSES_MAX:
            self._addresses.popitem(last=False)

    def __contains__(self, address: str) -> bool:
        return address in self._addresses


class Places:
    """Places of one sort: connections, or requests in progress."""

    def __init__(self, total_max: int, per_address_max: int, proven: Proven) -> None:
        self._total_max = total_max
        self._per_address_max = per_address_max
        self._proven = proven
        self._held: Counter[str] = Counter()

    def enter(self, address: str) -> bool:
        """Take a place if there is one for this address."""
        total_max = self._total_max if address in self._proven else self._total_max // 2
        if self._held[address] >= self._per_address_max or self._held.total() >= total_max:
            return False
        self._held[address] += 1
        return True

    def leave(self, address: str) -> None:
        """Give a place back."""
        self._held[address] -= 1
        if self._held[address] <= 0:
            del self._held[address]


class Turns:
    """One parcel of a peer at a time: a flood by one delays another by one parcel, not by all."""

    def __init__(self) -> None:
        self._locks: dict[bytes, asyncio.Lock] = {}  # of configured peers alone

    @asynccontextmanager
    async def of(self, peer: bytes) -> AsyncIterator[None]:
        """Wait until a peer's earlier parcels are taken, and let whoever else has come go first."""
        lock = self._locks.setdefault(peer, asyncio.Lock())
        waits = lock.locked()
        async with lock:
            for _ in range(TURN_LOOKS if waits else 1):  # One lets the next see that it waits.
                await asyncio.sleep(0)
            yield
