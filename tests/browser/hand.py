"""An officer at a desk, who goes by the words on the page: the same in every language."""

import re
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Locator, expect
from tests.browser.desks import Desk
from tests.browser.spoken import spoken

REACH: Final = 80  # the head of the desk, its pages, and a form
MARKED: Final = """one => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    const { left, top, width, height } = one.getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + height / 2)
    return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && one.contains(above)
}"""


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
        self.ready(entry, **values).click()

    def ready(self, entry: str, **values: object) -> Locator:
        """Return a button that stands where it is and can be pressed."""
        # What the node is still asked for moves the button from under the pointer when it comes.
        expect(self.main.locator("[aria-busy=true]")).to_have_count(0)
        button = self.button(entry, **values)
        expect(button, self.main.inner_text()).to_be_enabled()
        return button

    def reach(self, where: Locator) -> None:
        """Come to a field or a button by the Tab key alone, and see that the keyboard is there."""
        for _ in range(REACH):
            if where.evaluate("one => one === document.activeElement"):
                break
            self.desk.page.keyboard.press("Tab")
        expect(where).to_be_focused()
        assert where.evaluate(MARKED), "where the keyboard is can be seen"

    def type_at(self, entry: str, text: str) -> None:
        """Type into a field that was come to by the keyboard."""
        self.reach(self.field(entry))
        self.desk.page.keyboard.type(text)

    def press_at(self, entry: str, **values: object) -> None:
        """Press a button that was come to by the keyboard."""
        self.reach(self.ready(entry, **values))
        self.desk.page.keyboard.press("Enter")

    def button(self, entry: str, **values: object) -> Locator:
        words = re.compile(f"^{re.escape(self.say(entry, **values))}(?!\\w)")
        return self.main.get_by_role("button", name=words).first

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.main.get_by_text(text).first).to_be_visible(timeout=20_000)

    def reads(self, entry: str, **values: object) -> None:
        self.sees(self.say(entry, **values))
