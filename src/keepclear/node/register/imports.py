"""What lists we have imported: which key of which list became what, and with what content.

A list that is imported again must change only what changed in it. So the node keeps, for each key
of a list, the number of what was made of it and a hash of what it said. The journal tells it, so
that a replay knows every key again; nothing here is told to any peer.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.node.journal import Fact
from keepclear.node.known import JournalRow, KeptRow, Store
from keepclear.node.moment import Moment
from keepclear.record.canonical import decode, encode

if TYPE_CHECKING:
    from keepclear.node.node import Node

_IMPORT: Final = "import "
_PAGE: Final = 1_000
SITES: Final = b""  # in place of a channel: the register of sites is ours alone


@dataclass(frozen=True, slots=True)
class Imported:
    """One key of a list: the serial of what stands for it, and the hash of what it said."""

    key: str
    serial: int
    content: bytes


def find_imported(store: Store, channel: bytes, source: str, key: str) -> Imported | None:
    """Find what a key of a list was made."""
    row = store.kept(_under(channel, source) + key)
    return _read(row) if row else None


def imported(store: Store, channel: bytes, source: str, after: str, limit: int) -> list[Imported]:
    """Return keys of a list in order, those after one of them."""
    under = _under(channel, source)
    return [_read(row) for row in store.kept_under(under, under + after, limit)]


def every_imported(store: Store) -> Iterator[KeptRow]:
    """Yield what is kept of every key of every list, in order, by which two stores are compared."""
    after = _IMPORT
    while rows := store.kept_under(_IMPORT, after, _PAGE):
        yield from rows
        after = rows[-1].name


def remember(node: "Node", channel: bytes, source: str, made: Iterable[Imported]) -> None:
    """Keep what keys became, in the transaction that makes it.

    Crash just after: the transaction is not committed, so neither the notices nor their keys
    hold, and the list is imported again as if this batch had never been.
    """
    rows = [[one.key, one.serial, one.content] for one in made]
    if rows:
        node.journal.add(Fact.IMPORTED, channel, source, rows)
        _keep(node.store, channel, source, rows)


def _keep(store: Store, channel: bytes, source: str, rows: Iterable[list[Any]]) -> None:
    under = _under(channel, source)
    store.put_many([KeptRow(under + row[0], encode(row)) for row in rows])


def _under(channel: bytes, source: str) -> str:
    """Name a list so that no two lists and no two keys ever share a name."""
    return f"{_IMPORT}{channel.hex()} {sha256(source.encode()).hexdigest()} "


def _read(row: KeptRow) -> Imported:
    return Imported(*decode(row.data))


def _replay(node: "Node", row: JournalRow, fact: list[Any], moment: Moment) -> None:
    _, channel, source, rows = fact
    _keep(node.store, channel, source, rows)


FACTS: Final[Mapping[int, Any]] = MappingProxyType({Fact.IMPORTED: _replay})
