"""Commands on the people of the desk, for an administrator who cannot get in by a browser.

They open the file of people in the node's folder, whether the node serves or not:
who owns that folder may let anybody in, and each of these acts stands in the log.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keepclear.errors import BadInput, Fault, Misused, Unavailable
from keepclear.host.cli.speak import AsJson, ask, do, one_of, place, table, tell, wants_json

if TYPE_CHECKING:
    from keepclear.desk.people.account import Account

people = typer.Typer(no_args_is_help=True, help="Who may sit at the desk.")
_LIST_THEM = "keepclear people list"
Name = Annotated[str, typer.Argument(help="The name to sign in with.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(people, name="people")


@people.command("list")
def list_(context: typer.Context, json: AsJson = False) -> None:
    """List who may sit at the desk, and what opens it for them.

    Example: keepclear people list
    """
    from keepclear.host.desk_people import people_of

    with people_of(_folder(context)) as found:
        rows = [_row(one) for one in found.all()]
    if wants_json(context, json):
        names = ("name", "initials", "roles", "opens_with")
        tell(context, [dict(zip(names, row, strict=True)) for row in rows], "", json=True)
    elif not rows:
        typer.echo("Nobody yet: keepclear people first")
    else:
        table(("name", "initials", "roles", "opens with"), rows)


def _row(account: "Account") -> tuple[str, str, str, str]:
    factors = ["a password" if account.password else "a link that is not used yet"]
    factors += ["a code"] if account.totp else []
    factors += [f"{len(account.passkeys)} passkeys"] if account.passkeys else []
    return account.name, account.initials, ", ".join(account.roles), ", ".join(factors)


@people.command("first")
def first(context: typer.Context, json: AsJson = False) -> None:
    """Print a new link that makes the first administrator; an earlier one ends.

    Example: keepclear people first
    """
    from keepclear.host.desk_people import first_link, people_of

    with people_of(_folder(context)) as found:
        link = first_link(found, _desk(context), anew=True)
    if link is None:
        raise Misused(
            f"there is an administrator already: see {_LIST_THEM}; to let one in who is locked "
            "out: keepclear people reset NAME"
        )
    _tell_link(context, link, "", json=json)


@people.command("add")
def add(
    context: typer.Context,
    name: Name,
    initials: Annotated[str, typer.Option(help="Initials that stand in records.")],
    role: Annotated[
        list[str],
        typer.Option(help="drafter, releaser, watch, auditor or administrator; repeat for more."),
    ],
    json: AsJson = False,
) -> None:
    """Add somebody, and print the link by which they set their password.

    Example: keepclear people add north --initials NN --role watch --role drafter
    """
    from keepclear.desk.people.account import Account, Role
    from keepclear.desk.people.register import COMMAND_LINE
    from keepclear.host.desk_people import now, people_of

    roles = tuple(Role(one_of("--role", one, tuple(Role))) for one in role)
    with people_of(_folder(context)) as found:
        try:
            made = found.add(Account(name, initials, roles), COMMAND_LINE, now())
        except BadInput as error:
            raise _by_options(error) from error
        token = found.link_for(made.name, COMMAND_LINE, now())
    _tell_token(context, token, made.name, json=json)


def _by_options(error: BadInput) -> BadInput:
    """Name the faults by the words of the command."""
    options = {"name": "NAME", "initials": "--initials", "roles": "--role"}
    return BadInput([Fault(options[f.place], f.fault, f.cure) for f in error.faults])


@people.command("reset")
def reset(context: typer.Context, name: Name, json: AsJson = False) -> None:
    """Print a link by which somebody sets a new password; it takes their second factors away.

    Example: keepclear people reset north
    """
    from keepclear.desk.people.register import COMMAND_LINE
    from keepclear.host.desk_people import now, people_of

    with people_of(_folder(context)) as found:
        token = found.link_for(name, COMMAND_LINE, now())
    _tell_token(context, token, name, json=json)


@people.command("remove")
def remove(context: typer.Context, name: Name, json: AsJson = False) -> None:
    """Remove somebody; their sessions end at once. The last administrator stays.

    Example: keepclear people remove north
    """
    from keepclear.desk.people.register import COMMAND_LINE
    from keepclear.host.desk_people import now, people_of

    with people_of(_folder(context)) as found:
        gone = found.find(name)
        found.remove(name, COMMAND_LINE, now())
        left = found.all()
    assert gone is not None, "who was removed was there"
    _relieve(context, gone.initials, left)
    tell(context, {"removed": name}, f"{name} is removed", json=json)


def _relieve(context: typer.Context, initials: str, people: Sequence["Account"]) -> None:
    """Have the watch given where who had it was removed."""
    from keepclear.desk.people.relieving import relief
    from keepclear.host.settings import SETTINGS_FILE, load_settings

    settings = load_settings(place(context).folder / SETTINGS_FILE)
    told = ask(context, {"view": "on watch", "limit": 0})
    act = relief(told["watch"], initials, people, settings.desk.language)
    if act is not None:
        do(context, **act, initials=settings.officer.initials or "CLI")


def _folder(context: typer.Context) -> Path:
    """Return the node's folder; a folder of nobody's gets no file of people."""
    from keepclear.host.settings import SETTINGS_FILE

    folder = place(context).folder
    if not (folder / SETTINGS_FILE).exists():
        raise Misused(f"there is no party in {folder}: make one with keepclear init")
    return folder


def _desk(context: typer.Context) -> str:
    """Return where the desk is served now, or nothing where no node serves."""
    from keepclear.host.control import ControlClient

    try:
        client = ControlClient(place(context).folder)
    except Unavailable:
        return ""
    try:
        return client.ask({"view": "where"})["desk"] or ""
    finally:
        client.close()


def _tell_token(context: typer.Context, token: str, name: str, *, json: bool) -> None:
    from keepclear.host.desk_people import link_of

    _tell_link(context, link_of(_desk(context), token), name, json=json)


def _tell_link(context: typer.Context, link: str, name: str, *, json: bool) -> None:
    what = f"Good once, within a day, for {name}" if name else "Good once, within a day"
    hint = (
        "" if link.startswith("https:") else "\nPut the desk's address before it (keepclear serve)"
    )
    tell(context, {"link": link, "name": name}, f"{what}:\n{link}{hint}", json=json)
