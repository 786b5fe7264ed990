"""A card says who a party is, and nobody can write one for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.exchange.party import CARD_LABEL, Card, armour, parse_card, sign_card, unarmour
from keepclear.record.canonical import decode, encode
from keepclear.record.keys import KeyHistory, sign_key_event
from keepclear.record.signing import Signer, open_sign1, sign1

PARTY, FOLLOWING, NODE, OLD = (Signer(bytes([i]) * 32) for i in range(1, 5))
FIRST = sign_key_event(PARTY, FOLLOWING.public_key, [OLD.public_key], [], 5)
SECOND = sign_key_event(FOLLOWING, PARTY.public_key, [NODE.public_key], [], 6, FIRST)
KEYS = KeyHistory([FIRST.data, SECOND.data])
CARD = sign_card(NODE, "Party A", KEYS, b"\x07" * 32, ["https://192.0.2.7:7443"], 1_900_000_000)


def refusal(data: bytes) -> str:
    with pytest.raises(BadRecord) as caught:
        parse_card(data)
    return caught.value.rule


def test_a_card_is_read_as_it_was_written() -> None:
    read = parse_card(CARD.data)
    assert (read.name, read.party, read.tls_key) == ("Party A", FIRST.party, b"\x07" * 32)
    assert read.endpoints == ("https://192.0.2.7:7443",)
    assert read.utc == 1_900_000_000


def test_a_party_without_endpoints_can_only_call_out() -> None:
    assert sign_card(NODE, "A", KEYS, b"\x07" * 32, [], 5).endpoints == ()


def test_a_node_key_that_is_no_longer_in_force_writes_no_card() -> None:
    payload = open_sign1(CARD.data).payload
    assert refusal(sign1(OLD, CARD_LABEL, payload)) == "card/3"
    assert refusal(sign1(PARTY, CARD_LABEL, payload)) == "card/3"


@given(st.integers(0, len(CARD.data) * 8 - 1))
def test_any_flipped_bit_of_a_card_is_refused(bit: int) -> None:
    data = bytearray(CARD.data)
    data[bit // 8] ^= 1 << bit % 8
    assert refusal(bytes(data))


@given(
    st.integers(1, 7),
    st.integers(-(2**63), 2**63 - 1) | st.text(max_size=3) | st.lists(st.binary(max_size=9)),
)
def test_any_field_of_a_card_may_hold_anything_without_a_crash(key: int, value: object) -> None:
    payload = {**decode(open_sign1(CARD.data).payload), key: value}
    data = sign1(NODE, CARD_LABEL, encode(payload))
    try:
        card = parse_card(data)
    except BadRecord:
        return
    assert decode(open_sign1(card.data).payload)[key] == value


def test_what_is_read_over_the_phone_is_of_the_whole_card() -> None:
    other = sign_card(NODE, "Party A", KEYS, b"\x08" * 32, CARD.endpoints, CARD.utc)
    assert CARD.spoken() != other.spoken()
    assert parse_card(CARD.data).spoken() == CARD.spoken()


def test_a_card_survives_mail_that_breaks_its_lines_and_adds_words() -> None:
    text = armour(CARD)
    assert unarmour(text).data == CARD.data
    assert (
        unarmour(f"Good day,\r\n\r\n{text.replace(chr(10), chr(13) + chr(10))}Bye").data
        == CARD.data
    )
    assert max(len(line) for line in text.splitlines()) <= 64


@given(st.text(max_size=80))
def test_a_text_without_a_card_is_refused(text: str) -> None:
    begin, end = "-----BEGIN KEEPCLEAR CARD-----", "-----END KEEPCLEAR CARD-----"
    for tried in (text, f"{begin}\n{text}\n{end}", f"{end}{text}{begin}"):
        with pytest.raises(BadRecord):
            unarmour(tried)


def test_a_card_is_a_value_that_compares_by_its_bytes() -> None:
    assert isinstance(CARD, Card)
    assert CARD.data == parse_card(CARD.data).data
