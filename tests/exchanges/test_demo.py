"""The demo as its reader meets it: one command, three processes, and a last line that tells."""

import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SYRIA = Path(__file__).parents[2] / "examples" / "syria"
SCENARIO = tomllib.loads((SYRIA / "scenario.toml").read_text())
EXPECTED = json.loads((SYRIA / "expected.json").read_text())
VERBS = Counter(act["verb"] for act in SCENARIO["act"])
PARTIES = sorted({act["party"] for act in SCENARIO["act"]})
COMMAND = (sys.executable, "-m", "keepclear.host.cli", "demo", "--scenario", str(SYRIA))


def surroundings(folder: Path) -> dict[str, str]:
    """Have the demo keep its folder where a test can look for what was left behind."""
    source = str(Path(__file__).parents[2] / "src")
    return os.environ | {"TMPDIR": str(folder), "PYTHONPATH": source}


def processes_in(folder: Path) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue  # It ended while we looked.
        if str(folder) in command:
            found.append(command)
    return found


KINDS = {
    "give": "GIVE",
    "amend": "AMEND",
    "cancel": "CANCEL",
    "readback": "READ_BACK",
    "correct": "ANSWER",
    "disseminate": "DISSEMINATED",
    "object": "OBJECTION",
    "say": "MESSAGE",
    "stop": "STOP",
    "take": "TAKEN",
}
BY_THEMSELVES = ("LINE_CHECK", "DESK_STATE")  # What a node logs when it is time, unasked.


def records() -> dict[str, int]:
    """What officers say: each act is one record of its kind; before the first, all join, one
    proposes, all others sign it and its proposer closes it."""
    setting_up = {"JOINED": len(PARTIES), "PROPOSAL": 1, "ENDORSEMENT": len(PARTIES)}
    acts = {KINDS[verb]: count for verb, count in VERBS.items() if verb != "line_check"}
    return setting_up | acts


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    folder = tmp_path_factory.mktemp("demo")
    ended = subprocess.run(
        [*COMMAND, "--once"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=surroundings(folder),
        timeout=400,
        check=False,
    )
    assert list(folder.iterdir()) == [], "the demo left its folder behind"
    assert processes_in(folder) == []
    return ended


def test_the_last_line_counts_what_the_scenario_says_and_every_comparison_holds(
    played: subprocess.CompletedProcess[str],
) -> None:
    assert played.returncode == 0, played.stdout + played.stderr
    outcome: dict[str, Any] = json.loads(played.stdout.splitlines()[-1])
    acknowledging = ("readback", "correct", "disseminate", "object")
    held = outcome.pop("records")
    assert {kind: count for kind, count in held.items() if kind not in BY_THEMSELVES} == records()
    assert outcome == {
        "parties": len(PARTIES),
        "notices": VERBS["give"],
        "receipts": sum(held.values()) * (len(PARTIES) - 1),
        "acknowledgements": sum(VERBS[verb] for verb in acknowledging),
        "conflicts": len(EXPECTED["after_scenario"]),
        "conflicts_as_expected": True,
        "picture_digests_equal": True,
        "logs_consistent": True,
    }


def test_the_nodes_check_their_line_by_the_scenario_clock_between_the_acts(
    played: subprocess.CompletedProcess[str],
) -> None:
    held = json.loads(played.stdout.splitlines()[-1])["records"]
    hours = SCENARIO["scenario"]["duration_min"] / 60
    # Every half hour is asked; half of that leaves room for a machine that is slow to wake.
    assert held["LINE_CHECK"] >= VERBS["line_check"] + len(PARTIES) * hours


def test_each_act_is_one_plain_line_and_nobody_takes_it_for_a_live_line(
    played: subprocess.CompletedProcess[str],
) -> None:
    lines = played.stdout.splitlines()
    assert "EXERCISE" in lines[0]
    assert "SCENARIO CLOCK" in lines[0]
    assert "\x1b" not in played.stdout
    assert sum(" gives " in line for line in lines) == VERBS["give"]
    assert sum(" takes the STOP" in line for line in lines) == VERBS["take"]


def test_the_desks_of_all_are_named_with_how_to_sign_in(
    played: subprocess.CompletedProcess[str],
) -> None:
    lines = played.stdout.splitlines()
    desks = [line.split()[2:] for line in lines if line.startswith("desk of ")]
    assert [name for name, _ in desks] == [f"{party}:" for party in PARTIES]
    assert all(link.startswith("https://127.0.0.1:") for _, link in desks)
    assert len({link for _, link in desks}) == len(PARTIES)
    (told,) = [line for line in lines if line.startswith("sign in ")]
    assert re.search(r" as demo, password \d{4}-\d{4}-\d{4};", told)


def test_a_misread_group_is_refused_by_the_reader_s_own_node(
    played: subprocess.CompletedProcess[str],
) -> None:
    misread = [act for act in SCENARIO["act"] if act.get("misread")]
    refused = [line for line in played.stdout.splitlines() if "is not the check group" in line]
    assert len(refused) == len(misread) > 0
    for line, act in zip(refused, misread, strict=True):
        assert f"  {act['party']}  misreads {act['notice']};" in line


@pytest.mark.parametrize(("once", "code"), [(False, 0), (True, 130)])
def test_ctrl_c_ends_it_at_once_and_leaves_neither_process_nor_folder(
    tmp_path: Path, once: bool, code: int
) -> None:
    with subprocess.Popen(
        [*COMMAND, *(["--once"] if once else [])],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings(tmp_path),
    ) as demo:
        assert demo.stdout is not None
        assert any("joins the channel" in line for line in demo.stdout)
        assert len(processes_in(tmp_path)) == len(PARTIES)
        demo.send_signal(signal.SIGINT)
        _, told = demo.communicate(timeout=60)
    assert demo.returncode == code
    assert told == ""
    assert processes_in(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_scenario_is_refused_with_a_cure(tmp_path: Path) -> None:
    ended = subprocess.run(
        [*COMMAND[:-1], str(tmp_path), "--once"],
        capture_output=True,
        text=True,
        env=surroundings(tmp_path),
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "scenario.toml: cannot be read" in ended.stderr
    assert "Traceback" not in ended.stderr
