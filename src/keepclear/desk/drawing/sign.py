"""How each party is told from the others on paper: a letter, a line, a hatching and a colour.

Colour is never the only sign, so a page may be printed or copied in black and white. No
party is drawn in the red or blue of friend and foe: all are alike. The colours keep apart
for readers who do not see red or green.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_COLOURS: Final = ("#5b3a99", "#a2590d", "#00786b", "#8a2463", "#3d4f63", "#6a6a00")
_DASHES: Final = ("", "7 3.2", "1.6 2.6", "9 2.6 1.6 2.6", "3.6 2.6")
HATCHES: Final = 6


@dataclass(frozen=True, slots=True)
class Sign:
    """What a party is known by on the sheet."""

    letter: str
    colour: str
    dash: str
    hatch: int

    @property
    def stroke(self) -> str:
        """The attributes of a line of this party."""
        dashed = f' stroke-dasharray="{self.dash}"' if self.dash else ""
        return f'stroke="{self.colour}"{dashed}'


def signs(parties: Sequence[str]) -> dict[str, Sign]:
    """Return a sign for each party, by its place in the sorted list.

    A party whose name is short is known by its name; where any is long, all get letters,
    so that no letter can be taken for another party's name.
    """
    ordered = sorted(set(parties))
    short = all(len(name) <= 2 and name.isascii() and name.isalnum() for name in ordered)
    return {
        name: Sign(
            name if short else _letters(number),
            _COLOURS[number % len(_COLOURS)],
            _DASHES[number % len(_DASHES)],
            number % HATCHES,
        )
        for number, name in enumerate(ordered)
    }


def _letters(number: int) -> str:
    letter = chr(ord("A") + number % 26)
    return letter if number < 26 else _letters(number // 26 - 1) + letter
