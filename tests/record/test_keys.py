"""A key history is verified link by link, and only what its own keys promised goes on."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.record.canonical import decode, encode
from keepclear.record.keys import (
    KEY_LABEL,
    X25519,
    XWING,
    KeyEvent,
    KeyHistory,
    parse_key_event,
    sign_key_event,
)
from keepclear.record.signing import Signer, fingerprint, open_sign1, sign1

PARTY = [Signer(bytes([i]) * 32) for i in range(1, 6)]
NODE = [Signer(bytes([i]) * 32) for i in range(11, 15)]
VECTORS = Path(__file__).resolve().parents[2] / "spec" / "vectors"
SMALL_ORDER = [
    bytes.fromhex(case["key"])
    for case in json.loads((VECTORS / "ed25519.json").read_text())["keys"]
    if not case["sound"] and len(case["key"]) == 64
]
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.integers(-(2**63), 2**63 - 1)
    | st.integers(0, 12)
    | st.binary(max_size=40)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.integers(0, 12), inner, max_size=12)
    ),
    max_leaves=20,
)


def event(number: int = 0, previous: KeyEvent | None = None) -> KeyEvent:
    public = [(X25519, b"\x21" * 32), (XWING, b"\x22" * 1_216)]
    following = PARTY[number + 1].public_key
    return sign_key_event(
        PARTY[number], following, [NODE[number].public_key], public, 1_900_000_000, previous
    )


FIRST = event()
SECOND = event(1, FIRST)
THIRD = event(2, SECOND)


def resigned(number: int, **changed: Any) -> bytes:
    data = (FIRST, SECOND, THIRD)[number].data
    payload = {**decode(open_sign1(data).payload), **{int(k[1:]): v for k, v in changed.items()}}
    return sign1(PARTY[number], KEY_LABEL, encode(payload))


def test_a_party_is_known_for_ever_by_its_first_key() -> None:
    history = KeyHistory([FIRST.data, SECOND.data, THIRD.data])
    assert history.party == fingerprint(PARTY[0].public_key)
    assert {e.party for e in history.events} == {history.party}


def test_a_node_key_holds_from_its_own_event_until_the_next() -> None:
    history = KeyHistory([FIRST.data, SECOND.data])
    assert history.holds_at(NODE[0].kid, 0)
    assert not history.holds_at(NODE[0].kid, 1)
    assert history.holds_at(NODE[1].kid, 1)
    assert not history.holds_at(NODE[1].kid, 2)
    assert set(history.signing_keys_ever()) == {NODE[0].kid, NODE[1].kid}


def test_peers_seal_to_the_newest_key_of_a_suite() -> None:
    history = KeyHistory([FIRST.data])
    assert history.encryption_key() == b"\x21" * 32
    assert history.encryption_key(XWING) == b"\x22" * 1_216
    assert history.encryption_key(9) is None


def test_an_event_that_is_held_already_changes_nothing() -> None:
    history = KeyHistory([FIRST.data, SECOND.data])
    assert history.extend(FIRST.data).number == 0
    assert len(history.events) == 2


@pytest.mark.parametrize("events", [[], [1], [0, 2], [0, 0], [0, 1, 1], [1, 0]])
def test_a_history_with_a_link_lost_or_twice_is_refused(events: list[int]) -> None:
    with pytest.raises(BadRecord) as caught:
        KeyHistory([(FIRST, SECOND, THIRD)[i].data for i in events])
    assert caught.value.rule == "keys/4"


@pytest.mark.requirement("K-2")
def test_a_thief_of_the_present_key_cannot_write_the_next_event() -> None:
    stolen = sign1(PARTY[0], KEY_LABEL, open_sign1(resigned(1, _5=PARTY[0].public_key)).payload)
    with pytest.raises(BadRecord) as caught:
        KeyHistory([FIRST.data, stolen])
    assert caught.value.rule == "keys/5"


@pytest.mark.requirement("K-2")
def test_of_two_next_events_by_the_promised_key_a_peer_keeps_the_one_that_it_heard_first() -> None:
    of_a_thief = sign_key_event(
        PARTY[1],
        PARTY[4].public_key,
        [NODE[3].public_key],
        [(X25519, b"\x31" * 32)],
        1_900_000_001,
        FIRST,
    )
    assert KeyHistory([FIRST.data]).extend(of_a_thief.data).number == 1
    with pytest.raises(BadRecord) as caught:
        KeyHistory([FIRST.data, SECOND.data]).extend(of_a_thief.data)
    assert caught.value.rule == "keys/4"


@pytest.mark.parametrize("key", SMALL_ORDER)
def test_an_unsound_key_is_never_named(key: bytes) -> None:
    for changed in ({"_7": [key]}, {"_5": key}):
        with pytest.raises(BadRecord) as caught:
            parse_key_event(resigned(0, **changed), None)
        assert caught.value.rule == "keys/2"


@given(st.integers(0, len(SECOND.data) * 8 - 1))
def test_any_flipped_bit_of_a_key_event_is_refused(bit: int) -> None:
    data = bytearray(SECOND.data)
    data[bit // 8] ^= 1 << bit % 8
    with pytest.raises(BadRecord):
        KeyHistory([FIRST.data, bytes(data)])


@given(VALUES)
@example([])
@example([0, 1])
@example(b"")
def test_whatever_is_signed_as_a_key_event_is_refused_by_its_rule(payload: Any) -> None:
    with pytest.raises(BadRecord) as caught:
        parse_key_event(sign1(PARTY[0], KEY_LABEL, encode(payload)), None)
    assert caught.value.rule == "keys/1"


@given(st.integers(1, 10), VALUES)
def test_any_field_of_a_key_event_may_hold_anything_without_a_crash(key: int, value: Any) -> None:
    data = resigned(0, **{f"_{key}": value})
    try:
        read = parse_key_event(data, None)
    except BadRecord as error:
        assert error.rule.startswith("keys/")  # noqa: PT017  # which one depends on the value
    else:
        assert decode(open_sign1(read.data).payload)[key] == value
