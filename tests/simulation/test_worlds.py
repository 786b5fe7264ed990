"""Seeded worlds: parties, officers and a bad network, and what must hold after every step.

Each world follows from its seed alone. A failure prints the seed, and the same
seed plays the same world again.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from tests.simulation.world import Member, World, circle, draft

from keepclear.desk import views, watching
from keepclear.errors import BadInput, Unavailable
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.comparison import picture
from keepclear.node.health import current
from keepclear.node.journal import Fact, facts
from keepclear.node.known import Place
from keepclear.node.node import Node
from keepclear.node.officer import act
from keepclear.node.replay import replay
from keepclear.node.standing import documents
from keepclear.picture.line_state import Sign
from keepclear.record.envelope import parse, parse_held
from keepclear.record.log import LogName

SEEDS = range(2_000) if os.environ.get("KEEPCLEAR_SOAK") else range(60)
BATCHES = 6  # of seeds to a test, so that a failure is found early and both cores are used
STEPS_MAX = 6_000
# What a world may show its officers. Parcels overtake each other, so records wait; and a STOP may
# come before the channel that it is said in. Nothing else happens among honest nodes.
# An amended patrol may well lie further away than is usual.
EXPECTED = {"OUT OF SEQUENCE", "MOVED FAR", intake.STOP_UNKNOWN_CHANNEL}
REBUILT = ("record", "channel", "log", "receipt", "version", "oddity", "request", "journal")

Where = tuple[bytes, LogName, int]


@dataclass
class Watcher:
    """Looks at a world from outside and remembers what every log has said."""

    world: World
    said: dict[Where, bytes] = field(default_factory=dict)  # the one record of each place
    sizes: dict[tuple[str, bytes, LogName], int] = field(default_factory=dict)
    stops: dict[bytes, str] = field(default_factory=dict)

    def check_world(self) -> None:
        """What must hold after every step."""
        self._check_parcels()
        for member in self.world.members.values():
            for line in member.node.lines.values():
                for log, size in line.cut().items():
                    self._check_log(member, line.channel, log, size)

    def _check_parcels(self) -> None:
        """Nothing is sent or acknowledged that the sender's store does not hold for good."""
        for name, parcel in self.world.parcels:
            store = self.world.members[name].store
            for data in parcel.entries:
                stored = store.record(parse(data).id)
                assert stored is not None, f"{name} sent what it does not hold"
                assert stored.place is Place.APPENDED, f"{name} sent what is not in a log"
            for data in parcel.helds:
                held = parse_held(data)
                for _, _, record_id in held.records:
                    assert store.record(record_id) is not None, f"{name} receipted what it lost"
            for channel, log, size in parcel.cursors:
                rows = {LogName(r.party, r.incarnation): r.size for r in store.logs(channel)}
                assert rows[log] >= size, f"{name} claims more of a log than it holds"
        self.world.parcels.clear()

    def _check_log(self, member: Member, channel: bytes, log: LogName, size: int) -> None:
        """Logs grow, do not fork, and hold each record once."""
        key = (member.name, channel, log)
        before = self.sizes.get(key, 0)
        assert size >= before, f"{member.name}: a log went back"
        rows = member.store.entries(channel, log, before, size - before) if size > before else []
        assert [row.seq for row in rows] == list(range(before, size))
        for row in rows:
            first = self.said.setdefault((channel, log, row.seq), row.id)
            assert first == row.id, f"{member.name}: a log says two things at {row.seq}"
        self.sizes[key] = size

    def check_healed(self) -> None:
        """What must hold once everything has arrived."""
        members = list(self.world.members.values())
        assert len(set(self.said.values())) == len(self.said), "a record stands twice"
        for member in members:
            self._check_oddities(member)
            self._check_receipts(member)
            self._check_stops(member)
            self._check_lines(member)
            watching.watch(member.node, self.world.moment)
            views.status(member.node, self.world.moment)
        for channel in {c for m in members for c in m.node.lines}:
            holders = [m for m in members if channel in m.node.lines]
            assert len({self._conclusion(m, channel) for m in holders}) == 1, "pictures differ"

    def _check_lines(self, member: Member) -> None:
        """Every line is OPEN again, but for what officers left unanswered and a slow network."""
        slow = {Sign.ROUND_TRIP_LONG} if self.world.longest_s > 5 else set()
        for line in member.node.lines.values():
            for index, signs in current(member.node, line, self.world.moment).items():
                left = set(signs) - {Sign.NOT_ACKNOWLEDGED} - slow
                assert left == set(), f"{member.name} to {line.names[index]}: {signs}"

    def _conclusion(self, member: Member, channel: bytes) -> Any:
        line = member.node.lines[channel]
        at = self.world.moment.utc
        concluded = picture(line, member.node.situation, line.cut(), at)
        assert dict((h.log, h.size) for h in concluded.heads) == line.cut()
        fates = tuple(sorted((d.row.id, d.fate, d.signed) for d in documents(line)))
        logs = tuple(sorted((log, r.frontier.root()) for log, r in line.replicas.items()))
        return logs, concluded.digest(), concluded.conflict_digest(), fates

    def _check_oddities(self, member: Member) -> None:
        rows = [*member.store.oddities(seen=False), *member.store.oddities(seen=True)]
        odd = {(row.what, row.why) for row in rows if row.what not in EXPECTED}
        assert odd == set(), f"{member.name} was shown {odd}"
        open_gaps = [row for row in member.store.oddities(seen=False) if row.what not in odd]
        assert [r.why for r in open_gaps if r.what == "OUT OF SEQUENCE"] == [], "a gap stays open"
        assert all(row.wholesome for row in _compared(member)), "a line check found a difference"

    def _check_receipts(self, member: Member) -> None:
        """Each other member has receipted each of our records, and holds it."""
        for line in member.node.lines.values():
            others = [i for i in range(len(line.founding.members)) if i != line.our_index]
            if line.our_log is None:
                continue
            for row in member.store.entries(line.channel, line.our_log, 0, 10_000):
                receipts = {r.holder for r in member.store.receipts(row.id)}
                assert receipts <= set(others)
                for index in receipts:
                    holder = self.world.by_party(line.founding.members[index])
                    held = holder.store.record(row.id)
                    assert held is not None
                    assert held.data == row.data
                missing = set(others) - receipts
                assert missing == set(), f"{member.name} has no receipt for {row.seq}"

    def _check_stops(self, member: Member) -> None:
        rang = _rang(member)
        open_ids = {i.get("record") for i in watching.watch(member.node, self.world.moment)}
        for record_id, author in self.stops.items():
            row = member.store.record(record_id)
            if member.name != author and row is not None:
                assert record_id in rang, f"a STOP of {author} did not ring at {member.name}"
                line = member.node.lines[row.channel]
                taken = line.our_index in views.takers(line, row)
                assert taken or record_id.hex() in open_ids, "a STOP is neither taken nor shown"

    def check_rebuilt(self, member: Member) -> None:
        """The journal and the records make every row again."""
        fresh = Node(StoreSqlite(":memory:"), member.us, self.world.pace)
        replay(member.store, fresh)
        old, new = member.store.counts(), fresh.store.counts()
        assert {n: new[n] for n in REBUILT} == {n: old[n] for n in REBUILT}
        fresh.situation.expire(self.world.moment.utc)
        for channel, line in fresh.lines.items():
            again = picture(line, fresh.situation, line.cut(), self.world.moment.utc)
            _, ours, conflicts, _ = self._conclusion(member, channel)
            assert (again.digest(), again.conflict_digest()) == (ours, conflicts)


@dataclass
class Compared:
    """What became of one line check."""

    record: bytes
    wholesome: bool


def _facts(member: Member, kind: Fact) -> list[list[Any]]:
    rows = member.store.journal(0, 1_000_000)
    return [fact for row in rows for fact in facts(row) if fact[0] == kind]


def _compared(member: Member) -> list[Compared]:
    return [Compared(f[1], f[2] == 1) for f in _facts(member, Fact.COMPARED)]


def _rang(member: Member) -> set[bytes]:
    return {fact[2] for fact in _facts(member, Fact.RANG) if fact[1] == "STOP"}


@dataclass
class Watch:
    """Officers who act at random on what their desks show; what is refused is part of the day."""

    world: World
    chance: Random
    watcher: Watcher
    done: dict[str, int] = field(default_factory=dict)
    refused: int = 0

    def act(self) -> None:
        """Have somebody do something."""
        self.act_as(self.chance.choice(list(self.world.members)), self.chance.choice(_DEEDS))

    def act_as(self, name: str, deed: "Deed") -> None:
        """Have an officer of a party try a deed."""
        try:
            asked = deed(self, name)
            if asked is not None:
                self._carry_out(name, *asked)
                self.done[asked[0].__name__] = self.done.get(asked[0].__name__, 0) + 1
        except BadInput:
            self.refused += 1

    def _carry_out(self, name: str, what: Any, fields: dict[str, Any]) -> None:
        world, member = self.world, self.world.members[name]
        world.refs += 1
        request = what(ref=f"ref-{world.refs}", **fields)
        how = self.chance.random()
        if how < 0.04:
            member.store.fails = "lost" if how < 0.02 else "kept"
        try:
            reply, effects = act(member.node, request, world.moment)
        except Unavailable:
            # The officer cannot know whether it holds: the same act under the same reference.
            world.kill(name)
            reply, effects = act(member.node, request, world.moment)
        finally:
            member.store.fails = ""  # An act that was refused came to no commit.
        if what is ask.Stop:
            self.watcher.stops |= {bytes.fromhex(record): name for record in reply["records"]}
        if self.chance.random() < 0.05:
            world.kill(name)  # Killed after the commit and before anything was sent or rung.
            again, _ = act(member.node, request, world.moment)
            assert again == reply
        else:
            world.carry_out(member, effects)

    # What officers do

    def _channel(self, name: str) -> str:
        lines = [line for line in self.world.node(name).lines.values() if line.joined]
        return self.chance.choice(lines).founding.name if lines else "none"

    def _notices(self, name: str, *, ours: bool) -> list[dict[str, Any]]:
        listed = views.notices(self.world.node(name), self.world.moment)
        return [view for view in listed if (view["party"] == name) == ours]

    def give(self, name: str) -> Any:
        count = self.chance.choice([1, 1, 1, 2, 12])
        drafts = [self._draft(f"{name}{self.world.refs}.{i}") for i in range(count)]
        precedence = self.chance.choice(["ROUTINE", "ROUTINE", "IMMEDIATE", "FLASH"])
        return ask.Give, {
            "channel": self._channel(name),
            "notices": drafts,
            "precedence": precedence,
        }

    def _draft(self, name: str) -> ask.Draft:
        lon, lat = 38 + self.chance.uniform(-0.04, 0.04), 36 + self.chance.uniform(-0.04, 0.04)
        hour = self.world.tick / 3600 + self.chance.uniform(-0.01, 0.1)
        return draft(name, circle(lon, lat, 1_000, hour, self.chance.choice([0.02, 0.1, 1])))

    def amend(self, name: str) -> Any:
        notices = self._notices(name, ours=True)
        if not notices:
            return None
        view = self.chance.choice(notices)
        return ask.Amend, {"notice": view["record"], "draft": self._draft(view["notice"])}

    def cancel(self, name: str) -> Any:
        notices = self._notices(name, ours=True)
        return (ask.Cancel, {"notice": self.chance.choice(notices)["record"]}) if notices else None

    def read_back(self, name: str) -> Any:
        notices = self._notices(name, ours=False)
        if not notices:
            return None
        view = self.chance.choice(notices)
        whole = views.notice(self.world.node(name), self.world.moment, view["record"])
        group = whole["check_group"] if self.chance.random() < 0.8 else "00000"
        return ask.ReadBack, {"notice": view["record"], "group": group}

    def answer(self, name: str) -> Any:
        open_items = [
            item
            for item in watching.watch(self.world.node(name), self.world.moment)
            if item["what"] == "read-back to answer"
        ]
        if not open_items:
            return None
        item = self.chance.choice(open_items)
        correct = self.chance.random() < 0.7
        return ask.Answer, {"notice": item["record"], "party": item["party"], "correct": correct}

    def disseminate(self, name: str) -> Any:
        notices = self._notices(name, ours=False)
        if not notices:
            return None
        notice = self.chance.choice(notices)["record"]
        return ask.Disseminate, {"notice": notice, "units": ["1st"]}

    def object(self, name: str) -> Any:
        notices = self._notices(name, ours=False)
        if not notices:
            return None
        return ask.Object, {"notice": self.chance.choice(notices)["record"], "reason": "too near"}

    def stop(self, name: str) -> Any:
        return ask.Stop, {"text": "stop", "channel": self.chance.choice(["", self._channel(name)])}

    def take(self, name: str) -> Any:
        return ask.Take, {}

    def say(self, name: str) -> Any:
        return ask.Say, {"channel": self._channel(name), "text": "the morning check"}

    def check_line(self, name: str) -> Any:
        return ask.CheckLine, {}

    def suspend(self, name: str) -> Any:
        return ask.Suspend, {"channel": self._channel(name), "reason": "by order"}

    def lift(self, name: str) -> Any:
        return ask.Lift, {"channel": self._channel(name)}

    def propose(self, name: str) -> Any:
        start = self.world.moment.utc + self.chance.choice([0, 30, 120])
        return ask.Propose, {
            "channel": self._channel(name),
            "title": f"apart {self.world.refs}",
            "lateral_m": self.chance.choice([0, 500, 3_000]),
            "vertical_m": 0,
            "time_s": self.chance.choice([0, 60]),
            "from_utc": start,
        }

    def endorse(self, name: str) -> Any:
        lines = [line for line in self.world.node(name).lines.values() if line.joined]
        known = [(line, document) for line in lines for document in documents(line)]
        if not known:
            return None
        line, document = self.chance.choice(known)
        ours = document.row.party == line.our_index
        deeds = ["close", "close", "retract"] if ours else ["sign", "sign", "sign", "withdraw"]
        return ask.Endorse, {
            "channel": line.founding.name,
            "document": document.row.id.hex(),
            "what": self.chance.choice(deeds),
        }

    def join(self, name: str) -> Any:
        lines = [line for line in self.world.node(name).lines.values() if not line.joined]
        return (ask.Join, {"channel": lines[0].founding.name}) if lines else None


Deed = Callable[[Watch, str], Any]
_DEEDS: list[Deed] = [
    *([Watch.give] * 6 + [Watch.amend] * 3 + [Watch.cancel] * 2 + [Watch.read_back] * 4),
    *([Watch.answer] * 3 + [Watch.disseminate] * 2 + [Watch.object, Watch.stop, Watch.take]),
    *([Watch.say] * 2 + [Watch.check_line] * 3 + [Watch.propose] + [Watch.endorse] * 4),
    *([Watch.join] * 2 + [Watch.suspend] + [Watch.lift] * 2),
]


def live(seed: int) -> tuple[World, Watch]:
    """Play the world of a seed to its end; raise AssertionError where it goes wrong."""
    chance = Random(f"day {seed}")
    names = "ABCDE"[: chance.choice([2, 2, 3, 3, 4, 5])]
    world = World(
        names, seed, chance.choice([0.0, 0.1, 0.3, 0.5]), longest_s=chance.choice([1.0, 5.0, 30.0])
    )
    watcher = Watcher(world)
    watch = Watch(world, chance, watcher)
    founder = chance.choice(names)
    others = [name for name in names if name != founder]
    world.act(founder, ask.Found, name="line", peers=others, random=chance.randbytes(16))
    if len(names) > 2 and chance.random() < 0.5:
        world.act(names[0], ask.Found, name="two", peers=[names[1]], random=chance.randbytes(16))
    for name in [name for name in others if chance.random() < 0.7]:
        world.pass_seconds(chance.choice([5.0, 40.0]))
        watch.act_as(name, Watch.join)
    for _ in range(chance.choice([50, 90, 150])):
        _next(world, watch, chance)
        watcher.check_world()
    _heal(world, watcher)
    watcher.check_healed()
    watcher.check_rebuilt(world.members[chance.choice(names)])
    return world, watch


def _next(world: World, watch: Watch, chance: Random) -> None:
    """One thing happens: an act, a kill, a cut, some time, or a parcel."""
    roll = chance.random()
    names = list(world.members)
    if roll < 0.4:
        watch.act()
    elif roll < 0.43:
        world.kill(chance.choice(names))
    elif roll < 0.46:
        world.cut_off ^= {chance.choice(names)}
    elif roll < 0.5:
        world.tick += chance.choice([1.0, 20.0, 60.0])
        world.keep_contact()
    else:
        world.step()
    assert world.steps < STEPS_MAX, "the world stalled"


def _heal(world: World, watcher: Watcher) -> None:
    """Mend the network, let everybody join, and let time pass until all has arrived."""
    world.loss, world.cut_off = 0.0, set()
    for _ in range(4):
        for name, member in world.members.items():
            for line in list(member.node.lines.values()):
                if not line.joined:
                    world.act(name, ask.Join, channel=line.founding.name)
        world.keep_contact()
        world.pass_seconds(100.0)
        watcher.check_world()
    _lift(world)
    for name, member in world.members.items():
        if member.node.lines:
            world.act(name, ask.CheckLine)
    for _ in range(3):  # A line gets better only after a while.
        world.keep_contact()
        world.pass_seconds(100.0)
        watcher.check_world()


def _lift(world: World) -> None:
    """Have every party lift what it has suspended."""
    for name, member in world.members.items():
        for line in list(member.node.lines.values()):
            if line.our_index in member.node.states.suspensions(line):
                world.act(name, ask.Lift, channel=line.founding.name)


@pytest.mark.requirement("C-3", "F4-1", "F4-4", "F7-6")
@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_world_heals_to_one_picture(batch: int, record_property: Any) -> None:
    seeds = SEEDS[batch::BATCHES]
    done: dict[str, int] = {}
    for seed in seeds:
        try:
            _, watch = live(seed)
        except BaseException as error:
            error.add_note(f"seed {seed}: tests.simulation.test_worlds.live({seed})")
            raise
        for name, count in watch.done.items():
            done[name] = done.get(name, 0) + count
    record_property("worlds", len(seeds))
    kinds = {"Give", "Amend", "Cancel", "ReadBack", "Stop", "CheckLine", "Endorse", "Suspend"}
    assert kinds <= done.keys(), "the officers did too little"


def test_a_seed_plays_the_same_world_again() -> None:
    first, second = (live(3)[0] for _ in range(2))
    assert _heads(first) == _heads(second)
    assert first.steps == second.steps


def _heads(world: World) -> list[Any]:
    lines = [line for member in world.members.values() for line in member.node.lines.values()]
    return [replica.head for line in lines for replica in line.replicas.values()]
