"""Whatever a member signs gets one verdict, and nothing that it signs breaks the reader."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from keepclear.exchange.meaning import PARSERS, Kind, NotUnderstood, Refused, meaning
from keepclear.exchange.message import Stop
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import (
    RECORD_LABEL,
    Draft,
    Precedence,
    Record,
    Signature,
    parse,
    sign,
)
from keepclear.record.log import Head, LogName
from keepclear.record.signing import Signer, sign1

SIGNER = Signer(b"\x07" * 32)
HEAD = Head(LogName(0, b"\x11" * 8), 3, b"\x22" * 32)
VECTORS = Path(__file__).resolve().parents[2] / "spec" / "vectors"
VALID = [
    parse(bytes.fromhex(case["bytes"]))
    for case in json.loads((VECTORS / "record.json").read_text())["judged"]
]
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.integers(-(2**63), 2**63 - 1)
    | st.integers(0, 40)
    | st.sampled_from([b"", b"\x00" * 32, "", "a", "\u202e", "x" * 5_000])
    | st.binary(max_size=40)
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=6) | st.dictionaries(st.integers(0, 9), inner, max_size=9)
    ),
    max_leaves=8,
)
BODIES = st.dictionaries(st.integers(0, 9), VALUES, max_size=4)


def said(kind: int, body: dict[int, Any]) -> Record:
    draft = Draft(kind, body, Precedence.ROUTINE, Signature("duty officer", "KM"), 1_900_000_000)
    return sign(SIGNER, b"\xc0" * 32, HEAD, [], draft)


@given(st.sampled_from(list(Kind)), BODIES)
def test_whatever_a_body_holds_the_record_gets_a_verdict(kind: Kind, body: dict[int, Any]) -> None:
    record = said(kind, body)
    verdict = meaning(record)
    assert not isinstance(verdict, NotUnderstood)
    assert meaning(parse(record.data)) == verdict


def _places(value: Any, path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """The way to every part of a value."""
    match value:
        case dict():
            items = list(value.items())
        case list():
            items = list(enumerate(value))
        case _:
            items = []
    return [path, *(place for key, item in items for place in _places(item, (*path, key)))]


def _with(value: Any, path: tuple[int, ...], new: Any) -> Any:
    """The value with one part exchanged."""
    if not path:
        return new
    changed: Any = dict(value) if isinstance(value, dict) else list(value)
    changed[path[0]] = _with(value[path[0]], path[1:], new)
    return changed


@given(st.sampled_from([r for r in VALID if r.body]), st.data())
def test_any_part_of_a_good_body_may_be_anything_without_a_crash(
    record: Record, chance: st.DataObject
) -> None:
    body = decode(encode(dict(record.body or {})))
    place = chance.draw(st.sampled_from([path for path in _places(body) if path]))
    verdict = meaning(said(record.kind, _with(body, place, chance.draw(VALUES))))
    if isinstance(verdict, Refused):
        page, _, number = verdict.rule.partition("/")
        assert page
        assert int(number) > 0


@given(st.sampled_from(VALID))
def test_the_same_bytes_get_the_same_verdict(record: Record) -> None:
    assert meaning(parse(record.data)) == meaning(record)


def test_every_kind_has_a_reader_and_a_good_example() -> None:
    assert set(PARSERS) == set(Kind)
    assert {record.kind for record in VALID} == set(Kind)


@pytest.mark.requirement("L-3")
@given(st.integers(0, 2**63 - 1).filter(lambda kind: kind not in set(Kind)), BODIES)
def test_an_unknown_kind_is_not_understood_and_says_which(kind: int, body: dict[int, Any]) -> None:
    assert meaning(said(kind, body)) == NotUnderstood(f"kind {kind}")


def test_a_newer_version_is_not_understood_whatever_its_kind() -> None:
    record = said(Kind.STOP, {1: "x"})
    payload = {**decode(record.envelope.payload), 1: 2}
    newer = parse(sign1(SIGNER, RECORD_LABEL, encode(payload)))
    assert meaning(newer) == NotUnderstood("version 2 of the protocol")


@given(BODIES)
@example({1: "\u202e"})
@example({1: "x" * 4_001})
def test_nothing_in_its_body_refuses_a_stop(body: dict[int, Any]) -> None:
    verdict = meaning(said(Kind.STOP, body))
    assert isinstance(verdict, Stop)
    assert verdict.text in ("", body.get(1))
    assert "\u202e" not in verdict.text


@pytest.mark.parametrize("key", range(1, 9))
def test_a_text_with_bidirectional_characters_is_refused_as_a_verdict(key: int) -> None:
    tried = 0
    for record in VALID:
        body = dict(record.body or {})
        if isinstance(body.get(key), str) and record.kind != Kind.STOP:
            verdict = meaning(said(record.kind, {**body, key: "abc\u202edef"}))
            assert isinstance(verdict, Refused)
            assert "U+202E" in verdict.why
            tried += 1
    assert tried or key in {5, 6, 8}


@pytest.mark.parametrize("record", VALID, ids=lambda record: Kind(record.kind).name)
def test_a_field_that_is_not_on_its_page_is_refused(record: Record) -> None:
    if record.kind == Kind.STOP:
        return
    verdict = meaning(said(record.kind, {**(record.body or {}), 99: 0}))
    assert isinstance(verdict, Refused)
    assert "99" in verdict.why
