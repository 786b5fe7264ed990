"""Recorded tracks come in whole, or not at all with everything that is wrong with them."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from keepclear.errors import BadInput
from keepclear.space.altitude import Reference
from keepclear.space.track import Track
from keepclear.standards.track.reader import read_track

T0 = datetime(2020, 3, 15, 6, tzinfo=UTC)
T1 = datetime(2020, 3, 15, 6, 1, tzinfo=UTC)

GPX = b"""<?xml version="1.0"?>
<gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:x="urn:other" version="1.1" creator="c">
 <metadata><name>not this</name><time>2001-01-01T00:00:00Z</time></metadata>
 <wpt lat="1" lon="1"><name>nor this</name></wpt>
 <trk><name>Patrol</name>
  <trkseg>
   <trkpt lat="35.5" lon="38.5"><ele>300.5</ele><time>2020-03-15T06:00:00Z</time>
    <extensions><x:time>1999-01-01T00:00:00Z</x:time></extensions></trkpt>
  </trkseg>
  <trkseg>
   <trkpt lat="35.6" lon="38.6"><ele>310</ele><time>2020-03-15T08:01:00+02:00</time></trkpt>
  </trkseg>
 </trk>
</gpx>"""

CSV = (
    b"time, lat, lon, altitude_m\n"
    b"2020-03-15T06:00:00Z,35.5,38.5,300.5\n"
    b"2020-03-15T08:01:00+02:00,35.6,38.6,310\n"
)

GEOJSON = json.dumps(
    {
        "type": "Feature",
        "properties": {
            "name": "Patrol",
            "coordTimes": ["2020-03-15T06:00:00Z", "2020-03-15T06:01:00Z"],
        },
        "geometry": {
            "type": "LineString",
            "coordinates": [[38.5, 35.5, 300.5], [38.6, 35.6, 310]],
        },
    }
).encode()

MS = 1_584_252_000_000
TRAFFIC_ROWS = [
    {
        "timestamp": MS,
        "latitude": 35.5,
        "longitude": 38.5,
        "altitude": 1000,
        "track": 81.5,
        "flight_id": "Patrol",
        "icao24": "abc123",
    },
    {
        "timestamp": MS + 60_000,
        "latitude": 35.6,
        "longitude": 38.6,
        "altitude": 2000.0,
        "track": 82.5,
        "flight_id": "Patrol",
        "icao24": "abc123",
    },
]
TRAFFIC_COLUMNS = {
    column: {str(at): row[column] for at, row in enumerate(TRAFFIC_ROWS)}
    for column in TRAFFIC_ROWS[0]
}


def traffic(rows: object) -> bytes:
    return gzip.compress(json.dumps(rows).encode())


def faults(content: bytes, name: str, reference: Reference | None = None) -> list[str]:
    with pytest.raises(BadInput) as refused:
        read_track(content, name, reference=reference)
    return [str(fault) for fault in refused.value.faults]


def check_patrol(track: Track, low_m: float, high_m: float) -> None:
    assert [(s.time, s.lon, s.lat) for s in track.samples] == [(T0, 38.5, 35.5), (T1, 38.6, 35.6)]
    assert [s.altitude_m for s in track.samples] == pytest.approx([low_m, high_m])
    assert track.warnings == ()


def test_gpx_is_read_with_its_segments_joined_and_altitudes_above_sea_level() -> None:
    (track,) = read_track(GPX, "patrol.gpx")
    assert (track.name, track.reference) == ("Patrol", Reference.MSL)
    check_patrol(track, 300.5, 310)


def test_csv_is_read_by_the_names_of_its_columns() -> None:
    (track,) = read_track(CSV, "patrol.csv", reference=Reference.MSL)
    assert (track.name, track.reference) == ("patrol", Reference.MSL)
    check_patrol(track, 300.5, 310)


def test_geojson_lines_are_read_with_their_times_and_heights_above_the_ellipsoid() -> None:
    (track,) = read_track(GEOJSON, "patrol.geojson")
    assert (track.name, track.reference) == ("Patrol", Reference.WGS84)
    check_patrol(track, 300.5, 310)


@pytest.mark.parametrize("document", [TRAFFIC_ROWS, TRAFFIC_COLUMNS])
def test_traffic_json_is_read_by_rows_and_by_columns_in_feet_of_pressure_altitude(
    document: object,
) -> None:
    (track,) = read_track(traffic(document), "patrol.json.gz")
    assert (track.name, track.reference) == ("Patrol", Reference.FL)
    check_patrol(track, 304.8, 609.6)


def test_geojson_points_and_multilines_are_read_too() -> None:
    points = [
        {
            "type": "Feature",
            "properties": {"time": time, "track": "Patrol"},
            "geometry": {"type": "Point", "coordinates": position},
        }
        for time, position in (
            ("2020-03-15T06:00:00Z", [38.5, 35.5, 300.5]),
            ("2020-03-15T06:01:00Z", [38.6, 35.6, 310.0]),
        )
    ]
    lines = {
        "type": "Feature",
        "properties": {
            "name": "Patrol",
            "coordinateProperties": {"times": [["2020-03-15T06:00:00Z"], ["2020-03-15T06:01:00Z"]]},
        },
        "geometry": {
            "type": "MultiLineString",
            "coordinates": [[[38.5, 35.5, 300.5]], [[38.6, 35.6, 310.0]]],
        },
    }
    for features in (points, [lines]):
        content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
        (track,) = read_track(content, "patrol.geojson")
        assert track.name == "Patrol"
        check_patrol(track, 300.5, 310)


def test_a_file_on_disk_is_read_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "patrol.gpx.gz"
    path.write_bytes(gzip.compress(GPX, mtime=0))
    assert read_track(path, path.name) == read_track(GPX, "patrol.gpx")


def test_each_craft_is_a_track_of_its_own() -> None:
    rows = [dict(row, flight_id=flight) for flight in ("one", "two") for row in TRAFFIC_ROWS]
    assert [track.name for track in read_track(traffic(rows), "x.json.gz")] == ["one", "two"]
    bare = [{key: row[key] for key in row if key != "flight_id"} for row in TRAFFIC_ROWS]
    assert [track.name for track in read_track(traffic(bare), "x.json.gz")] == ["abc123"]
    table = CSV.replace(b"altitude_m", b"track").replace(b"time,", b"craft,time,")
    table = table.replace(b"2020-", b"B,2020-", 1).replace(b"\n2020-", b"\nA,2020-")
    assert [track.name for track in read_track(table, "x.csv")] == ["B", "A"]


def test_untidy_lines_are_put_in_order_and_said_so() -> None:
    late, early = TRAFFIC_ROWS[1], TRAFFIC_ROWS[0]
    silent = dict(early, latitude=None, longitude=None)
    elsewhere = dict(late, latitude=35.7)
    far = dict(late, timestamp=MS + 500_000, altitude=None)
    rows = [late, early, early, silent, elsewhere, far]
    (track,) = read_track(traffic(rows), "x.json.gz")
    assert [s.time for s in track.samples][:3] == [T0, T1, T1]
    assert len(track.samples) == 4
    assert [warning.split(",")[0] for warning in track.warnings] == [
        "1 lines without a position were left out",
        "positions were not in order of time and have been sorted",
        "1 positions were given twice",
        "1 instants have more than one position; all are covered",
        "1 positions have no altitude; every altitude is covered there",
        "1 gaps over 300 s",
    ]


def test_every_fault_is_named_with_its_place() -> None:
    found = faults(
        b"time,lat,lon,altitude_m\n"
        b"2020-03-15T06:00:00,35.5,38.5,1\n"
        b",35.5,38.5,2\n"
        b"noon,35.5,38.5,2\n"
        b"2020-03-15T06:00:00Z,138.5,35.5,3\n"
        b"2020-03-15T06:00:00Z,nan,38.5,4\n"
        b"2020-03-15T06:00:00Z,35_5,38.5,4\n"
        b"2020-03-15T06:00:00Z,35.5,38.5,inf\n",
        "patrol.csv",
        Reference.MSL,
    )
    assert [fault.split(";")[0] for fault in found] == [
        "patrol.csv: line 2: time '2020-03-15T06:00:00' has no offset from UTC",
        "patrol.csv: line 3: no time",
        "patrol.csv: line 4: time 'noon' is not a time",
        "patrol.csv: line 5: latitude '138.5' is beyond 90 degrees",
        "patrol.csv: line 6: latitude 'nan' is not a number",
        "patrol.csv: line 7: latitude '35_5' is not a number",
        "patrol.csv: line 8: altitude 'inf' is not a number",
    ]


def test_altitudes_without_a_reference_are_refused() -> None:
    assert len(faults(CSV, "patrol.csv")) == 2


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"time,lat,lon,altitude\n", "a.csv", "does not say its unit"),
        (b"when,where\n", "a.csv", "no column 'time'"),
        (b"", "a.csv", "no column 'lon'"),
        (b"time,lat,lon\n", "a.csv", "holds no track"),
        (b'time,lat,lon\n"a"b,c', "a.csv", "not CSV"),
        (b"\xff\xfe", "a.csv", "not UTF-8"),
        (b"[{", "a.json", "not JSON"),
        (b"[" * 100_000, "a.json", "not JSON we read"),
        (b"[" + b"1" * 5_000 + b"]", "a.json", "not JSON we read"),
        (b"[1, 2]", "a.json", "no table of positions"),
        (b'[{"timestamp": NaN, "latitude": 1, "longitude": NaN}]', "a.json", "longitude nan"),
        (b'[{"timestamp": 1e300, "latitude": 1, "longitude": 1}]', "a.json", "is not a time"),
        (b'[{"timestamp": 1, "latitude": null, "longitude": null}]', "a.json", "has no position"),
        (b'{"type": "FeatureCollection"}', "a.geojson", "no features"),
        (b'{"type": "Feature", "geometry": null}', "a.geojson", "no geometry"),
        (GEOJSON.replace(b"coordTimes", b"x"), "a.geojson", "2 positions and 0 times"),
        (GEOJSON.replace(b"LineString", b"Polygon"), "a.geojson", "Polygon is not a track"),
        (GEOJSON.replace(b"38.5,", b"null,"), "a.geojson", "longitude '' is not a number"),
        (GPX[:-10], "a.gpx", "not XML"),
        (GPX.replace(b"GPX/1/1", b"GPX/9/9"), "a.gpx", "not a GPX file"),
        (GPX.replace(b'lon="38.5"', b""), "a.gpx", "longitude '' is not a number"),
        (GPX.replace(b"<gpx", b"<!DOCTYPE gpx [<!ENTITY a 'b'>]><gpx"), "a.gpx", "document type"),
        (b"\x1f\x8bjunk", "a.json.gz", "damaged gzip"),
        (gzip.compress(CSV, mtime=0)[:-12], "a.csv.gz", "damaged gzip"),
        (b"", "a.txt", "no format known"),
    ],
)
def test_what_is_no_track_is_refused_in_words(content: bytes, name: str, said: str) -> None:
    found = faults(content, name)
    assert any(said in fault for fault in found)
    assert all(fault.startswith(name) for fault in found)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_track(tmp_path / "none.gpx", "none.gpx")
