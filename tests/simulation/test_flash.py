"""Seeded worlds of urgent words: each is taken by an officer or climbs to the last rung.

Parcels are lost, parties cut off, minds killed and power lost in the middle of a
commit, and some officers never look. A failure prints its seed, and the same
seed plays the same world again.
"""

from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace
from tests.piece import piece
from tests.simulation.world import Member, World, circle, draft

from keepclear.desk import views, watching
from keepclear.errors import BadInput, Unavailable
from keepclear.exchange.acknowledgement import State
from keepclear.exchange.meaning import Kind
from keepclear.exchange.procedure import HOUR, Procedure
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.known import ItemRow, Place, RecordRow
from keepclear.node.node import Node
from keepclear.node.officer import act
from keepclear.node.open_item import Need
from keepclear.node.replay import replay
from keepclear.node.standing import standing

SEEDS = piece(60, 2_000)
BATCHES = 6  # of seeds to a test, so that a failure is found early and both cores are used
PROCEDURE = Procedure(check_every_s=24 * HOUR)
LAST = len(PROCEDURE.ladder) - 1
CLIMBED_S = 600.0  # More than FLASH takes to its last rung from a read-back that is due.


@dataclass
class Flashes:
    """A world, and every FLASH record that was said in it."""

    world: World
    chance: Random
    said: dict[bytes, str] = field(default_factory=dict)  # whose it is
    looks: dict[str, float] = field(default_factory=dict)  # how often officers look at their desk

    # What happens

    def do(self, name: str, what: Any, **fields: Any) -> dict[str, Any]:
        """Have an officer act; where the power goes, the act is repeated after a start."""
        world, member = self.world, self.world.members[name]
        world.refs += 1
        request = what(ref=f"ref-{world.refs}", **fields)
        member.store.fails = self.chance.choice(["", "", "", "", "", "", "", "", "lost", "kept"])
        try:
            reply, effects = act(member.node, request, world.moment)
        except Unavailable:
            world.kill(name)
            reply, effects = act(member.node, request, world.moment)
        finally:
            member.store.fails = ""
        world.carry_out(member, effects)
        return reply

    def say(self) -> None:
        """Have somebody say something that cannot wait."""
        name = self.chance.choice(list(self.world.members))
        match self.chance.choice(["stop", "say", "give"]):
            case "stop":
                records = self.do(name, ask.Stop, text="cease")["records"]
            case "say":
                reply = self.do(name, ask.Say, channel="line", text="now", precedence="FLASH")
                records = [reply["record"]]
            case _:
                place = circle(38 + self.chance.random(), 36, hour=30, hours=9)
                drafts = [draft(f"{name}{len(self.said)}", place)]
                reply = self.do(name, ask.Give, notices=drafts, precedence="FLASH")
                records = [reply["notices"][0]["record"]]
        self.said |= {bytes.fromhex(record): name for record in records}

    def look(self) -> None:
        """Have an officer look at the desk and answer what stands there, or have nobody look."""
        name = self.chance.choice(list(self.world.members))
        if self.chance.random() >= self.looks[name]:
            return
        node = self.world.node(name)
        for item in watching.watch(node, self.world.moment)[:4]:
            try:
                if item["do"].startswith("keepclear take"):
                    self.do(name, ask.Take, record=item["record"])
                elif item["what"] in ("notice to read back", "CORRECTION: read back anew"):
                    shown = views.notice(self.world.node(name), self.world.moment, item["record"])
                    group = shown["check_group"]
                    self.do(name, ask.ReadBack, notice=item["record"], group=group)
                elif item["what"] == "read-back to answer":
                    correct = self.chance.random() < 0.7
                    answered = {"notice": item["record"], "party": item["party"]}
                    self.do(name, ask.Answer, **answered, correct=correct)
            except BadInput:
                pass  # Taken already under another line of the list.

    def next(self) -> None:
        """Let one thing happen."""
        roll, names = self.chance.random(), list(self.world.members)
        if roll < 0.25:
            self.say()
        elif roll < 0.55:
            self.look()
        elif roll < 0.65:
            self.world.kill(self.chance.choice(names))
        elif roll < 0.75:
            self.world.cut_off ^= {self.chance.choice(names)}
        else:
            self.world.keep_contact()
            self.world.pass_seconds(self.chance.choice([1.0, 20.0, 70.0, 200.0]))

    # What must hold

    def waiting(self, member: Member) -> dict[bytes, ItemRow]:
        """Return what waits at a party for each FLASH that it holds and that is not done with."""
        found = {}
        for record_id, author in self.said.items():
            row = member.store.record(record_id)
            if row is None:
                continue
            needs = _NEEDS[Kind(row.kind)][author == member.name]
            items = [i for i in member.node.items.about(record_id) if i.need in needs]
            if self._is_done(member, row, ours=author == member.name):
                assert items == [], f"{member.name}: {Kind(row.kind).name} outlives its reason"
                continue
            assert len(items) == 1, f"{member.name}: {Kind(row.kind).name} of {author}: {items}"
            found[record_id] = items[0]
        return found

    def _is_done(self, member: Member, row: RecordRow, *, ours: bool) -> bool:
        line = member.node.lines[row.channel]
        about = member.store.about(row.channel, row.id)
        others = set(range(len(line.founding.members))) - {line.our_index}
        wanted = others if ours else {line.our_index}
        if row.kind != Kind.GIVE:
            taken = {r.party for r in about if r.kind == Kind.TAKEN}
            waits = row.kind == Kind.MESSAGE and row.place is not Place.APPENDED
            return wanted <= taken or waits  # A message is asked about when its log has caught up.
        version = member.store.version(row.id)
        if version is None or version.waiting:
            return True
        read = {i: standing(member.store, version, i, received=True).read_back for i in wanted}
        receipted = {receipt.holder for receipt in member.store.receipts(row.id)}
        is_read = set(read.values()) <= {State.CORRECT, State.UNANSWERED}
        return is_read and (not ours or others <= receipted)

    def check_asked(self) -> None:
        """Nothing that a party holds and has not taken is ever forgotten there."""
        for member in self.world.members.values():
            self.waiting(member)
            kept = {row.key: row for row in member.store.items()}
            assert kept == {row.key: row for row in member.node.items.each()}

    def check_climbed(self) -> int:
        """What nobody took has come to the last rung, and rang there."""
        count = 0
        for member in self.world.members.values():
            rang = {ring.record for ring in member.rings if ring.role == PROCEDURE.ladder[LAST]}
            many = any(" more" in ring.what for ring in member.rings)  # One bell told of several.
            for record_id, item in self.waiting(member).items():
                assert item.rung == LAST, f"{member.name}: {item}"
                assert many or record_id in rang, f"{member.name}: no bell for {item}"
                count += 1
        return count

    def check_arrived(self) -> None:
        """Nothing was lost on its way."""
        for member in self.world.members.values():
            lacking = [r for r in self.said if member.store.record(r) is None]
            assert lacking == [], f"{member.name} lacks {len(lacking)}"

    def check_replayed(self, member: Member) -> None:
        """The journal and the records make every item again, but for when it rings next."""
        fresh = Node(StoreSqlite(":memory:"), member.us, self.world.pace)
        replay(member.store, fresh)
        old, new = (
            {row.key: replace(row, next=0) for row in node.items.each()}
            for node in (member.node, fresh)
        )
        assert new == old


_NEEDS: dict[Kind, tuple[set[Need], set[Need]]] = {  # at a receiver, and at the author
    Kind.STOP: ({Need.TAKE_STOP}, {Need.UNTAKEN}),
    Kind.MESSAGE: ({Need.TAKE_MESSAGE}, {Need.UNTAKEN}),
    Kind.GIVE: ({Need.READ_BACK, Need.READ_BACK_ANEW}, {Need.UNACKNOWLEDGED}),
}


def live(seed: int) -> tuple[int, int]:
    """Play the world of a seed; return how many FLASH records were said, and how many climbed."""
    chance = Random(f"flash {seed}")
    names = "ABCD"[: chance.choice([2, 2, 3, 4])]
    longest_s = chance.choice([1.0, 5.0, 30.0])
    world = World(names, seed, longest_s=longest_s, procedure=PROCEDURE)
    world.open_channel()
    world.loss = chance.choice([0.0, 0.2, 0.5])
    flashes = Flashes(world, chance)
    flashes.looks = {name: chance.choice([0.0, 0.3, 1.0]) for name in names}
    flashes.say()
    for _ in range(chance.choice([12, 25])):
        flashes.next()
        flashes.check_asked()
    world.pass_seconds(CLIMBED_S)  # Cut off as they are: nobody who could act is asked in vain.
    climbed = flashes.check_climbed()
    world.loss, world.cut_off = 0.0, set()
    world.keep_contact()
    world.pass_seconds(60.0)
    flashes.check_arrived()
    world.pass_seconds(CLIMBED_S)
    climbed += flashes.check_climbed()
    flashes.check_asked()
    flashes.check_replayed(world.members[chance.choice(names)])
    return len(flashes.said), climbed


@pytest.mark.requirement("F1-4", "F1-5", "F1-6")
@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_flash_is_taken_or_climbs_to_the_last_rung_and_none_is_lost(
    batch: int, record_property: Any
) -> None:
    said = climbed = 0
    for seed in SEEDS[batch::BATCHES]:
        try:
            counts = live(seed)
        except BaseException as error:
            error.add_note(f"seed {seed}: tests.simulation.test_flash.live({seed})")
            raise
        said, climbed = said + counts[0], climbed + counts[1]
    record_property("worlds", len(SEEDS[batch::BATCHES]))
    assert min(said, climbed) > len(SEEDS[batch::BATCHES]), "too little was said, or all was taken"
