"""A bulletin adds up whatever it counts: every total is the length of a list that is shown."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadInput
from keepclear.exchange.incident import Position, Sort, State
from keepclear.limits import BULLETIN_PERIODS_MAX
from keepclear.picture.bulletin import (
    ELSEWHERE,
    NO_PLACE,
    Area,
    Bulletin,
    Column,
    Counted,
    Ring,
    Step,
    count,
    differences,
    periods,
)

DAY = 86_400
PARTIES = ("A", "B", "C")


def square(west: int, south: int, size: int = 10) -> Ring:
    east, north = west + size, south + size
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


LEFT, RIGHT = Area("left", ((square(0, 0),),)), Area("right", ((square(10, 0),),))


def incident(
    number: str,
    place: tuple[int, int] | None = (5, 5),
    began: int = 0,
    sort: Sort = Sort.OTHER,
    positions: Sequence[Position] = (Position.CONFIRM, Position.NOT_STATED, Position.NOT_STATED),
    reporter: int = 0,
) -> Counted:
    return Counted(number, began, place, sort, reporter, tuple(positions), State.OPEN, "")


def by(made: Bulletin, table: str) -> dict[str, tuple[str, ...]]:
    (found,) = [one for one in made.tables if one.by == table]
    return {line.label: line.numbers() for line in found.lines}


@pytest.mark.requirement("F12-5")
def test_an_incident_on_the_border_of_two_areas_is_counted_once_in_the_first_listed() -> None:
    on_both = incident("A-1", (10, 5))
    assert by(count([on_both], PARTIES, [LEFT, RIGHT], 0, DAY), "area") == {
        "left": ("A-1",),
        "right": (),
        ELSEWHERE: (),
    }
    assert by(count([on_both], PARTIES, [RIGHT, LEFT], 0, DAY), "area")["right"] == ("A-1",)


@pytest.mark.requirement("F12-5")
def test_what_no_area_holds_is_counted_elsewhere_and_what_has_no_place_apart() -> None:
    made = count([incident("A-1", (99, 5)), incident("A-2", None)], PARTIES, [LEFT], 0, DAY)
    assert by(made, "area") == {"left": (), ELSEWHERE: ("A-1",), NO_PLACE: ("A-2",)}


@pytest.mark.requirement("F12-5")
@pytest.mark.parametrize("name", ["total", "fire", "1970-01-01", "elsewhere", "no place given"])
def test_an_area_is_not_called_as_a_line_of_another_table_so_that_a_figure_means_one(
    name: str,
) -> None:
    named = Area(name, LEFT.polygons)
    with pytest.raises(BadInput, match="the name is taken"):
        count([incident("A-1")], PARTIES, [named], 0, DAY, Step.DAY)


@pytest.mark.requirement("F12-5")
@pytest.mark.parametrize("lon", [180, -180])
def test_a_position_on_the_antimeridian_is_on_the_border_of_the_areas_on_both_sides(
    lon: int,
) -> None:
    for west in (170, -180, 175):  # the last reaches over, in longitudes beyond 180
        area = Area("area", ((square(west * 1_000_000, 0, 10_000_000),),))
        assert area.holds((lon * 1_000_000, 5))


def test_a_hole_is_outside_and_its_border_is_not() -> None:
    ring = Area("ring", ((square(0, 0, 30), square(10, 10)),))
    assert ring.holds((5, 5))
    assert not ring.holds((15, 15))
    assert ring.holds((10, 15))
    assert ring.holds((0, 0))


@given(st.tuples(st.integers(-5, 35), st.integers(-5, 35)))
def test_squares_that_share_borders_leave_no_gap(place: tuple[int, int]) -> None:
    tiles = [Area(f"{x},{y}", ((square(x, y),),)) for x in (0, 10, 20) for y in (0, 10, 20)]
    inside = 0 <= place[0] <= 30 and 0 <= place[1] <= 30
    assert any(tile.holds(place) for tile in tiles) is inside


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=3, max_size=8),
    st.tuples(st.integers(-9, 9), st.integers(-9, 9)),
)
def test_a_position_is_inside_by_an_odd_number_of_crossings(
    corners: list[tuple[int, int]], place: tuple[int, int]
) -> None:
    """Against an oracle in whole numbers doubled: a ray just above the position, border aside."""
    ring = (*corners, corners[0])
    area = Area("any", ((ring,),))
    edges = list(pairwise(ring))
    on_border = any(
        (b[0] - a[0]) * (place[1] - a[1]) == (place[0] - a[0]) * (b[1] - a[1])
        and min(a[0], b[0]) <= place[0] <= max(a[0], b[0])
        and min(a[1], b[1]) <= place[1] <= max(a[1], b[1])
        for a, b in edges
    )
    height = place[1] + 0.5
    hits = sum(
        (a[1] < height) != (b[1] < height)
        and a[0] + (place[1] + 1e-9 - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) > place[0]
        for a, b in edges
    )
    assert area.holds(place) is (on_border or hits % 2 == 1)


POSITIONS = st.lists(st.sampled_from(Position), min_size=3, max_size=3)
PLACES = st.none() | st.tuples(st.integers(-5, 25), st.integers(-5, 15))
INCIDENTS = st.lists(
    st.tuples(PLACES, st.integers(-DAY, 70 * DAY), st.sampled_from(Sort), POSITIONS),
    max_size=30,
)
AREAS = st.lists(
    st.tuples(st.integers(-5, 25), st.integers(-5, 15), st.integers(1, 20)), max_size=5
)


@pytest.mark.requirement("F12-4")
@given(INCIDENTS, AREAS, st.sampled_from(Step), st.integers(0, 30 * DAY), st.integers(1, 30 * DAY))
def test_totals_always_add_up(
    told: list[tuple[tuple[int, int] | None, int, Sort, list[Position]]],
    squares: list[tuple[int, int, int]],
    step: Step,
    start: int,
    lasts: int,
) -> None:
    rows = [
        incident(f"A-{number}", place, began, sort, positions, number % 3)
        for number, (place, began, sort, positions) in enumerate(told)
    ]
    areas = [Area(f"area {n}", ((square(*one),),)) for n, one in enumerate(squares)]
    made = count(rows, PARTIES, areas, start, start + lasts, step)
    within = sorted(one.number for one in rows if start <= one.began < start + lasts)
    assert sorted(made.whole.numbers()) == within
    for table in made.tables:
        assert table.total == len(within)
        assert sorted(n for line in table.lines for n in line.numbers()) == within
        assert table.arithmetic().endswith(f"= {len(within)}")
        for party in range(3):
            spread = [line.of(party, one) for line in table.lines for one in Column]
            assert sum(map(len, spread)) == len(within)
    assert sum(line.total for _, lines in made.cells for line in lines) == len(within)


@given(st.integers(0, 10**9), st.integers(1, 300 * DAY), st.sampled_from(Step))
def test_periods_follow_each_other_without_a_gap(start: int, lasts: int, step: Step) -> None:
    cut = list(periods(start, start + lasts, step))
    assert (cut[0].start, cut[-1].end) == (start, start + lasts)
    assert all(one.end == other.start for one, other in pairwise(cut))
    assert len({one.label for one in cut}) == len(cut)


def test_every_party_has_its_column_beside_the_others() -> None:
    own = (Position.CONFIRM, Position.DENY, Position.NOT_SEEN)
    taken_back = (Position.DENY, Position.CONFIRM, Position.NOT_STATED)
    rows = [incident("A-1", positions=own), incident("A-2", positions=taken_back)]
    whole = count(rows, PARTIES, [], 0, DAY).whole
    assert (whole.of(0, Column.REPORTED), whole.of(0, Column.TAKEN_BACK)) == (("A-1",), ("A-2",))
    assert (whole.of(1, Column.DENIED), whole.of(1, Column.CONFIRMED)) == (("A-1",), ("A-2",))
    assert (whole.of(2, Column.NOT_SEEN), whole.of(2, Column.NOT_STATED)) == (("A-1",), ("A-2",))


def test_what_began_at_the_end_is_in_the_next_bulletin() -> None:
    rows = [incident("A-1", began=0), incident("A-2", began=DAY)]
    assert count(rows, PARTIES, [], 0, DAY).whole.numbers() == ("A-1",)
    assert count(rows, PARTIES, [], DAY, 2 * DAY).whole.numbers() == ("A-2",)


def test_stated_figures_are_set_beside_what_the_rows_give() -> None:
    rows = [incident("A-1"), incident("A-2", (15, 5)), incident("A-3", (16, 5))]
    made = count(rows, PARTIES, [LEFT, RIGHT], 0, DAY)
    assert differences(made, {"total": 2, "left": 1, "right": 2}) == [
        ("total", 2, 3),
        ("left", 1, 1),
        ("right", 2, 2),
        ("total of the stated areas", 2, 3),
    ]
    with pytest.raises(BadInput, match="nothing is called so"):
        differences(made, {"middle": 1})


def test_an_empty_time_and_names_that_repeat_are_refused_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        count([], PARTIES, [LEFT, LEFT, Area(ELSEWHERE, ())], 5, 5)
    assert [fault.place for fault in refused.value.faults] == [
        "--until",
        "area 'elsewhere'",
        "area 'left'",
    ]


@pytest.mark.requirement("L-2")
def test_more_periods_than_anybody_reads_are_refused() -> None:
    with pytest.raises(BadInput, match=str(BULLETIN_PERIODS_MAX)):
        count([], PARTIES, [], 0, (BULLETIN_PERIODS_MAX + 1) * DAY, Step.DAY)
