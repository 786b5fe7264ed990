"""Coded messages: what fits is read by name, and whatever else is said is shown as it stands."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.exchange.coded import (
    CODES,
    LAT_MAX,
    LON_MAX,
    NUMBERS,
    Argument,
    Coded,
    Slot,
    parse_coded,
    parse_translation,
)
from keepclear.record.envelope import UTC_MAX

NAMES = st.text("ABCabc-7 ", min_size=1, max_size=64)
PLACES = st.tuples(st.integers(-LON_MAX, LON_MAX), st.integers(-LAT_MAX, LAT_MAX))
ARGUMENTS: st.SearchStrategy[Argument] = NAMES | st.integers(0, UTC_MAX) | PLACES


def of_slot(slot: Slot) -> st.SearchStrategy[Any]:
    if slot is Slot.NAME:
        return NAMES
    return PLACES if slot is Slot.PLACE else st.integers(*NUMBERS[slot])


FITTING = st.sampled_from(list(CODES)).flatmap(
    lambda code: st.builds(
        Coded, st.just(code), st.tuples(*(of_slot(slot) for _, slot in CODES[code]))
    )
)


@given(FITTING)
def test_every_code_with_its_arguments_is_written_and_read_as_the_same(said: Coded) -> None:
    assert parse_coded(said.body()) == said
    named = said.named()
    assert named is not None
    assert tuple(named.values()) == said.arguments


@given(st.from_regex(r"[A-Z][A-Z0-9_]{1,39}", fullmatch=True), st.lists(ARGUMENTS, max_size=8))
def test_a_code_of_any_table_is_understood_and_spelled(code: str, given_: list[Argument]) -> None:
    said = parse_coded(Coded(code, tuple(given_)).body())
    assert said.spelled().split(" ")[0] == code
    assert code in CODES or said.named() is None


@pytest.mark.parametrize(
    "said",
    [
        Coded("WAIT", ()),
        Coded("WAIT", (10, 10)),
        Coded("WAIT", ("ten",)),
        Coded("WAIT", (10_081,)),
        Coded("MEDEVAC_COMING", (7, 7)),
        Coded("CHECK_POSITION", ((0, 0),)),
        Coded("LATER_CODE", (1,)),
    ],
)
def test_arguments_that_do_not_fit_have_no_names(said: Coded) -> None:
    assert said.named() is None
    assert said.spelled().startswith(said.code)


def test_a_code_is_spelled_with_its_instant_and_its_place_latitude_first() -> None:
    said = Coded("MEDEVAC_COMING", ((36_690_000, -35_843_000), 1_900_000_000))
    assert said.spelled() == "MEDEVAC_COMING -35.843000,36.690000 2030-03-17T17:46:40Z"


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ({1: "call_me", 2: []}, "coded-message/1"),
        ({1: "CALL_ME"}, "coded-message/1"),
        ({1: "CALL_ME", 2: [], 3: ""}, "coded-message/1"),
        ({1: "WAIT", 2: [[1, 2, 3]]}, "coded-message/2"),
        ({1: "WAIT", 2: [{}]}, "coded-message/2"),
        ({1: "WAIT", 2: ["\u200e"]}, "coded-message/2"),
        ({1: "WAIT", 2: [[LON_MAX + 1, 0]]}, "coded-message/2"),
    ],
)
def test_another_form_is_refused_by_its_rule(body: dict[int, Any], rule: str) -> None:
    with pytest.raises(BadRecord) as caught:
        parse_coded(body)
    assert caught.value.rule == rule


@pytest.mark.parametrize("language", ["", "r", "RU", "ru_RU", "ru-", "Russian", "ru-123456789"])
def test_a_translation_names_its_language_in_the_one_form(language: str) -> None:
    assert parse_translation({1: b"\x01" * 32, 2: "sr-Latn", 3: "x"}).language == "sr-Latn"
    with pytest.raises(BadRecord) as caught:
        parse_translation({1: b"\x01" * 32, 2: language, 3: "x"})
    assert caught.value.rule == "coded-message/5"
