"""Whether this machine's clock is kept true: the kernel is asked, and nothing is guessed.

Linux keeps with its clock whether a time source disciplines it, and says so to
anybody. Where it cannot be asked the answer is None, which is shown as such.
"""

import ctypes
import sys
from typing import Final

# linux/timex.h: what adjtimex returns, and the bit of its status.
TIME_ERROR: Final = 5
STA_UNSYNC: Final = 0x0040


class _Timex(ctypes.Structure):
    """The beginning of struct timex, and room for the rest of it (208 bytes in all)."""

    _fields_ = (
        ("modes", ctypes.c_uint),  # 0 only asks
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    )


def is_synchronised() -> bool | None:
    """Ask the kernel whether a time source keeps its clock; None where it cannot be asked."""
    if not sys.platform.startswith("linux") or ctypes.sizeof(ctypes.c_long) != 8:
        return None  # On 32 bits the structure depends on the C library.
    timex = _Timex()
    try:
        state = ctypes.CDLL(None).adjtimex(ctypes.byref(timex))
    except (OSError, AttributeError):
        return None
    return meant_by(state, timex.status)


def meant_by(state: int, status: int) -> bool | None:
    """Return what the kernel's answer means; a negative state is a refusal to answer."""
    if state < 0:
        return None
    return state != TIME_ERROR and not status & STA_UNSYNC
