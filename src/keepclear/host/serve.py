"""A party's body awake: its mind, its bearers, its clock and the commands of its officers.

One event at a time goes through the mind; what it asks for is carried out after
its commit. Each peer has its own sender, so a peer that is slow or away delays
no other, and FLASH has a sender of its own.
"""

import asyncio
import os
import secrets
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from keepclear.bearer.admission import Turns
from keepclear.bearer.https import HttpsClient
from keepclear.bearer.https_server import HttpsServer
from keepclear.bearer.witness_client import WitnessClient
from keepclear.desk import views
from keepclear.desk.api.window import Window
from keepclear.desk.changing import views_since
from keepclear.errors import BadInput, BadRecord, Fault, Misused, Unavailable
from keepclear.host.backup import Copying
from keepclear.host.body import TAKE_KEYS, Body
from keepclear.host.clock import real_now
from keepclear.host.command import ends_well
from keepclear.host.control import ControlServer
from keepclear.host.desk_server import DeskServer
from keepclear.host.enduring import Endurance, only_stops
from keepclear.host.following import Following
from keepclear.host.health import HealthServer
from keepclear.host.kernel_clock import is_synchronised
from keepclear.host.preparing import SealTo
from keepclear.host.sealing import Sealing
from keepclear.host.sender import Sender
from keepclear.host.systemd import ALIVE, READY, STOPPING, Manager
from keepclear.host.witnesses import askers
from keepclear.node import intake, passing
from keepclear.node.clock import note_clock
from keepclear.node.effects import AskWitnesses, Bell, Effect, Ready, Ring, WakeAfter
from keepclear.node.journal import Fact
from keepclear.node.log import key_age
from keepclear.node.log.rekeying import is_revoked, signer_for
from keepclear.node.outbox import shared
from keepclear.node.parcel import NONCE_BYTES, Parcel

LOG = structlog.get_logger()

CLOCKS_LOOKED_AT_EVERY_S = 10.0  # So that a clock that was set is noticed before timers go wrong.
KERNEL_ASKED_EVERY_S = 60.0
KEYS_LOOKED_AT_EVERY_S = 3_600.0
ALARM_S_MAX = 60.0  # A command that hangs must not keep the next alarm from being heard.
HASTEN_FROM_PLANS = 100  # with fewer, loading the fast search would cost more than it saves
HASTEN_LOOKS_EVERY_S = 2.0
REHEARSAL = "from keepclear.space.index import rehearse; rehearse()"


class Serving:
    """A node that serves until `stopping` is set."""

    def __init__(self, folder: Path) -> None:
        self.body = Body(folder)
        self.senders: dict[bytes, Sender] = {}
        self.following = Following(self._note_windows, partial(self._note_windows, left=True))
        self._told_n = self.body.node.journal.n  # Up to here windows were told what may differ.
        self._tells = False  # whether windows are about to be told
        self._sooner = asyncio.Event()  # set where something falls due before what is waited for
        self._awaited: int | None = None
        self._changed = asyncio.Event()
        self.stopping = asyncio.Event()
        self.port: int | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._alarms: dict[tuple[Bell, str], bool] = {}  # that run; True where one is to follow
        self._client = HttpsClient()
        self.witnesses = WitnessClient()
        self._askers = askers(self)
        self.sealing = Sealing(self.body.folder, self.body.identity, _real_utc())
        self._server: HttpsServer | None = None
        self._turns = Turns()
        self._health: HealthServer | None = None
        self.health_port: int | None = None
        self.desk: DeskServer | None = None
        self.endurance = Endurance(self)
        self._copying = Copying(self._note_backup)
        self._manager = Manager()

    @property
    def is_desk_lost(self) -> bool:
        """Whether the pages of the desk have failed, while the node goes on."""
        return self.desk is not None and self.desk.is_lost

    # Running

    async def run(self, started: Callable[["Serving"], None]) -> None:
        """Serve; call `started` once everything listens."""
        control = ControlServer(self.body.folder, self.answer, self.follow)
        try:
            await self._listen()
            await control.start()
            self.carry_out(self.body.opening)
            self._keep(self.endurance.watch())
            self._keep(self.endurance.endure(self._pass_time))
            self._keep(self.endurance.endure(self._ask_kernel))
            for asker in self._askers:
                self._keep(self.endurance.endure(asker.run))
            self._keep(self._live())
            self._keep(self.endurance.endure(self._replace_keys))
            self._keep(asyncio.to_thread(_warm))
            self._keep(self._hasten())
            if self.desk is not None:
                self._keep(self.desk.run())
            started(self)
            self._manager.tell(READY)
            LOG.info("serving", port=self.port)
            await self.stopping.wait()
        finally:
            self._manager.tell(STOPPING)
            await control.stop()
            await self._stop()

    async def _listen(self) -> None:
        health = self.body.settings.health
        if health is not None:
            self._health = HealthServer(self, health.host, health.port)
            self.health_port = await self._health.start()
        if self.body.settings.desk.listen:
            self.desk = DeskServer(self)
            self.desk.bind()
        listen = self.body.settings.listen
        if listen is None:
            return
        identity = self.body.identity
        self._server = HttpsServer(
            identity.tls_certificate, identity.tls_key, listen.host, listen.port, self._on_parcel
        )
        self.port = await self._server.start()

    async def _stop(self) -> None:
        for sender in self.senders.values():
            sender.polled.set()  # Long polls end by themselves.
        self.following.stop()
        if self.desk is not None:
            await self.desk.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._copying.stop()
        if self._health is not None:
            await self._health.stop()
        if self._server is not None:
            await self._server.stop()
        await self._client.close()
        await self.witnesses.close()
        self.body.close()
        LOG.info("stopped")

    def _keep(self, work: Any) -> None:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Stop the node where one of its tasks failed: a half-dead node must not look alive."""
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            LOG.error("task failed", error=task.exception())
            self.stopping.set()

    # Effects

    def carry_out(self, effects: Sequence[Effect], answering: bytes | None = None) -> None:
        """Do what the mind asks; `answering` is the peer whose reply will carry what is ready."""
        loop = asyncio.get_running_loop()
        for effect in effects:
            match effect:
                case Ready(peer, flash):
                    if peer != answering:
                        self.sender(peer).wake(flash=flash)
                case Ring():
                    loop.call_soon(self._ring, effect)  # The receipt goes out before the bell.
                case AskWitnesses():
                    for asker in self._askers:
                        asker.ready.set()
                case WakeAfter(ticks):
                    loop.call_later(max(ticks, 0.0), self._woke)

    def sender(self, peer: bytes) -> Sender:
        """Return the sender of a peer, starting it at need."""
        sender = self.senders.get(peer)
        if sender is None:
            sender = self.senders[peer] = Sender(self, peer)
            endure = self.endurance.endure
            self._keep(endure(partial(sender.run, flash=False)))
            self._keep(endure(partial(sender.run, flash=True)))
            calls = self.body.node.cards[peer].endpoints
            if calls and self.body.settings.listen is None:
                self._keep(endure(sender.poll))
            if calls:  # Beside a poll too: how long an answer was held back says nothing of a line.
                self._keep(endure(sender.keep_contact))
        return sender

    def _ring(self, ring: Ring) -> None:
        log = LOG.info if ring.alarm else LOG.debug  # A batch rings hundreds; the journal has all.
        log("ring", record=ring.record)
        if ring.alarm or (ring.bell is Bell.STOP and not self.following.on_watch):
            self._alarm(ring)
        if self.following.is_followed:  # To read the record again costs as much as to ring.
            self.following.ring(self._event(ring))

    def _event(self, ring: Ring) -> dict[str, Any]:
        """Return what a window is told of a bell."""
        return {
            "bell": ring.bell.value,
            "record": ring.record.hex(),
            "party": ring.party,
            "what": self.body.rung(ring.record, ring.what),
            "role": ring.role,
            **self._line_of(ring.record),
        }

    def _line_of(self, record: bytes) -> dict[str, Any]:
        """Say in which channel a record is, and whether that is an exercise's."""
        stored = self.body.store.record(record) if record else None
        line = self.body.node.lines.get(stored.channel) if stored else None
        if line is None:
            return {"channel": "", "exercise": self.body.clock.is_scenario}
        return {"channel": line.founding.name, "exercise": line.founding.scenario is not None}

    def _alarm(self, ring: Ring) -> None:
        """Run the alarm command; rings of one kind for one role while it runs are one more run."""
        if not self.body.settings.desk.alarm_command:
            return
        alike = (ring.bell, ring.role)
        is_running = alike in self._alarms
        self._alarms[alike] = is_running
        if not is_running:
            self._keep(self._run_alarm(alike))

    async def _run_alarm(self, alike: tuple[Bell, str]) -> None:
        bell, role = alike
        told = os.environ | {"KEEPCLEAR_BELL": bell.value, "KEEPCLEAR_ROLE": role}
        follows = True
        while follows:
            await ends_well(self.body.settings.desk.alarm_command, told, ALARM_S_MAX)
            follows = self._alarms[alike]
            self._alarms[alike] = False
        del self._alarms[alike]

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, looking again after each event."""
        while not holds():
            await self._changed.wait()

    def _note_change(self) -> None:
        """Let whoever waits look again; what can wait follows after what goes to peers."""
        self._changed.set()
        self._changed = asyncio.Event()
        if not self._tells:
            self._tells = True
            asyncio.get_running_loop().call_soon(self._follow_up)

    def _follow_up(self) -> None:
        """See what is due sooner now, and tell open windows which views may have changed."""
        self._tells = False
        due, awaited = passing.next_due(self.body.node), self._awaited
        if self.body.node.lost or (due is not None and (awaited is None or due < awaited)):
            self._sooner.set()
        if self.following.is_followed and not self.stopping.is_set():
            try:
                self.following.change(views_since(self.body.store, self._told_n))
            except Unavailable:
                self.following.change()  # What a disk that is not well may not say.
        self._told_n = self.body.node.journal.n

    def awake(self) -> None:
        """Let a mind that was just opened know what it cannot read from its store."""
        self._note_windows(self.following.on_watch)
        self._note_change()
        self.following.change()

    def _woke(self) -> None:
        if not (self.stopping.is_set() or self.body.node.lost):
            node, moment = self.body.node, self.body.moment()
            # Much comes true by time alone; what a look at lines finds is in the journal.
            tell = self._note_change if passing.only_looks(node, moment) else self.following.change
            self.carry_out(intake.woke(node, moment))
            tell()

    # Bearers

    def next_parcel(
        self,
        peer: bytes,
        *,
        flash: bool = False,
        always: bool = False,
        seal_to: SealTo | None = None,
    ) -> bytes | None:
        """Return the next sealed parcel for a peer, or None."""
        self.endurance.check()
        node = self.body.node
        nonce = secrets.token_bytes(NONCE_BYTES)
        moment = self.body.moment()
        chosen = seal_to or self.seal_to(peer, flash=flash)
        if flash and chosen.greets:
            return None  # The greeting goes by the other sender, and the FLASH with its answer.
        parcel = intake.next_parcel(
            node,
            peer,
            nonce,
            moment,
            flash=flash,
            always=always,
            greets=chosen.greets,
            keys=self.sealing.told(peer),
        )
        if parcel is None:
            return None
        self.body.keep_guard()  # Nothing that we signed leaves before the guard knows of it.
        sealed = self.sealing.preparing.seal(parcel, signer_for(node, peer), chosen)
        self.sealing.preparing.fill_soon(peer)
        return sealed

    def seal_to(self, peer: bytes, *, flash: bool) -> SealTo:
        """Say how the next parcel to a peer is sealed.

        After a failure we greet: perhaps it has lost its keys of this week, and a
        greeting opens for whoever holds the key of its card.
        """
        node, sealing = self.body.node, self.sealing
        history = node.cards[peer].keys
        failed = node.peers[peer].failures > 0 and not flash
        chosen = sealing.greeting(history) if failed else sealing.seal_to(peer, history)
        if chosen is None:
            raise Misused(f"the card of {node.cards[peer].name} has no encryption key")
        return chosen

    def not_greeted(self, peer: bytes) -> None:
        """Greet again later a peer that has answered without telling us a key."""
        self.carry_out(intake.failed(self.body.node, peer, self.body.moment()))

    async def post(self, peer: bytes, data: bytes, wait_s: float) -> bool:
        """Send a parcel to the first endpoint that takes it; take what comes back."""
        node = self.body.node
        card = node.cards[peer]
        for endpoint in card.endpoints:
            try:
                replies = await self._client.post(endpoint, card.tls_key, data, wait_s)
            except Unavailable as error:
                LOG.warning("not delivered", peer=peer, error=error)
                continue
            for reply in replies:
                with suppress(BadRecord):  # Counted and logged; a peer's answer never ends us.
                    self._take(reply, "https", answering=None)
            await asyncio.sleep(0)  # Whoever waits for this receipt goes first.
            self.carry_out(intake.sent(node, peer, self.body.moment()))
            return True
        self.carry_out(intake.failed(node, peer, self.body.moment()))
        return False

    async def _on_parcel(self, data: bytes, wait_s: float) -> list[bytes]:
        parcel = self._open(data, "https")
        async with self._turns.of(parcel.sender):
            taken = self._taken(parcel, "https", answering=b"sender")
        peer, card = taken.sender, self.body.node.cards[taken.sender]
        if is_revoked(card.keys, taken.kid):
            # Whose key it was learns from our cursors that we know; a thief cannot open it.
            greeting = self.sealing.greeting(card.keys)
            answer = self.next_parcel(peer, always=True, seal_to=greeting)
            return [answer] if answer else []
        if wait_s > 0:
            await self._wait_for(peer, wait_s)
        has_flash = self.body.node.peers[peer].has_flash()
        flash = self.next_parcel(peer, flash=True) if has_flash else None
        rest = self.next_parcel(peer, always=True)
        self.carry_out(intake.sent(self.body.node, peer, self.body.moment()))
        self.sender(peer).answered()
        return [parcel for parcel in (flash, rest) if parcel is not None]

    async def _wait_for(self, peer: bytes, wait_s: float) -> None:
        """Hold a long poll until there is something for the peer."""
        sender = self.sender(peer)
        sender.polled.clear()
        node, tick = self.body.node, self.body.clock.monotonic()
        lines = shared(node.lines, peer)
        if node.peers[peer].wants(lines, tick, node.pace):
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await sender.polled.wait()

    def _take(self, data: bytes, bearer: str, answering: bytes | None) -> Parcel:
        """Open a parcel and let the mind take it; return it."""
        return self._taken(self._open(data, bearer), bearer, answering)

    def _open(self, data: bytes, bearer: str) -> Parcel:
        try:
            return self.sealing.opener.open(data, self._signing_keys)
        except BadRecord as error:
            if intake.refuse(self.body.node, bearer, error.rule, error.what, self.body.moment()):
                LOG.warning("refused", bearer=bearer, rule=error.rule)
            raise

    def _taken(self, parcel: Parcel, bearer: str, answering: bytes | None) -> Parcel:
        """Let the mind take an opened parcel; return it, or what of it was taken."""
        node = self.body.node
        keys, fresh = node.cards[parcel.sender].keys, intake.is_fresh(node, parcel)
        is_told = self.sealing.heard(parcel, keys, fresh=fresh)
        if self.body.refusal:
            # A STOP rings here whatever the disk does; its sender keeps it and sends it again.
            parcel = only_stops(parcel)
        try:
            effects = intake.take_parcel(node, parcel, bearer, self.body.moment())
        except Unavailable:
            self.endurance.doubt()
            raise
        self.carry_out(effects, parcel.sender if answering else None)
        self.endurance.check()
        if is_told:  # What waited for it goes now, FLASH first.
            outbox = node.peers[parcel.sender]
            self.sender(parcel.sender).wake(flash=outbox.has_flash())
        self._note_change()  # A receipt may ask for nothing more, and yet be waited for.
        return parcel

    def _signing_keys(self, party: bytes) -> dict[bytes, bytes]:
        card = self.body.node.cards.get(party)
        return card.keys.signing_keys_ever() if card else {}

    # Time

    async def _pass_time(self) -> None:
        """Wake the mind when something is due, and look at both clocks now and then."""
        while True:
            self._sooner.clear()
            self._awaited = passing.next_due(self.body.node)
            # Not wait_for: until Python 3.12 it could swallow the cancellation that ends this task.
            with suppress(TimeoutError):
                async with asyncio.timeout(self._rest_s(self._awaited)):
                    await self._sooner.wait()
            if self.body.node.lost:
                raise Unavailable("a commit failed: only the disk knows what holds")
            if passing.is_due(self.body.node, self.body.moment()):
                self._woke()

    def _rest_s(self, due: int | None) -> float:
        """Return the real seconds until something is due, at most until the next look."""
        if due is None:
            return CLOCKS_LOOKED_AT_EVERY_S
        until = self.body.clock.real_delay(datetime.fromtimestamp(due, UTC))
        return min(until, CLOCKS_LOOKED_AT_EVERY_S)

    async def _ask_kernel(self) -> None:
        """Let the mind know whether our clock is kept true; a scenario clock is declared."""
        if self.body.clock.is_scenario or not self.body.settings.clock.ask_kernel:
            return
        while not self.body.node.lost:
            self.carry_out(note_clock(self.body.node, is_synchronised(), self.body.moment()))
            await asyncio.sleep(KERNEL_ASKED_EVERY_S)

    async def _hasten(self) -> None:
        """Make the search for conflicts fast once there is something to search.

        What it needs is compiled once on a machine, in a process of its own, so that the
        node goes on meanwhile as before, to the same answers.
        """
        while len(self.body.node.situation.plans) < HASTEN_FROM_PLANS:
            await asyncio.sleep(HASTEN_LOOKS_EVERY_S)
        if await ends_well((sys.executable, "-c", REHEARSAL)):
            await asyncio.to_thread(_rehearse)
            LOG.info("search hastened")

    async def _replace_keys(self) -> None:
        """Replace the encryption key of this week in its time, and take away the old one."""
        while True:
            try:
                gone = self.sealing.replace_due(_real_utc())
            except Unavailable as error:
                LOG.error("keys not replaced", error=error)  # The item that it is late falls due.
                gone = []
            self.carry_out(
                key_age.note_sealing(
                    self.body.node, self.sealing.current.since, gone, self.body.moment()
                )
            )
            await asyncio.sleep(KEYS_LOOKED_AT_EVERY_S)

    # Commands

    async def answer(self, request: dict[str, Any]) -> Any:
        """Answer a command; an act is durable when this returns."""
        if request.get("view") == "wait":
            return await self._wait(request)
        if request.get("view") == "where":
            hastened = self.body.node.situation.is_hastened
            where = {"port": self.port, "party": self.body.identity.party.hex()}
            where |= {"hastened": hastened, "health": self.health_port}
            where["desk_lost"] = self.is_desk_lost
            return where | {"desk": self.desk.url if self.desk else None}
        if request.get("view") in ("backup", "backup state"):
            return self._backup(request)
        if "act" in request:
            self.endurance.check()
        try:
            reply, effects = self.body.answer(request)
        except Unavailable:
            self.endurance.doubt()
            raise
        self.carry_out(effects)
        if request.get("act") == TAKE_KEYS:
            self.sealing.take_identity(self.body.identity, _real_utc())
        if "act" in request:
            with suppress(Unavailable):  # A parcel asks for it again, and does not go without it.
                self.body.keep_guard()
            self._note_change()
        if request.get("view") == "status" and self.is_desk_lost:
            return {**reply, "desk_lost": True}
        return reply

    def _backup(self, request: dict[str, Any]) -> Any:
        """Begin to write a backup, or say how far it is."""
        if request["view"] == "backup state":
            return self._copying.state()
        self.endurance.check()
        body, file = self.body, Path(str(request["file"]))
        keys, note = bool(request.get("keys")), bool(request.get("note"))
        utc = body.moment().utc
        return self._copying.begin(body.store, body.folder, file, utc, keys=keys, note=note)

    def _note_backup(self, journal: int) -> None:
        """Keep in the journal that there is a backup of it up to an entry."""
        with self.body.node.transaction(self.body.moment()):
            self.body.node.journal.add(Fact.BACKUP, journal)

    async def _live(self) -> None:
        """Give the service manager a sign of life, from the loop that does all the work."""
        every_s = self._manager.alive_every_s
        while every_s is not None:
            self._manager.tell(ALIVE)
            await asyncio.sleep(every_s)

    async def _wait(self, request: dict[str, Any]) -> Any:
        """Wait until every party of a notice has reached a grade, or time is up."""
        grade, timeout_s = str(request["grade"]), float(request["timeout_s"])
        if grade not in ("receipt", "read_back"):
            raise BadInput([Fault("--wait", f"unknown grade {grade!r}", "receipt or readback")])
        notice = str(request["notice"])
        # When time is up, the answer says how far each party has come.
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                await self.until(lambda: self._reached(notice, grade))
        view = views.notice(self.body.node, self.body.moment(), notice)
        return {"reached": self._reached(notice, grade), "parties": view["parties"]}

    def _reached(self, notice: str, grade: str) -> bool:
        view = views.notice(self.body.node, self.body.moment(), notice)
        wanted = {"receipt": ("RECEIVED",), "read_back": ("CORRECT",)}[grade]
        return all(party[grade] in wanted for party in view["parties"])

    async def follow(self) -> AsyncIterator[dict[str, Any]]:
        """Yield every ring from now on."""
        window = Window()
        with self.following.open(window):
            yield {"following": True}
            while not window.is_gone:
                await window.news()
                while window.rings:
                    yield window.rings.popleft()

    def _note_windows(self, count: int, *, left: bool = False) -> None:
        if self.stopping.is_set():
            return
        try:
            moment = self.body.moment()
            self.carry_out(passing.note_windows(self.body.node, count, moment, left=left))
        except Unavailable:
            self.endurance.doubt()  # A mind that wakes again is told how many are open.


def _real_utc() -> int:
    """Return this second of the real clock: keys age by it, whatever clock the node keeps."""
    return int(real_now().timestamp())


def _rehearse() -> None:
    from keepclear.space.index import rehearse

    rehearse()


def _warm() -> None:
    """Load in a thread of its own what the first plot needs."""
    from keepclear.host.plot import warm

    warm()
