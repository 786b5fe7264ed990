"""Recorded flights, notified as timed segments: no real closeness is lost, none is invented."""

from pathlib import Path

import pytest
from tests.examples.calfire import (
    LATERAL_M,
    SEPARATION,
    SLACK_M,
    Flight,
    closest_m,
    read_flights,
    real_pairs,
)

from keepclear.picture.conflict import all_meetings


@pytest.fixture(scope="module")
def flights(calfire_flights: Path) -> list[Flight]:
    return read_flights(calfire_flights)


def test_conflicts_of_recorded_flights_are_the_real_ones(flights: list[Flight]) -> None:
    by_notice = {flight.notice: flight for flight in flights}
    plans = {flight.notice: (flight.party, flight.volumes()) for flight in flights}
    reported = {(a, b) for a, b, _ in all_meetings(plans, SEPARATION)}
    real = real_pairs(flights)
    assert len(by_notice) == 186
    assert len(real) == 48
    assert real - reported == set()
    for a, b in reported:
        assert closest_m(by_notice[a], by_notice[b]) <= LATERAL_M + SLACK_M
