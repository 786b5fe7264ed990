"""Every page of the desk, in English and in Arabic: quiet, accessible, from the node alone."""

import re

import pytest
from playwright.sync_api import Locator, expect
from tests.browser.conftest import Open
from tests.browser.desks import PAGES
from tests.desk.morning import live_a_morning
from tests.exchanges.parties import Party

WRITTEN = ("zones/new", "sites/new", "incidents/new", "agreements/new")

# Lists of which one thing opens whole, by a press on its row.
OPENED = ("agreements", "conflicts", "incidents", "patrols", "queries", "sites", "zones")


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


@pytest.fixture(scope="module")
def filled(parties: list[Party], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Something stands in every register: an empty page shows little of itself."""
    live_a_morning(*parties, tmp_path_factory.mktemp("morning"))


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_opens_without_a_complaint_and_axe_finds_nothing(
    at_desk: Open, language: str
) -> None:
    desk = at_desk("A", language=language)
    assert desk.page.evaluate("document.documentElement.dir") == (
        "rtl" if language == "ar" else "ltr"
    )
    for name in PAGES if language == "en" else (*PAGES, *WRITTEN):
        main = desk.go(name)
        check_title(main, name)
        desk.check_access()
        if name in OPENED:
            main.locator("tbody tr").first.click()
            expect(main.locator("tbody tr, .sheet").first).to_be_visible()
            desk.page.wait_for_function("name => location.hash.startsWith(`#/${name}/`)", arg=name)
            check_title(main, name)
            desk.check_access()


def check_title(main: Locator, name: str) -> None:
    title = main.locator("h1").first
    assert title.inner_text().strip()
    left = re.findall(r"\b[a-z]+(?:-[a-z]+)+\b", title.inner_text())
    assert left == [], f"{name}: a word of the desk is missing: {left}"
