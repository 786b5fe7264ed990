"""A notice is written so that nothing is lost, and read so that nothing odd gets in."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import hypot
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import (
    Activity,
    Notice,
    encode_volumes,
    parse_amend,
    parse_cancel,
    parse_give,
    parse_volumes,
    validity_of,
)
from keepclear.exchange.rule.separation import Separation
from keepclear.limits import VERTICES_PER_GEOMETRY_MAX
from keepclear.picture.conflict import meeting
from keepclear.record.canonical import decode, encode
from keepclear.space.altitude import Band, Reference
from keepclear.space.approach import closest_approach
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

DAWN = datetime(2030, 3, 17, 6, 0, tzinfo=UTC)
SQUARE = [36_000_000, 35_000_000, 10_000, 0, 0, 10_000, -10_000, 0, 0, -10_000]
POINT: dict[int, Any] = {1: 0, 2: [[0, 0]], 3: 0, 7: 0, 8: 1}

POSITIONS = st.tuples(st.floats(-179, 179, allow_nan=False), st.floats(-89, 89, allow_nan=False))
NEARBY = st.tuples(st.floats(36, 37), st.floats(35, 36))
CORES = st.one_of(
    POSITIONS.map(lambda p: Core(CoreKind.POINT, ((p,),))),
    st.lists(NEARBY, min_size=2, max_size=6).map(lambda r: Core(CoreKind.LINE, (tuple(r),))),
    st.lists(NEARBY, min_size=3, max_size=6).map(lambda r: Core(CoreKind.POLYGON, ((*r, r[0]),))),
)
HEIGHTS = st.none() | st.floats(-1_000, 20_000)
BANDS = st.tuples(HEIGHTS, HEIGHTS, st.sampled_from(Reference)).map(
    lambda b: Band(*sorted(b[:2]), b[2]) if None not in b[:2] else Band(b[0], b[1], b[2])
)
INTERVALS = st.tuples(st.floats(0, 1e6), st.floats(0.001, 1e6)).map(
    lambda t: Interval(DAWN + timedelta(seconds=t[0]), DAWN + timedelta(seconds=sum(t)))
)
VOLUMES = st.builds(Volume, CORES, st.floats(0, 100_000), BANDS, INTERVALS)


def read(*items: Any) -> tuple[Volume, ...]:
    return parse_volumes(decode(encode(list(items))), Fields({}, "notice/1"))


def refusal(item: Any) -> str:
    with pytest.raises(BadRecord) as caught:
        read(item)
    return str(caught.value)


@given(VOLUMES)
def test_the_written_volume_holds_the_true_one(true: Volume) -> None:
    (written,) = read(*encode_volumes([true]))
    margin = written.radius_m - true.radius_m
    for ring, rounded in zip(true.core.rings, written.core.rings, strict=True):
        for position, other in zip(ring, rounded, strict=True):
            assert distance_m(position, other) <= margin
    assert written.interval.start <= true.interval.start
    assert written.interval.end >= true.interval.end
    assert lower(written.band) <= lower(true.band)
    assert upper(written.band) >= upper(true.band)


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """An upper bound of the distance of two near places: no degree is longer than 111.7 km."""
    return hypot(a[0] - b[0], a[1] - b[1]) * 111_700


def lower(band: Band) -> float:
    return float("-inf") if band.floor_m is None else band.floor_m


def upper(band: Band) -> float:
    return float("inf") if band.ceiling_m is None else band.ceiling_m


@given(VOLUMES)
def test_what_was_read_is_written_again_unchanged(volume: Volume) -> None:
    once = read(*encode_volumes([volume]))
    assert read(*encode_volumes(once)) == once


def test_whole_numbers_of_a_millionth_are_not_widened() -> None:
    core = Core(CoreKind.LINE, (((36.78, 35.866), (36.695001, 35.840002)),))
    volume = Volume(core, 500.0, Band(None, None, None), Interval(DAWN, DAWN + timedelta(hours=1)))
    assert read(*encode_volumes([volume])) == (volume,)


def test_a_validity_within_a_second_is_written_outward() -> None:
    times = Interval(DAWN + timedelta(seconds=0.5), DAWN + timedelta(seconds=9.5))
    volume = Volume(Core(CoreKind.POINT, (((0.0, 0.0),),)), 1.0, Band(None, None, None), times)
    notice = Notice(1, "x", Activity.OTHER, (volume,), validity_of([volume]), "")
    again = parse_give(decode(encode(notice.body())))
    assert again.validity.start == DAWN
    assert again.validity.end == DAWN + timedelta(seconds=10)


ODD_VOLUMES: list[tuple[dict[int, Any], str]] = [
    ({1: 2, 2: [SQUARE[:8]]}, "a ring is not closed"),
    ({1: 2, 2: [[]]}, "a ring is not closed"),
    ({1: 2, 2: []}, "field 2 has 0 items"),
    ({1: 1, 2: [[0, 0] * (VERTICES_PER_GEOMETRY_MAX + 1)]}, "over 100000 points"),
    ({1: 2, 2: [SQUARE] * 25_001}, "field 2 has 25001 items"),
    ({8: 0}, "ends before it starts"),
    ({7: 5, 8: 4}, "ends before it starts"),
    ({8: 2**62}, "outside"),
    ({4: 101, 5: 100, 6: 1}, "the floor is above the ceiling"),
    ({4: 1}, "no reference"),
    ({1: 1, 2: [[-90_000_001, 0, 180_000_001, 0]]}, "an edge spans over 180 degrees"),
    ({1: 2, 2: [[-100_000_000, 0, 180_000_001, 0, 0, 1, -180_000_001, -1]]}, "an edge spans"),
    ({2: [[180_000_001, 0]]}, "outside the range"),
    ({2: [[0, -90_000_001]]}, "outside the range"),
    ({2: [[2**63 - 1, 0]]}, "outside the range"),
    ({2: [[0]]}, "even array"),
    ({2: [[0, 0], [0, 0]]}, "one point"),
    ({1: 1}, "at least two points"),
    ({3: -1}, "outside"),
    ({3: 2**63 - 1}, "outside"),
    ({1: 2**63 - 1}, "outside"),
    ({6: 2**62}, "outside"),
    ({9: 0}, "field 9 is not known"),
]


@pytest.mark.parametrize(("changed", "why"), ODD_VOLUMES, ids=[why for _, why in ODD_VOLUMES])
def test_an_odd_volume_is_refused_and_the_reason_named(changed: dict[int, Any], why: str) -> None:
    assert why in refusal({**POINT, **changed})


def test_the_longest_edge_and_the_edges_of_the_world_are_taken() -> None:
    (volume,) = read({**POINT, 1: 1, 2: [[-90_000_000, 0, 180_000_000, 0]]})
    assert volume.core.rings == (((-90.0, 0.0), (90.0, 0.0)),)
    read({**POINT, 2: [[180_000_000, 90_000_000]]}, {**POINT, 2: [[-180_000_000, -90_000_000]]})


RINGS = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=3, max_size=8).map(
    lambda points: Core(
        CoreKind.POLYGON, (tuple((x / 10, y / 10) for x, y in (*points, points[0])),)
    )
)


@given(RINGS, st.integers(-12, 12), st.integers(-12, 12))
def test_a_ring_that_crosses_itself_warns_of_all_that_it_encloses(
    core: Core, x: int, y: int
) -> None:
    """Parity of crossings is the least that any reading of a ring encloses."""
    place = (x / 10 + 0.013, y / 10 + 0.017)
    times = Interval(DAWN, DAWN + timedelta(hours=1))
    area, spot = (
        Volume(c, 0.0, Band(None, None, None), times)
        for c in (core, Core(CoreKind.POINT, ((place,),)))
    )
    (area,) = read(*encode_volumes([area]))
    found = meeting([area], [spot], Separation())
    assert found is not None or not is_inside(place, area.core.rings[0])
    assert closest_approach(area.core, spot.core).distance_m >= 0


def is_inside(place: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    x, y = place
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed = not crossed
    return crossed


EXTREMES = [
    {**POINT, 7: 0, 8: 253_402_300_799, 3: 5_000_000},
    {**POINT, 2: [[180_000_000, 90_000_000]], 7: 253_402_300_798, 8: 253_402_300_799},
    {**POINT, 1: 1, 2: [[0, 0, 0, 0]]},
    {**POINT, 1: 1, 2: [[-180_000_000, -90_000_000, 180_000_000, 90_000_000]]},
    {**POINT, 1: 2, 2: [[0, 0, 0, 0, 0, 0, 0, 0]]},
    {**POINT, 1: 2, 2: [[0, 0, 1, 0, -1, 0, 0, 0]]},
    {**POINT, 1: 2, 2: [SQUARE, [0, 0, 1, 0, 0, 1, -1, -1]]},
    {**POINT, 1: 2, 2: [[-90_000_000, 90_000_000, 180_000_000, 0, -90_000_000, 0, -90_000_000, 0]]},
    {**POINT, 4: -12_000, 5: 100_000, 6: 2},
    {**POINT, 5: -12_000, 6: 3},
]


@pytest.mark.parametrize("first", EXTREMES)
@pytest.mark.parametrize("second", EXTREMES)
def test_volumes_at_every_limit_are_compared_under_the_widest_separation(
    first: dict[int, Any], second: dict[int, Any]
) -> None:
    widest = Separation(1_000_000.0, 100_000.0, 30 * 86_400)
    one, two = read(first), read(second)
    there, back = meeting(one, two, widest), meeting(two, one, widest)
    assert (there is None) == (back is None)
    assert meeting(one, one, widest) is not None


@pytest.mark.parametrize("parse", [parse_give, parse_amend, parse_cancel])
def test_an_empty_body_is_refused(parse: Any) -> None:
    with pytest.raises(BadRecord) as caught:
        parse({})
    assert caught.value.rule in {"notice/1", "notice/2", "notice/3"}
