"""The README's ten minutes on both sides, word for word, on two nodes set up as it says."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.desks import ROOT, Desk, window
from tests.exchanges.parties import found_line, introduce, make_party, told_by

SECTION = "## Ten minutes on both sides"
STEP = re.compile(r"^\d+\. (?P<who>A|B|A SECOND): (?P<what>.*)$")
DEED = re.compile(
    r"(?P<link>Open the link\.)"
    r"|(?P<third>Open it in a third window)"
    r"|(?P<group>type the check group that stands there into \*\*(?P<into>[^*]+)\*\*)"
    r"|Open \*\*(?P<page>[^*]+)\*\*"
    r"|`(?P<text>[^`]+)` into \*\*(?P<field>[^*]+)\*\*"
    r"|Tick \*\*(?P<tick>[^*]+)\*\*"
    r"|Press \*\*(?P<button>[^*]+)\*\*"
    r"|Press `(?P<row>[^`]+)`"
    r"|(?:It says|and) \*\*(?P<words>[^*]+)\*\*"
)


def steps() -> list[tuple[str, str]]:
    """Return who does what, as the README has it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = text[text.index(SECTION) :].split("\n## ")[0].splitlines()
    return [(found["who"], found["what"]) for line in lines if (found := STEP.match(line))]


MARKS = "[\u2068\u2069]*"  # what isolates a name that is filled in; nobody sees it


def seen(words: str) -> str:
    return MARKS.join(map(re.escape, words))


def leading(label: str) -> re.Pattern[str]:
    return re.compile("^" + seen(label))


class Reader:
    """Somebody new, who does what the README says and knows nothing else."""

    def __init__(self, desk: Desk, link: str) -> None:
        self.desk, self.link = desk, link

    @property
    def page(self) -> Page:
        return self.desk.page

    def do(self, found: re.Match[str]) -> None:
        match found.lastgroup:
            case "link" | "third":
                self.page.goto(self.link)
            case "page":
                self.page.get_by_role("navigation").get_by_role(
                    "link", name=leading(found["page"])
                ).click()
            case "field":
                self._field(found["field"]).fill(found["text"])
            case "group" | "into":
                shown = self.page.locator("main output").first.inner_text()
                self._field(found["into"]).fill(shown.replace(" ", ""))
            case "tick":
                self.page.get_by_role("checkbox", name=leading(found["tick"])).check()
            case "button":
                self._pressed(found["button"]).click()
            case "row":
                rows = self.page.locator("main").get_by_text(re.compile(seen(found["row"])))
                rows.and_(self.page.locator(":visible")).first.click(timeout=20_000)
            case "words":
                words = self.page.get_by_text(re.compile(seen(found["words"]))).and_(
                    self.page.locator(":visible")
                )
                shown = self.page.locator("main").inner_text()
                expect(words.first, shown).to_be_visible(timeout=20_000)
            case other:
                raise AssertionError(f"nobody knows how to: {found[0]} ({other})")

    @property
    def _here(self) -> Locator:
        """What is before one's eyes: a dialog that is open covers the page."""
        dialog = self.page.locator("dialog[open]")
        return dialog if dialog.count() else self.page.locator("body")

    def _field(self, label: str) -> Locator:
        fields = self._here.get_by_label(leading(label))
        return fields.and_(self.page.locator("input:visible, textarea:visible")).first

    def _pressed(self, name: str) -> Locator:
        found = self._here.get_by_role("button", name=leading(name))
        return found.or_(self._here.get_by_role("tab", name=leading(name))).first


@pytest.fixture
def served(tmp_path: Path) -> Iterator[dict[str, dict[str, Any]]]:
    """A and B with a line, each served by the command itself: what its first line says."""
    parties = [make_party(tmp_path, name, desk=True) for name in "AB"]
    with ExitStack() as stack:
        told = {
            party.name: stack.enter_context(told_by(party))[1] | {"p": party} for party in parties
        }
        introduce(*parties)
        found_line("line", *parties)
        yield told


def test_ten_minutes_on_both_sides(browser: Browser, served: dict[str, dict[str, Any]]) -> None:
    assert len(steps()) >= 10
    with ExitStack() as stack:

        def reader(party: str, link: str) -> Reader:
            told = served[party]
            return Reader(stack.enter_context(window(browser, told["p"], told["desk"])), link)

        readers = {name: reader(name, served[name]["first"]) for name in "AB"}
        for who, what in steps():
            for found in DEED.finditer(what):
                if found["third"]:
                    shown = readers["A"].page.locator("body").get_by_text("#/first/").last
                    (link,) = re.findall(r"https://\S+#/first/\S+", shown.inner_text())
                    readers["A SECOND"] = reader("A", link)
                    readers["A SECOND"].do(found)
                else:
                    readers[who].do(found)
