"""What a witness must never forget: how far each log has come that it cosigned.

One SQLite file. The rule: what is cosigned is on the disk for good before the
cosignature is given, and deciding and writing are one step.
"""

import os
from pathlib import Path
from typing import Final

import apsw

from keepclear.errors import Unavailable
from keepclear.host.store_sqlite import InUse, lock
from keepclear.limits import WITNESS_ORIGINS_PER_KEY_MAX
from keepclear.record.witness import Admitted, Latest, Status, decide

WITNESS_STORE_FILE: Final = "witness.db"
BUSY_MS: Final = 2_000  # for whoever looks on while a cosignature is written
_SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA trusted_schema = OFF",
)
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS cosigned(
  origin TEXT PRIMARY KEY, key BLOB NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL,
  utc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cosigned_by_key ON cosigned(key);
CREATE INDEX IF NOT EXISTS cosigned_by_utc ON cosigned(utc);
"""
_PUT: Final = (
    "INSERT INTO cosigned VALUES (?, ?, ?, ?, ?) ON CONFLICT (origin) DO UPDATE "
    "SET key = excluded.key, size = excluded.size, root = excluded.root, utc = excluded.utc"
)


def _locked(path: Path) -> int:
    try:
        return lock(path)
    except InUse as error:
        raise Unavailable(str(error)) from error


class WitnessStore:
    """The last cosigned checkpoint of each origin; only this process has the file open."""

    def __init__(self, path: Path | None, *, only_looks: bool = False) -> None:
        """Open the file, or a store in memory; who only looks may do so while a witness serves."""
        # Kept until the end, so that a second witness on this file is refused at its start.
        self._lock = None if path is None or only_looks else _locked(path)
        try:
            self._file = apsw.Connection(str(path or ":memory:"))
            self._file.set_busy_timeout(BUSY_MS)
            for setting in _SETTINGS:
                self._file.execute(setting)
            self._file.execute(_SCHEMA)
        except apsw.Error as error:
            self._let_go()
            raise Unavailable(f"{path} cannot be opened ({error}): see its disk") from error

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        self._let_go()

    def _let_go(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def latest(self, origin: str) -> Latest:
        """Return the last cosigned checkpoint of an origin; size 0 where there was none."""
        row = self._file.execute(
            "SELECT size, root FROM cosigned WHERE origin = ?", (origin,)
        ).fetchone()
        return Latest(*row) if row else Latest()

    def last_utc(self) -> int:
        """Return the latest time that was ever given, or 0."""
        (utc,) = self._file.execute("SELECT max(utc) FROM cosigned").fetchone() or (None,)
        return utc or 0

    def counts(self) -> tuple[int, int]:
        """Return how many origins there are, and how many keys have signed them."""
        row = self._file.execute("SELECT count(*), count(DISTINCT key) FROM cosigned").fetchone()
        assert row is not None
        return row[0], row[1]

    def advance(self, admitted: Admitted, utc: int) -> tuple[Status, int] | None:
        """Decide on a checkpoint, and keep it where it is to be cosigned: (status, last size).

        None where the key has too many origins already. Crash before the commit:
        nothing was cosigned. Crash after it: the log is asked to go on from here,
        and gets its cosignature when it asks again.
        """
        checkpoint = admitted.checkpoint
        try:
            self._file.execute("BEGIN IMMEDIATE")
            latest = self.latest(checkpoint.origin)
            status = decide(admitted, latest)
            if status is Status.COSIGNED:
                if latest.size == 0 and self._is_full(checkpoint.origin, admitted.key):
                    self._file.execute("ROLLBACK")
                    return None
                row = (checkpoint.origin, admitted.key, checkpoint.size, checkpoint.root, utc)
                self._file.execute(_PUT, row)
            self._file.execute("COMMIT")
        except apsw.Error as error:
            if self._file.in_transaction:
                self._file.execute("ROLLBACK")
            raise Unavailable(f"the disk did not take it ({error})") from error
        return status, latest.size

    def _is_full(self, origin: str, key: bytes) -> bool:
        known = self._file.execute(
            "SELECT count(*) FROM cosigned WHERE key = ? AND origin != ?", (key, origin)
        ).fetchone()
        return bool(known and known[0] >= WITNESS_ORIGINS_PER_KEY_MAX)
