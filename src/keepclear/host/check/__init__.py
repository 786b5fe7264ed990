"""`keepclear check`: read files of plans and say which come closer than they may.

It works alone, without a node, a clock or a network. The rule of its exit codes:
1 says that plans conflict or break rules and nothing else, so whatever goes wrong is
another number: 2 where the input is refused, 70 where the fault is ours.

Plans are read (`reading`) into columns (`intake`) and judged into one `Outcome` (`judging`),
which finds the conflicts (`comparing`), breaches and ways out (`resolving`); that is told
(`telling`) as it is found, and drawn (`drawing`).
"""

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import IO, Final

from keepclear.errors import BadInput
from keepclear.host.check import asked, drawing, judging, reading, telling
from keepclear.limits import CHECK_FILE_BYTES_MAX

CLEAR: Final = 0
CONFLICTS: Final = 1
REFUSED: Final = 2
OUR_FAULT: Final = 70


def run_check(
    files: Sequence[str],
    *,
    json: bool,
    lateral_m: float | None = None,
    vertical_m: float | None = None,
    time_s: int | None = None,
    rules: str | None = None,
    given: str | None = None,
    bounds: str | None = None,
    resolve: bool = False,
    svg: str | None = None,
    html: str | None = None,
    stdin: IO[bytes] | None = None,
    stdout: IO[str] | None = None,
    stderr: IO[str] | None = None,
) -> int:
    """Check files of plans for conflicts and return the exit code: 0, 1, 2 or 70.

    `files` are paths, `-` for standard input; `bounds` is W,S,E,N in degrees. What plans are
    held to is one separation for all, or `rules`, the path of a TOML file; `given` is when
    plans that do not say it were given. `resolve` seeks ways out of every conflict; `svg` and
    `html` are files that the conflict map is drawn into. Conflicts and breaches go to stdout,
    as one JSON object a line where `json` is set; all else to stderr.
    """
    source = stdin or sys.stdin.buffer
    out, told = stdout or sys.stdout, stderr or sys.stderr
    try:
        with asked.at_once() as faults:
            with asked.noted(faults):
                terms = asked.terms(lateral_m, vertical_m, time_s, rules, given)
            with asked.noted(faults):
                theatre = asked.bounds(bounds)
            with asked.noted(faults):
                read = [*files, *([rules] if rules else [])]
                drawing.check_places({"--svg": svg, "--html": html}, read)
            with asked.noted(faults):
                reading.check_names(files)
        plans = reading.plans(files, theatre, source, told, CHECK_FILE_BYTES_MAX)
        outcome = judging.judged(plans, terms, told, resolve=resolve)
        if svg or html:
            outcome = outcome.held()
            drawing.draw_files(outcome, files, svg, html, rules)
        counts = telling.write(outcome, out, as_json=json)
        telling.warn(told, judging.unjudged(plans, terms))
        told.write(f"{telling.summary(outcome, counts)}\n")
    except BadInput as refused:
        telling.tell(told, "fault", refused.faults)
        told.write(f"{telling.refusal(refused.faults)}\n")
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
    return CONFLICTS if counts.any() else CLEAR


def _let_go(stdout: IO[str]) -> None:
    """Point a failed output elsewhere, or Python would end with a code of its own at its flush."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
