"""Commands of patrols: plan one, say how far it has come, and see how each and a series went."""

import base64
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Any

import typer

from keepclear.errors import BadInput, Fault
from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    Initials,
    Ref,
    Role,
    ask,
    content_of,
    do,
    in_row,
    in_zones,
    lasting,
    precedence_of,
    table,
    tell,
    wants_json,
    zone_of,
)

patrol = typer.Typer(no_args_is_help=True, help="Patrols, alone or joint: plan, report, count.")

Number = Annotated[str, typer.Argument(help="The patrol: its number, as A-3, or its name.")]
File = Annotated[str, typer.Argument(help="A plan in TOML; - is standard input.")]
Name = Annotated[str, typer.Option(help="The patrol's name.")]
Series = Annotated[str, typer.Option(help="The series that it is counted in.")]
Points = Annotated[
    list[str] | None,
    typer.Option("--point", help="NAME; PLACE; TIME, or `via; PLACE`; repeat it in order."),
]
Route = Annotated[str, typer.Option(help="A recorded track to go again: GPX, CSV or GeoJSON.")]
Start = Annotated[str, typer.Option(help="When a recorded route is to begin, with its zone.")]
EveryMin = Annotated[int, typer.Option("--every-min", help="Minutes between points of a route.")]
GraceMin = Annotated[int, typer.Option("--grace-min", help="Minutes after which one is late.")]
RadiusM = Annotated[float, typer.Option("--radius-m", help="Metres to each side of the way.")]
Vehicles = Annotated[list[str] | None, typer.Option("--vehicle", help="Of our own; repeat it.")]
CallSigns = Annotated[list[str] | None, typer.Option("--call-sign", help="Of our own; repeat it.")]
Text = Annotated[str, typer.Option(help="A few words more.")]
Precedence = Annotated[str, typer.Option(help="FLASH, IMMEDIATE, PRIORITY or ROUTINE.")]
At = Annotated[str, typer.Option("--at", help="When it was so; now otherwise.")]
Where = Annotated[str, typer.Option("--where", help="A position in any notation.")]
_MARKS = {"NOT_SET_OUT": "!", "OVERDUE": "!", "CUT_SHORT": "x", "COMPLETE": "="}


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(patrol, name="patrol")


def _plan(
    context: typer.Context,
    file: str,
    name: str,
    series: str,
    points: list[str] | None,
    route: str,
    start: str,
    times: tuple[int, int],
    radius_m: float,
) -> Any:
    """Read the one plan that was given: a file, points, or a recorded route."""
    from keepclear.host.patrol_plan import plan_of_file, plan_of_track, planned, stops_of

    zone, (every_min, grace_min) = str(zone_of(context)), times
    if sum(bool(given) for given in (file, points, route)) != 1:
        cure = "name a FILE, or give --name with --point again and again, or with --route"
        raise BadInput([Fault("patrol", "not exactly one plan is given", cure)])
    if file:
        return plan_of_file(file, content_of(file), zone)
    if points:
        return planned(name, stops_of(points, 60 * grace_min, zone), radius_m, series=series)
    from keepclear.host.cli.when import seconds_of
    from keepclear.standards.track.reader import read_track

    tracks = read_track(Path(route), route)
    if len(tracks) != 1:
        raise BadInput([Fault(route, f"{len(tracks)} tracks", "give a file with one")])
    begins = seconds_of(start, "--start", zone)
    grace_s, every_s = 60 * grace_min, 60 * every_min
    return plan_of_track(name, tracks[0], begins, every_s, grace_s, radius_m, series=series)


def _fields(plan: Any) -> dict[str, Any]:
    fields: dict[str, Any] = plan.fields()
    return fields | {"volumes": base64.b64encode(fields["volumes"]).decode()}


@patrol.command("plan")
def plan_(
    context: typer.Context,
    file: File = "",
    name: Name = "",
    series: Series = "",
    points: Points = None,
    route: Route = "",
    start: Start = "",
    every_min: EveryMin = 30,
    grace_min: GraceMin = 10,
    radius_m: RadiusM = 500,
    vehicles: Vehicles = None,
    call_signs: CallSigns = None,
    text: Text = "",
    precedence: Precedence = "ROUTINE",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Plan a patrol and give the notice of its space, both in one act.

    Example: keepclear patrol plan kobani-12.toml
             keepclear patrol plan --name NORTH-1 --call-sign LARK
                 --point "gate; 36 53 30N 038 20 10E; 2030-06-01T05:00Z"
                 --point "mill; 36 54 10N 038 27 40E; 2030-06-01T05:40Z"
             keepclear patrol plan --name NORTH-2 --route north.gpx
                 --start 2030-06-02T05:00Z
    """
    times = every_min, grace_min
    plan = _plan(context, file, name, series, points, route, start, times, radius_m)
    fields = _fields(plan) | {
        "channel": channel,
        "vehicles": vehicles or list(plan.vehicles),
        "call_signs": call_signs or list(plan.call_signs),
        "text": text or plan.text,
        "precedence": precedence_of(precedence),
    }
    answer = do(context, "patrol plan", ref, role, initials, **fields)
    said = f"{answer['patrol']} {plan.name} planned, and its notice given: durable here"
    tell(context, answer, said, json=json)


@patrol.command("propose")
def propose(
    context: typer.Context,
    file: File = "",
    with_: Annotated[
        list[str] | None, typer.Option("--with", help="A party that takes part; repeat it.")
    ] = None,
    name: Name = "",
    series: Series = "",
    points: Points = None,
    route: Route = "",
    start: Start = "",
    every_min: EveryMin = 30,
    grace_min: GraceMin = 10,
    radius_m: RadiusM = 500,
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Lay a joint patrol before the members; every one signs, then you close it.

    It names nobody's vehicles: each party names its own.

    Example: keepclear patrol propose joint-12.toml --with B
    """
    times = every_min, grace_min
    plan = _plan(context, file, name, series, points, route, start, times, radius_m)
    fields = _fields(plan) | {"channel": channel, "parties": with_ or list(plan.parties)}
    answer = do(context, "patrol propose", ref, role, initials, **fields)
    said = f"{answer['patrol']} {plan.name} proposed; the others sign, then you close it"
    tell(context, answer, said, json=json)


def _endorse(what: str, does: str) -> None:
    def command(
        context: typer.Context,
        number: Number,
        channel: Channel = "",
        ref: Ref = "",
        json: AsJson = False,
    ) -> None:
        view = ask(context, {"view": "patrol", "patrol": number, "channel": channel})
        document = {"document": view["record"], "channel": view["channel"], "what": what}
        answer = do(context, "endorse", ref, **document)
        tell(context, answer, f"{view['number']} {view['patrol']}: {what} done", json=json)

    command.__doc__ = f"{does}\n\nExample: keepclear patrol {what} A-3"
    patrol.command(what)(command)


_endorse("sign", "Sign a joint patrol that another member has proposed.")
_endorse("withdraw", "Withdraw our signature before the plan is closed.")
_endorse("retract", "Take our own proposal back.")


@patrol.command("close")
def close(
    context: typer.Context,
    number: Number,
    vehicles: Vehicles = None,
    call_signs: CallSigns = None,
    text: Text = "",
    precedence: Precedence = "ROUTINE",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Close our joint patrol that all have signed: give its one notice, name our own part.

    Example: keepclear patrol close A-3 --vehicle "car 1" --call-sign LARK
    """
    own = {"vehicles": vehicles or [], "call_signs": call_signs or [], "text": text}
    fields = {"patrol": number, "channel": channel, "precedence": precedence_of(precedence)}
    answer = do(context, "patrol close", ref, role, initials, **own, **fields)
    said = f"{answer['patrol']} planned; the notice of its space is given, by us for all"
    tell(context, answer, said, json=json)


@patrol.command("part")
def part(
    context: typer.Context,
    number: Number,
    vehicles: Vehicles = None,
    call_signs: CallSigns = None,
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Name our own vehicles and call signs in a joint patrol that another proposed.

    Example: keepclear patrol part A-3 --vehicle "truck 7" --call-sign FINCH
    """
    own = {"vehicles": vehicles or [], "call_signs": call_signs or []}
    fields = {"patrol": number, "channel": channel}
    answer = do(context, "patrol part", ref, role, initials, **own, **fields)
    tell(context, answer, f"our part in {number} is named", json=json)


def _report(
    context: typer.Context,
    what: str,
    number: str,
    at: str,
    where: str,
    common: tuple[str, str, str, str],
    *,
    json: bool,
    **more: Any,
) -> None:
    from keepclear.host.cli.when import seconds_of

    channel, ref, role, initials = common
    fields: dict[str, Any] = {"patrol": number, "channel": channel, "what": what, **more}
    if at:
        fields["at"] = seconds_of(at, "--at", str(zone_of(context)))
    if where:
        from keepclear.space.place import parse_place

        place = parse_place(where)
        fields["where"] = [round(place.lon * 1e6), round(place.lat * 1e6)]
    answer = do(context, "patrol report", ref, role, initials, **fields)
    state = answer["state"].replace("_", " ")
    tell(context, answer, f"{answer['patrol']}: {what}; {state}", json=json)


@patrol.command("set-out")
def set_out(
    context: typer.Context,
    number: Number,
    at: At = "",
    where: Where = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Say that our patrol has set out.

    Example: keepclear patrol set-out A-3
    """
    _report(context, "set out", number, at, where, (channel, ref, role, initials), json=json)


@patrol.command("check-in")
def check_in(
    context: typer.Context,
    number: Number,
    point: Annotated[int, typer.Argument(help="Which point: `patrol show` numbers them.")],
    at: At = "",
    where: Where = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Say that our patrol is at a point of its way.

    Example: keepclear patrol check-in A-3 2
             keepclear patrol check-in A-3 2 --at 2030-06-01T05:38Z
    """
    common = channel, ref, role, initials
    _report(context, "check in", number, at, where, common, json=json, point=point)


@patrol.command("cut-short")
def cut_short(
    context: typer.Context,
    number: Number,
    reason: Annotated[str, typer.Option(help="Why, in a few words.")],
    at: At = "",
    where: Where = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Say that our patrol goes no further, and why; its notice stands until it is cancelled.

    Example: keepclear patrol cut-short A-3 --reason "the road is under water"
    """
    common = channel, ref, role, initials
    _report(context, "cut short", number, at, where, common, json=json, reason=reason)


@patrol.command("complete")
def complete(
    context: typer.Context,
    number: Number,
    at: At = "",
    where: Where = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Say that our patrol is at its end.

    Example: keepclear patrol complete A-3
    """
    _report(context, "complete", number, at, where, (channel, ref, role, initials), json=json)


@patrol.command("list")
def list_(
    context: typer.Context,
    channel: Channel = "",
    every: Annotated[bool, typer.Option("--every", help="Those that have ended, too.")] = False,
    json: AsJson = False,
) -> None:
    """List the patrols; exit 1 where one is overdue.

    Example: keepclear patrol list
    """
    rows = ask(context, {"view": "patrols", "channel": channel, "every": every})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("No patrol is planned or under way.")
    else:
        zone = zone_of(context)
        headings = ("number", "patrol", "series", in_zones("sets out", zone), "state", "next")
        table(headings, [_row(row, zone) for row in rows])
    raise typer.Exit(1 if any(row["late_s"] for row in rows) else 0)


def _row(row: dict[str, Any], zone: tzinfo) -> tuple[object, ...]:
    series = f"{row['series']} #{row['number_in_series']}" if row["series"] else ""
    name = row["patrol"] + (" (joint)" if row["joint"] else "")
    return row["number"], name, series, in_row(row["from"], zone), _state(row), row["next"]


def _state(row: dict[str, Any]) -> str:
    late = f" by {lasting(row['late_s'])}" if row.get("late_s") else ""
    reason = f": {row['reason']}" if row["reason"] else ""
    state: str = row["state"].replace("_", " ")
    # Of a joint patrol one party may have cut short what another goes on with.
    part = "; a part CUT SHORT" if reason and row["state"] != "CUT_SHORT" else ""
    return state + late + part + reason


@patrol.command("show")
def show(
    context: typer.Context, number: Number, channel: Channel = "", json: AsJson = False
) -> None:
    """Show one patrol: who goes, each point, and when each party was there.

    Example: keepclear patrol show A-3
    """
    from keepclear.desk.drawing.patrol_strip import strip

    view = ask(context, {"view": "patrol", "patrol": number, "channel": channel})
    if wants_json(context, json):
        tell(context, view, "", json=True)
        return
    zone = zone_of(context)
    series = f", {view['series']} #{view['number_in_series']}" if view["series"] else ""
    typer.echo(f"{view['number']} {view['patrol']}{series}: {_state(view)}")
    typer.echo(_notice(view))
    for one in view["parts"]:
        named = ", ".join(one["vehicles"] + one["call_signs"]) or "nothing is named"
        typer.echo(f"  {one['party']}: {_state(one)} ({named})")
    for line in strip(view):
        typer.echo(line)
    headings = ("point", "name", in_zones("due", zone), "grace", *_parties(view))
    table(headings, [_point(view, point, zone) for point in view["points"]])


def _notice(view: dict[str, Any]) -> str:
    """Say whether others are told to keep clear of a patrol."""
    if view["notice"]:
        over = "STANDS NO LONGER: nobody keeps clear of it"
        return f"notice {view['notice']} {'stands' if view['notice_stands'] else over}"
    if view["state"] == "PROPOSED":
        return "no notice is given yet"
    return "NO NOTICE WAS GIVEN OF ITS SPACE: nobody keeps clear of it"


def _parties(view: dict[str, Any]) -> list[str]:
    return [part["party"] for part in view["parts"]]


def _point(view: dict[str, Any], point: dict[str, Any], zone: tzinfo) -> tuple[object, ...]:
    told = []
    for part_ in view["parts"]:
        at = next((r for r in part_["reports"] if r["point"] == point["point"]), None)
        late = f" late {lasting(at['late_s'])}" if at and at["late_s"] else ""
        told.append(in_row(at["at"], zone) + late if at else "-")
    grace = f"{point['grace_s'] // 60} min"
    return point["point"], point["name"], in_row(point["due"], zone), grace, *told


@patrol.command("series")
def series_(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The series; every one otherwise.")] = "",
    channel: Channel = "",
    html: Annotated[Path | None, typer.Option("--html", help="Write a page to print.")] = None,
    json: AsJson = False,
) -> None:
    """Say how a series went: completed, cut short and why, overdue, how long, by month.

    Example: keepclear patrol series Kobani
             keepclear patrol series Kobani --html kobani.html
    """
    from keepclear.desk.drawing.patrol_series import lines, page

    views = ask(context, {"view": "patrol series", "series": name, "channel": channel})
    if not views:
        cure = "see: keepclear patrol list --every"
        raise BadInput([Fault("series", f"no series {name!r}", cure)])
    if html is not None:
        try:
            html.write_text(page(views), encoding="utf-8")
        except OSError as error:
            fault = f"it cannot be written: {error.strerror}"
            raise BadInput([Fault(str(html), fault, "check the path")]) from error
    text = "\n\n".join("\n".join(lines(view)) for view in views)
    tell(context, views, text, json=json)
