"""Every page of the desk, in English and in Arabic: quiet, accessible, from the node alone."""

import re

import pytest
from playwright.sync_api import expect
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


def test_local_times_are_those_of_the_desk_and_not_of_the_machine_it_is_read_at(
    at_desk: Open,
) -> None:
    desk = at_desk("A")
    clock = desk.page.get_by_role("timer")
    expect(clock).to_contain_text("Asia/Damascus")  # The machine is set to New York.
    expect(clock).to_contain_text("08:3")


def test_what_the_node_refuses_is_said_beside_its_field_in_the_readers_language(
    at_desk: Open,
) -> None:
    desk = at_desk("A", language="ru")
    desk.allowed = ("422",)
    main = desk.go("queries/new")
    place, radius, *_ = main.locator("form input").all()
    place.fill("36.5 38.2")
    radius.fill("0.01")
    main.get_by_role("button", name="Спросить").click()
    wrong = main.locator(".field.bad").get_by_role("alert")
    expect(wrong).to_contain_text("меньше наименьшего")
    assert wrong.locator("[lang=en]").count() == 0
    expect(radius).to_have_attribute("aria-invalid", "true")
