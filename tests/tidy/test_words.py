"""What a code says stands in one table: the page of the protocol and the program agree on it."""

import re

from keepclear.exchange.coded import CODES


def test_the_coded_message_page_lists_every_code_with_its_arguments(pages: dict[str, str]) -> None:
    page = pages["spec/coded-message.md"]
    rows = re.findall(r"^\| ([A-Z][A-Z_]+) \| ([a-zA-Z:, ]+) \| .+ \|$", page, re.M)
    law = [
        (
            code,
            ", ".join(name if name == kind else f"{name}: {kind}" for name, kind in slots)
            or "none",
        )
        for code, slots in CODES.items()
    ]
    assert rows == law


def test_no_text_of_the_desk_holds_a_character_that_reorders_or_hides(
    texts: dict[str, str],
) -> None:
    hidden = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
    words = {name: text for name, text in texts.items() if name.endswith(".ftl")}
    assert words
    assert len(words) % 4 == 0, "each is there in four languages"
    assert [name for name, text in words.items() if hidden.search(text)] == []
