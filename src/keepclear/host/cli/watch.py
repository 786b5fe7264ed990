"""Commands of the watch: what needs a person, who has the watch, what the next one must know."""

import sys
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from keepclear.errors import BadInput, Fault, Unavailable
from keepclear.host.cli.speak import (
    AsJson,
    Initials,
    Place,
    Ref,
    Role,
    ask,
    do,
    in_row,
    lasting,
    place,
    table,
    tell,
    translated,
    wants_json,
    zone_of,
)

LISTED = 50  # What fits a screen; the rest is counted.
watch = typer.Typer(invoke_without_command=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(watch, name="watch")


@watch.callback()
def _watch(
    context: typer.Context,
    follow: Annotated[bool, typer.Option("--follow", help="Stay, and ring.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="List so many.")] = LISTED,
    json: AsJson = False,
) -> None:
    """List what needs a person, most urgent first; with --follow, stay and ring.

    \b
    Example: keepclear watch --follow
    """
    if context.invoked_subcommand is not None:
        context.obj = Place(place(context).folder, wants_json(context, json))
        return
    if follow and not wants_json(context, json) and sys.stdout.isatty():
        _follow_live(context)
    if wants_json(context, json):
        items = ask(context, {"view": "watch", "limit": limit})
        tell(context, items, "", json=True)
    else:
        view = ask(context, {"view": "on watch", "limit": limit})
        _show(view, zone_of(context))
        items = view["items"]
    if follow:
        _follow(context, json=wants_json(context, json))
    raise typer.Exit(1 if items else 0)


def _show(view: Mapping[str, Any], zone: tzinfo) -> None:
    if view["items"]:
        rows = []
        for item in view["items"]:
            rows.append(row_of(item))
            rows += [
                ("", "", "", "", text, "") for text in translated(item.get("translations", []))
            ]
        table(HEADINGS, rows)
    else:
        typer.echo("Nothing needs a person.")
    if view["more"]:
        shown = len(view["items"])
        typer.echo(f"{view['more']} more wait: keepclear watch --limit {shown + view['more']}")
    typer.echo(who(view["watch"], zone))


HEADINGS = ("time left", "what", "precedence", "told", "about", "do")


def row_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Return one item as the list shows it."""
    precedence, told = item.get("precedence", ""), item.get("told", "")
    return left(item), item["what"], precedence, told, item["about"], item["do"]


def left(item: Mapping[str, Any]) -> str:
    """Say how much time an item has left; of a STOP, how long it has waited."""
    if item["order"] == 0 and "waits_s" in item:
        return f"{lasting(item['waits_s'])} ago"
    if "left_s" not in item:
        return "now"
    text = lasting(abs(item["left_s"]))
    if item["left_s"] >= 0:
        return text
    # A conflict is not late: it has begun.
    return f"OVERDUE {text}" if "waits_s" in item else f"for {text}"


def who(view: Mapping[str, Any], zone: tzinfo) -> str:
    """Say who has the watch, on one line."""
    if view["state"] == "NOBODY":
        return "Nobody has taken the watch: keepclear watch take --initials AB"
    since = in_row(view["since"], zone)
    if view["state"] == "GIVEN":
        said = f"{view['note_by']} gave the watch at {since}: {view['note']}"
        return f"{said}\nNobody has taken it since: keepclear watch take --initials AB"
    away = "" if view["manned"] else "; NOBODY HAS ACTED AT THIS DESK FOR LONG"
    return f"The watch: {view['holder']}, since {since}{away}"


def _follow(context: typer.Context, *, json: bool) -> None:
    from keepclear.host.control import ControlClient

    client = ControlClient(place(context).folder)
    for event in client.follow():
        if json:
            typer.echo(msgspec.json.encode(event).decode())
        elif "bell" in event:
            typer.echo(f"\a{rung(event)}")
    raise Unavailable("the node stopped")


def rung(event: Mapping[str, Any]) -> str:
    """Say on one line why the desk rings, and to whom."""
    said = f"{event['bell']}: {event['party']} {event['what']}".rstrip()
    return f"{said} (to {event['role']})" if event.get("role") else said


def _follow_live(context: typer.Context) -> None:
    from keepclear.host.cli.live import follow_live
    from keepclear.host.control import ControlClient

    folder = place(context).folder
    follow_live(ControlClient(folder), ControlClient(folder), zone_of(context))
    raise Unavailable("the node stopped")


# Taking and giving


@watch.command("take")
def take(
    context: typer.Context,
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Take the watch, by role and initials; also from an officer who is away.

    Example: keepclear watch take --initials AB
    """
    answer = do(context, "watch take", ref, role, initials)
    tell(context, answer, _taken(answer), json=json)


def _taken(answer: Mapping[str, Any]) -> str:
    lines = [f"The watch is yours: {answer['watch']}."]
    if answer["note"]:
        lines.append(f"{answer['note_by']} said: {answer['note']}")
    elif answer["from"] and not answer["given"]:
        there = "" if answer["was_manned"] else ", at whose desk nobody had acted for long"
        lines.append(f"Taken over from {answer['from']}{there}; it had not been given.")
    lines.append("What the last watch leaves: keepclear watch handover --last")
    return "\n".join(lines)


@watch.command("give")
def give(
    context: typer.Context,
    note: Annotated[str, typer.Option(help="What the next watch must know.")],
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Give the watch and show the brief; nobody has it until somebody takes it.

    Example: keepclear watch give --note "B's convoy is late; B was told"
    """
    brief = ask(context, {"view": "handover"})  # As it stood while somebody still had the watch.
    answer = do(context, "watch give", ref, role, initials, note=note)
    if not wants_json(context, json):
        _print(context, brief)
    text = f"The watch of {answer['watch']} is given. The next officer: keepclear watch take"
    tell(context, answer | {"brief": brief}, text, json=json)


@watch.command("handover")
def handover(
    context: typer.Context,
    html: Annotated[str, typer.Option(help="Write it as a page to print.")] = "",
    last: Annotated[bool, typer.Option("--last", help="Of the watch before this one.")] = False,
    json: AsJson = False,
) -> None:
    """Show the handover brief: what is overdue, what waits, the lines, the next 12 hours, changes.

    Example: keepclear watch handover
             keepclear watch handover --html brief.html
    """
    brief = ask(context, {"view": "handover", "last": last})
    if html:
        _write(context, html, brief)
    if wants_json(context, json):
        tell(context, brief, "", json=True)
    elif html:
        typer.echo(f"the brief is in {html}")
    else:
        _print(context, brief)


def _print(context: typer.Context, brief: Mapping[str, Any]) -> None:
    from keepclear.host.cli.brief import lines

    typer.echo("\n".join(lines(brief, zone_of(context))))


def _write(context: typer.Context, name: str, brief: Mapping[str, Any]) -> None:
    from keepclear.desk.drawing.brief import brief_html

    try:
        Path(name).write_text(brief_html(brief, zone_of(context)), encoding="utf-8")
    except OSError as error:
        why = error.strerror or "unknown cause"
        raise BadInput([Fault(name, f"it cannot be written: {why}", "check the path")]) from error
