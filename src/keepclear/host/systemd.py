"""What a service manager is told: that the node serves, that it lives, that it ends.

systemd takes one datagram of plain lines at the socket that NOTIFY_SOCKET names
(sd_notify(3)); where there is none, nothing is said. The sign of life comes from
the node's own loop of events, so a node that hangs is started again.
"""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

READY: Final = "READY=1"
STOPPING: Final = "STOPPING=1"
ALIVE: Final = "WATCHDOG=1"


class Manager:
    """The service manager that started this process, if one did."""

    def __init__(self, environment: Mapping[str, str] = os.environ, pid: int | None = None) -> None:
        self._path = environment.get("NOTIFY_SOCKET", "")
        meant = environment.get("WATCHDOG_PID", "")
        is_ours = not meant or meant == str(os.getpid() if pid is None else pid)
        micros = environment.get("WATCHDOG_USEC", "")
        self._micros = int(micros) if is_ours and self._path and micros.isdecimal() else 0

    @property
    def alive_every_s(self) -> float | None:
        """How often a sign of life is due: twice in the time after which we count as hung."""
        return self._micros / 2_000_000 if self._micros else None

    def tell(self, *lines: str) -> None:
        """Say something; a manager that does not listen is no fault of the node."""
        if not self._path:
            return
        # A name that begins with @ lies in no folder: its first byte is zero.
        address = "\0" + self._path[1:] if self._path.startswith("@") else self._path
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
            out.sendto("\n".join(lines).encode(), address)
