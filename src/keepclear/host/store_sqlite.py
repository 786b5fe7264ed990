"""The store on this machine's disk: one SQLite file that only this process has open.

The rule: when `commit` has returned, what was committed survives a kill and a
power cut. Hence a write-ahead log with FULL syncs, one connection, and a lock
file; and after a commit that failed nothing more is done until the node is
started again, because only the disk then knows whether it holds.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import apsw

from keepclear.errors import KeepclearError, Misused, Unavailable
from keepclear.host.store_tables import (
    ASKED,
    BREACH,
    CHANNEL,
    CONFLICT,
    COUNTS,
    CURSOR,
    FOUND_SCHEMA,
    ITEM,
    JOURNAL,
    KEPT,
    LOG,
    NUMBERED,
    ODDITY,
    OWED,
    PEER,
    QUERIES,
    RECEIPT,
    RECORD,
    REQUEST,
    SCHEMA,
    SETTINGS,
    SYNCHRONOUS_FULL,
    TABLES,
    UPSERTS,
    VERSION,
    Table,
)
from keepclear.node.known import (
    AskedRow,
    BreachRow,
    ChannelRow,
    ConflictRow,
    CursorRow,
    ItemKey,
    ItemRow,
    JournalRow,
    KeptRow,
    LogRow,
    Numbered,
    NumberedRow,
    OddityRow,
    OwedRow,
    PeerRow,
    ReceiptRow,
    RecordRow,
    RequestRow,
    Row,
    VersionRow,
)
from keepclear.record.log import LogName

if TYPE_CHECKING:
    from keepclear.host.store_file import Progress

R = TypeVar("R", bound=Row)
# From 3.7.0 to 3.51.2 a write-ahead log could be reset under a second connection and lose commits.
SQLITE_VERSION_MIN: Final = (3, 51, 3)
FILE_MODE: Final = 0o600  # The file holds positions.
# Of the tables, as SQLite keeps it in the file; it goes up when a release has other tables.
STORE_VERSION: Final = 3


class InUse(Misused):
    """Another process holds the folder: the node that serves, or another command."""


class OtherVersion(Misused):
    """The store was made by another version, and can be made anew from what it holds."""


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
        self._forgetful = False
        self._lock = None if self._path == ":memory:" else lock(Path(path))
        try:
            self._connection = apsw.Connection(self._path, vfs=vfs, statementcachesize=128)
        except apsw.Error as error:
            self._let_go()
            raise failure(self._path, error) from error
        try:
            self._prepare()
        except apsw.Error as error:
            self.close()
            raise failure(self._path, error) from error
        except KeepclearError:
            self.close()
            raise

    def _prepare(self) -> None:
        for strict in (apsw.SQLITE_DBCONFIG_DQS_DDL, apsw.SQLITE_DBCONFIG_DQS_DML):
            self._connection.config(
                strict, 0
            )  # A column that is not there is never read as a text.
        # Else SQLite plans each question anew for its values: 20-30 us for a search of 3-6.
        self._connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
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
        self._sync_log()
        if self._lock is not None:
            _sync_folder(Path(self._path).parent)

    def _sync_log(self) -> None:
        """Have on the disk what is read from the log: who was killed may have left it unsynced.

        SQLite takes a commit that was cut before its sync for whole where its pages are there. What
        we read may be spoken of, and a power cut would take it away. A checkpoint syncs the log
        before it writes anything back; so a disk that is full does not matter here.
        """
        with suppress(apsw.FullError):
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def _create(self) -> None:
        """Make the tables of a new store; refuse those of another version."""
        rows = self._connection.execute(FOUND_SCHEMA).fetchall()
        found = {str(name): str(sql) for name, sql in rows}
        if not found:
            # Crash just after: all tables are there or none is, and an empty file is made anew.
            with self._connection:
                for sql in SCHEMA.values():
                    self._connection.execute(sql)
                self._connection.execute(f"PRAGMA user_version = {STORE_VERSION}")
        elif found != SCHEMA:
            raise self._of_another_version(found)

    def _of_another_version(self, found: dict[str, str]) -> Misused:
        version = int(self._connection.pragma("user_version"))
        if version <= STORE_VERSION and found.keys() >= {"record", "journal"}:
            return OtherVersion(
                f"{self._path} was made by another version of Keepclear: run `keepclear upgrade`, "
                "or start the version that wrote it"
            )
        return Misused(
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

    def copying(self, path: Path, carried: Iterable[tuple[str, bytes]]) -> "Iterator[Progress]":
        """Copy the store into a new file step by step, while events go on between the steps."""
        from keepclear.host.store_file import copy

        if self._failed:
            raise Unavailable(self._failed)
        return copy(self._connection, path, carried)

    # Transactions

    def begin(self) -> None:
        """Start a transaction.

        Crash just after: nothing has been written; the file is as the last
        commit left it.
        """
        if self._failed:
            raise Unavailable(self._failed)
        if self._connection.in_transaction and not self._forgetful:
            raise Misused("a transaction is already open: commit it or roll it back first")
        self._run("SAVEPOINT event" if self._forgetful else "BEGIN IMMEDIATE")

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
            self._run("RELEASE event" if self._forgetful else "COMMIT")
        except KeepclearError as error:
            self._failed = f"{error}; a commit failed: start the node again once the disk is well"
            raise

    def rollback(self) -> None:
        """Forget the transaction; harmless where the disk's own failure has already done so.

        Crash just after: as before `begin`.
        """
        back = ("ROLLBACK TO event", "RELEASE event") if self._forgetful else ("ROLLBACK",)
        if self._connection.in_transaction:
            with suppress(apsw.Error):  # A rollback writes nothing; what failed was said before.
                for sql in back:
                    self._connection.execute(sql)

    def forget_from_now(self) -> None:
        """After a failure: keep what comes in memory alone, so that a mind can be read and ring.

        Nothing more reaches the file, and nothing of it is there once the store is closed. What a
        failed commit left on the disk shows when it is opened anew.
        """
        self.rollback()
        self._failed = ""
        try:
            # Pages that were changed never leave memory before a commit, and there is none.
            self._connection.execute("PRAGMA cache_spill = OFF").fetchall()
            self._connection.execute("BEGIN IMMEDIATE")
        except apsw.Error as error:
            raise failure(self._path, error) from error
        self._forgetful = True

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
            raise failure(self._path, error) from error

    def drop_owed(self, peer: bytes, helds: Sequence[bytes]) -> None:
        """Forget owed receipts that a peer has shown to have."""
        for held in helds:
            self._change(QUERIES["drop_owed"], (peer, held))

    def drop_items(self, keys: Sequence[ItemKey]) -> None:
        """Forget what waits no longer."""
        for key in keys:
            self._change(QUERIES["drop_items"], key)

    def drop_kept(self, names: Sequence[str]) -> None:
        """Forget what is kept under names; one under which nothing is kept is passed over."""
        for name in names:
            self._change(QUERIES["drop_kept"], (name,))

    def _change(self, sql: str, values: tuple[Any, ...] = ()) -> None:
        self._check_open()
        try:
            self._connection.execute(sql, values)
        except apsw.Error as error:
            raise failure(self._path, error) from error

    def _check_open(self) -> None:
        if self._failed:
            raise Unavailable(self._failed)
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

    def records_at(self, channel: bytes, log: LogName, seq: int) -> list[RecordRow]:
        """Return what stands at one place of a log: more than one record in a fork."""
        return self._all(RECORD, "records_at", channel, *log, seq)

    def entries(self, channel: bytes, log: LogName, start: int, limit: int) -> list[RecordRow]:
        """Return appended records of a log in order, from an index on."""
        return self._all(RECORD, "entries", channel, *log, start, limit)

    def waiting(self, channel: bytes, log: LogName) -> list[RecordRow]:
        """Return the records of a log that wait for an earlier one, in order."""
        return self._all(RECORD, "waiting", channel, *log)

    def contested(self, channel: bytes, log: LogName, limit: int) -> list[RecordRow]:
        """Return the contested records of a log, in order of their places."""
        return self._all(RECORD, "contested", channel, *log, limit)

    def about(self, channel: bytes, target: bytes) -> list[RecordRow]:
        """Return the appended, understood records of one channel about a record, by log and seq."""
        return self._all(RECORD, "about", target, channel)

    def of_kinds(
        self, channel: bytes, kinds: Sequence[int], from_utc: int, limit: int
    ) -> list[RecordRow]:
        """Return the appended, understood records of some kinds from an instant on, newest first.

        Those of one second come by id, so that a limit cuts alike at every node.
        """
        # One search for each kind ends at its limit; one search for all would sort the history.
        found = [
            row
            for kind in sorted(set(kinds))
            for row in self._all(RECORD, "of_kinds", channel, kind, from_utc, limit)
        ]
        return sorted(found, key=lambda row: (row.utc, row.id), reverse=True)[:limit]

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

    def breaches(self, rule: bytes, after_utc: int = -1) -> list[BreachRow]:
        """Return the breaches under what held of the versions that still stand."""
        return self._all(BREACH, "breaches", rule, after_utc)

    def oddities(self, *, seen: bool) -> list[OddityRow]:
        """Return what a person should see, or has seen."""
        return self._all(ODDITY, "oddities", seen)

    def oddities_alike(self, what: str, limit: int) -> list[OddityRow]:
        """Return the first of one kind that nobody has seen."""
        return self._all(ODDITY, "oddities_alike", what, limit)

    def oddity_kinds(self) -> dict[str, int]:
        """Count by kind what nobody has seen; takes some milliseconds for 50,000."""
        return {str(what): int(count) for what, count in self._run(QUERIES["oddity_kinds"])}

    def oddity(self, row_id: bytes) -> OddityRow | None:
        """Return one oddity, seen or not."""
        return self._one(ODDITY, "oddity", row_id)

    def items(self) -> list[ItemRow]:
        """Return everything that waits for a person."""
        return self._all(ITEM, "items")

    def numbered(
        self, kind: Numbered, channel: bytes, after_utc: int, limit: int
    ) -> list[NumberedRow]:
        """Return what of a kind has not ended by an instant, that which ends first at the front."""
        return self._all(NUMBERED, "numbered", kind, channel, after_utc, limit)

    def numbered_begun(
        self, kind: Numbered, channel: bytes, from_utc: int, until_utc: int, limit: int
    ) -> list[NumberedRow]:
        """Return what of a kind began from one instant until before another, in that order."""
        return self._all(NUMBERED, "numbered_begun", kind, channel, from_utc, until_utc, limit)

    def numbered_as(
        self, kind: Numbered, channel: bytes, party: int, serial: int
    ) -> list[NumberedRow]:
        """Return what bears a number: more than one where a party began its log anew."""
        return self._all(NUMBERED, "numbered_as", kind, channel, party, serial)

    def numbered_by(self, row_id: bytes) -> NumberedRow | None:
        """Return the numbered thing that a record or fact began."""
        return self._one(NUMBERED, "numbered_by", row_id)

    def numbered_last(self, kind: Numbered, channel: bytes, party: int) -> int:
        """Return the highest number that a party has used, or 0."""
        found = self._run(QUERIES["numbered_last"], (kind, channel, party))
        return int(found[0][0]) if found else 0

    def asked_at(self, n: int) -> list[AskedRow]:
        """Return what stood open at a journal entry and has changed or closed since."""
        return self._all(ASKED, "asked_at", n, n)

    def fact_last(self, kind: int, about: bytes, n: int) -> int:
        """Return the last journal entry up to one that holds a fact about something, or 0."""
        found = self._run(QUERIES["fact_last"], (kind, about, n))
        return int(found[0][0]) if found else 0

    def fact_next(self, kind: int, about: bytes, n: int) -> int:
        """Return the first journal entry after one that holds a fact about something, or 0."""
        found = self._run(QUERIES["fact_next"], (kind, about, n))
        return int(found[0][0]) if found else 0

    def first_after(self, channel: bytes, log: LogName, start: int, n: int) -> int | None:
        """Return the first place of a log, from one on, that came after a journal entry."""
        found = self._run(QUERIES["first_after"], (channel, *log, start, n))
        return int(found[0][0]) if found else None

    def records_begun(self, first: bytes, last: bytes) -> list[RecordRow]:
        """Return the first two records whose ids lie between two."""
        return self._all(RECORD, "records_begun", first, last)

    def conflicts_of(self, rule: bytes, a: bytes) -> list[ConflictRow]:
        """Return the conflicts under one rule of which a version is the first, ended or not."""
        return self._all(CONFLICT, "conflicts_of", rule, a)

    def oddities_about(self, what: str) -> list[OddityRow]:
        """Return the oddities of one kind, seen or not, in the order in which they were noted."""
        return self._all(ODDITY, "oddities_about", what)

    def kept(self, name: str) -> KeptRow | None:
        """Return the latest of something by its name."""
        return self._one(KEPT, "kept", name)

    def kept_under(self, prefix: str, after: str, limit: int) -> list[KeptRow]:
        """Return what is kept under names that begin so, in order of name, after one of them."""
        # Within a text every code point sorts before the last one there is.
        return self._all(KEPT, "kept_under", max(prefix, after), prefix + "\U0010ffff", limit)

    def request(self, ref: str) -> RequestRow | None:
        """Return the act that was carried out under a reference."""
        return self._one(REQUEST, "request", ref)

    def counts(self) -> dict[str, int]:
        """Count rows by table, for status and tests; takes about a millisecond a 100,000 rows."""
        return {name: int(self._run(sql)[0][0]) for name, sql in COUNTS.items()}

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
            raise failure(self._path, error) from error


def failure(path: str, error: apsw.Error) -> KeepclearError:
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


def lock(path: Path) -> int:
    """Take the lock beside the store, which the system lets go of however this process ends."""
    beside = path.with_name(path.name + ".lock")
    try:
        held = os.open(beside, os.O_RDWR | os.O_CREAT, FILE_MODE)
    except OSError as error:
        raise Unavailable(
            f"{beside} cannot be opened ({error.strerror}): check its folder"
        ) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.pread(held, 20, 0).decode(errors="replace").strip() or "unknown"
        os.close(held)
        raise InUse(
            f"{path} is already open in process {holder}: stop that node first, "
            "or name another state folder"
        ) from error
    with suppress(OSError):  # On a full disk the lock holds all the same, without its word.
        os.pwrite(held, f"{os.getpid()}\n".ljust(20).encode(), 0)
    # Only under the lock: to close any handle of the file would undo SQLite's own locks on it.
    with suppress(OSError):  # SQLite says better what is wrong with the file.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
    return held


def _sync_folder(folder: Path) -> None:
    """Make the names of new files durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
