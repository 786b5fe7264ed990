"""The balls that rule pairs out hold all they stand for, and chords are compared rightly."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.ellipsoid import (
    earth_centred,
    geodesic,
    geodesic_at_least,
    geodesic_at_most,
)
from keepclear.space.nearest import _between_chords, _Pieces
from keepclear.space.outline import Outline
from keepclear.space.volume import line

lons = st.floats(-180, 180)
lats = st.floats(-90, 90)
shares = st.floats(0, 1)


@given(lons, lons, lats, lats, shares, shares)
def test_a_ball_holds_the_whole_box_of_its_core(
    west: float, east: float, south: float, north: float, x: float, y: float
) -> None:
    *centre, radius_m = Outline(line((west, south), (east, north))).ball
    lon, lat = west + x * (east - west), south + y * (north - south)
    place = earth_centred(np.array([lon]), np.array([lat]))[0]
    assert np.linalg.norm(place - np.array(centre)) <= radius_m


@given(st.lists(st.tuples(lons, lats), min_size=2, max_size=80), shares)
def test_each_run_of_edges_lies_in_its_ball(
    places: list[tuple[float, float]], share: float
) -> None:
    outline = Outline(line(*places))
    edges = outline.edges
    along = earth_centred(edges[:, 0] + share * edges[:, 2], edges[:, 1] + share * edges[:, 3])
    for height, level in enumerate(outline.levels):
        run = np.arange(len(along)) // 8**height
        apart = np.linalg.norm(along - level.centre[run], axis=1)
        assert np.all(apart <= level.radius[run])
    assert len(outline.levels[-1].radius) == 1


@given(lons, lats, lons, lats)
def test_a_chord_bounds_its_geodesic_on_both_sides(
    lon: float, lat: float, other_lon: float, other_lat: float
) -> None:
    ends = earth_centred(np.array([lon, other_lon]), np.array([lat, other_lat]))
    chord = np.array([np.linalg.norm(ends[0] - ends[1])])
    length = geodesic(lon, lat, other_lon, other_lat)
    assert geodesic_at_least(chord)[0] <= length + 1e-6
    assert length <= geodesic_at_most(chord)[0] + 1e-6


def chords(starts: np.ndarray, ends: np.ndarray) -> _Pieces:
    none = np.zeros(len(starts))
    return _Pieces(none, none, none, none, starts, ends, none, none)


@pytest.mark.parametrize("seed", range(5))
def test_no_two_places_on_two_chords_are_nearer_than_the_distance_between_them(seed: int) -> None:
    chance = np.random.default_rng(seed)
    ends = chance.uniform(-1000, 1000, (4, 200, 3))
    ends[1, :50] = ends[0, :50] + (ends[3, :50] - ends[2, :50]) * 0.5  # parallel
    ends[3, 50:60] = ends[2, 50:60]  # of no length
    apart, _, _ = _between_chords(chords(ends[0], ends[1]), chords(ends[2], ends[3]))
    s, t = (grid.ravel()[:, None, None] for grid in np.meshgrid(*[np.linspace(0, 1, 60)] * 2))
    places = ends[0] + s * (ends[1] - ends[0]) - ends[2] - t * (ends[3] - ends[2])
    stepped = np.linalg.norm(places, axis=2).min(axis=0)
    lengths = np.linalg.norm(ends[1] - ends[0], axis=1) + np.linalg.norm(ends[3] - ends[2], axis=1)
    assert np.all(apart <= stepped + 1e-9)
    assert np.all(apart >= stepped - lengths / 60 - 1e-3)


def test_chords_that_cross_have_no_distance() -> None:
    a = chords(np.array([[0.0, 0, 0]]), np.array([[2.0, 2, 0]]))
    b = chords(np.array([[0.0, 2, 1]]), np.array([[2.0, 0, 1]]))
    apart, along_a, along_b = _between_chords(a, b)
    assert (apart[0], along_a[0], along_b[0]) == pytest.approx((1, 0.5, 0.5))


def test_edges_of_no_length_are_left_out_unless_there_is_nothing_else() -> None:
    chance = random.Random(1)
    place = (chance.uniform(-180, 180), chance.uniform(-90, 90))
    assert len(Outline(line(place, place, (0.0, 0.0), (0.0, 0.0))).edges) == 1
    assert len(Outline(line(place, place, place)).edges) == 1
