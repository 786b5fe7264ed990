"""A simplified track never leaves its craft outside the volumes that speak for it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from keepclear.errors import BadInput, Misused
from keepclear.space.altitude import Reference
from keepclear.space.interval import Interval
from keepclear.space.track import Sample, gaps, volumes_from_track
from keepclear.space.volume import Core, CoreKind, Volume

GEOD = Geod(ellps="WGS84")
NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)
ACROSS = np.linspace(0.0, 1.0, 201)


def flight(*rows: tuple[float, float, float, float | None]) -> list[Sample]:
    return [Sample(NOON + timedelta(seconds=t), lon, lat, alt) for t, lon, lat, alt in rows]


def distance_m(core: Core, lon: float, lat: float) -> float:
    """Geodesic distance to a point or two-point core, by sampling it twice, ever finer."""
    (a, b) = (core.rings[0][0], core.rings[0][-1])
    low, high = 0.0, 1.0
    for _ in range(3):
        shares = low + (high - low) * ACROSS
        lons, lats = a[0] + shares * (b[0] - a[0]), a[1] + shares * (b[1] - a[1])
        _, _, found = GEOD.inv(np.full(201, lon), np.full(201, lat), lons, lats)
        nearest = int(np.argmin(found))
        low, high = shares[max(0, nearest - 1)], shares[min(200, nearest + 1)]
    return float(np.min(found))


def between(a: Sample, b: Sample, share: float) -> tuple[datetime, float, float, float | None]:
    lon = a.lon + share * ((b.lon - a.lon + 180) % 360 - 180)
    altitude = (
        None
        if a.altitude_m is None or b.altitude_m is None
        else a.altitude_m + share * (b.altitude_m - a.altitude_m)
    )
    time = a.time + share * (b.time - a.time)
    return time, (lon + 180) % 360 - 180, a.lat + share * (b.lat - a.lat), altitude


def check_covered(samples: Sequence[Sample], volumes: Sequence[Volume], share: float) -> None:
    """At the samples and between them, some volume of that instant holds the craft."""
    wanted = [(s.time, s.lon, s.lat, s.altitude_m) for s in samples]
    wanted += [between(a, b, share) for a, b in pairwise(samples)]
    for time, lon, lat, altitude in wanted:
        held = [v for v in volumes if v.interval.start <= time < v.interval.end]
        assert held, f"no volume speaks for {time}"
        assert any(distance_m(v.core, lon, lat) <= v.radius_m for v in held)
        for band in (v.band for v in held):
            if band.floor_m is None or band.ceiling_m is None:
                continue
            assert altitude is not None
            assert band.floor_m <= altitude <= band.ceiling_m


def check_chained(volumes: Sequence[Volume], segment_s_max: int) -> None:
    for a, b in pairwise(volumes):
        assert b.interval == a.interval or b.interval.start == a.interval.end
    for volume in volumes:
        assert volume.interval.end - volume.interval.start <= timedelta(seconds=segment_s_max)
        assert volume.interval.start.microsecond == volume.interval.end.microsecond == 0
        assert all(abs(lon) <= 180 for lon, _ in volume.core.rings[0])


@st.composite
def tracks(draw: st.DrawFn) -> list[Sample]:
    """Wandering tracks anywhere between the poles, with gaps, jumps and doubled instants."""
    t, lon = draw(st.floats(0, 2)), draw(st.one_of(st.floats(-180, 180), st.just(179.99)))
    lat = draw(st.floats(-89, 89))
    step = draw(st.sampled_from([1e-5, 0.01, 0.5]))
    altitudes = st.one_of(st.none(), st.floats(-100, 12_000))
    rows = []
    for _ in range(draw(st.integers(1, 12))):
        rows.append((t, (lon + 180) % 360 - 180, lat, draw(altitudes)))
        t += draw(st.sampled_from([0.0, 0.25, 1.0, 7.3, 60.0, 700.0]))
        lon += step * draw(st.floats(-1, 1))
        lat = max(-89.9, min(89.9, lat + step * draw(st.floats(-1, 1))))
    return flight(*rows)


@settings(max_examples=150, deadline=None)
@given(
    tracks(),
    st.sampled_from([0.0, 50.0, 2_000.0]),
    st.sampled_from([1, 30, 300]),
    st.sampled_from([500.0, float("inf")]),
    st.floats(0, 1),
)
def test_the_craft_is_always_inside_the_volume_of_the_instant(
    samples: list[Sample], tolerance_m: float, segment_s_max: int, length_m: float, share: float
) -> None:
    volumes = volumes_from_track(
        samples,
        radius_m=0,
        tolerance_m=tolerance_m,
        reference=Reference.FL,
        segment_s_max=segment_s_max,
        length_m_max=length_m,
        volumes_max=100_000,
    )
    check_chained(volumes, segment_s_max)
    check_covered(samples, volumes, share)


@given(tracks())
def test_the_chain_begins_with_the_first_sample_and_outlasts_the_last(
    samples: list[Sample],
) -> None:
    volumes = volumes_from_track(samples, radius_m=10, tolerance_m=50)
    start, end = volumes[0].interval.start, volumes[-1].interval.end
    assert start == samples[0].time.replace(microsecond=0)
    assert timedelta() < end - samples[-1].time <= timedelta(seconds=1)


def test_a_straight_flight_is_cut_only_by_the_clock() -> None:
    samples = flight((0, 38.0, 36.0, 3000.0), (900, 38.9, 36.0, 3000.0))
    volumes = volumes_from_track(samples, radius_m=500, tolerance_m=50, reference=Reference.FL)
    assert [v.interval.end - NOON for v in volumes[:3]] == [
        timedelta(minutes=minutes) for minutes in (5, 10, 15)
    ]
    assert {v.radius_m for v in volumes} == {501.0}
    assert volumes[0].core == Core(CoreKind.LINE, (((38.0, 36.0), (38.3, 36.0)),))
    assert volumes[0].core.rings[0][-1] == volumes[1].core.rings[0][0]


def test_the_radius_grows_by_what_simplifying_took_away() -> None:
    """A bump of 0.001 degree of latitude, 111 m, half way along an otherwise straight leg."""
    samples = flight((0, 38.0, 36.0, None), (100, 38.1, 36.001, None), (200, 38.2, 36.0, None))
    (one,) = volumes_from_track(samples[:3], radius_m=0, tolerance_m=120)[:1]
    assert 110 <= one.radius_m <= 113
    assert all(v.radius_m <= 51 for v in volumes_from_track(samples, radius_m=0, tolerance_m=50))


def test_the_error_counts_the_widest_degrees_between_the_ends() -> None:
    """One degree of longitude is 111.3 km on the equator, which no sample of this track is on."""
    samples = flight((0, 0, -60, None), (50, 1, -10, None), (150, 1, 10, None), (200, 0, 60, None))
    (volume,) = volumes_from_track(samples, radius_m=0, tolerance_m=200_000)
    check_covered(samples, [volume], 0.5)
    assert volume.radius_m >= 111_319


def test_a_short_limit_of_length_keeps_the_craft_near_where_it_is_said_to_be() -> None:
    samples = flight((0, 38.0, 36.0, None), (600, 38.6, 36.0, None))
    for volume in volumes_from_track(samples, radius_m=0, tolerance_m=50, length_m_max=1_000):
        (a, b) = volume.core.rings[0][0], volume.core.rings[0][-1]
        assert GEOD.inv(*a, *b)[2] <= 1_000.2


def test_a_craft_that_stands_still_is_a_point() -> None:
    volumes = volumes_from_track(
        flight((0, 38.0, 36.0, None), (60, 38.0, 36.0, None)), radius_m=100, tolerance_m=10
    )
    assert [v.core.kind for v in volumes] == [CoreKind.POINT]


def test_a_leg_over_the_antimeridian_is_two_volumes_of_one_interval() -> None:
    samples = flight((0, 179.9, 10.0, None), (100, -179.9, 10.2, None))
    west, east = volumes_from_track(samples, radius_m=0, tolerance_m=50)[:2]
    assert west.interval == east.interval
    (lon, lat), (onward, same) = west.core.rings[0][-1], east.core.rings[0][0]
    assert (lon, onward) == (180.0, -180.0)
    assert lat == same == pytest.approx(10.1, abs=0.01)


def test_an_unknown_altitude_opens_the_band() -> None:
    samples = flight((0, 38.0, 36.0, 900.0), (60, 38.0, 36.0, None))
    (volume,) = volumes_from_track(samples, radius_m=0, tolerance_m=10, reference=Reference.MSL)
    assert volume.band.floor_m is None
    assert volume.band.ceiling_m is None


def test_the_band_goes_outward_to_whole_metres() -> None:
    samples = flight((0, 38.0, 36.0, 304.8), (60, 38.0, 36.0, 609.6))
    (volume,) = volumes_from_track(samples, radius_m=0, tolerance_m=10, reference=Reference.FL)
    assert (volume.band.floor_m, volume.band.ceiling_m) == (304.0, 610.0)


def test_a_silence_in_the_recording_is_covered_and_named() -> None:
    samples = flight((0, 38.0, 36.0, None), (301, 38.2, 36.0, None), (600, 38.3, 36.0, None))
    volumes = volumes_from_track(samples, radius_m=0, tolerance_m=50)
    check_covered(samples, volumes, 0.5)
    assert gaps(samples) == (Interval(NOON, NOON + timedelta(seconds=301)),)


def test_samples_out_of_order_are_our_own_mistake() -> None:
    late, early = flight((60, 38.0, 36.0, None), (0, 38.0, 36.0, None))
    with pytest.raises(Misused, match="order"):
        volumes_from_track([late, early], radius_m=0, tolerance_m=10)
    with pytest.raises(Misused, match="limit"):
        volumes_from_track([early], radius_m=0, tolerance_m=10, segment_s_max=301)


def test_a_track_too_long_for_one_notice_is_refused_with_the_cure() -> None:
    samples = flight((0, 38.0, 36.0, None), (901, 38.3, 36.0, None))
    with pytest.raises(BadInput, match=r"more than 3 volumes.*cut the track"):
        volumes_from_track(samples, radius_m=0, tolerance_m=10, volumes_max=3)
    assert len(volumes_from_track(samples, radius_m=0, tolerance_m=10, volumes_max=4)) == 4


@pytest.mark.parametrize(
    ("lon", "lat", "altitude_m"),
    [(float("nan"), 36.0, None), (38.0, 91.0, None), (38.0, 36.0, float("nan"))],
)
def test_a_sample_that_is_nowhere_is_refused(
    lon: float, lat: float, altitude_m: float | None
) -> None:
    with pytest.raises(ValueError, match="sample"):
        Sample(NOON, lon, lat, altitude_m)
