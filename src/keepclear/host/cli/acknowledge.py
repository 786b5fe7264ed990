"""Commands that acknowledge: read back, answer, disseminate, object. Receipt is never consent."""

from typing import Annotated, Any

import typer

from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    Initials,
    Ref,
    Role,
    ask,
    do,
    tell,
    translated,
    zone_of,
)

ack = typer.Typer(no_args_is_help=True, help="Acknowledge notices, grade by grade.")

Notice = Annotated[str, typer.Argument(help="The notice: name, A-7, or record id.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(ack, name="ack")


def plot(view: dict[str, Any]) -> str:
    """Write what an officer compares before entering the check group."""
    mark = "" if view["state"] == "STANDS" else f"  {view['state']}"
    mark += f"  {view['key']}" if view["key"] else ""
    lines = [
        f"{view['notice']} ({view['serial']}) by {view['party']}: {view['activity']}{mark}",
    ]
    if view["text"]:
        lines.append(f"  in words: {view['text']}")
        lines += [f"  {line}" for line in translated(view.get("translations", []))]
    lines += [f"  {line}" for line in view.get("plotted", [])]
    if "check_group" in view:
        lines.append(f"  check group: {view['check_group']}")
    return "\n".join(lines)


@ack.command("readback")
def readback(
    context: typer.Context,
    notice: Notice,
    group: Annotated[
        str, typer.Option("--group", help="The five digits shown with the plotted position.")
    ] = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Read a notice back: look at the plot, then enter its check group.

    Example: keepclear ack readback A-7            (shows the plot)
             keepclear ack readback A-7 --group 25306
    """
    if not group:
        view = ask(context, {"view": "notice", "notice": notice, "channel": channel})
        tell(context, view, plot(view) + "\nEnter it with --group.", json=json)
        raise typer.Exit(1)
    answer = do(
        context, "read back", ref, role, initials, notice=notice, channel=channel, group=group
    )
    tell(
        context, answer, f"{notice} read back; its author answers CORRECT or CORRECTION", json=json
    )


def _answer(context: typer.Context, json: bool, verdict: str, **fields: Any) -> None:
    answer = do(context, "answer", **fields)
    tell(context, answer, f"{fields['notice']} to {fields['party']}: {verdict}", json=json)


Party = Annotated[str, typer.Option("--party", help="Whose read-back is answered.")]


@ack.command("correct")
def correct(
    context: typer.Context,
    notice: Notice,
    party: Party,
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Answer a party's read-back of our notice: READ BACK CORRECT.

    Example: keepclear ack correct A-7 --party B
    """
    _answer(
        context,
        json,
        "READ BACK CORRECT",
        ref=ref,
        role=role,
        initials=initials,
        notice=notice,
        channel=channel,
        party=party,
        correct=True,
    )


@ack.command("correction")
def correction(
    context: typer.Context,
    notice: Notice,
    party: Party,
    text: Annotated[str, typer.Argument(help="What was read back wrongly.")] = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Answer a party's read-back of our notice: CORRECTION.

    Example: keepclear ack correction A-7 --party B "the west gate, not the east"
    """
    _answer(
        context,
        json,
        "CORRECTION",
        ref=ref,
        role=role,
        initials=initials,
        notice=notice,
        channel=channel,
        party=party,
        correct=False,
        text=text,
    )


@ack.command("disseminated")
def disseminated(
    context: typer.Context,
    notice: Notice,
    to: Annotated[list[str], typer.Option("--to", help="A unit or role that was told; repeat.")],
    at: Annotated[str, typer.Option(help="When, as 2030-06-01T05:00Z; now otherwise.")] = "",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Say which of our own units were told of a notice, and when.

    Example: keepclear ack disseminated A-7 --to "air operations"
             keepclear ack disseminated A-7 --to "air operations"
                 --to "2 battalion" --at 2030-06-01T04:30Z
    """
    from keepclear.host.cli.when import seconds_of

    told = seconds_of(at, "--at", str(zone_of(context))) if at else None
    fields = {"notice": notice, "channel": channel, "units": to, "told": told}
    answer = do(context, "disseminate", ref, role, initials, **fields)
    tell(context, answer, f"{notice} disseminated to {', '.join(to)}", json=json)


@ack.command("object")
def object_(
    context: typer.Context,
    notice: Notice,
    reason: Annotated[str, typer.Argument(help="What is wrong with it.")],
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Object to a notice as it stands.

    Example: keepclear ack object A-7 "crosses the gate at school time"
    """
    fields = {"notice": notice, "channel": channel, "reason": reason}
    answer = do(context, "object", ref, role, initials, **fields)
    tell(context, answer, f"objection to {notice} sent", json=json)
