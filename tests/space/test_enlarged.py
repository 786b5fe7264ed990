"""What is told of a volume holds it, is the same for all that touches the same cells, and stays."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pyproj import Geod, Proj

from keepclear.errors import BadInput
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import encode_volumes, parse_volumes
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.approach import approach_within
from keepclear.space.enlarged import released
from keepclear.space.graticule import Graticule, core_of
from keepclear.space.interval import Interval
from keepclear.space.outline import Outline
from keepclear.space.place import Place, mgrs
from keepclear.space.precision import (
    AREA_SIZES_M,
    SQUARE_SIZES_M,
    STEPS_S,
    Precision,
    Shape,
    parse_precision,
    precisions,
)
from keepclear.space.volume import Core, CoreKind, Position, Volume, line, point, polygon

GEOD = Geod(ellps="WGS84")
DAY = datetime(2030, 3, 17, tzinfo=UTC)
MORNING = Interval(DAY + timedelta(hours=7, minutes=20), DAY + timedelta(hours=8, minutes=15))
# Of a measured distance, and of the rounding to a millionth of a degree in places made here.
TOLERANCE_M = 0.01

LONS = st.one_of(
    st.integers(-180_000_000, 180_000_000),
    st.sampled_from([-180_000_000, 180_000_000, 0, 36_000_000, 35_999_999, 6_000_000]),
)
LATS = st.one_of(
    st.integers(-90_000_000, 90_000_000),
    st.sampled_from([-90_000_000, 90_000_000, 0, 84_000_000, 83_990_000, -80_000_000, 72_000_000]),
)
RADII = st.one_of(st.just(0), st.integers(0, 3_000), st.integers(0, 300_000))
OFFSETS = st.integers(-200_000, 200_000)
HOUR_OF_DAY = st.integers(0, 80_000)


@st.composite
def cores(draw: st.DrawFn) -> Core:
    lon, lat = draw(LONS), draw(LATS)
    kind = draw(st.sampled_from(list(CoreKind)))
    if kind is CoreKind.POINT:
        return point(lon / 1e6, lat / 1e6)
    near = draw(st.lists(st.tuples(OFFSETS, OFFSETS), min_size=1, max_size=4))
    places = [(lon, lat), *((lon + x, lat + y) for x, y in near)]
    kept = [
        (max(-180_000_000, min(180_000_000, x)) / 1e6, max(-90_000_000, min(90_000_000, y)) / 1e6)
        for x, y in places
    ]
    if kind is CoreKind.LINE:
        return line(*kept)
    (west, south), (east, north) = (
        map(min, zip(*kept, strict=True)),
        map(max, zip(*kept, strict=True)),
    )
    assume(west < east and south < north)
    return polygon(((west, south), (east, south), (east, north), (west, north), (west, south)))


VOLUMES = st.builds(Volume, cores(), RADII.map(float), st.just(EVERY_ALTITUDE), st.just(MORNING))
ROUGH = st.sampled_from([one for one in precisions() if one.size_m and one.step_s in (0, 3_600)])


def places_of(volume: Volume, shares: list[float], azimuth: float) -> list[Position]:
    """Some places that a volume holds: along its core, and as far from there as its radius."""
    ring = volume.core.rings[0]
    found: list[Position] = []
    for share in shares:
        along = share * (len(ring) - 1)
        at = min(int(along), len(ring) - 2) if len(ring) > 1 else 0
        (x, y), (u, v) = ring[at], ring[min(at + 1, len(ring) - 1)]
        within = along - at
        start = (x + within * (u - x), y + within * (v - y))
        found.append(start)
        for turn in (0, 90, 180, 270):
            lon, lat, _ = GEOD.fwd(*start, azimuth + turn, volume.radius_m * 0.999_999)
            found.append((lon, lat))
    if volume.core.kind is CoreKind.POLYGON:
        (west, south), (east, north) = ring[0], ring[2]
        found += [(west + s * (east - west), south + s * (north - south)) for s in shares]
    return found


def is_held(place: Position, told: tuple[Volume, ...]) -> bool:
    at = Outline(point(*place))
    return any(
        approach_within(at, Outline(volume.core), volume.radius_m + TOLERANCE_M) for volume in told
    )


@pytest.mark.requirement("F11-1")
@settings(deadline=None, max_examples=300)
@given(VOLUMES, ROUGH, st.lists(st.floats(0, 1), min_size=1, max_size=3), st.floats(0, 360))
@example(
    Volume(point(180.0, 10.0), 500.0, EVERY_ALTITUDE, MORNING), Precision(Shape.AREA, 1_000), [0], 0
)
@example(
    Volume(point(36.0, 35.0), 90_000.0, EVERY_ALTITUDE, MORNING),
    Precision(Shape.SQUARE, 100),
    [0],
    0,
)
@example(
    Volume(point(0.0, 89.99), 5_000.0, EVERY_ALTITUDE, MORNING),
    Precision(Shape.SQUARE, 1_000),
    [0],
    0,
)
def test_a_released_volume_holds_the_true_one_wherever_it_lies(
    volume: Volume, precision: Precision, shares: list[float], azimuth: float
) -> None:
    told = released((volume,), precision)
    for place in places_of(volume, shares, azimuth):
        assert is_held(place, told), (place, told)
    for one in told:
        assert one.interval.start <= volume.interval.start
        assert one.interval.end >= volume.interval.end


@pytest.mark.requirement("F11-1")
@settings(deadline=None, max_examples=200)
@given(VOLUMES, ROUGH)
def test_what_is_told_already_is_told_again_as_it_is(volume: Volume, precision: Precision) -> None:
    told = released((volume,), precision)
    assert released(told, precision) == told
    written = parse_volumes(encode_volumes(told), Fields({}, "volume/1"))
    assert written == told, "a record holds it as it was worked out"


@pytest.mark.requirement("F11-2")
@settings(deadline=None, max_examples=200)
@given(
    LONS,
    LATS.filter(lambda lat: abs(lat) < 79_000_000),
    st.sampled_from(AREA_SIZES_M[:7]),
    st.lists(st.tuples(st.floats(0.02, 0.98), st.floats(0.02, 0.98)), min_size=2, max_size=2),
)
def test_all_that_lies_within_one_cell_is_told_alike(
    lon: int, lat: int, size_m: int, shares: list[tuple[float, float]]
) -> None:
    precision = Precision(Shape.AREA, size_m, 3_600)
    cell = Graticule(size_m).cover([volume_at((lon / 1e6, lat / 1e6))], 9)
    (core,) = core_of(cell[0])
    (west, south), (east, north) = core.rings[0][0], core.rings[0][2]
    told = {
        released((volume_at((west + x * (east - west), south + y * (north - south))),), precision)
        for x, y in shares
    }
    assert len(told) == 1
    assert next(iter(told))[0].core == core


@pytest.mark.requirement("F11-2")
@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(SQUARE_SIZES_M),
    st.lists(st.tuples(st.floats(0.02, 0.98), st.floats(0.02, 0.98)), min_size=2, max_size=2),
    st.integers(200, 700),
    st.integers(-800, 900),
)
def test_all_that_lies_within_one_grid_square_is_told_alike(
    size_m: int, shares: list[tuple[float, float]], east_km: int, north_km: int
) -> None:
    zone = Proj(proj="utm", zone=37, ellps="WGS84")
    west, south = (east_km * 1_000 // size_m * size_m, north_km * 10_000 // size_m * size_m)
    places = [zone(west + x * size_m, south + y * size_m, inverse=True) for x, y in shares]
    assume(all(36 < lon < 42 for lon, _ in places))
    told = {released((volume_at(place),), Precision(Shape.SQUARE, size_m)) for place in places}
    assert len(told) == 1
    assert len(next(iter(told))[0].core.rings[0]) == 5


def volume_at(place: Position, radius_m: float = 0.0, start: int = 0) -> Volume:
    interval = Interval(MORNING.start + timedelta(seconds=start), MORNING.end)
    return Volume(point(*place), radius_m, EVERY_ALTITUDE, interval)


@pytest.mark.requirement("F11-2")
def test_the_order_and_number_of_volumes_in_the_same_cells_is_not_told() -> None:
    precision = parse_precision("area:10km+1h")
    one, other = volume_at((36.69, 35.84)), volume_at((36.691, 35.841), 20.0, start=60)
    assert released((one,), precision) == released((other, one, one), precision)


def test_times_and_heights_are_rounded_outward() -> None:
    band = Band(1_234.0, 1_301.0, Reference.MSL)
    (told,) = released(
        (Volume(point(0.5, 0.5), 0.0, band, MORNING),), parse_precision("area:1km+3h")
    )
    assert told.band == Band(1_200.0, 1_400.0, Reference.MSL)
    assert told.interval == Interval(DAY + timedelta(hours=6), DAY + timedelta(hours=9))


def test_an_exact_place_with_rounded_times_stays_where_it_is() -> None:
    volume = volume_at((36.69, 35.84), 500.0)
    (told,) = released((volume,), parse_precision("exact+1h"))
    assert (told.core, told.radius_m) == (volume.core, volume.radius_m)
    assert told.interval == Interval(DAY + timedelta(hours=7), DAY + timedelta(hours=9))


def test_a_grid_square_is_the_one_on_the_map() -> None:
    (told,) = released((volume_at((36.69, 35.84)),), parse_precision("square:1km"))
    (west, south), (east, north) = told.core.rings[0][0], told.core.rings[0][2]
    corners = [
        mgrs(Place(west + x * (east - west), south + y * (north - south)))
        for x, y in ((0.1, 0.1), (0.9, 0.1), (0.5, 0.5), (0.1, 0.9), (0.9, 0.9))
    ]
    named = {(zone, square, e[:2], n[:2]) for zone, square, e, n in map(str.split, corners)}
    zone, square, easting, northing = mgrs(Place(36.69, 35.84)).split()
    assert named == {(zone, square, easting[:2], northing[:2])}


def test_a_volume_across_two_zones_is_told_by_degrees_instead_of_by_a_guess() -> None:
    (told,) = released((volume_at((36.0, 35.0), 500.0),), parse_precision("square:1km"))
    assert told.radius_m == 0
    assert told == released((volume_at((36.0, 35.0), 500.0),), parse_precision("area:1km"))[0]


def test_a_long_movement_takes_larger_cells_and_never_fewer() -> None:
    far = Volume(line((-100.0, 10.0), (70.0, 20.0)), 0.0, EVERY_ALTITUDE, MORNING)
    told = released((far,), parse_precision("area:1km"))
    assert len(told) <= 256
    assert all(is_held((-100 + 170 * s, 10 + 10 * s), told) for s in (0, 0.3, 0.77, 1))


@pytest.mark.parametrize("text", ["exact", "square:100m", "area:50km+15min", "exact+24h"])
def test_a_precision_is_read_as_it_is_shown(text: str) -> None:
    assert str(parse_precision(text)) == text
    assert str(parse_precision(f" {text.upper()} ")) == text


@pytest.mark.parametrize("text", ["", "rough", "square:2km", "area:3km", "exact+7min"])
def test_a_precision_that_is_none_is_refused_with_all_that_there_are(text: str) -> None:
    with pytest.raises(BadInput, match="area:50km"):
        parse_precision(text)


def test_every_step_of_time_divides_a_day_so_that_days_are_told_alike() -> None:
    assert all(86_400 % step == 0 for step in STEPS_S)
    assert all(one.is_known for one in precisions())
