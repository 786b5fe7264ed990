"""The page of threats names the test for what it says, and that test is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(test_[a-z0-9_]+)`")
# What is asked about first, wherever a line between parties who do not trust each other is shown.
ATTACKS = ["forks", "replay", "backdating", "surreptitious forwarding", "spoofed text"]
ATTACKS += ["coordinate tampering", "traffic analysis", "insider misuse of lists of sites"]
ATTACKS += [
    "probing queries",
    "key loss",
    "rollback",
    "flooding by strangers",
    "flooding by a peer",
]


def test_every_test_that_the_page_of_threats_names_is_there() -> None:
    named = set(NAMED.findall(PAGE))
    written = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_[a-z0-9_]+)", path.read_text())
    }
    assert len(named) > 15
    assert named <= written, sorted(named - written)


@pytest.mark.parametrize("heading", ["By the kind of attack", "What a thief of each key can do"])
def test_every_line_about_an_attack_or_a_key_names_its_tests(heading: str) -> None:
    (table,) = re.findall(rf"#+ {heading}\n(.*?)(?=\n#|\Z)", PAGE, re.DOTALL)
    rows = [line.split(" | ") for line in table.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 8
    for row in rows:
        assert NAMED.search(" ".join(row[2:])), row[0]


def test_every_attack_that_is_asked_about_has_its_line() -> None:
    assert [one for one in ATTACKS if f"\n| {one} | " not in PAGE] == []
