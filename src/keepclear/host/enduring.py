"""A node whose disk takes nothing: it is read from, it rings, and it waits for the disk.

The rule: what the disk did not take was never said. From the first write that
fails until one succeeds, no act is taken, nothing is sent and nothing receipted,
so peers keep all and send it again. Time goes on in memory: what is overdue climbs
and rings. A STOP that arrives rings too, and is taken for good afterwards.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

import structlog

from keepclear.errors import BadRecord, KeepclearError, Unavailable
from keepclear.exchange.meaning import Kind
from keepclear.host import disk
from keepclear.node.disk import REFUSES, note_refusal, note_room
from keepclear.node.effects import Bell, Ring
from keepclear.node.parcel import Parcel
from keepclear.record.envelope import parse

if TYPE_CHECKING:
    from keepclear.host.serve import Serving

LOG = structlog.get_logger()
T = TypeVar("T")
LOOK_EVERY_S: Final = 10.0
TRY_EVERY_S: Final = 1.0  # while the disk takes nothing
ALARM_EVERY_TRIES: Final = 60
MB: Final = 1_000_000


def only_stops(parcel: Parcel) -> Parcel:
    """Return a parcel with nothing in it but its STOPs."""
    return replace(parcel, entries=tuple(filter(_is_stop, parcel.entries)), helds=(), cursors=())


def _is_stop(data: bytes) -> bool:
    try:
        return parse(data).kind == Kind.STOP
    except BadRecord:
        return False


class Endurance:
    """Keeps a serving node alive through a disk that fails and comes back."""

    def __init__(self, serving: "Serving") -> None:
        self._serving = serving
        self._hurt, self._well = asyncio.Event(), asyncio.Event()
        self._well.set()
        self._tries = 0

    def doubt(self) -> None:
        """Have the disk looked at now: something could not be written."""
        self._hurt.set()

    def check(self) -> None:
        """Raise Unavailable while nothing may be taken."""
        why = self._serving.body.refusal
        if why:
            raise Unavailable(
                f"the disk of this node takes nothing ({why}): make it well; "
                "the node goes on by itself, and nothing that was reported as done is lost"
            )

    async def endure(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do some work; where the disk stops it, wait until the disk is well and begin again."""
        while True:
            await self._well.wait()
            try:
                return await work()
            except Unavailable:
                body = self._serving.body
                if not (body.node.lost or body.refusal or disk.refusal(body.folder)):
                    raise
                self.doubt()
                await asyncio.sleep(0)  # The look at the disk comes first.

    async def watch(self) -> None:
        """Look at the disk now and then, and at once where something could not be written."""
        while True:
            in_doubt = self._hurt.is_set()
            self._hurt.clear()
            self._look(in_doubt=in_doubt)
            rest_s = TRY_EVERY_S if self._serving.body.refusal else LOOK_EVERY_S
            with suppress(TimeoutError):
                async with asyncio.timeout(rest_s):
                    await self._hurt.wait()

    def _look(self, *, in_doubt: bool) -> None:
        body = self._serving.body
        if body.refusal:
            self._try_again()
        elif body.node.lost or in_doubt:
            why = disk.refusal(body.folder)
            if why or body.node.lost:
                self._suffer(why or "a write failed")
        else:
            free_mb, is_low = disk.free_bytes(body.folder) // MB, disk.is_low(body.folder)
            self._serving.carry_out(
                note_room(body.node, is_low=is_low, free_mb=free_mb, moment=body.moment())
            )

    def _suffer(self, why: str) -> None:
        body = self._serving.body
        self._well.clear()
        self._tries = 0
        LOG.error("disk takes nothing")
        try:
            body.suffer(why)
        except KeepclearError as error:
            # Not even a mind to read from: end, and let the next start say what is wrong.
            LOG.error("store cannot be read", error=error)
            self._serving.stopping.set()
            return
        self._serving.carry_out(note_refusal(body.node, why, body.moment()))
        self._serving.awake()
        self._alarm(why)

    def _alarm(self, why: str) -> None:
        role = self._serving.body.node.procedure.role(0)
        ring = Ring(Bell.ODDITY, b"", "", f"{REFUSES}: {why}", role, alarm=True)
        self._serving.carry_out([ring])

    def _try_again(self) -> None:
        body = self._serving.body
        why = disk.refusal(body.folder)
        if why:
            self._tries += 1
            if self._tries % ALARM_EVERY_TRIES == 0:
                self._alarm(why)
            return
        try:
            body.recover()
        except Unavailable as error:
            LOG.warning("disk takes nothing", error=error)
            return
        LOG.info("disk is well again")
        self._well.set()
        self._serving.carry_out(body.opening)
        self._serving.awake()
