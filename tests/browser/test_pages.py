"""Every page of the desk, in English and in Arabic: quiet, accessible, from the node alone."""

import base64
import re

import pytest
from playwright.sync_api import Locator, expect
from tests.browser.conftest import Open
from tests.browser.desks import PAGES
from tests.desk.morning import live_a_morning
from tests.exchanges.parties import Party

from keepclear.host.card import our_card

WRITTEN = ("zones/new", "sites/new", "incidents/new", "agreements/new")

# Lists of which one thing opens whole, by a press on its row.
OPENED = ("agreements", "conflicts", "incidents", "patrols", "queries", "sites", "zones")


def test_local_times_are_those_of_the_desk_and_not_of_the_machine_it_is_read_at(
    at_desk: Open,
) -> None:
    desk = at_desk("A")
    desk.go("people")
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


def test_a_code_is_read_in_the_readers_language_in_the_handover_as_on_the_hotline(
    at_desk: Open, parties: list[Party]
) -> None:
    desk = at_desk("A", language="tr")
    parties[1].ask(act="say coded", code="CALL_ME", arguments={}, precedence="PRIORITY")
    for page in ("hotline", "handover"):
        expect(desk.go(page)).to_contain_text("Bizi hemen telefonla arayın.")


ASK_FOR_KEYS = """async (card) => {
    const { csrf } = await (await fetch('/api/session')).json()
    const headers = { 'x-keepclear-token': csrf, 'content-type': 'application/json' }
    const ask = (method, path, body) =>
        fetch(`/api/drafts/keys${path}`, { method, headers, body: JSON.stringify(body) })
    await ask('PUT', '', { act: 'peer-add', title: 'D', body: { card } })
    return (await ask('POST', '/ask-release', {})).status
}"""


def test_whoever_releases_that_a_card_is_taken_reads_whose_it_is(
    at_desk: Open, parties: list[Party]
) -> None:
    card = our_card(parties[1].folder)
    drafter = at_desk("A", "KEYS:administrator")
    drafter.go("people")
    sent = base64.b64encode(card.data).decode()
    assert drafter.page.evaluate(ASK_FOR_KEYS, sent) == 200
    main = at_desk("A", "RELEASE:releaser").go("give/release/keys")
    expect(main.locator("h2").first).to_contain_text("Take a party’s card")
    expect(main.locator("dl")).to_contain_text("B")
    expect(main.locator("dl")).to_contain_text(card.spoken())
    assert sent not in main.inner_text()


def test_a_map_is_printed_whole_and_dark_on_light_in_whatever_light_it_is_read(
    at_desk: Open,
) -> None:
    desk = at_desk("A")
    desk.page.add_init_script(UNTOLD)
    page = desk.page
    desk.go("watch")
    for theme in ("day", "night", "red"):
        page.evaluate(f"localStorage.setItem('keepclear-theme', '{theme}')")
        page.emulate_media(media="screen")
        page.reload()
        page.wait_for_function(LIGHTNESS)  # it is painted
        assert page.evaluate("document.documentElement.dataset.theme") == theme
        page.emulate_media(media="print")
        assert page.evaluate(LIGHTNESS) > 128, theme
    page.evaluate("window.onPaper = true")
    page.set_viewport_size(PAPER)
    assert page.evaluate(CUT) == []


PAPER = {"width": 688, "height": 1017}  # A4 within its margins

# A browser that prints lays a page out anew, and tells nothing on it of its new size.
UNTOLD = """window.ResizeObserver = class extends ResizeObserver {
    constructor(tell) { super((...told) => window.onPaper || tell(...told)) }
}"""

# What is painted of the map, where the map as it is printed does not hold it whole.
CUT = """() => {
    const map = document.querySelector('.map')
    const { left, right, top, bottom } = map.getBoundingClientRect()
    return [...map.querySelectorAll('canvas')].map((one) => one.getBoundingClientRect()).filter(
        (one) => one.left < left - 1 || one.right > right + 1 || one.top < top - 1
            || one.bottom > bottom + 1 || one.width < right - left - 1 || right > innerWidth + 1)
}"""

# Of the map's ground as it comes on paper: the middle of what is painted, turned where that is.
LIGHTNESS = """() => {
    const one = document.querySelector('canvas')
    if (!one?.width) return null
    const { data } = one.getContext('2d').getImageData(0, 0, one.width, one.height)
    const found = []
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 200) found.push(data[at + 1])
    if (!found.length) return null
    const middle = found.sort((a, b) => a - b)[found.length >> 1]
    return getComputedStyle(one).filter.includes('invert(1)') ? 255 - middle : middle
}"""


@pytest.fixture(scope="module")
def filled(parties: list[Party], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Something stands in every register: an empty page shows little of itself."""
    live_a_morning(*parties, tmp_path_factory.mktemp("morning"))


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("language", "light"), [("en", "day"), ("ar", "red")])
def test_every_page_opens_without_a_complaint_and_axe_finds_nothing(
    at_desk: Open, language: str, light: str
) -> None:
    desk = at_desk("A", language=language)
    desk.page.add_init_script(f"localStorage.setItem('keepclear-theme', '{light}')")
    desk.go(PAGES[0])
    assert desk.page.evaluate("document.documentElement.dataset.theme") == light
    assert desk.page.evaluate("document.documentElement.dir") == (
        "rtl" if language == "ar" else "ltr"
    )
    for name in PAGES if language == "en" else (*PAGES, *WRITTEN):
        main = desk.go(name)
        check_title(main, name)
        desk.check_access()
        if light == "day":
            desk.check_contrast("night")
        desk.check_width()
        if name in OPENED:
            main.locator(ROW).first.click()
            desk.page.wait_for_function("name => location.hash.startsWith(`#/${name}/`)", arg=name)
            check_title(main, name)
            desk.check_access()


# What the node says of things that wait, in its own language.
OF_THE_NODE = re.compile(
    r"incident: |CUT SHORT|not agreed|partner forces|\bown units\b|\bwatch\b|not taken by"
)


@pytest.mark.usefixtures("filled")
def test_the_handover_says_what_waits_in_the_readers_language(at_desk: Open) -> None:
    main = at_desk("A", language="ar").go("handover")
    main.locator(ROW, has_text="SEA-ROAD-4").first.wait_for()
    rows = main.locator("table").locator(ROW).all_inner_texts()
    assert [row for row in rows if OF_THE_NODE.search(row)] == []


ROW = "tbody tr:not(.none)"  # a list that has not come yet has a line that says so


def check_title(main: Locator, name: str) -> None:
    title = main.locator("h1").first
    assert title.inner_text().strip()
    left = re.findall(r"\b[a-z]+(?:-[a-z]+)+\b", title.inner_text())
    assert left == [], f"{name}: a word of the desk is missing: {left}"
