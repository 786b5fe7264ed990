"""The disk under the store: whether it takes what we write, and how much room is left.

A disk that refuses takes nothing that was acknowledged. Until it is well the node
is read from, rings and alarms; it takes and says nothing that it could not keep.
"""

import os
from pathlib import Path
from typing import Final

from keepclear.limits import DISK_FREE_BYTES_MIN

PROBE_FILE: Final = ".disk-probe"
PROBE_BYTES: Final = 262_144  # A commit is smaller; with less room the next one would fail again.


def free_bytes(folder: Path) -> int:
    """Return how much room is left on the disk of a folder, for whoever runs this."""
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def is_low(folder: Path) -> bool:
    """Tell whether the disk is nearly full, while there is still room to say so."""
    return free_bytes(folder) < DISK_FREE_BYTES_MIN


def refusal(folder: Path) -> str:
    """Write to the disk and sync; return why it refuses, or an empty text."""
    probe = folder / PROBE_FILE
    try:
        handle = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            left = PROBE_BYTES
            while left > 0:
                left -= os.write(handle, bytes(left))
            os.fsync(handle)
        finally:
            os.close(handle)
            probe.unlink(missing_ok=True)
    except OSError as error:
        return error.strerror or "it cannot be written"
    return ""
