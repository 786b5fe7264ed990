"""Drafts of incidents: filled with what is known, and sent by nobody but an officer."""

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk import incidents
from keepclear.desk.views import View
from keepclear.errors import BadInput
from keepclear.node import request as ask


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    world.act("A", ask.Give, notices=[draft("NORTH-1", circle(38.0, 36.0))])
    world.act("B", ask.Give, notices=[draft("SOUTH-1", circle(38.001, 36.0))])
    world.settle()
    return world


def drafted(world: World, source: str) -> View:
    return incidents.draft(world.node("A"), world.moment, source)


def test_a_conflict_gives_its_place_its_time_and_both_notices(world: World) -> None:
    (row,) = world.node("A").situation.conflicts.values()
    view = drafted(world, row.id.hex()[:12])
    assert view["sort"] == "LOSS OF SEPARATION"
    assert sorted(view["links"]) == sorted(one.hex() for one in (row.a, row.b))
    assert "NORTH-1 and SOUTH-1" in view["text"]
    number = world.act("A", ask.OpenIncident, **view)["incident"]
    shown = incidents.incident(world.node("A"), world.moment, number)
    (place,) = shown["places"]
    assert 37.9 < place[0] < 38.1
    assert shown["title"] == "conflict of NORTH-1 and SOUTH-1"


def test_an_oddity_gives_its_words_and_is_linked_to_nothing(world: World) -> None:
    node = world.node("A")
    (line,) = node.lines.values()
    with node.transaction(world.moment):
        node.odd(line.channel, b"x", "MOVED FAR", "NORTH-1 of A: 9 km")
    (odd,) = node.store.oddities_alike("MOVED FAR", 5)
    view = drafted(world, odd.id.hex()[:12])
    assert (view["sort"], view["text"], view["links"]) == (
        "OTHER",
        "MOVED FAR: NORTH-1 of A: 9 km",
        [],
    )


def test_what_lies_ahead_has_not_happened_and_is_cut_off(world: World) -> None:
    view = drafted(world, "NORTH-1")
    assert view["from_utc"] < view["until_utc"] <= world.moment.utc


def test_what_is_of_nothing_known_is_refused(world: World) -> None:
    with pytest.raises(BadInput, match="no notice 'abcdef123456'"):
        drafted(world, "abcdef123456")
