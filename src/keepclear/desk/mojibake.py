"""Text whose bytes were read in the wrong character set: warned about, never mended by itself.

A dash that left one program as UTF-8 came to an officer as three Thai letters,
read as cp874. Such text makes sense only when it is written back in the wrong
set and read as UTF-8. A warning says what it would read as then; what was typed
is what is sent, for a guess must not change an officer's words.

Ordinary words must not be warned about. A few letters of one language may by
chance be the bytes of another's, so what they would read as has to be letters
that these lines write, in one script a word, and enough of them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

# Those in which UTF-8 is met wrongly read: Windows, DOS, Macintosh and Unix sets of the languages
# on these lines and around them. The first that fits is named; several often read alike.
CODECS: Final = (
    *("cp1252", "cp1251", "cp1254", "cp1256", "cp874", "cp1253", "latin-1"),
    *("koi8-r", "koi8-u", "cp866", "cp437", "cp850", "cp857", "cp720"),
    *("mac-roman", "mac-cyrillic", "mac-turkish", "iso8859-9"),
)
_RUN: Final = re.compile(r"[^\x00-\x7f]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
# Dashes, quotes, the ellipsis, the number sign and the euro sign: no word holds their three bytes
# in any of the sets, so that one of them shows amid ordinary words too.
_SURE: Final = "".join(map(chr, (*range(0x2010, 0x2027), 0x2030, 0x2032, 0x2033))) + "‹›№€"
_LATIN: Final = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿĞğİıŞşŒœ"
_CYRILLIC: Final = "".join(map(chr, range(0x410, 0x450))) + "ЁёЄєІіЇїҐґ"
_ARABIC: Final = (
    "".join(map(chr, (*range(0x621, 0x63B), *range(0x640, 0x653), *range(0x660, 0x66A)))) + "پچژگکی"
)
_SIGNS: Final = "\u00a0«»°§·©®±²³½×–—‘’‚“”„…•‹›№€،؛؟"
_SCRIPT: Final = (
    dict.fromkeys(_LATIN, "Latin")
    | dict.fromkeys(_CYRILLIC, "Cyrillic")
    | dict.fromkeys(_ARABIC, "Arabic")
    | dict.fromkeys(_SIGNS, "")
)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A text that would make sense if its bytes had been read as UTF-8 and not in this set."""

    codec: str
    reads_as: str

    def __str__(self) -> str:
        """Say it to whoever typed the text."""
        return (
            f"the text looks like UTF-8 that was read as {self.codec}; "
            f"it would read: {self.reads_as}"
        )


def find_mojibake(text: str) -> Suspicion | None:
    """Find out whether a text only makes sense re-decoded; None for ordinary text."""
    if text.isascii():
        return None
    for codec in CODECS:
        reads_as = _reread(text, codec)
        if reads_as is not None:
            return Suspicion(codec, reads_as)
    found = [(codec, list(_sure(text, codec))) for codec in CODECS]
    codec, signs = max(found, key=lambda one: len(one[1]))  # the first of those that mend the most
    return Suspicion(codec, _changed(text, signs)) if signs else None


def doubts_in(value: object, place: str = "") -> Iterator[str]:
    """Yield a warning for each text in some fields that only makes sense re-decoded."""
    if isinstance(value, str):
        found = find_mojibake(value)
        if found is not None:
            yield f"{place}: {found}" if place else str(found)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from doubts_in(item, str(key))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from doubts_in(item, place)


def _reread(text: str, codec: str) -> str | None:
    """Return what a text reads as if all of it had been decoded in this set, or None."""
    changes = []
    for run in _RUN.finditer(text):
        data = _bytes(run.group(), codec)
        read = None if data is None else _whole(data)
        if read is None:
            return None
        changes.append((run.span(), read))
    characters = "".join(read for _, read in changes)
    if len(characters) == 1 and not _stands_alone(characters, text):
        return None
    new = _changed(text, changes)
    return None if any(_mixes(word) for word in _WORD.findall(new)) else new


def _stands_alone(character: str, text: str) -> bool:
    """Tell whether one character is enough to go by: a sign of three bytes, or an accent.

    Two letters of Cyrillic, Greek, Arabic or Thai are by chance the two bytes of one Latin letter.
    """
    if character > "\u07ff":
        return True
    letters = [letter for letter in text if not letter.isascii() and letter.isalpha()]
    return _SCRIPT[character] == "Latin" and all(letter < "\u0370" for letter in letters)


def _bytes(text: str, codec: str) -> bytes | None:
    """Return the bytes that a set reads as this text, one for each character."""
    table = _table(codec)
    found = [table.get(character) for character in text]
    return None if None in found else bytes(byte for byte in found if byte is not None)


@cache
def _table(codec: str) -> dict[str, int]:
    """Map the upper half of a set; where it is undefined, browsers read the byte as it is."""
    read = {byte: bytes([byte]).decode(codec, "replace") for byte in range(0x80, 0x100)}
    table = {character: byte for byte, character in read.items() if character != "\ufffd"}
    for byte, character in read.items():
        if character == "\ufffd":
            table.setdefault(chr(byte), byte)
    return table


def _whole(data: bytes) -> str | None:
    """Read a run of bytes as UTF-8 of characters that these lines write, or return None."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if all(character in _SCRIPT for character in text) else None


def _sure(text: str, codec: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the signs that stand, wrongly read, amid ordinary words."""
    signs = _signs(codec)
    for match in _any_of(codec).finditer(text):
        yield match.span(), signs[match.group()]


@cache
def _signs(codec: str) -> dict[str, str]:
    """Map what each sign becomes in a set to the sign."""
    read = {byte: character for character, byte in _table(codec).items()}
    return {"".join(read[byte] for byte in sign.encode()): sign for sign in _SURE}


@cache
def _any_of(codec: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _signs(codec))))


def _changed(text: str, changes: list[tuple[tuple[int, int], str]]) -> str:
    parts, at = [], 0
    for (start, end), instead in changes:
        parts += [text[at:start], instead]
        at = end
    return "".join([*parts, text[at:]])


def _mixes(word: str) -> bool:
    scripts = {"Latin" if letter.isascii() else _SCRIPT.get(letter, "other") for letter in word}
    return len(scripts - {""}) > 1
