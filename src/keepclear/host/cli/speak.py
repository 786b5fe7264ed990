"""How a command reaches its node, and how it shows the answer."""

import secrets
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from keepclear.errors import BadInput, Fault, Unavailable
from keepclear.limits import CHECK_FILE_BYTES_MAX

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
                # The node that holds the folder starts or ends: its socket comes or goes.
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
    answer = ask(context, request | fields)
    for doubt in answer.get("warnings", ()):
        warn(f"warning: {doubt}")
    return answer


def wants_json(context: typer.Context, json: bool) -> bool:
    """Tell whether the answer is to be JSON, by the option before or after the command."""
    return json or place(context).json


def tell(context: typer.Context, answer: Any, text: str, *, json: bool) -> None:
    """Show an answer: as JSON where asked for, otherwise as a line of text."""
    if wants_json(context, json):
        typer.echo(msgspec.json.encode(answer).decode())
    else:
        typer.echo(text)


PRECEDENCES = ("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")


def precedence_of(text: str) -> str:
    """Read a precedence in any letter case."""
    return one_of("--precedence", text, PRECEDENCES)


def one_of(option: str, text: str, known: Sequence[str]) -> str:
    """Read one of some words in any letter case, or refuse it with the words that are known."""
    for word in known:
        if word.lower() == text.strip().lower():
            return word
    raise BadInput([Fault(option, f"{text!r} is not known", f"use one of: {', '.join(known)}")])


def content_of(name: str) -> bytes:
    """Read a file, or standard input for `-`."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(CHECK_FILE_BYTES_MAX + 1)
        with Path(name).open("rb") as file:
            return file.read(CHECK_FILE_BYTES_MAX + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadInput([Fault(name, f"it cannot be read: {why}", "check the path")]) from error


def lasting(seconds: int) -> str:
    """Say a length of time in the two units that matter, as `1 h 59 min`."""
    if seconds < 60:
        return f"{seconds} s"
    minutes = seconds // 60
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h {minutes % 60} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"


def zone_of(context: typer.Context) -> tzinfo:
    """Return the time zone that this desk shows beside UTC."""
    from keepclear.host.settings import SETTINGS_FILE, load_settings, zone_of

    return zone_of(load_settings(place(context).folder / SETTINGS_FILE))


def in_row(text: str, zone: tzinfo) -> str:
    """Write an instant of a view for a table: weekday, UTC and the desk's own zone."""
    from keepclear.space.local_time import shown_in_row

    return shown_in_row(datetime.fromisoformat(text), zone)


def in_zones(text: str, zone: tzinfo) -> str:
    """Write the heading of a column of times, as `from` or `from (UTC = Asia/Damascus)`."""
    return text if str(zone) == "UTC" else f"{text} (UTC = {zone})"


def two_notations_of(lon: float, lat: float) -> str:
    """Write a position twice, so that a slip in one shows against the other."""
    from keepclear.space.place import Place as Position
    from keepclear.space.place import two_notations

    return "  ".join(two_notations(Position(lon, lat)))


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print aligned columns; plain text, so that it also reads well in a file or a mail."""
    for line in columns([tuple(headings), *rows]):
        typer.echo(line)


def columns(rows: Iterable[Sequence[object]]) -> list[str]:
    """Return rows of one length as lines whose columns stand under each other."""
    lines = [tuple(str(cell) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


def translated(rows: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the lines that stand under an original: each translation, and who made it."""
    return [
        f"  ({one['language']}, translated by {one['party']} {one['role']} {one['initials']}; "
        f"the original rules) {one['text']}"
        for one in rows
    ]


def warn(text: str) -> None:
    """Say something on stderr that is not part of the answer."""
    print(text, file=sys.stderr)
