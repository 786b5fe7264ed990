"""How a command reaches its node, and how it shows the answer."""

import secrets
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from keepclear.errors import Unavailable

STARTING_ATTEMPTS, STARTING_WAIT_S = 30, 0.1

AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
Ref = Annotated[
    str, typer.Option("--ref", help="A reference of your own: the same act again changes nothing.")
]
Channel = Annotated[str, typer.Option("--channel", help="The channel, where there are several.")]
Initials = Annotated[str, typer.Option("--initials", help="Initials of the officer who acts.")]
Role = Annotated[str, typer.Option("--role", help="Role of the officer who acts.")]


@dataclass(frozen=True, slots=True)
class Place:
    """Which node a command is for, and how it answers."""

    folder: Path
    json: bool


def place(context: typer.Context) -> Place:
    """Return the node that the command is for."""
    found: Place = context.obj
    return found


def ask(context: typer.Context, request: Mapping[str, Any], timeout_s: float = 60.0) -> Any:
    """Ask the node that serves in the folder, or open the folder where none does."""
    from keepclear.host.control import ControlClient
    from keepclear.host.store_sqlite import InUse

    folder = place(context).folder
    for attempt in range(STARTING_ATTEMPTS):
        try:
            client = ControlClient(folder, timeout_s)
        except Unavailable:
            try:
                return _ask_at_rest(folder, request)
            except InUse:
                # The node that holds the folder is just starting or ending: its socket comes or goes.
                if attempt + 1 == STARTING_ATTEMPTS:
                    raise
                time.sleep(STARTING_WAIT_S)
                continue
        try:
            return client.ask(dict(request))
        finally:
            client.close()
    raise AssertionError("the last attempt returns or raises")


def _ask_at_rest(folder: Path, request: Mapping[str, Any]) -> Any:
    from keepclear.host.body import Body

    body = Body(folder)
    try:
        return body.answer(request)[0]
    finally:
        body.close()


def do(
    context: typer.Context,
    act: str,
    ref: str = "",
    role: str = "",
    initials: str = "",
    **fields: Any,
) -> Any:
    """Have the node carry out an officer's act once."""
    request = {"act": act, "ref": ref or secrets.token_hex(16), "role": role, "initials": initials}
    return ask(context, request | fields)


def wants_json(context: typer.Context, json: bool) -> bool:
    """Tell whether the answer is to be JSON, by the option before or after the command."""
    return json or place(context).json


def tell(context: typer.Context, answer: Any, text: str, *, json: bool) -> None:
    """Show an answer: as JSON where asked for, otherwise as a line of text."""
    if wants_json(context, json):
        typer.echo(msgspec.json.encode(answer).decode())
    else:
        typer.echo(text)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print aligned columns; plain text, so that it also reads well in a file or a mail."""
    lines = [tuple(str(cell) for cell in row) for row in rows]
    widths = [max(len(line[i]) for line in [tuple(headings), *lines]) for i in range(len(headings))]
    for line in [tuple(headings), *lines]:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())


def warn(text: str) -> None:
    """Say something on stderr that is not part of the answer."""
    print(text, file=sys.stderr)
