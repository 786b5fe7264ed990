"""The log of a node's own running: JSON lines that never say where anybody is.

A log is copied into tickets and sent to strangers. So nothing passes but what
is listed here, key by key, each with the one form that it may have; anything
else is withheld. Texts, positions, names of places and the words of an
exception have no form, and therefore cannot pass. The truth of what happened
is the journal, never this.
"""

import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum, IntEnum
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Final, TextIO, cast

import structlog

from keepclear.errors import Unavailable
from keepclear.exchange.meaning import Kind
from keepclear.node.effects import Bell
from keepclear.record.envelope import Precedence

WITHHELD: Final = "(withheld)"
ID_BYTES_SHOWN: Final = 8
FRAMES_MAX: Final = 8
BEARERS: Final = frozenset({"https"})
# What is logged is said in code, in a few lower-case words.
_EVENT = re.compile(r"[a-z]+(?:[ -][a-z]+){0,7}")
_RULE = re.compile(r"[a-z][a-z-]{0,23}/[0-9]{1,2}")
_CODE_NAME = re.compile(r"[A-Za-z_][A-Za-z_.]{0,63}")

Log = structlog.typing.FilteringBoundLogger
Form = Callable[[Any], Any]


def _id(value: Any) -> Any:
    """An id or fingerprint as bytes; its first bytes are enough to find it again."""
    long_enough = isinstance(value, bytes) and len(value) >= ID_BYTES_SHOWN
    return value[:ID_BYTES_SHOWN].hex() if long_enough else WITHHELD


def _count(value: Any) -> Any:
    """A whole number; a fraction could be a coordinate."""
    return int(value) if isinstance(value, int) else WITHHELD


def _error(value: Any) -> Any:
    """The class of an exception, and never its words."""
    return type(value).__name__ if isinstance(value, BaseException) else WITHHELD


def _one_of(members: Iterable[str]) -> Form:
    known = frozenset(members)
    return lambda value: value if isinstance(value, str) and value in known else WITHHELD


def _member(kind: type[IntEnum]) -> Form:
    """A number that the protocol names, or one that a newer version may name."""

    def form(value: Any) -> Any:
        strange = isinstance(value, Enum) and not isinstance(value, kind)
        if strange or not isinstance(value, int):
            return WITHHELD
        return kind(value).name if value in set(kind) else int(value)

    return form


def _matching(pattern: re.Pattern[str]) -> Form:
    return lambda value: value if isinstance(value, str) and pattern.fullmatch(value) else WITHHELD


# Every key that may stand in a line, and the form of its value.
FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "event": _matching(_EVENT),
        "party": _id,
        "peer": _id,
        "channel": _id,
        "record": _id,
        "kind": _member(Kind),
        "precedence": _member(Precedence),
        "bearer": _one_of(BEARERS),
        "bell": _one_of(Bell),
        "rule": _matching(_RULE),
        "error": _error,
        "bytes": _count,
        "count": _count,
        "n": _count,
        "port": _count,
        "status": _count,
        "attempt": _count,
        "wait_s": _count,
        "took_ms": _count,
        "signal": _count,
    }
)


class Sieve:
    """The last step before a line is written: lets listed keys through in their form."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def __call__(
        self, _logger: object, level: str, entry: MutableMapping[str, Any]
    ) -> Mapping[str, Any]:
        """Return the line as it may be written."""
        said = {key: form(entry[key]) for key, form in FORMS.items() if key in entry}
        line = {"time": _instant(self._now()), "level": level, **said}
        error = _raised(entry.get("exc_info")) or entry.get("error")
        if isinstance(error, BaseException):
            line |= {"error": type(error).__name__, "at": _frames(error.__traceback__)}
        if isinstance(entry.get(_LIBRARY), str):
            line["library"] = _matching(_CODE_NAME)(entry[_LIBRARY])
        withheld = len(set(entry) - set(FORMS) - {"exc_info", _LIBRARY})
        return line | {"withheld": withheld} if withheld else line


_LIBRARY = "_library"


def _instant(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _raised(exc_info: Any) -> BaseException | None:
    if exc_info is True:
        return sys.exc_info()[1]
    if isinstance(exc_info, tuple) and len(exc_info) == 3:
        exc_info = exc_info[1]
    return exc_info if isinstance(exc_info, BaseException) else None


def _frames(trace: TracebackType | None) -> list[str]:
    """Say where in the code an exception passed, innermost last; no values and no source lines."""
    frames = [
        f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in traceback.walk_tb(trace)
    ]
    return frames[-FRAMES_MAX:]


class _FromLibraries(logging.Handler):
    """Takes what libraries log: who, how grave and which exception, and none of their words."""

    def emit(self, record: logging.LogRecord) -> None:
        """Pass one library's line on through the sieve."""
        structlog.get_logger().log(
            record.levelno,
            "from a library",
            exc_info=record.exc_info,
            **{_LIBRARY: record.name},
        )


def set_up_log(
    level: str,
    now: Callable[[], datetime],
    file: Path | None = None,
    stream: TextIO | None = None,
) -> Log:
    """Write JSON lines of this level and above to a file, or else to `stream` or stderr.

    A file is appended to and readable by its owner alone. Raises Unavailable
    where it cannot be opened.
    """
    number = logging.getLevelNamesMapping()[level.upper()]
    output = _opened(file) if file else stream or sys.stderr
    structlog.configure(
        processors=[structlog.stdlib.add_log_level, _sieved(Sieve(now)), _json()],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(file=cast(TextIO, _Enduring(output))),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers = [_FromLibraries()]
    root.setLevel(max(number, logging.WARNING))  # Libraries are heard when something is wrong.
    log: Log = structlog.get_logger()
    return log


class _Enduring:
    """A file whose lines are lost where the disk takes none: no log line may end a node."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write a line, if the disk takes it."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Hand on what was written, if the disk takes it."""
        with suppress(OSError):
            self._file.flush()


def _sieved(sieve: Sieve) -> structlog.types.Processor:
    def step(
        logger: Any, _method: str, entry: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        return dict(sieve(logger, entry.pop("level"), entry))

    return step


def _json() -> structlog.types.Processor:
    return structlog.processors.JSONRenderer(ensure_ascii=True)


def _opened(file: Path) -> TextIO:
    try:
        file.touch(mode=0o600, exist_ok=True)
        return file.open("a", encoding="utf-8", buffering=1)  # Line by line, for who follows it.
    except OSError as error:
        raise Unavailable(f"{file} cannot be written ({error.strerror}): see [log]") from error
