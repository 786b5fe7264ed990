"""Every system of the examples plays as it is written, with the nodes of this version."""

from pathlib import Path

import pytest

from keepclear.host.story.playing import play
from keepclear.host.story.reading import SYSTEM_FILE, read_story

SYSTEMS = Path(__file__).parents[2] / "examples" / "systems"
NAMES = sorted(path.parent.name for path in SYSTEMS.glob(f"*/{SYSTEM_FILE}"))


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_is_expected_of_a_system_comes(name: str) -> None:
    replay = play(read_story(SYSTEMS / name))
    assert replay.failed == []
    assert replay.expected >= 10


def test_a_day_on_the_line_is_begun_and_ended_by_a_check_of_it() -> None:
    replay = play(read_story(SYSTEMS / "s1-line"))
    shown = [told.words for told in replay.told if "last line check" in told.words]
    assert len(shown) == 3


def test_a_clinic_that_nobody_came_near_is_nowhere_at_the_other_party() -> None:
    minds = play(read_story(SYSTEMS / "s5-fixed-sites")).minds
    held = [
        row.data
        for line in minds["B"].node.lines.values()
        for log, size in line.cut().items()
        for row in line.store.entries(line.channel, log, 0, size)
    ]
    assert any(b"A-CLINIC" in data for data in held)
    assert not any(b"A-CLINIC-2" in data for data in held)
