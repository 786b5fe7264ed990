"""Equal values have equal bytes, and no other bytes are read at all."""

import json
from pathlib import Path
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord, Misused
from keepclear.limits import CBOR_DEPTH_MAX
from keepclear.record.canonical import INTEGER_MAX, INTEGER_MIN, decode, digest, encode
from keepclear.record.envelope import Precedence

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.integers(INTEGER_MIN, INTEGER_MAX) | st.binary(max_size=300) | st.text(max_size=300),
    lambda inner: (
        st.lists(inner, max_size=30) | st.dictionaries(st.integers(0, 255), inner, max_size=30)
    ),
    max_leaves=40,
)
SHARED_NOUGHT = "d81c8a" + "00" * 10
SHARED_TENFOLD = "d81c8a" + "d81d{:02x}" * 10


def outcome(data: bytes) -> tuple[Any, str]:
    """The value and no rule, or nothing and the rule that the bytes break."""
    try:
        return decode(data), ""
    except BadRecord as error:
        return None, error.rule


@given(VALUES)
def test_every_value_is_read_back_as_it_was_written(value: Any) -> None:
    assert decode(encode(value)) == value


@given(VALUES)
def test_an_independent_writer_comes_to_the_same_bytes(value: Any) -> None:
    assert encode(value) == cbor2.dumps(value, canonical=True)


@pytest.mark.requirement("F15-3")
@given(st.binary(max_size=60))
def test_bytes_are_refused_or_are_the_one_form_of_what_they_say(data: bytes) -> None:
    value, rule = outcome(data)
    assert rule in {"", "canonical/1", "canonical/2", "canonical/3"}
    assert rule or encode(value) == data


@given(VALUES, st.data())
def test_a_changed_byte_is_refused_or_says_something_else(
    value: Any, chance: st.DataObject
) -> None:
    data = bytearray(encode(value))
    place = chance.draw(st.integers(0, len(data) - 1))
    data[place] ^= chance.draw(st.integers(1, 255))
    try:
        read = decode(bytes(data))
    except BadRecord:
        return
    assert encode(read) == data
    assert read != value


@given(st.dictionaries(st.integers(0, 255), st.integers(0, 9), min_size=2))
def test_the_order_in_which_a_map_was_made_does_not_show(value: dict[int, int]) -> None:
    backwards = dict(reversed(value.items()))
    assert encode(backwards) == encode(value)
    assert digest(backwards) == digest(value)


def test_a_value_is_as_deep_as_the_limit_and_no_deeper() -> None:
    for deepest in (0, [], {}, b"", "x", 1_000, -1_000):
        value: Any = deepest
        for _ in range(CBOR_DEPTH_MAX):
            value = [value]
        assert decode(encode(value)) == value
        with pytest.raises(Misused):
            encode([value])
        with pytest.raises(BadRecord) as caught:
            decode(b"\x81" + encode(value))
        assert caught.value.rule == "canonical/2"


@pytest.mark.parametrize("value", [1.5, None, True, {"a": 1}, {-1: 1}, {256: 1}, 2**63, {1, 2}])
def test_what_is_not_written_in_records_is_misuse(value: Any) -> None:
    with pytest.raises(Misused):
        encode(value)


def test_a_named_number_is_written_as_the_number_it_is() -> None:
    assert encode(Precedence.ROUTINE) == encode(3)


def test_some_bytes_that_name_a_value_without_end_are_refused_unread() -> None:
    # Each array of ten holds the one before it ten times: 10^11 numbers in under 500 bytes.
    levels = [SHARED_NOUGHT, *(SHARED_TENFOLD.format(*[i] * 10) for i in range(10))]
    with pytest.raises(BadRecord) as caught:
        decode(bytes.fromhex(f"{0x80 + len(levels):02x}" + "".join(levels)))
    assert caught.value.rule == "canonical/2"


def test_a_length_that_the_bytes_do_not_hold_is_refused_before_any_room_is_made() -> None:
    for major in (0x5B, 0x7B, 0x9B, 0xBB):
        with pytest.raises(BadRecord) as caught:
            decode(bytes([major]) + (2**62).to_bytes(8, "big"))
        assert caught.value.rule == "canonical/1"


def _is_taken(value: Any) -> bool:
    """Whether a value of the published examples is one that records may hold."""
    match value:
        case bool() | float() | None:
            return False
        case int():
            return INTEGER_MIN <= value <= INTEGER_MAX
        case str():
            return True
        case list():
            return all(_is_taken(item) for item in value)
        case dict():
            return value == {}  # The examples' other keys are texts, which JSON has alone.
    return False


def test_of_the_published_examples_those_within_our_form_are_read_and_no_others(
    public_vectors: Path,
) -> None:
    cases = json.loads((public_vectors / "cbor/appendix_a.json").read_text())
    octets = {"40", "4401020304", "a0", "a201020304"}  # written in diagnostic notation, not JSON
    wanted = {
        case["hex"]
        for case in cases
        if case["roundtrip"] and (_is_taken(case.get("decoded")) or case["hex"] in octets)
    }
    tagged = {case["hex"] for case in cases if bytes.fromhex(case["hex"])[0] >> 5 == 6}
    read = {case["hex"] for case in cases if outcome(bytes.fromhex(case["hex"]))[1] == ""}
    assert read == wanted - tagged
    assert len(read) == 29
    assert len(cases) - len(read) > 35
