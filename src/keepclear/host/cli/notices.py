"""Commands by which a party says its own notices: give, amend, offers, cancel, confirm."""

import base64
import secrets
from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from typing import Annotated, Any

import msgspec
import typer

from keepclear.errors import BadInput, Fault, Unavailable
from keepclear.host.cli.acknowledge import Notice
from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    Initials,
    Ref,
    Role,
    ask,
    content_of,
    do,
    one_of,
    place,
    precedence_of,
    tell,
    warn,
    zone_of,
)
from keepclear.host.cli.typed import as_option, times_told
from keepclear.host.plotting.typed import PLACE, Typed, features_amended, features_of
from keepclear.limits import NOTICES_PER_ACT_MAX

notice = typer.Typer(no_args_is_help=True, help="Our notices, and those of the others.")

Precedence = Annotated[str, typer.Option(help="FLASH, IMMEDIATE, PRIORITY or ROUTINE.")]
Files = Annotated[
    list[str] | None,
    typer.Argument(help="GeoJSON files as `keepclear check` reads them; - is standard input."),
]
Wait = Annotated[str, typer.Option("--wait", help="Wait for every party's receipt or readback.")]
Timeout = Annotated[float, typer.Option(help="Seconds to wait.")]
OfferNumber = Annotated[
    int, typer.Option("--offer", help="A way out by its number in `notice offers`.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Give nothing; say what it would conflict with.")
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(notice, name="notice")


Name = Annotated[str, typer.Option(help="The notice's name, where it is typed here.")]
Activity = Annotated[str | None, typer.Option(help="What goes on there, such as patrol or flight.")]
Positions = Annotated[
    list[str] | None,
    typer.Option("--place", help="A position in any notation; repeat it for a route."),
]
Radius = Annotated[
    float | None, typer.Option("--radius-m", help="Metres around the position or route.")
]
Start = Annotated[str | None, typer.Option(help="From, with its zone: 2030-06-01T05:00Z.")]
End = Annotated[str | None, typer.Option(help="Until, with its zone.")]
Floor = Annotated[float | None, typer.Option("--floor-m", help="Lowest altitude in metres.")]
Ceiling = Annotated[float | None, typer.Option("--ceiling-m", help="Highest altitude in metres.")]
Reference = Annotated[
    str | None,
    typer.Option("--altitude-reference", help="WGS84, MSL, AGL or FL; FL250 is 7620 m of FL."),
]
Precision = Annotated[
    str,
    typer.Option(help="How exactly it is told: exact, square:1km, area:20km; times with +1h."),
]
Label = Annotated[
    str,
    typer.Option(help="For own-units-only, members-of-this-channel, named-parties or public."),
]
Handling = Annotated[str, typer.Option(help="Who is named, or another word on handling.")]
Text = Annotated[str | None, typer.Option(help="A few words more; coded fields carry the meaning.")]


@notice.command("give")
def give(
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
    text: Text = None,
    precedence: Precedence = "ROUTINE",
    precision: Precision = "",
    label: Label = "",
    handling: Handling = "",
    channel: Channel = "",
    wait: Wait = "",
    timeout: Timeout = 60.0,
    dry_run: DryRun = False,
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Give notices; returns when they are durable here, before any peer has them.

    Example: keepclear notice give plans.geojson --wait receipt --timeout 30
             keepclear notice give plans.geojson --dry-run
             keepclear notice give --name NORTH-1 --activity patrol
                 --place "36 53 30N 038 20 10E" --radius-m 2000
                 --start 2030-06-01T05:00Z --end 2030-06-01T09:00Z
             keepclear notice give plans.geojson --precision square:1km+1h
                 --label members
    """
    grade = _grade(wait, timeout)
    bounds = floor_m, ceiling_m, altitude_reference
    typed = Typed(activity, places, radius_m, start, end, *bounds, str(zone_of(context)))
    fields = {"channel": channel, "precedence": precedence_of(precedence)}
    fields |= {"precision": precision, "label": label, "handling": handling}
    drafts = drafts_of(context, files or [], lambda: typed_features(name, typed, files), text or "")
    if dry_run or len(drafts) > NOTICES_PER_ACT_MAX:
        # Many are given in several acts: all are found good before the first of them is given.
        met = _what_if(context, drafts, channel)
        if dry_run:
            _tell_what_if(context, met, drafts, times_told(typed, zone_of(context)), json=json)
            return
    answer = _give(context, drafts, ref, role, initials, fields)
    if wait:
        answer["waited"] = [_await(context, n["record"], grade, timeout) for n in answer["notices"]]
    names = ", ".join(n["name"] for n in answer["notices"])
    said = f"given and durable here: {names}{times_told(typed, zone_of(context))}"
    tell(context, answer, said, json=json)
    if wait and not all(item["reached"] for item in answer["waited"]):
        raise Unavailable(f"{_missing(wait, timeout, answer['waited'])}; do not give it again")


def _what_if(
    context: typer.Context, drafts: list[dict[str, Any]], channel: str
) -> list[dict[str, Any]]:
    """Have drafts judged and compared with all that stands; raise all their faults."""
    met: list[dict[str, Any]] = []
    faults: list[Fault] = []
    for part in _parts(drafts, "comparing"):
        try:
            met += ask(context, {"view": "what if", "notices": part, "channel": channel})
        except BadInput as refused:
            faults += refused.faults
    if faults:
        raise BadInput(faults)
    return met


def _give(
    context: typer.Context,
    drafts: list[dict[str, Any]],
    ref: str,
    role: str,
    initials: str,
    fields: dict[str, Any],
) -> dict[str, Any]:
    """Give drafts in as few acts as they fit; the same `ref` again gives none of them twice."""
    if len(drafts) <= NOTICES_PER_ACT_MAX:
        answer: dict[str, Any] = do(context, "give", ref, role, initials, notices=drafts, **fields)
        return answer
    ref = ref or secrets.token_hex(16)
    whole: dict[str, Any] = {}
    for number, part in enumerate(_parts(drafts, "giving")):
        answer = do(context, "give", f"{ref}/{number}", role, initials, notices=part, **fields)
        warnings = whole.get("warnings", []) + answer.get("warnings", [])
        whole = answer | {"notices": whole.get("notices", []) + answer["notices"]}
        whole |= {"warnings": warnings} if warnings else {}
    return whole


def _parts(drafts: list[dict[str, Any]], doing: str) -> Iterator[list[dict[str, Any]]]:
    """Yield as many drafts at a time as one act takes, with a bar where a person watches."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(doing, total=len(drafts))
        for at in range(0, len(drafts), NOTICES_PER_ACT_MAX):
            part = drafts[at : at + NOTICES_PER_ACT_MAX]
            yield part
            bar.advance(task, len(part))


def _tell_what_if(
    context: typer.Context,
    met: list[dict[str, Any]],
    drafts: list[dict[str, Any]],
    times: str,
    *,
    json: bool,
) -> None:
    """Say what notices would conflict with; exit with 1 where there is anything."""
    from keepclear.desk.mojibake import doubts_in

    for draft in drafts:
        for doubt in doubts_in({key: draft[key] for key in ("name", "text")}):
            warn(f"warning: {doubt}")
    found = [item for item in met if item["conflicts"]]
    lines = [
        f"{item['notice']}: would conflict with {one['notice']} of {one['party']}, "
        f"{one['closest_m']:.0f} m across, {one['start']} to {one['end']}"
        for item in found
        for one in item["conflicts"]
    ]
    count = f"{len(met)} good, {len(found)} of them would conflict; nothing was given{times}"
    tell(context, met, "\n".join([*lines, count]), json=json)
    if found:
        raise typer.Exit(1)


def _grade(wait: str, timeout: float) -> str:
    """Read what is waited for before anything is given."""
    if not (isfinite(timeout) and 0 <= timeout <= 86_400):
        raise BadInput([Fault("--timeout", f"{timeout} is not taken", "give 0 to 86400 seconds")])
    grades = {"receipt": "receipt", "readback": "read_back"}
    return grades[one_of("--wait", wait, tuple(grades))] if wait else ""


def _missing(wait: str, timeout: float, waited: list[Any]) -> str:
    if any(item.get("asleep") for item in waited):
        return "no node serves here, so nothing goes out until `keepclear serve` runs"
    return f"not every party's {wait} came within {timeout:g} s; delivery goes on"


def typed_features(name: str, typed: Typed, files: list[str] | None) -> list[dict[str, Any]]:
    """Return the features of what was typed, or none where files say it all."""
    if typed or name:
        return features_of(name, typed)
    if files:
        return []
    cure = "name GeoJSON files, or type --name, --place, --radius-m, --start and --end"
    raise BadInput([Fault("notice give", "nothing to give", cure)])


def _await(context: typer.Context, record: str, grade: str, timeout: float) -> Any:
    """Wait at the node that serves; where none does, nothing can come."""
    from keepclear.host.control import ControlClient

    try:
        client = ControlClient(place(context).folder, timeout + 30.0)
    except Unavailable:
        return {"reached": False, "parties": [], "asleep": True}
    try:
        return client.ask({"view": "wait", "notice": record, "grade": grade, "timeout_s": timeout})
    finally:
        client.close()


def drafts_of(
    context: typer.Context,
    files: Sequence[str],
    typed: Callable[[], list[dict[str, Any]]],
    text: str,
) -> list[dict[str, Any]]:
    """Read files and typed input through one door; every fault of all of them at once."""
    from keepclear.host.settings import SETTINGS_FILE, load_settings
    from keepclear.standards.geojson_rfc7946.mapping import Reading, collate, read_file

    settings = load_settings(place(context).folder / SETTINGS_FILE)
    bounds = _bounds(settings)
    readings = []
    try:
        features = typed()
        for feature in features:
            feature["properties"]["party"] = settings.party.name
        if features:
            document = {"type": "FeatureCollection", "features": features}
            readings.append(read_file(PLACE, msgspec.json.encode(document), bounds))
    except BadInput as refused:
        readings.append(Reading(faults=list(refused.faults)))
    for name in files:
        try:
            readings.append(read_file(name, content_of(name), bounds))
        except BadInput as refused:
            readings.append(Reading(faults=list(refused.faults)))
    plans, faults = collate(readings)
    faults = [as_option(fault) for reading in readings for fault in reading.faults] + faults
    faults += _foreign(plans, settings.party.name)
    for reading in readings:
        for warning in reading.warnings:
            warn(f"warning: {warning}")
    if not plans and not faults:
        faults.append(Fault(", ".join(files), "no features at all", "give at least one feature"))
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


def _encoded(volumes: Any) -> str:
    from keepclear.exchange.notice import encode_volumes
    from keepclear.record.canonical import encode

    return base64.b64encode(encode(encode_volumes(volumes))).decode()


@notice.command("amend")
def amend(
    context: typer.Context,
    notice_name: Notice,
    files: Files = None,
    activity: Activity = None,
    places: Positions = None,
    radius_m: Radius = None,
    start: Start = None,
    end: End = None,
    floor_m: Floor = None,
    ceiling_m: Ceiling = None,
    altitude_reference: Reference = None,
    text: Text = None,
    offer: OfferNumber = 0,
    precedence: Precedence = "PRIORITY",
    precision: Precision = "",
    label: Label = "",
    handling: Handling = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Supersede one of our notices by a new version; what is not typed stays as it stands.

    Example: keepclear notice amend A-7 --end 2030-06-01T11:00Z
             keepclear notice amend A-7 --offer 2
             keepclear notice amend A-7 plan-7-later.geojson
    """
    fields = {"notice": notice_name, "channel": channel, "precedence": precedence_of(precedence)}
    fields |= {"precision": precision, "label": label, "handling": handling}
    bounds = floor_m, ceiling_m, altitude_reference
    typed = Typed(activity, places, radius_m, start, end, *bounds, str(zone_of(context)))
    if not (typed or files or offer or text is not None or precision or label or handling):
        cure = "type what changes, as --end, or name a GeoJSON file with the new version"
        raise BadInput([Fault("notice amend", "nothing to amend", cure)])
    before = ask(context, {"view": "notice", "notice": notice_name, "channel": channel})
    # What stands may be told less exactly than it is: what is amended is the exact one.
    before |= {"volumes": before.get("exact_volumes", before["volumes"])}
    again = typed or not (files or offer)
    drafts = (
        [_offered(context, before, channel, offer)]
        if offer
        else drafts_of(
            context,
            files or [],
            lambda: features_amended(typed, before) if again else [],
            before["text"] if text is None else text,
        )
    )
    if offer and (typed or files):
        raise BadInput([Fault("--offer", "another version is given as well", "choose one")])
    if len(drafts) != 1:
        cure = "give exactly one as the new version"
        raise BadInput([Fault("notice amend", f"{len(drafts)} notices", cure)])
    answer = do(context, "amend", ref, role, initials, draft=drafts[0], **fields)
    said = f"{notice_name} amended; each party reads the new version back"
    said += times_told(typed, zone_of(context))
    tell(context, answer, said, json=json)


def _offered(
    context: typer.Context, before: dict[str, Any], channel: str, number: int
) -> dict[str, Any]:
    """Make a draft of one of the ways out, as `notice offers` numbers them."""
    request = {"view": "ways out", "notice": before["notice"], "channel": channel}
    offers = ask(context, request)
    if not 0 < number <= len(offers):
        cure = "keepclear notice offers lists what there is now"
        raise BadInput([Fault("--offer", f"no offer {number} of {len(offers)}", cure)])
    return {
        "name": before["notice"],
        "activity": before["activity"],
        "volumes": offers[number - 1]["volumes"],
        "text": before["text"],
    }


@notice.command("offers")
def offers(
    context: typer.Context, notice_name: Notice, channel: Channel = "", json: AsJson = False
) -> None:
    """List where a notice of ours could move to be clear of all others; nothing is sent.

    Example: keepclear notice offers A-7
    """
    found = ask(context, {"view": "ways out", "notice": notice_name, "channel": channel})
    lines = [
        f"{number}  {one['move']}, cost {one['cost']:g}; clears {', '.join(one['clears'])}"
        for number, one in enumerate(found, 1)
    ]
    none = f"{notice_name}: it conflicts with nothing, or nothing that was tried is clear"
    tell(context, found, "\n".join(lines) or none, json=json)


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


@notice.command("confirm")
def confirm(
    context: typer.Context,
    notice_name: Notice,
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Say that one of our notices is still true, so that it does not grow stale.

    Example: keepclear notice confirm A-7
    """
    fields = {"notice": notice_name, "channel": channel}
    answer = do(context, "confirm", ref, role, initials, **fields)
    tell(context, answer, f"{answer['name']} confirmed", json=json)
