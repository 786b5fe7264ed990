"""Commands on disclosure: who holds what of ours, and what each party would be told."""

from typing import Annotated, Any

import typer

from keepclear.errors import BadInput, Fault
from keepclear.host.cli.notices import (
    Activity,
    Ceiling,
    End,
    Files,
    Floor,
    Handling,
    Label,
    Name,
    Positions,
    Precision,
    Radius,
    Reference,
    Start,
    drafts_of,
    typed_features,
)
from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    Initials,
    Place,
    Role,
    ask,
    do,
    in_row,
    in_zones,
    place,
    table,
    tell,
    two_notations_of,
    wants_json,
    zone_of,
)
from keepclear.host.plotting.typed import Typed

LISTED = 50  # what fits a few screens; --limit lists more
disclose = typer.Typer(invoke_without_command=True)
Limit = Annotated[int, typer.Option(help="How many rows at most.", min=1, max=1_000)]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(disclose, name="disclose")


@disclose.callback()
def _disclose(
    context: typer.Context, channel: Channel = "", limit: Limit = LISTED, json: AsJson = False
) -> None:
    """Show the disclosure ledger: which version was told to whom, how exactly, and who holds it.

    \b
    Example: keepclear disclose
             keepclear disclose --channel "line one" --limit 200
    """
    if context.invoked_subcommand is not None:
        context.obj = Place(place(context).folder, wants_json(context, json))
        return
    rows = ask(context, {"view": "ledger", "channel": channel, "limit": limit})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
        return
    if not rows:
        typer.echo("Nothing has been told to anybody.")
        return
    zone = zone_of(context)
    heads = (in_zones("when", zone), "what", "name", "to", "how exactly", "label", "held")
    keys = ("what", "name", "party", "precision", "label", "held")
    table(heads, [(in_row(row["when"], zone), *(row[key] for key in keys)) for row in rows])


@disclose.command("preview")
def preview(
    context: typer.Context,
    files: Files = None,
    name: Name = "",
    activity: Activity = None,
    places: Positions = None,
    radius_m: Radius = None,
    start: Start = None,
    end: End = None,
    floor_m: Floor = None,
    ceiling_m: Ceiling = None,
    altitude_reference: Reference = None,
    site: Annotated[str, typer.Option("--site", help="A site of our register instead.")] = "",
    precision: Precision = "exact",
    label: Label = "",
    handling: Handling = "",
    channel: Channel = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Show exactly what each party would be told of a notice or a site; nothing is given.

    That you look at a site is noted, with your role and initials.

    Example: keepclear disclose preview plan.geojson --precision square:1km+1h
             keepclear disclose preview --site A-3
    """
    if site:
        if files or name or places:
            raise BadInput([Fault("--site", "a notice is named as well", "choose one of them")])
        read = do(context, "site read", "", role, initials, sites=[site])
        who = {"role": read["role"], "initials": read["initials"]}
        rows = ask(context, {"view": "site preview", "site": read["read"][0]} | who)
        told = [
            row | {"told": [{"notice": site, "volumes": row.get("volumes", [])}]} for row in rows
        ]
    else:
        bounds = floor_m, ceiling_m, altitude_reference
        typed = Typed(activity, places, radius_m, start, end, *bounds, str(zone_of(context)))
        drafts = drafts_of(context, files or [], lambda: typed_features(name, typed, files), "")
        how = {"precision": precision, "label": label, "handling": handling, "channel": channel}
        rows = ask(context, {"view": "disclosure preview", "notices": drafts} | how)
        told = rows
    if wants_json(context, json):
        tell(context, rows, "", json=True)
        return
    for row in told:
        _show(row, context)


def _show(row: dict[str, Any], context: typer.Context) -> None:
    """Print what one party would be told."""
    head = ", ".join(str(row[key]) for key in ("how", "precision", "label") if row.get(key))
    typer.echo(f"{row['party']}: {head}")
    zone = zone_of(context)
    for notice in row["told"]:
        if not notice["volumes"]:
            typer.echo("  nothing")
        for volume in notice["volumes"]:
            times = f"{in_row(volume['from'], zone)} to {in_row(volume['until'], zone)}"
            typer.echo(f"  {notice['notice']}: {volume['core']}, {volume['radius_m']:g} m, {times}")
            for lon, lat in _corners(volume["positions"]):
                typer.echo(f"    {two_notations_of(lon, lat)}")


def _corners(positions: list[list[float]]) -> list[list[float]]:
    """Return the first places of an outline; the JSON has all of them."""
    return positions[:8]


@disclose.command("readings")
def readings(context: typer.Context, limit: Limit = LISTED, json: AsJson = False) -> None:
    """List who of our own officers read, changed or gave which protected sites.

    Example: keepclear disclose readings
    """
    rows = ask(context, {"view": "site readings", "limit": limit})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
        return
    zone = zone_of(context)
    shown = [(in_row(row["when"], zone), row["by"], row["what"], row["sites"]) for row in rows]
    table((in_zones("when", zone), "who", "what", "sites"), shown)
