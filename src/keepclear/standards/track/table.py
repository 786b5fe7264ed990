"""Tracks as tables: CSV with named columns, and the JSON of the `traffic` package.

CSV columns: `time` (RFC 3339 with offset), `lon`, `lat`; optional `altitude_m` or `altitude_ft`,
and `craft` where the file holds several. `traffic` writes a data frame as JSON, by rows or
by columns: `timestamp` in milliseconds since 1970 in UTC, `altitude` in feet of pressure altitude.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Any

from keepclear.errors import Fault
from keepclear.space.altitude import Reference
from keepclear.standards.track.row import METRES_PER_FOOT, Recording, Row

TIMES = ("time", "timestamp")
LONS = ("lon", "longitude")
LATS = ("lat", "latitude")
# The narrowest name first: a flight rather than the aircraft that flew several. A column `track`
# is no name: it is the course over ground.
CRAFTS = ("flight_id", "craft", "icao24", "callsign", "name")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_csv(text: str, name: str) -> Recording:
    """Return the lines of a CSV file; altitudes have no reference, the caller must say it."""
    reader = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True, strict=True)
    columns = [column.strip() for column in reader.fieldnames or ()]
    reader.fieldnames = columns
    time, lon, lat = (_first(columns, names) for names in (TIMES, LONS, LATS))
    faults = [
        Fault("line 1", f"no column {names[0]!r}", f"name one column {' or '.join(names)}")
        for names, found in ((TIMES, time), (LONS, lon), (LATS, lat))
        if found is None
    ]
    if "altitude" in columns:
        cure = "name the column altitude_m or altitude_ft"
        faults.append(Fault("line 1", "column 'altitude' does not say its unit", cure))
    if "altitude_m" in columns and "altitude_ft" in columns:
        faults.append(Fault("line 1", "altitude in metres and in feet", "keep one of the two"))
    if faults or time is None or lon is None or lat is None:
        return Recording((), None, tuple(faults))
    craft = _first(columns, CRAFTS)
    altitude, unit = ("altitude_ft", METRES_PER_FOOT)
    if "altitude_m" in columns:
        altitude, unit = ("altitude_m", 1.0)

    def rows() -> Iterator[Row]:
        for line in reader:
            cells = {column: (cell or "").strip() or None for column, cell in _cells(line)}
            yield Row(
                place=f"line {reader.line_num}",
                craft=(cells.get(craft) if craft else None) or name,
                time=cells.get(time),
                lon=cells.get(lon),
                lat=cells.get(lat),
                altitude=cells.get(altitude),
                metres_per_unit=unit,
            )

    try:
        return Recording(list(rows()), None)
    except csv.Error as error:
        fault = Fault(f"line {reader.line_num}", f"not CSV: {error}", "correct or re-save it")
        return Recording((), None, (fault,))


def _cells(line: Mapping[Any, Any]) -> Iterator[tuple[str, str | None]]:
    """Return the named cells of a line; what stands beyond the last column has no name."""
    return ((column, cell) for column, cell in line.items() if isinstance(column, str))


def _first(columns: list[str], names: tuple[str, ...]) -> str | None:
    return next((name for name in names if name in columns), None)


def read_traffic(document: object, name: str) -> Recording:
    """Return the lines of a `traffic` JSON document."""
    if isinstance(document, dict) and all(isinstance(cells, dict) for cells in document.values()):
        document = _by_rows(document)
    if not isinstance(document, list) or not all(isinstance(line, dict) for line in document):
        cure = "give the JSON that `traffic` writes, a GeoJSON, a GPX or a CSV file"
        return Recording((), None, (Fault(name, "is no table of positions", cure),))
    columns = sorted({column for line in document for column in line})
    craft = next((name for name in CRAFTS if name in columns), None)

    def rows() -> Iterator[Row]:
        for number, line in enumerate(document):
            yield Row(
                place=f"row {number}",
                craft=str((line.get(craft) if craft else None) or name),
                time=_epoch(line.get("timestamp")),
                lon=line.get("longitude"),
                lat=line.get("latitude"),
                altitude=line.get("altitude"),
                metres_per_unit=METRES_PER_FOOT,
            )

    return Recording(rows(), Reference.FL)


def _by_rows(columns: dict[str, dict[str, object]]) -> list[dict[str, object]]:
    """Turn a data frame that was written column by column."""
    keys = dict.fromkeys(key for cells in columns.values() for key in cells)
    return [{column: cells.get(key) for column, cells in columns.items()} for key in keys]


def _epoch(value: object) -> object:
    """Return the instant of a count of milliseconds; anything else is left to be judged as text."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return value
    try:
        return EPOCH + timedelta(milliseconds=value)
    except OverflowError:
        return value
