"""The command that makes a notice of a recorded track."""

from math import isfinite
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from keepclear.errors import BadInput, Fault
from keepclear.host.cli.notices import Reference
from keepclear.host.cli.speak import AsJson, one_of, place, tell, warn


def add_to(notice: typer.Typer) -> None:
    """Add this command to those about notices."""
    notice.command("from-track")(from_track)


def from_track(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="GeoJSON, CSV, GPX or .json.gz of the traffic package.")
    ],
    party: Annotated[str, typer.Option(help="Whose it is; the party of this node else.")] = "",
    activity: Annotated[str, typer.Option(help="What goes on there.")] = "flight",
    radius_m: Annotated[float, typer.Option("--radius-m", help="Metres around the track.")] = 500.0,
    tolerance_m: Annotated[
        float,
        typer.Option("--tolerance-m", help="How far the line may stray; added to the radius."),
    ] = 100.0,
    segment_s: Annotated[
        int, typer.Option("--segment-s", help="Longest segment, up to 300 seconds.")
    ] = 300,
    altitude_reference: Reference = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; stdout otherwise.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Turn a recorded track into a notice of timed segments, as GeoJSON for `give` and `check`.

    Example: keepclear notice from-track flight.gpx --party A -o flight.geojson
    """
    from keepclear.host.settings import SETTINGS_FILE, load_settings
    from keepclear.space.track import gaps, volumes_from_track
    from keepclear.standards.track.feature import to_features
    from keepclear.standards.track.reader import read_track

    activity, reference = _track_options(
        activity, radius_m, tolerance_m, segment_s, altitude_reference
    )
    whose = party or load_settings(place(context).folder / SETTINGS_FILE).party.name
    features: list[Any] = []
    for track in read_track(file, file.name, reference=reference):
        for warning in track.warnings:
            warn(f"warning: {track.name}: {warning}")
        for gap in gaps(track.samples, segment_s):
            warn(f"warning: {track.name}: no sample from {gap.start} to {gap.end}")
        volumes = volumes_from_track(
            track.samples,
            radius_m=radius_m,
            tolerance_m=tolerance_m,
            reference=track.reference,
            segment_s_max=segment_s,
        )
        features += to_features(track.name, whose, activity, volumes)["features"]
    document = msgspec.json.encode({"type": "FeatureCollection", "features": features})
    if output is None:
        typer.echo(document.decode())
        return
    try:
        output.write_bytes(document + b"\n")
    except OSError as error:
        fault = f"it cannot be written: {error.strerror}"
        raise BadInput([Fault(str(output), fault, "check the path")]) from error
    answer = {"file": str(output), "volumes": len(features)}
    tell(context, answer, f"{len(features)} volumes written to {output}", json=json)


def _track_options(
    activity: str, radius_m: float, tolerance_m: float, segment_s: int, reference: str | None
) -> tuple[str, Any]:
    """Check the options of a track; return its activity and what its altitudes count from."""
    from keepclear.space.altitude import Reference as AltitudeReference
    from keepclear.standards.geojson_rfc7946.properties import ACTIVITIES, REFERENCES

    faults = []
    for option, length_m in (("--radius-m", radius_m), ("--tolerance-m", tolerance_m)):
        if not (isfinite(length_m) and length_m >= 0):
            faults.append(Fault(option, f"{length_m} is not a length", "give metres, 0 or more"))
    if not 1 <= segment_s <= 300:
        faults.append(Fault("--segment-s", f"{segment_s} is not taken", "give 1 to 300 seconds"))
    chosen = []
    for option, text, known in (
        ("--activity", activity or "flight", ACTIVITIES),
        ("--altitude-reference", reference, REFERENCES),
    ):
        try:
            chosen.append(one_of(option, text, known) if text else "")
        except BadInput as refused:
            faults += refused.faults
    if faults:
        raise BadInput(faults)
    return chosen[0], AltitudeReference[chosen[1]] if chosen[1] else None
