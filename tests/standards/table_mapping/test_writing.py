"""What is written by a mapping is read by it as it stood; what it cannot say is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.standards.table_mapping.lists import MAPPING, mapping

from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import encode_volumes, parse_volumes
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume, core_faults, line, point, polygon
from keepclear.standards.csv_rfc4180.wire import read_csv, write_csv
from keepclear.standards.geojson_rfc7946.table import read_features, write_features
from keepclear.standards.table_mapping.judging import judge
from keepclear.standards.table_mapping.keep_clear import areas_of
from keepclear.standards.table_mapping.reading import ACTIVITIES
from keepclear.standards.table_mapping.writing import Entry, LineWriter
from keepclear.standards.xlsx_ooxml.wire import read_xlsx, write_xlsx

MICRO = 1_000_000
LON = st.integers(-180 * MICRO, 180 * MICRO).map(lambda x: x / MICRO)
LAT = st.integers(-90 * MICRO, 90 * MICRO).map(lambda x: x / MICRO)
NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)
NAME = st.text(st.sampled_from("abcXYZ012 =+-@';|\"\u0434\u0645"), min_size=1, max_size=12).filter(
    lambda text: text == " ".join(text.split())
)


@st.composite
def cores(draw: st.DrawFn) -> Core:
    kind = draw(st.sampled_from(CoreKind))
    lon, lat = draw(LON), draw(LAT)
    if kind is CoreKind.POINT:
        return point(lon, lat)
    if kind is CoreKind.LINE:
        return line((lon, lat), *draw(st.lists(st.tuples(LON, LAT), min_size=1, max_size=4)))
    east, north = lon + draw(st.integers(1, 99)) / MICRO, lat + draw(st.integers(1, 99)) / MICRO
    east, north = round(east, 6), round(north, 6)
    return polygon(((lon, lat), (east, lat), (east, north), (lon, north), (lon, lat)))


@st.composite
def volumes(draw: st.DrawFn) -> Volume:
    core = draw(cores())
    assume(not core_faults(core, ""))
    floor_m, above_m = draw(st.none() | st.integers(-500, 5_000)), draw(st.integers(0, 9_000))
    ceiling_m = draw(st.none() | st.just((floor_m or 0) + above_m))
    bounded = floor_m is not None or ceiling_m is not None
    reference = draw(st.sampled_from(Reference)) if bounded else None
    start = NOON + timedelta(seconds=draw(st.integers(0, 10**7)))
    span = Interval(start, start + timedelta(seconds=draw(st.integers(1, 10**6))))
    return Volume(
        core, float(draw(st.integers(0, 50_000))), Band(floor_m, ceiling_m, reference), span
    )


@st.composite
def entries(draw: st.DrawFn, parts_max: int = 1) -> Entry:
    # As they stand at a node, after a record has carried them.
    said = encode_volumes(draw(st.lists(volumes(), min_size=1, max_size=parts_max)))
    held = parse_volumes(said, Fields({}, "volume/1"))
    activity = draw(st.sampled_from(ACTIVITIES["movements"]))
    return Entry(draw(NAME), draw(NAME), activity, draw(NAME | st.just("")), held)


def read_again(format_: str, entry: Entry, text: bytes = MAPPING) -> Entry:
    """The entry after its lines went through a file."""
    mapped = mapping(text)
    writer = LineWriter(mapped, "movements", geometry=format_ == "geojson")
    lines, faults = writer.lines(entry)
    assert faults == []
    flat = [[line.cells.get(heading) for heading in writer.headings] for line in lines]
    if format_ == "csv":
        table = read_csv("x.csv", write_csv(writer.headings, flat).encode())
    elif format_ == "xlsx":
        table = read_xlsx("x.xlsx", write_xlsx("x", writer.headings, flat))
    else:
        written = write_features((line.cells, line.cores) for line in lines)
        table = read_features("x.geojson", written.encode())
    judged = judge(table, mapped, "movements")
    assert judged.faults() == []
    (item,) = judged.items.values()
    return Entry(item.key, item.name, item.activity, item.text, item.volumes())


@pytest.mark.requirement("F14-7")
@pytest.mark.parametrize("format_", ["csv", "xlsx", "geojson"])
@given(entry=entries())
def test_what_is_written_is_read_again_as_it_stood(format_: str, entry: Entry) -> None:
    assert read_again(format_, entry) == entry


JOINED = MAPPING.replace(b"[columns]", b"joined = true\n[columns]")
OTHER_UNITS = JOINED.replace(b"radius_km", b"radius_nm").replace(b"ceiling_m", b"ceiling_ft")
ONE_COLUMN = OTHER_UNITS.replace(b'["Day", "Leaves"]', b'"Day"').replace(
    b'["Lat", "Lon"]', b'"Lat"'
)


@pytest.mark.requirement("F14-7")
@pytest.mark.parametrize("text", [JOINED, OTHER_UNITS, ONE_COLUMN])
@pytest.mark.parametrize("format_", ["csv", "geojson"])
@given(entry=entries(parts_max=3))
def test_parts_and_other_units_are_read_again_as_they_stood(
    format_: str, text: bytes, entry: Entry
) -> None:
    assert read_again(format_, entry, text) == entry


@pytest.mark.parametrize(
    ("without", "field"),
    [
        (b'text = "Remarks"', "text"),
        (b'floor_ft = "Floor ft"', "band"),
        (b'name = "Convoy"', "name"),
        (b'key = "Ref"', "key"),
    ],
)
def test_what_the_mapping_has_no_column_for_is_refused_and_not_left_out(
    without: bytes, field: str
) -> None:
    volume = Volume(
        point(37.5, 36.3),
        500.0,
        Band(30.0, 300.0, Reference.AGL),
        Interval(NOON, NOON.replace(hour=13)),
    )
    entry = Entry("1", "North 1", "patrol", "a few words", [volume])
    writer = LineWriter(mapping(MAPPING.replace(without, b"")), "movements", geometry=False)
    _, faults = writer.lines(entry)
    assert [f"cannot say its {field}" in fault.fault for fault in faults] == [True]


def test_what_holds_for_every_line_is_not_said_of_something_else() -> None:
    fixed = MAPPING.replace(b'activity = "Type"', b"").replace(
        b"[columns]", b'[fixed]\nactivity = "patrol"\n[columns]'
    )
    volume = Volume(
        point(37.5, 36.3), 500.0, Band(None, None, None), Interval(NOON, NOON.replace(hour=13))
    )
    entry = Entry("1", "North 1", "patrol", "", [volume])
    writer = LineWriter(mapping(fixed), "movements", geometry=False)
    assert writer.lines(entry)[1] == []
    _, faults = writer.lines(replace(entry, activity="flight"))
    assert "cannot say its activity" in faults[0].fault


def test_several_parts_need_a_mapping_that_joins_them() -> None:
    volume = Volume(
        point(37.5, 36.3), 500.0, Band(None, None, None), Interval(NOON, NOON.replace(hour=13))
    )
    other = replace(volume, core=point(37.6, 36.3))
    _, faults = LineWriter(mapping(), "movements", geometry=False).lines(
        Entry("1", "North 1", "patrol", "", [volume, other])
    )
    assert "it has 2 parts" in faults[0].fault


# Another party's content


@pytest.mark.requirement("F11-14")
@given(entry=entries(parts_max=3))
def test_areas_hold_every_position_for_the_whole_time_and_say_no_path(entry: Entry) -> None:
    areas = areas_of(entry.volumes)
    start = min(volume.interval.start for volume in entry.volumes)
    end = max(volume.interval.end for volume in entry.volumes)
    assert {(area.interval.start, area.interval.end) for area in areas} == {(start, end)}
    assert all(area.core.kind is not CoreKind.LINE for area in areas)
    for volume in entry.volumes:
        for ring in volume.core.rings:
            assert all(any(_holds(area, volume, at) for area in areas) for at in ring)
    backwards = [
        replace(v, core=Core(v.core.kind, tuple(ring[::-1] for ring in v.core.rings)))
        if v.core.kind is CoreKind.LINE
        else v
        for v in reversed(entry.volumes)
    ]
    assert len(areas_of(backwards)) == len(areas)


def _holds(area: Volume, volume: Volume, at: tuple[float, float]) -> bool:
    lons, lats = zip(*area.core.rings[0], strict=True)
    inside = (
        min(lons) - 1e-9 <= at[0] <= max(lons) + 1e-9
        and min(lats) - 1e-9 <= at[1] <= max(lats) + 1e-9
    )
    return inside and area.radius_m == volume.radius_m and area.band == volume.band
