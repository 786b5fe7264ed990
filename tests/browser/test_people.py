"""A desk with real accounts: the first link, people, codes, signing in, and the tour."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pyotp
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate
from playwright.sync_api import Browser, Locator, Page
from tests.browser.desks import Desk, launch, window
from tests.exchanges.parties import Party, make_party, run, serving

from keepclear.host.clock import real_now
from keepclear.host.demo.officers import OFFICER, SECOND, seat
from keepclear.host.desk_certificate import CERTIFICATE_FILE
from keepclear.host.settings import SETTINGS_FILE

PASSWORD = "four plain words here"


@pytest.fixture(scope="module")
def party(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Party]:
    """A party with the officers of a demo."""
    found = make_party(tmp_path_factory.mktemp("people"), "A", desk=True)
    with serving(found):
        seat([found.folder], PASSWORD)
        yield found


@pytest.fixture
def new_party(tmp_path: Path) -> Iterator[Party]:
    """A party at whose desk nobody has an account yet."""
    found = make_party(tmp_path, "A", desk=True)
    with serving(found):
        yield found


@contextmanager
def opened(browser: Browser, party: Party) -> Iterator[Desk]:
    """A window at which nobody has signed in."""
    with window(browser, party, party.ask(view="where")["desk"]) as desk:
        # What is refused is what these tests are about.
        desk.allowed = ("422 ", "429 ")
        yield desk


@pytest.fixture
def desk(browser: Browser, party: Party) -> Iterator[Desk]:
    with opened(browser, party) as found:
        yield found


@pytest.fixture
def new_desk(browser: Browser, new_party: Party) -> Iterator[Desk]:
    with opened(browser, new_party) as found:
        yield found


def beside(desk: Desk, label: str) -> Locator:
    """What is wrong with a field, as it stands beside it."""
    field = desk.page.locator(".field", has=desk.page.get_by_label(label, exact=True))
    return field.locator(".wrong li")


def test_the_first_link_makes_an_administrator_who_adds_another_with_a_second_factor(
    new_desk: Desk, new_party: Party
) -> None:
    desk, page = new_desk, new_desk.page
    page.goto(run(new_party.folder, "people", "first", "--json").answer["link"])
    page.get_by_role("heading", name="First administrator").wait_for()
    page.get_by_role("button", name="Begin").click()
    assert beside(desk, "Name").inner_text().endswith("No name.")
    assert "Fewer than 12" in beside(desk, "New password").inner_text()
    desk.check_access()
    page.get_by_label("Name", exact=True).fill("NORTH-1")
    page.get_by_label("Initials").fill("NN")
    page.reload()
    assert page.get_by_label("Name", exact=True).input_value() == "NORTH-1", "what was typed stays"
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("Once more").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Add somebody").click()
    page.get_by_label("Name", exact=True).fill("north-1")
    page.get_by_label("Initials").fill("S1")
    page.get_by_role("button", name="Add", exact=True).click()
    assert "Somebody has this name" in beside(desk, "Name").first.inner_text()
    page.get_by_label("Name", exact=True).fill("SOUTH-1")
    page.get_by_role("button", name="Add", exact=True).click()
    link = page.locator(".link .code").inner_text()
    page.get_by_role("tab", name="Log").click()
    page.locator("table.log tbody tr", has_text="SOUTH-1").first.wait_for()
    page.get_by_role("button", name="Sign out").click()
    set_password_and_codes(desk, link)


def set_password_and_codes(desk: Desk, link: str) -> None:
    """Open a link as whoever got it, and switch codes on; then sign in by both."""
    page = desk.page
    page.goto("about:blank")
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("Once more").fill(PASSWORD)
    page.get_by_role("button", name="Set it and sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()
    desk.go("people")
    taste = page.locator(
        "section.sheet", has=page.get_by_role("heading", name="Language and light")
    )
    taste.get_by_label("Light").select_option("red")
    taste.get_by_role("button", name="Keep them").click()
    taste.get_by_text("Kept.").wait_for()
    told = page.evaluate("fetch('/api/session').then((reply) => reply.json())")
    assert told["officer"]["theme"] == "red", "at every other machine as well"
    sheet = page.locator("section.sheet", has=page.get_by_role("heading", name="Codes"))
    sheet.get_by_label("Password").fill(PASSWORD)
    sheet.get_by_role("button", name="Switch on").click()
    secret = sheet.locator("ol .code").inner_text().replace(" ", "")
    desk.check_access()
    sheet.get_by_label("Code").fill(pyotp.TOTP(secret).at(real_now()))
    sheet.get_by_role("button", name="This code is shown").click()
    recovery = sheet.locator(".recovery .code").first.inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Name", exact=True).fill("SOUTH-1")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(recovery.upper())
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


@pytest.mark.parametrize("language", ["ar", "tr", "ru"])
def test_signing_in_says_what_is_wrong_in_each_language(desk: Desk, language: str) -> None:
    page = desk.page
    page.goto(desk.url)
    page.locator("select").first.select_option(language)
    page.locator(f"html[lang={language}]").wait_for(state="attached")
    page.locator("input[autocomplete=username]").fill("nobody")
    page.locator("input[type=password]").fill("not a password of anybody")
    page.locator("button[type=submit]").click()
    said = page.locator(".faults, .note[role=status]").first.inner_text()
    assert said
    assert "error-" not in said
    desk.check_access()


def test_the_officer_of_a_demo_is_shown_round_and_may_leave_at_any_step(desk: Desk) -> None:
    page = desk.page
    page.goto(desk.url)
    page.get_by_label("Name", exact=True).fill("demo")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    tour = page.locator("aside.tour")
    tour.wait_for()
    desk.check_access()
    first = tour.get_by_role("heading").inner_text()
    page.keyboard.press("Alt+.")
    assert tour.get_by_role("heading").inner_text() != first
    page.reload()
    tour.wait_for()
    assert tour.get_by_role("heading").inner_text() != first, "a reload goes on at the same step"
    tour.get_by_role("button", name="Leave the tour").click()
    tour.wait_for(state="detached")
    page.reload()
    page.get_by_role("button", name="Sign out").wait_for()
    assert tour.count() == 0


NAME = "desk.example"
KEYS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Party]:
    """A party whose desk has a domain name, with its officers."""
    found = make_party(tmp_path_factory.mktemp("named"), "A", desk=True)
    path = found.folder / SETTINGS_FILE
    path.write_text(path.read_text().replace('# names = ["', 'names = ["'))
    with serving(found):
        seat([found.folder], PASSWORD)
        yield found


def trusting(browser: Browser, folder: Path) -> Browser:
    """A browser that finds the desk by its name and knows its certificate: else it has no keys."""
    public = load_pem_x509_certificate((folder / CERTIFICATE_FILE).read_bytes()).public_key()
    key = sha256(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()
    trusts = f"--ignore-certificate-errors-spki-list={base64.b64encode(key).decode()}"
    return launch(browser.browser_type, trusts, names=f"MAP {NAME} 127.0.0.1, ")


def test_a_passkey_opens_the_desk_by_its_name_and_elsewhere_it_is_said_why_not(
    browser: Browser, named: Party
) -> None:
    url = named.ask(view="where")["desk"]
    assert NAME in url
    trusts = trusting(browser, named.folder)
    with window(trusts, named, url) as desk:
        page = desk.page
        page.add_init_script("localStorage['keepclear-tour'] = '-1'")
        machine = page.context.new_cdp_session(page)
        machine.send("WebAuthn.enable")
        machine.send("WebAuthn.addVirtualAuthenticator", {"options": KEYS})
        page.goto(desk.url)
        tell_name_and_password(page)
        page.get_by_role("button", name="Sign out").wait_for()
        desk.go("people")
        sheet = page.locator("section.sheet", has=page.get_by_role("heading", name="Passkeys"))
        page.get_by_role("tab", name="Mine").click()
        sheet.get_by_label("What it is called").fill("this machine")
        sheet.get_by_label("Password").fill(PASSWORD)
        add = sheet.get_by_role("button", name="Add a passkey")
        add.click()
        sheet.locator("li", has_text="this machine").wait_for()
        sheet.get_by_label("What it is called").fill("the same again")
        sheet.get_by_label("Password").fill(PASSWORD)
        add.click()
        sheet.get_by_text("The browser gave no passkey.").wait_for()
        page.get_by_role("button", name="Sign out").click()
        tell_name_and_password(page)
        page.get_by_role("button", name="Use a passkey").click()
        page.get_by_role("button", name="Sign out").wait_for()
    with window(trusts, named, url.replace(NAME, "127.0.0.1")) as desk:
        page = desk.page
        page.goto(desk.url)
        tell_name_and_password(page)
        page.get_by_text("opened by an address").wait_for()
        desk.check_access()
        page.get_by_role("button", name="Another name").click()
        tell_name_and_password(page, SECOND)
        page.get_by_role("button", name="Sign out").wait_for()
        desk.go("people").get_by_text("opened by an address").wait_for()
    trusts.close()


def tell_name_and_password(page: Page, name: str = OFFICER) -> None:
    page.locator("input[autocomplete=username]").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
