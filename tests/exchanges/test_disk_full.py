"""A disk that takes nothing more: the node says so, rings, and goes on when it is well again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from tests.exchanges.parties import Party, found_line, introduce, make_party, serving, until
from tests.exchanges.small_disk import on_small_disk

from keepclear.errors import Unavailable
from keepclear.host.control import ControlClient

SAID_MAX = 10_000


@dataclass
class Trouble:
    """A, whose disk can be made to refuse and to take writes again, and B."""

    a: Party
    b: Party
    why: str
    refuse: Callable[[], None]
    heal: Callable[[], None]


def _with_health(party: Party) -> Party:
    file = party.folder / "keepclear.toml"
    text = file.read_text().replace("# [health]", "[health]\nport = 0")
    file.write_text(text.replace("first_s = 1\n", "first_s = 0.2\n"))
    return party


def _full(root: Path) -> Iterator[Trouble]:
    a, b = _with_health(make_party(root, "A")), _with_health(make_party(root, "B"))
    with on_small_disk(a, "4m") as disk, serving(b):
        yield Trouble(disk.party, b, "No space left", disk.fill, disk.make_room)


def _read_only(root: Path) -> Iterator[Trouble]:
    a, b = _with_health(make_party(root, "A")), _with_health(make_party(root, "B"))
    with on_small_disk(a, "512m") as disk, serving(b):
        yield Trouble(disk.party, b, "Read-only", disk.turn_read_only, disk.turn_writable)


@pytest.fixture(params=[_full, _read_only], ids=["full", "read only"])
def trouble(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Trouble]:
    for one in request.param(tmp_path):
        introduce(one.a, one.b)
        found_line("line", one.a, one.b)
        yield one


def say_until_refused(party: Party) -> list[str]:
    """Say something again and again; return what was reported as done before the refusal."""
    done: list[str] = []
    for n in range(SAID_MAX):
        try:
            party.ask(act="say", text=f"word {n}", ref=f"word-{n}")
        except Unavailable:
            return done
        done.append(f"word {n}")
    raise AssertionError("the disk took everything")


def health(party: Party) -> tuple[int, str]:
    port = party.ask(view="where")["health"]
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def bells(party: Party) -> "Queue[dict[str, Any]]":
    """Open a desk window; every ring comes into the queue."""
    rung: Queue[dict[str, Any]] = Queue()
    client = ControlClient(party.folder, None)
    following = client.follow()
    next(following)
    Thread(target=lambda: [rung.put(event) for event in following], daemon=True).start()
    return rung


def await_bell(rung: "Queue[dict[str, Any]]", holds: Callable[[dict[str, Any]], bool]) -> None:
    while not holds(rung.get(timeout=60)):
        pass


def texts(party: Party) -> set[str]:
    return {row["text"] for row in party.ask(view="messages") if "text" in row}


@pytest.mark.requirement("R-4", "R-5")
def test_a_disk_that_takes_nothing_loses_nothing_and_silences_no_bell(trouble: Trouble) -> None:
    a, b = trouble.a, trouble.b
    logs = a.ask(view="status")["channels"][0]["logs"]
    rung = bells(a)
    a.ask(act="say", text="before", ref="before")
    trouble.refuse()
    done = {"before", *say_until_refused(a)}
    await_bell(rung, lambda event: "DISK TAKES NOTHING" in event["what"])
    assert health(a)[0] == 503
    assert "disk" in health(a)[1]

    # It is read from, and takes and says nothing.
    assert a.ask(view="status")["party"] == "A"
    (shown,) = (row for row in a.ask(view="watch") if row["what"] == "DISK TAKES NOTHING")
    assert trouble.why in shown["about"]
    with pytest.raises(Unavailable, match="disk"):
        a.ask(act="say", text="in vain", ref="in-vain")

    # A STOP rings all the same; its sender keeps it, for nothing was receipted.
    b.ask(act="stop", text="stop now", ref="stop")
    await_bell(rung, lambda event: event["bell"] == "STOP")

    trouble.heal()
    until(lambda: health(a)[0] == 200)
    assert done <= texts(a)
    assert "in vain" not in texts(a)
    a.ask(act="say", text="back again", ref="back")
    until(lambda: done | {"back again"} <= texts(b))
    until(lambda: "stop now" in texts(a))
    names = {(log["party"], log["incarnation"]) for log in logs}
    after = a.ask(view="status")["channels"][0]["logs"]
    assert {(log["party"], log["incarnation"]) for log in after} == names
