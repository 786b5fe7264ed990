"""Commands that tell of the line as a whole: bulletins of incidents, and status statements."""

from collections.abc import Iterator, Mapping, Sequence
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
    columns,
    content_of,
    do,
    one_of,
    tell,
    wants_json,
    zone_of,
)

LEVELS = ("PUBLIC", "MEMBERS", "OWN")
STEPS = ("whole", "day", "week", "month")
ALWAYS = ("reported", "confirmed", "denied", "not seen", "not stated")  # columns of each party
View = Mapping[str, Any]
From = Annotated[str, typer.Option("--from", help="From this instant on, with its zone.")]
Until = Annotated[str, typer.Option("--until", help="Until before this instant.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.command("bulletin")(bulletin)
    app.command("status-statement")(status_statement)


def bulletin(
    context: typer.Context,
    start: From,
    until: Until,
    areas: Annotated[
        str, typer.Option("--areas", help="GeoJSON of named areas to count by, or: agreement.")
    ] = "",
    by: Annotated[str, typer.Option("--by", help="Periods: whole, day, week or month.")] = "whole",
    stated: Annotated[
        list[str] | None,
        typer.Option("--stated", help="A figure that somebody states, as Idlib=13 or total=26."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="The rows, as CSV.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write a page to print, with a chart.")
    ] = None,
    statement: Annotated[
        str, typer.Option("--statement", help="A status statement: PUBLIC, MEMBERS or OWN.")
    ] = "",
    channel: Channel = "",
    json: AsJson = False,
) -> None:
    """Count incidents by period, area and kind, every party's word side by side; sums are shown.

    Exit 1 where a figure that somebody states differs from what the rows give.

    Example: keepclear bulletin --from 2030-03-01T00:00Z --until 2030-04-01T00:00Z
                 --areas provinces.geojson --by week --html march.html
    """
    times = _times(context, start, until)
    if statement:
        _preview(context, times, statement, channel, json=json)
        return
    request: dict[str, Any] = {
        "view": "bulletin",
        "channel": channel,
        "by": one_of("--by", by, STEPS),
    } | times
    request["areas"] = _areas(areas)
    request["stated"] = _stated(stated or ())
    view = ask(context, request)
    if html is not None:
        _write_page(html, view)
    if wants_json(context, json):
        tell(context, view, "", json=True)
    elif csv:
        typer.echo(rows_as_csv(view), nl=False)
    elif html is None:
        for line in lines(view):
            typer.echo(line)
    differ = any(row["difference"] for row in view["stated"])
    raise typer.Exit(1 if differ else 0)


def _times(context: typer.Context, start: str, until: str) -> dict[str, int]:
    from keepclear.host.cli.when import seconds_of

    zone = str(zone_of(context))
    return {
        "start": seconds_of(start, "--from", zone),
        "until": seconds_of(until, "--until", zone),
    }


def _areas(name: str) -> list[Any] | str:
    if name in ("", "agreement"):
        return name or []
    from keepclear.standards.geojson_rfc7946.areas import read_areas

    return list(read_areas(content_of(name), name))


def _stated(typed: Sequence[str]) -> dict[str, int]:
    """Read figures as NAME=NUMBER; refuse all that are none."""
    found, faults = {}, []
    for text in typed:
        name, _, figure = text.rpartition("=")
        if name and figure.isascii() and figure.isdigit() and len(figure) < 10:
            found[name] = int(figure)
        else:
            cure = "give a name and a number, as total=26"
            faults.append(Fault(f"--stated {text}", "it is no figure", cure))
    if faults:
        raise BadInput(faults)
    return found


def _write_page(path: Path, view: View) -> None:
    from keepclear.desk.drawing.bulletin_page import page

    try:
        path.write_text(page(view), encoding="utf-8")
    except OSError as error:
        fault = f"it cannot be written: {error.strerror}"
        raise BadInput([Fault(str(path), fault, "check the path")]) from error
    typer.echo(f"wrote {path}")


# As text


def lines(view: View) -> Iterator[str]:
    """Yield a bulletin as plain text, for a terminal or a mail."""
    from keepclear.desk.bulletin import spoken

    exercise = "EXERCISE: " if view["exercise"] else ""
    yield f"{exercise}BULLETIN of {view['channel']}, made by {view['made_by']} {view['made_at']}"
    yield f"From {view['from']} until before {view['until']}: {view['total']} incidents reported"
    yield "Each is the report of one party; established only where every party confirms it."
    for part in view["tables"]:
        yield ""
        yield f"BY {part['by'].upper()}"
        yield from (f"  {line}" for line in _table(view, part))
    yield ""
    yield from spoken(view)
    yield view["rule"]
    if view["left_out"]:
        yield f"Agreed, and not counted by, since no plain polygon: {', '.join(view['left_out'])}"
    yield ""
    yield "THE INCIDENTS"
    yield from (f"  {line}" for line in _rows(view))


def _table(view: View, part: View) -> list[str]:
    shown = {name: _columns(view, name) for name in view["parties"]}
    headings = [part["by"], "count"]
    headings += [f"{name}: {word}" for name, words in shown.items() for word in words]
    rows = [headings]
    for line in part["lines"]:
        cells = [line["parties"][name][word] for name, words in shown.items() for word in words]
        rows.append([line["label"], line["count"], *map(len, cells)])
    cells = [
        view["whole"]["parties"][name][word] for name, words in shown.items() for word in words
    ]
    rows.append(["total", part["total"], *map(len, cells)])
    return columns(rows)


def _columns(view: View, party: str) -> list[str]:
    """Return the columns of a party: what it usually says, and what it says at least once."""
    every = view["whole"]["parties"][party]
    return [word for word in every if word != "counts itself" and (word in ALWAYS or every[word])]


def _rows(view: View) -> list[str]:
    headings = ("incident", "began", "area", "kind", "state", *view["parties"])
    rows = [
        (
            *(row[key] for key in ("incident", "began", "area", "kind", "state")),
            *(row["parties"][name] for name in view["parties"]),
        )
        for row in view["rows"]
    ]
    return columns([headings, *rows])


def rows_as_csv(view: View) -> str:
    """Return the rows as CSV (RFC 4180), with what each is to every party."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    named = ("incident", "began", "area", "kind", "state", "title", "record")
    writer.writerow([*named, *view["parties"]])
    for row in view["rows"]:
        cells = [_plain(str(row[key])) for key in named]
        writer.writerow([*cells, *(row["parties"][name] for name in view["parties"])])
    return out.getvalue()


def _plain(cell: str) -> str:
    """Keep a table program from taking a cell for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


# Status statements


def _preview(
    context: typer.Context, times: Mapping[str, int], level: str, channel: str, *, json: bool
) -> None:
    level = one_of("--level", level, LEVELS)
    request = {"view": "status statement", "channel": channel, "level": level, **times}
    view = ask(context, request)
    then = f"\nPREVIEW, given out to nobody. To note that these very words are given out:\n{_CURE}"
    tell(context, view, view["text"] + then.replace("WORDS", view["words"][:12]), json=json)


_CURE = "  keepclear status-statement ... --release WORDS --label 'where to'"


def status_statement(
    context: typer.Context,
    start: From,
    until: Until,
    level: Annotated[str, typer.Option("--level", help="PUBLIC, MEMBERS or OWN.")] = "PUBLIC",
    release: Annotated[
        str, typer.Option("--release", help="Note that the words of the preview are given out.")
    ] = "",
    label: Annotated[str, typer.Option("--label", help="To whom or where.")] = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Show what may be said of the line at a level; with --release, note that it was given out.

    Example: keepclear status-statement --from 2030-03-01T00:00Z
                 --until 2030-04-01T00:00Z --level PUBLIC
    """
    times = _times(context, start, until)
    if not release:
        _preview(context, times, level, channel, json=json)
        return
    answer = do(
        context,
        "status statement",
        ref,
        role,
        initials,
        channel=channel,
        level=one_of("--level", level, LEVELS),
        from_utc=times["start"],
        until_utc=times["until"],
        words=release,
        label=label,
    )
    noted = f"noted in the disclosure ledger: {answer['level']}, {answer['label']}"
    tell(context, answer, f"{answer['text']}\n{noted}", json=json)
