"""Commands on the line itself: STOP, line checks, separations, and the watch."""

from datetime import datetime, tzinfo
from typing import Annotated, Any

import msgspec
import typer

from keepclear.errors import Unavailable
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
    lasting,
    place,
    table,
    tell,
    translated,
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
    app.command("watch")(watch)
    app.command("seen")(seen)
    app.command("conflicts")(conflicts)
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
    """STOP: one act, to every party of every channel; rings there until an officer takes it.

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
        headings = ("notices", "parties", "closest", "height", *times, "where")
        table(headings, [_conflict(row, zone) for row in rows])
    raise typer.Exit(1 if rows else 0)


def _conflict(row: dict[str, Any], zone: tzinfo) -> tuple[object, ...]:
    vertical = "not comparable" if row["vertical_m"] is None else f"{row['vertical_m']:.0f} m"
    return (
        " / ".join(row["notices"]),
        " / ".join(row["parties"]),
        f"{row['closest_m']:.0f} m",
        vertical,
        in_row(row["start"], zone),
        in_row(row["end"], zone),
        two_notations_of(*row["where"]),
    )


def watch(
    context: typer.Context,
    follow: Annotated[bool, typer.Option("--follow", help="Stay, and ring.")] = False,
    json: AsJson = False,
) -> None:
    """List what needs a person, least time first; with --follow, stay and ring.

    Example: keepclear watch --follow
    """
    items = ask(context, {"view": "watch"})
    if wants_json(context, json):
        tell(context, items, "", json=True)
    else:
        _show_watch(items)
    if follow:
        _follow(context, json=wants_json(context, json))
    raise typer.Exit(1 if items else 0)


def _show_watch(items: list[dict[str, Any]]) -> None:
    if not items:
        typer.echo("Nothing needs a person.")
        return
    rows = []
    for item in items:
        rows.append((_left(item), item["what"], item["about"], item["do"]))
        rows += [("", "", text, "") for text in translated(item.get("translations", []))]
    table(("time left", "what", "about", "do"), rows)


def _left(item: dict[str, Any]) -> str:
    if "left_s" not in item:
        return "now"
    text = lasting(abs(item["left_s"]))
    if item["order"] in (0, 4):
        return f"{text} ago"  # A STOP and a message have no time left: they wait for an officer.
    return text if item["left_s"] >= 0 else f"OVERDUE {text}"


def _follow(context: typer.Context, *, json: bool) -> None:
    from keepclear.host.control import ControlClient

    client = ControlClient(place(context).folder)
    for event in client.follow():
        if json:
            typer.echo(msgspec.json.encode(event).decode())
        elif "bell" in event:
            typer.echo(f"\a{event['bell']}: {event['party']} {event['what']}".rstrip())
    raise Unavailable("the node stopped")


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


@line.command("status")
def line_status(context: typer.Context, json: AsJson = False) -> None:
    """Show how the line stands: node reachable and desk manned, apart.

    Example: keepclear line status
    """
    view = ask(context, {"view": "status"})
    if wants_json(context, json):
        tell(context, view, "", json=True)
        return
    from keepclear.space.local_time import shown

    zone = zone_of(context)
    now = shown(datetime.fromisoformat(view["now"]), zone)
    typer.echo(f"{view['party']}  {now}  {_our_clock(view)}")
    if not view["peers"]:
        typer.echo("No peer yet: keepclear peer add CARD")
        return
    table(
        ("party", "node", in_zones("last contact", zone), "its clock", "last officer act"),
        [
            (
                peer["party"],
                "reachable" if peer["node_reachable"] else "NOT REACHABLE",
                in_row(peer["last_contact"], zone) if peer["last_contact"] else "never",
                peer["clock"],
                in_row(peer["last_officer_act"], zone) if peer["last_officer_act"] else "never",
            )
            for peer in view["peers"]
        ],
    )
    for channel in view["channels"]:
        _show_channel(channel)


def _our_clock(view: dict[str, Any]) -> str:
    """Say what our own clock is, and whether it is kept true."""
    if view["scenario"]:
        return f"SCENARIO CLOCK {view['scenario']}"
    states = {True: "synchronised", False: "NOT SYNCHRONISED", None: "not known if synchronised"}
    doubt = "; EVERY PEER DIFFERS ALIKE: OURS IS LIKELY WRONG" if view["clock_likely_wrong"] else ""
    return f"live clock, {states[view['clock_synchronised']]}{doubt}"


def _show_channel(channel: dict[str, Any]) -> None:
    agreed = "agreed" if channel["separations"]["agreed"] else "NOT AGREED, largest proposed"
    kept = channel["separations"]
    typer.echo(
        f"channel {channel['channel']} ({channel['mode']}): {', '.join(channel['members'])}; "
        f"separations {kept['lateral_m']} m, {kept['vertical_m']} m, {kept['time_s']} s ({agreed})"
    )
    left_out = channel["not_in_picture"]
    beyond = f"  ({left_out} entries wait for what their authors had seen)" if left_out else ""
    typer.echo(
        f"  picture {channel['picture'][:16]}  conflicts {channel['conflict_digest'][:16]}{beyond}"
    )
    for log in channel["logs"]:
        mark = "  CONTESTED" if log["contested"] else ""
        typer.echo(f"  log of {log['party']}: {log['size']} entries, root {log['root'][:16]}{mark}")


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
