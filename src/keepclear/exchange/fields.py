"""Reading the body of a record field by field, so that each refusal names its rule.

A body is a map with small integer keys. Every kind says which keys it has;
a missing, odd or unknown one refuses the statement and never the record.
"""

from collections.abc import Mapping
from typing import Any

from keepclear.errors import BadRecord
from keepclear.limits import TEXT_CODE_POINTS_MAX
from keepclear.record.envelope import UTC_MAX
from keepclear.record.text import find_refused


class Fields:
    """The fields of one body, read under one rule of spec/."""

    def __init__(self, body: Mapping[int, Any], rule: str) -> None:
        self._left = dict(body)
        self._rule = rule

    def refuse(self, what: str) -> BadRecord:
        """Return the refusal, to be raised."""
        return BadRecord(self._rule, what)

    def _take(self, key: int, kind: type) -> Any:
        value = self._left.pop(key, None)
        if not isinstance(value, kind):
            raise self.refuse(f"field {key} is missing or not {kind.__name__}")
        return value

    def integer(self, key: int, low: int = 0, high: int = UTC_MAX) -> int:
        """Take an integer between two bounds, both included."""
        value: int = self._take(key, int)
        if not low <= value <= high:
            raise self.refuse(f"field {key} is {value}, outside {low} to {high}")
        return value

    def optional_integer(self, key: int, low: int, high: int) -> int | None:
        """Take an integer that may be absent."""
        return self.integer(key, low, high) if key in self._left else None

    def octets(self, key: int, length: int | None = None) -> bytes:
        """Take a byte string, of an exact length where one is given."""
        value: bytes = self._take(key, bytes)
        if length is not None and len(value) != length:
            raise self.refuse(f"field {key} is {len(value)} bytes, not {length}")
        return value

    def optional_octets(self, key: int, length: int) -> bytes | None:
        """Take a byte string that may be absent."""
        return self.octets(key, length) if key in self._left else None

    def mapping(self, key: int) -> Mapping[int, Any]:
        """Take a map, whose own fields are then read under the rule for it."""
        value: dict[int, Any] = self._take(key, dict)
        return value

    def optional_mapping(self, key: int) -> Mapping[int, Any] | None:
        """Take a map that may be absent."""
        return self.mapping(key) if key in self._left else None

    def text(self, key: int, length_max: int = TEXT_CODE_POINTS_MAX, *, empty: bool = True) -> str:
        """Take a text that holds only characters that a text may hold (spec/text.md)."""
        value: str = self._take(key, str)
        refused = find_refused(value)
        if refused:
            raise self.refuse(f"field {key} holds {refused}")
        if len(value) > length_max or not (value or empty):
            raise self.refuse(f"field {key} is empty or longer than {length_max} characters")
        return value

    def items(self, key: int, length_max: int, length_min: int = 0) -> list[Any]:
        """Take an array of bounded length."""
        value: list[Any] = self._take(key, list)
        if not length_min <= len(value) <= length_max:
            raise self.refuse(f"field {key} has {len(value)} items, not up to {length_max}")
        return value

    def optional_items(self, key: int, length_max: int) -> list[Any]:
        """Take an array of at least one item that may be absent; then it is empty."""
        return self.items(key, length_max, 1) if key in self._left else []

    def texts(self, key: int, items_max: int, length_max: int) -> tuple[str, ...]:
        """Take an array of at least one text, none of them empty."""
        items = self.items(key, items_max, 1)
        return tuple(
            Fields({key: item}, self._rule).text(key, length_max, empty=False) for item in items
        )

    def done(self) -> None:
        """Refuse any field that was not asked for."""
        if self._left:
            raise self.refuse(f"field {min(self._left)} is not known in this version")
