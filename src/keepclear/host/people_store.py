"""The people of a desk on the disk: one SQLite file beside the store, for its owner alone.

It is apart from the store, since nothing in it follows from records or journal:
a rebuild, an upgrade or a new log leaves people as they are. A command may open
it while the node serves; whoever writes waits for the other.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import apsw

from keepclear.errors import Misused, Unavailable
from keepclear.host.secret import SECRET_MODE

PEOPLE_FILE: Final = "people.db"
VERSION: Final = 1
_WAIT_MS: Final = 5_000
# A node that serves waits in its own loop: whoever else holds the file must not hold up a STOP.
SERVED_WAIT_MS: Final = 200
_SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS kept(
  shelf TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (shelf, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS noted(n INTEGER PRIMARY KEY, value BLOB NOT NULL) STRICT;
"""
# What a copy for a safe leaves out: it opens a browser or a link, and lasts a day at most.
_PASSING: Final = ("session", "link", "ticket", "failures")


class PeopleStore:
    """A book of people as a file; see keepclear.desk.people.book."""

    def __init__(self, path: Path, wait_ms: int = _WAIT_MS) -> None:
        self._path = path
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, SECRET_MODE))
            path.chmod(SECRET_MODE)
            self._file = apsw.Connection(str(path))
            self._file.set_busy_timeout(wait_ms)
            for setting in _SETTINGS:
                self._file.execute(setting)
            self._check_version()
            self._file.execute(_SCHEMA)
        except (apsw.Error, OSError) as error:
            raise Unavailable(f"{path} cannot be opened ({error})") from error

    def _check_version(self) -> None:
        version = int(self._file.pragma("user_version"))
        if version > VERSION:
            raise Misused(f"{self._path} was made by a later version: use that version")
        self._file.execute(f"PRAGMA user_version = {VERSION}")

    def __enter__(self) -> "PeopleStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Open a transaction; nested in another it is part of it.

        Crash before its end: nothing of it holds. Crash after: all of it.
        """
        if self._file.in_transaction:
            yield
            return
        with self._failing():
            self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._failing():
                self._file.execute("COMMIT")
        except BaseException:
            if self._file.in_transaction:
                self._file.execute("ROLLBACK")
            raise

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except apsw.Error as error:
            raise Unavailable(f"{self._path} did not take it ({error}): see its disk") from error

    def get(self, shelf: str, key: str) -> bytes | None:
        """Return one value."""
        with self._failing():
            found = self._file.execute(
                "SELECT value FROM kept WHERE shelf = ? AND key = ?", (shelf, key)
            ).fetchone()
        return found[0] if found else None

    def all(self, shelf: str) -> list[tuple[str, bytes]]:
        """Return every key of a shelf with its value, by key."""
        with self._failing():
            rows = self._file.execute(
                "SELECT key, value FROM kept WHERE shelf = ? ORDER BY key", (shelf,)
            )
            return [(key, value) for key, value in rows]

    def put(self, shelf: str, key: str, value: bytes) -> None:
        """Set one value."""
        with self._failing():
            self._file.execute("REPLACE INTO kept VALUES (?, ?, ?)", (shelf, key, value))

    def drop(self, shelf: str, key: str) -> None:
        """Take one value away, if it is there."""
        with self._failing():
            self._file.execute("DELETE FROM kept WHERE shelf = ? AND key = ?", (shelf, key))

    def note(self, value: bytes) -> None:
        """Add an entry to the log."""
        with self._failing():
            self._file.execute(
                "INSERT INTO noted SELECT coalesce(max(n), 0) + 1, ? FROM noted", (value,)
            )

    def noted(self, before: int, limit: int) -> list[tuple[int, bytes]]:
        """Return the latest entries with a number below `before`, the newest first."""
        with self._failing():
            rows = self._file.execute(
                "SELECT n, value FROM noted WHERE n < ? ORDER BY n DESC LIMIT ?", (before, limit)
            )
            return [(n, value) for n, value in rows]


def copied(folder: Path) -> bytes | None:
    """Return the file of a folder as a backup carries it, made through SQLite; None without one.

    Nobody is signed in by a copy, and no link in it is good.
    """
    path = folder / PEOPLE_FILE
    if not path.exists():
        return None
    try:
        with closing(apsw.Connection(str(path))) as people, closing(apsw.Connection("")) as copy:
            with copy.backup("main", people, "main") as copying:
                copying.step()
            copy.execute(f"DELETE FROM kept WHERE shelf IN ({', '.join('?' * 4)})", _PASSING)
            copy.execute("VACUUM")
            return copy.serialize("main")
    except apsw.Error as error:
        raise Unavailable(f"{path} cannot be copied ({error})") from error
