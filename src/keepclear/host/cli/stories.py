"""The command that replays an incident."""

from pathlib import Path
from typing import Annotated

import typer

from keepclear.host.cli.speak import AsJson, wants_json


def add_to(app: typer.Typer) -> None:
    """Add this command to the tree."""
    app.command("story")(story)


def story(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A folder like examples/incidents/kunduz-2015.")],
    html: Annotated[
        Path | None, typer.Option(help="Write it as one page to print, with a strip of time.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Replay an incident on a scenario clock: what happened, beside what Keepclear would raise.

    Example: keepclear story examples/incidents/deir-ez-zor-2016
             keepclear story examples/incidents/il-20-2018 --html il-20.html
    """
    from keepclear.host.story import run_story

    raise typer.Exit(run_story(folder, json=wants_json(context, json), html=html))
