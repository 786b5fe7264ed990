"""Commands on incidents: report one, state our position, attach and verify files, summarise."""

from collections.abc import Mapping, Sequence
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
    do,
    in_row,
    in_zones,
    place,
    precedence_of,
    table,
    tell,
    translated,
    two_notations_of,
    wants_json,
    zone_of,
)

incident = typer.Typer(
    no_args_is_help=True, help="What happened, and what each party says of it, under one number."
)
summary = typer.Typer(no_args_is_help=True, help="Words on an incident that every member signs.")
Named = Annotated[str, typer.Argument(help="Its number, as A-3, or its record id.")]
Links = Annotated[
    list[str] | None,
    typer.Option("--link", help="A notice, STOP or message it is about; again for more."),
]
Files = Annotated[
    list[Path] | None,
    typer.Option("--attach", help="A file to name by its hash; again for more."),
]
PROOF_FAILED = 4


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    incident.add_typer(summary, name="summary")
    app.add_typer(incident, name="incident")


@incident.command("open")
def open_(
    context: typer.Context,
    source: Annotated[
        str, typer.Option("--from", help="A notice, conflict, STOP or oddity to begin with.")
    ] = "",
    kind: Annotated[str, typer.Option("--kind", help="As 'LOSS OF SEPARATION'.")] = "",
    title: Annotated[str, typer.Option("--title", help="A few words for lists.")] = "",
    text: Annotated[str, typer.Option("--text", help="What happened, as we say it.")] = "",
    places: Annotated[
        list[str] | None,
        typer.Option("--place", help="Where, in any notation; several make a line."),
    ] = None,
    radius_m: Annotated[int, typer.Option("--radius-m", help="Metres around the place.")] = 0,
    began: Annotated[str, typer.Option("--began", help="When it began, with its zone.")] = "",
    ended: Annotated[str, typer.Option("--ended", help="When it ended; else a minute on.")] = "",
    zone: Annotated[str, typer.Option("--zone", help="The zone of times without one.")] = "",
    links: Links = None,
    attach: Files = None,
    precedence: Annotated[str, typer.Option("--precedence", help="How urgent it is.")] = "PRIORITY",
    only_draft: Annotated[bool, typer.Option("--draft", help="Show it; report nothing.")] = False,
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Report an incident to the members of a channel; it is our word, and no finding.

    Example: keepclear incident open --from NORTH-1 --text "It left the road."
             keepclear incident open --kind FIRE --title "shells at km 12"
                 --place "36.69N 35.84E" --began 2030-03-17T19:59Z
                 --text "Six were heard from the road post."
    """
    fields: dict[str, Any] = {"links": []}
    if source:
        fields = ask(context, {"view": "incident draft", "source": source, "channel": channel})
    typed = {"sort": kind, "title": title, "text": text, "channel": channel}
    fields |= {key: value for key, value in typed.items() if value}
    fields |= _times(began, ended, zone or str(zone_of(context)))
    fields["links"] = [*fields["links"], *(links or ())]
    _check_whole(fields)
    if places:
        fields["volumes"] = _volumes(places, radius_m, fields["from_utc"], fields["until_utc"])
    fields["precedence"] = precedence_of(precedence)
    if only_draft:
        tell(context, fields, _drafted(fields, zone_of(context)), json=json)
        return
    fields["attachments"] = _kept(context, attach)
    answer = do(context, "incident open", ref, role, initials, **fields)
    tell(context, answer, f"{answer['incident']} is reported; {_ASKED}", json=json)


_ASKED = "every other member is asked for its position"


def _times(began: str, ended: str, zone: str) -> dict[str, int]:
    """Read when it began and ended; an end that is not given is a minute after the beginning."""
    from keepclear.host.cli.when import seconds_of

    found: dict[str, int] = {}
    if began:
        found["from_utc"] = seconds_of(began, "--began", zone)
        found["until_utc"] = found["from_utc"] + 60
    if ended:
        found["until_utc"] = seconds_of(ended, "--ended", zone)
    return found


def _check_whole(fields: Mapping[str, Any]) -> None:
    """Refuse a report in which something is missing, all of it at once."""
    wanted = {
        "--kind": ("sort", "say what kind of thing happened, as FIRE or OTHER"),
        "--title": ("title", "give it a few words for lists"),
        "--text": ("text", "say what happened"),
        "--began": ("from_utc", "give date, time and zone, as 2030-03-17T19:59Z"),
    }
    if faults := [
        Fault(option, "it is missing", cure)
        for option, (key, cure) in wanted.items()
        if not fields.get(key)
    ]:
        raise BadInput(faults)


def _volumes(places: Sequence[str], radius_m: int, start: int, end: int) -> bytes:
    """Return the place of an incident as one volume: a point, or a line through several."""
    from keepclear.exchange.notice import encode_volumes, instant
    from keepclear.record.canonical import encode
    from keepclear.space.altitude import Band
    from keepclear.space.interval import Interval
    from keepclear.space.place import parse_place
    from keepclear.space.volume import Volume, line, point

    faults: list[Fault] = []
    positions: list[tuple[float, float]] = []
    for text in places:
        try:
            found = parse_place(text)
        except BadInput as refused:
            faults += [Fault(f"--place {f.place}", f.fault, f.cure) for f in refused.faults]
        else:
            positions.append((found.lon, found.lat))
    if radius_m < 0:
        faults.append(Fault("--radius-m", f"{radius_m} is below 0", "give metres"))
    if end <= start:
        faults.append(Fault("--ended", "it is not after --began", "give a later end"))
    if faults:
        raise BadInput(faults)
    core = point(*positions[0]) if len(positions) == 1 else line(*positions)
    when = Interval(instant(start), instant(end))
    return encode(encode_volumes([Volume(core, float(radius_m), Band(None, None, None), when)]))


def _drafted(fields: Mapping[str, Any], zone: tzinfo) -> str:
    from keepclear.desk.views import iso

    span = " to ".join(in_row(iso(fields[key]), zone) for key in ("from_utc", "until_utc"))
    return "\n".join(
        [
            f"DRAFT, not reported: {fields['sort']}: {fields['title']}",
            f"  {span}",
            f"  {fields['text']}",
            *(f"  about {link}" for link in fields["links"]),
        ]
    )


def _kept(context: typer.Context, files: Sequence[Path] | None) -> list[dict[str, Any]]:
    """Put files away before anything names them."""
    if not files:
        return []
    from keepclear.host.attachments import keep

    kept = keep(place(context).folder, list(files))
    return [{"sha256": bytes.fromhex(d), "name": name, "size": size} for d, name, size in kept]


@incident.command("list")
def list_(
    context: typer.Context,
    channel: Channel = "",
    start: Annotated[str, typer.Option("--from", help="Those that began from then on.")] = "",
    until: Annotated[str, typer.Option("--until", help="Those that began before then.")] = "",
    json: AsJson = False,
) -> None:
    """List incidents with every party's position, the first at the front.

    Example: keepclear incident list --from 2030-03-01T00:00Z
    """
    from keepclear.host.cli.when import seconds_of

    zone, request = zone_of(context), {"view": "incidents", "channel": channel}
    times = {
        key: seconds_of(text, option, str(zone))
        for key, option, text in (("start", "--from", start), ("until", "--until", until))
        if text
    }
    rows = ask(context, request | times)
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("No incident was reported.")
    else:
        headings = ("incident", "kind", "title", in_zones("began", zone), "state", "standing")
        table(headings, [_row(row, zone) for row in rows])


def _row(row: Mapping[str, Any], zone: tzinfo) -> tuple[object, ...]:
    named = (row[key] for key in ("incident", "kind", "title"))
    return (*named, in_row(row["from"], zone), row["state"], row["standing"])


@incident.command("show")
def show(context: typer.Context, named: Named, channel: Channel = "", json: AsJson = False) -> None:
    """Show one incident whole: the report, each statement, files and summaries.

    Example: keepclear incident show A-3
    """
    from keepclear.host.attachments import KEPT, state_of

    view = ask(context, {"view": "incident", "incident": named, "channel": channel})
    folder = place(context).folder
    view["attachments"] = [
        one | {"here": state == KEPT, "kept": state}
        for one in view["attachments"]
        for state in [state_of(folder, one["sha256"])]
    ]
    if wants_json(context, json):
        tell(context, view, "", json=True)
        return
    for line in _lines(view, zone_of(context)):
        typer.echo(line)


def _lines(view: Mapping[str, Any], zone: tzinfo) -> list[str]:
    exercise = "EXERCISE " if view["exercise"] else ""
    span = " to ".join(in_row(view[key], zone) for key in ("from", "until"))
    lines = [
        f"{exercise}{view['incident']} {view['kind']}: {view['title']} [{view['state']}]",
        f"  {span}",
        *(f"  at {two_notations_of(*where)}" for where in view["places"][:1]),
        f"  {view['standing']}",
        f"  {view['reported_by']} reports: {view['text']}",
        *(f"  {line}" for line in translated(view["translations"])),
        *(f"  about {link['what']} {link['record'][:12]}" for link in view["links"]),
    ]
    for one in view["statements"]:
        who = " ".join(word for word in (one["party"], one["role"], one["initials"]) if word)
        by = f" ({one['clock']})" if one["clock"] else ""
        said = f": {one['text']}" if one["text"] else ""
        lines.append(f"  {in_row(one['claimed_at'], zone)}  {who}: {one['position']}{said}{by}")
        lines += [f"  {line}" for line in translated(one["translations"])]
    for file in view["attachments"]:
        size = f"{file['bytes']:,} bytes"
        lines.append(f"  file of {file['party']}: {file['name']}, {size}, {file['kept']}")
        lines.append(f"    SHA-256 {file['sha256']}")
    for one in view["summaries"]:
        what = "closes it" if one["closes"] else "does not close it"
        signed = ", ".join(one["signed"])
        lines.append(f"  summary {one['document']!r}, {one['fate']}, {what}, signed by {signed}")
        lines.append(f"    {one['text']}")
    return lines


@incident.command("state")
def state(
    context: typer.Context,
    named: Named,
    position: Annotated[str, typer.Option(help="CONFIRM, DENY or NOT-SEEN.")],
    text: Annotated[str, typer.Option("--text", help="What we say of it.")] = "",
    links: Links = None,
    attach: Files = None,
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Say what our position on an incident is; a later one takes its place, and both stay shown.

    Example: keepclear incident state A-3 --position DENY --text "None flew."
    """
    answer = do(
        context,
        "incident state",
        ref,
        role,
        initials,
        channel=channel,
        incident=named,
        position=position,
        text=text,
        links=links or [],
        attachments=_kept(context, attach),
    )
    tell(context, answer, f"our position on {answer['incident']}: {answer['position']}", json=json)


@incident.command("attach")
def attach(
    context: typer.Context,
    named: Named,
    files: Annotated[list[Path], typer.Argument(help="Files to name by their hashes.")],
    text: Annotated[str, typer.Option("--text", help="What they show.")] = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Name files by their hashes; they stay in this node's folder and are sent to nobody.

    Example: keepclear incident attach A-3 mast-camera.jpg
    """
    kept = _kept(context, files)
    fields = {"channel": channel, "incident": named, "text": text, "attachments": kept}
    answer = do(context, "incident state", ref, role, initials, **fields)
    said = "\n".join(f"{one['sha256'].hex()}  {one['name']}" for one in kept)
    tell(context, answer, f"attached to {answer['incident']}, and kept here:\n{said}", json=json)


@incident.command("verify")
def verify(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that somebody handed over.")],
    json: AsJson = False,
) -> None:
    """Say which incidents name this very file; exit 4 where none does.

    Example: keepclear incident verify mast-camera.jpg
    """
    from keepclear.host.attachments import hash_of

    digest = hash_of(file)
    rows = ask(context, {"view": "attached", "sha256": digest})
    zone = zone_of(context)
    said = [
        f"{row['incident']}: attached by {row['party']} as {row['name']!r}, "
        + in_row(row["at"], zone)
        for row in rows
    ]
    nowhere = f"no incident held here names this file (SHA-256 {digest})"
    tell(context, {"sha256": digest, "found": rows}, "\n".join(said) or nowhere, json=json)
    raise typer.Exit(0 if rows else PROOF_FAILED)


@summary.command("propose")
def propose(
    context: typer.Context,
    named: Named,
    text: Annotated[str, typer.Option("--text", help="Words that every member can sign.")],
    title: Annotated[str, typer.Option("--title", help="A short title of the document.")] = "",
    keep_open: Annotated[
        bool, typer.Option("--keep-open", help="It does not close the incident.")
    ] = False,
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Lay a summary of an incident before the members.

    Example: keepclear incident summary propose A-3 --text "Both keep 1 km now."
    """
    fields = {"channel": channel, "incident": named, "text": text, "title": title}
    answer = do(context, "incident summary", ref, role, initials, closes=not keep_open, **fields)
    then = "the others sign, then you close it"
    tell(context, answer, f"{answer['document']!r} proposed; {then}", json=json)


def _endorse(what: str, does: str) -> None:
    def command(
        context: typer.Context,
        document: Annotated[str, typer.Argument(help="Its title or record id.")],
        channel: Channel = "",
        ref: Ref = "",
        role: Role = "",
        initials: Initials = "",
        json: AsJson = False,
    ) -> None:
        fields = {"channel": channel, "document": document, "what": what}
        answer = do(context, "endorse", ref, role, initials, **fields)
        tell(context, answer, f"{document!r}: {what} done", json=json)

    command.__doc__ = f'{does}\n\nExample: keepclear incident summary {what} "summary of A-3"'
    summary.command(what)(command)


_endorse("sign", "Sign a summary that another member has proposed.")
_endorse("withdraw", "Withdraw our signature before the summary is closed.")
_endorse("close", "Close our own summary: it counts if every member has signed.")
_endorse("retract", "Take our own summary back.")
