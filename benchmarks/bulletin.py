"""What a year of a busy line costs to count: bulletins and status statements of two real nodes.

The year is made by acts of officers: 10,000 notices, of them 95 patrols, twelve line checks a day
of each party, and 300 incidents with the other's position on each. Run alone:
python -m benchmarks.bulletin
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from benchmarks.parties import Plans, make_party
from benchmarks.start import Past

from keepclear.exchange.incident import Sort
from keepclear.host.body import Body
from keepclear.host.clock import real_now
from keepclear.node import request
from keepclear.node.node import Moment, Node
from keepclear.node.officer import act

DAYS, NOTICES, PATROLS, CHECKS_A_DAY, INCIDENTS = 365, 10_000, 95, 12, 300
WARM_UP, LOOKS = 2, 21
DAY_S = 86_400
ACROSS, ALONG = 4, 4  # areas, as a grid over the theatre


@dataclass
class Year(Past):
    """Two nodes that talk without a network, through a year that ends today."""

    began: datetime = field(default_factory=lambda: real_now() - timedelta(days=DAYS + 1))

    @property
    def moment(self) -> Moment:
        self.seconds += 1.0
        return Moment(self.began + timedelta(seconds=self.seconds), self.seconds)

    def do(self, node: Node, asked: request.AnyAct) -> dict[str, Any]:
        return act(node, asked, self.moment)[0]


def make_year(root: Path) -> tuple[Body, Body, Year]:
    """Two parties on one channel, and all that they said in a year."""
    cards = make_party("A", root / "a"), make_party("B", root / "b")
    a, b = (Body(card.folder) for card in cards)
    year = Year((a.node, b.node))
    year.act(a.node, request.AddPeer(ref=year.ref(), card=cards[1].card))
    year.act(b.node, request.AddPeer(ref=year.ref(), card=cards[0].card))
    year.act(a.node, request.Found(ref=year.ref(), name="line", peers=["B"], random=bytes(16)))
    year.act(b.node, request.Join(ref=year.ref(), channel="line"))
    chance, given, reported = Random(7), 0, 0
    for day in range(DAYS):
        # The checks of the morning find little that stands: what is measured is not made by them.
        for hour in range(CHECKS_A_DAY):
            year.seconds = float(day * DAY_S + 3_600 * (hour + 6))
            for node in year.nodes:
                year.do(node, request.CheckLine(ref=year.ref()))
        due = NOTICES * (day + 1) // DAYS - given
        _give(year, day, due, patrols=PATROLS * (day + 1) // DAYS - PATROLS * day // DAYS)
        given += due
        while reported < INCIDENTS * (day + 1) // DAYS:
            _report(year, chance, reported)
            reported += 1
        year.exchange()
    return a, b, year


def _give(year: Year, day: int, count: int, patrols: int) -> None:
    plans = Plans(seed=day, after=year.moment.now + timedelta(hours=1), hours=6)
    for node, many in zip(year.nodes, (count // 2, count - count // 2), strict=True):
        drafts = [request.Draft(**draft) for draft in plans.drafts(many)]
        for draft in drafts[: patrols if node is year.nodes[0] else 0]:
            draft.activity = "patrol"
        if drafts:
            year.do(node, request.Give(ref=year.ref(), notices=drafts))
    year.exchange()


def _report(year: Year, chance: Random, number: int) -> None:
    reporter = year.nodes[number % 2]
    other = year.nodes[1 - number % 2]
    utc = year.moment.utc
    place = chance.randint(36_000_000, 40_000_000), chance.randint(34_000_000, 37_000_000)
    report = request.OpenIncident(
        ref=year.ref(),
        sort=chance.choice(list(Sort)).name,
        title=f"incident {number}",
        place=place,
        from_utc=utc - 600,
        until_utc=utc - 540,
        text="As the post reported it.",
    )
    incident = year.do(reporter, report)["incident"]
    year.exchange()
    position = chance.choice(["CONFIRM", "DENY", "NOT SEEN"])
    year.do(other, request.StateIncident(ref=year.ref(), incident=incident, position=position))


def areas() -> list[tuple[str, list[Any]]]:
    """Squares of one degree over most of the theatre; the rest is elsewhere."""
    found = []
    for x in range(ACROSS):
        for y in range(ALONG):
            west, south = 36_000_000 + x * 900_000, 34_000_000 + y * 700_000
            east, north = west + 900_000, south + 700_000
            ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
            found.append((f"sector {x}{y}", [[ring]]))
    return found


def _took(name: str, work: Callable[[], Any]) -> dict[str, float]:
    taken = []
    for look in range(WARM_UP + LOOKS):
        start = time.perf_counter()
        work()
        if look >= WARM_UP:
            taken.append((time.perf_counter() - start) * 1e3)
    return {
        f"{name}_p50_ms": round(median(taken), 1),
        f"{name}_p95_ms": round(quantiles(taken, n=20)[-1], 1),
    }


def measure() -> dict[str, float]:
    # Reading is measured here, and no sync: a folder in memory makes the year in a minute or two.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        start = time.perf_counter()
        a, b, year = make_year(Path(folder))
        made_s = time.perf_counter() - start
        begin, end = int(year.began.timestamp()), int(year.began.timestamp()) + (DAYS + 1) * DAY_S
        time_ = {"start": begin, "until": min(end, int(real_now().timestamp()))}
        whole = {"view": "bulletin", "by": "week", "areas": areas(), **time_}
        counted = a.answer(whole)[0]["total"]
        assert counted == INCIDENTS, counted
        assert b.answer(whole)[0]["rows"] == a.answer(whole)[0]["rows"], "both count alike"
        told = {"view": "status statement", **time_}
        found = {"year_made_s": round(made_s, 1), "year_incidents": counted}
        found |= _took("bulletin", lambda: a.answer(whole))
        found |= _took("statement", lambda: a.answer({**told, "level": "OWN"}))
        found |= _took("incidents", lambda: a.answer({"view": "incidents"}))
        for body in (a, b):
            body.close()
        return found


if __name__ == "__main__":
    json.dump(measure(), sys.stdout)
    print()
