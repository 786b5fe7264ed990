"""The guard: how far our own logs had come when we last let anything out of this folder.

It lies beside the store, outside it and in no backup. It is written and on the disk before
anything that is signed is sent, so it is never behind what others may have seen; where it is
ahead of the store, or missing beside logs that have begun, the store has gone back in time.

Two slots are written in turn, each whole with a check of its own, so that a write that is cut
leaves the one before. What it says then is old; but nothing was sent on a write that did not end.
"""

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from keepclear.errors import BadRecord, Unavailable
from keepclear.exchange.channel import Earlier
from keepclear.node.log.line import Line
from keepclear.node.log.own_log import follows
from keepclear.record.canonical import decode, encode
from keepclear.record.log import Head, LogName

GUARD_FILE = "guard"
MAGIC = b"KCGUARD1"
CHECK_BYTES = 32
LENGTH_BYTES = 4
SLOT_BYTES_MIN = 4_096  # one page of a disk: some fifty channels
BEHIND = "the store is older than what this node has sent"
MISSING = "the store has logs of ours and no guard file: it was restored, or copied by parts"


class Found(NamedTuple):
    """Why our store has gone back in a channel, and the last head that the guard knows of."""

    why: str
    known: Earlier | None


class Guard:
    """The guard file of one folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / GUARD_FILE
        self._heads: dict[bytes, Earlier] = {}
        self._count = 0
        self._slot_bytes = SLOT_BYTES_MIN
        self._file = -1
        self.is_missing = not self._read()

    # At a start

    def rollbacks(self, lines: Iterable[Line]) -> dict[bytes, Found]:
        """Return the channels in which our store has gone back, and why."""
        found = {}
        for line in lines:
            if line.our_log is None:
                continue  # The next log to begin has a new name in any case.
            known = self._heads.get(line.channel)
            if self.is_missing:
                found[line.channel] = Found(MISSING, None)
            elif known is not None and _is_ahead(line, known):
                found[line.channel] = Found(BEHIND, known)
        return found

    # While running

    def keep(self, lines: Iterable[Line]) -> None:
        """Have on the disk how far our logs have come: after the commit, before anything is sent.

        Nothing is written where no log has grown since. Crash before the end: nothing has left,
        and the slot before still stands. On an error nothing may leave, and the next call writes
        again. Not in another thread: it would get the interpreter only once the caller waits for
        it, so that nothing was won, and a change of threads lost (0.1 ms of an act, measured).
        """
        heads = dict(self._heads)
        for line in lines:
            if line.our_log is not None:
                head = line.replicas[line.our_log].head
                heads[line.channel] = Earlier(head.log.incarnation, head.size, head.root)
        if heads != self._heads or self.is_missing:
            self._write(heads)
            self._heads = heads

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _write(self, heads: dict[bytes, Earlier]) -> None:
        rows = [[c, h.incarnation, h.size, h.root] for c, h in sorted(heads.items())]
        data = encode([self._count + 1, rows])
        try:
            if self.is_missing or LENGTH_BYTES + CHECK_BYTES + len(data) > self._slot_bytes:
                self._make_anew(data)
            else:
                self._put(self._opened(), data, (self._count + 1) % 2)
        except OSError as error:
            raise Unavailable(f"the guard file could not be written: {error}") from error
        self._count, self.is_missing = self._count + 1, False

    def _opened(self) -> int:
        if self._file < 0:
            self._file = os.open(self._path, os.O_RDWR)
        return self._file

    def _put(self, file: int, data: bytes, slot: int) -> None:
        os.pwrite(file, _framed(data), len(MAGIC) + LENGTH_BYTES + slot * self._slot_bytes)
        os.fdatasync(file)

    def _make_anew(self, data: bytes) -> None:
        """Write a file with room for more, and put it in the place of the old one at once."""
        while LENGTH_BYTES + CHECK_BYTES + len(data) > self._slot_bytes // 2:
            self._slot_bytes *= 2
        if self._file >= 0:
            os.close(self._file)
        made = self._path.with_suffix(".new")
        file = os.open(made, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        head = MAGIC + self._slot_bytes.to_bytes(LENGTH_BYTES)
        os.pwrite(file, head + bytes(2 * self._slot_bytes), 0)
        self._put(file, data, (self._count + 1) % 2)
        os.fsync(file)
        os.replace(made, self._path)
        _sync_folder(self._path.parent)
        self._file = file

    def _read(self) -> bool:
        """Read the newer slot; False where there is no file, or none that can be read."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return False
        start = len(MAGIC) + LENGTH_BYTES
        if data[: len(MAGIC)] != MAGIC or len(data) < start:
            return False
        self._slot_bytes = int.from_bytes(data[len(MAGIC) : start])
        slots = [data[start + i * self._slot_bytes :][: self._slot_bytes] for i in range(2)]
        read = [value for value in map(_unframed, slots) if value is not None]
        if not read:
            return False
        self._count, self._heads = max(read, key=lambda one: one[0])
        return True


def forget(folder: Path) -> None:
    """Take the guard away, so that the next start begins every log anew: what a restore does."""
    (folder / GUARD_FILE).unlink(missing_ok=True)
    _sync_folder(folder)


def _is_ahead(line: Line, known: Earlier) -> bool:
    """Tell whether the guard knows more of a log of ours than our store, or another log."""
    name = LogName(line.our_index, known.incarnation)
    if line.our_log != name:
        return not follows(line, Head(name, known.size, known.root))
    return line.size(name) < known.size or line.root_at(name, known.size) != known.root


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(LENGTH_BYTES) + sha256(data).digest() + data


def _unframed(slot: bytes) -> tuple[int, dict[bytes, Earlier]] | None:
    """Read one slot, or return None where its write was cut."""
    start = LENGTH_BYTES + CHECK_BYTES
    data = slot[start : start + int.from_bytes(slot[:LENGTH_BYTES])]
    if not data or sha256(data).digest() != slot[LENGTH_BYTES:start]:
        return None
    try:
        count, rows = decode(data)
    except (BadRecord, TypeError, ValueError):
        return None
    return count, {channel: Earlier(*head) for channel, *head in rows}


def _sync_folder(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
