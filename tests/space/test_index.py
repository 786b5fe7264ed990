"""The columns leave no row out that matters, and read altitudes as spec/altitude.md does."""

from datetime import timedelta
from math import inf
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.picture.adversarial import DAWN, span

from keepclear.space.altitude import (
    CAUTIOUS,
    EVERY_ALTITUDE,
    NOT_COMPARED,
    Band,
    Margins,
    Offset,
    Reference,
    vertical_gap_m,
)
from keepclear.space.columns import CLOSE, ROW
from keepclear.space.index import (
    Index,
    Minima,
    Row,
    gaps_m,
    hasten,
    microseconds_of,
    offsets_of,
    row_of,
)
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, Volume, line, point, polygon

hasten()

from keepclear.space.search import gap_m  # noqa: E402

OTHERS = Margins(Offset.within(50.0), Offset(-9_000.0, 430.0), None, Offset(0.0, 0.0, 0.9))
BUILT: list[dict[str, Any]] = [
    {"hastened": False},
    {"hastened": True},
    {"tree_from": 1, "hastened": True},
]
every_build = pytest.mark.parametrize("how", BUILT, ids=["plain", "loops", "tree"])

heights = st.one_of(
    st.none(), st.integers(-20, 400).map(lambda step: step * 30.48), st.floats(-500, 3e4)
)


@st.composite
def bands(draw: st.DrawFn) -> Band:
    low, top = draw(heights), draw(heights)
    if low is not None and top is not None and low > top:
        low, top = top, low
    reference = draw(st.sampled_from(Reference))
    return Band(low, top, reference) if (low, top) != (None, None) else EVERY_ALTITUDE


def volume(band: Band = EVERY_ALTITUDE, interval: Interval | None = None) -> Volume:
    return Volume(point(10.0, 50.0), 100.0, band, interval or span(0, 3600))


def minima(
    lateral_m: float = 0.0,
    vertical_m: float = 0.0,
    time_s: float = 0.0,
    margins: Margins = NOT_COMPARED,
) -> Minima:
    apart = np.array([lateral_m, vertical_m, microseconds_of(time_s)]).reshape(3, 1, 1)
    return Minima(apart, offsets_of(margins))


@pytest.mark.parametrize("margins", [NOT_COMPARED, CAUTIOUS, OTHERS])
@given(a=bands(), b=bands())
def test_columns_read_the_gap_between_bands_as_the_law_does(
    margins: Margins, a: Band, b: Band
) -> None:
    one, other = row_of(volume(a)).about, row_of(volume(b)).about
    offsets = offsets_of(margins)
    expected = vertical_gap_m(a, b, margins)
    gaps = [float(gap_m(one[0], other[0], offsets)), float(gap_m(other[0], one[0], offsets))]
    gaps += [float(gaps_m(one[0], other, offsets)[0]), float(gaps_m(other[0], one, offsets)[0])]
    if expected is None:  # The altitude test is met, whatever the separation.
        assert gaps == [-inf] * 4
    else:
        assert [max(0.0, gap) for gap in gaps] == [expected] * 4


@every_build
@settings(max_examples=40)
@given(a=bands(), b=bands(), off_m=st.sampled_from([-1e-3, 0.0, 1e-3]))
def test_no_row_is_left_out_for_its_altitude(how: Any, a: Band, b: Band, off_m: float) -> None:
    for margins in (NOT_COMPARED, CAUTIOUS):
        gap = vertical_gap_m(a, b, margins)
        index = Index(**how)
        index.add(row_of(volume(a), 1), 0)
        vertical_m = max(0.0, (gap or 0.0) + off_m)
        found, _ = index.near(row_of(volume(b), 2), minima(0.0, vertical_m, 0.0, margins))
        assert found.tolist() == ([0] if gap is None or gap <= vertical_m else [])


@every_build
@pytest.mark.parametrize("year", [3, 1700, 2030, 2300, 9998])
def test_times_are_compared_to_the_microsecond(how: Any, year: int) -> None:
    start = DAWN.replace(year=year)
    chance, hour = Random(year), timedelta(hours=1)
    for _ in range(40):
        begins, ends, wait = (timedelta(microseconds=chance.randrange(1, 200)) for _ in range(3))
        index = Index(**how)
        index.add(row_of(volume(interval=Interval(start, start + hour)), 1), 0)
        index.add(row_of(volume(interval=Interval(start + begins, start + hour)), 1), 0)
        us = row_of(volume(interval=Interval(start - hour, start + ends)), 2)
        found, _ = index.near(us, minima())
        assert sorted(found.tolist()) == [0, 1] if begins < ends else [0]
        found, _ = index.near(us, minima(time_s=wait.total_seconds()))
        assert (1 in found.tolist()) is (begins < ends or begins - ends < wait)


@every_build
@pytest.mark.parametrize("lateral_m", [0.0, 1e30, 1e6])
def test_nothing_is_near_in_an_empty_index_and_everything_within_any_length(
    how: Any, lateral_m: float
) -> None:
    index = Index(**how)
    assert index.near(row_of(volume(), 2), minima(lateral_m))[0].tolist() == []
    there = [(10.0, 50.0), (10.0, 50.001), (-170.0, -50.0), (0.0, 90.0)]
    for lon, lat in there:
        index.add(row_of(Volume(point(lon, lat), 100.0, EVERY_ALTITUDE, span(0, 60)), 1), 0)
    found, _ = index.near(row_of(volume(), 2), minima(lateral_m))
    assert set(found.tolist()) >= ({0, 1} if lateral_m < 2e7 else {0, 1, 2, 3})
    for row in range(len(there)):
        index.remove(row)
    assert index.near(row_of(volume(), 2), minima(lateral_m))[0].tolist() == []
    if how["hastened"]:
        assert index.pairs(minima(lateral_m)).tolist() == []


SHAPES = [
    point(-180.0, 90.0),
    line((179.5, 1.25), (180.0, -1.0), (179.5, 1.25)),
    polygon(
        ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 0.0)),
        ((2.0, 0.5), (3.0, 1.0), (3.0, 0.5), (2.0, 0.5)),
    ),
]


@every_build
@given(band=bands(), shape=st.sampled_from(SHAPES), radius_m=st.floats(0, 1e9))
def test_a_volume_is_read_back_as_it_was_taken_in(
    how: Any, band: Band, shape: Core, radius_m: float
) -> None:
    index = Index(**how)
    index.add(row_of(volume()), 0)
    taken = Volume(shape, radius_m, band, span(-(10**9), 10**11))
    at = index.add(row_of(taken), 1)
    assert index.volume(at) == taken
    index.remove(0)
    assert index.volume(int(index.compact()[at])) == taken


def some(chance: Random) -> Volume:
    lon, lat = chance.uniform(-180, 180), chance.uniform(-80, 80)
    shape = chance.choice([point(lon, lat), line((lon, lat), (lon * 0.99, lat + 1.0))])
    start = chance.randrange(10**6)
    return Volume(shape, chance.choice([0.0, 5e4]), EVERY_ALTITUDE, span(start, start + 10**5))


def columns_of(rows: list[Row]) -> tuple[Any, Any]:
    about = np.zeros(len(rows), ROW)
    at = 0
    for number, row in enumerate(rows):
        about[number] = row.about[0]
        about["first"][number] = at
        at += len(row.lonlat)
    return about, np.concatenate([row.lonlat for row in rows])


def test_many_rows_at_once_are_the_same_as_one_after_the_other() -> None:
    chance = Random(3)
    rows = [row_of(some(chance), number % 3) for number in range(300)]
    singly, at_once = Index(), Index()
    for number, row in enumerate(rows):
        singly.add(row, number)
    at_once.add(rows[0], 0)
    about, lonlat = columns_of(rows[1:])
    about["plan"] = np.arange(1, 300)
    assert at_once.extend(about, lonlat) == range(1, 300)
    for index in (singly, at_once):
        index.add(rows[5], 300)
    assert (singly.rows[:301] == at_once.rows[:301]).all()
    assert (singly.boxes[:, :301] == at_once.boxes[:, :301]).all()
    count = singly._vertices
    assert (singly.xyz[:count] == at_once.xyz[:count]).all()
    assert sorted(singly.pairs(minima(1e5)).tolist()) == sorted(at_once.pairs(minima(1e5)).tolist())


def test_a_tree_lists_each_pair_of_rows_once_as_a_search_for_each_finds_it() -> None:
    chance = Random(4)
    rows = [row_of(some(chance), number % 3) for number in range(700)]
    index = Index(hastened=True)
    for number, row in enumerate(rows):
        index.add(row, number)
    singly = set()
    for number, row in enumerate(rows):
        found, verdicts = index.near(row, minima(1e6))
        singly |= {
            (number, other, verdict)
            for other, verdict in zip(found.tolist(), verdicts.tolist(), strict=True)
            if other < number
        }
    found_at_once = index.pairs(minima(1e6)).tolist()
    pairs = [(max(a, b), min(a, b), verdict) for a, b, verdict in found_at_once]
    assert len(pairs) == len(set(pairs)) > 100
    assert set(pairs) == singly
    assert {verdict for _, _, verdict in pairs} >= {CLOSE}


@pytest.mark.parametrize("most", [0, 1, 5, 10**6])
@pytest.mark.parametrize("part", [1, 7, 2_048])
@every_build
def test_pairs_in_order_are_all_pairs_however_few_are_held(
    how: Any, part: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keepclear.space.index._PART", part)
    monkeypatch.setattr("keepclear.space.index._PAIRS_MAX", max(1, most))
    chance = Random(part + most)
    index, rows = Index(**how), [row_of(near_by(chance), number % 3) for number in range(60)]
    for number, row in enumerate(rows):
        index.add(row, number)
    for gone in (0, 31, 59):
        index.remove(gone)
    held = minima(5_000.0)
    expected = {
        (number, int(other))
        for number, row in enumerate(rows)
        if number not in (0, 31, 59)
        for other in index.near(row, held)[0]
        if other > number
    }
    assert len(expected) > 100
    blocks = list(index.pairs_in_order(held))
    found = np.concatenate(blocks)[:, :2].tolist()
    assert len(found) == len(expected)
    assert {(one, other) for one, other in found} == expected
    firsts = [first for first, _ in found]
    assert firsts == sorted(firsts)


def near_by(chance: Random) -> Volume:
    at = point(10.0 + chance.random() / 10, 50.0 + chance.random() / 10)
    start = chance.randrange(3_600)
    return Volume(at, 500.0, EVERY_ALTITUDE, span(start, start + 1_800))


@every_build
def test_rows_put_in_order_are_those_of_each_plan_in_their_order(how: Any) -> None:
    chance = Random(2)
    index, held = Index(**how), [(number % 4, some(chance)) for number in range(22)]
    for plan, one in held:
        index.add(row_of(one), plan)
    index.remove(5)
    ranks = np.array([2, 0, 3, 1])
    index.arrange(ranks)
    kept = [one for at, one in enumerate(held) if at != 5]
    expected = [one for _, one in sorted(kept, key=lambda one: ranks[one[0]])]
    assert [index.volume(at) for at in range(index.used)] == expected
    assert index.rows["plan"].tolist() == sorted(ranks[plan] for plan, _ in kept)
