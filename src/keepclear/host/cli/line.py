"""Commands on the line itself: STOP, line checks, and separations."""

from datetime import tzinfo
from typing import Annotated, Any

import typer

from keepclear.host.cli import line_state
from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    Initials,
    Ref,
    Role,
    ask,
    do,
    in_row,
    in_zones,
    table,
    tell,
    two_notations_of,
    wants_json,
    zone_of,
)

line = typer.Typer(no_args_is_help=True, help="How the line stands.")
separations = typer.Typer(
    no_args_is_help=True, help="How far apart plans are to stay; every member signs."
)


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.command("stop")(stop)
    app.command("take")(take)
    app.command("seen")(seen)
    app.command("conflicts")(conflicts)
    line_state.add_to(line)
    app.add_typer(line, name="line")
    app.add_typer(separations, name="separations")


def stop(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="Where and what, if there is time.")] = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """STOP: one act, to every party of every channel; rings there until it is taken.

    Example: keepclear stop
             keepclear stop "our people at the west gate"
    """
    answer = do(context, "stop", ref, role, initials, channel=channel, text=text)
    tell(
        context,
        answer,
        f"STOP sent on {len(answer['records'])} channel(s); it repeats until taken",
        json=json,
    )


def take(
    context: typer.Context,
    record: Annotated[str, typer.Argument(help="What to take; every STOP otherwise.")] = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Take a STOP or a message: an officer has it, and it stops ringing here.

    Example: keepclear take
    """
    answer = do(context, "take", ref, role, initials, record=record)
    tell(context, answer, f"taken: {len(answer['records'])}", json=json)


def seen(
    context: typer.Context,
    oddity: Annotated[str, typer.Argument(help="Its id, as `watch` shows it.")],
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Note that a person has seen something odd, so that it stops asking.

    Example: keepclear seen 12b251878517
    """
    answer = do(context, "seen", initials=initials, oddity=oddity)
    tell(context, answer, "noted in the journal", json=json)


def conflicts(context: typer.Context, json: AsJson = False) -> None:
    """List the conflicts that stand.

    Example: keepclear conflicts
    """
    rows = ask(context, {"view": "conflicts"})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("No conflict stands.")
    else:
        zone = zone_of(context)
        times = in_zones("from", zone), in_zones("until", zone)
        headings = ("notices", "parties", "closest", "height", "held to", *times, "where")
        table(headings, [_conflict(row, zone) for row in rows])
    raise typer.Exit(1 if rows else 0)


def _conflict(row: dict[str, Any], zone: tzinfo) -> tuple[object, ...]:
    vertical = "not comparable" if row["vertical_m"] is None else f"{row['vertical_m']:.0f} m"
    return (
        " / ".join(row["notices"]),
        " / ".join(row["parties"]),
        f"{row['closest_m']:.0f} m" + (f" (exact: {row['exact']})" if "exact" in row else ""),
        vertical,
        _held_to(row),
        in_row(row["start"], zone),
        in_row(row["end"], zone),
        two_notations_of(*row["where"]),
    )


def _held_to(row: dict[str, Any]) -> str:
    """Say how far apart the two are to stay, and in which article of which agreement it stands."""
    lateral_m, vertical_m, time_s = row["held_to"]
    articles = f" ({'; '.join(row['articles'])})" if row["articles"] else ""
    return f"{lateral_m} m, {vertical_m} m or {time_s} s{articles}"


@line.command("check")
def line_check(
    context: typer.Context, channel: Channel = "", ref: Ref = "", json: AsJson = False
) -> None:
    """Check the line: say what picture we compute, so that the others compare theirs.

    Example: keepclear line check
    """
    answer = do(context, "line check", ref, channel=channel)
    text = "\n".join(f"line check logged; picture {c['picture'][:16]}" for c in answer["checks"])
    tell(context, answer, text, json=json)


@separations.command("propose")
def propose(
    context: typer.Context,
    title: Annotated[str, typer.Argument(help="A short title.")],
    lateral_m: Annotated[int, typer.Option("--lateral-m", help="Metres kept apart.")],
    vertical_m: Annotated[int, typer.Option("--vertical-m", help="Metres of altitude.")] = 0,
    time_s: Annotated[int, typer.Option("--time-s", help="Seconds kept apart.")] = 0,
    start: Annotated[str, typer.Option("--from", help="In force from; now otherwise.")] = "",
    channel: Channel = "",
    ref: Ref = "",
    json: AsJson = False,
) -> None:
    """Lay separations before the members.

    Example: keepclear separations propose "summer" --lateral-m 1000
                 --vertical-m 300 --time-s 60
    """
    from keepclear.host.cli.when import seconds_of

    answer = do(
        context,
        "propose separations",
        ref,
        channel=channel,
        title=title,
        lateral_m=lateral_m,
        vertical_m=vertical_m,
        time_s=time_s,
        from_utc=seconds_of(start, "--from", str(zone_of(context))) if start else None,
    )
    tell(context, answer, f"{title!r} proposed; the others sign, then you close it", json=json)


def _endorse(what: str, does: str) -> None:
    def command(
        context: typer.Context,
        document: Annotated[str, typer.Argument(help="Its title or record id.")],
        channel: Channel = "",
        ref: Ref = "",
        json: AsJson = False,
    ) -> None:
        answer = do(context, "endorse", ref, channel=channel, document=document, what=what)
        tell(context, answer, f"{document!r}: {what} done", json=json)

    command.__doc__ = f"{does}\n\nExample: keepclear separations {what} summer"
    separations.command(what)(command)


_endorse("sign", "Sign a document that another member has proposed.")
_endorse("withdraw", "Withdraw our signature before the document is closed.")
_endorse("close", "Close our own document: it is complete if every member has signed.")
_endorse("retract", "Take our own document back.")
