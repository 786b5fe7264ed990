"""The law of patrols is one table: the page of the protocol and the page of the watch have it."""

import re
import subprocess
import sys
from pathlib import Path

from keepclear.exchange.patrol import GRACE_S_MAX
from keepclear.exchange.patrol_state import NEXT
from keepclear.limits import PATROL_NAMES_MAX, PATROL_POINTS_MAX


def test_the_page_of_the_protocol_has_the_one_table(pages: dict[str, str]) -> None:
    table = pages["spec/patrol.md"].partition("| from | act | to |")[2]
    rows = re.findall(r"^\| ([A-Z ]+) \| ([a-z ,]+) \| ([A-Z ]+) \|$", table, re.M)
    law = [
        (step.state.name.replace("_", " "), step.act.value, after.name.replace("_", " "))
        for step, after in NEXT.items()
    ]
    assert rows == law


def test_the_page_of_the_watch_is_made_from_the_one_table(
    root: Path, pages: dict[str, str]
) -> None:
    command = [sys.executable, str(root / "tools/make_patrols_page.py"), "--print"]
    made = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert pages["docs/watch/patrols.md"] == made, "run tools/make_patrols_page.py"


def test_the_limits_of_the_page_are_those_kept(pages: dict[str, str]) -> None:
    page = pages["spec/patrol.md"]
    assert f"array of 2 to {PATROL_POINTS_MAX} |" in page
    assert page.count(f"array of 0 to {PATROL_NAMES_MAX} texts") == 2
    assert f"0 to {GRACE_S_MAX} |" in page
