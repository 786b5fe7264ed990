"""The store on this machine's disk: one SQLite file that only this process has open.

The rule: when `commit` has returned, what was committed survives a kill and a
power cut. Hence a write-ahead log with FULL syncs, one connection, and a lock
file; and after a commit that failed nothing more is done until the node is
started again, because only the disk then knows whether it holds. The tables
are made from the row classes; every other line of SQL stands in this module.
"""

import fcntl
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from enum import IntEnum
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Final, Generic, Self, TypeVar

import apsw

from keepclear.errors import KeepclearError, Misused, Unavailable
from keepclear.node.known import (
    ChannelRow,
    ConflictRow,
    CursorRow,
    JournalRow,
    LogRow,
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
from keepclear.record.log import LogName

# From 3.7.0 to 3.51.2 a write-ahead log could be reset under a second connection and lose commits.
SQLITE_VERSION_MIN: Final = (3, 51, 3)
# The log is written back into the file at about 4 MB (1,000 pages), and a rebuild's long one is cut
# back afterwards, so neither the disk nor the next start pays for it.
CHECKPOINT_PAGES: Final = 1_000
LOG_BYTES_MAX: Final = 16_777_216
# The upper levels of every index of some million rows stay in memory.
CACHE_KIB: Final = 16_384
FILE_MODE: Final = 0o600  # The file holds positions.

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
        self._odd = {
            i: kind
            for i, kind in kinds.items()
            if isinstance(kind, type) and (kind is bool or issubclass(kind, IntEnum))
        }
        self.listed = ", ".join(f"{name}.{_quoted(column)}" for column in self.columns)
        self.select = f"SELECT {self.listed} FROM {name}"

    def made(self, values: Sequence[Any]) -> R:
        """Turn what the file holds back into a row."""
        cells = list(values)
        for i, kind in self._odd.items():
            cells[i] = kind(cells[i])
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
    Index(("target",), "target != x''"),
    Index(("channel", "kind", "utc", "n"), "place = 1 AND verdict = 0"),
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
ODDITY: Final = Table(OddityRow, "oddity", ("id",), Index(("seen", "n")))
REQUEST: Final = Table(RequestRow, "request", ("ref",))
JOURNAL: Final = Table(JournalRow, "journal", ("n",), clustered=False)

TABLES: Final[Mapping[type[Any], Table[Any]]] = MappingProxyType(
    {
        table.row: table
        for table in (
            *(RECORD, CHANNEL, LOG, PEER, CURSOR, RECEIPT),
            *(OWED, VERSION, CONFLICT, ODDITY, REQUEST, JOURNAL),
        )
    }
)
SCHEMA: Final = MappingProxyType(
    {name: sql for table in TABLES.values() for name, sql in table.schema().items()}
)
UPSERTS: Final = MappingProxyType({row: table.upsert() for row, table in TABLES.items()})

_OF_LOG = "WHERE channel = ? AND party = ? AND incarnation = ?"
# Left to itself SQLite would go through all of a channel's past to find what is still to come.
_STILL_TO_COME = "INDEXED BY version_by_until_utc_channel"
_ANY_PLACE = ", ".join(str(int(place)) for place in Place)
# Every question of the contract, by the name of its method.
QUERIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "journal_head": f"{JOURNAL.select} ORDER BY n DESC LIMIT 1",
        "journal": f"{JOURNAL.select} WHERE n > ? ORDER BY n LIMIT ?",
        "channels": f"{CHANNEL.select} ORDER BY channel",
        "logs": f"{LOG.select} WHERE channel = ? ORDER BY party, incarnation",
        "peers": f"{PEER.select} ORDER BY party",
        # A seq of -1 marks a record that a rebuild has not yet come to: only its bytes are known.
        "record": f"{RECORD.select} WHERE id = ? AND seq >= 0",
        "record_data": "SELECT data FROM record WHERE id = ?",
        "records_at": f"{RECORD.select} {_OF_LOG} AND place IN ({_ANY_PLACE}) AND seq = ? "
        "ORDER BY n, id",
        "entries": f"{RECORD.select} {_OF_LOG} AND place = 1 AND seq >= ? ORDER BY seq LIMIT ?",
        "waiting": f"{RECORD.select} {_OF_LOG} AND place = 0 AND seq >= 0 ORDER BY seq, id",
        "about": f"{RECORD.select} WHERE target = ? AND target != x'' AND place = 1 "
        "AND verdict = 0 ORDER BY party, incarnation, seq",
        "of_kinds": f"{RECORD.select} WHERE channel = ? AND kind = ? AND utc > ? AND place = 1 "
        "AND verdict = 0 ORDER BY utc DESC, n DESC LIMIT ?",
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
        "oddities": f"{ODDITY.select} WHERE seen = ? ORDER BY n, id",
        "request": f"{REQUEST.select} WHERE ref = ?",
    }
)


class StoreSqlite:
    """The rows of one node in one SQLite file, or in memory for `:memory:`.

    `vfs` names the SQLite file layer to write through, where it is not the
    machine's own. Raises Misused where the file is open elsewhere or is not a
    store of this version, Unavailable where the disk fails.
    """

    def __init__(self, path: Path | str, vfs: str | None = None) -> None:
        found = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
        if found < SQLITE_VERSION_MIN:
            raise Misused(
                f"SQLite {apsw.sqlite_lib_version()} can lose commits: install apsw 3.51.3 or later"
            )
        self._path = str(path)
        self._failed = ""
        self._lock = None if self._path == ":memory:" else _lock(Path(path))
        try:
            self._connection = apsw.Connection(self._path, vfs=vfs, statementcachesize=128)
        except apsw.Error as error:
            self._let_go()
            raise _failure(self._path, error) from error
        try:
            self._prepare()
        except apsw.Error as error:
            self.close()
            raise _failure(self._path, error) from error
        except KeepclearError:
            self.close()
            raise

    def _prepare(self) -> None:
        for setting in SETTINGS:
            # Unread, a setting that failed halfway would raise its error where nobody sees it.
            self._connection.execute(setting).fetchall()
        mode, level = (self._connection.pragma(name) for name in ("journal_mode", "synchronous"))
        wanted = "memory" if self._path == ":memory:" else "wal"
        # SQLite says nothing where it cannot have its log, and `commit` would promise too much.
        if mode != wanted or level != SYNCHRONOUS_FULL:
            raise Unavailable(
                f"the disk that holds {self._path} takes no write-ahead log: "
                "put the state folder on a local disk that is well"
            )
        self._create()
        if self._lock is not None:
            _sync_folder(Path(self._path).parent)

    def _create(self) -> None:
        """Make the tables of a new store; refuse those of another version."""
        found = {
            str(name): str(sql)
            for name, sql in self._connection.execute(
                "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
            )
        }
        if not found:
            # Crash just after: all tables are there or none is, and an empty file is made anew.
            with self._connection:
                for sql in SCHEMA.values():
                    self._connection.execute(sql)
        elif found != SCHEMA:
            raise Misused(
                f"{self._path} is not a store of this version of Keepclear: "
                "start the version that wrote it, or name another state folder"
            )

    def close(self) -> None:
        """Write the log back into the file and let go of it; an open transaction is forgotten.

        A disk that fails here takes nothing away: what was committed stands in
        the log, and the next start reads it there.
        """
        with suppress(apsw.Error):
            self._connection.close(True)
        self._let_go()

    def _let_go(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Transactions

    def begin(self) -> None:
        """Start a transaction.

        Crash just after: nothing has been written; the file is as the last
        commit left it.
        """
        if self._failed:
            raise Unavailable(self._failed)
        if self._connection.in_transaction:
            raise Misused("a transaction is already open: commit it or roll it back first")
        self._run("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make the transaction durable.

        Crash inside: the write-ahead log holds the whole transaction with its
        checksums, or the next start drops what is there of it. Crash just
        after: the log was synced before this returned, so all of it holds and
        may be spoken of. On an error either may be so, and only the disk knows:
        the store then refuses every call until the node is started again and
        reads what holds. Nothing of it has left the node.
        """
        if not self._connection.in_transaction:
            raise Misused("there is no transaction to commit")
        try:
            self._run("COMMIT")
        except KeepclearError as error:
            self._failed = f"{error}; a commit failed: start the node again once the disk is well"
            raise

    def rollback(self) -> None:
        """Forget the transaction; harmless where the disk's own failure has already done so.

        Crash just after: as before `begin`.
        """
        if self._connection.in_transaction:
            with suppress(apsw.Error):  # A rollback writes nothing; what failed was said before.
                self._connection.execute("ROLLBACK")

    # Writing

    def put(self, row: Row) -> None:
        """Write a row, in the place of one with the same key."""
        kind = type(row)
        self._change(UPSERTS[kind], TABLES[kind].values(row))

    def put_many(self, rows: Sequence[Row]) -> None:
        """Write rows of one kind."""
        if not rows:
            return
        kind = type(rows[0])
        if any(type(row) is not kind for row in rows):
            raise Misused("put_many takes rows of one kind")
        self._check_open()
        try:
            self._connection.executemany(UPSERTS[kind], map(TABLES[kind].values, rows))
        except apsw.Error as error:
            raise _failure(self._path, error) from error

    def drop_owed(self, peer: bytes, helds: Sequence[bytes]) -> None:
        """Forget owed receipts that a peer has shown to have."""
        for held in helds:
            self._change(QUERIES["drop_owed"], (peer, held))

    def drop_conflicts(self) -> None:
        """Forget all conflicts, before they are computed anew."""
        self._change("DELETE FROM conflict")

    def forget_projections(self) -> None:
        """Drop everything that `rebuild` makes again from the records and the journal.

        Of the records only the bytes stay, for `record_data`; no other question
        finds them until they are put again.
        """
        for kind, table in TABLES.items():
            if kind not in (RecordRow, JournalRow):
                self._change(f"DELETE FROM {table.name}")
        self._change("UPDATE record SET seq = -1, place = 0, verdict = 1")

    def _change(self, sql: str, values: tuple[Any, ...] = ()) -> None:
        self._check_open()
        self._run(sql, values)

    def _check_open(self) -> None:
        if not self._connection.in_transaction:
            raise Misused("a row is written inside a transaction only: begin first")

    # Reading

    def journal_head(self) -> JournalRow | None:
        """Return the last journal entry."""
        return self._one(JOURNAL, "journal_head")

    def journal(self, after: int, limit: int) -> list[JournalRow]:
        """Return journal entries in order."""
        return self._all(JOURNAL, "journal", after, limit)

    def channels(self) -> list[ChannelRow]:
        """Return all channels."""
        return self._all(CHANNEL, "channels")

    def logs(self, channel: bytes) -> list[LogRow]:
        """Return the replicas of a channel."""
        return self._all(LOG, "logs", channel)

    def peers(self) -> list[PeerRow]:
        """Return all peers."""
        return self._all(PEER, "peers")

    def record(self, record_id: bytes) -> RecordRow | None:
        """Return the record with this id."""
        return self._one(RECORD, "record", record_id)

    def record_data(self, record_id: bytes) -> bytes | None:
        """Return the bytes of a record, also of one that a rebuild has not yet come to."""
        found = self._run(QUERIES["record_data"], (record_id,))
        return bytes(found[0][0]) if found else None

    def records_at(self, channel: bytes, log: LogName, seq: int) -> list[RecordRow]:
        """Return what stands at one place of a log: more than one record in a fork."""
        return self._all(RECORD, "records_at", channel, *log, seq)

    def entries(self, channel: bytes, log: LogName, start: int, limit: int) -> list[RecordRow]:
        """Return appended records of a log in order, from an index on."""
        return self._all(RECORD, "entries", channel, *log, start, limit)

    def waiting(self, channel: bytes, log: LogName) -> list[RecordRow]:
        """Return the records of a log that wait for an earlier one, in order."""
        return self._all(RECORD, "waiting", channel, *log)

    def about(self, target: bytes) -> list[RecordRow]:
        """Return the appended, understood records about a record, by log and seq."""
        return self._all(RECORD, "about", target)

    def of_kinds(
        self, channel: bytes, kinds: Sequence[int], after_utc: int, limit: int
    ) -> list[RecordRow]:
        """Return the appended, understood records of some kinds, newest first."""
        # One search for each kind ends at its limit; one search for all would sort the history.
        found = [
            row
            for kind in sorted(set(kinds))
            for row in self._all(RECORD, "of_kinds", channel, kind, after_utc, limit)
        ]
        return sorted(found, key=lambda row: (row.utc, row.n), reverse=True)[:limit]

    def receipts(self, record_id: bytes) -> list[ReceiptRow]:
        """Return the receipts for a record."""
        return self._all(RECEIPT, "receipts", record_id)

    def owed(self, peer: bytes) -> list[OwedRow]:
        """Return the receipts that a peer has not shown to have."""
        return self._all(OWED, "owed", peer)

    def cursors(self, peer: bytes) -> list[CursorRow]:
        """Return what a peer holds."""
        return self._all(CURSOR, "cursors", peer)

    def version(self, record_id: bytes) -> VersionRow | None:
        """Return the version that a record made."""
        return self._one(VERSION, "version", record_id)

    def versions_of(self, channel: bytes, party: int, serial: int) -> list[VersionRow]:
        """Return the versions of one notice in order."""
        return self._all(VERSION, "versions_of", channel, party, serial)

    def versions_named(self, name: str) -> list[VersionRow]:
        """Return the versions of notices by this name, newest first."""
        return self._all(VERSION, "versions_named", name)

    def versions_until(self, channel: bytes, after_utc: int) -> list[VersionRow]:
        """Return all versions, superseded ones too, whose validity ends after an instant."""
        return self._all(VERSION, "versions_until", channel, after_utc)

    def serial_last(self, channel: bytes, party: int) -> int:
        """Return the highest serial that a party has used in a channel, or 0."""
        found = self._run(QUERIES["serial_last"], (channel, party))
        return int(found[0][0]) if found else 0

    def conflicts(self, rule: bytes, after_utc: int = -1) -> list[ConflictRow]:
        """Return the conflicts under one rule between versions that still stand.

        `after_utc` keeps out versions whose validity has ended by then, and
        with it the cost does not grow with history.
        """
        return self._all(CONFLICT, "conflicts", rule, after_utc, after_utc)

    def oddities(self, *, seen: bool) -> list[OddityRow]:
        """Return what a person should see, or has seen."""
        return self._all(ODDITY, "oddities", seen)

    def request(self, ref: str) -> RequestRow | None:
        """Return the act that was carried out under a reference."""
        return self._one(REQUEST, "request", ref)

    def counts(self) -> dict[str, int]:
        """Count rows by table, for status and tests; takes about a millisecond a 100,000 rows."""
        return {
            table.name: int(self._run(f"SELECT count(*) FROM {table.name}")[0][0])
            for table in TABLES.values()
        }

    def _one(self, table: Table[R], query: str, *values: Any) -> R | None:
        found = self._run(QUERIES[query], values)
        return table.made(found[0]) if found else None

    def _all(self, table: Table[R], query: str, *values: Any) -> list[R]:
        return [table.made(found) for found in self._run(QUERIES[query], values)]

    def _run(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        if self._failed:
            raise Unavailable(self._failed)
        try:
            return self._connection.execute(sql, values).fetchall()
        except apsw.Error as error:
            raise _failure(self._path, error) from error


def _failure(path: str, error: apsw.Error) -> KeepclearError:
    """Say what a failure of SQLite means for who runs the node."""
    match error:
        case apsw.NotADBError() | apsw.CorruptError():
            return Misused(f"{path} is damaged or not a store: put a good copy in its place")
        case apsw.BusyError() | apsw.LockedError():
            return Misused(f"{path} is open in another program: close that program first")
        case apsw.FullError():
            return Unavailable(f"the disk that holds {path} is full: make room on it")
        case apsw.IOError() | apsw.CantOpenError() | apsw.ReadOnlyError() | apsw.PermissionsError():
            return Unavailable(f"{path} cannot be read or written ({error}): look at its disk")
        case _:
            return Misused(f"{path}: {error}")


def _lock(path: Path) -> int:
    """Take the lock beside the store, which the system lets go of however this process ends."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
        lock = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, FILE_MODE)
    except OSError as error:
        raise Unavailable(
            f"{path} cannot be opened ({error.strerror}): check its folder"
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.pread(lock, 20, 0).decode(errors="replace").strip() or "unknown"
        os.close(lock)
        raise Misused(
            f"{path} is already open in process {holder}: stop that node first, "
            "or name another state folder"
        ) from error
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
    return lock


def _sync_folder(folder: Path) -> None:
    """Make the names of new files durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
