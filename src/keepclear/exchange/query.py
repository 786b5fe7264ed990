"""A query: "are there own or partner forces of yours in this volume?", and the answers to it.

People were killed because nobody knew whose they were, and "not our people" was
taken for "nobody". So an answer is a person's word with an end: an officer says
YES, NO, UNKNOWN or DECLINED, no node says it for them, and what was not
answered, or has run out, never reads as NO.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, Final

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import SERIAL_MAX, encode_volumes, parse_volumes
from keepclear.limits import (
    QUERIES_PER_DAY_MAX,
    QUERY_DURATION_S_MIN,
    QUERY_HEIGHT_M_MIN,
    QUERY_RADIUS_M_MIN,
)
from keepclear.space.volume import CoreKind, Volume

DAY_S: Final = 86_400


class Word(IntEnum):
    """What an officer may answer; the numbers go into records."""

    YES = 1
    NO = 2
    UNKNOWN = 3
    DECLINED = 4


class Reading(StrEnum):
    """How a party's answer reads at an instant; only a NO that still holds reads as NO."""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"
    DECLINED = "DECLINED"
    EXPIRED = "EXPIRED"
    NOT_ANSWERED = "NOT ANSWERED"


# Of answers that do not know of each other the one counts that lets fewer people come to harm.
CAUTION: Final = (Word.YES, Word.UNKNOWN, Word.DECLINED, Word.NO)
TELLING: Final = frozenset({Word.YES, Word.NO})  # These say where people are, or are not.


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What parties have settled for queries: how finely and how often one may ask.

    A query is about a circle of at least `radius_m`, a span of at least
    `duration_s`, and at least `height_m` of altitude where it names a band; a
    party asks at most `daily` times in a day. Queries within `window_s` of
    each other are compared.
    """

    radius_m: int = QUERY_RADIUS_M_MIN
    duration_s: int = QUERY_DURATION_S_MIN
    height_m: int = QUERY_HEIGHT_M_MIN
    daily: int = QUERIES_PER_DAY_MAX
    window_s: int = DAY_S


def strictest(many: Sequence[QueryLimits]) -> QueryLimits:
    """Return what holds where several are settled, whatever asks more; the defaults where none."""
    if not many:
        return QueryLimits()
    return QueryLimits(
        max(one.radius_m for one in many),
        max(one.duration_s for one in many),
        max(one.height_m for one in many),
        min(one.daily for one in many),
        max(one.window_s for one in many),
    )


@dataclass(frozen=True, slots=True)
class Query:
    """One question: where, when, and until when its answer is of use."""

    serial: int
    volume: Volume
    expires: int
    text: str

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        volumes = encode_volumes([self.volume])
        return {1: self.serial, 2: volumes, 3: self.expires, 4: self.text}


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """An officer's answer, and until when it holds; it never says where anybody is."""

    target: bytes
    word: Word
    until: int
    text: str
    supersedes: bytes | None = None  # the answer of the same party that this one corrects

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        body: dict[int, Any] = {1: self.target, 2: int(self.word), 3: self.until, 4: self.text}
        if self.supersedes is not None:
            body[5] = self.supersedes
        return body


def parse_query(body: Mapping[int, Any]) -> Query:
    """Read the body of a query."""
    fields = Fields(body, "query/1")
    serial = fields.integer(1, 1, SERIAL_MAX)
    # One volume: of several, each answered alone would tell which of them it is about.
    [volume] = parse_volumes(fields.items(2, 1, 1), fields)
    query = Query(serial, volume, fields.integer(3), fields.text(4))
    fields.done()
    if volume.core.kind is not CoreKind.POINT:
        raise BadRecord("query/2", "a query is about a circle: a point with a radius")
    return query


def parse_query_answer(body: Mapping[int, Any]) -> QueryAnswer:
    """Read the body of an answer."""
    fields = Fields(body, "query/3")
    target, word = fields.octets(1, 32), Word(fields.integer(2, min(Word), max(Word)))
    until, text = fields.integer(3), fields.text(4)
    supersedes = fields.octets(5, 32) if 5 in body else None
    fields.done()
    return QueryAnswer(target, word, until, text, supersedes)


def standing_answer(
    answers: Iterable[tuple[bytes, QueryAnswer]],
) -> tuple[bytes, QueryAnswer] | None:
    """Return the answer of one party that counts, by record id; None where there is none.

    What another answer supersedes counts no more. Where two are left, of logs
    that did not know of each other, the more cautious one counts.
    """
    said = list(answers)
    corrected = {answer.supersedes for _, answer in said}
    left = [pair for pair in said if pair[0] not in corrected]
    return min(left, key=lambda p: (CAUTION.index(p[1].word), p[1].until, p[0]), default=None)


def reading(answer: QueryAnswer | None, at: int) -> Reading:
    """Say how an answer reads at an instant, in seconds UTC; it holds until its end, not at it."""
    if answer is None:
        return Reading.NOT_ANSWERED
    return Reading[answer.word.name] if at < answer.until else Reading.EXPIRED
