"""The commands as processes: help at once, acts without a node, a node that ends as it should."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.exchanges.parties import (
    COMMAND,
    Party,
    found_line,
    introduce,
    make_party,
    run,
    serving,
)
from tests.host.terminal import TYPED, Desk

from keepclear.host.cli.app import app

HEAVY = (
    *("numpy", "shapely", "pyproj", "mgrs", "cryptography", "nacl", "apsw", "httptools", "segno"),
    *("numba", "openpyxl", "fluent", "rich", "structlog", "msgspec", "asyncio", "zoneinfo"),
    *("keepclear.host.cli.app", "keepclear.host.settings", "keepclear.space", "keepclear.node"),
)
COLUMNS = 80


def commands(tree: typer.Typer, *path: str) -> Iterator[tuple[str, ...]]:
    for command in tree.registered_commands:
        name = command.name or getattr(command.callback, "__name__", "?")
        yield (*path, name.replace("_", "-"))
    for group in tree.registered_groups:
        assert group.typer_instance is not None
        yield from commands(group.typer_instance, *path, str(group.name))


@pytest.fixture
def root() -> Path:
    return Path(__file__).parents[2]


@pytest.fixture
def nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(Party("", tmp_path / "none", None), capsys)


@pytest.mark.parametrize("command", list(commands(app)), ids=" ".join)
def test_the_help_of_every_command_has_an_example_that_can_be_copied(
    nobody: Desk, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    shown = nobody(*command, "--help")
    assert shown.code == 0
    assert shown.out == nobody(*command, "-h").out
    assert shown.out.startswith(f"Usage: keepclear {' '.join(command)} ")
    assert re.search(rf"^  Example: keepclear {' '.join(command)}\b", shown.out, re.MULTILINE)
    assert max(map(len, shown.out.splitlines())) <= COLUMNS
    lacking = re.findall(r"^  (--[a-z-]+ <[a-z\[\]]+>)\s*(?:\[.*)?$", shown.out, re.MULTILINE)
    for option in lacking:  # a long option has its words on the line below
        assert re.search(rf"{re.escape(option)}\s*\n {{10,}}\S", shown.out), option


def test_a_long_example_keeps_its_lines(nobody: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    shown = nobody("notice", "give", "--help").out
    assert '               --place "36 53 30N 038 20 10E" --radius-m 2000\n' in shown
    assert "\b" not in shown


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; from keepclear.host.cli import main\n"
        "sys.argv = ['keepclear', '--help']\n"
        "try: main()\n"
        f"finally: print([n for n in {HEAVY!r} if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


def test_the_first_page_of_help_lists_every_command_as_that_command_says_it_itself(
    nobody: Desk, root: Path
) -> None:
    made = subprocess.run(
        [sys.executable, root / "tools/make_contents.py", "--print"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    stands = (root / "src/keepclear/host/cli/contents.py").read_text()
    assert stands == made.stdout, "a command was added or changed: run make contents"
    with pytest.raises(SystemExit):
        app(["--help"], prog_name="keepclear")
    whole = nobody.capture.readouterr().out
    assert nobody("--help").out.split("Commands:")[1] == whole.split("Commands:")[1]


@pytest.mark.parametrize("words", [("fly",), ("notice", "give", "--altitude", "3"), ("--colour",)])
def test_a_mistyped_command_is_refused_with_2(nobody: Desk, words: tuple[str, ...]) -> None:
    ran = nobody(*words)
    assert (ran.code, ran.out) == (2, "")
    assert words[-1] in ran.err or "--altitude" in ran.err


# A node that does not serve, serves, and ends


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Party, Party]:
    """A and B, joined in a line; neither serves now."""
    root = tmp_path_factory.mktemp("processes")
    a, b = make_party(root, "A"), make_party(root, "B")
    with serving(a), serving(b):
        introduce(a, b)
        found_line("line", a, b)
    return a, b


def test_what_is_given_while_no_node_serves_goes_out_when_it_does(
    pair: tuple[Party, Party], capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = pair
    desk = Desk(a, capsys)
    ran = desk("notice", "give", "--name", "ASLEEP", *TYPED, "--wait", "receipt")
    assert ran.code == 3
    assert "given and durable here: ASLEEP" in ran.out
    assert "until `keepclear serve` runs" in ran.err
    assert [row["notice"] for row in desk.done("notice", "list")] == ["ASLEEP"]
    with serving(b), serving(a):
        waited = a.ask(view="wait", notice="ASLEEP", grade="receipt", timeout_s=30.0)
        assert waited["reached"]
        assert [row["notice"] for row in b.ask(view="notices")] == ["ASLEEP"]


def test_a_second_node_on_one_folder_is_refused_and_the_first_ends_cleanly(
    pair: tuple[Party, Party],
) -> None:
    a = pair[0]
    with serving(a) as process:
        second = run(a.folder, "serve")
        assert second.code == 2
        assert f"process {process.pid}" in second.err
        assert "stop that node first" in second.err
        refused = run(a.folder, "rebuild")
        assert (refused.code, refused.out) == (2, "")
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    assert not (a.folder / "control.sock").exists()
    log = [json.loads(line) for line in (a.folder / "serve.log").read_text().splitlines()]
    assert log[-1]["event"] == "stopped"


def test_a_store_is_rebuilt_and_says_the_same(
    pair: tuple[Party, Party], capsys: pytest.CaptureFixture[str]
) -> None:
    answer = Desk(pair[0], capsys).done("rebuild")
    assert answer["same"]
    assert answer["records"] >= 2
    assert "as before" in Desk(pair[0], capsys)("rebuild").out


# Tracks and checks need no node


def track(tmp_path: Path) -> Path:
    start = datetime(2030, 6, 1, 5, tzinfo=UTC)
    rows = ["timestamp,longitude,latitude,altitude_m"]
    for minute in range(12):
        at = (start + timedelta(minutes=minute)).isoformat()
        rows.append(f"{at},{38.0 + minute / 100},{36.5},{3000}")
    file = tmp_path / "flight.csv"
    file.write_text("\n".join(rows) + "\n")
    return file


def test_a_track_becomes_a_notice_that_check_and_give_take(nobody: Desk, tmp_path: Path) -> None:
    made = tmp_path / "flight.geojson"
    words = ("--party", "A", "--radius-m", "900", "--altitude-reference", "msl", "-o", made)
    ran = nobody("notice", "from-track", track(tmp_path), *words)
    assert ran.code == 0, ran.err
    features: list[Any] = json.loads(made.read_text())["features"]
    assert len(features) >= 3
    assert all(item["properties"]["radius_m"] >= 900 for item in features)
    assert nobody("check", made).code == 0
    other = tmp_path / "other.geojson"
    text = made.read_text().replace('"party":"A"', '"party":"B"')
    other.write_text(text.replace('"notice":"', '"notice":"B-'))
    found = nobody("check", made, other, "--json")
    assert found.code == 1
    assert sorted(json.loads(found.out.splitlines()[0])["parties"]) == ["A", "B"]


def test_odd_options_of_a_track_are_told_at_once(nobody: Desk, tmp_path: Path) -> None:
    words = ("--radius-m", "-1", "--segment-s", "301", "--activity", "raid")
    ran = nobody("notice", "from-track", track(tmp_path), "--party", "A", *words)
    assert (ran.code, ran.out) == (2, "")
    for option in ("--radius-m", "--segment-s", "--activity"):
        assert f"{option}: " in ran.err


def test_a_reader_that_goes_away_is_no_fault(pair: tuple[Party, Party]) -> None:
    folder = pair[0].folder
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*COMMAND, "-f", str(folder), "notice", "list"],
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
