"""Commands on the state of the line: show it with its reasons, suspend a channel, lift that."""

from datetime import datetime, tzinfo
from typing import Annotated, Any

import typer

from keepclear.host.cli import refused
from keepclear.host.cli.speak import (
    AsJson,
    Initials,
    Ref,
    Role,
    ask,
    do,
    in_row,
    in_zones,
    table,
    tell,
    wants_json,
    zone_of,
)

Named = Annotated[str, typer.Argument(help="The channel.")]


def add_to(line: typer.Typer) -> None:
    """Add these commands to those on the line."""
    line.command("status")(status)
    line.command("state")(state)
    line.command("suspend")(suspend)
    line.command("lift")(lift)


def state(context: typer.Context, json: AsJson = False) -> None:
    """Show how each channel stands, with whom and why; exit 1 where one is not OPEN.

    Example: keepclear line state
    """
    rows = ask(context, {"view": "line state"})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("No channel is joined yet.")
    for row in () if wants_json(context, json) else rows:
        _show_state(row)
    raise typer.Exit(1 if any(row["states"] != ["OPEN"] for row in rows) else 0)


def _show_state(row: dict[str, Any]) -> None:
    typer.echo(f"channel {row['channel']}: {row['state']}")
    _show_members(row["members"])


def _show_members(members: list[dict[str, Any]]) -> None:
    for member in members:
        why = f" ({'; '.join(member['reasons'])})" if member["reasons"] else ""
        typer.echo(f"  with {member['party']}: {member['state']}{why}")


def suspend(
    context: typer.Context,
    channel: Named,
    reason: Annotated[str, typer.Option(help="Why, in a few words; every member reads it.")],
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Suspend a channel until we lift it ourselves; what saves lives still passes, both ways.

    Example: keepclear line suspend line --reason "by order, until noon"
    """
    answer = do(context, "suspend", ref, role, initials, channel=channel, reason=reason)
    passes = "STOP, answers, changes and what saves lives still pass"
    tell(context, answer, f"{channel!r} is suspended by us until we lift it; {passes}", json=json)


def lift(
    context: typer.Context,
    channel: Named,
    reason: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Lift our own suspension of a channel; that of another party only that party lifts.

    Example: keepclear line lift line
    """
    answer = do(context, "lift", ref, role, initials, channel=channel, reason=reason)
    tell(context, answer, f"our suspension of {channel!r} is lifted", json=json)


def status(context: typer.Context, json: AsJson = False) -> None:
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
    if view.get("desk_lost"):
        typer.echo("THE PAGES OF OUR DESK ARE NOT SERVED: see the log, and start the node again")
    if not view["peers"]:
        typer.echo("No peer yet: keepclear peer add CARD")
        return
    times = in_zones("last contact", zone), in_zones("last officer act", zone)
    headings = ("party", "node", "desk", times[0], "round trip", "its clock", times[1])
    table(headings, [_peer(peer, zone) for peer in view["peers"]])
    for channel in view["channels"]:
        _show_channel(channel)
    for key in view["keys_due"]:
        typer.echo(f"our {key['key']} is to be replaced by {in_row(key['by'], zone)}")
    for line in refused.lines(view["refused"]):
        typer.echo(line)


def _peer(peer: dict[str, Any], zone: tzinfo) -> tuple[str, ...]:
    desk = peer["desk"] if peer["desk"] == "NOT SAID" else f"DESK {peer['desk']}"
    since = f" since {in_row(peer['desk_since'], zone)}" if peer["desk"] == "UNMANNED" else ""
    trip = peer["round_trip_s"]
    return (
        peer["party"],
        "reachable" if peer["node_reachable"] else "NOT REACHABLE",
        desk + since,
        in_row(peer["last_contact"], zone) if peer["last_contact"] else "never",
        "not measured" if trip is None else f"{trip:.1f} s",
        peer["clock"],
        in_row(peer["last_officer_act"], zone) if peer["last_officer_act"] else "never",
    )


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
    for one in kept["not_in_force"]:
        by = ", ".join(one["suspended_by"])
        typer.echo(f"  {one['agreement']!r} is NOT IN FORCE: SUSPENDED by {by}")
    typer.echo(f"  state: {channel['line']['state']}")
    _show_members(channel["line"]["members"])
    left_out = channel["not_in_picture"]
    beyond = f"  ({left_out} entries wait for what their authors had seen)" if left_out else ""
    typer.echo(
        f"  picture {channel['picture'][:16]}  conflicts {channel['conflict_digest'][:16]}{beyond}"
    )
    typer.echo(f"  witnesses: {channel['witnessed']}")
    for log in channel["logs"]:
        mark = "  CONTESTED" if log["contested"] else ""
        typer.echo(f"  log of {log['party']}: {log['size']} entries, root {log['root'][:16]}{mark}")
