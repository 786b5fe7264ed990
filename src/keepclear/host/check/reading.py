"""Files of plans into plans: one feature at a time, and nothing held but what they state.

A regular file is read where it lies. What cannot be read twice, as standard input,
is first put aside on disk: a file that is not well formed is read again from its
start to say where.
"""

import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from keepclear.errors import BadInput, Fault
from keepclear.host.check.progress import progress
from keepclear.host.check.telling import tell

if TYPE_CHECKING:
    from keepclear.standards.geojson_rfc7946.geometry import Bounds
    from keepclear.standards.geojson_rfc7946.mapping import Plan

_STDIN: Final = "-"
_COPY_BYTES: Final = 1 << 20
_ASIDE_BYTES_MAX: Final = 16 << 20  # more than this goes to disk


def plans(
    files: Sequence[str],
    theatre: "Bounds | None",
    stdin: IO[bytes],
    told: IO[str],
    bytes_max: int,
) -> "dict[str, Plan]":
    """Return the plans of all files by notice; warnings go to `told`.

    Raises BadInput with every fault of every file.
    """
    from keepclear.standards.geojson_rfc7946.mapping import collate, read_stream

    faults: list[Fault] = []
    readings = []
    with progress("reading", _size(files), told, in_bytes=True) as advance:
        for name in files:
            try:
                with _opened(name, stdin, bytes_max) as file:
                    counted = _Counted(file, advance)
                    reading = read_stream(shown_name(name), counted, theatre)  # type: ignore[arg-type]
            except BadInput as refused:
                faults += refused.faults
                continue
            faults += reading.faults
            readings.append(reading)
            if reading.count == 0 and not reading.faults:
                empty = Fault(shown_name(name), "no features", "nothing was read from it")
                reading.warnings.append(empty)
    found, two_parties = collate(readings)
    faults += two_parties
    for reading in readings:
        tell(told, "warning", reading.warnings)
    if not faults and not found:
        place = ", ".join(shown_name(name) for name in files) or "arguments"
        faults.append(Fault(place, "no features at all", "give a file with at least one feature"))
    if faults:
        raise BadInput(faults)
    return found


def shown_name(name: str) -> str:
    """Return how a file is called to a person."""
    if name == _STDIN:
        return "stdin"
    return name if name.isprintable() else ascii(name)


def unreadable(name: str, error: OSError | ValueError) -> Fault:
    """Return the fault of a file that cannot be read."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Fault(shown_name(name), f"cannot be read: {why}", "check the path")


@contextmanager
def _opened(name: str, stdin: IO[bytes], bytes_max: int) -> Iterator[IO[bytes]]:
    """Open a file so that it can be read twice; one that is too great is refused unread."""
    try:
        if name == _STDIN:
            with _aside(name, stdin, bytes_max) as file:
                yield file
            return
        with Path(name).open("rb") as file:
            held = Path(name).stat()
            if held.st_size > bytes_max:
                raise _too_great(name, bytes_max)
            if stat.S_ISREG(held.st_mode):
                yield file
                return
            with _aside(name, file, bytes_max) as copy:
                yield copy
    except (OSError, ValueError) as error:
        raise BadInput([unreadable(name, error)]) from None


@contextmanager
def _aside(name: str, file: IO[bytes], bytes_max: int) -> Iterator[IO[bytes]]:
    """Put aside what a file gives, refusing more than the limit before it fills the disk."""
    with tempfile.SpooledTemporaryFile(_ASIDE_BYTES_MAX) as copy:
        left = bytes_max + 1
        while left and (data := file.read(min(_COPY_BYTES, left))):
            copy.write(data)
            left -= len(data)
        if not left:
            raise _too_great(name, bytes_max)
        copy.seek(0)
        yield copy


def _too_great(name: str, bytes_max: int) -> BadInput:
    fault = f"over {bytes_max / 1e9:g} GB"
    return BadInput([Fault(shown_name(name), fault, "part it into several files")])


class _Counted:
    """A file that tells how much of it was read."""

    def __init__(self, file: IO[bytes], advance: Callable[[int], None]) -> None:
        self._file, self._advance = file, advance
        self.seek = file.seek

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._advance(len(data))
        return data


def _size(files: Sequence[str]) -> int | None:
    """Return how many bytes there are to read, None where that is not known beforehand."""
    sizes = [Path(name).stat().st_size for name in files if name != _STDIN and _is_file(name)]
    return sum(sizes) if len(sizes) == len(files) else None


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except ValueError:
        return False
