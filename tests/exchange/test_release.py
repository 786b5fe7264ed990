"""A release says how exactly a notice was told, in the few ways that there are."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadInput, BadRecord
from keepclear.exchange.release import Label, Release, parse_label, parse_release
from keepclear.space.precision import Precision, precisions

GOOD: dict[int, Any] = {1: b"\x01" * 32, 2: 1, 3: 1_000, 4: 3_600, 5: 1, 6: ""}


@given(st.sampled_from(list(precisions())), st.sampled_from(list(Label)))
def test_a_release_is_read_as_it_was_written(precision: Precision, label: Label) -> None:
    said = Release(b"\x02" * 32, precision, label, "B and C")
    assert parse_release(said.body()) == said
    assert said.handling.startswith(label.words)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({1: b"\x01" * 31}, "release/1"),
        ({2: 3}, "release/1"),
        ({5: 4}, "release/1"),
        ({7: 0}, "release/1"),
        ({3: 500}, "release/2"),
        ({2: 0}, "release/2"),
        ({2: 2, 3: 100}, "release/2"),
        ({4: 7}, "release/2"),
        ({5: 2, 6: " "}, "release/3"),
    ],
)
def test_what_is_no_release_names_the_sentence_that_it_breaks(
    fields: dict[int, Any], rule: str
) -> None:
    with pytest.raises(BadRecord) as refused:
        parse_release(GOOD | fields)
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("public", Label.PUBLIC),
        ("own-units-only", Label.OWN_UNITS_ONLY),
        ("members", Label.MEMBERS_OF_THIS_CHANNEL),
        ("Named Parties", Label.NAMED_PARTIES),
    ],
)
def test_a_label_is_read_by_its_words_or_their_start(typed: str, label: Label) -> None:
    assert parse_label(typed, "B and C") is label


@pytest.mark.parametrize(("typed", "words"), [("", ""), ("secret", ""), ("named-parties", " ")])
def test_a_label_that_is_none_or_names_nobody_is_refused_with_the_cure(
    typed: str, words: str
) -> None:
    with pytest.raises(BadInput, match=r"use one of|name them"):
        parse_label(typed, words)
