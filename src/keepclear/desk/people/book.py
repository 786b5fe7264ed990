"""Where the people of one desk are written down: named values on shelves, and a log beside them.

The rule: what belongs together is changed in one transaction, and what happened
is noted in the same one. The host keeps the book on its disk; here it is only
known what can be asked of one.
"""

from contextlib import AbstractContextManager
from typing import Generic, Protocol, TypeVar

import msgspec

T = TypeVar("T")
Row = tuple[str, bytes]


class Book(Protocol):
    """Keeps values by shelf and key, and a log that only grows."""

    def change(self) -> AbstractContextManager[None]:
        """Open a transaction: all within it holds at its end, or nothing; nests in itself."""

    def get(self, shelf: str, key: str) -> bytes | None:
        """Return one value."""

    def all(self, shelf: str) -> list[Row]:
        """Return every key of a shelf with its value, by key."""

    def put(self, shelf: str, key: str, value: bytes) -> None:
        """Set one value."""

    def drop(self, shelf: str, key: str) -> None:
        """Take one value away, if it is there."""

    def note(self, value: bytes) -> None:
        """Add an entry to the log."""

    def noted(self, before: int, limit: int) -> list[tuple[int, bytes]]:
        """Return the latest entries with a number below `before`, the newest first."""


class Shelf(Generic[T]):
    """The values of one kind, by key."""

    def __init__(self, book: Book, name: str, kind: type[T]) -> None:
        self._book, self._name = book, name
        self._decode = msgspec.json.Decoder(kind).decode

    def get(self, key: str) -> T | None:
        """Return one value."""
        found = self._book.get(self._name, key)
        return None if found is None else self._decode(found)

    def all(self) -> dict[str, T]:
        """Return all values, by key."""
        return {key: self._decode(value) for key, value in self._book.all(self._name)}

    def put(self, key: str, value: T) -> None:
        """Set one value."""
        self._book.put(self._name, key, msgspec.json.encode(value))

    def drop(self, key: str) -> None:
        """Take one value away, if it is there."""
        self._book.drop(self._name, key)
