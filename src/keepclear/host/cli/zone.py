"""Commands of zones: announce one, amend and end it, list, show, and ask what holds at a place."""

import base64
from datetime import tzinfo
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
    precedence_of,
    table,
    tell,
    translated,
    two_notations_of,
    wants_json,
    zone_of,
)

zone = typer.Typer(no_args_is_help=True, help="Places with rules, agreed or announced.")

TYPED = "command line"
Named = Annotated[str, typer.Argument(help="The zone by its number, such as A-3, or its name.")]
File = Annotated[
    str, typer.Argument(help="TOML with [[zone]] tables, or GeoJSON; - is standard input (TOML).")
]
Name = Annotated[str, typer.Option(help="The zone's name, where it is typed here.")]
KindOf = Annotated[
    str, typer.Option("--kind", help="restricted, no_fly, protected_site, temporary, ... .")
]
Places = Annotated[
    list[str] | None,
    typer.Option("--place", help="A position in any notation; repeat it for a line."),
]
Area = Annotated[bool, typer.Option("--area", help="The places are the corners of an area.")]
Radius = Annotated[int | None, typer.Option("--radius-m", help="Metres around the point or line.")]
Floor = Annotated[int | None, typer.Option("--floor-m", help="Lowest altitude.")]
Ceiling = Annotated[int | None, typer.Option("--ceiling-m", help="Highest altitude.")]
Reference = Annotated[str, typer.Option("--altitude-reference", help="WGS84, MSL, AGL or FL.")]
Start = Annotated[str, typer.Option(help="From, with its zone: 2030-06-01T05:00Z.")]
End = Annotated[str, typer.Option(help="Until, with its zone.")]
Rule = Annotated[str, typer.Option(help="The name of its one rule; a file may give several.")]
Article = Annotated[str, typer.Option(help="Where your text has that rule, such as Art. 3(2).")]
Parties = Annotated[list[str] | None, typer.Option(help="A party; repeat it for several.")]
Activities = Annotated[list[str] | None, typer.Option(help="An activity, such as flight.")]
Lead = Annotated[int | None, typer.Option("--lead-s", help="Seconds of notice before entering.")]
OutBy = Annotated[str, typer.Option("--out-by", help="By when whom --never-... names is out.")]
What = Annotated[str, typer.Option(help="What has to be out, in the words of your text.")]
Buffer = Annotated[int | None, typer.Option("--buffer-m", help="Metres to keep off the line.")]
Text = Annotated[str, typer.Option(help="A few words more.")]
Precedence = Annotated[str, typer.Option(help="FLASH, IMMEDIATE, PRIORITY or ROUTINE.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(zone, name="zone")


@zone.command("announce")
def announce(
    context: typer.Context,
    file: File = "",
    name: Name = "",
    kind: KindOf = "",
    places: Places = None,
    area: Area = False,
    radius_m: Radius = None,
    floor_m: Floor = None,
    ceiling_m: Ceiling = None,
    altitude_reference: Reference = "",
    start: Start = "",
    end: End = "",
    rule: Rule = "rule",
    article: Article = "",
    only_party: Parties = None,
    only_activity: Activities = None,
    never_party: Parties = None,
    never_activity: Activities = None,
    lead_s: Lead = None,
    out_by: OutBy = "",
    what: What = "",
    left: Parties = None,
    right: Parties = None,
    buffer_m: Buffer = None,
    text: Text = "",
    precedence: Precedence = "PRIORITY",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Announce zones to every member. It asks nobody's consent, and nobody's silence agrees to it.

    Example: keepclear zone announce zones.toml
             keepclear zone announce --name RANGE-2 --kind temporary
                 --place "35 20 10N 040 09 20E" --radius-m 5000
                 --start 2030-06-01T05:00Z --end 2030-06-01T09:00Z
                 --rule "no flights" --article "para. 2" --never-activity flight
    """
    if file:
        found = _zones(context, file)
    else:
        one = _shape(name, kind, (radius_m, floor_m, ceiling_m), altitude_reference)
        ruled: dict[str, Any] = {
            "name": rule,
            "article": article,
            "only": _who(only_party, only_activity),
            "never": _who(never_party, never_activity),
            "lead_s": lead_s,
            "what": what or None,
            "left": left or None,
            "right": right or None,
            "buffer_m": buffer_m,
        }
        times = {"start": start, "end": end}, {"out_by": out_by}
        found = _typed(context, one, ruled, times, places or [], area=area)
    fields = {"channel": channel, "precedence": precedence_of(precedence)}
    _announce(context, found, (ref, role, initials), fields | {"text": text}, json=json)


def _shape(
    name: str, kind: str, lengths_m: tuple[int | None, ...], reference: str
) -> dict[str, Any]:
    radius_m, floor_m, ceiling_m = lengths_m
    return {
        "name": name,
        "kind": kind.lower().replace(" ", "_").replace("-", "_"),
        "radius_m": radius_m,
        "floor_m": floor_m,
        "ceiling_m": ceiling_m,
        "altitude_reference": reference.upper() or None,
    }


def _announce(
    context: typer.Context,
    found: list[tuple[str, str]],
    who: tuple[str, str, str],
    fields: dict[str, str],
    *,
    json: bool,
) -> None:
    """Announce zones one by one; with a reference each has its own, so that none is said twice."""
    ref, role, initials = who
    answers = []
    for number, (encoded, words) in enumerate(found):
        one_ref = f"{ref}/{number}" if ref else ""
        said = {**fields, "zone": encoded, "text": fields["text"] or words}
        answers.append(do(context, "zone announce", one_ref, role, initials, **said))
    told = "\n".join(
        f"{answer['zone']} {answer['name']}: announced, and durable here; it is not agreed"
        for answer in answers
    )
    tell(context, answers if len(answers) > 1 else answers[0], told, json=json)


@zone.command("amend")
def amend(
    context: typer.Context,
    named: Named,
    file: File,
    text: Text = "",
    precedence: Precedence = "PRIORITY",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Supersede a zone that we announced by the one in a file, whole.

    Example: keepclear zone amend A-3 zone.toml
    """
    found = _zones(context, file)
    if len(found) != 1:
        raise BadInput([Fault(file, f"{len(found)} zones", "give the one new version")])
    fields = {"channel": channel, "precedence": precedence_of(precedence), "amends": named}
    ((encoded, words),) = found
    answer = do(
        context, "zone announce", ref, role, initials, zone=encoded, text=text or words, **fields
    )
    said = f"{answer['zone']} {answer['name']}: amended, and durable here; it is not agreed"
    tell(context, answer, said, json=json)


@zone.command("end")
def end_(
    context: typer.Context,
    named: Named,
    reason: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
    precedence: Precedence = "PRIORITY",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """End a zone that we announced, before its time.

    Example: keepclear zone end A-3 --reason "the range is clear"
    """
    fields = {"channel": channel, "reason": reason, "precedence": precedence_of(precedence)}
    answer = do(context, "zone end", ref, role, initials, zone=named, **fields)
    tell(context, answer, f"{answer['zone']} {answer['name']}: ended", json=json)


@zone.command("list")
def list_(
    context: typer.Context,
    channel: Channel = "",
    every: Annotated[bool, typer.Option("--every", help="Those that are over, too.")] = False,
    json: AsJson = False,
) -> None:
    """List the zones that hold or will hold, agreed and announced; exit 1 where one is not kept.

    Example: keepclear zone list
    """
    rows = ask(context, {"view": "zones", "channel": channel, "every": every})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("No zone holds or will hold.")
    else:
        desk = zone_of(context)
        times = in_zones("from", desk), in_zones("until", desk)
        headings = ("zone", "kind", "standing", "state", *times, "not kept by")
        table(headings, [_row(row, desk) for row in rows])
    raise typer.Exit(1 if any(row["breaches"] for row in rows) else 0)


def _row(row: dict[str, Any], desk: tzinfo) -> tuple[object, ...]:
    named = f"{row['number']} {row['zone']}".strip()
    by = f"announced by {row['announced_by']}, not agreed" if row["announced_by"] else "agreed"
    times = (_when(row[key], desk) for key in ("from", "until"))
    count = f"{row['breaches']} notice{'s'[: row['breaches'] - 1]}" if row["breaches"] else ""
    return named, row["kind"], by, row["state"], *times, count


def _when(text: str, desk: tzinfo) -> str:
    return text if text == "always" else in_row(text, desk)


@zone.command("show")
def show(context: typer.Context, named: Named, channel: Channel = "", json: AsJson = False) -> None:
    """Show one zone: where, when, every rule with its article, and what does not keep it.

    Example: keepclear zone show A-3
    """
    view = ask(context, {"view": "zone", "zone": named, "channel": channel})
    if wants_json(context, json):
        tell(context, view, "", json=True)
        return
    desk = zone_of(context)
    head = f"{view['number']} {view['zone']}".strip()
    typer.echo(f"{head}  {view['kind']}  {view['standing']}  {view['state']}")
    if view["announced_by"]:
        typer.echo(f"  announced by {view['announced_by']}; {view['means']}")
    typer.echo(f"  {' to '.join(_when(view[key], desk) for key in ('from', 'until'))}")
    for place in view["places"]:
        at = two_notations_of(*place["positions"][0])
        more = len(place["positions"]) - 1
        beyond = f" and {more} more positions" if more else ""
        around = f", {place['radius_m']:g} m around" if place["radius_m"] else ""
        typer.echo(f"  {place['core']} {at}{beyond}{around}, {place['altitudes']}")
    _show_rules(view["rules"])
    if view.get("text"):
        typer.echo(f"  {view['text']}")
    for line in translated(view.get("translations", ())):
        typer.echo(f"  {line}")
    for one in view["broken_by"]:
        span = " to ".join(_when(one[key], desk) for key in ("from", "until"))
        typer.echo(f"  NOT KEPT by {one['notice']} of {one['party']}: {one['says']}")
        typer.echo(f"    {span}: {one['why']}")


def _show_rules(rules: list[dict[str, Any]]) -> None:
    for one in rules:
        article = f" ({one['article']})" if one["article"] else ""
        typer.echo(f"  {one['rule']}{article}: {'; '.join(one['asks'])}")


@zone.command("check")
def check(
    context: typer.Context,
    place: Annotated[str, typer.Argument(help="A position in any notation.")],
    at: Annotated[str, typer.Option("--at", help="When, with its zone; now, unless given.")] = "",
    radius_m: Annotated[float, typer.Option("--radius-m", help="Metres around it.")] = 0.0,
    party: Annotated[str, typer.Option(help="For whom; for anybody, unless given.")] = "",
    activity: Annotated[str, typer.Option(help="For what, such as patrol.")] = "",
    channel: Channel = "",
    json: AsJson = False,
) -> None:
    """Say which zones hold at a place at a time, and what they ask of whom; exit 1 with any.

    A line with two sides is named wherever the place is: every place is on one of them.

    Example: keepclear zone check "35 38 30N 036 40 10E" --party A
                 --activity patrol
    """
    from keepclear.exchange.notice import Activity
    from keepclear.host.cli.when import seconds_of
    from keepclear.space.place import parse_place

    asked = activity.lower().replace("-", "_")
    known = [one.name.lower() for one in Activity]
    if asked and asked not in known:
        fault = f"{activity!r} is not known"
        raise BadInput([Fault("--activity", fault, f"use one of: {', '.join(known)}")])
    desk = zone_of(context)
    position = parse_place(place)
    utc = seconds_of(at, "--at", str(desk)) if at else 0
    where = [position.lon, position.lat]
    request = {"view": "zones at", "place": where, "at": utc, "party": party}
    request |= {"activity": asked, "channel": channel, "radius_m": radius_m}
    rows = ask(context, request)
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("No zone holds there then. That says nothing of who is there.")
    for row in () if wants_json(context, json) else rows:
        head = f"{row['number']} {row['zone']}".strip()
        by = f"announced by {row['announced_by']}, not agreed" if row["announced_by"] else "agreed"
        typer.echo(f"{head}  {row['kind']}  {by}  {row['altitudes']}")
        _show_rules(row["rules"])
    raise typer.Exit(1 if rows else 0)


# What is typed or filed, through one door


def _zones(context: typer.Context, file: str) -> list[tuple[str, str]]:
    """Return the zones of a file as they are sent, each with its free text."""
    from keepclear.standards.geojson_rfc7946.zone import zone_tables
    from keepclear.standards.rules_toml.reader import read_zones, zones_in

    data = content_of(file)
    if file.lower().endswith((".geojson", ".json")):
        return _encoded(zones_in(file, zone_tables(file, data)))
    return _encoded(read_zones(file, data))


def _encoded(zones: Any) -> list[tuple[str, str]]:
    from keepclear.record.canonical import encode

    return [(base64.b64encode(encode(zone.body())).decode(), text) for zone, text in zones]


def _who(parties: list[str] | None, activities: list[str] | None) -> dict[str, list[str]] | None:
    if not (parties or activities):
        return None
    named = sorted(set(activities or ()))
    return {
        "parties": sorted(set(parties or ())),
        "activities": [one.lower().replace("-", "_") for one in named],
    }


def _typed(
    context: typer.Context,
    one: dict[str, Any],
    rule: dict[str, Any],
    times: tuple[dict[str, str], dict[str, str]],
    places: list[str],
    *,
    area: bool,
) -> list[tuple[str, str]]:
    """Return the one zone that was typed; raise BadInput with everything that is missing or odd."""
    from keepclear.standards.rules_toml.reader import zones_in

    faults: list[Fault] = []
    if not (one["name"] and places):
        cure = "name a file, or type --name, --kind, --place, --start, --end and a rule"
        raise BadInput([Fault("zone announce", "nothing to announce", cure)])
    for said, typed in zip((one, rule), times, strict=True):
        said |= _instants(context, typed, faults)
    positions = _positions(places, faults)
    if area:
        one["polygon"] = [*positions, *positions[:1]]
    else:
        one |= {"line": positions} if positions[1:] else {"point": (*positions, [0, 0])[0]}
    if faults:
        raise BadInput(faults)
    told = {key: value for key, value in one.items() if value is not None}
    told["rule"] = [{key: value for key, value in rule.items() if value is not None}]
    return _encoded(zones_in(TYPED, {"zone": [told]}))


def _instants(
    context: typer.Context, typed: dict[str, str], faults: list[Fault]
) -> dict[str, str | None]:
    from keepclear.host.cli.when import read

    found: dict[str, str | None] = {}
    for key, text in typed.items():
        option = "--" + key.replace("_", "-")
        try:
            found[key] = (
                read(text, option, str(zone_of(context))).up().isoformat() if text else None
            )
        except BadInput as refused:
            faults += refused.faults
    return found


def _positions(places: list[str], faults: list[Fault]) -> list[list[float]]:
    from keepclear.space.place import parse_place

    found = []
    for text in places:
        try:
            place = parse_place(text)
        except BadInput as refused:
            faults += [Fault(f"--place {f.place}", f.fault, f.cure) for f in refused.faults]
        else:
            found.append([place.lon, place.lat])
    return found
