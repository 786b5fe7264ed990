"""The card in a draft that takes another party's, as it is read out.

Whoever releases it signs for whom they take: by a name and by the digits that are compared by
voice, and not by the bytes that carry them.
"""

import base64
from typing import Any

import msgspec

from keepclear.errors import BadRecord
from keepclear.exchange.party import read_card

ACT = "peer add"


class CardTold(msgspec.Struct, frozen=True):
    """Whose card it is; both are empty where the bytes are no card, and nothing can be taken."""

    name: str = ""
    fingerprint: str = ""


def card_told(act: str, body: dict[str, Any]) -> CardTold | None:
    """Return whose card an act would take, or None where it takes none."""
    if act.replace("-", " ") != ACT:
        return None
    try:
        card = read_card(base64.b64decode(body.get("card", ""), validate=True))
    except (BadRecord, TypeError, ValueError):
        return CardTold()
    return CardTold(card.name, card.spoken())
