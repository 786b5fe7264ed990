"""Commands on our own protected sites: who is given what of them is chosen party by party."""

from typing import Annotated, Any

import typer

from keepclear.errors import BadInput, Fault
from keepclear.host.cli.notices import (
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
    Text,
    drafts_of,
    typed_features,
)
from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    Initials,
    Place,
    Ref,
    Role,
    ask,
    do,
    in_row,
    one_of,
    place,
    table,
    tell,
    two_notations_of,
    wants_json,
    zone_of,
)
from keepclear.host.plotting.typed import Typed

KINDS = ("humanitarian-site", "static-site")
HOW = ("not", "full", "approach")
site = typer.Typer(invoke_without_command=True)
Named = Annotated[str, typer.Argument(metavar="SITE", help="Its number, such as A-3, or its name.")]
Many = Annotated[list[str], typer.Argument(metavar="SITE...", help="Their numbers or names.")]
Kind = Annotated[str, typer.Option(help="humanitarian-site or static-site.")]
Of = Annotated[str, typer.Option("--notice", help="A notice of that party, such as B-7.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(site, name="site")


@site.callback()
def _site(context: typer.Context, json: AsJson = False) -> None:
    """List our protected sites and who is given what of them; their places are not shown.

    \b
    Example: keepclear site
    """
    if context.invoked_subcommand is not None:
        context.obj = Place(place(context).folder, wants_json(context, json))
        return
    list_sites(context, json=json)


@site.command("list")
def list_sites(context: typer.Context, json: AsJson = False) -> None:
    """List our protected sites and who is given what of them; their places are not shown.

    Example: keepclear site list
    """
    rows = ask(context, {"view": "sites"})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
        return
    if not rows:
        typer.echo("The register holds no site.")
        return
    heads = ("number", "name", "kind", "until", "who is given what")
    shown = [(r["number"], r["name"], r["kind"], r["until"], _policies(r)) for r in rows]
    table(heads, shown)
    typer.echo(rows[0]["protection"])


def _policies(row: dict[str, Any]) -> str:
    return "; ".join(_policy(one) for one in row["parties"])


def _policy(one: dict[str, Any]) -> str:
    near = f" {one['approach_m']} m" if "approach_m" in one else ""
    by = "" if "automatic" not in one else " by itself" if one["automatic"] else " after asking"
    exactly = f", {one['precision']}" if "precision" in one else ""
    given = f", given {one['given']}" if one.get("stands") else ""
    return f"{one['party']}: {one['how']}{near}{by}{exactly}{given}"


@site.command("add")
def add(
    context: typer.Context,
    files: Files = None,
    name: Name = "",
    kind: Kind = KINDS[0],
    places: Positions = None,
    radius_m: Radius = None,
    start: Start = None,
    end: End = None,
    floor_m: Floor = None,
    ceiling_m: Ceiling = None,
    altitude_reference: Reference = None,
    text: Text = None,
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Enter protected sites into our own register; nobody is given them by that.

    Example: keepclear site add --name "Hospital North"
                 --place "36 53 30N 038 20 10E" --radius-m 150
                 --start 2030-06-01T00:00Z --end 2031-06-01T00:00Z
             keepclear site add hospitals.geojson
    """
    bounds = floor_m, ceiling_m, altitude_reference
    activity = one_of("--kind", kind, KINDS).replace("-", "_")
    typed = Typed(activity, places, radius_m, start, end, *bounds, str(zone_of(context)))
    typed = typed if name or places or not files else Typed()
    drafts = drafts_of(context, files or [], lambda: typed_features(name, typed, files), text or "")
    answer = do(context, "site add", ref, role, initials, sites=drafts)
    names = ", ".join(f"{one['number']} {one['name']}" for one in answer["sites"])
    tell(context, answer, f"in our register: {names}\n{answer['protection']}", json=json)


@site.command("amend")
def amend(
    context: typer.Context,
    named: Named,
    files: Files = None,
    name: Name = "",
    kind: Kind = KINDS[0],
    places: Positions = None,
    radius_m: Radius = None,
    start: Start = None,
    end: End = None,
    text: Text = None,
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Say anew what a site is, whole; who was given it and is near it still is given the change.

    Example: keepclear site amend A-3 hospital-moved.geojson
    """
    activity = one_of("--kind", kind, KINDS).replace("-", "_")
    typed = Typed(activity, places, radius_m, start, end, zone=str(zone_of(context)))
    typed = typed if name or places or not files else Typed()
    drafts = drafts_of(context, files or [], lambda: typed_features(name, typed, files), text or "")
    if len(drafts) != 1:
        raise BadInput([Fault("site amend", f"{len(drafts)} sites", "give exactly one")])
    answer = do(context, "site amend", ref, role, initials, site=named, draft=drafts[0])
    told = ", ".join(answer["amended_for"]) or "nobody"
    ended = ", ".join(answer["cancelled_for"])
    far = f"; cancelled for {ended}: their notices do not come near it now" if ended else ""
    tell(context, answer, f"{answer['number']} amended; told: {told}{far}", json=json)


@site.command("withdraw")
def withdraw(
    context: typer.Context,
    named: Named,
    reason: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Take a site out of the register, and cancel what others were given of it.

    Example: keepclear site withdraw A-3 --reason "the clinic has closed"
    """
    answer = do(context, "site withdraw", ref, role, initials, site=named, reason=reason)
    tell(context, answer, f"{answer['number']} withdrawn\n{answer['protection']}", json=json)


@site.command("show")
def show(
    context: typer.Context,
    named: Named,
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Show one site whole; that you read it is noted, with your role and initials.

    Example: keepclear site show A-3 --initials KM
    """
    read = do(context, "site read", "", role, initials, sites=[named])
    who = {"role": read["role"], "initials": read["initials"]}
    view = ask(context, {"view": "site", "site": read["read"][0]} | who)
    if wants_json(context, json):
        tell(context, view, "", json=True)
        return
    zone = zone_of(context)
    times = f"{in_row(view['from'], zone)} to {in_row(view['until'], zone)}"
    typer.echo(f"{view['number']} {view['name']}: {view['kind']}, {times}")
    for volume in view["volumes"]:
        typer.echo(f"  {volume['core']}, {volume['radius_m']:g} m around")
        for lon, lat in volume["positions"]:
            typer.echo(f"    {two_notations_of(lon, lat)}")
    for one in view["parties"]:
        typer.echo(f"  {_policy(one)}")
    if view["text"]:
        typer.echo(f"  {view['text']}")
    typer.echo(view["protection"])


@site.command("policy")
def policy(
    context: typer.Context,
    sites: Many,
    party: Annotated[str, typer.Option(help="The party that is given them, or not.")],
    how: Annotated[str, typer.Option(help="not, full or approach.")],
    approach_m: Annotated[
        int, typer.Option("--approach-m", help="How near a notice of theirs must come, in metres.")
    ] = 0,
    automatic: Annotated[
        bool,
        typer.Option("--automatic", help="Given by the node itself; else an officer is asked."),
    ] = False,
    precision: Precision = "exact",
    label: Label = "own-units-only",
    handling: Handling = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Choose what one party is given of sites: nothing, all, or on approach of its notices.

    Example: keepclear site policy A-3 --party B --how approach
                 --approach-m 5000 --automatic
             keepclear site policy A-3 A-4 --party B --how full
                 --precision square:1km
    """
    answer = do(
        *(context, "site policy", ref, role, initials),
        sites=sites,
        party=party,
        how=one_of("--how", how, HOW),
        channel=channel,
        approach_m=approach_m,
        automatic=automatic,
        precision=precision,
        label=label,
        handling=handling,
    )
    given = f"; given now: {', '.join(answer['given'])}" if answer["given"] else ""
    others = [name for name in answer["members"] if name != party]
    heard = f"; in that channel also to {', '.join(others)}" if others else ""
    said = f"{', '.join(answer['sites'])} for {party}: {answer['how']}{given}{heard}"
    tell(context, answer, said, json=json)


@site.command("release")
def release(
    context: typer.Context,
    sites: Annotated[list[str] | None, typer.Argument(metavar="SITE...", help="Sites.")] = None,
    party: Annotated[str, typer.Option(help="To whom, where no notice is named.")] = "",
    notice: Of = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Give a party sites that its policy allows, or all that its notice comes near.

    Example: keepclear site release --notice B-7
             keepclear site release A-3 --party B
    """
    fields = {"sites": sites or [], "party": party, "notice": notice}
    answer = do(context, "site release", ref, role, initials, **fields)
    tell(context, answer, f"given: {', '.join(answer['released'])}", json=json)


@site.command("decline")
def decline(
    context: typer.Context,
    notice: Annotated[str, typer.Argument(help="A notice of a peer that comes near sites.")],
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Decide not to give what a notice of a peer comes near; the decision is noted.

    Example: keepclear site decline B-7
    """
    answer = do(context, "site decline", ref, role, initials, notice=notice)
    said = f"{answer['notice']} of {answer['party']}: given nothing"
    tell(context, answer, said, json=json)
