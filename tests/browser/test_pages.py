"""Every page of the desk, in English and in Arabic: quiet, accessible, from the node alone."""

import re

import pytest
from tests.browser.conftest import Open
from tests.browser.desks import PAGES


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_opens_without_a_complaint_and_axe_finds_nothing(
    at_desk: Open, language: str
) -> None:
    desk = at_desk("A", language=language)
    assert desk.page.evaluate("document.documentElement.dir") == (
        "rtl" if language == "ar" else "ltr"
    )
    for name in PAGES:
        main = desk.go(name)
        assert main.locator("h1").first.inner_text().strip()
        left = re.findall(r"\b[a-z]+(?:-[a-z]+)+\b", main.locator("h1").first.inner_text())
        assert left == [], f"{name}: a word of the desk is missing: {left}"
        desk.check_access()
