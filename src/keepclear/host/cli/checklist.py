"""Commands on checklists: what the watch goes through step by step, typed or by a script."""

import sys
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from keepclear.errors import BadInput, Fault
from keepclear.host.cli.speak import (
    AsJson,
    Initials,
    Place,
    Ref,
    Role,
    ask,
    do,
    in_row,
    one_of,
    place,
    table,
    tell,
    wants_json,
    zone_of,
)

ANSWERS = ("yes", "no", "done")
checklist = typer.Typer(invoke_without_command=True)
Name = Annotated[str, typer.Argument(help="Its name, or how that begins.")]
Anew = Annotated[bool, typer.Option("--anew", help="Begin again with the first step.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(checklist, name="checklist")


@checklist.callback()
def _checklist(context: typer.Context, json: AsJson = False) -> None:
    """List the checklists of the settings, and how far each has come.

    \b
    Example: keepclear checklist
    """
    if context.invoked_subcommand is not None:
        context.obj = Place(place(context).folder, wants_json(context, json))
        return
    rows = ask(context, {"view": "checklists"})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("The settings hold no checklist: see [[checklist]] in keepclear.toml")
    else:
        zone = zone_of(context)
        said = []
        for row in rows:
            last = row.get("last")
            by = f"{in_row(last['at'], zone)} {last['by']}".rstrip() if last else ""
            at = f" at {row['at']!r}" if "at" in row else ""
            said.append((row["checklist"], row["steps"], row["state"] + at, by))
        table(("checklist", "steps", "how far", "last answered"), said)


@checklist.command("step")
def step(
    context: typer.Context,
    name: Name,
    answer: Annotated[str, typer.Option(help="yes, no or done.")],
    at: Annotated[str, typer.Option("--step", help="The step that is meant, to be sure.")] = "",
    anew: Anew = False,
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Answer the step at which a checklist stands.

    Example: keepclear checklist step "taking the watch" --answer done
    """
    fields = {"checklist": name, "answer": one_of("--answer", answer, ANSWERS), "step": at}
    reply = do(context, "checklist step", ref, role, initials, anew=anew, **fields)
    tell(context, reply, _next(reply), json=json)


def _next(reply: Mapping[str, Any]) -> str:
    if reply["ended"]:
        return f"{reply['checklist']}: through"
    return f"{reply['step']}: {reply['say']} [{'/'.join(reply['answers'])}]"


@checklist.command("show")
def show(context: typer.Context, name: Name, json: AsJson = False) -> None:
    """Show the steps of a checklist, and where it stands.

    Example: keepclear checklist show STOP
    """
    view = ask(context, {"view": "checklist", "name": name})
    if wants_json(context, json):
        tell(context, view, "", json=True)
        return
    typer.echo(f"{view['checklist']}: {view['state']}")
    rows = [
        (
            ">" if one["id"] == view["now"]["step"] else "",
            one["id"],
            one["say"],
            ", ".join(f"{answer}: {then}" for answer, then in one["then"].items()),
        )
        for one in view["all"]
    ]
    table(("", "step", "what", "then"), rows)


@checklist.command("run")
def run(
    context: typer.Context,
    name: Name,
    anew: Anew = False,
    role: Role = "",
    initials: Initials = "",
) -> None:
    """Go through a checklist on this terminal; what is left goes on where it stands.

    Example: keepclear checklist run "STOP received"
    """
    if not _on_terminal():
        cure = f"keepclear checklist step {name!r} --answer yes, no or done"
        raise BadInput([Fault("checklist run", "there is nobody to ask: no terminal", cure)])
    view = ask(context, {"view": "checklist", "name": name})
    now: Mapping[str, Any] | None = _begin(view, anew=anew)
    while now is not None:
        answer = _asked(now)
        if answer is None:
            typer.echo(
                f"Left at {now['step']!r}; it goes on there: keepclear checklist run {name!r}"
            )
            raise typer.Exit(1)
        fields = {"checklist": view["checklist"], "answer": answer, "step": now["step"]}
        reply = do(context, "checklist step", "", role, initials, anew=anew, **fields)
        anew, now = False, None if reply["ended"] else reply
    typer.echo(f"{view['checklist']}: through")


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _begin(view: Mapping[str, Any], *, anew: bool) -> Mapping[str, Any]:
    """Say where the run goes on, and return the step that is asked first."""
    typer.echo(view["checklist"])
    if anew or not view["answered"]:
        first = view["all"][0]
        return {"step": first["id"], "say": first["say"], "answers": list(first["then"])}
    for one in view["answered"]:
        typer.echo(f"  {one['step']}: {one['say']}  {one['answer']}, {one['by']} {one['at']}")
    now: Mapping[str, Any] = view["now"]
    return now


def _asked(now: Mapping[str, Any]) -> str | None:
    """Ask one step on the terminal until it is answered; None where the officer leaves."""
    question = "yes" in now["answers"]
    keys = "y, n" if question else "Enter when done"
    while True:
        try:
            typed = input(f"{now['step']}: {now['say']} [{keys}; q leaves] ").strip().lower()
        except EOFError:
            return None
        if typed in ("q", "quit"):
            return None
        meant = {"y": "yes", "n": "no", "d": "done"}.get(typed, typed)
        if not question and typed in ("", "y", "yes"):
            meant = "done"
        if meant in now["answers"]:
            return meant
        typer.echo(f"answer {' or '.join(now['answers'])}, or q to leave it here")
