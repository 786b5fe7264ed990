"""Commands that set a party up: its keys, its card, its peers and its channels."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from keepclear.host.cli.speak import (
    AsJson,
    Ref,
    do,
    place,
    table,
    tell,
    wants_json,
    warn,
)

peer = typer.Typer(no_args_is_help=True, help="Other parties, known by their cards.")
channel = typer.Typer(no_args_is_help=True, help="Lines between parties.")
settings = typer.Typer(no_args_is_help=True, help="The settings file.")


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.command("init")(init)
    app.command("card")(card)
    app.add_typer(peer, name="peer")
    app.add_typer(channel, name="channel")
    app.add_typer(settings, name="settings")


def init(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The party's name, as others will see it.")],
    port: Annotated[
        int | None, typer.Option(help="Port to listen on; 0 takes any. Absent: call out only.")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    endpoint: Annotated[
        list[str] | None, typer.Option(help="Where peers call us, as https://host:port.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Make a new party: keys, settings and an empty store.

    Example: keepclear init "Party A" --port 8443 --endpoint https://192.0.2.7:8443
    """
    from keepclear.host.clock import real_now
    from keepclear.host.identity import PARTY_KEY_FILE, create_identity
    from keepclear.host.settings import SETTINGS_FILE, default_settings_text

    folder = place(context).folder
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = default_settings_text(name, host=host, port=port, endpoints=tuple(endpoint or ()))
    identity = create_identity(folder, int(real_now().timestamp()))
    (folder / SETTINGS_FILE).write_text(text, encoding="utf-8")
    answer = {"folder": str(folder), "party": identity.party.hex(), "name": name}
    tell(
        context,
        answer,
        f"{name} is set up in {folder}\n"
        f"Keep {PARTY_KEY_FILE} offline: move it to a safe and delete it here.\n"
        "Next: keepclear card > card.txt, and give it to the other parties.",
        json=json,
    )


def card(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A card to look at; ours otherwise.")] = None,
    qr: Annotated[bool, typer.Option("--qr", help="Print it as a QR code.")] = False,
    json: AsJson = False,
) -> None:
    """Print our party card, or look at another's.

    Example: keepclear card > card-a.txt
    """
    from keepclear.exchange.party import armour, unarmour
    from keepclear.host.card import our_card

    shown = unarmour(file.read_text()) if file else our_card(place(context).folder)
    answer = {
        "name": shown.name,
        "party": shown.party.hex(),
        "fingerprint": shown.spoken(),
        "endpoints": list(shown.endpoints),
        "card": armour(shown),
    }
    if qr:
        import segno

        segno.make(shown.data, micro=False).terminal(sys.stdout, compact=True)
    elif wants_json(context, json):
        tell(context, answer, "", json=True)
    elif file is None:
        typer.echo(armour(shown), nl=False)
    warn(f"{shown.name}: read this fingerprint over the phone: {shown.spoken()}")


@peer.command("add")
def peer_add(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The card; - is standard input.")],
    ref: Ref = "",
    json: AsJson = False,
) -> None:
    """Take another party's card. Compare its fingerprint over the phone first.

    Example: keepclear peer add card-b.txt
    """
    import base64

    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    answer = do(context, "peer add", ref, card=base64.b64encode(data).decode())
    tell(
        context,
        answer,
        f"{answer['name']} added. Its fingerprint, to compare by phone: {answer['fingerprint']}",
        json=json,
    )


@channel.command("found")
def channel_found(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A short name for the channel.")],
    with_: Annotated[list[str], typer.Option("--with", help="A peer, by name; repeat for more.")],
    ref: Ref = "",
    json: AsJson = False,
) -> None:
    """Found a channel with one or more peers; each of them joins it.

    Example: keepclear channel found line-1 --with B --with C
    """
    answer = do(context, "channel found", ref, name=name, peers=with_)
    tell(context, answer, f"channel {name} founded: {answer['channel']}", json=json)


@channel.command("join")
def channel_join(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The channel's name or id.")],
    ref: Ref = "",
    json: AsJson = False,
) -> None:
    """Join a channel that a peer has founded.

    Example: keepclear channel join line-1
    """
    answer = do(context, "channel join", ref, channel=name)
    tell(context, answer, f"channel {answer['name']} joined", json=json)


@settings.command("check")
def settings_check(context: typer.Context, json: AsJson = False) -> None:
    """Check the settings file and the files beside it; every fault is listed.

    Example: keepclear settings check
    """
    from keepclear.host.settings import SETTINGS_FILE, check_settings

    path = place(context).folder / SETTINGS_FILE
    faults = check_settings(path)
    rows = [(fault.place, fault.fault, fault.cure) for fault in faults]
    if wants_json(context, json):
        tell(context, {"faults": rows}, "", json=True)
    elif rows:
        table(("where", "what is wrong", "what to do"), rows)
    else:
        typer.echo(f"{path}: no fault found")
    raise typer.Exit(2 if faults else 0)
