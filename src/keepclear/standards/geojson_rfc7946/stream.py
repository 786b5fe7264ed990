"""A GeoJSON document taken one feature at a time, so that a file need not fit in memory.

Each value is decoded by the strict reader of `wire`, from a window of the file that
holds little more than one feature. What is not JSON is told as readers of whole files
tell it, with its line and column.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.limits import GEOJSON_VALUE_CHARACTERS_MAX
from keepclear.standards.geojson_rfc7946.wire import DocumentHook, shown

_WINDOW_BYTES: Final = 1 << 20
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_UTF8_BOM: Final = "\ufeff"


class FeatureStream:
    """The members of a document: features as they come, all others kept in `document`."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        """Read from `file`; `name` is what its faults call it."""
        self.document: Any = {}  # without its features; no object where the file holds none
        self.odd = False  # whether the value just read holds what JSON does not allow
        self._name, self._file = name, file
        self._repeated: set[str] = set()
        self._text = codecs.getincrementaldecoder("utf-8")()
        self._hook = DocumentHook()
        self._decode = json.JSONDecoder(
            object_pairs_hook=self._hook.members, parse_constant=self._hook.constant
        ).raw_decode
        self._window, self._at, self._ended = "", 0, False
        self._bytes, self._line, self._column = 0, 1, 1  # where in the file the window begins

    def members(self) -> Iterator[tuple[str | None, Any]]:
        """Yield each member with its name, and in place of `features` each one, without a name.

        A document that is no object is yielded as one member of no name. Raises BadInput where
        the file is not JSON.
        """
        if self._next().startswith(_UTF8_BOM):
            self._at += 1
        if self._next() == "{":
            yield from self._object()
        else:
            self.document = self._value()
            yield "", self.document
        if self._next():
            cure = "a file holds one FeatureCollection, with all features in its list"
            raise self._broken("Extra data", cure=cure)

    def repeated(self) -> list[Fault]:
        """Return the fault of members that the document gives twice, if it does."""
        keys = ", ".join(f'"{shown(key)}"' for key in sorted(self._repeated))
        fault = Fault(self._name, f"{keys} given twice in one object", "keep one of them")
        return [fault] if keys else []

    def _object(self) -> Iterator[tuple[str | None, Any]]:
        self._passes("{")
        if self._passes("}"):
            return
        yield from self._named()
        while self._passes(","):
            yield from self._named()
        self._expect("}")

    def _named(self) -> Iterator[tuple[str | None, Any]]:
        if self._next() != '"':
            raise self._broken("Expecting property name enclosed in double quotes")
        key = self._value()
        if key in self.document:
            self._repeated.add(key)
        if not self._passes(":"):
            raise self._broken("Expecting ':' delimiter")
        if key != "features" or self._next() != "[":
            self.document[key] = self._value()
            yield key, self.document[key]
            return
        self.document[key] = []
        self._passes("[")
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
            except json.JSONDecodeError as error:
                if self._ended:
                    raise self._broken(error.msg, error.pos) from None
            except ValueError:  # an integer of thousands of digits
                place = self._place(self._at)
                cure = "shorten it: it stands in what begins there"
                raise BadInput([Fault(place, "a number too long to read", cure)]) from None
            else:
                # What the window cuts may go on: 12 is the beginning of 12.5 and of 12e3.
                if self._window[end : end + 1] not in ("", ".", "e", "E") or self._ended:
                    self._at, self.odd = end, self._hook.found
                    return value
            if len(self._window) - self._at > GEOJSON_VALUE_CHARACTERS_MAX:
                raise self._endless()
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

    def _expect(self, end: str) -> None:
        if not self._passes(end):
            raise self._broken("Expecting ',' delimiter")

    def _open(self, size: int) -> None:
        """Read on, and let go of what was decoded."""
        data = self._file.read(size)
        self._ended = not data
        waiting = len(self._text.getstate()[0])
        try:
            more = self._text.decode(data, final=self._ended)
        except UnicodeDecodeError as error:
            fault = f"byte {self._bytes - waiting + error.start} is not UTF-8"
            raise BadInput([Fault(self._name, fault, "save the file as UTF-8")]) from None
        self._bytes += len(data)
        self._line, self._column = self._position(self._at)
        self._window = self._window[self._at :] + more
        self._at = 0

    def _position(self, at: int) -> tuple[int, int]:
        """Return line and column, from 1, of a place in the window."""
        lines = self._window.count("\n", 0, at)
        if not lines:
            return self._line, self._column + at
        return self._line + lines, at - self._window.rfind("\n", 0, at)

    def _place(self, at: int) -> str:
        line, column = self._position(at)
        return f"{self._name}: line {line}, column {column}"

    def _broken(self, why: str, at: int | None = None, *, cure: str = "mend it there") -> BadInput:
        place = self._place(self._at if at is None else at)
        return BadInput([Fault(place, f"not JSON: {why}", cure)])

    def _endless(self) -> BadInput:
        fault = f"over {GEOJSON_VALUE_CHARACTERS_MAX:,} characters without an end, or not JSON"
        cure = "close what begins there, or part it into several features"
        return BadInput([Fault(self._place(self._at), fault, cure)])
