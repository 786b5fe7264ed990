"""The files that incidents name, kept in the node's folder under their hashes.

Only the hash goes into a record, and no file is ever sent. A file is on the disk for good
before the record that names it is written, so no record names what was lost in a crash.
"""

import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from keepclear.errors import BadInput, Fault, Unavailable
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
    if len(file.name) > NAME_CODE_POINTS_MAX or find_refused(file.name):
        cure = f"give it a plain name of up to {NAME_CODE_POINTS_MAX} characters"
        return Fault(str(file), "no record can hold its name", cure)
    return None


def _keep_one(folder: Path, file: Path) -> Kept:
    """Copy one file, sync it, and only then give it the name of its hash."""
    held = folder / FOLDER
    held.mkdir(mode=0o700, exist_ok=True)
    part = held / f"part-{secrets.token_hex(8)}"
    try:
        _sync(folder)  # or a crash could lose the folder with all that is in it
        with file.open("rb") as source, os.fdopen(_create(part), "wb") as target:
            digest, size = _copy(source, target)
            target.flush()
            os.fsync(target.fileno())
        part.rename(held / digest)
        _sync(held)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Unavailable(f"{file} could not be kept in {held}: {error.strerror}") from error
    return digest, file.name, size


def _create(part: Path) -> int:
    return os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)


def _copy(source: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    """Copy and hash what is read; the copy is what the hash is of, whatever the file becomes."""
    hasher, size = sha256(), 0
    while chunk := source.read(_CHUNK_BYTES):
        hasher.update(chunk)
        size += len(chunk)
        if size > ATTACHMENT_BYTES_MAX:
            raise OSError(0, "it grew beyond the limit while it was read")
        target.write(chunk)
    return hasher.hexdigest(), size


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
