"""What a year of a busy line costs to look back on: what was known at an instant, what happened.

The year is lived by two real nodes in this process, each with its store on disk: 2,000 sites that
stand all year, 10,000 humanitarian movements notified two days ahead, of every four of which one is
read back, 95 patrols, 300 incidents and 12 calls a day. Then the first node is asked for random
instants, as the command asks.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from benchmarks.parties import make_party
from benchmarks.start import Past

from keepclear.exchange.acknowledgement import check_group
from keepclear.exchange.notice import encode_volumes
from keepclear.host.body import Body
from keepclear.host.clock import real_now
from keepclear.node import intake, request
from keepclear.node.node import Moment, Node
from keepclear.node.officer import act
from keepclear.node.open_item import Need
from keepclear.record.canonical import encode
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

DAYS, SITES, MOVEMENTS, PATROLS, INCIDENTS, CALLS_A_DAY = 365, 2_000, 10_000, 95, 300, 12
READ_BACK_EVERY = 4  # Of so many movements one is read back by an officer, and answered.
WEST, SOUTH, SIDE = 36.0, 33.0, 5.0
INSTANTS, WARM_UP = 60, 3
A_DAY = timedelta(days=1)


@dataclass
class Year(Past):
    """Two nodes that talk without a network, a year ago and from then on."""

    began: datetime = field(default_factory=lambda: real_now() - timedelta(days=DAYS + 2))
    chance: Random = field(default_factory=lambda: Random(7))

    @property
    def moment(self) -> Moment:
        self.seconds += 0.01
        return Moment(self.began + timedelta(seconds=self.seconds), self.seconds)

    def act(self, node: Node, request: Any) -> None:
        """Carry out an act; what it says goes out with the next exchange."""
        act(node, request, self.moment)

    def until(self, seconds: float) -> None:
        """Let time pass on both sides by the hour, with all that falls due in it."""
        while self.seconds < seconds:
            self.seconds = min(seconds, self.seconds + 3_600)
            for node in self.nodes:
                intake.woke(node, self.moment)
            self.exchange()

    def plan(self, name: str, activity: str, start: datetime, hours: float) -> request.Draft:
        """A circle somewhere in the theatre for some hours."""
        chance = self.chance
        lon, lat = WEST + chance.random() * SIDE, SOUTH + chance.random() * SIDE
        interval = Interval(start, start + timedelta(hours=hours))
        core = Core(CoreKind.POINT, (((lon, lat),),))
        volume = Volume(core, 500.0, Band(0.0, 500.0, Reference.MSL), interval)
        volumes = encode(encode_volumes([volume]))
        return request.Draft(name=name, activity=activity, volumes=volumes)

    def give(self, node: Node, drafts: list[request.Draft]) -> None:
        for first in range(0, len(drafts), 500):
            batch = drafts[first : first + 500]
            self.act(node, request.Give(ref=self.ref(), notices=batch, precedence="ROUTINE"))

    def call(self, words: str, precedence: Any = "ROUTINE") -> None:
        """Say something on each side, and have officers take it."""
        for node in self.nodes:
            said = request.Say(ref=self.ref(), text=words, precedence=precedence)
            self.act(node, said)
        self.exchange()
        for node in self.nodes:
            for item in node.items.of(Need.TAKE_MESSAGE):
                self.act(node, request.Take(ref=self.ref(), record=item.subject.hex()))

    def read_back(self, giver: Node, reader: Node, names: list[str]) -> None:
        """Have notices read back, and each read-back answered."""
        self.exchange()
        (line,) = reader.lines.values()
        for name in names:
            (version, *_) = reader.store.versions_named(name)
            group = check_group(version.id, line.our_index)
            said = request.ReadBack(ref=self.ref(), notice=name, group=group, plotted="37S")
            self.act(reader, said)
        self.exchange()
        for name in names:
            party = reader.us.name
            self.act(giver, request.Answer(ref=self.ref(), notice=name, party=party, correct=True))
        self.exchange()


def quiet(body: Body) -> Body:
    """Let nothing fall overdue: what climbs would only make the year slow to live."""
    node, never = body.node, DAYS * 2 * 86_400
    late = {name: (never,) * 4 for name in ("read_back_s", "take_s", "receipt_s", "climb_s")}
    others = {"check_every_s": never, "contact_s": never, "silence_s": never, "unmanned_s": never}
    node.procedure = replace(node.procedure, **late, **others)
    return body


def live(year: Year, days: int, share: float) -> None:
    """Live through a year's traffic, or a share of it, in so many days."""
    a, b = year.nodes
    whole = timedelta(days=days + 1).total_seconds() / 3_600
    start = year.moment.now + timedelta(hours=1)
    sites = [year.plan(f"site {n}", "static_site", start, whole) for n in range(int(SITES * share))]
    year.give(a, sites)
    movements, calls = round(MOVEMENTS * share / days), round(CALLS_A_DAY * share * DAYS / days)
    for day in range(days):
        began = year.seconds
        ahead = year.moment.now + 2 * A_DAY
        names = [f"movement {day}-{n}" for n in range(movements)]
        year.give(b, [_movement(year, name, ahead) for name in names])
        year.read_back(b, a, names[::READ_BACK_EVERY])
        for patrol in range(PATROLS * day // days, PATROLS * (day + 1) // days):
            start = year.moment.now + A_DAY
            year.give(a, [year.plan(f"patrol {patrol}", "patrol", start, 4)])
        for incident in range(INCIDENTS * day // days, INCIDENTS * (day + 1) // days):
            year.call(f"incident {incident}", "PRIORITY")
        for call in range(calls // 2):  # Each is a call of either side.
            year.call(f"call {call} of day {day}")
            year.until(began + (call + 1) * A_DAY.total_seconds() / (calls // 2))


def _movement(year: Year, name: str, ahead: datetime) -> request.Draft:
    start = ahead + timedelta(minutes=year.chance.randrange(1_440))
    return year.plan(name, "humanitarian_movement", start, 6)


def spread(name: str, work: Callable[[], Any], looks: int = INSTANTS) -> dict[str, float]:
    """Return the median and the 95th hundredth of what some work takes, in milliseconds."""
    taken = []
    for look in range(looks + WARM_UP):
        start = time.perf_counter()
        work()
        if look >= WARM_UP:
            taken.append((time.perf_counter() - start) * 1e3)
    return {
        f"{name}_p50_ms": round(median(taken), 1),
        f"{name}_p95_ms": round(quantiles(taken, n=20)[-1], 1),
    }


def measure(days: int = DAYS, share: float = 1.0) -> dict[str, float]:
    """Make the year, or a part of it, and look back on it."""
    with tempfile.TemporaryDirectory() as folder:
        root, start = Path(folder), time.perf_counter()
        cards = make_party("A", root / "a"), make_party("B", root / "b")
        a, b = (Body(card.folder) for card in cards)
        year = Year((quiet(a).node, quiet(b).node))
        year.act(a.node, request.AddPeer(ref=year.ref(), card=cards[1].card))
        year.act(b.node, request.AddPeer(ref=year.ref(), card=cards[0].card))
        found = request.Found(ref=year.ref(), name="line", peers=["B"], random=bytes(16))
        year.act(a.node, found)
        year.exchange()
        year.act(b.node, request.Join(ref=year.ref(), channel="line"))
        year.exchange()
        live(year, days, share)
        made_s = time.perf_counter() - start
        began, ended = year.began.timestamp(), year.moment.utc
        chance, counts = Random(3), a.store.counts()
        instant = lambda: int(began + chance.random() * (ended - began))  # noqa: E731
        an_hour = lambda at: a.answer({"view": "timeline", "since": at, "until": at + 3_600})  # noqa: E731
        some = [f"movement {chance.randrange(days)}-0" for _ in range(200)]
        timed = spread("timeline_at", lambda: a.answer({"view": "timeline at", "at": instant()}))
        timed |= spread("timeline_hour", lambda: an_hour(min(instant(), ended - 3_600)))
        timed |= spread(
            "timeline_notice", lambda: a.answer({"view": "timeline", "notice": chance.choice(some)})
        )
        timed |= spread(
            "bundle", lambda: a.answer({"view": "bundle", "chosen": [chance.choice(some)]}), 20
        )
        a.close()
        b.close()
        names = ("record", "journal", "version", "asked", "fact")
        return (
            timed
            | {f"year_{name}s": counts[name] for name in names}
            | {"year_made_s": round(made_s)}
        )


if __name__ == "__main__":
    part = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    print(os.getloadavg()[0], measure(int(sys.argv[1]) if len(sys.argv) > 1 else DAYS, part))
