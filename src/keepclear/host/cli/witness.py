"""Commands on witnesses: run a neutral one, and see what witnesses have cosigned of our logs."""

from typing import Annotated

import typer

from keepclear.host.cli import ATTENTION
from keepclear.host.cli.speak import AsJson, ask, in_row, place, table, tell, wants_json, zone_of

witness = typer.Typer(
    no_args_is_help=True, help="Neutral third parties that say by when something was posted."
)


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.add_typer(witness, name="witness")


@witness.command("init")
def init(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="How the witness is called: witness.example/w1")],
    json: AsJson = False,
) -> None:
    """Make a new witness: its key, in a folder of its own that no node uses.

    Example: keepclear witness init witness.example/w1
    """
    from keepclear.host.witness import SERVED_FILE, create_witness, tls_pin

    folder = place(context).folder
    made = create_witness(folder, name)
    answer = {"key": str(made.public), "tls_key": tls_pin(folder), "folder": str(folder)}
    text = (
        f"witness {name} is in {folder}\n"
        f"Parties put this key into their settings: {answer['key']}\n"
        f"and, where it serves by its own certificate, tls_key = {answer['tls_key']}\n"
        f"Put the line of each party into {folder / SERVED_FILE}, then: keepclear -f {folder} "
        "witness serve"
    )
    tell(context, answer, text, json=json)


@witness.command("serve")
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes any free one.")] = 0,
    plain: Annotated[
        bool, typer.Option("--plain", help="Without TLS, on this machine's loopback only.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Run the witness of this folder until it is told to stop (Ctrl-C or SIGTERM).

    Example: keepclear witness serve --host 192.0.2.9 --port 8443
    """
    import msgspec

    from keepclear.host.witness import Witness, run_witness

    as_json = wants_json(context, json)

    def started(bound: int, running: Witness) -> None:
        served = len(running.served.keys) + len(running.served.logs)
        where = {"witness": running.key.name, "port": bound, "keys": served}
        scheme = "http" if plain else "https"
        shown = f"[{host}]" if ":" in host else host
        text = f"{running.key.name} witnesses for {served} keys at {scheme}://{shown}:{bound}"
        print(msgspec.json.encode(where).decode() if as_json else text, flush=True)

    run_witness(place(context).folder, host, port, plain=plain, started=started)


@witness.command("key")
def key(context: typer.Context, json: AsJson = False) -> None:
    """Print the key to hand over: of a witness to parties, of a node to who runs a witness.

    Example: keepclear witness key
    """
    from keepclear.host.witness import WITNESS_KEY_FILE, load_witness, tls_pin

    folder = place(context).folder
    if (folder / WITNESS_KEY_FILE).exists():
        answer = {"key": str(load_witness(folder).public), "tls_key": tls_pin(folder)}
        text = f"{answer['key']}\ntls_key = {answer['tls_key']}"
    else:
        answer = ask(context, {"view": "witness key"})
        logs = "".join(f"\n  {row['channel']}: {row['key']}" for row in answer["logs"])
        text = f"{answer['key']}\nFor a witness of another make, log by log:{logs or ' none yet'}"
    tell(context, answer, text, json=json)


@witness.command("status")
def status(context: typer.Context, json: AsJson = False) -> None:
    """Show how far witnesses have cosigned our logs; exit 1 where too few have in time.

    In the folder of a witness: how many logs it knows.

    Example: keepclear witness status
    """
    from keepclear.host.witness import WITNESS_KEY_FILE, counts_of

    folder = place(context).folder
    if (folder / WITNESS_KEY_FILE).exists():
        origins, keys = counts_of(folder)
        text = f"{origins} logs of {keys} keys have been cosigned"
        tell(context, {"logs": origins, "keys": keys}, text, json=json)
        return
    view = ask(context, {"view": "witness status"})
    if wants_json(context, json):
        tell(context, view, "", json=True)
    elif not view["witnesses"]:
        typer.echo("UNWITNESSED: no witness is named in the settings; everything else works alike.")
    else:
        typer.echo(f"{view['least']} of {len(view['witnesses'])} witnesses are to cosign")
        zone = zone_of(context)
        rows = [
            (
                log["channel"],
                one["witness"],
                f"{one['size']} of {log['size']}",
                in_row(one["at"], zone) if one["at"] else "never",
                one["trouble"],
            )
            for log in view["logs"]
            for one in log["by"]
        ]
        heads = ("channel", "witness", "cosigned", "by its clock", "")
        table(heads, rows)
        for log in view["logs"]:
            typer.echo(f"{log['channel']}: {log['words']}")
    raise typer.Exit(ATTENTION if any(log["late"] for log in view["logs"]) else 0)
