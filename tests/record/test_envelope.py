"""The door: what passes is whole, and nothing else makes it do anything but refuse."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.limits import RECORD_BYTES_MAX
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import (
    HELD_LABEL,
    RECORD_LABEL,
    Draft,
    Precedence,
    Record,
    Signature,
    parse,
    parse_held,
    seen_root,
    sign,
    sign_held,
)
from keepclear.record.log import Head, LogName
from keepclear.record.signing import Signer, open_sign1, sign1

SIGNER = Signer(b"\x07" * 32)
CHANNEL = b"\xc0" * 32
LOG = LogName(1, b"\x11" * 8)
OTHERS = [Head(LogName(i, bytes([i]) * 8), 5 + i, bytes([i]) * 32) for i in (0, 2)]
VECTORS = Path(__file__).resolve().parents[2] / "spec" / "vectors"
VALID = [
    bytes.fromhex(case["bytes"])
    for case in json.loads((VECTORS / "record.json").read_text())["judged"]
]
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.integers(-(2**63), 2**63 - 1)
    | st.integers(0, 40)
    | st.binary(max_size=40)
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=6) | st.dictionaries(st.integers(0, 16), inner, max_size=16)
    ),
    max_leaves=30,
)


def written(seq: int = 3, **changed: Any) -> Record:
    fields: dict[str, Any] = {
        "kind": 32,
        "body": {1: "hello", 2: "en"},
        "precedence": Precedence.ROUTINE,
        "officer": Signature("duty officer", "KM"),
        "utc": 1_900_000_000,
    }
    head = Head(LOG, seq, b"\x22" * 32)
    return sign(SIGNER, CHANNEL, head, OTHERS, Draft(**{**fields, **changed}))


def resigned(record: Record, **changed: Any) -> bytes:
    """The record with fields changed, as its author could sign it with other software."""
    payload = {**decode(record.envelope.payload), **{int(k[1:]): v for k, v in changed.items()}}
    return sign1(SIGNER, RECORD_LABEL, encode({k: v for k, v in payload.items() if v is not None}))


def refusal(reader: Callable[[bytes], object], data: bytes) -> str:
    """The rule by which bytes are refused, or nothing; any other exception is a crash."""
    try:
        reader(data)
    except BadRecord as error:
        return error.rule
    return ""


def test_a_record_says_where_it_stands_and_what_its_author_had_seen() -> None:
    record = written()
    assert (record.channel, record.log, record.seq, record.root) == (CHANNEL, LOG, 3, b"\x22" * 32)
    assert record.seen == tuple((head.log, head.size) for head in OTHERS)
    assert record.seen_root == seen_root(CHANNEL, OTHERS)
    assert record.cut() == {LOG: 4, OTHERS[0].log: 5, OTHERS[1].log: 7}
    assert parse(record.data) == record
    assert record.verified_by(SIGNER.public_key)


def test_the_order_in_which_other_logs_were_named_does_not_show() -> None:
    head, draft = Head(LOG, 0, b"\x22" * 32), Draft(1, {}, Precedence.FLASH, Signature("", ""), 0)
    one = sign(SIGNER, CHANNEL, head, OTHERS, draft)
    assert sign(SIGNER, CHANNEL, head, OTHERS[::-1], draft).data == one.data


@given(st.integers(0, len(written().data) * 8 - 1))
def test_any_flipped_bit_of_a_record_is_refused(bit: int) -> None:
    record = written()
    data = bytearray(record.data)
    data[bit // 8] ^= 1 << bit % 8
    try:
        changed = parse(bytes(data))
    except BadRecord:
        return
    assert not changed.verified_by(SIGNER.public_key)
    assert changed.id != record.id


@given(VALUES)
@example([])
@example([1, 1, CHANNEL, 0, b"\x11" * 8, 0, b"\x22" * 32, [], b"\x22" * 32])
@example(b"")
@example("payload")
@example({})
def test_whatever_a_stranger_signs_is_read_or_refused(payload: Any) -> None:
    for label, reader in ((RECORD_LABEL, parse), (HELD_LABEL, parse_held)):
        rule = refusal(reader, sign1(SIGNER, label, encode(payload)))
        assert rule in {"", "record/2", "held/1"}


@given(st.sampled_from(VALID), st.integers(1, 14), VALUES)
def test_any_field_may_hold_anything_without_a_crash(data: bytes, key: int, value: Any) -> None:
    payload = {**decode(open_sign1(data).payload), key: value}
    rule = refusal(parse, sign1(SIGNER, RECORD_LABEL, encode(payload)))
    assert rule in {"", "record/2"}
    assert rule == "" or key <= 8


@given(st.sampled_from(VALID), st.data())
def test_mangled_bytes_are_read_or_refused(data: bytes, chance: st.DataObject) -> None:
    mangled = bytearray(data)
    for _ in range(chance.draw(st.integers(1, 4))):
        place = chance.draw(st.integers(0, len(mangled) - 1))
        mangled[place : place + chance.draw(st.integers(0, 3))] = chance.draw(st.binary(max_size=3))
        if not mangled:
            break
    for reader in (parse, parse_held):
        assert refusal(reader, bytes(mangled)) != "record/3"


@given(st.binary(max_size=200))
def test_chance_bytes_are_refused(data: bytes) -> None:
    assert refusal(parse, data).startswith(("envelope/", "canonical/"))
    assert refusal(parse_held, data).startswith(("envelope/", "canonical/"))


@given(VALUES, VALUES)
def test_a_record_of_a_newer_version_is_placed_by_its_frozen_fields(kind: Any, extra: Any) -> None:
    record = written()
    newer = parse(resigned(record, _1=2, _9=kind, _14=None, _20=extra))
    assert not newer.understood
    assert (newer.channel, newer.log, newer.seq, newer.root, newer.seen, newer.seen_root) == (
        record.channel,
        record.log,
        record.seq,
        record.root,
        record.seen,
        record.seen_root,
    )
    assert newer.verified_by(SIGNER.public_key)


@pytest.mark.requirement("L-3")
def test_a_record_whose_later_fields_are_odd_keeps_its_place_and_says_why() -> None:
    for changed in ({"_14": None}, {"_15": 0}, {"_9": -1}, {"_10": 4}, {"_13": 2**62}, {"_14": []}):
        record = parse(resigned(written(), **changed))
        assert record.flaw
        assert (record.seq, record.log, record.body, record.kind) == (3, LOG, None, 0)


def test_an_officers_odd_initials_are_never_shown() -> None:
    record = parse(resigned(written(), _12="\x1b[2J"))
    assert record.officer == Signature("", "")
    assert "U+001B" in record.officer_flaw
    assert not record.flaw
    assert parse(resigned(written(), _11="x" * 65)).officer_flaw


def test_a_record_fills_the_limit_and_no_more() -> None:
    def record(length: int) -> bytes:
        return resigned(written(), _14={1: "x" * length, 2: "en"})

    room = RECORD_BYTES_MAX - len(record(40_000)) + 40_000
    assert len(record(room)) == RECORD_BYTES_MAX
    assert parse(record(room)).body
    assert refusal(parse, record(room + 1)) == "record/1"


def test_a_receipt_lists_each_record_once_in_one_order() -> None:
    one, two = written(3), written(4)
    held = sign_held(SIGNER, CHANNEL, 0, 1_900_000_000, [two, one, two])
    assert held.records == ((LOG, 3, one.id), (LOG, 4, two.id))
    assert held.data == sign_held(SIGNER, CHANNEL, 0, 1_900_000_000, [one, two]).data
    assert parse_held(held.data) == held
    assert held.verified_by(SIGNER.public_key)


def test_a_receipt_is_never_taken_for_a_record_nor_the_other_way_round() -> None:
    record = written()
    held = sign_held(SIGNER, CHANNEL, 0, 1_900_000_000, [record])
    assert refusal(parse, held.data) == "record/2"
    assert refusal(parse_held, record.data) == "held/1"
    assert not held.envelope.verified_by(SIGNER.public_key, RECORD_LABEL)
    assert not record.envelope.verified_by(SIGNER.public_key, HELD_LABEL)
