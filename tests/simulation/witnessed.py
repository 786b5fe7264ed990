"""The witness of a world: the real one, with its own store, reached over the same network.

A call to it may be lost on the way there, so that it has not cosigned, or on the way back, so that
it has and the node does not know. It is killed now and then, and goes on from what it kept.
"""

from dataclasses import dataclass, field
from random import Random

from tests.simulation.world import Member, World

from keepclear.host.witness import Witness, WitnessKey
from keepclear.host.witness_store import WitnessStore
from keepclear.node.log import witnessing
from keepclear.node.log.witnessing import Policy
from keepclear.record.checkpoint import origin_of, sign_checkpoint, write_submission
from keepclear.record.log import LogName
from keepclear.record.signing import Signer
from keepclear.record.witness import Latest, Served

WITHIN_S, EVERY_S = 600, 30
ASKS_MAX = 40  # in one go; more means that node and witness go round
KILLED = 0.05  # of the times that it is called


@dataclass
class WorldWitness:
    """A witness of a world, and how parties ask it; `reached` counts what it cosigned."""

    world: World
    chance: Random
    loss: float = 0.3  # of calls, and of answers, until the network is mended
    reached: int = 0
    busy: bool = False
    key: WitnessKey = field(
        default_factory=lambda: WitnessKey("witness.example/w1", Signer(b"witness".ljust(32, b".")))
    )

    def __post_init__(self) -> None:
        names = self.world.members
        signers = {name: Signer(f"{name}log".encode().ljust(32, b".")) for name in names}
        self.signers = signers
        self.store = WitnessStore(None)
        self.served = Served(frozenset(one.public_key for one in signers.values()), {})
        self.start()
        for member in self.world.members.values():
            self.join(member)

    def start(self) -> None:
        """Begin, or begin again after a kill, with what the store holds."""
        self.witness = Witness(
            self.key,
            self.served,
            self.store,
            lambda: self.world.moment.now,
            lambda: self.world.tick,
        )

    def join(self, member: Member) -> None:
        """Let a party's node have this witness in its settings."""
        log_key = self.signers[member.name].public_key
        policy = Policy((self.key.public,), 1, WITHIN_S, EVERY_S, log_key)
        self.world.policies[member.name] = member.node.witnessing.policy = policy

    def asked_by(self, member: Member) -> None:
        """Let a party ask until there is nothing more to ask now, or nobody answers."""
        if self.busy:
            return
        self.busy = True
        try:
            for _ in range(ASKS_MAX):
                moment = self.world.moment_of(member)
                asked = witnessing.next_ask(member.node, self.key.public, moment)
                if asked is None:
                    return
                self._call(member, asked)
        finally:
            self.busy = False
        raise AssertionError(f"{member.name} asks the witness without end")

    def _call(self, member: Member, asked: witnessing.Asked) -> None:
        lost = self.chance.random() < self.loss, self.chance.random() < self.loss
        if lost[0] or member.name in self.world.cut_off:
            self.world._event(member, witnessing.failed, self.key.public, "away")
            return
        if self.chance.random() < KILLED:
            self.start()
        note = sign_checkpoint(self.signers[member.name], asked.checkpoint)
        reply = self.witness.answer(write_submission(asked.old, asked.proof, note))
        self.reached += reply.status == 200
        body = reply.lines if reply.size is None else f"{reply.size}\n"
        if lost[1]:
            self.world._event(member, witnessing.failed, self.key.public, "the answer was lost")
        else:
            self.world._event(member, witnessing.answered, asked, reply.status, body.encode())

    def latest(self, member: Member, channel: bytes, log: LogName) -> Latest:
        """How far it has cosigned a log of a party's."""
        log_key = self.signers[member.name].public_key
        return self.store.latest(origin_of(log_key, channel, log))

    def catch_up(self) -> None:
        """Let every party ask once more, as soon as it would by itself."""
        for member in self.world.members.values():
            calls = member.node.witnessing.calls_of(self.key.public.public_key)
            self.world.tick = max(self.world.tick + EVERY_S, calls.next_tick)
            self.asked_by(member)
