"""A year of a busy line, lived by two real nodes: what bulletins and timelines look back on.

2,000 sites of one party's register, given in full and standing all year; 10,000 humanitarian
movements notified two days ahead, of every four of which one is read back; 95 patrols with
their check-ins; 300 incidents with the other's position on each; 12 calls a day, each said and
taken, and a line check a day, of each party in turn. Nothing is written beside what officers' acts
write.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from benchmarks.parties import make_party
from benchmarks.start import Past

from keepclear.exchange.acknowledgement import check_group
from keepclear.exchange.incident import Sort
from keepclear.exchange.notice import encode_volumes
from keepclear.host.body import Body
from keepclear.host.clock import real_now
from keepclear.limits import NOTICES_PER_ACT_MAX, SITES_PER_ACT_MAX
from keepclear.node import intake, request
from keepclear.node.node import Moment, Node
from keepclear.node.officer import act
from keepclear.node.open_item import Need
from keepclear.record.canonical import encode
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

DAYS, SITES, MOVEMENTS, PATROLS, INCIDENTS, CALLS_A_DAY = 365, 2_000, 10_000, 95, 300, 12
READ_BACK_EVERY = 4  # of so many movements one is read back by an officer, and answered
WEST, SOUTH, SIDE = 36.0, 32.0, 5.0
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
WARM_UP = 3


@dataclass
class Year(Past):
    """Two nodes that talk without a network, a year ago and from then on."""

    began: datetime = field(default_factory=lambda: real_now() - timedelta(days=DAYS + 2))
    chance: Random = field(default_factory=lambda: Random(7))

    @property
    def moment(self) -> Moment:
        self.seconds += 0.01
        return Moment(self.began + timedelta(seconds=self.seconds), self.seconds)

    def do(self, node: Node, asked: request.AnyAct) -> dict[str, Any]:
        """Carry out an act; what it says goes out with the next exchange."""
        return act(node, asked, self.moment)[0]

    def until(self, seconds: float) -> None:
        """Let time pass on both sides, with all that falls due in it."""
        self.seconds = max(self.seconds, seconds)
        for node in self.nodes:
            intake.woke(node, self.moment)
        self.exchange()

    def place(self) -> tuple[float, float]:
        """Return a place somewhere in the theatre."""
        return WEST + self.chance.random() * SIDE, SOUTH + self.chance.random() * SIDE

    def plan(self, name: str, activity: str, start: datetime, hours: float) -> request.Draft:
        """Draft a circle somewhere in the theatre for some hours."""
        interval = Interval(start, start + timedelta(hours=hours))
        core = Core(CoreKind.POINT, ((self.place(),),))
        volume = Volume(core, 500.0, Band(0.0, 500.0, Reference.MSL), interval)
        volumes = encode(encode_volumes([volume]))
        return request.Draft(name=name, activity=activity, volumes=volumes)

    def give(self, node: Node, drafts: list[request.Draft]) -> None:
        """Give notices, as many in one act as it takes."""
        for first in range(0, len(drafts), NOTICES_PER_ACT_MAX):
            batch = drafts[first : first + NOTICES_PER_ACT_MAX]
            self.do(node, request.Give(ref=self.ref(), notices=batch, precedence="ROUTINE"))

    def call(self, words: str) -> None:
        """Say something on each side, and have officers take it."""
        for node in self.nodes:
            self.do(node, request.Say(ref=self.ref(), text=words))
        self.exchange()
        for node in self.nodes:
            for item in node.items.of(Need.TAKE_MESSAGE):
                self.do(node, request.Take(ref=self.ref(), record=item.subject.hex()))

    def read_back(self, giver: Node, reader: Node, names: list[str]) -> None:
        """Have notices read back, and each read-back answered."""
        self.exchange()
        (line,) = reader.lines.values()
        for name in names:
            (version, *_) = reader.store.versions_named(name)
            group = check_group(version.id, line.our_index)
            said = request.ReadBack(ref=self.ref(), notice=name, group=group, plotted="37S")
            self.do(reader, said)
        self.exchange()
        for name in names:
            party = reader.us.name
            self.do(giver, request.Answer(ref=self.ref(), notice=name, party=party, correct=True))
        self.exchange()

    def patrol(self, node: Node, number: int) -> None:
        """Plan a patrol for the next hours, and report it to its end."""
        start, lon, lat = self.moment.now + AN_HOUR, *self.place()
        utc = int(start.timestamp())
        draft = self.plan("", "patrol", start, 4)
        points = [
            request.PatrolPoint(
                name=f"point {n}",
                place=(round(lon * 1e6) + n * 10_000, round(lat * 1e6)),
                due=utc + n * 3_600,
            )
            for n in range(3)
        ]
        name = f"patrol {number}"
        planned = request.PlanPatrol(
            ref=self.ref(), name=name, points=points, volumes=draft.volumes
        )
        patrol = self.do(node, planned)["patrol"]
        self.until(self.seconds + 3_700)
        for what, point in (("set out", 0), ("check in", 2), ("complete", 0)):
            report = request.ReportPatrol(ref=self.ref(), patrol=patrol, what=what, point=point)
            self.do(node, report)

    def incident(self, number: int) -> None:
        """Report an incident on one side, and say the other's position on it."""
        reporter, other = self.nodes[number % 2], self.nodes[1 - number % 2]
        utc, (lon, lat) = self.moment.utc, self.place()
        report = request.OpenIncident(
            ref=self.ref(),
            sort=self.chance.choice(list(Sort)).name,
            title=f"incident {number}",
            place=(round(lon * 1e6), round(lat * 1e6)),
            from_utc=utc - 600,
            until_utc=utc - 540,
            text="As the post reported it.",
        )
        named = self.do(reporter, report)["incident"]
        self.exchange()
        position = self.chance.choice(["CONFIRM", "DENY", "NOT SEEN"])
        said = request.StateIncident(ref=self.ref(), incident=named, position=position)
        self.do(other, said)


def quiet(body: Body) -> Body:
    """Let nothing fall overdue: what climbs would only make the year slow to live."""
    node, never = body.node, DAYS * 2 * 86_400
    late = {name: (never,) * 4 for name in ("read_back_s", "take_s", "receipt_s", "climb_s")}
    others = {"check_every_s": never, "contact_s": never, "silence_s": never, "unmanned_s": never}
    node.procedure = replace(node.procedure, **late, **others)
    return body


def live(year: Year, days: int, share: float) -> None:
    """Live through a year's traffic, or a share of it, in so many days; the sites always whole."""
    a, b = year.nodes
    _sites(year, a, days)
    calls = round(CALLS_A_DAY * share * DAYS / days)
    for day in range(days):
        began, ahead = year.seconds, year.moment.now + 2 * A_DAY
        due = _today(round(MOVEMENTS * share), day, days)
        year.give(b, [_movement(year, f"movement {n}", ahead) for n in due])
        year.read_back(b, a, [f"movement {n}" for n in due[::READ_BACK_EVERY]])
        for number in _today(round(PATROLS * share), day, days):
            year.patrol(a, number)
        for number in _today(round(INCIDENTS * share), day, days):
            year.incident(number)
        for call in range(calls // 2):  # Each is a call of either side.
            year.call(f"call {call} of day {day}")
            year.until(began + (call + 1) * A_DAY.total_seconds() / (calls // 2 + 1))
        year.do(year.nodes[day % 2], request.CheckLine(ref=year.ref()))
        year.until(began + A_DAY.total_seconds())


def _sites(year: Year, node: Node, days: int) -> None:
    start, hours = year.moment.now + AN_HOUR, (days + 1) * 24.0
    drafts = [year.plan(f"site {n}", "static_site", start, hours) for n in range(SITES)]
    for first in range(0, SITES, SITES_PER_ACT_MAX):
        batch = drafts[first : first + SITES_PER_ACT_MAX]
        added = year.do(node, request.AddSites(ref=year.ref(), sites=batch))["sites"]
        named = [one["number"] for one in added]
        policy = request.SetSitePolicy(ref=year.ref(), sites=named, party="B", how="full")
        year.do(node, policy)
        year.exchange()


def _today(whole: int, day: int, days: int) -> range:
    return range(whole * day // days, whole * (day + 1) // days)


def _movement(year: Year, name: str, ahead: datetime) -> request.Draft:
    start = ahead + timedelta(minutes=year.chance.randrange(1_440))
    return year.plan(name, "humanitarian_movement", start, 6)


@dataclass(frozen=True)
class Lived:
    """A year that is over: both nodes, when it began and ended, and what living it took."""

    a: Body
    b: Body
    days: int
    share: float
    began: int
    ended: int
    made_s: float


@contextmanager
def lived(days: int = DAYS, share: float = 1.0) -> Iterator[Lived]:
    """Make the year, or a part of it, in a folder in memory: reading is measured, and no sync."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        root, start = Path(folder), time.perf_counter()
        cards = make_party("A", root / "a"), make_party("B", root / "b")
        a, b = (Body(card.folder) for card in cards)
        year = Year((quiet(a).node, quiet(b).node))
        year.act(a.node, request.AddPeer(ref=year.ref(), card=cards[1].card))
        year.act(b.node, request.AddPeer(ref=year.ref(), card=cards[0].card))
        year.act(a.node, request.Found(ref=year.ref(), name="line", peers=["B"], random=bytes(16)))
        year.act(b.node, request.Join(ref=year.ref(), channel="line"))
        live(year, days, share)
        made_s = time.perf_counter() - start
        began, ended = int(year.began.timestamp()), year.moment.utc
        try:
            yield Lived(a, b, days, share, began, ended, made_s)
        finally:
            a.close()
            b.close()


def spread(name: str, work: Callable[[], Any], looks: int) -> dict[str, float]:
    """Return what some work takes in milliseconds: median, 95th hundredth, and CPU at the median.

    On a machine that others keep busy the CPU holds better than the time.
    """
    taken, busy = [], []
    for look in range(looks + WARM_UP):
        start, cpu = time.perf_counter(), time.process_time()
        work()
        if look >= WARM_UP:
            taken.append((time.perf_counter() - start) * 1e3)
            busy.append((time.process_time() - cpu) * 1e3)
    return {
        f"{name}_p50_ms": round(median(taken), 1),
        f"{name}_p95_ms": round(quantiles(taken, n=20)[-1], 1),
        f"{name}_cpu_ms": round(median(busy), 1),
    }


def measure(days: int = DAYS, share: float = 1.0) -> dict[str, float]:
    """Live one year, and look back on it as officers do."""
    from benchmarks import bulletin, timeline

    with lived(days, share) as year:
        counts = year.a.store.counts()
        found: dict[str, float] = {f"year_{name}s": counts[name] for name in ("record", "journal")}
        found |= {"year_made_s": round(year.made_s)}
        return found | bulletin.look_back(year) | timeline.look_back(year)


if __name__ == "__main__":
    part = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    print(f"load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else DAYS, part)))
