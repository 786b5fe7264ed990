"""A disk that a seed drives: what is not synced may be lost, kept or torn, and in any order.

It lies under the real store through a file layer of SQLite. Every operation is counted, so that
the power can go, or one operation fail, at any of them. A write that is not synced reaches the
medium or not, sector by sector, and writes reach it in no certain order. A disk that is dead takes
nothing more: whoever still holds one of its files changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import apsw

SECTOR_BYTES = 512
_NUMBERS = count()  # SQLite knows every file layer of the process by its name.


@dataclass(slots=True)
class Write:
    """Bytes at an offset; `kept` says which of its sectors reach the medium unsynced."""

    offset: int
    data: bytes
    kept: list[bool]

    def reach(self, content: bytearray, *, whole: bool) -> None:
        """Put the bytes there, or those of the sectors that are kept."""
        end = self.offset + len(self.data)
        if end > len(content):
            content.extend(bytes(end - len(content)))
        if whole or all(self.kept):
            content[self.offset : end] = self.data
            return
        for at in (i * SECTOR_BYTES for i, keep in enumerate(self.kept) if keep):
            part = self.data[at : at + SECTOR_BYTES]
            content[self.offset + at : self.offset + at + len(part)] = part


@dataclass(slots=True)
class Truncation:
    """A file cut off at a length."""

    length: int

    def reach(self, content: bytearray, *, whole: bool) -> None:
        """Cut the file off; a length is changed whole or not at all."""
        del content[self.length :]


Change = Write | Truncation


@dataclass
class Contents:
    """One file: what is on the medium, what a reader sees, and the changes between the two."""

    durable: bytearray = field(default_factory=bytearray)
    seen: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        """Let the medium hold what a reader sees."""
        for change in self.pending:
            change.reach(self.durable, whole=True)
        self.pending.clear()

    def after_a_cut(self, chance: Random) -> bytearray:
        """Return what the medium holds when the power has gone."""
        content = bytearray(self.durable)
        reached = [change for change in self.pending if chance.random() < 0.5]
        chance.shuffle(reached)
        for change in reached:
            change.reach(content, whole=False)
        return content


class Disk:
    """A disk that loses power, or fails one operation, after a number of operations."""

    def __init__(self, chance: Random, files: dict[str, Contents] | None = None) -> None:
        self.chance = chance
        self.files = files or {}
        self.opened: set[str] = set()
        self.operations = 0
        self.cut_at: int | None = None
        self.fail_at: int | None = None
        self.keeps_what_fails = False
        self.only_says_it_synced = False
        self.is_dead = False
        self.layer = DiskLayer(f"disk {next(_NUMBERS)}", self)

    def step(self) -> bool:
        """Count an operation; tell whether it fails though the disk goes on."""
        self.operations += 1
        if self.cut_at is not None and self.operations >= self.cut_at:
            raise apsw.IOError("the power is cut")
        return self.operations == self.fail_at

    def change(self, name: str, change: Change) -> None:
        """Carry out one write, which is not on the medium before the next sync."""
        if self.is_dead:
            return
        failing = self.step()
        contents = self.files.setdefault(name, Contents())
        if not failing or self.keeps_what_fails:
            change.reach(contents.seen, whole=True)
            contents.pending.append(change)
        if failing:
            raise apsw.IOError("the disk failed")

    def sync(self, name: str) -> None:
        """Put on the medium what was written to a file."""
        if self.is_dead:
            return
        failing = self.step()
        if not self.only_says_it_synced and (not failing or self.keeps_what_fails):
            self.files[name].sync()
        if failing:
            raise apsw.IOError("the disk failed")

    def torn(self, data: bytes) -> list[bool]:
        """Draw which sectors of a write will have reached the medium if it is never synced."""
        torn = self.chance.random() < 0.5
        sectors = range(0, len(data), SECTOR_BYTES)
        return [self.chance.random() < 0.5 for _ in sectors] if torn else [True] * len(sectors)

    def after_a_cut(self) -> dict[str, bytes]:
        """Return what a restart finds when the power has gone."""
        return {name: bytes(c.after_a_cut(self.chance)) for name, c in self.files.items()}

    def restarted(self, *, power_cut: bool) -> "Disk":
        """Return the disk as a restart finds it; this one is dead from now on.

        Where only the process was killed the system still writes what it was given.
        """
        self.is_dead = True
        files = self.files
        if power_cut:
            files = {
                name: Contents(bytearray(found), bytearray(found))
                for name, found in self.after_a_cut().items()
            }
        self.files = {name: Contents(seen=bytearray(c.seen)) for name, c in files.items()}
        return Disk(self.chance, files)

    def copied(self) -> dict[str, bytes]:
        """Return what a reader sees of every file, as a copy that is put away."""
        return {name: bytes(contents.seen) for name, contents in self.files.items()}


def disk_of(chance: Random, copy: Iterable[tuple[str, bytes]]) -> Disk:
    """Return a disk that holds a copy that was put away."""
    return Disk(chance, {name: Contents(bytearray(c), bytearray(c)) for name, c in copy})


class DiskLayer(apsw.VFS):
    """Puts the disk under SQLite."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk = disk
        self.name = name
        super().__init__(name, base="")

    def xOpen(self, name: Any, flags: list[int]) -> "OpenFile":
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        return OpenFile(self.disk, Path(path or "temporary").name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        if not self.disk.is_dead:
            self.disk.step()
        self.disk.files.pop(Path(name).name, None)

    def xAccess(self, name: str, flags: int) -> bool:
        return Path(name).name in self.disk.files

    def xFullPathname(self, name: str) -> str:
        return name


class OpenFile:
    """One open file of the disk, with the methods that SQLite calls."""

    def __init__(self, disk: Disk, name: str, flags: list[int]) -> None:
        self.disk, self.name = disk, name
        disk.files.setdefault(name, Contents())
        disk.opened.add(name)
        flags[1] = flags[0]

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self.disk.files[self.name].seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        whole = bytes(data)
        self.disk.change(self.name, Write(offset, whole, self.disk.torn(whole)))

    def xTruncate(self, length: int) -> None:
        self.disk.change(self.name, Truncation(length))

    def xSync(self, flags: int) -> None:
        self.disk.sync(self.name)

    def xFileSize(self) -> int:
        return len(self.disk.files[self.name].seen)

    def xFileControl(self, operation: int, pointer: int) -> bool:
        return False

    def xCheckReservedLock(self) -> bool:
        return False

    def xLock(self, level: int) -> None: ...

    def xUnlock(self, level: int) -> None: ...

    def xClose(self) -> None: ...

    def xSectorSize(self) -> int:
        return SECTOR_BYTES

    def xDeviceCharacteristics(self) -> int:
        return 0
