"""Three nodes with a line and their desks, and a browser: started once for all tests of a file."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from tests.browser.desks import Desk, launch, served, window
from tests.desk.living import living
from tests.exchanges.parties import Party

Open = Callable[..., Desk]

# What goes from node to node takes its time on a machine that does other work.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without WebGL; while it is open its loop runs, in which no other test may run."""
    with sync_playwright() as playwright:
        found = launch(playwright.chromium)
        yield found
        found.close()


@pytest.fixture(scope="module")
def parties(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Party]]:
    """A, B and C on one line, on the clock of a scenario, with notices, conflicts and words."""
    with living(tmp_path_factory.mktemp("desks")) as found:
        yield found


@pytest.fixture
def at_desk(browser: Browser, parties: list[Party]) -> Iterator[Open]:
    """Sign in at a party's desk: at_desk("A", "WATCH:watch", language="ar"); `go` opens a page."""
    urls = served(parties)
    with ExitStack() as stack:

        def open_window(party: str, officer: str = "WATCH", language: str = "en") -> Desk:
            (found,) = [one for one in parties if one.name == party]
            desk = stack.enter_context(window(browser, found, urls[party], language=language))
            desk.sign_in(officer, language)
            return desk

        yield open_window
