"""The parties' minds on one simulated clock: real nodes, real sealed parcels, and no socket.

Everything follows from the story: keys and chance are drawn from its name, a
parcel takes a second, and nothing is lost but on a line that the story cuts. So
a story that is played twice rings the same bells at the same seconds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from keepclear.bearer.parcel import Opener, seal_at_once
from keepclear.bearer.suite import load_private_key
from keepclear.errors import Misused
from keepclear.exchange.channel import Scenario
from keepclear.exchange.party import sign_card
from keepclear.exchange.procedure import Procedure
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.effects import AskWitnesses, Bell, Effect, Ready, Ring
from keepclear.node.node import Moment, Node, Us
from keepclear.node.officer import act
from keepclear.node.parcel import Parcel
from keepclear.node.passing import next_due, note_windows
from keepclear.record.keys import X25519, KeyHistory, sign_key_event
from keepclear.record.signing import Signer

CHANNEL: Final = "line"
UNDER_WAY_S: Final = 1.0  # how long a parcel travels
SET_UP_S: Final = 120  # from the first card to the first row of the story
STEPS_MAX: Final = 1_000_000  # Far beyond any story: one that needs more has stalled.
EXERCISE: Final = "EXERCISE: "  # Every bell of a declared clock says so; the page says it once.


@dataclass(frozen=True, slots=True)
class Rang:
    """One bell at one desk: who was told, in the words of the desk, and about which notice."""

    at: datetime
    party: str
    role: str
    bell: Bell
    words: str
    about: str
    record: bytes


@dataclass(slots=True)
class Mind:
    """One party: its keys, its node, and how many windows of its desk are open."""

    us: Us
    encryption: tuple[bytes, bytes]
    node: Node
    opener: Opener


@dataclass(slots=True)
class Letter:
    """A sealed parcel on its way."""

    sender: bytes
    recipient: bytes
    data: bytes
    due: float
    is_answer: bool


@dataclass
class Minds:
    """Some parties on a line, from a beginning; ticks are seconds since then."""

    name: str
    begins: datetime
    members: tuple[str, ...]
    apart: tuple[str, ...]
    procedure: Procedure
    call_every_s: int
    tick: float = 0.0
    minds: dict[str, Mind] = field(default_factory=dict)
    rang: list[Rang] = field(default_factory=list)
    _letters: list[Letter] = field(default_factory=list)
    _wakes: list[float] = field(default_factory=list)
    _cut: set[frozenset[str]] = field(default_factory=set)
    _drawn: int = 0
    _called: float = 0.0

    def __post_init__(self) -> None:
        self.scenario = Scenario(self.name, int(self.begins.timestamp()), 1_000)
        for name in self.members:
            self.minds[name] = self._mind(name)
        self._set_up()

    # Who is on the line

    def _key(self, party: str, use: str) -> bytes:
        return sha256(f"{self.name} {party} {use}".encode()).digest()

    def _us(self, party: str) -> tuple[Us, bytes, bytes]:
        root, following, signer = (
            Signer(self._key(party, use)) for use in ("party", "next", "node")
        )
        private = self._key(party, "seal")
        _, public = load_private_key(X25519, private)
        event = sign_key_event(
            root, following.public_key, [signer.public_key], [(X25519, public)], 1
        )
        incarnation = self._key(party, "log")[:8]
        return Us(party, signer, KeyHistory([event.data]), incarnation), private, public

    def _mind(self, party: str) -> Mind:
        us, private, public = self._us(party)
        node = Node(StoreSqlite(":memory:"), us, scenario=self.scenario, procedure=self.procedure)
        node.open(self.moment)
        return Mind(us, (private, public), node, Opener(us.party, [(X25519, private)]))

    def _set_up(self) -> None:
        """Have the parties take cards, open the channel, and take the watch at their desks."""
        us = {party: self._us(party)[0] for party in (*self.members, *self.apart)}
        for party in self.members:
            for other, them in us.items():
                if other != party:
                    card = sign_card(
                        them.signer, other, them.history, bytes(32), ["https://replay:1"], 1
                    )
                    self.act(party, ask.AddPeer(ref=f"card {other}", card=card.data))
        first, *others = self.members
        founding = ask.Found(ref="found", name=CHANNEL, peers=others, random=self._chance(16))
        self.act(first, founding)
        self.pass_until(self.tick + 10)
        for party in others:
            self.act(party, ask.Join(ref="join", channel=CHANNEL))
        self.pass_until(self.tick + 10)
        role = self.procedure.role(0)
        for party, mind in self.minds.items():
            self.act(party, ask.TakeWatch(ref="watch", role=role, initials=f"{party}1"))
            self.carry_out(party, note_windows(mind.node, 1, self.moment))
        self.pass_until(float(SET_UP_S))
        self.rang.clear()

    def _chance(self, size: int) -> bytes:
        self._drawn += 1
        return sha256(f"{self.name} {self._drawn}".encode()).digest()[:size]

    # What is done

    @property
    def now(self) -> datetime:
        """This instant of the story."""
        return self.begins + timedelta(seconds=self.tick - SET_UP_S)

    @property
    def moment(self) -> Moment:
        """This instant, by both clocks of a node."""
        return Moment(self.now, self.tick)

    def act(self, party: str, request: ask.AnyAct) -> Mapping[str, Any]:
        """Have a party's officer do something; raise BadInput where the node refuses it."""
        reply, effects = act(self.minds[party].node, request, self.moment)
        self.carry_out(party, effects)
        return reply

    def man(self, party: str, *, manned: bool) -> None:
        """Let an officer come to a party's desk, or leave it empty."""
        self.carry_out(party, note_windows(self.minds[party].node, int(manned), self.moment))

    def cut(self, party: str, other: str) -> None:
        """Let nothing pass between two parties; what is under way is lost."""
        self._cut.add(frozenset((party, other)))

    def heal(self, party: str, other: str) -> None:
        """Let parcels pass again."""
        self._cut.discard(frozenset((party, other)))

    # What follows

    def pass_to(self, at: datetime) -> None:
        """Let the time of the story pass, with all that happens in it."""
        self.pass_until((at - self.begins).total_seconds() + SET_UP_S)

    def pass_until(self, tick: float) -> None:
        """Let everything happen that is due by a tick."""
        for _ in range(STEPS_MAX):
            soonest = min(self._dues())
            if soonest > tick:
                self.tick = max(self.tick, tick)
                return
            self.tick = max(self.tick, soonest)
            self._happen()
        raise Misused("the replay stalled: something is due again and again")

    def _dues(self) -> Iterator[float]:
        yield self._called + self.call_every_s
        yield from (letter.due for letter in self._letters)
        yield from self._wakes
        zero = self.begins.timestamp() - SET_UP_S
        for mind in self.minds.values():
            due = next_due(mind.node)
            if due is not None:
                yield due - zero

    def _happen(self) -> None:
        due = [letter for letter in self._letters if letter.due <= self.tick]
        self._letters = [letter for letter in self._letters if letter.due > self.tick]
        for letter in due:
            self._deliver(letter)
        self._wakes = [wake for wake in self._wakes if wake > self.tick]
        for party, mind in self.minds.items():
            self.carry_out(party, intake.woke(mind.node, self.moment))
        if self._called + self.call_every_s <= self.tick:
            self._called = self.tick
            for party, mind in self.minds.items():
                for peer in mind.node.peers:
                    self._send(party, peer, always=True)

    def carry_out(self, party: str, effects: list[Effect]) -> None:
        """Do what a mind asks."""
        for effect in effects:
            match effect:
                case Ring():
                    self._ring(party, effect)
                case Ready(peer, flash):
                    self._send(party, peer, flash=flash)
                case AskWitnesses():
                    pass  # No story has a witness.
                case _:
                    self._wakes.append(self.tick + effect.ticks)

    def _ring(self, party: str, ring: Ring) -> None:
        version = self.minds[party].node.store.version(ring.record)
        about = version.name if version and version.name not in ring.what else ""
        what = ring.what.replace(EXERCISE, "")
        said = " ".join(part for part in (f"{ring.bell.value}:", ring.party, what) if part)
        role = ring.role or self.procedure.role(0)
        self.rang.append(Rang(self.now, party, role, ring.bell, said, about, ring.record))

    # Parcels

    def _named(self, party: bytes) -> str:
        return next((name for name, mind in self.minds.items() if mind.us.party == party), "")

    def _send(self, party: str, peer: bytes, *, flash: bool = False, always: bool = False) -> None:
        """Call a peer with what there is for it; a peer that is apart never answers."""
        node = self.minds[party].node
        parcel = intake.next_parcel(
            node, peer, self._chance(16), self.moment, flash=flash, always=always
        )
        if parcel is not None:
            arrives = self._carry(party, parcel, is_answer=False)
            after = intake.sent if arrives else intake.failed
            self.carry_out(party, after(node, peer, self.moment))

    def _carry(self, party: str, parcel: Parcel, *, is_answer: bool) -> bool:
        to = self._named(parcel.recipient)
        if not to or frozenset((party, to)) in self._cut:
            return False
        mind = self.minds[party]
        data = seal_at_once(parcel, mind.us.signer, X25519, self.minds[to].encryption[1])
        due = self.tick + UNDER_WAY_S
        self._letters.append(Letter(mind.us.party, parcel.recipient, data, due, is_answer))
        return True

    def _deliver(self, letter: Letter) -> None:
        sender, to = self._named(letter.sender), self._named(letter.recipient)
        if frozenset((sender, to)) in self._cut:
            return
        mind = self.minds[to]
        cards = mind.node.cards
        parcel = mind.opener.open(
            letter.data,
            lambda party: cards[party].keys.signing_keys_ever() if party in cards else {},
        )
        self.carry_out(to, intake.take_parcel(mind.node, parcel, "replay", self.moment))
        if not letter.is_answer:
            self._answer(to, letter.sender)

    def _answer(self, party: str, peer: bytes) -> None:
        """Answer a peer that has called, what is FLASH ahead of the rest."""
        node = self.minds[party].node
        for flash in (True, False) if node.peers[peer].has_flash() else (False,):
            parcel = intake.next_parcel(
                node, peer, self._chance(16), self.moment, flash=flash, always=not flash
            )
            if parcel is not None:
                self._carry(party, parcel, is_answer=True)
        self.carry_out(party, intake.sent(node, peer, self.moment))
