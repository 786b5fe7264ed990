"""A store as a file: copied while a node writes to it, looked over, and compared with another.

The rule: a copy is made through SQLite itself, never as bytes, and is looked
over before anybody counts on it. What is truth in a store of any version is its
records and its journal; those are read here by their columns' names.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import apsw
from msgspec.structs import fields

from keepclear.errors import Misused, Unavailable
from keepclear.host.store_sqlite import FILE_MODE, failure
from keepclear.host.store_tables import TABLES
from keepclear.node.known import CursorRow, JournalRow, OwedRow, PeerRow, RecordRow

PAGES_A_STEP: Final = 64  # 256 kB: a node that serves goes on with its events in between.
SAMPLES: Final = 3  # rows of a difference that are shown
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many pages of a store are copied."""

    done: int
    of: int


def open_copy(path: Path) -> apsw.Connection:
    """Make an empty file that only its owner can read, to be filled with a copy."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
        return apsw.Connection(str(path))
    except FileExistsError as error:
        raise Misused(f"{path} is there already and is not overwritten: name another") from error
    except OSError as error:
        raise Unavailable(f"{path} cannot be written ({error.strerror}): see its disk") from error


def copy(
    source: apsw.Connection, path: Path, carried: Iterable[tuple[str, bytes]]
) -> Iterator[Progress]:
    """Copy a store into a new file, some pages at a time, with what is carried beside it.

    What is written to the store meanwhile is in the copy: it is as the store is at the end. Crash
    inside: there is a file that no look finds whole, and the store knows nothing of it.
    """
    with closing(open_copy(path)) as target:
        try:
            with target.backup("main", source, "main") as copying:
                while not copying.done:
                    copying.step(PAGES_A_STEP)
                    yield Progress(copying.page_count - copying.remaining, copying.page_count)
            # One file, and nothing beside it: a copy is carried by people.
            target.pragma("journal_mode", "delete")
            target.execute("CREATE TABLE carried(name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT")
            target.executemany("INSERT INTO carried VALUES (?, ?)", carried)
        except apsw.Error as error:
            raise failure(str(path), error) from error
    _sync(path)


def _sync(path: Path) -> None:
    for name in (path, path.parent):
        handle = os.open(name, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def fold(path: Path) -> None:
    """Write the log of a store that nobody has open back into its file."""
    try:
        with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)) as store:
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except apsw.Error as error:
        raise failure(str(path), error) from error


class Found:
    """A store of any version, opened for reading alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.is_file():
            raise Misused(f"there is no store at {path}")
        try:
            self._connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
            self._connection.execute("PRAGMA query_only = ON")
            rows = self._connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql != ''")
            self.schema = {str(name): str(sql) for name, sql in rows}
        except apsw.Error as error:
            raise failure(str(path), error) from error

    def __enter__(self) -> "Found":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close(True)

    @property
    def version(self) -> int:
        """The version of its tables; 0 where it was made before they had one."""
        return int(self._connection.pragma("user_version"))

    def damage(self) -> list[str]:
        """Let SQLite look over every page and index; return what it finds."""
        try:
            rows = self._connection.execute("PRAGMA integrity_check").fetchall()
        except apsw.Error as error:
            return [str(error)]
        found = [str(row[0]) for row in rows]
        return [] if found == ["ok"] else found

    def carried(self) -> dict[str, bytes]:
        """Return what a backup carries beside the store."""
        if "carried" not in self.schema:
            raise Misused(f"{self.path} is no backup: make one with `keepclear backup FILE`")
        rows = self._connection.execute("SELECT name, data FROM carried")
        return {str(name): bytes(data) for name, data in rows}

    def copy_without_carried(self, path: Path) -> Iterator[Progress]:
        """Copy the store alone out of a backup into a new file."""
        with closing(open_copy(path)) as target:
            try:
                with target.backup("main", self._connection, "main") as copying:
                    while not copying.done:
                        copying.step(PAGES_A_STEP)
                        yield Progress(copying.page_count - copying.remaining, copying.page_count)
                target.execute("DROP TABLE IF EXISTS carried")
            except apsw.Error as error:
                raise failure(str(path), error) from error
        _sync(path)

    # What is truth, whatever the version

    def journal_head(self) -> JournalRow | None:
        """Return the last journal entry."""
        found = self._rows(JournalRow, "journal", "ORDER BY n DESC LIMIT 1")
        return found[0] if found else None

    def journal(self, after: int, limit: int) -> list[JournalRow]:
        """Return journal entries in order."""
        return self._rows(JournalRow, "journal", "WHERE n > ? ORDER BY n LIMIT ?", after, limit)

    def record(self, record_id: bytes) -> RecordRow | None:
        """Return the record with this id."""
        found = self._rows(RecordRow, "record", "WHERE id = ?", record_id)
        return found[0] if found else None

    def peers(self) -> list[PeerRow]:
        """Return all peers."""
        return self._rows(PeerRow, "peer", "ORDER BY party")

    def cursors(self, peer: bytes) -> list[CursorRow]:
        """Return what a peer holds."""
        return self._rows(CursorRow, "cursor", "WHERE peer = ?", peer)

    def owed(self, peer: bytes) -> list[OwedRow]:
        """Return the receipts that a peer has not shown to have."""
        return self._rows(OwedRow, "owed", "WHERE peer = ?", peer)

    def counts(self) -> dict[str, int]:
        """Count the rows of the tables that this version knows too."""
        tables = [table.name for table in TABLES.values() if table.name in self.schema]
        return {name: _count(self._connection, name) for name in tables}

    def _rows(self, kind: type[R], table: str, where: str, *values: Any) -> list[R]:
        """Read rows by the names of their columns; what a column of ours lacks there is empty."""
        known = {str(row[1]) for row in self._connection.execute(f"PRAGMA table_info({table})")}
        cells = ", ".join(
            f'"{one.name}"' if one.name in known else _nothing_of(one.type)
            for one in fields(kind)  # type: ignore[arg-type]
        )
        try:
            rows = self._connection.execute(f"SELECT {cells} FROM {table} {where}", values)
            return [TABLES[kind].made(row) for row in rows]
        except apsw.Error as error:
            raise failure(str(self.path), error) from error


def _nothing_of(kind: object) -> str:
    return {bytes: "x''", str: "''"}.get(kind, "0")  # type: ignore[call-overload,no-any-return]


@dataclass(frozen=True, slots=True)
class Difference:
    """A table that two stores do not hold alike."""

    table: str
    only_in_first: int
    only_in_second: int
    samples: tuple[str, ...]


def differences(
    first: Path, second: Path, left_out: Mapping[str, Sequence[str]]
) -> Iterator[Difference | str]:
    """Compare two stores table by table; yield each table's name, or how it differs.

    `left_out` names columns that are not compared, by table; `*` leaves the table out.
    """
    with closing(apsw.Connection(str(first))) as both:
        both.execute("ATTACH ? AS other", (str(second),))
        for table in TABLES.values():
            leave = left_out.get(table.name, ())
            if "*" in leave:
                continue
            cells = ", ".join(f'"{name}"' for name in table.columns if name not in leave)
            ours, theirs = (f"SELECT {cells} FROM {at}.{table.name}" for at in ("main", "other"))
            a, b = (_only(both, *pair) for pair in ((ours, theirs), (theirs, ours)))
            samples = tuple(_said(row) for row in (*a[1], *b[1]))
            yield Difference(table.name, a[0], b[0], samples) if samples else table.name


def _only(both: apsw.Connection, one: str, other: str) -> tuple[int, list[Any]]:
    excepted = f"{one} EXCEPT {other}"
    rows = both.execute(f"{excepted} LIMIT {SAMPLES}").fetchall()
    return (_count(both, f"({excepted})") if rows else 0), rows


def _count(connection: apsw.Connection, table: str) -> int:
    rows: list[Any] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    return int(rows[0][0])


def _said(row: Sequence[Any]) -> str:
    """Show the beginning of a row: ids and numbers, and no text that somebody wrote."""
    shown = [v.hex()[:16] if isinstance(v, bytes) else v for v in row[:6]]
    return " ".join(str(v) for v in shown if not isinstance(v, str) or len(v) <= 16)
