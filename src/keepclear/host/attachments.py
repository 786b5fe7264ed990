"""The files that incidents name, kept in the node's folder under their hashes.

Only the hash goes into a record, and no file is ever sent. A file is on the disk for good
before the record that names it is written, so no record names what was lost in a crash.
"""

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from keepclear.errors import BadInput, Fault, Misused, Unavailable
from keepclear.limits import ATTACHMENT_BYTES_MAX, NAME_CODE_POINTS_MAX
from keepclear.record.text import find_refused

FOLDER: Final = "attachments"
KEPT: Final = "kept here"
_CHUNK_BYTES: Final = 1_048_576
_FILE_MODE: Final = 0o600  # A photograph holds positions too.

Kept = tuple[str, str, int]  # SHA-256 in hexadecimal, name, bytes


def path_of(folder: Path, digest: str) -> Path:
    """Return where a file of some hash is kept."""
    return folder / FOLDER / digest


def keep(folder: Path, files: list[Path]) -> list[Kept]:
    """Put files away under their hashes; raise BadInput with everything that is wrong with them.

    Crash at any moment: each file is there whole under its hash or not at all; what a crash
    leaves half-written has a name that is no hash.
    """
    faults = [fault for file in files if (fault := _fault(file)) is not None]
    if faults:
        raise BadInput(faults)
    return [_keep_one(folder, file) for file in files]


def _fault(file: Path) -> Fault | None:
    try:
        size = file.stat().st_size
    except OSError as error:
        return Fault(str(file), f"it cannot be read: {error.strerror}", "check the path")
    if not file.is_file():
        return Fault(str(file), "it is not a file", "name a file")
    if size > ATTACHMENT_BYTES_MAX:
        cure = f"attach parts of up to {ATTACHMENT_BYTES_MAX:,} bytes"
        return Fault(str(file), f"it has {size:,} bytes", cure)
    return _name_fault(str(file), file.name)


def _name_fault(place: str, name: str) -> Fault | None:
    is_plain = name.isprintable() and find_refused(name) is None
    if name.strip() and len(name) <= NAME_CODE_POINTS_MAX and is_plain:
        return None
    cure = f"give it a plain name of up to {NAME_CODE_POINTS_MAX} characters"
    return Fault(place, "no record can hold its name", cure)


def _keep_one(folder: Path, file: Path) -> Kept:
    """Copy one file; the copy is what the hash is of, whatever the file becomes."""
    coming = Coming(folder, file.name)
    try:
        with file.open("rb") as source:
            while chunk := source.read(_CHUNK_BYTES):
                coming.write(chunk)
    except OSError as error:
        coming.drop()
        raise Unavailable(f"{file} cannot be read: {error.strerror}") from error
    except Unavailable:
        coming.drop()
        raise
    return coming.keep()


class Coming:
    """A file that comes in piece by piece; nothing of it counts before `keep`."""

    def __init__(self, folder: Path, name: str) -> None:
        self._held, self.name = folder / FOLDER, name
        self._part = self._held / f"part-{secrets.token_hex(8)}"
        self._hasher, self._size = sha256(), 0
        try:
            self._held.mkdir(mode=0o700, exist_ok=True)
            _sync(folder)  # or a crash could lose the folder with all that is in it
            self._target = os.fdopen(_create(self._part), "wb")
        except OSError as error:
            raise self._not_kept(error) from error

    def write(self, chunk: bytes) -> None:
        """Take the next piece; raise Unavailable where the disk takes none, or beyond the limit."""
        self._size += len(chunk)
        if self._size > ATTACHMENT_BYTES_MAX:
            raise Unavailable(f"{self.name} grew beyond the limit while it was read")
        self._hasher.update(chunk)
        try:
            self._target.write(chunk)
        except OSError as error:
            raise self._not_kept(error) from error

    def keep(self) -> Kept:
        """Sync the file, and only then give it the name of its hash."""
        digest = self._hasher.hexdigest()
        try:
            self._target.flush()
            os.fsync(self._target.fileno())
            self._target.close()
            self._part.rename(self._held / digest)
            _sync(self._held)
        except OSError as error:
            self.drop()
            raise self._not_kept(error) from error
        return digest, self.name, self._size

    def drop(self) -> None:
        """Throw away what has come."""
        with suppress(OSError):
            self._target.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)

    def _not_kept(self, error: OSError) -> Unavailable:
        return Unavailable(f"{self.name} could not be kept in {self._held}: {error.strerror}")


@dataclass(frozen=True, slots=True)
class Cabinet:
    """The files of one node, as the desk puts them in and takes them out."""

    folder: Path

    def begin(self, name: str) -> Coming:
        """Begin to take a file in; raise BadInput where no record can hold its name."""
        if fault := _name_fault("name", name):
            raise BadInput([fault])
        return Coming(self.folder, name)

    def open(self, digest: str) -> tuple[BinaryIO, int] | None:
        """Open the file of some hash with its size, or return None where none is held here.

        It was read whole and hashed again; raises Misused where it is not what its name says.
        """
        try:
            opened = path_of(self.folder, digest).open("rb")
        except OSError:
            return None
        hasher, size = sha256(), 0
        while chunk := opened.read(_CHUNK_BYTES):
            hasher.update(chunk)
            size += len(chunk)
        if hasher.hexdigest() != digest:
            opened.close()
            raise Misused("what is kept here under this hash is not what was attached")
        opened.seek(0)
        return opened, size

    def holds(self, digest: str, size: int) -> bool:
        """Tell whether a file of that size is here under a hash; `open` hashes what is there."""
        file = path_of(self.folder, digest)
        return file.is_file() and file.stat().st_size == size


def check_kept(folder: Path, named: Sequence[tuple[str, int]]) -> None:
    """Raise BadInput for each hash and size of which no file is kept here."""
    cabinet, cure = Cabinet(folder), "attach the file anew"
    faults = [
        Fault(f"attachments[{at}]", "no such file is kept here", cure)
        for at, (digest, size) in enumerate(named)
        if not cabinet.holds(digest, size)
    ]
    if faults:
        raise BadInput(faults)


def _create(part: Path) -> int:
    return os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def state_of(folder: Path, digest: str) -> str:
    """Say how the file of some hash is kept here: what lies under its name is hashed again."""
    file = path_of(folder, digest)
    if not file.is_file():
        return "not held here"
    return KEPT if hash_of(file) == digest else "CHANGED: what is kept here is not it"


def hash_of(file: Path) -> str:
    """Return SHA-256 of a file, in hexadecimal; raise BadInput where it cannot be read."""
    if file.exists() and not file.is_file():  # a pipe would be waited for
        raise BadInput([Fault(str(file), "it is not a file", "name a file")])
    hasher = sha256()
    try:
        with file.open("rb") as source:
            while chunk := source.read(_CHUNK_BYTES):
                hasher.update(chunk)
    except OSError as error:
        cure = "check the path"
        raise BadInput([Fault(str(file), f"it cannot be read: {error.strerror}", cure)]) from error
    return hasher.hexdigest()
