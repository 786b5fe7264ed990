"""Lists for tests: a mapping that uses every word, and lines that it reads."""

from keepclear.standards.csv_rfc4180.wire import read_csv
from keepclear.standards.table_mapping.judging import Judged, judge
from keepclear.standards.table_mapping.mapping import Mapping, read_mapping

MAPPING = b"""
[list]
name = "spring"
zone = "Asia/Damascus"
ignore = ["Driver"]

[columns]
key = "Ref"
name = "Convoy"
activity = "Type"
place = ["Lat", "Lon"]
route = "Route"
area = "Area"
radius_km = "Radius km"
floor_ft = "Floor ft"
ceiling_m = "Ceiling m"
altitude_reference = "Counted from"
from = ["Day", "Leaves"]
until = "Arrives"
text = "Remarks"

[words.activity]
"Food" = "humanitarian_movement"
"""
COLUMNS = (
    *("Ref", "Convoy", "Type", "Lat", "Lon", "Route", "Area", "Radius km"),
    *("Floor ft", "Ceiling m", "Counted from", "Day", "Leaves", "Arrives", "Driver", "Remarks"),
)
GOOD = {
    "Ref": "1",
    "Convoy": "North 1",
    "Type": "Food",
    "Lat": "36 22.23N",
    "Lon": "37 30.95E",
    "Radius km": "0.5",
    "Day": "2030-06-01",
    "Leaves": "08:00",
    "Arrives": "2030-06-01T09:00Z",
}


def mapping(text: bytes = MAPPING) -> Mapping:
    return read_mapping("spring.toml", text)


def listed(*lines: dict[str, str]) -> bytes:
    """A CSV of the good line with some cells in place of its own."""
    rows = [",".join(COLUMNS)]
    for line in lines:
        cells = GOOD | line
        rows.append(",".join(f'"{cells.get(c, "")}"' for c in COLUMNS))
    return "\n".join(rows).encode()


def judged(
    *lines: dict[str, str], mapped: Mapping | None = None, kind: str = "movements"
) -> Judged:
    table = read_csv("spring.csv", listed(*lines))
    return judge(table, mapped or mapping(), kind)
