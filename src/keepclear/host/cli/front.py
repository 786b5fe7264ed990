"""The front of the command line: its options, and the list of what there is.

Whoever asks what there is gets it from `contents`, which loads no command; a
command that is named is built alone. So the first page of help, which a person
under strain looks at most, is there at once however many commands there are.
"""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from keepclear import __version__
from keepclear.host.cli.contents import CONTENTS


def tree(cls: type[TyperGroup] = TyperGroup) -> typer.Typer:
    """Return an empty tree of commands."""
    return typer.Typer(
        cls=cls,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Keepclear: parties that do not trust each other keep their people clear of each "
        "other.",
        epilog="Start: keepclear init NAME; then keepclear serve. Try: keepclear demo --once",
    )


class Front(TyperGroup):
    """All commands by name and first words; each is loaded when it is wanted."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the page."""
        return list(CONTENTS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load one command; where there is none of that name, all, so that a near one is found."""
        if cmd_name not in self.commands:
            self.commands.update(_built(cmd_name) or _built())
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands, as it would be with every one of them loaded."""
        room = formatter.width - 6 - max(map(len, CONTENTS))
        shown = typer.core.TyperCommand
        rows = [
            (name, shown(name, help=words).get_short_help_str(room))
            for name, words in CONTENTS.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _built(name: str = "") -> dict[str, Any]:
    """Build the command of a name, or all."""
    from keepclear.host.cli.app import app, name_of

    wanted = tree()
    wanted.callback()(lambda: None)
    wanted.registered_commands = [
        one for one in app.registered_commands if name in ("", name_of(one))
    ]
    wanted.registered_groups = [one for one in app.registered_groups if name in ("", one.name)]
    return dict(typer.main.get_group(wanted).commands)


root = tree(Front)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"keepclear {__version__}")
        raise typer.Exit


@root.callback()
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
    from keepclear.host.cli.speak import Place

    context.obj = Place(folder.expanduser(), json)
