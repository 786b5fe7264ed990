"""The pages are part of the product: what they say exists does, and what they count is counted."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
HEADING = re.compile(r"^#+ +(.*)$", re.M)
REQUIREMENT_ROW = re.compile(r"^\| ([A-Z][A-Z0-9]*-\d+) \|", re.M)
REQUIREMENT_MARK = re.compile(r"mark\.requirement\(([^)]*)\)")
ISSUE_NUMBER = re.compile(r"\b(?:issue|ticket|pull request|fixes|closes) #?\d+\b", re.I)
# Written in two parts so that this file does not break its own rule.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com"]
MACHINE_PATHS = ["/wor" + "k/", "/ro" + "ot/", "/ho" + "me/"]
GLOSSARY_WORDS = {
    *("party", "node", "peer", "officer", "desk", "channel", "record", "notice", "receipt"),
    *("acknowledgement", "volume", "zone", "conflict", "breach", "incident", "agreement"),
    *("precedence", "bearer", "parcel", "checkpoint", "cosignature", "witness", "bundle", "DTG"),
}


def _anchors(page: str) -> set[str]:
    """The names that a reader's browser gives to the headings of a page."""
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(page))
    return {words.strip().replace(" ", "-") for words in kept}


def test_every_link_leads_somewhere(root: Path, pages: dict[str, str]) -> None:
    broken = []
    for name, page in pages.items():
        for target in LINK.findall(FENCE.sub("", page)):
            if target.startswith(("http://", "https://", "mailto:")):
                continue
            path, _, anchor = target.partition("#")
            aim = (root / name).parent / path if path else root / name
            aimed_page = pages.get(str(aim.resolve().relative_to(root)), "")
            if not aim.exists() or (anchor and anchor not in _anchors(aimed_page)):
                broken.append(f"{name}: {target}")
    assert broken == []


def test_every_requirement_is_shown_by_a_test(texts: dict[str, str]) -> None:
    page = texts["docs/requirements.md"]
    shown_part, _, open_part = page.partition("\n## Not yet shown by a test\n")
    wanted, open_ids = (set(REQUIREMENT_ROW.findall(part)) for part in (shown_part, open_part))
    shown = {
        requirement
        for name, text in texts.items()
        if name.startswith("tests/") and Path(name).name.startswith("test_")
        for marked in REQUIREMENT_MARK.findall(text)
        for requirement in re.findall(r'"([^"]+)"', marked)
    }
    assert shown & open_ids == set(), "a test shows these now: move their rows up the page"
    assert wanted - shown == set(), "no test shows these requirements"
    assert shown - wanted == set(), "no such requirement; add it to docs/requirements.md"


def test_no_requirement_is_stated_twice(pages: dict[str, str]) -> None:
    ids = REQUIREMENT_ROW.findall(pages["docs/requirements.md"])
    assert sorted(ids) == sorted(set(ids))


def _decisions(pages: dict[str, str]) -> list[str]:
    """The file names of the decision records, in order."""
    return sorted(Path(name).name for name in pages if re.match(r"docs/decisions/\d", name))


def test_decisions_are_numbered_without_a_gap_and_listed(pages: dict[str, str]) -> None:
    records = _decisions(pages)
    assert [int(name[:4]) for name in records] == list(range(1, len(records) + 1))
    listed = LINK.findall(pages["docs/decisions/README.md"])
    assert [name for name in listed if name[:1].isdigit()] == records


def test_every_decision_says_why_and_what_was_measured(pages: dict[str, str]) -> None:
    wanted = ["## Context", "## Decision", "## Measured", "## Consequence"]
    lacking = [
        name
        for name in _decisions(pages)
        if re.findall(r"^## .*$", pages[f"docs/decisions/{name}"], re.M) != wanted
    ]
    assert lacking == [], f"a record has these headings: {wanted}"


def test_the_glossary_has_every_word_once_and_in_order(pages: dict[str, str]) -> None:
    words = re.findall(r"^\| \*\*([^*]+)\*\* \|", pages["docs/glossary.md"], re.M)
    assert GLOSSARY_WORDS - set(words) == set()
    assert words == sorted(set(words), key=str.casefold)


@pytest.mark.requirement("L-1")
def test_the_limits_page_is_the_limits(root: Path, pages: dict[str, str]) -> None:
    command = [sys.executable, str(root / "tools/make_limits_page.py"), "--print"]
    made = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert pages["docs/limits.md"] == made, "run `make limits`"


def test_texts_name_no_issue(texts: dict[str, str]) -> None:
    named = [
        f"{name}: {found.group()}"
        for name, text in texts.items()
        for found in ISSUE_NUMBER.finditer(text)
    ]
    assert named == [], "say what and why; a reader here cannot open an issue"


def test_texts_name_no_machine_and_no_registry(texts: dict[str, str]) -> None:
    named = [
        f"{name}: {part}"
        for name, text in texts.items()
        for part in HOSTS + MACHINE_PATHS
        if part in text
    ]
    assert named == []


def test_pages_name_no_temporary_folder(pages: dict[str, str]) -> None:
    assert [name for name, page in pages.items() if "/tm" + "p/" in page] == []
