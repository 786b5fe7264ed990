"""How a command gets a passphrase: typed unseen at a terminal, or from a file; never as a word.

A word of the command line stands in the history of the shell and in the list of
processes. Without a terminal nothing is asked, and the choice must be said.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from keepclear.errors import BadInput, Fault
from keepclear.limits import PASSPHRASE_BYTES_MAX

PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help="Read the passphrase from the first line of a file."),
]
NoPassphrase = Annotated[
    bool,
    typer.Option("--no-passphrase", help="Leave the party key unlocked: its file is the key."),
]


def new_passphrase(file: Path | None, *, no_passphrase: bool) -> bytes | None:
    """Return the passphrase to lock a party key under, or None where its owner wants none."""
    from keepclear.host.party_key import check_passphrase

    if file is not None and no_passphrase:
        cure = "give one of --passphrase-file and --no-passphrase"
        raise BadInput([Fault("--no-passphrase", "a passphrase is given as well", cure)])
    if no_passphrase:
        return None
    if file is not None:
        return check_passphrase(_first_line(file))
    if not sys.stdin.isatty():
        raise _unasked("give --passphrase-file FILE, or --no-passphrase to leave the key unlocked")
    typed = typer.prompt("New passphrase for the party key", hide_input=True, err=True)
    given = check_passphrase(typed.encode())
    if typer.prompt("The same again", hide_input=True, err=True).encode() != given:
        raise BadInput([Fault("passphrase", "the two are not the same", "type it again")])
    return given


def known_passphrase(file: Path | None) -> bytes:
    """Return the passphrase that opens a party key."""
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise _unasked("give --passphrase-file FILE")
    typed: str = typer.prompt("Passphrase of the party key", hide_input=True, err=True)
    return typed.encode()


def _unasked(cure: str) -> BadInput:
    return BadInput([Fault("passphrase", "there is no terminal to ask for it at", cure)])


def _first_line(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            line = opened.readline(PASSPHRASE_BYTES_MAX + 2).rstrip(b"\r\n")
    except OSError as error:
        fault = f"it cannot be read: {error.strerror}"
        raise BadInput([Fault(str(file), fault, "check the path")]) from error
    if not 0 < len(line) <= PASSPHRASE_BYTES_MAX:
        fault = f"its first line is not 1 to {PASSPHRASE_BYTES_MAX} bytes"
        raise BadInput([Fault(str(file), fault, "write the passphrase on the first line")])
    return line
