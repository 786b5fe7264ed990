"""How an answer reads: nothing but a NO that holds is ever read as NO."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.exchange.query import (
    Query,
    QueryAnswer,
    Reading,
    Word,
    parse_query,
    parse_query_answer,
    reading,
    standing_answer,
)
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)
HOUR = Interval(NOON, NOON + timedelta(hours=1))
QUERY_ID = bytes(32)
WORDS = st.sampled_from(Word)
Row = tuple[Word, int, int | None]  # the answer, its end, and which earlier one it corrects
ROWS = st.lists(st.tuples(WORDS, st.integers(0, 100), st.none() | st.integers(0, 5)), max_size=6)


def answers_of(rows: list[Row]) -> list[tuple[bytes, QueryAnswer]]:
    ids = [bytes([n]) * 32 for n in range(len(rows))]
    return [
        (ids[n], QueryAnswer(QUERY_ID, word, until, "", None if of is None else ids[of]))
        for n, (word, until, of) in enumerate(rows)
        if of is None or of < n
    ]


def query(core: Core, band: Band | None = None) -> Query:
    band = band or Band(0.0, 2_000.0, Reference.AGL)
    return Query(3, Volume(core, 6_000.0, band, HOUR), 1_900_000_000, "a column")


def test_a_query_and_its_answer_are_read_as_they_were_written() -> None:
    asked = query(point(40.155556, 35.336111))
    assert parse_query(asked.body()) == asked
    answer = QueryAnswer(QUERY_ID, Word.UNKNOWN, 1_900_000_000, "", bytes([7]) * 32)
    assert parse_query_answer(answer.body()) == answer


@pytest.mark.requirement("F5-3")
@pytest.mark.parametrize(
    "core",
    [
        line((40.0, 35.0), (40.0, 35.1)),
        polygon(((40.0, 35.0), (40.1, 35.0), (40.1, 35.1), (40.0, 35.0))),
    ],
)
def test_a_query_is_about_a_circle_and_nothing_else(core: Core) -> None:
    with pytest.raises(BadRecord, match="a circle") as caught:
        parse_query(query(core).body())
    assert caught.value.rule == "query/2"


@pytest.mark.requirement("F5-2")
@given(ROWS, st.integers(0, 100))
def test_it_reads_no_only_where_a_no_that_nobody_corrected_holds(rows: list[Row], at: int) -> None:
    answers = answers_of(rows)
    counts = standing_answer(answers)
    corrected = {answer.supersedes for _, answer in answers}
    left = [answer for key, answer in answers if key not in corrected]
    read = reading(counts[1] if counts else None, at)
    if read is Reading.NO:
        assert all(answer.word is Word.NO for answer in left)
        assert all(answer.until > at for answer in left)
    assert (read is Reading.NOT_ANSWERED) == (not answers)
    assert standing_answer(reversed(answers)) == counts, "whatever the order in which they came"


def test_what_was_said_by_mistake_counts_no_more_once_it_is_corrected() -> None:
    mistaken = answers_of([(Word.YES, 50, None), (Word.NO, 40, 0)])
    assert standing_answer(mistaken) == mistaken[1]
    apart = answers_of([(Word.NO, 50, None), (Word.UNKNOWN, 40, None)])
    assert standing_answer(apart) == apart[1], "of two that do not know of each other"


@pytest.mark.requirement("F5-2")
@given(WORDS, st.integers(1, 100))
def test_an_answer_holds_until_its_end_and_not_at_it(word: Word, until: int) -> None:
    answer = QueryAnswer(QUERY_ID, word, until, "")
    assert reading(answer, until - 1).value == word.name
    assert reading(answer, until) is Reading.EXPIRED
