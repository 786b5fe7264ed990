"""All commands in one tree. Heavy libraries are imported by the command that needs them."""

import inspect
from pathlib import Path
from typing import Annotated

import typer

from keepclear import __version__
from keepclear.host.cli import (
    acknowledge,
    agreement,
    bulk,
    bulletin,
    checklist,
    disclose,
    evidence,
    hotline,
    incident,
    line,
    notices,
    patrol,
    people,
    query,
    running,
    showing,
    site,
    stories,
    tracks,
    watch,
)
from keepclear.host.cli.speak import Place
from keepclear.host.cli import zone as zones

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


def _keep_examples(tree: typer.Typer) -> None:
    """Print the lines of every example as they stand: wrapped, a command cannot be copied."""
    for command in tree.registered_commands:
        said = inspect.getdoc(command.callback) or ""
        command.help = said.replace("\n\nExample:", "\n\n\b\nExample:")
    for group in tree.registered_groups:
        if group.typer_instance is not None:
            _keep_examples(group.typer_instance)


people.add_to(app)
notices.add_to(app)
showing.add_to(notices.notice)
tracks.add_to(notices.notice)
acknowledge.add_to(app)
line.add_to(app)
agreement.add_to(app)
query.add_to(app)
hotline.add_to(app)
patrol.add_to(app)
bulk.add_to(app)
watch.add_to(app)
incident.add_to(app)
bulletin.add_to(app)
zones.add_to(app)
site.add_to(app)
disclose.add_to(app)
checklist.add_to(app)
running.add_to(app)
evidence.add_to(app)
stories.add_to(app)
_keep_examples(app)
