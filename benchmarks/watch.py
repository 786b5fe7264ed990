"""What very much that is open costs: a node with 100,000 open timers, and its officer's list.

The timers are items about real records of a real node, put straight into its store: as many as no
officer could leave, so that whatever is worked out for each shows. Conflicts, oddities and open
documents stand beside them. What one item costs is measured as notices taken with and without.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from unittest import mock

from benchmarks.parties import Plans, Process, ask, make_party, memory_mb, serving
from benchmarks.start import Past, settle
from msgspec.structs import replace as with_changed

from keepclear.host.body import Body
from keepclear.host.clock import real_now
from keepclear.limits import NOTICES_PER_ACT_MAX
from keepclear.node import intake, passing, request
from keepclear.node.asking import Asking
from keepclear.node.known import ConflictRow, ItemRow, OddityRow
from keepclear.node.node import Moment
from keepclear.node.open_item import Need
from keepclear.record.canonical import digest

ITEMS, BESIDE = 100_000, 50_000  # timers; and of conflicts and oddities each
LISTED, WARM_UP, LOOKS = 50, 5, 101
DAY_S = 86_400
LATER = timedelta(hours=9)  # when notices begin, so that none of them asks anything within the hour
TURNS = 5


def quiet(body: Body) -> Body:
    """Let nothing but items fall due while a node is measured."""
    node = body.node
    node.procedure = replace(
        node.procedure, check_every_s=DAY_S, contact_s=DAY_S, silence_s=DAY_S, unmanned_s=DAY_S
    )
    return body


def make_parties(root: Path) -> tuple[Body, Body, "Now"]:
    """Two parties on one channel, with notices of B's that stand."""
    cards = make_party("A", root / "a"), make_party("B", root / "b")
    a, b = (quiet(Body(card.folder)) for card in cards)
    past = Now((a.node, b.node))
    past.act(a.node, request.AddPeer(ref=past.ref(), card=cards[1].card))
    past.act(b.node, request.AddPeer(ref=past.ref(), card=cards[0].card))
    past.act(a.node, request.Found(ref=past.ref(), name="line", peers=["B"], random=bytes(16)))
    past.act(b.node, request.Join(ref=past.ref(), channel="line"))
    return a, b, past


@dataclass
class Now(Past):
    """Two nodes that talk without a network, today."""

    began: datetime = field(default_factory=real_now)

    @property
    def moment(self) -> Moment:
        self.seconds += 0.001
        return Moment(self.began + timedelta(seconds=self.seconds), self.seconds)

    def give(self, node: Any, plans: Plans) -> None:
        drafts = [request.Draft(**draft) for draft in plans.drafts(NOTICES_PER_ACT_MAX)]
        self.act(node, request.Give(ref=self.ref(), notices=drafts))


def fill(body: Body, past: Past, items: int) -> None:
    """Put so many items into a store, about the notices that it holds, and much beside."""
    node, store = body.node, body.store
    (line,) = node.lines.values()
    known = list(node.situation.plans.values())
    utc = past.moment.utc
    store.begin()
    rows = [
        ItemRow(
            int((Need.ANSWER, Need.TELL_UNITS, Need.CONFIRM)[n % 3]),
            known[n % len(known)].row.id,
            n // len(known),
            line.channel,
            n % 4,
            utc,
            utc + 3_600 + n * 24,
            utc + 3_600 + n * 24,
            -1,
            fixed=False,
        )
        for n in range(items - len(node.items))
    ]
    store.put_many(rows)
    store.put_many(
        [
            OddityRow(digest([n]), line.channel, f"KIND {n % 20}", "why", 1, seen=False)
            for n in range(BESIDE)
        ]
    )
    store.commit()
    pairs = [(known[i], other) for i in range(len(known)) for other in known[i + 1 :]]
    some = next(iter(node.situation.conflicts.values()))
    node.items.__init__(store)  # type: ignore[misc]
    for one, other in pairs[:BESIDE]:
        a, b = sorted((one.row.id, other.row.id))
        if (a, b) not in node.situation.conflicts:
            row = with_changed(some, a=a, b=b, id=digest([a, b]))
            node.situation._note(row)
    assert isinstance(some, ConflictRow)


def spread(name: str, work: Callable[[], Any], looks: int = LOOKS) -> dict[str, float]:
    """Return the median and the 95th hundredth of what some work takes, in milliseconds."""
    for _ in range(WARM_UP):
        work()
    taken = []
    for _ in range(looks):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1e3)
    return {
        f"{name}_p50_ms": round(median(taken), 2),
        f"{name}_p95_ms": round(quantiles(taken, n=20)[-1], 2),
    }


def wakes(body: Body, past: Past) -> dict[str, float]:
    """Count what wakes the mind in an hour with nothing due, and time one wake with one due."""
    node, start = body.node, past.moment
    woken = 0
    intake.woke(node, start)
    for second in range(0, 3_600, 10):  # How often a serving node looks at both clocks.
        at = Moment(start.now + timedelta(seconds=second), start.tick + second)
        woken += passing.is_due(node, at)
    due = passing.next_due(node)
    assert due is not None
    taken = []
    for n in range(LOOKS):
        at_utc = passing.next_due(node)
        assert at_utc is not None
        ahead = at_utc - start.utc
        at = Moment(start.now + timedelta(seconds=ahead), start.tick + ahead)
        begin = time.perf_counter()
        intake.woke(node, at)
        if n >= WARM_UP:
            taken.append((time.perf_counter() - begin) * 1e3)
    return {"idle_wakes_an_hour": woken, "wake_p50_ms": round(median(taken), 2)}


def notices(past: Now, giver: Any) -> dict[str, float]:
    """Give notices with and without items, turn about; return how much dearer they are with."""
    plans = Plans(seed=5)
    past.give(giver, plans)
    ratios, with_ms = [], []
    silent = mock.patch.multiple(Asking, given=_nothing, ended=_nothing, reconsider=_nothing)
    for turn in range(TURNS):
        took = {}
        for asks in (True, False) if turn % 2 else (False, True):
            start = time.perf_counter()
            if asks:
                past.give(giver, plans)
            else:
                with silent:
                    past.give(giver, plans)
            took[asks] = (time.perf_counter() - start) / NOTICES_PER_ACT_MAX
        ratios.append(took[True] / took[False])
        with_ms.append(took[True] * 1e3)
    return {
        "notice_with_items_ms": round(median(with_ms), 3),
        "notice_with_items_ratio": round(median(ratios), 2),
    }


def _nothing(*_: Any, **__: Any) -> None:
    return None


def measure(items: int = ITEMS) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        a, b, past = make_parties(root)
        later = real_now() + LATER
        past.give(a.node, Plans(seed=9, after=later))
        past.give(b.node, Plans(seed=1, after=later))
        found = spread("watch_few", lambda: a.answer({"view": "watch"}))
        served = root / "a"
        a.close()
        with serving(served) as process:
            few = {"few_start_s": round(process.started_s, 2), "few_memory_mb": _settled(process)}
        a = quiet(Body(served))
        fill(a, past, items)
        found |= few | spread("watch_mind", lambda: a.answer({"view": "watch"}))
        a.close()
        with serving(served) as process:
            found["items_start_s"] = round(process.started_s, 2)
            found["items_memory_mb"] = _settled(process)
            found |= spread("watch_socket", lambda: ask(served, view="watch", limit=LISTED))
        a = quiet(Body(served))
        found |= wakes(a, past)
    with tempfile.TemporaryDirectory() as folder:
        a, b, past = make_parties(Path(folder))
        return found | notices(past, b.node)


def _settled(process: Process) -> float:
    settle(process.pid)
    return round(memory_mb(process.pid)[0], 1)


if __name__ == "__main__":
    print(os.getloadavg()[0], measure(int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS))
