"""What stands to a file: our own by the mapping that reads it, others' as areas to keep clear of.

The rule: of another party only what keeps our people clear goes out, marked SAFETY ONLY: one area
for each notice, over all of its time, with no path through it, so that nobody follows anybody by
our file.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from keepclear.errors import BadInput, Fault
from keepclear.host.bulk.importing import volumes_of
from keepclear.host.bulk.standing import Ask, Movements, Standing

if TYPE_CHECKING:
    from keepclear.space.volume import Core, Volume
    from keepclear.standards.table_mapping.mapping import Mapping as Mapped
    from keepclear.standards.table_mapping.table import Cell, Line
    from keepclear.standards.table_mapping.writing import Entry

SAFETY_ONLY: Final = "SAFETY ONLY"
AREA_HEADINGS: Final = (
    *("mark", "notice", "label", "area", "radius_m", "floor_m", "ceiling_m"),
    *("altitude_reference", "from", "until"),
)
CONFLICT_HEADINGS: Final = (
    *("mark", "conflict", "notices", "parties", "where", "from", "until", "closest_m"),
)
Row: TypeAlias = "tuple[Mapping[str, Cell], Sequence[Core]]"


def our_entries(standing: Standing) -> list["Entry"]:
    """Return what of ours stands, under the keys that this list gave it.

    What came by no list, or by another, goes under the number that it is known by.
    """
    from keepclear.standards.table_mapping.writing import Entry

    own = {row["serial"]: row["key"] for row in standing.imported()}
    return [
        Entry(
            own.get(row["serial"], f"{standing.prefix}{row['number']}"),
            row["name"],
            row["activity"],
            row["text"],
            volumes_of(row["volumes"]),
        )
        for row in standing.whole()
    ]


def write_entries(format_: str, mapping: "Mapped", kind: str, entries: Sequence["Entry"]) -> bytes:
    """Return a list in a format; raise BadInput with everything that the mapping cannot say."""
    from keepclear.standards.table_mapping.writing import LineWriter

    writer = LineWriter(mapping, kind, geometry=format_ == "geojson")
    lines: list[Line] = []
    faults: list[Fault] = []
    for entry in entries:
        found, unsaid = writer.lines(entry)
        lines += found
        faults += unsaid
    if faults:
        raise BadInput(faults)
    rows = [(line.cells, line.cores) for line in lines]
    above = mapping.headings - 1
    return written(format_, writer.headings, rows, kind, mapping.separator, above, mapping.sheet)


def written(
    format_: str,
    headings: Sequence[str],
    rows: Sequence["Row"],
    kind: str,
    separator: str = ",",
    above: int = 0,
    sheet: str = "",
) -> bytes:
    """Return rows in a format: csv, xlsx or geojson; `above` empty lines stand on top."""
    if format_ == "geojson":
        from keepclear.standards.geojson_rfc7946.table import write_features

        return write_features(rows).encode()
    flat = [[cells.get(heading) for heading in headings] for cells, _ in rows]
    if format_ == "xlsx":
        from keepclear.standards.xlsx_ooxml.wire import write_xlsx

        return write_xlsx(sheet or kind, headings, flat, above)
    from keepclear.standards.csv_rfc4180.wire import write_csv

    return ("\r\n" * above + write_csv(headings, flat, separator)).encode()


def area_rows(
    ask: Ask, channel: str, party: str, labels: Collection[str], *, geometry: bool
) -> list["Row"]:
    """Return a party's notices that stand as areas, of those that bear one of some labels."""
    from keepclear.standards.table_mapping.keep_clear import areas_of

    return [
        (_area_cells(row, area, geometry=geometry), (area.core,))
        for row in Movements(ask, channel, "", party=party).whole()
        if not labels or row["label"] in labels
        for area in areas_of(volumes_of(row["volumes"]))
    ]


def _area_cells(row: Mapping[str, Any], area: "Volume", *, geometry: bool) -> dict[str, "Cell"]:
    from keepclear.standards.table_mapping.writing import core_text

    band, span = area.band, area.interval
    where = {} if geometry else {"area": core_text(area.core)}
    return {
        "mark": SAFETY_ONLY,
        "notice": row["number"],
        "label": row["handling"],
        **where,
        "radius_m": area.radius_m,
        "floor_m": band.floor_m,
        "ceiling_m": band.ceiling_m,
        "altitude_reference": band.counted_from,
        "from": span.start.isoformat().replace("+00:00", "Z"),
        "until": span.end.isoformat().replace("+00:00", "Z"),
    }


def conflict_rows(ask: Ask, *, geometry: bool) -> list["Row"]:
    """Return the conflicts that stand now: which notices, where, when and how close."""
    from keepclear.space.place import Place, decimal
    from keepclear.space.volume import point

    rows: list[Row] = []
    for one in ask({"view": "conflicts"}):
        lon, lat = one["where"]
        where = {} if geometry else {"where": decimal(Place(lon, lat))}
        cells: dict[str, Cell] = {
            "mark": SAFETY_ONLY,
            "conflict": one["id"],
            "notices": "; ".join(one["notices"]),
            "parties": "; ".join(one["parties"]),
            **where,
            "from": one["start"],
            "until": one["end"],
            "closest_m": one["closest_m"],
        }
        rows.append((cells, (point(lon, lat),)))
    return rows


def write_file(path: str, content: bytes) -> None:
    """Put a list on the disk, whole or not at all."""
    target = Path(path)
    try:
        beside = target.with_name(f".{target.name}.part")
        beside.write_bytes(content)
        beside.replace(target)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadInput([Fault("-o", f"cannot be written: {why}", "name another file")]) from None
