"""The page on reliability adds up the pieces of one commit, and says what was not reached."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REPORT = """<testsuites><testsuite timestamp="2030-06-01T05:00:00.1"><testcase time="60">
<properties><property name="commit" value="{commit}"/><property name="power cuts" value="{cuts}"/>
<property name="fault: nothing is synced" value="7: AssertionError: lost | gone"/>
</properties></testcase></testsuite></testsuites>"""


def made(folder: Path, *commits: str, worlds_of: str = "abc") -> tuple[int, str, str]:
    """Make the page from a report of tests for each commit, and one of worlds."""
    page, worlds = folder / "page.md", folder / "worlds.json"
    counts = {"commit": worlds_of, "first seed": 1_000, "worlds": 50, "simulated seconds": 7_200}
    worlds.write_text(json.dumps(counts))
    reports = [folder / f"{number}.xml" for number in range(len(commits))]
    for number, (report, commit) in enumerate(zip(reports, commits, strict=True)):
        report.write_text(REPORT.format(commit=commit, cuts=700 + number))
    tool = ROOT / "tools" / "make_reliability_page.py"
    words = [sys.executable, tool, page, *reports, worlds]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stderr, page.read_text() if page.exists() else ""


def test_pieces_of_one_commit_are_added_up_beside_the_full_count(tmp_path: Path) -> None:
    code, _, page = made(tmp_path, "abc", "abc")
    assert code == 0
    assert "Commit `abc`, from 2030-06-01T05:00:00 on (the machine's clock), 2 minutes" in page
    assert "| power cuts | 1,401 | 2,000 |" in page
    assert "power cuts 1,401 of 2,000" in page
    assert "Seeds 1000 to 1049." in page
    assert "| simulated hours | 2.0 |" in page
    assert "| nothing is synced | 7 | AssertionError: lost / gone |" in page


def test_pieces_of_different_commits_are_refused(tmp_path: Path) -> None:
    code, why, page = made(tmp_path, "abc", "abd")
    assert (code, page) == (1, "")
    assert "different commits: abc, abd" in why


def test_worlds_of_another_commit_say_so(tmp_path: Path) -> None:
    code, _, page = made(tmp_path, "abc", worlds_of="abd")
    assert code == 0
    assert "Seeds 1000 to 1049, of commit `abd`." in page
