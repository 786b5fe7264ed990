"""Every system of the examples plays as it is written, with the nodes of this version."""

import runpy
from functools import cache
from pathlib import Path

import pytest

from keepclear.host.story.playing import Replay, play
from keepclear.host.story.reading import SYSTEM_FILE, read_story

ROOT = Path(__file__).parents[2]
SYSTEMS = ROOT / "examples" / "systems"
NAMES = sorted(path.parent.name for path in SYSTEMS.glob(f"*/{SYSTEM_FILE}"))


@cache
def played(name: str) -> Replay:
    """One system, played once for all tests."""
    return play(read_story(SYSTEMS / name))


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_is_expected_of_a_system_comes(name: str) -> None:
    replay = played(name)
    assert replay.failed == []
    assert replay.expected >= 8


def test_the_page_says_what_the_nodes_do() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "make_incidents_page.py"))
    page = tool["PAGES"]["systems"]
    assert page.path.read_text() == tool["made"](map(played, NAMES), page)


def test_a_day_on_the_line_is_begun_and_ended_by_a_check_of_it() -> None:
    replay = played("s1-line")
    shown = [told.words for told in replay.told if "last line check" in told.words]
    assert len(shown) == 3


def test_a_clinic_that_nobody_came_near_is_nowhere_at_the_other_party() -> None:
    minds = played("s5-fixed-sites").minds
    held = [
        row.data
        for line in minds["B"].node.lines.values()
        for log, size in line.cut().items()
        for row in line.store.entries(line.channel, log, 0, size)
    ]
    assert any(b"A-CLINIC" in data for data in held)
    assert not any(b"A-CLINIC-2" in data for data in held)
