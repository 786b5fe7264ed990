"""A position typed by an officer means one place or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from keepclear.errors import BadInput
from keepclear.space.place import (
    Place,
    decimal,
    dms,
    icao,
    mgrs,
    parse_place,
    two_notations,
)

TEL = Place(36 + 12 / 60 + 34 / 3600, 35 + 20 / 60 + 9 / 3600)
places = st.builds(Place, st.floats(-180, 180), st.floats(-90, 90))

SAME_PLACE = [
    "352009N0361234E",
    "352009N 0361234E",
    "N352009 E0361234",
    "N352009E0361234",
    "35°20'09\"N 36°12'34\"E",
    "35° 20' 09\" N, 36° 12' 34\" E",
    "35°20′09″N 36°12′34″E",
    "35º20’09”n 36º12’34”e",
    "35°20'09''N 36°12'34''E",
    "36°12'34\"E 35°20'09\"N",
    "35 20 09 N 36 12 34 E",
    "35 20 9 N, 36 12 34 E",
    "35:20:09N 036:12:34E",
    "N 35 20 09 E 36 12 34",
    "35°20'09\" 36°12'34\"",
    "35°20'09\", 36°12'34\"",
    "3520.15N03612.56666667E",
    "35 20.15N 36 12.56666667E",
    "35°20.15' 36°12.56666667'",
    "35.335833333, 36.209444444",
    "35.335833333 36.209444444",
    "35.335833333,36.209444444",
    "+35.335833333; +36.209444444",
    "35.335833333N 36.209444444E",
    "E36.209444444 N35.335833333",
    "35.335833333° 36.209444444°",
]


@pytest.mark.parametrize("text", SAME_PLACE)
def test_one_place_is_read_from_every_way_of_writing_it(text: str) -> None:
    place = parse_place(text)
    assert (place.lon, place.lat) == pytest.approx((TEL.lon, TEL.lat), abs=1e-9)


@pytest.mark.parametrize(
    ("text", "lon", "lat"),
    [
        ("33.87S 151.21E", 151.21, -33.87),
        ("-33.87, 151.21", 151.21, -33.87),
        ("00°30'00\"S 000°30'00\"W", -0.5, -0.5),
        ("-0°30'00\", -0°30'00\"", -0.5, -0.5),
        ("90N 180W", -180.0, 90.0),
        ("34, 40", 40.0, 34.0),
        ("35N036E", 36.0, 35.0),
    ],
)
def test_hemispheres_and_order_are_kept(text: str, lon: float, lat: float) -> None:
    assert parse_place(text) == Place(lon, lat)


@pytest.mark.parametrize(
    "text",
    ["37SBV4636813860", "37S BV 46368 13860", "37SBV 46368 13860", "37s bv 46368 13860"],
)
def test_mgrs_is_read_however_it_is_spaced(text: str) -> None:
    place = parse_place(text)
    assert (place.lon, place.lat) == pytest.approx((36.209444, 35.335832), abs=1e-5)


REFUSED = [
    ("", "not a place"),
    ("here", "not a place"),
    ("35.3", "not a place"),
    ("95.0, 36.2", "beyond 90"),
    ("120.5, 34.0", "swapped"),
    ("35.0, 181.0", "beyond 180"),
    ("90°00'01\"N 36°00'00\"E", "beyond 90"),
    ("35 60 00N 36 12 34E", "60 minutes"),
    ("35 20 60N 36 12 34E", "60 seconds"),
    ("356009N0361234E", "60 minutes"),
    ("352060N0361234E", "60 seconds"),
    ("-35.3N 36.2E", "a sign and the letter N"),
    ("+35.3N 36.2E", "a sign and the letter N"),
    ("35.3N 36.2N", "latitude twice"),
    ("36.2E 35.3W", "longitude twice"),
    ("35.3N 36.2", "one half only"),
    ("N35.3S E36.2", "not a place"),
    ("35,3 36,2", "decimal comma"),
    ("35,36", "decimal comma"),
    ("35,3N 36,2E", "decimal comma"),
    ("35 20 09 36 12 34", "several ways"),
    ("35 20 36 12", "several ways"),
    ("352009N361234E", "wrong number of figures"),
    ("35209N0361234E", "wrong number of figures"),
    ("035N 036E", "wrong number of figures"),
    ("3520N0361234E", "different notations"),
    ("35.3N 36 12 34E", "different notations"),
    ("35.5 20 09N 36 12 34E", "wrong number"),
    ("35 200 09N 36 12 34E", "too many figures"),
    ("nan, nan", "not a place"),
    ("1e1, 2e1", "not a place"),
    ("٣٥.٣, ٣٦.٢", "not a place"),
    ("37SBV", "100, 10 or 1 m"),
    ("37SBV4613", "100, 10 or 1 m"),
    ("37SBV463681386", "100, 10 or 1 m"),
    ("37S BV 4636 813860", "different length"),
    ("61SBV4636813860", "no such MGRS square"),
    ("37SXV4636813860", "no such MGRS square"),
    ("37SAA4636813860", "in that zone"),
]


@pytest.mark.requirement("F2-2")
@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_could_mean_two_places_or_none_is_refused_with_a_cure(text: str, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_place(text)
    (fault,) = refused.value.faults
    assert why in f"{fault.fault}; {fault.cure}"
    assert fault.cure
    assert fault.place == repr(text)


def test_a_long_paste_is_not_thrown_back_whole() -> None:
    with pytest.raises(BadInput) as refused:
        parse_place("9" * 100_000)
    assert len(str(refused.value)) < 400


def separation_degrees(a: Place, b: Place) -> float:
    turn = abs(a.lon - b.lon)
    return max(min(turn, 360 - turn) if abs(a.lat) < 89 else 0.0, abs(a.lat - b.lat))


@given(places)
def test_decimal_degrees_come_back_within_their_last_figure(place: Place) -> None:
    assert separation_degrees(parse_place(decimal(place)), place) <= 0.51e-6


@given(places)
def test_degrees_minutes_and_seconds_come_back_within_their_last_figure(place: Place) -> None:
    assert separation_degrees(parse_place(dms(place)), place) <= 0.00501 / 3600


@given(places)
def test_the_compact_form_says_what_degrees_minutes_and_seconds_say(place: Place) -> None:
    assert parse_place(icao(place)) == parse_place(dms(place))


def metres_apart(a: Place, b: Place) -> float:
    return float(Geod(ellps="WGS84").inv(a.lon, a.lat, b.lon, b.lat)[2])


near_borders = st.builds(
    Place,
    st.integers(-30, 30).map(lambda zone: zone * 6.0) | st.floats(-180, 180),
    st.integers(-11, 11).map(lambda band: band * 8.0) | st.floats(-1e-9, 1e-9),
)


@given(places | near_borders)
def test_mgrs_comes_back_within_its_metre(place: Place) -> None:
    again = parse_place(mgrs(place))
    assert metres_apart(again, place) < 1.5


@pytest.mark.requirement("F2-1")
@given(places | near_borders)
def test_a_place_is_always_shown_in_two_notations_that_agree(place: Place) -> None:
    first, second = (parse_place(text) for text in two_notations(place))
    assert metres_apart(first, second) < 2


@given(st.text(max_size=40))
def test_any_text_is_a_place_or_is_refused_and_nothing_else(text: str) -> None:
    try:
        place = parse_place(text)
    except BadInput:
        return
    assert abs(place.lat) <= 90


def test_seconds_carry_into_minutes_and_degrees() -> None:
    assert dms(Place(36.999999999, 35.999999999)) == "36°00'00.00\"N 037°00'00.00\"E"
    assert icao(TEL) == "352009N0361234E"
    assert icao(Place(36.2, 35.123456)) == "350724.44N0361200.00E"
    assert decimal(Place(-0.5, -35.25)) == "35.250000S 000.500000W"


@pytest.mark.parametrize(("lon", "lat"), [(181.0, 0.0), (0.0, 90.1), (float("nan"), 0.0)])
def test_a_place_off_the_earth_cannot_be_made(lon: float, lat: float) -> None:
    with pytest.raises(ValueError, match="outside"):
        Place(lon, lat)
