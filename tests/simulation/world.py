"""A small world of real nodes: the real mind and the real store, with a network that a seed drives.

Everything a run does follows from its seed: which parcels are lost, doubled,
late or out of order, and when a node is killed and opened again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from keepclear.bearer.parcel import Opener, seal
from keepclear.bearer.suite import generate_encryption_key
from keepclear.exchange.channel import Scenario
from keepclear.exchange.notice import encode_volumes
from keepclear.exchange.party import sign_card
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.effects import Effect, Ready, Ring
from keepclear.node.node import Moment, Node, Us
from keepclear.node.officer import act
from keepclear.node.outbox import Pace
from keepclear.record.canonical import encode
from keepclear.record.keys import X25519, KeyHistory, sign_key_event
from keepclear.record.signing import Signer
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

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


@dataclass
class Member:
    """One party of the world: its keys, its store and its mind."""

    name: str
    us: Us
    encryption: tuple[bytes, bytes]
    store: StoreSqlite
    node: Node
    opener: Opener
    rings: list[Ring] = field(default_factory=list)

    @property
    def bells(self) -> list[str]:
        return [ring.bell.value for ring in self.rings]


@dataclass
class Letter:
    """A sealed parcel on its way."""

    recipient: bytes
    data: bytes
    due: float


class World:
    """Some parties, one network, one clock."""

    def __init__(
        self,
        names: str = "ABC",
        seed: int = 0,
        loss: float = 0.0,
        scenario: Scenario | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.chance = Random(seed)
        self.loss = loss
        self.pace = pace or Pace(first_s=1.0, longest_s=8.0, carry_after_s=4.0)
        self.scenario = scenario
        self.tick = 0.0
        self.letters: list[Letter] = []
        self.wakes: list[float] = []
        self.refs = 0
        self.cut_off: set[str] = set()
        self.members = {name: self._member(name) for name in names}
        for one in self.members.values():
            for other in self.members.values():
                if one is not other:
                    self.act(one.name, ask.AddPeer, card=self.card(other))

    # People

    def _member(self, name: str) -> Member:
        seeds = [f"{name}{use}".encode().ljust(32, b".") for use in ("party", "next", "node")]
        party, following, signer = (Signer(seed) for seed in seeds)
        private, public = generate_encryption_key(X25519)
        event = sign_key_event(
            party, following.public_key, [signer.public_key], [(X25519, public)], 1
        )
        us = Us(name, signer, KeyHistory([event.data]), name.encode().ljust(8, b"."))
        store = StoreSqlite(":memory:")
        node = Node(store, us, self.pace, self.scenario)
        node.open(self.moment)
        opener = Opener(us.party, [(X25519, private)])
        return Member(name, us, (private, public), store, node, opener)

    def card(self, member: Member) -> bytes:
        card = sign_card(
            member.us.signer, member.name, member.us.history, bytes(32), ["https://x:1"], 1
        )
        return card.data

    @property
    def moment(self) -> Moment:
        return Moment(DAWN + timedelta(seconds=self.tick), self.tick)

    def node(self, name: str) -> Node:
        return self.members[name].node

    def act(self, who: str, what: Callable[..., ask.AnyAct], /, **fields: Any) -> dict[str, Any]:
        """Have a party's officer do something."""
        self.refs += 1
        fields.setdefault("ref", f"ref-{self.refs}")
        reply, effects = act(self.node(who), what(**fields), self.moment)
        self.carry_out(self.members[who], effects)
        return reply

    def open_channel(self, name: str = "line", members: str = "") -> None:
        """Found a channel by its first member and have the others join it."""
        first, *others = members or list(self.members)
        self.act(first, ask.Found, name=name, peers=list(others), random=self.chance.randbytes(16))
        self.settle()
        for other in others:
            self.act(other, ask.Join, channel=name)
        self.settle()

    def kill(self, name: str) -> None:
        """Drop a mind without warning; what its store has committed is all that is left."""
        member = self.members[name]
        member.node = Node(member.store, member.us, self.pace, self.scenario)
        self.carry_out(member, member.node.open(self.moment))

    # The network

    def carry_out(self, member: Member, effects: list[Effect]) -> None:
        for effect in effects:
            match effect:
                case Ring():
                    member.rings.append(effect)
                case Ready(peer, flash):
                    self.send(member, peer, flash=flash)
                case _:
                    self.wakes.append(self.tick + effect.ticks)

    def send(self, member: Member, peer: bytes, *, flash: bool = False) -> None:
        nonce = self.chance.randbytes(16)
        parcel = intake.next_parcel(member.node, peer, nonce, self.moment, flash=flash)
        if parcel is None:
            return
        to = self.by_party(peer)
        data = seal(parcel, member.us.signer, X25519, to.encryption[1])
        if {member.name, to.name} & self.cut_off:
            self.carry_out(member, intake.failed(member.node, peer, self.moment))
            return
        for _ in range(1 + (self.chance.random() < self.loss / 2)):
            if self.chance.random() >= self.loss:
                self.letters.append(Letter(peer, data, self.tick + self.chance.uniform(0.01, 3.0)))
        self.carry_out(member, intake.sent(member.node, peer, self.moment))

    def by_party(self, party: bytes) -> Member:
        return next(m for m in self.members.values() if m.us.party == party)

    def deliver(self, letter: Letter) -> None:
        member = self.by_party(letter.recipient)
        keys = lambda party: (  # noqa: E731
            member.node.cards[party].keys.signing_keys_ever() if party in member.node.cards else {}
        )
        parcel = member.opener.open(letter.data, keys)
        self.carry_out(member, intake.take_parcel(member.node, parcel, "test", self.moment))

    def step(self) -> bool:
        """Let the next thing happen; False where nothing is left to happen."""
        times = [letter.due for letter in self.letters] + self.wakes
        if not times:
            return False
        self.tick = max(self.tick, min(times))
        due = [letter for letter in self.letters if letter.due <= self.tick]
        self.letters = [letter for letter in self.letters if letter.due > self.tick]
        for letter in due:
            self.deliver(letter)
        if any(wake <= self.tick for wake in self.wakes):
            self.wakes = [wake for wake in self.wakes if wake > self.tick]
            for member in self.members.values():
                self.carry_out(member, intake.woke(member.node, self.moment))
        return True

    def settle(self) -> None:
        """Let everything happen that is under way."""
        for _ in range(STEPS_MAX):
            if not self.step():
                return
        raise AssertionError("the world stalled")
