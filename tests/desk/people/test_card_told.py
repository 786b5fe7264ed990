"""Whoever releases that a party's card is taken reads whose it is, and the digits to compare."""

import base64
from pathlib import Path

import pytest
from tests.exchanges.parties import make_party

from keepclear.desk.people.card_told import CardTold, card_told
from keepclear.exchange.party import Card, armour
from keepclear.host.card import our_card


@pytest.fixture
def card(tmp_path: Path) -> Card:
    return our_card(make_party(tmp_path, "B").folder)


def sent(data: bytes) -> dict[str, str]:
    return {"card": base64.b64encode(data).decode()}


@pytest.mark.parametrize("act", ["peer add", "peer-add"])
def test_a_card_is_told_by_its_name_and_by_the_digits_that_its_party_reads_out(
    card: Card, act: str
) -> None:
    expected = CardTold("B", card.spoken())
    assert card_told(act, sent(card.data)) == expected
    assert card_told(act, sent(armour(card).encode())) == expected


def test_bytes_that_are_no_whole_card_have_no_name(card: Card) -> None:
    spoilt = card.data[:-1] + bytes([card.data[-1] ^ 1])
    for body in ({}, {"card": 7}, {"card": "ÿ"}, sent(b""), sent(b"\xff"), sent(spoilt)):
        assert card_told("peer add", body) == CardTold()


def test_another_act_takes_no_card(card: Card) -> None:
    assert card_told("give", sent(card.data)) is None
