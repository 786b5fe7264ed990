"""Commands that show notices, ours and those of others, and how far each has come with whom."""

from datetime import tzinfo
from typing import Annotated, Any

import typer

from keepclear.host.cli.acknowledge import Notice, plot
from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    ask,
    in_row,
    in_zones,
    table,
    tell,
    translated,
    two_notations_of,
    wants_json,
    zone_of,
)


def add_to(notice: typer.Typer) -> None:
    """Add these commands to those about notices."""
    notice.command("list")(list_)
    notice.command("show")(show)
    notice.command("outstanding")(outstanding)


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
    if not rows:
        typer.echo("No notice stands.")
        return
    zone = zone_of(context)
    times = in_zones("from", zone), in_zones("until", zone)
    headings = ("notice", "serial", "activity", *times, "state", "conflicts", "with")
    table(headings, [_row(row, zone) for row in rows])


def _row(row: dict[str, Any], zone: tzinfo) -> tuple[object, ...]:
    with_whom = "; ".join(f"{p['party']} {summary(p)}" for p in row["parties"])
    named = (row[key] for key in ("notice", "serial", "activity"))
    times = (in_row(row[key], zone) for key in ("from", "until"))
    return (*named, *times, row["state"], row["conflicts"], with_whom)


def summary(party: dict[str, Any]) -> str:
    """Say in few words how far a notice has come with one party."""
    words = []
    if party["objection"] != "NONE":
        words.append("OBJECTED")
    read_back = {"NONE": "", "UNANSWERED": "read back, unanswered", "CORRECT": "read back"}
    words.append(read_back.get(party["read_back"], party["read_back"]))
    words.append("disseminated" if party["dissemination"] != "NONE" else "")
    told = ", ".join(word for word in words if word)
    unreceived = "not received" if party["receipt_is_ours_to_know"] else "not known here"
    return told or ("received" if party["receipt"] != "NONE" else unreceived)


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
    if told := view["release"]:
        words = ": ".join(word for word in (told["label"], told["handling"]) if word)
        typer.echo(f"  told as {told['precision']}; {words}")
    zone = zone_of(context)
    for party in view["parties"]:
        typer.echo(f"  {party['party']}: {summary(party)}")
    for line in _posted(view["posted"], zone):
        typer.echo(f"  {line}")
    came = "notice came " if "check_group" in view else "notice given "
    for remark in view["remarks"]:
        mark = "! " if remark["alarms"] else ""
        typer.echo(f"  {mark}{came if remark['about'] == 'lead' else ''}{remark['says']}")
    if view["not_notified"]:
        typer.echo(f"  NOT NOTIFIED (not on this channel): {', '.join(view['not_notified'])}")
    if view.get("untold"):
        typer.echo(f"  yet to be told: {', '.join(view['untold'])}")
    for item in view["acknowledgements"]:
        _show_act(item, zone)
    _show_met(view, zone)


def _show_met(view: dict[str, Any], zone: tzinfo) -> None:
    """Print what a notice meets: the rules of places that it breaks, and its conflicts."""
    for item in view["breaches"]:
        span = " to ".join(in_row(item[key], zone) for key in ("from", "until"))
        typer.echo(f"  NOT KEPT: {item['says']}")
        typer.echo(f"    {span}: {item['why']}")
    for item in view["conflicts"]:
        exact = f" (exact: {item['exact']})" if "exact" in item else ""
        apart = f"{item['closest_m']:.0f} m apart{exact}"
        held = f" ({'; '.join(item['articles'])})" if item["articles"] else ""
        typer.echo(f"  CONFLICT {' / '.join(item['notices'])}: {apart}{held}")
        span = " to ".join(in_row(item[key], zone) for key in ("start", "end"))
        typer.echo(f"    {span} at {two_notations_of(*item['where'])}")


def _posted(posted: dict[str, Any], zone: tzinfo) -> list[str]:
    """Say by when our notice was posted, by the witnesses' clocks; nothing of another's."""
    words = str(posted.get("words", ""))
    for at in {one["at"] for one in posted.get("by", ())} | {posted.get("at")}:
        words = words.replace(at, in_row(at, zone)) if at else words
    return [words] if words else []


def _show_act(item: dict[str, Any], zone: tzinfo) -> None:
    who = " ".join(word for word in (item["party"], item["role"], item["initials"]) if word)
    said = "; ".join(item["says"])
    if "told" in item:
        said = said.replace(item["told"], in_row(item["told"], zone))
    when = in_row(item["claimed_at"], zone)
    by = f" ({item['clock']})" if item["clock"] else ""
    typer.echo(f"  {when}  {who}: {item['act']}: {said}".rstrip(": ") + by)
    for line in translated(item["translations"]):
        typer.echo(f"  {line}")


def outstanding(context: typer.Context, json: AsJson = False) -> None:
    """List the notices of which own units are yet to be told; exit 1 where there are any.

    Example: keepclear notice outstanding
    """
    rows = ask(context, {"view": "outstanding"})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("Own units have been told of every notice that stands.")
    else:
        zone = zone_of(context)
        times = in_zones("to be told by", zone), in_zones("starts", zone)
        headings = ("notice", "by", "precedence", *times, "yet to be told", "told")
        table(headings, [_outstanding(row, zone) for row in rows])
    raise typer.Exit(1 if rows else 0)


def _outstanding(row: dict[str, Any], zone: tzinfo) -> tuple[object, ...]:
    times = (in_row(row[key], zone) for key in ("due", "from"))
    told = "; ".join(words.removeprefix("to ") for words in row["told"]) or "nobody"
    return (
        *(f"{row['notice']} ({row['serial']})", row["party"], row["precedence"]),
        *times,
        *(", ".join(row["untold"]), told),
    )
