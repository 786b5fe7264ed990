"""One notice from draft to amendment, by officers of two parties, in each language of the desk."""

import pytest
from playwright.sync_api import Route, expect
from tests.browser.conftest import Open
from tests.browser.hand import Hand
from tests.browser.spoken import LANGUAGES

RADIUS = "2000"
PLACE = "35 10 48N 040 17 42E"  # on a road that another party has said it will use
BEGINS, ENDS = "2020-03-15T08:00Z", "2020-03-15T09:00Z"


RELEASE_ANYWAY = """async (id) => {
    const told = await (await fetch('/api/session')).json()
    const { version } = await (await fetch(`/api/drafts/${id}`)).json()
    const headers = { 'x-keepclear-token': told.csrf, 'content-type': 'application/json' }
    const sent = { method: 'POST', headers, body: JSON.stringify({ version }) }
    const reply = await fetch(`/api/drafts/${id}/release`, sent)
    return [reply.status, await reply.text()]
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_goes_from_draft_to_amendment(at_desk: Open, language: str) -> None:
    name = f"WALK-{language.upper()}"
    drafter = Hand(at_desk("A", "DRAFT:drafter", language), language)
    releaser = Hand(at_desk("A", "RELEASE:releaser+watch", language), language)
    other = Hand(at_desk("B", "OTHER:watch", language), language)
    other.desk.go("receive")  # open before anything is given: what comes is shown as it comes
    draft_moved_out_of_a_conflict(drafter, name)
    told = [one["notice"] for one in drafter.desk.party.ask(view="notices")]
    assert name not in told, "what is not released is told to nobody"
    release_by_another(drafter, releaser, name)
    read_back_and_answer(other, releaser, name)
    tell_units_and_object(other, releaser, name)
    amend(drafter, releaser, name)
    other.desk.go("receive")
    other.desk.go(f"receive/{name}")
    other.reads("receive-read-back-do")


def draft_moved_out_of_a_conflict(drafter: Hand, name: str) -> None:
    """By the keyboard alone, from the first field to the request for release."""
    drafter.desk.go("give/new")
    drafter.type_at("give-name", name)
    drafter.reach(drafter.field("give-activity"))
    drafter.choose("give-activity", "patrol")
    drafter.type_at("give-places", PLACE)
    drafter.type_at("give-radius", RADIUS)
    drafter.type_at("give-start", BEGINS)
    drafter.type_at("give-end", ENDS)
    drafter.reads("give-ways")
    drafter.press_at("give-take-way")
    drafter.reads("give-moved")
    drafter.press_at("give-ask")
    drafter.reads("give-done-asked")
    expect(drafter.main.get_by_role("status").last).to_be_focused()


def release_by_another(drafter: Hand, releaser: Hand, name: str) -> None:
    waiting = releaser.desk.go("give").get_by_role("link", name=name)
    draft = str(waiting.get_attribute("href")).removeprefix("#/")
    drafter.desk.go(draft)
    drafter.reads("give-own-release")
    refused = drafter.desk.page.evaluate(RELEASE_ANYWAY, draft.rpartition("/")[2])
    assert refused[0] == 403, refused
    drafter.desk.allowed = ("403",)
    held: list[Route] = []
    releaser.desk.page.route("**/api/what-if", lambda route: held.append(route), times=1)
    releaser.reach(waiting)
    with releaser.desk.page.expect_request("**/api/what-if"):
        releaser.desk.page.keyboard.press("Enter")
    # Nobody releases what was not shown whole: what it would meet is still asked for.
    expect(releaser.button("give-release-as", initials="RE")).to_be_disabled()
    held[0].continue_()
    releaser.press_at("give-release-as", initials="RE")
    releaser.reads("give-released")
    expect(releaser.main.get_by_role("status").last).to_be_focused()


def read_back_and_answer(other: Hand, releaser: Hand, name: str) -> None:
    other.main.get_by_text(name).first.click(timeout=20_000)
    group = other.main.locator("output").first.inner_text().replace(" ", "")
    other.type("receive-group-type", "11111" if group != "11111" else "22222")
    other.press("receive-read-back-do")
    expect(other.main.get_by_role("alert").first).to_be_visible()
    other.desk.allowed = ("422",)
    other.type("receive-group-type", group)
    other.press("receive-read-back-do")
    other.reads("state-unanswered")
    releaser.desk.go("receive").get_by_text(name).first.click(timeout=20_000)
    releaser.press("receive-correct")
    other.reads("state-correct")


def tell_units_and_object(other: Hand, releaser: Hand, name: str) -> None:
    other.type("receive-units-more", "air operations")  # beside the units of the settings
    other.press("receive-units-do")
    other.reads("state-disseminated")
    other.type("receive-reason", "A convoy is on this road.")
    other.press("receive-object-do")
    other.reads("receive-objected")
    releaser.desk.go("receive")
    releaser.main.get_by_text(name).first.click(timeout=20_000)
    releaser.sees("A convoy is on this road.")
    releaser.press("receive-take-objection")


def amend(drafter: Hand, releaser: Hand, name: str) -> None:
    drafter.desk.go(f"give/amend/{name}")
    drafter.type("give-end", "2020-03-15T18:00Z")
    drafter.reads("give-read-anew")
    drafter.press("give-ask")
    drafter.reads("give-done-asked")
    releaser.desk.go("give").get_by_role("link", name=name).click()
    releaser.press("give-release-as", initials="RE")
    releaser.reads("give-released")
