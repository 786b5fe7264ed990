"""A party card: what two parties hand each other before they can speak.

It pins the party's keys and its node's TLS key. Whoever takes a card reads its
fingerprint back over another bearer, as groups of five digits, before trusting
it.
"""

import base64
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.limits import CARD_BYTES_MAX, ENDPOINTS_MAX, KEY_EVENTS_MAX, NAME_CODE_POINTS_MAX
from keepclear.record.canonical import decode, encode
from keepclear.record.keys import KeyHistory
from keepclear.record.signing import Signer, digits, open_sign1, sign1

CARD_LABEL = b"keepclear/card/1"
COSE_SIGN1 = b"\xd2"  # tag 18, with which every signed card begins (RFC 9052 4.2)
ARMOUR = ("-----BEGIN KEEPCLEAR CARD-----", "-----END KEEPCLEAR CARD-----")


@dataclass(frozen=True, slots=True)
class Card:
    """A verified party card; one without endpoints can only call out."""

    data: bytes
    name: str
    keys: KeyHistory
    tls_key: bytes
    endpoints: tuple[str, ...]
    utc: int

    @property
    def party(self) -> bytes:
        """The party's fingerprint."""
        return self.keys.party

    def spoken(self) -> str:
        """Return the fingerprint to read over the phone: six groups of five digits."""
        return digits(self.data)


def sign_card(
    node_signer: Signer,
    name: str,
    keys: KeyHistory,
    tls_key: bytes,
    endpoints: Sequence[str],
    utc: int,
) -> Card:
    """Write a card; `tls_key` is SHA-256 over the node's TLS public key (SPKI, DER)."""
    body = {
        1: 1,
        2: name,
        3: [event.data for event in keys.events],
        4: tls_key,
        5: list(endpoints),
        6: utc,
    }
    return parse_card(sign1(node_signer, CARD_LABEL, encode(body)))


def parse_card(data: bytes) -> Card:
    """Read and verify a card, or raise BadRecord."""
    if len(data) > CARD_BYTES_MAX:
        raise BadRecord("card/1", f"the card is over {CARD_BYTES_MAX} bytes")
    envelope = open_sign1(data)
    body: Any = decode(envelope.payload)
    if not isinstance(body, dict):
        raise BadRecord("card/2", "the card is not a map")
    fields = Fields(body, "card/2")
    fields.integer(1, 1, 1)
    name = fields.text(2, NAME_CODE_POINTS_MAX, empty=False)
    keys = KeyHistory(_all_bytes(fields, fields.items(3, KEY_EVENTS_MAX, 1)))
    tls_key, utc = fields.octets(4, 32), fields.integer(6)
    endpoints = fields.texts(5, ENDPOINTS_MAX, 255) if body.get(5) else tuple(fields.items(5, 0))
    fields.done()
    current = keys.events[-1].signing_keys
    if not any(envelope.verified_by(key, CARD_LABEL) for key in current):
        raise BadRecord("card/3", "the card is not signed by a node key of its own party")
    return Card(data, name, keys, tls_key, endpoints, utc)


def _all_bytes(fields: Fields, items: list[Any]) -> list[bytes]:
    if not all(isinstance(item, bytes) for item in items):
        raise fields.refuse("a key event is not a byte string")
    return items


def armour(card: Card) -> str:
    """Write a card as text that survives mail and print."""
    lines = textwrap.wrap(base64.b64encode(card.data).decode(), 64)
    return "\n".join((ARMOUR[0], *lines, ARMOUR[1], ""))


def read_card(data: bytes) -> Card:
    """Read a card from its bytes or from a text with its marker lines, or raise BadRecord."""
    if data[:1] == COSE_SIGN1:
        return parse_card(data)
    try:
        return unarmour(data.decode())
    except UnicodeDecodeError as error:
        raise BadRecord("card/4", "the card is neither a text nor its bytes") from error


def unarmour(text: str) -> Card:
    """Read a card from text; anything around the two marker lines is skipped."""
    start, end = text.find(ARMOUR[0]), text.find(ARMOUR[1])
    if start < 0 or end < start:
        raise BadRecord("card/4", "there are no card marker lines in the text")
    try:
        data = base64.b64decode("".join(text[start + len(ARMOUR[0]) : end].split()), validate=True)
    except ValueError as error:
        raise BadRecord("card/4", "the lines between the markers are not base64") from error
    return parse_card(data)
