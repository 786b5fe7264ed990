"""The command line: one word for each thing that an officer or an administrator does.

Exit codes are the same everywhere: 0 done, 1 needs attention, 2 refused (bad
input), 3 peer or node unavailable, 4 proof failed, 70 internal fault.
"""

import os
import sys
import traceback

from keepclear.errors import BadInput, BadRecord, Misused, Unavailable

DONE, ATTENTION, REFUSED, UNAVAILABLE, PROOF_FAILED, INTERNAL = 0, 1, 2, 3, 4, 70


def main() -> None:
    """Run one command and exit with its code; what a person reads never holds a traceback."""
    try:
        from keepclear.host.cli.front import root

        code = root(prog_name="keepclear", standalone_mode=False)
    except BaseException as error:
        code = _explain(error)
    sys.exit(code if isinstance(code, int) else DONE)


def _explain(error: BaseException) -> int:
    """Say on stderr what is wrong, where, and what to do; return the exit code."""
    import typer.exceptions

    if isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError):
        return _unread()  # typer meets it first, and would exit with 1
    match error:
        case BadInput():
            for fault in error.faults:
                print(f"{fault.place}: {fault.fault}\n  -> {fault.cure}", file=sys.stderr)
            return REFUSED
        case BadRecord() | Misused():
            print(f"refused: {error}", file=sys.stderr)
            return REFUSED
        case Unavailable():
            print(f"unavailable: {error}", file=sys.stderr)
            return UNAVAILABLE
        case typer.exceptions.Exit():
            return error.exit_code
        case typer.exceptions.TyperException():
            show = getattr(error, "show", None)  # Its own words, with how the command is used.
            _ = show() if show else print(error, file=sys.stderr)
            return REFUSED
        case KeyboardInterrupt() | typer.exceptions.Abort():
            return 130
        case SystemExit():
            return error.code if isinstance(error.code, int) else INTERNAL
        case _:
            return _internal(error)


def _unread() -> int:
    """The reader of our output went away: nothing is left to say, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _internal(error: BaseException) -> int:
    if os.environ.get("KEEPCLEAR_DEBUG"):
        traceback.print_exception(error)
    print(
        f"internal fault: {type(error).__name__}: {error}\n"
        "  -> nothing was half done; set KEEPCLEAR_DEBUG=1, run it again and report what it prints",
        file=sys.stderr,
    )
    return INTERNAL
