"""The printed brief: one file that needs nothing else, holds the whole brief and hides nothing."""

import re
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk.drawing.brief import brief_html
from keepclear.desk.handover import handover
from keepclear.node import request as ask

ZONE = ZoneInfo("Asia/Damascus")


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    world.act("A", ask.TakeWatch, role="watch", initials="AB")
    return world


def page(world: World) -> str:
    return brief_html(handover(world.node("A"), world.moment), ZONE)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onclick", "onload"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.said.append(data)


def read(text: str) -> tuple[str, set[str]]:
    """The words of a page and its tags; every tag is closed, and none reaches for anything."""
    reader = _Words()
    reader.feed(text)
    assert reader.open == []
    return " ".join(" ".join(reader.said).split()), reader.tags


@pytest.mark.requirement("F13-6")
def test_the_page_holds_what_the_next_watch_must_know(world: World) -> None:
    world.act("B", ask.Give, notices=[draft("EAST-1", circle(38.0, 36.0, hour=3, hours=2))])
    world.act("B", ask.Stop, text="west gate")
    world.settle()
    world.pass_seconds(300)
    world.act("A", ask.GiveWatch, role="watch", initials="AB", note="convoy late\ncall at noon")
    words, _ = read(page(world))
    for told in (
        "Handover brief of A",
        "Given by watch AB",
        "convoy late",
        "call at noon",
        "STOP by B",
        "duty commander",
        "notice to read back",
        "EAST-1 by B",
        "08:00Z = 11:00 +03:00 notice starts EAST-1 of B",
        "given by B EAST-1",
    ):
        assert told in words, told


@pytest.mark.requirement("F13-6")
def test_the_page_needs_nothing_else_and_has_no_script(world: World) -> None:
    text = page(world)
    _, tags = read(text)
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert not re.search(r"https?:|url\(|@import", text)


def test_the_same_brief_is_the_same_page(world: World) -> None:
    brief = handover(world.node("A"), world.moment)
    assert brief_html(brief, ZONE) == brief_html(brief, ZONE)


def test_what_strangers_write_is_shown_and_never_obeyed(world: World) -> None:
    world.act("B", ask.Say, text="<script>alert(1)</script> & more")
    world.settle()
    text = page(world)
    words, tags = read(text)
    assert "<script>alert(1)</script> & more" in words
    assert "script" not in tags


def test_an_empty_brief_says_that_there_is_nothing(world: World) -> None:
    words, _ = read(page(world))
    assert "Overdue 0" in words
    assert "STOP not taken 0" in words
    assert "objections and corrections, alarms, the line" in words
