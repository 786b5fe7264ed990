"""Volumes held in few bytes: what comes back is what was put in."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume
from keepclear.standards.geojson_rfc7946.packed import Packed

positions = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
rings = st.lists(positions, max_size=6).map(tuple)
cores = st.builds(Core, st.sampled_from(CoreKind), st.lists(rings, max_size=3).map(tuple))
heights = st.none() | st.floats(-400, 20_000)
bands = st.just(EVERY_ALTITUDE) | st.builds(
    lambda floor_m, more, reference: Band(
        floor_m, None if more is None else (floor_m or 0) + more, reference
    ),
    heights,
    st.none() | st.floats(0, 5_000),
    st.sampled_from(Reference),
)
years = st.datetimes(datetime(1970, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC))
spans = st.builds(
    lambda start, lasts: Interval(start, start + lasts),
    years.map(lambda instant: instant.replace(fold=0)),
    st.timedeltas(timedelta(seconds=1), timedelta(days=300)),
)
volumes = st.lists(st.builds(Volume, cores, st.floats(0, 1e6), bands, spans), max_size=4)


@given(volumes, volumes)
def test_what_comes_back_is_what_was_put_in(first: list[Volume], second: list[Volume]) -> None:
    packed = Packed.joined([Packed(first), Packed(second)])
    assert list(packed) == first + second
    assert packed == Packed(first + second) == tuple(first + second)
    assert len(packed) == len(first + second)
    assert packed[1:] == tuple(first + second)[1:]
    assert repr(list(packed)) == repr(first + second)  # -0.0 and 0.0 are equal and not the same
