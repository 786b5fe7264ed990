"""Which characters a text may hold: ranges printed in spec/text.md, never a runtime's tables.

A text from another party is shown to a tired officer. Control characters could
drive a terminal; bidirectional controls and invisible characters could make
one text look like another.
"""

from typing import Final

# (first, last, why); tab and newline are the only controls that plain text needs.
REFUSED: Final = (
    (0x0000, 0x0008, "control character"),
    (0x000B, 0x001F, "control character"),
    (0x007F, 0x009F, "control character"),
    (0x00AD, 0x00AD, "invisible character"),
    (0x034F, 0x034F, "invisible character"),
    (0x061C, 0x061C, "bidirectional control"),
    (0x115F, 0x1160, "invisible character"),
    (0x17B4, 0x17B5, "invisible character"),
    (0x180E, 0x180E, "invisible character"),
    (0x200B, 0x200B, "invisible character"),
    (0x200E, 0x200F, "bidirectional control"),
    (0x2028, 0x2029, "line separator"),
    (0x202A, 0x202E, "bidirectional control"),
    (0x2060, 0x206F, "invisible character"),
    (0x3164, 0x3164, "invisible character"),
    (0xD800, 0xDFFF, "surrogate"),
    (0xE000, 0xF8FF, "private character"),
    (0xFDD0, 0xFDEF, "not a character"),
    (0xFEFF, 0xFEFF, "invisible character"),
    (0xFFA0, 0xFFA0, "invisible character"),
    (0xFFF0, 0xFFFF, "not a character"),
    (0x1BCA0, 0x1BCA3, "invisible character"),
    (0x1D173, 0x1D17A, "invisible character"),
    (0xE0000, 0xE0FFF, "invisible character"),
    (0xF0000, 0x10FFFF, "private character"),
)


def find_refused(text: str) -> str | None:
    """Name the first character that a text may not hold: `U+202E, bidirectional control`."""
    if text.isascii() and text.isprintable():
        return None
    for character in text:
        point = ord(character)
        for first, last, why in REFUSED:
            if first <= point <= last:
                return f"U+{point:04X}, {why}"
    return None
