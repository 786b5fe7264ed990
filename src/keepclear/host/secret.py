"""Chance, and files that only their owner can read.

All chance that the package needs is drawn here. A file of secrets is written
whole or not at all.
"""

import os
import secrets
from pathlib import Path
from typing import Final

from keepclear.errors import Unavailable

SECRET_MODE: Final = 0o600


def draw(length: int) -> bytes:
    """Draw random bytes."""
    return secrets.token_bytes(length)


def write_secret(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file that only its owner can read.

    Crash just after: the file and its name are on the disk, whole. Crash
    inside: under its own name there is what was there before, or nothing yet.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SECRET_MODE)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            partial.replace(path)
        else:
            os.link(partial, path)  # Unlike a rename, a link never takes a file's place.
            partial.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise Unavailable(
            f"{path} cannot be written ({error.strerror}): check its folder"
        ) from error


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rewrite_secret(path: Path, data: bytes) -> None:
    """Put a file of secrets in the place of the one before it, and overwrite that where it lies.

    Crash before the rename: the old file is there. Crash just after: the new one
    is, and the blocks of the old one, which nothing names any more, may not be
    overwritten yet. A disk that writes elsewhere than it is told (flash,
    snapshots) keeps them until it needs them: the page on threats says so.
    """
    try:
        old = path.open("r+b") if path.exists() else None
    except OSError as error:
        raise Unavailable(f"{path} cannot be opened ({error.strerror})") from error
    write_secret(path, data, replace=True)
    if old is None:
        return
    with old:
        try:
            old.write(bytes(os.fstat(old.fileno()).st_size))
            old.flush()
            os.fsync(old.fileno())
        except OSError as error:
            raise Unavailable(f"{path} cannot be overwritten ({error.strerror})") from error
