"""A small world of real nodes: the real mind and the real store, with a network that a seed drives.

Everything a run does follows from its seed: which parcels are lost, doubled,
late or out of order, when a node is killed and opened again, and, where the
stores lie on disks of the world, what a disk loses when the power goes. A bearer
that calls carries the peer's answer back, as HTTPS does; either way may be lost.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.simulation.disk import Disk, disk_of
from tests.simulation.remembered import remember
from tests.simulation.version import older

from keepclear.bearer.parcel import Opener, seal_at_once
from keepclear.bearer.suite import load_private_key
from keepclear.errors import KeepclearError, Unavailable
from keepclear.exchange.channel import Scenario
from keepclear.exchange.notice import encode_volumes
from keepclear.exchange.party import sign_card
from keepclear.exchange.procedure import Procedure
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.effects import AskWitnesses, Effect, Ready, Ring
from keepclear.node.log.rekeying import signer_for
from keepclear.node.log.witnessing import Policy
from keepclear.node.node import Moment, Node, Us
from keepclear.node.officer import act
from keepclear.node.outbox import Pace
from keepclear.node.parcel import Parcel
from keepclear.node.passing import next_due
from keepclear.record.canonical import encode
from keepclear.record.keys import X25519, KeyHistory, sign_key_event
from keepclear.record.signing import Signer
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

if TYPE_CHECKING:
    from tests.simulation.witnessed import WorldWitness

remember()

DAWN = datetime(2030, 6, 1, 5, tzinfo=UTC)
STEPS_MAX = 20_000  # A world that needs more than this has stalled.


def circle(
    lon: float, lat: float, radius_m: float = 1_000.0, hour: int = 1, hours: int = 2
) -> Volume:
    """A circle on the ground for some hours after dawn."""
    start = DAWN + timedelta(hours=hour)
    interval = Interval(start, start + timedelta(hours=hours))
    core = Core(CoreKind.POINT, (((lon, lat),),))
    return Volume(core, radius_m, Band(0.0, 1_000.0, Reference.MSL), interval)


def draft(name: str, *volumes: Volume, activity: str = "patrol") -> ask.Draft:
    """A notice to be given."""
    chosen = volumes or (circle(38.0, 36.0),)
    return ask.Draft(name=name, activity=activity, volumes=encode(encode_volumes(chosen)))


class FragileStore(StoreSqlite):
    """A store in memory whose next commit can fail in either way: lost, or kept despite the error.

    A power cut then takes the process with it, so the world opens a new mind on what is left.
    On a disk of the world it is the disk that fails.
    """

    def __init__(self, path: Path | str = ":memory:", vfs: str | None = None) -> None:
        super().__init__(path, vfs)
        self.fails = ""

    def commit(self) -> None:
        """Commit, or fail as was arranged."""
        fails, self.fails = self.fails, ""
        if fails == "lost":
            self.rollback()
        else:
            super().commit()
        if fails:
            raise Unavailable("the power went")


@dataclass
class Member:
    """One party of the world: its keys, its store and its mind."""

    name: str
    us: Us
    encryption: tuple[bytes, bytes]
    store: FragileStore
    node: Node
    opener: Opener
    rings: list[Ring] = field(default_factory=list)
    disk: Disk | None = None
    ahead_s: int = 0  # how far its clock is ahead of the world's
    is_older: bool = False  # its node is of an earlier version

    @property
    def bells(self) -> list[str]:
        return [ring.bell.value for ring in self.rings]


@dataclass
class Letter:
    """A sealed parcel on its way."""

    sender: bytes
    recipient: bytes
    data: bytes
    due: float
    is_answer: bool = False


class World:
    """Some parties, one network, one clock."""

    def __init__(
        self,
        names: str = "ABC",
        seed: int = 0,
        loss: float = 0.0,
        scenario: Scenario | None = None,
        pace: Pace | None = None,
        longest_s: float = 3.0,
        cards: Sequence[str] | None = None,  # "AB": A holds the card of B; all, unless given
        procedure: Procedure | None = None,
        disks: bool = False,  # every store lies on a disk of the world, which may fail
    ) -> None:
        self.folder = TemporaryDirectory(prefix="keepclear-") if disks else None
        self.told: list[str] = []  # what happened, for who looks into a failure
        self.procedure = procedure or Procedure()
        self.chance = Random(seed)
        self.loss = loss
        self.pace = pace or Pace(first_s=1.0, longest_s=8.0, carry_after_s=4.0)
        self.longest_s = longest_s  # how long a parcel may be on its way
        self.scenario = scenario
        self.tick = 0.0
        self.steps, self.steps_max = 0, STEPS_MAX
        self.letters: list[Letter] = []
        self.wakes: list[float] = []
        self.refs = 0
        self.cut_off: set[str] = set()
        self.parcels: list[tuple[str, Parcel]] = []  # what was sent since the last look
        self.kills = 0
        self.witness: WorldWitness | None = None
        self.policies: dict[str, Policy] = {}  # of who has that witness in its settings
        self.carried = 0  # parcels that went out
        self.members = {name: self._member(name) for name in names}
        for one in self.members.values():
            for other in self.members.values():
                given = cards is None or one.name + other.name in cards
                if one is not other and given:
                    self.act(one.name, ask.AddPeer, card=self.card(other))

    # People

    def _member(self, name: str) -> Member:
        seeds = [f"{name}{use}".encode().ljust(32, b".") for use in ("party", "next", "node")]
        party, following, signer = (Signer(seed) for seed in seeds)
        private = f"{name}seal".encode().ljust(32, b".")
        _, public = load_private_key(X25519, private)
        event = sign_key_event(
            party, following.public_key, [signer.public_key], [(X25519, public)], 1
        )
        us = Us(name, signer, KeyHistory([event.data]), name.encode().ljust(8, b"."))
        disk = Disk(self.chance) if self.folder else None
        store = self._store(name, disk)
        node = self._mind(store, us)
        node.open(self.moment)
        opener = Opener(us.party, [(X25519, private)])
        return Member(name, us, (private, public), store, node, opener, disk=disk)

    def _store(self, name: str, disk: Disk | None) -> FragileStore:
        if disk is None or self.folder is None:
            return FragileStore()
        folder = Path(self.folder.name) / name  # It holds the lock beside the store, and no more.
        folder.mkdir(exist_ok=True)
        return FragileStore(folder / "keepclear.db", disk.layer.name)

    def _mind(self, store: FragileStore, us: Us) -> Node:
        node = Node(store, us, self.pace, self.scenario, procedure=self.procedure)
        node.witnessing.policy = self.policies.get(us.name, Policy())
        return node

    def card(self, member: Member) -> bytes:
        """The card by which others know a party."""
        card = sign_card(
            member.us.signer, member.name, member.us.history, bytes(32), ["https://x:1"], 1
        )
        return card.data

    @property
    def moment(self) -> Moment:
        """This moment, by both clocks."""
        return Moment(DAWN + timedelta(seconds=self.tick), self.tick)

    def moment_of(self, member: Member) -> Moment:
        """This moment, as a party's clocks have it."""
        moment = self.moment
        ahead = timedelta(seconds=member.ahead_s)
        return Moment(moment.now + ahead, moment.tick) if member.ahead_s else moment

    def close(self) -> None:
        """Let go of every store, and of the folder of their locks."""
        for member in self.members.values():
            if member.disk is not None:
                member.disk.is_dead = True
                member.store.close()
        if self.folder is not None:
            self.folder.cleanup()

    def tell(self, what: str) -> None:
        """Note what happens."""
        self.told.append(f"{self.tick:9.2f} {what}")

    def node(self, name: str) -> Node:
        """The mind of a party as it now is."""
        return self.members[name].node

    def act(self, who: str, what: Callable[..., ask.AnyAct], /, **fields: Any) -> dict[str, Any]:
        """Have a party's officer do something."""
        self.refs += 1
        fields.setdefault("ref", f"ref-{self.refs}")
        member = self.members[who]
        with self.version_of(member):
            reply, effects = act(member.node, what(**fields), self.moment_of(member))
        self.carry_out(member, effects)
        return reply

    def open_channel(self, name: str = "line", members: str = "") -> None:
        """Found a channel by its first member and have the others join it."""
        first, *others = members or list(self.members)
        self.act(first, ask.Found, name=name, peers=list(others), random=self.chance.randbytes(16))
        self.settle()
        for other in others:
            self.act(other, ask.Join, channel=name)
        self.settle()

    def kill(self, name: str, *, power_cut: bool = False) -> None:
        """Drop a mind without warning; what its disk has is all that is left."""
        member = self.members[name]
        self.kills += 1
        self.tell(f"{name} {'loses power' if power_cut else 'is killed'}")
        if member.disk is not None:
            self.put_disk(member, member.disk.restarted(power_cut=power_cut))
        self.open_again(member)

    def put_disk(self, member: Member, disk: Disk) -> None:
        """Let a party's node start from a disk, such as one that holds an old copy."""
        if member.disk is not None:
            member.disk.is_dead = True
        member.store.close()
        member.disk, member.store = disk, self._store(member.name, disk)

    def restore(self, name: str, copy: dict[str, bytes]) -> None:
        """Put a copy of a store in the place of the store, and start the node on it."""
        self.tell(f"{name} is restored from a copy")
        member = self.members[name]
        self.put_disk(member, disk_of(self.chance, copy.items()))
        self.open_again(member)

    def open_again(self, member: Member) -> None:
        """Start a new mind on a party's store."""
        member.node = self._mind(member.store, member.us)
        with self.version_of(member):
            effects = member.node.open(self.moment_of(member))
        self.carry_out(member, effects)

    def version_of(self, member: Member) -> AbstractContextManager[None]:
        """Within this the code is of the version that a party runs."""
        return older() if member.is_older else nullcontext()

    def _event(self, member: Member, what: Callable[..., list[Effect]], *more: Any) -> None:
        """Let a mind take an event; where its disk fails it is lost, and starts again."""
        try:
            with self.version_of(member):
                effects = what(member.node, *more, self.moment_of(member))
        except KeepclearError:
            if member.disk is None or not member.node.lost:
                raise
            self.kill(member.name, power_cut=True)
        else:
            self.carry_out(member, effects)

    # The network

    def carry_out(self, member: Member, effects: list[Effect]) -> None:
        """Do what a mind asks."""
        for effect in effects:
            match effect:
                case Ring():
                    member.rings.append(effect)
                case Ready(peer, flash):
                    self.send(member, peer, flash=flash)
                case AskWitnesses():
                    self.ask_witness(member)
                case _:
                    self.wakes.append(self.tick + effect.ticks)

    def ask_witness(self, member: Member) -> None:
        """Ask the witness, where there is one, for what may be asked now."""
        if self.witness is not None and member.name in self.policies:
            self.witness.asked_by(member)

    def send(
        self, member: Member, peer: bytes, *, flash: bool = False, always: bool = False
    ) -> None:
        """Call a peer with what there is for it."""
        parcel = self._parcel(member, peer, flash=flash, always=always)
        if parcel is None:
            return
        moment = self.moment_of(member)
        if self._carry(member, parcel):
            self.carry_out(member, intake.sent(member.node, peer, moment))
        else:
            self.carry_out(member, intake.failed(member.node, peer, moment))

    def answer(self, member: Member, peer: bytes) -> None:
        """Answer a peer that has called; whether the answer arrives nobody here learns."""
        if member.node.peers[peer].has_flash():
            flash = self._parcel(member, peer, flash=True)
            if flash is not None:
                self._carry(member, flash, is_answer=True)
        parcel = self._parcel(member, peer, always=True)
        assert parcel is not None
        self._carry(member, parcel, is_answer=True)
        self.carry_out(member, intake.sent(member.node, peer, self.moment_of(member)))

    def _parcel(
        self, member: Member, peer: bytes, *, flash: bool = False, always: bool = False
    ) -> Parcel | None:
        nonce = self.chance.randbytes(16)
        parcel = intake.next_parcel(
            member.node, peer, nonce, self.moment_of(member), flash=flash, always=always
        )
        if parcel is not None:
            parcel = self.tampered(member, parcel)
            self.parcels.append((member.name, parcel))
        return parcel

    def tampered(self, member: Member, parcel: Parcel) -> Parcel:
        """Return what a party really sends; in this world all are honest."""
        return parcel

    def _carry(self, member: Member, parcel: Parcel, *, is_answer: bool = False) -> bool:
        """Put a parcel on its way, perhaps twice, perhaps not at all; False if that is known."""
        to = self.by_party(parcel.recipient)
        if {member.name, to.name} & self.cut_off:
            return False
        self.carried += 1
        signer = signer_for(member.node, parcel.recipient)
        data = seal_at_once(parcel, signer, X25519, to.encryption[1])
        copies = 1 + (self.chance.random() < self.loss / 2)
        arriving = [1 for _ in range(copies) if self.chance.random() >= self.loss]
        for _ in arriving:
            due = self.tick + self.chance.uniform(0.01, self.longest_s)
            self.letters.append(Letter(member.us.party, to.us.party, data, due, is_answer))
        # A caller learns that nobody answered, or a bearer only believes that it delivered.
        return bool(arriving) or self.chance.random() < 0.5

    def by_party(self, party: bytes) -> Member:
        """The member whose fingerprint this is."""
        return next(m for m in self.members.values() if m.us.party == party)

    def deliver(self, letter: Letter) -> None:
        """Let a parcel arrive."""
        member = self.by_party(letter.recipient)
        cards = member.node.cards
        parcel = member.opener.open(
            letter.data,
            lambda party: cards[party].keys.signing_keys_ever() if party in cards else {},
        )
        self._event(member, intake.take_parcel, parcel, "test")
        if not letter.is_answer:
            self.answer(member, letter.sender)

    def keep_contact(self) -> None:
        """Have every party call every other, as serving nodes do now and then."""
        for member in self.members.values():
            for peer in member.node.peers:
                self.send(member, peer, always=True)
            self.ask_witness(member)

    def step(self) -> bool:
        """Let the next thing happen; False where nothing is left to happen."""
        times = [letter.due for letter in self.letters] + self.wakes
        if not times:
            return False
        self.steps += 1
        assert self.steps <= self.steps_max, "the world stalled"
        self.tick = max(self.tick, min(times))
        due = [letter for letter in self.letters if letter.due <= self.tick]
        self.letters = [letter for letter in self.letters if letter.due > self.tick]
        for letter in due:
            self.deliver(letter)
        if any(wake <= self.tick for wake in self.wakes):
            self.wakes = [wake for wake in self.wakes if wake > self.tick]
            for member in self.members.values():
                self._event(member, intake.woke)
        return True

    def settle(self) -> None:
        """Let everything happen that is under way."""
        while self.step():
            pass

    def pass_seconds(self, seconds: float) -> None:
        """Let so much time pass, with all that happens in it."""
        until = self.tick + seconds
        self.wakes.append(until)
        while self.tick < until:
            due = [next_due(member.node) for member in self.members.values()]
            ahead = [member.ahead_s for member in self.members.values()]
            ticks = [
                at - DAWN.timestamp() - by
                for at, by in zip(due, ahead, strict=True)
                if at is not None
            ]
            soonest = min(ticks, default=until)
            if self.tick < soonest < until and soonest not in self.wakes:
                self.wakes.append(soonest)  # A serving node wakes by itself when something is due.
            self.step()
        self.tick = until


def copied(store: FragileStore) -> FragileStore:
    """A copy of a store as it now is: a backup."""
    copy = FragileStore()
    with copy._connection.backup("main", store._connection, "main") as backup:
        backup.step()
    return copy
