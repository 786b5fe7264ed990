"""The bad lines of a list as a list of their own, so that a person mends these and no others.

In the columns of the list itself, with one more that says what is wrong. That one is never read,
so the mended file is imported by the same mapping as it stands.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from keepclear.errors import BadInput, Fault

if TYPE_CHECKING:
    from keepclear.standards.table_mapping.judging import Judged
    from keepclear.standards.table_mapping.mapping import Mapping
    from keepclear.standards.table_mapping.table import Table


def write_bad_lines(path: str, table: "Table", judged: "Judged", mapping: "Mapping") -> None:
    """Write the bad lines beside the list; features as features, rows as CSV."""
    text = _features(judged) if table.has_geometry else _rows(table, judged, mapping)
    try:
        Path(path).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        fault = f"cannot be written: {error.strerror}"
        raise BadInput([Fault("--bad-lines", fault, "name a file that can be")]) from None


def check_name(path: str, *, geometry: bool) -> None:
    """Refuse a name for the bad lines under which they could not be read again."""
    wanted = ".geojson" if geometry else ".csv"
    if path and Path(path).suffix.lower() != wanted:
        fault = f"{path!r} does not end in {wanted}"
        raise BadInput([Fault("--bad-lines", fault, "name it so that it can be imported again")])


def _rows(table: "Table", judged: "Judged", mapping: "Mapping") -> str:
    from keepclear.standards.csv_rfc4180.wire import write_csv
    from keepclear.standards.table_mapping.table import WRONG, Cell

    rows: list[list[Cell]] = []
    for line in judged.bad_lines():
        cells: list[Cell] = [_typed(line.cells.get(heading)) for heading in table.headings]
        rows.append([*cells, _wrong(judged.bad[line.number][1])])
    written = write_csv([*table.headings, WRONG], rows, mapping.separator)
    # The headings stand where the mapping looks for them.
    return "\r\n" * (mapping.headings - 1) + written


def _typed(cell: object) -> str | int | float | None:
    """Return a cell of a workbook as text that reads back the same."""
    match cell:
        case datetime() | date() | time():
            return cell.isoformat(*([" "] if isinstance(cell, datetime) else []))
        case None | str() | int() | float():
            return cell
        case _:
            return str(cell)


def _features(judged: "Judged") -> str:
    from keepclear.standards.geojson_rfc7946.table import collection
    from keepclear.standards.table_mapping.table import WRONG

    features = []
    for line in judged.bad_lines():
        raw = line.raw if isinstance(line.raw, dict) else {"type": "Feature"}
        properties = raw.get("properties")
        properties = properties if isinstance(properties, dict) else {}
        wrong = {WRONG: _wrong(judged.bad[line.number][1])}
        features.append(json.dumps(raw | {"properties": properties | wrong}, ensure_ascii=False))
    return collection(features)


def _wrong(faults: Sequence[Fault]) -> str:
    return " / ".join(f"{f.place.rpartition(', ')[2]}: {f.fault}" for f in faults)
