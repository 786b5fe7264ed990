"""Commands of proof: what our watch knew at any instant, a bundle for a stranger, and its check."""

from base64 import b64decode
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keepclear.errors import BadInput, BadRecord, Fault
from keepclear.host.cli import PROOF_FAILED
from keepclear.host.cli.speak import AsJson, Channel, ask, tell, wants_json, warn

if TYPE_CHECKING:
    from keepclear.evidence.proof import Proof

Html = Annotated[str, typer.Option("--html", help="Write it as a page to print.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.command("bundle")(bundle)
    app.command("verify")(verify)


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
    from keepclear.limits import BUNDLE_BYTES_MAX

    try:
        with Path(file).open("rb") as opened:
            data = opened.read(BUNDLE_BYTES_MAX + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadInput([Fault(file, f"it cannot be read: {why}", "check the path")]) from error
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
