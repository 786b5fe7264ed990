"""Two parties notify recorded flights over a real line, and both see every real closeness.

The flights are real, the two nodes are processes, and each notice crosses the line as a sealed
parcel. What is true of the flights is worked out from the recording alone (examples/calfire.py).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path

import pytest
from tests.examples.calfire import (
    LATERAL_M,
    SLACK_M,
    TIME_S,
    VERTICAL_M,
    Flight,
    closest_m,
    read_flights,
    real_pairs,
)
from tests.exchanges.parties import (
    Party,
    awaited,
    found_line,
    introduce,
    make_party,
    serving,
    until,
)

from keepclear.exchange.notice import encode_volumes
from keepclear.host.clock import real_now
from keepclear.host.settings import Scenario
from keepclear.record.canonical import encode

BATCH = 12  # notices given by one act; the other party is heard in between
Pairs = set[tuple[str, str]]


@pytest.fixture(scope="module")
def flights(calfire_flights: Path) -> list[Flight]:
    return read_flights(calfire_flights)


@pytest.fixture(scope="module")
def line(
    flights: list[Flight], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Party, Party]]:
    """A and B on a clock that begins an hour before the first flight, with separations agreed."""
    root = tmp_path_factory.mktemp("flights")
    first = datetime.fromtimestamp(min(flight.first_s for flight in flights), UTC)
    clock = Scenario("FLIGHTS", first - timedelta(hours=1), 1.0, real_now())
    a, b = (make_party(root, name, scenario=clock) for name in "AB")
    with serving(a), serving(b):
        introduce(a, b)
        found_line("line", a, b)
        agree_separations(a, b)
        yield a, b


def agree_separations(a: Party, b: Party) -> None:
    apart = {"lateral_m": ceil(LATERAL_M), "vertical_m": ceil(VERTICAL_M), "time_s": TIME_S}
    a.ask(act="propose separations", title="apart", **apart)
    until(lambda: b.ask(act="endorse", document="apart", what="sign"))
    awaited(a, "document to close", about="apart")
    a.ask(act="endorse", document="apart", what="close")
    for party in (a, b):
        until(lambda party=party: separations(party)["agreed"])


def separations(party: Party) -> dict[str, int]:
    return party.ask(view="status")["channels"][0]["separations"]


def drafts(party: str, flights: list[Flight]) -> list[list[dict[str, object]]]:
    """One party's flights as notices, in the batches that it gives them in."""
    whole = [
        {
            "name": flight.notice,
            "activity": "flight",
            "volumes": encode(encode_volumes(flight.volumes())),
        }
        for flight in flights
        if flight.party == party
    ]
    return [whole[at : at + BATCH] for at in range(0, len(whole), BATCH)]


def give_in_turn(line: tuple[Party, Party], flights: list[Flight]) -> int:
    """Give every flight, A and B in turn, while each hears the other; return how many."""
    given = 0
    ours, theirs = (drafts(party.name, flights) for party in line)
    for number in range(max(len(ours), len(theirs))):
        for party, batches in zip(line, (ours, theirs), strict=True):
            for batch in batches[number : number + 1]:
                party.ask(act="give", notices=batch)
                given += len(batch)
    return given


def conflicts(party: Party) -> Pairs:
    return {tuple(sorted(row["notices"])) for row in party.ask(view="conflicts")}


def test_every_real_closeness_is_a_conflict_at_both_nodes_and_none_is_invented(
    line: tuple[Party, Party], flights: list[Flight]
) -> None:
    assert give_in_turn(line, flights) == len(flights)
    for party in line:
        until(lambda party=party: len(party.ask(view="notices")) == len(flights))
    reported = [conflicts(party) for party in line]
    assert reported[0] == reported[1]
    by_notice = {flight.notice: flight for flight in flights}
    real = real_pairs(flights)
    assert real
    assert real - reported[0] == set()
    for a, b in reported[0]:
        assert closest_m(by_notice[a], by_notice[b]) <= LATERAL_M + SLACK_M
