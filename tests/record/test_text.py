"""Texts are judged by printed ranges, and never by tables of the machine."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.record.text import REFUSED, find_refused


def test_the_ranges_rise_and_do_not_meet() -> None:
    points = [point for first, last, _ in REFUSED for point in (first, last)]
    assert points == sorted(points)
    assert all(a[1] < b[0] for a, b in pairwise(REFUSED))


@given(st.text())
def test_a_text_is_refused_exactly_where_a_range_holds_one_of_its_characters(text: str) -> None:
    held = [c for c in text if any(first <= ord(c) <= last for first, last, _ in REFUSED)]
    assert (find_refused(text) is not None) == bool(held)
    if held:
        assert f"U+{ord(held[0]):04X}" in str(find_refused(text))


@pytest.mark.parametrize(
    "text", ["", "plain words", "a\ttab\nand a line", "река", "نهر", "川", "Ṛ", "🚑", "1 < 2"]
)
def test_words_in_any_script_are_taken(text: str) -> None:
    assert find_refused(text) is None


@pytest.mark.parametrize("text", ["a\x1b[2J", "a\r", "gnitaoob\u202e", "\u2066x", "a\u200bb"])
def test_what_drives_a_terminal_or_hides_is_refused(text: str) -> None:
    assert find_refused(text) is not None
