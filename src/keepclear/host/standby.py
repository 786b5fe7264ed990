"""A second machine that can take over, and the fence between the two.

One node speaks for a party. A standby holds copies and speaks never, until a person
promotes it: then it begins its logs anew, so that it cannot write where the first
node wrote. A folder belongs to the machine that it was made or promoted on, and a
node does not start on another one.
"""

import os
from hashlib import sha256
from pathlib import Path
from typing import Final

from keepclear.errors import Misused, Unavailable
from keepclear.host.guard import forget
from keepclear.host.settings import STORE_FILE
from keepclear.host.store_sqlite import FILE_MODE, lock

HOST_FILE: Final = "host"
MACHINE_ID: Final = Path("/etc/machine-id")
COPY: Final = "standby.backup"


def this_machine(machine_id: Path = MACHINE_ID) -> str:
    """Return what tells this machine from others, without naming it; empty where nothing does."""
    try:
        found = machine_id.read_text().strip()
    except OSError:
        return ""
    return sha256(b"keepclear/host/1" + found.encode()).hexdigest() if found else ""


def check_host(folder: Path, machine: str) -> None:
    """Refuse a folder of another machine; take one that belongs to none yet.

    Crash just after: the folder belongs to this machine, or to none as before.
    """
    path = folder / HOST_FILE
    try:
        owner = path.read_text().strip() if path.exists() else ""
        if owner and machine and owner != machine:
            raise Misused(
                f"{folder} belongs to another machine, whose node may still run: stop that one for "
                "good, then run `keepclear promote` here"
            )
        if machine and not owner:
            _write(path, machine)
    except OSError as error:
        raise Unavailable(f"{path} cannot be read or written ({error.strerror})") from error


def promote(folder: Path, machine: str) -> None:
    """Make this machine the one that the folder belongs to; its node begins its logs anew.

    Crash between: the guard is gone, so whatever starts here begins anew.
    """
    store = folder / STORE_FILE
    if not store.exists():
        raise Misused(f"there is no store in {folder}: restore the last copy there first")
    handle = lock(store)
    try:
        forget(folder)
        _write(folder / HOST_FILE, machine)
    finally:
        os.close(handle)


def _write(path: Path, machine: str) -> None:
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        os.write(handle, machine.encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(partial, path)
