"""What a node refused at its door, in words: how often, by which rule, and what a person may do.

Nothing of it was taken, and a peer sends again by itself what was damaged on
its way. What goes on says that somebody holds an old card, or is no peer.
"""

from collections.abc import Mapping
from typing import Final

_DAMAGED: Final = "nothing, where it stays rare: a peer sends again by itself"
_OLD_CARD: Final = "where a peer stays silent: give it our card anew (keepclear card)"
_THEIRS: Final = "where a peer stays silent: take its newest card (keepclear peer add)"
_AHEAD: Final = "where a peer's node is newer than ours: upgrade ours"

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "parcel/1": ("larger than a parcel may be", _DAMAGED),
    "parcel/2": ("not in the form of a parcel", _DAMAGED),
    "parcel/3": ("sealed to a key that we do not hold", _OLD_CARD),
    "parcel/4": ("its seal does not open", _DAMAGED),
    "parcel/5": ("not signed as a parcel is", _AHEAD),
    "parcel/6": ("meant for another party", _OLD_CARD),
    "parcel/7": ("not signed by a party whose card we hold", _THEIRS),
    "parcel/8": ("its content is not what was signed", _DAMAGED),
    "record/6": ("a record that no key of its author verifies", _THEIRS),
    "held/2": ("a receipt that no key of its holder verifies", _THEIRS),
    "channel/5": ("a record of a channel that we do not know", "ask who sent it who founded it"),
}


def lines(counts: Mapping[str, int]) -> list[str]:
    """Return what is printed of the refusals of a node since its start, by rule."""
    return [f"refused {count} x {rule}: {_words(rule)}" for rule, count in sorted(counts.items())]


def _words(rule: str) -> str:
    page, _, sentence = rule.partition("/")
    what, cure = _SAID.get(rule, (f"it breaks sentence {sentence} of spec/{page}.md", _AHEAD))
    return f"{what} -> {cure}"
