"""The time-altitude strip: boxes at their heights and times, and words where none compare."""

from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest
from tests.desk.drawing.scenes import NOON, Met, boxes, group, msl, parsed, two, words

from keepclear.desk.drawing.poster import conflict_map_svg
from keepclear.desk.drawing.scene import Scene
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference


def _strip(drawn: Scene) -> Element:
    (strip,) = group(parsed(conflict_map_svg(drawn)), "strip")
    return strip


def test_the_higher_band_is_drawn_above_the_lower() -> None:
    a, b = boxes(_strip(two(msl(2000, 2500), msl(500, 1500))), "band")
    assert a[3] < b[1]
    assert (b[3] - b[1]) == pytest.approx(2 * (a[3] - a[1]), abs=0.2)


def test_what_both_take_up_is_marked_where_they_take_it_up() -> None:
    strip = _strip(two(msl(1000, 2000), msl(1500, 2500)))
    a, b = boxes(strip, "band")
    (shared,) = boxes(strip, "overlap")
    assert shared[1] == pytest.approx(a[1], abs=0.2)
    assert shared[3] == pytest.approx(b[3], abs=0.2)
    assert boxes(strip, "air") == []


def test_too_little_air_between_two_bands_is_marked_as_air() -> None:
    met = Met(vertical_m=300.0)
    strip = _strip(two(msl(1000, 2000), msl(2300, 2500), met))
    a, b = boxes(strip, "band")
    (air,) = boxes(strip, "air")
    assert (air[1], air[3]) == (pytest.approx(b[3], abs=0.2), pytest.approx(a[1], abs=0.2))
    assert boxes(strip, "overlap") == []
    assert any(line.endswith("300 m apart in height") for line in words(strip))


def test_heights_that_cannot_be_compared_are_said_so_and_share_nothing() -> None:
    level = Band(3048, 3658, Reference.FL)
    strip = _strip(two(level, msl(3000, 4000), Met(vertical_m=None)))
    assert any(line.endswith("FL against MSL: not comparable") for line in words(strip))
    assert boxes(strip, "overlap") == []
    assert "FL" in words(strip)


def test_hundreds_of_feet_are_flight_levels_only_where_a_band_counts_in_them() -> None:
    said = words(_strip(two(msl(3000, 4000), msl(3000, 4000))))
    assert "100 ft" in said
    assert "FL" not in said


def test_a_band_without_bounds_goes_to_the_edge_and_is_not_closed() -> None:
    strip = _strip(two(EVERY_ALTITUDE, msl(500, 1000)))
    a, b = boxes(strip, "band")
    assert a[1] < b[1]
    assert a[3] > b[3]
    (shared,) = boxes(strip, "overlap")
    assert (shared[1], shared[3]) == (b[1], b[3])


def test_the_mark_lasts_as_long_as_the_conflict() -> None:
    half = Met(start=NOON + timedelta(minutes=30))
    strip = _strip(two(msl(0, 500), msl(0, 500), half))
    (time,) = boxes(strip, "time")
    (shared,) = boxes(strip, "overlap")
    assert (shared[0], shared[2]) == (time[0], time[2])
    (band, _) = boxes(strip, "band")
    assert time[2] == band[2]
    assert time[0] > band[0]


def test_a_gap_in_time_is_named() -> None:
    met = Met(start=NOON, end=NOON + timedelta(seconds=90), gap_s=90)
    assert any("gap 1 min 30 s" in line for line in words(_strip(two(msl(0, 5), msl(0, 5), met))))
