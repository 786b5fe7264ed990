"""Commands on our own keys: look at them, replace them, take one back, lock the party key."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from keepclear.errors import BadInput, Fault
from keepclear.host.cli.passphrase import (
    NoPassphrase,
    PassphraseFile,
    known_passphrase,
    new_passphrase,
)
from keepclear.host.cli.speak import AsJson, ask, place, table, tell, wants_json, warn

keys = typer.Typer(no_args_is_help=True, help="Our own keys: how old they are, and new ones.")

PartyKeyFile = Annotated[
    Path | None,
    typer.Option("--party-key", help="Where the party key is, if not in the folder."),
]
XWingOnly = Annotated[
    bool, typer.Option("--xwing-only", help="Never again be sealed to by X25519 alone.")
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(keys, name="keys")


@keys.command("show")
def show(context: typer.Context, json: AsJson = False) -> None:
    """Show our keys, since when each is in force and by when it is to be replaced.

    Example: keepclear keys show
    """
    from keepclear.host.key_view import keys_view

    view = keys_view(place(context).folder)
    if wants_json(context, json):
        tell(context, view, "", json=True)
        return
    rows = [
        (row["what"], row["id"], _day(row["since"]), _day(row["replace_by"]), row["state"])
        for row in view["keys"]
    ]
    table(("key", "id", "since", "replace by", "state"), rows)
    typer.echo(view["party_key"])


def _day(utc: int | None) -> str:
    return datetime.fromtimestamp(utc, UTC).strftime("%Y-%m-%d") if utc else "-"


@keys.command("rotate")
def rotate(
    context: typer.Context,
    party_key: PartyKeyFile = None,
    passphrase_file: PassphraseFile = None,
    xwing_only: XWingOnly = False,
    json: AsJson = False,
) -> None:
    """Replace the node key and the encryption keys; needs the party key, for this alone.

    The new keys hold in each channel from one place of our log on, the node running or not.

    Example: keepclear keys rotate --party-key /media/safe/party.key
    """
    _rotate(context, party_key, passphrase_file, (), json=json, xwing_only=xwing_only)


@keys.command("revoke")
def revoke(
    context: typer.Context,
    kid: Annotated[str, typer.Argument(help="Id of the node key, as `keys show` lists it.")],
    good: Annotated[
        list[str] | None,
        typer.Option("--good", help="CHANNEL=SIZE: how many records we stand by; else all."),
    ] = None,
    party_key: PartyKeyFile = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Take a node key back that others may have, and go on under a new one.

    What it signed stays, marked; beyond the records that we stand by it is marked as not ours.

    Example: keepclear keys revoke 10ba682c8ad13513 --party-key party.key
             keepclear keys revoke 10ba682c8ad13513 --good line=120
    """
    from keepclear.host.identity import load_identity
    from keepclear.record.keys import Revocation

    known = load_identity(place(context).folder).history.signing_keys_ever()
    found = [key for key in known if key.hex().startswith(kid.lower())]
    if len(found) != 1:
        cure = "name one of: " + ", ".join(key.hex() for key in known)
        raise BadInput([Fault("KID", f"{kid!r} names no single node key of ours", cure)])
    answer = ask(context, {"view": "key heads", "good": _sizes(good or [])})
    heads = tuple(
        (bytes.fromhex(row["log"]), row["size"], bytes.fromhex(row["root"])) for row in answer
    )
    _rotate(context, party_key, passphrase_file, (Revocation(found[0], heads),), json=json)


def _sizes(words: list[str]) -> Mapping[str, int]:
    sizes = {}
    for word in words:
        name, _, size = word.rpartition("=")
        if not name or not size.isdecimal():
            raise BadInput([Fault("--good", f"{word!r} is odd", "give CHANNEL=SIZE, as line=120")])
        sizes[name] = int(size)
    return sizes


def _rotate(
    context: typer.Context,
    party_key: Path | None,
    passphrase_file: Path | None,
    revoked: tuple[Any, ...],
    *,
    json: bool,
    xwing_only: bool = False,
) -> None:
    from keepclear.host.clock import real_now
    from keepclear.host.identity import SUITES
    from keepclear.host.party_key import PARTY_KEY_FILE
    from keepclear.host.rotation import rotate as make
    from keepclear.record.keys import XWING

    folder = place(context).folder
    path = party_key or folder / PARTY_KEY_FILE
    suites = (XWING,) if xwing_only else SUITES
    utc = int(real_now().timestamp())
    made = make(folder, path, lambda: known_passphrase(passphrase_file), utc, revoked, suites)
    # Crash before this: the next start tells the logs.
    ask(context, {"act": "take keys"})
    warn(f"Copy {path} again to its second place: it now holds what was just promised.")
    view = made.view()
    took = f"; key {view['revoked'][0]} is taken back" if view["revoked"] else ""
    text = (
        f"key event {view['number']} is in our logs; the node signs with {view['node_key']}{took}\n"
        "Peers with whom we share no channel yet need our new card: keepclear card"
    )
    tell(context, view, text, json=json)


@keys.command("passphrase")
def passphrase(
    context: typer.Context,
    party_key: PartyKeyFile = None,
    passphrase_file: PassphraseFile = None,
    new_file: Annotated[
        Path | None, typer.Option("--new-passphrase-file", help="Read the new one from a file.")
    ] = None,
    no_passphrase: NoPassphrase = False,
    json: AsJson = False,
) -> None:
    """Lock the party key under another passphrase, or under none.

    Copies of the file that lie elsewhere keep the passphrase that they have.

    Example: keepclear keys passphrase --party-key /media/safe/party.key
    """
    from keepclear.host.party_key import PARTY_KEY_FILE, load_party_key, save_party_key

    path = party_key or place(context).folder / PARTY_KEY_FILE
    key, _ = load_party_key(path, lambda: known_passphrase(passphrase_file))
    chosen = new_passphrase(new_file, no_passphrase=no_passphrase)
    save_party_key(path, key, chosen)
    state = "locked under the new passphrase" if chosen else "NOT locked"
    tell(context, {"file": str(path), "locked": chosen is not None}, f"{path}: {state}", json=json)
