"""Conflicts: a rule on two plans and a separation, whoever asks and in whatever order."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations, product

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from keepclear.exchange.rule.separation import Separation
from keepclear.picture.conflict import ActivePlans, all_meetings, conflict_id, meeting
from keepclear.picture.meeting import Meeting
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference, vertical_gap_m
from keepclear.space.approach import approach_within, closest_approach, surely_between_m
from keepclear.space.interval import Interval
from keepclear.space.outline import Outline
from keepclear.space.volume import Core, Volume, line, point, polygon

DAWN = datetime(2030, 6, 1, 5, tzinfo=UTC)
HERE = point(36.0, 35.0)
Plans = dict[str, tuple[str, tuple[Volume, ...]]]


def span(start: int, end: int) -> Interval:
    return Interval(DAWN + timedelta(seconds=start), DAWN + timedelta(seconds=end))


def volume(
    core: Core = HERE,
    radius_m: float = 0,
    band: Band = EVERY_ALTITUDE,
    when: Interval = span(0, 3600),  # noqa: B008  # frozen
) -> Volume:
    return Volume(core, radius_m, band, when)


def east_of_here(metres: float) -> Core:
    lon, lat, _ = Geod(ellps="WGS84").fwd(36.0, 35.0, 90.0, metres)
    return point(lon, lat)


def msl(floor_m: float | None, ceiling_m: float | None) -> Band:
    return Band(floor_m, ceiling_m, Reference.MSL)


def test_two_circles_conflict_when_their_radii_and_the_separation_reach() -> None:
    a, b = [volume(radius_m=400)], [volume(east_of_here(1000), 300)]
    assert meeting(a, b, Separation(lateral_m=299.9)) is None
    found = meeting(a, b, Separation(lateral_m=300.1))
    assert found is not None
    assert found.closest_m == pytest.approx(300, abs=0.001)
    assert found.where == pytest.approx(east_of_here(500).rings[0][0], abs=1e-7)


def test_circles_that_touch_conflict() -> None:
    a, b = [volume(radius_m=500)], [volume(east_of_here(1000), 500)]
    found = meeting(a, b, Separation())
    assert found is not None
    assert found.closest_m == pytest.approx(0, abs=1e-6)


def test_the_altitude_gap_itself_is_too_close() -> None:
    a, b = [volume(band=msl(0, 1000))], [volume(band=msl(1300, 2000))]
    assert meeting(a, b, Separation(vertical_m=299)) is None
    found = meeting(a, b, Separation(vertical_m=300))
    assert found is not None
    assert found.vertical_m == 300


def test_altitudes_that_cannot_be_compared_are_taken_to_meet() -> None:
    a = [volume(band=msl(0, 100))]
    b = [volume(band=Band(9000, 9100, Reference.FL))]
    found = meeting(a, b, Separation())
    assert found is not None
    assert found.vertical_m is None


def test_back_to_back_plans_conflict_only_under_a_time_separation() -> None:
    a, b = [volume(when=span(0, 100))], [volume(when=span(100, 200))]
    assert meeting(a, b, Separation()) is None
    found = meeting(a, b, Separation(time_s=1))
    assert found is not None
    assert (found.gap_s, found.start, found.end) == (0, span(0, 100).end, span(0, 100).end)


def test_a_gap_as_long_as_the_separation_keeps_clear() -> None:
    a, b = [volume(when=span(0, 100))], [volume(when=span(400, 500))]
    assert meeting(a, b, Separation(time_s=300)) is None
    found = meeting(b, a, Separation(time_s=301))
    assert found is not None
    assert (found.gap_s, found.start, found.end) == (300, span(0, 100).end, span(400, 500).start)


def test_times_span_all_real_overlaps_and_distance_is_that_of_the_nearest_pair() -> None:
    a = [
        volume(east_of_here(50), when=span(0, 100)),
        volume(east_of_here(10), when=span(100, 200)),
        volume(east_of_here(1), when=span(900, 1000)),
    ]
    b = [volume(when=span(50, 150)), volume(when=span(1010, 1100))]
    found = meeting(a, b, Separation(lateral_m=100, time_s=60))
    assert found is not None
    assert (found.start, found.end, found.gap_s) == (span(50, 100).start, span(0, 150).end, None)
    assert found.closest_m == pytest.approx(1, abs=0.001)  # of a pair that only comes near in time


def test_of_pairs_equally_near_the_earlier_counts_and_then_the_first() -> None:
    early = volume(band=msl(0, 100), when=span(0, 10))
    late = volume(band=msl(0, 50), when=span(20, 30))
    other = [volume(band=msl(60, 200), when=span(0, 100))]
    found = meeting([late, early], other, Separation(vertical_m=50))
    assert found is not None
    assert found.vertical_m == 0
    same_time = volume(band=msl(0, 50), when=span(0, 10))
    found = meeting([same_time, early], other, Separation(vertical_m=50))
    assert found is not None
    assert found.vertical_m == 10


def test_of_several_gaps_the_smallest_is_told_and_of_equal_ones_the_first() -> None:
    a = [volume(when=span(0, 100)), volume(when=span(1000, 1100)), volume(when=span(1200, 1210))]
    b = [volume(when=span(150, 200)), volume(when=span(1110, 1190))]
    found = meeting(a, b, Separation(time_s=1000))
    assert found is not None
    assert (found.start, found.end, found.gap_s) == (span(0, 1100).end, span(1110, 1200).start, 10)


def test_the_plan_whose_key_sorts_first_comes_first_whichever_arrives_first() -> None:
    a = [volume(band=msl(0, 100)), volume(band=msl(1000, 1100))]
    b = [volume(band=msl(950, 960)), volume(band=msl(150, 160))]
    separation = Separation(vertical_m=60)
    gaps = []
    for first, second in (("a", "b"), ("b", "a")):
        plans: ActivePlans[str] = ActivePlans()
        held = {"a": ("A", a), "b": ("B", b)}
        plans.add(first, *held[first])
        found = plans.meetings(*held[second], separation, key=second)
        gaps += [meeting.vertical_m for _, meeting in found]
    assert gaps == [50, 50]  # the first volume of `a` with the second of `b`


def test_plans_of_one_party_never_conflict() -> None:
    plans: Plans = {"x": ("A", (volume(),)), "y": ("A", (volume(),)), "z": ("B", (volume(),))}
    assert [row[:2] for row in all_meetings(plans, Separation())] == [("x", "z"), ("y", "z")]


def test_a_plan_taken_away_conflicts_no_more_and_one_put_in_its_place_does() -> None:
    plans: ActivePlans[str] = ActivePlans()
    plans.add("b", "B", [volume(), volume(east_of_here(9))])
    plans.add("c", "C", [volume()])
    plans.remove("b")
    plans.remove("never there")
    assert [key for key, _ in plans.meetings("A", [volume()], Separation())] == ["c"]
    plans.add("d", "D", [volume()])
    plans.add("c", "C", [volume(east_of_here(9000))])
    assert [key for key, _ in plans.meetings("A", [volume()], Separation())] == ["d"]
    assert (len(plans), "d" in plans, "b" in plans) == (2, True, False)


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf")])
def test_a_separation_is_a_number_of_0_or_more(value: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        Separation(lateral_m=value)
    with pytest.raises(ValueError, match="0 or more"):
        Separation(vertical_m=value)


# Plans crowded enough to conflict often, near the antimeridian so that some lie across it.


@st.composite
def volumes(draw: st.DrawFn) -> Volume:
    chance = random.Random(draw(st.integers(0, 10**6)))
    lon = (180 + chance.uniform(-1, 1) + 180) % 360 - 180
    lat = chance.uniform(34, 35)
    side = 0.2 if lon < 0 else -0.2
    core = chance.choice(
        [
            point(lon, lat),
            line((lon, lat), (lon + side, lat + chance.uniform(-0.2, 0.2))),
            polygon(((lon, lat), (lon + side, lat), (lon + side, lat + 0.1), (lon, lat))),
        ]
    )
    start = chance.randrange(0, 5000)
    low = chance.randrange(0, 2000)
    band = chance.choice([EVERY_ALTITUDE, msl(low, low + 500), Band(low, None, Reference.AGL)])
    return volume(core, chance.uniform(0, 20_000), band, span(start, start + 2000))


plan_lists = st.lists(
    st.tuples(st.sampled_from("ABC"), st.lists(volumes(), min_size=1, max_size=3)),
    max_size=6,
)
separations = st.builds(
    Separation, st.integers(0, 20_000), st.integers(0, 500), st.integers(0, 2000)
)


def named(plans: list[tuple[str, list[Volume]]]) -> Plans:
    return {f"n{at}": (party, tuple(held)) for at, (party, held) in enumerate(plans)}


def conflict_plainly(a: Sequence[Volume], b: Sequence[Volume], separation: Separation) -> bool:
    """The rule of spec/volume.md, pair by pair, without any filter."""
    for one, other in product(a, b):
        reach = one.radius_m + other.radius_m + separation.lateral_m
        height = vertical_gap_m(one.band, other.band)
        gap = one.interval.gap(other.interval)
        near_in_time = one.interval.overlaps(other.interval) or (
            gap < timedelta(seconds=separation.time_s)
        )
        near_in_height = height is None or height <= separation.vertical_m
        if near_in_time and near_in_height:
            found = closest_approach(one.core, other.core)
            if found.distance_m - found.error_m <= reach:
                return True
    return False


@given(plan_lists, separations)
def test_no_conflict_is_missed_and_none_invented(
    plans: list[tuple[str, list[Volume]]], separation: Separation
) -> None:
    held = named(plans)
    plain = {
        (a, b)
        for a, b in combinations(sorted(held), 2)
        if held[a][0] != held[b][0] and conflict_plainly(held[a][1], held[b][1], separation)
    }
    assert {(a, b) for a, b, _ in all_meetings(held, separation)} == plain


def measured_plainly(
    a: Sequence[Volume], b: Sequence[Volume], separation: Separation
) -> Meeting | None:
    """The meeting of two plans with every pair of volumes measured and none passed over."""
    measured = []
    for (i, one), (j, other) in product(enumerate(a), enumerate(b)):
        if conflict_plainly([one], [other], separation):
            radii_m = one.radius_m + other.radius_m
            reach_m = radii_m + separation.lateral_m
            found = approach_within(Outline(one.core), Outline(other.core), reach_m)
            assert found is not None
            closest_m = max(0.0, found.distance_m - radii_m)
            start = max(one.interval.start, other.interval.start)
            end = min(one.interval.end, other.interval.end)
            height = vertical_gap_m(one.band, other.band)
            first = min(start, end)
            rank = (round(closest_m, 3), first, (i, j))
            measured.append((rank, closest_m, height, found.where, start, end))
    if not measured:
        return None
    _, closest_m, height, where, _, _ = min(measured, key=lambda pair: pair[0])
    shared = [(start, end) for *_, start, end in measured if start < end]
    if shared:
        start, end = min(start for start, _ in shared), max(end for _, end in shared)
        return Meeting(closest_m, height, start, end, None, where)
    gap = min((start - end, end, start) for *_, start, end in measured)
    return Meeting(closest_m, height, gap[1], gap[2], int(gap[0].total_seconds()), where)


def thin(one: Volume) -> Volume:
    return Volume(one.core, one.radius_m / 1000, one.band, one.interval)


chains = st.lists(volumes() | volumes().map(thin), min_size=1, max_size=8)
wide = st.builds(Separation, st.integers(0, 200_000), st.integers(0, 500), st.integers(0, 2000))


@given(chains, chains, separations | wide)
def test_pairs_passed_over_unmeasured_change_nothing(
    a: list[Volume], b: list[Volume], separation: Separation
) -> None:
    assert meeting(a, b, separation) == measured_plainly(a, b, separation)


@given(volumes(), volumes())
def test_the_distance_lies_between_what_is_sure_of_it(a: Volume, b: Volume) -> None:
    found = closest_approach(a.core, b.core)
    least_m, most_m = surely_between_m(Outline(a.core), Outline(b.core))
    assert least_m <= found.distance_m
    assert found.distance_m - found.error_m <= most_m


@given(plan_lists, separations, st.randoms(use_true_random=False))
def test_the_order_in_which_plans_arrive_changes_nothing(
    plans: list[tuple[str, list[Volume]]], separation: Separation, chance: random.Random
) -> None:
    held = named(plans)
    whole = {(a, b): found for a, b, found in all_meetings(held, separation)}
    arrived: ActivePlans[str] = ActivePlans()
    pieced: dict[tuple[str, str], Meeting] = {}
    order = sorted(held)
    chance.shuffle(order)
    for key in order:
        party, its = held[key]
        arrived.add(f"{key} withdrawn", party, its)
        arrived.remove(f"{key} withdrawn")
        for other, found in arrived.meetings(party, its, separation, key=key):
            pieced[(min(key, other), max(key, other))] = found
        arrived.add(key, party, its)
    assert pieced == whole


def told(found: Meeting | None) -> tuple[object, ...] | None:
    """What does not hang on the order of two volume pairs that are equal to the millimetre."""
    if found is None:
        return None
    return round(found.closest_m, 3), found.start, found.end, found.gap_s


@given(st.lists(volumes(), min_size=1, max_size=3), st.lists(volumes(), min_size=1), separations)
def test_who_asks_makes_no_difference(
    a: list[Volume], b: list[Volume], separation: Separation
) -> None:
    assert told(meeting(a, b, separation)) == told(meeting(b, a, separation))


@given(volumes(), volumes(), separations, st.integers(-(10**8), 10**8))
def test_moving_both_plans_in_time_moves_the_conflict_and_no_more(
    a: Volume, b: Volume, separation: Separation, seconds: int
) -> None:
    by = timedelta(seconds=seconds)

    def later(one: Volume) -> Volume:
        when = Interval(one.interval.start + by, one.interval.end + by)
        return Volume(one.core, one.radius_m, one.band, when)

    found, moved = meeting([a], [b], separation), meeting([later(a)], [later(b)], separation)
    if found is None or moved is None:
        assert found is moved
        return
    assert (moved.start - by, moved.end - by) == (found.start, found.end)
    assert (moved.closest_m, moved.where, moved.gap_s) == (
        found.closest_m,
        found.where,
        found.gap_s,
    )


@given(volumes(), volumes(), separations, separations)
def test_a_greater_separation_never_loses_a_conflict(
    a: Volume, b: Volume, separation: Separation, more: Separation
) -> None:
    greater = Separation(
        separation.lateral_m + more.lateral_m,
        separation.vertical_m + more.vertical_m,
        separation.time_s + more.time_s,
    )
    if meeting([a], [b], separation):
        assert meeting([a], [b], greater)


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
lengths = st.integers(0, 10**9) | st.floats(0, 1e9) | st.sampled_from([0.5, 1e-7, 65504.0, 3.4e38])


@given(names, names, lengths, lengths, st.integers(0, 10**12))
def test_a_conflict_is_named_by_canonical_cbor(
    a: str, b: str, lateral_m: float, vertical_m: float, time_s: int
) -> None:
    from hashlib import sha256

    def whole(value: float) -> float:
        return int(value) if value == int(value) and value < 2**64 else value

    first, second = sorted((a, b), key=lambda name: name.encode())
    parts = [first, second, whole(lateral_m), whole(vertical_m), time_s]
    expected = sha256(cbor2.dumps(parts, canonical=True)).hexdigest()[:32]
    separation = Separation(lateral_m, vertical_m, time_s)
    assert conflict_id(a, b, separation) == conflict_id(b, a, separation) == expected


def test_a_plan_far_from_all_others_needs_no_exact_geometry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plans: ActivePlans[int] = ActivePlans()
    for at in range(200):
        plans.add(at, "B", [volume(point(at / 10, at / 10), 100)])

    def never(*_: object) -> None:
        raise AssertionError("looked closer at a plan that is far away")

    monkeypatch.setattr("keepclear.picture.meeting.approach_within", never)
    assert plans.meetings("A", [volume(point(-50.0, 5.0), 100)], Separation()) == []
    later = volume(point(5.0, 5.0), 100, when=span(4000, 5000))
    assert plans.meetings("A", [later], Separation(time_s=400)) == []
