"""`keepclear check` on files of ever more features: the most memory that it takes, and how long.

The theatre's notices, of three parties, are spread over so long a time that few conflict: what is
measured is the reading and the holding. `check_bytes_a_feature` is by how much the most memory
grows from the smaller file to the greater, so that the program and its libraries do not count.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.conflicts.workload import AREA, CIRCLE, CORRIDOR, EPOCH_S, Columns, make
from benchmarks.parties import ROOT

SIZES = (10_000, 100_000)
FEATURES_A_SPAN = 500  # In each 72 hours, so that conflicts grow as features do.
KINDS = {CIRCLE: "Point", CORRIDOR: "LineString", AREA: "Polygon"}
FEATURE = """\
{{"type": "Feature", "properties": {{"notice": "N-{row:07}", "party": "P{party}", \
"activity": "patrol", "start": "{start}", "end": "{end}", "radius_m": {radius_m}, \
"floor_m": {floor_m}, "ceiling_m": {ceiling_m}, "altitude_reference": "MSL"}}, \
"geometry": {{"type": "{kind}", "coordinates": {coordinates}}}}}"""


def measure() -> dict[str, float]:
    """Check a small file once, for what is then compiled; then each size, and return figures."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="keepclear-bench-") as folder:
        path = Path(folder) / "plans.geojson"
        for size in (SIZES[0], *SIZES):
            write(make(size), path)
            took_s, most_mb = check(path)
            figures[f"check_file_{size}_s"] = round(took_s, 1)
            figures[f"check_file_{size}_most_mb"] = round(most_mb, 1)
    few, many = (figures[f"check_file_{size}_most_mb"] * 1e6 for size in SIZES)
    figures["check_bytes_a_feature"] = round((many - few) / (SIZES[1] - SIZES[0]))
    return figures


def check(path: Path) -> tuple[float, float]:
    """Check one file in a process of its own; return seconds, and the most memory in megabytes."""
    command = [sys.executable, "-m", "keepclear.host.check", "--json", str(path)]
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), f"the check ended with {process.returncode}"
    return time.perf_counter() - begun, used.ru_maxrss * 1024 / 1e6


def write(columns: Columns, path: Path) -> None:
    """Write notices as a GeoJSON file, a feature a line."""
    later = len(columns) / FEATURES_A_SPAN
    with path.open("w") as file:
        file.write('{"type": "FeatureCollection", "features": [\n')
        for row in range(len(columns)):
            file.write(_feature(columns, row, later) + (",\n" if row + 1 < len(columns) else "\n"))
        file.write("]}\n")


def _feature(columns: Columns, row: int, later: float) -> str:
    since, until = columns.offsets[row], columns.offsets[row + 1]
    at = list(
        zip(columns.lon[since:until].tolist(), columns.lat[since:until].tolist(), strict=True)
    )
    coordinates = {CIRCLE: at[0], CORRIDOR: at, AREA: [at]}[int(columns.kind[row])]
    start_s = EPOCH_S + int((columns.start_s[row] - EPOCH_S) * later)
    lasts_s = int(columns.end_s[row] - columns.start_s[row])
    return FEATURE.format(
        row=row,
        party=row % 3,
        start=_utc(start_s),
        end=_utc(start_s + lasts_s),
        radius_m=columns.radius_m[row],
        floor_m=columns.floor_m[row],
        ceiling_m=columns.ceiling_m[row],
        kind=KINDS[int(columns.kind[row])],
        coordinates=str(coordinates).replace("(", "[").replace(")", "]"),
    )


def _utc(seconds: int) -> str:
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")
