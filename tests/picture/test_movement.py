"""Movement: a plan that moves is a chain of volumes, and only where both are at one time counts."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from keepclear.exchange.rule.separation import Separation
from keepclear.picture.conflict import meeting
from keepclear.space.altitude import EVERY_ALTITUDE
from keepclear.space.interval import Interval
from keepclear.space.volume import Position, Volume, line, point

NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)
NM = 1852.0
ROAD = tuple((36.0 + 0.1 * step, 35.0) for step in range(7))  # legs of some 9 km, 15 min each


def minutes(start: float, end: float) -> Interval:
    return Interval(NOON + timedelta(minutes=start), NOON + timedelta(minutes=end))


def convoy(start: float, road: tuple[Position, ...] = ROAD, leg: float = 15) -> list[Volume]:
    """A movement along a road that sets out some minutes after noon, one volume a leg."""
    return [
        Volume(line(a, b), 500.0, EVERY_ALTITUDE, minutes(start + n * leg, start + (n + 1) * leg))
        for n, (a, b) in enumerate(pairwise(road))
    ]


def ship(course: tuple[Position, ...], leg: float = 30) -> list[Volume]:
    """A ship with 10 NM round it wherever it is: a corridor for each leg, for its time alone."""
    return [
        Volume(line(a, b), 10 * NM, EVERY_ALTITUDE, minutes(n * leg, (n + 1) * leg))
        for n, (a, b) in enumerate(pairwise(course))
    ]


@pytest.mark.requirement("C-4")
def test_two_convoys_on_one_road_at_different_hours_keep_clear() -> None:
    first, hours_later = convoy(0), convoy(120)
    assert meeting(first, hours_later, Separation(2_000.0, 300.0, 600)) is None


@pytest.mark.requirement("C-4")
def test_a_convoy_that_sets_out_before_the_other_is_through_is_told_where_they_meet() -> None:
    # Half an hour behind, in the same direction: each leg is free again before the other comes.
    assert meeting(convoy(0), convoy(30), Separation()) is None
    # The other way they meet head on, on the leg where both are at that time.
    head_on = meeting(convoy(0), convoy(0, ROAD[::-1]), Separation())
    assert head_on is not None
    assert (head_on.start, head_on.end) == (minutes(30, 60).start, minutes(30, 60).end)
    assert ROAD[2][0] <= head_on.where[0] <= ROAD[4][0]


@pytest.mark.requirement("C-4")
def test_convoys_within_the_time_separation_conflict_though_no_instant_is_shared() -> None:
    # An hour behind. The second enters a leg 30 minutes after the first has left the next one.
    assert meeting(convoy(0), convoy(60), Separation(time_s=30 * 60)) is None
    close = meeting(convoy(0), convoy(60), Separation(time_s=30 * 60 + 1))
    assert close is not None
    assert close.gap_s == 30 * 60


@pytest.mark.requirement("C-5")
def test_a_buffer_that_moves_with_a_ship_is_where_the_ship_is_and_nowhere_else() -> None:
    # 0.2 degrees of longitude are some 9.85 NM here.
    course = tuple((34.0 + 0.2 * step, 35.5) for step in range(5))
    anchored = (34.8, 35.5)
    while_far = Volume(point(*anchored), 100.0, EVERY_ALTITUDE, minutes(0, 60))
    while_near = Volume(point(*anchored), 100.0, EVERY_ALTITUDE, minutes(60, 120))
    # In the first hour the ship comes no nearer than 19.7 NM, in the second as near as 0.
    assert meeting(ship(course), [while_far], Separation()) is None
    near = meeting(ship(course), [while_near], Separation())
    assert near is not None
    assert near.start == minutes(60, 90).start
    # As one still buffer for all the time it would have warned of both.
    still = [Volume(line(*course), 10 * NM, EVERY_ALTITUDE, minutes(0, 120))]
    assert meeting(still, [while_far], Separation()) is not None


@pytest.mark.requirement("C-5")
def test_a_moving_buffer_has_no_gap_where_its_segments_join() -> None:
    course = tuple((34.0 + 0.2 * step, 35.5) for step in range(5))
    for minute in range(120):
        where = 34.0 + 0.2 * minute / 30
        # At each minute a boat 9.9 NM abeam of where the ship then is.
        boat = Volume(
            point(where, 35.5 + 9.9 / 60), 0.0, EVERY_ALTITUDE, minutes(minute, minute + 1)
        )
        assert meeting(ship(course), [boat], Separation()) is not None, minute
