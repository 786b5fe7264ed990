"""What a start costs: a node with a long past beside one with none, and the help of the command.

The past is made by two real nodes in this process, each with its store on disk: half the notices
are given by the one and half by the other, all of them receipted, and all over by the time that
`keepclear serve` is started and measured.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.parties import Party, Plans, cpu_s, make_party, memory_mb, serving

from keepclear.host.body import Body
from keepclear.host.clock import real_now
from keepclear.limits import NOTICES_PER_ACT_MAX
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.node import Moment, Node
from keepclear.node.officer import act

PAST_NOTICES = 100_000
AGO, SPAN = timedelta(days=120), timedelta(days=110)
STARTS = 5
SETTLED_S, SETTLED_CPU_S = 3.0, 0.1  # So little work in so long is only the passing of time.


@dataclass
class Past:
    """Two nodes that talk without a network, some weeks ago."""

    nodes: tuple[Node, Node]
    seconds: float = 0.0
    count: int = 0

    @property
    def moment(self) -> Moment:
        self.seconds += 0.01
        return Moment(real_now() - AGO + timedelta(seconds=self.seconds), self.seconds)

    def act(self, node: Node, request: ask.AnyAct) -> None:
        act(node, request, self.moment)
        if all(node.peers for node in self.nodes):
            self.exchange()

    def ref(self) -> str:
        self.count += 1
        return f"past {self.count}"

    def exchange(self) -> None:
        """Carry parcels both ways until neither node has anything more to say."""
        quiet = 0
        while quiet < 2:
            quiet += 1
            for ours, theirs in (self.nodes, self.nodes[::-1]):
                peer = theirs.us.party
                parcel = intake.next_parcel(ours, peer, os.urandom(16), self.moment)
                if parcel is not None:
                    quiet = 0
                    intake.take_parcel(theirs, parcel, "https", self.moment)
                    intake.sent(ours, peer, self.moment)


def make_past(parties: tuple[Party, Party], notices: int) -> dict[str, int]:
    """Let two parties live through that many notices; return how much of it the first holds."""
    bodies = [Body(party.folder) for party in parties]
    past = Past((bodies[0].node, bodies[1].node))
    a, b = past.nodes
    past.act(a, ask.AddPeer(ref=past.ref(), card=parties[1].card))
    past.act(b, ask.AddPeer(ref=past.ref(), card=parties[0].card))
    past.act(a, ask.Found(ref=past.ref(), name="line", peers=["B"], random=bytes(16)))
    past.act(b, ask.Join(ref=past.ref(), channel="line"))
    # Each act reaches into the time of the next one, by the other party, so that some conflict.
    acts = notices // NOTICES_PER_ACT_MAX
    for number in range(acts):
        past.seconds += SPAN.total_seconds() / acts
        plans = Plans(seed=number, after=past.moment.now + timedelta(minutes=10), hours=18)
        drafts = [ask.Draft(**draft) for draft in plans.drafts(NOTICES_PER_ACT_MAX)]
        past.act(past.nodes[number % 2], ask.Give(ref=past.ref(), notices=drafts))
    counts = bodies[0].store.counts()
    for body in bodies:
        assert body.store.counts()["receipt"] >= notices // 2
        body.close()
    return {name: counts[name] for name in ("record", "receipt", "conflict")}


def settle(pid: int) -> None:
    """Wait until a node has loaded what it leaves for after its start: it then holds the most."""
    used = -1.0
    while cpu_s(pid) - used > SETTLED_CPU_S:
        used = cpu_s(pid)
        time.sleep(SETTLED_S)


def starts(folder: Path) -> dict[str, float]:
    """Start a real node several times; return the medians."""
    found = []
    for _ in range(STARTS):
        with serving(folder) as process:
            start_cpu_s = cpu_s(process.pid)
            settle(process.pid)
            found.append((process.started_s, start_cpu_s, *memory_mb(process.pid)))
    names = ("start_s", "start_cpu_s", "memory_mb", "memory_most_mb")
    return {name: round(median(row[i] for row in found), 2) for i, name in enumerate(names)}


def help_cpu_s() -> float:
    """CPU seconds of `keepclear --help`, processes of its own included."""
    command = [str(Path(sys.executable).parent / "keepclear"), "--help"]
    taken = []
    for _ in range(STARTS):
        before = os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        taken.append(
            after.children_user
            - before.children_user
            + after.children_system
            - before.children_system
        )
    return round(median(taken), 2)


def measure(notices: int = PAST_NOTICES) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        new = make_party("A", root / "new")
        parties = make_party("A", root / "a"), make_party("B", root / "b")
        start = time.perf_counter()
        held = make_past(parties, notices)
        made_s = time.perf_counter() - start
        fresh, old = starts(new.folder), starts(parties[0].folder)
    return {
        **{f"new_{name}": value for name, value in fresh.items()},
        **{f"past_{name}": value for name, value in old.items()},
        **{f"past_{name}s": count for name, count in held.items()},
        "past_made_s": round(made_s),
        "help_cpu_s": help_cpu_s(),
    }


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else PAST_NOTICES))
