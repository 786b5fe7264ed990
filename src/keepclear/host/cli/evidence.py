"""Commands of proof: what our watch knew at any instant, a bundle for a stranger, and its check."""

from base64 import b64decode, b64encode
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keepclear.errors import BadInput, BadRecord, Fault
from keepclear.host.cli import ATTENTION, PROOF_FAILED
from keepclear.host.cli.speak import AsJson, Channel, ask, tell, wants_json, warn, zone_of

if TYPE_CHECKING:
    from keepclear.evidence.proof import Proof

Html = Annotated[str, typer.Option("--html", help="Write it as a page to print.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.command("timeline")(timeline)
    app.command("bundle")(bundle)
    app.command("verify")(verify)


def timeline(
    context: typer.Context,
    at: Annotated[str, typer.Option(help="Show what was known at this instant.")] = "",
    entry: Annotated[int, typer.Option(help="Or right after this entry of our journal.")] = 0,
    since: Annotated[str, typer.Option("--from", help="Tell what happened from this instant")] = "",
    until: Annotated[str, typer.Option(help="until this one.")] = "",
    notice: Annotated[str, typer.Option(help="Only of this notice.")] = "",
    party: Annotated[str, typer.Option(help="Only of this party.")] = "",
    channel: Channel = "",
    beside: Annotated[str, typer.Option(help="Put our journal beside this bundle.")] = "",
    html: Html = "",
    json: AsJson = False,
) -> None:
    """Show what our watch knew at an instant, or what happened between two; beside a bundle too.

    Times of ours are by our clock, in order of our journal; those of others say by whose clock.
    With --beside, exit 1 where the accounts differ.

    Example: keepclear timeline --at 2030-06-01T16:20Z
             keepclear timeline --from 2030-06-01T16:00Z
                 --until 2030-06-01T17:00Z --party B
             keepclear timeline --notice A-7 --html a-7.html
             keepclear timeline --beside b.bundle
    """
    from keepclear.desk.drawing import timeline_page as page
    from keepclear.host.cli.when import seconds_of

    zone = zone_of(context)

    def utc(text: str, option: str) -> int:
        return seconds_of(text, option, str(zone)) if text else 0

    if beside:
        data = b64encode(_content(beside)).decode()
        view = ask(context, {"view": "timeline beside", "bundle": data})
        lines, written = page.beside_lines, page.beside_html
    elif at or entry:
        asked = {"at": utc(at, "--at"), "entry": entry, "channel": channel}
        view = ask(context, {"view": "timeline at"} | asked)
        lines, written = page.known_lines, page.known_html
    else:
        span = {"since": utc(since, "--from"), "until": utc(until, "--until")}
        asked = {"notice": notice, "party": party, "channel": channel}
        view = ask(context, {"view": "timeline"} | span | asked)
        lines, written = page.event_lines, page.events_html
    if html:
        _write(html, written(view, zone).encode())
    if wants_json(context, json):
        tell(context, view, "", json=True)
    else:
        typer.echo(f"it is in {html}" if html else "\n".join(lines(view, zone)))
    if beside and any(one["differences"] for one in view["channels"]):
        raise typer.Exit(ATTENTION)


def bundle(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Record ids and notices.")],
    output: Annotated[str, typer.Option("-o", "--output", help="The file to write.")],
    channel: Channel = "",
    journal: Annotated[
        bool, typer.Option("--journal/--no-journal", help="Add our own journal's entries.")
    ] = True,
    json: AsJson = False,
) -> None:
    """Write a file that proves to a stranger what was said and who held it.

    A notice stands for its versions and all that was said about it; a record id for that record
    alone. Of all other records the file holds hashes, and how many they are.

    Example: keepclear bundle A-7 -o a-7.bundle
             keepclear bundle 9b84c3a5a412 A-8 -o morning.bundle --no-journal
    """
    asked = {"view": "bundle", "chosen": ids, "channel": channel, "journal": journal}
    made = ask(context, asked)
    data = b64decode(made.pop("bundle"))
    _write(output, data)
    text = (
        f"{output}: {made['chosen']} records chosen, {made['records']} in it, "
        f"{made['receipts']} receipts, {len(data):,} bytes\n"
        f"It discloses these records, and of all others only how many there are.\n"
        f"Check it, anywhere: keepclear verify {output}"
    )
    tell(context, made | {"file": output}, text, json=json)


def verify(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A bundle.")],
    html: Html = "",
    zone: Annotated[str, typer.Option(help="A zone to show beside UTC, Asia/Damascus.")] = "UTC",
    json: AsJson = False,
) -> None:
    """Check a bundle and say what it proves; needs no node, no network and no store.

    Exit 0: it holds. 2: the file is no bundle. 4: it is one, and its proof fails.

    Example: keepclear verify a-7.bundle
             keepclear verify a-7.bundle --html a-7.html --zone Asia/Damascus
    """
    from keepclear.desk.drawing.proof import lines, proof_html
    from keepclear.evidence.summary import summary

    shown_in = _zone(zone)
    proof = proven(file)
    view = summary(proof)
    if html:
        _write(html, proof_html(view, shown_in).encode())
    if wants_json(context, json):
        tell(context, {"claims": proof.claims(), "summary": view}, "", json=True)
    elif html:
        typer.echo(f"The bundle holds; what it proves is in {html}")
    else:
        typer.echo("\n".join(lines(view, shown_in)))


def proven(file: str) -> "Proof":
    """Read a file and return what it proves; exit 4 where the proof fails, and say where."""
    from keepclear.evidence.bundle import parse_bundle
    from keepclear.evidence.proof import Broken, prove

    data = _content(file)
    try:
        found = prove(parse_bundle(data))
    except BadRecord as error:
        cure = "ask whoever sent it for the file as it was written"
        raise BadInput([Fault(file, f"it is no bundle: {error}", cure)]) from error
    if isinstance(found, Broken):
        warn(f"{file}: THE PROOF FAILS, and the file proves nothing:")
        for rule, what in found.faults:
            warn(f"  {what} ({rule})")
        raise typer.Exit(PROOF_FAILED)
    return found


def _content(file: str) -> bytes:
    from keepclear.limits import BUNDLE_BYTES_MAX

    try:
        with Path(file).open("rb") as opened:
            return opened.read(BUNDLE_BYTES_MAX + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadInput([Fault(file, f"it cannot be read: {why}", "check the path")]) from error


def _zone(name: str) -> tzinfo:
    from keepclear.space.local_time import ZONE_EXAMPLE, find_zone

    zone = find_zone(name)
    if zone is None:
        raise BadInput([Fault("--zone", f"{name!r} is no zone that is known here", ZONE_EXAMPLE)])
    return zone


def _write(name: str, data: bytes) -> None:
    try:
        Path(name).write_bytes(data)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadInput([Fault(name, f"it cannot be written: {why}", "check the path")]) from error
