"""A FeatureCollection taken one feature at a time, so that a file need not fit in memory.

Each value is decoded by the strict reader of `wire`, from a window of the file that
holds little more than one feature. Only the plain layout is taken this way: whatever
looks odd at the outermost level, a broken file first of all, is left to the reader of
whole files, whose words for it are then the only ones.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any, Final

from keepclear.standards.geojson_rfc7946.wire import DocumentHook

_WINDOW_BYTES: Final = 1 << 20
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_UTF8_BOM: Final = "\ufeff"


class Unstreamed(Exception):
    """The file cannot be taken one feature at a time; it must be read whole."""


class FeatureStream:
    """The members of a document: features as they come, all others kept in `head`."""

    def __init__(self, file: IO[bytes]) -> None:
        self.head: dict[str, Any] = {}
        self.odd = False  # whether the value just read holds what JSON does not allow
        self._file = file
        self._text = codecs.getincrementaldecoder("utf-8")()
        self._hook = DocumentHook()
        self._decode = json.JSONDecoder(
            object_pairs_hook=self._hook.members, parse_constant=self._hook.constant
        ).raw_decode
        self._window, self._at, self._ended = "", 0, False

    def members(self) -> Iterator[tuple[str | None, Any]]:
        """Yield each member with its name, and in place of `features` each one, without a name.

        Raises Unstreamed where the file is not laid out as one plain object.
        """
        if self._next().startswith(_UTF8_BOM):
            self._at += 1
        self._expect("{")
        if not self._passes("}"):
            yield from self._named()
            while self._passes(","):
                yield from self._named()
            self._expect("}")
        if self._next():
            raise Unstreamed

    def _named(self) -> Iterator[tuple[str | None, Any]]:
        if self._next() != '"':
            raise Unstreamed
        key = self._value()
        if key in self.head:
            raise Unstreamed
        self._expect(":")
        if key != "features" or self._next() != "[":
            self.head[key] = self._value()
            yield key, self.head[key]
            return
        self.head[key] = []
        self._expect("[")
        if self._passes("]"):
            return
        yield None, self._value()
        while self._passes(","):
            yield None, self._value()
        self._expect("]")

    def _value(self) -> Any:
        """Decode the next value, opening the window until it holds it whole."""
        self._next()
        size = _WINDOW_BYTES
        while True:
            self._hook.found = False
            try:
                value, end = self._decode(self._window, self._at)
            except ValueError:
                if self._ended:
                    raise Unstreamed from None
            else:
                # What the window cuts may go on: 12 is the beginning of 12.5 and of 12e3.
                if self._window[end : end + 1] not in ("", ".", "e", "E") or self._ended:
                    self._at, self.odd = end, self._hook.found
                    return value
            self._open(size)
            size *= 2

    def _next(self) -> str:
        """Return the next character that is not a space, or an empty text at the end."""
        while True:
            found = _SPACE.match(self._window, self._at)
            assert found is not None, "the pattern matches an empty text"
            self._at = found.end()
            if self._at < len(self._window) or self._ended:
                return self._window[self._at : self._at + 1]
            self._open(_WINDOW_BYTES)

    def _passes(self, mark: str) -> bool:
        if self._next() != mark:
            return False
        self._at += 1
        return True

    def _expect(self, mark: str) -> None:
        if not self._passes(mark):
            raise Unstreamed

    def _open(self, size: int) -> None:
        data = self._file.read(size)
        self._ended = not data
        try:
            more = self._text.decode(data, final=self._ended)
        except UnicodeDecodeError:
            raise Unstreamed from None
        self._window = self._window[self._at :] + more
        self._at = 0
