"""What goes to one peer: parcel after parcel, FLASH by itself, and a call now and then."""

import asyncio
from typing import TYPE_CHECKING, Final

from keepclear.limits import POLL_SECONDS_MAX

if TYPE_CHECKING:
    from keepclear.host.serve import Serving

CONTACT_EVERY_S: Final = 30.0  # A parcel with nothing to say, so that a dead line shows in minutes.


class Sender:
    """Sends to one peer whatever the mind has for it, one parcel after the other."""

    def __init__(self, serving: "Serving", peer: bytes) -> None:
        self.serving, self.peer = serving, peer
        self.ready, self.flash_ready = asyncio.Event(), asyncio.Event()
        self.polled = asyncio.Event()  # set when a peer that polls has something to fetch

    def wake(self, *, flash: bool) -> None:
        """Say that there is something to send."""
        (self.flash_ready if flash else self.ready).set()
        self.ready.set()
        self.polled.set()

    def answered(self) -> None:
        """Call back where a call was answered by a greeting: that carried nothing of what is ready.

        After a failure we call when it is due, and not whenever somebody calls us.
        """
        serving, peer = self.serving, self.peer
        failed = serving.body.node.peers[peer].failures > 0
        if not failed and serving.seal_to(peer, flash=False).greets:
            self.wake(flash=False)

    async def run(self, *, flash: bool) -> None:
        """Send until cancelled; an error of the bearer is a failure to be tried again."""
        event = self.flash_ready if flash else self.ready
        while True:
            await event.wait()
            event.clear()
            while await self._send_one(flash=flash):
                pass

    async def _send_one(self, *, flash: bool) -> bool:
        card = self.serving.body.node.cards[self.peer]
        if not card.endpoints:
            return False  # This peer calls us; what we have for it goes into the reply.
        greets = self.serving.seal_to(self.peer, flash=flash).greets
        data = self.serving.next_parcel(self.peer, flash=flash)
        if data is None:
            return False
        arrived = await self.serving.post(self.peer, data, wait_s=0.0)
        if greets and arrived and self.serving.seal_to(self.peer, flash=flash).greets:
            self.serving.not_greeted(self.peer)  # It answered, and told no key: later again.
            return False
        return arrived

    async def poll(self) -> None:
        """Call a peer that cannot call us, and wait there for what it has."""
        while True:
            greets = self.serving.seal_to(self.peer, flash=False).greets
            data = self.serving.next_parcel(self.peer, always=True)
            assert data is not None
            wait_s = 0.0 if greets else float(POLL_SECONDS_MAX)  # A greeting is answered at once.
            if not await self.serving.post(self.peer, data, wait_s=wait_s):
                await asyncio.sleep(self.serving.body.node.pace.first_s)

    async def keep_contact(self) -> None:
        """Send a parcel with nothing to say now and then, so that contact stays fresh."""
        while True:
            data = self.serving.next_parcel(self.peer, always=True)
            if data is not None:
                await self.serving.post(self.peer, data, wait_s=0.0)
            await asyncio.sleep(CONTACT_EVERY_S)
