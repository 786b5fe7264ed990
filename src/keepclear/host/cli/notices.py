"""Commands about notices: give, amend, cancel, list, show, and one made from a recorded track."""

import base64
import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from keepclear.errors import BadInput, Fault
from keepclear.host.cli.acknowledge import Notice, plot
from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    Initials,
    Ref,
    Role,
    ask,
    do,
    place,
    table,
    tell,
    wants_json,
    warn,
)

notice = typer.Typer(no_args_is_help=True, help="Our notices, and those of the others.")

Precedence = Annotated[str, typer.Option(help="FLASH, IMMEDIATE, PRIORITY or ROUTINE.")]
Files = Annotated[
    list[str] | None,
    typer.Argument(help="GeoJSON files as `keepclear check` reads them; - is standard input."),
]
Wait = Annotated[str, typer.Option("--wait", help="Wait for every party's receipt or readback.")]
Timeout = Annotated[float, typer.Option(help="Seconds to wait.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(notice, name="notice")


Name = Annotated[str, typer.Option(help="The notice's name (typed form).")]
Activity = Annotated[str, typer.Option(help="What goes on there, such as patrol or flight.")]
Positions = Annotated[
    list[str] | None,
    typer.Option(
        "--place", help="A position; repeat it for a route. 35 20 09N 036 12 34E, MGRS..."
    ),
]
Radius = Annotated[float, typer.Option("--radius-m", help="Metres around the position or route.")]
Start = Annotated[str, typer.Option(help="From, with its zone: 2030-06-01T05:00Z.")]
End = Annotated[str, typer.Option(help="Until, with its zone.")]
Floor = Annotated[float | None, typer.Option("--floor-m", help="Lowest altitude, metres.")]
Ceiling = Annotated[float | None, typer.Option("--ceiling-m", help="Highest altitude, metres.")]
Reference = Annotated[
    str, typer.Option("--altitude-reference", help="WGS84, MSL, AGL or FL (pressure metres).")
]
Text = Annotated[str, typer.Option(help="A few words more; coded fields carry the meaning.")]


@notice.command("give")
def give(
    context: typer.Context,
    files: Files = None,
    name: Name = "",
    activity: Activity = "other",
    places: Positions = None,
    radius_m: Radius = 0.0,
    start: Start = "",
    end: End = "",
    floor_m: Floor = None,
    ceiling_m: Ceiling = None,
    altitude_reference: Reference = "",
    text: Text = "",
    precedence: Precedence = "ROUTINE",
    channel: Channel = "",
    wait: Wait = "",
    timeout: Timeout = 60.0,
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Give notices; returns when they are durable here, before any peer has them.

    Example: keepclear notice give plans.geojson --wait receipt --timeout 30
             keepclear notice give --name NORTH-1 --activity patrol --place "36 53 30N 038 20 10E"
                 --radius-m 2000 --start 2030-06-01T05:00Z --end 2030-06-01T09:00Z
    """
    typed = _typed(
        name, activity, places, radius_m, start, end, floor_m, ceiling_m, altitude_reference
    )
    drafts = _drafts(context, files or [], typed, text)
    answer = do(
        context,
        "give",
        ref,
        role,
        initials,
        channel=channel,
        notices=drafts,
        precedence=precedence.upper(),
    )
    if wait:
        answer["waited"] = [_await(context, n["record"], wait, timeout) for n in answer["notices"]]
    names = ", ".join(n["name"] for n in answer["notices"])
    tell(context, answer, f"given and durable here: {names}", json=json)
    if wait and not all(item["reached"] for item in answer["waited"]):
        warn(f"not every party's {wait} came within {timeout:g} s; it is still being delivered")
        raise typer.Exit(3)


def _await(context: typer.Context, record: str, wait: str, timeout: float) -> Any:
    grade = wait.replace("readback", "read_back").replace("-", "_")
    request = {"view": "wait", "notice": record, "grade": grade, "timeout_s": timeout}
    return ask(context, request, timeout_s=timeout + 30.0)


def _typed(
    name: str,
    activity: str,
    places: list[str] | None,
    radius_m: float,
    start: str,
    end: str,
    floor_m: float | None,
    ceiling_m: float | None,
    reference: str,
) -> dict[str, Any] | None:
    """Make a feature of what was typed, so that it passes the same door as a file."""
    if not places:
        return None
    from keepclear.host.cli.when import instant_of
    from keepclear.space.place import parse_place

    points = [parse_place(text) for text in places]
    coordinates = [[point.lon, point.lat] for point in points]
    properties: dict[str, Any] = {
        "notice": name,
        "activity": activity,
        "start": instant_of(start, "--start").isoformat(),
        "end": instant_of(end, "--end").isoformat(),
        "radius_m": radius_m,
        "floor_m": floor_m,
        "ceiling_m": ceiling_m,
    }
    if reference:
        properties["altitude_reference"] = reference.upper()
    geometry = (
        {"type": "Point", "coordinates": coordinates[0]}
        if len(coordinates) == 1
        else {"type": "LineString", "coordinates": coordinates}
    )
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _drafts(
    context: typer.Context, files: list[str], typed: dict[str, Any] | None, text: str
) -> list[dict[str, Any]]:
    """Read files and typed input through one door; every fault of all of them at once."""
    from keepclear.host.settings import SETTINGS_FILE, load_settings
    from keepclear.standards.geojson_rfc7946.mapping import collate, read_file

    settings = load_settings(place(context).folder / SETTINGS_FILE)
    readings = []
    if typed is not None:
        typed["properties"]["party"] = settings.party.name
        document = {"type": "FeatureCollection", "features": [typed]}
        readings.append(read_file("typed", msgspec.json.encode(document), _bounds(settings)))
    for name in files:
        readings.append(read_file(name, _content(name), _bounds(settings)))
    if not readings:
        cure = "name GeoJSON files, or type --name, --place, --start and --end"
        raise BadInput([Fault("notice give", "nothing to give", cure)])
    plans, faults = collate(readings)
    faults = [fault for reading in readings for fault in reading.faults] + faults
    faults += _foreign(plans, settings.party.name)
    for reading in readings:
        for warning in reading.warnings:
            warn(f"warning: {warning}")
    if faults:
        raise BadInput(faults)
    activities = {f.notice: f.activity for reading in readings for f in reading.features}
    return [
        {"name": n, "activity": activities[n], "volumes": _encoded(plan.volumes), "text": text}
        for n, plan in plans.items()
    ]


def _bounds(settings: Any) -> Any:
    from keepclear.standards.geojson_rfc7946.geometry import Bounds

    chosen = settings.theatre.bounds
    return Bounds(*chosen) if chosen else None


def _foreign(plans: Any, party: str) -> list[Fault]:
    cure = f"a party speaks for its own people only: the party here is {party!r}"
    return [
        Fault(f"notice {name}", f"it is a notice of party {plan.party!r}", cure)
        for name, plan in plans.items()
        if plan.party != party
    ]


def _content(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise BadInput([Fault(name, f"cannot be read: {error.strerror}", "name a file")]) from error


def _encoded(volumes: Any) -> str:
    from keepclear.exchange.notice import encode_volumes
    from keepclear.record.canonical import encode

    return base64.b64encode(encode(encode_volumes(volumes))).decode()


@notice.command("amend")
def amend(
    context: typer.Context,
    notice_name: Notice,
    files: Files = None,
    activity: Activity = "other",
    places: Positions = None,
    radius_m: Radius = 0.0,
    start: Start = "",
    end: End = "",
    floor_m: Floor = None,
    ceiling_m: Ceiling = None,
    altitude_reference: Reference = "",
    text: Text = "",
    precedence: Precedence = "PRIORITY",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Supersede one of our notices by a new version.

    Example: keepclear notice amend A-7 plan-7-later.geojson
    """
    typed = _typed(
        notice_name,
        activity,
        places,
        radius_m,
        start,
        end,
        floor_m,
        ceiling_m,
        altitude_reference,
    )
    drafts = _drafts(context, files or [], typed, text)
    if len(drafts) != 1:
        fault = Fault(
            "notice amend", f"{len(drafts)} notices", "give exactly one as the new version"
        )
        raise BadInput([fault])
    answer = do(
        context,
        "amend",
        ref,
        role,
        initials,
        channel=channel,
        notice=notice_name,
        draft=drafts[0],
        precedence=precedence.upper(),
    )
    tell(
        context, answer, f"{notice_name} amended; each party reads the new version back", json=json
    )


@notice.command("cancel")
def cancel(
    context: typer.Context,
    notice_name: Notice,
    reason: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """End one of our notices before its time.

    Example: keepclear notice cancel A-7 --reason "patrol not sent"
    """
    fields = {"notice": notice_name, "channel": channel, "reason": reason}
    answer = do(context, "cancel", ref, role, initials, **fields)
    tell(context, answer, f"{notice_name} cancelled", json=json)


@notice.command("list")
def list_(
    context: typer.Context,
    channel: Channel = "",
    every: Annotated[bool, typer.Option("--every", help="Superseded ones too.")] = False,
    json: AsJson = False,
) -> None:
    """List the notices that stand, and how far each has come with whom.

    Example: keepclear notice list
    """
    rows = ask(context, {"view": "notices", "channel": channel, "every": every})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
        return
    headings = ("notice", "serial", "activity", "from", "until", "state", "with", "conflicts")
    table(headings, [_row(row) for row in rows])


def _row(row: dict[str, Any]) -> tuple[object, ...]:
    keys = ("notice", "serial", "activity", "from", "until", "state")
    with_whom = "; ".join(f"{p['party']} {summary(p)}" for p in row["parties"])
    return (*(row[key] for key in keys), with_whom, row["conflicts"])


def summary(party: dict[str, Any]) -> str:
    """Say in few words how far a notice has come with one party."""
    words = []
    if party["objection"] != "NONE":
        words.append("OBJECTED")
    read_back = {"NONE": "", "UNANSWERED": "read back, unanswered", "CORRECT": "read back"}
    words.append(read_back.get(party["read_back"], party["read_back"]))
    words.append("disseminated" if party["dissemination"] != "NONE" else "")
    told = ", ".join(word for word in words if word)
    return told or ("received" if party["receipt"] != "NONE" else "not received")


@notice.command("show")
def show(
    context: typer.Context, notice_name: Notice, channel: Channel = "", json: AsJson = False
) -> None:
    """Show one notice whole: plot, check group, acknowledgements, conflicts.

    Example: keepclear notice show A-7
    """
    view = ask(context, {"view": "notice", "notice": notice_name, "channel": channel})
    if wants_json(context, json):
        tell(context, view, "", json=True)
        return
    typer.echo(plot(view))
    for party in view["parties"]:
        typer.echo(f"  {party['party']}: {summary(party)}")
    for item in view["acknowledgements"]:
        says = " ".join(str(word) for word in item["says"])
        typer.echo(f"  {item['claimed_at']} {item['party']} {item['act']} {says}".rstrip())
    for item in view["conflicts"]:
        typer.echo(f"  CONFLICT {' / '.join(item['notices'])}: {item['closest_m']:.0f} m apart")


@notice.command("from-track")
def from_track(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="GeoJSON, CSV, GPX or .json.gz of the traffic package.")
    ],
    party: Annotated[str, typer.Option(help="The party of the notices.")] = "",
    activity: Activity = "flight",
    radius_m: Radius = 500.0,
    tolerance_m: Annotated[
        float,
        typer.Option("--tolerance-m", help="How far the line may stray; added to the radius."),
    ] = 100.0,
    segment_s: Annotated[
        int, typer.Option("--segment-s", help="Longest segment, up to 300 seconds.")
    ] = 300,
    altitude_reference: Reference = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; stdout otherwise.")
    ] = None,
) -> None:
    """Turn a recorded track into a notice of timed segments, as GeoJSON for `give` and `check`.

    Example: keepclear notice from-track flight.gpx --party A -o flight.geojson
    """
    from keepclear.host.settings import SETTINGS_FILE, load_settings
    from keepclear.space import altitude
    from keepclear.space.track import gaps, volumes_from_track
    from keepclear.standards.track.feature import to_features
    from keepclear.standards.track.reader import read_track

    whose = party or load_settings(place(context).folder / SETTINGS_FILE).party.name
    reference = altitude.Reference[altitude_reference.upper()] if altitude_reference else None
    features: list[Any] = []
    for track in read_track(file, file.name, reference=reference):
        for warning in track.warnings:
            warn(f"warning: {track.name}: {warning}")
        for gap in gaps(track.samples, segment_s):
            warn(f"warning: {track.name}: no sample from {gap.start} to {gap.end}")
        volumes = volumes_from_track(
            track.samples,
            radius_m=radius_m,
            tolerance_m=tolerance_m,
            reference=track.reference,
            segment_s_max=segment_s,
        )
        features += to_features(track.name, whose, activity, volumes)["features"]
    document = msgspec.json.encode({"type": "FeatureCollection", "features": features})
    if output is None:
        typer.echo(document.decode())
    else:
        output.write_bytes(document + b"\n")
        warn(f"{len(features)} volumes written to {output}")
