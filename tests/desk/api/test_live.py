"""What a window is told as it happens; time is not waited for here."""

import asyncio
import json
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from litestar.response import ServerSentEventMessage
from tests.desk.api.asking import Asking, PaperNode, desk_of, in_no_time
from tests.desk.stand_in import StandIn

from keepclear.desk.api.live import Windows, events
from keepclear.desk.api.refusal import Refused
from keepclear.desk.api.session import Role
from keepclear.desk.api.window import Window
from keepclear.errors import Unavailable
from keepclear.host.following import Following
from keepclear.limits import DESK_WINDOWS_PER_SESSION_MAX, FOLLOWER_EVENTS_MAX, FOLLOWERS_MAX

Told = list[tuple[str, Any, float]]


class Watched:
    """One window before a node on paper: what it was told, and when."""

    def __init__(self) -> None:
        self.node, self.window, self.told = PaperNode(), Window(), Told()
        self.desk = desk_of(self.node, StandIn(), Path())

    async def run(self, seconds: float) -> None:
        """Let so much time go by."""
        try:
            async with asyncio.timeout(seconds):
                async for one in events(self.desk, self.window):
                    self.told.append(read(one))
        except TimeoutError:
            pass

    def kinds(self) -> list[str]:
        return [kind for kind, _, _ in self.told]


def read(one: ServerSentEventMessage) -> tuple[str, Any, float]:
    assert one.event is not None
    return one.event, json.loads(str(one.data)), asyncio.get_running_loop().time()


def test_a_new_window_is_told_the_time_and_to_look() -> None:
    watched = Watched()
    in_no_time(lambda: watched.run(0.5))
    assert watched.kinds() == ["clock", "changed"]
    assert watched.told[0][1] == {"utc": 1_510_401_600, "scenario": None, "trouble": ""}
    assert watched.told[1][1] == {"n": 7, "views": ["*"]}


def test_the_time_comes_every_five_seconds_so_that_a_dead_line_is_seen() -> None:
    watched = Watched()
    in_no_time(lambda: watched.run(21))
    assert watched.kinds().count("clock") == 5
    assert watched.kinds().count("changed") == 1


def test_a_single_change_is_told_at_once() -> None:
    watched = Watched()

    async def story() -> None:
        running = asyncio.create_task(watched.run(8))
        await asyncio.sleep(3)
        watched.node.entries += 1
        watched.window.change()
        await running

    in_no_time(story)
    changes = [at for kind, _, at in watched.told if kind == "changed"]
    assert changes == pytest.approx([0, 3])


def test_a_window_is_told_the_views_that_may_have_changed_and_all_where_any_may() -> None:
    watched = Watched()

    async def story() -> None:
        running = asyncio.create_task(watched.run(8))
        for views in ({"on watch"}, {"messages"}, {"messages", "*"}):
            await asyncio.sleep(1)
            watched.node.entries += 1
            watched.window.change(frozenset(views))
            if views == {"on watch"}:
                watched.window.change(frozenset({"status"}))
        await running

    in_no_time(story)
    told = [said["views"] for kind, said, _ in watched.told if kind == "changed"]
    assert told == [["*"], ["on-watch", "status"], ["messages"], ["*"]]


def test_a_batch_of_changes_is_one_look_every_tenth_of_a_second() -> None:
    watched = Watched()

    async def story() -> None:
        running = asyncio.create_task(watched.run(8))
        await asyncio.sleep(3)
        for _ in range(1_000):
            watched.node.entries += 1
            watched.window.change()
            await asyncio.sleep(0.001)
        await running

    in_no_time(story)
    changes = [at for kind, _, at in watched.told if kind == "changed"]
    assert 9 <= len(changes) <= 13
    assert watched.told[-1][1] != changes, "the last look sees the last entry"
    assert [said["n"] for kind, said, _ in watched.told if kind == "changed"][-1] == 1_007


def test_where_nothing_entered_the_journal_a_window_looks_seldom() -> None:
    watched = Watched()

    async def story() -> None:
        running = asyncio.create_task(watched.run(11))
        for _ in range(100):
            watched.window.change()
            await asyncio.sleep(0.1)
        await running

    in_no_time(story)
    assert 4 <= watched.kinds().count("changed") <= 7


def test_every_ring_is_told_and_in_order_however_many_changes_there_are() -> None:
    watched = Watched()

    async def story() -> None:
        running = asyncio.create_task(watched.run(2))
        await asyncio.sleep(0.5)
        for number in range(50):
            watched.window.ring({"bell": "STOP", "what": str(number)})
            watched.window.change()
        await running

    in_no_time(story)
    rings = [(said["what"], at) for kind, said, at in watched.told if kind == "ring"]
    assert [what for what, _ in rings] == [str(number) for number in range(50)]
    assert {at for _, at in rings} == {0.5}


def test_a_window_that_does_not_read_is_let_go_and_holds_nobody_up() -> None:
    counted: list[int] = []
    following = Following(counted.append)
    slow, quick = Window(), Window()
    with following.open(slow), following.open(quick):
        for _ in range(FOLLOWER_EVENTS_MAX + 1):
            quick.rings.clear()
            following.ring({})
        assert slow.is_gone
        assert not quick.is_gone
        assert following.on_watch == 1
    assert counted[-1] == 0


def test_only_windows_of_the_watch_man_the_desk() -> None:
    counted: list[int] = []
    following = Following(counted.append)
    with following.open(Window(is_watch=False)):
        assert following.on_watch == 0
        with following.open(Window()):
            assert following.on_watch == 1
        assert following.on_watch == 0
    assert counted == [0, 1, 0, 0]


def test_a_window_is_forgotten_where_it_cannot_be_counted() -> None:
    def failing(_: int) -> None:
        raise Unavailable("the disk takes nothing")

    following = Following(failing)
    with pytest.raises(Unavailable), following.open(Window()):
        pass
    assert following.on_watch == 0


def test_more_windows_than_the_node_tells_are_refused() -> None:
    following = Following(lambda _: None)
    opened = [following.open(Window()) for _ in range(FOLLOWERS_MAX)]
    for one in opened:
        one.__enter__()
    with pytest.raises(Unavailable), following.open(Window()):
        pass


def test_who_looks_on_leaves_room_for_the_watch() -> None:
    following = Following(lambda _: None)
    with ExitStack() as stack:
        for _ in range(FOLLOWERS_MAX // 2):
            stack.enter_context(following.open(Window(is_watch=False)))
        with pytest.raises(Unavailable), following.open(Window(is_watch=False)):
            pass
        for _ in range(FOLLOWERS_MAX // 2):
            stack.enter_context(following.open(Window()))
        assert following.on_watch == FOLLOWERS_MAX // 2


def test_one_session_has_so_many_windows_and_no_more(tmp_path: Path) -> None:
    desk = Asking(tmp_path)
    session = desk.guards.who(desk.cookie)
    assert session is not None
    windows = Windows()

    async def story() -> None:
        opened = [windows.watch(desk.desk, session) for _ in range(DESK_WINDOWS_PER_SESSION_MAX)]
        for one in opened:
            windows.check_room(session)
            await anext(one)
        with pytest.raises(Refused):
            windows.check_room(session)
        for one in opened:
            await one.aclose()
        windows.check_room(session)
        assert desk.node.windows == []

    in_no_time(story)


def test_who_has_signed_out_is_told_nothing_more(tmp_path: Path) -> None:
    desk = Asking(tmp_path)
    session = desk.guards.who(desk.cookie)
    assert session is not None

    async def story() -> list[str | None]:
        told = []
        async for one in Windows().watch(desk.desk, session):
            told.append(one.event)
            if len(told) == 2:
                del desk.guards.sessions[desk.cookie]
                desk.node.windows[0].ring({"bell": "STOP"})
        return told

    assert in_no_time(story) == ["clock", "changed", "rights"]


def test_a_window_of_who_may_have_the_watch_no_more_mans_no_desk(tmp_path: Path) -> None:
    desk = Asking(tmp_path)
    session = desk.guards.who(desk.cookie)
    assert session is not None
    counted: list[str] = []
    following = Following(
        lambda windows: counted.append(f"{windows} open"),
        lambda windows: counted.append(f"{windows} left"),
    )
    opened = replace(desk.desk, open=following.open)
    windows = Windows()

    async def story() -> list[Any]:
        told = windows.watch(opened, session)
        await anext(told)
        windows.look(opened)
        assert following.on_watch == 1, "nothing changed, so it stays"
        fewer = replace(session, roles=session.roles - {Role.WATCH})
        desk.guards.sessions[desk.cookie] = fewer
        windows.look(opened)
        assert following.on_watch == 0, "before it is told anything"
        return [read(one)[:2] async for one in told]

    kind, said = in_no_time(story)[-1]
    assert (kind, said["why"], "watch" in said["roles"]) == ("rights", "role", False)
    assert counted == ["1 open", "0 left"]


def test_a_stopping_node_lets_every_window_go() -> None:
    watched = Watched()

    async def story() -> None:
        running = asyncio.create_task(watched.run(1_000))
        await asyncio.sleep(1)
        watched.window.go()
        await running
        assert asyncio.get_running_loop().time() < 10

    in_no_time(story)
