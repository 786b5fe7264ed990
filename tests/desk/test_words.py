"""The words of the desk: the same entries in every language, and none vouched for that is not."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.desk.words.lexicon import (
    LANGUAGES,
    UNREVIEWED,
    counted,
    entries,
    mark,
    render,
    review_of,
    reviewed,
    word,
)
from keepclear.desk.words.listing import listed
from keepclear.exchange.acknowledgement import Grade, State
from keepclear.exchange.coded import CODES, LAT_MAX, LON_MAX, NUMBERS, Coded, Slot
from keepclear.node.effects import Bell
from keepclear.node.open_item import WANTED
from keepclear.record.envelope import Precedence

OTHER_DIGITS = re.compile(r"[٠-٩۰-۹]")
VALUES = {
    Slot.NAME: st.sampled_from(["NORTH-1", "Север-7", "شمال", "Ç-1"]),
    Slot.PLACE: st.tuples(st.integers(-LON_MAX, LON_MAX), st.integers(-LAT_MAX, LAT_MAX)),
    **{slot: st.integers(*bounds) for slot, bounds in NUMBERS.items()},
}
SAID = st.sampled_from(list(CODES)).flatmap(
    lambda code: st.builds(
        Coded, st.just(code), st.tuples(*(VALUES[slot] for _, slot in CODES[code]))
    )
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_entries_in_the_same_order(language: str) -> None:
    assert list(entries(language)) == list(entries("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_fills_in_the_same_arguments_in_every_language(language: str) -> None:
    odd = [
        f"{language}.ftl: {name}: {set(entry.arguments ^ entries('en')[name].arguments)}"
        for name, entry in entries(language).items()
        if entry.arguments != entries("en")[name].arguments
    ]
    assert odd == []


@pytest.mark.requirement("F8-2")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_an_entry_that_fills_in_all_its_arguments(language: str) -> None:
    taken = {code: {name for name, _ in slots} for code, slots in CODES.items()}
    assert {code: set(entries(language)[code].arguments) for code in CODES} == taken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fixed_word_of_procedure_has_an_entry(language: str) -> None:
    wanted = {
        *(f"precedence-{one.name}" for one in Precedence),
        *(f"grade-{one.name}" for one in Grade),
        *(f"standing-{one.name}" for one in State),
        *(f"bell-{one.name}" for one in Bell),
        *(f"line-{name}" for name in ("OPEN", "DEGRADED", "SUSPENDED", "NO_CONTACT")),
    }
    assert wanted - entries(language).keys() == set(), "add them to the files of all languages"


def test_everything_that_waits_for_a_person_has_a_word_that_says_it_in_english_alike() -> None:
    named = {
        f"watch-{'-'.join(re.findall('[a-z]+', w.words.lower()))}": w.words for w in WANTED.values()
    }
    assert named.keys() - entries("en").keys() == set(), "add them to the files of all languages"
    assert {name: word(name, "en") for name in named} == named


@pytest.mark.requirement("F8-2")
@given(SAID, st.sampled_from(list(LANGUAGES)))
def test_every_coded_message_renders_in_every_language(said: Coded, language: str) -> None:
    shown = render(said, language)
    assert shown.text
    assert shown.code == said.spelled()
    for value in said.arguments:
        if isinstance(value, str):
            assert value in shown.text


@pytest.mark.requirement("F8-3")
@given(SAID, st.sampled_from(list(LANGUAGES)))
def test_a_text_that_no_speaker_has_reviewed_says_so_beside_its_code(
    said: Coded, language: str
) -> None:
    shown = render(said, language)
    assert shown.review is None
    assert str(shown).startswith(f"{said.spelled()} [{UNREVIEWED}]: ")


def test_a_code_that_is_not_known_here_is_shown_as_it_stands() -> None:
    shown = render(Coded("LATER_CODE", ("x", 7)), "ru")
    assert shown.text == ""
    assert str(shown) == "LATER_CODE x 7 [UNKNOWN CODE]"


@pytest.mark.requirement("F8-3")
def test_nobody_is_claimed_to_have_reviewed_anything() -> None:
    assert list(reviewed()) == []
    texts = [one for row in listed(LANGUAGES) for one in row["texts"]]
    assert {one["review"] for one in texts} == {UNREVIEWED}


def test_a_review_names_an_entry_that_exists() -> None:
    lost = [(language, name) for language, name in reviewed() if name not in entries(language)]
    assert lost == []
    assert review_of("ru", "CALL_ME") is None


def test_a_review_lapses_with_the_text_that_was_read() -> None:
    now = mark("ru", "CALL_ME")
    noted = {"by": "a speaker", "date": date(2030, 6, 1), "text": now}
    found = counted(noted, now)
    assert str(found) == "reviewed 2030-06-01 by a speaker"
    assert counted(noted, mark("ru", "SAY_AGAIN")) is None
    assert counted(noted, mark("tr", "CALL_ME")) is None


@pytest.mark.parametrize(
    "odd", [{"by": ""}, {"date": "2030-06-01"}, {"note": "fine"}], ids=["nobody", "text", "more"]
)
def test_a_review_without_who_when_and_what_is_refused(odd: dict[str, object]) -> None:
    noted = {"by": "a speaker", "date": date(2030, 6, 1), "text": "0"} | odd
    with pytest.raises(ValueError, match="by, date and text"):
        counted(noted, "0")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1 километр."),
        (2, "2 километра."),
        (5, "5 километров."),
        (11, "11 километров."),
        (21, "21 километр."),
        (1_024, "1024 километра."),
    ],
)
def test_russian_numbers_take_their_own_plural(number: int, text: str) -> None:
    assert text in render(Coded("WRONG_POSITION", ("A-7", number)), "ru").text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0\u2069 وحدة"),
        (1, "وحدة واحدة"),
        (2, "وحدتين"),
        (3, "3\u2069 وحدات"),
        (11, "11\u2069 وحدة"),
        (100, "100\u2069 وحدة"),
        (103, "103\u2069 وحدات"),
    ],
)
def test_arabic_numbers_take_their_own_plural(number: int, text: str) -> None:
    assert text in render(Coded("UNITS_TOLD", ("A-7", number)), "ar").text


@given(st.integers(0, 20_038))
def test_figures_look_alike_in_every_language(km: int) -> None:
    texts = [render(Coded("WRONG_POSITION", ("A-7", km)), one).text for one in LANGUAGES]
    assert [OTHER_DIGITS.findall(text) for text in texts] == [[]] * len(texts)
    spelled_out = 1 if km in (1, 2) else 0  # Arabic has words for one and for two of a thing.
    assert sum(str(km) in text for text in texts) == len(texts) - spelled_out


def test_what_is_filled_into_arabic_cannot_reorder_it() -> None:
    text = render(Coded("NOTICE_NOT_RECEIVED", ("NORTH-1",)), "ar").text
    assert "\u2068NORTH-1\u2069" in text
    assert (text[0], text[-1]) == ("\u2067", "\u2069")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_procedure_take_a_party_and_an_instant(language: str) -> None:
    assert "B" in word("line-SUSPENDED", language, party="B")
    assert "111200ZNOV17" in word("line-NO_CONTACT", language, at="111200ZNOV17")


def test_a_place_is_shown_in_two_notations_and_an_instant_as_a_date_time_group() -> None:
    said = Coded("MEDEVAC_COMING", ((36_690_000, 35_843_000), 1_900_000_000))
    for language in LANGUAGES:
        text = render(said, language).text
        assert "35°50'34.80\"N 036°41'24.00\"E / 37S BV 91375 68998" in text
        assert "171746ZMAR30" in text
