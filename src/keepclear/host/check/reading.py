"""Files of plans into plans: one feature at a time, and nothing held but what they state."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from keepclear.errors import BadInput, Fault
from keepclear.host.check.progress import progress
from keepclear.host.check.telling import tell

if TYPE_CHECKING:
    from keepclear.host.check.intake import Intake, Plans
    from keepclear.standards.geojson_rfc7946.geometry import Bounds
    from keepclear.standards.geojson_rfc7946.mapping import Remarks

_STDIN: Final = "-"


def plans(
    files: Sequence[str],
    theatre: "Bounds | None",
    stdin: IO[bytes],
    told: IO[str],
    bytes_max: int,
) -> "Plans":
    """Return the plans of all files; warnings go to `told`.

    Raises BadInput with every fault of every file.
    """
    from keepclear.host.check.intake import Intake

    intake = Intake()
    faults: list[Fault] = []
    warnings: list[Fault] = []
    with progress("reading", _size(files), told, in_bytes=True) as advance:
        for name in files:
            try:
                with _opened(name, stdin, bytes_max, advance) as file:
                    remarks = _read(shown_name(name), file, theatre, intake)
            except BadInput as refused:
                faults += refused.faults
                continue
            faults += remarks.faults
            warnings += remarks.warnings
    faults += intake.faults
    tell(told, "warning", warnings)
    if not faults and not intake:
        place = ", ".join(shown_name(name) for name in files) or "arguments"
        faults.append(Fault(place, "no features at all", "give a file with at least one feature"))
    if faults:
        raise BadInput(faults)
    return intake.plans()


def check_names(files: Sequence[str]) -> None:
    """Refuse standard input that is named more than once: it can be read once."""
    count = files.count(_STDIN)
    if count > 1:
        cure = f"name {_STDIN} once, and save the other as a file"
        raise BadInput([Fault(shown_name(_STDIN), f"named {count} times", cure)])


def _read(name: str, file: IO[bytes], theatre: "Bounds | None", intake: "Intake") -> "Remarks":
    from keepclear.standards.geojson_rfc7946.mapping import Remarks, claims

    remarks = Remarks()
    for claim in claims(name, file, remarks, theatre):
        intake.take(name, claim)
    if remarks.faults:
        intake.refuse()
    elif remarks.count == 0:
        empty = Fault(name, "no features", "nothing was read from it")
        remarks.warnings.append(empty)
    return remarks


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
def _opened(
    name: str, stdin: IO[bytes], bytes_max: int, advance: Callable[[int], None]
) -> Iterator[IO[bytes]]:
    """Open a file; one that is known to be too great is refused unread, another once it is."""
    try:
        if name == _STDIN:
            yield _Counted(name, stdin, bytes_max, advance)  # type: ignore[misc]
            return
        with Path(name).open("rb") as file:
            if Path(name).stat().st_size > bytes_max:
                raise _too_great(name, bytes_max)
            yield _Counted(name, file, bytes_max, advance)  # type: ignore[misc]
    except (OSError, ValueError) as error:
        raise BadInput([unreadable(name, error)]) from None


class _Counted:
    """A file that tells how much of it was read, and is refused beyond the limit."""

    def __init__(
        self, name: str, file: IO[bytes], bytes_max: int, advance: Callable[[int], None]
    ) -> None:
        self._name, self._file, self._bytes_max, self._advance = name, file, bytes_max, advance
        self._left = bytes_max

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._advance(len(data))
        self._left -= len(data)
        if self._left < 0:
            raise _too_great(self._name, self._bytes_max)
        return data


def _too_great(name: str, bytes_max: int) -> BadInput:
    fault = f"over {bytes_max / 1e9:g} GB"
    return BadInput([Fault(shown_name(name), fault, "part it into several files")])


def _size(files: Sequence[str]) -> int | None:
    """Return how many bytes there are to read, None where that is not known beforehand."""
    sizes = [Path(name).stat().st_size for name in files if name != _STDIN and _is_file(name)]
    return sum(sizes) if len(sizes) == len(files) else None


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except ValueError:
        return False
