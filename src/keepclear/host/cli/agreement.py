"""Commands of agreements: propose, show, sign what was read, close, suspend, and end them."""

import base64
from datetime import tzinfo
from typing import Annotated, Any

import typer

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
    table,
    tell,
    wants_json,
    zone_of,
)

agreement = typer.Typer(
    no_args_is_help=True, help="What all parties settle: rules, times, places. All sign it."
)

HASH_SHOWN = 16
Named = Annotated[str, typer.Argument(help="Its title, or its record id.")]
File = Annotated[str, typer.Argument(help="TOML; - is standard input.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; every party reads it.")]
From = Annotated[str, typer.Option("--from", help="From when, with its zone; at once otherwise.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(agreement, name="agreement")


@agreement.command("propose")
def propose(
    context: typer.Context,
    file: File,
    title: Annotated[str, typer.Option("--title", help="A short title.")],
    amends: Annotated[str, typer.Option("--amends", help="The one that it replaces.")] = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Lay an agreement before the members. To propose it is to sign it.

    Example: keepclear agreement propose line.toml --title "flight safety"
             keepclear agreement propose line-2.toml --title "flight safety"
                 --amends "flight safety"
    """
    fields = {"channel": channel, "title": title, "amends": amends, "content": _draft(file)}
    answer = do(context, "agreement propose", ref, role, initials, **fields)
    said = f"{title!r} proposed, hash {answer['hash'][:HASH_SHOWN]}; the others read and sign it"
    tell(context, answer, said, json=json)


def _draft(file: str) -> str:
    from keepclear.standards.rules_toml.agreement import read_agreement

    content = read_agreement(file, content_of(file)).content()
    return base64.b64encode(content).decode()


@agreement.command("model")
def model_(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Which model; all are listed without it.")] = "",
    json: AsJson = False,
) -> None:
    """Print a ready model of an agreement, to begin a file from; or list what models there are.

    Example: keepclear agreement model flight-safety > line.toml
    """
    from keepclear.host.plotting.agreement import model, models

    if name:
        text = model(name)
        tell(context, {"name": name, "text": text}, text.rstrip("\n"), json=json)
    else:
        tell(context, list(models()), "\n".join(models()), json=json)


@agreement.command("list")
def listed(context: typer.Context, channel: Channel = "", json: AsJson = False) -> None:
    """List every agreement that was proposed, and how each stands.

    Example: keepclear agreement list
    """
    rows = ask(context, {"view": "agreements", "channel": channel})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("No agreement was proposed.")
    else:
        zone = zone_of(context)
        headings = ("agreement", "state", in_zones("from", zone), "until", "signed", "hash")
        table(headings, [_row(row, zone) for row in rows])


def _row(row: dict[str, Any], zone: tzinfo) -> tuple[object, ...]:
    until = _until(row, zone) or "no end"
    signed = ", ".join(row["signed"])
    missing = f"; not yet {', '.join(row['not_signed'])}" if row["not_signed"] else ""
    by = ", ".join(one["by"] for one in row["suspended"])
    state = row["state"]
    if by:
        state += f" by {by}" if state.endswith("SUSPENDED") else f", suspended by {by}"
    times = in_row(row["from"], zone), until
    return row["title"], state, *times, signed + missing, row["hash"][:HASH_SHOWN]


def _until(row: dict[str, Any], zone: tzinfo) -> str:
    """Say when it ends: by its own term, by what amends it or by the word of a party."""
    at = row["ends"]["at"] if row["ends"] else row["until"]
    return in_row(at, zone) if at else ""


def _span(view: dict[str, Any], zone: tzinfo) -> str:
    """Say from when until when it is in force, and why it ends."""
    start, until = in_row(view["from"], zone), _until(view, zone) or "further notice"
    why = f" ({view['ends']['why']})" if view["ends"] else ""
    if view["ends"] and view["ends"]["at"] <= view["from"]:
        return f"never in force: it was to be from {start}, and ends {until}{why}"
    return f"in force from {start} until {until}{why}"


@agreement.command("show")
def show(context: typer.Context, title: Named, channel: Channel = "", json: AsJson = False) -> None:
    """Show one agreement whole: what it says, since when it holds, and what changes when.

    Example: keepclear agreement show "flight safety"
    """
    view = ask(context, {"view": "agreement", "agreement": title, "channel": channel})
    zone = zone_of(context)
    lines = [
        f"{view['title']}: {view['state']}",
        f"  {_span(view, zone)}",
        f"  signed by {', '.join(view['signed'])}"
        + (f"; NOT YET by {', '.join(view['not_signed'])}" if view["not_signed"] else ""),
    ]
    for one in view["suspended"]:
        since = in_row(one["since"], zone)
        lines.append(f"  SUSPENDED by {one['by']} since {since}: {one['reason']}")
    for one in view["changes"]:
        why = f" ({one['why']})" if one["why"] else ""
        lines.append(f"  {in_row(one['at'], zone)}: {one['becomes']}{why}")
    lines += [f"  {name}: {words}" for name, words in view["says"]]
    lines += _differences(view["diff"])
    lines.append(f"  hash {view['hash']}")
    if "PROPOSED" in view["state"]:
        digits = view["hash"][:HASH_SHOWN]
        lines.append(f"  to sign: keepclear agreement sign {title!r} --hash {digits}")
    tell(context, view, "\n".join(lines), json=json)


def _differences(parts: list[dict[str, Any]]) -> list[str]:
    lines = []
    for one in parts:
        lines += [f"  changed: {one['part']}", f"    old: {one['old'] or '(absent)'}"]
        lines.append(f"    new: {one['new'] or '(absent)'}")
    return lines


@agreement.command("diff")
def diff(context: typer.Context, title: Named, channel: Channel = "", json: AsJson = False) -> None:
    """Show what an amendment says otherwise than what it amends.

    Example: keepclear agreement diff "flight safety"
    """
    view = ask(context, {"view": "agreement diff", "agreement": title, "channel": channel})
    lines = _differences(view["parts"]) or ["It amends nothing, or says the same."]
    tell(context, view, "\n".join(lines), json=json)


@agreement.command("effect")
def effect(
    context: typer.Context, title: Named, channel: Channel = "", json: AsJson = False
) -> None:
    """Say which conflicts and breaches would appear and vanish if it came into force now.

    Nothing is changed and nobody is told. Exit code 1 where any would appear.

    Example: keepclear agreement effect "flight safety"
    """
    view = ask(context, {"view": "agreement effect", "agreement": title, "channel": channel})
    zone = zone_of(context)
    lines = [
        f"{word}: {' / '.join(one['notices'])}, {in_row(one['start'], zone)}"
        + (f" ({'; '.join(one['articles'])})" if one["articles"] else "")
        for word, key in (("would conflict", "appear"), ("would be clear", "vanish"))
        for one in view[key]
    ]
    lines += [
        f"{word}: {one['notice']} of {one['party']}, {one['rule']}, {one['clause']}"
        + (f" ({one['article']})" if one["article"] else "")
        + f": {one['why']}"
        for word, key in (("would break", "breaches_appear"), ("would keep", "breaches_vanish"))
        for one in view[key]
    ]
    lines.append(f"{view['stay']} conflicts would stay as they are")
    tell(context, view, "\n".join(lines), json=json)
    raise typer.Exit(1 if view["appear"] or view["breaches_appear"] else 0)


@agreement.command("sign")
def sign(
    context: typer.Context,
    title: Named,
    shown: Annotated[str, typer.Option("--hash", help="As `agreement show` printed it.")] = "",
    file: Annotated[str, typer.Option("--file", help="The TOML that it has to be equal to.")] = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Sign an agreement as it was read: by its hash, or by a file that it is equal to.

    Where the bytes differ nothing is signed, and with --file every difference is told.

    Example: keepclear agreement sign "flight safety" --hash 8ab4c91e02d37f65
             keepclear agreement sign "flight safety" --file line.toml
    """
    fields: dict[str, Any] = {"shown": shown}
    if file:
        fields["expected"] = _draft(file)
    _endorse(context, title, "sign", channel, (ref, role, initials), fields, json=json)


def _endorse(
    context: typer.Context,
    title: str,
    what: str,
    channel: str,
    who: tuple[str, str, str],
    fields: dict[str, Any],
    *,
    json: bool,
) -> None:
    answer = do(context, "endorse", *who, channel=channel, document=title, what=what, **fields)
    tell(context, answer, f"{title!r}: {what} done", json=json)


def _deed(what: str, does: str) -> None:
    def command(
        context: typer.Context,
        title: Named,
        channel: Channel = "",
        ref: Ref = "",
        role: Role = "",
        initials: Initials = "",
        json: AsJson = False,
    ) -> None:
        _endorse(context, title, what, channel, (ref, role, initials), {}, json=json)

    command.__doc__ = f'{does}\n\nExample: keepclear agreement {what} "flight safety"'
    agreement.command(what)(command)


_deed("close", "Close our own agreement: it is complete if every member has signed.")
_deed("withdraw", "Withdraw our signature; once it is closed, that is notice of withdrawal.")
_deed("retract", "Take our own agreement back before it is closed.")


def _act(what: str, does: str) -> None:
    def command(
        context: typer.Context,
        title: Named,
        reason: Reason = "",
        start: From = "",
        channel: Channel = "",
        ref: Ref = "",
        role: Role = "",
        initials: Initials = "",
        json: AsJson = False,
    ) -> None:
        fields: dict[str, Any] = {"agreement": title, "what": what, "reason": reason}
        fields |= {"channel": channel} | _from(context, start)
        answer = do(context, "agreement act", ref, role, initials, **fields)
        tell(context, answer, f"{title!r}: {what} said to every party", json=json)

    why = "" if what == "resume" else ' --reason "a rescue"'
    example = f'keepclear agreement {what} "flight safety"{why}'
    command.__doc__ = f"{does}\n\nExample: {example}"
    agreement.command(what)(command)


def _from(context: typer.Context, start: str) -> dict[str, Any]:
    from keepclear.host.cli.when import seconds_of

    return {"from_utc": seconds_of(start, "--from", str(zone_of(context))) if start else None}


_act("suspend", "Suspend an agreement. Conflicts are found by it all the same; times hold nobody.")
_act("resume", "Resume an agreement that we have suspended; each party resumes for itself.")
_act("terminate", "End an agreement, after the notice that it asks for.")
