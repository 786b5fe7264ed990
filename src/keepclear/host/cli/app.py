"""All commands in one tree. Heavy libraries are imported by the command that needs them.

After a command was added, `make contents` puts it on the first page of help.
"""

import inspect

import typer
from typer.models import CommandInfo

from keepclear.host.cli import (
    accounts,
    acknowledge,
    agreement,
    bulk,
    bulletin,
    checklist,
    disclose,
    evidence,
    hotline,
    incident,
    keys,
    line,
    notices,
    patrol,
    people,
    query,
    running,
    showing,
    site,
    stories,
    storing,
    tracks,
    watch,
    witness,
)
from keepclear.host.cli import zone as zones
from keepclear.host.cli.front import tree

app = tree()


def name_of(command: CommandInfo) -> str:
    """Return the word by which a command is called."""
    called = str(command.name or getattr(command.callback, "__name__", ""))
    return called.replace("_", "-")


def _keep_examples(tree: typer.Typer) -> None:
    """Print the lines of every example as they stand: wrapped, a command cannot be copied."""
    for command in tree.registered_commands:
        said = inspect.getdoc(command.callback) or ""
        command.help = said.replace("\n\nExample:", "\n\n\b\nExample:")
    for group in tree.registered_groups:
        if group.typer_instance is not None:
            _keep_examples(group.typer_instance)


people.add_to(app)
accounts.add_to(app)
keys.add_to(app)
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
storing.add_to(app)
evidence.add_to(app)
witness.add_to(app)
stories.add_to(app)
_keep_examples(app)
