"""`keepclear check`: read files of plans and say which come closer than they may.

It works alone, without a node, a clock or a network. The rule of its exit codes:
1 says that plans conflict and nothing else, so whatever goes wrong is another
number: 2 where the input is refused, 70 where the fault is ours.
"""

import contextlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import TextIOWrapper
from math import isfinite
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.limits import CHECK_FILE_BYTES_MAX

if TYPE_CHECKING:
    from keepclear.picture.conflict import Meeting, Separation
    from keepclear.standards.geojson_rfc7946.geometry import Bounds
    from keepclear.standards.geojson_rfc7946.mapping import Plan

CLEAR: Final = 0
CONFLICTS: Final = 1
REFUSED: Final = 2
OUR_FAULT: Final = 70
_STDIN: Final = "-"
_DECIMALS_M: Final = 3
_DECIMALS_DEGREES: Final = 7  # a centimetre


def run_check(
    files: Sequence[str],
    *,
    json: bool,
    lateral_m: float = 0.0,
    vertical_m: float = 0.0,
    time_s: int = 0,
    bounds: str | None = None,
    stdin: IO[bytes] | None = None,
    stdout: IO[str] | None = None,
    stderr: IO[str] | None = None,
) -> int:
    """Check files of plans for conflicts and return the exit code: 0, 1, 2 or 70.

    `files` are paths, `-` for standard input; `bounds` is W,S,E,N in degrees.
    Conflicts go to stdout, as one JSON object a line where `json` is set; all else to stderr.
    """
    source = stdin or sys.stdin.buffer
    out, told = stdout or sys.stdout, stderr or sys.stderr
    try:
        separation = _separation(lateral_m, vertical_m, time_s)
        plans = _plans(files, _bounds(bounds), source, told)
        lines, count = _conflicts(plans, separation, json)
        told.write(f"{_compared(plans)}; {_plural(count, 'conflict')}\n")
        out.writelines(lines)
        out.flush()
    except BadInput as refused:
        faults = refused.faults
        _tell(told, "fault", faults)
        told.write(f"{_compared({})}; {_plural(len(faults), 'fault')}\n")
        return REFUSED
    except BrokenPipeError:
        _let_go(out)
        told.write("the reader of the output went away before its end\n")
        return OUR_FAULT
    except Exception as error:
        # Never 1 and never a traceback: a script must not take our fault for a conflict.
        told.write(f"keepclear check failed by its own fault: {type(error).__name__}: {error}\n")
        if isinstance(error, OSError):
            _let_go(out)
        return OUR_FAULT
    return CONFLICTS if count else CLEAR


def _plans(
    files: Sequence[str], bounds: "Bounds | None", stdin: IO[bytes], stderr: IO[str]
) -> "dict[str, Plan]":
    from keepclear.standards.geojson_rfc7946.mapping import collate, read_file

    faults: list[Fault] = []
    readings = []
    for name in files:
        try:
            data = _read(name, stdin)
        except BadInput as refused:
            faults += refused.faults
            continue
        reading = read_file(_shown_name(name), data, bounds)
        faults += reading.faults
        readings.append(reading)
        if reading.count == 0 and not reading.faults:
            empty = Fault(_shown_name(name), "no features", "nothing was read from it")
            reading.warnings.append(empty)
    plans, two_parties = collate(readings)
    faults += two_parties
    for reading in readings:
        _tell(stderr, "warning", reading.warnings)
    if not faults and not plans:
        place = ", ".join(_shown_name(name) for name in files) or "arguments"
        faults.append(Fault(place, "no features at all", "give a file with at least one feature"))
    if faults:
        raise BadInput(faults)
    return plans


def _read(name: str, stdin: IO[bytes]) -> bytes:
    """Return the bytes of one file, refusing one that is too great before it fills the memory."""
    try:
        if name == _STDIN:
            data = stdin.read(CHECK_FILE_BYTES_MAX + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(CHECK_FILE_BYTES_MAX + 1) if _size_fits(name) else b""
                if not _size_fits(name):
                    raise _too_great(name)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        fault = Fault(_shown_name(name), f"cannot be read: {why}", "check the path")
        raise BadInput([fault]) from None
    if len(data) > CHECK_FILE_BYTES_MAX:
        raise _too_great(name)
    return data


def _size_fits(name: str) -> bool:
    return Path(name).stat().st_size <= CHECK_FILE_BYTES_MAX


def _too_great(name: str) -> BadInput:
    fault = f"over {CHECK_FILE_BYTES_MAX / 1e9:g} GB"
    return BadInput([Fault(_shown_name(name), fault, "part it into several files")])


def _shown_name(name: str) -> str:
    if name == _STDIN:
        return "stdin"
    return name if name.isprintable() else ascii(name)


def _separation(lateral_m: float, vertical_m: float, time_s: int) -> "Separation":
    from keepclear.picture.conflict import Separation

    given = {"--lateral-m": lateral_m, "--vertical-m": vertical_m, "--time-s": time_s}
    faults = [
        Fault(name, f"{value!r} is not a separation", "give a number of 0 or more")
        for name, value in given.items()
        if not (isfinite(value) and value >= 0)
    ]
    if int(time_s if isfinite(time_s) else 0) != time_s and not faults:
        faults = [Fault("--time-s", f"{time_s!r} is not whole", "give whole seconds")]
    if faults:
        raise BadInput(faults)
    return Separation(lateral_m, vertical_m, int(time_s))


def _bounds(text: str | None) -> "Bounds | None":
    if text is None:
        return None
    from keepclear.standards.geojson_rfc7946.geometry import Bounds

    cure = "write it as W,S,E,N in degrees, such as 35,32,43,38"
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise BadInput([Fault("--bounds", f"{text!r} is not four numbers", cure)]) from None
    on_earth = all(abs(lon) <= 180 for lon in (west, east)) and -90 <= south <= north <= 90
    if not on_earth:
        raise BadInput([Fault("--bounds", f"{text!r} is no part of the Earth", cure)])
    return Bounds(west, south, east, north)


def _conflicts(
    plans: "dict[str, Plan]", separation: "Separation", as_json: bool
) -> tuple[list[str], int]:
    """Return what goes to stdout, and how many conflicts there are."""
    from keepclear.picture.conflict import all_meetings, conflict_id

    held = {name: (plan.party, plan.volumes) for name, plan in plans.items()}
    found = all_meetings(held, separation)
    lines = []
    for a, b, meeting in found:
        parties = plans[a].party, plans[b].party
        row = _row(conflict_id(a, b, separation), (a, b), parties, meeting)
        lines.append(json.dumps(row) + "\n" if as_json else _paragraph(row))
    if not found and not as_json:
        lines = ["no conflicts\n"]
    return lines, len(found)


def _row(
    name: str, notices: tuple[str, str], parties: tuple[str, str], meeting: "Meeting"
) -> dict[str, Any]:
    """Return one conflict as spec/check.md writes it."""
    row: dict[str, Any] = {
        "id": name,
        "notices": list(notices),
        "parties": list(parties),
        "start": _utc(meeting.start),
        "end": _utc(meeting.end),
    }
    if meeting.gap_s is not None:
        row["gap_s"] = meeting.gap_s
    row["closest_m"] = round(meeting.closest_m, _DECIMALS_M)
    row["vertical_m"] = meeting.vertical_m
    # Adding nothing turns -0.0 into 0.0.
    row["where"] = [round(degrees, _DECIMALS_DEGREES) + 0.0 for degrees in meeting.where]
    return row


def _paragraph(row: dict[str, Any]) -> str:
    from keepclear.space.place import Place, two_notations

    (a, b), (party_a, party_b) = row["notices"], row["parties"]
    lon, lat = row["where"]
    when = f"{row['start']} to {row['end']}"
    if "gap_s" in row:
        when += f", a gap of {row['gap_s']} s between them"
    height = row["vertical_m"]
    apart = "altitudes not comparable" if height is None else f"{height:g} m in height"
    return (
        f"CONFLICT  {a} ({party_a}) and {b} ({party_b})\n"
        f"  when     {when}\n"
        f"  closest  {row['closest_m']:.0f} m across, {apart}\n"
        f"  where    {' = '.join(two_notations(Place(lon, lat)))}\n"
        f"  id       {row['id']}\n"
    )


def _utc(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds").replace("+00:00", "Z")


def _compared(plans: "dict[str, Plan]") -> str:
    """Say how much was compared: pairs are those of notices of different parties."""
    sizes = Counter(plan.party for plan in plans.values())
    pairs = (len(plans) ** 2 - sum(size**2 for size in sizes.values())) // 2
    counted = ", ".join(
        _plural(count, noun)
        for count, noun in ((len(plans), "notice"), (len(sizes), "party"), (pairs, "pair"))
    )
    return f"{counted} compared"


def _plural(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1] + 'ies' if noun.endswith('y') else noun + 's'}"


def _tell(stderr: IO[str], label: str, faults: Iterable[Fault]) -> None:
    for fault in faults:
        stderr.write(f"{label}: {fault}\n")


def _let_go(stdout: IO[str]) -> None:
    """Point a failed output elsewhere, or Python would end with a code of its own at its flush."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())


def main() -> None:
    """Check the files named on the command line, with JSON out; options are those of the CLI."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    files = [argument for argument in sys.argv[1:] if argument != "--json"]
    sys.exit(run_check(files, json="--json" in sys.argv))


if __name__ == "__main__":
    main()
