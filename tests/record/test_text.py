"""Texts are judged by printed ranges, and never by tables of the machine."""

import unicodedata
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


@pytest.mark.parametrize(
    "text", ["a\x1b[2J", "a\r", "gnitaoob\u202e", "\u2066x", "a\u200bb", "a\u3164b"]
)
def test_what_drives_a_terminal_or_hides_is_refused(text: str) -> None:
    assert find_refused(text) is not None


# They show, or Persian and Kurdish need them; or they stand in scripts of their own alone.
FORMAT_TAKEN = {
    *(0x200C, 0x200D, 0x06DD, 0x070F, 0x08E2, 0x110BD, 0x110CD),
    *range(0x0600, 0x0606),
    *range(0x0890, 0x0892),
    *range(0x13430, 0x13440),
}


@pytest.mark.requirement("F8-6")
def test_no_control_and_no_bidirectional_character_of_unicode_is_taken() -> None:
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    marks = {0x200E, 0x200F, 0x061C}
    taken = [
        point
        for point in range(0x110000)
        if find_refused(chr(point)) is None
        and (
            (unicodedata.category(chr(point)) == "Cc" and chr(point) not in "\t\n")
            or unicodedata.bidirectional(chr(point)) in turning
            or point in marks
        )
    ]
    assert taken == []


def test_no_format_character_is_taken_but_those_that_are_named() -> None:
    taken = {
        point
        for point in range(0x110000)
        if unicodedata.category(chr(point)) == "Cf" and find_refused(chr(point)) is None
    }
    assert taken <= FORMAT_TAKEN
