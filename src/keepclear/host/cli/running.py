"""Commands that run for a while: serve, check, rebuild, demo."""

from pathlib import Path
from typing import Annotated

import typer

from keepclear.host.cli.speak import AsJson, place, tell, wants_json


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.command("serve")(serve)
    app.command("check")(check)
    app.command("rebuild")(rebuild)
    app.command("demo")(demo)


def serve(context: typer.Context, json: AsJson = False) -> None:
    """Run the node until it is told to stop (Ctrl-C or SIGTERM).

    Example: keepclear serve
    """
    from keepclear.host.running import run_node

    run_node(place(context).folder, json=wants_json(context, json))


def check(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(help="GeoJSON files; - is standard input.")],
    lateral_m: Annotated[
        float | None, typer.Option("--lateral-m", help="Metres kept apart.")
    ] = None,
    vertical_m: Annotated[
        float | None, typer.Option("--vertical-m", help="Metres of altitude.")
    ] = None,
    time_s: Annotated[int | None, typer.Option("--time-s", help="Seconds kept apart.")] = None,
    rules: Annotated[
        str | None, typer.Option(help="A TOML file of rules, in place of one separation for all.")
    ] = None,
    given: Annotated[
        str | None, typer.Option(help="When plans that do not say it were given, in RFC 3339.")
    ] = None,
    bounds: Annotated[str | None, typer.Option(help="W,S,E,N in degrees.")] = None,
    resolve: Annotated[
        bool, typer.Option("--resolve", help="Look for the smallest moves that clear each notice.")
    ] = False,
    svg: Annotated[str | None, typer.Option(help="Draw the conflict map as one picture.")] = None,
    html: Annotated[str | None, typer.Option(help="Draw it as pages for a briefing.")] = None,
    json: AsJson = False,
) -> None:
    """Find where plans of different parties come too close; needs no node.

    Example: keepclear check ours.geojson theirs.geojson --lateral-m 1000 --json
             keepclear check *.geojson --rules r.toml --resolve --html map.html
    """
    from keepclear.host.check import run_check

    raise typer.Exit(
        run_check(
            files,
            json=wants_json(context, json),
            lateral_m=lateral_m,
            vertical_m=vertical_m,
            time_s=time_s,
            rules=rules,
            given=given,
            bounds=bounds,
            resolve=resolve,
            svg=svg,
            html=html,
        )
    )


def rebuild(context: typer.Context, json: AsJson = False) -> None:
    """Make everything but the records and the journal anew, and compare; `serve` must not run.

    Example: keepclear rebuild
    """
    from keepclear.host.rebuild import rebuild_folder

    answer = rebuild_folder(place(context).folder)
    text = f"rebuilt from {answer['records']} records and {answer['journal']} journal entries"
    same = "as before" if answer["same"] else "DIFFERENT from before; the old store is kept"
    tell(context, answer, f"{text}: {same}", json=json)
    raise typer.Exit(0 if answer["same"] else 1)


def demo(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="Play once, then end by itself.")] = False,
    scenario: Annotated[Path | None, typer.Option(help="A folder like examples/syria.")] = None,
) -> None:
    """Play three parties as three processes on this machine.

    Example: keepclear demo --once
    """
    from keepclear.host.demo import play

    raise typer.Exit(play(scenario, once=once))
