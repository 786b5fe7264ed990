"""A file on the disk to a list, by what its name says it is; bounded before it is taken in."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from keepclear.errors import BadInput, Fault
from keepclear.limits import TABLE_FILE_BYTES_MAX

if TYPE_CHECKING:
    from keepclear.standards.geojson_rfc7946.geometry import Bounds
    from keepclear.standards.table_mapping.mapping import Mapping
    from keepclear.standards.table_mapping.table import Table

FORMATS: Final = {".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".geojson": "geojson"}


def format_of(name: str) -> str:
    """Return csv, xlsx or geojson, by the end of a file's name; raise BadInput for another."""
    found = FORMATS.get(Path(name).suffix.lower())
    if found is None:
        cure = f"name it by its format: {', '.join(FORMATS)}"
        raise BadInput([Fault(name, "of no format known for lists", cure)])
    return found


def content_of(name: str, bytes_max: int = TABLE_FILE_BYTES_MAX) -> bytes:
    """Return the bytes of a file; raise BadInput where it cannot be read or is too great."""
    try:
        with Path(name).open("rb") as file:
            content = file.read(bytes_max + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadInput([Fault(name, f"cannot be read: {why}", "check the path")]) from None
    if len(content) > bytes_max:
        cure = "part it into several lists"
        raise BadInput([Fault(name, f"over {bytes_max:,} bytes", cure)])
    return content


def read_list(name: str, mapping: "Mapping", bounds: "Bounds | None") -> "Table":
    """Read a list whole; raise BadInput with what is wrong with the file itself."""
    found, content, called = format_of(name), content_of(name), Path(name).name
    if found == "geojson":
        from keepclear.standards.geojson_rfc7946.table import read_features

        return read_features(called, content, bounds)
    if found == "xlsx":
        from keepclear.standards.xlsx_ooxml.wire import read_xlsx

        return read_xlsx(called, content, mapping.sheet, mapping.headings)
    from keepclear.standards.csv_rfc4180.wire import read_csv

    separator = "\t" if name.lower().endswith(".tsv") else mapping.separator
    return read_csv(called, content, separator, mapping.headings)
