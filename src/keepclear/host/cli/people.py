"""Commands that set a party up: its keys, its card, its peers and its channels."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keepclear.errors import BadInput, BadRecord, Fault, Misused, Unavailable
from keepclear.host.cli.passphrase import NoPassphrase, PassphraseFile, new_passphrase
from keepclear.host.cli.speak import (
    AsJson,
    Ref,
    ask,
    content_of,
    do,
    place,
    table,
    tell,
    wants_json,
    warn,
)

if TYPE_CHECKING:
    from keepclear.exchange.party import Card

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
    passphrase_file: PassphraseFile = None,
    no_passphrase: NoPassphrase = False,
    json: AsJson = False,
) -> None:
    """Make a new party: its keys and its settings, in a folder of its own.

    The party key is locked under a passphrase, which is asked for at a terminal.

    Example: keepclear init "Party A" --port 8443
                 --endpoint https://192.0.2.7:8443
             keepclear init "Party A" --passphrase-file /media/safe/passphrase
    """
    from keepclear.host.clock import real_now
    from keepclear.host.identity import create_identity
    from keepclear.host.party_key import PARTY_KEY_FILE
    from keepclear.host.settings import SETTINGS_FILE, default_settings_text

    folder = place(context).folder
    endpoints = tuple(endpoint or ())
    _check_new(name, port, endpoints)
    text = default_settings_text(name, host=host, port=port, endpoints=endpoints)
    _check_settings(text)
    _check_empty(folder)
    passphrase = new_passphrase(passphrase_file, no_passphrase=no_passphrase)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Crash just after: settings without keys, which nothing was signed with; see _check_empty.
        (folder / SETTINGS_FILE).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unavailable(f"{folder} cannot be made or written: {error.strerror}") from error
    identity = create_identity(folder, int(real_now().timestamp()), passphrase)
    if passphrase is None:
        warn(f"warning: {PARTY_KEY_FILE} is NOT locked: whoever reads it can become this party")
    if port is not None and not endpoint:
        warn("warning: without --endpoint the card does not say where peers can call")
    answer = {"folder": str(folder), "party": identity.party.hex(), "name": name}
    tell(
        context,
        answer,
        f"{name} is set up in {folder}\n"
        f"Keep {PARTY_KEY_FILE} offline: move it to a safe and delete it here.\n"
        "Next: keepclear card > card.txt, and give it to the other parties.",
        json=json,
    )


def _check_new(name: str, port: int | None, endpoints: Sequence[str]) -> None:
    """Refuse what no settings file may hold, by the words of the command."""
    from keepclear.limits import NAME_CODE_POINTS_MAX
    from keepclear.record.text import find_refused

    faults = []
    refused = find_refused(name)
    if refused:
        faults.append(Fault("NAME", f"it holds {refused}", "write it without that character"))
    if not name.strip() or len(name) > NAME_CODE_POINTS_MAX:
        cure = f"give a name of up to {NAME_CODE_POINTS_MAX} characters"
        faults.append(Fault("NAME", f"it has {len(name.strip())} characters", cure))
    if port is None and endpoints:
        cure = "give --port as well, or leave both out to call out only"
        faults.append(Fault("--endpoint", "there is no --port to listen on", cure))
    if faults:
        raise BadInput(faults)


def _check_settings(text: str) -> None:
    from keepclear.host.settings import check_text

    options = {"listen.port": "--port", "listen.host": "--host", "listen.endpoints": "--endpoint"}
    faults = check_text(text, "init")
    if faults:
        named = [(options.get(f.place.removeprefix("init: "), f.place), f) for f in faults]
        raise BadInput([Fault(where, fault.fault, fault.cure) for where, fault in named])


def _check_empty(folder: Path) -> None:
    """Refuse a folder that holds a party already: keys are never overwritten."""
    from keepclear.host.identity import NODE_KEYS_FILE
    from keepclear.host.party_key import PARTY_KEY_FILE
    from keepclear.host.settings import SETTINGS_FILE, STORE_FILE

    there = [
        name
        for name in (NODE_KEYS_FILE, PARTY_KEY_FILE, STORE_FILE, SETTINGS_FILE)
        if (folder / name).exists()
    ]
    if there:
        raise Misused(
            f"{folder} holds a party already ({', '.join(there)}) and nothing there is overwritten:"
            " name another folder with --folder, or move these files away if they were never used"
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
    from keepclear.exchange.party import armour
    from keepclear.host.card import our_card

    shown = card_of(str(file), content_of(str(file))) if file else our_card(place(context).folder)
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
    else:
        typer.echo(f"{shown.name}\n  calls at     {_called_at(shown.endpoints)}")
    warn(f"{shown.name}: read this fingerprint over the phone: {shown.spoken()}")


def _called_at(endpoints: Sequence[str]) -> str:
    return ", ".join(endpoints) or "nowhere: it calls out only"


def card_of(name: str, data: bytes) -> "Card":
    """Read a card from a file's bytes; a damaged one is refused by the file's name."""
    from keepclear.exchange.party import parse_card, unarmour

    try:
        return parse_card(data) if data[:1] == b"\xd2" else unarmour(data.decode())
    except (BadRecord, UnicodeDecodeError) as error:
        what = error.what if isinstance(error, BadRecord) else "it is not a text"
        cure = "ask the party for its card again; it may have been damaged on its way"
        raise BadInput([Fault(name, f"it is no whole card: {what}", cure)]) from error


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

    data = content_of(str(file))
    card_of(str(file), data)
    answer = do(context, "peer add", ref, card=base64.b64encode(data).decode())
    tell(
        context,
        answer,
        f"{answer['name']} added. Its fingerprint, to compare by phone: {answer['fingerprint']}",
        json=json,
    )


@peer.command("list")
def peer_list(context: typer.Context, json: AsJson = False) -> None:
    """List the parties whose cards we have taken.

    Example: keepclear peer list
    """
    peers = ask(context, {"view": "status"})["peers"]
    if wants_json(context, json):
        tell(context, peers, "", json=True)
    elif not peers:
        typer.echo("No peer yet: keepclear peer add CARD")
    else:
        rows = [(p["party"], p["fingerprint"], _called_at(p["endpoints"])) for p in peers]
        table(("party", "fingerprint", "called at"), rows)


@channel.command("list")
def channel_list(context: typer.Context, json: AsJson = False) -> None:
    """List the channels, and who is in each.

    Example: keepclear channel list
    """
    channels = ask(context, {"view": "status"})["channels"]
    if wants_json(context, json):
        tell(context, channels, "", json=True)
    elif not channels:
        typer.echo("No channel yet: keepclear channel found NAME --with PEER")
    else:
        rows = [
            (c["channel"], c["mode"], "yes" if c["joined"] else "NO", ", ".join(c["members"]))
            for c in channels
        ]
        table(("channel", "clock", "joined", "members"), rows)


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
