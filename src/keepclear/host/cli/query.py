"""Commands of queries: ask whether forces are in a circle, list, show, and answer."""

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
    one_of,
    precedence_of,
    table,
    tell,
    translated,
    two_notations_of,
    wants_json,
    zone_of,
)

query = typer.Typer(no_args_is_help=True, help="Are own or partner forces in a volume?")
ANSWERS = ("YES", "NO", "UNKNOWN", "DECLINED")
Name = Annotated[str, typer.Argument(help="The query by its number, such as A-3, or its record.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(query, name="query")


@query.command("ask")
def ask_(
    context: typer.Context,
    place: Annotated[str, typer.Option(help="The middle of the circle, in any notation.")],
    radius_m: Annotated[int, typer.Option("--radius-m", help="Metres around it.")],
    start: Annotated[str, typer.Option(help="From, with its zone: 2030-06-01T05:00Z.")],
    end: Annotated[str, typer.Option(help="Until, with its zone.")],
    expires: Annotated[str, typer.Option(help="Until when an answer is of use to you.")],
    floor_m: Annotated[int | None, typer.Option("--floor-m", help="Lowest altitude.")] = None,
    ceiling_m: Annotated[int | None, typer.Option("--ceiling-m", help="Highest altitude.")] = None,
    altitude_reference: Annotated[str, typer.Option(help="WGS84, MSL, AGL or FL.")] = "",
    text: Annotated[str, typer.Option(help="A few words more.")] = "",
    precedence: Annotated[
        str, typer.Option(help="FLASH, IMMEDIATE, PRIORITY, ROUTINE.")
    ] = "PRIORITY",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Ask every other party: are own or partner forces of yours in this circle?

    Example: keepclear query ask --place "35 20 10N 040 09 20E" --radius-m 5000
                 --start 2030-06-01T05:00Z --end 2030-06-01T09:00Z
                 --expires 2030-06-01T05:30Z --precedence IMMEDIATE
    """
    zone = str(zone_of(context))
    faults: list[Fault] = []
    fields = {
        "place": _placed(place, faults),
        "start": _seconds(start, "--start", zone, faults),
        "end": _seconds(end, "--end", zone, faults),
        "expires": _seconds(expires, "--expires", zone, faults),
    }
    if faults:
        raise BadInput(faults)
    fields |= {
        "channel": channel,
        "radius_m": radius_m,
        "floor_m": floor_m,
        "ceiling_m": ceiling_m,
        "altitude_reference": altitude_reference.upper(),
        "text": text,
        "precedence": precedence_of(precedence),
    }
    answer = do(context, "query ask", ref, role, initials, **fields)
    said = f"{answer['query']} asked, and durable here; nobody answers but an officer"
    tell(context, answer, said, json=json)


def _placed(text: str, faults: list[Fault]) -> list[int]:
    from keepclear.space.place import parse_place

    try:
        found = parse_place(text)
    except BadInput as refused:
        faults += [Fault(f"--place {f.place}", f.fault, f.cure) for f in refused.faults]
        return []
    return [round(found.lon * 1e6), round(found.lat * 1e6)]


def _seconds(text: str, option: str, zone: str, faults: list[Fault]) -> int:
    from keepclear.host.cli.when import seconds_of

    try:
        return seconds_of(text, option, zone)
    except BadInput as refused:
        faults += refused.faults
        return 0


@query.command("list")
def list_(
    context: typer.Context,
    channel: Channel = "",
    every: Annotated[bool, typer.Option("--every", help="Those that are over, too.")] = False,
    json: AsJson = False,
) -> None:
    """List the queries, ours and those of others, and how each answer reads now.

    Example: keepclear query list
    """
    rows = ask(context, {"view": "queries", "channel": channel, "every": every})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("No query is open.")
    else:
        zone = zone_of(context)
        times = in_zones("from", zone), in_zones("until", zone)
        headings = ("query", "precedence", *times, "radius", "place", "answers")
        table(headings, [_row(row, zone) for row in rows])


def _row(row: dict[str, Any], zone: tzinfo) -> tuple[object, ...]:
    times = (in_row(row[key], zone) for key in ("from", "until"))
    radius = f"{row['radius_m'] / 1_000:g} km"
    beyond = "".join(f"; {words.partition(':')[0]}" for words in row["beyond"])
    told = "; ".join(f"{one['party']} {one['answer']}" for one in row["answers"]) + beyond
    place = two_notations_of(*row["place"])
    return row["query"], row["precedence"], *times, radius, place, told


@query.command("show")
def show(
    context: typer.Context,
    name: Name,
    svg: Annotated[
        Path | None, typer.Option(help="Draw the circle, and those it is flagged with.")
    ] = None,
    channel: Channel = "",
    json: AsJson = False,
) -> None:
    """Show one query: the answers as they read now, what one would tell, what of ours is inside.

    Example: keepclear query show A-3
             keepclear query show A-3 --svg circles.svg
    """
    view = ask(context, {"view": "query", "query": name, "channel": channel})
    if svg is not None:
        _draw(view, svg)
    if wants_json(context, json):
        tell(context, view, "", json=True)
        return
    for line in _shown(view, zone_of(context)):
        typer.echo(line)


def _draw(view: dict[str, Any], path: Path) -> None:
    from keepclear.desk.drawing.circles import circles_svg

    if "circles" not in view:
        raise BadInput([Fault("--svg", "it is our own query", "its flags are for those asked")])
    try:
        path.write_text(circles_svg(view["circles"]), encoding="utf-8")
    except OSError as error:
        raise BadInput([Fault(str(path), f"{error.strerror}", "name another file")]) from error


def _shown(view: dict[str, Any], zone: tzinfo) -> list[str]:
    span = " to ".join(in_row(view[key], zone) for key in ("from", "until"))
    who = " ".join(word for word in (view["party"], view["role"], view["initials"]) if word)
    lines = [
        f"{view['query']}  {view['precedence']}  asked by {who}: own or partner forces there?",
        f"  {view['radius_m'] / 1_000:g} km around {two_notations_of(*view['place'])}",
        f"  {span}, {_heights(view)}",
        f"  an answer is of use until {in_row(view['expires'], zone)}"
        + (": LAPSED" if view["lapsed"] else ""),
        *([f"  {view['text']}"] if view["text"] else []),
        *(f"  {line}" for line in translated(view["translations"])),
        *(f"  {words}; it needs no answer" for words in view["beyond"]),
    ]
    lines += [f"  {_answer_line(one, zone)}" for one in view["answers"]]
    lines += [f"  FLAGGED {words}" for words in view.get("flags", ())]
    for one in view.get("own_inside", ()):
        span = " to ".join(in_row(one[key], zone) for key in ("from", "until"))
        named = f"{one['what']} {one['name']}, {one['activity']}"
        lines.append(f"  ours, inside (this desk alone): {named}, {span}")
    return [*lines, f"  {view['means']}"]


def _heights(view: dict[str, Any]) -> str:
    low, high = view["floor_m"], view["ceiling_m"]
    if low is None and high is None:
        return "any altitude"
    parts = [f"from {low:.0f} m"] if low is not None else []
    parts += [f"up to {high:.0f} m"] if high is not None else []
    return f"{' '.join(parts)} {view['altitude_reference']}"


def _answer_line(one: dict[str, Any], zone: tzinfo) -> str:
    if "since" in one:
        return f"{one['party']}: NOT ANSWERED since {in_row(one['since'], zone)}"
    who = " ".join(word for word in (one["role"], one["initials"]) if word)
    until = in_row(one["until"], zone)
    said = one["answer"]
    if said == "EXPIRED":
        said = f"EXPIRED: {one['said']} held until {until}, and holds no longer"
    else:
        said += f" until {until}"
    corrected = " (a correction)" if one["corrected"] else ""
    words = f": {one['text']}" if one["text"] else ""
    return f"{one['party']}: {said}{corrected}, {who} {in_row(one['claimed_at'], zone)}{words}"


@query.command("answer")
def answer(
    context: typer.Context,
    name: Name,
    word: Annotated[str, typer.Argument(metavar="ANSWER", help="YES, NO, UNKNOWN or DECLINED.")],
    until: Annotated[str, typer.Option(help="Until when it holds, with its zone.")],
    text: Annotated[str, typer.Option(help="A few words; never where anybody is.")] = "",
    knowingly: Annotated[
        bool, typer.Option("--knowingly", help="I have seen what it would tell, flagged as it is.")
    ] = False,
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Answer a query of another party, or correct an answer; UNKNOWN is not NO.

    Example: keepclear query answer A-3 UNKNOWN --until 2030-06-01T06:00Z
             keepclear query answer A-3 NO --until 2030-06-01T06:00Z --knowingly
    """
    from keepclear.host.cli.when import seconds_of

    fields = {
        "query": name,
        "answer": one_of("ANSWER", word, ANSWERS),
        "until": seconds_of(until, "--until", str(zone_of(context))),
        "text": text,
        "knowingly": knowingly,
        "channel": channel,
    }
    done = do(context, "query answer", ref, role, initials, **fields)
    tell(context, done, f"{done['query']} answered {done['answer']}, and durable here", json=json)
