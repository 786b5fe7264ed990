"""How a node's rows lie in SQLite, and every question that is asked of them.

All SQL is here, but for the words that begin and end a transaction. The tables
are made from the row classes, so that a field and its column cannot differ.
The rule of the questions: each is a search by an index, and none reads what
grows with history.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from msgspec.structs import fields

from keepclear.errors import Misused
from keepclear.node.known import (
    AskedRow,
    BreachRow,
    ChannelRow,
    ConflictRow,
    CursorRow,
    FactRow,
    ItemRow,
    JournalRow,
    KeptRow,
    LogRow,
    NumberedRow,
    OddityRow,
    OwedRow,
    PeerRow,
    Place,
    ReceiptRow,
    RecordRow,
    RequestRow,
    Row,
    VersionRow,
)

# The log is written back into the file at about 4 MB (1,000 pages), and a rebuild's long one is cut
# back afterwards, so neither the disk nor the next start pays for it.
CHECKPOINT_PAGES: Final = 1_000
LOG_BYTES_MAX: Final = 16_777_216
# The upper levels of every index of some million rows stay in memory.
CACHE_KIB: Final = 16_384
SYNCHRONOUS_FULL: Final = 2
SETTINGS: Final = (
    "PRAGMA locking_mode = EXCLUSIVE",  # No second connection, and no shared memory file.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # Where a plain fsync does not reach the medium (macOS).
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    f"PRAGMA cache_size = -{CACHE_KIB}",
    f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}",
    f"PRAGMA journal_size_limit = {LOG_BYTES_MAX}",
)

R = TypeVar("R", bound=Row)
COLUMN_TYPES: Final = ((bytes, "BLOB"), (str, "TEXT"), (int, "INTEGER"))  # bool and IntEnum are int


@dataclass(frozen=True)
class Index:
    """A second way into a table; `where` keeps rows out that no query looks for by it."""

    columns: tuple[str, ...]
    where: str = ""


class Table(Generic[R]):
    """How one row class lies in the file.

    `clustered` puts the rows themselves in the order of the key, which suits
    short rows; longer ones lie in the order in which they came.
    """

    def __init__(
        self,
        row: type[R],
        name: str,
        key: tuple[str, ...],
        *indices: Index,
        clustered: bool = True,
    ) -> None:
        self.row, self.name, self.key = row, name, key
        self.indices, self.clustered = indices, clustered
        self.columns = tuple(field.name for field in fields(row))
        self.values: Callable[[R], tuple[Any, ...]] = attrgetter(*self.columns)
        kinds = {i: field.type for i, field in enumerate(fields(row))}
        # Only these differ between Python and the file: booleans and named integers.
        self._odd: Final[Mapping[int, Callable[[Any], Any]]] = {
            i: {int(one): one for one in ((False, True) if kind is bool else kind)}.__getitem__
            for i, kind in kinds.items()
            if isinstance(kind, type) and (kind is bool or issubclass(kind, IntEnum))
        }
        self.listed = ", ".join(f"{name}.{_quoted(column)}" for column in self.columns)
        self.select = f"SELECT {self.listed} FROM {name}"

    def made(self, values: Sequence[Any]) -> R:
        """Turn what the file holds back into a row."""
        if not self._odd:
            return self.row(*values)
        cells = list(values)
        for i, named in self._odd.items():
            cells[i] = named(cells[i])
        return self.row(*cells)

    def schema(self) -> dict[str, str]:
        """Return the statements that create the table and its indices, by name."""
        cells = [
            f"{_quoted(field.name)} {_column_type(field.type)} NOT NULL"
            for field in fields(self.row)
        ]
        how = "STRICT, WITHOUT ROWID" if self.clustered else "STRICT"
        primary = f"PRIMARY KEY ({_listed(self.key)})"
        made = {self.name: f"CREATE TABLE {self.name}({', '.join(cells)}, {primary}) {how}"}
        for index in self.indices:
            name = "_by_".join((self.name, "_".join(index.columns)))
            where = f" WHERE {index.where}" if index.where else ""
            made[name] = f"CREATE INDEX {name} ON {self.name}({_listed(index.columns)}){where}"
        return made

    def upsert(self) -> str:
        """Return the statement that writes a row in the place of one with the same key."""
        rest = [column for column in self.columns if column not in self.key]
        changes = ", ".join(f"{_quoted(c)} = excluded.{_quoted(c)}" for c in rest)
        return (
            f"INSERT INTO {self.name} VALUES ({', '.join('?' * len(self.columns))}) "
            f"ON CONFLICT ({_listed(self.key)}) DO "
            + (f"UPDATE SET {changes}" if changes else "NOTHING")
        )


def _quoted(column: str) -> str:
    return f'"{column}"'  # "end" and "begin" are words of SQL.


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(_quoted(column) for column in columns)


def _column_type(annotation: object) -> str:
    if isinstance(annotation, type):
        for kind, name in COLUMN_TYPES:
            if issubclass(annotation, kind):
                return name
    raise Misused(f"no column type for {annotation}")


# Records lie in the order of their arrival, so that a commit touches the end of the file; one index
# serves a place in a log, its entries and what waits.
RECORD: Final = Table(
    RecordRow,
    "record",
    ("id",),
    Index(("channel", "party", "incarnation", "place", "seq")),
    Index(("target", "channel"), "target != x''"),
    Index(("channel", "kind", "utc", "id"), "place = 1 AND verdict = 0"),
    clustered=False,
)
CHANNEL: Final = Table(ChannelRow, "channel", ("channel",))
LOG: Final = Table(LogRow, "log", ("channel", "party", "incarnation"))
PEER: Final = Table(PeerRow, "peer", ("party",))
CURSOR: Final = Table(CursorRow, "cursor", ("peer", "channel", "party", "incarnation"))
RECEIPT: Final = Table(ReceiptRow, "receipt", ("record", "holder"))
OWED: Final = Table(OwedRow, "owed", ("peer", "held"))
VERSION: Final = Table(
    VersionRow,
    "version",
    ("id",),
    # What is still to come lies at one end, whatever the channel, and the past is never visited.
    Index(("until_utc", "channel")),
    Index(("channel", "party", "serial")),
    Index(("name", "n")),
    clustered=False,
)
CONFLICT: Final = Table(ConflictRow, "conflict", ("rule", "a", "b"))
BREACH: Final = Table(BreachRow, "breach", ("rule", "version"))
ODDITY: Final = Table(
    OddityRow, "oddity", ("id",), Index(("seen", "n")), Index(("seen", "what", "n"))
)
# All that one record asks lies together: a commit that opens two items writes one page for them.
ITEM: Final = Table(ItemRow, "item", ("subject", "need", "party"))
# Written as items close, so always at the end of the table.
ASKED: Final = Table(AskedRow, "asked", ("until_n", "need", "subject", "party"))
FACT: Final = Table(FactRow, "fact", ("kind", "about", "n"))
NUMBERED: Final = Table(
    NumberedRow,
    "numbered",
    ("kind", "channel", "party", "serial", "incarnation"),
    Index(("kind", "channel", "until_utc", "id")),
    Index(("kind", "channel", "from_utc", "id")),
    Index(("id",)),
)
KEPT: Final = Table(KeptRow, "kept", ("name",))
REQUEST: Final = Table(RequestRow, "request", ("ref",))
JOURNAL: Final = Table(JournalRow, "journal", ("n",), clustered=False)

TABLES: Final[Mapping[type[Any], Table[Any]]] = MappingProxyType(
    {
        table.row: table
        for table in (
            *(RECORD, CHANNEL, LOG, PEER, CURSOR, RECEIPT),
            *(
                OWED,
                VERSION,
                CONFLICT,
                BREACH,
                ODDITY,
                ITEM,
                ASKED,
                FACT,
                NUMBERED,
                KEPT,
                REQUEST,
                JOURNAL,
            ),
        )
    }
)
SCHEMA: Final = MappingProxyType(
    {name: sql for table in TABLES.values() for name, sql in table.schema().items()}
)
UPSERTS: Final = MappingProxyType({row: table.upsert() for row, table in TABLES.items()})

_OF_LOG = "WHERE channel = ? AND party = ? AND incarnation = ?"
# Left to itself SQLite would go through all of a channel for what is about one record ...
_ABOUT = "INDEXED BY record_by_target_channel"
# ... and through all of its past to find what is still to come.
_STILL_TO_COME = "INDEXED BY version_by_until_utc_channel"
_ENDING = "INDEXED BY numbered_by_kind_channel_until_utc_id"
_BEGUN = "INDEXED BY numbered_by_kind_channel_from_utc_id"
_ANY_PLACE = ", ".join(str(int(place)) for place in Place)
# Every question of the contract, by the name of its method.
QUERIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "journal_head": f"{JOURNAL.select} ORDER BY n DESC LIMIT 1",
        "journal": f"{JOURNAL.select} WHERE n > ? ORDER BY n LIMIT ?",
        "channels": f"{CHANNEL.select} ORDER BY channel",
        "logs": f"{LOG.select} WHERE channel = ? ORDER BY party, incarnation",
        "peers": f"{PEER.select} ORDER BY party",
        "record": f"{RECORD.select} WHERE id = ?",
        "records_at": f"{RECORD.select} {_OF_LOG} AND place IN ({_ANY_PLACE}) AND seq = ? "
        "ORDER BY n, id",
        "entries": f"{RECORD.select} {_OF_LOG} AND place = 1 AND seq >= ? ORDER BY seq LIMIT ?",
        "waiting": f"{RECORD.select} {_OF_LOG} AND place = 0 ORDER BY seq, id",
        "contested": f"{RECORD.select} {_OF_LOG} AND place = 2 ORDER BY seq LIMIT ?",
        "about": f"{RECORD.select} {_ABOUT} WHERE target = ? AND target != x'' AND channel = ? "
        "AND place = 1 AND verdict = 0 ORDER BY party, incarnation, seq",
        "of_kinds": f"{RECORD.select} WHERE channel = ? AND kind = ? AND utc >= ? AND place = 1 "
        "AND verdict = 0 ORDER BY utc DESC, id DESC LIMIT ?",
        "receipts": f"{RECEIPT.select} WHERE record = ? ORDER BY holder",
        "owed": f"{OWED.select} WHERE peer = ? ORDER BY held",
        "drop_owed": "DELETE FROM owed WHERE peer = ? AND held = ?",
        "cursors": f"{CURSOR.select} WHERE peer = ? ORDER BY channel, party, incarnation",
        "version": f"{VERSION.select} WHERE id = ?",
        "versions_of": f"{VERSION.select} WHERE channel = ? AND party = ? AND serial = ? "
        'ORDER BY incarnation, "begin", id',
        "versions_named": f"{VERSION.select} WHERE name = ? ORDER BY n DESC",
        "versions_until": f"{VERSION.select} {_STILL_TO_COME} WHERE channel = ? AND until_utc > ? "
        "ORDER BY until_utc, id",
        "serial_last": "SELECT serial FROM version WHERE channel = ? AND party = ? "
        "ORDER BY serial DESC LIMIT 1",
        # CROSS keeps this order of search: what is still valid, then its conflicts.
        "conflicts": f"SELECT {CONFLICT.listed} FROM version one {_STILL_TO_COME} "
        "CROSS JOIN conflict ON conflict.rule = ? AND conflict.a = one.id "
        "CROSS JOIN version other ON other.id = conflict.b "
        'WHERE one.until_utc > ? AND other.until_utc > ? AND one."end" = -1 AND other."end" = -1 '
        "ORDER BY a, b",
        "breaches": f"SELECT {BREACH.listed} FROM version one {_STILL_TO_COME} "
        "CROSS JOIN breach ON breach.rule = ? AND breach.version = one.id "
        'WHERE one.until_utc > ? AND one."end" = -1 ORDER BY version',
        "oddity": f"{ODDITY.select} WHERE id = ?",
        "oddities": f"{ODDITY.select} WHERE seen = ? ORDER BY n, id",
        "oddities_alike": f"{ODDITY.select} WHERE seen = 0 AND what = ? ORDER BY n, id LIMIT ?",
        "oddity_kinds": "SELECT what, count(*) FROM oddity WHERE seen = 0 GROUP BY what",
        "oddities_about": f"{ODDITY.select} WHERE seen IN (0, 1) AND what = ? ORDER BY n, id",
        "items": ITEM.select,
        "asked_at": f"{ASKED.select} WHERE until_n > ? AND n <= ? ORDER BY until_n",
        "fact_last": "SELECT n FROM fact WHERE kind = ? AND about = ? AND n <= ? "
        "ORDER BY n DESC LIMIT 1",
        "fact_next": "SELECT n FROM fact WHERE kind = ? AND about = ? AND n > ? ORDER BY n LIMIT 1",
        "first_after": f"SELECT seq FROM record {_OF_LOG} AND place = 1 AND seq >= ? AND n > ? "
        "ORDER BY seq LIMIT 1",
        "records_begun": f"{RECORD.select} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 2",
        "conflicts_of": f"{CONFLICT.select} WHERE rule = ? AND a = ? ORDER BY b",
        "drop_items": "DELETE FROM item WHERE need = ? AND subject = ? AND party = ?",
        "numbered": f"{NUMBERED.select} {_ENDING} WHERE kind = ? AND channel = ? "
        "AND until_utc > ? ORDER BY until_utc, id LIMIT ?",
        "numbered_begun": f"{NUMBERED.select} {_BEGUN} WHERE kind = ? AND channel = ? "
        "AND from_utc >= ? AND from_utc < ? ORDER BY from_utc, id LIMIT ?",
        "numbered_as": f"{NUMBERED.select} WHERE kind = ? AND channel = ? AND party = ? "
        "AND serial = ? ORDER BY incarnation",
        "numbered_by": f"{NUMBERED.select} WHERE id = ?",
        "numbered_last": "SELECT serial FROM numbered WHERE kind = ? AND channel = ? "
        "AND party = ? ORDER BY serial DESC LIMIT 1",
        "kept": f"{KEPT.select} WHERE name = ?",
        "drop_kept": "DELETE FROM kept WHERE name = ?",
        "kept_under": f"{KEPT.select} WHERE name > ? AND name < ? ORDER BY name LIMIT ?",
        "request": f"{REQUEST.select} WHERE ref = ?",
    }
)


COUNTS: Final = MappingProxyType(
    {table.name: f"SELECT count(*) FROM {table.name}" for table in TABLES.values()}
)
FOUND_SCHEMA: Final = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
