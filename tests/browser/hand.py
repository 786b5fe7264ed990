"""An officer at a desk, who goes by the words on the page: the same in every language."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, expect
from tests.browser.desks import Desk
from tests.browser.spoken import spoken


@dataclass
class Hand:
    """An officer who reads the page in a language, and presses and types by its words."""

    desk: Desk
    language: str

    def say(self, entry: str, **values: object) -> str:
        return spoken(self.language, entry, **values)

    @property
    def main(self) -> Locator:
        return self.desk.page.locator("main#page")

    def type(self, entry: str, text: str) -> None:
        self.field(entry).fill(text)

    def choose(self, entry: str, value: str) -> None:
        self.field(entry).select_option(value)

    def choose_by(self, entry: str, value: str, **values: object) -> None:
        self.main.get_by_label(self.say(entry, **values)).select_option(value)

    def field(self, entry: str) -> Locator:
        return self.main.get_by_label(re.compile(f"^{re.escape(self.say(entry))}")).first

    def press(self, entry: str, **values: object) -> None:
        # What the node is still asked for moves the button from under the pointer when it comes.
        expect(self.main.locator("[aria-busy=true]")).to_have_count(0)
        button = self.button(entry, **values)
        expect(button, self.main.inner_text()).to_be_enabled()
        button.click()

    def button(self, entry: str, **values: object) -> Locator:
        words = re.compile(f"^{re.escape(self.say(entry, **values))}(?!\\w)")
        return self.main.get_by_role("button", name=words).first

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.main.get_by_text(text).first).to_be_visible(timeout=20_000)

    def reads(self, entry: str, **values: object) -> None:
        self.sees(self.say(entry, **values))
