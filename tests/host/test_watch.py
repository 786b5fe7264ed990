"""The watch by its commands: taken, given, handed over, and checklists gone through."""

import io
import subprocess
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console
from tests.exchanges.parties import COMMAND
from tests.host.terminal import Desk, init

from keepclear.errors import Unavailable
from keepclear.host.cli.live import follow_live, frame
from keepclear.host.cli.watch import left

UTC = ZoneInfo("UTC")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    party = init(tmp_path / "A", "A")
    path = party.folder / "keepclear.toml"
    text = path.read_text(encoding="utf-8").replace('initials = ""', 'initials = "AB"')
    path.write_text(text, encoding="utf-8")
    return Desk(party, capsys)


@pytest.mark.requirement("F13-1")
def test_the_watch_is_taken_given_and_taken_by_another(desk: Desk) -> None:
    assert "Nobody has taken the watch" in desk("watch").out
    assert desk("watch", "take").out.splitlines()[0] == "The watch is yours: watch AB."
    assert "The watch: watch AB, since " in desk("watch").out
    given = desk("watch", "give", "--note", "convoy late")
    assert given.code == 0
    assert given.out.index("HANDOVER BRIEF OF A") < given.out.index("is given"), "shown first"
    assert "watch AB gave the watch" in desk("watch").out
    taken = desk("watch", "take", "--initials", "CD", "--role", "night watch")
    assert "watch AB said: convoy late" in taken.out
    over = desk("watch", "take", "--initials", "EF")
    assert "Taken over from night watch CD" in over.out


def test_a_refusal_names_what_is_wrong_and_the_cure(tmp_path: Path, capsys: Any) -> None:
    desk = Desk(init(tmp_path / "A", "A"), capsys)
    nobody = desk("watch", "give", "--note", "x", "--initials", "AB")
    assert "HANDOVER BRIEF" not in nobody.out, "no brief of a watch that is not given"
    assert (nobody.code, "take it first" in nobody.err) == (2, True)
    unnamed = desk("watch", "take")
    assert (unnamed.code, unnamed.err.splitlines()[0]) == (2, "--initials: they are missing")
    assert desk("watch", "handover", "--html", tmp_path / "none" / "x.html").code == 2
    assert desk("watch", "--limit", "0").code == 2


def test_json_answers_stand_alone_before_and_after_the_command(desk: Desk) -> None:
    assert desk.done("watch", "take")["watch"] == "watch AB"
    brief = desk("watch", "handover", "--json").answer
    assert brief["watch"]["holder"] == "watch AB"
    assert desk("watch", "--json", "handover").answer["watch"] == brief["watch"]
    assert desk.done("watch", "give", "--note", "x")["brief"]["party"] == "A"
    assert desk("watch", "--json").answer == []


@pytest.mark.requirement("F13-6")
def test_the_brief_is_written_as_a_page(desk: Desk, tmp_path: Path) -> None:
    desk("watch", "take")
    page = tmp_path / "brief.html"
    assert desk("watch", "handover", "--html", page).code == 0
    assert "The watch: <b>watch AB</b>" in page.read_text(encoding="utf-8")


# Checklists


@pytest.mark.requirement("F13-3")
def test_a_checklist_is_gone_through_by_a_script_and_stands_where_it_was_left(desk: Desk) -> None:
    assert "taking the watch" in desk("checklist").out
    first = desk("checklist", "step", "STOP", "--answer", "done")
    assert first.out == "stopped: Have they said that they have stopped? [yes/no]\n"
    listed = {row["checklist"]: row for row in desk.done("checklist")}
    stop = listed["STOP received"]
    assert (stop["state"], stop["at"], stop["last"]["by"]) == ("under way", "stopped", "watch AB")
    wrong = desk("checklist", "step", "STOP", "--answer", "done")
    assert (wrong.code, "answer yes or no" in wrong.err) == (2, True)
    for answer in ("yes", "done", "done", "yes"):
        assert desk("checklist", "step", "STOP", "--answer", answer).code == 0
    assert desk("checklist", "step", "STOP", "--answer", "done").out == "STOP received: through\n"
    shown = desk("checklist", "show", "STOP").out
    assert shown.startswith("STOP received: through\n")


def test_without_a_terminal_nobody_is_asked(desk: Desk) -> None:
    ran = desk("checklist", "run", "STOP")
    assert (ran.code, "keepclear checklist step" in ran.err) == (2, True)


@pytest.mark.requirement("F13-3")
def test_on_a_terminal_a_checklist_is_asked_step_by_step_and_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran, asked = _typed(desk, monkeypatch, "", "maybe", "n", "q")
    assert ran.code == 1
    assert [line.split(":")[0] for line in asked] == ["own", "stopped", "stopped", "own"]
    assert "answer yes or no" in ran.out
    ran, asked = _typed(desk, monkeypatch, "", "y", "", "", "y", "")
    assert ran.code == 0
    assert asked[0].startswith("own:"), "it goes on where it was left"
    assert "  stopped: Have they said that they have stopped?  no, watch AB" in ran.out
    assert ran.out.endswith("STOP received: through\n")


def _typed(desk: Desk, monkeypatch: pytest.MonkeyPatch, *answers: str) -> tuple[Any, list[str]]:
    """Run the checklist with a person at the terminal who types these answers."""
    asked: list[str] = []
    left = deque(answers)

    def typed(question: str) -> str:
        asked.append(question)
        return left.popleft()

    monkeypatch.setattr("builtins.input", typed)
    monkeypatch.setattr("keepclear.host.cli.checklist._on_terminal", lambda: True)
    return desk("checklist", "run", "STOP"), asked


@pytest.mark.requirement("F13-4")
def test_a_checklist_without_an_end_is_refused_with_the_place_and_the_cure(desk: Desk) -> None:
    path = desk.party.folder / "keepclear.toml"
    text = path.read_text(encoding="utf-8")
    steps = '{ id = "a", say = "A.", next = "b" }, { id = "b", say = "B?", no = "a", yes = "c" }'
    twice = '{ id = "x", say = "X." }, { id = "x", say = 5, other = "?" }'
    path.write_text(
        f'{text}\n[[checklist]]\nname = "endless"\nsteps = [{steps}]\n'
        f'[[checklist]]\nname = "Endless"\nsteps = [{twice}]\n'
        '[[checklist]]\nname = ""\n',
        encoding="utf-8",
    )
    ran = desk("settings", "check")
    assert ran.code == 2
    for fault in (
        "checklist[3].steps[2].yes no step is called 'c'",
        "checklist[4].name 'Endless' is there already",
        "checklist[4].steps[2].say it is no text of such a length",
        "checklist[4].steps[2].other there is no such setting",
        "checklist[5].name it is no text of such a length",
        "checklist[5].steps it has no steps",
    ):
        assert fault in " ".join(ran.out.split()), fault
    path.write_text(
        f'{text}\n[[checklist]]\nname = "endless"\nsteps = ['
        '{ id = "a", say = "A." }, { id = "b", say = "B?", no = "a", next = "b" }]\n',
        encoding="utf-8",
    )
    ran = desk("settings", "check")
    said = " ".join(ran.out.split())
    assert "checklist[3].steps[1] from 'a' no end is ever reached" in said
    assert 'lead to "end"' in said


# The list, live


def view(*items: dict[str, Any], more: int = 0, **watch: Any) -> dict[str, Any]:
    kept = {"state": "KEPT", "holder": "watch AB", "since": "2030-06-01T05:00:00Z"}
    kept |= {"manned": True, "note": None, "note_by": None} | watch
    now = {"party": "A", "now": "2030-06-01T05:00:00Z", "scenario": None}
    return now | {"items": list(items), "more": more, "watch": kept}


ITEM = {
    "order": 2,
    "what": "notice to read back",
    "about": "M1 by B",
    "do": "keepclear ack readback M1",
    "left_s": -120,
    "overdue": True,
    "precedence": "FLASH",
    "told": "watch leader",
    "waits_s": 240,
}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"order": 0, "waits_s": 70, "left_s": -10}, "1 min ago"),
        ({"order": 0}, "now"),
        ({"order": 2, "waits_s": 70, "left_s": 50}, "50 s"),
        ({"order": 2, "waits_s": 70, "left_s": -3_700}, "OVERDUE 1 h 1 min"),
        ({"order": 2, "left_s": -3_700}, "for 1 h 1 min"),
        ({"order": 1}, "now"),
    ],
)
def test_time_left_is_said_as_an_officer_reads_it(item: dict[str, Any], said: str) -> None:
    assert left(item) == said


def drawn(console: Console) -> str:
    return console.export_text(clear=True)


def test_a_frame_shows_time_left_precedence_and_the_role_that_was_told() -> None:
    console = Console(record=True, width=140, file=io.StringIO())
    console.print(frame(view(ITEM, more=7), ["STOP: B west gate"], UTC))
    said = drawn(console)
    row = next(line for line in said.splitlines() if "M1 by B" in line)
    assert row.split()[:3] == ["OVERDUE", "2", "min"]
    assert "FLASH" in row
    assert "watch leader" in row
    assert "7 more wait" in said
    assert "STOP: B west gate" in said
    assert "The watch: watch AB, since Sat 01 Jun 2030 05:00Z" in said


def test_on_a_narrow_screen_the_time_and_the_role_are_not_cut() -> None:
    console = Console(record=True, width=90, file=io.StringIO())
    long = ITEM | {"about": "a name that is far too long for a screen of so few columns " * 3}
    console.print(frame(view(long), [], UTC))
    row = next(line for line in drawn(console).splitlines() if "a name" in line)
    for whole in ("OVERDUE 2 min", "notice to read back", "FLASH", "watch leader", "keepclear"):
        assert whole in row, row


def test_the_live_watch_draws_rings_and_ends_with_the_node(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[dict[str, Any]] = []
    console = Console(record=True, width=120, height=30, file=io.StringIO())
    rung: list[None] = []
    monkeypatch.setattr("keepclear.host.cli.live.Console", lambda **_: console)
    monkeypatch.setattr(console, "bell", lambda: rung.append(None))

    class Node:
        def ask(self, request: dict[str, Any]) -> Any:
            asked.append(request)
            return view(ITEM)

        def follow(self) -> Iterator[dict[str, Any]]:
            yield {"following": True}
            yield {"bell": "STOP", "party": "B", "what": "west gate", "role": "watch"}
            raise Unavailable("the node went away")

    node = Node()
    follow_live(node, node, UTC)
    assert len(rung) == 1
    assert len(asked) == 3, "once at first, and again after each thing that happened"
    assert all(request["limit"] == 21 for request in asked), "what fits the screen"


def test_without_a_terminal_a_watch_that_follows_prints_lines(desk: Desk) -> None:
    command = [*COMMAND, "-f", str(desk.party.folder), "watch", "--follow"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 3, "no node serves here"
    assert ran.stdout.startswith("Nothing needs a person.\n")
