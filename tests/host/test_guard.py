"""The guard beside the store: it knows what was sent, and a store behind it begins anew."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from tests.exchanges.parties import make_party

from keepclear.errors import Unavailable
from keepclear.exchange.channel import Earlier
from keepclear.host import guard as guards
from keepclear.host.body import Body
from keepclear.host.card import our_card
from keepclear.host.guard import GUARD_FILE, Guard, forget
from keepclear.host.serve import Serving
from keepclear.host.settings import STORE_FILE
from keepclear.record.log import LogName


def ask(folder: Path, **request: Any) -> Any:
    """Have one command open the folder, as where no node serves."""
    body = Body(folder)
    try:
        return body.answer(request)[0]
    finally:
        body.close()


def our_log(folder: Path) -> LogName:
    body = Body(folder)
    try:
        (line,) = body.node.lines.values()
        assert line.our_log is not None
        return line.our_log
    finally:
        body.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A party with a line and one thing said."""
    ours, theirs = make_party(tmp_path, "A"), make_party(tmp_path, "B")
    ask(ours.folder, act="peer add", card=our_card(theirs.folder).data)
    ask(ours.folder, act="channel found", name="line", peers=["B"])
    ask(ours.folder, act="say", channel="line", text="one", language="en")
    return ours.folder


def test_a_fresh_folder_has_a_guard_and_begins_nothing_anew(folder: Path) -> None:
    assert (folder / GUARD_FILE).exists()
    assert our_log(folder) == our_log(folder)


def test_a_log_ahead_of_its_guard_goes_on(folder: Path) -> None:
    before, log = (folder / GUARD_FILE).read_bytes(), our_log(folder)
    ask(folder, act="say", channel="line", text="two", language="en")
    (folder / GUARD_FILE).write_bytes(before)
    assert our_log(folder) == log


@pytest.mark.requirement("P-3")
def test_a_store_behind_its_guard_begins_anew_once(folder: Path) -> None:
    old, log = (folder / STORE_FILE).read_bytes(), our_log(folder)
    ask(folder, act="say", channel="line", text="two", language="en")
    (folder / STORE_FILE).write_bytes(old)
    now = our_log(folder)
    assert now != log
    assert our_log(folder) == now
    ask(folder, act="say", channel="line", text="three", language="en")
    assert our_log(folder) == now


@pytest.mark.requirement("P-3")
def test_a_store_without_its_guard_begins_anew_once(folder: Path) -> None:
    log = our_log(folder)
    forget(folder)
    now = our_log(folder)
    assert now != log
    assert our_log(folder) == now


def test_a_crash_between_the_new_log_and_its_guard_begins_no_second_one(folder: Path) -> None:
    old = (folder / STORE_FILE).read_bytes()
    ask(folder, act="say", channel="line", text="two", language="en")
    ahead = (folder / GUARD_FILE).read_bytes()
    (folder / STORE_FILE).write_bytes(old)
    now = our_log(folder)
    (folder / GUARD_FILE).write_bytes(ahead)
    assert our_log(folder) == now


class Lines:
    """A line as the guard looks at it: only the head of our log."""

    def __init__(self, channel: bytes, size: int) -> None:
        self.channel, self.our_log = channel, LogName(0, b"12345678")
        self.replicas = {self.our_log: self}
        self.head = type(
            "Head", (), {"log": self.our_log, "size": size, "root": size.to_bytes(32)}
        )()


def kept(folder: Path) -> dict[bytes, Earlier]:
    return Guard(folder)._heads


@pytest.mark.requirement("P-3")
def test_a_write_that_is_cut_anywhere_leaves_the_one_before(tmp_path: Path) -> None:
    guard = Guard(tmp_path)
    lines: list[Any] = [Lines(b"\x01" * 32, 1)]
    guard.keep(lines)
    lines[0] = Lines(b"\x01" * 32, 2)
    guard.keep(lines)
    before = (tmp_path / GUARD_FILE).read_bytes()
    lines[0] = Lines(b"\x01" * 32, 3)
    guard.keep(lines)
    guard.close()
    after = (tmp_path / GUARD_FILE).read_bytes()
    differing = [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    for cut in differing:
        (tmp_path / GUARD_FILE).write_bytes(after[:cut] + before[cut:])
        assert kept(tmp_path)[b"\x01" * 32].size == 2
    (tmp_path / GUARD_FILE).write_bytes(after)
    assert kept(tmp_path)[b"\x01" * 32].size == 3


def test_a_guard_grows_with_its_channels_and_forgets_none(tmp_path: Path) -> None:
    guard = Guard(tmp_path)
    for count in range(1, 300, 23):
        lines: list[Any] = [Lines(i.to_bytes(32), count) for i in range(count)]
        guard.keep(lines)
        assert {head.size for head in kept(tmp_path).values()} == {count}
        assert len(kept(tmp_path)) == count


def test_nothing_is_written_where_no_log_grew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = Guard(tmp_path)
    lines: list[Any] = [Lines(b"\x01" * 32, 1)]
    guard.keep(lines)

    def no_sync(file: int) -> None:
        raise OSError("the disk is away")

    monkeypatch.setattr(guards.os, "fdatasync", no_sync)
    guard.keep(lines)
    with pytest.raises(Unavailable):
        guard.keep([*lines, Lines(b"\x02" * 32, 1)])  # type: ignore[list-item]


def test_a_write_that_failed_lets_nothing_go_and_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = Guard(tmp_path)
    lines: list[Any] = [Lines(b"\x01" * 32, 1)]
    guard.keep(lines)
    lines[0] = Lines(b"\x01" * 32, 2)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(guards.os, "fdatasync", full)
        for _ in range(2):
            with pytest.raises(Unavailable):
                guard.keep(lines)
    guard.keep(lines)
    guard.close()
    assert kept(tmp_path)[b"\x01" * 32].size == 2


@pytest.mark.requirement("P-3")
def test_a_node_that_serves_guards_an_act_that_no_parcel_takes_away_yet(tmp_path: Path) -> None:
    ours, theirs = make_party(tmp_path, "A"), make_party(tmp_path, "B", listens=False)

    async def acts() -> None:
        serving, ready = Serving(ours.folder), asyncio.Event()
        running = asyncio.create_task(serving.run(lambda _: ready.set()))
        await ready.wait()
        await serving.answer({"act": "peer add", "card": our_card(theirs.folder).data})
        await serving.answer({"act": "channel found", "name": "line", "peers": ["B"]})
        await serving.answer({"act": "say", "channel": "line", "text": "one", "language": "en"})
        known = {channel: head.size for channel, head in kept(ours.folder).items()}
        (line,) = serving.body.node.lines.values()
        assert line.our_log is not None
        said = line.size(line.our_log)
        serving.stopping.set()
        await running
        assert known == {line.channel: said}

    asyncio.run(acts())
