"""Commands that keep a node whole: look it over, copy it, put a copy back, change its version."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from keepclear.host.cli.speak import AsJson, columns, place, tell, wants_json, warn

if TYPE_CHECKING:
    from keepclear.host.store_file import Progress

BAR_CELLS = 30
FOLLOW_EVERY_S = 300


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.command("doctor")(doctor)
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("promote")(promote)
    app.command("upgrade")(upgrade)


def _bar(what: str, done: int, of: int) -> None:
    """Show on a terminal how far something is; elsewhere nothing."""
    if sys.stderr.isatty():
        full = BAR_CELLS * done // max(of, 1)
        ending = "\n" if done >= of else ""
        line = f"\r{what:<14} [{'#' * full:<{BAR_CELLS}}] {done:,}/{of:,}"
        print(line, end=ending, file=sys.stderr, flush=True)


def _copied(progress: "Progress") -> None:
    _bar("pages copied", progress.done, progress.of)


def doctor(context: typer.Context, json: AsJson = False) -> None:
    """Look over store, logs, keys, clock, disk and peers; say what to do.

    It changes nothing and may be run while the node serves. Exit code 1: something needs you.

    Example: keepclear doctor
    """
    from keepclear.host.doctor import examine, is_well

    found = list(examine(place(context).folder, _bar))
    if wants_json(context, json):
        rows = [{"what": f.what, "state": f.state, "said": f.said, "do": f.do} for f in found]
        tell(context, {"well": is_well(found), "findings": rows}, "", json=True)
    else:
        for finding, line in zip(
            found, columns((f.state, f.what, f.said) for f in found), strict=True
        ):
            typer.echo(line)
            if finding.do:
                typer.echo(f"        -> {finding.do}")
    raise typer.Exit(0 if is_well(found) else 1)


def backup(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="A file that is not there yet; with --follow a folder.")
    ],
    with_keys: Annotated[
        bool, typer.Option("--with-keys", help="Put the node's keys in: guard the file like them.")
    ] = False,
    follow: Annotated[
        bool, typer.Option("--follow", help="Go on and on, for a standby; needs the node to serve.")
    ] = False,
    every_s: Annotated[int, typer.Option(help="Seconds between copies of --follow.", min=1)] = (
        FOLLOW_EVERY_S
    ),
    json: AsJson = False,
) -> None:
    """Write the store and the settings into one file, while the node serves.

    The keys are not in it unless asked for; the party key and the guard never.

    Example: keepclear backup /media/stick/a-2030-06-01.backup
             keepclear backup --follow /mnt/standby --every-s 60
    """
    if follow:
        _follow(context, file, every_s, with_keys=with_keys)
    answer = _back_up(context, file, with_keys=with_keys)
    inside = "with" if with_keys else "without"
    text = f"{answer['file']}: {answer['bytes']:,} bytes, journal to {answer['journal']}, whole; "
    tell(context, answer, f"{text}{inside} the node's keys", json=json)


def _back_up(context: typer.Context, file: Path, *, with_keys: bool) -> dict[str, Any]:
    from keepclear.errors import Unavailable
    from keepclear.host.backup import backup_at_rest
    from keepclear.host.clock import real_now
    from keepclear.host.control import ControlClient
    from keepclear.host.doctor import copy_by_node

    folder = place(context).folder
    try:
        client = ControlClient(folder)
    except Unavailable:
        utc = int(real_now().timestamp())
        return backup_at_rest(folder, file, utc, _copied, with_keys=with_keys)
    try:
        return copy_by_node(client, file, _copied, note=True, keys=with_keys)
    finally:
        client.close()


def _follow(context: typer.Context, folder: Path, every_s: int, *, with_keys: bool) -> None:
    """Copy again and again; the copy before stays until the next one is whole."""
    import time

    from keepclear.errors import KeepclearError
    from keepclear.host.standby import COPY

    while True:
        new = folder / f"{COPY}.new"
        try:
            new.unlink(missing_ok=True)
            answer = _back_up(context, new, with_keys=with_keys)
            new.replace(folder / COPY)
            typer.echo(f"{folder / COPY}: journal to {answer['journal']}")
        except (KeepclearError, OSError) as error:
            warn(f"no copy this time: {error}")
        time.sleep(every_s)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup.")],
    force: Annotated[
        bool, typer.Option("--force", help="Set the store and settings that are there aside.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Put a backup into the folder; its node goes on in new logs.

    What others hold of the old logs comes back by itself. Keys that are not in the backup must be
    put beside it.

    Example: keepclear restore a-2030-06-01.backup
    """
    from keepclear.host.backup import restore as put_back
    from keepclear.host.clock import real_now

    folder = place(context).folder
    answer = put_back(file, folder, _copied, int(real_now().timestamp()), force=force)
    lines = [f"{folder}: restored up to journal entry {answer['journal']}"]
    if answer["aside"]:
        lines.append(f"what was there is now {answer['aside']}")
    if answer["missing"]:
        lines.append(f"before it can serve, put back: {', '.join(answer['missing'])}")
    lines.append("It will begin its logs anew. Be sure that no other node of this party runs.")
    tell(context, answer, "\n".join(lines), json=json)


def promote(
    context: typer.Context,
    yes: Annotated[
        bool, typer.Option("--yes", help="The former node is stopped for good: I have made sure.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Make the folder on this machine the one that speaks for the party.

    Example: keepclear promote --yes
    """
    from keepclear.errors import BadInput, Fault
    from keepclear.host.standby import promote as take_over
    from keepclear.host.standby import this_machine

    if not yes:
        what = "two nodes of one party would speak at once"
        raise BadInput([Fault("promote", what, "stop the former node for good, then add --yes")])
    folder = place(context).folder
    take_over(folder, this_machine())
    text = f"{folder} belongs to this machine now; its node begins its logs anew: keepclear serve"
    tell(context, {"folder": str(folder)}, text, json=json)


def upgrade(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
    back: Annotated[
        bool, typer.Option("--back", help="Put the store of the former version back.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="With --back: lose what was said since.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Make a store of another version anew for this one; the old one is kept.

    Example: keepclear upgrade --dry-run
             keepclear upgrade
             keepclear upgrade --back
    """
    from keepclear.host.upgrade import go_back
    from keepclear.host.upgrade import upgrade as go_on

    folder = place(context).folder
    if back:
        answer = go_back(folder, force=force)
        tell(context, answer, f"{answer['back']} is in its place again", json=json)
        return
    answer = go_on(folder, warn, dry_run=dry_run)
    step = f"version {answer['from']} to {answer['to']}"
    size = f"{answer['records']} records, {answer['journal']} journal entries"
    if not answer["needed"]:
        text = f"nothing to do: the store is of this version ({answer['to']})"
    elif dry_run:
        text = f"{step}: {size} would be replayed; the old store would be kept"
    else:
        text = f"{step}: {size} replayed; the old store is {answer['kept']}"
    tell(context, answer, text, json=json)
