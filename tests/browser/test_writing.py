"""What two officers write at the desk beside notices: zones, sites, files, agreements."""

import re
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import expect
from tests.browser.conftest import Open
from tests.browser.hand import Hand
from tests.exchanges.parties import Party, until

PLACE = "35 10 48N 040 17 42E"


def test_a_zone_is_announced_as_it_was_shown_to_both_officers(at_desk: Open) -> None:
    drafter = Hand(at_desk("A", "DRAFT:drafter", "ar"), "ar")
    drafter.desk.go("zones/new")
    drafter.type("register-name", "RANGE-2")
    drafter.type("give-places", PLACE)
    drafter.type("zones-radius", "5 km")
    drafter.type("give-end", "2020-03-17T09:00Z")
    drafter.main.locator("fieldset.rule input").first.fill("no flights")
    radius = drafter.field("zones-radius")
    expect(radius).to_have_attribute("aria-invalid", "true")  # what is said there moves the rest
    drafter.main.get_by_text(drafter.say("zones-activities")).first.click()
    drafter.main.locator("input[type=checkbox][value=flight]").first.check()
    drafter.desk.allowed = ("/api/drafts/",)  # the node may not have been told yet
    drafter.desk.page.reload()
    expect(radius).to_have_value("5 km")  # what is typed is there after a reload
    radius.fill("5000")
    drafter.sees(drafter.say("node-asks-never", who="").partition(":")[0])
    drafter.press("give-ask")
    drafter.reads("zones-done-asked")
    releaser = Hand(at_desk("A", "RELEASE:releaser"), "en")
    releaser.desk.go("zones")
    releaser.press("register-look")
    releaser.sees(re.compile(r"never\W+flight\W+of\W+any party"))
    releaser.desk.check_access()
    releaser.press("register-release")
    releaser.sees("RANGE-2")
    told = releaser.desk.party
    until(lambda: [one for one in told.ask(view="zones") if one["zone"] == "RANGE-2"])
    # It is amended as it stands, in the fields that it was typed in.
    releaser.desk.go("zones/amend/A-1/LINE")
    expect(releaser.field("zones-radius")).to_have_value("5000")


def test_of_two_windows_that_write_one_draft_neither_loses_what_was_typed(at_desk: Open) -> None:
    one, other = (Hand(at_desk("A", "TWICE:drafter"), "en") for _ in range(2))
    one.desk.allowed = ("409 ",)

    def write(hand: Hand, name: str) -> None:
        with hand.desk.page.expect_response(lambda reply: reply.request.method == "PUT"):
            hand.type("give-name", name)

    def drafts() -> dict[str, str]:
        rows = one.desk.page.evaluate("fetch('/api/drafts').then((reply) => reply.json())")
        return {row["title"]: row["id"] for row in rows if row["mine"]}

    one.desk.go("give")
    write(one, "K-1")
    other.desk.go(f"give/draft/{drafts()['K-1']}")
    write(other, "K-1 THERE")
    write(one, "K-1 HERE")
    expect(one.main.locator(".clash")).to_be_visible()
    expect(one.field("give-name")).to_have_value("K-1 HERE")
    one.desk.check_access()
    one.press("register-clash-theirs")
    expect(one.field("give-name")).to_have_value("K-1 THERE")
    assert drafts().keys() >= {"K-1 HERE", "K-1 THERE"}


def test_a_site_is_entered_and_what_is_given_of_it_waits_by_itself(at_desk: Open) -> None:
    drafter = Hand(at_desk("A", "DRAFT:drafter"), "en")
    drafter.desk.go("sites/new")
    drafter.type("register-name", "Clinic")
    drafter.type("give-places", PLACE)
    drafter.type("sites-radius", "150")
    drafter.type("give-start", "2020-03-15T08:00Z")
    drafter.type("give-end", "2021-03-15T08:00Z")
    drafter.choose_by("sites-for", "full", party="B")
    # Where it lies is kept in this tab alone, and not in a browser that others use as well.
    assert "040 17" in drafter.desk.page.evaluate("JSON.stringify(sessionStorage)")
    assert "040 17" not in drafter.desk.page.evaluate("JSON.stringify(localStorage)")
    drafter.press("give-ask")
    drafter.reads("sites-done-asked")
    releaser = Hand(at_desk("A", "RELEASE:releaser"), "en")
    releaser.desk.go("sites")
    waiting = releaser.main.locator(".waiting li")
    expect(waiting).to_have_count(2)
    given = releaser.say("sites-for", party="B")
    waiting.filter(has_not_text=given).get_by_role("button").click()
    releaser.sees("37S")
    releaser.press("register-release")
    expect(releaser.main.locator("tbody")).to_contain_text("Clinic")
    expect(waiting).to_have_count(1)
    # Its place is shown to who reads it, by name, and to nobody before.
    releaser.desk.go("sites/amend/A-1")
    assert "040" not in releaser.main.inner_text()
    releaser.press("sites-read")
    expect(releaser.field("sites-radius")).to_have_value("150")
    read = [one["what"] for one in releaser.desk.party.ask(view="site readings")]
    assert "read" in read


def test_a_file_is_attached_by_its_hash_and_saved_as_it_was(at_desk: Open, tmp_path: Path) -> None:
    picture = tmp_path / "mast <camera>.png"
    picture.write_bytes(b"\x89PNG not really")
    watch = Hand(at_desk("A", "WATCH:watch"), "en")
    watch.desk.go("incidents/new")
    watch.choose("incidents-kind", "fire")
    watch.type("register-name", "Fire at the mast")
    watch.type("incidents-what", "Seen from the post.")
    watch.desk.page.set_input_files("input[type=file]", picture)
    watch.sees(sha256(picture.read_bytes()).hexdigest()[:16])
    watch.press("incidents-report")
    watch.sees(sha256(picture.read_bytes()).hexdigest())
    watch.desk.check_access()
    with watch.desk.page.expect_download() as saving:
        watch.main.get_by_role("link", name=watch.say("incidents-save")).click()
    assert saving.value.path().read_bytes() == picture.read_bytes()
    assert saving.value.suggested_filename == "mast _camera_.png"


def test_an_agreement_is_proposed_as_it_was_read_by_both_officers(
    at_desk: Open, parties: list[Party]
) -> None:
    drafter = Hand(at_desk("A", "DRAFT:drafter", "ar"), "ar")
    drafter.desk.go("agreements/new")
    drafter.press("agreements-model-flight-safety")
    drafter.type("agreements-its-title", "flights")
    text = drafter.field("agreements-its-text")
    whole = text.input_value()
    text.fill(whole.replace("lateral_m", "lateral", 1))
    drafter.sees("lateral_m")  # the cure, beside the place
    text.fill(whole)
    drafter.main.locator("table.parts").wait_for()
    drafter.desk.check_access()
    drafter.press("give-ask")
    drafter.reads("agreements-done")
    releaser = Hand(at_desk("A", "RELEASE:releaser"), "en")
    releaser.desk.go("agreements")
    releaser.press("register-look")
    releaser.main.locator("dialog table.parts").wait_for()
    releaser.press("register-release")
    expect(releaser.main.locator("tbody").first).to_contain_text("flights")
    b = next(party for party in parties if party.name == "B")
    until(lambda: [one for one in b.ask(view="agreements") if one["title"] == "flights"])
