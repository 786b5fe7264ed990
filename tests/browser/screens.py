"""Pictures of every page of the desk, in English and Arabic, for docs/screens.md.

Run: python -m tests.browser.screens
"""

import re
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from playwright.sync_api import Locator, sync_playwright
from tests.browser.desks import PAGES, ROOT, Desk, launch, served, window
from tests.browser.spoken import spoken
from tests.browser.test_robust import COUNT_SOUNDS
from tests.desk.living import living
from tests.desk.morning import live_a_morning
from tests.desk.stand_in import PASSWORD
from tests.exchanges.parties import COMMAND

from keepclear.host.demo.officers import OFFICER, seat

FOLDER: Final = ROOT / "docs" / "screens"
PAGE: Final = ROOT / "docs" / "screens.md"
SETTLED_MS: Final = 1_500  # a map draws its ground in pieces
QUALITY: Final = 72
BESIDE: Final = {"receive", "conflicts"}  # lists that show one item beside them
DOOR: Final = "sign-in"
OF_ITS_OWN: Final = {"incidents", "agreements", "zones", "patrols", "queries", "sites"}
HEAD: Final = """# The pages of the desk

Party A's desk on the clock of [examples/syria](../examples/syria/README.md), in English and Arabic.
Made by `python -m tests.browser.screens`.
"""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        parties = stack.enter_context(living(root, command=COMMAND))
        live_a_morning(*parties, root)
        seat([parties[0].folder], PASSWORD)
        parties[0].ask(act="watch take", role="watch", initials="DE")
        browser = launch(stack.enter_context(sync_playwright()).chromium)
        for language in ("en", "ar"):
            desk = stack.enter_context(
                window(browser, parties[0], served(parties)["A"], language=language)
            )
            enter(desk, language)
            for name in PAGES:
                picture(desk, name, language)
        write_page()


def enter(desk: Desk, language: str) -> None:
    """Have the officer of the demo sign in and hear the desk, as at any other watch."""
    desk.page.add_init_script(COUNT_SOUNDS)
    desk.page.add_init_script("localStorage.setItem('keepclear-tour', '-1')")
    desk.page.goto(desk.url)
    desk.page.evaluate(f"localStorage.setItem('keepclear-language', '{language}')")
    desk.page.reload()
    desk.page.locator("input[autocomplete=username]").fill(OFFICER)
    take(desk, f"{DOOR}-{language}.jpg")
    desk.sign_in(OFFICER, language)
    desk.page.reload()
    desk.page.locator("main#page").wait_for()
    desk.page.get_by_role("button", name=spoken(language, "alarm-hear")).first.click()
    box = desk.page.get_by_role("dialog")
    heard = box.get_by_label(re.compile(re.escape(spoken(language, "alarm-test-heard"))))
    while box.count():  # what rings meanwhile is counted as well
        before = desk.page.evaluate("sounds.beeps")
        box.get_by_role("button", name=spoken(language, "alarm-test-make")).click()
        desk.page.wait_for_timeout(SETTLED_MS)
        heard.fill(str(desk.page.evaluate("sounds.beeps") - before))
        desk.page.keyboard.press("Enter")
        desk.page.wait_for_timeout(SETTLED_MS)


def picture(desk: Desk, name: str, language: str) -> None:
    """Take a page as it opens, and the first of its list where that has a page of its own."""
    page = desk.go(name)
    desk.page.wait_for_timeout(SETTLED_MS)
    if name in BESIDE:
        open_first(desk, page)
    take(desk, f"{name}-{language}.jpg")
    if name in OF_ITS_OWN:
        open_first(desk, page)
        take(desk, f"{name}-one-{language}.jpg")


def open_first(desk: Desk, page: Locator) -> None:
    page.locator("tbody tr:not(.none)").first.click()
    desk.page.wait_for_timeout(SETTLED_MS)


def take(desk: Desk, name: str) -> None:
    desk.page.screenshot(path=FOLDER / name, type="jpeg", quality=QUALITY)
    sys.stdout.write(f"{name}\n")


def write_page() -> None:
    parts = [HEAD]
    for name in (DOOR, *PAGES):
        title = name.capitalize()
        parts.append(f"## {title}\n")
        for suffix, what in (("", title), ("-one", f"{title}: one of them")):
            if suffix and name not in OF_ITS_OWN:
                continue
            parts.append(f"![{what}, in English](screens/{name}{suffix}-en.jpg)\n")
            parts.append(f"![{what}, in Arabic](screens/{name}{suffix}-ar.jpg)\n")
    PAGE.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
