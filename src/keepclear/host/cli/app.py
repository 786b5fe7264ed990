"""All commands in one tree. Heavy libraries are imported by the command that needs them."""

from pathlib import Path
from typing import Annotated

import typer

from keepclear import __version__
from keepclear.host.cli import acknowledge, line, notices, people, running
from keepclear.host.cli.speak import Place

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Keepclear: parties that do not trust each other keep their people clear of each other.",
    epilog="Start: keepclear init NAME; then keepclear serve. Try: keepclear demo --once",
)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"keepclear {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    folder: Annotated[
        Path,
        typer.Option("--folder", "-f", envvar="KEEPCLEAR_FOLDER", help="The folder of the node."),
    ] = Path("~/.keepclear"),
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    context.obj = Place(folder.expanduser(), json)


people.add_to(app)
notices.add_to(app)
acknowledge.add_to(app)
line.add_to(app)
running.add_to(app)
